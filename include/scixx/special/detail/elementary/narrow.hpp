// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>

/// exp and log in float arithmetic, without a branch, for loops that the compiler turns into SIMD operations of twice
/// as many numbers as doubles have. Choices are made between bits under a mask: compilers take others for branches
/// where vectors are narrow. Polynomials by Chebyshev interpolation with mpmath
/// (tests/reference/special/tables/narrow_tables.py).
namespace scixx::special::detail::elementary {

inline constexpr float narrow_infinity = std::numeric_limits<float>::infinity();
/// 3 * 2^22: a float to which it was added has been rounded to an integer, which stands in its lowest bits.
inline constexpr float narrow_rounding = 12582912.0F;
/// log 2 in two parts: k narrow_ln2_high is exact for |k| < 2^15.
inline constexpr float narrow_ln2_high = 0.693359375F, narrow_ln2_low = -2.12194440e-4F;

template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE std::uint32_t narrow_bits_of(float x) noexcept {
    std::uint32_t bits;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_from_bits(std::uint32_t bits) noexcept {
    float x;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

/// All bits where `chosen`, else none.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE std::uint32_t narrow_mask(bool chosen) noexcept {
    return 0u - static_cast<std::uint32_t>(chosen);
}
inline constexpr std::uint32_t narrow_nan_bits = 0x7FC00000u, narrow_infinity_bits = 0x7F800000u,
                               narrow_sign_bit = 0x80000000u;
/// x, brought to [-most, most]; NaN becomes one of these.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_clipped(float x, float most) noexcept {
    const std::uint32_t bits = narrow_bits_of(x);
    const auto size = static_cast<std::int32_t>(bits & ~narrow_sign_bit),
               limit = static_cast<std::int32_t>(narrow_bits_of(most));
    return narrow_from_bits(static_cast<std::uint32_t>(std::min(size, limit)) | (bits & narrow_sign_bit));
}
/// NaN for NaN, else 0.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_lost(float x) noexcept {
    return narrow_from_bits(narrow_mask((narrow_bits_of(x) & ~narrow_sign_bit) > narrow_infinity_bits) &
                            narrow_nan_bits);
}
/// x where it is negative, else 0.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_negative_part(float x) noexcept {
    const std::uint32_t bits = narrow_bits_of(x);
    return narrow_from_bits(bits & (0u - (bits >> 31)));
}

/// Whether x is in [2^-60, 2^60).
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_moderate(float x) noexcept {
    return narrow_bits_of(x) - 0x21800000u < 0x3C000000u;
}
/// x = k log 2 + r.
struct NarrowReduced {
    float k, r;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowReduced narrow_reduced(float x) noexcept {
    const float clipped = narrow_clipped(x, 105.0F);
    const float k = (clipped * 1.44269504F + narrow_rounding) - narrow_rounding;
    return {k, ((clipped - k * narrow_ln2_high) - k * narrow_ln2_low) + narrow_lost(x)};
}
/// exp(r) - 1 for |r| <= 0.36.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_growth(float r) noexcept {
    const float z = r * r;
    return r + z * ((0.5F + r * 0.166665623F) + z * ((0.0416665363F + r * 0.00836553411F) + z * 0.00139291254F));
}
/// 2^k m, the power in two factors, so that subnormal results are rounded once.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_scaled(float m, float k) noexcept {
    const float half = (0.5F * k + narrow_rounding) - narrow_rounding, other = k - half;
    return m * narrow_from_bits(narrow_bits_of(half + (narrow_rounding + 127.0F)) << 23) *
           narrow_from_bits(narrow_bits_of(other + (narrow_rounding + 127.0F)) << 23);
}

/// exp(x), below 1 ulp off, down to the subnormals.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float exponential(float x) noexcept {
    const NarrowReduced at = narrow_reduced(x);
    return narrow_scaled(1 + narrow_growth(at.r), at.k);
}
/// 2^x.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float power_of_two(float x) noexcept {
    const float clipped = narrow_clipped(x, 152.0F);
    const float k = (clipped + narrow_rounding) - narrow_rounding, r = (clipped - k) * 0.693147181F + narrow_lost(x);
    return narrow_scaled(1 + narrow_growth(r), k);
}

/// 10^x.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float power_of_ten(float x) noexcept {
    const float clipped = narrow_clipped(x, 46.0F);
    const float k = (clipped * 3.32192809F + narrow_rounding) - narrow_rounding;
    // log10(2) in two parts, the first of 11 bits
    const float r = ((clipped - k * 0.301025391F) - k * 4.60503898e-6F) * 2.30258509F + narrow_lost(x);
    return narrow_scaled(1 + narrow_growth(r), k);
}

/// (log((1 + s) / (1 - s)) - 2 s) / s for |s| <= 0.202.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_logarithm_rest(float s2) noexcept {
    return s2 * (0.666667163F + s2 * (0.399781488F + s2 * 0.299843628F));
}
/// log(x) + (shift + low) of a positive finite x, for a whole shift of few bits: the sum is rounded once.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_logarithm(float x, float shift = 0, float low = 0) noexcept {
    const std::uint32_t little = narrow_mask(narrow_bits_of(x) < 0x00800000u);
    const float factor = narrow_from_bits(0x3F800000u + (little & (24u << 23)));
    const std::uint32_t bits = narrow_bits_of(x * factor), exponent = (bits + (0x3F800000u - 0x3F3504F3u)) >> 23;
    const float k = narrow_from_bits((exponent - (little & 24u)) + 0x4B400000u) - (narrow_rounding + 127.0F);
    const float f = narrow_from_bits(bits - (exponent << 23) + 0x3F800000u) - 1, s = f / (2 + f), half = 0.5F * f * f;
    return (k * narrow_ln2_high + shift) -
           ((half - (s * (half + narrow_logarithm_rest(s * s)) + (k * narrow_ln2_low + low))) - f);
}
/// The value of a logarithm of x where x is positive and finite, else the limit.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_logarithm_or_limit(float x, float value) noexcept {
    const std::uint32_t bits = narrow_bits_of(x), ordinary = narrow_mask(bits - 1u < narrow_infinity_bits - 1u);
    const std::uint32_t zero = narrow_mask(bits << 1 == 0), top = narrow_mask(bits == narrow_infinity_bits);
    const std::uint32_t limits = (zero & (narrow_sign_bit | narrow_infinity_bits)) | (top & narrow_infinity_bits) |
                                 (~(zero | top) & narrow_nan_bits);
    return narrow_from_bits((narrow_bits_of(value) & ordinary) | (limits & ~ordinary));
}
/// log(x), below 1 ulp off.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float logarithm(float x) noexcept {
    return narrow_logarithm_or_limit(x, narrow_logarithm(x));
}
/// log(1 + x), with what the rounding of 1 + x lost.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float logarithm_1p(float x) noexcept {
    const float sum = 1 + x, part = sum - 1, lost = (x - part) + (1 - (sum - part));
    return std::copysign(narrow_logarithm_or_limit(sum, narrow_logarithm(sum, 0, lost / sum)), x);
}
/// log(p / (1 - p)), without loss where p is near 1/2: with p = 2^k (1 - p) (1 + s) / (1 - s), |s| < 0.202.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float logarithm_of_odds(float p) noexcept {
    const std::uint32_t bits = narrow_bits_of(p), inside = narrow_mask(bits - 1u < 0x3F800000u - 1u);
    const std::uint32_t zero = narrow_mask(bits << 1 == 0), one = narrow_mask(bits == 0x3F800000u),
                        little = narrow_mask(bits < 0x0DA24260u);  // 1e-30
    const float factor = narrow_from_bits(0x3F800000u + (little & (24u << 23)));
    const float size = p * factor, rest = 1 - p, low = (1 - rest) - p;
    const std::uint32_t exponent = (narrow_bits_of(size) - narrow_bits_of(rest) + 0x3FC00000u) >> 23;
    const float k = narrow_from_bits((exponent - (little & 24u)) + 0x4B400000u) - (narrow_rounding + 127.0F),
                power = narrow_from_bits(exponent << 23), lower = rest * power;
    const float s = ((size - lower) - low * power) / (size + lower);
    const float value = k * narrow_ln2_high + (2 * s + (s * narrow_logarithm_rest(s * s) + k * narrow_ln2_low));
    const std::uint32_t limits = (zero & (narrow_sign_bit | narrow_infinity_bits)) | (one & narrow_infinity_bits) |
                                 (~(zero | one) & narrow_nan_bits);
    return narrow_from_bits((narrow_bits_of(value) & inside) | (limits & ~inside));
}
/// Positive x and y as x = 2^k y (1 + s) / (1 - s), s = gap / (x + lower), lower = 2^k y, |s| < 0.202, as Quotient is
/// for doubles.
struct NarrowQuotient {
    float k, lower, gap, s;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowQuotient narrow_quotient(float x, float y) noexcept {
    const std::uint32_t exponent = (narrow_bits_of(x) - narrow_bits_of(y) + (0x3F800000u + 0x00400000u)) >> 23;
    const float power = narrow_from_bits(exponent << 23), lower = y * power, gap = x - lower;
    return {narrow_from_bits(exponent + 0x4B400000u) - (narrow_rounding + 127.0F), lower, gap, gap / (x + lower)};
}
/// x log(x / y) and x log(x / y) - x + y of moderate numbers.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_relative_entropy(float x, float y) noexcept {
    const NarrowQuotient at = narrow_quotient(x, y);
    return x *
           (at.k * narrow_ln2_high + (2 * at.s + (at.s * narrow_logarithm_rest(at.s * at.s) + at.k * narrow_ln2_low)));
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_divergence(float x, float y) noexcept {
    // The form of KlDiv::ordinary. narrow_ln2_high has 9 bits.
    const NarrowQuotient at = narrow_quotient(x, y);
    const float upper = narrow_from_bits(narrow_bits_of(x) & 0xFFFFF000u);
    return at.s * (at.gap + x * narrow_logarithm_rest(at.s * at.s)) +
           ((at.k * (upper * narrow_ln2_high) + (y - at.lower)) +
            at.k * ((x - upper) * narrow_ln2_high + x * narrow_ln2_low));
}
/// x log(y), 0 for x = 0 unless y is NaN.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_x_log_y(float x, float y) noexcept {
    const std::uint32_t zero = narrow_mask(narrow_bits_of(x) << 1 == 0);
    return narrow_from_bits(narrow_bits_of(x * logarithm(y)) & ~zero) + narrow_lost(y);
}
/// -x log(x), 0 at 0 and -inf below.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_entropy(float x) noexcept {
    const std::uint32_t bits = narrow_bits_of(x), positive = narrow_mask(bits - 1u < narrow_infinity_bits),
                        negative = narrow_mask(bits - (narrow_sign_bit + 1u) < narrow_infinity_bits);
    const float value = 0.0F - x * narrow_logarithm(x);
    return narrow_from_bits((narrow_bits_of(value) & positive) |
                            (negative & (narrow_sign_bit | narrow_infinity_bits))) +
           narrow_lost(x);
}

/// (exp(x) - 1) 2^-k and k for x = k log 2 + r: growth + (1 - 2^-k) loses nothing where it is small.
struct NarrowScaled {
    float m, k;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE NarrowScaled narrow_m1_parts(NarrowReduced at) noexcept {
    const float k = 0.5F * ((at.k - 60) + std::abs(at.k + 60));  // at least -60
    const float power = narrow_rounding + 127.0F - narrow_clipped(k, 60.0F);
    return {narrow_growth(at.r) + (1 - narrow_from_bits(narrow_bits_of(power) << 23)), k};
}
/// exp(x) - 1.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float exponential_m1(float x) noexcept {
    const NarrowScaled at = narrow_m1_parts(narrow_reduced(x));
    return std::copysign(narrow_scaled(at.m, at.k), x);
}
/// (exp(x) - 1) / x.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float relative_exponential_m1(float x) noexcept {
    const std::uint32_t bits = narrow_bits_of(x), zero = narrow_mask(bits << 1 == 0),
                        large = narrow_mask(bits - 0x42D20000u <= narrow_infinity_bits - 0x42D20000u);  // from 105 on
    const float divisor = x + narrow_from_bits(zero & narrow_bits_of(1e-30F));
    const NarrowScaled at = narrow_m1_parts(narrow_reduced(divisor));
    return narrow_scaled(at.m / divisor, at.k) + narrow_from_bits(large & narrow_infinity_bits);
}
/// log(1 + exp(-|x|)), the sum of 1 and e in (0, 1] with what its rounding lost.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float logarithm_of_tail(float x) noexcept {
    const float e = exponential(-std::abs(x)), sum = 1 + e, lost = e - (sum - 1);
    return logarithm(sum) + lost / sum;
}

/// a where the mask is set, else b.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_choice(std::uint32_t mask, float a, float b) noexcept {
    return narrow_from_bits((narrow_bits_of(a) & mask) | (narrow_bits_of(b) & ~mask));
}
/// x >= 0, brought to [least, most]; NaN becomes `most`.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_between(float x, float least, float most) noexcept {
    const auto size = static_cast<std::int32_t>(narrow_bits_of(x)),
               low = static_cast<std::int32_t>(narrow_bits_of(least)),
               high = static_cast<std::int32_t>(narrow_bits_of(most));
    return narrow_from_bits(static_cast<std::uint32_t>(std::min(std::max(size, low), high)));
}
/// c[0] + c[1] x + ... by Horner's rule in float arithmetic.
template <std::size_t N, class C>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_horner(const C (&c)[N], float x) noexcept {
    auto sum = static_cast<float>(c[N - 1]);
    for (std::size_t i = N - 1; i > 0; --i) sum = sum * x + static_cast<float>(c[i - 1]);
    return sum;
}
/// 1 / sqrt(x) of a positive normal x, 1.5 ulp off: two cubic steps from a line in the bits. Compilers leave loops
/// with std::sqrt as they are, which may set errno.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_inverse_root(float x) noexcept {
    const float start = narrow_from_bits(0x5F375A86u - (narrow_bits_of(x) >> 1)), gap = 1 - x * start * start,
                root = start + start * gap * (0.5F + 0.375F * gap), rest = 1 - (x * root) * root;
    return root + root * rest * (0.5F + 0.375F * rest);
}
/// sqrt(x) of a normal x or 0, 1 ulp off.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_root(float x) noexcept {
    const float y = narrow_inverse_root(x), root = x * y;
    return root + 0.5F * y * (x - root * root);
}
/// Pseudo-Huber's loss of moderate arguments: delta^2 (sqrt(1 + v^2) - 1), v = r / delta, without the difference.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_pseudo_huber(float delta, float r) noexcept {
    const float v = std::abs(narrow_clipped(r / delta, 1e8F));
    return std::abs(r) * (delta * (v / (1 + narrow_root(1 + v * v))));
}
/// The members for floats of a kernel K, whose polynomials are from tests/reference/special/tables/narrow_families.py:
/// K::lane(x), without a branch, in a loop that the compiler turns into SIMD operations, but K::rare(x), a double,
/// where K::is_rare(x, lane).
template <class K>
struct NarrowForm {
    static float at(float x) {
        const float value = K::lane(x);
        return K::is_rare(x, value) ? static_cast<float>(K::rare(static_cast<double>(x))) : value;
    }
    static void block(const float* x, float* y, std::ptrdiff_t n) {
        constexpr std::ptrdiff_t most = 256;
        float values[most];
        for (; n > 0; x += most, y += most, n -= most) {
            const std::ptrdiff_t count = std::min(most, n);
            std::uint32_t rare = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) values[i] = K::lane(x[i]);
            for (std::ptrdiff_t i = 0; i < count; ++i) rare |= narrow_mask(K::is_rare(x[i], values[i]));
            for (std::ptrdiff_t i = 0; rare != 0 && i < count; ++i)
                if (K::is_rare(x[i], values[i])) values[i] = static_cast<float>(K::rare(static_cast<double>(x[i])));
            std::copy(values, values + count, y);
        }
    }
};

}  // namespace scixx::special::detail::elementary
