#include <scixx/stats/distributions/sums.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <scixx/core/random_state.hpp>
#include <scixx/stats/distributions/binomial.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

// Exact values by fractions: sum of (-1)^k binom(n, k) (x - k)_+^n / n!, and the same with n - 1 for the density.
TEST(Irwinhall, AgreesWithTheAlternatingSumInRationals) {
    struct Exact {
        double n, x, pdf, cdf;
    };
    for (const auto& [n, x, pdf, cdf] : {Exact{2, 0.3, 0.3, 0.045}, Exact{3, 1.2, 0.6599999999999999, 0.284},
                                         Exact{5, 0.01, 4.1666666666666673e-10, 8.333333333333334e-13},
                                         Exact{5, 2.4, 0.5927333333333333, 0.4403119999999999},
                                         Exact{12, 1e-06, 2.505210838544171e-74, 2.0876756987868088e-81},
                                         Exact{12, 3.7, 0.02842672887736855, 0.010063153035083866},
                                         Exact{30, 7.25, 6.360805208787936e-07, 1.648951678272306e-07},
                                         Exact{30, 14.9, 0.2505568760761424, 0.4749115428047963},
                                         Exact{100, 31.3, 4.655384891582944e-11, 1.856963794321422e-11},
                                         Exact{100, 48.5, 0.12065742276420235, 0.30191347647985367}}) {
        EXPECT_REL_CLOSE(stats::irwinhall.pdf(x, n), pdf, 4e-15) << n << " " << x;
        EXPECT_REL_CLOSE(stats::irwinhall.cdf(x, n), cdf, 4e-15) << n << " " << x;
        EXPECT_REL_CLOSE(stats::irwinhall.sf(n - x, n), cdf, 4e-15 + 1e-16 * n * n / x) << n << " " << x;
        EXPECT_REL_CLOSE(stats::irwinhall.ppf(cdf, n), x, 1e-13) << n << " " << x;
    }
}

TEST(Irwinhall, EdgesMomentsAndVariates) {
    EXPECT_EQ(stats::irwinhall.pdf(0.25, 1), 1);
    EXPECT_EQ(stats::irwinhall.cdf(0.25, 1), 0.25);
    EXPECT_EQ(stats::irwinhall.pdf(1.0, 2), 1);
    EXPECT_EQ(stats::irwinhall.cdf(9.0, 5), 1);
    EXPECT_EQ(stats::irwinhall.pdf(-1.0, 5), 0);
    EXPECT_TRUE(std::isnan(stats::irwinhall.pdf(1.0, 2.5)));
    const auto moments = stats::irwinhall.stats(6);
    EXPECT_EQ(moments[0], 3);
    EXPECT_EQ(moments[1], 0.5);
    EXPECT_EQ(moments[2], 0);
    EXPECT_REL_CLOSE(moments[3], -0.2, 1e-15);
    EXPECT_REL_CLOSE(stats::irwinhall.entropy(2), 0.5, 1e-9);
    scixx::core::RandomState rng(3), same(3);
    const Eigen::ArrayXd x = stats::irwinhall.rvs(3, 4, rng);
    const Eigen::ArrayXXd u = same.random(3, 4);
    for (Eigen::Index i = 0; i < 4; ++i) EXPECT_EQ(x[i], u(0, i) + u(1, i) + u(2, i));
}

TEST(PoissonBinom, EqualProbabilitiesGiveTheBinomialLaw) {
    const std::vector<double> p(30, 0.3);
    const auto rv = stats::poisson_binom(p);
    for (int k = 0; k <= 30; ++k) {
        EXPECT_REL_CLOSE(rv.pmf(k), stats::binom.pmf(k, 30, 0.3), 4e-14) << k;
        EXPECT_REL_CLOSE(rv.cdf(k), stats::binom.cdf(k, 30, 0.3), 4e-14) << k;
        EXPECT_REL_CLOSE(rv.sf(k), stats::binom.sf(k, 30, 0.3), 4e-14) << k;
        EXPECT_EQ(rv.ppf(rv.cdf(k) - 0.5 * rv.pmf(k)),
                  stats::binom.ppf(stats::binom.cdf(k, 30, 0.3) - 0.5 * rv.pmf(k), 30, 0.3));
    }
    const auto a = rv.stats(), b = stats::binom.stats(30, 0.3);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_REL_CLOSE(a[i], b[i], 1e-13);
    EXPECT_REL_CLOSE(rv.entropy(), stats::binom.entropy(30, 0.3), 1e-12);
}

TEST(PoissonBinom, SmallCases) {
    const Eigen::Array3d p(0.5, 0.25, 0.125);  // exact in binary
    EXPECT_EQ(stats::poisson_binom.pmf(0, p), 0.5 * 0.75 * 0.875);
    EXPECT_EQ(stats::poisson_binom.pmf(3, p), 0.5 * 0.25 * 0.125);
    EXPECT_EQ(stats::poisson_binom.pmf(2, p), 0.5 * 0.25 * 0.875 + 0.5 * 0.75 * 0.125 + 0.5 * 0.25 * 0.125);
    EXPECT_EQ(stats::poisson_binom.cdf(2, p), 1 - 0.015625);
    EXPECT_EQ(stats::poisson_binom.sf(2, p), 0.015625);
    EXPECT_EQ(stats::poisson_binom.pmf(5, p, {.loc = 2}), 0.015625);
    EXPECT_EQ(stats::poisson_binom.pmf(1.5, p), 0);
    EXPECT_EQ(stats::poisson_binom.pmf(4, p), 0);
    EXPECT_EQ(stats::poisson_binom.mean(p), 0.875);
    EXPECT_EQ(stats::poisson_binom.cdf(Eigen::Array2d(-1, 3), p)[1], 1);
    EXPECT_TRUE(std::isnan(stats::poisson_binom.pmf(1, std::vector<double>{0.5, 1.5})));
    EXPECT_EQ(stats::poisson_binom.pmf(0, std::vector<double>{}), 1);
    scixx::core::RandomState rng(3);
    const auto x = stats::poisson_binom.rvs(p, 20000, rng);
    EXPECT_NEAR(x.cast<double>().mean(), 0.875, 0.02);
}

}  // namespace
