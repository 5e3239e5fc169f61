// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/circular.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/integrals/tables.hpp>
#include <scixx/special/detail/piecewise.hpp>

/// Exponential, sine, Fresnel and dilogarithm integrals.
namespace scixx::special::detail::integrals {

using elementary::infinity;
using elementary::nan;

/// x exp(x) E_1(x) for x >= 1.
template <bool Short>
[[nodiscard]] inline double scaled_e1(double x) noexcept {
    return x < 32 ? on_eighths<0, (Short ? 7 : 0)>(e1_table, x) : polynomial<(Short ? 9 : 0)>(e1_far, 64 / x - 1);
}

/// E_1(x) of a float x > 0.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_e1(float x) noexcept {
    using namespace elementary;
    // E_1(x) + log(x) by x - 1 for x <= 1; x exp(x) E_1(x) by 1 / (x + 2) for x >= 1
    constexpr float regular[] = {0.219383934F,    0.632120566F, -0.132120403F,   0.026768368F,
                                 -0.00474224397F, 0.000741995F, -8.75956448e-5F, 1.84271957e-5F};
    constexpr float remote[] = {0.999999992F, -0.999994538F, -0.000660585534F, -1.9685381F, 3.21703406F, -12.1739473F,
                                6.46089529F,  92.5585775F,   -489.188943F,     1011.39492F, -883.710976F};
    const float low = narrow_between(x, 0, 1), high = narrow_between(x, 1, 1e4F),
                scaled = narrow_horner(remote, 1 / (high + 2)) / high;
    const NarrowReduced at = narrow_reduced(-high);
    return narrow_choice(narrow_mask(x < 1), narrow_horner(regular, low - 1) - logarithm(low),
                         narrow_scaled(scaled + scaled * narrow_growth(at.r), at.k));
}
struct Exp1 : TwoForms<Exp1>, elementary::NarrowForm<Exp1> {
    using TwoForms::at, NarrowForm::at;
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept { return narrow_e1(std::abs(x)); }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(x > 0); }
    static double rare(double x) noexcept { return brief(x); }
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        if (x < 1) return polynomial<(Short ? 11 : 0)>(e1_regular, 2 * x - 1) - std::log(x);
        return elementary::exponential<Short>(-x) * (scaled_e1<Short>(x) / x);
    }
};

struct Expi : elementary::NarrowForm<Expi> {
    using NarrowForm::at;
    /// Ei(x) = log(x / z) + (x - z) f(x), z the zero, for 0 < x <= 5, where both terms have one sign.
    static SCIXX_ALWAYS_INLINE float positive_lane(float x) noexcept {
        using namespace elementary;
        constexpr float regular[] = {1.1014081F,      0.272231283F,    0.0596780038F,   0.0110772286F,
                                     0.00174546088F,  0.000255339267F, 2.05392663e-5F,  7.32249778e-6F,
                                     -9.09183853e-7F, 2.63113224e-7F,  -2.44921744e-8F, 1.68461197e-9F};
        // x exp(-x) Ei(x) by (x - 8) / 3 from 5 to 11, then by 1 / x
        constexpr float middle[] = {1.18184799F,      -0.102350929F,   0.0512369648F,   -0.0192607117F,
                                    0.00364565007F,   0.00132999369F,  -0.00167694841F, 0.000945101825F,
                                    -0.000392912364F, 0.000136373285F, -2.96340743e-5F};
        constexpr float remote[] = {0.999999953F, 1.00010259F,  1.96384475F, 10.8129549F,  -290.683673F,
                                    11411.7109F,  -229967.565F, 2627431.13F, -14900500.4F, 32182890.7F};
        constexpr float zero = 0.3725074231624603F, zero_low = -1.23810937e-8F;
        const float low = narrow_between(x, std::numeric_limits<float>::min(), 5), high = narrow_between(x, 5, 100);
        // x = 2^k m, z / sqrt(2) <= m < z sqrt(2), and log(m / z) = log((1 + s) / (1 - s))
        const std::uint32_t bits = narrow_bits_of(low), exponent = (bits + (0x3F800000u - 0x3E86DCB2u)) >> 23;
        const float k = narrow_from_bits(exponent + 0x4B400000u) - (narrow_rounding + 127.0F),
                    m = narrow_from_bits(bits - (exponent << 23) + 0x3F800000u);
        const float s = ((m - zero) - zero_low) / (m + zero),
                    logarithm = k * narrow_ln2_high + (2 * s + (s * narrow_logarithm_rest(s * s) + k * narrow_ln2_low));
        const float first = logarithm + ((low - zero) - zero_low) * narrow_horner(regular, low);
        const std::uint32_t between = narrow_mask(high < 11);
        const float w = 1 / high, t = (high - 8) * 0.333333333F;
        const float scaled = w * narrow_choice(between, narrow_horner(middle, narrow_choice(between, t, 0.0F)),
                                               narrow_horner(remote, narrow_choice(between, 0.0F, w)));
        const NarrowReduced at = narrow_reduced(high);
        return narrow_choice(narrow_mask(x < 5), first, narrow_scaled(scaled + scaled * narrow_growth(at.r), at.k));
    }
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        const float size = std::abs(x);
        return elementary::narrow_choice(elementary::narrow_mask(x < 0), -narrow_e1(size), positive_lane(size));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        const bool positive = x >= std::numeric_limits<float>::min(), negative = x < 0, lesser = x <= 100;
        return !((positive | negative) & lesser);
    }
    static double rare(double x) noexcept { return brief(x); }
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) {
            if (x == 0) return -infinity;
            return x < 0 ? -Exp1::of<Short>(-x) : nan;
        }
        if (x < 8) return on_units<(Short ? 12 : 0)>(ei_regular, x) + std::log(x);
        if (x > (Short ? 110 : 730)) return infinity;
        const double scaled =
            (x < 64 ? on_eighths<3, (Short ? 7 : 0)>(ei_table, x) : polynomial<(Short ? 9 : 0)>(ei_far, 128 / x - 1)) /
            x;
        if constexpr (Short) return elementary::exponential<true>(x) * scaled;
        return std::exp(0.5 * x) * scaled * std::exp(0.5 * x);
    }
    static double at(double x) noexcept { return of<false>(x); }
    /// In full next to the zero at 0.3725.
    static double brief(double x) noexcept {
        const double value = of<true>(x);
        return std::abs(value) < 0.02 ? of<false>(x) : value;
    }
};

struct Expn : TwoForms<Expn> {
    template <bool Short>
    static double of(double order, double x) noexcept {
        if (order != order || x != x || order < 0 || x < 0 || order != std::floor(order)) return nan;
        if (x == infinity) return 0;
        if (x == 0) return order <= 1 ? infinity : 1 / (order - 1);
        if (order == 0) return std::exp(-x) / x;
        if (order == 1) return Exp1::of<Short>(x);
        if (order > 1e8) return std::exp(-x) / (x + order);
        if (x < 1) {
            // DLMF 8.19.8: the term with the logarithm and a power series without it.
            const int n = static_cast<int>(order < 2e9 ? order : 2e9);
            double psi = -0.57721566490153286061, power = 1;
            if (n <= 60) {
                for (int i = 1; i < n; ++i) {
                    psi += 1.0 / i;
                    power *= -x / i;
                }
            } else {
                power = 0;
            }
            double term = 1, sum = 1 / (order - 1);
            for (int k = 1; k < 60; ++k) {
                term *= -x / k;
                if (k != n - 1) sum += term / (order - 1 - k);
                if (std::abs(term) < (Short ? 1e-11 : 1e-18)) break;
            }
            return power * (psi - std::log(x)) + sum;
        }
        // The continued fraction of DLMF 8.19.17 from its tail, which rounding does not move.
        const int terms = Short ? 5 + static_cast<int>(std::min(35 / x, 280 / order))
                                : 9 + static_cast<int>(std::min(100 / x, 800 / order));
        double tail = 0;
        for (double i = terms; i > 0; --i) tail = -i * (order - 1 + i) / (x + order + 2 * i + tail);
        const double h = 1 / (x + order + tail);
        return h * elementary::exponential<Short>(-x);
    }
};

// Short forms are for float.
struct Sici : TwoForms<Sici> {
    template <bool Short>
    static std::array<double, 2> of(double x) noexcept {
        const double size = std::abs(x);
        if (x == 0) return {x, -infinity};
        if (size == infinity) return {std::copysign(1.5707963267948966192, x), x > 0 ? 0 : nan};
        if (size != size) return {nan, nan};
        if (size < 16) {
            constexpr std::size_t count = Short ? 11 : 0;
            return {x * on_units<count>(si_table, size),
                    size < 4 ? on_units<count>(ci_regular, size) + std::log(size) : on_units<count>(ci_table, size, 4)};
        }
        constexpr std::size_t count = Short ? 6 : 0;
        const double t = 512 / (size * size) - 1, f = polynomial<count>(sici_f, t) / size,
                     g = polynomial<count>(sici_g, t) / size / size;
        const auto [s, c] = circular(size);
        return {std::copysign(1.5707963267948966192 - (f * c + g * s), x), f * s - g * c};
    }
    /// In full next to the zeros of the second.
    template <class = void>
    static std::array<double, 2> brief(double x) noexcept {
        const std::array<double, 2> values = of<true>(x);
        return std::abs(values[1] * x) < 0.02 ? of<false>(x) : values;
    }
};

struct Shichi : TwoForms<Shichi> {
    template <bool Short>
    static std::array<double, 2> of(double x) noexcept {
        const double size = std::abs(x);
        if (x == 0) return {x, -infinity};
        if (size != size) return {nan, nan};
        if (size < 4) {
            constexpr std::size_t count = Short ? 11 : 0;
            return {x * on_units<count>(shi_table, size), on_units<count>(chi_regular, size) + std::log(size)};
        }
        const double ei = Expi::of<Short>(size), e1 = Exp1::of<Short>(size);
        return {std::copysign(0.5 * (ei + e1), x), 0.5 * (ei - e1)};
    }
};

struct Fresnel : TwoForms<Fresnel> {
    /// S and C.
    template <bool Short>
    static std::array<double, 2> of(double x) noexcept {
        const double size = std::abs(x);
        if (size != size) return {nan, nan};
        if (size < 3) {
            const int part = static_cast<int>(2 * size);
            const double t = 2 * (2 * size - part) - 1;
            constexpr std::size_t count = Short ? 17 : 0;
            return {x * x * x * polynomial<count>(fresnel_s[part], t), x * polynomial<count>(fresnel_c[part], t)};
        }
        if (size > 1e100) return {std::copysign(0.5, x), std::copysign(0.5, x)};
        const double square = size * size, w = 81 / (square * square), t = 2 * w - 1;
        constexpr std::size_t count = Short ? 7 : 0;
        const double f = polynomial<count>(fresnel_f, t) / (pi * size),
                     g = polynomial<count>(fresnel_g, t) / (pi * pi * size) / square;
        // pi x^2 / 2 less a multiple of 2 pi, with what rounding took from the square.
        const double turns = square < 4503599627370496.0 ? (0.25 * square + elementary::rounding) - elementary::rounding
                                                         : std::floor(0.25 * square);
        double s = 0, c = 1;
        core::detail::sine_and_cosine(0.5 * pi * ((square - 4 * turns) + exact_product(size, size).lo), s, c);
        return {std::copysign(0.5 - (f * c + g * s), x), std::copysign(0.5 + (f * s - g * c), x)};
    }
};

/// -Li_2(1 - exp(u)) = -u - u^2/4 ... for |u| <= log 2: the series in Bernoulli numbers, spence(exp(u)).
template <bool Short>
[[nodiscard]] inline double spence_series(double u) noexcept {
    const double z = u * u;
    constexpr double c[] = {0.027777777777777777778,   -2.7777777777777777778e-4,  4.7241118669690098262e-6,
                            -9.1857730746619635509e-8, 1.8978869988970999072e-9,   -4.0647616451442255268e-11,
                            8.9216910204564525552e-13, -1.9939295860721075687e-14, 4.5189800296199181917e-16,
                            -1.0356517612182470145e-17};
    if constexpr (Short) return -u - 0.25 * z - u * z * (c[0] + z * (c[1] + z * (c[2] + z * (c[3] + z * c[4]))));
    return -u - 0.25 * z - u * z * horner(c, z);
}

struct Spence : TwoForms<Spence>, elementary::NarrowForm<Spence> {
    using TwoForms::at, NarrowForm::at;
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        using namespace elementary;
        constexpr float c[] = {0.0277777778F, -2.77777778e-4F, 4.72411187e-6F, -9.18577307e-8F, 1.89788690e-9F};
        constexpr float whole = 1.64493407F;  // pi^2 / 6
        const std::uint32_t low = narrow_mask(x < 0.5F), high = narrow_mask(x > 2);
        const float y = narrow_choice(low, x, narrow_choice(high, 1 / x, 0.25F)), sum = 1 - y;
        const float u = narrow_logarithm(x), rest = narrow_logarithm(sum) + ((1 - sum) - y) / sum;
        const float at = narrow_choice(low | high, rest, u), z = at * at,
                    series = -(at + z * (0.25F + at * narrow_horner(c, z))), part = u * rest - series;
        return narrow_choice(low, whole - u * rest - series,
                             narrow_choice(high, -0.5F * u * u - (whole + part), series));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        const bool positive = x > 0, finite = x <= std::numeric_limits<float>::max();
        return !(positive & finite);
    }
    static double rare(double x) noexcept { return brief(x); }
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x >= 0)) return nan;
        if (x == 0) return 1.6449340668482264365;
        if (x == infinity) return -infinity;
        if (x < 0.5) {
            const double rest = elementary::logarithm_1p<Short>(-x);
            return 1.6449340668482264365 - std::log(x) * rest - spence_series<Short>(rest);
        }
        const double u = std::log(x);
        if (x <= 2) return spence_series<Short>(u);
        const double y = 1 / x, rest = elementary::logarithm_1p<Short>(-y);
        return -0.5 * u * u - (1.6449340668482264365 + u * rest - spence_series<Short>(rest));
    }
};

}  // namespace scixx::special::detail::integrals
