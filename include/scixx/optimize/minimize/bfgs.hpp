// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/optimize/detail/minimize/bfgs.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::bfgs.
struct BFGSOptions {
    static constexpr const char* solver = "bfgs";
    template <class O>
    static constexpr auto run = &detail::minimize::bfgs<O>;
    std::optional<double> gtol{};                           ///< largest gradient norm at the solution; 1e-5
    double norm = std::numeric_limits<double>::infinity();  ///< order of that norm: inf, -inf or >= 1
    double eps = 1.4901161193847656e-08;                    ///< absolute step of finite differences, jac not given
    std::optional<Eigen::Index> maxiter{};                  ///< iterations; 200 n
    Values finite_diff_rel_step{};                          ///< relative step of finite differences, one or n
    double xrtol = 0;                                       ///< stops where a step is below it times |x|
    double c1 = 1e-4;                                       ///< Armijo's constant of the line search
    double c2 = 0.9;                                        ///< constant of the curvature condition, c1 < c2 < 1
    core::MatrixInBraces hess_inv0{};                       ///< first inverse Hessian, n x n; the unit matrix
};

namespace method {
/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, on a dense inverse Hessian: the default for
/// smooth functions without bounds and constraints. Options: BFGSOptions.
///
/// Result: jac, hess_inv; status 0: |gradient| <= gtol or the step below xrtol; 1: maxiter; 2: no better point along
/// the direction (precision loss); 3: NaN; 99: stopped by the callback.
/// @note O(n^2) an iteration. Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 6.1.
/// @see scipy.optimize.minimize(method='BFGS')
inline constexpr detail::minimize::MethodOf<BFGSOptions> bfgs{{.jac = true}};
}  // namespace method

}  // namespace scixx::optimize
