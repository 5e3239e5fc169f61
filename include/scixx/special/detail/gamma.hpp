// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <complex>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/special/detail/double_double.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/gammaln_tables.hpp>

namespace scixx::special::detail {

using core::horner, core::polynomial;

inline constexpr double pi = 3.14159265358979323846, log_pi = 1.14472988584940017414;
inline constexpr double half_log_two_pi = 0.91893853320467274178;

/// 1 / Gamma(2 + y) for |y| <= 1/2, error below 1e-18: Chebyshev interpolation with mpmath at 60 digits.
template <class = void>
[[nodiscard]] inline double reciprocal_gamma_near_two(double y) noexcept {
    constexpr double c[] = {1.0,
                            -0.42278433509846713,
                            -0.23309373642178705,
                            0.19109110138769153,
                            -0.024552490005374752,
                            -0.017645244550146086,
                            0.008023273021458766,
                            -0.0008043297755476945,
                            -0.0003608378035444817,
                            0.00014559614124980513,
                            -1.7545968270676578e-05,
                            -2.588987414363024e-06,
                            1.3390150218113123e-06,
                            -2.0551047374863304e-07,
                            -1.4258717168188387e-09,
                            6.365451850342688e-09};
    return polynomial(c, y);
}

/// y (y + 1) ... (y + count - 1) in four chains.
template <class = void>
[[nodiscard]] inline double rising(double y, int count) noexcept {
    double a = 1, b = 1, c = 1, d = 1;
    int k = 0;
    for (; k + 3 < count; k += 4) {
        a *= y + k;
        b *= y + (k + 1);
        c *= y + (k + 2);
        d *= y + (k + 3);
    }
    if (k < count) a *= y + k;
    if (k + 1 < count) b *= y + (k + 1);
    if (k + 2 < count) c *= y + (k + 2);
    return (a * b) * (c * d);
}

/// log Gamma(2 + y) for |y| <= 1/2, also complex: y times the [8/8] Pade approximant of log Gamma(2 + y) / y.
/// With mpmath at 60 digits: pade([1 - euler] + [(-1)**k * (zeta(k) - 1) / k for k in range(2, 18)], 8, 8).
/// Error below 1e-18 on the real axis and 1.1e-16 on the square |Re y|, |Im y| <= 1/2.
template <class Z>
[[nodiscard]] inline Z log_gamma_near_two(const Z& y) noexcept {
    const Z upper =
        0.42278433509846713 +
        y * (1.1574125456009614 +
             y * (1.2412586881181338 +
                  y * (0.6828023594854981 + y * (0.20854802199478473 +
                                                 y * (0.03537382784761581 + y * (0.0031164831705541825 +
                                                                                 y * (0.00012007546981362331 +
                                                                                      y * 1.2800219781509278e-06)))))));
    const Z lower = 1.0 + y * (1.9748733405233383 +
                               y * (1.5889411832345777 +
                                    y * (0.6690235226469423 +
                                         y * (0.15745592231470754 +
                                              y * (0.02046689075270581 +
                                                   y * (0.0013532376132300513 +
                                                        y * (3.724784143300166e-05 + y * 2.4714518253248835e-07)))))));
    return y * (upper / lower);
}

/// 1 / Gamma(1 + a) for 0 <= a <= 1.
template <class = void>
[[nodiscard]] inline double reciprocal_gamma_1p(double a) noexcept {
    return a < 0.5 ? (1 + a) * reciprocal_gamma_near_two(a) : reciprocal_gamma_near_two(a - 1);
}
/// log Gamma(1 + a) for 0 <= a <= 1, relative to its size.
template <class = void>
[[nodiscard]] inline double log_gamma_1p(double a) noexcept {
    return a < 0.5 ? log_gamma_near_two(a) - std::log1p(a) : log_gamma_near_two(a - 1);
}

/// a^a e^-a / Gamma(1 + a) for a >= 0, which is 1 / (sqrt(2 pi a) Gamma star(a)).
template <class = void>
[[nodiscard]] inline double power_constant(double a) noexcept {
    if (a < 1) return a == 0 ? 1.0 : reciprocal_gamma_1p(a) * std::exp(a * std::log(a) - a);
    const double w = 1 / a, root = 0.39894228040143267794 * std::sqrt(w);
    if (a > 10) return root / polynomial(gamma_star_large, 20 * w - 1);
    if (a > 2.5) return root / polynomial(gamma_star_middle, (w - 0.25) * (1 / 0.15));
    return root / polynomial(gamma_star_small, (w - 0.7) * (1 / 0.3));
}

/// The sum of Stirling's series, log Gamma(z) - ((z - 1/2) log z - z + log(2 pi) / 2), for |z| >= 10, Re z > 0:
/// B_2k / (2k (2k-1) z^(2k-1)), DLMF 5.11.1.
template <class Z>
[[nodiscard]] inline Z stirling_sum(const Z& z) noexcept {
    const Z w = 1.0 / z, w2 = w * w;
    return w * (0.083333333333333333 +
                w2 * (-0.0027777777777777778 +
                      w2 * (7.9365079365079365e-4 +
                            w2 * (-5.9523809523809524e-4 +
                                  w2 * (8.4175084175084175e-4 +
                                        w2 * (-0.0019175269175269175 +
                                              w2 * (0.0064102564102564103 + w2 * -0.029550653594771242)))))));
}

/// sin(pi x), exact at multiples of 1/2.
template <class = void>
[[nodiscard]] inline double sin_pi(double x) noexcept {
    if (!(std::abs(x) < 4503599627370496.0)) return x - x;  // beyond, all numbers are whole
    const double rest = x - 2 * ((0.5 * x + elementary::rounding) - elementary::rounding);  // in [-1, 1]
    if (std::abs(rest) <= 0.25) return std::sin(pi * rest);
    if (std::abs(rest) >= 0.75) return std::copysign(std::sin(pi * (1 - std::abs(rest))), rest);
    return std::copysign(std::cos(pi * (0.5 - std::abs(rest))), rest);
}

/// log Gamma(x) for 1/2 <= x < 64, (x - 1) (x - 2) times a polynomial of the eighth of [2^k, 2^(k+1)] that holds x, the
/// "part": no branch, and full accuracy at the zeros 1 and 2.
template <bool Short = false>
[[nodiscard]] inline double log_gamma_part(double x) noexcept {
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x), part = (bits >> 49) - (std::uint64_t{1022} << 3);
    const double low = std::bit_cast<double>(bits >> 49 << 49);
    const double scale = std::bit_cast<double>((2050u - (bits >> 52)) << 52);  // 16 / 2^k
    return polynomial<(Short ? 8 : 0)>(gammaln_table[part], (x - low) * scale - 1);
}
template <bool Short = false>
[[nodiscard]] inline double log_gamma_by_table(double x) noexcept {
    return (x - 1) * (x - 2) * log_gamma_part<Short>(x);
}

/// log |Gamma(x)|. Short forms are for float.
template <bool Short = false>
[[nodiscard]] inline double log_abs_gamma(double x) noexcept {
    if (x >= 0.5 && x < 64) return log_gamma_by_table<Short>(x);
    if (!(x > -std::numeric_limits<double>::infinity())) return x;  // NaN and, as SciPy, -inf
    if (x <= 0) {
        if (x == std::floor(x)) return std::numeric_limits<double>::infinity();
        if (x > -1e-17) return -std::log(-x);
        return log_pi - std::log(std::abs(x * sin_pi(x))) - log_abs_gamma(-x);  // DLMF 5.5.3
    }
    if (x < 0.5) return x < 1e-20 ? -std::log(x) : log_gamma_near_two(x) - std::log1p(x) - std::log(x);
    if (x > 1e305) return x > 2.5563483109e305 ? std::numeric_limits<double>::infinity() : x * (std::log(x) - 1);
    return (x - 0.5) * std::log(x) - x + half_log_two_pi + stirling_sum(x);
}

/// x log x - x as a sum of two doubles: Gamma(x) = exp(it) / (x power_constant(x)), x > 0.
template <class = void>
[[nodiscard]] inline Pair gamma_exponent(double x) noexcept {
    return x * log_pair(x) - Pair(x);
}

/// Gamma(x).
template <class = void>
[[nodiscard]] inline double gamma_function(double x) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (x == 0) return std::copysign(infinity, x);
    if (x > 0) {
        if (x > 171.7) return infinity;
        if (x > 25) return times_exp(1 / (x * power_constant(x)), gamma_exponent(x));
        if (x < 1e-300) return 1 / x;
        if (x < 0.5) return 1 / (x * (1 + x) * reciprocal_gamma_near_two(x));
        if (x < 1.5) return 1 / (x * reciprocal_gamma_near_two(x - 1));
        const int steps = static_cast<int>(x - 1.5);
        return rising(x - steps, steps) / reciprocal_gamma_near_two(x - steps - 2);
    }
    if (!(x > -infinity) || x == std::floor(x)) return std::numeric_limits<double>::quiet_NaN();
    if (x > -1e-300) return 1 / x;
    if (x > -24) {  // the factors are exact, or rounded once
        const int steps = static_cast<int>(2.5 - x);
        return 1 / (rising(x, steps) * reciprocal_gamma_near_two(x + steps - 2));
    }
    const double sine = sin_pi(x);
    if (x > -170) return -pi / (sine * (x * gamma_function(-x)));
    return times_exp(pi / sine * power_constant(-x), -gamma_exponent(-x));  // the sign of 0 is kept
}

/// 1 / Gamma(x), 0 at the poles.
template <class = void>
[[nodiscard]] inline double reciprocal_gamma(double x) noexcept {
    if (x > 25) return x > 1000 ? 0.0 : times_exp(x * power_constant(x), -gamma_exponent(x));
    if (x > 0) {
        if (x < 0.5) return x * (1 + x) * reciprocal_gamma_near_two(x);
        if (x < 1.5) return x * reciprocal_gamma_near_two(x - 1);
        const int steps = static_cast<int>(x - 1.5);
        return reciprocal_gamma_near_two(x - steps - 2) / rising(x - steps, steps);
    }
    if (x == 0) return x;
    if (!(x > -std::numeric_limits<double>::infinity())) return std::numeric_limits<double>::quiet_NaN();
    if (x == std::floor(x)) return 0;
    if (x > -24) {
        const int steps = static_cast<int>(2.5 - x);
        return rising(x, steps) * reciprocal_gamma_near_two(x + steps - 2);
    }
    const double sine = sin_pi(x);  // DLMF 5.5.3
    if (x > -170) return -sine * (x * gamma_function(-x)) / pi;
    return times_exp(sine / (pi * power_constant(-x)), gamma_exponent(-x));
}

/// Gamma(x) and 1 / Gamma(x) for float: the exponential of the logarithm, but next to 0, beyond float's range and below
/// 0.
template <class = void>
[[nodiscard]] inline double brief_gamma(double x) noexcept {
    if (!(x >= 0.5 && x < 40)) return gamma_function(x);
    return elementary::exponential<true>(log_gamma_by_table<true>(x));
}
template <class = void>
[[nodiscard]] inline double brief_reciprocal_gamma(double x) noexcept {
    if (!(x >= 0.5 && x < 44)) return reciprocal_gamma(x);
    return elementary::exponential<true>(-log_gamma_by_table<true>(x));
}

/// The sign of Gamma(x), 0 at its poles.
template <class = void>
[[nodiscard]] inline double gamma_sign(double x) noexcept {
    if (x > 0 || x != x) return x > 0 ? 1.0 : x;
    if (!(x > -4503599627370496.0)) return std::isinf(x) ? std::numeric_limits<double>::quiet_NaN() : 0.0;
    const auto whole = static_cast<std::int64_t>(x);  // towards 0
    if (static_cast<double>(whole) == x) return 0;
    return (whole & 1) == 0 ? -1 : 1;
}

/// Gamma(x + m) / Gamma(x) = factor exp(exponent) for x > 0 and x + m > 0.
struct GammaForm {
    double factor;
    Pair exponent;
};
template <class = void>
[[nodiscard]] inline GammaForm gamma_quotient_form(Pair argument, double m) noexcept {
    const double x = argument.hi;
    const Pair y = exact_sum(x, m);
    const double factor = (x / y.hi) * (power_constant(x) / power_constant(y.hi));
    Pair exponent = m * log_pair(y) - deviance(x, y, m);
    if (argument.lo != 0) exponent.lo += argument.lo * std::log(y.hi / x);
    return {factor, exponent};
}
template <class = void>
[[nodiscard]] inline double gamma_quotient(Pair argument, double m) noexcept {
    const GammaForm form = gamma_quotient_form(argument, m);
    return times_exp(form.factor, form.exponent);
}
/// Gamma(1 + x) without the rounding of 1 + x, x > -1.
template <class = void>
[[nodiscard]] inline double gamma_1p(double x) noexcept {
    return x > 1 ? x * gamma_function(x) : gamma_function(1 + x);
}
/// gamma_exponent of a sum.
template <class = void>
[[nodiscard]] inline Pair gamma_exponent(Pair x) noexcept {
    return gamma_exponent(x.hi) + Pair(x.lo * std::log(x.hi));
}

/// sin(pi x) of a sum of two doubles.
template <class = void>
[[nodiscard]] inline double sin_pi(Pair x) noexcept {
    return sin_pi(x.hi) + pi * x.lo * sin_pi(x.hi + 0.5);
}

/// Pochhammer's symbol (x)_m = Gamma(x + m) / Gamma(x).
template <class = void>
[[nodiscard]] inline double pochhammer(double x, double m) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (x != x || m != m) return x + m;
    if (m == 0) return 1;
    const double y = x + m;
    const auto pole = [](double at) { return at <= 0 && at == std::floor(at); };
    if (m == std::floor(m) && std::abs(m) <= 16) {
        double value = 1;
        if (m > 0)
            for (double k = 0; k < m; ++k) value *= x + k;
        else
            for (double k = 1; k <= -m; ++k) value /= x - k;
        return value;
    }
    if (pole(x)) {
        if (!pole(y)) return 0;
        if (!(x > -1e300 && y > -1e300)) return std::numeric_limits<double>::quiet_NaN();
        // Both poles: the limit (-1)^m Gamma(1 - x) / Gamma(1 - x - m).
        return (std::fmod(m, 2) == 0 ? 1.0 : -1.0) * gamma_quotient(Pair(1) - exact_sum(x, m), m);
    }
    if (pole(y)) return infinity;
    if (std::isinf(x) || std::isinf(m)) {
        if (x > 0 && y == infinity) return std::isinf(x) && m < 0 ? 0.0 : infinity;
        return x > 0 && std::isinf(x) && m == -infinity ? 0.0 : std::numeric_limits<double>::quiet_NaN();
    }
    if (x > 0 && y > 0) return gamma_quotient(x, m);
    // DLMF 5.5.3 for each argument below 0.
    if (x < 0 && y < 0) {
        const double sines =
            m == std::floor(m) ? (std::fmod(m, 2) == 0 ? 1.0 : -1.0) : sin_pi(x) / sin_pi(exact_sum(x, m));
        return sines * gamma_quotient(Pair(1) - exact_sum(x, m), m);
    }
    const Pair sum = exact_sum(x, m);
    if (x < 0) {  // sin(pi x) Gamma(y) Gamma(1 - x) / pi
        const Pair z = exact_sum(1, -x);
        const double factor = sin_pi(x) / (pi * (y * power_constant(y)) * (z.hi * power_constant(z.hi)));
        return times_exp(factor, gamma_exponent(sum) + gamma_exponent(z));
    }
    const Pair z = Pair(1) - sum;
    const double factor = pi / sin_pi(sum) * (x * power_constant(x)) * (z.hi * power_constant(z.hi));
    return times_exp(factor, -(gamma_exponent(x) + gamma_exponent(z)));
}

/// log(1 + z) without loss where z is small.
template <class = void>
[[nodiscard]] inline std::complex<double> log_one_plus(const std::complex<double>& z) noexcept {
    const double x = z.real(), y = z.imag();
    return {0.5 * std::log1p(x * (2 + x) + y * y), std::atan2(y, 1 + x)};
}

/// The principal branch of log Gamma(z), Im z >= 0 with +0 on the real axis.
template <class = void>
[[nodiscard]] inline std::complex<double> log_gamma_above(const std::complex<double>& z) noexcept {
    using Complex = std::complex<double>;
    double x = z.real();
    const double y = z.imag();
    if (x < -8) {
        // Reflection (DLMF 5.5.3) with log sin(pi z) = i pi / 2 - log 2 - i pi z + log(1 - exp(2 i pi z)), which is
        // analytic above the real axis and real between 0 and 1.
        const double rest = x - std::round(x), decay = std::exp(-2 * pi * y), sine = std::sin(pi * rest);
        const Complex gap(2 * decay * sine * sine - std::expm1(-2 * pi * y), -decay * std::sin(2 * pi * rest));
        const double magnitude = std::log(std::abs(gap)) + pi * y - 0.69314718055994530942;
        const double angle = std::arg(gap) - pi * (x - 0.5);
        const Complex mirrored = log_gamma_above({1 - x, y});
        return {log_pi - magnitude - mirrored.real(), mirrored.imag() - angle};
    }
    // Recurrence to where an approximation holds. The product of its factors is taken first and has one logarithm; each
    // argument is in [0, pi], so that a step from the upper half plane into the lower one is one more turn.
    double re = 1, im = 0, turns = 0;
    const auto factor = [&] {
        const double next = re * x - im * y, before = im;
        im = re * y + im * x;
        re = next;
        if (!std::signbit(before) && std::signbit(im)) ++turns;
    };
    const auto logarithm = [&] { return Complex(std::log(std::hypot(re, im)), std::atan2(im, re) + 2 * pi * turns); };
    if (y <= 0.5 && x < 10.5) {
        if (x >= 0.5 && x < 1.5) return log_gamma_near_two(Complex(x - 1, y)) - log_one_plus(Complex(x - 1, y));
        if (x < 1.5) {
            for (; x < 1.5; ++x) factor();
            return log_gamma_near_two(Complex(x - 2, y)) - logarithm();
        }
        while (x >= 2.5) {
            --x;
            factor();
        }
        return log_gamma_near_two(Complex(x - 2, y)) + logarithm();
    }
    while (x < 0 || (x < 10 && x * x + y * y < 100)) {
        factor();
        ++x;
    }
    const double size = std::hypot(x, y), log_size = std::log(size), angle = std::atan2(y, x);
    // Stirling's series (DLMF 5.11.1) in w = 1 / z and v = w^2: of a polynomial with real coefficients in a complex v
    // Horner's scheme leaves s v + t with real s and t when it divides by v^2 - 2 Re(v) v + |v|^2.
    constexpr double c[] = {0.083333333333333333,   -0.0027777777777777778, 7.9365079365079365e-4,
                            -5.9523809523809524e-4, 8.4175084175084175e-4,  -0.0019175269175269175,
                            0.0064102564102564103,  -0.029550653594771242};
    const double wx = x / size / size, wy = -y / size / size, vx = wx * wx - wy * wy, vy = 2 * wx * wy;
    const double twice = 2 * vx, norm = vx * vx + vy * vy;
    double s = c[7], t = c[6];
    for (int k = 5; k >= 0; --k) {
        const double linear = t + twice * s;
        t = c[k] - norm * s;
        s = linear;
    }
    const double px = s * vx + t, py = s * vy;
    const Complex value((x - 0.5) * log_size - y * angle - x + half_log_two_pi + (px * wx - py * wy),
                        (x - 0.5) * angle + y * log_size - y + (px * wy + py * wx));
    return re == 1 && im == 0 ? value : value - logarithm();
}

struct Gamma {
    template <class = void>
    static double at(double x) {
        return gamma_function(x);
    }
    template <class = void>
    static double brief(double x) {
        return brief_gamma(x);
    }
};
/// log Gamma(x) of floats x > 0: on [3/4, 7/2) its zeros and a polynomial in (x - c) / (x + c), for which the cut is as
/// far from either end; below by the recurrence, above by Stirling's formula.
template <class K>
struct NarrowLogGamma : elementary::NarrowForm<K> {
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        using namespace elementary;
        constexpr float near_by[] = {0.465809642F,   -0.427631732F, 0.127736611F,   -0.14743851F,  0.0848334664F,
                                     -0.0916632189F, 0.0612958558F, -0.0642675095F, 0.0681208993F, -0.0711825152F};
        constexpr float remote[] = {0.0833333247F, -0.00277585761F, 0.000728794928F};
        const std::uint32_t low = narrow_mask(x < 0.75F), high = narrow_mask(x >= 3.5F);
        const float at = narrow_choice(high, 1.5F, x + narrow_from_bits(low & narrow_bits_of(1.0F)));
        const float middle = (at - 1) * (at - 2) * narrow_horner(near_by, (at - 1.625F) / (at + 1.625F));
        const float w = 1 / narrow_choice(high, x, 3.5F),
                    log = narrow_logarithm(x, narrow_from_bits(high & narrow_bits_of(-1.0F)));
        // (x - 1/2) log(x) - x + log(2 pi) / 2
        const float stirling = x * log + (0.418938533F - 0.5F * log + w * narrow_horner(remote, w * w));
        return narrow_choice(high, stirling, middle - narrow_from_bits(narrow_bits_of(log) & low));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(x > 0); }
    static double rare(double x) noexcept { return K::brief(x); }
};
struct Gammaln : NarrowLogGamma<Gammaln> {
    using NarrowLogGamma<Gammaln>::at;
    template <class = void>
    static double at(double x) {
        return log_abs_gamma(x);
    }
    template <class = void>
    static double brief(double x) {
        return log_abs_gamma<true>(x);
    }
};
struct Loggamma : NarrowLogGamma<Loggamma> {
    using NarrowLogGamma<Loggamma>::at;
    template <class = void>
    static double at(double x) {
        return x < 0 ? std::numeric_limits<double>::quiet_NaN() : log_abs_gamma(x);
    }
    template <class = void>
    static double brief(double x) {
        return x < 0 ? at(x) : log_abs_gamma<true>(x);
    }
};
struct Rgamma {
    template <class = void>
    static double at(double x) {
        return reciprocal_gamma(x);
    }
    template <class = void>
    static double brief(double x) {
        return brief_reciprocal_gamma(x);
    }
};
struct Gammasgn {
    template <class = void>
    static double at(double x) {
        return gamma_sign(x);
    }
};

}  // namespace scixx::special::detail
