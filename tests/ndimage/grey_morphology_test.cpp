#include <array>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;

template <class A>
[[nodiscard]] A call(const std::string& op, const A& a, const ndimage::Window& window,
                     const ndimage::GreyMorphologyOptions& options = {}) {
    if (op == "minimum_filter") return ndimage::minimum_filter(a, window, {options.mode, options.cval, options.origin});
    if (op == "maximum_filter") return ndimage::maximum_filter(a, window, {options.mode, options.cval, options.origin});
    if (op == "grey_erosion") return ndimage::grey_erosion(a, window, options);
    if (op == "grey_dilation") return ndimage::grey_dilation(a, window, options);
    if (op == "grey_opening") return ndimage::grey_opening(a, window, options);
    if (op == "grey_closing") return ndimage::grey_closing(a, window, options);
    if (op == "morphological_gradient") return ndimage::morphological_gradient(a, window, options);
    if (op == "morphological_laplace") return ndimage::morphological_laplace(a, window, options);
    if (op == "white_tophat") return ndimage::white_tophat(a, window, options);
    if (op == "black_tophat") return ndimage::black_tophat(a, window, options);
    throw std::invalid_argument("no operation " + op);
}

template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    ndimage::GreyMorphologyOptions options;
    options.mode = mode_named(stored.text("mode"));
    options.cval = stored.number("cval");
    options.origin = integers(stored, "origin");
    ndimage::Window window;
    if (stored.has("size")) window = integers(stored, "size");
    if (stored.has("footprint")) window = stored.array<core::PlainOf<A, bool>>("footprint");
    if (stored.has("structure")) options.structure = stored.array<core::PlainOf<A, double>>("structure");
    EXPECT_SCALED_CLOSE(call(stored.text("op"), stored.array<A>("a"), window, options), stored.array<A>("out"), 0);
}

template <class T>
void check_ranks(const std::string& name, const Case& stored) {
    switch (stored.numbers("a").shape.size()) {
        case 1:
            return check<Eigen::Array<T, Eigen::Dynamic, 1>>(name, stored);
        case 2:
            check<Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic>>(name, stored);
            return check<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(name, stored);
        default:
            return check<Eigen::Tensor<T, 3, Eigen::RowMajor>>(name, stored);
    }
}

TEST(GreyMorphology, EqualsSciPyForEveryModeRankAndElement) {
    int count = 0;
    const Reference reference("ndimage/grey_morphology.json");
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("scalar")) continue;
        if (stored.text("scalar") == "u8")
            check_ranks<unsigned char>(name, stored);
        else
            check_ranks<double>(name, stored);
        ++count;
    }
    EXPECT_GT(count, 200);
}

TEST(GreyMorphology, BoolImages) {
    const Reference reference("ndimage/grey_morphology.json");
    using Mask = Eigen::ArrayXX<bool>;
    const Case& stored = reference["bool"];
    const auto a = stored.array<Mask>("a");
    EXPECT_TRUE((ndimage::grey_erosion(a, 3) == stored.array<Mask>("erosion")).all());
    EXPECT_TRUE((ndimage::white_tophat(a, 2) == stored.array<Mask>("tophat")).all());
    EXPECT_TRUE(
        (ndimage::morphological_gradient(a, 3) == (ndimage::grey_dilation(a, 3) != ndimage::grey_erosion(a, 3))).all());
}

TEST(GreyMorphology, AFillValueOutsideTheTypeWrapsAsInSciPy) {
    const Reference reference("ndimage/grey_morphology.json");
    using Bytes = Eigen::ArrayXX<unsigned char>;
    const Case& stored = reference["wrapped fill"];
    const Bytes out = ndimage::grey_erosion(stored.array<Bytes>("a"), {3, 4}, {.mode = Mode::constant, .cval = -3});
    EXPECT_TRUE((out == stored.array<Bytes>("out")).all());
}

TEST(GreyMorphology, DestinationsBlocksAndExpressions) {
    std::srand(5);
    const Eigen::ArrayXXf a = Eigen::ArrayXXf::Random(40, 50);
    const Eigen::ArrayXXf part = a.block(2, 3, 30, 33);
    const ndimage::Window box{5, 4};
    for (const std::string op : {"grey_erosion", "grey_dilation", "grey_opening", "grey_closing", "white_tophat",
                                 "black_tophat", "morphological_gradient", "morphological_laplace"})
        EXPECT_EQ(call(op, part, box).rows(), 30);
    const Eigen::ArrayXXf eroded = ndimage::grey_erosion(part, box);
    EXPECT_TRUE((ndimage::grey_erosion(a.block(2, 3, 30, 33), box) == eroded).all());
    EXPECT_TRUE(
        (ndimage::grey_erosion(part + 1.f, box) == ndimage::grey_erosion(Eigen::ArrayXXf(part + 1.f), box)).all());
    Eigen::ArrayXXf in_place = part;
    ndimage::grey_erosion(in_place, box, {}, in_place);
    EXPECT_TRUE((in_place == eroded).all());
    Eigen::ArrayXXf tophat = part;
    ndimage::white_tophat(tophat, 3, {}, tophat);
    EXPECT_TRUE((tophat == ndimage::white_tophat(part, 3)).all());
    EXPECT_TRUE((ndimage::grey_erosion<double>(part, box) == eroded.cast<double>()).all());
    Eigen::ArrayXX<unsigned char> bytes(30, 33);
    ndimage::grey_erosion(100 * (part + 1.f), box, {}, bytes);
    EXPECT_TRUE((bytes == (100 * (eroded + 1.f)).cast<unsigned char>()).all());
    Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows(60, 66);
    auto spread = Eigen::Map<Eigen::ArrayXXf, 0, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>>(
        rows.data(), 30, 33, Eigen::Stride<Eigen::Dynamic, Eigen::Dynamic>(2, 132));
    ndimage::grey_erosion(part, box, {}, spread);
    EXPECT_TRUE((spread == eroded).all());
    Eigen::ArrayXXf wrong(2, 2);
    EXPECT_THROW_TEXT(ndimage::grey_erosion(part, box, {}, wrong), std::invalid_argument,
                      "out must have shape 30 x 33");
}

TEST(GreyMorphology, EdgeSizes) {
    EXPECT_EQ(ndimage::grey_erosion(Eigen::ArrayXXd(0, 4), 3).cols(), 4);
    const Eigen::ArrayXXd one = Eigen::ArrayXXd::Constant(1, 1, 3.0);
    EXPECT_EQ(ndimage::grey_dilation(one, 7)(0, 0), 3.0);
    const Eigen::Array2d two(5, 1);
    EXPECT_TRUE((ndimage::grey_erosion(two, 31) == Eigen::Array2d(1, 1)).all());
    EXPECT_TRUE((ndimage::grey_erosion(two, 1) == two).all());
}

TEST(GreyMorphology, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    EXPECT_THROW_TEXT(ndimage::grey_erosion(a, {}), std::invalid_argument,
                      "grey_erosion: size, footprint or structure must be given");
    EXPECT_THROW_TEXT(ndimage::grey_dilation(a, -1), std::invalid_argument, "size must be at least 1, got -1");
    EXPECT_THROW_TEXT(ndimage::grey_dilation(a, {3, 0}), std::invalid_argument, "size must be at least 1");
    EXPECT_THROW_TEXT(ndimage::grey_opening(a, {3, 3, 3}), std::invalid_argument, "size must have one entry");
    EXPECT_THROW_TEXT(ndimage::grey_closing(a, Eigen::ArrayXX<bool>::Constant(3, 3, false)), std::invalid_argument,
                      "footprint must have at least one true entry");
    EXPECT_THROW_TEXT(ndimage::white_tophat(a, Eigen::ArrayX<bool>::Constant(3, true)), std::invalid_argument,
                      "footprint must have 2 axes, got 1");
    EXPECT_THROW_TEXT(ndimage::black_tophat(a, {}, {.structure = Eigen::ArrayXd::Zero(3)}), std::invalid_argument,
                      "structure must have 2 axes, got 1");
    EXPECT_THROW_TEXT(ndimage::morphological_laplace(a, Eigen::ArrayXX<bool>::Constant(3, 2, true),
                                                     {.structure = Eigen::ArrayXXd::Zero(3, 3)}),
                      std::invalid_argument, "footprint must have the shape of structure");
    EXPECT_THROW_TEXT(ndimage::morphological_gradient(a, 3, {.origin = 2}), std::invalid_argument,
                      "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::grey_erosion(a, 3, {.mode = {Mode::wrap}}), std::invalid_argument, "mode");
}

TEST(GreyMorphology, HeightsOfWideIntegersKeepTheirBits) {
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const Eigen::Array<std::int64_t, 3, 1> a(most, most - 1, (std::int64_t(1) << 53) + 1);
    const ndimage::GreyMorphologyOptions zeros{.structure = Eigen::Array2d::Zero()};
    EXPECT_TRUE((ndimage::grey_erosion(a, {}, zeros) == ndimage::grey_erosion(a, 2)).all());
    EXPECT_TRUE((ndimage::grey_dilation(a, {}, zeros) == ndimage::grey_dilation(a, 2)).all());
    const Eigen::Array<std::int64_t, 3, 1> lower =
        ndimage::grey_erosion(a, {}, {.structure = Eigen::Array3d(1, 2, 1), .mode = Mode::nearest});
    EXPECT_TRUE((lower == Eigen::Array<std::int64_t, 3, 1>(most - 2, a(2) - 1, a(2) - 2)).all());
}

TEST(GreyMorphology, WindowsInEveryForm) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(9, 8);
    const Eigen::ArrayXXd expected = ndimage::grey_erosion(a, {3, 2});
    EXPECT_TRUE((ndimage::grey_erosion(a, std::vector<int>{3, 2}) == expected).all());
    EXPECT_TRUE((ndimage::grey_erosion(a, std::array<long, 2>{3, 2}) == expected).all());
    EXPECT_TRUE((ndimage::grey_erosion(a, Eigen::ArrayXXi::Ones(3, 2)) == expected).all());
    EXPECT_TRUE((ndimage::grey_erosion(a, ndimage::BinaryStructure({3, 2}, true)) == expected).all());
    EXPECT_TRUE((ndimage::grey_erosion(a, 1) == a).all());
    EXPECT_FALSE(ndimage::Window().given());
    Eigen::ArrayXXd out(9, 8);
    ndimage::grey_erosion(a, {3, 2}, {}, out);
    EXPECT_TRUE((out == expected).all());
}

}  // namespace
