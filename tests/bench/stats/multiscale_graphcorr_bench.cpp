#include <scixx/core/random.hpp>
#include <scixx/stats/multiscale_graphcorr.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

const bool rows = [] {
    for (const int n : {50, 200})
        scixx::bench::add("multiscale_graphcorr", std::to_string(n) + ", 100 permutations", "f64", "scixx",
                          [n](benchmark::State& state) {
                              const Eigen::ArrayXd x = scixx::core::Generator(1).standard_normal(n),
                                                   y = x.square() + scixx::core::Generator(2).standard_normal(n);
                              for (auto _ : state)
                                  benchmark::DoNotOptimize(
                                      scixx::stats::multiscale_graphcorr(x, y, {.reps = 100, .random_state = 1}));
                          });
    return true;
}();

}  // namespace
