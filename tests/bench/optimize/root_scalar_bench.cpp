#include <cmath>
#include <scixx/optimize/brentq.hpp>
#include <scixx/optimize/differential_evolution.hpp>
#include <scixx/optimize/minimize_scalar.hpp>
#include <scixx/optimize/newton.hpp>
#include <scixx/optimize/rosen.hpp>

#include "support/bench.hpp"

namespace {

using namespace scixx::optimize;
using scixx::bench::add;
using Vector = Eigen::VectorXd;

const bool rows = [] {
    const auto f = [](double x) { return std::exp(x) - 3 * x - 2; };
    const auto df = [](double x) { return std::exp(x) - 3; };
    add("brentq", "1", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(brentq(f, 0.0, 3.0).root);
    });
    add("newton", "1", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(newton(f, 3.0, {.fprime = df}).root);
    });
    add("minimize_scalar", "1", "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(minimize_scalar(f).x);
    });
    add("differential_evolution rosen", "5", "f64", "scixx", [](benchmark::State& state) {
        const auto objective = [](const Vector& x) { return rosen(x); };
        for (auto _ : state)
            benchmark::DoNotOptimize(differential_evolution(objective, {-5.0, 5.0}, 5, {.seed = 1}).fun);
    });
    return true;
}();

}  // namespace
