// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/cg.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin_cg, in SciPy's order.
struct FminCGOptions {
    Jacobian fprime{};                                      ///< gradient; default two_point
    double gtol = 1e-5;                                     ///< largest gradient norm at the solution
    double norm = std::numeric_limits<double>::infinity();  ///< order of that norm
    double epsilon = 1.4901161193847656e-08;                ///< absolute step of finite differences
    std::optional<Eigen::Index> maxiter{};                  ///< iterations; 200 n
    Callback callback{};                                    ///< see Callback
};

/// Minimum of a smooth function of several variables by nonlinear conjugate gradients.
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminCGOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; jac.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::cg, which tells more.
/// @see scipy.optimize.fmin_cg
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_cg(F&& func, const X& x0, const FminCGOptions& options = {}) {
    return detail::minimize::run_method(
        func, detail::minimize::to_vector(x0),
        {.method = method::cg,
         .jac = options.fprime,
         .callback = options.callback,
         .options = CGOptions{
             .gtol = options.gtol, .norm = options.norm, .eps = options.epsilon, .maxiter = options.maxiter}});
}

}  // namespace scixx::optimize
