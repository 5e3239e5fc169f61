// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/slsqp.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::slsqp.
struct SLSQPOptions {
    static constexpr const char* solver = "slsqp";
    template <class O>
    static constexpr auto run = &detail::minimize::slsqp<O>;
    Eigen::Index maxiter = 100;           ///< iterations, >= 0
    std::optional<double> ftol{};         ///< accuracy of f and of the constraints at the solution; 1e-6
    double eps = 1.4901161193847656e-08;  ///< absolute step of finite differences of the objective, jac not given
    Values finite_diff_rel_step{};        ///< relative step of finite differences, one or n
};

namespace method {
/// Sequential quadratic programming for smooth problems with bounds and constraints of moderate size: the default with
/// constraints. Options: SLSQPOptions.
///
/// Bounds hold in every evaluation. Result: jac, maxcv; status 0: f (or x) and the constraints are within ftol; 9:
/// maxiter; 8: no better point along the direction; 4: the constraints' linearisations contradict each other; 3: a
/// function is not finite; 99: stopped by the callback.
/// @note O(n^2) a step of the quadratic program's active set: factors are updated, not computed. Sources: Kraft,
///       DFVLR-FB 88-28 (1988); Goldfarb and Idnani, Math. Program. 27 (1983) 1; Powell, Lecture Notes in Math. 630
///       (1978) 144.
/// @see scipy.optimize.minimize(method='SLSQP')
inline constexpr detail::minimize::MethodOf<SLSQPOptions> slsqp{{.jac = true, .bounds = true, .constraints = true}};
}  // namespace method

}  // namespace scixx::optimize
