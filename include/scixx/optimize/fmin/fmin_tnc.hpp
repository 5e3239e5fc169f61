// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/tnc.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin_tnc, in SciPy's order; see TNCOptions for what is not said here.
struct FminTNCOptions {
    Jacobian fprime{};                      ///< gradient; default two_point, SciPy's approx_grad
    Bounds bounds{};                        ///< default none
    double epsilon = 1e-8;                  ///< absolute step of finite differences
    Values scale{};                         ///< of the variables
    Values offset{};                        ///< of the variables
    std::optional<Eigen::Index> maxCGit{};  ///< products of the Hessian a step
    std::optional<Eigen::Index> maxfun{};   ///< gradients; max(100, 10 n)
    std::optional<double> eta{};            ///< slope that a line search leaves
    double stepmx = 0;                      ///< largest first step
    std::optional<double> accuracy{};       ///< relative step of the products of the Hessian
    double fmin = 0;                        ///< estimate of the least f
    std::optional<double> ftol{};           ///< stops where f falls by no more
    std::optional<double> xtol{};           ///< or where the scaled x moves by no more
    std::optional<double> pgtol{};          ///< or where the scaled, projected gradient is below
    std::optional<double> rescale{};        ///< when f is scaled anew
    Callback callback{};                    ///< see Callback
};

/// Minimum of a smooth function of many variables within bounds by a truncated Newton method.
///
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminTNCOptions.
/// @return         see OptimizeResult, which tells all of SciPy's tuple; jac.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::tnc, which tells more.
/// @see scipy.optimize.fmin_tnc
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_tnc(F&& func, const X& x0, const FminTNCOptions& options = {}) {
    return detail::minimize::run_method(func, detail::minimize::to_vector(x0),
                                        {.method = method::tnc,
                                         .jac = options.fprime,
                                         .bounds = options.bounds,
                                         .callback = options.callback,
                                         .options = TNCOptions{.eps = options.epsilon,
                                                               .scale = options.scale,
                                                               .offset = options.offset,
                                                               .maxCGit = options.maxCGit,
                                                               .eta = options.eta,
                                                               .stepmx = options.stepmx,
                                                               .accuracy = options.accuracy,
                                                               .minfev = options.fmin,
                                                               .ftol = options.ftol,
                                                               .xtol = options.xtol,
                                                               .gtol = options.pgtol,
                                                               .rescale = options.rescale,
                                                               .maxfun = options.maxfun}});
}

}  // namespace scixx::optimize
