// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/residuals.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// Dogleg steps in a rectangular trust region, whose intersection with the bounds is a rectangle, too; variables that
/// the gradient holds at a bound rest. Source: Voglis and Lagaris, A rectangular trust region dogleg approach for
/// unconstrained and bound constrained nonlinear optimization, WSEAS (2004).
template <class System>
class Dogbox {
public:
    Dogbox(Residuals& problem, const Loss& loss, Vector inverse_scale, bool by_jacobian, const Tolerances& t,
           System& system)
        : problem_(problem),
          loss_(loss),
          inverse_(std::move(inverse_scale)),
          by_jacobian_(by_jacobian),
          t_(t),
          n_(problem.variables()),
          system_(system) {}

    Outcome run(Vector x0) {
        Outcome out;
        x_ = std::move(x0);
        out.active.assign(n_, 0);
        for (Index i = 0; i < n_; ++i) mark(out, i) = x_[i] == problem_.lb[i] ? -1 : x_[i] == problem_.ub[i] ? 1 : 0;
        problem_.value(x_, f_);
        cost_ = loss_.cost(f_);
        core::require(std::isfinite(cost_), "least_squares", "fun must be finite at x0");
        f_true_ = f_;
        differentiate(true);
        double radius = 0;
        for (Index i = 0; i < n_; ++i) radius = std::max(radius, std::abs(x_[i] * inverse_[i]));
        if (!(radius > 0) || !std::isfinite(radius)) radius = 1;
        int status = 0;
        for (;; ++out.nit) {
            if (!system_.finite()) {
                status = -1;
                break;
            }
            choose_free(out);
            if (out.optimality < t_.gtol || free_.empty()) status = 1;
            if (status != 0 || problem_.nfev >= t_.max_nfev) break;
            prepare();
            Vector x_new, f_new;
            double gain = -1, cost_new = cost_;
            while (!(gain > 0) && problem_.nfev < t_.max_nfev) {
                const bool at_edge = dogleg(radius);
                x_new = x_;
                double length_h = 0;
                for (Index k = 0; k < free_.size(); ++k) {
                    const Index i = free_[k], c = static_cast<Index>(k);
                    x_new[i] = std::clamp(x_[i] + step_[c], problem_.lb[i], problem_.ub[i]);
                    if (hits_[k] != 0) x_new[i] = hits_[k] < 0 ? problem_.lb[i] : problem_.ub[i];
                    length_h = std::max(length_h, std::abs(step_[c] * inverse_[i]));
                }
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
                const double predicted = -model();
                const double ratio = predicted > 0 ? gain / predicted : predicted == 0 && gain == 0 ? 1.0 : 0.0;
                if (ratio < 0.25)
                    radius = 0.25 * length_h;
                else if (ratio > 0.75 && at_edge)
                    radius *= 2;
                const bool by_f = gain < t_.ftol * cost_ && ratio > 0.25;
                const bool by_x = norm(step_) < t_.xtol * (t_.xtol + norm(x_));
                status = by_f && by_x ? 4 : by_f ? 2 : by_x ? 3 : 0;
                if (status == 0 && !(radius > 1e-300)) status = 3;
                if (status != 0) break;
            }
            if (gain > 0) {
                x_ = std::move(x_new);
                f_true_ = f_ = std::move(f_new);
                cost_ = cost_new;
                for (Index k = 0; k < free_.size(); ++k) mark(out, free_[k]) = hits_[k];
                differentiate(false);
            }
            if (t_.watch && t_.watch(x_, f_true_, cost_)) {
                status = -2;
                break;
            }
        }
        out.status = status;
        out.x = std::move(x_);
        out.f = std::move(f_true_);
        out.g = std::move(g_);
        system_.store(out);
        out.cost = cost_;
        return out;
    }

private:
    static int& mark(Outcome& out, Index i) { return out.active[i]; }

    void differentiate(bool first) {
        system_.differentiate(problem_, x_, f_);
        system_.scale(loss_, f_);
        system_.gradient(f_, g_);
        if (by_jacobian_) system_.scale_by_columns(inverse_, first);
    }

    /// The variables that no bound holds against the gradient, and the largest component of theirs.
    void choose_free(Outcome& out) {
        free_.clear();
        out.optimality = 0;
        for (Index i = 0; i < n_; ++i) {
            if (mark(out, i) * g_[i] < 0) continue;
            free_.push_back(i);
            out.optimality = std::max(out.optimality, std::abs(g_[i]));
        }
    }

    /// The Gauss-Newton step of the free variables and the model's curvature along the gradient.
    void prepare() {
        const Index n = free_.size();
        down_.resize(n);
        for (Index c = 0; c < n; ++c) down_[c] = -g_[free_[c]];
        system_.restrict(free_);
        system_.newton(f_, inverse_, newton_);
        system_.apply_restricted(down_, image_);
        const double bend = dot(image_, image_), slope = dot(down_, down_);
        cauchy_ = bend > 0 ? slope / bend : std::numeric_limits<double>::infinity();
    }

    /// The change of the model by step_.
    [[nodiscard]] double model() {
        system_.apply_restricted(step_, image_);
        return 0.5 * dot(image_, image_) - dot(down_, step_);
    }

    /// step_ and the bounds it reaches, hits_; returns whether it reaches the trust region's boundary.
    bool dogleg(double radius) {
        const Index n = free_.size();
        low_.resize(newton_.size());
        high_.resize(newton_.size());
        hits_.assign(n, 0);
        bool inside = true;
        for (Index c = 0; c < newton_.size(); ++c) {
            const Index i = free_[c];
            low_[c] = std::max(problem_.lb[i] - x_[i], -radius / inverse_[i]);
            high_[c] = std::min(problem_.ub[i] - x_[i], radius / inverse_[i]);
            inside = inside && newton_[c] >= low_[c] && newton_[c] <= high_[c];
        }
        step_ = newton_;
        if (inside) return false;
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto share = [&](double from, double s, Index c) {
            return s > 0 ? (high_[c] - from) / s : s < 0 ? (low_[c] - from) / s : infinity;
        };
        double along = cauchy_;
        for (Index c = 0; c < newton_.size(); ++c) along = std::min(along, share(0, down_[c], c));
        if (!std::isfinite(along)) along = 0;  // no gradient
        Vector leg = newton_;
        double part = infinity;
        for (Index c = 0; c < newton_.size(); ++c) {
            step_[c] = along * down_[c];
            leg[c] -= step_[c];
            part = std::min(part, share(step_[c], leg[c], c));
        }
        part = std::max(part, 0.0);
        bool edge = false;
        for (Index c = 0; c < newton_.size(); ++c) {
            const Index i = free_[c];
            if (leg[c] != 0 && share(step_[c], leg[c], c) <= part) {
                const bool up = leg[c] > 0;
                const double bound = up ? problem_.ub[i] - x_[i] : problem_.lb[i] - x_[i],
                             end = up ? high_[c] : low_[c];
                if (end == bound) hits_[c] = up ? 1 : -1;
                edge = edge || std::abs(end) == radius / inverse_[i];
            }
            step_[c] += part * leg[c];
        }
        return edge;
    }

    Residuals& problem_;
    const Loss& loss_;
    Vector inverse_;
    bool by_jacobian_;
    Tolerances t_;
    Index n_;
    System& system_;
    Vector x_, f_, f_true_, g_, down_, newton_, step_, low_, high_, image_;
    double cost_ = 0, cauchy_ = 0;
    core::List<Index> free_;
    core::List<int> hits_;
};

}  // namespace scixx::optimize::detail::least_squares
