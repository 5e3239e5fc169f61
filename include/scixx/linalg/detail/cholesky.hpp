// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/product.hpp>

namespace scixx::linalg::detail {

/// A = L L^H in the lower triangle, by halves. The other triangle is not touched.
/// @return -1, or the order of the first leading minor that is not positive, less one.
template <class T>
Index cholesky_lower(const dense::Block<T>& a) {
    using Real = core::RealOf<T>;
    const Index n = a.rows;
    if (n <= 16) {
        for (Index j = 0; j < n; ++j) {
            const Real pivot = dense::real(a(j, j));
            if (!(pivot > 0)) return j;
            const Real root = std::sqrt(pivot);
            a(j, j) = T(root);
            for (Index i = j + 1; i < n; ++i) a(i, j) /= root;
            for (Index q = j + 1; q < n; ++q) {
                const T factor = -dense::conj(a(q, j));
                for (Index i = q; i < n; ++i) a(i, q) += dense::times(factor, a(i, j));
            }
        }
        return -1;
    }
    const Index h = n > 64 ? (n / 2 + 31) / 32 * 32 : n / 2;
    const dense::Block<T> a11 = a.block(0, 0, h, h), a21 = a.block(h, 0, n - h, h), a22 = a.block(h, h, n - h, n - h);
    const Index first = cholesky_lower(a11);
    if (first >= 0) return first;
    dense::solve_triangle_right(a11, dense::Triangle::lower, dense::Op::adjoint, false, a21);
    dense::multiply_add<T>(T(-1), a21, dense::Op::none, a21, dense::Op::adjoint, a22, dense::Part::lower);
    const Index second = cholesky_lower(a22);
    return second >= 0 ? second + h : -1;
}

/// The factor of a positive definite matrix of which one triangle is read: L in the lower, or U in the upper triangle;
/// the other triangle is left as it was.
template <class T>
Index cholesky_in_place(const dense::Block<T>& a, bool lower) {
    if (lower) return cholesky_lower(a);
    Dense<T> work(a.rows, a.cols);
    for (Index j = 0; j < a.cols; ++j)
        for (Index i = j; i < a.rows; ++i) work(i, j) = dense::conj(a(j, i));
    const Index failed = cholesky_lower<T>(work);
    for (Index j = 0; j < a.cols; ++j)
        for (Index i = 0; i <= j; ++i) a(i, j) = dense::conj(work(j, i));
    return failed;
}

/// b := A^-1 b by the factor of cholesky_in_place.
template <class T>
void cholesky_solve_in_place(const dense::Block<T>& factor, bool lower, const dense::Block<T>& b) {
    const dense::Triangle triangle = lower ? dense::Triangle::lower : dense::Triangle::upper;
    dense::solve_triangle(factor, triangle, lower ? dense::Op::none : dense::Op::adjoint, false, b);
    dense::solve_triangle(factor, triangle, lower ? dense::Op::adjoint : dense::Op::none, false, b);
}

}  // namespace scixx::linalg::detail
