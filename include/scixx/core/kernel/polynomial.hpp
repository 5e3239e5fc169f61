// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/kernel/inline.hpp>

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

/// c[First] + c[First + 4] x4 + c[First + 8] x4^2 + ... of the first Count coefficients.
template <std::size_t First, std::size_t Count, std::size_t N>
[[nodiscard]] SCIXX_ALWAYS_INLINE constexpr double every_fourth(const double (&c)[N], double x4) noexcept {
    if constexpr (First + 4 < Count)
        return c[First] + x4 * every_fourth<First + 4, Count>(c, x4);
    else
        return c[First];
}

/// c[0] + c[1] x + ... in four interleaved chains, which a processor runs side by side. With a Count of 4 or more only the first Count
/// coefficients: those of a Chebyshev interpolation on [-1, 1] fall off, so that they are a shorter, less exact interpolation.
template <std::size_t Count = 0, std::size_t N>
[[nodiscard]] SCIXX_ALWAYS_INLINE constexpr double polynomial(const double (&c)[N], double x) noexcept {
    constexpr std::size_t count = Count == 0 ? N : Count;
    static_assert(count >= 4 && count <= N);
    const double x2 = x * x, x4 = x2 * x2;
    return (every_fourth<0, count>(c, x4) + every_fourth<1, count>(c, x4) * x) +
           (every_fourth<2, count>(c, x4) + every_fourth<3, count>(c, x4) * x) * x2;
}

}  // namespace scixx::core
