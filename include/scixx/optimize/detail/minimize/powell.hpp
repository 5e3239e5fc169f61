// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/detail/scalar/line.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// Powell's conjugate directions.
class ConjugateDirections {
public:
    ConjugateDirections(Objective& objective, double xtol) : objective_(objective), xtol_(xtol) {}

    Vector x;
    double f = 0;
    bool unbounded = false;  ///< f fell along a direction as far as a search goes

    /// The largest step along d within the bounds.
    template <class = void>
    [[nodiscard]] double room(const Vector& d) const {
        double most = std::numeric_limits<double>::infinity();
        for (Index i = 0; i < x.size(); ++i) {
            if (d[i] > 0) most = std::min(most, (objective_.ub[i] - x[i]) / d[i]);
            if (d[i] < 0) most = std::min(most, (objective_.lb[i] - x[i]) / d[i]);
        }
        return std::max(most, 0.0);
    }
    template <class = void>
    double at(double alpha, const Vector& d) {
        move(x, alpha, d, point_);
        for (Index i = 0; i < x.size(); ++i) point_[i] = clip(point_[i], objective_.lb[i], objective_.ub[i]);
        const double value = objective_.value(point_);
        return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
    }
    /// Moves to the minimum along d, which becomes the step.
    template <class = void>
    void search(Vector& d) {
        bool none = true;
        for (Index i = 0; i < d.size(); ++i) none = none && d[i] == 0;
        if (none) return;
        opposite_.resize(d.size());
        for (Index i = 0; i < d.size(); ++i) opposite_[i] = -d[i];
        const double high = room(d), low = -room(opposite_);
        const auto along = [&](double alpha) {
            return alpha < low || alpha > high ? std::numeric_limits<double>::infinity() : at(alpha, d);
        };
        scalar::Counted line(along);
        scalar::Minimum best{0, f, 0, 0, false};
        const auto stop = [](int i, int) { return i >= 500; };
        if (std::isfinite(low) && std::isfinite(high)) {
            if (!(high > low)) return;
            const double start = low + scalar::golden_section * (high - low);
            best = scalar::brent(line, low, start, high, line(start), 1.5e-8, xtol_ / 3, stop);
            if (!(best.f < f)) best = scalar::brent(line, low, 0, high, f, 1.5e-8, xtol_ / 3, stop);
        } else {
            const scalar::Triple t = scalar::bracket(line, 0, 1, 110, 1000);
            if (t.found)
                best = scalar::brent(line, t.xa, t.xb, t.xc, t.fb, 100 * xtol_, 1e-11, stop);
            else if (t.fc < t.fb) {
                best = {t.xc, t.fc, 0, 0, false};
                unbounded = true;
            }
        }
        const bool better = best.f < f;
        for (Index i = 0; i < d.size(); ++i) {
            if (better) d[i] *= best.x;
            if (better) x[i] = clip(x[i] + d[i], objective_.lb[i], objective_.ub[i]);
        }
        if (better) f = best.f;
        if (!better) d.setZero();
    }

private:
    Objective& objective_;
    double xtol_;
    Vector point_, opposite_;
};

template <class Options>
OptimizeResult powell(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    const double xtol = tolerance(o.xtol, request.options.tol, 1e-4, "xtol");
    const double ftol = tolerance(o.ftol, request.options.tol, 1e-4, "ftol");
    constexpr Index endless = std::numeric_limits<Index>::max();
    const bool neither = !o.maxiter && !o.maxfev;
    const Index maxiter = limit(o.maxiter, neither ? 1000 * n : endless, "maxiter");
    const Index maxfev = limit(o.maxfev, neither ? 1000 * n : endless, "maxfev");
    Objective objective(request, 1.0, {});
    take_bounds(request.options.bounds, n, objective.lb, objective.ub);
    Observer observer(request.options.callback);
    Matrix directions = unit_matrix(n);
    if (o.direc.given()) {
        core::require(o.direc.rows() == n && o.direc.cols() == n, function_name, "options.direc must be ", n, " x ", n);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < n; ++i) directions(i, j) = o.direc(j, i);
    }
    ConjugateDirections run(objective, xtol);
    run.x = request.x0;
    for (Index i = 0; i < n; ++i) run.x[i] = clip(run.x[i], objective.lb[i], objective.ub[i]);
    run.f = run.at(0, Vector::Zero(n));
    Vector older = run.x, d(n);
    Index k = 0;
    int status = 0;
    const char* message = termination::success;
    const auto line = [&](Index j) {
        for (Index i = 0; i < n; ++i) d[i] = directions(i, j);
        run.search(d);
    };
    while (true) {
        const double before = run.f;
        double most = 0;
        Index best = 0;
        for (Index j = 0; j < n; ++j) {
            const double here = run.f;
            line(j);
            if (here - run.f > most) {
                most = here - run.f;
                best = j;
            }
        }
        ++k;
        if (observer.stops(run.x, run.f, k, objective)) {
            status = 99;
            message = termination::stopped;
            break;
        }
        if (!std::isfinite(run.f)) {
            status = 3;
            message = termination::not_finite;
            break;
        }
        if (run.unbounded) {
            status = 4;
            message = "The objective falls without end along a direction.";
            break;
        }
        if (2 * (before - run.f) <= ftol * (std::abs(before) + std::abs(run.f)) + 1e-20) break;
        if (objective.nfev >= maxfev) {
            status = 1;
            message = termination::maxfev;
            break;
        }
        if (k >= maxiter) {
            status = 2;
            message = termination::maxiter;
            break;
        }
        // Whether the round's whole step is a better direction than the one that gave most.
        for (Index i = 0; i < n; ++i) d[i] = run.x[i] - older[i];
        older = run.x;
        const double further = run.at(std::min(1.0, run.room(d)), d);
        if (!(before > further)) continue;
        const double a = before - run.f - most, b = before - further;
        if (!(2 * (before + further - 2 * run.f) * a * a - most * b * b < 0)) continue;
        run.search(d);
        bool moved = false;
        for (Index i = 0; i < n; ++i) moved = moved || d[i] != 0;
        if (!moved) continue;
        for (Index i = 0; i < n; ++i) {
            directions(i, best) = directions(i, n - 1);
            directions(i, n - 1) = d[i];
        }
    }
    OptimizeResult result = finish(std::move(run.x), run.f, status, message, k, objective);
    result.direc = std::move(directions);
    return result;
}

}  // namespace scixx::optimize::detail::minimize
