// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/cobyla.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <vector>

namespace scixx::optimize {

/// Options of method::cobyla.
struct COBYLAOptions {
    static constexpr const char* solver = "cobyla";
    double rhobeg = 1.0;                                         ///< first changes of the variables, > 0, unit of x
    std::optional<double> tol{};                                 ///< last size of the trust region, unit of x; 1e-4
    Eigen::Index maxiter = 1000;                                 ///< calls of the objective, > 0
    double catol = 2e-4;                                         ///< violation of constraints that is no fault, >= 0
    double f_target = -std::numeric_limits<double>::infinity();  ///< stops where a feasible point has such a value
};

namespace detail::minimize {
template <class = void>
inline OptimizeResult cobyla(const Request& request) {
    const auto o = request.options.options.get<COBYLAOptions>(function_name);
    const Bounds& bounds = request.options.bounds;
    const Index n = request.x0.size();
    core::require(o.rhobeg > 0 && std::isfinite(o.rhobeg), function_name, "options.rhobeg must be positive, got ",
                  o.rhobeg);
    core::require(o.catol >= 0, function_name, "options.catol must not be negative, got ", o.catol);
    core::require(!bounds.keep_feasible, function_name, "bounds: keep_feasible is not for method::cobyla");
    core::require(o.maxiter > 0, function_name, "options.maxiter must be positive, got ", o.maxiter);
    const double tol = tolerance(o.tol, request.options.tol, 1e-4, "tol");
    Objective objective(request, 1.0, {});
    std::vector<Constraint> constraints = request.options.constraints;
    if (bounds.lb.any_finite() || bounds.ub.any_finite()) {
        Vector lb, ub;
        take_bounds(bounds, n, lb, ub);
        constraints.push_back(LinearConstraint{.A = unit_matrix(n), .lb = lb, .ub = ub});
    }
    ConstraintSet rows(function_name, constraints, request.x0, objective.lb, objective.ub);
    LinearApproximation<> solver(objective, rows, request.options.callback,
                                 {.rhobeg = o.rhobeg,
                                  .rhoend = std::min(tol, o.rhobeg),
                                  .catol = o.catol,
                                  .f_target = o.f_target,
                                  .maxfun = o.maxiter});
    return solver.run(request.x0);
}

/// Becomes a Method where it is used, so that a file that includes it compiles no algorithm.
struct CobylaMethod {
    template <std::same_as<Method> M>
    constexpr operator M() const {  // NOLINT(google-explicit-constructor): an option's value
        return {"cobyla", {.bounds = true, .constraints = true}, &cobyla<>};
    }
};
}  // namespace detail::minimize

namespace method {
/// Constrained optimisation by linear approximation of Powell: no derivatives, constraints of all kinds. Options:
/// COBYLAOptions.
///
/// Functions are interpolated at the vertices of a simplex. Bounds are constraints like the others, and constraints can be
/// violated on the way. Result: maxcv; nit counts the steps after the first simplex; status 1 (success): the trust region
/// shrank to tol, or f_target was reached; 2: maxiter; 3: rounding errors; 4: as 1, but maxcv > catol; 5: a function is
/// not finite at the start; 99: stopped by the callback. A value that is not finite elsewhere counts as one that is worse
/// than all others.
/// @note O(n^2 + n m) a call for m constraints, beside the linear program of the step. Source: Powell, in Advances in
///       Optimization and Numerical Analysis (1994) 51.
/// @see scipy.optimize.minimize(method='COBYLA'). Differs from SciPy: the models' last minimum is tried too where it is
///      nearer than half of tol; equations are taken; bounds hold at the solution (SciPy 1.10 forgets all but the last).
inline constexpr detail::minimize::CobylaMethod cobyla{};
}  // namespace method

}  // namespace scixx::optimize
