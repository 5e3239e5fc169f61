#include <scixx/stats/distributions/gausshyper.hpp>

#include <array>
#include <scixx/core/random.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

struct Known {
    double x, pdf, cdf, sf;
};
template <class Rv>
void expect_known(const Rv& rv, const std::vector<Known>& known, const std::array<double, 4>& moments) {
    for (const Known& k : known) {
        EXPECT_REL_CLOSE(rv.pdf(k.x), k.pdf, 1e-12) << k.x;
        EXPECT_LE(std::abs(rv.logpdf(k.x) - std::log(k.pdf)), 1e-12) << k.x;
        EXPECT_REL_CLOSE(rv.cdf(k.x), k.cdf, 1e-12) << k.x;
        EXPECT_REL_CLOSE(rv.sf(k.x), k.sf, 1e-12) << k.x;
        EXPECT_REL_CLOSE(k.cdf < 0.5 ? rv.ppf(k.cdf) : rv.isf(k.sf), k.x, 1e-11);
    }
    const auto found = rv.stats();
    for (std::size_t i = 0; i < 4; ++i) EXPECT_REL_CLOSE(found[i], moments[i], 1e-10) << i;
}

// Quadrature and closed moments by mpmath at 30 digits.
TEST(Gausshyper, AgreesWithQuadrature) {
    expect_known(stats::gausshyper(2.5, 0.5, 3, 4),
                 {{1e-6, 4.7450290547483522e-8, 1.8980178582187222e-14, 0.99999999999998102},
                  {0.25, 0.85611728341874973, 0.14381080871160388, 0.85618919128839612},
                  {0.75, 0.96313194384609345, 0.58872444808968322, 0.41127555191031678},
                  {1 - 0x1p-30, 12438.952022529707, 0.99997683064636667, 2.3169353633334675e-5}},
                 {0.6209041432289476, 0.084252009113889624, -0.29525024273375924, -1.2101345652440415});
    expect_known(stats::gausshyper(0.5, 4, -1.5, -0.75),
                 {{1e-6, 1240.4249130727761, 0.0024808566484976451, 0.99751914335150235},
                  {0.25, 0.76651580114697055, 0.90324777291672352, 0.096752227083276483},
                  {0.75, 0.0064763267484079024, 0.99965534020991108, 0.00034465979008891873}},
                 {0.09033161588671174, 0.012742752930401137, 1.9734700526300935, 4.4880207962184769});
}

TEST(Gausshyper, ParametersAndVariates) {
    const auto& law = stats::gausshyper;
    EXPECT_REL_CLOSE(law.pdf(0.25, 2, 3, 0, 5), 12 * 0.25 * 0.75 * 0.75, 1e-14);  // beta
    EXPECT_EQ(law.pdf(1.5, 2, 3, 1, 5, 1, 2), law.pdf(0.25, 2, 3, 1, 5) / 2);
    EXPECT_EQ(law.pdf(1.5, 2, 3, 1, 5, {.loc = 1, .scale = 2}), law(2, 3, 1, 5).pdf(0.25) / 2);
    EXPECT_REL_CLOSE(law(2, 3, 1, 5).moment(2), law(2, 3, 1, 5).expect([](double x) { return x * x; }), 1e-12);
    EXPECT_TRUE(std::isnan(law.pdf(0.25, 2, 3, 1, -1)));
    EXPECT_TRUE(std::isnan(law.pdf(0.25, 0, 3, 1, 1)));
    scixx::core::Generator rng(3), same(3);
    EXPECT_EQ(law.rvs(2, 3, 1, 5, rng), law.ppf(same.uniform(0.0, 1.0), 2, 3, 1, 5));
}

}  // namespace
