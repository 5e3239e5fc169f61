// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::newton_cg.
struct NewtonCGOptions {
    static constexpr const char* solver = "newton_cg";
    std::optional<double> xtol{};           ///< mean absolute step that ends it; 1e-5
    double eps = 1.4901161193847656e-08;    ///< absolute step of finite differences, jac not given
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 200 n
    double c1 = 1e-4;                       ///< Armijo's constant of the line search
    double c2 = 0.9;                        ///< constant of the curvature condition, c1 < c2 < 1
};

namespace detail::minimize {

inline OptimizeResult newton_cg(const Request& request) {
    const auto o = request.options.options.get<NewtonCGOptions>(function_name);
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

}  // namespace detail::minimize

namespace method {
/// Newton's method with a line search, its equations solved by conjugate gradients; without hess and hessp by differences of
/// the gradient. Options: NewtonCGOptions.
///
/// Result: jac; status 0: the mean step is below xtol; 1: maxiter; 2: no better point along the direction; 3: not finite at
/// the start; 99: stopped by the callback.
/// @note Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.1.
/// @see scipy.optimize.minimize(method='Newton-CG')
inline constexpr Method newton_cg("newton_cg", {.jac = true, .hess = true}, &detail::minimize::newton_cg);
}  // namespace method

}  // namespace scixx::optimize
