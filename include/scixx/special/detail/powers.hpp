// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/special/detail/double_double.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/power_tables.hpp>

/// Powers (a / b)^n without the error of their large exponents and without branches, so that loops over them become
/// SIMD operations.
///
/// A logarithm is the sum of a first part of at most 26 bits, which times 26 bits of n is exact, and a small rest.
namespace scixx::special::detail {

/// The upper 26 bits of a number.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double upper_half(double x) noexcept {
    return elementary::from_bits(elementary::bits_of(x) & 0xfffffffff8000000U);
}

/// c = about 1 / x, of 12 bits, |c x - 1| < 1 / 220, and -log c = high + low. It is 1 next to x = 1.
struct SplitLog {
    double c, high, low;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE SplitLog split_log_of(double x) noexcept {
    const std::uint64_t bits = elementary::bits_of(x) + (std::uint64_t{1} << 44), exponent = bits >> 52;
    const double(&row)[4] = split_log[(bits >> 45) & 127];
    const double k = elementary::from_bits(exponent | 0x4330000000000000U) - (4503599627370496.0 + 1023);
    return {row[0] * elementary::from_bits((2046 - exponent) << 52), row[1] + k * split_log_two[0],
            row[2] + k * split_log_two[1]};
}

/// (log(1 + r) - r) / r^2 for |r| <= 1 / 220. Short: to 1e-10.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double bend_of_log1p(double r) noexcept {
    return core::polynomial < Short ? 4 : 0 > (log1p_bend, r);
}

/// The sum of Stirling's series, log Gamma(z) - ((z - 1/2) log z - z + log(2 pi) / 2), for z = 1 / w >= 1. Short: to
/// 3e-10.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double stirling_rest(double w) noexcept {
    const double shifted = (w * 15.999 - 0.4995) + elementary::rounding, part = shifted - elementary::rounding;
    return core::polynomial < Short ? 4
                                    : 0 > (stirling_table[elementary::bits_of(shifted) & 15], 32 * w - (2 * part + 1));
}

/// factor exp(e.hi + e.lo), |e.lo| < 1e-10 or so: one rounding where the result is subnormal.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double scaled_power(double factor, Pair e) noexcept {
    const elementary::Reduced at = elementary::reduced(e.hi);
    const double r = at.r + e.lo;
    return elementary::scaled(factor * (1 + (r + r * r * elementary::exponential_rest(r))), at.k);
}
/// factor exp(e) to 2e-10.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double scaled_power(double factor, double e) noexcept {
    const elementary::Reduced at = elementary::reduced(e);
    return elementary::scaled(factor * (1 + (at.r + at.r * at.r * elementary::exponential_rest<true>(at.r))), at.k);
}

}  // namespace scixx::special::detail
