// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/householder.hpp>

namespace scixx::linalg::detail::spectral {

using dense::Block;

/// A = Q B P^H with an upper bidiagonal real B, m >= n. The vectors of Q's reflectors come below the diagonal of `a`,
/// those of P's in the columns of `right` (n x n, shifted by one row).
/// J. Dongarra, D. Sorensen, S. Hammarling, Block reduction of matrices to condensed forms for eigenvalue computations,
/// J. Comput. Appl. Math. 27 (1989).
template <class T>
void bidiagonalize(const Block<T>& a, core::RealOf<T>* d, core::RealOf<T>* e, T* tau_q, const Block<T>& right,
                   T* tau_p) {
    const Index m = a.rows, n = a.cols;
    using dense::multiply_add;
    using dense::multiply_add_adjoint;
    constexpr Index width = 24;
    Dense<T> v_(m, width), x_(m, width), u_(n, width), y_(n, width);
    Column<T> little(2 * width + 2), line(n);
    for (Index j = 0; j < n; j += width) {
        const Index w = std::min(width, n - j);
        v_.setZero();
        x_.setZero();
        u_.setZero();
        y_.setZero();
        const Block<T> V(v_), X(x_), U(u_), Y(y_);
        // The updated matrix is A - V Y^H - X U^H.
        for (Index c = 0; c < w; ++c) {
            const Index i = j + c, rows = m - i, cols = n - i - 1;
            T* const column = a.at(i, i);
            for (Index p = 0; p < c; ++p) little[p] = dense::conj(Y(i, p));
            multiply_add<T>(T(-1), V.block(i, 0, rows, c), little.data(), column);
            for (Index p = 0; p < c; ++p) little[p] = dense::conj(U(i, p));
            multiply_add<T>(T(-1), X.block(i, 0, rows, c), little.data(), column);
            tau_q[i] = dense::make_reflector(column, rows);
            d[i] = dense::real(column[0]);
            T* const v = V.at(i, c);
            std::copy_n(column, rows, v);
            v[0] = T(1);
            tau_p[i] = T(0);
            if (cols == 0) break;
            T* const y = Y.at(i + 1, c);
            multiply_add_adjoint<T>(T(1), a.block(i, i + 1, rows, cols), v, y);
            little.setZero();
            multiply_add_adjoint<T>(T(1), V.block(i, 0, rows, c), v, little.data());
            multiply_add<T>(T(-1), Y.block(i + 1, 0, cols, c), little.data(), y);
            little.setZero();
            multiply_add_adjoint<T>(T(1), X.block(i, 0, rows, c), v, little.data());
            multiply_add<T>(T(-1), U.block(i + 1, 0, cols, c), little.data(), y);
            dense::scale(tau_q[i], y, cols);
            // The row, conjugated: A(i, :)^H - Y V(i, :)^H - U X(i, :)^H.
            for (Index q = 0; q < cols; ++q) line[q] = dense::conj(a(i, i + 1 + q));
            for (Index p = 0; p <= c; ++p) little[p] = dense::conj(V(i, p));
            multiply_add<T>(T(-1), Y.block(i + 1, 0, cols, c + 1), little.data(), line.data());
            for (Index p = 0; p < c; ++p) little[p] = dense::conj(X(i, p));
            multiply_add<T>(T(-1), U.block(i + 1, 0, cols, c), little.data(), line.data());
            tau_p[i] = dense::make_reflector(line.data(), cols);
            e[i] = dense::real(line[0]);
            std::copy_n(line.data(), cols, right.at(i + 1, i));
            T* const u = U.at(i + 1, c);
            std::copy_n(line.data(), cols, u);
            u[0] = T(1);
            if (rows == 1) continue;
            T* const x = X.at(i + 1, c);
            multiply_add<T>(T(1), a.block(i + 1, i + 1, rows - 1, cols), u, x);
            little.setZero();
            multiply_add_adjoint<T>(T(1), Y.block(i + 1, 0, cols, c + 1), u, little.data());
            multiply_add<T>(T(-1), V.block(i + 1, 0, rows - 1, c + 1), little.data(), x);
            little.setZero();
            multiply_add_adjoint<T>(T(1), U.block(i + 1, 0, cols, c), u, little.data());
            multiply_add<T>(T(-1), X.block(i + 1, 0, rows - 1, c), little.data(), x);
            dense::scale(tau_p[i], x, rows - 1);
        }
        const Index next = j + w;
        if (next >= n) break;
        const Block<T> rest = a.block(next, next, m - next, n - next);
        multiply_add<T>(T(-1), V.block(next, 0, m - next, w), dense::Op::none, Y.block(next, 0, n - next, w),
                        dense::Op::adjoint, rest);
        multiply_add<T>(T(-1), X.block(next, 0, m - next, w), dense::Op::none, U.block(next, 0, n - next, w),
                        dense::Op::adjoint, rest);
    }
}

}  // namespace scixx::linalg::detail::spectral
