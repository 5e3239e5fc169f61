// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

/// Powers of floats, with logarithms and exponents as sums of two floats, without a branch.
namespace scixx::special::detail::elementary {

struct NarrowPair {
    float hi, lo;
};
/// The upper 12 bits of a number: a product of two such is exact.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_upper(float x) noexcept {
    return narrow_from_bits(narrow_bits_of(x) & 0xFFFFF000u);
}
/// 1 + p.hi + p.lo, |p.lo| below 2^-10 |p.hi|.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowPair narrow_one_plus(NarrowPair p) noexcept {
    const float sum = 1 + p.hi, part = sum - 1, lost = ((p.hi - part) + (1 - (sum - part))) + p.lo, total = sum + lost;
    return {total, lost - (total - sum)};
}
/// x y, the first part of so few bits that it is exact, whatever the compiler fuses.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowPair narrow_product(float x, float y) noexcept {
    const float a = narrow_upper(x), b = narrow_upper(y);
    return {a * b, a * (y - b) + (x - a) * y};
}
/// log(x.hi + x.lo) of a normal x, |x.lo| well below x.hi, to 4e-10 of its size: 2 artanh(s), s = f / (2 + f) in two parts.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowPair narrow_long_logarithm(NarrowPair x) noexcept {
    constexpr float rest[] = {0.666666666F, 0.40000122F, 0.285508026F, 0.233309641F};
    const std::uint32_t bits = narrow_bits_of(x.hi), exponent = (bits + (0x3F800000u - 0x3F3504F3u)) >> 23;
    const float k = narrow_from_bits(exponent + 0x4B400000u) - (narrow_rounding + 127.0F);
    const float f = narrow_from_bits(bits - (exponent << 23) + 0x3F800000u) - 1,
                low = x.lo * narrow_from_bits((254u - exponent) << 23);
    const float divisor = 2 + f, lost = f - (divisor - 2), inverse = 1 / divisor, upper = narrow_upper(divisor);
    const float first = narrow_upper(f * inverse),
                left = ((f - first * upper) - first * (divisor - upper)) - (first * lost - low * (1 - first)),
                second = left * inverse, s = first + second, z = s * s;
    const float whole = k * narrow_ln2_high, sum = whole + 2 * first,
                little =
                    (2 * first - (sum - whole)) + (2 * second + (s * z * narrow_horner(rest, z) + k * narrow_ln2_low));
    const float total = sum + little;
    return {total, little - (total - sum)};
}
/// factor log, and log / divisor, as exponents: the first part has few bits, the second is below 2^-10 of it.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowPair narrow_multiplied(NarrowPair log, float factor) noexcept {
    const float a = narrow_upper(log.hi), b = narrow_upper(factor);
    return {a * b, (log.hi - a) * b + (log.hi * (factor - b) + log.lo * factor)};
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowPair narrow_divided(NarrowPair log, float divisor) noexcept {
    const float inverse = 1 / divisor, upper = narrow_upper(divisor), first = narrow_upper(log.hi * inverse);
    const float left = (log.hi - first * upper) - first * (divisor - upper);
    return {first, (left + log.lo) * inverse};
}
/// e = k log 2 + r, like narrow_reduced.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowReduced narrow_reduced(NarrowPair e) noexcept {
    const float first = narrow_clipped(e.hi, 175.0F), second = narrow_clipped(e.lo, 0.5F);
    const float k = ((first + second) * 1.44269504F + narrow_rounding) - narrow_rounding;
    return {k, ((first - k * narrow_ln2_high) + second) - k * narrow_ln2_low};
}
/// exp(e), and (exp(e) - 1) / divisor.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_long_exponential(NarrowPair e) noexcept {
    const NarrowReduced at = narrow_reduced(e);
    return narrow_scaled(1 + narrow_growth(at.r), at.k);
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_long_m1(NarrowPair e, float divisor) noexcept {
    const NarrowScaled at = narrow_m1_parts(narrow_reduced(e));
    return narrow_scaled(at.m / divisor, at.k);
}

/// Whether a power's second argument is served by the forms above.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_narrow_exponent(float y) noexcept {
    const bool zero = y == 0, moderate = is_moderate(std::abs(y));
    return zero | moderate;
}
/// The exponent log(1 + lambda x) / lambda, where it serves, and NaN where 1 + lambda x is negative.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowPair narrow_root_exponent(float x, float lambda) noexcept {
    return narrow_divided(narrow_long_logarithm(narrow_one_plus(narrow_product(lambda, x))), lambda);
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_narrow_root(float x, float lambda) noexcept {
    const float product = x * lambda, size = std::abs(x);
    const bool apart = std::abs(product + 1) > 0.01F, some = is_moderate(size),
               moderate = is_moderate(std::abs(lambda)), large = std::abs(product) > 1e-5F,
               few = size < 4;  // else 1 + lambda x needs more bits
    return apart & some & moderate & (large | few);
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_root_lost(float x, float lambda) noexcept {
    return narrow_from_bits(narrow_mask(x * lambda < -1) & narrow_nan_bits);
}

/// The members for floats of a kernel K of two arguments, as NarrowForm has them: K::lane(x, y) where K::serves(x, y), else
/// K::rare(x, y) in double.
template <class K>
struct NarrowPower {
    static float at(float x, float y) noexcept {
        return K::serves(x, y) ? K::lane(x, y)
                               : static_cast<float>(K::rare(static_cast<double>(x), static_cast<double>(y)));
    }
    static void block(const float* x, const float* y, float* out, std::ptrdiff_t n) noexcept {
        constexpr std::ptrdiff_t most = 256;
        float values[most];
        std::uint32_t others = 0;
        for (std::ptrdiff_t i = 0; i < n; ++i) others |= narrow_mask(!K::serves(x[i], y[i]));
        for (std::ptrdiff_t i = 0; i < n; ++i) values[i] = K::lane(x[i], y[i]);
        for (std::ptrdiff_t i = 0; others != 0 && i < n; ++i)
            if (!K::serves(x[i], y[i]))
                values[i] = static_cast<float>(K::rare(static_cast<double>(x[i]), static_cast<double>(y[i])));
        std::copy(values, values + n, out);
    }
};

}  // namespace scixx::special::detail::elementary
