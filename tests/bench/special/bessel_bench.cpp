#include <scixx/special/bessel.hpp>

#include "support/bench.hpp"

namespace {

namespace special = scixx::special;

const bool rows = [] {
    scixx::bench::add("j0", "1e6", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = 20 * (Eigen::ArrayXd::Random(1000000) + 1);
        for (auto _ : state) benchmark::DoNotOptimize(special::j0(x).data());
    });
    scixx::bench::add("j1", "1e6", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = 20 * (Eigen::ArrayXd::Random(1000000) + 1);
        for (auto _ : state) benchmark::DoNotOptimize(special::j1(x).data());
    });
    return true;
}();

}  // namespace
