// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/bfgs.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin_bfgs, in SciPy's order.
struct FminBFGSOptions {
    Jacobian fprime{};                                      ///< gradient; default two_point
    double gtol = 1e-5;                                     ///< largest gradient norm at the solution
    double norm = std::numeric_limits<double>::infinity();  ///< order of that norm
    double epsilon = 1.4901161193847656e-08;                ///< absolute step of finite differences
    std::optional<Eigen::Index> maxiter{};                  ///< iterations; 200 n
    Callback callback{};                                    ///< see Callback
    double xrtol = 0;                                       ///< stops where a step is below it times |x|
};

/// Minimum of a smooth function of several variables by the quasi-Newton method of Broyden, Fletcher, Goldfarb and
/// Shanno.
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminBFGSOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; jac, hess_inv.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::bfgs, which tells more.
/// @see scipy.optimize.fmin_bfgs
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_bfgs(F&& func, const X& x0, const FminBFGSOptions& options = {}) {
    return detail::minimize::run_method(func, detail::minimize::to_vector(x0),
                                        {.method = method::bfgs,
                                         .jac = options.fprime,
                                         .callback = options.callback,
                                         .options = BFGSOptions{.gtol = options.gtol,
                                                                .norm = options.norm,
                                                                .eps = options.epsilon,
                                                                .maxiter = options.maxiter,
                                                                .xrtol = options.xrtol}});
}

}  // namespace scixx::optimize
