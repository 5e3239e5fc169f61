#include <scixx/ndimage/sum_labels.hpp>

#include "ndimage/measurements.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Eigen::Index;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(SumLabels, EqualsSciPyInEveryFormRankAndStorageOrder) {
    for_each_measurement([](const Case& stored, const std::string& form, const auto&... selection) {
        const auto key = [&](const char* name) { return name + (" " + form); };
        expect_values(stored, key("sum_labels"), column(ndimage::sum_labels(selection...)), 1e-15);
        expect_values(stored, key("mean"), column(ndimage::mean(selection...)), 1e-15);
        expect_values(stored, key("variance"), column(ndimage::variance(selection...)), 1e-15);
        expect_values(stored, key("standard_deviation"), column(ndimage::standard_deviation(selection...)), 1e-15);
    });
}

TEST(SumLabels, IntegersAndBoolsAndComplex) {
    Eigen::ArrayXX<unsigned char> a(2, 3);
    a << 200, 100, 7, 250, 3, 7;
    Eigen::ArrayXXi labels(2, 3);
    labels << 1, 1, 2, 1, 0, 2;
    EXPECT_EQ(ndimage::sum(a, labels), 564);
    EXPECT_EQ(ndimage::sum(a, labels, {2, 1})(1), 550);
    EXPECT_EQ(ndimage::sum_labels(a > 7), 3);
    Eigen::ArrayXXcd z(2, 3);
    z << std::complex<double>(1, 2), std::complex<double>(3, -2), 0.0, 5.0, 1.0, 1.0;
    EXPECT_EQ(ndimage::sum_labels(z, labels, 1), std::complex<double>(9, 0));
    EXPECT_EQ(ndimage::mean(z, labels, {1})(0), std::complex<double>(3, 0));
    EXPECT_EQ(ndimage::variance(z, labels, 1), (4.0 + 4 + 0 + 4 + 4 + 0) / 3);
    // A mean far above the spread.
    Eigen::ArrayXd large(4);
    large << 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16;
    EXPECT_EQ(ndimage::variance(large), 22.5);
}

TEST(SumLabels, LabelsOfAllKinds) {
    Eigen::ArrayXd a(6);
    a << 1, 2, 4, 8, 16, 32;
    using Labels = Eigen::Array<std::int64_t, Eigen::Dynamic, 1>;
    const std::int64_t huge = (std::int64_t(1) << 60) + 1;
    Labels far(6);
    far << huge, huge - 1, -huge, huge, 5, huge - 1;
    EXPECT_TRUE((ndimage::sum_labels(a, far, std::vector<std::int64_t>{huge - 1, huge, -huge, huge + 1, 5}) ==
                 (Eigen::Array<double, 5, 1>() << 34, 9, 4, 0, 16).finished())
                    .all());
    Eigen::Array<std::uint64_t, Eigen::Dynamic, 1> unsigned_labels = far.cast<std::uint64_t>();
    EXPECT_EQ(ndimage::sum_labels(a, unsigned_labels, std::vector<std::int64_t>{-huge})(0), 0);
    EXPECT_EQ(ndimage::sum_labels(a, unsigned_labels, huge), 9);
    Eigen::ArrayXd halves(6);
    halves << 0.5, 1, 0.5, nan, 1, 1e300;
    Eigen::ArrayXd index(5);
    index << 1, 0.5, nan, 1e300, 7;
    EXPECT_TRUE(
        (ndimage::sum_labels(a, halves, index) == (Eigen::Array<double, 5, 1>() << 18, 5, 0, 32, 0).finished()).all());
    EXPECT_TRUE(std::isnan(ndimage::mean(a, halves, index)(2)));
    EXPECT_EQ(ndimage::sum_labels(a, a > 5), 56);
    // One row of labels for all rows of the array.
    Eigen::ArrayXXd grid(2, 3);
    grid << 1, 2, 3, 10, 20, 30;
    Eigen::ArrayXXi row(1, 3);
    row << 2, 1, 2;
    EXPECT_TRUE((ndimage::sum_labels(grid, row, {1, 2}) == Eigen::Array2d(22, 44)).all());
    // Many labels, and a list that is no range of them.
    std::srand(8);
    const Eigen::ArrayXXi many = (Eigen::ArrayXXd::Random(90, 80) * 4000).cast<int>();
    const Eigen::ArrayXXd ones = Eigen::ArrayXXd::Ones(90, 80);
    EXPECT_EQ(ndimage::sum_labels(ones, many, ndimage::LabelIndex::range(-4000, 4000)).sum(), 7200);
    EXPECT_EQ(ndimage::sum_labels(ones, many, {3, -7, 5})(1), double((many == -7).count()));
    EXPECT_EQ(ndimage::sum_labels(ones, many, {3, 1000000000, 5})(2), double((many == 5).count()));
    EXPECT_EQ(ndimage::sum_labels(ones, many, ndimage::LabelIndex({})).size(), 0);
}

TEST(SumLabels, EmptyArraysNaNAndErrors) {
    const Eigen::ArrayXXd empty(0, 3), a = Eigen::ArrayXXd::Ones(2, 3);
    const Eigen::ArrayXXi none = Eigen::ArrayXXi::Zero(2, 3);
    EXPECT_EQ(ndimage::sum_labels(empty), 0);
    EXPECT_TRUE(std::isnan(ndimage::mean(empty)));
    EXPECT_TRUE(std::isnan(ndimage::variance(a, none)) && std::isnan(ndimage::standard_deviation(a, none, 4)));
    Eigen::ArrayXXd holed = a;
    holed(1, 1) = nan;
    const Eigen::ArrayXXi halves =
        Eigen::ArrayXXi::NullaryExpr(2, 3, [](Index i, Index) { return static_cast<int>(i); });
    EXPECT_TRUE(std::isnan(ndimage::sum_labels(holed)));
    EXPECT_EQ(ndimage::sum_labels(holed, halves, 0), 3);
    EXPECT_THROW_TEXT(static_cast<void>(ndimage::mean(a, Eigen::ArrayXXi(3, 3))), std::invalid_argument,
                      "mean: labels must have the shape of the array, 2 x 3, got 3 x 3");
}

}  // namespace
