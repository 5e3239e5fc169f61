#include <scixx/stats/distributions/beta.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Beta, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::beta);
    table(stats::betaprime);
    table(stats::f);
    table(stats::t);
    table(stats::rdist);
}

}  // namespace
