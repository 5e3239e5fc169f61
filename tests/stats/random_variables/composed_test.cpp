#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/random_variables/mixture.hpp>
#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/order_statistic.hpp>
#include <scixx/stats/random_variables/truncate.hpp>
#include <scixx/stats/random_variables/uniform.hpp>

#include "stats/random_variables/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::expect_variable;
using stats::Mixture;
using stats::Normal;
using stats::order_statistic;
using stats::truncate;
using stats::Uniform;

constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(Truncate, AgreesWithTheTable) {
    expect_variable("far", truncate(Normal(), 40));
    expect_variable("middle", truncate(Normal(), -1, 2));
    expect_variable("narrow", truncate(Normal(), {.lb = -1e-3, .ub = 2e-3}));
}

TEST(Truncate, IsTheLawWhereItsIntervalIsTheSupport) {
    const Normal X({.mu = 2});
    for (const double x : {-30.0, 1.0, 2.5, 41.0}) {
        EXPECT_NEAR(truncate(X).logpdf(x), X.logpdf(x), 1e-13 * std::abs(X.logpdf(x)));
        EXPECT_NEAR(truncate(X, -infinite, 50).logcdf(x), X.logcdf(x), 1e-13 * std::abs(X.logcdf(x)));
        EXPECT_NEAR(truncate(X, {.ub = 1}).cdf(x), x < 1 ? X.cdf(x) / X.cdf(1) : 1, 1e-14);
    }
    // The lower tail mirrors the upper one; truncation twice is truncation once.
    EXPECT_NEAR(truncate(Normal(), -41, -40).icdf(0.25), -truncate(Normal(), 40, 41).iccdf(0.25), 1e-14);
    EXPECT_NEAR(truncate(truncate(Normal(), 0), 1, 2).ccdf(1.5), truncate(Normal(), 1, 2).ccdf(1.5), 1e-14);
    EXPECT_EQ(truncate(Uniform({.a = 0, .b = 4}), 1, 9).support(), (std::array<double, 2>{1, 4}));
}

TEST(Truncate, Modes) {
    EXPECT_EQ(truncate(Normal(), -1, 2).mode(), 0);
    EXPECT_EQ(truncate(Normal(), 40).mode(), 40);
    EXPECT_EQ(truncate(Normal(), -3, -2).mode(), -2);
}

TEST(OrderStatistic, AgreesWithTheTable) {
    expect_variable("third", order_statistic(Normal({.mu = 1, .sigma = 2}), 3, 10));
    expect_variable("least", order_statistic(Uniform(), 1, 100));
}

TEST(OrderStatistic, ExtremesArePowersOfTheTails) {
    const Normal X;
    for (const double x : {-50.0, -2.0, 0.3, 3.0, 45.0}) {
        const auto greatest = order_statistic(X, 20, 20), least = order_statistic(X, 1, 20);
        EXPECT_NEAR(greatest.logcdf(x), 20 * X.logcdf(x), 2e-13 * std::abs(20 * X.logcdf(x)));
        EXPECT_NEAR(least.logccdf(x), 20 * X.logccdf(x), 2e-13 * std::abs(20 * X.logccdf(x)));
        if (x < 0) {
            EXPECT_NEAR(greatest.ilogcdf(20 * X.logcdf(x)), x, 1e-12 * std::abs(x));
        }
        EXPECT_NEAR(order_statistic(X, 1, 1).cdf(x), X.cdf(x), 1e-14 * X.cdf(x));
    }
    // Products and logarithms agree where one takes the place of the other.
    for (const double x : {-3.0, -1.0, 0.5, 2.0, 4.0})
        for (const int n : {64, 65})
            EXPECT_NEAR(std::log(order_statistic(X, 20, n).pdf(x)),
                        X.logpdf(x) + 19 * X.logcdf(x) + (n - 20) * X.logccdf(x) + std::lgamma(n + 1) -
                            std::lgamma(20) - std::lgamma(n - 19),
                        3e-13 * (1 + std::abs(std::log(order_statistic(X, 20, n).pdf(x)))));
    // The mean of the least of n uniform numbers, also of very many.
    EXPECT_NEAR(order_statistic(Uniform(), 1, 1000000).mean() * 1000001, 1, 1e-12);
    EXPECT_NEAR(order_statistic(Uniform(), 500000, 1000000).mean() * 1000001, 500000, 1e-6);
}

TEST(Mixture, AgreesWithTheTable) {
    expect_variable("mixture", Mixture({Normal({.mu = -1}), Uniform({.a = 0, .b = 2})}, {.weights = {0.25, 0.75}}));
}

TEST(Mixture, OfOneIsThatOne) {
    const Normal X({.mu = 1, .sigma = 3});
    const Mixture M({X, X, X});
    EXPECT_EQ(M.weights().size(), 3u);
    EXPECT_NEAR(M.logccdf(200), X.logccdf(200), 1e-12 * std::abs(X.logccdf(200)));
    EXPECT_NEAR(M.icdf(0.01), X.icdf(0.01), 1e-14 * std::abs(X.icdf(0.01)));
    EXPECT_NEAR(M.moment(4), X.moment(4), 1e-12 * X.moment(4));
    EXPECT_NEAR(M.mode(), 1, 1e-7);
    const Mixture none({X, Uniform({.a = 100, .b = 101})}, {.weights = {1, 0}});
    EXPECT_EQ(none.icdf(0.3), X.icdf(0.3));
    EXPECT_EQ(Mixture({Uniform(), Uniform({.a = 2, .b = 5})}).support(), (std::array<double, 2>{0, 5}));
}

TEST(Mixture, FindsANarrowComponent) {
    const Mixture M({Normal({.mu = 0, .sigma = 10}), Normal({.mu = 3, .sigma = 1e-4})}, {.weights = {0.999, 0.001}});
    EXPECT_NEAR(M.mode(), 3, 1e-8);
    EXPECT_NEAR(M.mean(), 0.003, 1e-16);
}

TEST(Mixture, ModeBesideAJumpOfTheDensity) {
    const stats::ContinuousDistribution M =
        2 * Mixture({Uniform({.a = 0.9, .b = 1.3}), Normal()}, {.weights = {0.4, 0.6}});
    EXPECT_GE(M.pdf(M.mode()), 0.999 * M.pdf(1.81));
}

TEST(Mixture, TakesAnyContainerAndLaw) {
    std::vector<stats::ContinuousDistribution> parts;
    parts.push_back(Normal());
    parts.push_back(truncate(Normal(), 1, 2));
    const Mixture M(parts, {.weights = {0.5, 0.5}});
    EXPECT_NEAR(M.cdf(1.5), 0.5 * Normal().cdf(1.5) + 0.5 * truncate(Normal(), 1, 2).cdf(1.5), 1e-16);
    EXPECT_NEAR(Mixture(std::vector<Normal>(2)).pdf(0.2), Normal().pdf(0.2), 1e-16);
    EXPECT_NEAR((2 * M + 1).mean(), 2 * M.mean() + 1, 1e-14);
    EXPECT_NEAR(truncate(M, 0, 3).cdf(1.5), M.cdf(0, 1.5) / M.cdf(0, 3), 1e-14);
}

TEST(Mixture, SamplesByTheChoiceAndTheQuantile) {
    const Mixture M({Normal({.mu = -5}), Uniform({.a = 2, .b = 3})}, {.weights = {0.25, 0.75}});
    scixx::core::Generator a(5), b(5);
    const Eigen::ArrayXd x = M.sample(2000, a);
    const Eigen::ArrayXd choice = b.random(2000), u = b.random(2000);
    for (Eigen::Index i = 0; i < 2000; ++i)
        EXPECT_EQ(x(i), choice(i) < 0.25 ? Normal({.mu = -5}).icdf(u(i)) : Uniform({.a = 2, .b = 3}).icdf(u(i)));
}

TEST(Composed, SamplesAreQuantilesOfUniformNumbers) {
    scixx::core::Generator a(5), b(5);
    const auto T = truncate(Normal(), 3, 5);
    EXPECT_TRUE((T.sample(10, a) == T.icdf(Eigen::ArrayXd(b.random(10)))).all());
}

TEST(Composed, Errors) {
    const double nan = std::nan("");
    const Normal X;
    EXPECT_THROW(static_cast<void>(truncate(X, 2, 1)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(truncate(X, nan)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(truncate(X, 1, nan)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(truncate(Uniform(), 1, 2)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(order_statistic(X, 0, 2)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(order_statistic(X, 3, 2)), std::invalid_argument);
    EXPECT_THROW(Mixture(std::vector<stats::ContinuousDistribution>()), std::invalid_argument);
    EXPECT_THROW(Mixture({X, X}, {.weights = {1}}), std::invalid_argument);
    EXPECT_THROW(Mixture({X, X}, {.weights = {1.5, -0.5}}), std::invalid_argument);
    EXPECT_THROW(Mixture({X, X}, {.weights = {0.5, 0.6}}), std::invalid_argument);
    EXPECT_THROW(Mixture({X, X}, {.weights = {0.5, nan}}), std::invalid_argument);
}

}  // namespace
