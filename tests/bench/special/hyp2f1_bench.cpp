#include <scixx/core/random_state.hpp>
#include <scixx/special/combinatorics.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/lambertw.hpp>
#include <scixx/special/elementary/xlogy.hpp>
#include <scixx/special/hyp2f1.hpp>
#include <scixx/special/polynomials/roots.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
namespace special = scixx::special;

template <class F>
void row(const char* operation, double low, double high, F f) {
    add(operation, "1e5", "f64", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXd x = scixx::core::RandomState(1).uniform(low, high, 100000);
        for (auto _ : state) benchmark::DoNotOptimize(f(x).data());
    });
}

const bool rows = [] {
    row("hyp2f1 .3 1.6 2.2", 0, 1, [](const auto& x) { return special::hyp2f1(0.3, 1.6, 2.2, x); });
    row("hyp2f1 1 1 2", -5, 0, [](const auto& x) { return special::hyp2f1(1, 1, 2, x); });
    row("hyp1f1 .5 1.5", -20, 20, [](const auto& x) { return special::hyp1f1(0.5, 1.5, x); });
    row("hyp0f1 1.5", -50, 0, [](const auto& x) { return special::hyp0f1(1.5, x); });
    row("lambertw", 0, 10, [](const auto& x) { return special::lambertw(x); });
    row("expm1", -5, 5, [](const auto& x) { return special::expm1(x); });
    row("exprel", -5, 5, [](const auto& x) { return special::exprel(x); });
    row("rel_entr", 0, 1, [](const auto& x) { return special::rel_entr(x, 0.3); });
    row("binom", 0, 200, [](const auto& x) { return special::binom(x.floor().eval(), 20); });
    for (int n : {10, 100, 1000})
        add("roots_legendre", std::to_string(n), "f64", "scixx", [n](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(special::roots_legendre(n).x.data());
        });
    for (int n : {100, 1000})
        add("roots_laguerre", std::to_string(n), "f64", "scixx", [n](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(special::roots_laguerre(n).x.data());
        });
    for (int n : {100, 1000, 10000})
        add("roots_hermite", std::to_string(n), "f64", "scixx", [n](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(special::roots_hermite(n).x.data());
        });
    return true;
}();

}  // namespace
