// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/nnls.hpp>
#include <scixx/optimize/detail/minimize/constrained_descent.hpp>
#include <scixx/optimize/detail/minimize/constrained_evaluation.hpp>
#include <scixx/optimize/detail/minimize/limited_memory.hpp>
#include <scixx/optimize/detail/minimize/linear_step.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// A quadratic c + g^T s + s^T H s / 2 around the centre of the interpolation set.
struct QuadraticModel {
    double c = 0;
    Vector g;
    Matrix h;

    [[nodiscard]] double operator()(const Vector& s) const {
        double value = c + dot(g, s);
        for (Index j = 0; j < s.size(); ++j) value += 0.5 * s[j] * dot(h.data() + j * s.size(), s.data(), s.size());
        return value;
    }
    void shift(const Vector& s) {
        c = (*this)(s);
        for (Index j = 0; j < s.size(); ++j) add(g.data(), s[j], h.data() + j * s.size(), s.size());
    }
};

/// 2 n + 1 points around a centre, and the quadratics of least Frobenius norm of the Hessian that take given values
///     there:
///     c + g^T s + sum over k of l_k (y_k^T s)^2 / 2,   sum of l_k = 0, sum of l_k y_k = 0.
/// Source: Powell, Math. Program. 100 (2004) 183.
template <class = void>
class InterpolationSet {
public:
    Matrix points;  // in columns
    Vector centre;

    [[nodiscard]] Index size() const { return points.cols(); }
    [[nodiscard]] double distance(Index k) const {
        double square = 0;
        for (Index i = 0; i < points.rows(); ++i) square += (points(i, k) - centre[i]) * (points(i, k) - centre[i]);
        return std::sqrt(square);
    }

    /// Factors the system of the points around the centre. False if they do not determine a quadratic.
    bool factor() {
        const Index n = points.rows(), p = size(), all = p + n + 1;
        y_ = points;
        scale_ = 0;
        for (Index k = 0; k < p; ++k) {
            add(y_.data() + k * n, -1, centre.data(), n);
            scale_ = std::max(scale_, distance(k));
        }
        if (!(scale_ > 0) || !std::isfinite(scale_)) return false;
        for (Index k = 0; k < y_.size(); ++k) y_.data()[k] /= scale_;
        core::List<double> system(all * all, 0.0);
        const auto at = [&](Index i, Index j) -> double& { return system[i * all + j]; };
        for (Index k = 0; k < p; ++k) {
            for (Index l = 0; l < p; ++l) {
                const double product = dot(y_.data() + k * n, y_.data() + l * n, n);
                at(k, l) = 0.5 * product * product;
            }
            at(k, p) = at(p, k) = 1;
            for (Index i = 0; i < n; ++i) at(k, p + 1 + i) = at(p + 1 + i, k) = y_(i, k);
        }
        return lu_.factor(std::move(system), all);
    }

    /// The values at centre + s of the polynomials that are 1 at one point and 0 at the others.
    void lagrange(const Vector& s, Vector& values) const {
        const Index n = points.rows(), p = size();
        values.resize(p + n + 1);
        for (Index k = 0; k < p; ++k) {
            const double product = dot(y_.data() + k * n, s.data(), n) / scale_;
            values[k] = 0.5 * product * product;
        }
        values[p] = 1;
        for (Index i = 0; i < n; ++i) values[p + 1 + i] = s[i] / scale_;
        lu_.solve(values);
        values.conservativeResize(p);
    }

    /// The quadratic of least norm with the given values at the points.
    [[nodiscard]] QuadraticModel interpolate(const Vector& values) const {
        const Index n = points.rows(), p = size();
        Vector solution = Vector::Zero(p + n + 1);
        std::copy(values.data(), values.data() + p, solution.data());
        lu_.solve(solution);
        QuadraticModel q{solution[p], Vector(n), Matrix::Zero(n, n)};
        for (Index i = 0; i < n; ++i) q.g[i] = solution[p + 1 + i] / scale_;
        for (Index k = 0; k < p; ++k)
            for (Index j = 0; j < n; ++j)
                add(q.h.data() + j * n, solution[k] * y_(j, k) / (scale_ * scale_), y_.data() + k * n, n);
        return q;
    }
    [[nodiscard]] QuadraticModel lagrange_polynomial(Index k) const { return interpolate(Vector::Unit(size(), k)); }

private:
    Matrix y_;
    double scale_ = 1;
    SmallLU lu_;
};

/// Constrained optimisation by quadratic approximations: sequential quadratic programming in a trust region, all
/// functions replaced by interpolating quadratics.
template <class = void>
class QuadraticApproximation {
public:
    struct Settings {
        double radius, last_radius, f_target, feasibility_tol;
        Index maxfev, maxiter;
        Vector scale, offset;
    };

    QuadraticApproximation(Objective& objective, ConstraintSet& constraints, const Callback& callback,
                           Settings settings)
        : objective_(objective),
          evaluation_(objective, constraints),
          observer_(callback),
          settings_(std::move(settings)),
          m_(evaluation_.rows()),
          rho_(settings_.radius),
          delta_(rho_) {
        for (Index i = 0; i < objective.size(); ++i)
            if (objective.lb[i] < objective.ub[i]) free_.push_back(i);
        n_ = free_.size();
        low_.resize(n_);
        high_.resize(n_);
        for (Index i = 0; i < n_; ++i) {
            low_[i] = scaled(i, objective.lb[variable(i)]);
            high_[i] = scaled(i, objective.ub[variable(i)]);
        }
    }

    /// x in the caller's units.
    OptimizeResult run(const Vector& start) {
        real_ = start;
        for (Index i = 0; i < real_.size(); ++i) real_[i] = clip(real_[i], objective_.lb[i], objective_.ub[i]);
        Vector x(n_);
        for (Index i = 0; i < n_; ++i) x[i] = scaled(i, real_[variable(i)]);
        if (n_ == 0) {
            evaluate(x, new_);
            if (status_ != -3) status_ = 2;
            return result();
        }
        first_set(std::move(x));
        if (status_ == running) recentre();
        if (status_ == running && !set_.factor()) status_ = -2;
        if (status_ == running) rebuild();
        while (status_ == running) {
            if (nit_ >= settings_.maxiter) {
                status_ = 6;
                break;
            }
            ++nit_;
            recentre();
            find_step();
            const double length = norm(d_);
            bool better = false;
            if (length >= 0.5 * rho_)
                better = trust_step(length);
            else
                delta_ = std::max(0.5 * delta_, rho_);
            if (delta_ <= 1.4 * rho_) delta_ = rho_;
            if (status_ == running && !better && !improve_geometry() && (length < 0.5 * rho_ || delta_ <= rho_))
                reduce_rho();
            if (status_ == running) observe();
        }
        return result();
    }

private:
    static constexpr int running = 100;
    using Values = ConstrainedEvaluation<>::Values;

    /// The caller's number of a variable, those of which that are fixed are left out here.
    [[nodiscard]] Index variable(Index i) const { return free_[i]; }
    [[nodiscard]] double scaled(Index i, double x) const {
        return (x - settings_.offset[variable(i)]) / settings_.scale[variable(i)];
    }

    void evaluate(const Vector& x, Values& v) {
        for (Index i = 0; i < n_; ++i) {
            const Index k = variable(i);
            const double value = settings_.offset[k] + settings_.scale[k] * x[i];
            real_[k] = x[i] <= low_[i]    ? objective_.lb[k]
                       : x[i] >= high_[i] ? objective_.ub[k]
                                          : clip(value, objective_.lb[k], objective_.ub[k]);
        }
        evaluation_.at(real_, v);
        const bool feasible = v.violation <= settings_.feasibility_tol;
        const bool first = objective_.nfev == 1;
        const bool better =
            first || (feasible ? best_.violation > settings_.feasibility_tol || v.f < best_.f
                               : v.violation < best_.violation || (v.violation == best_.violation && v.f < best_.f));
        if (v.finite && better) {
            best_ = v;
            best_x_ = real_;
        }
        if (first && !v.finite) {
            best_ = v;
            best_x_ = real_;
            status_ = -3;
        } else if (v.finite && feasible && v.f <= settings_.f_target) {
            status_ = 1;
        } else if (objective_.nfev >= settings_.maxfev) {
            status_ = 5;
        }
    }

    void store(Index k, const Values& v) {
        f_[k] = v.f;
        std::copy(v.c.data(), v.c.data() + m_, c_.data() + k * m_);
    }

    /// x and two points along each variable, within the bounds, which x is moved to or away from.
    void first_set(Vector x) {
        for (Index i = 0; i < n_; ++i) rho_ = std::min(rho_, 0.5 * (high_[i] - low_[i]));
        delta_ = rho_;
        settings_.last_radius = std::min(settings_.last_radius, rho_);
        for (Index i = 0; i < n_; ++i) {
            x[i] = clip(x[i], low_[i], high_[i]);
            if (x[i] - low_[i] <= 0.5 * rho_)
                x[i] = low_[i];
            else if (x[i] - low_[i] < rho_)
                x[i] = low_[i] + rho_;
            if (high_[i] - x[i] <= 0.5 * rho_)
                x[i] = high_[i];
            else if (high_[i] - x[i] < rho_)
                x[i] = high_[i] - rho_;
        }
        const Index p = 2 * n_ + 1;
        set_.points.resize(n_, p);
        set_.centre = x;
        f_.resize(p);
        c_.resize(m_, p);
        for (Index k = 0; k < p && status_ == running; ++k) {
            Vector point = x;
            if (k > 0) {
                const Index i = (k - 1) / 2;
                const bool second = k % 2 == 0;
                const double step = x[i] <= low_[i]    ? (second ? 2 : 1)
                                    : x[i] >= high_[i] ? (second ? -2 : -1)
                                    : second           ? -1
                                                       : 1;
                point[i] = clip(x[i] + step * rho_, low_[i], high_[i]);
            }
            std::copy(point.data(), point.data() + n_, set_.points.data() + k * n_);
            evaluate(point, new_);
            store(k, new_);
        }
    }

    [[nodiscard]] double violation(const double* c) const {
        double square = 0;
        for (Index r = 0; r < m_; ++r) square += c[r] < 0 ? c[r] * c[r] : 0;
        return std::sqrt(square);
    }
    [[nodiscard]] double merit(Index k) const { return f_[k] + penalty_ * violation(c_.data() + k * m_); }
    [[nodiscard]] Index best_point() const {
        Index best = 0;
        for (Index k = 1; k < f_.size(); ++k) {
            const double mine = merit(k), least = merit(best);
            if (mine < least || (mine == least && violation(c_.data() + k * m_) < violation(c_.data() + best * m_)))
                best = k;
        }
        return best;
    }
    /// Puts the centre, of the models too, at the point of the least merit.
    void recentre() {
        at_ = best_point();
        Vector s(n_);
        for (Index i = 0; i < n_; ++i) s[i] = set_.points(i, at_) - set_.centre[i];
        if (norm(s) == 0) return;
        add(set_.centre, 1, s);
        for (QuadraticModel& q : models_) q.shift(s);
    }
    /// All models anew from the values, where they have become inexact.
    void rebuild() {
        if (!set_.factor()) {
            status_ = -2;
            return;
        }
        models_.resize(m_ + 1);
        Vector s(n_), missing(f_.size());
        for (Index r = 0; r <= m_; ++r) {
            QuadraticModel& q = models_[r];
            const bool fresh = q.g.size() == 0;
            for (Index k = 0; k < f_.size(); ++k) {
                for (Index i = 0; i < n_; ++i) s[i] = set_.points(i, k) - set_.centre[i];
                missing[k] = (r == 0 ? f_[k] : c_(r - 1, k)) - (fresh ? 0 : q(s));
            }
            accept(q, set_.interpolate(missing), 1);
        }
    }
    static void accept(QuadraticModel& q, const QuadraticModel& change, double factor) {
        if (q.g.size() == 0) {
            q = change;
            return;
        }
        q.c += factor * change.c;
        add(q.g, factor, change.g);
        add(q.h.data(), factor, change.h.data(), change.h.size());
    }

    /// d_: first towards the constraints' linearisations, as far as 0.8 of the region lets; then downhill along them.
    void find_step() {
        const QuadraticModel& f = models_[0];
        const Index rows = m_ + 2 * n_;
        a_.setZero(n_, rows);
        Vector c = Vector::Constant(rows, std::numeric_limits<double>::max());
        for (Index r = 0; r < m_; ++r) {
            const QuadraticModel& q = models_[r + 1];
            std::copy(q.g.data(), q.g.data() + n_, a_.data() + r * n_);
            c[r] = c_(r, at_);
        }
        for (Index i = 0; i < n_; ++i) {
            a_(i, m_ + i) = 1;
            a_(i, m_ + n_ + i) = -1;
            c[m_ + i] = std::min(set_.centre[i] - low_[i], 1e100);
            c[m_ + n_ + i] = std::min(high_[i] - set_.centre[i], 1e100);
        }
        h_ = f.h;
        if (m_ > 0) add_curvature_of_constraints(c);
        const bool violated = m_ > 0 && violation(c.data()) > 0;
        d_.setZero(n_);
        if (violated) (void)linear_.solve(a_, c, Vector::Zero(n_), 0.8 * delta_, d_, 2 * n_);
        for (Index i = 0; i < n_; ++i) d_[i] = clip(d_[i], low_[i] - set_.centre[i], high_[i] - set_.centre[i]);
        double left = 0;
        for (Index j = 0; j < rows; ++j) {
            c[j] += dot(a_.data() + j * n_, d_.data(), n_);
            if (j < m_) left = std::max(left, -c[j]);
        }
        for (Index j = 0; j < rows; ++j) c[j] = std::max(c[j] + (j < m_ ? left : 0.0), 0.0);
        descent_.run(h_, f.g, a_, std::move(c), delta_, d_);
        for (Index i = 0; i < n_; ++i) d_[i] = clip(d_[i], low_[i] - set_.centre[i], high_[i] - set_.centre[i]);
    }
    /// The Lagrangian's Hessian: multipliers are the nonnegative least-squares solution over what is active nearby.
    void add_curvature_of_constraints(const Vector& c) {
        core::List<Index> nearby;
        for (Index j = 0; j < c.size(); ++j)
            if (c[j] <= delta_ * std::sqrt(dot(a_.data() + j * n_, a_.data() + j * n_, n_))) nearby.push_back(j);
        if (nearby.empty()) return;
        Matrix normals(n_, nearby.size());
        for (Index k = 0; k < nearby.size(); ++k)
            std::copy(a_.data() + nearby[k] * n_, a_.data() + (nearby[k] + 1) * n_,
                      normals.data() + static_cast<Index>(k) * n_);
        struct Solution {
            Vector x;
            double rnorm = 0;
            Index nit = 0;
            bool success = false;
        };
        const Solution lambda = detail::nnls<Solution>(normals, models_[0].g, std::nullopt);
        for (Index k = 0; k < nearby.size(); ++k)
            if (nearby[k] < m_ && lambda.x[static_cast<Index>(k)] > 0)
                add(h_.data(), -lambda.x[static_cast<Index>(k)], models_[nearby[k] + 1].h.data(), h_.size());
    }

    /// Evaluates at the end of d_ and lets the radius follow. True if the models were right enough.
    bool trust_step(double length) {
        Vector modelled(m_);
        for (Index r = 0; r < m_; ++r) modelled[r] = models_[r + 1](d_);
        const double rise = models_[0](d_) - models_[0].c;
        const double healed = violation(c_.data() + at_ * m_) - violation(modelled.data());
        const double least = healed > 0 ? rise / healed : 0;
        if (penalty_ < 1.5 * least) {
            penalty_ = 2 * least;
            if (best_point() != at_) return true;  // the step has to start there
        }
        const double promised = penalty_ * healed - rise;
        const double before = merit(at_);
        move(set_.centre, 1, d_, point_);
        evaluate(point_, new_);
        const double gained = before - (new_.f + penalty_ * violation(new_.c.data()));
        const double ratio = promised > 0 ? gained / promised : -1;
        if (ratio <= 0.1)
            delta_ = 0.5 * std::min(delta_, length);
        else if (ratio <= 0.7)
            delta_ = std::max(0.5 * delta_, length);
        else
            delta_ = std::max(delta_, std::min(2 * length, 1e3 * settings_.radius));
        delta_ = std::max(delta_, rho_);
        return replace(point_to_drop(gained > 0), d_) && ratio > 0.1;
    }

    /// The point that centre + d_ replaces: far away, and without use for the quadratics; -1: none.
    [[nodiscard]] Index point_to_drop(bool better) {
        if (!set_.factor()) return -1;
        set_.lagrange(d_, lagrange_);
        Index drop = -1;
        double most = better ? 0 : 1;
        for (Index k = 0; k < f_.size(); ++k) {
            if (k == at_ && !better) continue;
            double square = 0;
            for (Index i = 0; i < n_; ++i) {
                const double gap = set_.points(i, k) - set_.centre[i] - (better ? d_[i] : 0);
                square += gap * gap;
            }
            const double remote = square / std::pow(std::max(0.1 * delta_, rho_), 2);
            const double weight = std::abs(lagrange_[k]) * std::max(1.0, remote * remote);
            if (weight > most) {
                most = weight;
                drop = k;
            }
        }
        return drop;
    }

    /// Puts centre + d, whose values are new_, in place of point k, and lets the models pass through it. False if the
    /// points would not determine quadratics any more: nothing changes then.
    bool replace(Index k, const Vector& d) {
        if (k < 0 || status_ != running) return false;
        const Matrix older = set_.points;
        for (Index i = 0; i < n_; ++i) set_.points(i, k) = set_.centre[i] + d[i];
        QuadraticModel polynomial;
        bool good = set_.factor();
        if (good) {
            polynomial = set_.lagrange_polynomial(k);
            good = std::abs(polynomial(d) - 1) < 1e-3;
        }
        if (!good) {
            set_.points = older;
            if (!set_.factor()) status_ = -2;
            return false;
        }
        store(k, new_);
        for (Index r = 0; r <= m_; ++r) {
            QuadraticModel& q = models_[r];
            accept(q, polynomial, (r == 0 ? new_.f : new_.c[r - 1]) - q(d));
        }
        return true;
    }

    /// Replaces the furthest point, if it is far, by one nearby where its polynomial is large. False if none is far.
    bool improve_geometry() {
        recentre();
        Index k = 0;
        double most = 0;
        for (Index j = 0; j < f_.size(); ++j)
            if (set_.distance(j) > most) {
                most = set_.distance(j);
                k = j;
            }
        if (most <= std::max(2 * delta_, 2 * rho_)) return false;
        if (!set_.factor()) {
            status_ = -2;
            return true;
        }
        const double radius = std::max(std::min(0.1 * most, 0.5 * delta_), rho_);
        const QuadraticModel polynomial = set_.lagrange_polynomial(k);
        Vector best, trial(n_);
        double largest = 0;
        const auto consider = [&](const Vector& direction) {
            const double size = norm(direction);
            if (!(size > 0)) return;
            for (const double sign : {1.0, -1.0}) {
                for (Index i = 0; i < n_; ++i)
                    trial[i] =
                        clip(sign * radius / size * direction[i], low_[i] - set_.centre[i], high_[i] - set_.centre[i]);
                const double value = std::abs(polynomial(trial));
                if (value > largest) {
                    largest = value;
                    best = trial;
                }
            }
        };
        consider(polynomial.g);
        for (Index j = 0; j < f_.size(); ++j) {
            Vector line(n_);
            for (Index i = 0; i < n_; ++i) line[i] = set_.points(i, j) - set_.centre[i];
            consider(line);
        }
        if (best.size() == 0) return false;
        move(set_.centre, 1, best, point_);
        evaluate(point_, new_);
        return replace(k, best) || status_ != running;
    }

    void reduce_rho() {
        if (rho_ <= settings_.last_radius) {
            if (norm(d_) > 0 && norm(d_) < 0.5 * rho_ && objective_.nfev < settings_.maxfev) {
                move(set_.centre, 1, d_, point_);
                evaluate(point_, new_);
            }
            if (status_ == running) status_ = 0;
            return;
        }
        const double older = rho_;
        if (rho_ <= 16 * settings_.last_radius)
            rho_ = settings_.last_radius;
        else if (rho_ <= 250 * settings_.last_radius)
            rho_ = std::sqrt(rho_ * settings_.last_radius);
        else
            rho_ *= 0.1;
        delta_ = std::max(0.5 * older, rho_);
        recentre();
        rebuild();
    }

    void observe() {
        if (observer_.wanted() && observer_.stops(best_x_, best_.f, nit_, objective_)) status_ = 3;
    }

    OptimizeResult result() {
        const bool feasible = best_.finite && best_.violation <= settings_.feasibility_tol;
        const char* message = status_ == 0    ? "The lower bound for the trust-region radius has been reached"
                              : status_ == 1  ? "The target objective function value has been reached"
                              : status_ == 2  ? "All variables are fixed by the bound constraints"
                              : status_ == 3  ? "The callback requested to stop the optimization procedure"
                              : status_ == 5  ? "The maximum number of function evaluations has been exceeded"
                              : status_ == 6  ? "The maximum number of iterations has been exceeded"
                              : status_ == -2 ? "A linear algebra error occurred"
                                              : termination::not_finite;
        OptimizeResult r =
            finish(std::move(best_x_), best_.finite ? best_.f : best_.own_f, status_, message, nit_, objective_);
        r.success = (status_ == 0 || status_ == 1 || status_ == 2) && feasible;
        r.maxcv = best_.violation;
        return r;
    }

    Objective& objective_;
    ConstrainedEvaluation<> evaluation_;
    Observer observer_;
    Settings settings_;
    Index n_ = 0, m_, at_ = 0, nit_ = 0;
    double rho_, delta_, penalty_ = 0;
    int status_ = running;
    core::List<Index> free_;
    InterpolationSet<> set_;
    core::List<QuadraticModel> models_;  // of f and of the constraints
    LinearStep<> linear_;
    ConstrainedDescent<> descent_;
    Values new_, best_;
    Vector low_, high_, f_, d_, point_, real_, best_x_, lagrange_;
    Matrix c_, a_, h_;
};

template <class Options>
OptimizeResult cobyqa(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    const auto positive = [](double value, const char* what) {
        core::require(value > 0 && std::isfinite(value), function_name, "options.", what, " must be positive, got ",
                      value);
        return value;
    };
    core::require(o.feasibility_tol >= 0, function_name, "options.feasibility_tol must not be negative, got ",
                  o.feasibility_tol);
    core::require(o.maxfev.value_or(1) > 0 && o.maxiter.value_or(1) > 0, function_name,
                  "options.maxfev and maxiter must be positive");
    Objective objective(request, 1.0, {});
    take_bounds(request.options.bounds, n, objective.lb, objective.ub);
    ConstraintSet constraints(function_name, request.options.constraints, request.x0, objective.lb, objective.ub);
    const double radius = positive(o.initial_tr_radius, "initial_tr_radius");
    const double last = o.final_tr_radius.value_or(request.options.tol.value_or(1e-6));
    QuadraticApproximation<>::Settings s{.radius = radius,
                                         .last_radius = std::min(positive(last, "final_tr_radius"), radius),
                                         .f_target = o.f_target,
                                         .feasibility_tol = o.feasibility_tol,
                                         .maxfev = o.maxfev.value_or(500 * n),
                                         .maxiter = o.maxiter.value_or(1000 * n),
                                         .scale = Vector::Ones(n),
                                         .offset = Vector::Zero(n)};
    for (Index i = 0; i < n; ++i) {
        const double half = objective.ub[i] / 2 - objective.lb[i] / 2;
        if (!o.scale || !std::isfinite(half) || half == 0) continue;
        s.scale[i] = half;
        s.offset[i] = objective.lb[i] / 2 + objective.ub[i] / 2;
    }
    return QuadraticApproximation<>(objective, constraints, request.options.callback, std::move(s)).run(request.x0);
}

}  // namespace scixx::optimize::detail::minimize
