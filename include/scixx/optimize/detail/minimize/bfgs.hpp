// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

inline void check_line_search(double c1, double c2) {
    core::require(0 < c1 && c1 < c2 && c2 < 1, function_name, "options must have 0 < c1 < c2 < 1, got ", c1, " and ",
                  c2);
}

template <class Options>
OptimizeResult bfgs(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    const double gtol = tolerance(o.gtol, request.options.tol, 1e-5, "gtol");
    const Index maxiter = limit(o.maxiter, 200 * n, "maxiter");
    check_line_search(o.c1, o.c2);
    Objective objective(request, o.eps, o.finite_diff_rel_step);
    Observer observer(request.options.callback);
    Matrix h = unit_matrix(n);
    if (o.hess_inv0.given()) {
        core::require(o.hess_inv0.rows() == n && o.hess_inv0.cols() == n, function_name, "options.hess_inv0 must be ",
                      n, " x ", n);
        h = o.hess_inv0;
    }
    Vector x = request.x0, g, p, s(n), y(n), hy;
    double f = objective.value(x);
    objective.gradient(x, f, g);
    double older_f = f + norm(g) / 2, size = norm_of_order(g, o.norm);
    Index k = 0;
    int status = 0;
    Line line(objective, x, p);
    while (size > gtol && k < maxiter) {
        multiply(h, g, -1, p);
        const LineResult step =
            wolfe(line, f, older_f, dot(g, p), {.decrease = o.c1, .curvature = o.c2}, [](double) { return true; });
        if (!step.converged) {
            status = 2;
            break;
        }
        older_f = f;
        f = step.f;
        for (Index i = 0; i < n; ++i) {
            s[i] = line.point[i] - x[i];
            y[i] = line.gradient[i] - g[i];
        }
        x.swap(line.point);
        g.swap(line.gradient);
        ++k;
        size = norm_of_order(g, o.norm);
        if (observer.stops(x, f, k, objective, &g)) {
            status = 99;
            break;
        }
        if (size <= gtol || norm(s) <= o.xrtol * norm(x)) break;
        if (!std::isfinite(f)) {
            status = 2;
            break;
        }
        const double sy = dot(s, y), rho = sy != 0 ? 1 / sy : 1000.0;
        multiply(h, y, 1, hy);
        const double weight = rho * (1 + rho * dot(y, hy));
        for (Index j = 0; j < n; ++j) {
            double* column = h.data() + j * n;
            const double a = weight * s[j] - rho * hy[j], b = -rho * s[j];
            for (Index i = 0; i < n; ++i) column[i] += a * s[i] + b * hy[i];
        }
    }
    OptimizeResult result = finish_descent(std::move(x), f, status, size, gtol, k, maxiter, objective);
    result.jac = std::move(g);
    result.hess_inv = std::move(h);
    return result;
}

}  // namespace scixx::optimize::detail::minimize
