#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/distributions/levy_stable.hpp>
#include <scixx/stats/fit.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
namespace stats = scixx::stats;

const bool rows = [] {
    const auto at = [] { return Eigen::ArrayXd::LinSpaced(100, -8, 8).eval(); };
    add("levy_stable.pdf", "1.5 0.3, 100", "f64", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXd x = at();
        for (auto _ : state) benchmark::DoNotOptimize(stats::levy_stable.pdf(x, 1.5, 0.3).eval().data());
    });
    add("levy_stable.cdf", "1.5 0.3, 100", "f64", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXd x = at();
        for (auto _ : state) benchmark::DoNotOptimize(stats::levy_stable.cdf(x, 1.5, 0.3).eval().data());
    });
    add("levy_stable.ppf", "1.5 0.3, 20", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd q = Eigen::ArrayXd::LinSpaced(20, 0.01, 0.99);
        for (auto _ : state) benchmark::DoNotOptimize(stats::levy_stable.ppf(q, 1.5, 0.3).eval().data());
    });
    add("levy_stable.rvs", "1.5 0.3, 1e5", "f64", "scixx", [](benchmark::State& state) {
        scixx::core::Generator rng(1);
        for (auto _ : state) benchmark::DoNotOptimize(stats::levy_stable.rvs(1.5, 0.3, 100000, rng).data());
    });
    add("fit of gamma within bounds", "200", "f64", "scixx", [](benchmark::State& state) {
        scixx::core::Generator rng(1);
        const Eigen::ArrayXd x = stats::gamma.rvs(2, 200, rng);
        for (auto _ : state)
            benchmark::DoNotOptimize(stats::fit(stats::gamma, x, {{0.1, 10}, {-2, 0}, {0.1, 5}}).params);
    });
    return true;
}();

}  // namespace
