// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/clock.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/constraint_set.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <utility>

namespace scixx::optimize::detail::global {

using minimize::Index;
using minimize::Matrix;
using minimize::Vector;

/// Freudenthal's triangulation of a grid: two points are neighbours if all coordinates of one are those of the other,
/// or all of some subset are one step ahead.
template <class T = double>
class Complex {
public:
    Complex(core::FunctionRef<double(const Vector&)> func, minimize::ConstraintSet& constraints, const Vector& lb,
            const Vector& ub)
        : func_(func), constraints_(constraints), lb_(lb), ub_(ub), n_(lb.size()), counts_(n_, 2) {
        values_.resize(Index{1} << n_);
        for (Index k = 0; k < values_.size(); ++k) values_[k] = evaluate(static_cast<Index>(k));
        used_.assign(values_.size(), 0);
    }

    [[nodiscard]] Index size() const noexcept { return values_.size(); }
    [[nodiscard]] Index calls() const noexcept { return calls_; }
    [[nodiscard]] T value(Index k) const { return values_[k]; }

    /// Halves the steps along one variable, the next in turn.
    void refine() {
        const Index axis = next_;
        next_ = (next_ + 1) % n_;
        core::List<T> old = std::move(values_);
        core::List<char> old_used = std::move(used_);
        const core::List<Index> before = counts_;
        counts_[axis] = 2 * counts_[axis] - 1;
        Index total = 1;
        for (const Index count : counts_) total *= count;
        values_.assign(total, 0);
        used_.assign(total, 0);
        core::List<Index> index(n_);
        for (Index k = 0; k < total; ++k) {
            split(k, index);
            if (index[axis] % 2 != 0) {
                values_[k] = evaluate(k);
                continue;
            }
            Index from = 0;
            for (Index i = 0; i < n_; ++i) from = from * before[i] + (i == axis ? index[i] / 2 : index[i]);
            values_[k] = old[from];
            used_[k] = old_used[from];
        }
    }

    /// The vertices below all their neighbours (of equal ones the first), the least first, each one told once.
    core::List<Index> pool() {
        core::List<Index> found, index(n_);
        for (Index k = 0; k < size(); ++k) {
            if (used_[k] || !(values_[k] < std::numeric_limits<T>::infinity())) continue;
            split(k, index);
            if (!minimal(k, index)) continue;
            found.push_back(k);
            used_[k] = 1;
        }
        std::stable_sort(found.begin(), found.end(), [&](Index a, Index b) { return values_[a] < values_[b]; });
        return found;
    }

    void point(Index k, Vector& x) const {
        x.resize(n_);
        for (Index i = n_; i-- > 0;) {
            const Index steps = counts_[i] - 1, step = k % counts_[i];
            const T share = static_cast<T>(step) / static_cast<T>(steps);
            x[i] = step == steps ? ub_[i] : lb_[i] + share * (ub_[i] - lb_[i]);
            k /= counts_[i];
        }
    }

private:
    void split(Index k, core::List<Index>& index) const {
        for (Index i = n_; i-- > 0;) {
            index[i] = k % counts_[i];
            k /= counts_[i];
        }
    }
    [[nodiscard]] bool minimal(Index k, const core::List<Index>& index) const {
        for (std::uint32_t subset = 1; subset < (1U << n_); ++subset)
            for (const Index sign : {Index{-1}, Index{1}}) {
                Index other = 0;
                bool inside = true;
                for (Index i = 0; inside && i < n_; ++i) {
                    const Index step = index[i] + ((subset >> i & 1U) ? sign : 0);
                    inside = step >= 0 && step < counts_[i];
                    other = other * counts_[i] + step;
                }
                if (!inside) continue;
                const T a = values_[k], b = values_[other];
                if (b < a || (b == a && other < k)) return false;
            }
        return true;
    }
    T evaluate(Index k) {
        point(k, x_);
        if (constraints_.rows() > constraints_.equations()) {
            constraints_.values(x_, c_);
            for (Index r = constraints_.equations(); r < c_.size(); ++r)
                if (!(c_[r] >= 0)) return std::numeric_limits<T>::infinity();
        }
        ++calls_;
        const T f = func_(x_);
        return std::isnan(f) ? std::numeric_limits<T>::infinity() : f;
    }

    core::FunctionRef<double(const Vector&)> func_;
    minimize::ConstraintSet& constraints_;
    const Vector &lb_, &ub_;
    Index n_, next_ = 0, calls_ = 0;
    core::List<Index> counts_;
    core::List<T> values_;
    core::List<char> used_;
    Vector x_, c_;
};

template <class Result, class Options>
Result shgo(core::FunctionRef<double(const Vector&)> func, core::FunctionRef<OptimizeResult(const Vector&)> descend,
            const Vector& lb, const Vector& ub, const Options& o) {
    const char* const name = "shgo";
    const Index n = lb.size();
    core::require(n > 0 && n <= 20, name, "bounds must have 1 to 20 components, got ", n);
    for (Index i = 0; i < n; ++i)
        core::require(std::isfinite(ub[i] - lb[i]) && lb[i] < ub[i], name, "bounds must be finite with lb < ub, got ",
                      lb[i], " and ", ub[i]);
    const Index points = o.n.value_or(100);
    core::require(points >= 1, name, "n must be positive, got ", points);
    core::require(o.iters >= 1, name, "iters must be positive, got ", o.iters);
    const auto& s = o.options;
    core::require(s.f_tol >= 0, name, "f_tol must not be negative, got ", s.f_tol);
    core::require(s.local_iter.value_or(1) >= 1, name, "local_iter must be positive, got ", s.local_iter.value_or(1));
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double evaluations = s.maxfev ? static_cast<double>(*s.maxfev) : infinity;
    const double most_points = s.maxev ? static_cast<double>(*s.maxev) : infinity;
    const double start = core::monotonic_seconds();
    Vector middle(n);
    for (Index i = 0; i < n; ++i) middle[i] = lb[i] / 2 + ub[i] / 2;
    minimize::ConstraintSet constraints(name, o.constraints, middle, lb, ub);
    Complex complex(func, constraints, lb, ub);
    struct Minimum {
        Vector x;
        double f;
    };
    core::List<Minimum> minima;
    Result r;
    const auto spent = [&] { return static_cast<double>(complex.calls() + r.nlfev) >= evaluations; };
    const auto take = [&](const OptimizeResult& m) {
        r.nlfev += m.nfev;
        r.nljev += m.njev;
        r.nlhev += m.nhev;
        if (!std::isfinite(m.fun)) return;
        Vector x = m.x, c;
        for (Index i = 0; i < n; ++i)
            if (!(x[i] >= lb[i] && x[i] <= ub[i])) return;
        if (constraints.rows() > 0) {
            constraints.values(x, c);
            if (!(constraints.violation(c) <= 1e-6)) return;
        }
        for (Minimum& known : minima) {
            bool same = true;
            for (Index i = 0; i < n; ++i) same = same && std::abs(known.x[i] - x[i]) <= 1e-4 * (ub[i] - lb[i]);
            if (!same) continue;
            if (m.fun < known.f) known = {std::move(x), m.fun};
            return;
        }
        minima.push_back({std::move(x), m.fun});
    };
    const auto best = [&] {
        return std::min_element(minima.begin(), minima.end(),
                                [](const Minimum& a, const Minimum& b) { return a.f < b.f; });
    };
    bool met = false;
    while (r.nit < o.iters && !met && !spent()) {
        if (s.maxtime && r.nit > 0 && core::monotonic_seconds() - start >= *s.maxtime) break;
        ++r.nit;
        const Index aim = complex.size() + (r.nit == 1 ? points - complex.size() : points);
        while (complex.size() < aim && !spent() && static_cast<double>(complex.size()) < most_points) {
            core::require(complex.size() < Index{50000000}, name, "n and iters ask for too many points");
            complex.refine();
        }
        const bool last = r.nit == o.iters || spent();
        if (s.minimize_every_iter || last) {
            Index searches = 0;
            Vector x;
            for (const Index k : complex.pool()) {
                if (spent() || searches++ >= s.local_iter.value_or(std::numeric_limits<Index>::max())) break;
                complex.point(k, x);
                take(descend(x));
            }
        }
        if (o.callback && !minima.empty()) o.callback(best()->x);
        if (s.f_min && !minima.empty())
            met = best()->f - *s.f_min <= s.f_tol * (*s.f_min == 0 ? 1.0 : std::abs(*s.f_min));
    }
    r.nfev = complex.calls();
    if (minima.empty()) {
        r.message = "Failed to find a feasible minimizer point.";
        return r;
    }
    std::stable_sort(minima.begin(), minima.end(), [](const Minimum& a, const Minimum& b) { return a.f < b.f; });
    const auto count = minima.size();
    r.xl.resize(n, count);
    r.funl.resize(count);
    for (Index k = 0; k < count; ++k) {
        const Minimum& m = minima[k];
        for (Index i = 0; i < n; ++i) r.xl(i, k) = m.x[i];
        r.funl[k] = m.f;
    }
    r.x = std::move(minima.front().x);
    r.fun = minima.front().f;
    r.success = true;
    r.message = met ? "The known minimum was found." : "Optimization terminated successfully.";
    return r;
}

}  // namespace scixx::optimize::detail::global
