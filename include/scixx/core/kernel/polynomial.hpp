// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/kernel/inline.hpp>
#include <utility>

/// Values of polynomials with coefficients in ascending powers: horner() for loops that the compiler turns into SIMD
/// operations and for other scalars, polynomial() for one number at a time.
namespace scixx::core {

/// c[0] + c[1] x + ... by Horner's rule: few operations in one chain.
template <std::size_t N, class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE constexpr T horner(const double (&c)[N], T x) noexcept {
    T sum = c[N - 1];
    for (std::size_t i = N - 1; i > 0; --i) sum = sum * x + c[i - 1];
    return sum;
}

/// The first Count coefficients as c[0] + c[4] x4 + ... and so on, four chains with one step of each for every Step.
template <std::size_t Count, std::size_t N, std::size_t... Step>
[[nodiscard]] SCIXX_ALWAYS_INLINE constexpr double four_chains(const double (&c)[N], double x,
                                                               std::index_sequence<Step...>) noexcept {
    constexpr std::size_t row = Count / 4 * 4 - 4;  // the first of the last four that are whole
    const double x2 = x * x, x4 = x2 * x2;
    double a = c[row], b = c[row + 1], d = c[row + 2], e = c[row + 3];
    if constexpr (Count % 4 > 0) a = a + x4 * c[row + 4];
    if constexpr (Count % 4 > 1) b = b + x4 * c[row + 5];
    if constexpr (Count % 4 > 2) d = d + x4 * c[row + 6];
    ((a = c[row - 4 - 4 * Step] + x4 * a, b = c[row - 3 - 4 * Step] + x4 * b, d = c[row - 2 - 4 * Step] + x4 * d,
      e = c[row - 1 - 4 * Step] + x4 * e),
     ...);
    return (a + b * x) + (d + e * x) * x2;
}

/// c[0] + c[1] x + ... in four interleaved chains, which a processor runs side by side. With a Count of 4 or more only
/// the first Count coefficients: those of a Chebyshev interpolation on [-1, 1] fall off, so that they are a shorter,
/// less exact interpolation.
template <std::size_t Count = 0, std::size_t N>
[[nodiscard]] SCIXX_ALWAYS_INLINE constexpr double polynomial(const double (&c)[N], double x) noexcept {
    constexpr std::size_t count = Count == 0 ? N : Count;
    static_assert(count >= 4 && count <= N);
    return four_chains<count>(c, x, std::make_index_sequence<count / 4 - 1>{});
}

}  // namespace scixx::core
