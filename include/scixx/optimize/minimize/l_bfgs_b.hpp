// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/l_bfgs_b.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::l_bfgs_b.
struct LBFGSBOptions {
    static constexpr const char* solver = "l_bfgs_b";
    template <class O>
    static constexpr auto run = &detail::minimize::l_bfgs_b<O>;
    Eigen::Index maxcor = 10;               ///< steps remembered, >= 1
    std::optional<double> ftol{};           ///< stops where (f_k - f_k+1) / max(|f_k|, |f_k+1|, 1) <= ftol; 2.22e-9
    std::optional<double> gtol{};           ///< or where the largest component of the projected gradient is; 1e-5
    double eps = 1e-8;                      ///< absolute step of finite differences, jac not given
    std::optional<Eigen::Index> maxfun{};   ///< calls; 15000
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 15000
    Eigen::Index maxls = 20;                ///< line search steps an iteration, >= 1
    Values finite_diff_rel_step{};          ///< relative step of finite differences, one or n
};

namespace method {
/// The limited-memory quasi-Newton method with bounds of Byrd, Lu, Nocedal and Zhu: the default with bounds, and the
/// choice for many variables. Options: LBFGSBOptions.
///
/// A start outside the bounds is moved to them. Neither f nor finite differences leave them. Result: jac,
/// hess_inv_product; status 0: ftol or gtol is met; 1: maxfun or maxiter; 2: no better point along the direction; 3:
/// the objective is not finite at the start; 99: stopped by the callback.
/// @note O(n maxcor) memory and work an iteration, beside O(maxcor^3). Sources: Byrd, Lu, Nocedal and Zhu, SIAM J. Sci.
///       Comput. 16 (1995) 1190; Morales and Nocedal, ACM TOMS 38 (2011) 7.
/// @see scipy.optimize.minimize(method='L-BFGS-B')
inline constexpr detail::minimize::MethodOf<LBFGSBOptions> l_bfgs_b{{.jac = true, .bounds = true}};
}  // namespace method

}  // namespace scixx::optimize
