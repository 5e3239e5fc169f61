// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// The Hessian at a point, as a matrix or by its products: from a callable, from hessp, or by differences of the
/// gradient.
class SecondOrder {
public:
    /// `matrix`: the method needs the matrix; `differences`: it may use differences of the gradient.
    SecondOrder(Objective& objective, const MinimizeOptions& options, const char* method, bool matrix, bool differences)
        : objective_(objective), n_(objective.size()) {
        hess_ = options.hess.callable();
        if (options.hessp) hessp_ = &options.hessp;
        const FiniteDifference* scheme = options.hess.difference();
        core::require(hess_ || scheme || !options.hess.given(), function_name,
                      "hess must be a function or a finite difference for method::", method);
        core::require(!(hess_ && hessp_), function_name, "hess and hessp must not both be given");
        core::require(hess_ || (hessp_ && !matrix) || scheme || differences, function_name, "hess",
                      matrix ? "" : " or hessp", " must be given for method::", method);
        core::require(!scheme || !objective.differences(), function_name,
                      "hess by finite differences needs a function for jac");
    }

    /// Moves to x, where the gradient is g.
    template <class = void>
    void move_to(const Vector& x, const Vector& g) {
        x_ = &x;
        g_ = &g;
        ready_ = false;
    }

    template <class = void>
    [[nodiscard]] const Matrix& matrix() {
        if (ready_) return h_;
        ready_ = true;
        if (hess_) {
            ++nhev;
            (*hess_)(*x_, h_);
            core::require(h_.rows() == n_ && h_.cols() == n_, function_name, "hess must return ", n_, " x ", n_,
                          ", got ", h_.rows(), " x ", h_.cols());
            return h_;
        }
        Matrix h(n_, n_);
        Vector unit = Vector::Zero(n_), column;
        for (Index j = 0; j < n_; ++j) {
            unit[j] = 1;
            difference(unit, column);
            unit[j] = 0;
            for (Index i = 0; i < n_; ++i) h(i, j) = column[i];
        }
        h_.resize(n_, n_);
        for (Index j = 0; j < n_; ++j)
            for (Index i = 0; i < n_; ++i) h_(i, j) = (h(i, j) + h(j, i)) / 2;
        return h_;
    }

    /// out = H p
    template <class = void>
    void product(const Vector& p, Vector& out) {
        if (hess_) {
            multiply(matrix(), p, 1, out);
        } else if (hessp_) {
            ++nhev;
            (*hessp_)(*x_, p, out);
            core::require(out.size() == n_, function_name, "hessp must return ", n_, " components, got ", out.size());
        } else {
            difference(p, out);
        }
    }

    Index nhev = 0;

private:
    template <class = void>
    void difference(const Vector& p, Vector& out) {
        const double size = norm(p);
        out.setZero(n_);
        if (size == 0) return;
        const double step = 1.4901161193847656e-08 * std::max(1.0, norm(*x_)) / size;
        move(*x_, step, p, far_);
        objective_.gradient(far_, objective_.differences() ? objective_.value(far_) : 0.0, out);
        for (Index i = 0; i < n_; ++i) out[i] = (out[i] - (*g_)[i]) / step;
    }

    Objective& objective_;
    Index n_;
    const MatrixCallable* hess_ = nullptr;
    const ProductCallable* hessp_ = nullptr;
    const Vector *x_ = nullptr, *g_ = nullptr;
    Matrix h_;
    Vector far_;
    bool ready_ = false;
};

struct TrustRegionSettings {
    double initial_radius, max_radius, eta, gtol;
    Index maxiter;
};

/// Where a sub-problem's step ends: inside the region, on its boundary, or nowhere, as the Hessian does not suit the
/// method.
enum class StepEnd { inside, boundary, none };
/// A sub-problem's solver: stores the step p of at most `radius` that makes g^T p + p^T H p / 2 small.
using SubproblemRef = core::FunctionRef<StepEnd(SecondOrder& hessian, const Vector& g, double radius, Vector& p)>;

/// Minimises by steps of a quadratic model within a trust region.
/// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 4.1.
template <class = void>
inline OptimizeResult trust_region(const Request& request, Objective& objective, SecondOrder& hessian,
                                   const TrustRegionSettings& s, SubproblemRef solve) {
    core::require(s.initial_radius > 0 && s.initial_radius < s.max_radius, function_name,
                  "options must have 0 < initial_trust_radius < max_trust_radius, got ", s.initial_radius, " and ",
                  s.max_radius);
    core::require(s.eta >= 0 && s.eta < 0.25, function_name, "options.eta must be in [0, 0.25), got ", s.eta);
    Observer observer(request.options.callback);
    const Index n = request.x0.size();
    Vector x = request.x0, g, p(n), x_new, g_new, hp;
    double f = objective.value(x), radius = s.initial_radius;
    int status = 0;
    const char* message = termination::success;
    Index k = 0;
    if (std::isfinite(f)) objective.gradient(x, f, g);
    if (!std::isfinite(f) || !finite(g)) {
        status = 3;
        message = termination::not_finite;
    } else {
        hessian.move_to(x, g);
        while (norm(g) >= s.gtol) {
            if (k >= s.maxiter) {
                status = 1;
                message = termination::maxiter;
                break;
            }
            const StepEnd end = solve(hessian, g, radius, p);
            if (end == StepEnd::none) {
                status = 3;
                message = "The Hessian is not positive definite, which this method needs.";
                break;
            }
            hessian.product(p, hp);
            const double predicted = -(dot(g, p) + 0.5 * dot(p, hp));
            move(x, 1, p, x_new);
            const double f_new = objective.value(x_new);
            const double actual = f - f_new, noise = 4 * std::numeric_limits<double>::epsilon() * std::abs(f);
            // Where both are lost in rounding the model is right.
            const bool rounding = std::abs(predicted) <= noise && std::abs(actual) <= noise;
            const double ratio = rounding ? 1.0 : predicted > 0 ? actual / predicted : 0.0;
            ++k;
            if (!(predicted > 0)) {
                status = 2;
                message = "A bad approximation caused failure to predict improvement.";
                break;
            }
            if (!(ratio >= 0.25))
                radius *= 0.25;
            else if (ratio > 0.75 && end == StepEnd::boundary)
                radius = std::min(2 * radius, s.max_radius);
            bool taken = ratio > s.eta && std::isfinite(f_new);
            if (taken) {
                objective.gradient(x_new, f_new, g_new);
                taken = finite(g_new);
                if (!taken) radius = std::min(radius, 0.25 * norm(p));
            }
            if (taken) {
                x.swap(x_new);
                g.swap(g_new);
                f = f_new;
                hessian.move_to(x, g);
            }
            if (observer.stops(x, f, k, objective, &g)) {
                status = 99;
                message = termination::stopped;
                break;
            }
            if (!(radius > 1e-15 * std::max(1e-300, norm(x))) || norm(p) == 0) {
                status = 2;
                message = termination::precision;
                break;
            }
        }
    }
    OptimizeResult result = finish(std::move(x), f, status, message, k, objective);
    result.jac = std::move(g);
    result.nhev = hessian.nhev;
    result.tr_radius = radius;
    return result;
}

/// The same for a method by its options; `matrix`: its sub-problem needs the Hessian as a matrix.
template <class Options>
OptimizeResult trust_region(const Request& request, const Options& o, bool matrix, SubproblemRef solve) {
    Objective objective(request, 1.4901161193847656e-08, {});
    SecondOrder hessian(objective, request.options, Options::solver, matrix, false);
    return trust_region(
        request, objective, hessian,
        {o.initial_trust_radius, o.max_trust_radius, o.eta, tolerance(o.gtol, request.options.tol, 1e-4, "gtol"),
         limit(o.maxiter, 200 * request.x0.size(), "maxiter")},
        solve);
}

/// The larger t with |p + t d| = radius.
template <class = void>
[[nodiscard]] inline double to_boundary(const Vector& p, const Vector& d, double radius) {
    const double a = dot(d, d), b = dot(p, d), c = dot(p, p) - radius * radius;
    const double root = std::sqrt(std::max(b * b - a * c, 0.0));
    return b > 0 ? -c / (b + root) : (root - b) / a;
}

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

template <class Options>
OptimizeResult trust_ncg(const Request& request, const Options& o) {
    return trust_region(request, o, false, steihaug<>);
}

}  // namespace scixx::optimize::detail::minimize
