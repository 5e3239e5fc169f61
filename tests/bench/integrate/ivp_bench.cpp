#include <Eigen/Core>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/dop853.hpp>
#include <scixx/integrate/ivp/lsoda.hpp>
#include <scixx/integrate/ivp/radau.hpp>
#include <scixx/integrate/odeint.hpp>
#include <scixx/integrate/solve_bvp.hpp>
#include <scixx/integrate/solve_ivp.hpp>

#include "support/bench.hpp"

#if __has_include(<boost/numeric/odeint.hpp>)
#include <array>
#include <boost/numeric/odeint.hpp>
#define BENCH_HAS_BOOST 1
#endif

namespace {

namespace integrate = scixx::integrate;
namespace method = integrate::method;
using Eigen::Vector2d;
using Eigen::Vector3d;
using Eigen::VectorXd;
using scixx::bench::add;

const auto lorenz = [](double, const Vector3d& s) {
    return Vector3d(10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]);
};
const auto van_der_pol = [](double, const Vector2d& y) {
    return Vector2d(y[1], 1000 * (1 - y[0] * y[0]) * y[1] - y[0]);
};
// The heat equation on 1000 points, written in place.
const auto heat = [](double, const VectorXd& y, VectorXd& dydt) {
    const Eigen::Index n = y.size();
    dydt[0] = 1e6 * (y[1] - 2 * y[0]);
    for (Eigen::Index i = 1; i + 1 < n; ++i) dydt[i] = 1e6 * (y[i - 1] - 2 * y[i] + y[i + 1]);
    dydt[n - 1] = 1e6 * (y[n - 2] - 2 * y[n - 1]);
};

template <class F>
void row(const char* operation, const char* size, const char* who, F f) {
    add(operation, size, "f64", who, [f](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(f());
    });
}

const bool rows = [] {
    const Vector3d start(1, 1, 1);
    const Vector2d relaxed(2, 0);
    const auto solve = [](const auto& fun, double end, const auto& y0, const integrate::SolveIvpOptions<>& options) {
        return integrate::solve_ivp(fun, {0, end}, y0, options).nfev;
    };
    row("solve_ivp RK45 Lorenz", "0..40", "scixx",
        [=] { return solve(lorenz, 40, start, {.method = method::RK45, .rtol = 1e-6, .atol = 1e-8}); });
    row("solve_ivp DOP853 Lorenz", "0..40", "scixx",
        [=] { return solve(lorenz, 40, start, {.method = method::DOP853, .rtol = 1e-9, .atol = 1e-11}); });
    row("solve_ivp BDF van der Pol", "mu=1000", "scixx",
        [=] { return solve(van_der_pol, 2000, relaxed, {.method = method::BDF, .rtol = 1e-6, .atol = 1e-8}); });
    row("solve_ivp Radau van der Pol", "mu=1000", "scixx",
        [=] { return solve(van_der_pol, 2000, relaxed, {.method = method::Radau, .rtol = 1e-6, .atol = 1e-8}); });
    row("solve_ivp LSODA van der Pol", "mu=1000", "scixx",
        [=] { return solve(van_der_pol, 2000, relaxed, {.method = method::LSODA, .rtol = 1e-6, .atol = 1e-8}); });
    // What the right-hand side alone costs.
    row("solve_ivp RK45 Lorenz", "0..40", "control", [=] {
        Vector3d s = start;
        for (int i = 0; i < 11900; ++i) s += 1e-3 * lorenz(0, s);
        return s.sum();
    });
    const VectorXd rod = VectorXd::Ones(1000);
    row("solve_ivp BDF heat equation, bands", "1000", "scixx", [=] {
        return solve(heat, 0.1, rod, {.method = method::BDF, .rtol = 1e-6, .atol = 1e-8, .lband = 1, .uband = 1});
    });
    row("solve_ivp LSODA heat equation, bands", "1000", "scixx", [=] {
        return solve(heat, 0.1, rod, {.method = method::LSODA, .rtol = 1e-6, .atol = 1e-8, .lband = 1, .uband = 1});
    });
    row("solve_ivp BDF heat equation, dense", "200", "scixx", [=] {
        return solve(heat, 1e-3, VectorXd(VectorXd::Ones(200)), {.method = method::BDF, .rtol = 1e-6, .atol = 1e-8});
    });
    const Eigen::ArrayXd times = Eigen::ArrayXd::LinSpaced(1001, 0, 40);
    row("odeint Lorenz", "1001 times", "scixx",
        [=] { return integrate::odeint<integrate::tfirst>(lorenz, start, times).sum(); });
    const auto bratu = [](double, const VectorXd& y) { return Vector2d(y[1], -std::exp(y[0])); };
    const auto bc = [](const VectorXd& ya, const VectorXd& yb) { return Vector2d(ya[0], yb[0]); };
    const Eigen::ArrayXd mesh = Eigen::ArrayXd::LinSpaced(5, 0, 1);
    row("solve_bvp Bratu tol 1e-8", "-", "scixx", [=] {
        return integrate::solve_bvp(bratu, bc, mesh, Eigen::MatrixXd(Eigen::MatrixXd::Zero(2, 5)), {.tol = 1e-8})
            .x.sum();
    });
#ifdef BENCH_HAS_BOOST
    row("solve_ivp RK45 Lorenz", "0..40", "boost", [=] {
        namespace odeint = boost::numeric::odeint;
        using State = std::array<double, 3>;
        State s{1, 1, 1};
        return odeint::integrate_adaptive(
            odeint::make_controlled(1e-8, 1e-6, odeint::runge_kutta_dopri5<State>()),
            [](const State& y, State& f, double) {
                f = {10 * (y[1] - y[0]), y[0] * (28 - y[2]) - y[1], y[0] * y[1] - 8.0 / 3 * y[2]};
            },
            s, 0.0, 40.0, 1e-3);
    });
#endif
    return true;
}();

}  // namespace
