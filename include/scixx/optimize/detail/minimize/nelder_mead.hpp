// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// The simplex: vertices in columns, the order of their values beside them.
class Simplex {
public:
    template <class = void>
    explicit Simplex(Matrix vertices) : v(std::move(vertices)), f(v.cols()), order(v.cols()) {
        std::iota(order.begin(), order.end(), Index{0});
    }
    [[nodiscard]] Index size() const noexcept { return v.cols(); }
    [[nodiscard]] Index at(Index rank) const { return order[rank]; }
    [[nodiscard]] double value(Index rank) const { return f[at(rank)]; }
    [[nodiscard]] const double* vertex(Index rank) const { return v.data() + at(rank) * v.rows(); }
    [[nodiscard]] double* vertex(Index rank) { return v.data() + at(rank) * v.rows(); }
    template <class = void>
    void sort() {
        for (Index j = 1; j < size(); ++j) insert(j, order[j]);
    }
    /// Puts a vertex in place of the worst and sorts it in.
    template <class = void>
    void replace_worst(const Vector& x, double fx) {
        const Index last = at(size() - 1);
        std::copy(x.data(), x.data() + x.size(), v.data() + last * v.rows());
        f[last] = fx;
        insert(size() - 1, last);
    }

    Matrix v;
    Vector f;
    core::List<Index> order;

private:
    /// Moves a vertex from place k up to where it belongs; those before are in order.
    void insert(Index k, Index vertex) {
        for (; k > 0 && f[order[k - 1]] > f[vertex]; --k) order[k] = order[k - 1];
        order[k] = vertex;
    }
};

template <class Options>
Matrix first_simplex(const Options& o, const Vector& x0, const Vector& lb, const Vector& ub) {
    const Index n = x0.size();
    Matrix v(n, n + 1);
    if (o.initial_simplex.given()) {
        core::require(o.initial_simplex.rows() == n + 1 && o.initial_simplex.cols() == n, function_name,
                      "options.initial_simplex must be ", n + 1, " x ", n, ", got ", o.initial_simplex.rows(), " x ",
                      o.initial_simplex.cols());
        for (Index j = 0; j <= n; ++j)
            for (Index i = 0; i < n; ++i) v(i, j) = o.initial_simplex(j, i);
    } else {
        for (Index j = 0; j <= n; ++j)
            for (Index i = 0; i < n; ++i) v(i, j) = x0[i];
        for (Index i = 0; i < n; ++i) {
            double& c = v(i, i + 1);
            c = c != 0 ? 1.05 * c : 0.00025;
            // Turned round, so that the simplex is not flat.
            if (c > ub[i]) c = 2 * ub[i] - c;
            if (c < lb[i]) c = 2 * lb[i] - c;
        }
    }
    for (Index j = 0; j <= n; ++j)
        for (Index i = 0; i < n; ++i) v(i, j) = clip(v(i, j), lb[i], ub[i]);
    return v;
}

template <class Options>
OptimizeResult nelder_mead(const Request& request, const Options& o) {
    const Index n = request.x0.size();
    const double xatol = tolerance(o.xatol, request.options.tol, 1e-4, "xatol");
    const double fatol = tolerance(o.fatol, request.options.tol, 1e-4, "fatol");
    constexpr Index endless = std::numeric_limits<Index>::max();
    const bool neither = !o.maxiter && !o.maxfev;
    const Index maxiter = limit(o.maxiter, neither ? 200 * n : endless, "maxiter");
    const Index maxfev = limit(o.maxfev, neither ? 200 * n : endless, "maxfev");
    Objective objective(request, 1.0, {});
    take_bounds(request.options.bounds, n, objective.lb, objective.ub);
    Observer observer(request.options.callback);

    const double size = static_cast<double>(n);
    const double expand = o.adaptive ? 1 + 2 / size : 2.0;
    const double contract = o.adaptive ? 0.75 - 1 / (2 * size) : 0.5;
    const double shrink = o.adaptive ? 1 - 1 / size : 0.5;
    Vector x0 = request.x0;
    for (Index i = 0; i < n; ++i) x0[i] = clip(x0[i], objective.lb[i], objective.ub[i]);
    Simplex simplex(first_simplex(o, x0, objective.lb, objective.ub));
    Vector centre(n), trial(n), further(n);
    // A NaN is never better than a number.
    const auto value = [&](const Vector& x) {
        const double f = objective.value(x);
        return std::isnan(f) ? std::numeric_limits<double>::infinity() : f;
    };
    const auto full = [&] { return objective.nfev >= maxfev; };
    for (Index j = 0; j <= n; ++j) {
        simplex.f[j] = std::numeric_limits<double>::infinity();
        if (full()) continue;
        for (Index i = 0; i < n; ++i) trial[i] = simplex.v(i, j);
        simplex.f[j] = value(trial);
    }
    simplex.sort();
    /// centre + a (centre - worst)
    const auto along = [&](double a, Vector& x) {
        const double* worst = simplex.vertex(n);
        for (Index i = 0; i < n; ++i) x[i] = clip((1 + a) * centre[i] - a * worst[i], objective.lb[i], objective.ub[i]);
        return value(x);
    };
    Index k = 1;
    int status = 0;
    while (k < maxiter) {
        double wide = 0, high = 0;
        for (Index j = 1; j <= n; ++j) {
            const double gap = simplex.value(j) - simplex.value(0);
            high = std::max(high, std::isnan(gap) ? std::numeric_limits<double>::infinity() : gap);
            for (Index i = 0; i < n; ++i) wide = std::max(wide, std::abs(simplex.vertex(j)[i] - simplex.vertex(0)[i]));
        }
        if (wide <= xatol && high <= fatol) break;
        if (full()) break;
        centre.setZero(n);
        for (Index j = 0; j < n; ++j) add(centre.data(), 1.0, simplex.vertex(j), n);
        for (Index i = 0; i < n; ++i) centre[i] /= size;
        const double reflected = along(1, trial);
        bool replaced = true;
        if (reflected < simplex.value(0)) {
            const double expanded = full() ? std::numeric_limits<double>::infinity() : along(expand, further);
            if (expanded < reflected)
                simplex.replace_worst(further, expanded);
            else
                simplex.replace_worst(trial, reflected);
        } else if (reflected < simplex.value(n - 1)) {
            simplex.replace_worst(trial, reflected);
        } else if (full()) {
            if (reflected < simplex.value(n)) simplex.replace_worst(trial, reflected);
        } else {
            const bool outside = reflected < simplex.value(n);
            const double contracted = along(outside ? contract : -contract, further);
            replaced = outside ? contracted <= reflected : contracted < simplex.value(n);
            if (replaced) simplex.replace_worst(further, contracted);
        }
        if (!replaced) {
            const double* best = simplex.vertex(0);
            for (Index j = 1; j <= n; ++j) {
                double* vertex = simplex.vertex(j);
                if (full()) break;
                for (Index i = 0; i < n; ++i)
                    trial[i] = vertex[i] =
                        clip(best[i] + shrink * (vertex[i] - best[i]), objective.lb[i], objective.ub[i]);
                simplex.f[simplex.at(j)] = value(trial);
            }
            simplex.sort();
        }
        ++k;
        if (observer.wanted()) {
            for (Index i = 0; i < n; ++i) trial[i] = simplex.vertex(0)[i];
            if (observer.stops(trial, simplex.value(0), k - 1, objective)) {
                status = 99;
                break;
            }
        }
    }
    const char* message = termination::success;
    if (status == 99) {
        message = termination::stopped;
    } else if (full()) {
        status = 1;
        message = termination::maxfev;
    } else if (k >= maxiter) {
        status = 2;
        message = termination::maxiter;
    } else if (!std::isfinite(simplex.value(0))) {
        status = 3;
        message = termination::not_finite;
    }
    Vector x(n);
    for (Index i = 0; i < n; ++i) x[i] = simplex.vertex(0)[i];
    OptimizeResult result = finish(std::move(x), simplex.value(0), status, message, k, objective);
    result.final_simplex.resize(n, n + 1);
    result.final_simplex_fun.resize(n + 1);
    for (Index j = 0; j <= n; ++j) {
        result.final_simplex_fun[j] = simplex.value(j);
        for (Index i = 0; i < n; ++i) result.final_simplex(i, j) = simplex.vertex(j)[i];
    }
    return result;
}

}  // namespace scixx::optimize::detail::minimize
