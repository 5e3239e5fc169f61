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

}  // namespace
