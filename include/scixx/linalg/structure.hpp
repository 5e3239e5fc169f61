// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/detail/arguments.hpp>

namespace scixx::linalg {

/// What bandwidth returns.
struct BandwidthResult {
    Eigen::Index lower;  ///< number of diagonals below the main one, to the last that is not zero
    Eigen::Index upper;  ///< and above it
};

/// The bandwidths of a matrix.
///
/// @param a  m x n of any scalar; NaN counts as not zero
/// @return   see BandwidthResult; an empty matrix has none
/// @note     O(m n) time.
/// @see      scipy.linalg.bandwidth
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] BandwidthResult bandwidth(const A& a) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> source(a);
    const auto& view = source.view();
    const Eigen::Index m = view.shape(0), n = view.shape(1);
    BandwidthResult out{0, 0};
    // Of each column only what lies outside the band so far, from the outside.
    for (Eigen::Index j = 0; j < n; ++j) {
        Eigen::Index i = 0;
        while (i < m && j - i > out.upper && view(i, j) == T(0)) ++i;
        if (i < m) out.upper = std::max(out.upper, j - i);
        i = m - 1;
        while (i - j > out.lower && view(i, j) == T(0)) --i;
        out.lower = std::max(out.lower, i - j);
    }
    return out;
}

/// Tolerances of issymmetric and ishermitian; without them elements are compared exactly.
struct SymmetryOptions {
    std::optional<double> atol{};  ///< |x - y| <= atol + rtol |y|
    std::optional<double> rtol{};
};

namespace detail {

template <class A>
bool mirrored(const char* function, const A& a, const SymmetryOptions& options, bool conjugate) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> source(a);
    const auto& view = source.view();
    const Index n = view.shape(0);
    core::require(n == view.shape(1), function, "a must be a square matrix, got ", n, " x ", view.shape(1));
    const bool exact = !options.atol && !options.rtol;
    const double atol = options.atol.value_or(0), rtol = options.rtol.value_or(0);
    for (Index i = 0; i < n; ++i)
        for (Index j = conjugate ? i : i + 1; j < n; ++j) {
            const T x = view(i, j);
            T y = view(j, i);
            if constexpr (core::is_complex<T>)
                if (conjugate) y = dense::conj(y);
            if (exact) {
                if (!(x == y)) return false;
            } else {
                double gap = 0, size = 0;
                if constexpr (core::is_complex<T>) {
                    gap = static_cast<double>(std::abs(x - y));
                    size = static_cast<double>(std::abs(y));
                } else {
                    gap = std::abs(static_cast<double>(x) - static_cast<double>(y));
                    size = std::abs(static_cast<double>(y));
                }
                if (!(gap <= atol + rtol * size)) return false;
            }
        }
    return true;
}

}  // namespace detail

/// Whether a square matrix equals its transpose.
///
/// @param a        n x n of any scalar; NaN equals nothing
/// @param options  see SymmetryOptions
/// @throws std::invalid_argument  if a is not square.
/// @note           O(n^2) time. An empty matrix is symmetric.
/// @see            scipy.linalg.issymmetric
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] bool issymmetric(const A& a, const SymmetryOptions& options = {}) {
    return detail::mirrored("issymmetric", a, options, false);
}

/// Whether a square matrix equals its conjugate transpose. Parameters and errors are those of issymmetric.
/// @see  scipy.linalg.ishermitian
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] bool ishermitian(const A& a, const SymmetryOptions& options = {}) {
    return detail::mirrored("ishermitian", a, options, true);
}

}  // namespace scixx::linalg
