// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/lsmr.hpp>
#include <scixx/optimize/detail/least_squares/lsq_linear.hpp>
#include <scixx/optimize/least_squares/linear_operator.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// |A x - b|^2 / 2 of a matrix that is known by its products.
template <class = void>
class ProductQuadratic {
public:
    ProductQuadratic(const LinearOperator& a, const Vector& b, const LsmrSettings& settings, bool follows_gradient)
        : a_(a), b_(b), settings_(settings), follows_(follows_gradient) {}

    void residual(const Vector& x, Vector& r) const {
        a_.apply(x, r);
        for (Index i = 0; i < r.size(); ++i) r[i] -= b_[i];
    }
    double gradient(const Vector& x, Vector& g) {
        residual(x, r_);
        a_.apply_transposed(r_, g);
        return 0.5 * dot(r_, r_);
    }
    [[nodiscard]] double curvature(const Vector& s) {
        a_.apply(s, image_);
        return dot(image_, image_);
    }
    /// p = D q where q minimises |A D q + r|^2 + |bend^(1/2) q|^2 at the point of the last gradient.
    void newton(const Vector& d, const Vector& bend, const Vector& g, Vector& p) {
        const Index m = r_.size(), n = d.size();
        Vector right = Vector::Zero(m + n), scaled(n), part(m);
        for (Index i = 0; i < m; ++i) right[i] = -r_[i];
        LsmrSettings s = settings_;
        if (follows_) {
            for (Index j = 0; j < n; ++j) scaled[j] = d[j] * d[j] * g[j];
            const double size = minimize::largest(scaled);
            s.atol = s.btol =
                std::max(std::numeric_limits<double>::epsilon(), std::min(0.1, 1e-2 * std::min(0.5, size) * size));
        }
        lsmr(
            [&](const Vector& q, Vector& out) {
                for (Index j = 0; j < n; ++j) scaled[j] = d[j] * q[j];
                a_.apply(scaled, out);
                out.conservativeResize(m + n);
                for (Index j = 0; j < n; ++j) out[m + j] = std::sqrt(bend[j]) * q[j];
            },
            [&](const Vector& u, Vector& out) {
                std::copy(u.data(), u.data() + m, part.data());
                a_.apply_transposed(part, out);
                for (Index j = 0; j < n; ++j) out[j] = d[j] * out[j] + std::sqrt(bend[j]) * u[m + j];
            },
            right, n, s, p);
        for (Index j = 0; j < n; ++j) p[j] *= d[j];
    }
    void unbounded(Vector& x) const {
        lsmr([&](const Vector& v, Vector& out) { a_.apply(v, out); },
             [&](const Vector& u, Vector& out) { a_.apply_transposed(u, out); }, b_, a_.cols(), settings_, x);
    }

private:
    const LinearOperator& a_;
    const Vector& b_;
    LsmrSettings settings_;
    bool follows_;
    Vector r_, image_;
};

template <class Result, class Options>
Result lsq_linear_by_products(const LinearOperator& a, const Vector& b, const Options& o) {
    const char* const name = "lsq_linear";
    const Index m = a.rows(), n = a.cols();
    core::require(!o.method.bvls(), name, "method must be trf for lsq_solver lsmr");
    const BoundedProblem problem(m, n, b, o, false);
    const auto& [lb, ub, most] = problem;
    const double tolerance = o.lsmr_tol.number().value_or(1e-2 * o.tol);
    core::require(tolerance > 0, name, "lsmr_tol must be positive, got ", tolerance);
    core::require(o.lsmr_maxiter.value_or(1) > 0, name, "lsmr_maxiter must be positive, got ",
                  o.lsmr_maxiter.value_or(1));
    LsmrSettings settings;
    settings.atol = settings.btol = tolerance;
    settings.maxiter = o.lsmr_maxiter.value_or(std::min(m, n));
    ProductQuadratic<> quadratic(a, b, settings, o.lsmr_tol.follows());
    Result r;
    quadratic.unbounded(r.unbounded_sol);
    core::require(minimize::finite(r.unbounded_sol), name, "A must be finite");
    bool inside = true;
    for (Index j = 0; j < n; ++j) inside = inside && lb[j] <= r.unbounded_sol[j] && r.unbounded_sol[j] <= ub[j];
    Vector g;
    r.x = r.unbounded_sol;
    if (inside) {
        r.status = 3;
        quadratic.gradient(r.x, g);
    } else {
        for (Index j = 0; j < n; ++j) r.x[j] = std::clamp(r.x[j], lb[j], ub[j]);
        InteriorReflective method(quadratic, lb, ub);
        r.status = method.run(std::move(r.x), o.tol, most);
        r.nit = method.nit;
        r.x = std::move(method.x);
        quadratic.gradient(r.x, g);
    }
    core::List<int> active(n, 0);
    for (Index j = 0; j < n; ++j) {
        const double low = r.x[j] - lb[j], high = ub[j] - r.x[j];
        int& mask = active[j];
        if (low <= std::min(high, o.tol * std::max(1.0, std::abs(lb[j]))))
            mask = -1;
        else if (high <= o.tol * std::max(1.0, std::abs(ub[j])))
            mask = 1;
        const double distance = g[j] > 0 && std::isfinite(lb[j]) ? low : g[j] < 0 && std::isfinite(ub[j]) ? high : 1.0;
        r.optimality = std::max(r.optimality, std::abs(g[j]) * distance);
    }
    r.active_mask = std::move(active);
    quadratic.residual(r.x, r.fun);
    r.cost = 0.5 * dot(r.fun, r.fun);
    explain_lsq_linear(r);
    return r;
}

}  // namespace scixx::optimize::detail::least_squares
