#include <scixx/core/random_state.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/ndtr.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
namespace special = scixx::special;

constexpr Eigen::Index size = 1000000;

template <class F>
void row(const char* operation, double low, double high, F f) {
    add(operation, "1e6", "f64", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXd x = scixx::core::RandomState(1).uniform(low, high, size);
        for (auto _ : state) benchmark::DoNotOptimize(f(x).data());
    });
}

const bool rows = [] {
    row("gamma", 0, 20, [](const auto& x) { return special::gamma(x); });
    row("gammaln", 0, 20, [](const auto& x) { return special::gammaln(x); });
    row("ndtr", -6, 6, [](const auto& x) { return special::ndtr(x); });
    row("ndtri", 0, 1, [](const auto& x) { return special::ndtri(x); });
    row("log_ndtr", -30, 6, [](const auto& x) { return special::log_ndtr(x); });
    row("betainc 5 7", 0, 1, [](const Eigen::ArrayXd& x) -> Eigen::ArrayXd {
        return x.unaryExpr([](double value) { return special::betainc(5.0, 7.0, value); });
    });
    add("loggamma", "1e6", "c128", "scixx", [](benchmark::State& state) {
        scixx::core::RandomState rng(1);
        Eigen::ArrayXcd z(size);
        z.real() = rng.uniform(-5, 5, size);
        z.imag() = rng.uniform(-20, 20, size);
        for (auto _ : state) benchmark::DoNotOptimize(special::loggamma(z).eval().data());
    });
    return true;
}();

}  // namespace
