// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/constrained_evaluation.hpp>
#include <scixx/optimize/detail/minimize/linear_step.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::minimize {

/// Constrained optimisation by linear approximation: all functions are interpolated at the vertices of a simplex, and
/// the linear models are minimised in a ball of radius rho around the best vertex.
template <class = void>
class LinearApproximation {
public:
    struct Settings {
        double rhobeg, rhoend, catol, f_target;
        Index maxfun;
    };

    LinearApproximation(Objective& objective, ConstraintSet& constraints, const Callback& callback,
                        const Settings& settings)
        : objective_(objective),
          evaluation_(objective, constraints),
          observer_(callback),
          settings_(settings),
          n_(objective.size()),
          m_(evaluation_.rows()),
          rho_(settings.rhobeg) {}

    OptimizeResult run(const Vector& start) {
        first_simplex(start);
        bool after_trouble = false;  // the last step along the models was no good
        while (status_ == running) {
            move_best_to_base();
            measure();
            if (after_trouble && !acceptable_) {
                improve_geometry();
                after_trouble = false;
                continue;
            }
            after_trouble = !model_step();
            if (!after_trouble || !acceptable_ || status_ != running) continue;
            if (rho_ <= settings_.rhoend) {
                last_step();
                if (status_ == running) status_ = 1;
            } else {
                reduce_rho();
                after_trouble = false;
            }
        }
        return result();
    }

private:
    static constexpr int running = 0;
    // Powell's constants: how flat and how long a simplex may be in units of rho, and how far new vertices are put.
    static constexpr double flattest = 0.25, longest = 2.1, put = 0.5, remote = 1.1;

    using Values = ConstrainedEvaluation<>::Values;

    /// Evaluates at x. Status 1, 2 or 5 may be set.
    void evaluate(const Vector& x, Values& v) {
        evaluation_.at(x, v);
        if (objective_.nfev == 1 && !v.finite) {
            status_ = 5;
            first_f_ = v.own_f;
        } else if (v.finite && v.f <= settings_.f_target && v.violation <= settings_.catol) {
            status_ = 1;
            reached_ = true;
        } else if (objective_.nfev >= settings_.maxfun) {
            status_ = 2;
        }
    }

    void store(Index vertex, const Values& v) {
        f_[vertex] = v.f;
        violation_[vertex] = v.violation;
        std::copy(v.c.data(), v.c.data() + m_, c_.data() + vertex * m_);
    }

    /// Vertices x and x + rho e_j; each step is taken from the best point so far.
    void first_simplex(const Vector& start) {
        x_ = start;
        s_ = unit_matrix(n_, rho_);
        inverse_ = unit_matrix(n_, 1 / rho_);
        f_.setConstant(n_ + 1, std::numeric_limits<double>::infinity());
        violation_ = f_;
        c_.setZero(m_, n_ + 1);
        evaluate(x_, new_);
        store(0, new_);
        for (Index j = 0; j < n_ && status_ == running; ++j) {
            trial_ = x_;
            trial_[j] += rho_;
            evaluate(trial_, new_);
            store(j + 1, new_);
            if (new_.f < f_[0]) {
                // This vertex becomes the base: what was built so far is seen from there.
                for (Index k = 0; k < j; ++k) s_(j, k) = -rho_;
                s_(j, j) = -rho_;
                x_ = trial_;
                exchange(j + 1);
            }
        }
        complete_ = status_ == running;
        if (complete_) invert();
    }

    void exchange(Index vertex) {
        std::swap(f_[0], f_[vertex]);
        std::swap(violation_[0], violation_[vertex]);
        std::swap_ranges(c_.data(), c_.data() + m_, c_.data() + vertex * m_);
    }

    [[nodiscard]] double merit(double f, double violation) const { return f + penalty_ * violation; }

    /// The vertex of the least merit; without a penalty ties go to the smaller violation.
    [[nodiscard]] Index best_vertex() const {
        Index best = 0;
        for (Index j = 1; j <= n_; ++j) {
            const double mine = merit(f_[j], violation_[j]), least = merit(f_[best], violation_[best]);
            if (mine < least || (mine == least && penalty_ == 0 && violation_[j] < violation_[best])) best = j;
        }
        return best;
    }

    void move_best_to_base() {
        const Index best = best_vertex();
        if (best == 0) return;
        const Index j = best - 1;
        exchange(best);
        add(x_.data(), 1, column(s_, j), n_);
        for (Index k = 0; k < n_; ++k)
            if (k != j) add(column(s_, k), -1, column(s_, j), n_);
        for (Index i = 0; i < n_; ++i) {
            s_(i, j) = -s_(i, j);
            double sum = 0;
            for (Index k = 0; k < n_; ++k) sum += inverse_(i, k);
            inverse_(i, j) = -sum;
        }
    }

    /// Heights above the opposite faces, lengths of the edges from the base, and the models' gradients.
    void measure() {
        acceptable_ = true;
        height_.resize(n_);
        edge_.resize(n_);
        for (Index j = 0; j < n_; ++j) {
            height_[j] = 1 / std::sqrt(dot(column(inverse_, j), column(inverse_, j), n_));
            edge_[j] = std::sqrt(dot(column(s_, j), column(s_, j), n_));
            if (!std::isfinite(height_[j]) || !std::isfinite(edge_[j])) status_ = 3;
            if (height_[j] < flattest * rho_ || edge_[j] > longest * rho_) acceptable_ = false;
        }
        g_.setZero(n_);
        a_.setZero(n_, m_);
        for (Index j = 0; j < n_; ++j) {
            add(g_.data(), f_[j + 1] - f_[0], column(inverse_, j), n_);
            for (Index r = 0; r < m_; ++r) add(column(a_, r), c_(r, j + 1) - c_(r, 0), column(inverse_, j), n_);
        }
    }

    /// The models' largest violation after the step d.
    [[nodiscard]] double modelled_violation(const Vector& d, double sign) const {
        double worst = 0;
        for (Index r = 0; r < m_; ++r)
            worst = std::max(worst, -c_(r, 0) - sign * dot(a_.data() + r * n_, d.data(), n_));
        return worst;
    }

    /// Puts x_ + d, whose values are new_, in place of vertex j + 1.
    void replace(Index j, const Vector& d) {
        std::copy(d.data(), d.data() + n_, column(s_, j));
        store(j + 1, new_);
        const double share = dot(column(inverse_, j), d.data(), n_);
        for (Index i = 0; i < n_; ++i) inverse_(i, j) /= share;
        for (Index k = 0; k < n_; ++k)
            if (k != j) add(column(inverse_, k), -dot(column(inverse_, k), d.data(), n_), column(inverse_, j), n_);
    }

    /// Replaces the vertex that is furthest, or nearest to its face, by one at a right angle to the others.
    void improve_geometry() {
        Index j = -1;
        for (Index k = 0; k < n_; ++k)
            if (edge_[k] > longest * rho_ && (j < 0 || edge_[k] > edge_[j])) j = k;
        if (j < 0)
            for (Index k = 0; k < n_; ++k)
                if (j < 0 || height_[k] < height_[j]) j = k;
        d_.setZero(n_);
        add(d_.data(), put * rho_ * height_[j], column(inverse_, j), n_);
        const double plus = merit(dot(g_, d_), modelled_violation(d_, 1));
        const double minus = merit(-dot(g_, d_), modelled_violation(d_, -1));
        if (minus < plus)
            for (Index i = 0; i < n_; ++i) d_[i] = -d_[i];
        step_to_trial();
        replace(j, d_);
        observe();
    }

    void step_to_trial() {
        move(x_, 1, d_, trial_);
        evaluate(trial_, new_);
        ++nit_;
    }

    void observe() {
        if (status_ != running || !observer_.wanted()) return;
        const Index best = best_vertex();
        trial_ = x_;
        if (best > 0) add(trial_.data(), 1, column(s_, best - 1), n_);
        if (observer_.stops(trial_, f_[best], nit_, objective_)) status_ = 99;
    }

    /// A step along the models. False if it was too short, or gained less than a tenth of what they promised.
    bool model_step() {
        full_ = step_.solve(a_, Vector(Eigen::Map<const Vector>(c_.data(), m_)), g_, rho_, d_);
        if (!full_ && norm(d_) < 0.5 * rho_) return false;
        const double slope = dot(g_, d_), healed = violation_[0] - modelled_violation(d_, 1);
        const double least = healed > 0 ? slope / healed : 0.0;
        if (penalty_ < 1.5 * least) {
            penalty_ = 2 * least;
            if (best_vertex() != 0) return true;  // the step has to start there
        }
        step_to_trial();
        double promised = penalty_ * healed - slope;
        double gained = merit(f_[0], violation_[0]) - merit(new_.f, new_.violation);
        if (penalty_ == 0 && new_.f == f_[0]) {
            promised = healed;
            gained = violation_[0] - new_.violation;
        }
        const Index j = vertex_to_drop(gained > 0);
        if (j >= 0) replace(j, d_);
        observe();
        return j >= 0 && gained > 0 && gained >= 0.1 * promised;
    }

    /// The vertex that x_ + d_ replaces: one that is far away, else the one that leaves the largest volume; -1: none.
    [[nodiscard]] Index vertex_to_drop(bool better) const {
        Index j = -1, distant = -1;
        double ratio = better ? 0 : 1, furthest = remote * rho_;
        for (Index k = 0; k < n_; ++k) {
            const double share = std::abs(dot(inverse_.data() + k * n_, d_.data(), n_));
            if (share > ratio) {
                j = k;
                ratio = share;
            }
            if (share < 1 && share * height_[k] < flattest * rho_) continue;  // the simplex would become flat
            double distance = edge_[k];
            if (better) {
                double sum = 0;
                for (Index i = 0; i < n_; ++i) sum += (d_[i] - s_(i, k)) * (d_[i] - s_(i, k));
                distance = std::sqrt(sum);
            }
            if (distance > furthest) {
                distant = k;
                furthest = distance;
            }
        }
        return distant >= 0 ? distant : j;
    }

    /// Halves rho and lets the penalty follow the ranges of f and of the constraints over the simplex.
    void reduce_rho() {
        rho_ *= 0.5;
        if (rho_ <= 1.5 * settings_.rhoend) rho_ = settings_.rhoend;
        if (penalty_ > 0) {
            double least = 0;
            for (Index r = 0; r < m_; ++r) {
                double low = c_(r, 0), high = low;
                for (Index j = 1; j <= n_; ++j) {
                    low = std::min(low, c_(r, j));
                    high = std::max(high, c_(r, j));
                }
                if (low >= 0.5 * high) continue;
                const double range = std::max(high, 0.0) - low;
                least = least == 0 ? range : std::min(least, range);
            }
            const double range = f_.maxCoeff() - f_.minCoeff();
            if (least == 0)
                penalty_ = 0;
            else if (range < penalty_ * least)
                penalty_ = range / least;
        }
        invert();
    }

    /// The models' minimum, where it is nearer than what counts as a step: nothing else is left to try.
    void last_step() {
        if (full_ || norm(d_) == 0 || objective_.nfev >= settings_.maxfun) return;
        step_to_trial();
        if (merit(new_.f, new_.violation) >= merit(f_[0], violation_[0])) return;
        x_ = trial_;
        store(0, new_);
    }

    /// inverse_ = (s_^-1)^T by Gauss and Jordan's elimination: what the updates lost is regained.
    void invert() {
        work_ = s_;
        inverse_ = unit_matrix(n_);
        for (Index j = 0; j < n_; ++j) {
            Index p = j;  // column operations: s_ C = I
            for (Index k = j + 1; k < n_; ++k)
                if (std::abs(work_(j, k)) > std::abs(work_(j, p))) p = k;
            const double pivot = work_(j, p);
            if (pivot == 0 || !std::isfinite(pivot)) {
                status_ = 3;
                return;
            }
            for (Matrix* m : {&work_, &inverse_}) {
                double* to = column(*m, j);
                if (p != j) std::swap_ranges(to, to + n_, column(*m, p));
                for (Index i = 0; i < n_; ++i) to[i] /= pivot;
            }
            for (Index k = 0; k < n_; ++k) {
                const double share = work_(j, k);
                if (k == j || share == 0) continue;
                for (Matrix* m : {&work_, &inverse_}) add(column(*m, k), -share, column(*m, j), n_);
            }
        }
        for (Index j = 0; j < n_; ++j)
            for (Index i = 0; i < j; ++i) std::swap(inverse_(i, j), inverse_(j, i));
    }

    [[nodiscard]] static double* column(Matrix& m, Index j) { return m.data() + j * m.rows(); }

    OptimizeResult result() {
        if (complete_) move_best_to_base();
        const char* message = status_ == 1
                                  ? (reached_ ? "The target of the objective was reached." : termination::success)
                              : status_ == 2  ? termination::maxfev
                              : status_ == 3  ? "Rounding errors are becoming damaging."
                              : status_ == 99 ? termination::stopped
                                              : termination::not_finite;
        const double worst = status_ == 5 ? std::numeric_limits<double>::quiet_NaN() : violation_[0];
        if (status_ == 1 && worst > settings_.catol) {
            status_ = 4;
            message = "Did not converge to a solution satisfying the constraints; see maxcv.";
        }
        OptimizeResult r = finish(std::move(x_), status_ == 5 ? first_f_ : f_[0], status_, message, nit_, objective_);
        r.success = status_ == 1;
        r.maxcv = worst;
        return r;
    }

    Objective& objective_;
    ConstrainedEvaluation<> evaluation_;
    Observer observer_;
    Settings settings_;
    Index n_, m_, nit_ = 0;
    double rho_, penalty_ = 0;
    int status_ = running;
    double first_f_ = 0;  // where it is not finite
    bool acceptable_ = true, complete_ = false, full_ = false, reached_ = false;
    LinearStep<> step_;
    Values new_;
    Vector x_, d_, trial_, f_, violation_, height_, edge_, g_;
    Matrix s_, inverse_, c_, a_, work_;  // inverse_ is that of s_, transposed
};

template <class Options>
OptimizeResult cobyla(const Request& request, const Options& o) {
    const Bounds& bounds = request.options.bounds;
    const Index n = request.x0.size();
    core::require(o.rhobeg > 0 && std::isfinite(o.rhobeg), function_name, "options.rhobeg must be positive, got ",
                  o.rhobeg);
    core::require(o.catol >= 0, function_name, "options.catol must not be negative, got ", o.catol);
    core::require(!bounds.keep_feasible, function_name, "bounds: keep_feasible is not for method::cobyla");
    core::require(o.maxiter > 0, function_name, "options.maxiter must be positive, got ", o.maxiter);
    const double tol = tolerance(o.tol, request.options.tol, 1e-4, "tol");
    Objective objective(request, 1.0, {});
    std::vector<Constraint> constraints = request.options.constraints;
    if (bounds.lb.any_finite() || bounds.ub.any_finite()) {
        Vector lb, ub;
        take_bounds(bounds, n, lb, ub);
        constraints.push_back(LinearConstraint{.A = unit_matrix(n), .lb = lb, .ub = ub});
    }
    ConstraintSet rows(function_name, constraints, request.x0, objective.lb, objective.ub);
    LinearApproximation<> solver(objective, rows, request.options.callback,
                                 {.rhobeg = o.rhobeg,
                                  .rhoend = std::min(tol, o.rhobeg),
                                  .catol = o.catol,
                                  .f_target = o.f_target,
                                  .maxfun = o.maxiter});
    return solver.run(request.x0);
}

}  // namespace scixx::optimize::detail::minimize
