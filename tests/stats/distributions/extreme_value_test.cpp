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

TEST(ExtremeValue, VariatesAreQuantilesOfUniformNumbers) {
    const auto expect = [](const auto& rv) {
        scixx::core::RandomState rng(3), same(3);
        const Eigen::ArrayXd x = rv.rvs(50, rng), q = same.uniform(0.0, 1.0, 50);
        for (Eigen::Index i = 0; i < 50; ++i) EXPECT_REL_CLOSE(x[i], rv.ppf(q[i]), 2e-13) << q[i];
    };
    expect(stats::exponweib(0.01, 2.0));
    expect(stats::exponpow(2.5));
    expect(stats::weibull_min(1.7));
    expect(stats::weibull_max(1.7));
    expect(stats::invweibull(10.5));
    expect(stats::truncweibull_min(2.5, 0.25, 1.75));
    expect(stats::gumbel_l(0.0, 1.0));
}

}  // namespace
