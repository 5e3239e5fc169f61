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

TEST(SumLabels, ErrorsDoNotGrowWithTheNumberOfSamples) {
    const Index n = 3000000;
    const Eigen::ArrayXd tenths = Eigen::ArrayXd::Constant(n, 0.1);
    const double exact = 300000.0000000000166533453693773481063544750213623046875;  // n times the double nearest to 0.1
    EXPECT_LE(ulp_distance(ndimage::sum_labels(tenths), exact), 4);
    EXPECT_LE(ulp_distance(ndimage::mean(tenths), 0.1), 4);
    const Eigen::ArrayXi one = Eigen::ArrayXi::Ones(n);
    EXPECT_LE(ulp_distance(ndimage::sum_labels(tenths, one), exact), 16);
    EXPECT_LE(ulp_distance(ndimage::sum_labels(tenths, one, {1, 2})(0), exact), 16);
    EXPECT_LE(ulp_distance(ndimage::sum_labels(tenths, one, ndimage::LabelIndex::range(1, 2000))(0), exact), 4);
    const Eigen::Map<const Eigen::ArrayXd, 0, Eigen::InnerStride<>> spread(tenths.data(), n / 3,
                                                                           Eigen::InnerStride<>(3));
    EXPECT_LE(ulp_distance(ndimage::sum_labels(spread), exact / 3), 4);
}

TEST(SumLabels, VarianceWhereSquaresOverflowOrVanish) {
    EXPECT_EQ(ndimage::variance(Eigen::ArrayXd::Constant(7, 1e300)), 0);
    EXPECT_EQ(ndimage::standard_deviation(Eigen::ArrayXd::Constant(7, 0.1)), 0);
    const Eigen::Array4d steps(1, 2, 3, 6);
    const double deviation = std::sqrt(3.5);
    for (const double scale : {1e-200, 1e-160, 1.0, 1e160, 1e200, 1e307}) {
        EXPECT_LE(relative_error(ndimage::standard_deviation(scale * steps), scale * deviation), 1e-15) << scale;
        EXPECT_LE(relative_error(ndimage::mean(scale * steps), scale * 3), 1e-15) << scale;
    }
    EXPECT_EQ(ndimage::variance(1e-200 * steps), 0);
    EXPECT_EQ(ndimage::variance(1e200 * steps), std::numeric_limits<double>::infinity());
    // Each label in its own units, and a group with infinity.
    Eigen::ArrayXd mixed(14);
    mixed << 1e200 * steps, 1e-200 * steps, steps, 1, std::numeric_limits<double>::infinity();
    Eigen::ArrayXi labels(14);
    labels << 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4;
    const Eigen::ArrayXd deviations = ndimage::standard_deviation(mixed, labels, {1, 2, 3, 4});
    EXPECT_LE(relative_error(deviations(0), 1e200 * deviation), 1e-15);
    EXPECT_LE(relative_error(deviations(1), 1e-200 * deviation), 1e-15);
    EXPECT_LE(relative_error(deviations(2), deviation), 1e-15);
    EXPECT_TRUE(std::isnan(deviations(3)));
    Eigen::ArrayXcd complex(4);
    complex.real() = 3e200 * steps;
    complex.imag() = 4e200 * steps;
    EXPECT_LE(relative_error(ndimage::standard_deviation(complex), 5e200 * deviation), 1e-15);
}

}  // namespace
