// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/dense/matrix.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::core::dense {

/// Reduces a symmetric n x n matrix a (both triangles) to tridiagonal form by reflections, which q is multiplied by
/// from the right: a has the diagonals afterwards.
template <class T>
void tridiagonalise(T* a, T* q, Index n) {
    List<T> v(n), p(n);
    for (Index k = 0; k + 2 < n; ++k) {
        T* const column = a + k * n;
        T tail = 0;
        for (Index i = k + 2; i < n; ++i) tail += column[i] * column[i];
        const Index first = k + 1;
        const T head = column[first];
        if (tail == 0) continue;
        const T length = std::copysign(std::sqrt(head * head + tail), head);
        T vv = 0;
        for (Index i = first; i < n; ++i) {
            v[i] = i == first ? head + length : column[i];
            vv += v[i] * v[i];
        }
        // Both sides: a -= v w^T + w v^T with w = p - (p v / v v) v, p = 2 a v / v v.
        T *const vs = v.data(), *const ps = p.data();
        std::fill_n(ps, n, T(0));
        for (Index j = first; j < n; ++j) add(2 * vs[j] / vv, a + j * n + first, ps + first, n - first);
        T pv = 0;
        for (Index i = first; i < n; ++i) pv += ps[i] * vs[i];
        for (Index i = first; i < n; ++i) ps[i] -= pv / vv * vs[i];
        for (Index j = first; j < n; ++j) {
            T* const to = a + j * n;
            for (Index i = first; i < n; ++i) to[i] -= vs[i] * ps[j] + ps[i] * vs[j];
        }
        column[first] = -length;
        std::fill_n(column + first + 1, n - first - 1, T(0));
        std::fill_n(ps, n, T(0));
        for (Index j = first; j < n; ++j) add(2 * vs[j] / vv, q + j * n, ps, n);
        for (Index j = first; j < n; ++j) add(-vs[j], ps, q + j * n, n);
    }
}

/// The eigenvalues of a symmetric n x n matrix a (both triangles), which is overwritten; q is multiplied from the right
/// by the eigenvectors. Reflections to tridiagonal form, then implicit QR steps with Wilkinson's shift (G. H. Golub, C.
/// F. Van Loan, Matrix Computations, 8.3). O(n^3).
template <class T>
[[nodiscard]] List<T> diagonalise(T* a, T* q, Index n) {
    tridiagonalise(a, q, n);
    List<T> diagonal(n), beside(n);
    T *const d = diagonal.data(), *const e = beside.data();
    for (Index i = 0; i < n; ++i) {
        d[i] = a[i * (n + 1)];
        if (i + 1 < n) e[i] = a[i * (n + 1) + 1];
    }
    Index high = n - 1;
    for (Index step = 0; high > 0 && step < 60 * n; ++step) {
        Index low = high;
        while (low > 0 &&
               std::abs(e[low - 1]) > std::numeric_limits<T>::epsilon() / 2 * (std::abs(d[low - 1]) + std::abs(d[low])))
            --low;
        if (low > 0) e[low - 1] = 0;
        if (low == high) {
            --high;
            continue;
        }
        const T half = (d[high - 1] - d[high]) / 2, off = e[high - 1];
        const T shift = d[high] - off * off / (half + std::copysign(std::hypot(half, off), half));
        T x = d[low] - shift, z = e[low];
        for (Index k = low; k < high; ++k) {
            const T r = std::hypot(x, z);
            const T c = r > 0 ? x / r : T(1), s = r > 0 ? z / r : T(0);
            if (k > low) e[k - 1] = r;
            const T dk = d[k], dn = d[k + 1], ek = e[k];
            d[k] = c * c * dk + 2 * c * s * ek + s * s * dn;
            d[k + 1] = s * s * dk - 2 * c * s * ek + c * c * dn;
            e[k] = c * s * (dn - dk) + (c * c - s * s) * ek;
            x = e[k];
            if (k + 1 < high) {
                z = s * e[k + 1];
                e[k + 1] *= c;
            }
            rotate(q + k * n, q + (k + 1) * n, n, c, -s);
        }
    }
    return diagonal;
}

/// Eigenvalues in descending order, equal ones in the order of the diagonal, and unit eigenvectors as columns.
template <class T>
struct SymmetricEigen {
    List<T> values;
    Matrix<T> vectors;
    bool diagonal = true;  // whether the matrix was
};

/// Eigenvalues and vectors of a symmetric matrix, of which the lower triangle is read.
template <class T = double>
[[nodiscard]] SymmetricEigen<T> symmetric_eigen(const Matrix<T>& matrix) {
    const Index n = matrix.rows();
    Matrix<T> a = matrix, q = identity<T>(n);
    SymmetricEigen<T> result;
    T largest = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = j; i < n; ++i) {
            a(j, i) = a(i, j);
            largest = std::max(largest, std::abs(a(i, j)));
            result.diagonal = result.diagonal && (i == j || a(i, j) == 0);
        }
    // A power of two, so that small matrices lose nothing.
    const int exponent = result.diagonal ? 0 : std::ilogb(largest);
    if (exponent != 0)
        for (Index i = 0; i < a.size(); ++i) a.data()[i] = std::ldexp(a.data()[i], -exponent);
    const List<T> d = diagonalise(a.data(), q.data(), n);  // at once for a diagonal matrix
    List<Index> order(n);
    std::iota(order.begin(), order.end(), Index(0));
    std::stable_sort(order.begin(), order.end(), [&](Index i, Index j) { return d[i] > d[j]; });
    result.vectors.resize(n, n);
    for (Index k = 0; k < n; ++k) {
        result.values.push_back(std::ldexp(d[order[k]], exponent));
        std::copy_n(q.data() + order[k] * n, n, result.vectors.data() + k * n);
    }
    return result;
}

}  // namespace scixx::core::dense
