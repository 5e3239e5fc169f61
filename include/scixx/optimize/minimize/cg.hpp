// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/optimize/detail/minimize/cg.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::cg.
struct CGOptions {
    static constexpr const char* solver = "cg";
    template <class O>
    static constexpr auto run = &detail::minimize::cg<O>;
    std::optional<double> gtol{};                           ///< largest gradient norm at the solution; 1e-5
    double norm = std::numeric_limits<double>::infinity();  ///< order of that norm: inf, -inf or >= 1
    double eps = 1.4901161193847656e-08;                    ///< absolute step of finite differences, jac not given
    std::optional<Eigen::Index> maxiter{};                  ///< iterations; 200 n
    Values finite_diff_rel_step{};                          ///< relative step of finite differences, one or n
    double c1 = 1e-4;                                       ///< Armijo's constant of the line search
    double c2 = 0.4;                                        ///< constant of the curvature condition, c1 < c2 < 1
};

namespace method {
/// Nonlinear conjugate gradients of Polak and Ribiere: O(n) memory and work an iteration. Options: CGOptions.
///
/// Result: jac; status as method::bfgs.
/// @note Source: Nocedal and Wright, Numerical Optimization, 2nd ed., pages 121 to 125.
/// @see scipy.optimize.minimize(method='CG')
inline constexpr detail::minimize::MethodOf<CGOptions> cg{{.jac = true}};
}  // namespace method

}  // namespace scixx::optimize
