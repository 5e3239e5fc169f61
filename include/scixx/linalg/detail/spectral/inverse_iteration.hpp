// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::spectral {

using dense::Block;

/// Which eigenvalues are wanted: all, those with the numbers first .. last, or those in the half-open interval (low,
/// high].
struct Wanted {
    bool some = false, by_value = false;
    Index first = 0, last = -1;
    double low = 0, high = 0;

    /// The first and the last one of n ascending values.
    template <class Real>
    [[nodiscard]] std::pair<Index, Index> range(const Real* values, Index n) const {
        if (!some) return {0, n - 1};
        if (!by_value) return {first, last};
        Index from = 0;
        while (from < n && !(static_cast<double>(values[from]) > low)) ++from;
        Index to = from - 1;
        while (to + 1 < n && static_cast<double>(values[to + 1]) <= high) ++to;
        return {from, to};
    }
};

/// Eigenvectors of a symmetric tridiagonal matrix (diagonal d, off-diagonal e) for some eigenvalues, one a column of V.
/// Each vector is kept orthogonal to those before it. @return false where a residual is larger than rounding explains.
/// J. H. Wilkinson, The Algebraic Eigenvalue Problem (1965), chapter 5, 52-57.
template <class Real>
bool inverse_iteration(const Real* d, const Real* e, Index n, const Real* values, const Block<Real>& V) {
    constexpr Real eps = std::numeric_limits<Real>::epsilon();
    Real norm = std::numeric_limits<Real>::min() / eps;
    for (Index i = 0; i < n; ++i)
        norm = std::max(norm, std::abs(d[i]) + (i > 0 ? std::abs(e[i - 1]) : 0) + (i + 1 < n ? std::abs(e[i]) : 0));
    // The factors of T - lambda I with row exchanges: three diagonals of U, the multipliers, and who was exchanged.
    core::List<Real> diagonal(n), above(n), second(n), factor(n);
    core::List<char> exchanged(n);
    unsigned random = 12345;
    for (Index c = 0; c < V.cols; ++c) {
        const Real lambda = values[c];
        Real pivot = d[0] - lambda, beside = n > 1 ? e[0] : Real(0);
        for (Index i = 0; i + 1 < n; ++i) {
            const Real below = e[i], next = d[i + 1] - lambda, right = i + 2 < n ? e[i + 1] : Real(0);
            exchanged[i] = std::abs(below) > std::abs(pivot);
            if (exchanged[i]) {
                factor[i] = pivot / below;
                diagonal[i] = below;
                above[i] = next;
                second[i] = right;
                pivot = beside - factor[i] * next;
                beside = -factor[i] * right;
            } else {
                if (std::abs(pivot) < eps * norm) pivot = eps * norm;
                factor[i] = below / pivot;
                diagonal[i] = pivot;
                above[i] = beside;
                second[i] = 0;
                pivot = next - factor[i] * beside;
                beside = right;
            }
        }
        diagonal[n - 1] = std::abs(pivot) < eps * norm ? eps * norm : pivot;
        for (Index i = 0; i < n; ++i) diagonal[i] = 1 / diagonal[i];
        Real* const x = V.col(c);
        for (Index i = 0; i < n; ++i) {
            random = random * 1664525U + 1013904223U;
            x[i] = static_cast<Real>(random >> 8) / Real(1 << 24) - Real(0.5);
        }
        bool found = false;
        for (int iteration = 0; iteration < 6 && !found; ++iteration) {
            if (iteration > 0)  // the first right-hand side is a random one of L's inverse
                for (Index i = 0; i + 1 < n; ++i) {
                    if (exchanged[i]) std::swap(x[i], x[i + 1]);
                    x[i + 1] -= factor[i] * x[i];
                }
            x[n - 1] *= diagonal[n - 1];
            if (n > 1) x[n - 2] = (x[n - 2] - above[n - 2] * x[n - 1]) * diagonal[n - 2];
            for (Index i = n - 3; i >= 0; --i) x[i] = (x[i] - above[i] * x[i + 1] - second[i] * x[i + 2]) * diagonal[i];
            Real size = dense::norm2(x, n);
            if (!(size > 0) || !(size <= std::numeric_limits<Real>::max())) return false;
            dense::scale(1 / size, x, n);
            for (int pass = 0; pass < 2; ++pass) {
                for (Index j = 0; j < c; ++j) dense::axpy(-dense::dot(V.col(j), x, n), V.col(j), x, n);
                size = dense::norm2(x, n);
                if (!(size > 0)) return false;
                dense::scale(1 / size, x, n);
            }
            if (iteration == 0 || size < Real(0.5)) continue;
            Real residual = 0;
            for (Index i = 0; i < n; ++i) {
                const Real before = i > 0 ? e[i - 1] * x[i - 1] : Real(0),
                           after = i + 1 < n ? e[i] * x[i + 1] : Real(0);
                const Real rest = (d[i] - lambda) * x[i] + (before + after);
                residual += rest * rest;
            }
            found = std::sqrt(residual) <= 4 * std::sqrt(static_cast<Real>(n)) * eps * norm;
        }
        if (!found) return false;
    }
    return true;
}

}  // namespace scixx::linalg::detail::spectral
