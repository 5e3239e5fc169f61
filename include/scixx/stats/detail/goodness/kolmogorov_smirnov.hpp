// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/goodness/cdf.hpp>
#include <scixx/stats/distributions/detail/kolmogorov.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

/// A distance of distribution functions, where it is attained, and whether the first is above there.
struct Distance {
    double value, location;
    int sign;
};

/// The distance of the empirical distribution function from cdf; the greatest one, or that of one side.
template <class T = double>
[[nodiscard]] inline Distance distance_to(core::Sample sample, CdfRef cdf, Alternative alternative) {
    const std::vector<T> x = sorted(sample);
    const auto n = static_cast<double>(x.size());
    Distance above{-1, x[0], 1}, below{-1, x[0], -1};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double p = cdf(x[i]), up = static_cast<double>(i + 1) / n - p, down = p - static_cast<double>(i) / n;
        if (up > above.value) above.value = up, above.location = x[i];
        if (down > below.value) below.value = down, below.location = x[i];
    }
    if (alternative == Alternative::greater) return above;
    if (alternative == Alternative::less) return below;
    return above.value > below.value ? above : below;
}

/// Extreme values of F1 - F2 over the points of a, both samples sorted. F1 is the function of the first sample.
template <class = void>
void scan(const std::vector<double>& a, const std::vector<double>& b, bool a_is_first, Distance& above,
          Distance& below) {
    const auto na = static_cast<double>(a.size()), nb = static_cast<double>(b.size());
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (i + 1 < a.size() && a[i + 1] == a[i]) continue;
        while (j < b.size() && b[j] <= a[i]) ++j;
        const double fa = static_cast<double>(i + 1) / na, fb = static_cast<double>(j) / nb;
        const double gap = a_is_first ? fa - fb : fb - fa;
        if (gap > above.value) above.value = gap, above.location = a[i];
        if (-gap > below.value) below.value = -gap, below.location = a[i];
    }
}
template <class = void>
[[nodiscard]] Distance distance_between(const std::vector<double>& x, const std::vector<double>& y,
                                        Alternative alternative) {
    Distance above{-2, x[0], 1}, below{-2, x[0], -1};
    scan(x, y, true, above, below);
    scan(y, x, false, above, below);
    below.value = std::clamp(below.value, 0.0, 1.0);
    const bool lower =
        alternative == Alternative::less || (alternative == Alternative::two_sided && below.value > above.value);
    return lower ? below : above;
}

/// P(D >= h / lcm(m, n)) for random orders of m and n values: the share of lattice paths from (0, 0) to (m, n) with a
/// point (i, j) where i n / g - j m / g >= h, or, two-sided, where it is as large in magnitude (J. L. Hodges, Ark. Mat.
/// 3 (1958) 469). The share S of the paths to (i, j) obeys (i + j) S(i, j) = i S(i - 1, j) + j S(i, j - 1), and S = 1
/// beyond the border; all terms are positive.
template <class T = double>
[[nodiscard]] double path_share(std::int64_t m, std::int64_t n, std::int64_t h, bool two_sided) {
    const std::int64_t g = std::gcd(m, n), a = m / g, b = n / g, whole = a + b;
    if (h <= 0) return 1;
    // On the diagonal i + j = k the inner points are those with -h < i whole - k a < h.
    core::List<T> share(m + 2, 0.0);
    double* s = share.data() + 1;
    const auto floor_div = [](std::int64_t x, std::int64_t y) { return x >= 0 ? x / y : -((-x + y - 1) / y); };
    std::int64_t low_before = 0, high_before = 0;  // inner points of the diagonal before: only (0, 0)
    for (std::int64_t k = 1; k <= m + n; ++k) {
        const std::int64_t first = std::max<std::int64_t>(0, k - n), last = std::min(m, k);
        std::int64_t low = two_sided ? floor_div(k * a - h, whole) + 1 : first, high = floor_div(k * a + h - 1, whole);
        low = std::max(low, first);
        high = std::min(high, last);
        // Points of the diagonal before that are not inner ones count as 1.
        for (std::int64_t i = low - 1; i < std::min(low_before, high + 1); ++i) s[i] = 1;
        for (std::int64_t i = std::max(high_before + 1, low - 1); i <= high; ++i) s[i] = 1;
        const double scale = 1 / static_cast<double>(k);
        for (std::int64_t i = high; i >= low; --i)
            s[i] = (static_cast<double>(i) * s[i - 1] + static_cast<double>(k - i) * s[i]) * scale;
        low_before = low;
        high_before = high;
    }
    return std::min(1.0, s[m]);
}

/// The same for samples of one size n, by reflections: one-sided C(2n, n - h) / C(2n, n), two-sided twice the
/// alternating sum of these for h, 2h, ...
template <class = void>
[[nodiscard]] double path_share_square(std::int64_t n, std::int64_t h, bool two_sided) {
    if (h <= 0) return 1;
    double ratio = 1, sum = 0;
    std::int64_t j = 0;
    for (std::int64_t k = 1; k * h <= n; ++k) {
        for (; j < k * h; ++j) ratio *= static_cast<double>(n - j) / static_cast<double>(n + j + 1);
        if (!two_sided) return ratio;
        sum += k % 2 == 1 ? ratio : -ratio;
        if (ratio < 1e-18 * sum) break;
    }
    return std::clamp(2 * sum, 0.0, 1.0);
}

/// P(D >= d) for large samples of two sizes: the law of one sample of their harmonic mean's half, or, one-sided, the
/// limit law with the correction of J. L. Hodges (1958), eq. 5.3.
template <class = void>
[[nodiscard]] double limit_sf(double d, double large, double lesser, bool two_sided) {
    const double size = large * lesser / (large + lesser);
    if (!two_sided) {
        const double z = std::sqrt(size) * d;
        return std::exp(-2 * z * z - 2 * z * (large + 2 * lesser) / std::sqrt(large * lesser * (large + lesser)) / 3);
    }
    const double whole = std::nearbyint(size);
    if (d <= 0.5 / whole) return 1;
    return d >= 1 ? 0.0 : kolmogorov_smirnov(whole, d, KolmogorovPart::above);
}

}  // namespace scixx::stats::detail::samples
