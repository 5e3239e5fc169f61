// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/global/shgo.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/slsqp.hpp>
#include <string>
#include <vector>

namespace scixx::optimize {

/// Settings of shgo, SciPy's `options`.
struct ShgoSettings {
    std::optional<Eigen::Index> maxfev{};      ///< calls of func after which no more are begun
    std::optional<Eigen::Index> maxev{};       ///< points of the complex after which no more are added
    std::optional<double> maxtime{};           ///< seconds after which no more iteration begins
    std::optional<double> f_min{};             ///< the least value if it is known: ends the run when it is met
    double f_tol = 1e-4;                       ///< relative distance from it (absolute where it is 0)
    bool minimize_every_iter = true;           ///< whether local searches start in each iteration, or in the last one
    std::optional<Eigen::Index> local_iter{};  ///< largest number of local searches an iteration, from the least values
};

/// Options of shgo, in SciPy's order.
struct ShgoOptions {
    std::vector<Constraint> constraints{};  ///< LinearConstraint, NonlinearConstraint and what converts to them
    std::optional<Eigen::Index> n{};        ///< points that an iteration adds at least, >= 1; 100
    Eigen::Index iters = 1;                 ///< iterations, >= 1
    std::function<void(const Eigen::VectorXd& xk)> callback{};  ///< called after each iteration with the best minimum
    MinimizeOptions minimizer_kwargs{.method = {}};  ///< the local search; default slsqp (ftol 1e-12) within the bounds
    ShgoSettings options{};                          ///< see ShgoSettings
};

/// Result of shgo.
struct ShgoResult {
    Eigen::VectorXd x;                                      ///< place of the least minimum, n; empty if none was found
    double fun = std::numeric_limits<double>::quiet_NaN();  ///< its value
    Eigen::MatrixXd xl;                                     ///< all local minima in columns, the least first
    Eigen::VectorXd funl;                                   ///< their values
    bool success = false;    ///< whether a minimum was found that satisfies the constraints
    std::string message;     ///< the same in words
    Eigen::Index nfev = 0;   ///< calls of func at points of the complex
    Eigen::Index nlfev = 0;  ///< calls of func in local searches
    Eigen::Index nljev = 0;  ///< calls of its gradient there
    Eigen::Index nlhev = 0;  ///< calls of its Hessian there
    Eigen::Index nit = 0;    ///< iterations
};

/// Global minimum of a function within bounds, and all local minima that a simplicial complex tells apart: a local
/// search starts from each vertex whose value is less than those of all its neighbours.
///
/// @param func     callable `const Eigen::VectorXd& -> number`; NaN counts as inf. Points of the complex that violate a
///                 constraint are not evaluated.
/// @param bounds   finite bounds, lb < ub; n is the number of their components, or `n` if they are one pair for all.
/// @param n        the number of variables, at most 20, if both bounds are single numbers.
/// @param options  see ShgoOptions.
/// @return         see ShgoResult. No random numbers: every run is the same.
/// @throws std::invalid_argument if bounds are not finite or not in order, an option is out of its domain, or as
/// minimize.
/// @note           The complex is Freudenthal's triangulation of a grid that is refined along one variable after the
///                 other; it has at least 2^n points. Source: Endres, Sandrock and Focke, J. Global Optim. 72 (2018)
///                 181.
/// @see scipy.optimize.shgo. Differs from SciPy: the triangulation; the sampling methods 'sobol' and 'halton' are not
///      offered; minima that coincide are told once; equations hold in local searches, and do not exclude points of the
///      complex.
template <class = void>
[[nodiscard]] inline ShgoResult shgo(core::FunctionRef<double(const Eigen::VectorXd&)> func, const Bounds& bounds,
                                     Eigen::Index n, const ShgoOptions& options = {}) {
    const Eigen::VectorXd lb = bounds.lb.expand(n, "shgo", "bounds.lb"), ub = bounds.ub.expand(n, "shgo", "bounds.ub");
    MinimizeOptions local = options.minimizer_kwargs;
    if (!local.method.given()) {
        local.method = method::slsqp;
        if (!local.options.given() && !local.tol) local.options = SLSQPOptions{.ftol = 1e-12};
    }
    if (local.method.takes().bounds && !local.bounds.lb.any_finite() && !local.bounds.ub.any_finite())
        local.bounds = {lb, ub};
    if (local.method.takes().constraints && local.constraints.empty()) local.constraints = options.constraints;
    return detail::global::shgo<ShgoResult>(
        func, [&](const Eigen::VectorXd& x) { return detail::minimize::run_method(func, x, local); }, lb, ub, options);
}

/// The same with bounds that have one component a variable.
template <class = void>
[[nodiscard]] inline ShgoResult shgo(core::FunctionRef<double(const Eigen::VectorXd&)> func, const Bounds& bounds,
                                     const ShgoOptions& options = {}) {
    return shgo(func, bounds, std::max(bounds.lb.size(), bounds.ub.size()), options);
}

}  // namespace scixx::optimize
