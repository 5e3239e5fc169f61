#include <scixx/stats/correlation.hpp>
#include <scixx/stats/multivariate_normal.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;

const bool rows = [] {
    add("pearsonr", "1e6", "f64", "scixx", [](benchmark::State& state) {
        scixx::core::RandomState rng(1);
        const Eigen::VectorXd x = rng.standard_normal(1000000), y = x + Eigen::VectorXd(rng.standard_normal(1000000));
        for (auto _ : state) benchmark::DoNotOptimize(scixx::stats::pearsonr(x, y).statistic);
    });
    add("multivariate_normal.pdf", "1e6x2", "f64", "scixx", [](benchmark::State& state) {
        scixx::core::RandomState rng(1);
        const Eigen::MatrixXd x = rng.standard_normal(1000000, 2);
        const auto rv = scixx::stats::multivariate_normal({0.5, -0.2}, {{2.0, 0.3}, {0.3, 0.5}});
        for (auto _ : state) benchmark::DoNotOptimize(rv.pdf(x).data());
    });
    return true;
}();

}  // namespace
