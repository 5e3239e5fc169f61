// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <utility>

namespace scixx::integrate::detail {

/// LU decomposition with partial pivoting of the first `count` columns of an array of `rows` rows, stored by columns,
/// the other columns following; false for a pivot that is zero or NaN.
template <class T>
bool eliminate(T* a, Eigen::Index rows, Eigen::Index columns, Eigen::Index count, Eigen::Index* pivots) {
    for (Eigen::Index k = 0; k < count; ++k) {
        T* column = a + k * rows;
        Eigen::Index pivot = k;
        for (Eigen::Index i = k + 1; i < rows; ++i)
            if (std::abs(column[i]) > std::abs(column[pivot])) pivot = i;
        pivots[k] = pivot;
        if (!(std::abs(column[pivot]) > 0)) return false;
        if (pivot != k)
            for (Eigen::Index j = 0; j < columns; ++j) std::swap(a[j * rows + k], a[j * rows + pivot]);
        const T inverse = T(1) / column[k];
        for (Eigen::Index i = k + 1; i < rows; ++i) column[i] *= inverse;
        for (Eigen::Index j = k + 1; j < columns; ++j) {
            T* other = a + j * rows;
            const T by = other[k];
            if (by == T(0)) continue;
            for (Eigen::Index i = k + 1; i < rows; ++i) other[i] -= column[i] * by;
        }
    }
    return true;
}
/// The same row operations on a right-hand side.
template <class T>
void apply_lower(const T* a, Eigen::Index rows, Eigen::Index count, const Eigen::Index* pivots, T* b) {
    for (Eigen::Index k = 0; k < count; ++k) std::swap(b[k], b[pivots[k]]);
    for (Eigen::Index k = 0; k < count; ++k)
        for (Eigen::Index i = k + 1; i < rows; ++i) b[i] -= a[k * rows + i] * b[k];
}
/// b = U^-1 b with the upper triangle of the first `count` columns.
template <class T>
void solve_upper(const T* a, Eigen::Index rows, Eigen::Index count, T* b) {
    for (Eigen::Index k = count - 1; k >= 0; --k) {
        b[k] /= a[k * rows + k];
        for (Eigen::Index i = 0; i < k; ++i) b[i] -= a[k * rows + i] * b[k];
    }
}

/// The linear system of collocation: n equations for each of m - 1 intervals in the states at its ends and k
///     parameters, A_i y_i + C_i y_{i+1} + P_i p = r_i,
/// and n + k boundary conditions in y_0, y_{m-1} and p. Row by row of blocks, y_i is eliminated from the two blocks
/// that hold it, with pivots from all their 2 n rows; what is left is a dense system of y_0, y_{m-1} and p. (S. Wright,
/// Stable parallel algorithms for two-point boundary value problems, SIAM J. Sci. Stat. Comput. 13 (1992) 742, in one
/// piece.)
template <class T>
class CollocationSystem {
public:
    using Index = Eigen::Index;
    using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

    CollocationSystem(Index n, Index m, Index k)
        : n_(n), m_(m), k_(k), rows_(2 * n), columns_(3 * n + k), stride_(rows_ * columns_), size_(2 * n + k) {
        blocks_.assign(stride_ * (m - 1), T(0));
        pivots_.assign(n * (m - 1) + size_, 0);
        first_.assign(n * (2 * n + k), T(0));
        last_.assign(size_ * size_, T(0));
    }

    /// Entries of interval i, to be written before decompose: row r of A_i, C_i and P_i.
    [[nodiscard]] T& a(Index i, Index r, Index c) { return i == 0 ? first(r, c) : block(i)[c * rows_ + n_ + r]; }
    [[nodiscard]] T& c(Index i, Index r, Index c) {
        return i == 0 ? first(r, n_ + c) : block(i)[(2 * n_ + c) * rows_ + n_ + r];
    }
    [[nodiscard]] T& p(Index i, Index r, Index c) {
        return i == 0 ? first(r, 2 * n_ + c) : block(i)[(3 * n_ + c) * rows_ + n_ + r];
    }
    /// Entries of the boundary conditions: columns of y_0 (0 .. n - 1), y_{m-1} (n .. 2 n - 1) and p.
    [[nodiscard]] T& boundary(Index r, Index c) { return last_[c * size_ + n_ + r]; }

    [[nodiscard]] bool decompose() {
        // The n rows that relate y_0, y_i and p so far.
        core::List<T> relation = first_;
        for (Index i = 1; i + 1 < m_; ++i) {
            T* w = block(i);
            for (Index r = 0; r < n_; ++r) {
                for (Index c = 0; c < n_; ++c) {
                    w[c * rows_ + r] = relation[(n_ + c) * n_ + r];
                    w[(n_ + c) * rows_ + r] = relation[c * n_ + r];
                    w[(n_ + c) * rows_ + n_ + r] = T(0);
                    w[(2 * n_ + c) * rows_ + r] = T(0);
                }
                for (Index c = 0; c < k_; ++c) w[(3 * n_ + c) * rows_ + r] = relation[(2 * n_ + c) * n_ + r];
            }
            if (!eliminate(w, rows_, columns_, n_, pivots_.data() + n_ * (i - 1))) return false;
            for (Index c = 0; c < 2 * n_ + k_; ++c)
                for (Index r = 0; r < n_; ++r) relation[c * n_ + r] = w[(n_ + c) * rows_ + n_ + r];
        }
        for (Index c = 0; c < size_; ++c)
            for (Index r = 0; r < n_; ++r) last_[c * size_ + r] = relation[c * n_ + r];
        return eliminate(last_.data(), size_, size_, size_, pivots_.data() + n_ * (m_ - 1));
    }

    /// y (n x m) and p (k) with the right-hand sides `residual` (n x (m - 1)) and `bc` (n + k).
    void solve(const Matrix& residual, const T* bc, Matrix& y, T* p) const {
        core::List<T> w(rows_), ends(size_);
        for (Index r = 0; r < n_; ++r) w[n_ + r] = residual(r, 0);
        for (Index i = 1; i + 1 < m_; ++i) {
            for (Index r = 0; r < n_; ++r) {
                w[r] = w[n_ + r];
                w[n_ + r] = residual(r, i);
            }
            apply_lower(block(i), rows_, n_, pivots_.data() + n_ * (i - 1), w.data());
            for (Index r = 0; r < n_; ++r) y(r, i) = w[r];
        }
        for (Index r = 0; r < n_; ++r) ends[r] = w[n_ + r];
        for (Index r = 0; r < n_ + k_; ++r) ends[n_ + r] = bc[r];
        apply_lower(last_.data(), size_, size_, pivots_.data() + n_ * (m_ - 1), ends.data());
        solve_upper(last_.data(), size_, size_, ends.data());
        for (Index r = 0; r < n_; ++r) {
            y(r, 0) = ends[r];
            y(r, m_ - 1) = ends[n_ + r];
        }
        for (Index r = 0; r < k_; ++r) p[r] = ends[2 * n_ + r];
        for (Index i = m_ - 2; i >= 1; --i) {
            T* to = y.col(i).data();
            const T* a = block(i);
            const auto subtract = [&](Index column, const T& by) {
                for (Index r = 0; r < n_; ++r) to[r] -= a[column * rows_ + r] * by;
            };
            for (Index c = 0; c < n_; ++c) {
                subtract(n_ + c, y(c, 0));
                subtract(2 * n_ + c, y(c, i + 1));
            }
            for (Index c = 0; c < k_; ++c) subtract(3 * n_ + c, p[c]);
            solve_upper(a, rows_, n_, to);
        }
    }

private:
    [[nodiscard]] T* block(Index i) { return blocks_.data() + stride_ * (i - 1); }
    [[nodiscard]] const T* block(Index i) const { return blocks_.data() + stride_ * (i - 1); }
    [[nodiscard]] T& first(Index r, Index c) { return first_[c * n_ + r]; }

    Index n_, m_, k_, rows_, columns_, stride_, size_;
    // For each inner node 2 n rows of (y_i, y_0, y_{i+1}, p); n rows of (y_0, y_1, p); the rows of (y_0, y_{m-1}, p).
    core::List<T> blocks_, first_, last_;
    core::List<Index> pivots_;
};

}  // namespace scixx::integrate::detail
