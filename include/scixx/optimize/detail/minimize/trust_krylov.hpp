// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/detail/minimize/trust_step.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize::detail::minimize {

/// The least value of the model over the region and the Krylov space of g, which grows until the gradient of what is
/// left is small: Lanczos' process makes the model tridiagonal.
template <class = void>
inline StepEnd lanczos_step(SecondOrder& hessian, const Vector& g, double radius, bool inexact, Vector& p) {
    const Index n = g.size();
    const double size = norm(g);
    const double enough = (inexact ? std::min(0.5, std::sqrt(size)) : 1e-8) * size;
    core::List<Vector> basis;
    core::List<double> on, off;
    Vector q(n), w, h, slope;
    for (Index i = 0; i < n; ++i) q[i] = g[i] / size;
    double scale = 0;
    StepEnd end = StepEnd::inside;
    for (Index k = 0; k < n; ++k) {
        hessian.product(q, w);
        basis.push_back(q);
        on.push_back(dot(q, w));
        scale = std::max(scale, norm(w));
        // Twice against all directions so far: what rounding brings back would be found again.
        for (int pass = 0; pass < 2; ++pass)
            for (const Vector& before : basis) add(w, -dot(w, before), before);
        const double rest = norm(w);
        slope.setZero(k + 1);
        slope[0] = size;
        TridiagonalShift model(on, off);
        end = least_in_region(model, slope, radius, {.easy = 1e-6, .hard = 1e-6}, h);
        // What the next direction would see of the gradient. Beyond an exhausted space there is nothing.
        if (rest * std::abs(h[k]) <= enough || rest <= 1e-14 * scale) break;
        off.push_back(rest);
        for (Index i = 0; i < n; ++i) q[i] = w[i] / rest;
    }
    p.setZero(n);
    for (Index k = 0; k < basis.size(); ++k) add(p, h[k], basis[k]);
    return end;
}

template <class Options>
OptimizeResult trust_krylov(const Request& request, const Options& o) {
    return trust_region(request, o, false, [&](SecondOrder& second, const Vector& g, double radius, Vector& p) {
        return lanczos_step(second, g, radius, o.inexact, p);
    });
}

}  // namespace scixx::optimize::detail::minimize
