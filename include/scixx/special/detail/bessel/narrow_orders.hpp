// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

/// Bessel functions of orders 0 and 1 of floats, without a branch (tests/reference/special/tables/narrow_families.py).
namespace scixx::special::detail::bessel {

using elementary::narrow_choice;
using elementary::narrow_horner;

/// From here on modulus and phase, J = M sin(phase) with M ~ sqrt(2 / (pi x)) and a phase of x + constant + 1 / x ...
inline constexpr float narrow_near = 2;
/// Up to here the phase is reduced exactly: a whole number times 33 bits of pi has to fit a double.
inline constexpr float narrow_far = 1e6F;

/// sqrt(x) M(x) and the phase less its limit x - (2 Order + 1) pi / 4, times x, in powers of 1 / x <= 1 / 2.
template <int Order>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_modulus(float w) noexcept {
    constexpr float first[] = {0.797884577F, -4.26127598e-6F, -0.0496684111F, -0.00383293322F,
                               0.121173821F, -0.21835133F,    0.191743451F,   -0.0712295412F};
    constexpr float second[] = {0.797884531F,  7.70484101e-6F, 0.149252379F,  0.00646975559F,
                                -0.216129317F, 0.331117895F,   -0.253641534F, 0.0835278894F};
    return narrow_horner(Order == 0 ? first : second, w);
}
template <int Order>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_phase(float w) noexcept {
    constexpr float first[] = {-0.125000009F, 3.64201925e-6F, 0.0648612608F, 0.00630099255F, -0.291377507F,
                               0.572028682F,  -0.250588705F,  -0.766010792F, 1.30077913F,    -0.645128116F};
    constexpr float second[] = {0.375000012F,  -4.75735364e-6F, -0.163746787F, -0.00811268276F, 0.474613289F,
                                -0.706197927F, -0.187870092F,   1.98190891F,   -2.58059609F,    1.16830265F};
    return narrow_horner(Order == 0 ? first : second, w);
}
/// The function at x in [narrow_near, narrow_far]: the phase is reduced in double, so that results next to zeros keep
/// their digits.
template <int Order, bool Second>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_oscillation(float x) noexcept {
    constexpr double pi_high = 3.1415926534682512, pi_low = 1.2154201012607932e-10;
    // The cosine of J as a sine.
    constexpr double shift = ((Second ? 0 : 2) - (2 * Order + 1)) * 0.78539816339744830962;
    const float w = 1 / x;
    const double at = static_cast<double>(x);
    const double turns = (at + shift) * 0.31830988618379067154 + elementary::rounding, k = turns - elementary::rounding;
    const double r = ((at - k * pi_high) + (shift + static_cast<double>(w * narrow_phase<Order>(w)))) - k * pi_low;
    const auto s =
        static_cast<float>(elementary::from_bits(elementary::bits_of(r) ^ (elementary::bits_of(turns) << 63)));
    // (sin(s) - s) / s^3 for |s| <= 1.66
    constexpr float sine[] = {-0.166666667F, 0.00833333246F, -0.000198410154F, 2.75313833e-6F, -2.39690722e-8F};
    const float square = s * s;
    return (narrow_modulus<Order>(w) * elementary::narrow_inverse_root(x)) *
           (s + s * square * narrow_horner(sine, square));
}
/// J_0(x) and J_1(x) / x for 0 <= x <= 2 by x^2, and Y less its terms with log(x) and 1 / x.
template <int Order>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_first(float square) noexcept {
    constexpr float zero[] = {0.999999999F,     -0.249999984F,  0.0156249534F,
                              -0.000433977927F, 6.75750722e-6F, -6.23766668e-8F};
    constexpr float one[] = {0.5F, -0.0624999989F, 0.00260416331F, -5.42498861e-5F, 6.76430516e-7F, -5.26096798e-9F};
    return narrow_horner(Order == 0 ? zero : one, square);
}
template <int Order>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_second(float square) noexcept {
    constexpr float zero[] = {-0.0738042951F,  0.177606017F,   -0.0160739673F,  0.000538601513F,
                              -9.49417873e-6F, 1.03280055e-7F, -7.13270369e-10F};
    constexpr float one[] = {-0.196057091F,   0.0543486881F,  -0.00295530529F, 7.16426133e-5F,
                             -9.92620903e-7F, 8.91229342e-9F, -5.28829361e-11F};
    return narrow_horner(Order == 0 ? zero : one, square);
}

/// The members for floats of F, J or Y of the order: zeros closer than the polynomials reach are left to F::brief.
template <class F, int Order, bool Second>
struct NarrowOrder : elementary::NarrowForm<NarrowOrder<F, Order, Second>> {
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        const float size = std::abs(x), remote = elementary::narrow_between(size, narrow_near, narrow_far),
                    near_by = elementary::narrow_between(size, 0, narrow_near), square = near_by * near_by;
        float value = narrow_first<Order>(square);
        if constexpr (Second) {
            const float logarithm = 0.636619772F * elementary::logarithm(near_by);
            value = narrow_second<Order>(square) + logarithm * value;
            if constexpr (Order == 1) value = near_by * value - 0.636619772F / near_by;
        } else if constexpr (Order == 1) {
            value = near_by * value;
        }
        value = narrow_choice(elementary::narrow_mask(size < narrow_near), value,
                              narrow_oscillation<Order, Second>(remote));
        if constexpr (!Second && Order == 1) value = std::copysign(1.0F, x) * value;
        return value;
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float value) noexcept {
        const float size = std::abs(x), wide = size * size * size,
                    lesser = Second && Order == 1 ? 0.2F
                             : Second             ? 0.1F
                                                  : 0.3F;
        const bool outside = !((Second ? x : size) <= narrow_far), remote = size >= narrow_near,
                   zero = value * value * wide < (Order == 0 ? 0.15F : 0.4F), below = Second & (x <= 0),
                   root = (Second || Order == 0) & !remote & (std::abs(value) < lesser);
        return outside | (remote & zero) | below | root;
    }
    static double rare(double x) noexcept { return F::brief(x); }
};

}  // namespace scixx::special::detail::bessel
