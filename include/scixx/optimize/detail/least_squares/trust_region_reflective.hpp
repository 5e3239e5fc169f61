// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/residuals.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// Trust-region reflective method: Gauss-Newton steps in a trust region whose shape keeps away from the bounds that the
/// gradient points to; a step that meets a bound is cut, or reflected there, or replaced by one along the gradient.
/// Source: Branch, Coleman and Li, SIAM J. Sci. Comput. 21 (1999) 1.
template <class System>
class TrustRegionReflective {
public:
    TrustRegionReflective(Residuals& problem, const Loss& loss, Vector scale, bool scale_by_j, const Tolerances& t,
                          System& system)
        : problem_(problem),
          loss_(loss),
          inverse_scale_(std::move(scale)),
          by_jacobian_(scale_by_j),
          t_(t),
          n_(problem.variables()),
          system_(system) {
        for (Index i = 0; i < n_; ++i)
            bounded_ = bounded_ || std::isfinite(problem.lb[i]) || std::isfinite(problem.ub[i]);
    }

    Outcome run(Vector x0) {
        x_ = std::move(x0);
        if (bounded_) push_inside(x_, 1e-10);
        problem_.value(x_, f_);
        cost_ = loss_.cost(f_);
        core::require(std::isfinite(cost_), "least_squares", "fun must be finite at x0");
        f_true_ = f_;
        differentiate(true);
        make_scaling();
        double radius = 0;
        for (Index i = 0; i < n_; ++i) radius += std::pow(x_[i] * inverse_scale_[i] / std::sqrt(v_[i]), 2);
        radius = std::sqrt(radius);
        if (!(radius > 0) || !std::isfinite(radius)) radius = 1;
        double alpha = 0;
        Outcome out;
        int status = -1;
        for (;; ++out.nit) {
            if (!system_.finite()) {
                out.status = -1;
                finish(out);
                return out;
            }
            make_scaling();
            out.optimality = 0;
            for (Index i = 0; i < n_; ++i) out.optimality = std::max(out.optimality, std::abs(g_[i] * v_raw_[i]));
            if (out.optimality < t_.gtol) status = 1;
            if (status >= 0 || problem_.nfev >= t_.max_nfev) break;
            system_.prepare(d_, bounded_ ? &root_ : nullptr, f_, g_, radius);
            const double theta = std::max(0.995, 1 - out.optimality);
            double gain = -1;
            Vector x_new, f_new;
            double cost_new = cost_;
            while (!(gain > 0) && problem_.nfev < t_.max_nfev) {
                system_.trust_region(radius, p_h_, alpha);
                const double predicted = choose_step(theta, radius);
                x_new = x_;
                for (Index i = 0; i < n_; ++i) x_new[i] += step_[i];
                if (bounded_) push_inside(x_new, 0);
                const double length_h = norm(step_h_);
                problem_.value(x_new, f_new);
                cost_new = loss_.cost(f_new);
                if (!std::isfinite(cost_new)) {
                    radius = 0.25 * length_h;
                    if (!(radius > 1e-300)) {
                        status = 3;
                        break;
                    }
                    continue;
                }
                gain = cost_ - cost_new;
                double bend = 0;
                if (bounded_)
                    for (Index i = 0; i < n_; ++i) bend += 0.5 * root_[i] * root_[i] * step_h_[i] * step_h_[i];
                const double real = gain - bend;
                const double ratio = predicted > 0 ? real / predicted : predicted == 0 && real == 0 ? 1.0 : 0.0;
                const double older = radius;
                if (ratio < 0.25)
                    radius = 0.25 * length_h;
                else if (ratio > 0.75 && length_h > 0.95 * radius)
                    radius *= 2;
                const bool by_f = gain < t_.ftol * cost_ && ratio > 0.25;
                const double length = norm(step_);
                const bool by_x = length < t_.xtol * (t_.xtol + norm(x_));
                if (by_f && by_x)
                    status = 4;
                else if (by_f)
                    status = 2;
                else if (by_x)
                    status = 3;
                if (status >= 0) break;
                alpha *= older / radius;
            }
            if (gain > 0) {
                x_ = std::move(x_new);
                f_true_ = f_ = std::move(f_new);
                cost_ = cost_new;
                differentiate(false);
            }
            if (t_.watch && t_.watch(x_, f_true_, cost_)) {
                out.status = -2;
                finish(out);
                return out;
            }
        }
        out.status = std::max(status, 0);
        finish(out);
        return out;
    }

private:
    void differentiate(bool first) {
        system_.differentiate(problem_, x_, f_);
        system_.scale(loss_, f_);
        system_.gradient(f_, g_);
        if (by_jacobian_) system_.scale_by_columns(inverse_scale_, first);
    }

    void finish(Outcome& out) {
        out.active.assign(n_, 0);
        for (Index i = 0; i < n_; ++i) {
            const double low = x_[i] - problem_.lb[i], high = problem_.ub[i] - x_[i];
            if (low <= std::min(high, t_.xtol * std::max(1.0, std::abs(problem_.lb[i]))))
                out.active[i] = -1;
            else if (high <= t_.xtol * std::max(1.0, std::abs(problem_.ub[i])))
                out.active[i] = 1;
        }
        out.x = std::move(x_);
        out.f = std::move(f_true_);
        out.g = std::move(g_);
        system_.store(out);
        out.cost = cost_;
    }

    /// Off the bounds, by a relative amount or by one bit.
    void push_inside(Vector& x, double rel) const {
        for (Index i = 0; i < n_; ++i) {
            const double lb = problem_.lb[i], ub = problem_.ub[i];
            if (x[i] <= lb) x[i] = rel > 0 ? lb + rel * std::max(1.0, std::abs(lb)) : std::nextafter(lb, ub);
            if (x[i] >= ub) x[i] = rel > 0 ? ub - rel * std::max(1.0, std::abs(ub)) : std::nextafter(ub, lb);
            if (!(x[i] > lb && x[i] < ub)) x[i] = lb / 2 + ub / 2;
        }
    }

    /// The distances v to the bounds that the gradient points to, the variables' scale d, and the curvature they add.
    void make_scaling() {
        v_.setConstant(n_, 1.0);
        v_raw_ = v_;
        d_.resize(n_);
        root_.setZero(n_);
        for (Index i = 0; i < n_; ++i) {
            const double lb = problem_.lb[i], ub = problem_.ub[i];
            double slope = 0;
            if (g_[i] < 0 && std::isfinite(ub)) {
                v_raw_[i] = ub - x_[i];
                slope = -1;
            } else if (g_[i] > 0 && std::isfinite(lb)) {
                v_raw_[i] = x_[i] - lb;
                slope = 1;
            }
            v_[i] = slope != 0 ? v_raw_[i] * inverse_scale_[i] : 1.0;
            d_[i] = std::sqrt(v_[i]) / inverse_scale_[i];
            root_[i] = std::sqrt(std::max(0.0, g_[i] * slope / inverse_scale_[i]));
        }
    }

    /// The share of the way along s that reaches a bound.
    [[nodiscard]] double to_bound(const Vector& x, const Vector& s) const {
        double most = std::numeric_limits<double>::infinity();
        for (Index i = 0; i < n_; ++i) {
            if (s[i] > 0) most = std::min(most, (problem_.ub[i] - x[i]) / s[i]);
            if (s[i] < 0) most = std::min(most, (problem_.lb[i] - x[i]) / s[i]);
        }
        return std::max(most, 0.0);
    }

    /// The model's parabola along s from s0: value a t^2 + b t + c.
    void parabola(const Vector& s, const Vector* s0, double& a, double& b, double& c) {
        system_.apply(d_, s, js_);
        a = 0.5 * dot(js_, js_);
        b = c = 0;
        for (Index i = 0; i < n_; ++i) {
            a += 0.5 * root_[i] * root_[i] * s[i] * s[i];
            b += d_[i] * g_[i] * s[i];
        }
        if (!s0) return;
        system_.apply(d_, *s0, js0_);
        b += dot(js_, js0_);
        c = 0.5 * dot(js0_, js0_);
        for (Index i = 0; i < n_; ++i) {
            b += root_[i] * root_[i] * s[i] * (*s0)[i];
            c += 0.5 * root_[i] * root_[i] * (*s0)[i] * (*s0)[i] + d_[i] * g_[i] * (*s0)[i];
        }
    }

    /// The best t in [low, high] and the value there.
    static double least_on(double a, double b, double c, double low, double high, double& t) {
        const auto at = [&](double u) { return (a * u + b) * u + c; };
        t = at(high) < at(low) ? high : low;
        if (a > 0) {
            const double inner = -b / (2 * a);
            if (inner > low && inner < high && at(inner) < at(t)) t = inner;
        }
        return at(t);
    }

    /// Stores step_ and step_h_ (scaled), made of p_h_; returns the decrease that the model predicts.
    double choose_step(double theta, double radius) {
        step_.resize(n_);
        for (Index i = 0; i < n_; ++i) step_[i] = d_[i] * p_h_[i];
        step_h_ = p_h_;
        double a = 0, b = 0, c = 0;
        const double stride = bounded_ ? to_bound(x_, step_) : std::numeric_limits<double>::infinity();
        if (stride >= 1) {
            parabola(p_h_, nullptr, a, b, c);
            return -(a + b);
        }
        // Cut at the bound, and reflected there.
        Vector cut = p_h_, reflected = p_h_, edge = x_, real(n_);
        for (Index i = 0; i < n_; ++i) {
            cut[i] *= stride;
            edge[i] += stride * step_[i];
            const double bound = step_[i] > 0 ? problem_.ub[i] : problem_.lb[i];
            if (step_[i] != 0 && (bound - x_[i]) / step_[i] <= stride) reflected[i] = -reflected[i];
            real[i] = d_[i] * reflected[i];
        }
        double best = std::numeric_limits<double>::infinity(), t = 0;
        {
            const double rr = dot(reflected, reflected), rc = dot(reflected, cut), cc = dot(cut, cut) - radius * radius;
            const double to_region = rr > 0 ? (-rc + std::sqrt(std::max(rc * rc - rr * cc, 0.0))) / rr : 0.0;
            const double to_wall = to_bound(edge, real), most = std::min(to_wall, to_region);
            if (most > 0) {
                const double low = (1 - theta) * stride / most, high = most == to_wall ? theta * to_wall : to_region;
                if (low <= high) {
                    parabola(reflected, &cut, a, b, c);
                    best = least_on(a, b, c, low, high, t);
                    for (Index i = 0; i < n_; ++i) reflected[i] = cut[i] + t * reflected[i];
                }
            }
        }
        for (Index i = 0; i < n_; ++i) cut[i] *= theta;
        parabola(cut, nullptr, a, b, c);
        double value = a + b;
        step_h_ = cut;
        if (best < value) {
            value = best;
            step_h_ = reflected;
        }
        Vector steepest(n_);
        for (Index i = 0; i < n_; ++i) {
            steepest[i] = -d_[i] * g_[i];
            real[i] = d_[i] * steepest[i];
        }
        const double size = norm(steepest), to_region = size > 0 ? radius / size : 0, to_wall = to_bound(x_, real);
        parabola(steepest, nullptr, a, b, c);
        const double along = least_on(a, b, 0, 0, to_wall < to_region ? theta * to_wall : to_region, t);
        if (along < value) {
            value = along;
            for (Index i = 0; i < n_; ++i) step_h_[i] = t * steepest[i];
        }
        for (Index i = 0; i < n_; ++i) step_[i] = d_[i] * step_h_[i];
        return -value;
    }

    Residuals& problem_;
    const Loss& loss_;
    Vector inverse_scale_;
    bool by_jacobian_;
    Tolerances t_;
    Index n_;
    System& system_;
    bool bounded_ = false;
    Vector x_, f_, f_true_, g_, v_, v_raw_, d_, root_, p_h_, step_, step_h_, js_, js0_;
    double cost_ = 0;
};

}  // namespace scixx::optimize::detail::least_squares
