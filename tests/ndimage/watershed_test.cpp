#include <scixx/ndimage/watershed.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Bytes = Eigen::Array<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic>;

template <class A, class Label = int>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    using Markers = core::PlainOf<A, Label>;
    const auto out = ndimage::watershed_ift(stored.array<A>("a"), stored.array<Markers>("markers"),
                                            {.structure = stored.array<core::PlainOf<A, bool>>("structure")});
    EXPECT_SCALED_CLOSE(out, stored.array<Markers>("out"), 0);
}

TEST(Watershed, EqualsSciPyInEveryRankAndStorageOrder) {
    const Reference reference("ndimage/watershed.json");
    for (const auto& [name, stored] : reference.cases()) {
        const int rank = stored.numbers("a").shape.size();
        if (rank == 3)
            check<Eigen::Tensor<std::uint8_t, 3>>(name, stored);
        else if (rank == 1 && stored.flag("wide"))
            check<Eigen::Array<std::uint16_t, Eigen::Dynamic, 1>>(name, stored);
        else if (rank == 1)
            check<Eigen::Array<std::uint8_t, Eigen::Dynamic, 1>>(name, stored);
        else if (stored.flag("wide"))
            check<Eigen::Array<std::uint16_t, Eigen::Dynamic, Eigen::Dynamic>>(name, stored);
        else
            check<Eigen::Array<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, std::int8_t>(name,
                                                                                                            stored);
    }
    EXPECT_EQ(reference.cases().size(), 32u);
}

/// The least cost of a path to each sample from the markers that `counts` says, by relaxation until nothing changes.
template <class F>
[[nodiscard]] Eigen::ArrayXXi least_costs(const Bytes& a, const Eigen::ArrayXXi& markers, F counts) {
    Eigen::ArrayXXi cost = Eigen::ArrayXXi::Constant(a.rows(), a.cols(), 1000);
    for (Eigen::Index i = 0; i < a.size(); ++i)
        if (markers(i) != 0) cost(i) = counts(markers(i)) ? 0 : 2000;  // no path leads through another marker
    for (bool changed = true; changed;) {
        changed = false;
        for (Eigen::Index i = 0; i < a.rows(); ++i)
            for (Eigen::Index j = 0; j < a.cols(); ++j)
                for (const auto& [down, right] :
                     {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
                    const Eigen::Index p = i + down, q = j + right;
                    if (p < 0 || q < 0 || p >= a.rows() || q >= a.cols() || markers(i, j) != 0) continue;
                    const int through = std::max(cost(p, q), std::abs(int(a(i, j)) - int(a(p, q))));
                    if (cost(p, q) >= 1000 || through >= cost(i, j)) continue;
                    cost(i, j) = through;
                    changed = true;
                }
    }
    return cost;
}

TEST(Watershed, EachLabelComesByACheapestPath) {
    std::srand(11);
    for (int trial = 0; trial < 20; ++trial) {
        const Bytes a = (Eigen::ArrayXXd::Random(9, 8).abs() * (trial % 2 ? 6 : 255)).cast<std::uint8_t>();
        Eigen::ArrayXXi markers = Eigen::ArrayXXi::Zero(9, 8);
        for (const int label : {1, 2, -1, 3, -2, 1}) markers(std::rand() % 72) = label;
        const Eigen::ArrayXXi out = ndimage::watershed_ift(a, markers);
        const Eigen::ArrayXXi best = least_costs(a, markers, [](int) { return true; });
        for (const int label : {1, 2, 3, -1, -2}) {
            const Eigen::ArrayXXi own = least_costs(a, markers, [&](int other) { return other == label; });
            EXPECT_TRUE((out != label || own == best).all()) << trial << " " << label;
        }
        EXPECT_TRUE((out != 0).all());
    }
}

TEST(Watershed, NeighboursEndAtTheEdges) {
    Eigen::Array<std::uint8_t, 2, 5, Eigen::RowMajor> a;
    a << 200, 200, 200, 200, 0, 0, 200, 200, 200, 200;
    Eigen::Array<std::int16_t, 2, 5> markers = Eigen::Array<std::int16_t, 2, 5>::Zero();
    markers(0, 0) = 2;
    markers(0, 4) = 1;
    Eigen::Array<std::int16_t, 2, 5> expected = Eigen::Array<std::int16_t, 2, 5>::Constant(2);
    expected(0, 4) = 1;
    EXPECT_TRUE((ndimage::watershed_ift(a, markers) == expected).all());
}

TEST(Watershed, TiesDestinationsAndEmptyImages) {
    const Bytes flat = Bytes::Constant(1, 5, 7);
    Eigen::ArrayXXi markers = Eigen::ArrayXXi::Zero(1, 5);
    markers << 1, 0, 0, 0, 2;
    Eigen::ArrayXXi expected(1, 5);
    expected << 1, 2, 2, 2, 2;  // the last marker goes first
    EXPECT_TRUE((ndimage::watershed_ift(flat, markers) == expected).all());
    markers << -1, 0, 0, 0, 2;
    EXPECT_TRUE(
        (ndimage::watershed_ift(flat, markers).leftCols(2) == expected.leftCols(2) * Eigen::Array<int, 1, 2>(-1, 1))
            .all());
    Eigen::Array<std::int64_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> out(1, 5);
    ndimage::watershed_ift(flat + std::uint8_t(3), markers * 1, {}, out);
    EXPECT_EQ(out(0, 1), 2);
    ndimage::watershed_ift(flat, markers, {}, markers);
    EXPECT_EQ(markers(0, 3), 2);
    EXPECT_TRUE((ndimage::watershed_ift(flat, Eigen::ArrayXXi::Zero(1, 5)) == 0).all());
    EXPECT_EQ(ndimage::watershed_ift(Bytes(0, 5), Eigen::ArrayXXi(0, 5)).cols(), 5);
    const ndimage::BinaryStructure none(core::Dims{3, 3}, false);
    markers << -1, 0, 0, 0, 2;
    EXPECT_TRUE((ndimage::watershed_ift(flat, markers, {.structure = none}) == markers).all());
    // Labels beyond 32 bits.
    Eigen::Array<std::int64_t, Eigen::Dynamic, 1> large = Eigen::Array<std::int64_t, Eigen::Dynamic, 1>::Zero(3);
    large(1) = std::int64_t(1) << 40;
    EXPECT_TRUE((ndimage::watershed_ift(Eigen::Array<std::uint16_t, 3, 1>(1, 2, 65535), large) == large(1)).all());
}

TEST(Watershed, RefusesBadArguments) {
    const Bytes a = Bytes::Constant(3, 4, 1);
    const Eigen::ArrayXXi markers = Eigen::ArrayXXi::Zero(3, 4);
    EXPECT_THROW_TEXT(ndimage::watershed_ift(a, Eigen::ArrayXXi::Zero(4, 3)), std::invalid_argument,
                      "watershed_ift: markers must have the shape of the image, 3 x 4, got 4 x 3");
    EXPECT_THROW_TEXT(ndimage::watershed_ift(a, markers, {.structure = ndimage::generate_binary_structure(1, 1)}),
                      std::invalid_argument, "structure must have 2 axes, got 1");
    EXPECT_THROW_TEXT(ndimage::watershed_ift(a, markers, {.structure = Eigen::ArrayXX<bool>::Constant(3, 5, true)}),
                      std::invalid_argument, "extent 3 along each axis, got 3 x 5");
    Eigen::ArrayXXi wrong(2, 2);
    EXPECT_THROW_TEXT(ndimage::watershed_ift(a, markers, {}, wrong), std::invalid_argument,
                      "out must have shape 3 x 4");
}

}  // namespace
