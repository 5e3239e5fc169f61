// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/hypergeometric.hpp>
#include <scixx/special/detail/incomplete/lanes.hpp>

/// Hypergeometric series of many arguments for float data.
namespace scixx::special::detail::hypergeometric {

using incomplete::Wide;

/// Parameters of series in SIMD registers.
struct WideSeries {
    double a[Wide::size], b[Wide::size], c[Wide::size], z[Wide::size];
};
/// Digits that may cancel, where the terms left out are below 1e-14 of the sum of the sizes.
inline constexpr double brief_loss = 3e4;

/// The sums of so many terms with Upper parameters in the numerator and c in the denominator, NaN where too much of
/// them cancels. By Horner's rule with one division: with the ratios p_k / q_k of neighbouring terms, q_k = c + k,
///     s_k = 1 + p_k / q_k s_(k+1) = n_k / d_k,  d_k = q_k d_(k+1),  n_k = d_k + p_k n_(k+1).
template <int Upper>
void brief_series(const WideSeries& of, int terms, double* value) noexcept {
    const Wide a = Wide::load(of.a), b = Wide::load(of.b), c = Wide::load(of.c), z = Wide::load(of.z);
    Wide upper = Wide::all(1), lower = upper, sizes = upper;
    for (int k = terms - 1; k >= 0; --k) {
        const Wide at = Wide::all(k);
        Wide p = z * Wide::all(1.0 / (k + 1));
        if constexpr (Upper > 0) p = (a + at) * p;
        if constexpr (Upper > 1) p = (b + at) * p;
        lower = (c + at) * lower;
        upper = fma(p, upper, lower);
        sizes = fma(abs(p), sizes, abs(lower));
    }
    double all[Wide::size], sum[Wide::size];
    (upper / lower).store(value);
    sizes.store(all);
    upper.store(sum);
    for (int i = 0; i < Wide::size; ++i) value[i] += all[i] < brief_loss * std::abs(sum[i]) ? 0.0 : nan;
}

/// out[i] = K::whole(x[i]...) where not K::is_plain(x[i]...), and where too much of a series cancels; else the sum of
/// the series that K::put(series, lane, x[i]...) sets up, for the terms that K::terms(series) says, finished by
/// K::finish(sum, x[i]...).
template <class K, int Upper, class... X>
void brief_block(std::ptrdiff_t n, double* out, const X*... x) noexcept {
    for (std::ptrdiff_t first = 0; first < n; first += Wide::size) {
        const int count = static_cast<int>(std::min<std::ptrdiff_t>(Wide::size, n - first));
        WideSeries of{};
        std::fill(of.c, of.c + Wide::size, 1.0);
        bool plain[Wide::size];
        for (int i = 0; i < count; ++i) {
            plain[i] = K::is_plain(x[first + i]...);
            if (plain[i]) K::put(of, i, x[first + i]...);
        }
        double value[Wide::size];
        brief_series<Upper>(of, K::terms(of), value);
        for (int i = 0; i < count; ++i)
            out[first + i] =
                plain[i] && value[i] == value[i] ? K::finish(value[i], x[first + i]...) : K::brief(x[first + i]...);
    }
}

/// 0F1 of v in (0, 100) for float data.
struct BriefLimit {
    static bool is_plain(double v, double x) noexcept {
        const bool low = v > 1e-6, high = v<100, left = x> - 60, right = x < 150;
        return low & high & left & right;
    }
    static void put(WideSeries& of, int i, double v, double x) noexcept {
        of.c[i] = v;
        of.z[i] = x;
    }
    static int terms(const WideSeries& of) noexcept {
        double most = 0;
        for (double z : of.z) most = std::max(most, std::abs(z));
        return 7 + static_cast<int>(3.5 * std::sqrt(most));
    }
    static double finish(double sum, double, double) noexcept { return sum; }
    static double brief(double v, double x) noexcept { return hyp0f1<true>(v, x); }
};
/// 1F1 of moderate parameters for float data, for x < 0 by Kummer's transformation.
struct BriefKummer {
    static bool is_plain(double a, double b, double x) noexcept {
        const bool low = b > 1e-6, high = b < 60, size = std::abs(a) < 30, moderate = std::abs(x) < 40;
        return low & high & size & moderate;
    }
    static void put(WideSeries& of, int i, double a, double b, double x) noexcept {
        of.a[i] = x < 0 ? b - a : a;
        of.c[i] = b;
        of.z[i] = std::abs(x);
    }
    static int terms(const WideSeries& of) noexcept {
        double most = 0, excess = 0;
        for (int i = 0; i < Wide::size; ++i) {
            most = std::max(most, of.z[i]);
            excess = std::max(excess, std::abs(of.a[i]) - of.c[i]);
        }
        return 9 + static_cast<int>(most + 6.5 * std::sqrt(most) + 0.6 * excess);
    }
    static double finish(double sum, double, double, double x) noexcept {
        return x < 0 ? elementary::exponential<true>(x) * sum : sum;
    }
    static double brief(double a, double b, double x) noexcept { return hyp1f1(a, b, x); }
};

}  // namespace scixx::special::detail::hypergeometric
