#include <scixx/stats/distributions/gamma.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Gamma, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::gamma);
    table(stats::erlang);
    table(stats::chi2);
    table(stats::chi);
    table(stats::maxwell);
    table(stats::rayleigh);
    table(stats::invgamma);
    table(stats::nakagami);
    table(stats::dgamma);
    table(stats::loggamma);
    table(stats::gengamma);
    table(stats::pearson3);
    table(stats::gennorm);
    table(stats::halfgennorm);
    Table{reference, false}(stats::argus);  // SciPy draws it by rejection
}

}  // namespace
