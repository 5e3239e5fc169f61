// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <vector>

namespace scixx::optimize::detail::minimize {

/// Factors Q R of a changing list of independent columns, the normals of active constraints.
class ActiveColumns {
public:
    void reset(Index n) {
        n_ = n;
        q_.resize(n, n);
        r_.resize(n, n);
        rows_.clear();
    }
    [[nodiscard]] Index size() const { return static_cast<Index>(rows_.size()); }
    /// The number that the column of a place was appended with.
    [[nodiscard]] Index row(Index place) const { return rows_[static_cast<std::size_t>(place)]; }
    [[nodiscard]] const double* direction(Index i) const { return q_.data() + i * n_; }

    /// Appends a column of the given length, by Gram and Schmidt's process done twice. False if it depends on the others.
    bool append(const double* column, double length, Index row) {
        const Index k = size();
        if (k == n_) return false;
        double* q = q_.data() + k * n_;
        std::copy(column, column + n_, q);
        for (Index i = 0; i < k; ++i) r_(i, k) = 0;
        for (int pass = 0; pass < 2; ++pass)
            for (Index i = 0; i < k; ++i) {
                const double h = dot(direction(i), q, n_);
                r_(i, k) += h;
                add(q, -h, direction(i), n_);
            }
        const double rest = std::sqrt(dot(q, q, n_));
        if (!(rest > 1e-10 * length)) return false;
        r_(k, k) = rest;
        for (Index i = 0; i < n_; ++i) q[i] /= rest;
        rows_.push_back(row);
        return true;
    }

    /// Takes the column of a place out by plane rotations.
    void leave(Index place) {
        const Index k = size();
        rows_.erase(rows_.begin() + place);
        for (Index j = place; j + 1 < k; ++j)
            for (Index i = 0; i <= j + 1; ++i) r_(i, j) = r_(i, j + 1);
        for (Index j = place; j + 1 < k; ++j) {
            const double h = std::hypot(r_(j, j), r_(j + 1, j)), c = r_(j, j) / h, s = r_(j + 1, j) / h;
            r_(j, j) = h;
            for (Index i = j + 1; i + 1 < k; ++i) {
                const double x = r_(j, i), y = r_(j + 1, i);
                r_(j, i) = c * x + s * y;
                r_(j + 1, i) = c * y - s * x;
            }
            double *p = q_.data() + j * n_, *q = p + n_;
            for (Index i = 0; i < n_; ++i) {
                const double x = p[i], y = q[i];
                p[i] = c * x + s * y;
                q[i] = c * y - s * x;
            }
        }
    }

    /// Takes the columns' part out of v, twice for what rounding left, and stores Q^T v.
    void project(Vector& v, Vector& part) const {
        part.setZero(size());
        for (int pass = 0; pass < 2; ++pass)
            for (Index i = 0; i < size(); ++i) {
                const double h = dot(direction(i), v.data(), n_);
                part[i] += h;
                add(v.data(), -h, direction(i), n_);
            }
    }
    /// R x = b in place
    void solve(Vector& x) const {
        for (Index i = size() - 1; i >= 0; --i) {
            for (Index j = i + 1; j < size(); ++j) x[i] -= r_(i, j) * x[j];
            x[i] /= r_(i, i);
        }
    }
    /// R^T x = b in place
    void solve_transposed(Vector& x) const {
        for (Index i = 0; i < size(); ++i) {
            for (Index l = 0; l < i; ++l) x[i] -= r_(l, i) * x[l];
            x[i] /= r_(i, i);
        }
    }

private:
    Index n_ = 0;
    Matrix q_, r_;
    std::vector<Index> rows_;
};

}  // namespace scixx::optimize::detail::minimize
