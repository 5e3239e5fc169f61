// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/factors.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// min |A z - b|; the shortest z if there are many.
template <class T = double>
void solve_free(const Matrix& a, const Vector& b, Vector& z) {
    const Index m = a.rows(), k = a.cols();
    if (k == 0) {
        z.resize(0);
        return;
    }
    if (m >= k) {
        Matrix r = a;
        Vector c = b;
        triangularise(r, c);
        T least = std::numeric_limits<T>::infinity(), most = 0;
        for (Index j = 0; j < k; ++j) {
            least = std::min(least, std::abs(r(j, j)));
            most = std::max(most, std::abs(r(j, j)));
        }
        if (least > 1e-13 * most) {
            z.resize(k);
            for (Index j = k - 1; j >= 0; --j) {
                z[j] = c[j] / r(j, j);
                add(c.data(), -z[j], r.data() + j * m, j);
            }
            return;
        }
    }
    Factors factors;
    const Vector opposite = b * -1;
    factors.compute(a, Vector::Constant(k, 1.0), nullptr, opposite);
    factors.solve(0, z);
}

/// Bounded-variable least squares: an active set, from a point and what is fixed in it.
template <class T = double>
class ActiveSet {
public:
    ActiveSet(const Matrix& a, const Vector& b, const Vector& lb, const Vector& ub)
        : a_(a), b_(b), lb_(lb), ub_(ub), n_(a.cols()) {}

    Vector x, residual, gradient;
    core::List<int> mask;
    T cost = 0, optimality = 0;

    void evaluate() {
        minimize::multiply(a_, x, 1, residual);
        for (Index i = 0; i < b_.size(); ++i) residual[i] -= b_[i];
        minimize::multiply_transposed(a_, residual, 1, gradient);
        cost = 0.5 * dot(residual, residual);
        optimality = 0;
        for (Index j = 0; j < n_; ++j) optimality = std::max(optimality, unexplained(j));
    }

    /// Moves free variables to their common minimum, fixing those that meet bounds on the way. Returns the steps.
    Index settle(Index most) {
        Index steps = 0;
        for (; steps < most; ++steps) {
            core::List<Index> free;
            for (Index j = 0; j < n_; ++j)
                if (mask[j] == 0) free.push_back(j);
            if (free.empty()) break;
            const auto k = free.size();
            Matrix columns(a_.rows(), k);
            Vector right = b_;
            for (Index j = 0; j < n_; ++j)
                if (mask[j] != 0) add(right.data(), -x[j], a_.data() + j * a_.rows(), a_.rows());
            for (Index c = 0; c < k; ++c)
                std::copy(a_.data() + free[c] * a_.rows(), a_.data() + (free[c] + 1) * a_.rows(),
                          columns.data() + c * a_.rows());
            solve_free<T>(columns, right, z_);
            T share = 1;
            for (Index c = 0; c < k; ++c) {
                const Index j = free[c];
                const T bound = z_[c] < lb_[j] ? lb_[j] : z_[c] > ub_[j] ? ub_[j] : z_[c];
                if (bound != z_[c]) share = std::min(share, (bound - x[j]) / (z_[c] - x[j]));
            }
            share = std::max(share, T(0));
            bool met = false;
            for (Index c = 0; c < k; ++c) {
                const Index j = free[c];
                const bool below = z_[c]<lb_[j], above = z_[c]> ub_[j];
                const T to = x[j] + share * (z_[c] - x[j]);
                const T bound = below ? lb_[j] : ub_[j];
                if (share < 1 && (below || above) && (bound - x[j]) / (z_[c] - x[j]) <= share) {
                    x[j] = bound;
                    mask[j] = below ? -1 : 1;
                    met = true;
                } else {
                    x[j] = share >= 1 ? z_[c] : std::clamp(to, lb_[j], ub_[j]);
                }
            }
            if (!met) break;
        }
        return steps + 1;
    }

    /// The variable at a bound whose gradient points inside the most, -1 if none does.
    [[nodiscard]] Index release(T tolerance) const {
        Index chosen = -1;
        T most = tolerance;
        for (Index j = 0; j < n_; ++j)
            if (mask[j] != 0 && unexplained(j) > most) {
                most = unexplained(j);
                chosen = j;
            }
        return chosen;
    }

private:
    [[nodiscard]] T unexplained(Index j) const {
        return mask[j] == 0 ? std::abs(gradient[j]) : std::max(T(0), mask[j] * gradient[j]);
    }
    const Matrix& a_;
    const Vector &b_, &lb_, &ub_;
    Index n_;
    Vector z_;
};

/// |A x - b|^2 / 2 of a dense matrix, by A^T A.
template <class T = double>
class GramQuadratic {
public:
    GramQuadratic(const Matrix& a, const Vector& b) : n_(a.cols()), gram_(n_, n_), half_(0.5 * dot(b, b)) {
        const Index m = a.rows();
        for (Index j = 0; j < n_; ++j)
            for (Index i = 0; i <= j; ++i) gram_(i, j) = gram_(j, i) = dot(a.data() + i * m, a.data() + j * m, m);
        minimize::multiply_transposed(a, b, -1, linear_);
    }
    /// The gradient at x; returns the value.
    T gradient(const Vector& x, Vector& g) const {
        minimize::multiply(gram_, x, 1, g);
        T value = half_;
        for (Index j = 0; j < n_; ++j) {
            value += x[j] * (0.5 * g[j] + linear_[j]);
            g[j] += linear_[j];
        }
        return value;
    }
    /// |A s|^2
    [[nodiscard]] T curvature(const Vector& s) {
        minimize::multiply(gram_, s, 1, product_);
        return dot(s, product_);
    }
    /// p = -D (D G D + bend)^-1 D g by Cholesky's factors; a diagonal that rounding made too small is lifted.
    void newton(const Vector& d, const Vector& bend, const Vector& g, Vector& p) {
        factor_.resize(n_, n_);
        p.resize(n_);
        T most = 0;
        for (Index j = 0; j < n_; ++j) {
            for (Index i = j; i < n_; ++i) factor_(i, j) = d[i] * gram_(i, j) * d[j];
            factor_(j, j) += bend[j];
            most = std::max(most, factor_(j, j));
            p[j] = -d[j] * g[j];
        }
        for (Index j = 0; j < n_; ++j) {
            for (Index k = 0; k < j; ++k)
                add(factor_.data() + j * n_ + j, -factor_(j, k), factor_.data() + k * n_ + j, n_ - j);
            const T root = std::sqrt(std::max(factor_(j, j), 1e-14 * most + std::numeric_limits<T>::min()));
            for (Index i = j + 1; i < n_; ++i) factor_(i, j) /= root;
            factor_(j, j) = root;
            p[j] /= root;
            add(p.data() + j + 1, -p[j], factor_.data() + j * n_ + j + 1, n_ - j - 1);
        }
        minimize::solve_lower_transposed(factor_, p.data());
        for (Index j = 0; j < n_; ++j) p[j] *= d[j];
    }

private:
    Index n_;
    Matrix gram_, factor_;
    Vector linear_, product_;
    T half_;
};

/// The trust-region reflective method of a quadratic: Newton steps whose metric keeps away from the bounds that the
/// gradient points to, cut or reflected where they meet one.
template <class Quadratic>
class InteriorReflective {
    using T = double;

public:
    InteriorReflective(Quadratic& quadratic, const Vector& lb, const Vector& ub)
        : quadratic_(quadratic), lb_(lb), ub_(ub), n_(lb.size()) {}

    Vector x, g;
    T cost = 0;
    Index nit = 0;

    /// 0: max_iter, 1: the gradient is explained, 2: the cost falls no more.
    int run(Vector start, T tol, Index most) {
        x = std::move(start);
        for (Index j = 0; j < n_; ++j) {
            const T room = 1e-3 * std::min({std::max(T(1), std::abs(x[j])), (ub_[j] - lb_[j])});
            x[j] = std::clamp(x[j], lb_[j] + room, ub_[j] - room);
        }
        Vector d(n_), bend(n_), p, trial, turned;
        for (;; ++nit) {
            cost = quadratic_.gradient(x, g);
            T optimality = 0;
            for (Index j = 0; j < n_; ++j) {
                T distance = 1;
                bend[j] = 0;
                if (g[j] < 0 && ub_[j] < infinity) distance = ub_[j] - x[j];
                if (g[j] > 0 && lb_[j] > -infinity) distance = x[j] - lb_[j];
                if ((g[j] < 0 && ub_[j] < infinity) || (g[j] > 0 && lb_[j] > -infinity)) bend[j] = std::abs(g[j]);
                optimality = std::max(optimality, std::abs(g[j]) * distance);
                d[j] = std::sqrt(distance);
            }
            if (optimality < tol) return 1;
            if (nit >= most) return 0;
            quadratic_.newton(d, bend, g, p);
            const T theta = 1 - std::min(T(0.005), optimality);
            // Three steps: to the bound, reflected there, along the scaled gradient. The model is the cost itself.
            Index hit = -1;
            const T reach = room(x, p, hit);
            trial = p;
            T best = 0;
            if (reach >= 1) {
                best = change(trial);
            } else {
                for (Index j = 0; j < n_; ++j) trial[j] = theta * reach * p[j];
                best = change(trial);
                turned = p;
                turned[hit] = -turned[hit];
                Vector at_bound = x;
                add(at_bound, reach, p);
                Index other = -1;
                const T further = std::min(theta * room(at_bound, turned, other), T(1) - reach);
                for (Index j = 0; j < n_; ++j) turned[j] = theta * reach * p[j] + further * turned[j];
                take_if_better(turned, trial, best);
                for (Index j = 0; j < n_; ++j) turned[j] = -d[j] * d[j] * g[j];
                const T curvature = quadratic_.curvature(turned), slope = dot(g, turned);
                Index last = -1;
                T along = theta * room(x, turned, last);
                if (curvature > 0) along = std::min(along, -slope / curvature);
                if (std::isfinite(along)) {
                    for (T& t : turned) t *= along;
                    take_if_better(turned, trial, best);
                }
            }
            if (!(best < 0)) return 2;
            for (Index j = 0; j < n_; ++j) {
                const T to = x[j] + trial[j];
                x[j] = to > lb_[j] && to < ub_[j] ? to : x[j];
            }
            if (-best < tol * cost) {
                ++nit;
                return 2;
            }
        }
    }

private:
    static constexpr T infinity = std::numeric_limits<T>::infinity();

    [[nodiscard]] T change(const Vector& step) { return dot(g, step) + 0.5 * quadratic_.curvature(step); }
    void take_if_better(const Vector& step, Vector& trial, T& best) {
        for (Index j = 0; j < n_; ++j)
            if (!(x[j] + step[j] > lb_[j] && x[j] + step[j] < ub_[j])) return;
        const T value = change(step);
        if (!(value < best)) return;
        best = value;
        trial = step;
    }
    /// How far along p the bounds let go, in units of p, and which one ends it.
    [[nodiscard]] T room(const Vector& from, const Vector& p, Index& hit) const {
        T reach = infinity;
        for (Index j = 0; j < n_; ++j) {
            if (p[j] == 0) continue;
            const T t = ((p[j] > 0 ? ub_[j] : lb_[j]) - from[j]) / p[j];
            if (t < reach) {
                reach = std::max(t, T(0));
                hit = j;
            }
        }
        return reach;
    }

    Quadratic& quadratic_;
    const Vector &lb_, &ub_;
    Index n_;
};

/// What every solver of lsq_linear starts from, checked.
struct BoundedProblem {
    Vector lb, ub;
    Index most;

    template <class Options>
    BoundedProblem(Index m, Index n, const Vector& b, const Options& o, bool bvls) {
        const char* const name = "lsq_linear";
        core::require(b.size() == m, name, "b must have ", m, " components, got ", b.size());
        core::require(n > 0 && m > 0, name, "A must not be empty, got ", m, " x ", n);
        core::require(minimize::finite(b), name, "b must be finite");
        core::require(o.tol > 0, name, "tol must be positive, got ", o.tol);
        most = o.max_iter.value_or(bvls ? n : 100);
        core::require(most > 0, name, "max_iter must be positive, got ", most);
        lb = o.bounds.lb.expand(n, name, "bounds.lb");
        ub = o.bounds.ub.expand(n, name, "bounds.ub");
        for (Index j = 0; j < n; ++j)
            core::require(lb[j] < ub[j], name, "bounds must have lb < ub, got ", lb[j], " and ", ub[j], " at ", j);
    }
};

template <class Result>
void explain_lsq_linear(Result& r) {
    static const char* const messages[] = {
        "The maximum number of iterations is exceeded.", "The first-order optimality measure is less than `tol`.",
        "The relative change of the cost function is less than `tol`.", "The unconstrained solution is optimal."};
    r.message = messages[r.status];
    r.success = r.status > 0;
}

template <class Result, class Options>
Result lsq_linear(const Matrix& given, const Vector& b, const Options& o, bool bvls) {
    const Index n = given.cols();
    BoundedProblem problem(given.rows(), n, b, o, bvls);
    core::require(minimize::finite(given.data(), given.size()), "lsq_linear", "A must be finite");
    auto& [lb, ub, most] = problem;
    // A of extreme size is taken in units of a power of two, and x in the inverse unit, so that squares stay in range.
    double largest = 0, unit = 1;
    for (Index i = 0; i < given.size(); ++i) largest = std::max(largest, std::abs(given.data()[i]));
    if (largest > 0 && (largest > 1e70 || largest < 1e-70))
        unit = std::ldexp(1.0, std::max(std::ilogb(largest), -1022));
    Matrix scaled;
    if (unit != 1) {
        scaled = given;
        for (Index i = 0; i < scaled.size(); ++i) scaled.data()[i] /= unit;
        for (Index j = 0; j < n; ++j) {
            lb[j] *= unit;
            ub[j] *= unit;
        }
    }
    const Matrix& a = unit == 1 ? given : scaled;
    Result r;
    solve_free(a, b, r.unbounded_sol);
    ActiveSet set(a, b, lb, ub);
    set.x = r.unbounded_sol;
    set.mask.assign(n, 0);
    bool inside = true;
    for (Index j = 0; j < n; ++j) {
        int& mask = set.mask[j];
        mask = set.x[j] < lb[j] ? -1 : set.x[j] > ub[j] ? 1 : 0;
        inside = inside && mask == 0;
        if (mask != 0) set.x[j] = mask < 0 ? lb[j] : ub[j];
    }
    set.evaluate();
    r.status = inside ? 3 : 0;
    if (!inside && bvls) {
        // As Stark and Parker: what was clipped stays fixed until the gradient says otherwise.
        set.settle(n + 1);
        set.evaluate();
        while (r.nit < most) {
            ++r.nit;
            const Index j = set.release(o.tol);
            if (j < 0) {
                r.status = 1;
                break;
            }
            const double before = set.cost;
            set.mask[j] = 0;
            set.settle(n + 1);
            set.evaluate();
            if (before - set.cost < o.tol * before) {
                r.status = set.release(o.tol) < 0 ? 1 : 2;
                break;
            }
        }
        if (r.status == 0 && set.release(o.tol) < 0) r.status = 1;
    } else if (!inside) {
        GramQuadratic quadratic(a, b);
        InteriorReflective out(quadratic, lb, ub);
        r.status = out.run(set.x, o.tol, most);
        r.nit = out.nit;
        // The bounds that it went to, and the exact minimum of the rest.
        ActiveSet exact(a, b, lb, ub);
        exact.x = out.x;
        exact.mask.assign(n, 0);
        for (Index j = 0; j < n; ++j) {
            const double to_low = out.x[j] - lb[j], to_high = ub[j] - out.x[j];
            const double nearby = 1e-4 * std::max(1.0, std::abs(out.x[j]));
            if (out.g[j] > 0 && to_low < nearby && to_low * std::abs(out.g[j]) < std::sqrt(o.tol) * (1 + out.cost)) {
                exact.mask[j] = -1;
                exact.x[j] = lb[j];
            } else if (out.g[j] < 0 && to_high < nearby &&
                       to_high * std::abs(out.g[j]) < std::sqrt(o.tol) * (1 + out.cost)) {
                exact.mask[j] = 1;
                exact.x[j] = ub[j];
            }
        }
        set.x = out.x;
        set.mask.assign(n, 0);
        for (Index j = 0; j < n; ++j) set.mask[j] = set.x[j] <= lb[j] ? -1 : set.x[j] >= ub[j] ? 1 : 0;
        set.evaluate();
        exact.settle(n + 1);
        exact.evaluate();
        if (exact.cost <= set.cost * (1 + 1e-14) + std::numeric_limits<double>::min() &&
            exact.optimality <= std::max(set.optimality, o.tol)) {
            r.status = r.status == 0 && exact.optimality > o.tol ? 0 : exact.optimality <= o.tol ? 1 : r.status;
            set.x = std::move(exact.x);
            set.mask = std::move(exact.mask);
            set.residual = std::move(exact.residual);
            set.cost = exact.cost;
            set.optimality = exact.optimality;
        }
    }
    explain_lsq_linear(r);
    if (unit != 1) {
        for (Index j = 0; j < n; ++j) {
            set.x[j] /= unit;
            r.unbounded_sol[j] /= unit;
        }
        set.optimality *= unit;
    }
    r.x = std::move(set.x);
    r.cost = set.cost;
    r.fun = std::move(set.residual);
    r.optimality = set.optimality;
    r.active_mask = std::move(set.mask);
    return r;
}

}  // namespace scixx::optimize::detail::least_squares
