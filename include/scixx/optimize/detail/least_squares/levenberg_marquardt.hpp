// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/residuals.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// The Levenberg-Marquardt method as a trust-region method in the norm |D p|, D growing with the columns of J.
/// Source: More, The Levenberg-Marquardt algorithm: implementation and theory, LNM 630 (1978) 105.
/// Status: 1 gtol, 2 ftol, 3 xtol, 4 both, 0 max_nfev, 5 .. 7 rounding does not let ftol, xtol or gtol be met.
template <class = void>
inline Outcome levenberg_marquardt(Residuals& problem, Vector x, Vector inverse_scale, bool by_jacobian, double factor,
                                   const Tolerances& t) {
    constexpr double eps = std::numeric_limits<double>::epsilon();
    const Index n = problem.variables();
    Outcome out;
    Vector f, f_new, x_new, p, g, d(n), js, scaled(n);
    Matrix j;
    problem.value(x, f);
    double size = norm(f);
    core::require(std::isfinite(size), "least_squares", "fun must be finite at x0");
    core::require(f.size() >= n, "least_squares", "fun must return at least ", n, " components for lm, got ", f.size());
    const auto calls = [&] { return problem.nfev + problem.difference_calls; };
    const auto scaled_norm = [&](const Vector& v) {
        for (Index i = 0; i < n; ++i) scaled[i] = inverse_scale[i] * v[i];
        return norm(scaled);
    };
    Factors factors;
    double radius = 0, alpha = 0, x_size = 0;
    int status = -1;
    bool first = true;
    while (status < 0) {
        problem.jacobian(x, f, j);
        if (!minimize::finite(j.data(), j.size())) status = 5;
        gradient_of(j, f, g);
        if (status >= 0) break;
        // The largest cosine of the angle between f and a column.
        double cosine = 0;
        for (Index k = 0; k < n; ++k) {
            const double column = std::sqrt(dot(j.data() + k * j.rows(), j.data() + k * j.rows(), j.rows()));
            if (column > 0 && size > 0) cosine = std::max(cosine, std::abs(g[k]) / size / column);
        }
        if (by_jacobian) scale_by_jacobian(j, inverse_scale, first);
        if (first) {
            x_size = scaled_norm(x);
            radius = x_size > 0 ? factor * x_size : factor;
        }
        if (cosine <= t.gtol) {
            status = 1;
            break;
        }
        for (Index i = 0; i < n; ++i) d[i] = 1 / inverse_scale[i];
        factors.compute(j, d, nullptr, f);
        double ratio = 0;
        while (status < 0 && ratio < 1e-4) {
            factors.trust_region(radius, 0.1, false, p, alpha);
            const double length = norm(p);  // of D times the step
            for (Index i = 0; i < n; ++i) p[i] *= d[i];
            minimize::move(x, 1, p, x_new);
            if (first) radius = std::min(radius, length);
            problem.value(x_new, f_new);
            const double size_new = norm(f_new);
            const double actual = 0.1 * size_new < size ? 1 - (size_new / size) * (size_new / size) : -1.0;
            minimize::multiply(j, p, 1, js);
            const double u = norm(js) / size, v = std::sqrt(alpha) * length / size;
            const double predicted = u * u + 2 * v * v, slope = -(u * u + v * v);
            ratio = predicted > 0 ? actual / predicted : 0;  // 0 where the model is NaN, too
            if (ratio <= 0.25 || !std::isfinite(size_new)) {
                double shrink = actual >= 0 ? 0.5 : 0.5 * slope / (slope + 0.5 * actual);
                if (!(0.1 * size_new < size) || shrink < 0.1) shrink = 0.1;
                radius = shrink * std::min(radius, 10 * length);
                alpha /= shrink;
            } else if (alpha == 0 || ratio >= 0.75) {
                radius = 2 * length;
                alpha *= 0.5;
            }
            if (ratio >= 1e-4) {
                x.swap(x_new);
                f.swap(f_new);
                size = size_new;
                x_size = scaled_norm(x);
                ++out.nit;
            }
            first = false;
            const bool by_f = std::abs(actual) <= t.ftol && predicted <= t.ftol && ratio <= 2;
            const bool by_x = radius <= t.xtol * x_size;
            if (by_f && by_x)
                status = 4;
            else if (by_f)
                status = 2;
            else if (by_x)
                status = 3;
            else if (calls() >= t.max_nfev)
                status = 0;
            else if (std::abs(actual) <= eps && predicted <= eps && ratio <= 2)
                status = 5;
            else if (radius <= eps * x_size)
                status = 6;
            else if (cosine <= eps)
                status = 7;
        }
    }
    if (out.nit > 0 && status != 1) {
        problem.jacobian(x, f, j);
        --problem.njev;
        gradient_of(j, f, g);
    }
    out.status = status;
    out.cost = 0.5 * dot(f, f);
    out.optimality = minimize::largest(g);
    out.x = std::move(x);
    out.f = std::move(f);
    out.g = std::move(g);
    out.j = std::move(j);
    out.active.assign(n, 0);
    return out;
}

}  // namespace scixx::optimize::detail::least_squares
