// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/triangle.hpp>
#include <scixx/linalg/detail/svd.hpp>

namespace scixx::linalg::detail {

template <class T>
struct LeastSquares {
    Dense<T> x;
    Column<core::RealOf<T>> residues;
    Index rank = 0;
    Column<core::RealOf<T>> s;
};

/// The relative size of a singular value that counts as zero.
template <class Real>
Real rank_tolerance(std::optional<double> cond, Index m, Index n) {
    return cond ? static_cast<Real>(*cond) : std::numeric_limits<Real>::epsilon() * static_cast<Real>(std::max(m, n));
}

/// Sums of squares of the rows from n on of Q^H b (with all of Q).
template <class T>
Column<core::RealOf<T>> tail_squares(const Dense<T>& rotated, Index n) {
    Column<core::RealOf<T>> sums(rotated.cols());
    for (Index j = 0; j < rotated.cols(); ++j) {
        const core::RealOf<T> size = dense::norm2(rotated.data() + j * rotated.rows() + n, rotated.rows() - n);
        sums[j] = size * size;
    }
    return sums;
}

template <class T>
LeastSquares<T> least_squares_svd(Dense<T> a, Dense<T> b, core::RealOf<T> cond, bool jacobi) {
    const Index m = a.rows(), n = a.cols(), k = std::min(m, n);
    LeastSquares<T> out;
    out.x = Dense<T>::Zero(n, b.cols());
    out.residues.resize(0);
    if (k == 0) {
        if (m > n) out.residues = tail_squares(b, 0);
        out.s.resize(0);
        return out;
    }
    Factors<T> f;
    if (m > n) {
        // With A = Q R the system is R x = (Q^H b) above, and the rest of Q^H b is the residual.
        Column<T> tau(n);
        qr_in_place<T>(a, tau.data());
        dense::apply_q<T>(a, tau.data(), 0, b, true);
        out.residues = tail_squares(b, n);
        f = tall_svd<T>("lstsq", upper_part(a, n), false, true, jacobi);
        b = b.topRows(n).eval();
    } else {
        f = tall_svd<T>("lstsq", m < n ? Dense<T>(a.adjoint()) : std::move(a), false, true, jacobi);
        if (m < n) std::swap(f.U, f.V);
    }
    out.s = f.s;
    while (out.rank < k && f.s[out.rank] / f.s[0] > cond) ++out.rank;  // 0 / 0 is not
    if (out.rank < n) out.residues.resize(0);
    Dense<T> c = Dense<T>::Zero(out.rank, b.cols());
    dense::multiply_add<T>(T(1), dense::Block<T>(f.U).columns(0, out.rank), dense::Op::adjoint, b, dense::Op::none, c);
    for (Index j = 0; j < c.cols(); ++j)
        for (Index i = 0; i < out.rank; ++i) c(i, j) /= f.s[i];
    dense::multiply_add<T>(T(1), dense::Block<T>(f.V).columns(0, out.rank), dense::Op::none, c, dense::Op::none, out.x);
    return out;
}

template <class T>
LeastSquares<T> least_squares_qr(Dense<T> a, Dense<T> b, core::RealOf<T> cond) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols(), k = std::min(m, n);
    LeastSquares<T> out;
    out.residues.resize(0);
    out.s.resize(0);
    Column<T> tau(k);
    core::List<Index> permutation(n);
    pivoted_qr_in_place<T>(a, tau.data(), permutation.data());
    dense::apply_q<T>(dense::Block<T>(a).columns(0, k), tau.data(), 0, b, true);
    const Real largest = k > 0 ? std::abs(a(0, 0)) : Real(0);
    while (out.rank < k && std::abs(a(out.rank, out.rank)) / largest > cond) ++out.rank;
    const Index r = out.rank;
    if (r == n && m > n) out.residues = tail_squares(b, n);
    Dense<T> y = Dense<T>::Zero(n, b.cols());
    y.topRows(r) = b.topRows(r);
    if (r < n) {
        // [R11 R12] = L Z^H by a QR factorisation of its adjoint: the solution of least norm.
        Dense<T> wide = Dense<T>::Zero(n, r);
        for (Index j = 0; j < r; ++j)
            for (Index i = j; i < n; ++i) wide(i, j) = dense::conj(a(j, i));
        Column<T> tau_z(r);
        qr_in_place<T>(wide, tau_z.data());
        dense::solve_triangle<T>(dense::Block<T>(wide).lines(0, r), dense::Triangle::upper, dense::Op::adjoint, false,
                                 dense::Block<T>(y).lines(0, r));
        dense::apply_q<T>(wide, tau_z.data(), 0, y, false);
    } else
        dense::solve_triangle<T>(dense::Block<T>(a).lines(0, r), dense::Triangle::upper, dense::Op::none, false,
                                 dense::Block<T>(y).lines(0, r));
    out.x.resize(n, b.cols());
    for (Index i = 0; i < n; ++i) out.x.row(permutation[i]) = y.row(i);
    return out;
}

}  // namespace scixx::linalg::detail
