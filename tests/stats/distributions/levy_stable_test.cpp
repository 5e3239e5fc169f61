#include <scixx/stats/distributions/levy_stable.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/cauchy.hpp>
#include <scixx/stats/distributions/normal.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(LevyStable, AgreesWithTheCharacteristicFunction) {
    const Reference reference("stats/distributions/levy_stable.json");
    const auto rows = reference["values"].array<Eigen::ArrayXXd>("rows");
    EXPECT_GT(rows.rows(), 120);
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        const double a = rows(i, 0), b = rows(i, 1), x = rows(i, 2);
        SCOPED_TRACE(testing::Message() << "alpha " << a << " beta " << b << " x " << x << " S" << rows(i, 3));
        const auto check = [&](const auto& rv) {
            const double density = rv.pdf(x), below = rv.cdf(x), above = rv.sf(x);
            if (rows(i, 4) > 0) {
                EXPECT_REL_CLOSE(density, rows(i, 4), 3e-13);
                EXPECT_LE(std::abs(rv.logpdf(x) - std::log(rows(i, 4))), 4e-13);
            }
            if (rows(i, 5) > 0) {
                EXPECT_REL_CLOSE(below, rows(i, 5), 3e-13);
                EXPECT_LE(std::abs(rv.logcdf(x) - std::log(rows(i, 5))), 4e-13);
            }
            if (rows(i, 6) > 0) {
                EXPECT_REL_CLOSE(above, rows(i, 6), 3e-13);
                EXPECT_LE(std::abs(rv.logsf(x) - std::log(rows(i, 6))), 4e-13);
            }
        };
        if (rows(i, 3) == 0)
            check(stats::levy_stable_s0(a, b));
        else
            check(stats::levy_stable(a, b));
    }
}

TEST(LevyStable, MeetsTheLawsThatAreElementary) {
    for (const double x : {-30.0, -3.0, -0.2, 0.0, 0.5, 2.0, 1e3}) {
        EXPECT_REL_CLOSE(stats::levy_stable.pdf(x, 2, 0.7), stats::norm.pdf(x, 0, std::sqrt(2.0)), 1e-13);
        EXPECT_REL_CLOSE(stats::levy_stable.cdf(x, 2, 0.7), stats::norm.cdf(x, 0, std::sqrt(2.0)), 2e-13);
        EXPECT_REL_CLOSE(stats::levy_stable.pdf(x, 1, 0), stats::cauchy.pdf(x), 1e-15);
        EXPECT_REL_CLOSE(stats::levy_stable.sf(x, 1, 0), stats::cauchy.sf(x), 1e-15);
        // Landau's law is the one of exponent 1 and skewness 1, with another location and scale.
        const double y = 2 / M_PI * (x + std::log(2 / M_PI));
        if (x > -5) {
            EXPECT_REL_CLOSE(stats::levy_stable.pdf(y, 1, 1) * 2 / M_PI, stats::landau.pdf(x), 1e-11);
        }
    }
    for (const double x : {1e-3, 0.05, 0.4, 1.0, 7.0, 1e8, 1e200}) {
        EXPECT_REL_CLOSE(stats::levy_stable.cdf(x, 0.5, 1), stats::levy.cdf(x), 1e-12);
        EXPECT_REL_CLOSE(stats::levy_stable.sf(x, 0.5, 1), stats::levy.sf(x), 1e-12);
        EXPECT_REL_CLOSE(stats::levy_stable.logpdf(x, 0.5, 1), stats::levy.logpdf(x), 1e-13);
        EXPECT_REL_CLOSE(stats::levy_stable.logsf(-x, 0.5, -1), stats::levy.logcdf(x), 1e-13);
        EXPECT_EQ(stats::levy_stable.pdf(-x, 0.5, 1), 0);
        EXPECT_EQ(stats::levy_stable.sf(x, 0.5, -1), 0);
    }
}

TEST(LevyStable, MirrorsScalesAndShifts) {
    for (const double a : {0.3, 0.8, 0.999, 1.0, 1.002, 1.4, 1.95})
        for (const double b : {-1.0, -0.3, 0.6})
            for (const double x : {-7.0, -1.0, 0.3, 12.0, 1e6}) {
                const double c = 2.5;
                EXPECT_REL_CLOSE(stats::levy_stable_s0.pdf(-x, a, -b), stats::levy_stable_s0.pdf(x, a, b), 1e-14);
                EXPECT_REL_CLOSE(stats::levy_stable_s0.cdf(-x, a, -b), stats::levy_stable_s0.sf(x, a, b), 1e-14);
                // S1 with scale c about the same point as S0 with scale c.
                const double move = a == 1 ? 2 / M_PI * b * c * std::log(c) : -c * b * std::tan(M_PI * a / 2);
                const double y = a == 1 ? x + move : x - move;
                if (std::abs(a - 1) > 0.01 || a == 1) {
                    EXPECT_REL_CLOSE(stats::levy_stable.cdf(y, a, b, {.scale = c}),
                                     stats::levy_stable_s0.cdf(x, a, b, {.scale = c}), 3e-11)
                        << a << " " << b << " " << x;
                }
                const double below = stats::levy_stable_s0.cdf(x, a, b), above = stats::levy_stable_s0.sf(x, a, b);
                EXPECT_LE(std::abs(below + above - 1), 2e-14);
            }
    // At zeta, in S1 the origin.
    EXPECT_REL_CLOSE(stats::levy_stable.pdf(0.0, 1.5, 0.4), stats::levy_stable.pdf(1e-13, 1.5, 0.4), 1e-12);
    EXPECT_REL_CLOSE(stats::levy_stable.cdf(0.0, 0.6, 0.4), stats::levy_stable.cdf(1e-18, 0.6, 0.4), 1e-12);
    // Continuous at alpha = 1.
    for (const double x : {-4.0, -0.5, 3.0, 40.0})
        EXPECT_REL_CLOSE(stats::levy_stable_s0.pdf(x, 1 + 1e-15, 0.7), stats::levy_stable_s0.pdf(x, 1, 0.7), 1e-13);
    // Where the methods change.
    for (const double b : {0.02, 0.3, 1.0})
        for (const double x : {-4.999999999999999, 4.999999999999999, -1.0, 0.5, 4.0}) {
            EXPECT_REL_CLOSE(stats::levy_stable_s0.pdf(x, 0.99, b), stats::levy_stable_s0.pdf(x, 0.9900000000000001, b),
                             3e-13);
            EXPECT_REL_CLOSE(stats::levy_stable_s0.pdf(x, 1.004, b),
                             stats::levy_stable_s0.pdf(x * (1 + 4e-16), 1.004, b), 3e-12);
        }
}

TEST(LevyStable, QuantilesInvert) {
    for (const double a : {0.4, 0.9, 1.0, 1.003, 1.6, 1.98})
        for (const double b : {-1.0, 0.0, 0.5})
            for (const double q : {1e-12, 1e-3, 0.3, 0.5}) {
                EXPECT_REL_CLOSE(stats::levy_stable_s0.cdf(stats::levy_stable_s0.ppf(q, a, b), a, b), q, 1e-10);
                EXPECT_REL_CLOSE(stats::levy_stable_s0.sf(stats::levy_stable_s0.isf(q, a, b), a, b), q, 1e-10);
            }
    EXPECT_EQ(stats::levy_stable.ppf(1e-200, 0.3, 0), -inf);
    EXPECT_EQ(stats::levy_stable.ppf(0.0, 0.3, 1), 0);
    EXPECT_EQ(stats::levy_stable.ppf(1.0, 0.3, 1), inf);
    EXPECT_REL_CLOSE(stats::levy_stable.ppf(0.99, 1, 0.5, {.loc = 1, .scale = 3}),
                     1 + 3 * stats::levy_stable.ppf(0.99, 1, 0.5) + 3 / M_PI * std::log(3.0), 1e-13);
}

TEST(LevyStable, Moments) {
    const auto [mean, var, skew, kurt] = stats::levy_stable.stats(1.6, 0.4, {.loc = 2, .scale = 3});
    EXPECT_EQ(mean, 2);
    EXPECT_EQ(var, inf);
    EXPECT_TRUE(std::isnan(skew) && std::isnan(kurt));
    EXPECT_TRUE(std::isnan(stats::levy_stable.mean(1, 0)));
    EXPECT_EQ(stats::levy_stable.var(2, 0), 2);
    EXPECT_EQ(stats::levy_stable.moment(4, 2, 0), 12);
    EXPECT_REL_CLOSE(stats::levy_stable_s0.mean(1.6, 0.4), -0.4 * std::tan(0.8 * M_PI), 1e-15);
    EXPECT_REL_CLOSE(stats::levy_stable_s0.expect([](double x) { return x; }, 1.9, -0.5),
                     stats::levy_stable_s0.mean(1.9, -0.5), 1e-6);
    EXPECT_REL_CLOSE(stats::levy_stable.entropy(1, 0), std::log(4 * M_PI), 1e-9);
    EXPECT_REL_CLOSE(stats::levy_stable.entropy(0.5, 1), stats::levy.entropy(), 1e-9);
    EXPECT_EQ(stats::levy_stable.support(0.7, 1, {.loc = 1})[0], 1);
    EXPECT_EQ(stats::levy_stable.support(0.7, 0.9)[0], -inf);
    EXPECT_TRUE(std::isnan(stats::levy_stable.pdf(1.0, 2.1, 0)));
    EXPECT_TRUE(std::isnan(stats::levy_stable.cdf(1.0, 0, 0)));
    EXPECT_TRUE(std::isnan(stats::levy_stable.cdf(1.0, 1, 1.1)));
    EXPECT_TRUE(std::isnan(stats::levy_stable.cdf(std::nan(""), 1.2, 0.1)));
    EXPECT_EQ(stats::levy_stable.cdf(inf, 1.2, 0.1), 1);
    EXPECT_EQ(stats::levy_stable.pdf(-inf, 1.2, 0.1), 0);
}

TEST(LevyStable, VariatesAreSciPys) {
    const Reference reference("stats/distributions/levy_stable.json");
    for (const auto& [key, c] : reference.cases()) {
        if (!c.has("alpha")) continue;
        SCOPED_TRACE(key);
        const double a = c.number("alpha"), b = c.number("beta");
        scixx::core::RandomState legacy(7);
        scixx::core::Generator modern(7);
        const auto rv = stats::levy_stable(a, b, {.loc = 1, .scale = 3});
        EXPECT_SCALED_CLOSE(rv.rvs(5, legacy), c.array<Eigen::ArrayXd>("legacy"), 1e-12);
        EXPECT_SCALED_CLOSE(rv.rvs(5, modern), c.array<Eigen::ArrayXd>("modern"), 1e-12);
        scixx::core::RandomState again(7);
        const double zeta = a == 1 ? -2 / M_PI * b * 3 * std::log(3.0) : -3 * b * std::tan(M_PI * a / 2);
        const Eigen::ArrayXd other = stats::levy_stable_s0(a, b, {.loc = 1, .scale = 3}).rvs(5, again);
        EXPECT_SCALED_CLOSE(other, c.array<Eigen::ArrayXd>("legacy") + zeta, 1e-11);
    }
}

TEST(LevyStable, FitFindsTheParameters) {
    scixx::core::Generator rng(1);
    const Eigen::ArrayXd data = stats::levy_stable(1.6, 0.4, {.loc = 1, .scale = 3}).rvs(400, rng);
    const auto start = stats::detail::stable::quantile_estimate(
        std::span<const double>(data.data(), static_cast<std::size_t>(data.size())));
    EXPECT_LE(std::abs(start[0] - 1.6), 0.2);
    EXPECT_LE(std::abs(start[3] / 3 - 1), 0.1);
    const auto fitted = stats::levy_stable.fit(data);
    EXPECT_LE(std::abs(fitted[0] - 1.6), 0.2);
    EXPECT_LE(std::abs(fitted[2] - 1), 0.5);
    EXPECT_LE(std::abs(fitted[3] / 3 - 1), 0.1);
    const double least = stats::levy_stable.nnlf(fitted, data);
    EXPECT_LE(least, stats::levy_stable.nnlf({1.6, 0.4, 1, 3}, data));
    for (std::size_t i = 0; i < 4; ++i)
        for (const double by : {0.999, 1.001}) {
            auto moved = fitted;
            moved[i] *= by;
            EXPECT_GE(stats::levy_stable.nnlf(moved, data), least - 1e-7);
        }
    const auto known = stats::levy_stable.fit(data.head(150), {.f0 = 1.6, .f1 = 0.4, .floc = 1});
    EXPECT_EQ(known[0], 1.6);
    EXPECT_EQ(known[2], 1);
}

}  // namespace
