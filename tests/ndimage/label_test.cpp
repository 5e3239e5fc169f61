#include <array>
#include <scixx/ndimage/center_of_mass.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/tensor.hpp>
#include <utility>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;

template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    constexpr int rank = core::rank_of<A>;
    using Labels = core::PlainOf<A, std::int32_t>;
    const auto [labels, count] =
        ndimage::label(stored.array<A>("a"), {.structure = stored.array<core::PlainOf<A, bool>>("structure")});
    EXPECT_EQ(count, stored.integer("num_features"));
    EXPECT_SCALED_CLOSE(labels, stored.array<Labels>("labels"), 0);

    const auto boxes = ndimage::find_objects(labels);
    const Numbers& expected = stored.numbers("boxes");
    ASSERT_EQ(static_cast<Eigen::Index>(boxes.size()), count);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (int axis = 0; axis < rank; ++axis) {
            const std::size_t place = 2 * (i * rank + static_cast<std::size_t>(axis));
            ASSERT_TRUE(boxes[i].has_value());
            EXPECT_EQ(double(boxes[i]->start[axis]), expected.real[place]);
            EXPECT_EQ(double(boxes[i]->stop[axis]), expected.real[place + 1]);
        }

    const auto image = stored.array<A>("image");
    const Eigen::ArrayXd index = stored.array<Eigen::ArrayXd>("index");
    const Eigen::ArrayXXd centers = ndimage::center_of_mass(image, labels, index.cast<int>().eval());
    EXPECT_SCALED_CLOSE(centers, stored.array<Eigen::ArrayXXd>("centers"), 1e-15);
    const Eigen::ArrayXXd all = stored.array<Eigen::ArrayXXd>("all");
    EXPECT_SCALED_CLOSE(ndimage::center_of_mass(image), all.row(0).transpose().eval(), 1e-15);
    EXPECT_SCALED_CLOSE(ndimage::center_of_mass(image, labels), all.row(1).transpose().eval(), 1e-15);
    EXPECT_SCALED_CLOSE(ndimage::center_of_mass(image, labels, static_cast<int>(index(0))).matrix().eval(),
                        stored.array<Eigen::MatrixXd>("centers").row(0).transpose().eval(), 1e-15);
}

TEST(Label, EqualsSciPyInEveryRankAndStorageOrder) {
    const Reference reference("ndimage/label.json");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("labels")) continue;
        ++count;
        switch (stored.numbers("a").shape.size()) {
            case 1:
                check<Eigen::Array<double, Eigen::Dynamic, 1>>(name, stored);
                break;
            case 2:
                check<Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic>>(name, stored);
                check<Eigen::Array<unsigned char, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(name, stored);
                break;
            default:
                check<Eigen::Tensor<int, 3>>(name, stored);
                check<Eigen::Tensor<float, 3, Eigen::RowMajor>>(name, stored);
        }
    }
    EXPECT_EQ(count, 24);
}

TEST(Label, BoolImagesExpressionsAndDestinations) {
    std::srand(4);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(30, 130);
    const Eigen::ArrayXX<bool> mask = a > 0;
    const auto expected = ndimage::label(mask);
    EXPECT_TRUE((ndimage::label(a > 0).labels == expected.labels).all());
    Eigen::ArrayXX<int> in_place = mask.cast<int>();
    EXPECT_EQ(ndimage::label(in_place, {}, in_place), expected.num_features);
    EXPECT_TRUE((in_place == expected.labels).all());
    Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> other(30, 130);
    ndimage::label(mask, {}, other);
    EXPECT_TRUE((other.cast<int>() == expected.labels).all());
    Eigen::ArrayXX<unsigned char> small = Eigen::ArrayXX<unsigned char>::Constant(30, 130, 7);
    ASSERT_GT(expected.num_features, 255);
    EXPECT_THROW_TEXT(ndimage::label(mask, {}, small), std::overflow_error, "out can not hold");
    EXPECT_TRUE((small == 7).all());
    EXPECT_THROW_TEXT(ndimage::label<signed char>(mask), std::overflow_error, "out can not hold");
    EXPECT_TRUE(
        (ndimage::label<unsigned char>(mask.leftCols(9)).labels.cast<int>() == ndimage::label(mask.leftCols(9)).labels)
            .all());
    EXPECT_EQ(ndimage::label(Eigen::ArrayXX<bool>(mask.block(3, 3, 9, 9)), {}, small.block(0, 0, 9, 9)),
              ndimage::label(mask.block(3, 3, 9, 9)).num_features);
}

TEST(Label, NoiseAcrossWordsInEveryNeighbourhood) {
    // Against the definition: a flood from each sample that has no number yet, in C order.
    std::srand(6);
    for (int trial = 0; trial < 40; ++trial) {
        const Eigen::Index rows = 1 + std::rand() % 9, cols = 1 + std::rand() % 200;
        const double level = std::array{-0.9, -0.5, 0.0, 0.5}[static_cast<std::size_t>(trial % 4)];
        const Eigen::ArrayXX<bool> mask = Eigen::ArrayXXd::Random(rows, cols) > level;
        Eigen::ArrayXX<bool> structure = Eigen::ArrayXXd::Random(3, 3) > 0;
        structure = structure || Eigen::ArrayXX<bool>(structure.reverse());
        Eigen::ArrayXXi expected = Eigen::ArrayXXi::Zero(rows, cols);
        int count = 0;
        for (Eigen::Index i = 0; i < rows; ++i)
            for (Eigen::Index j = 0; j < cols; ++j) {
                if (!mask(i, j) || expected(i, j) != 0) continue;
                std::vector<std::pair<Eigen::Index, Eigen::Index>> open{{i, j}};
                expected(i, j) = ++count;
                while (!open.empty()) {
                    const auto [y, x] = open.back();
                    open.pop_back();
                    for (Eigen::Index p = std::max<Eigen::Index>(y - 1, 0); p < std::min(y + 2, rows); ++p)
                        for (Eigen::Index q = std::max<Eigen::Index>(x - 1, 0); q < std::min(x + 2, cols); ++q)
                            if (structure(p - y + 1, q - x + 1) && mask(p, q) && expected(p, q) == 0) {
                                expected(p, q) = count;
                                open.emplace_back(p, q);
                            }
                }
            }
        const auto columns = ndimage::label(mask, {.structure = structure});
        EXPECT_EQ(columns.num_features, count) << trial;
        EXPECT_TRUE((columns.labels == expected).all()) << trial;
        const Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> in_rows = mask;
        EXPECT_TRUE((ndimage::label(in_rows, {.structure = structure}).labels == expected).all()) << trial;
    }
}

TEST(Label, EdgeCases) {
    EXPECT_EQ(ndimage::label(Eigen::ArrayXX<bool>(0, 3)).num_features, 0);
    EXPECT_EQ(ndimage::label(Eigen::ArrayXX<bool>(Eigen::ArrayXX<bool>::Constant(4, 64, true))).num_features, 1);
    EXPECT_EQ(ndimage::label(Eigen::ArrayXX<bool>(Eigen::ArrayXX<bool>::Constant(4, 128, false))).num_features, 0);
    Eigen::ArrayXd a(3);
    a << std::numeric_limits<double>::quiet_NaN(), 0.0, -0.0;
    EXPECT_TRUE((ndimage::label(a).labels == Eigen::Array3i(1, 0, 0)).all());
    EXPECT_TRUE(ndimage::find_objects(Eigen::ArrayXXi(Eigen::ArrayXXi::Zero(3, 3))).empty());
    EXPECT_TRUE(ndimage::find_objects(Eigen::ArrayXXi(0, 3)).empty());
}

TEST(Label, RefusesBadStructures) {
    const Eigen::ArrayXX<bool> a = Eigen::ArrayXX<bool>::Constant(3, 3, true);
    Eigen::ArrayXX<bool> one_sided = a;
    one_sided(0, 0) = false;
    EXPECT_THROW_TEXT(ndimage::label(a, {.structure = one_sided}), std::invalid_argument, "must be symmetric");
    EXPECT_THROW_TEXT(ndimage::label(a, {.structure = Eigen::ArrayXX<bool>::Constant(3, 5, true)}),
                      std::invalid_argument, "extent 3 along each axis, got 3 x 5");
    EXPECT_THROW_TEXT(ndimage::label(a, {.structure = ndimage::generate_binary_structure(3, 1)}), std::invalid_argument,
                      "structure must have 2 axes, got 3");
}

TEST(FindObjects, GapsAndLimits) {
    Eigen::ArrayXXi labels = Eigen::ArrayXXi::Zero(4, 5);
    labels(1, 1) = 3;
    labels(2, 3) = 3;
    labels(0, 0) = 1;
    labels(3, 4) = -2;
    const auto boxes = ndimage::find_objects(labels);
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_FALSE(boxes[1].has_value());
    EXPECT_EQ(boxes[2]->start, (core::Dims{1, 1}));
    EXPECT_EQ(boxes[2]->stop, (core::Dims{3, 4}));
    EXPECT_EQ(boxes[2]->shape(), (core::Dims{2, 3}));
    EXPECT_EQ(ndimage::find_objects(labels, {.max_label = 1}).size(), 1u);
    EXPECT_EQ(ndimage::find_objects(labels, {.max_label = 6}).size(), 6u);
}

TEST(CenterOfMass, LabelFormsAndMissingLabels) {
    Eigen::ArrayXXd a(2, 3);
    a << 1, 2, 3, 4, 5, 6;
    Eigen::Array<int, 2, 3, Eigen::RowMajor> labels;
    labels << 1, 1, 0, 2, 0, -1;
    const Eigen::ArrayXXd centers = ndimage::center_of_mass(a, labels, {2, 9, 1, 1, -1, 1000000000});
    ASSERT_EQ(centers.rows(), 6);
    EXPECT_EQ(centers(0, 0), 1.0);
    EXPECT_EQ(centers(0, 1), 0.0);
    EXPECT_TRUE(centers.row(1).isNaN().all() && centers.row(5).isNaN().all());
    EXPECT_EQ(centers(2, 1), 2.0 / 3.0);
    EXPECT_EQ(centers(3, 1), 2.0 / 3.0);
    EXPECT_EQ(centers(4, 1), 2.0);
    EXPECT_EQ(ndimage::center_of_mass(a, labels)(0), 4.0 / 7.0);
    EXPECT_EQ(ndimage::center_of_mass(a, labels, std::vector<int>{}).rows(), 0);
    EXPECT_EQ(ndimage::center_of_mass(a, labels, ndimage::LabelIndex::range(1, 2)).rows(), 2);
    // Labels that are not integers are found too.
    EXPECT_EQ(ndimage::center_of_mass(a, labels.cast<double>() * 0.5, {1})(0, 0), 1.0);
    EXPECT_TRUE(std::isnan(ndimage::center_of_mass(Eigen::ArrayXXd(Eigen::ArrayXXd::Zero(2, 2)))(0)));
    EXPECT_TRUE(std::isnan(ndimage::center_of_mass(Eigen::ArrayXXd(0, 2))(1)));
    EXPECT_THROW_TEXT(ndimage::center_of_mass(a, Eigen::ArrayXXi::Zero(3, 2)), std::invalid_argument,
                      "labels must have the shape of the array, 2 x 3, got 3 x 2");
}

}  // namespace
