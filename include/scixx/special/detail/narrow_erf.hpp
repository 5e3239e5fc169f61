// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/elementary/narrow_powers.hpp>

/// The error function and its relatives of floats, without a branch (tests/reference/special/tables/narrow_families.py).
namespace scixx::special::detail {

/// erfc(t) exp(t^2) for finite t >= 0: t + 1/2 times it is 1/2 + (1 + v) q(v) with v = (t - 3) / (t + 3).
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_scaled_erfc(float t) noexcept {
    constexpr float q[] = {0.126504029F,     -0.194314502F,   0.170533376F,   -0.105712468F,
                           0.0460752086F,    -0.0119108259F,  2.79797715e-5F, 0.00120820372F,
                           -0.000269456396F, -8.08307392e-5F, 3.40754246e-5F};
    const float w = t / (0.5F * t + 1.5F);
    return (0.5F + w * elementary::narrow_horner(q, w - 1)) / (t + 0.5F);
}
/// exp(scale a^2), a >= 0, scale a power of 2.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_gaussian(float a, float scale) noexcept {
    const float few = elementary::narrow_between(a, 0, 20);
    const elementary::NarrowPair square = elementary::narrow_product(few, few);
    return elementary::narrow_long_exponential({scale * square.hi, scale * square.lo});
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_error_function(float x) noexcept {
    constexpr float c[] = {1.12837917F,    -0.376126267F,    0.112835947F,  -0.026854212F,
                           0.00518908742F, -0.000801686429F, 7.87587506e-5F};
    const float a = std::abs(x), large = 1 - narrow_scaled_erfc(a) * narrow_gaussian(a, -1);
    return elementary::narrow_choice(elementary::narrow_mask(a < 1), x * elementary::narrow_horner(c, a * a),
                                     std::copysign(large, x));
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_error_complement(float x) noexcept {
    const float a = std::abs(x), tail = narrow_scaled_erfc(a) * narrow_gaussian(a, -1), sign = std::copysign(1.0F, x);
    return (1 - sign) + sign * tail;
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_normal_cdf(float x) noexcept {
    const float a = std::abs(x), sign = std::copysign(0.5F, x);
    return (0.5F + sign) - sign * (narrow_scaled_erfc(a * 0.707106781F) * narrow_gaussian(a, -0.5F));
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_scaled_complement(float x) noexcept {
    const float a = std::abs(x), scaled = narrow_scaled_erfc(a);
    return elementary::narrow_choice(elementary::narrow_mask(x < 0), 2 * narrow_gaussian(a, 1) - scaled, scaled);
}
/// Dawson's integral, of each x by the polynomial of one of three ranges.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_dawson(float x) noexcept {
    using elementary::narrow_choice;
    constexpr float c[3][11] = {
        {0.50142414F, -0.279834869F, 0.10361884F, -0.0283802736F, 0.00614220671F, -0.00109683009F, 0.000166556921F,
         -2.19797869e-5F, 2.56636437e-6F, -2.76328247e-7F, 2.60656593e-8F},
        {0.256554263F, -0.154494085F, 0.0910575962F, -0.0335938238F, -0.00773781507F, 0.0204363324F, -0.01274022F,
         0.00220972399F, 0.00193647514F, -0.00120755435F, 0.000138598289F},
        {0.499999994F, 0.250012229F, 0.370800605F, 1.47844356F, -30.717435F, 1179.8167F, -22460.5577F, 239419.96F,
         -1206443.34F, 1748392.37F, 2963289.14F}};
    const float a = std::abs(x), inverse = 1 / elementary::narrow_between(a, 0.5F, elementary::narrow_infinity);
    const std::uint32_t near_by = elementary::narrow_mask(a < 1.5F), remote = elementary::narrow_mask(a >= 3);
    const auto choice = [=](float first, float second, float third) SCIXX_INLINE_LAMBDA {
        return narrow_choice(near_by, first, narrow_choice(remote, third, second));
    };
    const float at = choice(a * a - 1.125F, a - 2.25F, inverse * inverse);
    float sum = choice(c[0][10], c[1][10], c[2][10]);
    for (int k = 9; k >= 0; --k) sum = sum * at + choice(c[0][k], c[1][k], c[2][k]);
    return std::copysign(sum * choice(a, 1, inverse), x);
}

}  // namespace scixx::special::detail
