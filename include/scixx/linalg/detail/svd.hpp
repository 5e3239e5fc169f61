// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <Eigen/Householder>
#include <Eigen/QR>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/core/scalar.hpp>
#include <scixx/linalg/error.hpp>
#include <utility>
#include <vector>

namespace scixx::linalg::detail {

using Eigen::Index;

template <class T>
using Dense = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
template <class T>
using Column = Eigen::Matrix<T, Eigen::Dynamic, 1>;

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
    const Eigen::HouseholderQR<Dense<T>> qr(U.leftCols(rank));
    Dense<T> rest = Dense<T>::Zero(U.rows(), U.cols() - rank);
    rest.middleRows(rank, rest.cols()).setIdentity();
    rest.applyOnTheLeft(qr.householderQ());
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

/// A square or nearly square matrix of moderate size: Jacobi when it is small, else divide and conquer.
template <class T>
Factors<T> square_svd(Dense<T> a, bool vectors, bool jacobi) {
    if (!jacobi && a.cols() > 48) {
        const Eigen::BDCSVD<Dense<T>> svd(a, vectors ? Eigen::ComputeThinU | Eigen::ComputeThinV : 0);
        if (svd.info() == Eigen::Success && svd.singularValues().allFinite()) {
            if (!vectors) return {{}, svd.singularValues(), {}};
            if (svd.matrixU().allFinite() && svd.matrixV().allFinite())
                return {svd.matrixU(), svd.singularValues(), svd.matrixV()};
        }
    }
    return jacobi_svd<T>(std::move(a), vectors);
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
        Eigen::HouseholderQR<Dense<T>> qr(std::move(a));
        Dense<T> triangle = qr.matrixQR().topRows(n).template triangularView<Eigen::Upper>();
        result = square_svd<T>(std::move(triangle), vectors, jacobi);
        if (vectors) {
            Dense<T> U = Dense<T>::Zero(m, full ? m : n);
            U.topLeftCorner(n, n) = result.U;
            if (full) U.bottomRightCorner(m - n, m - n).setIdentity();
            U.applyOnTheLeft(qr.householderQ());
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
