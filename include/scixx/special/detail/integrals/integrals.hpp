// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/circular.hpp>
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

struct Exp1 : TwoForms<Exp1> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        if (x < 1) return polynomial<(Short ? 11 : 0)>(e1_regular, 2 * x - 1) - std::log(x);
        return elementary::exponential<Short>(-x) * (scaled_e1<Short>(x) / x);
    }
};

struct Expi {
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

struct Spence : TwoForms<Spence> {
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
