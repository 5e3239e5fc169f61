// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/erf_tables.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/piecewise.hpp>

namespace scixx::special::detail {

/// erfc(t) exp(t^2) for t >= 0.
///
/// (1 + 2 t) erfc(t) exp(t^2) is 1 + v q(v - 1) with v = 2 t / (t + 4) in [0, 2), after M. M. Shepherd and
/// J. G. Laframboise, Math. Comp. 36 (1981) 249; q by Chebyshev interpolation with mpmath at 60 digits, relative error
/// 4e-18.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double scaled_erfc(double t) noexcept {
    constexpr double c[] = {
        0.2329951186255525,     -0.37261623546611505,   0.38799588756873504,    -0.31989883331404073,
        0.21885976727772263,    -0.12512693227940694,   0.05879656646754635,    -0.021629050929823573,
        0.005431316866888848,   -0.0003993468888647709, -0.0003584263547298298, 0.00015916965268004664,
        -8.548226591961132e-06, -1.585095976292579e-05, 4.6298240924063275e-06, 1.0799140942403019e-06,
        -7.881798298963484e-07, -3.753185466205287e-08, 1.1525127652566174e-07, -4.367735958959498e-09,
        -1.635805847246704e-08, 1.1496708026588934e-09, 2.0827230553115945e-09, -1.0944974494601325e-10,
        -1.6696162618865044e-10};
    constexpr double few[] = {0.2329951186255525,      -0.3726162346266559,     0.3879958871413122,
                              -0.3198988646958128,     0.21885978329801428,     -0.12512659224373848,
                              0.05879639176305626,     -0.021630679576863727,   0.005432163332165311,
                              -0.00039532684468454664, -0.0003605574123342585,  0.00015381706682304755,
                              -5.607597678475442e-06,  -1.2160262821911018e-05, 2.4455530899228745e-06};
    const double s = 8 / (t + 4);
    if constexpr (Short) return (1 + (2 - s) * polynomial(few, 1 - s)) / (1 + 2 * t);
    return (1 + (2 - s) * polynomial(c, 1 - s)) / (1 + 2 * t);
}
/// exp(a^2 / 2) times the probability above a >= 0 under the standard normal, which is erfc(t) exp(t^2) / 2 for
/// t = a / sqrt(2).
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double scaled_normal_tail(double a) noexcept {
    return 0.5 * scaled_erfc<Short>(a * 0.70710678118654752440);
}

/// exp(-scale a^2) for 0 <= a <= 60, scale 1 or 1/2: a^2 = near^2 + rest with an exact square; exp(-rest) by its
/// series.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double square_exp(double a, double scale) noexcept {
    const double near_by = static_cast<double>(static_cast<float>(a)), rest = scale * (a - near_by) * (a + near_by);
    return (1 - rest * (1 - 0.5 * rest * (1 - rest * (1.0 / 3)))) *
           elementary::quick_exponential<false>(-scale * near_by * near_by);
}

/// exp(-scale a^2) without branches. The square of a float is exact.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double gaussian(double a, double scale) noexcept {
    if constexpr (Short) return elementary::exponential<true>(-scale * a * a);
    return square_exp(a, scale);
}

/// x, brought to [-most, most]; NaN stays.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double clipped(double x, double most) noexcept {
    const double above = x > most ? most : x;
    return above < -most ? -most : above;
}

/// The distribution function of the standard normal for |x| <= 40, without branches.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double near_normal_cdf(double x) noexcept {
    const double a = std::abs(x), tail = scaled_normal_tail<Short>(a) * gaussian<Short>(a, 0.5);
    const double sign = std::copysign(1.0, x);  // a choice between computed numbers would be a branch
    return (0.5 + 0.5 * sign) - sign * tail;
}
/// erf(x) by a table.
template <class = void>
[[nodiscard]] inline double erf_by_table(double x) noexcept {
    const double a = std::abs(x);
    if (!(a < 6)) return a != a ? x : std::copysign(1.0, x);
    const int part = static_cast<int>(4 * a);
    const double value = polynomial(erf_table[part], 8 * a - (2 * part + 1));
    return std::copysign(value * (part < 4 ? a : 1.0), x);
}
template <class = void>
[[nodiscard]] inline double normal_cdf(double x) noexcept {
    if constexpr (core::fast_fma) return near_normal_cdf(clipped(x, 40));
    constexpr double root = 0.70710678118654752440;
    const double a = std::abs(x), sign = std::copysign(1.0, x);
    if (a < 0.75) return 0.5 + 0.5 * erf_by_table(x * root);
    if (!(a < 40)) return a != a ? x : 0.5 + 0.5 * sign;
    return (0.5 + 0.5 * sign) + 0.5 * sign * -(on_eighths<-1>(erfcx_table, a * root) * gaussian(a, 0.5));
}

/// log of the distribution function of the standard normal.
template <class = void>
[[nodiscard]] inline double log_normal_cdf(double x) noexcept {
    if (x > -1) return std::log1p(-normal_cdf(-x));
    return x < -1e154 ? -std::numeric_limits<double>::infinity() : -0.5 * x * x + std::log(scaled_normal_tail(-x));
}
/// The same for float without branches: the logarithm of scaled_normal_tail below 0, of 1 - tail above.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double brief_log_normal_cdf(double x) noexcept {
    const double a = std::abs(clipped(x, 1e100)), scaled = scaled_normal_tail<true>(a),
                 tail = scaled * gaussian<true>(a, 0.5);
    const double below = 0.5 - std::copysign(0.5, x), sum = 1 - tail, lost = (1 - sum) - tail;
    const double log = elementary::logarithm<true>(below * scaled + (1 - below) * sum);
    return log + ((1 - below) * lost - below * (0.5 * a * a));
}

}  // namespace scixx::special::detail
