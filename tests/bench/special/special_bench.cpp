#include <scixx/core/random_state.hpp>
#include <scixx/special/bdtr.hpp>
#include <scixx/special/beta.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/chndtr.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/fdtr.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/gdtr.hpp>
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
    add(operation, "1e6", "f32", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXf x = scixx::core::RandomState(1).uniform(low, high, size).cast<float>();
        for (auto _ : state) benchmark::DoNotOptimize(f(x).data());
    });
}

const bool rows = [] {
    row("gamma", 0, 20, [](const auto& x) { return special::gamma(x); });
    row("gammaln", 0, 20, [](const auto& x) { return special::gammaln(x); });
    row("ndtr", -6, 6, [](const auto& x) { return special::ndtr(x); });
    row("ndtri", 0, 1, [](const auto& x) { return special::ndtri(x); });
    row("log_ndtr", -30, 6, [](const auto& x) { return special::log_ndtr(x); });
    row("erf", -6, 6, [](const auto& x) { return special::erf(x); });
    row("digamma", 0, 20, [](const auto& x) { return special::digamma(x); });
    row("betainc 5 7", 0, 1, [](const auto& x) { return special::betainc(5.0, 7.0, x); });
    row("betaincinv 5 7", 0, 1, [](const auto& x) { return special::betaincinv(5.0, 7.0, x); });
    row("gammainc 2.5", 0, 20, [](const auto& x) { return special::gammainc(2.5, x); });
    row("gammainc 100", 0, 200, [](const auto& x) { return special::gammainc(100.0, x); });
    row("gammaincinv 2.5", 0, 1, [](const auto& x) { return special::gammaincinv(2.5, x); });
    const auto shape = [](Eigen::Index n) { return Eigen::ArrayXd(scixx::core::RandomState(2).uniform(0.5, 20, n)); };
    const auto arrays = [shape](const char* operation, double high, auto f) {
        add(operation, "1e6", "f64", "scixx", [=](benchmark::State& state) {
            const Eigen::ArrayXd x = scixx::core::RandomState(1).uniform(0, high, size), a = shape(size),
                                 b = a.reverse();
            for (auto _ : state) benchmark::DoNotOptimize(f(a, b, x).eval().data());
        });
    };
    arrays("beta", 1, [](const auto& a, const auto& b, const auto&) { return special::beta(a, b); });
    arrays("betaln", 1, [](const auto& a, const auto& b, const auto&) { return special::betaln(a, b); });
    arrays("gammainc arrays", 30, [](const auto& a, const auto&, const auto& x) { return special::gammainc(a, x); });
    arrays("betainc arrays", 1, [](const auto& a, const auto& b, const auto& x) { return special::betainc(a, b, x); });
    arrays("gdtr arrays", 30, [](const auto& a, const auto&, const auto& x) { return special::gdtr(1.5, a, x); });
    arrays("fdtr arrays", 5, [](const auto& a, const auto& b, const auto& x) { return special::fdtr(a, b, x); });
    arrays("bdtrc arrays", 1, [](const auto& a, const auto&, const auto& x) { return special::bdtrc(a, 50.0, x); });
    arrays("stdtridf arrays", 0.5, [](const auto& a, const auto&, const auto& x) { return special::stdtridf(x, -a); });
    arrays("chndtr arrays", 60, [](const auto& a, const auto& b, const auto& x) { return special::chndtr(x, a, b); });
    arrays("ncfdtr arrays", 5,
           [](const auto& a, const auto& b, const auto& x) { return special::ncfdtr(a, b, 3.0, x); });
    arrays("nctdtr arrays", 5, [](const auto& a, const auto&, const auto& x) { return special::nctdtr(a, 1.5, x); });
    row("stdtr 7", -6, 6, [](const auto& x) { return special::stdtr(7.0, x); });
    row("stdtrit 7", 0, 1, [](const auto& x) { return special::stdtrit(7.0, x); });
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
