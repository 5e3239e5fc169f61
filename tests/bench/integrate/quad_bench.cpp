#include <cmath>
#include <limits>
#include <scixx/integrate/nquad.hpp>

#include "support/bench.hpp"

#if __has_include(<boost/math/quadrature/gauss_kronrod.hpp>)
#include <boost/math/quadrature/gauss_kronrod.hpp>
#define BENCH_HAS_BOOST 1
#endif

namespace {

namespace integrate = scixx::integrate;
using scixx::bench::add;

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double pi = 3.14159265358979323846;

template <class F>
void row(const char* operation, const char* who, F f) {
    add(operation, "-", "f64", who, [f](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(f());
    });
}

/// What the integrand alone costs: 21 calls a rule.
template <class F>
double calls(F f, double a, double b, int count) {
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        double x = a + (b - a) * i / count;
        benchmark::DoNotOptimize(x);
        sum += f(x);
    }
    return sum;
}

const bool rows = [] {
    static volatile double zero = 0, one = 1;  // not constants for the optimiser
    const auto sine = [](double x) { return std::sin(x); };
    const auto gauss = [](double x) { return std::exp(-x * x); };
    const auto wave = [](double x) { return std::cos(100 * x) * std::exp(-x); };
    const auto root = [](double x) { return 1 / std::sqrt(x); };
    const auto decay = [](double x) { return std::exp(-x); };
    row("quad sin 0..pi", "scixx", [=] { return integrate::quad(sine, zero, pi).y; });
    row("quad sin 0..pi", "control", [=] { return calls(sine, zero, pi, 21); });
    row("quad exp(-x^2) -inf..inf", "scixx", [=] { return integrate::quad(gauss, -inf * one, inf).y; });
    row("quad exp(-x^2) -inf..inf", "control", [=] { return calls(gauss, zero, 3, 270); });
    row("quad cos(100x)*exp(-x) 0..10", "scixx", [=] { return integrate::quad(wave, zero, 10, {.limit = 200}).y; });
    row("quad 1/sqrt(x) 0..1", "scixx", [=] { return integrate::quad(root, zero, 1).y; });
    row("quad cos weight 100 exp(-x) 0..10", "scixx",
        [=] { return integrate::quad(decay, zero, 10, {.weight = integrate::Weight::cos, .wvar = 100.0}).y; });
    row("quad sin weight 3 exp(-x) 0..inf", "scixx",
        [=] { return integrate::quad(decay, zero, inf, {.weight = integrate::Weight::sin, .wvar = 3.0}).y; });
    row("quad cauchy exp(x) -1..2", "scixx", [=] {
        return integrate::quad([](double x) { return std::exp(x); }, -one, 2,
                               {.weight = integrate::Weight::cauchy, .wvar = 0.3})
            .y;
    });
    row("dblquad x*y", "scixx", [=] {
        return integrate::dblquad([](double y, double x) { return x * y; }, zero, 0.5, 0,
                                  [](double x) { return 1 - 2 * x; })
            .y;
    });
    row("tplquad x*y*z", "scixx", [=] {
        return integrate::tplquad([](double z, double y, double x) { return x * y * z; }, zero, 1, 0,
                                  [](double x) { return 1 - x; }, 0, [](double x, double y) { return 1 - x - y; })
            .y;
    });
#ifdef BENCH_HAS_BOOST
    using Kronrod = boost::math::quadrature::gauss_kronrod<double, 21>;
    static const auto boost = [](const auto& f, double a, double b) {
        double error = 0, magnitude = 0;
        return Kronrod::integrate(f, a, b, 15, 1.49e-8, &error, &magnitude);
    };
    row("quad sin 0..pi", "boost", [=] { return boost(sine, zero, pi); });
    row("quad exp(-x^2) -inf..inf", "boost", [=] { return boost(gauss, -inf * one, inf); });
    row("quad cos(100x)*exp(-x) 0..10", "boost", [=] { return boost(wave, zero, 10); });
    row("quad 1/sqrt(x) 0..1", "boost", [=] { return boost(root, zero, 1); });
    row("dblquad x*y", "boost", [=] {
        return boost([](double x) { return boost([x](double y) { return x * y; }, 0, 1 - 2 * x); }, zero, 0.5);
    });
    row("tplquad x*y*z", "boost", [=] {
        return boost(
            [](double x) {
                return boost([x](double y) { return boost([x, y](double z) { return x * y * z; }, 0, 1 - x - y); }, 0,
                             1 - x);
            },
            zero, 1);
    });
#endif
    return true;
}();

}  // namespace
