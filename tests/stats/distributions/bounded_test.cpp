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

}  // namespace
