// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

template <class Options>
OptimizeResult cg(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    const double gtol = tolerance(o.gtol, request.options.tol, 1e-5, "gtol");
    const Index maxiter = limit(o.maxiter, 200 * n, "maxiter");
    core::require(0 < o.c1 && o.c1 < o.c2 && o.c2 < 1, function_name, "options must have 0 < c1 < c2 < 1, got ", o.c1,
                  " and ", o.c2);
    Objective objective(request, o.eps, o.finite_diff_rel_step);
    Observer observer(request.options.callback);
    Vector x = request.x0, g, p, next;
    double f = objective.value(x);
    objective.gradient(x, f, g);
    double older_f = f + norm(g) / 2, size = norm_of_order(g, o.norm);
    move(Vector::Zero(n), -1, g, p);
    Index k = 0;
    int status = 0;
    Line line(objective, x, p);
    while (size > gtol && k < maxiter) {
        const double gg = dot(g, g);
        // The direction after a step (Polak and Ribiere, restarted where beta < 0) has to go downhill enough.
        const auto descends = [&](double) {
            const Vector& fresh = line.gradient;
            const double beta = std::max(0.0, (dot(fresh, fresh) - dot(fresh, g)) / gg);
            next.resize(n);
            for (Index i = 0; i < n; ++i) next[i] = beta * p[i] - fresh[i];
            return norm_of_order(fresh, o.norm) <= gtol || dot(next, fresh) <= -0.01 * dot(fresh, fresh);
        };
        const LineResult step = wolfe(line, f, older_f, dot(g, p), {.decrease = o.c1, .curvature = o.c2}, descends);
        if (!step.converged) {
            status = 2;
            break;
        }
        older_f = f;
        f = step.f;
        x.swap(line.point);
        g.swap(line.gradient);
        p.swap(next);
        size = norm_of_order(g, o.norm);
        ++k;
        if (observer.stops(x, f, k, objective, &g)) {
            status = 99;
            break;
        }
    }
    OptimizeResult result = finish_descent(std::move(x), f, status, size, gtol, k, maxiter, objective);
    result.jac = std::move(g);
    return result;
}

}  // namespace scixx::optimize::detail::minimize
