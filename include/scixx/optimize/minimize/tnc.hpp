// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/tnc.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::tnc. Scaled variables are z = (x - offset) / scale.
struct TNCOptions {
    static constexpr const char* solver = "tnc";
    template <class O>
    static constexpr auto run = &detail::minimize::tnc<O>;
    double eps = 1e-8;  ///< absolute step of finite differences, jac not given
    Values scale{};     ///< one or n positive numbers; ub - lb, or 1 + |x0| without both bounds
    Values offset{};    ///< one or n numbers; (lb + ub) / 2, or x0 without both bounds
    std::optional<Eigen::Index>
        maxCGit{};                     ///< products of the Hessian a step; max(1, min(50, n / 2)); 0: along -gradient
    std::optional<double> eta{};       ///< slope that a line search leaves, in (0, 1); 0.25
    double stepmx = 0;                 ///< largest first step of z, which grows where it holds back; 0 is 10
    std::optional<double> accuracy{};  ///< relative step of the products of the Hessian; 1.5e-8, without jac 1.2e-4
    double minfev = 0;                 ///< estimate of the least f, which bounds the first steps
    std::optional<double> ftol{};      ///< stops where f falls by no more; 0
    std::optional<double> xtol{};      ///< or where z moves by no more; 1.5e-8
    std::optional<double> gtol{};      ///< or where the scaled, projected gradient is below, in units of the first
                                       ///< one where that is < 1; 1.2e-6
    std::optional<double> rescale{};   ///< f is scaled anew where log10 of its gradient exceeds this; 1.3
    std::optional<Eigen::Index> maxfun{};  ///< gradients; max(100, 10 n)
    Values finite_diff_rel_step{};         ///< relative step of finite differences, one or n
};

namespace method {
/// Truncated Newton with bounds: conjugate gradients on Newton's equations, with products of the Hessian by differences
/// of the gradient, for many variables. Options: TNCOptions.
///
/// A start outside the bounds is moved to them. Neither f nor differences leave them. Result: jac; njev counts the
/// products too; status 0: the projected gradient is below gtol, 1: f no longer falls, 2: x no longer moves (these are
/// success); 3:
/// maxfun; 4: no better point along the direction, or a start that is not finite; 5: all variables are fixed (success,
/// too); 7: stopped by the callback.
/// @note O(n) memory and work a product. Sources: Nash, SIAM J. Numer. Anal. 21 (1984) 770; Morales and Nocedal, SIAM
///       J. Optim. 10 (2000) 1079 (the preconditioner).
/// @see scipy.optimize.minimize(method='TNC'). Differs from SciPy: the preconditioner; without jac the products of the
///      Hessian take a longer step; a product calls no f where jac is given; lb > ub throws; maxiter is maxfun.
inline constexpr detail::minimize::MethodOf<TNCOptions> tnc{{.jac = true, .bounds = true}};
}  // namespace method

}  // namespace scixx::optimize
