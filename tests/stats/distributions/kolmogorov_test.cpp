#include <scixx/stats/distributions/kolmogorov.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <scixx/core/random_state.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;

TEST(Kstwo, AgreesWithDurbinsMatrix) {
    const Reference reference("stats/distributions/kolmogorov.json");
    for (const auto& [key, c] : reference.cases()) {
        const double n = std::stod(key);
        const auto x = c.list<double>("x"), cdf = c.list<double>("cdf"), sf = c.list<double>("sf");
        const auto pdf = c.list<double>("pdf"), rvs = c.list<double>("rvs");
        for (std::size_t i = 0; i < x.size(); ++i) {
            SCOPED_TRACE(key + " " + std::to_string(x[i]));
            // An ulp of x moves a tail p by x pdf / p ulp.
            const auto allowed = [&](double p) { return 2e-14 + 4e-16 * x[i] * pdf[i] / p; };
            EXPECT_REL_CLOSE(stats::kstwo.cdf(x[i], n), cdf[i], allowed(cdf[i]));
            EXPECT_REL_CLOSE(stats::kstwo.sf(x[i], n), sf[i], allowed(sf[i]));
            EXPECT_REL_CLOSE(stats::kstwo.pdf(x[i], n), pdf[i], 1e-13);
            if (cdf[i] < 0.9) {
                EXPECT_REL_CLOSE(stats::kstwo.ppf(cdf[i], n), x[i], 1e-13);
            }
            if (sf[i] < 0.9) {
                EXPECT_REL_CLOSE(stats::kstwo.isf(sf[i], n), x[i], 1e-13);
            }
        }
        scixx::core::RandomState rng(7);
        const Eigen::ArrayXd variates = stats::kstwo.rvs(n, 3, rng);
        for (Eigen::Index i = 0; i < 3; ++i)
            EXPECT_REL_CLOSE(variates[i], rvs[static_cast<std::size_t>(i)], 2e-5)
                << key;  // SciPy's inverse is less exact
    }
}

TEST(Kstwo, LargeSamples) {
    // R. Simard, P. L'Ecuyer (2011): the regions meet, and the limit law is near.
    for (double n : {301.0, 1500.0, 20000.0}) {
        const double root = std::sqrt(n);
        for (double z : {1.4832, 2.4494}) {  // borders of the regions of the upper tail
            const double x = z / root;
            EXPECT_REL_CLOSE(stats::kstwo.sf(x * (1 - 2e-5), n), stats::kstwo.sf(x * (1 + 2e-5), n),
                             2e-4 + 16e-5 * z * z);
        }
        for (double z : {0.5, 0.9, 1.3, 2.0})
            EXPECT_LE(std::abs(stats::kstwo.cdf(z / root, n) - stats::kstwobign.cdf(z)), 0.4 / root) << n << " " << z;
        EXPECT_REL_CLOSE(stats::kstwo.cdf(0.9 / root, n) + stats::kstwo.sf(0.9 / root, n), 1.0, 1e-14);
        const double h = 1e-5 / root,
                     slope = (stats::kstwo.cdf(0.8 / root + h, n) - stats::kstwo.cdf(0.8 / root - h, n)) / (2 * h);
        EXPECT_REL_CLOSE(stats::kstwo.pdf(0.8 / root, n), slope, 1e-8);
    }
    // Exact by the same recursion as the table's, 1000 terms: the expansion's error is 0.05 / n^2.
    EXPECT_REL_CLOSE(stats::kstwo.cdf(0.5 / std::sqrt(2000.0), 2000),
                     stats::detail::PoissonCorridor<double>(2000, 0.5 / std::sqrt(2000.0)).walk(false).below, 4e-7);
    EXPECT_REL_CLOSE(stats::kstwo.cdf(0.2 / std::sqrt(2000.0), 2000),
                     stats::detail::PoissonCorridor<double>(2000, 0.2 / std::sqrt(2000.0)).walk(false).below, 1e-12);
}

TEST(Kstwo, EdgesAndDomain) {
    EXPECT_EQ(stats::kstwo.cdf(0.5, 1), 0);
    EXPECT_EQ(stats::kstwo.cdf(0.75, 1), 0.5);
    EXPECT_EQ(stats::kstwo.pdf(0.75, 1), 2);
    EXPECT_EQ(stats::kstwo.sf(1.0, 5), 0);
    EXPECT_EQ(stats::kstwo.ppf(0.0, 10), 0.05);
    EXPECT_TRUE(std::isnan(stats::kstwo.cdf(0.5, 2.5)));
    EXPECT_TRUE(std::isnan(stats::kstwo.cdf(0.5, 0)));
    EXPECT_REL_CLOSE(stats::kstwo.mean(1), 0.75, 1e-13);
    EXPECT_REL_CLOSE(stats::kstwo.sf(0.99, 150), 2 * std::pow(0.01, 150.0), 1e-12);
}

}  // namespace
