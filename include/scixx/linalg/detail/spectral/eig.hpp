// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/factors/balance.hpp>
#include <scixx/linalg/detail/spectral/schur.hpp>

namespace scixx::linalg::detail::spectral {

template <class Real>
struct Eigenpairs {
    Column<std::complex<Real>> w;
    Dense<std::complex<Real>> vl, vr;
};

template <class T>
Eigenpairs<core::RealOf<T>> eig(const char* function, Dense<T> a, bool left, bool right) {
    using Real = core::RealOf<T>;
    const Index n = a.rows();
    Eigenpairs<Real> out;
    out.w.resize(n);
    out.vl.resize(n, left ? n : 0);
    out.vr.resize(n, right ? n : 0);
    if (n == 0) return out;
    const int exponent = dense::extreme_exponent<T>(a);  // so that no product overflows
    dense::scale_by_power<T>(a, -exponent);
    const auto balanced = factors::balance<T>(a, true, true);
    Dense<T> z;
    if (left || right) z.resize(n, n);
    schur_in_place<T>(a, z, function);
    out.w = schur_eigenvalues<T>(a);
    if (right) {
        auto x = schur_eigenvectors<T>(a);
        out.vr = transformed_vectors(z, x, &balanced);
    }
    if (left) {
        Dense<T> flipped = flipped_transpose(a);
        const auto y = schur_eigenvectors<T>(flipped);
        Dense<std::complex<Real>> x(n, n);
        for (Index j = 0; j < n; ++j) {
            // A pair changes its order when the matrix is turned.
            Index from = n - 1 - j;
            if constexpr (!core::is_complex<T>) {
                if (j + 1 < n && a(j + 1, j) != 0)
                    from = n - 2 - j;
                else if (j > 0 && a(j, j - 1) != 0)
                    from = n - j;
            }
            for (Index i = 0; i < n; ++i) x(i, j) = dense::conj(y(n - 1 - i, from));
        }
        out.vl = transformed_vectors(z, x, &balanced, true);
    }
    dense::scale_by_power(Block<std::complex<Real>>(out.w.data(), n, 1, n), exponent);
    return out;
}

}  // namespace scixx::linalg::detail::spectral
