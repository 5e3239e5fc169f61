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

TEST(Normal, JohnsonFarFromZero) {
    const auto [mean, variance, skewness, kurtosis] = stats::johnsonsu.stats(50.0, 2.2);
    EXPECT_REL_CLOSE(mean, -4113052669.94298249, 1e-13);
    EXPECT_REL_CLOSE(variance, 3.88258086048927555e+18, 1e-13);
    EXPECT_REL_CLOSE(skewness, -1.54714825531672009, 1e-12);
    EXPECT_REL_CLOSE(kurtosis, 4.5374719241289164, 1e-12);
    EXPECT_REL_CLOSE(stats::johnsonsu.entropy(50.0, 2.2), 22.664606719553184, 1e-12);
    EXPECT_EQ(stats::johnsonsu.mean(0.0, 2.0), 0);
}

}  // namespace
