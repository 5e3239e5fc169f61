// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/dims.hpp>
#include <scixx/linalg/detail/dense/householder.hpp>

namespace scixx::linalg::detail::spectral {

using dense::Block;

/// The first steps of bidiagonalize, of panels that are applied by products, until at most `least` columns are left.
/// @return the number of steps
/// J. Dongarra, D. Sorensen, S. Hammarling, Block reduction of matrices to condensed forms for eigenvalue computations,
/// J. Comput. Appl. Math. 27 (1989).
template <class T>
Index bidiagonalize_panels(const Block<T>& a, core::RealOf<T>* d, core::RealOf<T>* e, T* tau_q, const Block<T>& right,
                           T* tau_p, Index least) {
    const Index m = a.rows, n = a.cols;
    using dense::multiply_add;
    using dense::multiply_add_adjoint;
    constexpr Index width = 24;
    Dense<T> v_(m, width), x_(m, width), u_(n, width), y_(n, width);
    Column<T> little(2 * width + 2), line(n);
    Index j = 0;
    for (; n - j > least; j += width) {
        const Index w = width;
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
        const Block<T> rest = a.block(next, next, m - next, n - next);
        multiply_add<T>(T(-1), V.block(next, 0, m - next, w), dense::Op::none, Y.block(next, 0, n - next, w),
                        dense::Op::adjoint, rest);
        multiply_add<T>(T(-1), X.block(next, 0, m - next, w), dense::Op::none, U.block(next, 0, n - next, w),
                        dense::Op::adjoint, rest);
    }
    return j;
}

/// Of columns j, ..., j + Count - 1 of a: a -= v y^H + x u^H, and then z = a^H w.
template <int Count, class T>
void update_columns(const Block<T>& a, Index j, const T* v, const T* y, const T* x, const T* u, const T* w, T* z) {
    static_assert(!core::is_complex<T>);
    using Packet = core::Simd<T>;
    constexpr Index W = Packet::width;
    constexpr auto columns = core::to_size(Count);
    Packet py[columns], pu[columns], sum[columns];
    for (int c = 0; c < Count; ++c) {
        py[c] = Packet::broadcast(-y[j + c]);
        pu[c] = Packet::broadcast(-u[j + c]);
        sum[c] = Packet::broadcast(T(0));
    }
    Index i = 0;
    for (; i + W <= a.rows; i += W) {
        const Packet pv = Packet::load(v + i), px = Packet::load(x + i), pw = Packet::load(w + i);
        for (int c = 0; c < Count; ++c) {
            T* const to = a.at(i, j + c);
            const Packet fresh = fma(px, pu[c], fma(pv, py[c], Packet::load(to)));
            fresh.store(to);
            sum[c] = fma(fresh, pw, sum[c]);
        }
    }
    for (int c = 0; c < Count; ++c) {
        T* const to = a.col(j + c);
        T rest = sum[c].sum();
        for (Index k = i; k < a.rows; ++k) {
            to[k] -= v[k] * y[j + c] + x[k] * u[j + c];
            rest += to[k] * w[k];
        }
        z[j + c] = rest;
    }
}

/// A = Q B P^H with an upper bidiagonal real B, m >= n. The vectors of Q's reflectors come below the diagonal of `a`,
/// those of P's in the columns of `right` (n x n, shifted by one row).
///
/// What fits in a cache is done in single steps: the two reflections of a step wait for the next step, which applies
/// them while it multiplies by its own vector:
/// the matrix is read twice and written once a step. G. W. Howell, J. Demmel, C. T. Fulton, S. Hammarling, K. Marmol,
/// Cache efficient bidiagonalization using BLAS 2.5 operators, ACM Trans. Math. Softw. 34 (2008).
template <class T>
void bidiagonalize(const Block<T>& a, core::RealOf<T>* d, core::RealOf<T>* e, T* tau_q, const Block<T>& right,
                   T* tau_p) {
    const Index m = a.rows, n = a.cols;
    constexpr Index cached = 400;
    const Index begin = n > cached ? bidiagonalize_panels(a, d, e, tau_q, right, tau_p, cached) : 0;
    Dense<T> rows_(m, 3), cols_(n, 3);
    rows_.setZero();
    cols_.setZero();
    // A - v y^H - x u^H is the matrix; w and z are the next v and y. Rows and columns are those of `a`.
    const Block<T> rows(rows_), cols(cols_);
    T *v = rows.col(0), *const x = rows.col(1), *w = rows.col(2);
    T *y = cols.col(0), *const u = cols.col(1), *z = cols.col(2);
    for (Index i = begin; i < n; ++i) {
        const Index height = m - i, width = n - i - 1;
        T* const column = a.at(i, i);
        dense::axpy(T(-dense::conj(y[i])), v + i, column, height);
        dense::axpy(T(-dense::conj(u[i])), x + i, column, height);
        tau_q[i] = dense::make_reflector(column, height);
        d[i] = dense::real(column[0]);
        tau_p[i] = T(0);
        if (width == 0) break;
        std::copy_n(column, height, w + i);
        w[i] = T(1);
        const Block<T> trailing = a.block(i, i + 1, height, width);
        const T *const later_y = y + i + 1, *const later_u = u + i + 1;
        T* const line = z + i + 1;
        if constexpr (core::is_complex<T>) {
            for (Index j = 0; j < width; ++j) {
                dense::axpy(T(-dense::conj(later_y[j])), v + i, trailing.col(j), height);
                dense::axpy(T(-dense::conj(later_u[j])), x + i, trailing.col(j), height);
                line[j] = dense::dot(trailing.col(j), w + i, height);
            }
        } else {
            Index j = 0;
            for (; j + 4 <= width; j += 4) update_columns<4>(trailing, j, v + i, later_y, x + i, later_u, w + i, line);
            for (; j < width; ++j) update_columns<1>(trailing, j, v + i, later_y, x + i, later_u, w + i, line);
        }
        dense::scale(tau_q[i], line, width);
        std::swap(v, w);
        std::swap(y, z);
        // The row, conjugated, of the matrix less v y^H.
        for (Index j = 0; j < width; ++j) u[i + 1 + j] = dense::conj(trailing(0, j)) - y[i + 1 + j];
        tau_p[i] = dense::make_reflector(u + i + 1, width);
        e[i] = dense::real(u[i + 1]);
        std::copy_n(u + i + 1, width, right.at(i + 1, i));
        u[i + 1] = T(1);
        std::fill_n(x + i + 1, height - 1, T(0));
        dense::multiply_add<T>(T(1), a.block(i + 1, i + 1, height - 1, width), u + i + 1, x + i + 1);
        dense::axpy(T(-dense::dot(y + i + 1, u + i + 1, width)), v + i + 1, x + i + 1, height - 1);
        dense::scale(tau_p[i], x + i + 1, height - 1);
    }
}

}  // namespace scixx::linalg::detail::spectral
