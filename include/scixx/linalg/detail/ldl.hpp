// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/product.hpp>

namespace scixx::linalg::detail {

/// P^T A P = L D L^H (or L D L^T) of a matrix of which the lower triangle is read: D has blocks of size 1 and 2.
/// `size[k]` is 1, or 2 and 0 for the two columns of a block; `pivots[k]` is the row that row k changed
/// places with, in this order, before anything else.
template <class T>
struct LdlFactors {
    Dense<T> a;  ///< below the blocks of D the columns of L, without ones
    core::List<Index> pivots;
    core::List<int> size;
    bool hermitian = true;
    bool singular = false;
};

/// Bunch and Kaufman's factorisation with their partial (diagonal) pivoting.
/// J. R. Bunch, L. Kaufman, Some stable methods for calculating inertia and solving symmetric linear systems, Math.
/// Comp. 31 (1977).
template <class T>
LdlFactors<T> ldl_factor(Dense<T> matrix, bool hermitian) {
    using Real = core::RealOf<T>;
    const Index n = matrix.rows();
    LdlFactors<T> f{std::move(matrix), core::List<Index>(n), core::List<int>(n, 1), hermitian, false};
    const dense::Block<T> a(f.a);
    const Real alpha = (1 + std::sqrt(Real(17))) / 8;
    const auto mirrored = [&](const T& x) { return hermitian ? dense::conj(x) : x; };
    const auto exchange = [&](Index p, Index q) {  // rows and columns p < q; the columns of L too
        if (p == q) return;
        for (Index j = 0; j < p; ++j) std::swap(a(p, j), a(q, j));
        for (Index i = q + 1; i < n; ++i) std::swap(a(i, p), a(i, q));
        for (Index i = p + 1; i < q; ++i) {
            const T x = a(i, p);
            a(i, p) = mirrored(a(q, i));
            a(q, i) = mirrored(x);
        }
        a(q, p) = mirrored(a(q, p));  // by symmetry
        std::swap(a(p, p), a(q, q));
    };
    for (Index k = 0; k < n;) {
        if (hermitian) a(k, k) = T(dense::real(a(k, k)));
        const Real diagonal = dense::size1(a(k, k));
        Index r = k;
        Real column = 0;
        for (Index i = k + 1; i < n; ++i)
            if (const Real size = dense::size1(a(i, k)); size > column) column = size, r = i;
        int step = 1;
        Index swap = k;
        if (std::max(diagonal, column) == 0) {
            f.singular = true;
            f.pivots[k] = k;
            ++k;
            continue;
        }
        if (diagonal < alpha * column) {
            Real row = 0;
            for (Index j = k; j < r; ++j) row = std::max(row, dense::size1(a(r, j)));
            for (Index i = r + 1; i < n; ++i) row = std::max(row, dense::size1(a(i, r)));
            if (diagonal >= alpha * column * (column / row)) {  // large enough in proportion
            } else if (dense::size1(a(r, r)) >= alpha * row)
                swap = r;
            else
                step = 2, swap = r;
        }
        exchange(k + step - 1, swap);
        if (step == 1) {
            if (hermitian) a(k, k) = T(dense::real(a(k, k)));
            f.pivots[k] = swap;
            // The reciprocal of a tiny pivot could overflow. In the Hermitian case the pivot is real.
            const T pivot = a(k, k), inverse = T(1) / pivot;
            const bool tiny = diagonal < std::numeric_limits<Real>::min() * 4;
            const auto over_pivot = [&](const T& x) { return tiny ? T(x / pivot) : dense::times(x, inverse); };
            for (Index j = k + 1; j < n; ++j)
                dense::axpy(T(-mirrored(over_pivot(a(j, k)))), a.at(j, k), a.at(j, j), n - j);
            for (Index i = k + 1; i < n; ++i) a(i, k) = over_pivot(a(i, k));
        } else {
            f.pivots[k] = k;
            f.pivots[k + 1] = swap;
            f.size[k] = 2;
            f.size[k + 1] = 0;
            if (hermitian) {
                a(k, k) = T(dense::real(a(k, k)));
                a(k + 1, k + 1) = T(dense::real(a(k + 1, k + 1)));
            }
            // Both columns times the inverse of the block, scaled by its off-diagonal entry.
            const T e = a(k + 1, k), d11 = a(k + 1, k + 1) / e, d00 = a(k, k) / mirrored(e);
            const T t = T(1) / (dense::times(d00, d11) - T(1));
            for (Index j = k + 2; j < n; ++j) {
                const T x = a(j, k), y = a(j, k + 1);
                // [x y] D^-1 with D = [d0 conj(e); e d1]
                const T wx = dense::times(t, dense::times(d11, x) - y) / mirrored(e);
                const T wy = dense::times(t, dense::times(d00, y) - x) / e;
                const T cx = -mirrored(wx), cy = -mirrored(wy);
                for (Index i = j; i < n; ++i) a(i, j) += dense::times(a(i, k), cx) + dense::times(a(i, k + 1), cy);
                a(j, k) = wx;
                a(j, k + 1) = wy;
            }
        }
        k += step;
    }
    if (hermitian)
        for (Index i = 0; i < n; ++i) a(i, i) = T(dense::real(a(i, i)));
    return f;
}

/// b := A^-1 b.
template <class T>
void ldl_solve_in_place(LdlFactors<T>& f, const dense::Block<T>& b) {
    const dense::Block<T> a(f.a);
    const Index n = a.rows;
    const auto mirrored = [&](const T& x) { return f.hermitian ? dense::conj(x) : x; };
    for (Index c = 0; c < b.cols; ++c) {
        T* const x = b.col(c);
        for (Index k = 0; k < n; ++k) std::swap(x[k], x[f.pivots[k]]);
        for (Index k = 0; k < n;) {
            const Index step = f.size[k];
            const Index last = k + step - 1;
            for (Index j = k; j <= last; ++j) dense::axpy(T(-x[j]), a.at(k + step, j), x + k + step, n - k - step);
            if (step == 1)
                x[k] /= a(k, k);
            else {
                const T e = a(k + 1, k), d11 = a(k + 1, k + 1) / e, d00 = a(k, k) / mirrored(e);
                const T t = T(1) / (dense::times(d00, d11) - T(1)), p = x[k] / mirrored(e), q = x[k + 1] / e;
                x[k] = dense::times(t, dense::times(d11, p) - q);
                x[k + 1] = dense::times(t, dense::times(d00, q) - p);
            }
            k += step;
        }
        for (Index k = n - 1; k >= 0;) {
            const Index step = f.size[k] == 0 ? 2 : 1;
            const Index first = k - step + 1;
            for (Index j = first; j <= k; ++j) {
                T sum(0);
                for (Index i = k + 1; i < n; ++i) sum += dense::times(mirrored(a(i, j)), x[i]);
                x[j] -= sum;
            }
            k -= step;
        }
        for (Index k = n - 1; k >= 0; --k) std::swap(x[k], x[f.pivots[k]]);
    }
}

}  // namespace scixx::linalg::detail
