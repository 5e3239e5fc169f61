// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/slsqp.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>
#include <vector>

namespace scixx::optimize {

/// Options of fmin_slsqp, in SciPy's order.
struct FminSLSQPOptions {
    std::vector<ConstraintFunction> eqcons{};               ///< functions that are 0 at the solution
    ConstraintFunction f_eqcons{};                          ///< one whose components are; wins over eqcons
    std::vector<ConstraintFunction> ieqcons{};              ///< functions that are >= 0 at the solution
    ConstraintFunction f_ieqcons{};                         ///< one whose components are; wins over ieqcons
    Bounds bounds{};                                        ///< default none
    Jacobian fprime{};                                      ///< gradient; default two_point
    Jacobian fprime_eqcons = FiniteDifference::two_point;   ///< Jacobian of f_eqcons
    Jacobian fprime_ieqcons = FiniteDifference::two_point;  ///< Jacobian of f_ieqcons
    Eigen::Index iter = 100;                                ///< iterations
    double acc = 1e-6;                                      ///< accuracy of f and of the constraints
    double epsilon = 1.4901161193847656e-08;                ///< absolute step of finite differences
    Callback callback{};                                    ///< see Callback
};

/// Minimum of a smooth function with constraints by sequential quadratic programming.
///
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminSLSQPOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; jac, maxcv.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::slsqp, which tells more.
/// @see scipy.optimize.fmin_slsqp
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_slsqp(F&& func, const X& x0, const FminSLSQPOptions& options = {}) {
    MinimizeOptions o{.method = method::slsqp,
                      .jac = options.fprime,
                      .bounds = options.bounds,
                      .callback = options.callback,
                      .options = SLSQPOptions{.maxiter = options.iter, .ftol = options.acc, .eps = options.epsilon}};
    if (options.f_eqcons)
        o.constraints.push_back(EqualityConstraint{options.f_eqcons, options.fprime_eqcons});
    else
        for (const ConstraintFunction& f : options.eqcons) o.constraints.push_back(EqualityConstraint{f});
    if (options.f_ieqcons)
        o.constraints.push_back(InequalityConstraint{options.f_ieqcons, options.fprime_ieqcons});
    else
        for (const ConstraintFunction& f : options.ieqcons) o.constraints.push_back(InequalityConstraint{f});
    return detail::minimize::run_method(func, detail::minimize::to_vector(x0), o);
}

}  // namespace scixx::optimize
