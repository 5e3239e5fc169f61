// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/samples/order.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

using core::Sample;

/// Eight running sums, which Eigen keeps in vectors.
template <class T>
using LanesOf = Eigen::Array<T, 8, 1>;
template <class T>
[[nodiscard]] T total(const LanesOf<T>& p) {
    return ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]));
}

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
/// A vector as a sample. Where a kernel's vector is of no dependent type, std::span's own conversion would have its
/// concepts checked by every file that includes the kernel.
template <class T>
[[nodiscard]] Sample as_sample(const std::vector<T>& x) noexcept {
    return {x.data(), x.size()};
}
/// The arithmetic mean; of an empty sample NaN. A sum that overflows is formed of scaled values.
template <class = void>
[[nodiscard]] double mean_of(Sample x) {
    const double n = size_of(x), sum = pairwise_sum(x, [](double v) { return v; });
    if (std::isfinite(sum) || x.empty()) return sum / n;
    return pairwise_sum(x, [n](double v) { return v / n; });
}

/// Central moments in units of a power of two: the k-th is m_k scale^k.
struct CentralMoments {
    double n = 0, mean = 0, scale = 1;
    double m2 = 0, m3 = 0, m4 = 0;  ///< divided by n
    double least = nan, most = nan;
    /// Whether the sample varies by no more than rounding.
    [[nodiscard]] bool constant() const noexcept {
        const double noise = std::numeric_limits<double>::epsilon() * std::abs(mean) / scale;
        return !(m2 > noise * noise);
    }
    [[nodiscard]] double variance(double ddof) const noexcept { return m2 * n / (n - ddof) * scale * scale; }
    [[nodiscard]] double deviation(double ddof) const noexcept {
        return n > ddof ? std::sqrt(m2 * n / (n - ddof)) * scale : nan;
    }
    /// The variance in units of unit^2.
    [[nodiscard]] double variance_in(double unit, double ddof) const noexcept {
        const double ratio = scale / unit;
        return m2 * n / (n - ddof) * ratio * ratio;
    }
};
/// A unit in which the variances of several groups can be added: 1 where their deviations are of ordinary size, else a
/// power of two.
template <class Groups>
[[nodiscard]] double common_unit(const Groups& groups) {
    double most = 0;
    for (const CentralMoments& c : groups) most = std::max(most, c.scale * std::sqrt(c.m2));
    const bool ordinary = !(most > 0 && std::isfinite(most)) || (most < 1e70 && most > 1e-70);
    return ordinary ? 1.0 : std::ldexp(1.0, std::max(std::ilogb(most), -1022));
}

/// Sum, least and greatest of a sample; the latter two of numbers only.
struct Extent {
    double sum = 0, least = nan, most = nan;
    friend Extent operator+(const Extent& a, const Extent& b) {
        return {a.sum + b.sum, std::min(a.least, b.least), std::max(a.most, b.most)};
    }
};
template <class T = double>
[[nodiscard]] Extent extent_of(Sample x) {
    constexpr std::size_t stretch = 4096;
    if (x.empty()) return {};
    if (x.size() > stretch) {
        const std::size_t middle = x.size() / 2 / 8 * 8;
        return extent_of(x.first(middle)) + extent_of(x.subspan(middle));
    }
    using Lanes = LanesOf<T>;
    Lanes sum = Lanes::Zero();
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8) sum += Eigen::Map<const Lanes>(x.data() + i);
    for (; i < x.size(); ++i) sum[0] += x[i];
    const Eigen::Map<const Eigen::ArrayX<T>> all(x.data(), std::ssize(x));
    return {total(sum), all.minCoeff(), all.maxCoeff()};
}

/// Sums of the powers 1 to Order of the deviations (x - mean) unit, in stretches that are added pairwise.
template <int Order, bool Scaled, class T = double>
[[nodiscard]] std::array<T, 4> power_sums(Sample x, T mean, T unit) {
    constexpr std::size_t stretch = 4096;
    if (x.size() > stretch) {
        const std::size_t middle = x.size() / 2 / 8 * 8;
        const auto a = power_sums<Order, Scaled>(x.first(middle), mean, unit),
                   b = power_sums<Order, Scaled>(x.subspan(middle), mean, unit);
        return {a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]};
    }
    using Lanes = LanesOf<T>;
    Lanes p1 = Lanes::Zero(), p2 = p1, p3 = p1, p4 = p1;
    std::size_t i = 0;
    for (; i + 8 <= x.size(); i += 8) {
        Lanes d = Eigen::Map<const Lanes>(x.data() + i) - mean;
        if constexpr (Scaled) d *= unit;
        const Lanes square = d * d;
        p1 += d;
        p2 += square;
        if constexpr (Order > 2) {
            p3 += square * d;
            p4 += square * square;
        }
    }
    for (; i < x.size(); ++i) {
        const double d = Scaled ? (x[i] - mean) * unit : x[i] - mean, square = d * d;
        p1[0] += d;
        p2[0] += square;
        if constexpr (Order > 2) {
            p3[0] += square * d;
            p4[0] += square * square;
        }
    }
    return {total(p1), total(p2), total(p3), total(p4)};
}

/// Samples of this size are read once: a second pass would wait for memory.
inline constexpr std::size_t long_sample = 16384;

/// The mean of f of 256 elements that are spread over a long sample.
template <class F>
[[nodiscard]] double rough_mean(Sample x, const F& f) {
    constexpr std::size_t probes = 256;
    double sum = 0;
    for (std::size_t i = 0; i < probes; ++i) sum += f(x[(2 * i + 1) * (x.size() / (2 * probes))]);
    return sum / probes;
}
template <class = void>
[[nodiscard]] double rough_mean(Sample x) {
    return rough_mean(x, [](double v) { return v; });
}
/// Completes moments about a centre, whose mean deviation is s[0], to those about the mean.
template <class = void>
void shift_to_mean(CentralMoments& c, const std::array<double, 4>& s) {
    const double d = s[0];
    c.mean += d * c.scale;
    c.m2 = std::max(0.0, s[1] - d * d);
    c.m3 = s[2] - d * (3 * s[1] - 2 * d * d);
    c.m4 = s[3] - d * (4 * s[2] - d * (6 * s[1] - 3 * d * d));
}

/// extent_of and power_sums about `centre` of one stretch after the other, while it is in the cache.
template <int Order>
struct Sweep {
    Extent extent;
    std::array<double, 4> powers;

    [[nodiscard]] static Sweep of(Sample x, double centre) {
        constexpr std::size_t stretch = 4096;
        if (x.size() <= stretch) return {extent_of(x), power_sums<Order, false>(x, centre, 1.0)};
        const std::size_t middle = x.size() / 2 / 8 * 8;
        return of(x.first(middle), centre) + of(x.subspan(middle), centre);
    }
    friend Sweep operator+(const Sweep& a, const Sweep& b) {
        Sweep both{a.extent + b.extent, {}};
        for (std::size_t k = 0; k < both.powers.size(); ++k) both.powers[k] = a.powers[k] + b.powers[k];
        return both;
    }
    /// Whether moments about the mean follow from those about `centre` without loss: the mean is near in units of the
    /// deviation, and nothing goes out of range.
    [[nodiscard]] bool safe(double n, double centre) const {
        const double reach = std::max(extent.most - centre, centre - extent.least), d = powers[0] / n;
        return std::isfinite(extent.sum) && reach > 1e-70 && reach < 1e70 && 16 * d * d <= powers[1] / n;
    }
    [[nodiscard]] CentralMoments moments(double n, double centre) const {
        CentralMoments c{n, centre, 1, 0, 0, 0, extent.least, extent.most};
        shift_to_mean(c, {powers[0] / n, powers[1] / n, powers[2] / n, powers[3] / n});
        return c;
    }
};

/// Moments up to Order, 2 or 4: in two passes, and of a long sample in one about its rough mean where that is safe.
template <int Order = 4>
[[nodiscard]] CentralMoments central_moments(Sample x) {
    CentralMoments c;
    c.n = size_of(x);
    Extent extent;
    if (x.size() >= long_sample) {
        const double centre = rough_mean(x);
        const Sweep<Order> sweep = Sweep<Order>::of(x, centre);
        extent = sweep.extent;
        if (sweep.safe(c.n, centre)) return sweep.moments(c.n, centre);
    } else {
        extent = extent_of(x);
    }
    c.mean = std::isfinite(extent.sum) || x.empty() ? extent.sum / c.n : mean_of(x);
    c.least = extent.least;
    c.most = extent.most;
    const double reach = std::max(c.most - c.mean, c.mean - c.least);
    // Squares and fourth powers of the deviations neither overflow nor vanish in this unit.
    const bool scaled = reach > 0 && std::isfinite(reach) && (reach > 1e70 || reach < 1e-70);
    if (scaled) c.scale = std::ldexp(1.0, std::max(std::ilogb(reach), -1022));  // 1 / scale is finite
    auto s = scaled ? power_sums<Order, true>(x, c.mean, 1 / c.scale) : power_sums<Order, false>(x, c.mean, 1.0);
    for (double& each : s) each /= c.n;
    if (std::isfinite(s[0])) {
        // The mean's own rounding error, which a constant sample would take for its deviation.
        shift_to_mean(c, s);
    } else {
        c.m2 = s[1];
        c.m3 = s[2];
        c.m4 = s[3];
    }
    return c;
}

template <class = void>
[[nodiscard]] double skewness_of(const CentralMoments& c, bool bias) {
    if (c.n == 0 || c.constant()) return nan;
    const double biased = c.m3 / (c.m2 * std::sqrt(c.m2));
    return bias || c.n <= 2 ? biased : std::sqrt((c.n - 1) * c.n) / (c.n - 2) * biased;
}
template <class = void>
[[nodiscard]] double kurtosis_of(const CentralMoments& c, bool fisher, bool bias) {
    if (c.n == 0 || c.constant()) return nan;
    double value = c.m4 / (c.m2 * c.m2);
    if (!bias && c.n > 3) value = 1 / (c.n - 2) / (c.n - 3) * ((c.n * c.n - 1) * value - 3 * (c.n - 1) * (c.n - 1)) + 3;
    return fisher ? value - 3 : value;
}

template <class T = double>
[[nodiscard]] std::vector<T> sorted(Sample x) {
    std::vector<T> copy(x.begin(), x.end());
    sort_values(copy);
    return copy;
}
/// The median of a sample; of an empty one NaN.
template <class = void>
[[nodiscard]] inline double median_of(Sample x) {
    if (x.empty()) return nan;
    const auto [low, high] = neighbours(x, (x.size() - 1) / 2);
    return x.size() % 2 ? low : 0.5 * (low + high);
}
/// NumPy's linear quantile, q in [0, 1], in linear time.
template <class = void>
[[nodiscard]] inline double linear_quantile(Sample x, double q) {
    if (x.empty()) return nan;
    const double place = q * (size_of(x) - 1), below = std::floor(place), t = place - below;
    const auto [low, high] = neighbours(x, static_cast<std::size_t>(below));
    const double step = t > 0 ? high - low : 0;
    return t >= 0.5 ? high - step * (1 - t) : low + step * t;
}
/// NumPy's linear quantile of a sorted sample, q in [0, 1].
template <class = void>
[[nodiscard]] double sorted_quantile(const std::vector<double>& x, double q) {
    if (x.empty()) return nan;
    const double place = q * static_cast<double>(x.size() - 1), below = std::floor(place);
    const std::size_t i = static_cast<std::size_t>(below), j = std::min(i + 1, x.size() - 1);
    const double t = place - below, step = x[j] - x[i];
    return t >= 0.5 ? x[j] - step * (1 - t) : x[i] + step * t;
}

/// What to do with ties in ranks.
enum class TieRule { average, min, max, dense, ordinal };

/// Ranks from 1, written to ranks[i] for x[i]; returns the sum of t^3 - t over the groups of t equal values.
template <class = void>
inline double rank(Sample x, TieRule ties, double* ranks) {
    const std::vector<Keyed> order = ascending(x);
    double tied = 0, dense = 0;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && order[end].key == order[begin].key) ++end;
        const double t = static_cast<double>(end - begin), first = static_cast<double>(begin + 1);
        tied += t * (t * t - 1);
        ++dense;
        for (std::size_t k = begin; k < end; ++k) {
            double& to = ranks[order[k].index];
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

}  // namespace scixx::stats::detail::samples
