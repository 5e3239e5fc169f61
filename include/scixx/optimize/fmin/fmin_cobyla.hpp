// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/cobyla.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>
#include <vector>

namespace scixx::optimize {

/// Options of fmin_cobyla, in SciPy's order.
struct FminCOBYLAOptions {
    double rhobeg = 1.0;         ///< first changes of the variables, unit of x
    double rhoend = 1e-4;        ///< last size of the trust region, unit of x
    Eigen::Index maxfun = 1000;  ///< calls
    double catol = 2e-4;         ///< violation of constraints that is no fault
    Callback callback{};         ///< see Callback
};

/// Minimum of a function with inequality constraints by linear approximations, without derivatives.
///
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param cons     functions whose components are >= 0 at the solution: `{g}` or `{g, h}`.
/// @param options  see FminCOBYLAOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; maxcv.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::cobyla, which tells more.
/// @see scipy.optimize.fmin_cobyla
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_cobyla(F&& func, const X& x0, const std::vector<ConstraintFunction>& cons,
                                         const FminCOBYLAOptions& options = {}) {
    MinimizeOptions o{
        .method = method::cobyla,
        .callback = options.callback,
        .options = COBYLAOptions{
            .rhobeg = options.rhobeg, .tol = options.rhoend, .maxiter = options.maxfun, .catol = options.catol}};
    for (const ConstraintFunction& g : cons) o.constraints.push_back(InequalityConstraint{g});
    return detail::minimize::run_method(func, detail::minimize::to_vector(x0), o);
}

}  // namespace scixx::optimize
