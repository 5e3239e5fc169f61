// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/triangle.hpp>

namespace scixx::linalg::detail {

/// A = L L^H in the lower triangle, column by column; the other triangle is not touched.
/// @return -1, or the order of the first leading minor that is not positive, less one.
template <class T>
Index small_cholesky(const dense::Block<T>& a) {
    for (Index j = 0; j < a.rows; ++j) {
        const core::RealOf<T> pivot = dense::real(a(j, j));
        if (!(pivot > 0)) return j;
        const core::RealOf<T> root = std::sqrt(pivot);
        a(j, j) = T(root);
        for (Index i = j + 1; i < a.rows; ++i) a(i, j) /= root;
        for (Index q = j + 1; q < a.rows; ++q) {
            const T factor = -dense::conj(a(q, j));
            for (Index i = q; i < a.rows; ++i) a(i, q) += dense::times(factor, a(i, j));
        }
    }
    return -1;
}

/// The factor of a positive definite matrix of which one triangle is read, by halves: L in the lower, or U = L^H in the
/// upper triangle; the other triangle is not touched.
/// @return as small_cholesky.
template <class T>
Index cholesky_in_place(const dense::Block<T>& a, bool lower) {
    const Index n = a.rows;
    if (n <= 16) {
        if (lower) return small_cholesky(a);
        T memory[256];
        const dense::Block<T> work(memory, n, n, n);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i <= j; ++i) work(j, i) = dense::conj(a(i, j));
        const Index failed = small_cholesky(work);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i <= j; ++i) a(i, j) = dense::conj(work(j, i));
        return failed;
    }
    const Index h = n > 64 ? (n / 2 + 31) / 32 * 32 : n / 2;
    const dense::Block<T> a11 = a.block(0, 0, h, h), a22 = a.block(h, h, n - h, n - h);
    const Index first = cholesky_in_place(a11, lower);
    if (first >= 0) return first;
    using dense::Op;
    if (lower) {
        const dense::Block<T> a21 = a.block(h, 0, n - h, h);
        dense::solve_triangle_right(a11, dense::Triangle::lower, Op::adjoint, false, a21);
        dense::multiply_add<T>(T(-1), a21, Op::none, a21, Op::adjoint, a22, dense::Part::lower);
    } else {
        const dense::Block<T> a12 = a.block(0, h, h, n - h);
        dense::solve_triangle(a11, dense::Triangle::upper, Op::adjoint, false, a12);
        dense::multiply_add<T>(T(-1), a12, Op::adjoint, a12, Op::none, a22, dense::Part::upper);
    }
    const Index second = cholesky_in_place(a22, lower);
    return second >= 0 ? second + h : -1;
}

/// b := A^-1 b by the factor of cholesky_in_place.
template <class T>
void cholesky_solve_in_place(const dense::Block<T>& factor, bool lower, const dense::Block<T>& b) {
    const dense::Triangle triangle = lower ? dense::Triangle::lower : dense::Triangle::upper;
    dense::solve_triangle(factor, triangle, lower ? dense::Op::none : dense::Op::adjoint, false, b);
    dense::solve_triangle(factor, triangle, lower ? dense::Op::adjoint : dense::Op::none, false, b);
}

}  // namespace scixx::linalg::detail
