#include <gtest/gtest.h>

#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <scixx/stats/descriptive/estimated_cdf.hpp>
#include <scixx/stats/descriptive/percentiles.hpp>
#include <stdexcept>
#include <vector>

namespace {

namespace stats = scixx::stats;
using Method = stats::QuantileMethod;

constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> sample{4, 1, 2, 8};

[[nodiscard]] double at(double y, Method method) {
    const double one = stats::estimated_cdf(sample, y, {.method = method});
    const double of_several = stats::estimated_cdf(sample, std::vector<double>{y}, {.method = method})[0];
    EXPECT_TRUE(one == of_several || (std::isnan(one) && std::isnan(of_several)));
    return one;
}

TEST(EstimatedCdf, IsAPlottingPositionAtEachValue) {
    EXPECT_EQ(at(2, Method::linear), 1 / 3.);
    EXPECT_EQ(at(2, Method::interpolated_inverted_cdf), 2 / 4.);
    EXPECT_EQ(at(2, Method::hazen), 1.5 / 4);
    EXPECT_EQ(at(2, Method::weibull), 2 / 5.);
    EXPECT_DOUBLE_EQ(at(2, Method::median_unbiased), (2 - 1 / 3.) / (4 + 1 / 3.));
    EXPECT_EQ(at(2, Method::normal_unbiased), 1.625 / 4.25);
    EXPECT_EQ(at(8, Method::weibull), 4 / 5.);
}

TEST(EstimatedCdf, IsLinearBetweenValuesAndEndsWithTheSample) {
    EXPECT_DOUBLE_EQ(at(5, Method::linear), (3 + 0.25 - 1) / 3);
    EXPECT_DOUBLE_EQ(at(5, Method::hazen), (3 + 0.25 - 0.5) / 4);
    for (const Method method : {Method::linear, Method::inverted_cdf, Method::closest_observation, Method::weibull}) {
        EXPECT_EQ(at(0.999, method), 0);
        EXPECT_EQ(at(8.001, method), 1);
        EXPECT_EQ(at(inf, method), 1);
        EXPECT_EQ(at(-inf, method), 0);
        EXPECT_TRUE(std::isnan(at(nan, method)));
    }
}

TEST(EstimatedCdf, StepsWhereQuantileDoes) {
    EXPECT_EQ(at(2, Method::inverted_cdf), 0.5);
    EXPECT_EQ(at(3.9, Method::inverted_cdf), 0.5);
    EXPECT_EQ(at(2, Method::averaged_inverted_cdf), 0.5);
    EXPECT_EQ(at(2, Method::closest_observation), 0.625);
    EXPECT_EQ(at(8, Method::closest_observation), 1);
    for (const Method method : {Method::inverted_cdf, Method::averaged_inverted_cdf, Method::closest_observation})
        for (const double y : {1., 1.5, 2., 4., 7.}) {
            const double p = at(y, method);
            EXPECT_LE(stats::quantile(sample, p - 1e-9, {.method = method}), y);
            EXPECT_GT(stats::quantile(sample, p + 1e-9, {.method = method}), y);
        }
}

TEST(EstimatedCdf, UndoesQuantile) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(21, -1, 1).cube();
    const Eigen::ArrayXd p = Eigen::ArrayXd::LinSpaced(17, 0.06, 0.94);
    for (const Method method : {Method::linear, Method::interpolated_inverted_cdf, Method::hazen, Method::weibull,
                                Method::median_unbiased, Method::normal_unbiased}) {
        const Eigen::ArrayXd back =
            stats::estimated_cdf(x, stats::quantile(x, p, {.method = method}), {.method = method});
        EXPECT_LT((back - p).abs().maxCoeff(), 1e-14);
    }
}

TEST(EstimatedCdf, EqualValuesHaveThePositionOfTheLast) {
    const std::vector<double> ties{1, 2, 2, 2, 3};
    EXPECT_EQ(stats::estimated_cdf(ties, 2.0), 3 / 4.);
    EXPECT_EQ(stats::estimated_cdf(std::vector<double>{5, 5}, 5.0), 1);
}

TEST(EstimatedCdf, HoldsAtTheEndsOfTheRange) {
    EXPECT_EQ(stats::estimated_cdf(std::vector<double>{-1e308, 1e308}, 0.0), 0.5);
    EXPECT_EQ(stats::estimated_cdf(std::vector<double>{-1e-300, 3e-300}, 0.0), 0.25);
    EXPECT_EQ(stats::estimated_cdf(std::vector<double>{-inf, inf}, 0.0), 0.5);
    EXPECT_EQ(stats::estimated_cdf(std::vector<double>{3}, 3.0), 1);
    EXPECT_EQ(stats::estimated_cdf(std::vector<double>{3}, 3.0, {.method = Method::hazen}), 0.5);
    EXPECT_TRUE(std::isnan(stats::estimated_cdf(std::vector<double>{}, 3.0)));
}

TEST(EstimatedCdf, AlongAnAxisAndWithMissingValues) {
    Eigen::ArrayXXd x(2, 3);
    x << 0, 1, 2, nan, 4, 8;
    const Eigen::ArrayXXd rows =
        stats::estimated_cdf(x, std::vector<double>{1, 6}, {.axis = 1, .nan_policy = stats::NanPolicy::omit});
    EXPECT_TRUE((rows == (Eigen::ArrayXXd(2, 2) << 0.5, 1, 0, 0.5).finished()).all());
    const Eigen::ArrayXd column = stats::estimated_cdf(x, 1.0, {.axis = 1});
    EXPECT_EQ(column[0], 0.5);
    EXPECT_TRUE(std::isnan(column[1]));
    EXPECT_THROW((void)stats::estimated_cdf(x, 1.0, {.nan_policy = stats::NanPolicy::raise}), std::invalid_argument);
    EXPECT_THROW((void)stats::estimated_cdf(x, 1.0, {.axis = 2}), std::invalid_argument);
    EXPECT_THROW((void)stats::estimated_cdf(x, 1.0, {.method = Method::harrell_davis}), std::invalid_argument);
}

}  // namespace
