// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/svd.hpp>

namespace scixx::linalg::detail::factors {

using dense::Block;
using dense::Op;

/// Sizes of the blocks of a cosine-sine factor: r angles, and identities.
struct CossinSizes {
    Index r, n11, n12, n21, n22;

    CossinSizes(Index m, Index p, Index q)
        : r(std::min({p, m - p, q, m - q})),
          n11(std::min(p, q) - r),
          n12(std::min(p, m - q) - r),
          n21(std::min(m - p, q) - r),
          n22(std::min(m - p, m - q) - r) {}
};

template <class T>
struct Cossin {
    Dense<T> u1, u2, v1h, v2h;
    Column<core::RealOf<T>> theta;
};

/// op(a) op(b).
template <class T>
Dense<T> times_op(Dense<T> a, Op op_a, Dense<T> b, Op op_b) {
    Dense<T> out = Dense<T>::Zero(op_a == Op::none ? a.rows() : a.cols(), op_b == Op::none ? b.cols() : b.rows());
    dense::multiply_add<T>(T(1), a, op_a, b, op_b, out);
    return out;
}

/// All left and right singular vectors of any matrix, also of an empty one.
template <class T>
Factors<T> full_svd(const Dense<T>& a) {
    const Index m = a.rows(), n = a.cols();
    if (m == 0 || n == 0) return {Dense<T>::Identity(m, m), Column<core::RealOf<T>>(0), Dense<T>::Identity(n, n)};
    if (m >= n) return tall_svd<T>("cossin", a, true, true, false);
    Factors<T> f = tall_svd<T>("cossin", a.adjoint(), true, true, false);
    std::swap(f.U, f.V);
    return f;
}

/// A unitary matrix q and the moduli of r's diagonal, where a = q r and r is diagonal but for rounding.
template <class T>
std::pair<Dense<T>, Column<core::RealOf<T>>> normalized(Dense<T> a) {
    const Index m = a.rows(), n = a.cols();
    Column<T> tau(n);
    qr_in_place<T>(a, tau.data());
    Dense<T> q(m, m);
    dense::form_q<T>(a, tau.data(), 0, q);
    Column<core::RealOf<T>> size(n);
    for (Index j = 0; j < n; ++j) {
        size[j] = std::abs(a(j, j));
        if (size[j] > 0) q.col(j) *= a(j, j) / size[j];
    }
    return {std::move(q), std::move(size)};
}

/// The cosine-sine decomposition of a unitary matrix X whose upper left block is p x q. C. Van Loan, Computing the CS
/// and the generalized singular value decompositions, Numer. Math. 46 (1985): angles near zero come from the sines.
template <class T>
Cossin<T> cossin(const Dense<T>& x, Index p, Index q, bool swap_sign) {
    using Real = core::RealOf<T>;
    const Index m = x.rows(), k = std::min(p, q);
    const CossinSizes size(m, p, q);
    Factors<T> f = full_svd<T>(x.topLeftCorner(p, q));
    // The columns [0, b) of V1 have large cosines, the others, of which the last n21 have none, large sines.
    Index b = size.n11;
    while (b < k && f.s[b] >= std::sqrt(Real(0.5))) ++b;
    const Index a = q - b, rest = m - p - a;
    Dense<T> y = times_op<T>(x.bottomLeftCorner(m - p, q), Op::none, f.V, Op::none);
    Cossin<T> out;
    out.theta.resize(size.r);
    auto [basis, sines] = normalized<T>(y.rightCols(a));
    out.u2.resize(m - p, m - p);
    out.u2.rightCols(a) = basis.leftCols(a);
    for (Index i = b; i < k; ++i) out.theta[i - size.n11] = std::atan2(sines[i - b], f.s[i]);
    // The sines of the others, in the complement of those columns.
    const Dense<T> complement = basis.rightCols(rest);
    const Factors<T> g = full_svd<T>(times_op<T>(complement, Op::adjoint, y.leftCols(b), Op::none));
    out.u2.leftCols(rest) = times_op<T>(complement, Op::none, g.U.rowwise().reverse(), Op::none);
    const Dense<T> turn = g.V.rowwise().reverse();
    f.V.leftCols(b) = times_op<T>(f.V.leftCols(b), Op::none, turn, Op::none);
    Dense<T> cosines = turn;
    for (Index i = 0; i < b; ++i) cosines.row(i) *= f.s[i];
    const auto [left, lengths] = normalized<T>(std::move(cosines));
    f.U.leftCols(b) = times_op<T>(f.U.leftCols(b), Op::none, left, Op::none);
    for (Index i = size.n11; i < b; ++i) {
        const Index from = b - 1 - i;  // singular values descend
        out.theta[i - size.n11] = std::atan2(from < g.s.size() ? g.s[from] : Real(0), lengths[i]);
    }
    if (swap_sign) out.u2 = -out.u2;
    out.u1 = std::move(f.U);
    out.v1h = f.V.adjoint();
    // The columns on the right, in the new bases, are D V2^H with known orthonormal columns of D.
    const Real sign = swap_sign ? Real(1) : Real(-1);
    const Dense<T> top = times_op<T>(out.u1, Op::adjoint, x.topRightCorner(p, m - q), Op::none),
                   bottom = times_op<T>(out.u2, Op::adjoint, x.bottomRightCorner(m - p, m - q), Op::none);
    out.v2h.resize(m - q, m - q);
    for (Index i = 0; i < size.n22; ++i) out.v2h.row(i) = bottom.row(i);
    for (Index i = 0; i < size.r; ++i)
        out.v2h.row(size.n22 + i) =
            sign * std::sin(out.theta[i]) * top.row(size.n11 + i) + std::cos(out.theta[i]) * bottom.row(size.n22 + i);
    for (Index i = 0; i < size.n12; ++i) out.v2h.row(size.n22 + size.r + i) = sign * top.row(size.n11 + size.r + i);
    return out;
}

/// The middle factor.
template <class T>
Dense<T> cossin_matrix(const Column<core::RealOf<T>>& theta, Index m, Index p, Index q, bool swap_sign) {
    const CossinSizes s(m, p, q);
    Dense<T> d = Dense<T>::Zero(m, m);
    const core::RealOf<T> right = swap_sign ? 1 : -1, left = -right;
    for (Index i = 0; i < s.n11; ++i) d(i, i) = T(1);
    for (Index i = 0; i < s.n22; ++i) d(p + i, q + i) = T(1);
    for (Index i = 0; i < s.r; ++i) {
        d(s.n11 + i, s.n11 + i) = d(p + s.n22 + i, q + s.n22 + i) = T(std::cos(theta[i]));
        d(s.n11 + i, q + s.n22 + i) = T(right * std::sin(theta[i]));
        d(p + s.n22 + i, s.n11 + i) = T(left * std::sin(theta[i]));
    }
    for (Index i = 0; i < s.n12; ++i) d(s.n11 + s.r + i, q + s.n22 + s.r + i) = T(right);
    for (Index i = 0; i < s.n21; ++i) d(p + s.n22 + s.r + i, s.n11 + s.r + i) = T(left);
    return d;
}

}  // namespace scixx::linalg::detail::factors
