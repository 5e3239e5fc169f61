#include <scixx/ndimage/binary_morphology.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Bits = Eigen::ArrayXX<bool>;
using BitRows = Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class A>
[[nodiscard]] auto call(const Case& stored) {
    const std::string& op = stored.text("op");
    const A a = stored.array<A>("a");
    const auto bits = [&](const char* key) {
        return stored.has(key) ? stored.array<core::PlainOf<A, bool>>(key) : core::PlainOf<A, bool>();
    };
    const ndimage::BinaryStructure structure = bits("structure");
    const ndimage::BinaryMask mask = stored.has("mask") ? ndimage::BinaryMask(bits("mask")) : ndimage::BinaryMask();
    const core::PerAxis<Eigen::Index> origin = integers(stored, "origin");
    if (op == "binary_fill_holes") return ndimage::binary_fill_holes(a, {.structure = structure, .origin = origin});
    if (op == "binary_hit_or_miss") {
        ndimage::BinaryHitOrMissOptions options{.structure1 = structure, .origin1 = origin};
        if (stored.has("structure2")) {
            options.structure2 = bits("structure2");
            options.origin2 = integers(stored, "origin2");
        }
        return ndimage::binary_hit_or_miss(a, options);
    }
    const int border = static_cast<int>(stored.integer("border_value"));
    if (op == "binary_propagation")
        return ndimage::binary_propagation(
            a, {.structure = structure, .mask = mask, .border_value = border, .origin = origin});
    const Eigen::Index iterations = stored.integer("iterations");
    const bool brute = stored.flag("brute_force");
    if (op == "binary_erosion" || op == "binary_dilation") {
        const ndimage::BinaryErosionOptions options{structure, iterations, mask, border, origin, brute};
        return op == "binary_erosion" ? ndimage::binary_erosion(a, options) : ndimage::binary_dilation(a, options);
    }
    const ndimage::BinaryOpeningOptions options{structure, iterations, origin, mask, border, brute};
    return op == "binary_opening" ? ndimage::binary_opening(a, options) : ndimage::binary_closing(a, options);
}

template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    using Result = core::PlainOf<A, bool>;
    EXPECT_SCALED_CLOSE(call<A>(stored), stored.array<Result>("out"), 0);
}

TEST(BinaryMorphology, EqualsSciPyInEveryRankAndStorageOrder) {
    const Reference reference("ndimage/binary_morphology.json");
    for (const auto& [name, stored] : reference.cases()) switch (stored.numbers("a").shape.size()) {
            case 1:
                check<Eigen::ArrayXd>(name, stored);
                break;
            case 2:
                check<Bits>(name, stored);
                check<BitRows>(name, stored);
                break;
            default:
                check<Eigen::Tensor<bool, 3>>(name, stored);
        }
    EXPECT_EQ(reference.cases().size(), 120u);
}

/// Erosion by its definition.
[[nodiscard]] Bits eroded(const Bits& a, const Bits& structure, Eigen::Index origin0, Eigen::Index origin1,
                          bool border) {
    Bits out(a.rows(), a.cols());
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.cols(); ++j) {
            bool all = true;
            for (Eigen::Index p = 0; p < structure.rows(); ++p)
                for (Eigen::Index q = 0; q < structure.cols(); ++q) {
                    const Eigen::Index row = i + p - structure.rows() / 2 - origin0;
                    const Eigen::Index column = j + q - structure.cols() / 2 - origin1;
                    const bool inside = row >= 0 && row < a.rows() && column >= 0 && column < a.cols();
                    if (structure(p, q)) all = all && (inside ? a(row, column) : border);
                }
            out(i, j) = all;
        }
    return out;
}

TEST(BinaryMorphology, EqualsTheDefinitionForStructuresOfAnySize) {
    std::srand(7);
    for (int i = 0; i < 200; ++i) {
        const Bits a = Eigen::ArrayXXd::Random(1 + std::rand() % 9, 1 + std::rand() % 140) < 0.9;
        const double density = i % 3 == 0 ? 2 : 0;
        const Bits structure = Eigen::ArrayXXd::Random(1 + std::rand() % (i % 4 < 2 ? 3 : 12),
                                                       1 + std::rand() % (i % 4 < 3 ? 4 : 160)) < density;
        const Eigen::Index origin0 = std::rand() % structure.rows() - structure.rows() / 2;
        const Eigen::Index origin1 = std::rand() % structure.cols() - structure.cols() / 2;
        const int border = i % 2;
        const ndimage::BinaryErosionOptions options{
            .structure = structure, .border_value = border, .origin = {origin0, origin1}};
        const Bits expected = eroded(a, structure, origin0, origin1, border != 0);
        EXPECT_TRUE((ndimage::binary_erosion(a, options) == expected).all()) << i;
        EXPECT_TRUE((ndimage::binary_erosion(BitRows(a), options) == expected).all()) << i;
        // Dilation is the inverse of the erosion of the inverse by the reflected structure.
        const Bits reflected = structure.reverse();
        const Eigen::Index even0 = structure.rows() % 2 == 0, even1 = structure.cols() % 2 == 0;
        const Bits dilated = !eroded(!a, reflected, -origin0 - even0, -origin1 - even1, border == 0);
        EXPECT_TRUE((ndimage::binary_dilation(a, options) == dilated).all()) << i;
        // Iterations are repeated calls, for boxes in one step.
        Bits repeated = expected;
        for (int k = 0; k < 2; ++k) repeated = ndimage::binary_erosion(repeated, options);
        ndimage::BinaryErosionOptions thrice = options;
        thrice.iterations = 3;
        EXPECT_TRUE((ndimage::binary_erosion(a, thrice) == repeated).all()) << i;
        thrice.brute_force = true;
        EXPECT_TRUE((ndimage::binary_erosion(a, thrice) == repeated).all()) << i;
    }
}

TEST(BinaryMorphology, FillsWindingHolesAndOnlyThose) {
    // A spiral corridor that begins at the edge, and the same with its entrance closed.
    constexpr Eigen::Index n = 67;
    Bits walls = Bits::Constant(n, n, true);
    Eigen::Index row = 1, column = 0, step = n - 1;
    for (int turn = 0; step > 2; ++turn) {
        const Eigen::Index length = turn == 0 ? n - 1 : step;
        for (Eigen::Index k = 0; k < length; ++k) {
            walls(row, column) = false;
            if (k + 1 < length) (turn % 2 ? row : column) += turn % 4 < 2 ? 1 : -1;
        }
        if (turn == 0) step -= 2;
        if (turn % 2 == 0 && turn > 0) step -= 2;
    }
    ASSERT_GT((!walls).count(), 1000);
    EXPECT_TRUE((ndimage::binary_fill_holes(walls) == walls).all());
    Bits closed = walls;
    closed(1, 0) = true;
    EXPECT_TRUE(ndimage::binary_fill_holes(closed).all());
    Bits seed = Bits::Constant(n, n, false);
    seed(1, 0) = true;
    const Bits corridor = !walls;
    EXPECT_TRUE((ndimage::binary_propagation(seed, {.mask = corridor}) == corridor).all());
    EXPECT_TRUE(
        (ndimage::binary_dilation(seed, {.iterations = 0, .mask = corridor, .brute_force = true}) == corridor).all());
}

TEST(BinaryMorphology, ScalarsExpressionsBlocksAndDestinations) {
    std::srand(3);
    const Eigen::ArrayXXd values = Eigen::ArrayXXd::Random(20, 90);
    const Bits a = values > -0.7;
    const Bits expected = ndimage::binary_erosion(a);
    EXPECT_TRUE((ndimage::binary_erosion(values > -0.7) == expected).all());
    EXPECT_TRUE((ndimage::binary_erosion<int>(a) == expected.cast<int>()).all());
    EXPECT_TRUE((ndimage::binary_erosion(a.cast<std::complex<float>>() * 3.f) == expected).all());
    EXPECT_TRUE(
        (ndimage::binary_erosion(a.block(2, 3, 9, 70)) == ndimage::binary_erosion(Bits(a.block(2, 3, 9, 70)))).all());
    Eigen::ArrayXXd nan = Eigen::ArrayXXd::Constant(3, 3, std::numeric_limits<double>::quiet_NaN());
    EXPECT_TRUE(ndimage::binary_erosion(nan)(1, 1));
    Bits in_place = a;
    ndimage::binary_erosion(in_place, {}, in_place);
    EXPECT_TRUE((in_place == expected).all());
    Eigen::Array<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> other(40, 180);
    ndimage::binary_erosion(a, {}, other.block(1, 1, 20, 90));
    EXPECT_TRUE((other.block(1, 1, 20, 90) == expected.cast<float>()).all());
    Bits out(20, 90);
    ndimage::binary_dilation(a, {}, out);
    EXPECT_TRUE((out == ndimage::binary_dilation(a)).all());
    ndimage::binary_opening(a, {}, out);
    EXPECT_TRUE((out == ndimage::binary_dilation(expected)).all());
    ndimage::binary_closing(a, {}, out);
    EXPECT_TRUE((out == ndimage::binary_erosion(ndimage::binary_dilation(a))).all());
    ndimage::binary_hit_or_miss(a, {}, out);
    EXPECT_TRUE((out == ndimage::binary_hit_or_miss(a)).all());
    ndimage::binary_fill_holes(a, {}, out);
    EXPECT_TRUE((out == ndimage::binary_fill_holes(a)).all());
    ndimage::binary_propagation(a, {}, out);
    EXPECT_TRUE(out.all());
    // A mask that 8 bits do not hold.
    const Eigen::ArrayXXd mask = (values > 0).cast<double>() * 256;
    EXPECT_TRUE((ndimage::binary_erosion(a, {.iterations = 4, .mask = mask}) ==
                 ndimage::binary_erosion(a, {.iterations = 4, .mask = values > 0}))
                    .all());
}

TEST(BinaryMorphology, Axes) {
    std::srand(5);
    Eigen::Tensor<bool, 3> a(4, 5, 6);
    for (Eigen::Index i = 0; i < a.size(); ++i) a.data()[i] = std::rand() / 8 % 8 != 0;
    const Bits structure = Bits::Constant(2, 3, true);
    Eigen::Tensor<bool, 3> whole(3, 1, 2);
    whole.setConstant(true);
    const Bits turned = structure.transpose();
    EXPECT_SCALED_CLOSE(ndimage::binary_erosion(a, {.structure = turned, .origin = {1, -1}, .axes = {0, 2}}),
                        ndimage::binary_erosion(a, {.structure = whole, .origin = {1, 0, -1}}), 0);
    EXPECT_SCALED_CLOSE(ndimage::binary_erosion(a, {.structure = structure, .axes = {-1, 0}}),
                        ndimage::binary_erosion(a, {.structure = whole}), 0);
    const Bits plane = Bits::Constant(9, 9, true);
    EXPECT_EQ(ndimage::binary_erosion(plane, {.axes = 0}).count(), 63);
    EXPECT_EQ(ndimage::binary_fill_holes(!plane, {.axes = 1}).count(), 0);
    EXPECT_EQ(ndimage::binary_hit_or_miss(plane, {.axes = 1}).count(), 63);
}

TEST(BinaryMorphology, EdgeSizes) {
    EXPECT_EQ(ndimage::binary_erosion(Bits(0, 3)).cols(), 3);
    EXPECT_EQ(ndimage::binary_fill_holes(Bits(3, 0)).rows(), 3);
    EXPECT_EQ(ndimage::binary_hit_or_miss(Bits(0, 0)).size(), 0);
    const Bits one = Bits::Constant(1, 1, true);
    EXPECT_FALSE(ndimage::binary_erosion(one)(0, 0));
    EXPECT_TRUE(ndimage::binary_erosion(one, {.border_value = 1})(0, 0));
    EXPECT_TRUE(ndimage::binary_dilation(!one, {.border_value = 2})(0, 0));
    EXPECT_TRUE(ndimage::binary_fill_holes(one)(0, 0));
    // No true entry: erosion gives all, dilation nothing.
    const Bits none = Bits::Constant(3, 3, false);
    EXPECT_TRUE(ndimage::binary_erosion(Bits(!one), {.structure = none})(0, 0));
    EXPECT_FALSE(ndimage::binary_dilation(one, {.structure = none})(0, 0));
    EXPECT_TRUE(
        ndimage::binary_erosion(Bits::Constant(5, 64, true), {.iterations = 1000000000, .border_value = 1}).all());
    EXPECT_FALSE(ndimage::binary_erosion(Bits::Constant(5, 64, true), {.iterations = 1000000000}).any());
    const Eigen::Array<bool, 2, 1> two(true, false);
    EXPECT_TRUE(ndimage::binary_dilation(two).all());
}

TEST(BinaryMorphology, RefusesBadArguments) {
    const Bits a = Bits::Constant(4, 5, true);
    EXPECT_THROW_TEXT(ndimage::binary_erosion(a, {.structure = ndimage::generate_binary_structure(3, 1)}),
                      std::invalid_argument, "binary_erosion: structure must have 2 axes, got 3");
    EXPECT_THROW_TEXT(ndimage::binary_dilation(a, {.structure = Bits(0, 3)}), std::invalid_argument,
                      "structure must not be empty, got 0 x 3");
    EXPECT_THROW_TEXT(ndimage::binary_opening(a, {.origin = 2}), std::invalid_argument, "origin must lie in [-1, 1]");
    EXPECT_THROW_TEXT(ndimage::binary_erosion(a, {.mask = Bits(a.transpose())}), std::invalid_argument,
                      "mask must have the shape of the array, 4 x 5, got 5 x 4");
    EXPECT_THROW_TEXT(ndimage::binary_erosion(a, {.axes = 2}), std::invalid_argument, "axis 2 is out of bounds");
    EXPECT_THROW_TEXT(ndimage::binary_hit_or_miss(a, {.structure2 = ndimage::generate_binary_structure(1, 1)}),
                      std::invalid_argument, "structure2 must have 2 axes, got 1");
    Bits wrong(2, 2);
    EXPECT_THROW_TEXT(ndimage::binary_fill_holes(a, {}, wrong), std::invalid_argument, "out must have shape 4 x 5");
    // Neighbours to the left and right of a chequered line swap its samples for ever.
    Eigen::Array<bool, Eigen::Dynamic, 1> line(64), sides(3);
    for (Eigen::Index i = 0; i < 64; ++i) line(i) = i % 2 == 0;
    sides << true, false, true;
    EXPECT_THROW_TEXT(ndimage::binary_erosion(line, {.structure = sides, .iterations = 0, .border_value = 1}),
                      ndimage::NoFixedPoint, "iterations");
}

}  // namespace
