// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/detail/minimize/trust_step.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize::detail::minimize {

/// Along the gradient to the model's least value, then straight to Newton's point.
template <class = void>
inline StepEnd dogleg_step(SecondOrder& hessian, const Vector& g, double radius, Vector& p) {
    const Index n = g.size();
    DenseShift factors(hessian.matrix());
    FailedPivot failed;
    if (!factors.factor(0, failed)) return StepEnd::none;
    p.resize(n);
    for (Index i = 0; i < n; ++i) p[i] = -g[i];
    factors.forward(p);
    factors.backward(p);
    if (norm(p) < radius) return StepEnd::inside;
    Vector hg, steepest(n), bend(n);
    hessian.product(g, hg);
    const double along = dot(g, g) / dot(g, hg), size = norm(g);
    if (along * size >= radius) {
        for (Index i = 0; i < n; ++i) p[i] = -radius / size * g[i];
        return StepEnd::boundary;
    }
    for (Index i = 0; i < n; ++i) {
        steepest[i] = -along * g[i];
        bend[i] = p[i] - steepest[i];
    }
    move(steepest, to_boundary(steepest, bend, radius), bend, p);
    return StepEnd::boundary;
}

template <class Options>
OptimizeResult dogleg(const Request& request, const Options& o) {
    return trust_region(request, o, true, dogleg_step<>);
}

}  // namespace scixx::optimize::detail::minimize
