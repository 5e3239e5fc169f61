// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/limited_memory.hpp>
#include <scixx/optimize/detail/minimize/line_search.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

struct BoundedSettings {
    Index maxcor, maxfun, maxiter, maxls;
    double ftol, gtol;
};

/// Limited-memory BFGS within bounds: along the projected gradient to the Cauchy point of the model, from there to the
/// minimum over the variables that are free there, then a line search towards it.
class BoundedQuasiNewton {
public:
    BoundedQuasiNewton(Objective& objective, const Callback& callback, const BoundedSettings& settings)
        : objective_(objective),
          observer_(callback),
          settings_(settings),
          memory_(settings.maxcor),
          n_(objective.size()) {
        for (Index i = 0; i < n_; ++i) {
            const bool below = std::isfinite(objective.lb[i]), above = std::isfinite(objective.ub[i]);
            bounded_ = bounded_ || below || above;
            boxed_ = boxed_ && below && above;
        }
    }

    template <class = void>
    OptimizeResult run(Vector x) {
        x_ = std::move(x);
        for (Index i = 0; i < n_; ++i) x_[i] = clip(x_[i], objective_.lb[i], objective_.ub[i]);
        f_ = objective_.value(x_);
        if (!std::isfinite(f_)) return result(3, termination::not_finite, 0);
        objective_.gradient(x_, f_, g_);
        if (!finite(g_)) return result(3, termination::not_finite, 0);
        if (projected_gradient() <= settings_.gtol) return result(0, converged_gradient, 0);
        Line line(objective_, x_, d_);
        Vector s(n_), y(n_);
        Index k = 0;
        while (true) {
            if (!find_direction()) {
                memory_.clear();
                continue;  // the first direction, that of steepest descent, always exists
            }
            const double slope = dot(g_, d_);
            double alpha = 1, most = 1e10;
            if (bounded_) most = k == 0 ? 1.0 : longest_step();
            if (k == 0 && !boxed_) alpha = std::min(1 / norm(d_), most);
            LineResult step;
            if (slope < 0)
                step = MoreThuente<>(line, f_, slope,
                                     {.decrease = 1e-3,
                                      .curvature = 0.9,
                                      .width = 0.1,
                                      .least = 0,
                                      .most = most,
                                      .maxiter = static_cast<int>(settings_.maxls)})
                           .search(alpha);
            if (!step.converged &&
                !(std::isfinite(step.f) && std::isfinite(step.slope) && step.alpha > 0 && step.f < f_)) {
                if (memory_.pairs() == 0) return result(2, abnormal, k);
                memory_.clear();
                continue;
            }
            const double older = f_;
            for (Index i = 0; i < n_; ++i) {
                line.point[i] = clip(line.point[i], objective_.lb[i], objective_.ub[i]);  // rounding
                s[i] = line.point[i] - x_[i];
                y[i] = line.gradient[i] - g_[i];
            }
            x_.swap(line.point);
            g_.swap(line.gradient);
            f_ = step.f;
            ++k;
            if (observer_.stops(x_, f_, k, objective_, &g_)) return result(99, termination::stopped, k);
            if (projected_gradient() <= settings_.gtol) return result(0, converged_gradient, k);
            if (older - f_ <= settings_.ftol * std::max({std::abs(older), std::abs(f_), 1.0}))
                return result(0, converged_decrease, k);
            if (k >= settings_.maxiter) return result(1, termination::maxiter, k);
            if (objective_.nfev >= settings_.maxfun) return result(1, termination::maxfev, k);
            const double sy = dot(s, y);
            if (sy > std::numeric_limits<double>::epsilon() * -slope * step.alpha) memory_.update(s, y, sy, bounded_);
        }
    }

private:
    static constexpr const char* converged_gradient = "Convergence: norm of projected gradient <= gtol";
    static constexpr const char* converged_decrease = "Convergence: relative reduction of f <= ftol";
    static constexpr const char* abnormal = "Abnormal termination in line search: no better point was found.";

    template <class = void>
    [[nodiscard]] double projected_gradient() const {
        double most = 0;
        for (Index i = 0; i < n_; ++i) {
            const double g =
                g_[i] < 0 ? std::max(x_[i] - objective_.ub[i], g_[i]) : std::min(x_[i] - objective_.lb[i], g_[i]);
            if (!(std::abs(g) <= most)) most = std::abs(g);
        }
        return most;
    }

    /// The largest step along d_ that stays within the bounds.
    template <class = void>
    [[nodiscard]] double longest_step() const {
        double most = 1e10;
        for (Index i = 0; i < n_; ++i) {
            if (d_[i] > 0 && std::isfinite(objective_.ub[i])) {
                const double room = objective_.ub[i] - x_[i];
                most = room <= 0 ? 0 : std::min(most, room / d_[i]);
            } else if (d_[i] < 0 && std::isfinite(objective_.lb[i])) {
                const double room = objective_.lb[i] - x_[i];
                most = room >= 0 ? 0 : std::min(most, room / d_[i]);
            }
        }
        return most;
    }

    /// Stores the direction. False if the model fails numerically.
    template <class = void>
    bool find_direction() {
        d_.resize(n_);
        if (!bounded_ || memory_.pairs() == 0) {
            for (Index i = 0; i < n_; ++i) d_[i] = -g_[i];
            if (!bounded_) {
                memory_.times_inverse(d_);
                return true;
            }
        }
        cauchy_point();
        if (memory_.pairs() > 0 && !minimise_over_free()) return false;
        for (Index i = 0; i < n_; ++i) d_[i] = z_[i] - x_[i];
        return true;
    }

    /// The first local minimum of the model along the projected gradient: z_, W^T (z - x) in c_.
    template <class = void>
    void cauchy_point() {
        const double theta = memory_.theta();
        const Index k2 = 2 * memory_.pairs();
        z_ = x_;
        d_.resize(n_);
        t_.resize(n_);
        breaks_.clear();
        double slope = 0;
        for (Index i = 0; i < n_; ++i) {
            const double g = g_[i];
            const double bound = g < 0 ? objective_.ub[i] : objective_.lb[i];
            t_[i] = g != 0 && std::isfinite(bound) ? (x_[i] - bound) / g : std::numeric_limits<double>::infinity();
            d_[i] = t_[i] > 0 ? -g : 0.0;
            if (t_[i] > 0 && std::isfinite(t_[i])) breaks_.push_back(i);
            slope -= d_[i] * d_[i];
        }
        c_.setZero(k2);
        if (slope == 0) return;
        const auto later = [&](Index a, Index b) { return t_[a] > t_[b]; };
        std::make_heap(breaks_.begin(), breaks_.end(), later);
        memory_.project(d_, p_);
        mp_ = p_;
        if (k2 > 0) memory_.times_middle(mp_);
        const double first = -theta * slope;
        double curvature = first - dot(p_, mp_), reached = 0, wait = -slope / curvature;
        while (!breaks_.empty()) {
            const Index b = breaks_.front();
            const double dt = t_[b] - reached;
            if (wait < dt) break;
            std::pop_heap(breaks_.begin(), breaks_.end(), later);
            breaks_.pop_back();
            reached = t_[b];
            z_[b] = d_[b] > 0 ? objective_.ub[b] : objective_.lb[b];
            const double moved = z_[b] - x_[b], g = g_[b];
            add(c_, dt, p_);
            d_[b] = 0;
            slope += dt * curvature + g * g + theta * g * moved;
            curvature -= theta * g * g;
            if (k2 > 0) {
                memory_.row(b, w_);
                mw_ = w_;
                memory_.times_middle(mw_);
                slope -= g * dot(mw_, c_);
                curvature -= g * (2 * dot(mw_, p_) + g * dot(mw_, w_));
                add(p_, g, w_);
            }
            curvature = std::max(curvature, std::numeric_limits<double>::epsilon() * first);
            wait = -slope / curvature;
        }
        wait = std::max(wait, 0.0);
        reached += wait;
        for (Index i = 0; i < n_; ++i)
            if (d_[i] != 0) z_[i] = clip(x_[i] + reached * d_[i], objective_.lb[i], objective_.ub[i]);
        add(c_, wait, p_);
    }

    /// Moves z_ to the model's minimum over the variables that are free at the Cauchy point, cut off by the bounds.
    template <class = void>
    bool minimise_over_free() {
        const double theta = memory_.theta();
        const Index k2 = 2 * memory_.pairs();
        free_.assign(n_, 0);
        Index count = 0;
        for (Index i = 0; i < n_; ++i)
            if (z_[i] > objective_.lb[i] && z_[i] < objective_.ub[i]) {
                free_[i] = 1;
                ++count;
            }
        if (count == 0) return true;
        // r: minus the reduced gradient at z, zero where not free.
        mw_ = c_;
        memory_.times_middle(mw_);
        r_.resize(n_);
        for (Index i = 0; i < n_; ++i) r_[i] = -g_[i] - theta * (z_[i] - x_[i]);
        memory_.expand(mw_, 1, r_);
        for (Index i = 0; i < n_; ++i)
            if (!free_[i]) r_[i] = 0;
        // step = r / theta + W (I - M W^T W / theta)^-1 M W^T r / theta^2, over the free rows.
        memory_.project(r_, w_);
        memory_.times_middle(w_);
        memory_.gram(free_, gram_);
        memory_.times_middle(gram_);  // symmetric before, so that rows and columns are one
        core::List<double> system(gram_.data(), gram_.data() + k2 * k2);
        for (double& entry : system) entry /= -theta;
        for (Index i = 0; i < k2; ++i) system[i * k2 + i] += 1;
        SmallLU lu;
        if (!lu.factor(std::move(system), k2)) return false;
        lu.solve(w_);
        step_.resize(n_);
        for (Index i = 0; i < n_; ++i) step_[i] = r_[i] / theta;
        memory_.expand(w_, 1 / (theta * theta), step_);
        if (!finite(step_)) return false;
        // The projection of the minimum, if it still lies downhill; else as far as the bounds let.
        r_ = z_;
        double downhill = 0, most = 1;
        for (Index i = 0; i < n_; ++i) {
            if (!free_[i]) {
                downhill += (z_[i] - x_[i]) * g_[i];
                continue;
            }
            const double to = z_[i] + step_[i], lb = objective_.lb[i], ub = objective_.ub[i];
            r_[i] = clip(to, lb, ub);
            downhill += (r_[i] - x_[i]) * g_[i];
            if (to > ub) most = std::min(most, (ub - z_[i]) / step_[i]);
            if (to < lb) most = std::min(most, (lb - z_[i]) / step_[i]);
        }
        if (downhill < 0) {
            z_.swap(r_);
            return true;
        }
        for (Index i = 0; i < n_; ++i)
            if (free_[i]) z_[i] = clip(z_[i] + most * step_[i], objective_.lb[i], objective_.ub[i]);
        return true;
    }

    template <class = void>
    OptimizeResult result(int status, const char* message, Index k) {
        OptimizeResult r = finish(std::move(x_), f_, status, message, k, objective_);
        r.jac = std::move(g_);
        r.hess_inv_product = {memory_.s(), memory_.y()};
        return r;
    }

    Objective& objective_;
    Observer observer_;
    BoundedSettings settings_;
    LimitedMemory memory_;
    Index n_;
    bool bounded_ = false, boxed_ = true;
    Vector x_, g_, d_, z_, t_, c_, p_, mp_, w_, mw_, r_, step_;
    Matrix gram_;
    core::List<Index> breaks_;
    core::List<char> free_;
    double f_ = 0;
};

template <class Options>
OptimizeResult l_bfgs_b(const Request& request, const Options& o) {
    core::require(o.maxcor >= 1, function_name, "options.maxcor must be at least 1, got ", o.maxcor);
    core::require(o.maxls >= 1, function_name, "options.maxls must be at least 1, got ", o.maxls);
    Objective objective(request, o.eps, o.finite_diff_rel_step);
    take_bounds(request.options.bounds, request.x0.size(), objective.lb, objective.ub);
    BoundedQuasiNewton solver(objective, request.options.callback,
                              {.maxcor = o.maxcor,
                               .maxfun = limit(o.maxfun, 15000, "maxfun"),
                               .maxiter = limit(o.maxiter, 15000, "maxiter"),
                               .maxls = o.maxls,
                               .ftol = tolerance(o.ftol, request.options.tol, 2.220446049250313e-09, "ftol"),
                               .gtol = tolerance(o.gtol, request.options.tol, 1e-5, "gtol")});
    return solver.run(request.x0);
}

}  // namespace scixx::optimize::detail::minimize
