// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/generalized/qz.hpp>
#include <scixx/linalg/detail/spectral/schur.hpp>

namespace scixx::linalg::detail::generalized {

/// The right eigenvectors X of a generalised Schur form, (beta S - alpha T) x = 0, by back substitution: X is upper
/// triangular but for the second elements of pairs.
template <class T>
Dense<core::ComplexOf<T>> form_eigenvectors(const Block<T>& s, const Block<T>& t, const Quotients<T>& w) {
    using Real = core::RealOf<T>;
    using Complex = core::ComplexOf<T>;
    const Index n = s.rows;
    Dense<Complex> X = Dense<Complex>::Zero(n, n);
    constexpr Real eps = std::numeric_limits<Real>::epsilon(), tiny = std::numeric_limits<Real>::min();
    const Real norm_s = std::max(block_norm(s), tiny), norm_t = std::max(block_norm(t), tiny);
    const Real large = std::sqrt(std::numeric_limits<Real>::max());
    const auto paired = [&](Index k) { return !core::is_complex<T> && k > 0 && s(k, k - 1) != T(0); };  // with k - 1
    for (Index k = n - 1; k >= 0; --k) {
        Complex* const x = X.data() + k * n;
        const bool pair = paired(k);
        const Index own = pair ? k - 1 : k;  // the first of a pair has the positive imaginary part
        // x solves (b S - a T) x = 0 with coefficients such that both terms are of size 1.
        Complex a = w.alpha[own] / norm_s, b = Complex(w.beta[own]) / norm_t;
        const Real size = std::max(dense::size1(a), dense::size1(b));
        x[k] = 1;
        if (size <= eps * eps) continue;  // 0 / 0: the pencil is singular
        a = a / size / norm_t;
        b = b / size / norm_s;
        const auto entry = [&](Index i, Index j) { return b * Complex(s(i, j)) - a * Complex(t(i, j)); };
        if (pair) {
            const Complex m11 = entry(own, own), m12 = entry(own, k), m21 = entry(k, own), m22 = entry(k, k);
            const bool first = dense::size1(m11) + dense::size1(m12) >= dense::size1(m21) + dense::size1(m22);
            x[own] = first ? -m12 : -m22;
            x[k] = first ? m11 : m21;
        }
        for (Index j = own; j <= k; ++j)
            for (Index i = 0; i < own; ++i) x[i] -= dense::times(entry(i, j), x[j]);
        for (Index j = own - 1; j >= 0;) {
            const Index top = paired(j) ? j - 1 : j;
            if (top == j) {
                Complex gap = entry(j, j);
                if (dense::size1(gap) < eps) gap = eps;
                x[j] /= gap;
            } else {
                const Complex m11 = entry(top, top), m12 = entry(top, j), m21 = entry(j, top), m22 = entry(j, j);
                Complex determinant = dense::times(m11, m22) - dense::times(m12, m21);
                if (dense::size1(determinant) < eps * eps) determinant = eps * eps;
                const Complex u = x[top], v = x[j];
                x[top] = (dense::times(m22, u) - dense::times(m12, v)) / determinant;
                x[j] = (dense::times(m11, v) - dense::times(m21, u)) / determinant;
            }
            Real most = 0;
            for (Index i = top; i <= j; ++i) most = std::max(most, dense::size1(x[i]));
            if (most > large)
                for (Index i = 0; i <= k; ++i) x[i] /= most;
            for (Index q = top; q <= j; ++q) {
                const Complex factor = x[q];
                for (Index i = 0; i < top; ++i) x[i] -= dense::times(entry(i, q), factor);
            }
            j = top - 1;
        }
        if (pair) {
            for (Index i = 0; i < n; ++i) {
                X(i, own) = x[i];
                x[i] = dense::conj(x[i]);
            }
            --k;
        }
    }
    return X;
}

/// What the eigenvalue problem of a pair of matrices gives.
template <class T>
struct GeneralizedEigen {
    Quotients<T> w;
    Dense<core::ComplexOf<T>> vl, vr;
};

template <class T>
GeneralizedEigen<T> eig(const char* function, Dense<T> a, Dense<T> b, bool left, bool right) {
    using Complex = core::ComplexOf<T>;
    const Index n = a.rows();
    GeneralizedEigen<T> out;
    out.vl.resize(n, left ? n : 0);
    out.vr.resize(n, right ? n : 0);
    Dense<T> q, z;
    if (left) q.resize(n, n);
    if (right) z.resize(n, n);
    const int size_a = extreme_exponent<T>(a), size_b = extreme_exponent<T>(b);
    scale_by_power<T>(a, -size_a);
    scale_by_power<T>(b, -size_b);
    qz_in_place(Pencil<T>{a, b, q, z}, function, [](int, int) {});
    out.w = form_eigenvalues<T>(a, b);
    if (right) {
        auto x = form_eigenvectors<T>(a, b, out.w);
        out.vr = spectral::transformed_vectors(z, x);
    }
    if (left) {
        // y^H (beta S - alpha T) = 0: conj(y), upside down, is a right eigenvector of the flipped transposes.
        Dense<T> s = spectral::flipped_transpose(a), t = spectral::flipped_transpose(b);
        const auto swapped = [&](Index j) {  // a pair changes its order when the matrices are turned
            if constexpr (!core::is_complex<T>) {
                if (j + 1 < n && a(j + 1, j) != 0) return j + 1;
                if (j > 0 && a(j, j - 1) != 0) return j - 1;
            }
            return j;
        };
        Quotients<T> turned = out.w;
        for (Index j = 0; j < n; ++j) {
            turned.alpha[n - 1 - j] = out.w.alpha[swapped(j)];
            turned.beta[n - 1 - j] = out.w.beta[swapped(j)];
        }
        const auto y = form_eigenvectors<T>(s, t, turned);
        Dense<Complex> x(n, n);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < n; ++i) x(i, j) = dense::conj(y(n - 1 - i, n - 1 - swapped(j)));
        out.vl = spectral::transformed_vectors(q, x);
    }
    scale_quotients(out.w, size_a, size_b);
    return out;
}

/// The eigenvalues of one matrix as quotients.
template <class T, class W>
Quotients<T> over_one(const W& w) {
    return {Column<core::ComplexOf<T>>(w.matrix()), Column<T>::Ones(w.size())};
}

/// alpha / beta; infinite where only beta is zero, NaN where both are.
template <class T>
Column<core::ComplexOf<T>> ratios(const Quotients<T>& w) {
    using Real = core::RealOf<T>;
    using Limits = std::numeric_limits<Real>;
    Column<core::ComplexOf<T>> out(w.alpha.size());
    for (Index i = 0; i < out.size(); ++i) {
        if (w.beta[i] != T(0))
            out[i] = w.alpha[i] / dense::real(w.beta[i]);
        else
            out[i] = w.alpha[i] == core::ComplexOf<T>(0) ? Limits::quiet_NaN() : Limits::infinity();
    }
    return out;
}

}  // namespace scixx::linalg::detail::generalized
