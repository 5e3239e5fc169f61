// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/detail/dense/block.hpp>
#include <scixx/linalg/error.hpp>
#include <vector>

namespace scixx::linalg::detail {

/// x := a^-1 x for a in diagonal ordered form, by elimination with partial pivoting. @return whether a is regular.
template <class T>
bool solve_band(const Dense<T>& ab, Index l, Index u, Dense<T>& x) {
    const Index n = ab.cols(), reach = u + l, height = reach + l + 1;
    // Column j of the work band holds rows j - reach .. j + l: row exchanges fill l more diagonals.
    Dense<T> w = Dense<T>::Zero(height, n);
    for (Index j = 0; j < n; ++j)
        for (Index i = std::max<Index>(0, j - u); i <= std::min(n - 1, j + l); ++i)
            w(reach + i - j, j) = ab(u + i - j, j);
    const auto at = [&](Index i, Index j) -> T& { return w.data()[reach + i - j + j * height]; };
    for (Index k = 0; k < n; ++k) {
        const Index last = std::min(n - 1, k + l), right = std::min(n - 1, k + reach);
        Index best = k;
        for (Index i = k + 1; i <= last; ++i)
            if (dense::size1(at(i, k)) > dense::size1(at(best, k))) best = i;
        if (at(best, k) == T(0)) return false;
        if (best != k) {
            for (Index j = k; j <= right; ++j) std::swap(at(k, j), at(best, j));
            for (Index j = 0; j < x.cols(); ++j) std::swap(x(k, j), x(best, j));
        }
        const T inverse = T(1) / at(k, k);
        for (Index i = k + 1; i <= last; ++i) at(i, k) = dense::times(at(i, k), inverse);
        for (Index j = k + 1; j <= right; ++j)
            if (const T factor = at(k, j); factor != T(0))
                for (Index i = k + 1; i <= last; ++i) at(i, j) -= dense::times(at(i, k), factor);
        for (Index j = 0; j < x.cols(); ++j)
            for (Index i = k + 1; i <= last; ++i) x(i, j) -= dense::times(at(i, k), x(k, j));
    }
    for (Index j = 0; j < x.cols(); ++j)
        for (Index k = n - 1; k >= 0; --k) {
            x(k, j) /= at(k, k);
            for (Index i = std::max<Index>(0, k - reach); i < k; ++i) x(i, j) -= dense::times(at(i, k), x(k, j));
        }
    return true;
}

/// The element of a band factor, as the lower one: L(i, j) with i >= j.
template <class T>
T lower_element(const Dense<T>& band, bool lower, Index i, Index j) {
    return lower ? band(i - j, j) : dense::conj(band(band.rows() - 1 + j - i, i));
}

/// The Cholesky factor in place. @throws LinAlgError
template <class T>
void factor_band(const char* function, Dense<T>& band, bool lower) {
    using Real = core::RealOf<T>;
    const Index n = band.cols(), u = band.rows() - 1;
    // In the lower form column j of the factor is contiguous; the upper form is turned into it and back.
    Dense<T> work;
    if (!lower) {
        work = Dense<T>::Zero(u + 1, n);
        for (Index j = 0; j < n; ++j)
            for (Index i = j; i <= std::min(n - 1, j + u); ++i) work(i - j, j) = dense::conj(band(u + j - i, i));
    }
    Dense<T>& a = lower ? band : work;
    for (Index j = 0; j < n; ++j) {
        const Real pivot = dense::real(a(0, j));
        if (!(pivot > 0))
            core::fail<LinAlgError>(function, "the matrix is not positive definite: its leading minor of order ", j + 1,
                                    " is not positive");
        const Real root = std::sqrt(pivot);
        a(0, j) = T(root);
        const Index count = std::min(u, n - 1 - j);
        for (Index i = 1; i <= count; ++i) a(i, j) /= root;
        for (Index q = 1; q <= count; ++q) {
            const T factor = dense::conj(a(q, j));
            for (Index i = q; i <= count; ++i) a(i - q, j + q) -= dense::times(a(i, j), factor);
        }
    }
    if (!lower)
        for (Index j = 0; j < n; ++j)
            for (Index i = j; i <= std::min(n - 1, j + u); ++i) band(u + j - i, i) = dense::conj(work(i - j, j));
}

template <class T>
void solve_factored_band(const Dense<T>& band, bool lower, Dense<T>& x) {
    const Index n = band.cols(), u = band.rows() - 1;
    for (Index c = 0; c < x.cols(); ++c) {
        for (Index j = 0; j < n; ++j) {
            x(j, c) /= dense::real(lower_element(band, lower, j, j));
            for (Index i = j + 1; i <= std::min(n - 1, j + u); ++i)
                x(i, c) -= dense::times(lower_element(band, lower, i, j), x(j, c));
        }
        for (Index j = n - 1; j >= 0; --j) {
            T sum = x(j, c);
            for (Index i = j + 1; i <= std::min(n - 1, j + u); ++i)
                sum -= dense::times(dense::conj(lower_element(band, lower, i, j)), x(i, c));
            x(j, c) = sum / dense::real(lower_element(band, lower, j, j));
        }
    }
}

}  // namespace scixx::linalg::detail
