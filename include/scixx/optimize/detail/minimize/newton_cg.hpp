// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

template <class Options>
OptimizeResult newton_cg(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    const double xtol = tolerance(o.xtol, request.options.tol, 1e-5, "xtol") * static_cast<double>(n);
    const Index maxiter = limit(o.maxiter, 200 * n, "maxiter");
    core::require(0 < o.c1 && o.c1 < o.c2 && o.c2 < 1, function_name, "options must have 0 < c1 < c2 < 1, got ", o.c1,
                  " and ", o.c2);
    Objective objective(request, o.eps, {});
    SecondOrder hessian(objective, request.options, "newton_cg", false, true);
    Observer observer(request.options.callback);
    Vector x = request.x0, g, step(n), r, d(n), hd;
    double f = objective.value(x), older_f = f;
    int status = 0;
    const char* message = termination::success;
    Index k = 0;
    Line line(objective, x, step);
    if (std::isfinite(f)) objective.gradient(x, f, g);
    if (!std::isfinite(f) || !finite(g)) {
        status = 3;
        message = termination::not_finite;
    } else {
        older_f = std::numeric_limits<double>::infinity();  // Newton's first step has length 1
        for (double moved = 2 * xtol + 1; moved > xtol;) {
            if (k >= maxiter) {
                status = 1;
                message = termination::maxiter;
                break;
            }
            // H step = -g by conjugate gradients, to a share of |g| that falls with it.
            hessian.move_to(x, g);
            double sum = 0;
            for (Index i = 0; i < n; ++i) sum += std::abs(g[i]);
            if (sum == 0) break;
            const double enough = std::min(0.5, std::sqrt(sum)) * sum;
            step.setZero(n);
            r = g;
            for (Index i = 0; i < n; ++i) d[i] = -g[i];
            double rr = dot(r, r);
            for (Index i = 0; i < 20 * n; ++i) {
                double left = 0;
                for (Index j = 0; j < n; ++j) left += std::abs(r[j]);
                if (left <= enough) break;
                hessian.product(d, hd);
                const double curvature = dot(d, hd);
                if (!(curvature > 3 * std::numeric_limits<double>::epsilon() * dot(d, d))) {
                    // Downhill, as far as the curvature's size suggests.
                    if (i == 0) add(step, curvature < 0 ? rr / -curvature : 1.0, d);
                    break;
                }
                const double alpha = rr / curvature;
                add(step, alpha, d);
                add(r, alpha, hd);
                const double rr_new = dot(r, r);
                for (Index j = 0; j < n; ++j) d[j] = rr_new / rr * d[j] - r[j];
                rr = rr_new;
            }
            const LineResult found = wolfe(line, f, older_f, dot(g, step), {.decrease = o.c1, .curvature = o.c2},
                                           [](double) { return true; });
            if (!found.converged) {
                status = 2;
                message = termination::precision;
                break;
            }
            moved = 0;
            for (Index i = 0; i < n; ++i) moved += std::abs(line.point[i] - x[i]);
            older_f = f;
            f = found.f;
            x.swap(line.point);
            g.swap(line.gradient);
            ++k;
            if (observer.stops(x, f, k, objective, &g)) {
                status = 99;
                message = termination::stopped;
                break;
            }
        }
    }
    OptimizeResult result = finish(std::move(x), f, status, message, k, objective);
    result.jac = std::move(g);
    result.nhev = hessian.nhev;
    return result;
}

}  // namespace scixx::optimize::detail::minimize
