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

TEST(Logistic, MomentsWhereTheUpperEndIsSingular) {
    EXPECT_REL_CLOSE(stats::genhalflogistic.mean(3.863736390496466), 0.2263253086235162634, 1e-13);
    EXPECT_REL_CLOSE(stats::genhalflogistic.var(3.863736390496466), 0.003243432771014885200, 1e-12);
    EXPECT_REL_CLOSE(stats::genhalflogistic.mean(77.27472780992932), 0.01285711576141107327, 1e-13);
    EXPECT_REL_CLOSE(stats::genhalflogistic.stats(77.27472780992932)[2], -11.60730934642287, 1e-9);
    EXPECT_REL_CLOSE(stats::genhalflogistic.pdf(1.0, 1.0), 2.0, 1e-15);
    EXPECT_REL_CLOSE(stats::kappa4.mean(1.0, 5.0), 1.0 / 6, 1e-13);
    EXPECT_REL_CLOSE(stats::kappa4.var(1.0, 5.0), 0.002525252525252525252, 1e-12);
    EXPECT_REL_CLOSE(stats::kappa4.mean(0.5, 3.0), 1.0 / 15, 1e-12);
}

}  // namespace
