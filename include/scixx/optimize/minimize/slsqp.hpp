// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <optional>
#include <scixx/optimize/detail/minimize/slsqp.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::slsqp.
struct SLSQPOptions {
    static constexpr const char* solver = "slsqp";
    Eigen::Index maxiter = 100;           ///< iterations, >= 0
    std::optional<double> ftol{};         ///< accuracy of f and of the constraints at the solution; 1e-6
    double eps = 1.4901161193847656e-08;  ///< absolute step of finite differences of the objective, jac not given
    Values finite_diff_rel_step{};        ///< relative step of finite differences, one or n
};

namespace detail::minimize {
template <class = void>
inline OptimizeResult slsqp(const Request& request) {
    const auto o = request.options.options.get<SLSQPOptions>(function_name);
    Objective objective(request, o.eps, o.finite_diff_rel_step);
    take_bounds(request.options.bounds, request.x0.size(), objective.lb, objective.ub);
    Vector start = request.x0;
    for (Index i = 0; i < start.size(); ++i) start[i] = clip(start[i], objective.lb[i], objective.ub[i]);
    ConstraintSet constraints(function_name, request.options.constraints, start, objective.lb, objective.ub);
    SequentialQuadratic solver(objective, constraints, request.options.callback,
                               tolerance(o.ftol, request.options.tol, 1e-6, "ftol"),
                               limit(std::optional<Index>(o.maxiter), 100, "maxiter"));
    return solver.run(std::move(start));
}

/// Becomes a Method where it is used, so that a file that includes it compiles no algorithm.
struct SlsqpMethod {
    template <std::same_as<Method> M>
    constexpr operator M() const {  // NOLINT(google-explicit-constructor): an option's value
        return {"slsqp", {.jac = true, .bounds = true, .constraints = true}, &slsqp<>};
    }
};
}  // namespace detail::minimize

namespace method {
/// Sequential quadratic programming for smooth problems with bounds and constraints of moderate size: the default with
/// constraints. Options: SLSQPOptions.
///
/// Bounds hold in every evaluation. Result: jac, maxcv; status 0: f (or x) and the constraints are within ftol; 9:
/// maxiter; 8: no better point along the direction; 4: the constraints' linearisations contradict each other; 3: a
/// function is not finite; 99: stopped by the callback.
/// @note O(n^2) a step of the quadratic program's active set: factors are updated, not computed. Sources: Kraft, DFVLR-FB
///       88-28 (1988); Goldfarb and Idnani, Math. Program. 27 (1983) 1; Powell, Lecture Notes in Math. 630 (1978) 144.
/// @see scipy.optimize.minimize(method='SLSQP')
inline constexpr detail::minimize::SlsqpMethod slsqp{};
}  // namespace method

}  // namespace scixx::optimize
