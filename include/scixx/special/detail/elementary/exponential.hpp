// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <scixx/core/kernel/fma.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>

/// exp and log without a branch, for loops that the compiler turns into SIMD operations: the libm takes one number at a
/// time. Choices are made between constants only: a choice between computed numbers is a branch to some compilers.
///
/// Short forms are for float: double arithmetic with polynomials whose error is below 2e-10, for arguments and results
/// in float's range.
namespace scixx::special::detail::elementary {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
/// log 2 in two parts: k ln2_high is exact for |k| < 2^20.
inline constexpr double ln2_high = 0.69314718036912381649, ln2_low = 1.9082149292705877e-10,
                        ln2 = 0.69314718055994530942;
/// 3 * 2^51: a double to which it was added has been rounded to an integer, which stands in its lowest bits.
inline constexpr double rounding = 6755399441055744.0;

template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE std::uint64_t bits_of(double x) noexcept {
    std::uint64_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double from_bits(std::uint64_t bits) noexcept {
    double x;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

/// A number x = k log 2 + r, |r| <= log(2) / 2, ready for exp.
struct Reduced {
    double k, r;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Reduced reduced_clipped(double x) noexcept {
    const double k = (x * 1.4426950408889634074 + rounding) - rounding;
    return {k, (x - k * ln2_high) - k * ln2_low};
}
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE Reduced reduced(double x) noexcept {
    constexpr double most = Short ? 120 : 760;
    const double above = x > most ? most : x;
    return reduced_clipped(above < -most ? -most : above);  // NaN stays
}
/// (exp(r) - 1 - r) / r^2 for |r| <= 0.35: Taylor's series; r^2 times the first term left out is below 5e-18. The short
/// form by Chebyshev interpolation with mpmath.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double exponential_rest(double r) noexcept {
    const double r2 = r * r, r4 = r2 * r2;
    if constexpr (Short)
        return ((0.5000000013487226 + r * 0.16666666681647016) + r2 * (0.04166646471137908 + r * 0.00833331090172597)) +
               r4 * (0.0013933673732931852 + r * 0.0001989101718430203);
    return ((1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120))) +
           r4 * (((1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880))) +
                 r4 * ((1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0))));
}
/// 2^k times m: the power in two factors, so that subnormal results are rounded once.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double scaled(double m, double k) noexcept {
    if constexpr (Short) return m * from_bits(bits_of(k + (rounding + 1023)) << 52);
    const double half = (0.5 * k + rounding) - rounding, other = k - half;
    return m * from_bits(bits_of(half + (rounding + 1023)) << 52) * from_bits(bits_of(other + (rounding + 1023)) << 52);
}

/// exp(x), at most 1 ulp off, down to the subnormals; inf above 709.79.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double exponential(double x) noexcept {
    const Reduced at = reduced<Short>(x);
    return scaled<Short>(1 + (at.r + at.r * at.r * exponential_rest<Short>(at.r)), at.k);
}

/// exp(x + low) for |low| < ulp(x).
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double exponential(double x, double low) noexcept {
    const Reduced at = reduced(x);
    return scaled(1 + (at.r + (low + at.r * at.r * exponential_rest(at.r))), at.k);
}

/// (exp(x) - 1) 2^-k and k, for x clipped to [-40, 760]: exp(r) - 1 + (1 - 2^-k) loses nothing where it is small.
struct Scaled {
    double m, k;
};
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE Scaled exponential_m1_parts(double x) noexcept {
    const Reduced at = reduced<Short>(x < -40 ? -40 : x);
    const double few = at.k > 60 ? 60 : at.k, inverse = from_bits(bits_of((rounding + 1023) - few) << 52);
    return {(at.r + at.r * at.r * exponential_rest<Short>(at.r)) + (1 - inverse), at.k};
}
/// exp(x) - 1, at most 2 ulp off.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double exponential_m1(double x) noexcept {
    const Scaled at = exponential_m1_parts<Short>(x);
    return std::copysign(scaled<Short>(at.m, at.k), x);
}

/// A positive x = m 2^k, sqrt(1/2) <= m < sqrt(2).
struct Split {
    double m, k;
};
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE Split split(double x) noexcept {
    const double least = Short ? 0 : std::numeric_limits<double>::min();
    const double factor = x < least ? 18014398509481984.0 : 1.0, bias = x < least ? 1023.0 + 54.0 : 1023.0;
    const std::uint64_t bits = bits_of(x * factor);
    const std::uint64_t exponent = (bits + (0x3FF0000000000000u - 0x3FE6A09E667F3BCDu)) >> 52;
    const double k = (from_bits(exponent | 0x4330000000000000u) - 4503599627370496.0) - bias;
    return {from_bits(bits - (exponent << 52) + 0x3FF0000000000000u), k};
}
/// (log((1 + s) / (1 - s)) - 2 s) / s for |s| <= 0.1716: the series 2 s^2 / 3 + 2 s^4 / 5 + ...; the first term left
/// out is below 6e-18.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_rest(double s2) noexcept {
    const double s4 = s2 * s2;
    if constexpr (Short)
        return s2 *
               ((0.6666666655430018 + s2 * 0.4000012200081688) + s4 * (0.2855080255327671 + s2 * 0.2333096405177204));
    return s2 * ((0.66666666666666666667 + s2 * 0.40000000000000000000) +
                 s4 * ((0.28571428571428571429 + s2 * 0.22222222222222222222) +
                       s4 * ((0.18181818181818181818 + s2 * 0.15384615384615384615) +
                             s4 * ((0.13333333333333333333 + s2 * 0.11764705882352941176) +
                                   s4 * (0.10526315789473684211 + s2 * 0.095238095238095238095)))));
}
/// The non-finite part of log x: -inf at 0, NaN below and for NaN, inf at infinity, else 0.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_limits(double x) noexcept {
    const double top = x > std::numeric_limits<double>::max() ? infinity : 0.0, bottom = x == 0 ? -infinity : 0.0;
    const double valid = x >= 0 ? 0.0 : nan;
    return (top + bottom) + valid;
}

/// log(x), at most 1 ulp off.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm(double x) noexcept {
    const Split at = split<Short>(x);
    if constexpr (Short) {
        const double q = (at.m - 1) / (at.m + 1);
        return (at.k * ln2 + q * (2 + logarithm_rest<true>(q * q))) + logarithm_limits(x);
    }
    // log(1 + f) = f - (f^2 / 2 - s (f^2 / 2 + rest)), s = f / (2 + f): the large terms are exact or nearly so.
    const double f = at.m - 1, s = f / (2 + f), half = 0.5 * f * f;
    return (at.k * ln2_high - ((half - (s * (half + logarithm_rest(s * s)) + at.k * ln2_low)) - f)) +
           logarithm_limits(x);
}

/// exp(x) and log(x) as loops of little else have them fastest: narrow vectors without a fused multiply-add are slower
/// than the libm.
template <bool Short>
[[nodiscard]] SCIXX_ALWAYS_INLINE double quick_exponential(double x) noexcept {
    if constexpr (!core::fast_fma) return Short ? static_cast<double>(std::exp(static_cast<float>(x))) : std::exp(x);
    return exponential<Short>(x);
}
template <bool Short>
[[nodiscard]] SCIXX_ALWAYS_INLINE double quick_logarithm(double x) noexcept {
    if constexpr (!core::fast_fma) return std::log(x);
    return logarithm<Short>(x);
}

/// log(1 + x), at most 1 ulp off.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_1p(double x) noexcept {
    if constexpr (Short) {  // 1 + x loses bits that count for small x only
        const double few = std::abs(x) < 1 ? x : 0.0;
        return logarithm<true>(1 + x) + (few - ((1 + few) - 1));
    }
    if constexpr (!core::fast_fma) {
        const double sum = 1 + x, lost = x < 1 ? x - (sum - 1) : 1 - (sum - x), value = std::log(sum);
        return sum > 0 && sum < 1e15 ? value + lost / sum : value;
    }
    const double sum = 1 + x, near_by = x > 1e300 ? 1e300 : x, little = near_by < 1 ? near_by : 1.0,
                 large = near_by < 1 ? 1.0 : near_by;
    const double lost = little - ((1 + near_by) - large), divisor = sum > 0 ? sum : 1.0;  // of 1 + x by rounding
    const Split at = split(sum);
    const double f = at.m - 1, s = f / (2 + f), half = 0.5 * f * f, low = at.k * ln2_low + lost / divisor;
    return (at.k * ln2_high - ((half - (s * (half + logarithm_rest(s * s)) + low)) - f)) + logarithm_limits(sum);
}

/// x, y in [2^-500, 2^500) as x = 2^k y (1 + s) / (1 - s) with s = gap / (x + lower), lower = 2^k y, |s| < 0.201. The
/// difference of the bits is that of the binary logarithms but for 0.086, so that k needs no division.
struct Quotient {
    double k, lower, gap, s;
    /// (log((1 + s) / (1 - s)) - 2 s) / s; the first term left out is below 2e-18.
    [[nodiscard]] SCIXX_ALWAYS_INLINE double rest() const noexcept {
        const double s2 = s * s, s4 = s2 * s2;
        return s2 * ((0.66666666666666666667 + s2 * 0.40000000000000000000) +
                     s4 * ((0.28571428571428571429 + s2 * 0.22222222222222222222) +
                           s4 * ((0.18181818181818181818 + s2 * 0.15384615384615384615) +
                                 s4 * ((0.13333333333333333333 + s2 * 0.11764705882352941176) +
                                       s4 * ((0.10526315789473684211 + s2 * 0.095238095238095238095) +
                                             s4 * 0.086956521739130434783)))));
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE double log() const noexcept {
        return k * ln2_high + (2 * s + (s * rest() + k * ln2_low));
    }
};
/// The quotient of x and y + low, |low| below an ulp of y.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Quotient parts_of_quotient(double x, double y, double low = 0) noexcept {
    const std::uint64_t exponent = (bits_of(x) - bits_of(y) + (0x3FF0000000000000u + 0x0008000000000000u)) >> 52;
    const double power = from_bits(exponent << 52), lower = y * power, gap = (x - lower) - low * power;
    return {from_bits(exponent | 0x4330000000000000u) - (4503599627370496.0 + 1023), lower, gap, gap / (x + lower)};
}
/// Whether x is in [2^-500, 2^500), by its bits: so for NaN and negative numbers, too.
template <class = void>
[[nodiscard]] inline bool is_ordinary(double x) noexcept {
    return bits_of(x) - 0x20B0000000000000u < 0x3E80000000000000u;
}

/// log(p / (1 - p)) for a normal p, without loss where p is near 1/2.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_of_odds(double p) noexcept {
    const double rest = 1 - p, low = (1 - rest) - p;  // 1 - p = rest + low
    if constexpr (!core::fast_fma)                    // without wide vectors a branch is faster
        if (is_ordinary(p) && p < 1) [[likely]]
            return parts_of_quotient(p, rest, low).log();
    const Split top = split(p), bottom = split(rest);
    const double lost = low * from_bits(bits_of((rounding + 1023) - bottom.k) << 52);
    // The quotient of the two m is in (1/2, 2); it is brought into [sqrt(1/2), sqrt(2)], too.
    const double up = top.m < 0.70710678118654752440 * bottom.m ? 1.0 : 0.0;
    const double down = top.m > 1.4142135623730950488 * bottom.m ? 1.0 : 0.0;
    const double upper = top.m * (1 + up), lower = bottom.m * (1 + down), k = (top.k - bottom.k) + (down - up);
    const double s = ((upper - lower) - lost) / (upper + lower);
    return (k * ln2_high + (2 * s + (s * logarithm_rest(s * s) + k * ln2_low))) +
           (logarithm_limits(p) - logarithm_limits(rest));
}

}  // namespace scixx::special::detail::elementary
