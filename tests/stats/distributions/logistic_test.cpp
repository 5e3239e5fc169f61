#include <scixx/stats/distributions/logistic.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Logistic, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::logistic);
    table(stats::genlogistic);
    table(stats::halflogistic);
    table(stats::genhalflogistic);
    table(stats::kappa3);
    table(stats::kappa4);
}

TEST(Logistic, BordersOfKappa) {
    EXPECT_EQ(stats::kappa4.pdf(1e-200, 1.0, 0.2), 1);  // a power of 0 with exponent 0
    EXPECT_REL_CLOSE(stats::kappa3.logpdf(1e200, 30.0), -14272.626379181422, 1e-14);
}

}  // namespace
