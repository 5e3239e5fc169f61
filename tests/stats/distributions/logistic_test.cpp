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

}  // namespace
