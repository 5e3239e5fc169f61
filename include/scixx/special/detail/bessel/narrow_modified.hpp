// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

/// Modified Bessel functions of orders 0 and 1 of floats, without a branch
/// (tests/reference/special/tables/narrow_families.py).
namespace scixx::special::detail::bessel {

using elementary::narrow_choice;
using elementary::narrow_horner;

/// exp(-x) I(x) for x >= 0: below 6 x^Order / sqrt(1 + x) times a polynomial of (x - 3) / (x + 3), then
/// 1 / sqrt(x) times one of 1 / x.
template <int Order>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_scaled_first(float x) noexcept {
    constexpr float zero[] = {0.486000705F,  -0.189583135F, 0.220748651F,   -0.197903754F,
                              0.0425715696F, 0.133249097F,  -0.0800630181F, -0.0942135201F,
                              0.0259036089F, 0.0809793638F, 0.0473978664F,  0.0100313434F};
    constexpr float one[] = {0.131217808F,  -0.241763329F, 0.165868762F,   -0.0410890984F, -0.0570084525F,
                             0.0485889343F, 0.0196843024F, -0.0225444003F, -0.0197014985F, 0.00409864409F,
                             0.0132471279F, 0.007530027F,  0.00151272803F};
    constexpr float far_zero[] = {0.39894228F,   0.0498680236F, 0.0280363284F, 0.0291925003F,
                                  0.0574199565F, -0.13101537F,  1.4310174F};
    constexpr float far_one[] = {0.398942281F,   -0.149603427F, -0.0467528961F, -0.0402941541F,
                                 -0.0801748027F, 0.193362331F,  -1.75719448F};
    const std::uint32_t near_by = elementary::narrow_mask(x < 6);
    const float low = elementary::narrow_between(x, 0, 6),
                high = elementary::narrow_between(x, 6, std::numeric_limits<float>::max());
    const float t = (low - 3) / (low + 3), near_value = Order == 0 ? narrow_horner(zero, t) : narrow_horner(one, t),
                far_value = narrow_horner(Order == 0 ? far_zero : far_one, 1 / high);
    const float root = elementary::narrow_inverse_root(narrow_choice(near_by, 1 + low, high));
    const float value = root * narrow_choice(near_by, near_value, far_value);
    return Order == 0 ? value : narrow_choice(near_by, low, 1.0F) * value;
}
/// exp(x) K(x) at x >= 1 by 1 / x.
template <int Order>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_scaled_second(float x) noexcept {
    constexpr float zero[] = {1.25331411F,   -0.156657748F, 0.0878938037F,  -0.0884532773F, 0.11365392F,
                              -0.142040483F, 0.141297627F,  -0.0970722462F, 0.0397526496F,  -0.00722528048F};
    constexpr float one[] = {1.25331418F,  0.469985007F,  -0.146598304F, 0.124532913F,   -0.148808192F,
                             0.179906345F, -0.176133615F, 0.120000262F,  -0.0489082115F, 0.00886311687F};
    return elementary::narrow_inverse_root(x) * narrow_horner(Order == 0 ? zero : one, 1 / x);
}
/// K(x), or exp(x) K(x), at 0 < x <= 1: its term with the logarithm, and the rest.
template <int Order, bool Scaled>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_near_second(float x) noexcept {
    constexpr float zero[] = {0.115931516F, 0.278982863F, 0.0252490593F, 0.000845673451F, 1.53264407e-5F};
    constexpr float zero_log[] = {1.0F, 0.249999993F, 0.0156250539F, 0.000433877204F, 6.95315257e-6F};
    constexpr float one[] = {-0.307965758F, -0.0853707183F, -0.00464219389F, -0.000112504961F, -1.59472689e-6F};
    constexpr float one_log[] = {0.5F, 0.0624999994F, 0.00260417114F, 5.4240951e-5F, 6.92434396e-7F};
    constexpr float scaled_zero[] = {0.115931524F,  0.115930197F,  0.336983608F,    0.297949719F,  0.17136453F,
                                     0.0676729316F, 0.0334355551F, -8.91270567e-5F, 0.00528413193F};
    constexpr float scaled_zero_log[] = {1.0F,          0.999999222F,  0.75002064F,     0.41645699F,   0.183351722F,
                                         0.0626430136F, 0.0249023618F, 0.000862220912F, 0.00328768744F};
    constexpr float scaled_one[] = {0.999999993F,   0.192035433F,   -0.141330666F,   -0.197366377F,  -0.129984033F,
                                    -0.0542231761F, -0.0286169777F, 0.000358821955F, -0.00471952355F};
    constexpr float scaled_one_log[] = {0.500000001F, 0.499999875F,   0.312503329F,   0.145799491F,   0.0548587989F,
                                        0.016704738F, 0.00544247747F, 0.00038085517F, 0.000572156801F};
    const float logarithm = elementary::logarithm(x), square = x * x;
    if constexpr (Order == 0 && Scaled)
        return narrow_horner(scaled_zero, x) - logarithm * narrow_horner(scaled_zero_log, x);
    if constexpr (Order == 0) return narrow_horner(zero, square) - logarithm * narrow_horner(zero_log, square);
    if constexpr (Scaled)
        return 1 / x + (narrow_horner(scaled_one, x) + x * logarithm * narrow_horner(scaled_one_log, x));
    return 1 / x + x * (narrow_horner(one, square) + logarithm * narrow_horner(one_log, square));
}

/// The members for floats of F, exp(-|x|) I(x) or I(x).
template <class F, int Order, bool Scaled>
struct NarrowFirst : elementary::NarrowForm<NarrowFirst<F, Order, Scaled>> {
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        const float size = std::abs(x);
        float value = narrow_scaled_first<Order>(size);
        if constexpr (!Scaled) {
            const elementary::NarrowReduced at = elementary::narrow_reduced(size);
            value = elementary::narrow_scaled(value + value * elementary::narrow_growth(at.r), at.k);
        }
        return Order == 0 ? value : std::copysign(1.0F, x) * value;
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        return !(std::abs(x) <= (Scaled ? std::numeric_limits<float>::max() : 100.0F));
    }
    static double rare(double x) noexcept { return F::brief(x); }
};
/// The members for floats of F, exp(x) K(x) or K(x).
template <class F, int Order, bool Scaled>
struct NarrowSecond : elementary::NarrowForm<NarrowSecond<F, Order, Scaled>> {
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        const float size = std::abs(x);
        float remote =
            narrow_scaled_second<Order>(elementary::narrow_between(size, 1, std::numeric_limits<float>::max()));
        if constexpr (!Scaled) {
            const elementary::NarrowReduced at = elementary::narrow_reduced(-size);
            remote = elementary::narrow_scaled(remote + remote * elementary::narrow_growth(at.r), at.k);
        }
        const float near_by = narrow_near_second<Order, Scaled>(elementary::narrow_between(size, 0, 1));
        return narrow_choice(elementary::narrow_mask(size < 1), near_by, remote);
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        const bool positive = x > 0, finite = x <= std::numeric_limits<float>::max();
        return !(positive & finite);
    }
    static double rare(double x) noexcept { return F::brief(x); }
};

}  // namespace scixx::special::detail::bessel
