// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::trust_ncg.
struct TrustNCGOptions {
    static constexpr const char* solver = "trust_ncg";
    template <class O>
    static constexpr auto run = &detail::minimize::trust_ncg<O>;
    double initial_trust_radius = 1;        ///< > 0
    double max_trust_radius = 1000;         ///< larger than the first
    double eta = 0.15;                      ///< ratio of decreases from which a step is taken, in [0, 0.25)
    std::optional<double> gtol{};           ///< gradient norm at the solution; 1e-4
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
};

namespace method {
/// Newton's method in a trust region by conjugate gradients: many variables, the Hessian or its products. Options:
/// TrustNCGOptions.
///
/// Result: jac; status 0: |gradient| < gtol; 1: maxiter; 2: the model or rounding lets nothing be gained; 3: not finite
/// at the start; 99: stopped by the callback.
/// @note Source: Steihaug, SIAM J. Numer. Anal. 20 (1983) 626; Nocedal and Wright, 2nd ed., algorithm 7.2.
/// @see scipy.optimize.minimize(method='trust-ncg')
inline constexpr detail::minimize::MethodOf<TrustNCGOptions> trust_ncg{{.jac = true, .hess = true}};
}  // namespace method

}  // namespace scixx::optimize
