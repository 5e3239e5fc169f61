#include <scixx/stats/distributions/pareto.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Pareto, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::pareto);
    table(stats::lomax);
    table(stats::genpareto);
    table(stats::truncpareto);
    table(stats::burr);
    table(stats::burr12);
    table(stats::fisk);
    table(stats::mielke);
    table(stats::loglaplace);
}

}  // namespace
