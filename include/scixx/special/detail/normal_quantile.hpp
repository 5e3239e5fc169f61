// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/elementary/powers.hpp>
#include <scixx/special/detail/ndtr.hpp>

/// Quantiles of the standard normal by M. J. Wichura's rational functions (AS 241, Appl. Statist. 37 (1988) 477). Short
/// forms are for float:
/// the same intervals, rational functions of lower degree by weighted least squares with mpmath, error below 2e-9.
namespace scixx::special::detail {

/// The quantile for probability 1/2 + centre, |centre| <= 0.425.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double central_quantile(double centre) noexcept {
    const double r = 0.180625 - centre * centre;
    if constexpr (Short) {
        constexpr double upper[] = {3.38713287181, 71.1870141016, 423.521053162, 697.796110747, 151.835878278};
        constexpr double lower[] = {1, 24.0221511642, 175.17311102, 410.851965199, 209.566802996};
        return centre * horner(upper, r) / horner(lower, r);
    }
    constexpr double upper[] = {3.387132872796366608,  133.14166789178437745, 1971.5909503065514427,
                                13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
                                33430.575583588128105, 2509.0809287301226727};
    constexpr double lower[] = {1,
                                42.313330701600911252,
                                687.1870074920579083,
                                5394.1960214247511077,
                                21213.794301586595867,
                                39307.89580009271061,
                                28729.085735721942674,
                                5226.495278852854561};
    return centre * horner(upper, r) / horner(lower, r);
}

/// The size of the quantile for a tail of exp(-root^2) <= 0.075, where root <= 5.
template <bool Short = false>
[[nodiscard]] SCIXX_ALWAYS_INLINE double near_tail_quantile(double root) noexcept {
    const double r = root - 1.6;
    if constexpr (Short) {
        constexpr double upper[] = {1.42343711157, 3.21940271021, 2.16288925105, 0.531636048933, 0.0395284488263};
        constexpr double lower[] = {1, 1.06197460945, 0.331851245041, 0.0279400261438};
        return horner(upper, r) / horner(lower, r);
    }
    constexpr double upper[] = {1.42343711074968357734,   4.6303378461565452959,   5.7694972214606914055,
                                3.64784832476320460504,   1.27045825245236838258,  0.24178072517745061177,
                                0.0227238449892691845833, 7.7454501427834140764e-4};
    constexpr double lower[] = {1,
                                2.05319162663775882187,
                                1.6763848301838038494,
                                0.68976733498510000455,
                                0.14810397642748007459,
                                0.0151986665636164571966,
                                5.475938084995344946e-4,
                                1.05075007164441684324e-9};
    return horner(upper, r) / horner(lower, r);
}
/// The same for root > 5, down to a tail of 1e-316 (float: 1e-50).
template <bool Short = false>
[[nodiscard]] inline double far_tail_quantile(double root) noexcept {
    const double r = root - 5;
    if (r == std::numeric_limits<double>::infinity()) return r;
    if constexpr (Short) {
        constexpr double upper[] = {6.6579046511, 3.21639599429, 0.479181178949, 0.0217289198143};
        constexpr double lower[] = {1, 0.262280249312, 0.0153614789138};
        return horner(upper, r) / horner(lower, r);
    }
    constexpr double upper[] = {6.6579046435011037772,     5.4637849111641143699,    1.7848265399172913358,
                                0.29656057182850489123,    0.026532189526576123093,  0.0012426609473880784386,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double lower[] = {1,
                                0.59983220655588793769,
                                0.13692988092273580531,
                                0.0148753612908506148525,
                                7.868691311456132591e-4,
                                1.8463183175100546818e-5,
                                1.4215117583164458887e-7,
                                2.04426310338993978564e-15};
    return horner(upper, r) / horner(lower, r);
}
template <bool Short = false>
[[nodiscard]] inline double tail_quantile(double root) noexcept {
    return root <= 5 ? near_tail_quantile<Short>(root) : far_tail_quantile<Short>(root);
}

/// `scale` times the quantiles of float probabilities 1/2 + centre: central ones in float arithmetic in a loop without
/// branches, those of tails, whose probabilities `tail` gives, then together in double.
template <class Tail>
void narrow_quantiles(const float* centre, float* y, std::ptrdiff_t n, double scale, Tail tail) noexcept {
    // central_quantile<true>() as its value at r = 0 and the rest, upper - 3.387 lower over r.
    constexpr double least = 3.38713287181;
    constexpr double rest[] = {71.1870141016 - least * 24.0221511642, 423.521053162 - least * 175.17311102,
                               697.796110747 - least * 410.851965199, 151.835878278 - least * 209.566802996};
    constexpr float lower[] = {1, 24.0221511642F, 175.17311102F, 410.851965199F, 209.566802996F};
    const auto first = static_cast<float>(scale * least), factor = static_cast<float>(scale);
    double roots[256], values[256];
    int place[256];
    int count = 0;
    for (int i = 0; i < static_cast<int>(n); ++i) {
        place[count] = i;
        count += static_cast<int>(
            (elementary::narrow_bits_of(0.425F) - elementary::narrow_bits_of(std::abs(centre[i]))) >> 31);
    }
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        const float c = elementary::narrow_clipped(centre[i], 0.425F), r = 0.180625F - c * c;
        y[i] = c * (first + factor * (r * elementary::narrow_horner(rest, r) / elementary::narrow_horner(lower, r)));
    }
    for (int k = 0; k < count; ++k) roots[k] = static_cast<double>(tail(place[k]));
    for (int k = 0; k < count; ++k) roots[k] = -elementary::quick_logarithm<true>(roots[k]);
    core::take_square_roots(roots, count);
    for (int k = 0; k < count; ++k) values[k] = near_tail_quantile<true>(clipped(roots[k], 5));
    for (int k = 0; k < count; ++k) {
        const double value = roots[k] <= 5 ? values[k] : far_tail_quantile<true>(roots[k]);
        y[place[k]] = std::copysign(static_cast<float>(scale * value), centre[place[k]]);
    }
}

/// A probability as its distances from 1/2 and from the nearer of 0 and 1.
struct Probability {
    double centre, tail;
};
template <bool Short = false>
[[nodiscard]] inline double quantile(const Probability& p) noexcept {
    if (std::abs(p.centre) <= 0.425) return central_quantile<Short>(p.centre);
    if (!(p.tail >= 0)) return std::numeric_limits<double>::quiet_NaN();
    return std::copysign(tail_quantile<Short>(std::sqrt(-elementary::quick_logarithm<false>(p.tail))), p.centre);
}

/// 1 for |centre| > 0.425 and NaN, else 0, by bits: compilers make a branch of a comparison, which is mispredicted.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE int is_tail(double centre) noexcept {
    return static_cast<int>((elementary::bits_of(0.425) - elementary::bits_of(std::abs(centre))) >> 63);
}

/// y[i] = scale quantile(part(x[i])). Central values in a loop without branches, those of tails then together.
template <class F>
inline void quantiles(const double* x, double* y, std::ptrdiff_t n, double scale, F part) noexcept {
    constexpr std::ptrdiff_t most = 256;
    double centre[most], tail[most], roots[most];
    int place[most];
    for (; n > 0; x += most, y += most, n -= most) {
        const std::ptrdiff_t size = std::min(most, n);
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const Probability p = part(x[i]);
            centre[i] = p.centre;
            tail[i] = p.tail;
        }
        int count = 0;
        for (int i = 0; i < static_cast<int>(size); ++i) {
            place[count] = i;
            count += is_tail(centre[i]);
        }
        for (int k = 0; k < count; ++k) roots[k] = tail[place[k]];
        for (std::ptrdiff_t i = 0; i < size; ++i) y[i] = scale * central_quantile(clipped(centre[i], 0.425));
        for (int k = 0; k < count; ++k) roots[k] = -elementary::quick_logarithm<false>(roots[k]);
        core::take_square_roots(roots, count);
        for (int k = 0; k < count; ++k) tail[k] = near_tail_quantile(clipped(roots[k], 5));
        for (int k = 0; k < count; ++k) {
            const double value = roots[k] <= 5 ? tail[k] : far_tail_quantile(roots[k]);
            y[place[k]] = scale * std::copysign(value, centre[place[k]]);
        }
    }
}

template <class = void>
[[nodiscard]] inline Probability probability(double p) noexcept {
    const double rest = 1 - p;
    return {p - 0.5, p < rest ? p : rest};
}
template <class = void>
[[nodiscard]] inline double normal_quantile(double p) noexcept {
    return quantile(probability(p));
}

/// x^2 for log(ndtr(x)) = y < -108: with u = 1 / x^2 and w = -2 y - log(2 pi) it solves x^2 + log(x^2) + 2 u - 5 u^2 +
/// ... = w, the logarithm of the asymptotic series of the tail, by one step of Newton. Relative error below 4e-16 for y
/// < -700, else 2e-12.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double far_square(double y) noexcept {
    const double w = -2 * y - 1.8378770664093453, inverse = 1 / w, log_w = elementary::quick_logarithm<false>(w);
    const double start = w - log_w + (log_w - 2) * inverse, d = (start - w) * inverse, u = 1 / start;
    const double log1p_d = d * (1 - d * (0.5 - d * (1.0 / 3 - d * (0.25 - d * 0.2))));
    const double series = u * (2 - u * (5 - u * (74.0 / 3 - u * (176.5 - u * 1632.4))));
    const double residual = (start - w + log_w) + (log1p_d + series);
    return start - residual * (1 - u * (1 - 3 * u));
}

/// The x with log(ndtr(x)) = y.
template <bool Short = false>
[[nodiscard]] inline double normal_quantile_of_log(double y) noexcept {
    if (!(y <= 0)) return std::numeric_limits<double>::quiet_NaN();
    if (y > -2.59) {
        const double e = elementary::exponential_m1(y), centre = 0.5 + e;
        if (centre <= 0.425) return central_quantile<Short>(centre);
        return tail_quantile<Short>(std::sqrt(-elementary::quick_logarithm<Short>(-e)));
    }
    if (y > (Short ? -108 : -700)) return -tail_quantile<Short>(std::sqrt(-y));
    if (y < -1e307) return -std::sqrt(-y) * 1.4142135623730951;
    return -std::sqrt(far_square(y));
}

/// The same for many: central values in a loop without branches, those of tails then together, as quantiles() does it.
template <class = void>
void quantiles_of_logs(const double* y, double* x, std::ptrdiff_t n) noexcept {
    constexpr std::ptrdiff_t most = 256;
    double less[most], values[most], roots[most];
    int place[most];
    for (; n > 0; x += most, y += most, n -= most) {
        const std::ptrdiff_t size = std::min(most, n);
        std::ptrdiff_t near_by = 0;
        for (std::ptrdiff_t i = 0; i < size; ++i) near_by += y[i] > -2.59 ? 1 : 0;
        if (near_by < size / 3) {  // a root and a series or a rational function of most
            for (std::ptrdiff_t i = 0; i < size; ++i) values[i] = far_square(elementary::bounded(y[i], -1e307, -700));
            core::take_square_roots(values, size);
            for (std::ptrdiff_t i = 0; i < size; ++i)
                x[i] = y[i] < -700 && y[i] > -1e307 ? -values[i] : normal_quantile_of_log(y[i]);
            continue;
        }
        for (std::ptrdiff_t i = 0; i < size; ++i) less[i] = elementary::bounded(y[i], -40, 0);
        for (std::ptrdiff_t i = 0; i < size; ++i) less[i] = elementary::long_exponential_m1(less[i]);
        int count = 0;
        for (int i = 0; i < static_cast<int>(size); ++i) {
            place[count] = i;
            count += is_tail(0.5 + less[i]);
        }
        for (std::ptrdiff_t i = 0; i < size; ++i) values[i] = clipped(0.5 + less[i], 0.425);
        for (std::ptrdiff_t i = 0; i < size; ++i) values[i] = central_quantile(values[i]);
        for (int k = 0; k < count; ++k) roots[k] = less[place[k]] > -0.5 ? -less[place[k]] : 1.0;
        for (int k = 0; k < count; ++k) roots[k] = -elementary::quick_logarithm<false>(roots[k]);
        for (int k = 0; k < count; ++k) roots[k] = less[place[k]] > -0.5 ? roots[k] : -y[place[k]];
        core::take_square_roots(roots, count);
        for (int k = 0; k < count; ++k) {
            const double at = y[place[k]], root = roots[k];
            const bool plain = at <= 0 && at > -700;
            values[place[k]] =
                plain ? std::copysign(tail_quantile(root), 0.5 + less[place[k]]) : normal_quantile_of_log(at);
        }
        std::copy(values, values + size, x);
    }
}

}  // namespace scixx::special::detail
