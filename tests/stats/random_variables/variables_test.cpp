#include <scixx/core/random.hpp>
#include <scixx/stats/random_variables/logistic.hpp>
#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/uniform.hpp>

#include "stats/random_variables/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::expect_variable;
using stats::Logistic;
using stats::Normal;
using stats::Uniform;

TEST(Variables, AgreeWithTheTable) {
    expect_variable("normal", Normal({.mu = 1, .sigma = 2}));
    expect_variable("uniform", Uniform({.a = -1, .b = 2}));
    expect_variable("logistic", Logistic());
    expect_variable("turned", 3 - 2 * Logistic());
}

TEST(Variables, ArithmeticShiftsAndScales) {
    const Normal X;
    for (const double x : {-3.0, 0.1, 2.0, 45.0}) {
        EXPECT_EQ((2 * X + 1).logccdf(x), Normal({.mu = 1, .sigma = 2}).logccdf(x));
        EXPECT_EQ((X / 4 - 3).pdf(x), Normal({.mu = -3, .sigma = 0.25}).pdf(x));
        EXPECT_NEAR((1 - X).cdf(x), Normal({.mu = 1}).cdf(x), 1e-15);
        EXPECT_NEAR((-X).icdf(0.2), X.icdf(0.2), 1e-15);
        EXPECT_EQ((-(3 + X * 2)).logcdf(-x), (3 + X * 2).logccdf(x));
    }
    // Repeated arithmetic stays one step.
    static_assert(std::is_same_v<decltype(X + 1), decltype(2 * (X + 1) - 3)>);
    EXPECT_EQ((2 * Uniform() + 1).support(), (std::array<double, 2>{1, 3}));
    EXPECT_EQ((-2 * Uniform() + 1).support(), (std::array<double, 2>{-1, 1}));
    EXPECT_EQ((3 - 2 * Logistic()).mode(), 3);
}

TEST(Variables, StandardizedMomentsHaveNoScale) {
    EXPECT_EQ(Normal({.sigma = 1e-300}).kurtosis(), 3);
    EXPECT_NEAR((1e-200 * Logistic()).kurtosis(), 4.2, 1e-14);
}

TEST(Variables, EverySourceOfArraysAndDestinations) {
    const Normal X({.mu = 1, .sigma = 2});
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(3, 4);
    Eigen::Array<double, 3, 4, Eigen::RowMajor> out;
    X.pdf(a, out);
    EXPECT_TRUE((out == X.pdf(a)).all());
    X.cdf(-std::numeric_limits<double>::infinity(), a, out);
    EXPECT_TRUE(((out - X.cdf(a)).abs() < 1e-15).all());
    const Eigen::ArrayXf few = Eigen::ArrayXf::Random(5);
    static_assert(std::is_same_v<decltype(X.logcdf(few)), Eigen::ArrayXf>);
    static_assert(std::is_same_v<decltype(X.pdf(1.f)), float> && std::is_same_v<decltype(X.pdf(1)), double>);
    EXPECT_NEAR(X.cdf(few)(2), X.cdf(double(few(2))), 1e-7);
    EXPECT_EQ(X.icdf(std::vector<double>{0.1, 0.5})(1), 1);
    const Eigen::Array3d low(-1, 0, 3);
    EXPECT_EQ(X.cdf(low, 3.0).rows(), 3);
    EXPECT_EQ(X.pdf(Eigen::ArrayXd(0)).size(), 0);
    EXPECT_EQ(X.pdf(a.block(0, 1, 2, 2) * 1.0)(1, 1), X.pdf(a(1, 2)));
    // The loop over memory and the function of a number agree.
    const Eigen::ArrayXd many = Eigen::ArrayXd::LinSpaced(1001, -30, 30);
    const Eigen::ArrayXd up = X.cdf(many), down = (-X).cdf(many);
    for (Eigen::Index i = 0; i < many.size(); ++i) {
        EXPECT_NEAR(up(i), X.cdf(many(i)), 1e-14 * up(i));
        EXPECT_NEAR(down(i), X.ccdf(-many(i)), 1e-14 * down(i));
    }
}

TEST(Variables, TwoArgumentsInEitherOrder) {
    const Normal X;
    EXPECT_EQ(X.cdf(2, 1), -X.cdf(1, 2));
    EXPECT_EQ(X.ccdf(2, 1), 1 + X.cdf(1, 2));
    EXPECT_TRUE(std::isnan(X.logcdf(2, 1)));
    EXPECT_NEAR(X.logccdf(2, 1), std::log1p(X.cdf(1, 2)), 1e-16);
    EXPECT_EQ(X.cdf(1, 1), 0);
    EXPECT_EQ(X.logcdf(1, 1), -std::numeric_limits<double>::infinity());
}

TEST(Variables, SampleGivesNumPysNumbers) {
    // default_rng(7): normal(1, 2, 3), uniform(-1, 2, 3), logistic(size=3).
    scixx::core::Generator rng(7);
    const Eigen::ArrayXd x = Normal({.mu = 1, .sigma = 2}).sample(3, rng);
    const Eigen::ArrayXd u = Uniform({.a = -1, .b = 2}).sample(3, rng), l = Logistic().sample(3, rng);
    scixx::core::Generator again(7);
    Eigen::ArrayXd y(3), v(3), m(3);
    again.standard_normal(y);
    again.uniform(-1.0, 2.0, v);
    again.logistic(0.0, 1.0, m);
    EXPECT_TRUE((x == 1 + 2 * y).all() && (u == v).all() && (l == m).all());
    EXPECT_EQ(Normal().sample(2, 3, rng).cols(), 3);
    scixx::core::RandomState legacy(1);
    const double one = Normal().sample(legacy);
    EXPECT_TRUE(std::isfinite(one));
    EXPECT_THROW(static_cast<void>(Normal().sample(-1, rng)), std::invalid_argument);
}

TEST(Variables, Errors) {
    const double nan = std::nan("");
    EXPECT_THROW(static_cast<void>(Normal({.sigma = 0})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Normal({.sigma = -1})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Normal({.mu = nan})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Uniform({.a = 1, .b = 1})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Uniform({.b = nan})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(0 * Normal()), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Normal() / 0), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Normal() + nan), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Normal().moment(-1)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(Normal().lmoment(0)), std::invalid_argument);
}

TEST(Variables, SizesAtTheEndsOfTheRange) {
    const Normal small({.sigma = 1e-200}), large({.mu = 1e200, .sigma = 1e190});
    EXPECT_EQ(small.standard_deviation(), 1e-200);
    EXPECT_EQ(large.standard_deviation(), 1e190);
    EXPECT_EQ(large.moment(3, stats::MomentKind::central), 0);
    EXPECT_THROW(static_cast<void>(Uniform({.a = -1e308, .b = 1e308})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>((Normal() * 1e308) * 1e10), std::invalid_argument);
    EXPECT_THROW(static_cast<void>((Normal() * 1e-308) * 1e-300), std::invalid_argument);
    EXPECT_THROW(static_cast<void>((Normal() + 1e308) + 1e308), std::invalid_argument);
    EXPECT_THROW_TEXT(static_cast<void>(Normal() / 0), std::invalid_argument, "operator/: the divisor");
}

}  // namespace
