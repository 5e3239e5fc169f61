// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/functions/schur_functions.hpp>
#include <scixx/linalg/detail/small.hpp>

namespace scixx::linalg::detail::functions {

/// op(a) op(b).
template <class T>
Dense<T> product(const Dense<T>& a, dense::Op op_a, const Dense<T>& b, dense::Op op_b) {
    Dense<T> left = a, right = b;
    Dense<T> out =
        Dense<T>::Zero(op_a == dense::Op::none ? a.rows() : a.cols(), op_b == dense::Op::none ? b.cols() : b.rows());
    dense::multiply_add<T>(T(1), left, op_a, right, op_b, out);
    return out;
}

/// y := the solution of t Y + Y s = y for the diagonal blocks at i of t and at j of s, of p and q rows. @return false
/// if there is none.
template <class T>
bool sylvester_block(const Dense<T>& t, const Dense<T>& s, Index i, Index p, Index j, Index q, Dense<T>& y) {
    T m[16] = {}, x[4];
    const Index size = p * q;
    for (Index d = 0; d < q; ++d)
        for (Index r = 0; r < p; ++r) {
            const Index row = r + d * p;
            x[row] = y(i + r, j + d);
            for (Index c = 0; c < p; ++c) m[row + (c + d * p) * size] += t(i + r, i + c);
            for (Index c = 0; c < q; ++c) m[row + (r + c * p) * size] += s(j + c, j + d);
        }
    const T determinant = size == 1   ? small_solve<T, 1>(m, x, 1)
                          : size == 2 ? small_solve<T, 2>(m, x, 1)
                                      : small_solve<T, 4>(m, x, 1);
    if (determinant == T(0)) {
        for (Index k = 0; k < size; ++k)
            if (m[k + k * size] == T(0)) return false;  // else the determinant has underflowed
    }
    for (Index d = 0; d < q; ++d)
        for (Index r = 0; r < p; ++r) y(i + r, j + d) = x[r + d * p];
    return true;
}

/// The solution of A X + X B = Q from Schur forms of A and B.
/// R. H. Bartels, G. W. Stewart, Solution of the matrix equation AX + XB = C, Comm. ACM 15 (1972).
template <class T>
Dense<T> sylvester(const char* function, const SchurForm<T>& left, const SchurForm<T>& right, const Dense<T>& q) {
    Dense<T> y = product(product(left.z, dense::Op::adjoint, q, dense::Op::none), right.z);
    const Index m = y.rows(), n = y.cols();
    for (Index j = 0, wide = 0; j < n; j += wide) {
        wide = right.block(j);
        // t Y(j) + Y(j) s(j, j) = F(j) - sum of Y(k) s(k, j) over k < j, by blocks of columns
        for (Index c = j; c < j + wide; ++c)
            dense::multiply_add<T>(T(-1), dense::Block<T>(y).columns(0, j), right.t.data() + c * n, y.data() + c * m);
        for (Index end = m; end > 0;) {
            const Index tall = end > 1 && left.block(end - 2) == 2 ? 2 : 1, i = end - tall;
            if (!sylvester_block(left.t, right.t, i, tall, j, wide, y))
                core::fail<LinAlgError>(function, "an eigenvalue of a is minus one of b");
            for (Index c = j; c < j + wide; ++c)
                for (Index r = i; r < end; ++r) dense::axpy(T(-y(r, c)), left.t.data() + r * m, y.data() + c * m, i);
            end = i;
        }
    }
    return product(product(left.z, y), dense::Op::none, right.z, dense::Op::adjoint);
}

/// The solution of A X + X A^H = Q by a Schur form of A = Z T Z^H: with the rows and columns of T^H in reverse order it
/// is one of A^H.
template <class T>
Dense<T> continuous_lyapunov(const char* function, const Dense<T>& a, const Dense<T>& q) {
    const SchurForm<T> left(function, a);
    SchurForm<T> right = left;
    const Index n = a.rows();
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i) {
            right.t(i, j) = dense::conj(left.t(n - 1 - j, n - 1 - i));
            right.z(i, j) = left.z(i, n - 1 - j);
        }
    return sylvester(function, left, right, q);
}

/// The solution of A X A^H - X + Q = 0 by a Schur form of A.
template <class Complex>
Dense<Complex> stein(const char* function, Dense<Complex> a, const Dense<Complex>& q) {
    const SchurForm<Complex> schur(function, std::move(a));
    const Dense<Complex>& t = schur.t;
    Dense<Complex> y = product(product(schur.z, dense::Op::adjoint, q, dense::Op::none), schur.z);
    const Index n = y.rows();
    Column<Complex> sum(n), rhs(n);
    for (Index j = n - 1; j >= 0; --j) {
        // (I - conj(t(j, j)) t) y(:, j) = f(:, j) + t (sum of y(:, k) conj(t(j, k)) over k > j)
        sum.setZero();
        for (Index k = j + 1; k < n; ++k) dense::axpy(dense::conj(t(j, k)), y.data() + k * n, sum.data(), n);
        Complex* const column = y.data() + j * n;
        for (Index k = 0; k < n; ++k) dense::axpy(sum[k], t.data() + k * n, column, k + 1);
        const Complex factor = dense::conj(t(j, j));
        for (Index i = n - 1; i >= 0; --i) {
            const Complex pivot = Complex(1) - dense::times(factor, t(i, i));
            if (pivot == Complex(0)) core::fail<LinAlgError>(function, "two eigenvalues of a are reciprocal");
            column[i] /= pivot;
            dense::axpy(dense::times(factor, column[i]), t.data() + i * n, column, i);
        }
    }
    return product(product(schur.z, y), dense::Op::none, schur.z, dense::Op::adjoint);
}

/// The stabilising solution X of X = A^H X (I + G X)^-1 A + H by the structure-preserving doubling algorithm.
/// E. K.-W. Chu, H.-Y. Fan, W.-W. Lin, C.-S. Wang, Structure-preserving algorithms for periodic discrete-time algebraic
/// Riccati equations, Internat. J. Control 77 (2004).
template <class T>
Dense<T> doubled(const char* function, Dense<T> a, Dense<T> g, Dense<T> h) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    Real before = std::numeric_limits<Real>::infinity();
    for (int iteration = 0; iteration < 100; ++iteration) {
        Dense<T> w = product(g, h);
        w.diagonal().array() += T(1);
        Dense<T> both(n, 2 * n);
        both.leftCols(n) = a;
        both.rightCols(n) = g;
        both = solved<T>(function, std::move(w), std::move(both));
        const Dense<T> wa = both.leftCols(n), wg = both.rightCols(n);  // (I + G H)^-1 A and (I + G H)^-1 G
        const Dense<T> step = product(product(a, dense::Op::adjoint, h, dense::Op::none), wa);
        g += product(product(a, wg), dense::Op::none, a, dense::Op::adjoint);
        h += step;
        a = product(a, wa);
        h = ((h + h.adjoint()) / T(2)).eval();
        g = ((g + g.adjoint()) / T(2)).eval();
        const Real change = step.norm() / std::max(h.norm(), std::numeric_limits<Real>::min());
        if (!(change == change)) break;
        if (change <= std::numeric_limits<Real>::epsilon() || (change < Real(1e-6) && change >= before)) return h;
        before = change;
    }
    core::fail<LinAlgError>(function, "there is no stabilising solution");
}

}  // namespace scixx::linalg::detail::functions
