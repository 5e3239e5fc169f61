// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/functions/expm.hpp>
#include <scixx/linalg/detail/spectral/tridiagonal.hpp>

namespace scixx::linalg::detail::functions {

/// exp([a e; 0 a]): exp(a) in the upper left corner, the Frechet derivative L(a, e) in the upper right one.
template <class T>
Dense<T> expm_with_derivative(const Dense<T>& a, const Dense<T>& e) {
    const Index n = a.rows();
    Dense<T> both = Dense<T>::Zero(2 * n, 2 * n);
    both.topLeftCorner(n, n) = both.bottomRightCorner(n, n) = a;
    both.topRightCorner(n, n) = e;
    return expm<T>(std::move(both));
}

/// The 2-norm of E -> L(a, E): its square is the largest eigenvalue of E -> L(a^H, L(a, E)), by Lanczos' method with
/// full reorthogonalisation.
template <class T>
core::RealOf<T> expm_derivative_norm(const Dense<T>& a) {
    using Real = core::RealOf<T>;
    const Index n = a.rows(), size = n * n;
    const Dense<T> adjoint = a.adjoint();
    core::List<Dense<T>> basis;
    core::List<Real> alpha, beta;
    // Fixed numbers of no structure.
    Dense<T> q(n, n);
    for (Index i = 0; i < size; ++i)
        q.data()[i] = T(static_cast<Real>(std::fmod(static_cast<double>(i + 1) * 0.61803398874989485, 1.0) + 0.5));
    q /= dense::norm2(q.data(), size);
    Real largest = 0;
    while (basis.size() < std::min<Index>(size, 300)) {
        basis.push_back(q);
        Dense<T> w = expm_with_derivative<T>(a, q).topRightCorner(n, n);
        w = expm_with_derivative<T>(adjoint, w).topRightCorner(n, n).eval();
        alpha.push_back(dense::real(dense::dot(q.data(), w.data(), size)));
        for (int pass = 0; pass < 2; ++pass)
            for (const Dense<T>& v : basis)
                dense::axpy(T(-dense::dot(v.data(), w.data(), size)), v.data(), w.data(), size);
        const Real rest = dense::norm2(w.data(), size);
        const Index k = alpha.size();
        Dense<Real> lesser = Dense<Real>::Zero(k, k), vectors;
        for (Index i = 0; i < k; ++i) {
            lesser(i, i) = alpha[i];
            if (i > 0) lesser(i, i - 1) = lesser(i - 1, i) = beta[i - 1];
        }
        Column<Real> values;
        spectral::hermitian_eigen("expm_cond", lesser, values, vectors, true);
        largest = values[k - 1];
        // The error of the eigenvalue is at most the residual.
        if (!(rest * std::abs(vectors(k - 1, k - 1)) > 4 * dense::epsilon<T> * largest)) break;
        beta.push_back(rest);
        q = w / rest;
    }
    return std::sqrt(std::max(largest, Real(0)));
}

}  // namespace scixx::linalg::detail::functions
