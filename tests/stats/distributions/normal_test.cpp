#include <scixx/stats/distributions/normal.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Normal, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::norm);
    table(stats::lognorm);
    table(stats::gibrat);
    table(stats::halfnorm);
    table(stats::foldnorm);
    table(stats::truncnorm);
    table(stats::skewnorm);
    table(stats::powernorm);
    table(stats::powerlognorm);
    table(stats::exponnorm);
    table(stats::johnsonsu);
    table(stats::johnsonsb);
    table(stats::crystalball, 1, 1e-10);
    table(stats::moyal);
    table(stats::fatiguelife);
    table(stats::alpha);
    table(stats::invgauss);
    table(stats::wald);
    table(stats::recipinvgauss);
}

}  // namespace
