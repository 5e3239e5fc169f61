// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/core/scalar.hpp>
#include <scixx/linalg/detail/qr.hpp>
#include <scixx/linalg/detail/spectral/bidiagonal.hpp>
#include <scixx/linalg/detail/spectral/bidiagonalize.hpp>
#include <scixx/linalg/error.hpp>
#include <utility>
#include <vector>

namespace scixx::linalg::detail {

/// A = U diag(s) V^H. U and V are empty when they were not asked for.
template <class T>
struct Factors {
    Dense<T> U;
    Column<core::RealOf<T>> s;
    Dense<T> V;
};

/// Replaces the columns [rank, cols) of U, whose leading columns are orthonormal, so that all are orthonormal.
template <class T>
void complete_basis(Dense<T>& U, Index rank) {
    if (rank == U.cols()) return;
    Dense<T> leading = U.leftCols(rank), rest = Dense<T>::Zero(U.rows(), U.cols() - rank);
    Column<T> tau(rank);
    qr_in_place<T>(leading, tau.data());
    for (Index j = 0; j < rest.cols(); ++j) rest(rank + j, j) = T(1);
    dense::apply_q<T>(leading, tau.data(), 0, rest, false);
    U.rightCols(rest.cols()) = rest;
}

/// One-sided Jacobi: plane rotations of the first n columns of X, the largest first, until they are orthogonal. The
/// same rotations are applied to the columns of V unless V is empty. M has a fixed size for small matrices, padded with
/// zeros, so that a column is a few registers.
///
/// P. P. M. de Rijk, A one-sided Jacobi algorithm for computing the singular value decomposition on a vector computer,
/// SIAM J. Sci. Stat. Comput. 10 (1989); J. Demmel, K. Veselic, Jacobi's method is more accurate than QR, SIAM J.
/// Matrix Anal. Appl. 13 (1992).
/// @throws LinAlgError when 60 sweeps are not enough.
template <class M>
void jacobi_sweeps(M& X, M& V, Index n, bool vectors) {
    using T = typename M::Scalar;
    using Real = core::RealOf<T>;
    const Real epsilon = std::numeric_limits<Real>::epsilon();
    const Real tolerance2 = epsilon * epsilon * static_cast<Real>(X.rows());
    const auto rotate = [](M& matrix, Index p, Index q, Real c, const T& s) {
        T* const x = matrix.col(p).data();
        T* const y = matrix.col(q).data();
        const Index rows = matrix.rows();
        for (Index i = 0; i < rows; ++i) {
            const T xi = x[i], yi = y[i];
            x[i] = c * xi - Eigen::numext::conj(s) * yi;
            y[i] = s * xi + c * yi;
        }
    };
    Eigen::Matrix<Real, M::ColsAtCompileTime, 1> norm2(X.cols());  // of the columns
    bool rotated = n > 1;
    for (int sweep = 0; rotated; ++sweep) {
        if (sweep == 60) throw LinAlgError("svd: the singular value decomposition did not converge");
        rotated = false;
        for (Index j = 0; j < n; ++j) norm2[j] = X.col(j).squaredNorm();
        for (Index p = 0; p + 1 < n; ++p) {
            Index largest = p;
            for (Index j = p + 1; j < n; ++j)
                if (norm2[j] > norm2[largest]) largest = j;
            if (largest != p) {
                X.col(p).swap(X.col(largest));
                std::swap(norm2[p], norm2[largest]);
                if (vectors) V.col(p).swap(V.col(largest));
            }
            for (Index q = p + 1; q < n; ++q) {
                const T product = X.col(p).dot(X.col(q));
                const Real size2 = Eigen::numext::abs2(product);
                if (!(size2 > tolerance2 * norm2[p] * norm2[q])) continue;
                rotated = true;
                const Real size = std::sqrt(size2);
                const Real zeta = (norm2[q] - norm2[p]) / (2 * size), magnitude = std::abs(zeta);
                const Real root = magnitude < 1 / epsilon ? std::sqrt(1 + zeta * zeta) : magnitude;
                const Real t = (zeta < 0 ? Real(-1) : Real(1)) / (magnitude + root);
                const Real c = 1 / std::sqrt(1 + t * t);
                const T s = product * (c * t / size);
                rotate(X, p, q, c, s);
                if (vectors) rotate(V, p, q, c, s);
                // The new norms by the old ones, unless that cancels.
                const Real old_p = norm2[p], old_q = norm2[q];
                norm2[p] -= t * size;
                norm2[q] += t * size;
                if (norm2[p] < Real(0.1) * old_p) norm2[p] = X.col(p).squaredNorm();
                if (norm2[q] < Real(0.1) * old_q) norm2[q] = X.col(q).squaredNorm();
            }
        }
    }
}

/// The factors of an m x n matrix, m >= n, from its columns after jacobi_sweeps and the accumulated rotations.
template <class M>
auto jacobi_factors(const M& X, const M& V, Index m, Index n, bool vectors) {
    using T = typename M::Scalar;
    using Real = core::RealOf<T>;
    std::vector<std::pair<Real, Index>> order;
    order.reserve(static_cast<std::size_t>(n));
    for (Index j = 0; j < n; ++j) order.emplace_back(X.col(j).norm(), j);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Factors<T> result;
    result.s.resize(n);
    for (Index k = 0; k < n; ++k) result.s[k] = order[static_cast<std::size_t>(k)].first;
    if (!vectors) return result;
    result.U.resize(m, n);
    result.V.resize(n, n);
    // A direction that is no more than rounding is replaced by one that is orthogonal to the others.
    const Real least = std::numeric_limits<Real>::epsilon() * static_cast<Real>(m) * result.s[0];
    const Index rank = (result.s.array() > least).count();
    for (Index k = 0; k < n; ++k) {
        const Index j = order[static_cast<std::size_t>(k)].second;
        if (k < rank) result.U.col(k) = X.col(j).head(m) / result.s[k];
        result.V.col(k) = V.col(j).head(n);
    }
    complete_basis(result.U, rank);
    return result;
}

/// The factors of `a`, m x n with m >= n, of moderate size (no overflow in a sum of squares), by one-sided Jacobi.
template <class T>
Factors<T> jacobi_svd(Dense<T> a, bool vectors) {
    const Index m = a.rows(), n = a.cols();
    if (m <= 8) {
        using Small = Eigen::Matrix<T, 8, 8>;
        Small X = Small::Zero(), V = Small::Identity();
        X.topLeftCorner(m, n) = a;
        jacobi_sweeps(X, V, n, vectors);
        return jacobi_factors(X, V, m, n, vectors);
    }
    Dense<T> V;
    if (vectors) V.setIdentity(n, n);
    jacobi_sweeps(a, V, n, vectors);
    return jacobi_factors(a, V, m, n, vectors);
}

/// As jacobi_svd, by bidiagonalisation and divide and conquer (implicit QR for the values alone).
template <class T>
Factors<T> divided_svd(Dense<T> a, bool vectors) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols();
    const auto size = static_cast<std::size_t>(n);
    std::vector<Real> d(size), e(size);
    Column<T> tau_q(n), tau_p(n);
    Dense<T> right(n, n);
    spectral::bidiagonalize<T>(a, d.data(), e.data(), tau_q.data(), right, tau_p.data());
    Factors<T> f;
    f.s.resize(n);
    if (!vectors) {
        spectral::bidiagonal_qr<Real>(d.data(), e.data(), n, {}, {});
        for (Real& x : d) x = std::abs(x);
        std::sort(d.begin(), d.end(), [](Real x, Real y) { return x > y; });
        std::copy_n(d.data(), n, f.s.data());
        return f;
    }
    Real largest = 0;
    for (const auto* list : {&d, &e})
        for (const Real x : *list) largest = std::max(largest, std::abs(x));
    if (largest > 0)
        for (auto* list : {&d, &e})
            for (Real& x : *list) x /= largest;
    f.V.resize(n, n);
    f.U = Dense<T>::Zero(m, n);
    if constexpr (core::is_complex<T>) {
        Dense<Real> U(n, n), V(n, n);
        spectral::BidiagonalDivide<Real>::run(d, e, U, V);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < n; ++i) {
                f.U(i, j) = U(i, j);
                f.V(i, j) = V(i, j);
            }
    } else
        spectral::BidiagonalDivide<Real>::run(d, e, dense::Block<T>(f.U).lines(0, n), f.V);
    for (Index i = 0; i < n; ++i) f.s[i] = d[static_cast<std::size_t>(i)] * largest;
    dense::apply_q<T>(a, tau_q.data(), 0, f.U, false);
    if (n > 1) dense::apply_q<T>(dense::Block<T>(right).columns(0, n - 1), tau_p.data(), 1, f.V, false);
    return f;
}

/// A square or nearly square matrix of moderate size: Jacobi when it is small, else divide and conquer.
template <class T>
Factors<T> square_svd(Dense<T> a, bool vectors, bool jacobi) {
    return jacobi || a.cols() <= 16 ? jacobi_svd<T>(std::move(a), vectors) : divided_svd<T>(std::move(a), vectors);
}

/// Singular value decomposition of `a`, m x n with m >= n >= 1. U is m x m when `full`, else m x n; V is n x n.
/// @throws LinAlgError for a NaN or an infinity, and when the iteration does not converge.
template <class T>
Factors<T> tall_svd(Dense<T> a, bool full, bool vectors, bool jacobi) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols();
    Real largest = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < m; ++i) {
            const Real size = std::max(std::abs(Eigen::numext::real(a(i, j))), std::abs(Eigen::numext::imag(a(i, j))));
            if (!std::isfinite(size)) throw LinAlgError("svd: the matrix holds a NaN or an infinity");
            largest = std::max(largest, size);
        }
    // Squares of the entries must neither overflow nor underflow as a whole; a power of two changes no digit.
    const int exponent = largest > 0 ? std::ilogb(largest) : 0;
    const bool scale = std::abs(exponent) > std::numeric_limits<Real>::max_exponent / 8;
    if (scale)
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < m; ++i) {
                if constexpr (core::is_complex<T>)
                    a(i, j) = T(std::ldexp(a(i, j).real(), -exponent), std::ldexp(a(i, j).imag(), -exponent));
                else
                    a(i, j) = std::ldexp(a(i, j), -exponent);
            }
    Factors<T> result;
    if (5 * m > 6 * n) {
        // A QR factorisation first: then only its triangle has to be decomposed.
        Column<T> tau(n);
        qr_in_place<T>(a, tau.data());
        result = square_svd<T>(upper_part(a, n), vectors, jacobi);
        if (vectors) {
            Dense<T> U = Dense<T>::Zero(m, full ? m : n);
            U.topLeftCorner(n, n) = result.U;
            for (Index j = n; j < U.cols(); ++j) U(j, j) = T(1);
            dense::apply_q<T>(a, tau.data(), 0, U, false);
            result.U = std::move(U);
        }
    } else {
        result = square_svd<T>(std::move(a), vectors, jacobi);
        if (vectors && full && m > n) {
            result.U.conservativeResize(m, m);
            complete_basis(result.U, n);
        }
    }
    if (scale)
        for (Index j = 0; j < n; ++j) result.s[j] = std::ldexp(result.s[j], exponent);
    return result;
}

}  // namespace scixx::linalg::detail
