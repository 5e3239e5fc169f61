// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/rotation.hpp>
#include <scixx/linalg/detail/dense/scaling.hpp>
#include <scixx/linalg/detail/qr.hpp>
#include <scixx/linalg/error.hpp>
#include <string>

/// Pairs of matrices: the QZ algorithm, eigenvectors, the order of the eigenvalues.
namespace scixx::linalg::detail::generalized {

using dense::Block;
using dense::extreme_exponent;
using dense::Rotation;
using dense::scale_by_power;

/// A pencil in work: A = Q S Z^H and B = Q T Z^H with S and T in the memory of `a` and `b`. Q and Z may have no rows.
template <class T>
struct Pencil {
    Block<T> a, b, q, z;

    [[nodiscard]] Index size() const { return a.rows; }
    void left(const Rotation<T>& g, Index i, Index k, Index from_a, Index from_b) const {
        g.rows(a, i, k, from_a, size());
        g.rows(b, i, k, from_b, size());
        g.columns(q, i, k, q.rows);
    }
    void right(const Rotation<T>& g, Index i, Index k, Index rows_a, Index rows_b) const {
        g.columns(a, i, k, rows_a);
        g.columns(b, i, k, rows_b);
        g.columns(z, i, k, z.rows);
    }
};

/// S upper Hessenberg and T upper triangular, by a QR factorisation and plane rotations.
/// G. H. Golub, C. F. Van Loan, Matrix Computations, 7.7.4.
template <class T>
void hessenberg_triangular(const Pencil<T>& p) {
    const Index n = p.size();
    Column<T> tau(n);
    qr_in_place<T>(p.b, tau.data());
    dense::apply_q<T>(p.b, tau.data(), 0, p.a, true);
    if (p.q.rows > 0) dense::form_q<T>(p.b, tau.data(), 0, p.q);
    for (Index j = 0; j < n; ++j)
        for (Index i = j + 1; i < n; ++i) p.b(i, j) = T(0);
    if (p.z.rows > 0) p.z.set_identity();
    for (Index j = 0; j + 2 < n; ++j)
        for (Index i = n - 1; i > j + 1; --i) {
            if (p.a(i, j) == T(0)) continue;
            const Rotation<T> g = dense::rotate_away(p.a(i - 1, j), p.a(i, j));
            p.left(g, i - 1, i, j + 1, i - 1);
            const Rotation<T> h = dense::rotate_away_right(p.b(i, i), p.b(i, i - 1));
            p.right(h, i, i - 1, n, i + 1);
            p.b(i, i - 1) = T(0);
        }
}

/// The last two rows and columns of A B^-1 where a block of the pencil ends at `high`.
template <class T>
struct TrailingQuotient {
    T m11, m12, m21, m22;

    TrailingQuotient(const Pencil<T>& p, Index low, Index high) {
        const Block<T>&a = p.a, &b = p.b;
        const Index k = high - 1;
        const T before = k > low ? T(a(k, k - 1) / b(k - 1, k - 1)) : T(0);
        const T b1 = k > low ? b(k - 1, k) : T(0), b2 = k > low ? b(k - 1, high) : T(0);
        m21 = a(high, k) / b(k, k);
        m22 = (a(high, high) - dense::times(m21, b(k, high))) / b(high, high);
        m11 = (a(k, k) - dense::times(before, b1)) / b(k, k);
        m12 = (a(k, high) - dense::times(before, b2) - dense::times(m11, b(k, high))) / b(high, high);
    }
};

/// T(k, k) >= 0 by a change of sign (or phase) of a column.
template <class T>
void positive_diagonal(const Pencil<T>& p, Index k) {
    using Real = core::RealOf<T>;
    const T d = p.b(k, k);
    const Real size = std::hypot(dense::real(d), dense::imag(d));
    if (size == 0 || (dense::imag(d) == 0 && dense::real(d) > 0)) return;
    const T factor = dense::conj(d) / size;
    for (Index i = 0; i <= std::min(k + 1, p.size() - 1); ++i) p.a(i, k) = dense::times(p.a(i, k), factor);
    for (Index i = 0; i < k; ++i) p.b(i, k) = dense::times(p.b(i, k), factor);
    for (Index i = 0; i < p.z.rows; ++i) p.z(i, k) = dense::times(p.z(i, k), factor);
    p.b(k, k) = T(size);
}

/// The 2 x 2 block of T at k becomes diagonal with t(k, k) >= t(k + 1, k + 1) >= 0, by its singular value
/// decomposition.
template <class T>
void diagonal_block(const Pencil<T>& p, Index k) {
    const Index n = p.size();
    // A rotation of the rows that makes the block symmetric, then one of rows and columns that makes it diagonal.
    Rotation<T> g;
    const T f = p.b(k, k), h = p.b(k, k + 1), l = p.b(k + 1, k), e = p.b(k + 1, k + 1);
    const T across = h - l, along = f + e, length = std::hypot(across, along);
    if (length > 0) {
        g.c = along / length;
        g.s = -across / length;
    }
    p.left(g, k, k + 1, k, k);
    const T x = p.b(k, k), y = (p.b(k, k + 1) + p.b(k + 1, k)) / 2, w = p.b(k + 1, k + 1);
    const T angle = std::atan2(2 * y, x - w) / 2;
    Rotation<T> turn;
    turn.c = std::cos(angle);
    turn.s = std::sin(angle);
    p.left(turn, k, k + 1, k, k);
    p.right(turn, k, k + 1, std::min(k + 2, n), std::min(k + 2, n));
    p.b(k, k + 1) = p.b(k + 1, k) = T(0);
    if (std::abs(p.b(k, k)) < std::abs(p.b(k + 1, k + 1))) {
        const Rotation<T> quarter{0, T(1)};
        p.left(quarter, k, k + 1, k, k);
        p.right(quarter, k, k + 1, k + 2, k + 2);
        p.b(k, k + 1) = p.b(k + 1, k) = T(0);
    }
    positive_diagonal(p, k);
    positive_diagonal(p, k + 1);
}

/// One step with one shift, in rows and columns low .. high.
template <class T>
void single_shift_step(const Pencil<T>& p, Index low, Index high, const T& shift) {
    T x = p.a(low, low) / p.b(low, low) - shift, y = p.a(low + 1, low) / p.b(low, low);
    for (Index k = low; k < high; ++k) {
        if (k == low)
            p.left(dense::rotate_away(x, y), k, k + 1, k, k);
        else
            p.left(dense::rotate_away(p.a(k, k - 1), p.a(k + 1, k - 1)), k, k + 1, k, k);
        const Rotation<T> g = dense::rotate_away_right(p.b(k + 1, k + 1), p.b(k + 1, k));
        p.right(g, k + 1, k, std::min(high, k + 2) + 1, k + 2);
        p.b(k + 1, k) = T(0);
    }
}

/// A reflector of three rows of the pencil, or of three columns.
template <class T>
struct Reflector3 {
    T v1, v2, tau;

    void rows(const Block<T>& b, Index k, Index from) const {
        for (Index j = from; j < b.cols; ++j) {
            T* const c = b.at(k, j);
            const T sum = tau * (c[0] + v1 * c[1] + v2 * c[2]);
            c[0] -= sum;
            c[1] -= sum * v1;
            c[2] -= sum * v2;
        }
    }
    /// Columns first, second, third, of which v1 and v2 belong to the second and the third.
    void columns(const Block<T>& b, Index first, Index second, Index third, Index rows) const {
        T *const x = b.col(first), *const y = b.col(second), *const w = b.col(third);
        for (Index i = 0; i < rows; ++i) {
            const T sum = tau * (x[i] + v1 * y[i] + v2 * w[i]);
            x[i] -= sum;
            y[i] -= sum * v1;
            w[i] -= sum * v2;
        }
    }
};

/// One step with two shifts of A B^-1 of given sum and product, the latter over `unit` (or it might underflow), in rows
/// and columns low .. high, at least three.
template <class T>
void double_shift_step(const Pencil<T>& p, Index low, Index high, const T& sum, const T& product, const T& unit) {
    const Block<T>&a = p.a, &b = p.b;
    const Index n = p.size();
    T v[3];
    {
        const T b1 = b(low, low), b2 = b(low + 1, low + 1), b12 = b(low, low + 1);
        const T m11 = a(low, low) / b1, m21 = a(low + 1, low) / b1;
        const T m12 = (a(low, low + 1) - m11 * b12) / b2, m22 = (a(low + 1, low + 1) - m21 * b12) / b2;
        const T m32 = a(low + 2, low + 1) / b2;
        v[0] = m11 * ((m11 - sum) / unit) + product + m12 * (m21 / unit);
        v[1] = m21 * ((m11 + m22 - sum) / unit);
        v[2] = m21 * (m32 / unit);
    }
    for (Index k = low; k + 1 < high; ++k) {
        if (k > low)
            for (Index i = 0; i < 3; ++i) v[i] = a(k + i, k - 1);
        const T size = std::max({std::abs(v[0]), std::abs(v[1]), std::abs(v[2])});
        if (k == low && size > 0)
            for (T& x : v) x /= size;
        T tau = dense::make_reflector(v, 3);
        const Reflector3<T> rows{v[1], v[2], tau};
        if (k > low) {
            a(k, k - 1) = v[0];
            a(k + 1, k - 1) = a(k + 2, k - 1) = 0;
        }
        rows.rows(a, k, k);
        rows.rows(b, k, k);
        if (p.q.rows) rows.columns(p.q, k, k + 1, k + 2, p.q.rows);
        // Row k + 2 of T: (x, y, w) becomes (0, 0, r).
        v[0] = b(k + 2, k + 2);
        v[1] = b(k + 2, k + 1);
        v[2] = b(k + 2, k);
        tau = dense::make_reflector(v, 3);
        const Reflector3<T> cols{v[1], v[2], tau};
        cols.columns(a, k + 2, k + 1, k, std::min(k + 3, high) + 1);
        cols.columns(b, k + 2, k + 1, k, k + 3);
        if (p.z.rows) cols.columns(p.z, k + 2, k + 1, k, p.z.rows);
        b(k + 2, k + 1) = b(k + 2, k) = 0;
        const Rotation<T> g = dense::rotate_away_right(b(k + 1, k + 1), b(k + 1, k));
        p.right(g, k + 1, k, std::min(k + 3, high) + 1, k + 2);
        b(k + 1, k) = 0;
    }
    const Index k = high - 1;
    p.left(dense::rotate_away(a(k, k - 1), a(high, k - 1)), k, high, k, k);
    p.right(dense::rotate_away_right(b(high, high), b(high, k)), high, k, std::min(high + 1, n), high + 1);
    b(high, k) = 0;
}

/// A zero of T's diagonal at k moves down to `high`, and then row `high` of S loses its subdiagonal element.
template <class T>
void chase_zero(const Pencil<T>& p, Index low, Index k, Index high) {
    const Block<T>&a = p.a, &b = p.b;
    b(k, k) = T(0);
    for (Index j = k; j < high; ++j) {
        const Rotation<T> g = dense::rotate_away(b(j, j + 1), b(j + 1, j + 1));
        g.rows(b, j, j + 1, j + 2, p.size());
        g.rows(a, j, j + 1, j > low ? j - 1 : j, p.size());
        g.columns(p.q, j, j + 1, p.q.rows);
        if (j == low) continue;
        const Rotation<T> h = dense::rotate_away_right(a(j + 1, j), a(j + 1, j - 1));
        p.right(h, j, j - 1, j + 2, j);
        a(j + 1, j - 1) = T(0);
    }
    if (high == low) return;
    const Rotation<T> g = dense::rotate_away_right(a(high, high), a(high, high - 1));
    p.right(g, high, high - 1, high + 1, high);
    a(high, high - 1) = T(0);
}

/// Frobenius' norm of a block.
template <class T>
core::RealOf<T> block_norm(const Block<T>& b) {
    core::RealOf<T> norm = 0;
    for (Index j = 0; j < b.cols; ++j) norm = std::hypot(norm, dense::norm2(b.col(j), b.rows));
    return norm;
}

/// The generalised Schur form of a pencil in Hessenberg-triangular form: S (quasi-)triangular, T triangular with a
/// diagonal >= 0; T's block is diagonal where S has one of size 2.
/// C. B. Moler, G. W. Stewart, An algorithm for generalized matrix eigenvalue problems, SIAM J. Numer. Anal. 10 (1973).
template <class T>
void qz_iterate(const Pencil<T>& p, const char* function) {
    using Real = core::RealOf<T>;
    const Block<T>&a = p.a, &b = p.b;
    constexpr Real eps = std::numeric_limits<Real>::epsilon(), tiny = std::numeric_limits<Real>::min();
    const Real norm_a = block_norm(a), norm_b = block_norm(b);
    const Real least_a = std::max(tiny, eps * norm_a), least_b = std::max(tiny, eps * norm_b);
    Index high = p.size() - 1;
    int count = 0;
    while (high >= 0) {
        Index low = high, zero = -1;
        for (;; --low) {
            if (dense::size1(b(low, low)) <= least_b) zero = low;
            if (low == 0) break;
            const Real size = dense::size1(a(low, low)) + dense::size1(a(low - 1, low - 1));
            const Real bound = count > 20 || size == 0 ? least_a : std::max(tiny, eps * size);
            if (dense::size1(a(low, low - 1)) <= bound) {
                a(low, low - 1) = T(0);
                break;
            }
        }
        if (zero >= 0) {
            chase_zero(p, low, zero, high);
            low = high;
        }
        if (low == high) {
            positive_diagonal(p, high);
            --high;
            count = 0;
            continue;
        }
        if (++count > 300) core::fail<LinAlgError>(function, "the QZ iteration did not converge");
        const TrailingQuotient<T> m(p, low, high);
        // Over `unit`, or products could underflow.
        const Real unit =
            std::max({dense::size1(m.m11), dense::size1(m.m12), dense::size1(m.m21), dense::size1(m.m22)});
        const T half = (m.m11 - m.m22) / (2 * unit), bc = dense::times(T(m.m12 / unit), T(m.m21 / unit));
        const bool other = count % 10 == 0;
        if constexpr (core::is_complex<T>) {
            T shift = m.m22;
            if (other)
                shift += T(dense::size1(m.m21));
            else if (bc != T(0)) {
                T root = std::sqrt(dense::times(half, half) + bc);
                if (half.real() * root.real() + half.imag() * root.imag() < 0) root = -root;
                shift -= bc / (half + root) * unit;
            }
            single_shift_step(p, low, high, shift);
        } else if (high - low == 1) {
            const T discriminant = half * half + bc;
            if (discriminant < 0) {
                diagonal_block(p, low);
                high -= 2;
                count = 0;
                continue;
            }
            const T root = std::sqrt(discriminant), sum = half < 0 ? half - root : half + root;
            single_shift_step(p, low, high, sum == 0 || other ? m.m22 : m.m22 - bc / sum * unit);
        } else {
            T sum = m.m11 + m.m22, product = m.m11 / unit * m.m22 - bc * unit;
            if (other) {
                const T size = std::abs(m.m21) + std::abs(a(high - 1, high - 2) / b(high - 2, high - 2));
                sum = T(1.5) * size;
                product = size / unit * size;
            }
            double_shift_step(p, low, high, sum, product, T(unit));
        }
    }
}

/// Eigenvalues as pairs: alpha / beta.
template <class T>
struct Quotients {
    Column<core::ComplexOf<T>> alpha;
    Column<T> beta;
};

template <class T>
void scale_quotients(Quotients<T>& w, int power_alpha, int power_beta) {
    const Index n = w.alpha.size();
    scale_by_power(Block<core::ComplexOf<T>>(w.alpha.data(), n, 1, n), power_alpha);
    scale_by_power(Block<T>(w.beta.data(), n, 1, n), power_beta);
}

/// The eigenvalues of a generalised Schur form: what its diagonals would be if the blocks of size 2 were made
/// triangular.
template <class T>
Quotients<T> form_eigenvalues(const Block<T>& s, const Block<T>& t) {
    const Index n = s.rows;
    Quotients<T> w;
    w.alpha.resize(n);
    w.beta.resize(n);
    for (Index k = 0; k < n; ++k) {
        w.alpha[k] = s(k, k);
        w.beta[k] = t(k, k);
        if constexpr (!core::is_complex<T>) {
            if (k + 1 == n || s(k + 1, k) == 0) continue;
            // M = S T^-1 with a diagonal T; the eigenvector is Z's first column, and |T z| = beta. Both are scaled.
            const T size_s =
                std::max({std::abs(s(k, k)), std::abs(s(k + 1, k + 1)), std::abs(s(k, k + 1)), std::abs(s(k + 1, k))});
            const T size_t = t(k, k), t2 = t(k + 1, k + 1) / size_t;
            const T m11 = s(k, k) / size_s, m12 = s(k, k + 1) / size_s / t2, m21 = s(k + 1, k) / size_s,
                    m22 = s(k + 1, k + 1) / size_s / t2;
            const T mean = m11 / 2 + m22 / 2, half = (m11 - m22) / 2;
            const T im = std::sqrt(std::max(T(0), -(half * half + m12 * m21)));
            // (M - w) y = 0 by the row with the larger off-diagonal element, y = T z.
            const bool first = std::abs(m12) >= std::abs(m21);
            const T y1 = first ? m12 : std::hypot(half, im), y2 = first ? std::hypot(half, im) : m21;
            const T scaled = std::hypot(y1, y2) / std::hypot(y1, y2 / t2), other = t2 / scaled;
            const T beta1 = scaled * size_t, beta2 = other * size_t;
            w.alpha[k] = {mean * scaled * size_s, im * scaled * size_s};
            w.alpha[k + 1] = {mean * other * size_s, -im * other * size_s};
            w.beta[k] = beta1;
            w.beta[k + 1] = beta2;
            ++k;
        }
    }
    return w;
}

/// A = Q S Z^H, B = Q T Z^H in place, for matrices of any size of entries; then finish(i, j) while S and T
/// are of moderate size: 2^-i and 2^-j times what they will be.
template <class T, class F>
void qz_in_place(const Pencil<T>& p, const char* function, F&& finish) {
    if (p.size() == 0) return;
    const int size_a = extreme_exponent(p.a), size_b = extreme_exponent(p.b);
    scale_by_power(p.a, -size_a);
    scale_by_power(p.b, -size_b);
    hessenberg_triangular(p);
    qz_iterate(p, function);
    finish(size_a, size_b);
    scale_by_power(p.a, size_a);
    scale_by_power(p.b, size_b);
}

}  // namespace scixx::linalg::detail::generalized
