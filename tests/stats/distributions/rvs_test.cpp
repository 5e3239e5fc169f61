#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/bounded.hpp>
#include <scixx/stats/distributions/cauchy.hpp>
#include <scixx/stats/distributions/counting.hpp>
#include <scixx/stats/distributions/exponential.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>
#include <scixx/stats/distributions/kolmogorov.hpp>
#include <scixx/stats/distributions/logistic.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/distributions/pareto.hpp>

using namespace scixx;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Variates by blocks are the quantiles of the uniform numbers of the same seed, over several pieces and a rest.
template <class Law, class... P>
void expect_quantiles(const char* name, const Law& law, P... p) {
    constexpr Eigen::Index n = 600;
    const auto x = law.rvs(p..., n, core::RandomState(5));
    const Eigen::ArrayXd u = core::RandomState(5).random_sample(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const double expected = law.ppf(u[i], p...);
        EXPECT_LE(std::abs(static_cast<double>(x[i]) - expected), 1e-13 * (1e-2 + std::abs(expected)))
            << name << " of " << u[i] << ": " << x[i] << " for " << expected;
    }
}

}  // namespace

TEST(Rvs, AreQuantilesOfUniformNumbers) {
    expect_quantiles("cauchy", stats::cauchy);
    expect_quantiles("halfcauchy", stats::halfcauchy);
    expect_quantiles("skewcauchy", stats::skewcauchy, 0.5);
    expect_quantiles("skewcauchy", stats::skewcauchy, -0.9);
    expect_quantiles("hypsecant", stats::hypsecant);
    expect_quantiles("arcsine", stats::arcsine);
    expect_quantiles("anglit", stats::anglit);
    expect_quantiles("wrapcauchy", stats::wrapcauchy, 0.03);
    expect_quantiles("wrapcauchy", stats::wrapcauchy, 0.97);
    expect_quantiles("cosine", stats::cosine);
    expect_quantiles("kappa3", stats::kappa3, 1.0);
    expect_quantiles("kappa3", stats::kappa3, 2000.0);
    expect_quantiles("tukeylambda", stats::tukeylambda, 0.0);
    expect_quantiles("tukeylambda", stats::tukeylambda, -0.5);
    expect_quantiles("burr", stats::burr, 10.5, 4.3);
    expect_quantiles("mielke", stats::mielke, 10.4, 4.6);
    expect_quantiles("burr12", stats::burr12, 10.0, 4.0);
    expect_quantiles("exponweib", stats::exponweib, 2.9, 1.95);
    expect_quantiles("powernorm", stats::powernorm, 4.4);
    expect_quantiles("powerlognorm", stats::powerlognorm, 2.1, 0.4);
    expect_quantiles("johnsonsu", stats::johnsonsu, 2.5, 2.2);
    expect_quantiles("johnsonsb", stats::johnsonsb, 1.2, 0.8);
    expect_quantiles("boltzmann", stats::boltzmann, 1.4, 19.0);
    expect_quantiles("boltzmann", stats::boltzmann, 0.01, 7.0);
}

TEST(Rvs, OfInfiniteShapes) {
    const Eigen::ArrayXd u = core::RandomState(5).random_sample(9);
    EXPECT_TRUE((stats::burr.rvs(infinity, 2, 9, core::RandomState(5)) == 1).all());
    EXPECT_TRUE((stats::burr.rvs(infinity, infinity, 9, core::RandomState(5)) == 1).all());
    EXPECT_TRUE((stats::burr12.rvs(infinity, infinity, 9, core::RandomState(5)) == 1).all());
    EXPECT_TRUE((stats::kappa3.rvs(infinity, 9, core::RandomState(5)) - u).abs().maxCoeff() < 1e-15);
}

TEST(Rvs, KolmogorovQuantilesInvertTheTails) {
    for (const double q : {1e-300, 1e-20, 1e-3, 0.2, 0.4999, 0.5}) {
        EXPECT_NEAR(stats::kstwobign.cdf(stats::kstwobign.ppf(q)) / q, 1, 1e-12);
        EXPECT_NEAR(stats::kstwobign.sf(stats::kstwobign.isf(q)) / q, 1, 1e-12);
    }
    EXPECT_EQ(stats::kstwobign.ppf(0.0), 0);
    EXPECT_EQ(stats::kstwobign.isf(0.0), infinity);
}
