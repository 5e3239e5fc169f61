// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/trust_exact.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::trust_exact.
struct TrustExactOptions {
    static constexpr const char* solver = "trust_exact";
    template <class O>
    static constexpr auto run = &detail::minimize::trust_exact<O>;
    double initial_trust_radius = 1;        ///< > 0
    double max_trust_radius = 1000;         ///< larger than the first
    double eta = 0.15;                      ///< ratio of decreases from which a step is taken, in [0, 0.25)
    std::optional<double> gtol{};           ///< gradient norm at the solution; 1e-4
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
};

namespace method {
/// Newton's method in a trust region whose sub-problems are solved nearly exactly, indefinite Hessians and the hard
/// case included: few steps for functions of moderate size. Options: TrustExactOptions.
///
/// Result: jac; status 0: |gradient| < gtol; 1: maxiter; 2: the model or rounding lets nothing be gained; 3: not finite
/// at the start; 99: stopped by the callback.
/// @note Two or three Cholesky factorisations a step, O(n^3). Sources: More and Sorensen, SIAM J. Sci. Stat. Comput. 4
///       (1983) 553; Conn, Gould and Toint, Trust-Region Methods (2000), section 7.3.
/// @see scipy.optimize.minimize(method='trust-exact')
inline constexpr detail::minimize::MethodOf<TrustExactOptions> trust_exact{{.jac = true, .hess = true}};
}  // namespace method

}  // namespace scixx::optimize
