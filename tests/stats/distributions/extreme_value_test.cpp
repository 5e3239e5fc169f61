#include <scixx/stats/distributions/extreme_value.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(ExtremeValue, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::gumbel_r);
    table(stats::gumbel_l);
    table(stats::genextreme);
    table(stats::weibull_min);
    table(stats::weibull_max);
    table(stats::exponweib);
    table(stats::exponpow);
    table(stats::dweibull);
    table(stats::invweibull);
    table(stats::truncweibull_min);
}

}  // namespace
