#include <scixx/stats/distributions/exponential.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Exponential, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::expon);
    table(stats::laplace);
    table(stats::laplace_asymmetric);
    table(stats::truncexpon);
    table(stats::hypsecant);
    table(stats::genexpon);
    table(stats::gompertz);
}

}  // namespace
