#include <scixx/stats/distributions/nchypergeom.hpp>

#include <scixx/core/random.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

struct Known {
    double k, pmf, cdf, sf;
};
template <class Rv>
void expect_known(const Rv& rv, const std::vector<Known>& known, const std::array<double, 3>& moments) {
    for (const Known& each : known) {
        EXPECT_REL_CLOSE(rv.pmf(each.k), each.pmf, 1e-12) << each.k;
        EXPECT_LE(std::abs(rv.logpmf(each.k) - std::log(each.pmf)), 1e-12) << each.k;
        EXPECT_REL_CLOSE(rv.cdf(each.k + 0.5), each.cdf, 1e-12) << each.k;
        EXPECT_REL_CLOSE(rv.sf(each.k), each.sf, 1e-12) << each.k;
        const double inside = each.cdf - 0.5 * each.pmf;
        if (inside < 0.99) {
            EXPECT_EQ(rv.ppf(inside), each.k);
        }
    }
    const auto found = rv.stats();
    for (std::size_t i = 0; i < 3; ++i) EXPECT_REL_CLOSE(found[i], moments[i], 1e-9) << i;
    EXPECT_EQ(rv.pmf(10.5), 0);
}

// Exact rational arithmetic: weights C(n, k) C(M-n, N-k) odds^k, and the recurrence over single draws.
TEST(Nchypergeom, AgreesWithExactValues) {
    expect_known(stats::nchypergeom_fisher(140, 80, 60, 0.5),
                 {{10, 1.4749738768257663e-11, 1.5600862202960916e-11, 0.9999999999843991},
                  {25, 0.0684125298149948, 0.1522705932626019, 0.847729406737398},
                  {40, 4.9868994449265086e-05, 0.9999850931047032, 1.4906895296827737e-05}},
                 {28.446427449361803, 8.300922457542635, 0.02542196994877731});
    expect_known(stats::nchypergeom_fisher(90, 20, 60, 8),
                 {{2, 3.777915831308548e-22, 3.788037806401854e-22, 1.0},
                  {15, 0.01028402868015438, 0.012277032082768475, 0.9877229679172316},
                  {19, 0.3408782235569316, 0.8136532377888774, 0.1863467622111226}},
                 {18.448979674162345, 1.3261187259909188, -0.6287382764895274});
    expect_known(stats::nchypergeom_wallenius(140, 80, 60, 0.5),
                 {{10, 7.830003845008536e-10, 8.409365727154742e-10, 0.9999999991590635},
                  {25, 0.11898119822484236, 0.3455896918574841, 0.6544103081425159},
                  {40, 3.548671949001553e-06, 0.9999991748081508, 8.251918492084443e-07}},
                 {26.649038741002414, 8.20824176334169, 0.03567200878663798});
    expect_known(stats::nchypergeom_wallenius(90, 20, 60, 8),
                 {{2, 1.3918388978699515e-38, 1.3928213138288496e-38, 1.0},
                  {15, 4.90866610663831e-09, 4.983548860576777e-09, 0.9999999950164511},
                  {19, 0.030961633448462925, 0.03171883733115658, 0.9682811626688435}},
                 {19.967507860366293, 0.033015814308671405, -5.6805774716153135});
}

TEST(Nchypergeom, EqualOddsAreHypergeometric) {
    for (double k = 0; k <= 7; ++k) {
        const double expected = stats::detail::Hypergeom<>{20, 7, 12}.logpmf(k);
        EXPECT_LE(std::abs(stats::nchypergeom_fisher.logpmf(k, 20, 7, 12, 1.0) - expected), 1e-13) << k;
        EXPECT_LE(std::abs(stats::nchypergeom_wallenius.logpmf(k, 20, 7, 12, 1.0) - expected), 1e-13) << k;
    }
}

TEST(Nchypergeom, EdgesAndDomain) {
    EXPECT_EQ(stats::nchypergeom_wallenius.pmf(7, 20, 7, 20, 3.0), 1);  // all are taken
    EXPECT_EQ(stats::nchypergeom_fisher.pmf(7, 20, 7, 20, 3.0), 1);
    EXPECT_REL_CLOSE(stats::nchypergeom_wallenius.pmf(1, 20, 7, 1, 3.0), 21.0 / 34, 1e-13);
    EXPECT_REL_CLOSE(stats::nchypergeom_fisher.pmf(0, 20, 7, 1, 3.0), 13.0 / 34, 1e-13);
    EXPECT_REL_CLOSE(stats::nchypergeom_fisher.pmf(2, 20, 7, 1, 3.0, 1), 21.0 / 34, 1e-13);
    EXPECT_TRUE(std::isnan(stats::nchypergeom_fisher.pmf(1, 20, 7, 12, 0.0)));
    EXPECT_TRUE(std::isnan(stats::nchypergeom_wallenius.pmf(1, 20, 7.5, 12, 2.0)));
    EXPECT_TRUE(std::isnan(stats::nchypergeom_wallenius.pmf(1, 20, 7, 21, 2.0)));
    scixx::core::Generator rng(3), same(3);
    EXPECT_EQ(stats::nchypergeom_wallenius.rvs(90, 20, 60, 0.5, rng),
              stats::nchypergeom_wallenius.ppf(same.uniform(0.0, 1.0), 90, 20, 60, 0.5));
    const auto many = stats::nchypergeom_fisher.rvs(140, 80, 60, 0.5, 500, rng);
    const Eigen::ArrayXd q = same.uniform(0.0, 1.0, 500);
    for (Eigen::Index i = 0; i < 500; ++i) EXPECT_EQ(many[i], stats::nchypergeom_fisher.ppf(q[i], 140, 80, 60, 0.5));
}

}  // namespace
