#include <scixx/stats/distributions/cauchy.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Cauchy, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::cauchy);
    table(stats::halfcauchy);
    table(stats::foldcauchy);
    table(stats::skewcauchy);
    table(stats::levy);
    table(stats::levy_l);
}

// Values of both integrals by mpmath at 25 digits.
TEST(Landau, AgreesWithQuadrature) {
    struct Known {
        double x, pdf, cdf, sf;
    };
    const Known known[] = {{-6, 1.7051074447852329e-64, 1.1450581306162065e-66, 1},
                           {-2, 0.043985478379363887, 0.014094357934148776, 0.985905642065851},
                           {0, 0.17885416067524944, 0.28683288012541777, 0.713167119874582},
                           {1.5, 0.12422109407147186, 0.51834302919476012, 0.48165697080523988},
                           {3, 0.074247654599601392, 0.664205997524218, 0.33579400247578189},
                           {20, 0.0030049793956922566, 0.943462646851257, 0.056537353148742915},
                           {1e6, 1.0000257859166497e-12, 0.99999899998660711, 1.0000133928895522e-6}};
    for (const Known& k : known) {
        EXPECT_REL_CLOSE(stats::landau.pdf(k.x), k.pdf, 1e-13) << k.x;
        EXPECT_LE(std::abs(stats::landau.logpdf(k.x) - std::log(k.pdf)), 1e-13) << k.x;
        EXPECT_REL_CLOSE(stats::landau.cdf(k.x), k.cdf, 1e-13) << k.x;
        EXPECT_REL_CLOSE(stats::landau.sf(k.x), k.sf, 1e-13) << k.x;
        if (k.cdf < 0.9) {
            EXPECT_LE(std::abs(stats::landau.ppf(k.cdf) - k.x), 2e-13) << k.x;
        }
        if (k.sf < 0.9) {
            EXPECT_LE(std::abs(stats::landau.isf(k.sf) - k.x), 1e-13 * (1 + std::abs(k.x))) << k.x;
        }
    }
    EXPECT_REL_CLOSE(stats::landau.sf(1e200), 1e-200, 1e-13);
    EXPECT_EQ(stats::landau.pdf(-20.0), 0);
    EXPECT_EQ(stats::landau.cdf(std::numeric_limits<double>::infinity()), 1);
    EXPECT_EQ(stats::landau.pdf(7.0, 1, 2), stats::landau.pdf(3.0) / 2);
    EXPECT_TRUE(std::isnan(stats::landau.mean()));
    scixx::core::Generator rng(3), same(3);
    EXPECT_EQ(stats::landau.rvs(rng), stats::landau.ppf(same.uniform(0.0, 1.0)));
}

TEST(Cauchy, LogarithmsFarOut) {
    EXPECT_REL_CLOSE(stats::foldcauchy.logpdf(1e200, 0.5), -921.4856199029077, 1e-14);
    EXPECT_REL_CLOSE(stats::skewcauchy.logpdf(-1e200, 0.5), -923.5650614445875, 1e-14);
}

}  // namespace
