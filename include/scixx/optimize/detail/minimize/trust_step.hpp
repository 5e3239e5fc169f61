// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/second_order.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

/// The least value of g^T p + p^T A p / 2 with |p| <= radius, A symmetric: (A + shift I) p = -g with A + shift I
/// positive semidefinite, and shift = 0 or |p| = radius. Source: J. J. More and D. C. Sorensen, SIAM J. Sci. Stat.
/// Comput. 4 (1983) 553; Conn, Gould and Toint, Trust-Region Methods (2000), section 7.3.
namespace scixx::optimize::detail::minimize {

/// How far from being positive definite a matrix is that has no Cholesky factor: v^T (A + (shift + excess) I) v = 0
/// holds for |v|^2 = size with the pivot at fault raised by `excess`.
struct FailedPivot {
    double excess = 0, size = 1;
};

/// A + shift I = L L^T of a dense matrix.
class DenseShift {
public:
    explicit DenseShift(const Matrix& a) : a_(a), n_(a.rows()) {}
    [[nodiscard]] Index size() const noexcept { return n_; }
    [[nodiscard]] double diagonal(Index i) const { return a_(i, i); }
    /// Sum of the absolute values beside the diagonal.
    [[nodiscard]] double beside(Index i) const {
        double sum = 0;
        for (Index j = 0; j < n_; ++j) sum += j == i ? 0 : std::abs(a_(j, i));
        return sum;
    }
    /// Sum of the squares of a column.
    template <class = void>
    [[nodiscard]] double square(Index i) const {
        return dot(a_.data() + i * n_, a_.data() + i * n_, n_);
    }
    template <class = void>
    [[nodiscard]] bool factor(double shift, FailedPivot& failed) {
        l_ = a_;
        for (Index j = 0; j < n_; ++j) l_(j, j) += shift;
        const Index pivot = factor_lower(l_);
        return pivot < 0 || explain(pivot, failed);
    }
    /// L x = b in place.
    template <class = void>
    void forward(Vector& x) const {
        solve_lower(l_, x.data());
    }
    /// L^T x = b in place.
    template <class = void>
    void backward(Vector& x) const {
        solve_lower_transposed(l_, x.data());
    }
    /// L w = e with e_i = +-1 chosen so that w becomes large (Cline, Moler, Stewart and Wilkinson, 1979).
    template <class = void>
    void grow(Vector& w) const {
        w.setZero(n_);
        for (Index j = 0; j < n_; ++j) {
            w[j] = ((w[j] > 0 ? 1 : -1) + w[j]) / l_(j, j);
            add(w.data() + j + 1, -w[j], l_.data() + j * n_ + j + 1, n_ - j - 1);
        }
    }

private:
    template <class = void>
    [[nodiscard]] bool explain(Index pivot, FailedPivot& failed) const {
        Vector v = Vector::Zero(pivot + 1);
        v[pivot] = 1;
        failed = {-l_(pivot, pivot), 1};
        for (Index j = pivot - 1; j >= 0; --j) {
            for (Index i = j + 1; i <= pivot; ++i) v[j] -= l_(i, j) * v[i];
            v[j] /= l_(j, j);
            failed.size += v[j] * v[j];
        }
        return false;
    }

    const Matrix& a_;
    Index n_;
    Matrix l_;
};

/// The same of a tridiagonal matrix, in linear time.
class TridiagonalShift {
public:
    /// n numbers on the diagonal, n - 1 (or more, which are not read) beside it.
    TridiagonalShift(const core::List<double>& on, const core::List<double>& off)
        : on_(on), off_(off), n_(on.size()), d_(n_), e_(n_) {}
    [[nodiscard]] Index size() const noexcept { return n_; }
    [[nodiscard]] double diagonal(Index i) const { return on_[i]; }
    [[nodiscard]] double beside(Index i) const {
        return (i > 0 ? std::abs(off_[i - 1]) : 0) + (i + 1 < n_ ? std::abs(off_[i]) : 0);
    }
    [[nodiscard]] double square(Index i) const {
        const double before = i > 0 ? off_[i - 1] : 0, after = i + 1 < n_ ? off_[i] : 0;
        return diagonal(i) * diagonal(i) + before * before + after * after;
    }
    [[nodiscard]] bool factor(double shift, FailedPivot& failed) {
        for (Index i = 0; i < n_; ++i) {
            const double below = i > 0 ? off_[i - 1] / d_[i - 1] : 0;
            if (i > 0) e_[i - 1] = below;
            const double pivot = on_[i] + shift - below * below;
            if (!(pivot > 0)) {
                failed = {-pivot, 1};
                double v = 1;
                for (Index j = i - 1; j >= 0; --j) {
                    v *= -e_[j] / d_[j];
                    failed.size += v * v;
                }
                return false;
            }
            d_[i] = std::sqrt(pivot);
        }
        return true;
    }
    template <class = void>
    void forward(Vector& x) const {
        for (Index i = 0; i < n_; ++i) x[i] = (x[i] - (i > 0 ? e_[i - 1] * x[i - 1] : 0)) / d_[i];
    }
    template <class = void>
    void backward(Vector& x) const {
        for (Index i = n_ - 1; i >= 0; --i) x[i] = (x[i] - (i + 1 < n_ ? e_[i] * x[i + 1] : 0)) / d_[i];
    }
    template <class = void>
    void grow(Vector& w) const {
        w.resize(n_);
        for (Index i = 0; i < n_; ++i) {
            const double carried = i > 0 ? -e_[i - 1] * w[i - 1] : 0;
            w[i] = ((carried > 0 ? 1 : -1) + carried) / d_[i];
        }
    }

private:
    const core::List<double>&on_, &off_;
    Index n_;
    Vector d_, e_;
};

/// How exact a step is: |p| to `easy` times the radius; where g has no part along the lowest eigenvector, the model's
/// value to `hard`.
struct StepAccuracy {
    double easy, hard;
};

template <class Shift>
StepEnd least_in_region(Shift& a, const Vector& g, double radius, const StepAccuracy& accuracy, Vector& p) {
    const Index n = a.size();
    double lowest = a.diagonal(0), low = -lowest, high = lowest, widest = 0, squares = 0;
    for (Index i = 0; i < n; ++i) {
        const double d = a.diagonal(i), beside = a.beside(i);
        lowest = std::min(lowest, d);
        low = std::max(low, beside - d);    // no eigenvalue is below -low
        high = std::max(high, d + beside);  // and none above high (Gershgorin)
        widest = std::max(widest, std::abs(d) + beside);
        squares += a.square(i);
    }
    const double frobenius = std::sqrt(squares);
    const double slope = norm(g) / radius;
    double from = std::max({0.0, -lowest, slope - std::min(high, frobenius)}),
           to = std::max(from, slope + std::min(low, frobenius));
    const auto between = [&] { return std::max(std::sqrt(std::max(0.0, from * to)), from + 0.01 * (to - from)); };
    double shift = from == 0 ? 0 : between();
    Vector w, z;
    FailedPivot failed;
    for (int round = 0; round < 100; ++round) {
        if (!a.factor(shift, failed)) {
            from = std::max(from, shift + failed.excess / failed.size);
            to = std::max(to, from);
            const double next = between();
            shift = next > shift ? next : shift + 1e-8 * (widest + slope);  // what rounding cannot swallow
            continue;
        }
        p.resize(n);
        for (Index i = 0; i < n; ++i) p[i] = -g[i];
        a.forward(p);
        a.backward(p);
        const double length = norm(p);
        if (length <= radius && shift == 0) return StepEnd::inside;
        if (length >= radius && length - radius <= accuracy.easy * radius) return StepEnd::boundary;
        w = p;
        a.forward(w);
        const double part = length / norm(w), newton = shift + part * part * (length - radius) / radius;
        if (length > radius) {
            from = shift;
            if (!(newton > shift)) return StepEnd::boundary;
            shift = newton;
            continue;
        }
        // Too short: a step along a vector that A + shift I nearly sends to 0 makes up for it.
        to = shift;
        a.grow(w);
        z = w;
        a.backward(z);
        const double stretch = norm(z), flat = norm(w) / stretch;
        for (Index i = 0; i < n; ++i) z[i] /= stretch;
        const double along = dot(p, z), rest = std::max(0.0, radius * radius - length * length);
        const double remote = along + std::copysign(std::sqrt(along * along + rest), along), reach = rest / remote;
        // -g^T p is p^T (A + shift I) p.
        if (reach * reach * flat * flat <= accuracy.hard * (shift * radius * radius - dot(g, p))) {
            add(p, reach, z);
            return StepEnd::boundary;
        }
        from = std::max(from, shift - flat * flat);
        shift = newton > from && std::isfinite(newton) ? newton : between();
    }
    return StepEnd::boundary;
}

}  // namespace scixx::optimize::detail::minimize
