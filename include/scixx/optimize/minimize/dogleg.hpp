// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/minimize/dogleg.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::dogleg.
struct DoglegOptions {
    static constexpr const char* solver = "dogleg";
    template <class O>
    static constexpr auto run = &detail::minimize::dogleg<O>;
    double initial_trust_radius = 1;        ///< > 0
    double max_trust_radius = 1000;         ///< larger than the first
    double eta = 0.15;                      ///< ratio of decreases from which a step is taken, in [0, 0.25)
    std::optional<double> gtol{};           ///< gradient norm at the solution; 1e-4
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
};

namespace method {
/// Newton's method in a trust region along a path of two lines, for functions whose Hessian is positive definite.
/// Options:
/// DoglegOptions.
///
/// Result: jac; status 0: |gradient| < gtol; 1: maxiter; 2: the model or rounding lets nothing be gained; 3: not finite
/// at the start, or a Hessian that is not positive definite; 99: stopped by the callback.
/// @note One Cholesky factorisation a step, O(n^3). Source: Powell (1970); Nocedal and Wright, 2nd ed., section 4.1.
/// @see scipy.optimize.minimize(method='dogleg')
inline constexpr detail::minimize::MethodOf<DoglegOptions> dogleg{{.jac = true, .hess = true}};
}  // namespace method

}  // namespace scixx::optimize
