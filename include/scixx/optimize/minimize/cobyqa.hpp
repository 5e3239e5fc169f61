// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/detail/minimize/cobyqa.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize {

/// Options of method::cobyqa.
struct COBYQAOptions {
    static constexpr const char* solver = "cobyqa";
    std::optional<Eigen::Index> maxfev{};                        ///< calls of the objective, > 0; 500 n
    std::optional<Eigen::Index> maxiter{};                       ///< iterations, > 0; 1000 n
    double f_target = -std::numeric_limits<double>::infinity();  ///< stops where a feasible point has such a value
    double feasibility_tol = 1e-8;                               ///< violation of constraints that is no fault, >= 0
    double initial_tr_radius = 1.0;                              ///< first changes of the variables, > 0
    std::optional<double> final_tr_radius{};                     ///< last size of the trust region, > 0; 1e-6
    bool scale = false;  ///< whether variables with two bounds are scaled so that these are -1 and 1
};

namespace detail::minimize {
inline OptimizeResult cobyqa(const Request& request) {
    const auto o = request.options.options.get<COBYQAOptions>(function_name);
    const Index n = request.x0.size();
    const auto positive = [](double value, const char* what) {
        core::require(value > 0 && std::isfinite(value), function_name, "options.", what, " must be positive, got ",
                      value);
        return value;
    };
    core::require(o.feasibility_tol >= 0, function_name, "options.feasibility_tol must not be negative, got ",
                  o.feasibility_tol);
    core::require(o.maxfev.value_or(1) > 0 && o.maxiter.value_or(1) > 0, function_name,
                  "options.maxfev and maxiter must be positive");
    Objective objective(request, 1.0, {});
    take_bounds(request.options.bounds, n, objective.lb, objective.ub);
    ConstraintSet constraints(function_name, request.options.constraints, request.x0, objective.lb, objective.ub);
    const double radius = positive(o.initial_tr_radius, "initial_tr_radius");
    const double last = o.final_tr_radius.value_or(request.options.tol.value_or(1e-6));
    QuadraticApproximation::Settings s{.radius = radius,
                                       .last_radius = std::min(positive(last, "final_tr_radius"), radius),
                                       .f_target = o.f_target,
                                       .feasibility_tol = o.feasibility_tol,
                                       .maxfev = o.maxfev.value_or(500 * n),
                                       .maxiter = o.maxiter.value_or(1000 * n),
                                       .scale = Vector::Ones(n),
                                       .offset = Vector::Zero(n)};
    for (Index i = 0; i < n; ++i) {
        const double half = objective.ub[i] / 2 - objective.lb[i] / 2;
        if (!o.scale || !std::isfinite(half) || half == 0) continue;
        s.scale[i] = half;
        s.offset[i] = objective.lb[i] / 2 + objective.ub[i] / 2;
    }
    return QuadraticApproximation(objective, constraints, request.options.callback, std::move(s)).run(request.x0);
}
}  // namespace detail::minimize

namespace method {
/// Constrained optimisation by quadratic approximations of Ragonneau and Zhang: no derivatives, constraints of all kinds,
/// few calls. Options: COBYQAOptions.
///
/// The objective and the constraints are interpolated at 2 n + 1 points; the quadratics make the sub-problems of sequential
/// quadratic programming in a trust region. Bounds hold in every evaluation of the objective. Result: maxcv; status 0 (success): the trust region
/// shrank to final_tr_radius; 1 (success): f_target was reached; 2 (success): all variables
/// are fixed; 3: stopped by the callback; 5:
/// maxfev; 6: maxiter; -2: the points no longer determine quadratics; -3: a function is not finite at the start. A point
/// whose maxcv is above feasibility_tol is no success. A value that is not finite elsewhere counts as one that is worse
/// than all others.
/// @note O(n^3) a call, beside O(n^2 m) for m constraints: for some tens of variables. Sources: Ragonneau, Model-based
///       derivative-free optimization methods and software (2022); Powell, Math. Program. 100 (2004) 183.
/// @see scipy.optimize.minimize(method='COBYQA'). Differs from SciPy: there is no second-order correction, linear
///      constraints are interpolated like the others, and an equation is a pair of inequalities.
inline constexpr Method cobyqa("cobyqa", {.bounds = true, .constraints = true}, &detail::minimize::cobyqa);
}  // namespace method

}  // namespace scixx::optimize
