// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <utility>

namespace scixx::optimize::detail::minimize {

/// LU factors of a small square matrix, row-pivoted.
class SmallLU {
public:
    /// Takes a k x k matrix, row by row. False if it is singular.
    template <class = void>
    bool factor(core::List<double> a, Index k) {
        a_ = std::move(a);
        k_ = k;
        pivot_.resize(k);
        for (Index j = 0; j < k; ++j) {
            Index p = j;
            for (Index i = j + 1; i < k; ++i)
                if (std::abs(at(i, j)) > std::abs(at(p, j))) p = i;
            if (!(std::abs(at(p, j)) > 0) || !std::isfinite(at(p, j))) return false;
            pivot_[j] = p;
            if (p != j)
                for (Index c = 0; c < k; ++c) std::swap(at(p, c), at(j, c));
            for (Index i = j + 1; i < k; ++i) {
                const double l = at(i, j) /= at(j, j);
                if (l != 0)
                    for (Index c = j + 1; c < k; ++c) at(i, c) -= l * at(j, c);
            }
        }
        return true;
    }
    template <class = void>
    void solve(Vector& b) const {
        for (Index j = 0; j < k_; ++j) std::swap(b[j], b[pivot_[j]]);
        for (Index i = 1; i < k_; ++i) b[i] -= dot(row(i), b.data(), i);
        for (Index i = k_ - 1; i >= 0; --i)
            b[i] = (b[i] - dot(row(i) + i + 1, b.data() + i + 1, k_ - i - 1)) / at(i, i);
    }
    /// The same for k right sides, the columns of a k x k matrix that is stored row by row.
    template <class = void>
    void solve_rows(double* b) const {
        for (Index j = 0; j < k_; ++j)
            if (const Index p = pivot_[j]; p != j) std::swap_ranges(b + j * k_, b + (j + 1) * k_, b + p * k_);
        for (Index i = 1; i < k_; ++i)
            for (Index c = 0; c < i; ++c) add(b + i * k_, -at(i, c), b + c * k_, k_);
        for (Index i = k_ - 1; i >= 0; --i) {
            for (Index c = i + 1; c < k_; ++c) add(b + i * k_, -at(i, c), b + c * k_, k_);
            for (Index c = 0; c < k_; ++c) b[i * k_ + c] /= at(i, i);
        }
    }

private:
    [[nodiscard]] double& at(Index i, Index j) { return a_[i * k_ + j]; }
    [[nodiscard]] double at(Index i, Index j) const { return a_[i * k_ + j]; }
    [[nodiscard]] const double* row(Index i) const { return a_.data() + i * k_; }
    core::List<double> a_;
    core::List<Index> pivot_;
    Index k_ = 0;
};

/// The last steps and gradient changes, and the Hessian B = theta I - W M W^T, W = [Y, theta S], that they make.
/// Source: Byrd, Nocedal and Schnabel, Math. Program. 63 (1994) 129.
class LimitedMemory {
public:
    explicit LimitedMemory(Index most) : most_(most) {}

    [[nodiscard]] Index pairs() const noexcept { return s_.size(); }
    [[nodiscard]] double theta() const noexcept { return theta_; }
    [[nodiscard]] const core::List<Vector>& s() const noexcept { return s_; }
    [[nodiscard]] const core::List<Vector>& y() const noexcept { return y_; }

    template <class = void>
    void clear() {
        s_.clear();
        y_.clear();
        theta_ = 1;
    }

    /// Takes in a step with s^T y > 0. False (and the memory is empty) if the middle matrix is singular.
    template <class = void>
    bool update(const Vector& s, const Vector& y, double sy, bool middle) {
        if (pairs() == most_) {
            std::rotate(s_.begin(), s_.begin() + 1, s_.end());
            std::rotate(y_.begin(), y_.begin() + 1, y_.end());
            s_.back() = s;
            y_.back() = y;
            for (Matrix* a : {&sy_, &ss_, &yy_})
                for (Index j = 0; j + 1 < most_; ++j)
                    for (Index i = 0; i + 1 < most_; ++i) (*a)(i, j) = (*a)(i + 1, j + 1);
        } else {
            s_.push_back(s);
            y_.push_back(y);
            if (sy_.rows() != most_)
                for (Matrix* a : {&sy_, &ss_, &yy_}) a->setZero(most_, most_);
        }
        theta_ = dot(y, y) / sy;
        const Index k = pairs(), last = k - 1;
        if (!middle) {
            sy_(last, last) = sy;
            return true;
        }
        for (Index j = 0; j < k; ++j) {
            sy_(last, j) = dot(s, y_[j]);
            sy_(j, last) = dot(s_[j], y);
            ss_(last, j) = ss_(j, last) = dot(s, s_[j]);
            yy_(last, j) = yy_(j, last) = dot(y, y_[j]);
        }
        core::List<double> a(4 * k * k, 0.0);
        const auto at = [&](Index i, Index j) -> double& { return a[i * 2 * k + j]; };
        for (Index i = 0; i < k; ++i) {
            at(i, i) = -sy_(i, i);
            for (Index j = 0; j < k; ++j) {
                if (i > j) at(k + i, j) = at(j, k + i) = sy_(i, j);
                at(k + i, k + j) = theta_ * ss_(i, j);
            }
        }
        if (middle_.factor(std::move(a), 2 * k)) return true;
        clear();
        return false;
    }

    /// v := M v
    template <class = void>
    void times_middle(Vector& v) const {
        middle_.solve(v);
    }
    /// A := M A for a matrix that is stored row by row.
    template <class = void>
    void times_middle(Matrix& a) const {
        middle_.solve_rows(a.data());
    }

    /// Row i of W.
    template <class = void>
    void row(Index i, Vector& w) const {
        const Index k = pairs();
        w.resize(2 * k);
        for (Index j = 0; j < k; ++j) {
            w[j] = y_[j][i];
            w[k + j] = theta_ * s_[j][i];
        }
    }

    /// out = W^T v
    template <class = void>
    void project(const Vector& v, Vector& out) const {
        const Index k = pairs();
        out.resize(2 * k);
        for (Index j = 0; j < k; ++j) {
            out[j] = dot(y_[j], v);
            out[k + j] = theta_ * dot(s_[j], v);
        }
    }

    /// out += a W v
    template <class = void>
    void expand(const Vector& v, double a, Vector& out) const {
        const Index k = pairs();
        for (Index j = 0; j < k; ++j) {
            add(out, a * v[j], y_[j]);
            add(out, a * theta_ * v[k + j], s_[j]);
        }
    }

    /// W^T W over the rows with mask[i] true, from the rows of the smaller set.
    template <class = void>
    void gram(const core::List<char>& mask, Matrix& out) const {
        const Index k = pairs(), n = mask.size();
        Index count = 0;
        for (const char m : mask) count += m;
        const bool direct = 2 * count <= n;
        out.setZero(2 * k, 2 * k);
        if (!direct)
            for (Index i = 0; i < k; ++i)
                for (Index j = 0; j < k; ++j) {
                    out(i, j) = yy_(i, j);
                    out(k + i, j) = theta_ * sy_(i, j);
                    out(j, k + i) = out(k + i, j);
                    out(k + i, k + j) = theta_ * theta_ * ss_(i, j);
                }
        core::List<double> w(2 * k);
        const double sign = direct ? 1 : -1;
        for (Index r = 0; r < n; ++r) {
            if ((mask[r] != 0) != direct) continue;
            for (Index j = 0; j < s_.size(); ++j) {
                w[j] = y_[j][r];
                w[s_.size() + j] = theta_ * s_[j][r];
            }
            for (Index j = 0; j < 2 * k; ++j) add(out.data() + j * 2 * k, sign * w[j], w.data(), j + 1);
        }
        for (Index j = 0; j < 2 * k; ++j)
            for (Index i = j + 1; i < 2 * k; ++i) out(i, j) = out(j, i);
    }

    /// v := H v for the inverse H of B, by the two loops.
    template <class = void>
    void times_inverse(Vector& v) {
        const Index k = pairs();
        share_.resize(k);
        for (Index j = k - 1; j >= 0; --j) {
            share_[j] = dot(s_[j], v) / sy_(j, j);
            add(v, -share_[j], y_[j]);
        }
        for (Index i = 0; i < v.size(); ++i) v[i] /= theta_;
        for (Index j = 0; j < k; ++j) add(v, share_[j] - dot(y_[j], v) / sy_(j, j), s_[j]);
    }

private:
    Index most_;
    core::List<Vector> s_, y_;
    double theta_ = 1;
    Matrix sy_, ss_, yy_;
    SmallLU middle_;
    Vector share_;
};

}  // namespace scixx::optimize::detail::minimize
