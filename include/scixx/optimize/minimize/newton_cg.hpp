// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/newton_cg.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::newton_cg.
struct NewtonCGOptions {
    static constexpr const char* solver = "newton_cg";
    template <class O>
    static constexpr auto run = &detail::minimize::newton_cg<O>;
    std::optional<double> xtol{};           ///< mean absolute step that ends it; 1e-5
    double eps = 1.4901161193847656e-08;    ///< absolute step of finite differences, jac not given
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
    double c1 = 1e-4;                       ///< Armijo's constant of the line search
    double c2 = 0.9;                        ///< constant of the curvature condition, c1 < c2 < 1
};

namespace method {
/// Newton's method with a line search, its equations solved by conjugate gradients; without hess and hessp by
/// differences of the gradient. Options: NewtonCGOptions.
///
/// Result: jac; status 0: the mean step is below xtol; 1: maxiter; 2: no better point along the direction; 3: not
/// finite at the start; 99: stopped by the callback.
/// @note Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.1.
/// @see scipy.optimize.minimize(method='Newton-CG')
inline constexpr detail::minimize::MethodOf<NewtonCGOptions> newton_cg{{.jac = true, .hess = true}};
}  // namespace method

}  // namespace scixx::optimize
