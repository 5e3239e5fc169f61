// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/block.hpp>
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
        if (pivot == T(0)) throw LinAlgError(std::string(function) + ": a leading principal minor is singular");
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

}  // namespace scixx::linalg::detail
