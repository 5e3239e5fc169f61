// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/constraint_set.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/detail/minimize/quadratic_program.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// Sequential quadratic programming with an l1 merit function and Powell's damped BFGS update of the Lagrangian's
/// Hessian.
class SequentialQuadratic {
public:
    SequentialQuadratic(Objective& objective, ConstraintSet& constraints, const Callback& callback, double accuracy,
                        Index maxiter)
        : objective_(objective),
          constraints_(constraints),
          observer_(callback),
          accuracy_(accuracy),
          maxiter_(maxiter),
          n_(objective.size()),
          m_(constraints.rows()) {}

    template <class = void>
    OptimizeResult run(Vector x) {
        x_ = std::move(x);
        for (Index i = 0; i < n_; ++i) x_[i] = clip(x_[i], objective_.lb[i], objective_.ub[i]);
        f_ = objective_.value(x_);
        constraints_.values(x_, c_);
        if (!std::isfinite(f_) || !finite(c_)) return result(3, termination::not_finite, 0);
        objective_.gradient(x_, f_, g_);
        constraints_.gradients(x_, a_);
        weights_.setZero(m_);
        z_ = unit_matrix(n_);
        int resets = 0;
        for (Index k = 1;; ++k) {
            if (k > maxiter_) return result(9, termination::maxiter, maxiter_);
            if (!quadratic_step()) return result(4, "Inequality constraints incompatible.", k);
            // B d from the conditions of optimality: no B is kept.
            bd_.resize(n_);
            for (Index i = 0; i < n_; ++i) bd_[i] = lambda_[m_ + i] - lambda_[m_ + n_ + i] - g_[i];
            for (Index r = 0; r < m_; ++r) add(bd_.data(), lambda_[r], a_.data() + r * n_, n_);

            double violation = 0, price = 0, merit_slope = dot(g_, d_);
            const double gain = std::abs(merit_slope);
            for (Index r = 0; r < m_; ++r) {
                const double v = violated(r, c_[r]), l = std::abs(lambda_[r]);
                violation += v;
                price += l * v;
                weights_[r] = std::max(l, (weights_[r] + l) / 2);
                merit_slope -= weights_[r] * v * (1 - relaxation_);
            }
            if (gain + price < accuracy_ && violation < accuracy_ && relaxation_ == 0) {
                (void)observer_.stops(x_, f_, k, objective_, &g_);
                return result(0, termination::success, k);
            }
            if (!(merit_slope < 0)) {
                // The model is no good: start it again.
                if (++resets <= 5) {
                    z_ = unit_matrix(n_);
                    continue;
                }
                const bool near_by = violation < 10 * accuracy_ && gain < 10 * accuracy_;
                return near_by ? result(0, termination::success, k)
                               : result(8, "Positive directional derivative for linesearch.", k);
            }
            const double older = f_;
            const double alpha = search(merit_slope);
            if (alpha == 0) return result(8, "No better point along the direction.", k);
            x_.swap(trial_);
            c_.swap(trial_c_);
            f_ = trial_f_;
            s_norm_ = alpha * norm(d_);
            double left = 0;
            for (Index r = 0; r < m_; ++r) left += violated(r, c_[r]);
            const bool done =
                (std::abs(f_ - older) < accuracy_ || s_norm_ < accuracy_) && left < accuracy_ && relaxation_ == 0;
            if (done) {
                objective_.gradient(x_, f_, g_);
                (void)observer_.stops(x_, f_, k, objective_, &g_);
                return result(0, termination::success, k);
            }
            take_derivatives(alpha);
            if (!finite(g_)) return result(3, termination::not_finite, k);
            if (observer_.stops(x_, f_, k, objective_, &g_)) return result(99, termination::stopped, k);
        }
    }

private:
    template <class = void>
    [[nodiscard]] double violated(Index r, double value) const {
        return r < constraints_.equations() ? std::abs(value) : std::max(0.0, -value);
    }

    /// Solves the quadratic program for d_; where the linearised constraints contradict each other, the one in which
    /// they may be missed by a common share.
    template <class = void>
    bool quadratic_step() {
        low_.resize(n_);
        high_.resize(n_);
        for (Index i = 0; i < n_; ++i) {
            low_[i] = std::min(objective_.lb[i] - x_[i], 0.0);
            high_[i] = std::max(objective_.ub[i] - x_[i], 0.0);
        }
        relaxation_ = 0;
        QuadraticProgram program(a_, c_, constraints_.equations(), low_, high_);
        if (program.solve(z_, g_, d_, lambda_) && finite(d_)) return true;
        Matrix wide(n_ + 1, m_);
        Vector g = Vector::Zero(n_ + 1), low = Vector::Zero(n_ + 1), high = Vector::Constant(n_ + 1, 1.0), d, lambda;
        for (Index r = 0; r < m_; ++r) {
            for (Index i = 0; i < n_; ++i) wide(i, r) = a_(i, r);
            // What holds already has to hold on.
            wide(n_, r) = r < constraints_.equations() || c_[r] < 0 ? -c_[r] : 0.0;
        }
        for (Index i = 0; i < n_; ++i) {
            g[i] = g_[i];
            low[i] = low_[i];
            high[i] = high_[i];
        }
        for (double price = 100; price < 1e8; price *= 10) {
            Matrix z = Matrix::Zero(n_ + 1, n_ + 1);
            for (Index j = 0; j < n_; ++j)
                for (Index i = 0; i < n_; ++i) z(i, j) = z_(i, j);
            z(n_, n_) = 1 / std::sqrt(price);
            QuadraticProgram relaxed(wide, c_, constraints_.equations(), low, high);
            if (!relaxed.solve(z, g, d, lambda) || !finite(d)) continue;
            d_.resize(n_);
            lambda_.resize(m_ + 2 * n_);
            for (Index r = 0; r < m_; ++r) lambda_[r] = lambda[r];
            for (Index i = 0; i < n_; ++i) {
                d_[i] = d[i];
                lambda_[m_ + i] = lambda[m_ + i];
                lambda_[m_ + n_ + i] = lambda[m_ + n_ + 1 + i];
            }
            relaxation_ = d[n_];
            return relaxation_ < 1 - 1e-9 || norm(d_) > 0;
        }
        return false;
    }

    template <class = void>
    [[nodiscard]] double merit(double f, const Vector& c) const {
        double value = f;
        for (Index r = 0; r < m_; ++r) value += weights_[r] * violated(r, c[r]);
        return value;
    }

    /// Shortens the step until the merit function falls by a tenth of what its slope promises. 0: it never does.
    template <class = void>
    double search(double slope) {
        const double start = merit(f_, c_);
        double alpha = 1;
        for (int i = 0; i < 40; ++i) {
            move(x_, alpha, d_, trial_);
            for (Index k = 0; k < n_; ++k) trial_[k] = clip(trial_[k], objective_.lb[k], objective_.ub[k]);
            trial_f_ = objective_.value(trial_);
            constraints_.values(trial_, trial_c_);
            const double change = merit(trial_f_, trial_c_) - start;
            const bool usable = std::isfinite(change);
            if (usable && (change <= alpha * slope / 10 || i >= 10)) return alpha;
            const double promised = alpha * slope;
            alpha *= usable ? std::max(promised / (2 * (promised - change)), 0.1) : 0.1;
        }
        return 0;
    }

    /// Derivatives at the new point and the update of Z, Z Z^T = B^-1, in product form:
    ///     Z+ = Z - s (Z^T y / s^T y - Z^T B s / sqrt(s^T y s^T B s))^T.
    /// Source: Brodlie, Gourlay and Greenstadt, IMA J. Appl. Math. 11 (1973) 73; damping: Powell (1978).
    template <class = void>
    void take_derivatives(double alpha) {
        y_.resize(n_);
        for (Index i = 0; i < n_; ++i) y_[i] = -g_[i];
        for (Index r = 0; r < m_; ++r) add(y_.data(), lambda_[r], a_.data() + r * n_, n_);
        objective_.gradient(x_, f_, g_);
        constraints_.gradients(x_, a_);
        for (Index i = 0; i < n_; ++i) y_[i] += g_[i];
        for (Index r = 0; r < m_; ++r) add(y_.data(), -lambda_[r], a_.data() + r * n_, n_);
        for (Index i = 0; i < n_; ++i) {
            bd_[i] *= alpha;  // now B s
            d_[i] *= alpha;   // now s
        }
        const double sbs = dot(d_, bd_);
        double sy = dot(d_, y_);
        if (!(sbs > 0) || !std::isfinite(sy)) return;
        if (sy < 0.2 * sbs) {
            const double t = 0.8 * sbs / (sbs - sy);
            for (Index i = 0; i < n_; ++i) y_[i] = t * y_[i] + (1 - t) * bd_[i];
            sy = dot(d_, y_);
        }
        multiply_transposed(z_, y_, 1 / sy, zy_);
        multiply_transposed(z_, bd_, 1 / std::sqrt(sy * sbs), zbs_);
        for (Index j = 0; j < n_; ++j) add(z_.data() + j * n_, zbs_[j] - zy_[j], d_.data(), n_);
        if (!finite(zy_) || !finite(zbs_)) z_ = unit_matrix(n_);
    }

    template <class = void>
    OptimizeResult result(int status, const char* message, Index k) {
        const double worst = constraints_.violation(c_);
        OptimizeResult r = finish(std::move(x_), f_, status, message, k, objective_);
        r.jac = std::move(g_);
        r.maxcv = worst;
        r.multipliers.setZero(m_);
        for (Index j = 0; j < std::min(m_, lambda_.size()); ++j) r.multipliers[j] = lambda_[j];
        return r;
    }

    Objective& objective_;
    ConstraintSet& constraints_;
    Observer observer_;
    double accuracy_;
    Index maxiter_, n_, m_;
    Vector x_, g_, c_, d_, bd_, y_, zy_, zbs_, lambda_, weights_, low_, high_, trial_, trial_c_;
    Matrix a_, z_;
    double f_ = 0, trial_f_ = 0, relaxation_ = 0, s_norm_ = 0;
};

template <class Options>
OptimizeResult slsqp(const Request& request, const Options& o) {
    Objective objective(request, o.eps, o.finite_diff_rel_step);
    take_bounds(request.options.bounds, request.x0.size(), objective.lb, objective.ub);
    Vector start = request.x0;
    for (Index i = 0; i < start.size(); ++i) start[i] = clip(start[i], objective.lb[i], objective.ub[i]);
    ConstraintSet constraints(function_name, request.options.constraints, start, objective.lb, objective.ub);
    SequentialQuadratic solver(objective, constraints, request.options.callback,
                               tolerance(o.ftol, request.options.tol, 1e-6, "ftol"),
                               limit(std::optional<Index>(o.maxiter), 100, "maxiter"));
    return solver.run(std::move(start));
}

}  // namespace scixx::optimize::detail::minimize
