#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/random_variables/logistic.hpp>
#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/transforms.hpp>
#include <scixx/stats/random_variables/uniform.hpp>

#include "stats/random_variables/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::expect_variable;
using stats::Normal;
using stats::Uniform;

TEST(Transforms, AgreeWithTheTable) {
    const Normal X({.mu = 0.5});
    expect_variable("exp", exp(Normal({.mu = 0.5, .sigma = 0.75})));
    expect_variable("log", log(Uniform({.a = 0.5, .b = 2})));
    expect_variable("abs", abs(X));
    expect_variable("square", pow(X, 2));
    expect_variable("cube", pow(X, 3));
    expect_variable("reciprocal", 1 / Uniform({.a = 1, .b = 3}));
}

TEST(Transforms, Identities) {
    const Normal X({.mu = 0.5, .sigma = 0.75});
    for (const double y : {-2.0, 0.1, 1.7, 30.0}) {
        EXPECT_NEAR(log(exp(X)).logpdf(y), X.logpdf(y), 1e-13 * std::abs(X.logpdf(y)));
        EXPECT_NEAR((1 / (1 / exp(X))).cdf(std::exp(y)), X.cdf(y), 1e-14);
        EXPECT_NEAR(pow(2, X).cdf(std::exp2(y)), X.cdf(y), 1e-14);
        EXPECT_NEAR(pow(0.5, X).ccdf(std::exp2(-y)), X.cdf(y), 1e-14);
        EXPECT_EQ(abs(exp(X)).pdf(y), exp(X).pdf(y));
        EXPECT_NEAR(abs(-exp(X)).ccdf(y), exp(X).ccdf(y), 1e-15);
        EXPECT_NEAR((6 / exp(X)).cdf(y), (-6 / (-exp(X))).cdf(y), 1e-15);
        EXPECT_EQ(pow(X, 1).cdf(y), X.cdf(y));
        EXPECT_NEAR(pow(X, 4).cdf(std::pow(y, 4)), abs(X).cdf(std::abs(y)), 1e-14);
        EXPECT_NEAR(pow(X, 5).icdf(0.2), std::pow(X.icdf(0.2), 5), 1e-15);
    }
    EXPECT_EQ((1 / Uniform({.a = 0, .b = 2})).support()[1], std::numeric_limits<double>::infinity());
    EXPECT_EQ((1 / Uniform({.a = -2, .b = 0})).support()[0], -std::numeric_limits<double>::infinity());
    EXPECT_EQ((1 / Uniform({.a = -2, .b = 0})).icdf(1.0), -0.5);
}

TEST(Transforms, MomentsThatDoNotExist) {
    constexpr double infinite = std::numeric_limits<double>::infinity(), pi = 3.141592653589793;
    const auto Y = 1 / Uniform();
    EXPECT_EQ(Y.mean(), infinite);
    EXPECT_EQ(Y.variance(), infinite);
    EXPECT_EQ(Y.moment(3), infinite);
    EXPECT_EQ((1 / Uniform({.a = -1, .b = 0})).mean(), -infinite);
    EXPECT_EQ((2 - 3 * Y).mean(), -infinite);
    // E exp(t L) = pi t / sin(pi t) for |t| < 1.
    const auto power = [&](double t) { return exp(t * stats::Logistic()); };
    EXPECT_EQ(power(1).mean(), infinite);
    EXPECT_NEAR(power(0.75).mean(), 0.75 * pi / std::sin(0.75 * pi), 1e-12);
    EXPECT_EQ(power(0.5).variance(), infinite);
    EXPECT_NEAR(power(0.25).moment(3), 0.75 * pi / std::sin(0.75 * pi), 1e-12);
    EXPECT_TRUE(std::isfinite(pow(Normal(), 8).variance()));
}

TEST(Transforms, SmallProbabilitiesAboutTheMedian) {
    // P(|L| <= x) = tanh(x/2) for the logistic law, also where the density of its cube is infinite.
    const stats::Logistic L;
    for (const double p : {1e-300, 1e-20, 1e-12, 1e-6, 0.01}) {
        const double x = 2 * std::atanh(p);
        EXPECT_NEAR(abs(L).icdf(p), x, 1e-13 * x);
        EXPECT_NEAR(abs(L).cdf(x), p, 1e-13 * p);
        EXPECT_NEAR(pow(L, 2).icdf(p), x * x, 1e-12 * x * x);
        if (p > 1e-100) {
            EXPECT_NEAR(abs(pow(L, 3)).cdf(x * x * x), p, 1e-12 * p);
        }
    }
}

TEST(Transforms, Modes) {
    EXPECT_NEAR(exp(Normal({.mu = 1, .sigma = 2})).mode(), std::exp(-3.0), 1e-11);
    EXPECT_EQ(abs(Normal()).mode(), 0);
    EXPECT_EQ((1 / Uniform({.a = 1, .b = 2})).mode(), 0.5);
}

TEST(Transforms, SamplesAreTransformedSamples) {
    scixx::core::Generator a(3), b(3);
    const Normal X;
    EXPECT_TRUE((exp(X).sample(5, a) == X.sample(5, b).exp()).all());
    EXPECT_TRUE((abs(2 * X).sample(5, a) == (2 * X.sample(5, b)).abs()).all());
}

// Functions of numbers of the same names stay as they are.
double with_using(double x) {
    using std::exp;
    using std::log;
    return exp(log(x)) + exp(Normal()).cdf(x);
}
TEST(Transforms, NamesDoNotHideThoseOfNumbers) {
    EXPECT_NEAR(with_using(2), 2 + exp(Normal()).cdf(2.0), 1e-14);
    EXPECT_EQ(exp(Eigen::Array2d(0, 0))(0), 1);
    static_assert(stats::RandomVariable<Normal> && !stats::RandomVariable<double>);
}

TEST(Transforms, Errors) {
    EXPECT_THROW(static_cast<void>(log(Normal())), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(1 / Normal()), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(0 / Uniform()), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(pow(Normal(), 0)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(pow(-2.0, Normal())), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(pow(1.0, Normal())), std::invalid_argument);
}

}  // namespace
