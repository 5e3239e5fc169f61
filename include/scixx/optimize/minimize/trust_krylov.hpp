// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/trust_krylov.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::trust_krylov.
struct TrustKrylovOptions {
    static constexpr const char* solver = "trust_krylov";
    template <class O>
    static constexpr auto run = &detail::minimize::trust_krylov<O>;
    double initial_trust_radius = 1;        ///< > 0
    double max_trust_radius = 1000;         ///< larger than the first
    double eta = 0.15;                      ///< ratio of decreases from which a step is taken, in [0, 0.25)
    std::optional<double> gtol{};           ///< gradient norm at the solution; 1e-4
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
    bool inexact = true;                    ///< whether sub-problems end when their gradient is below sqrt(|g|) |g|
};

namespace method {
/// Newton's method in a trust region over Krylov spaces: many variables, the Hessian or its products, also indefinite
/// ones. Options: TrustKrylovOptions.
///
/// Result: jac; status 0: |gradient| < gtol; 1: maxiter; 2: the model or rounding lets nothing be gained; 3: not finite
/// at the start; 99: stopped by the callback.
/// @note O(n k^2) and k products a step for a space of k dimensions. Source: Gould, Lucidi, Roma and Toint, SIAM J.
///       Optim. 9 (1999) 504.
/// @see scipy.optimize.minimize(method='trust-krylov')
inline constexpr detail::minimize::MethodOf<TrustKrylovOptions> trust_krylov{{.jac = true, .hess = true}};
}  // namespace method

}  // namespace scixx::optimize
