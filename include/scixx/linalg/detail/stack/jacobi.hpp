// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/linalg/detail/stack/stack.hpp>
#include <scixx/linalg/error.hpp>

/// Spectra of matrices of at most 8 rows, by Jacobi's rotations, without heap.
namespace scixx::linalg::detail {

/// A power of two that takes the largest element to moderate size: its exponent. `a` is scaled by it.
template <class T>
int normalize_small(Small<T>& a) {
    using Real = core::RealOf<T>;
    Real largest = 0;
    for (Index i = 0; i < a.size(); ++i) largest = std::max(largest, dense::size1(a.data()[i]));
    if (!(largest > 0) || !(largest <= std::numeric_limits<Real>::max())) return 0;
    const int exponent = std::ilogb(largest);
    if (std::abs(exponent) <= std::numeric_limits<Real>::max_exponent / 8) return 0;
    const Real half = std::ldexp(Real(1), -exponent / 2), rest = std::ldexp(Real(1), -exponent - (-exponent / 2));
    for (Index i = 0; i < a.size(); ++i) a.data()[i] = a.data()[i] * half * rest;
    return exponent;
}

/// Eigenvalues, ascending, and eigenvectors of a Hermitian matrix given in full, which is destroyed.
/// C. G. J. Jacobi, Crelle's Journal 30 (1846); H. Rutishauser, The Jacobi method for real symmetric matrices, Numer.
/// Math. 9 (1966).
template <class T>
void small_eigh(const char* function, Small<T>& a, core::RealOf<T>* values, Small<T>& vectors) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    const int exponent = normalize_small(a);
    vectors.setIdentity(n, n);
    Real total = 0;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < n; ++j) total += dense::abs2(a(i, j));
    const Real least = dense::epsilon<T> * dense::epsilon<T> * total / Real(64);
    for (int sweep = 0;; ++sweep) {
        Real off = 0;
        for (Index q = 1; q < n; ++q)
            for (Index p = 0; p < q; ++p) off += dense::abs2(a(p, q));
        if (off <= least) break;
        if (sweep == 60 || off != off) core::fail<LinAlgError>(function, "the eigenvalue iteration did not converge");
        for (Index q = 1; q < n; ++q)
            for (Index p = 0; p < q; ++p) {
                const Real size = std::abs(a(p, q));
                if (size == 0) continue;
                const T phase = dense::conj(a(p, q)) / size;
                const Real tau = (dense::real(a(q, q)) - dense::real(a(p, p))) / (2 * size);
                const Real t = (tau < 0 ? Real(-1) : Real(1)) / (std::abs(tau) + std::hypot(Real(1), tau));
                const Real c = 1 / std::sqrt(1 + t * t), s = t * c;
                const Real dp = dense::real(a(p, p)) - t * size, dq = dense::real(a(q, q)) + t * size;
                // Columns p and q of a and of the vectors, then the rows of a as their mirror image.
                const auto turn = [&](Small<T>& m) {
                    for (Index i = 0; i < n; ++i) {
                        const T x = m(i, p), y = dense::times(phase, m(i, q));
                        m(i, p) = c * x - s * y;
                        m(i, q) = s * x + c * y;
                    }
                };
                turn(a);
                turn(vectors);
                for (Index i = 0; i < n; ++i) {
                    a(p, i) = dense::conj(a(i, p));
                    a(q, i) = dense::conj(a(i, q));
                }
                a(p, p) = T(dp);
                a(q, q) = T(dq);
                a(p, q) = a(q, p) = T(0);
            }
    }
    for (Index i = 0; i < n; ++i) {
        Index best = i;
        for (Index k = i + 1; k < n; ++k)
            if (dense::real(a(k, k)) < dense::real(a(best, best))) best = k;
        if (best != i) {
            std::swap(a(i, i), a(best, best));
            vectors.col(i).swap(vectors.col(best));
        }
        values[i] = std::ldexp(dense::real(a(i, i)), exponent);
    }
}

/// The columns [known, all) of U become unit vectors orthogonal to each other and to the first ones.
template <class T>
void complete_small_basis(Small<T>& U, Index known) {
    const Index m = U.rows();
    for (Index k = known, next = 0; k < U.cols(); ++next) {
        auto x = U.col(k);
        x.setZero();
        x[next % m] = T(1);
        core::RealOf<T> length = 1;
        for (int pass = 0; pass < 3; ++pass) {
            for (Index j = 0; j < k; ++j) x -= U.col(j).dot(x) * U.col(j);
            const core::RealOf<T> now = x.norm();
            length *= now;
            if (length < core::RealOf<T>(0.2)) break;  // some unit vector has at least 1 / sqrt(8)
            x /= now;
        }
        if (length >= core::RealOf<T>(0.2)) ++k;
    }
}

/// A = U diag(s) V^H for m >= n, by one-sided Jacobi; U gets `columns` columns, n or m. `a` is destroyed.
template <class T>
void small_svd(const char* function, Small<T>& a, core::RealOf<T>* s, Small<T>& U, Small<T>& V, Index columns) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols();
    const int exponent = normalize_small(a);
    V.setIdentity(n, n);
    // Products that nearly underflow have no digits.
    const Real tolerance = dense::epsilon<T>, least = std::numeric_limits<Real>::min() / tolerance;
    bool rotated = n > 1;
    for (int sweep = 0; rotated; ++sweep) {
        if (sweep == 100) core::fail<LinAlgError>(function, "the singular value decomposition did not converge");
        rotated = false;
        for (Index p = 0; p + 1 < n; ++p)
            for (Index q = p + 1; q < n; ++q) {
                const Real x = a.col(p).squaredNorm(), y = a.col(q).squaredNorm();
                const T product = a.col(p).dot(a.col(q));
                const Real size = std::abs(product);
                if (x < y) {  // norms descend
                    a.col(p).swap(a.col(q));
                    V.col(p).swap(V.col(q));
                    rotated = true;
                    continue;
                }
                if (!(size > least && size > tolerance * std::sqrt(x) * std::sqrt(y))) continue;
                rotated = true;
                const T phase = dense::conj(product) / size;
                const Real tau = (y - x) / (2 * size);
                const Real t = (tau < 0 ? Real(-1) : Real(1)) / (std::abs(tau) + std::hypot(Real(1), tau));
                const Real c = 1 / std::sqrt(1 + t * t), sine = t * c;
                const auto turn = [&](Small<T>& matrix) {
                    for (Index i = 0; i < matrix.rows(); ++i) {
                        const T u = matrix(i, p), v = dense::times(phase, matrix(i, q));
                        matrix(i, p) = c * u - sine * v;
                        matrix(i, q) = sine * u + c * v;
                    }
                };
                turn(a);
                turn(V);
            }
    }
    U.resize(m, columns);
    Index rank = 0;
    for (Index k = 0; k < n; ++k) {
        s[k] = dense::norm2(a.data() + k * m, m);
        if (s[k] > dense::epsilon<T> * static_cast<Real>(m) * s[0] && rank == k) {
            U.col(k) = a.col(k) / s[k];
            ++rank;
        }
    }
    complete_small_basis(U, rank);
    for (Index k = 0; k < n; ++k) s[k] = std::ldexp(s[k], exponent);
}

}  // namespace scixx::linalg::detail
