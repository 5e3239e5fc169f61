// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/linalg/detail/qr.hpp>
#include <scixx/linalg/detail/spectral/bidiagonal.hpp>
#include <scixx/linalg/detail/spectral/bidiagonalize.hpp>
#include <scixx/linalg/error.hpp>
#include <utility>

namespace scixx::linalg::detail {

/// A = U diag(s) V^H. U and V are empty when they were not asked for.
template <class T>
struct Factors {
    Dense<T> U;
    Column<core::RealOf<T>> s;
    Dense<T> V;
};

template <class T>
Dense<T> adjoint_of(const Dense<T>& a) {
    Dense<T> out(a.cols(), a.rows());
    for (Index j = 0; j < a.rows(); ++j)
        for (Index i = 0; i < a.cols(); ++i) out.data()[i + j * a.cols()] = dense::conj(a.data()[j + i * a.rows()]);
    return out;
}

/// Replaces the columns [rank, cols) of U, whose leading columns are orthonormal, so that all are orthonormal.
template <class T>
void complete_basis(Dense<T>& U, Index rank) {
    if (rank == U.cols()) return;
    const Index m = U.rows();
    Dense<T> leading(m, rank);
    std::copy_n(U.data(), m * rank, leading.data());
    Column<T> tau(rank);
    qr_in_place<T>(leading, tau.data());
    const dense::Block<T> rest = dense::Block<T>(U).columns(rank, U.cols() - rank);
    rest.fill(T(0));
    for (Index j = 0; j < rest.cols; ++j) rest(rank + j, j) = T(1);
    dense::apply_q<T>(leading, tau.data(), 0, rest, false);
}

/// (x, y) := (c x - conj(s) y, s x + c y).
template <class T>
void rotate_columns(T* x, T* y, Index n, core::RealOf<T> c, const T& s) {
    Index i = 0;
    if constexpr (!core::is_complex<T>) {
        using Packet = core::Simd<T>;
        const Packet cosine = Packet::broadcast(c), sine = Packet::broadcast(s), minus = Packet::broadcast(-s);
        for (; i + Packet::width <= n; i += Packet::width) {
            const Packet p = Packet::load(x + i), q = Packet::load(y + i);
            fma(minus, q, cosine * p).store(x + i);
            fma(sine, p, cosine * q).store(y + i);
        }
    }
    for (; i < n; ++i) {
        const T p = x[i], q = y[i];
        x[i] = c * p - dense::times(dense::conj(s), q);
        y[i] = dense::times(s, p) + c * q;
    }
}

/// One-sided Jacobi: plane rotations of the columns of X, the largest first, until they are orthogonal. The same
/// rotations are applied to the columns of V, unless it is empty.
///
/// P. P. M. de Rijk, A one-sided Jacobi algorithm for computing the singular value decomposition on a vector computer,
/// SIAM J. Sci. Stat. Comput. 10 (1989); J. Demmel, K. Veselic, Jacobi's method is more accurate than QR, SIAM J.
/// Matrix Anal. Appl. 13 (1992).
/// @throws LinAlgError when 60 sweeps are not enough.
template <class T>
void jacobi_sweeps(const char* function, const dense::Block<T>& X, const dense::Block<T>& V) {
    using Real = core::RealOf<T>;
    const Index m = X.rows, n = X.cols;
    const Real epsilon = dense::epsilon<T>, tolerance2 = epsilon * epsilon * static_cast<Real>(m);
    const Real least = std::numeric_limits<Real>::min() / epsilon;
    core::List<Real> squares(n);  // of the columns' norms
    Real* const norm2 = squares.data();
    bool rotated = n > 1;
    for (int sweep = 0; rotated; ++sweep) {
        if (sweep == 60) core::fail<LinAlgError>(function, "the singular value decomposition did not converge");
        rotated = false;
        for (Index j = 0; j < n; ++j) norm2[j] = dense::real(dense::dot(X.col(j), X.col(j), m));
        for (Index p = 0; p + 1 < n; ++p) {
            const Index largest = std::max_element(norm2 + p, norm2 + n) - norm2;
            if (largest != p) {
                std::swap_ranges(X.col(p), X.col(p) + m, X.col(largest));
                std::swap(norm2[p], norm2[largest]);
                if (V.cols) std::swap_ranges(V.col(p), V.col(p) + V.rows, V.col(largest));
            }
            for (Index q = p + 1; q < n; ++q) {
                const T product = dense::dot(X.col(p), X.col(q), m);
                const Real size2 = dense::abs2(product);
                // A square that underflows has no digits; a product that nearly does has none either.
                const bool normal = size2 > least;
                const Real size = normal ? std::sqrt(size2) : std::abs(product);
                if (normal ? !(size2 > tolerance2 * norm2[p] * norm2[q])
                           : !(size > least && size > std::sqrt(tolerance2 * norm2[p]) * std::sqrt(norm2[q])))
                    continue;
                rotated = true;
                const Real zeta = (norm2[q] - norm2[p]) / (2 * size), magnitude = std::abs(zeta);
                const Real root = magnitude < 1 / epsilon ? std::sqrt(1 + zeta * zeta) : magnitude;
                const Real t = (zeta < 0 ? Real(-1) : Real(1)) / (magnitude + root);
                const Real c = 1 / std::sqrt(1 + t * t);
                const T s = product * (c * t / size);
                rotate_columns(X.col(p), X.col(q), m, c, s);
                if (V.cols) rotate_columns(V.col(p), V.col(q), V.rows, c, s);
                // The new norms by the old ones, unless that cancels.
                const Real old_p = norm2[p], old_q = norm2[q];
                norm2[p] = old_p - t * size;
                norm2[q] = old_q + t * size;
                const auto mend = [&](Index j, Real old) {
                    if (!(norm2[j] > old / 8)) norm2[j] = dense::real(dense::dot(X.col(j), X.col(j), m));
                };
                mend(p, old_p);
                mend(q, old_q);
            }
        }
    }
}

/// The factors of `a`, m x n with m >= n, of moderate size (no overflow in a sum of squares), by one-sided Jacobi.
template <class T>
Factors<T> jacobi_svd(const char* function, const Dense<T>& a, bool vectors) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols();
    // Columns with rows of zeros, so that each is a whole number of registers.
    constexpr Index W = core::Simd<Real>::width;
    const Index high = (m + W - 1) / W * W, low = vectors ? (n + W - 1) / W * W : 0;
    core::List<T> memory((high + low) * n, T(0));
    const dense::Block<T> X(memory.data(), high, n, high), V(memory.data() + high * n, low, vectors ? n : 0, low);
    for (Index j = 0; j < n; ++j) {
        std::copy_n(a.data() + j * m, m, X.col(j));
        if (vectors) V(j, j) = T(1);
    }
    jacobi_sweeps(function, X, V);
    core::List<std::pair<Real, Index>> order;
    order.reserve(n);
    for (Index j = 0; j < n; ++j) order.emplace_back(-dense::norm2(X.col(j), m), j);
    std::sort(order.begin(), order.end());
    Factors<T> result;
    result.s.resize(n);
    for (Index k = 0; k < n; ++k) result.s[k] = -order[k].first;
    if (!vectors) return result;
    result.U.resize(m, n);
    result.V.resize(n, n);
    // A direction that is no more than rounding is replaced by one that is orthogonal to the others.
    const Real least = dense::epsilon<T> * static_cast<Real>(m) * result.s[0];
    Index rank = 0;
    for (Index k = 0; k < n; ++k) {
        const Index j = order[k].second;
        if (result.s[k] > least) {
            for (Index i = 0; i < m; ++i) result.U.data()[i + k * m] = X(i, j) / result.s[k];
            rank = k + 1;
        }
        std::copy_n(V.col(j), n, result.V.data() + k * n);
    }
    complete_basis(result.U, rank);
    return result;
}

/// The factors of the matrix that spectral::bidiagonalize has left in a, d, e and right, by divide and conquer; d and e
/// are spent.
template <class T>
void divide_bidiagonal(const char* function, const dense::Block<T>& a, core::List<core::RealOf<T>>& d,
                       core::List<core::RealOf<T>>& e, const Column<T>& tau_q, const dense::Block<T>& right,
                       const Column<T>& tau_p, Factors<T>& f) {
    using Real = core::RealOf<T>;
    const Index m = a.rows, n = a.cols;
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
        spectral::BidiagonalDivide<Real>::run(function, d, e, U, V);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < n; ++i) {
                f.U(i, j) = U(i, j);
                f.V(i, j) = V(i, j);
            }
    } else
        spectral::BidiagonalDivide<Real>::run(function, d, e, dense::Block<T>(f.U).lines(0, n), f.V);
    for (Index i = 0; i < n; ++i) f.s[i] = d[i] * largest;
    dense::apply_q<T>(a, tau_q.data(), 0, f.U, false);
    if (n > 1) dense::apply_q<T>(right.columns(0, n - 1), tau_p.data(), 1, f.V, false);
}

/// As jacobi_svd, by bidiagonalisation and divide and conquer (implicit QR for the values alone). What forms vectors is
/// not compiled where values_alone says that nobody asks for them.
template <class T, bool values_alone>
Factors<T> divided_svd(const char* function, Dense<T> a, bool vectors) {
    using Real = core::RealOf<T>;
    const Index n = a.cols();
    core::List<Real> d(n), e(n);
    Column<T> tau_q(n), tau_p(n);
    Dense<T> right(n, n);
    spectral::bidiagonalize<T>(a, d.data(), e.data(), tau_q.data(), right, tau_p.data());
    Factors<T> f;
    f.s.resize(n);
    if constexpr (!values_alone)
        if (vectors) {
            divide_bidiagonal<T>(function, a, d, e, tau_q, right, tau_p, f);
            return f;
        }
    spectral::bidiagonal_qr<Real>(function, d.data(), e.data(), n, {}, {});
    for (Real& x : d) x = std::abs(x);
    std::sort(d.begin(), d.end(), [](Real x, Real y) { return x > y; });
    std::copy_n(d.data(), n, f.s.data());
    return f;
}

/// A square or nearly square matrix of moderate size: Jacobi when it is small, else divide and conquer.
template <class T, bool values_alone>
Factors<T> square_svd(const char* function, Dense<T> a, bool vectors, bool jacobi) {
    return jacobi || a.cols() <= 16 ? jacobi_svd<T>(function, std::move(a), vectors)
                                    : divided_svd<T, values_alone>(function, std::move(a), vectors);
}

/// Singular value decomposition of `a`, m x n with m >= n >= 1, for a public function. U is m x m when `full`, else m x
/// n; V is n x n.
/// @throws LinAlgError for a NaN or an infinity, and when the iteration does not converge.
template <class T, bool values_alone = false>
Factors<T> tall_svd(const char* function, Dense<T> a, bool full, bool vectors, bool jacobi) {
    using Real = core::RealOf<T>;
    const Index m = a.rows(), n = a.cols();
    Real largest = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < m; ++i) {
            const Real size = std::max(std::abs(dense::real(a(i, j))), std::abs(dense::imag(a(i, j))));
            if (!std::isfinite(size)) core::fail<LinAlgError>(function, "the matrix holds a NaN or an infinity");
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
        result = square_svd<T, values_alone>(function, upper_part(a, n), vectors, jacobi);
        if (vectors) {
            Dense<T> U(m, full ? m : n);
            dense::Block<T>(U).set_identity();
            for (Index j = 0; j < n; ++j) std::copy_n(result.U.data() + j * n, n, U.data() + j * m);
            dense::apply_q<T>(a, tau.data(), 0, U, false);
            result.U = std::move(U);
        }
    } else {
        result = square_svd<T, values_alone>(function, std::move(a), vectors, jacobi);
        if (vectors && full && m > n) {
            Dense<T> U(m, m);
            std::copy_n(result.U.data(), m * n, U.data());
            result.U = std::move(U);
            complete_basis(result.U, n);
        }
    }
    if (scale)
        for (Index j = 0; j < n; ++j) result.s[j] = std::ldexp(result.s[j], exponent);
    return result;
}

}  // namespace scixx::linalg::detail
