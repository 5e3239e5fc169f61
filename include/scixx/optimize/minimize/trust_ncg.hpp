// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <optional>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::trust_ncg.
struct TrustNCGOptions {
    static constexpr const char* solver = "trust_ncg";
    double initial_trust_radius = 1;        ///< > 0
    double max_trust_radius = 1000;         ///< larger than the first
    double eta = 0.15;                      ///< ratio of decreases from which a step is taken, in [0, 0.25)
    std::optional<double> gtol{};           ///< gradient norm at the solution; 1e-4
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
};

namespace detail::minimize {

/// Conjugate gradients, ended by negative curvature, by the boundary, or by a small residual.
/// Source: Steihaug, SIAM J. Numer. Anal. 20 (1983) 626.
template <class = void>
inline StepEnd steihaug(SecondOrder& hessian, const Vector& g, double radius, Vector& p) {
    const Index n = g.size();
    const double size = norm(g), enough = std::min(0.5, std::sqrt(size)) * size;
    Vector r = g, d(n), hd;
    p.setZero(n);
    for (Index i = 0; i < n; ++i) d[i] = -g[i];
    double rr = dot(r, r);
    for (Index k = 0; k < 20 * n + 20; ++k) {
        hessian.product(d, hd);
        const double curvature = dot(d, hd);
        const double alpha = rr / curvature;
        Vector next;
        move(p, alpha, d, next);
        if (!(curvature > 0) || !(norm(next) < radius)) {
            add(p, to_boundary(p, d, radius), d);
            return StepEnd::boundary;
        }
        p.swap(next);
        add(r, alpha, hd);
        const double rr_new = dot(r, r);
        if (std::sqrt(rr_new) < enough) return StepEnd::inside;
        for (Index i = 0; i < n; ++i) d[i] = rr_new / rr * d[i] - r[i];
        rr = rr_new;
    }
    return StepEnd::inside;
}

template <class = void>
inline OptimizeResult trust_ncg(const Request& request) {
    const auto o = request.options.options.get<TrustNCGOptions>(function_name);
    return trust_region(request, o, false, steihaug<>);
}
}  // namespace detail::minimize

namespace method {
/// Newton's method in a trust region by conjugate gradients: many variables, the Hessian or its products. Options:
/// TrustNCGOptions.
///
/// Result: jac; status 0: |gradient| < gtol; 1: maxiter; 2: the model or rounding lets nothing be gained; 3: not finite at
/// the start; 99: stopped by the callback.
/// @note Source: Steihaug, SIAM J. Numer. Anal. 20 (1983) 626; Nocedal and Wright, 2nd ed., algorithm 7.2.
/// @see scipy.optimize.minimize(method='trust-ncg')
inline constexpr Method trust_ncg("trust_ncg", {.jac = true, .hess = true}, &detail::minimize::trust_ncg);
}  // namespace method

}  // namespace scixx::optimize
