#include <scixx/stats/distributions/noncentral.hpp>

#include <scixx/stats/distributions/beta.hpp>
#include <scixx/stats/distributions/counting.hpp>
#include <scixx/stats/distributions/gamma.hpp>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

TEST(Noncentral, CentralCases) {
    for (double x : {0.01, 1.5, 40.0, 900.0}) {
        EXPECT_REL_CLOSE(stats::ncx2.cdf(x, 3.0, 0.0), stats::chi2.cdf(x, 3.0), 1e-14);
        EXPECT_REL_CLOSE(stats::ncx2.sf(x, 3.0, 0.0), stats::chi2.sf(x, 3.0), 1e-14);
        EXPECT_REL_CLOSE(stats::ncx2.pdf(x, 3.0, 0.0), stats::chi2.pdf(x, 3.0), 1e-12);
        EXPECT_REL_CLOSE(stats::ncf.sf(x, 3.0, 7.0, 0.0), stats::f.sf(x, 3.0, 7.0), 1e-14);
        EXPECT_REL_CLOSE(stats::nct.sf(x, 3.0, 0.0), stats::t.sf(x, 3.0), 1e-11) << x;
        EXPECT_REL_CLOSE(stats::nct.pdf(x, 3.0, 0.0), stats::t.pdf(x, 3.0), 1e-11) << x;
        EXPECT_REL_CLOSE(stats::rice.sf(x / 30, 0.0), stats::rayleigh.sf(x / 30), 1e-12);
    }
}

TEST(Noncentral, AgreesWithScipy) {
    EXPECT_REL_CLOSE(stats::ncx2.cdf(3, 4.0, 2.5), 0.21170522565569064, 1e-12);
    EXPECT_REL_CLOSE(stats::ncx2.sf(60, 4.0, 2.5), 3.819649460716777e-09, 1e-10);
    EXPECT_REL_CLOSE(stats::ncx2.pdf(3, 4.0, 2.5), 0.10935582684207901, 1e-12);
    EXPECT_REL_CLOSE(stats::ncx2.ppf(0.3, 4.0, 2.5), 3.791917405647996, 1e-9);
    EXPECT_REL_CLOSE(stats::ncf.cdf(1.5, 4.0, 7.0, 2.5), 0.4856217068179973, 1e-11);
    EXPECT_REL_CLOSE(stats::ncf.sf(20, 4.0, 7.0, 2.5), 0.002424853073418318, 1e-9);
    EXPECT_REL_CLOSE(stats::ncf.pdf(1.5, 4.0, 7.0, 2.5), 0.29673647021949856, 1e-11);
    const auto [mean, variance, skewness, kurtosis] = stats::ncf.stats(4.0, 9.0, 2.5);
    EXPECT_REL_CLOSE(mean, 2.0892857142857144, 1e-13);
    EXPECT_REL_CLOSE(variance, 4.349617346938776, 1e-13);
    EXPECT_REL_CLOSE(skewness, 4.571127916442676, 1e-12);
    EXPECT_REL_CLOSE(kurtosis, 105.62393577106877, 1e-11);  // SciPy 1.10 forgets to subtract 3
    EXPECT_REL_CLOSE(stats::nct.cdf(1.5, 4.0, 0.7), 0.7350601233028798, 1e-10);
    EXPECT_REL_CLOSE(stats::nct.sf(8, 4.0, 0.7), 0.00250891684788708, 1e-9);
    EXPECT_REL_CLOSE(stats::nct.pdf(1.5, 4.0, 0.7), 0.24542282615202585, 1e-10);
    EXPECT_REL_CLOSE(stats::nct.mean(9.0, 0.7), 0.7659691783707504, 1e-13);
    EXPECT_REL_CLOSE(stats::nct.stats(9.0, 0.7)[3], 1.3753304492240268, 1e-11);
    EXPECT_REL_CLOSE(stats::rice.mean(0.78), 1.4370453029159036, 1e-10);
    EXPECT_REL_CLOSE(stats::rice.var(5.0), 0.9790885330516765, 1e-9);
}

TEST(Noncentral, TailsAddUpAndQuantilesInvert) {
    for (double x : {0.5, 4.0, 20.0}) {
        EXPECT_REL_CLOSE(stats::ncx2.cdf(x, 2.5, 6.0) + stats::ncx2.sf(x, 2.5, 6.0), 1.0, 1e-14);
        EXPECT_REL_CLOSE(stats::nct.cdf(x, 6.0, 2.0) + stats::nct.sf(x, 6.0, 2.0), 1.0, 1e-12);
        EXPECT_REL_CLOSE(stats::nct.isf(stats::nct.sf(x, 6.0, 2.0), 6.0, 2.0), x, 1e-10);
    }
    EXPECT_TRUE(std::isnan(stats::ncx2.cdf(1, 2.0, -1.0)));
}

TEST(Noncentral, FarFromTheModeOfTheWeights) {
    EXPECT_REL_CLOSE(stats::ncx2.pdf(0.09, 2.0, 243.0), 1.6707256859111383e-52, 1e-13);
    EXPECT_REL_CLOSE(stats::ncx2.logpdf(1e-10, 3.0, 2000.0), -1012.4318639648916, 1e-14);
    EXPECT_REL_CLOSE(stats::ncx2.logpdf(5000.0, 3.0, 10.0), -2284.1565805102828, 1e-14);
    EXPECT_REL_CLOSE(stats::ncx2.logpdf(1e8, 3.0, 1e8), -10.822426085740801, 1e-13);
    EXPECT_REL_CLOSE(stats::rice.logpdf(0.3, 15.6), -119.9089265943985, 1e-14);
    EXPECT_REL_CLOSE(stats::rice.pdf(0.3, 15.6), 8.398753771322485e-53, 1e-12);
    EXPECT_LE(stats::ncx2.sf(0.09, 2.0, 243.0), 1);
    EXPECT_LE(stats::nct.sf(-10.0, 5.0, 10.0), 1);
}

}  // namespace
