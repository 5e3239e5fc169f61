// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <scixx/core/along_axis.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <vector>

namespace scixx::stats::detail {

using core::Sample;

/// The sum of f(x_i) in eight running sums, stretches of which are added pairwise: the error grows with the logarithm
/// of the length, and the compiler keeps the sums in vectors.
template <class F>
[[nodiscard]] double pairwise_sum(Sample x, const F& f) {
    constexpr std::size_t stretch = 1024;
    if (x.size() > stretch) {
        const std::size_t middle = x.size() / 2 / 8 * 8;
        return pairwise_sum(x.first(middle), f) + pairwise_sum(x.subspan(middle), f);
    }
    double parts[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8)
        for (std::size_t k = 0; k < 8; ++k) parts[k] += f(x[i + k]);
    for (; i < x.size(); ++i) parts[0] += f(x[i]);
    return ((parts[0] + parts[1]) + (parts[2] + parts[3])) + ((parts[4] + parts[5]) + (parts[6] + parts[7]));
}
[[nodiscard]] inline double size_of(Sample x) noexcept {
    return static_cast<double>(x.size());
}
/// The arithmetic mean; of an empty sample NaN. A sum that overflows is formed of scaled values.
[[nodiscard]] inline double mean_of(Sample x) {
    const double n = size_of(x), sum = pairwise_sum(x, [](double v) { return v; });
    if (std::isfinite(sum) || x.empty()) return sum / n;
    return pairwise_sum(x, [n](double v) { return v / n; });
}

/// Central moments in units of a power of two: the k-th is m_k scale^k.
struct CentralMoments {
    double n = 0, mean = 0, scale = 1;
    double m2 = 0, m3 = 0, m4 = 0;  ///< divided by n
    /// Whether the sample varies by no more than rounding.
    [[nodiscard]] bool constant() const noexcept {
        const double noise = std::numeric_limits<double>::epsilon() * std::abs(mean) / scale;
        return !(m2 > noise * noise);
    }
    [[nodiscard]] double variance(double ddof) const noexcept { return m2 * n / (n - ddof) * scale * scale; }
    [[nodiscard]] double deviation(double ddof) const noexcept {
        return n > ddof ? std::sqrt(m2 * n / (n - ddof)) * scale : nan;
    }
};
[[nodiscard]] inline CentralMoments central_moments(Sample x) {
    CentralMoments c;
    c.n = size_of(x);
    c.mean = mean_of(x);
    double most = 0;
    for (const double v : x) most = std::max(most, std::abs(v - c.mean));
    // The mean's own rounding error, which a constant sample would take for its deviation.
    if (std::isfinite(most)) {
        const double origin = c.mean;
        c.mean += pairwise_sum(x, [origin](double v) { return v - origin; }) / c.n;
    }
    // Squares and fourth powers of the deviations neither overflow nor vanish in this unit.
    if (most > 0 && std::isfinite(most) && (most > 1e70 || most < 1e-70)) c.scale = std::ldexp(1.0, std::ilogb(most));
    const double mean = c.mean, unit = 1 / c.scale;
    const bool direct = c.scale == 1;
    const auto deviation = [=](double v) { return direct ? v - mean : (v - mean) * unit; };
    double p2[8] = {}, p3[8] = {}, p4[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8)
        for (std::size_t k = 0; k < 8; ++k) {
            const double d = deviation(x[i + k]), square = d * d;
            p2[k] += square;
            p3[k] += square * d;
            p4[k] += square * square;
        }
    for (; i < x.size(); ++i) {
        const double d = deviation(x[i]), square = d * d;
        p2[0] += square;
        p3[0] += square * d;
        p4[0] += square * square;
    }
    const auto sum = [&](const double(&p)[8]) {
        return (((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]))) / c.n;
    };
    c.m2 = sum(p2);
    c.m3 = sum(p3);
    c.m4 = sum(p4);
    return c;
}

[[nodiscard]] inline double skewness_of(const CentralMoments& c, bool bias) {
    if (c.n == 0 || c.constant()) return nan;
    const double biased = c.m3 / (c.m2 * std::sqrt(c.m2));
    return bias || c.n <= 2 ? biased : std::sqrt((c.n - 1) * c.n) / (c.n - 2) * biased;
}
[[nodiscard]] inline double kurtosis_of(const CentralMoments& c, bool fisher, bool bias) {
    if (c.n == 0 || c.constant()) return nan;
    double value = c.m4 / (c.m2 * c.m2);
    if (!bias && c.n > 3) value = 1 / (c.n - 2) / (c.n - 3) * ((c.n * c.n - 1) * value - 3 * (c.n - 1) * (c.n - 1)) + 3;
    return fisher ? value - 3 : value;
}

[[nodiscard]] inline std::vector<double> sorted(Sample x) {
    std::vector<double> copy(x.begin(), x.end());
    std::sort(copy.begin(), copy.end());
    return copy;
}
/// The median of a sample that is rearranged; of an empty one NaN.
[[nodiscard]] inline double median_of(std::vector<double> x) {
    if (x.empty()) return nan;
    const auto middle = x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2);
    std::nth_element(x.begin(), middle, x.end());
    if (x.size() % 2) return *middle;
    return 0.5 * (*std::max_element(x.begin(), middle) + *middle);
}
/// NumPy's linear quantile of a sorted sample, q in [0, 1].
[[nodiscard]] inline double sorted_quantile(const std::vector<double>& x, double q) {
    if (x.empty()) return nan;
    const double place = q * static_cast<double>(x.size() - 1), below = std::floor(place);
    const std::size_t i = static_cast<std::size_t>(below), j = std::min(i + 1, x.size() - 1);
    const double t = place - below, step = x[j] - x[i];
    return t >= 0.5 ? x[j] - step * (1 - t) : x[i] + step * t;
}

/// What to do with ties in ranks.
enum class TieRule { average, min, max, dense, ordinal };

/// Ranks from 1, written to ranks[i] for x[i]; returns the sum of t^3 - t over the groups of t equal values.
inline double rank(Sample x, TieRule ties, double* ranks) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] < x[b] : a < b; });
    double tied = 0, dense = 0;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && x[order[end]] == x[order[begin]]) ++end;
        const double t = static_cast<double>(end - begin), first = static_cast<double>(begin + 1);
        tied += t * (t * t - 1);
        ++dense;
        for (std::size_t k = begin; k < end; ++k) {
            double& to = ranks[order[k]];
            switch (ties) {
                case TieRule::average:
                    to = first + 0.5 * (t - 1);
                    break;
                case TieRule::min:
                    to = first;
                    break;
                case TieRule::max:
                    to = first + t - 1;
                    break;
                case TieRule::dense:
                    to = dense;
                    break;
                case TieRule::ordinal:
                    to = static_cast<double>(k + 1);
                    break;
            }
        }
        begin = end;
    }
    return tied;
}

}  // namespace scixx::stats::detail
