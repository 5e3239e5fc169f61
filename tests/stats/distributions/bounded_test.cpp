#include <scixx/stats/distributions/bounded.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Bounded, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::uniform);
    table(stats::triang);
    table(stats::trapezoid);
    table(stats::loguniform);
    table(stats::powerlaw);
    table(stats::arcsine);
    table(stats::semicircular);
    table(stats::cosine);
    table(stats::anglit);
    table(stats::bradford);
    table(stats::wrapcauchy);
}

TEST(Bounded, CosineQuantilesInvertTheDistribution) {
    for (const double q : {1e-300, 1e-20, 1e-9, 1e-3, 0.1, 0.3, 0.4, 0.45, 0.4999, 0.5 - 1e-12}) {
        const double x = stats::cosine.ppf(q);
        EXPECT_REL_CLOSE(stats::cosine.cdf(x), q, 1e-14 + 2e-16 * std::abs(x) * stats::cosine.pdf(x) / q);
        EXPECT_EQ(stats::cosine.isf(q), -x);
    }
    EXPECT_REL_CLOSE(stats::cosine.ppf(0.500001), 3.14159265359065e-6, 1e-10);
    EXPECT_REL_CLOSE(stats::cosine.ppf(0.7), 0.6508077870414856, 1e-14);
}

}  // namespace
