#include <scixx/core/random_state.hpp>
#include <scixx/special/bessel.hpp>
#include <scixx/special/bessel/i0.hpp>
#include <scixx/special/bessel/iv.hpp>
#include <scixx/special/bessel/jv.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/combinatorics.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elementary/expit.hpp>
#include <scixx/special/elementary/lambertw.hpp>
#include <scixx/special/elementary/logsumexp.hpp>
#include <scixx/special/elementary/xlogy.hpp>
#include <scixx/special/elliptic/ellipk.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/fdtr.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/hyp2f1.hpp>
#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/integrals/spence.hpp>
#include <scixx/special/kolmogorov.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/special/polynomials/eval.hpp>
#include <scixx/special/polynomials/roots.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
using scixx::core::RandomState;
namespace special = scixx::special;

constexpr Eigen::Index size = 100000;

/// One argument in [low, high), double and float.
template <class F>
void row(const char* operation, double low, double high, F f) {
    add(operation, "1e5", "f64", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXd x = RandomState(1).uniform(low, high, size);
        for (auto _ : state) benchmark::DoNotOptimize(f(x).data());
    });
    add(operation, "1e5", "f32", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXf x = RandomState(1).uniform(low, high, size).cast<float>();
        for (auto _ : state) benchmark::DoNotOptimize(f(x).data());
    });
}
/// The same with a second array, of shapes in [0.5, 20).
template <class F>
void arrays(const char* operation, double low, double high, F f) {
    add(operation, "1e5", "f64", "scixx", [=](benchmark::State& state) {
        const Eigen::ArrayXd x = RandomState(1).uniform(low, high, size), a = RandomState(2).uniform(0.5, 20, size);
        for (auto _ : state) benchmark::DoNotOptimize(f(a, x).data());
    });
}

const bool rows = [] {
    row("erf", -4, 4, [](const auto& x) { return special::erf(x); });
    row("erfinv", -1, 1, [](const auto& x) { return special::erfinv(x); });
    row("gamma", 0, 20, [](const auto& x) { return special::gamma(x); });
    row("gammaln", 0, 20, [](const auto& x) { return special::gammaln(x); });
    row("digamma", 0, 20, [](const auto& x) { return special::digamma(x); });
    row("factorial", 0, 20, [](const auto& x) { return special::factorial(x); });
    row("ndtr", -6, 6, [](const auto& x) { return special::ndtr(x); });
    row("ndtri", 0, 1, [](const auto& x) { return special::ndtri(x); });
    row("expit", -20, 20, [](const auto& x) { return special::expit(x); });
    row("logit", 0, 1, [](const auto& x) { return special::logit(x); });
    row("entr", 0, 3, [](const auto& x) { return special::entr(x); });
    row("xlogy 2", 0, 5, [](const auto& x) { return special::xlogy(2.0, x); });
    row("sinc", -20, 20, [](const auto& x) { return special::sinc(x); });
    row("lambertw", -0.36, 20, [](const auto& x) { return special::lambertw(x); });
    row("wrightomega", -5, 20, [](const auto& x) { return special::wrightomega(x); });
    row("kolmogorov", 0.1, 3, [](const auto& x) { return special::kolmogorov(x); });
    row("kolmogi", 0, 1, [](const auto& x) { return special::kolmogi(x); });
    row("ellipk", -2, 1, [](const auto& x) { return special::ellipk(x); });
    row("ellipe", -2, 1, [](const auto& x) { return special::ellipe(x); });
    row("exp1", 0.01, 20, [](const auto& x) { return special::exp1(x); });
    row("expi", -10, 20, [](const auto& x) { return special::expi(x); });
    row("spence", 0.01, 10, [](const auto& x) { return special::spence(x); });
    row("j0", 0, 40, [](const auto& x) { return special::j0(x); });
    row("y0", 0, 40, [](const auto& x) { return special::y0(x); });
    row("i0", -20, 20, [](const auto& x) { return special::i0(x); });
    row("k0", 0.01, 30, [](const auto& x) { return special::k0(x); });
    row("iv 2.5", 0, 20, [](const auto& x) { return special::iv(2.5, x); });
    row("kv 2.5", 0.1, 20, [](const auto& x) { return special::kv(2.5, x); });
    row("eval_legendre 5", -1, 1, [](const auto& x) { return special::eval_legendre(5, x); });
    row("hyp2f1 0.5 1 1.5", -1, 1, [](const auto& x) { return special::hyp2f1(0.5, 1.0, 1.5, x); });
    row("betainc 2 3", 0, 1, [](const auto& x) { return special::betainc(2.0, 3.0, x); });
    row("logsumexp", -5, 5, [](const auto& x) { return Eigen::ArrayXd::Constant(1, special::logsumexp(x)).eval(); });
    row("softmax", -5, 5, [](const auto& x) { return special::softmax(x); });
    arrays("gammainc arrays", 0, 30, [](const auto& a, const auto& x) { return special::gammainc(a, x); });
    arrays("gammaincinv arrays", 0, 1, [](const auto& a, const auto& p) { return special::gammaincinv(a, p); });
    arrays("betaincinv arrays", 0, 1,
           [](const auto& a, const auto& p) { return special::betaincinv(a, a.reverse().eval(), p); });
    arrays("stdtr arrays", -5, 5, [](const auto& a, const auto& t) { return special::stdtr(a, t); });
    arrays("stdtrit arrays", 0, 1, [](const auto& a, const auto& p) { return special::stdtrit(a, p); });
    arrays("jv arrays", 0.1, 40, [](const auto& v, const auto& x) { return special::jv(v, x); });
    arrays("comb arrays", 20, 60, [](const auto& k, const auto& n) { return special::comb(n, k); });
    add("roots_legendre", "64", "f64", "scixx", [](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(special::roots_legendre(64).x.data());
    });
    return true;
}();

}  // namespace
