// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/triangle.hpp>
#include <utility>
#include <vector>

namespace scixx::linalg::detail {

/// Rows of `a` change places: row i with row pivots[i], in this order or backwards.
template <class T>
void swap_rows(const dense::Block<T>& a, const Index* pivots, Index count, bool backwards = false) {
    for (Index j = 0; j < a.cols; ++j) {
        T* const x = a.col(j);
        if (backwards)
            for (Index i = count - 1; i >= 0; --i) std::swap(x[i], x[pivots[i]]);
        else
            for (Index i = 0; i < count; ++i) std::swap(x[i], x[pivots[i]]);
    }
}

/// The row, from `first` on, of the element with the largest size1; NaN is never chosen.
template <class T>
Index pivot_of(const T* x, Index first, Index m) {
    using Real = core::RealOf<T>;
    if constexpr (core::is_complex<T>) {
        Index best = first;
        for (Index i = first + 1; i < m; ++i)
            if (dense::size1(x[i]) > dense::size1(x[best])) best = i;
        return best;
    } else {
        // The largest size first, in independent lanes without branches, then where it stands.
        Real lane[8] = {};
        Index i = first;
        for (; i + 8 <= m; i += 8)
            for (Index k = 0; k < 8; ++k) {
                const Real size = std::abs(x[i + k]);
                lane[k] = size > lane[k] ? size : lane[k];
            }
        for (; i < m; ++i) lane[0] = std::max(lane[0], std::abs(x[i]));
        Real largest = 0;
        for (const Real size : lane) largest = std::max(largest, size);
        for (i = first; i < m; ++i)
            if (std::abs(x[i]) == largest) return i;
        return first;
    }
}

/// The rows below j of the columns right of j, less column j times their elements in row j.
template <class T>
void eliminate_column(const dense::Block<T>& a, Index j) {
    const T* const x = a.col(j);
    Index i = j + 1;
    if constexpr (!core::is_complex<T>) {
        using Packet = core::Simd<T>;
        for (; i + Packet::width <= a.rows; i += Packet::width) {
            const Packet factor = Packet::load(x + i);
            for (Index q = j + 1; q < a.cols; ++q) {
                T* const to = a.at(i, q);
                fma(factor, Packet::broadcast(-a(j, q)), Packet::load(to)).store(to);
            }
        }
    }
    for (Index q = j + 1; q < a.cols; ++q)
        for (Index k = i; k < a.rows; ++k) a(k, q) -= dense::times(x[k], a(j, q));
}

/// P A = L U with partial pivoting, in place, by halves of the columns.
/// S. Toledo, Locality of reference in LU decomposition with partial pivoting, SIAM J. Matrix Anal. Appl. 18 (1997).
/// @return the first column without a pivot, or -1.
template <class T>
Index lu_in_place(const dense::Block<T>& a, Index* pivots) {
    using Real = core::RealOf<T>;
    const Index m = a.rows, n = a.cols, k = std::min(m, n);
    if (k == 0) return -1;
    if (n <= 8 || m == 1) {
        Index singular = -1;
        for (Index j = 0; j < k; ++j) {
            T* const x = a.col(j);
            const Index best = pivot_of(x, j, m);
            const Real size = dense::size1(x[best]);
            pivots[j] = best;
            if (size == 0) {
                if (singular < 0) singular = j;
                continue;
            }
            if (best != j)
                for (Index q = 0; q < n; ++q) std::swap(a(j, q), a(best, q));
            const T pivot = x[j];
            if (size >= std::numeric_limits<Real>::min() * 4)
                dense::scale(T(1) / pivot, x + j + 1, m - j - 1);
            else
                for (Index i = j + 1; i < m; ++i) x[i] /= pivot;
            eliminate_column(a, j);
        }
        return singular;
    }
    const Index h = k > 32 ? (k / 2 + 7) / 8 * 8 : (k + 1) / 2;
    const dense::Block<T> left = a.columns(0, h), right = a.columns(h, n - h);
    const Index first = lu_in_place(left, pivots);
    swap_rows(right, pivots, h);
    dense::solve_triangle(left.block(0, 0, h, h), dense::Triangle::lower, dense::Op::none, true, right.lines(0, h));
    const dense::Block<T> rest = right.lines(h, m - h);
    dense::multiply_add<T>(T(-1), left.lines(h, m - h), dense::Op::none, right.lines(0, h), dense::Op::none, rest);
    const Index second = lu_in_place(rest, pivots + h);
    swap_rows(left.lines(h, m - h), pivots + h, k - h);
    for (Index i = h; i < k; ++i) pivots[i] += h;
    return first >= 0 ? first : second >= 0 ? second + h : -1;
}

/// L (m x k, ones on its diagonal) and U (k x n) from the compact form of an m x n matrix, k = min(m, n).
template <class T>
std::pair<Dense<T>, Dense<T>> split_lu(Dense<T>&& work) {
    const Index m = work.rows(), n = work.cols(), k = std::min(m, n);
    Dense<T> U(k, n);
    for (Index j = 0; j < n; ++j) {
        const Index count = std::min(j + 1, k);
        std::copy_n(work.data() + j * m, count, U.data() + j * k);
        std::fill_n(U.data() + j * k + count, k - count, T(0));
    }
    for (Index j = 0; j < k; ++j) {
        std::fill_n(work.data() + j * m, j, T(0));
        work(j, j) = T(1);
    }
    if (n == k) return {std::move(work), std::move(U)};
    Dense<T> L(m, k);
    std::copy_n(work.data(), m * k, L.data());
    return {std::move(L), std::move(U)};
}

/// b := the solution of A x = b, A^T x = b or A^H x = b by the factors of lu_in_place.
template <class T>
void lu_solve_in_place(const dense::Block<T>& lu, const Index* pivots, dense::Op op, const dense::Block<T>& b) {
    using dense::Triangle;
    if (op == dense::Op::none) {
        swap_rows(b, pivots, lu.rows);
        dense::solve_triangle(lu, Triangle::lower, op, true, b);
        dense::solve_triangle(lu, Triangle::upper, op, false, b);
    } else {
        dense::solve_triangle(lu, Triangle::upper, op, false, b);
        dense::solve_triangle(lu, Triangle::lower, op, true, b);
        swap_rows(b, pivots, lu.rows, true);
    }
}

/// The 1-norm of a matrix (the inf-norm of its adjoint).
template <class T>
core::RealOf<T> norm1(const dense::Block<T>& a) {
    core::RealOf<T> largest = 0;
    for (Index j = 0; j < a.cols; ++j) {
        core::RealOf<T> sum = 0;
        for (Index i = 0; i < a.rows; ++i) sum += std::abs(a(i, j));
        if (sum > largest || sum != sum) largest = sum;
    }
    return largest;
}

/// The inverse by the factors of lu_in_place: U^-1, then X L = U^-1.
template <class T>
void lu_invert(const dense::Block<T>& lu, const Index* pivots) {
    const Index n = lu.rows;
    Dense<T> inverse = Dense<T>::Zero(n, n);
    const dense::Block<T> x(inverse);
    // Columns of U^-1, a panel at a time: only the leading triangle takes part.
    constexpr Index panel = 64;
    for (Index j = 0; j < n; j += panel) {
        const Index w = std::min(panel, n - j);
        for (Index q = j; q < j + w; ++q) x(q, q) = T(1);
        dense::solve_triangle(lu.block(0, 0, j + w, j + w), dense::Triangle::upper, dense::Op::none, false,
                              x.block(0, j, j + w, w));
    }
    dense::solve_triangle_right(lu, dense::Triangle::lower, dense::Op::none, true, x);
    for (Index i = n - 1; i >= 0; --i)
        if (pivots[i] != i) inverse.col(i).swap(inverse.col(pivots[i]));
    lu.assign(x);
}

}  // namespace scixx::linalg::detail
