// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/narrow_erf.hpp>
#include <scixx/special/detail/ndtr.hpp>
#include <scixx/special/detail/normal_quantile.hpp>
#include <scixx/special/detail/normal_tables.hpp>
#include <type_traits>

namespace scixx::special::detail {

/// y[i] = f(x[i] brought to [-most, most]); with an f without branches a loop of SIMD operations. Clipping has a loop
/// of its own:
/// compilers would else make a branch for what is constant beyond `most`.
template <class F>
inline void each_of(const double* x, double* y, std::ptrdiff_t count, double most, F f) noexcept {
    constexpr std::ptrdiff_t run = 256;
    double near_by[run];
    for (std::ptrdiff_t begin = 0; begin < count; begin += run) {
        const std::ptrdiff_t size = std::min(run, count - begin);
        for (std::ptrdiff_t i = 0; i < size; ++i) near_by[i] = clipped(x[begin + i], most);
        for (std::ptrdiff_t i = 0; i < size; ++i) y[begin + i] = f(near_by[i]);
    }
}

/// erf(x) for |x| <= 6.5 and erfc(x) for |x| <= 28.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double near_error_function(double x) noexcept {
    // The choice by factors 0 and 1: the compiler moves a polynomial into the branch of a choice.
    const double a = std::abs(x), near_by = 0.5 - std::copysign(0.5, a - 1), few = near_by * a + (1 - near_by);
    const double little = few * polynomial<14>(erf_ratio, 2 * few * few - 1);
    const double large = 1 - scaled_erfc(a) * gaussian(a, 1);
    return std::copysign(near_by * little + (1 - near_by) * large, x);
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double near_error_complement(double x) noexcept {
    const double a = std::abs(x), tail = scaled_erfc(a) * gaussian(a, 1), sign = std::copysign(1.0, x);
    return (1 - sign) + sign * tail;
}
// A narrow vector saves less than a table of short polynomials does.
template <class = void>
[[nodiscard]] inline double error_function(double x) noexcept {
    if constexpr (core::fast_fma) return near_error_function(clipped(x, 6.5));
    return erf_by_table(x);
}
template <class = void>
[[nodiscard]] inline double error_complement(double x) noexcept {
    if constexpr (core::fast_fma) return near_error_complement(clipped(x, 28));
    const double a = std::abs(x), sign = std::copysign(1.0, x);
    if (a < 0.5) return 1 - erf_by_table(x);
    if (!(a < 28)) return a != a ? x : 1 - sign;
    return (1 - sign) + sign * (on_eighths<-1>(erfcx_table, a) * gaussian(a, 1));
}
/// exp(x^2) times factor.
template <class = void>
[[nodiscard]] inline double growing_exp(double factor, double x) noexcept {
    if (std::abs(x) > 30) return factor * std::numeric_limits<double>::infinity();
    return times_exp(factor, exact_product(x, x));
}
template <class = void>
[[nodiscard]] inline double scaled_complement(double x) noexcept {
    if (x != x) return x;
    if (x >= 0) return x < 1e300 ? scaled_erfc(x) : 0.56418958354775629 / x;
    if (x < -26.7) return std::numeric_limits<double>::infinity();
    return growing_exp(2, x) - scaled_erfc(-x);
}
/// Dawson's integral, exp(-x^2) times the integral of exp(t^2) over t in [0, x].
template <bool Short = false>
[[nodiscard]] inline double dawson(double x) noexcept {
    const double a = std::abs(x);
    if (a <= 1) return x * polynomial<(Short ? 11 : 0)>(dawson_small, 2 * a * a - 1);
    double value;
    if (a <= 2)
        value = polynomial<(Short ? 16 : 0)>(dawson_one, (a - 1.5) * 2);
    else if (a <= 3.25)
        value = polynomial<(Short ? 17 : 0)>(dawson_two, (a - 2.625) * 1.6);
    else if (a <= 5)
        value = polynomial<(Short ? 19 : 0)>(dawson_three, (a - 4.125) / 0.875);
    else
        value = 0.5 / a * polynomial<(Short ? 12 : 0)>(dawson_large, (50 / a) / a - 1);
    return std::copysign(value, x);
}
template <class = void>
[[nodiscard]] inline double imaginary_error(double x) noexcept {
    if (x != x) return x;
    if (std::abs(x) > 30) return std::copysign(std::numeric_limits<double>::infinity(), x);
    return growing_exp(1.1283791670955126 * dawson(x), x);
}

/// exp(-t^2) at t = (k + 1/2) h and, but for the first, at t = k h, h = sqrt(pi / 12), with mpmath.
inline constexpr double faddeeva_middle[12] = {
    0.936646021236595906,   0.554854910159853409,    0.194709578085290299,    0.0404761446038057424,
    0.0049844231324685865,  0.00036360898638930447,  1.57129690178004798e-5,  4.02240542156481385e-7,
    6.09982491591215961e-9, 5.47965023975752709e-11, 2.91603175517949939e-13, 9.19254152513437274e-16};
inline constexpr double faddeeva_whole[12] = {0.0,
                                              0.769665412493239808,
                                              0.350919807178410968,
                                              0.0947802248421548528,
                                              0.01516461986454657,
                                              0.00143730608040753177,
                                              8.06995175703045992e-5,
                                              2.68408679309674335e-6,
                                              5.28842211694415733e-8,
                                              6.17247886522430957e-10,
                                              4.26773113545522469e-12,
                                              1.74798794056550129e-14};

/// Faddeeva's function w(z) = exp(-z^2) erfc(-i z) for Im z >= 0, by the trapezoidal rule and its corrections (M. Al
/// Azah, S. N. Chandler-Wilde, SIAM J. Numer. Anal. 59 (2021) 2346). Real and imaginary parts are summed apart, and all
/// terms of the real part but one have one sign.
template <class = void>
[[nodiscard]] inline std::complex<double> faddeeva_above(double x, double y) noexcept {
    constexpr double h = 0.51166335397324427;  // sqrt(pi / 12)
    const double side = std::abs(x), position = side / h, fraction = position - std::floor(position);
    if (side > 1e7 || y > 1e7) {  // i / (sqrt(pi) z), the next term being 1 / (2 z^2) of it
        if (std::max(side, y) > std::numeric_limits<double>::max()) return {0, std::copysign(0.0, x)};
        const double scale = std::max(side, y), u = side / scale, v = y / scale, norm = (u * u + v * v) * scale;
        return {0.56418958354775629 * v / norm, 0.56418958354775629 * std::copysign(u, x) / norm};
    }
    const bool plain = y >= std::max(side, pi / h), middle = plain || y >= side || fraction < 0.25 || fraction > 0.75;
    const double x2 = side * side, y2 = y * y, b2 = 4 * x2 * y2;
    const double(&weights)[12] = middle ? faddeeva_middle : faddeeva_whole;
    const double shift = middle ? 0.5 : 0;
    double reals[4] = {}, imaginaries[4] = {};  // four chains
    for (int k = 0; k < 12; k += 4)
        for (int j = 0; j < 4; ++j) {
            const double t = (k + j + shift) * h, t2 = t * t;
            const double a = (side - t) * (side + t) - y2, weight = weights[k + j] / (a * a + b2);
            reals[j] += weight * (x2 + y2 + t2);
            imaginaries[j] += weight * (x2 + y2 - t2);
        }
    double re = (reals[0] + reals[1]) + (reals[2] + reals[3]);
    double im = (imaginaries[0] + imaginaries[1]) + (imaginaries[2] + imaginaries[3]);
    re *= 2 * h / pi * y;
    im *= 2 * h / pi * side;
    if (!middle) {
        const double scale = h / pi / (x2 + y2);
        re += scale * y;
        im += scale * side;
    }
    if (!plain && y < 6.2) {
        // 2 exp(-z^2) / (1 +- exp(-2 i pi z / h))
        const double sign = middle ? 1 : -1, growth = std::exp(2 * pi * y / h);
        const std::complex<double> turn(1 + sign * growth * std::cos(2 * pi * fraction),
                                        -sign * growth * std::sin(2 * pi * fraction));
        const double size = 2 * std::exp((y - side) * (y + side));
        if (size > 0) {
            const std::complex<double> part =
                std::complex<double>(size * std::cos(2 * side * y), -size * std::sin(2 * side * y)) / turn;
            re += part.real();
            im += part.imag();
        }
    }
    return {re, std::copysign(im, x)};
}
/// exp(-z^2) w, with exponent and angle as sums of two doubles.
template <class = void>
[[nodiscard]] inline std::complex<double> gaussian_times(const std::complex<double>& z,
                                                         const std::complex<double>& w) noexcept {
    const double x = z.real(), y = z.imag();
    if (std::max(std::abs(x), std::abs(y)) > 1e150) {  // z^2 may overflow, and its phase is lost
        if (std::abs(x) > std::abs(y)) return 0;
        if (std::abs(x) < std::abs(y)) return w * std::numeric_limits<double>::infinity();
        return w * (x - x + 1);
    }
    const Pair exponent = exact_sum(y, -x) * exact_sum(y, x), angle = exact_product(2 * x, y);
    const double s0 = std::sin(angle.hi), c0 = std::cos(angle.hi), s = s0 + angle.lo * c0, c = c0 - angle.lo * s0;
    return {times_exp(w.real() * c + w.imag() * s, exponent), times_exp(w.imag() * c - w.real() * s, exponent)};
}

template <class = void>
[[nodiscard]] inline std::complex<double> faddeeva(const std::complex<double>& z) noexcept {
    const double x = z.real(), y = z.imag();
    if (x != x || y != y) return {x + y, x + y};
    if (y == 0) {
        const double a = std::min(std::abs(x), 40.0);
        return {square_exp(a, 1), 1.1283791670955126 * dawson(x)};
    }
    if (x == 0) return {scaled_complement(y), 0};
    if (y > 0) return faddeeva_above(x, y);
    // w(z) = 2 exp(-z^2) - w(-z)
    return gaussian_times(z, 2) - faddeeva_above(-x, -y);
}

/// The rules of Gauss and Legendre that Owen's T takes.
template <int Count>
struct GaussRule;
template <>
struct GaussRule<8> {
    static constexpr double node[] = {-0.9602898564975363, -0.7966664774136267, -0.525532409916329, -0.1834346424956498,
                                      0.1834346424956498,  0.525532409916329,   0.7966664774136267, 0.9602898564975363};
    static constexpr double weight[] = {0.10122853629037626, 0.22238103445337448, 0.31370664587788727,
                                        0.362683783378362,   0.362683783378362,   0.31370664587788727,
                                        0.22238103445337448, 0.10122853629037626};
};
template <>
struct GaussRule<12> {
    static constexpr double node[] = {-0.9815606342467192, -0.9041172563704749, -0.7699026741943047,
                                      -0.5873179542866175, -0.3678314989981802, -0.1252334085114689,
                                      0.1252334085114689,  0.3678314989981802,  0.5873179542866175,
                                      0.7699026741943047,  0.9041172563704749,  0.9815606342467192};
    static constexpr double weight[] = {0.04717533638651183, 0.10693932599531843, 0.16007832854334622,
                                        0.20316742672306592, 0.2334925365383548,  0.24914704581340277,
                                        0.24914704581340277, 0.2334925365383548,  0.20316742672306592,
                                        0.16007832854334622, 0.10693932599531843, 0.04717533638651183};
};
template <>
struct GaussRule<16> {
    static constexpr double node[] = {
        -0.9894009349916499326, -0.9445750230732325761, -0.8656312023878317439, -0.7554044083550030339,
        -0.6178762444026437484, -0.4580167776572273863, -0.2816035507792589132, -0.09501250983763744019,
        0.09501250983763744019, 0.2816035507792589132,  0.4580167776572273863,  0.6178762444026437484,
        0.7554044083550030339,  0.8656312023878317439,  0.9445750230732325761,  0.9894009349916499326};
    static constexpr double weight[] = {
        0.02715245941175409485, 0.06225352393864789286, 0.09515851168249278481, 0.1246289712555338721,
        0.1495959888165767321,  0.1691565193950025382,  0.1826034150449235889,  0.1894506104550684963,
        0.1894506104550684963,  0.1826034150449235889,  0.1691565193950025382,  0.1495959888165767321,
        0.1246289712555338721,  0.09515851168249278481, 0.06225352393864789286, 0.02715245941175409485};
};

/// The integral of exp(-h^2 x^2 / 2) / (1 + x^2) over |x - centre| <= half, over half, by so many points; h x is below
/// 10.
template <int Count>
[[nodiscard]] inline double owens_t_piece(double h, double centre, double half) noexcept {
    double terms[sizeof(GaussRule<Count>::node) / sizeof(double)], sums[4] = {};
    for (int k = 0; k < Count; ++k) {
        const double x = centre + half * GaussRule<Count>::node[k], z = h * x;
        const elementary::Reduced at = elementary::reduced_clipped(-0.5 * z * z);
        const double e = 1 + (at.r + at.r * at.r * elementary::exponential_rest(at.r));
        const double power = elementary::from_bits(elementary::bits_of(at.k + (elementary::rounding + 1023)) << 52);
        terms[k] = GaussRule<Count>::weight[k] * (e * power) / (1 + x * x);
    }
    for (int k = 0; k < Count; k += 4)
        for (int i = 0; i < 4; ++i) sums[i] += terms[k + i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Owen's T(h, a) for h >= 0 and 0 <= a <= 1: exp(-h^2 / 2) / (2 pi) times the integral of exp(-h^2 x^2 / 2) / (1 +
/// x^2) over x in [0, a], by quadrature as far as the integrand counts; error of the rules below 1e-16.
template <class = void>
[[nodiscard]] inline double owens_t_core(double h, double a) noexcept {
    if (h > 39) return 0;
    const double end = h * a > 8.6 ? 8.6 / h : a, range = h * end;
    double sum = 0, half = 0.5 * end;
    if (end <= 0.3 && range <= 0.7) {
        sum = owens_t_piece<8>(h, half, half);
    } else if (end <= 0.75 && range <= 2.2) {
        sum = owens_t_piece<12>(h, half, half);
    } else {
        const int pieces = 1 + static_cast<int>(range / 4.3);
        half /= pieces;
        for (int piece = 0; piece < pieces; ++piece) sum += owens_t_piece<16>(h, half * (2 * piece + 1), half);
    }
    return half * sum * square_exp(h, 0.5) * 0.15915494309189534;
}
template <class = void>
[[nodiscard]] inline double owens_t(double h, double a) noexcept {
    if (h != h || a != a) return h + a;
    const double u = std::abs(h), v = std::abs(a);
    double value;
    if (u == 0) {
        value = std::atan(v) * 0.15915494309189534;
    } else if (v <= 1) {
        value = owens_t_core(u, v);
    } else {
        // T(h, a) = (Q(h) + Q(a h)) / 2 - Q(h) Q(a h) - T(a h, 1 / a), Q being the upper tail.
        const double q = normal_cdf(-u), r = normal_cdf(-u * v);
        value = 0.5 * (q + r) - q * r - (std::isinf(v) ? 0.0 : owens_t_core(u * v, 1 / v));
    }
    return std::copysign(value, a);
}

/// Owen's T for float data, n <= 256, as owens_t() has it, with the quadrature for all elements at once and in float
/// arithmetic: its terms are positive. `out` overlaps no argument.
template <class = void>
inline void brief_owens_t(const double* h, const double* a, double* out, std::ptrdiff_t n) noexcept {
    constexpr std::ptrdiff_t most = 256;
    double up[most], end[most], limit[most], near_h[most], steep[most];
    float range[most], half[most], sum[2][most];
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        // For |a| > 1 the arguments are |a h| and 1 / |a|.
        const double v = std::abs(a[i]), u = std::abs(h[i]);
        steep[i] = v > 1 ? 1.0 : 0.0;
        const double divisor = steep[i] * v + (1 - steep[i]), upper = u * divisor, slope = v / (divisor * divisor);
        up[i] = upper;
        end[i] = slope;
    }
    // The square of 16 has an exponential of 0 for float, and beyond 6 / up the integrand does not count.
    for (std::ptrdiff_t i = 0; i < n; ++i) up[i] = std::min(up[i], 16.0);
    for (std::ptrdiff_t i = 0; i < n; ++i) near_h[i] = std::min(std::abs(h[i]), 16.0);
    for (std::ptrdiff_t i = 0; i < n; ++i) limit[i] = 6 / (up[i] + 1e-3);
    for (std::ptrdiff_t i = 0; i < n; ++i) end[i] = std::min(end[i], limit[i]);
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        range[i] = static_cast<float>(up[i] * end[i]);
        half[i] = static_cast<float>(0.5 * end[i]);
        sum[0][i] = sum[1][i] = 0;
    }
    constexpr int points = 12;
    for (int k = 0; k < points; ++k) {
        const auto node = static_cast<float>(0.5 + 0.5 * GaussRule<points>::node[k]),
                   weight = static_cast<float>(GaussRule<points>::weight[k]);
        float(&part)[most] = sum[k % 2];
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const float z = node * range[i], x = 2 * node * half[i], exponent = -0.5F * z * z;
            const float octaves = (exponent * 1.44269504F + elementary::narrow_rounding) - elementary::narrow_rounding;
            const float r = (exponent - octaves * elementary::narrow_ln2_high) - octaves * elementary::narrow_ln2_low;
            const float power = elementary::narrow_from_bits(
                elementary::narrow_bits_of(octaves + (elementary::narrow_rounding + 127.0F)) << 23);
            part[i] = part[i] + weight * (power + power * elementary::narrow_growth(r)) / (1 + x * x);
        }
    }
    for (std::ptrdiff_t i = 0; i < n; ++i)
        out[i] = 0.5 * end[i] * (static_cast<double>(sum[0][i]) + static_cast<double>(sum[1][i])) *
                 elementary::exponential<true>(-0.5 * up[i] * up[i]) * 0.15915494309189534;
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        const double q = near_normal_cdf<true>(-near_h[i]), r = near_normal_cdf<true>(-up[i]);
        out[i] = std::copysign((1 - steep[i]) * out[i] + steep[i] * (0.5 * (q + r) - q * r - out[i]), a[i]);
    }
    for (std::ptrdiff_t i = 0; i < n; ++i)
        if (!(std::abs(h[i]) > 1e-3 && std::abs(h[i]) < 14 && std::abs(a[i]) < 1e3)) out[i] = owens_t(h[i], a[i]);
}

/// The members for floats of a kernel K whose lane serves all finite numbers.
template <class K>
struct NarrowTail : elementary::NarrowForm<K> {
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        return !(std::abs(x) <= std::numeric_limits<float>::max());
    }
    static double rare(double x) noexcept { return K::at(x); }
};
struct Erf : NarrowTail<Erf> {
    using NarrowTail<Erf>::at, NarrowTail<Erf>::block;
    SCIXX_ALWAYS_INLINE static float lane(float x) noexcept { return narrow_error_function(x); }
    template <class = void>
    static double at(double x) {
        return error_function(x);
    }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void block(const double* x, double* y, std::ptrdiff_t n) {
        each_of(x, y, n, 6.5, [](double v) { return near_error_function(v); });
    }
};
struct Erfc : NarrowTail<Erfc> {
    using NarrowTail<Erfc>::at, NarrowTail<Erfc>::block;
    SCIXX_ALWAYS_INLINE static float lane(float x) noexcept { return narrow_error_complement(x); }
    template <class = void>
    static double at(double x) {
        return error_complement(x);
    }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void block(const double* x, double* y, std::ptrdiff_t n) {
        each_of(x, y, n, 28, [](double v) { return near_error_complement(v); });
    }
};
struct Erfcx : NarrowTail<Erfcx> {
    using NarrowTail<Erfcx>::at, NarrowTail<Erfcx>::block;
    SCIXX_ALWAYS_INLINE static float lane(float x) noexcept { return narrow_scaled_complement(x); }
    template <class = void>
    static double at(double x) {
        return scaled_complement(x);
    }
};
struct Erfi {
    template <class = void>
    static double at(double x) {
        return imaginary_error(x);
    }
    template <class = void>
    static double brief(double x) {
        const double near_by = clipped(x, 11);  // exp(121) is infinite for float
        return elementary::exponential<true>(near_by * near_by) * (1.1283791670955126 * dawson<true>(near_by));
    }
};
struct Dawsn : NarrowTail<Dawsn> {
    using NarrowTail<Dawsn>::at, NarrowTail<Dawsn>::block;
    SCIXX_ALWAYS_INLINE static float lane(float x) noexcept { return narrow_dawson(x); }
    template <class = void>
    static double at(double x) {
        return dawson(x);
    }
};
inline constexpr double root_of_half = 0.70710678118654752440;
/// Inverse of a normal distribution function: K::scale times the quantile of K::part(y). For floats by their distances
/// from 1/2 and from the nearer end, K::centre and K::tail.
template <class K>
struct NormalQuantile {
    template <class = void>
    static double at(double y) {
        return K::scale * quantile(K::part(y));
    }
    template <class = void>
    static void block(const double* y, double* x, std::ptrdiff_t n) {
        quantiles(y, x, n, K::scale, [](double each) { return K::part(each); });
    }
    static float at(float y) {
        float x;
        block(&y, &x, 1);
        return x;
    }
    static void block(const float* y, float* x, std::ptrdiff_t n) {
        constexpr std::ptrdiff_t most = 256;
        float centre[most], values[most];
        for (; n > 0; x += most, y += most, n -= most) {
            const std::ptrdiff_t count = std::min(most, n);
            std::uint32_t rare = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) centre[i] = K::centre(y[i]);
            for (std::ptrdiff_t i = 0; i < count; ++i) rare |= elementary::narrow_mask(K::is_rare(y[i]));
            narrow_quantiles(centre, values, count, K::scale, [y](int i) { return K::tail(y[i]); });
            for (std::ptrdiff_t i = 0; rare != 0 && i < count; ++i)
                if (K::is_rare(y[i])) values[i] = static_cast<float>(at(static_cast<double>(y[i])));
            std::copy(values, values + count, x);
        }
    }
};
struct Erfinv : NormalQuantile<Erfinv> {
    static constexpr double scale = root_of_half;
    static Probability part(double y) noexcept { return {y / 2, (1 - std::abs(y)) / 2}; }
    SCIXX_ALWAYS_INLINE static float centre(float y) noexcept { return y / 2; }
    SCIXX_ALWAYS_INLINE static float tail(float y) noexcept { return (1 - std::abs(y)) / 2; }
    SCIXX_ALWAYS_INLINE static bool is_rare(float y) noexcept {
        const float size = std::abs(y);
        const bool inside = size < 1, halves = size >= 2 * std::numeric_limits<float>::min();
        return !(inside & (halves | (size == 0)));
    }
};
struct Erfcinv : NormalQuantile<Erfcinv> {
    static constexpr double scale = root_of_half;
    static Probability part(double y) noexcept {
        const double rest = 2 - y;
        return {(1 - y) / 2, (y < rest ? y : rest) / 2};
    }
    SCIXX_ALWAYS_INLINE static float centre(float y) noexcept { return (1 - y) / 2; }
    SCIXX_ALWAYS_INLINE static float tail(float y) noexcept {
        return elementary::narrow_choice(elementary::narrow_mask(y < 1), y, 2 - y) / 2;
    }
    SCIXX_ALWAYS_INLINE static bool is_rare(float y) noexcept {
        const bool below = y < 2, above = y >= 2 * std::numeric_limits<float>::min();
        return !(below & above);
    }
};
struct Ndtri : NormalQuantile<Ndtri> {
    static constexpr double scale = 1;
    static Probability part(double p) noexcept { return probability(p); }
    SCIXX_ALWAYS_INLINE static float centre(float p) noexcept { return p - 0.5F; }
    SCIXX_ALWAYS_INLINE static float tail(float p) noexcept {
        return elementary::narrow_choice(elementary::narrow_mask(p < 0.5F), p, 1 - p);
    }
    SCIXX_ALWAYS_INLINE static bool is_rare(float p) noexcept {
        const bool above = p > 0, below = p < 1;
        return !(below & above);
    }
};
struct VoigtProfile {
    template <class = void>
    static double at(double x, double sigma, double gamma) {
        if (sigma == 0) {
            if (gamma == 0) return x != x ? x : x == 0 ? std::numeric_limits<double>::infinity() : 0.0;
            return gamma / pi / (x * x + gamma * gamma);
        }
        const double scale = 0.70710678118654752440 / sigma;
        return faddeeva({x * scale, gamma * scale}).real() * 0.39894228040143267794 / sigma;
    }
};

struct Ndtr : NarrowTail<Ndtr> {
    using NarrowTail<Ndtr>::at, NarrowTail<Ndtr>::block;
    SCIXX_ALWAYS_INLINE static float lane(float x) noexcept { return narrow_normal_cdf(x); }
    template <class = void>
    static double at(double x) {
        return normal_cdf(x);
    }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void block(const double* x, double* y, std::ptrdiff_t n) {
        each_of(x, y, n, 40, [](double v) { return near_normal_cdf(v); });
    }
};
struct LogNdtr {
    template <class = void>
    static double at(double x) {
        return log_normal_cdf(x);
    }
    template <class = void>
    SCIXX_ALWAYS_INLINE static double brief(double x) {
        return brief_log_normal_cdf(x);
    }
};
struct NdtriExp {
    template <class = void>
    static double at(double y) {
        return normal_quantile_of_log(y);
    }
    template <class = void>
    static double brief(double y) {
        return normal_quantile_of_log<true>(y);
    }
    template <class = void>
    static void block(const double* y, double* x, std::ptrdiff_t n) {
        quantiles_of_logs(y, x, n);
    }
};
struct OwensT {
    template <class = void>
    static double at(double h, double a) {
        return owens_t(h, a);
    }
    template <class = void>
    static void brief_block(const double* h, const double* a, double* out, std::ptrdiff_t n) {
        brief_owens_t(h, a, out, n);
    }
};

}  // namespace scixx::special::detail
