// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/l_bfgs_b.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin_l_bfgs_b, in SciPy's order.
struct FminLBFGSBOptions {
    Jacobian fprime{};                      ///< gradient; default two_point, SciPy's approx_grad
    Bounds bounds{};                        ///< default none
    Eigen::Index m = 10;                    ///< steps remembered
    double factr = 1e7;                     ///< stops where the relative decrease is below it times eps
    double pgtol = 1e-5;                    ///< or where the largest component of the projected gradient is
    double epsilon = 1e-8;                  ///< absolute step of finite differences
    std::optional<Eigen::Index> maxfun{};   ///< calls; 15000
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 15000
    Callback callback{};                    ///< see Callback
    Eigen::Index maxls = 20;                ///< line search steps an iteration
};

/// Minimum of a smooth function of many variables within bounds by L-BFGS-B.
///
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminLBFGSBOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; jac, hess_inv_product.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::l_bfgs_b, which tells more.
/// @see scipy.optimize.fmin_l_bfgs_b
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_l_bfgs_b(F&& func, const X& x0, const FminLBFGSBOptions& options = {}) {
    return detail::minimize::run_method(
        func, detail::minimize::to_vector(x0),
        {.method = method::l_bfgs_b,
         .jac = options.fprime,
         .bounds = options.bounds,
         .callback = options.callback,
         .options = LBFGSBOptions{.maxcor = options.m,
                                  .ftol = options.factr * std::numeric_limits<double>::epsilon(),
                                  .gtol = options.pgtol,
                                  .eps = options.epsilon,
                                  .maxfun = options.maxfun,
                                  .maxiter = options.maxiter,
                                  .maxls = options.maxls}});
}

}  // namespace scixx::optimize
