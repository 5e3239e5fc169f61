// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/transform.hpp>
#include <scixx/linalg/error.hpp>
#include <string>

namespace scixx::linalg::detail {

/// x := T^-1 x for the Toeplitz matrix with element c[i - j] on and below the diagonal and r[j - i] above it.
template <class T>
void levinson(const char* function, const T* c, const T* r, Dense<T>& x) {
    const Index n = x.rows();
    // f and b solve the leading systems with the first and the last unit vector on the right.
    Column<T> f(n), b(n), old(n);
    Dense<T> y = Dense<T>::Zero(n, x.cols());
    const auto regular = [&](const T& pivot) {
        if (pivot == T(0)) core::fail<LinAlgError>(function, "a leading principal minor is singular");
    };
    regular(c[0]);
    f[0] = b[0] = T(1) / c[0];
    for (Index j = 0; j < x.cols(); ++j) y(0, j) = x(0, j) / c[0];
    for (Index k = 1; k < n; ++k) {
        T ef(0), eb(0);  // what the extended vectors leave in the last and in the first row
        for (Index i = 0; i < k; ++i) {
            ef += dense::times(c[k - i], f[i]);
            eb += dense::times(r[i + 1], b[i]);
        }
        const T pivot = T(1) - dense::times(ef, eb);
        regular(pivot);
        // New f = (f, 0) - ef (0, b), new b = (0, b) - eb (f, 0), both over the pivot.
        old.head(k) = f.head(k);
        f[k] = T(0);
        for (Index i = 0; i < k; ++i) f[i + 1] -= dense::times(ef, b[i]);
        for (Index i = k; i > 0; --i) b[i] = b[i - 1] - (i < k ? dense::times(eb, old[i]) : T(0));
        b[0] = -dense::times(eb, old[0]);
        for (Index i = 0; i <= k; ++i) {
            f[i] /= pivot;
            b[i] /= pivot;
        }
        for (Index j = 0; j < x.cols(); ++j) {
            T rest = x(k, j);
            for (Index i = 0; i < k; ++i) rest -= dense::times(c[k - i], y(i, j));
            for (Index i = 0; i <= k; ++i) y(i, j) += dense::times(rest, b[i]);
        }
    }
    x = std::move(y);
}

/// T x by transforms of a circulant matrix that contains T: `t` holds T's diagonals from the top right one on.
template <class T>
Dense<T> toeplitz_by_transforms(const Column<T>& t, Index m, Index n, const Dense<T>& x) {
    using Real = core::RealOf<T>;
    // The least length 2^i, 3 2^i or 5 2^i that holds all diagonals.
    Index size = 16;
    while (size < t.size()) size *= 2;
    if (size / 8 * 5 >= t.size())
        size = size / 8 * 5;
    else if (size / 4 * 3 >= t.size())
        size = size / 4 * 3;
    Dense<T> y(m, x.cols());
    const auto place = [&](Index d) { return d >= n - 1 ? d - (n - 1) : size + d - (n - 1); };  // of diagonal d
    if constexpr (core::is_complex<T>) {
        dense::Transform<Real> transform(size);
        Column<Real> hr = Column<Real>::Zero(size), hi = hr, re(size), im(size);
        for (Index d = 0; d < t.size(); ++d) {
            hr[place(d)] = t[d].real();
            hi[place(d)] = t[d].imag();
        }
        transform.run(hr.data(), hi.data());
        for (Index j = 0; j < x.cols(); ++j) {
            re.setZero();
            im.setZero();
            for (Index i = 0; i < n; ++i) {
                re[i] = x(i, j).real();
                im[i] = x(i, j).imag();
            }
            transform.run(re.data(), im.data());
            for (Index k = 0; k < size; ++k) {
                const Real a = re[k] * hr[k] - im[k] * hi[k], b = re[k] * hi[k] + im[k] * hr[k];
                re[k] = a;
                im[k] = b;
            }
            transform.run(im.data(), re.data());
            for (Index i = 0; i < m; ++i) y(i, j) = T(re[i], im[i]) / static_cast<Real>(size);
        }
    } else {
        dense::RealTransform<Real> transform(size);
        const Index half = size / 2;
        Column<Real> hr = Column<Real>::Zero(half + 1), hi = hr, re(half + 1), im(half + 1);
        for (Index d = 0; d < t.size(); ++d) (place(d) % 2 == 0 ? hr : hi)[place(d) / 2] = t[d];
        transform.forward(hr.data(), hi.data());
        for (Index j = 0; j < x.cols(); ++j) {
            re.setZero();
            im.setZero();
            for (Index i = 0; i < n; ++i) (i % 2 == 0 ? re : im)[i / 2] = x(i, j);
            transform.forward(re.data(), im.data());
            for (Index k = 0; k <= half; ++k) {
                const Real a = re[k] * hr[k] - im[k] * hi[k], b = re[k] * hi[k] + im[k] * hr[k];
                re[k] = a;
                im[k] = b;
            }
            transform.backward(re.data(), im.data());
            for (Index i = 0; i < m; ++i) y(i, j) = (i % 2 == 0 ? re : im)[i / 2] / static_cast<Real>(half);
        }
    }
    return y;
}

/// T x for the Toeplitz matrix (m x n) with element c[i - j] on and below the diagonal and r[j - i] above it.
template <class T>
Dense<T> toeplitz_product(const T* c, Index m, const T* r, Index n, const Dense<T>& x) {
    if (m == 0 || n == 0) return Dense<T>::Zero(m, x.cols());
    Column<T> t(m + n - 1);
    for (Index j = 1; j < n; ++j) t[n - 1 - j] = r[j];
    std::copy_n(c, m, t.data() + n - 1);
    constexpr Index few = 100;  // up to so many rows and columns the products themselves are faster
    if (m > few && n > few) return toeplitz_by_transforms(t, m, n, x);
    Dense<T> y = Dense<T>::Zero(m, x.cols());
    for (Index k = 0; k < x.cols(); ++k)
        for (Index j = 0; j < n; ++j) dense::axpy(x(j, k), t.data() + n - 1 - j, y.data() + k * m, m);
    return y;
}

/// The eigenvalues of the circulant matrix with first column c, and the transform of its length.
template <class Real>
struct CirculantSolver {
    using Complex = std::complex<Real>;

    explicit CirculantSolver(Index n) : transform(n), eigenvalues(n), re(n), im(n) {}

    void set(const Complex* c) {
        const Index n = transform.size();
        for (Index i = 0; i < n; ++i) {
            re[i] = c[i].real();
            im[i] = c[i].imag();
        }
        transform.run(re.data(), im.data());
        for (Index i = 0; i < n; ++i) eigenvalues[i] = Complex(re[i], im[i]);
    }
    [[nodiscard]] Real largest() const { return eigenvalues.size() > 0 ? eigenvalues.cwiseAbs().maxCoeff() : Real(0); }
    [[nodiscard]] Real smallest() const { return eigenvalues.size() > 0 ? eigenvalues.cwiseAbs().minCoeff() : Real(1); }

    /// x := C^-1 x; components of eigenvalues of modulus at most `least` become zero.
    void solve(Complex* x, Real least) {
        const Index n = transform.size();
        for (Index i = 0; i < n; ++i) {
            re[i] = x[i].real();
            im[i] = x[i].imag();
        }
        transform.run(re.data(), im.data());
        for (Index i = 0; i < n; ++i) {
            const Complex quotient =
                std::abs(eigenvalues[i]) <= least ? Complex(0) : Complex(re[i], im[i]) / eigenvalues[i];
            re[i] = quotient.real();
            im[i] = quotient.imag();
        }
        transform.run(im.data(), re.data());
        for (Index i = 0; i < n; ++i) x[i] = Complex(re[i], im[i]) / static_cast<Real>(n);
    }

    dense::Transform<Real> transform;
    Column<Complex> eigenvalues;
    Column<Real> re, im;
};

}  // namespace scixx::linalg::detail
