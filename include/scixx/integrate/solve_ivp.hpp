// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <complex>
#include <functional>
#include <memory>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/integrate/ivp/detail/solve.hpp>
#include <scixx/integrate/ivp/options.hpp>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// Solution of an initial value problem of ordinary differential equations, y' = fun(t, y), y(t0) = y0.
///
///     const auto fun = [](double, const Eigen::Vector2d& y) { return Eigen::Vector2d(y[1], -y[0]); };
///     const auto sol = solve_ivp(fun, {0, 10}, Eigen::Vector2d(1, 0), {.t_eval = times, .rtol = 1e-8});
///     sol.t, sol.y.row(0), sol.success, sol.message
///
/// @param fun      right-hand side: callable `(double t, y) -> n numbers`, or `(double t, y, dydt)` that writes them;
///                 see OdeFunction. Eigen vectors of fixed size and std::array results cost no heap.
/// @param t_span   start and end; the end may be before the start, or infinite where an event ends the integration.
/// @param y0       n finite numbers, real or complex: complex states are integrated as such.
/// @param options  see SolveIvpOptions.
/// @return         see OdeResult.
/// @throws std::invalid_argument for a start or state that is not finite, options outside their domains, times of
///         t_eval outside the span or not sorted, and results of fun or jac of the wrong size.
/// @note   A NaN of fun makes the step shorter and, if it stays, ends the integration with status -1. An event is a
///         sign change between two steps, found to 4 eps by Brent's method on the interpolant: two zeros within one
///         step are missed. What fun throws passes through. Thread-safe if the callables are.
/// @note   The controllers are SciPy's, so that the steps are the same up to rounding. Sources at the methods' classes.
/// @see    scipy.integrate.solve_ivp. Differs from SciPy: max_steps bounds the work; t_eval that is not given with
///         events keeps the steps, as there.
template <class F, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] auto solve_ivp(F&& fun, std::array<double, 2> t_span, const Y& y0,
                             const SolveIvpOptions<core::FloatOf<core::ScalarOf<Y>>>& options = {}) {
    using T = core::FloatOf<core::ScalarOf<Y>>;
    static_assert(std::is_same_v<T, double> || std::is_same_v<T, std::complex<double>>,
                  "states are double or std::complex<double>");
    StateVector<T> start;
    core::assign(start, y0);
    const std::unique_ptr<OdeSolver<T>> solver =
        options.method.make(OdeFunction<T>(std::ref(fun)), t_span[0], std::move(start), t_span[1],
                            {.max_step = options.max_step,
                             .rtol = options.rtol,
                             .atol = options.atol,
                             .first_step = options.first_step,
                             .jac = options.jac,
                             .jac_sparsity = options.jac_sparsity,
                             .lband = options.lband,
                             .uband = options.uband,
                             .min_step = options.min_step});
    return ivp::detail::solve<T>(*solver, t_span[0], t_span[1], options);
}

}  // namespace scixx::integrate
