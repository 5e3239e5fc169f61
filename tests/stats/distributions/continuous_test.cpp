#include <array>
#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>

#include <Eigen/Core>
#include <cmath>
#include <scixx/core/random_state.hpp>
#include <scixx/stats/distributions/detail/gamma.hpp>
#include <scixx/stats/distributions/pareto.hpp>

#include "support/closeness.hpp"

/// The machinery: what is derived, how arguments are read, what the frozen form keeps.
namespace {

namespace stats = scixx::stats;
constexpr double inf = std::numeric_limits<double>::infinity();

constexpr stats::Continuous<stats::detail::Norm<>> norm{};
constexpr stats::Continuous<stats::detail::Gamma<>> gamma_law{};

/// A user's kernel that knows its density alone: c x^(c-1) on [0, 1].
struct Power {
    double c;
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] stats::Support support() const { return {0, 1}; }
    [[nodiscard]] double pdf(double x) const { return c * std::pow(x, c - 1); }
};
constexpr stats::Continuous<Power> power{};

/// A kernel with state and without shape parameters.
struct Steps {
    double height = 2;
    [[nodiscard]] stats::Support support() const { return {0, 1 / height}; }
    [[nodiscard]] double pdf(double) const { return height; }
};

TEST(Continuous, DerivesEverythingFromADensity) {
    for (double c : {0.7, 1.0, 2.5}) {
        for (double x : {1e-3, 0.2, 0.5, 0.99}) {
            EXPECT_REL_CLOSE(power.logpdf(x, c), std::log(power.pdf(x, c)), 1e-13) << c;
            EXPECT_REL_CLOSE(power.cdf(x, c), std::pow(x, c), 1e-13);
            EXPECT_REL_CLOSE(power.sf(x, c), -std::expm1(c * std::log(x)), 1e-12);
            EXPECT_REL_CLOSE(power.ppf(std::pow(x, c), c), x, 1e-12);
            EXPECT_REL_CLOSE(power.isf(-std::expm1(c * std::log(x)), c), x, 1e-12 + 1e-15 / std::pow(x, c));
        }
        EXPECT_REL_CLOSE(power.mean(c), c / (c + 1), 1e-13);
        EXPECT_REL_CLOSE(power.var(c), c / ((c + 2) * (c + 1) * (c + 1)), 1e-12);
        EXPECT_REL_CLOSE(power.moment(3, c), c / (c + 3), 1e-13);
        EXPECT_LE(std::abs(power.entropy(c) - (1 - 1 / c - std::log(c))), 1e-12);
        EXPECT_REL_CLOSE(power.median(c), std::pow(0.5, 1 / c), 1e-13);
    }
}

TEST(Continuous, LocationAndScaleByNameAndByPosition) {
    EXPECT_EQ(norm.cdf(1.0, {.loc = 1}), 0.5);
    EXPECT_EQ(norm.pdf(4.0, {.loc = 2, .scale = 3}), norm.pdf(4.0, 2.0, 3.0));
    EXPECT_EQ(gamma_law.cdf(6.0, 2.5, {.scale = 3}), gamma_law.cdf(2.0, 2.5));
    EXPECT_EQ(gamma_law.cdf(7.0, 2.5, 1, {.scale = 3}), gamma_law.cdf(7.0, 2.5, {.loc = 1, .scale = 3}));
    EXPECT_EQ(gamma_law.ppf(0.25, 2.5, {.loc = -1, .scale = 2}), -1 + 2 * gamma_law.ppf(0.25, 2.5));
    EXPECT_EQ(norm.std({.scale = 4}), 4);
    EXPECT_EQ(norm.mean(3.0), 3);
}

TEST(Continuous, BroadcastsArraysInEveryArgument) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(7, 0.1, 3);
    const Eigen::ArrayXd a = Eigen::ArrayXd::LinSpaced(7, 0.5, 4);
    const Eigen::ArrayXd both = gamma_law.cdf(x, a), of_a = gamma_law.cdf(1.5, a), of_x = gamma_law.cdf(x, 2);
    for (Eigen::Index i = 0; i < 7; ++i) {
        EXPECT_EQ(both[i], gamma_law.cdf(x[i], a[i]));
        EXPECT_EQ(of_a[i], gamma_law.cdf(1.5, a[i]));
        EXPECT_EQ(of_x[i], gamma_law.cdf(x[i], 2));
    }
    const Eigen::ArrayXXd table = gamma_law.pdf(x.transpose().replicate(2, 1), 2.0);
    EXPECT_EQ(table(1, 3), gamma_law.pdf(x[3], 2.0));
    const Eigen::ArrayXd loc = norm.pdf(0.5, x, a);
    EXPECT_EQ(loc[2], norm.pdf(0.5, {.loc = x[2], .scale = a[2]}));
    const Eigen::ArrayXd means = gamma_law.mean(a, {.scale = 2});
    EXPECT_EQ(means[4], 2 * a[4]);
    const std::array<Eigen::ArrayXd, 4> moments = gamma_law.stats(a);
    EXPECT_EQ(moments[2][1], 2 / std::sqrt(a[1]));
    EXPECT_THROW(gamma_law.cdf(x, Eigen::ArrayXd::Ones(3).eval()), std::invalid_argument);
}

TEST(Continuous, WritesToADestinationAndKeepsFloat) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(5, -2, 2);
    Eigen::ArrayXd out(5);
    norm.cdf(x, {.loc = 1}, out);
    EXPECT_EQ(out[3], norm.cdf(x[3], {.loc = 1}));
    const Eigen::ArrayXf single = norm.pdf(x.cast<float>().eval());
    EXPECT_EQ(single[0], static_cast<float>(norm.pdf(-2.0)));
    const auto rv = norm(1.0, 2.0);
    rv.sf(x, out);
    EXPECT_EQ(out[0], norm.sf(-2.0, 1.0, 2.0));
    EXPECT_EQ(norm.cdf(std::vector<double>{0.0, 1.0})[1], norm.cdf(1.0));
    EXPECT_EQ(norm.cdf(Eigen::ArrayXd()).size(), 0);
}

TEST(Continuous, ValuesOutsideTheSupportAndTheDomain) {
    EXPECT_EQ(power.pdf(1.5, 2.0), 0);
    EXPECT_EQ(power.logpdf(-0.5, 2.0), -inf);
    EXPECT_EQ(power.cdf(2.0, 2.0), 1);
    EXPECT_EQ(power.sf(-1.0, 2.0), 1);
    EXPECT_EQ(power.logsf(2.0, 2.0), -inf);
    EXPECT_EQ(norm.cdf(inf), 1);
    EXPECT_EQ(norm.pdf(-inf), 0);
    EXPECT_EQ(norm.ppf(0.0), -inf);
    EXPECT_EQ(norm.isf(0.0), inf);
    EXPECT_EQ(power.ppf(1.0, 2.0, {.loc = 3, .scale = 2}), 5);
    for (double bad : {-1.0, 0.0, std::nan("")}) {
        EXPECT_TRUE(std::isnan(gamma_law.pdf(1.0, bad))) << bad;
        EXPECT_TRUE(std::isnan(gamma_law.cdf(1.0, bad)));
        EXPECT_TRUE(std::isnan(gamma_law.ppf(0.5, bad)));
        EXPECT_TRUE(std::isnan(gamma_law.mean(bad)));
        EXPECT_TRUE(std::isnan(gamma_law.entropy(bad)));
        EXPECT_TRUE(std::isnan(norm.cdf(1.0, {.scale = bad})));
        EXPECT_TRUE(std::isnan(norm.sf(9e99, {.scale = bad})));
    }
    EXPECT_TRUE(std::isnan(norm.pdf(std::nan(""))));
    EXPECT_TRUE(std::isnan(norm.ppf(1.5)));
    EXPECT_TRUE(std::isnan(norm.cdf(1.0, {.loc = std::nan("")})));
}

TEST(Continuous, FrozenFormKeepsItsParameters) {
    const auto rv = gamma_law(2.5, {.loc = 1, .scale = 3});
    EXPECT_EQ(rv.ppf(0.99), gamma_law.ppf(0.99, 2.5, {.loc = 1, .scale = 3}));
    EXPECT_EQ(rv.mean(), 8.5);
    EXPECT_EQ(rv.support()[0], 1);
    const auto [low, high] = rv.interval(0.9);
    EXPECT_REL_CLOSE(rv.cdf(low), 0.05, 1e-14);
    EXPECT_REL_CLOSE(rv.sf(high), 0.05, 1e-14);
    const auto [mean, variance, skewness, kurtosis] = rv.stats();
    EXPECT_EQ(variance, 22.5);
    EXPECT_EQ(mean, 8.5);
    EXPECT_REL_CLOSE(skewness, 2 / std::sqrt(2.5), 1e-15);
    EXPECT_REL_CLOSE(kurtosis, 2.4, 1e-15);
    const auto arrays = norm(Eigen::ArrayXd::LinSpaced(3, 0, 2));
    EXPECT_EQ(arrays.cdf(1.0)[1], 0.5);
    EXPECT_REL_CLOSE(rv.moment(2), 22.5 + 8.5 * 8.5, 1e-14);
}

TEST(Continuous, KernelsMayCarryState) {
    const stats::Continuous<Steps> steps(Steps{.height = 4});
    EXPECT_EQ(steps.pdf(0.1), 4);
    EXPECT_REL_CLOSE(steps.cdf(0.2), 0.8, 1e-14);
    EXPECT_REL_CLOSE(steps().mean(), 0.125, 1e-14);
}

TEST(Continuous, Expectation) {
    EXPECT_REL_CLOSE(norm.expect([](double x) { return x * x; }), 1.0, 1e-13);
    EXPECT_REL_CLOSE(norm.expect([](double x) { return std::abs(x - 0.3); }),
                     2 * norm.pdf(0.3) + 0.3 * (2 * norm.cdf(0.3) - 1), 1e-10);
    EXPECT_REL_CLOSE(gamma_law.expect([](double x) { return 1 / x; }, 3.0, 0.0, 2.0), 0.25, 1e-12);
    const auto rv = norm(1.0, 2.0);
    EXPECT_REL_CLOSE(rv.expect([](double) { return 1.0; }, {.lb = 1}), 0.5, 1e-13);
    EXPECT_REL_CLOSE(rv.expect([](double) { return 1.0; }, {.lb = 1, .ub = 2, .conditional = true}), 1.0, 1e-12);
}

TEST(Continuous, VariatesAreScipys) {
    scixx::core::RandomState rng(7);
    EXPECT_EQ(gamma_law(2.5, {.loc = 1, .scale = 3}).rvs(rng), scixx::core::RandomState(7).standard_gamma(2.5) * 3 + 1);
    EXPECT_EQ(gamma_law.rvs(2.5, 10, rng).size(), 10);
    EXPECT_EQ(power.rvs(2.5, 2, 3, rng).cols(), 3);
    EXPECT_EQ(norm.rvs(0, rng).size(), 0);
    EXPECT_THROW_TEXT(gamma_law.rvs(-1.0, 3, rng), std::invalid_argument, "gamma: domain error");
    scixx::core::RandomState moved(7), still(7);
    EXPECT_TRUE((gamma_law(2.5, {.loc = 1, .scale = 0}).rvs(3, moved) == 1).all());  // nothing is drawn
    EXPECT_EQ(moved.standard_normal(), still.standard_normal());
    EXPECT_THROW_TEXT(norm.rvs(-1, rng), std::invalid_argument, "size must not be negative");
}

// Values of SciPy 1.10.1 with RandomState(7).
TEST(Continuous, VariatesOfArraysOfParameters) {
    using scixx::core::RandomState;
    RandomState rng(7);
    const Eigen::Array3d a(0.5, 2, 7);
    const auto one = gamma_law.rvs(a, rng);
    for (const auto& [i, x] : {std::pair(0, 0.005822955027179585), {1, 1.1346080050647798}, {2, 4.83009922548785}})
        EXPECT_REL_CLOSE(one[i], x, 1e-15);
    RandomState again(7);
    const Eigen::ArrayXXd two = gamma_law(a, {.loc = 1}).rvs(2, 3, again);
    EXPECT_REL_CLOSE(two(0, 2), 5.83009922548785, 1e-15);
    EXPECT_REL_CLOSE(two(1, 0), 1.249882514631616, 1e-15);
    EXPECT_REL_CLOSE(two(1, 2), 6.178693871052825, 1e-15);
    RandomState normal(7);
    const auto z = norm(Eigen::Array3i(1, 2, 3), a).rvs(normal);
    EXPECT_REL_CLOSE(z[2], 3.229741145750091, 1e-15);
    RandomState grid(7);
    const Eigen::ArrayXXd loc = a.matrix() * Eigen::RowVector2d(1, 2);
    const Eigen::ArrayXXd table = power(1.0, loc).rvs(grid);  // C order whatever the storage order
    const Eigen::ArrayXd u = RandomState(7).random(6);
    EXPECT_REL_CLOSE(table(0, 1), u[1] + 1, 1e-14);
    EXPECT_REL_CLOSE(table(1, 0), u[2] + 2, 1e-14);
    EXPECT_EQ(gamma_law(Eigen::ArrayXd()).rvs(grid).size(), 0);
    EXPECT_THROW_TEXT(gamma_law.rvs(a, 4, rng), std::invalid_argument, "broadcast");
    EXPECT_THROW_TEXT(gamma_law(a).rvs(1, rng), std::invalid_argument, "size must fit the shape of the parameters");
    EXPECT_THROW_TEXT(gamma_law.rvs(Eigen::Array2d(1, -1), rng), std::invalid_argument, "domain error");
}

TEST(Continuous, FitMaximisesTheLikelihood) {
    scixx::core::RandomState rng(3);
    const Eigen::ArrayXd data = gamma_law(2.5, {.loc = 1, .scale = 3}).rvs(400, rng);
    const auto all = gamma_law.fit(data);
    for (std::size_t i = 0; i < 3; ++i)
        for (double step : {-1e-3, 1e-3}) {
            auto near = all;
            near[i] += step;
            EXPECT_GE(gamma_law.nnlf(near, data), gamma_law.nnlf(all, data) - 1e-9) << i;
        }
    const auto [a, loc, scale] = gamma_law.fit(data, {.floc = 1});
    EXPECT_EQ(loc, 1);
    EXPECT_REL_CLOSE(a * scale, data.mean() - 1, 1e-13);
    EXPECT_EQ(gamma_law.fit(data, {.f0 = 2.5})[0], 2.5);
    EXPECT_EQ(gamma_law.fit(data, {.fscale = 3})[2], 3);
    const auto moments = gamma_law.fit(data, {.floc = 1, .method = stats::FitMethod::mm});
    EXPECT_REL_CLOSE(gamma_law.mean(moments[0], moments[1], moments[2]), data.mean(), 1e-6);
    const auto [mu, sigma] = norm.fit(data);
    EXPECT_REL_CLOSE(mu, data.mean(), 1e-14);
    EXPECT_REL_CLOSE(sigma, std::sqrt((data - data.mean()).square().mean()), 1e-14);
    EXPECT_EQ(norm.nnlf({0, -1}, data), inf);
}

TEST(Continuous, FitOfASmoothLikelihoodIsStationary) {
    scixx::core::RandomState rng(5);
    const Eigen::ArrayXd data = gamma_law(2.5).rvs(300, rng) + 1;
    const std::array<double, 3> best = gamma_law.fit(data);
    for (std::size_t i = 0; i < 3; ++i) {
        auto low = best, high = best;
        low[i] -= 1e-3;
        high[i] += 1e-3;
        const double slope = (gamma_law.nnlf(high, data) - gamma_law.nnlf(low, data)) / 2e-3;
        const double bend =
            (gamma_law.nnlf(high, data) - 2 * gamma_law.nnlf(best, data) + gamma_law.nnlf(low, data)) / 1e-6;
        EXPECT_GT(bend, 0);
        EXPECT_LT(std::abs(slope), 1e-4 * bend) << "parameter " << i;
    }
}

TEST(Continuous, FitOfDataFarFromZero) {
    scixx::core::RandomState rng(8);
    const Eigen::ArrayXd far = norm.rvs(200, rng) * 1e-3 + 1e3;
    const auto [mu, sigma] = norm.fit(far, {.method = stats::FitMethod::mm});
    EXPECT_NEAR(mu, far.mean(), 1e-9);
    EXPECT_NEAR(sigma, std::sqrt((far - far.mean()).square().mean()), 1e-9);
    const Eigen::ArrayXd skewed = stats::weibull_min(1.7, {.loc = 1000, .scale = 3}).rvs(400, rng);
    const auto by_moments = stats::weibull_min.fit(skewed, {.method = stats::FitMethod::mm});
    EXPECT_NEAR(by_moments[0], 1.7, 0.3);
    EXPECT_NEAR(stats::weibull_min.mean(by_moments[0], by_moments[1], by_moments[2]), skewed.mean(), 1e-6);
    // Moving the data moves the location.
    const Eigen::ArrayXd data = gamma_law(2.5).rvs(300, rng);
    const auto here = gamma_law.fit(data), there = gamma_law.fit((data + 1024).eval());
    EXPECT_NEAR(there[0], here[0], 1e-3 * here[0]);
    EXPECT_NEAR(there[1], here[1] + 1024, 1e-3);
    const auto held = stats::pareto.fit((stats::pareto(3.0).rvs(300, rng) + 500).eval(), {.fscale = 1});
    EXPECT_NEAR(held[1], 500, 0.05);
}

TEST(Continuous, FitOfParetoFindsTheLocalMaximum) {
    scixx::core::RandomState rng(9);
    const Eigen::ArrayXd data = 2 * stats::pareto(2.0).rvs(400, rng) + 1;
    const auto best = stats::pareto.fit(data);
    EXPECT_NEAR(best[1] + best[2], data.minCoeff(), 1e-12);
    const double least = stats::pareto.nnlf(best, data);
    for (const double scale : {0.5, 1.0, 1.5, 3.0, 4.0}) {
        const auto other = stats::pareto.fit(data, {.floc = data.minCoeff() - scale});
        EXPECT_LE(least, stats::pareto.nnlf(other, data) + 1e-9) << scale;
    }
}

TEST(Continuous, FitRefusesWhatItCannotDo) {
    const Eigen::ArrayXd data = Eigen::ArrayXd::LinSpaced(9, 1, 2);
    EXPECT_THROW_TEXT(norm.fit(Eigen::ArrayXd()), std::invalid_argument, "data of fit must not be empty");
    EXPECT_THROW_TEXT(norm.fit(Eigen::ArrayXd::Constant(3, inf).eval()), std::invalid_argument, "finite");
    EXPECT_THROW_TEXT(norm.fit(data, {.floc = 0, .fscale = 1}), std::invalid_argument, "fixed");
    EXPECT_THROW_TEXT(norm.fit(data, {.f0 = 0}), std::invalid_argument, "shape parameter");
    EXPECT_THROW_TEXT(norm.fit(data, {.fscale = -1}), std::invalid_argument, "fscale");
    EXPECT_THROW_TEXT(gamma_law.fit(data, {.floc = 1.5}), stats::FitError, "data must exceed floc");
    EXPECT_THROW_TEXT(power.fit(data, {.floc = 0, .fscale = 1}), stats::FitError, "all data are possible");
}

TEST(Continuous, FitsDataInAnyUnit) {
    scixx::core::RandomState rng(5);
    const Eigen::ArrayXd data = stats::weibull_min(1.7, {.loc = 1, .scale = 3}).rvs(60, rng);
    const auto unit = stats::weibull_min.fit(data), held = gamma_law.fit(data, {.floc = 0.5});
    const auto normal = norm.fit(data);
    for (const int exponent : {-600, -40, 40, 600}) {
        const double scale = std::ldexp(1.0, exponent);
        const Eigen::ArrayXd scaled = data * scale;
        const auto p = stats::weibull_min.fit(scaled);
        const auto q = norm.fit(scaled);
        EXPECT_REL_CLOSE(p[0], unit[0], 1e-6);
        EXPECT_REL_CLOSE(p[1], unit[1] * scale, 1e-6);
        EXPECT_REL_CLOSE(p[2], unit[2] * scale, 1e-6);
        EXPECT_REL_CLOSE(q[1], normal[1] * scale, 1e-14);
        const auto g = gamma_law.fit(scaled, {.floc = 0.5 * scale});
        EXPECT_REL_CLOSE(g[0], held[0], 1e-6);
        EXPECT_EQ(g[1], 0.5 * scale);
    }
}

}  // namespace
