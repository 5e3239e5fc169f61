// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::detail::samples {

struct MannWhitney {
    double u1, n1, n2, tied;
};
template <class T = double>
[[nodiscard]] MannWhitney mann_whitney(Sample x, Sample y) {
    std::vector<T> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    std::vector<T> ranks(all.size());
    const double tied = rank(all, TieRule::average, ranks.data());
    const double n1 = size_of(x), n2 = size_of(y);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += ranks[i];
    return {sum - n1 * (n1 + 1) / 2, n1, n2, tied};
}

/// P(U >= u) of n1 and n2 observations without ties: the share of the subsets of n1 of n1 + n2 ranks, by the
/// coefficients of the Gaussian binomial, product over i of (1 - q^(n2 + i)) / (1 - q^i).
template <class T = double>
[[nodiscard]] double mann_whitney_sf(double u, double n1, double n2) {
    const double total = n1 * n2;
    if (u > total) return 0;
    if (u <= 0) return 1;
    // The smaller tail is summed: P(U >= u) = P(U <= total - u).
    const bool mirrored = u > total - u;
    const double most = mirrored ? total - u : u - 1;
    const auto size = static_cast<std::size_t>(std::floor(most)) + 1;
    std::vector<T> count(size, 0.0);
    count[0] = 1;
    const double least = std::min(n1, n2), other = std::max(n1, n2);
    for (double i = 1; i <= least; ++i) {
        const auto up = static_cast<std::size_t>(other + i), down = static_cast<std::size_t>(i);
        for (std::size_t k = size; k-- > up;) count[k] -= count[k - up];
        for (std::size_t k = down; k < size; ++k) count[k] += count[k - down];
        for (double& value : count) value *= i / (other + i);  // as shares of the binomial coefficient
    }
    double sum = 0;
    for (const double value : count) sum += value;
    return mirrored ? sum : 1 - sum;
}

template <class = void>
[[nodiscard]] double mann_whitney_pvalue(const MannWhitney& m, bool exact, bool use_continuity,
                                         Alternative alternative) {
    const double u2 = m.n1 * m.n2 - m.u1;
    const double u = alternative == Alternative::greater ? m.u1
                     : alternative == Alternative::less  ? u2
                                                         : std::max(m.u1, u2);
    const double factor = alternative == Alternative::two_sided ? 2 : 1;
    double p;
    if (exact) {
        p = mann_whitney_sf(std::floor(u), m.n1, m.n2);
    } else {
        const double n = m.n1 + m.n2;
        const double deviation = std::sqrt(m.n1 * m.n2 / 12 * ((n + 1) - m.tied / (n * (n - 1))));
        const double numerator = u - m.n1 * m.n2 / 2 - (use_continuity ? 0.5 : 0.0);
        p = normal_sf(numerator / deviation);
    }
    return std::isnan(p) ? nan : std::clamp(p * factor, 0.0, 1.0);
}

/// P(W >= w) of the signed rank sum of n differences: the share of the subsets of 1 .. n with such a sum.
template <class T = double>
[[nodiscard]] double signed_rank_sf(double w, std::size_t n) {
    const double total = static_cast<double>(n) * static_cast<double>(n + 1) / 2;
    if (w > total) return 0;
    if (w <= 0) return 1;
    const bool mirrored = w > total - w;
    const double most = mirrored ? total - w : w - 1;
    const auto size = static_cast<std::size_t>(std::floor(most)) + 1;
    std::vector<T> share(size, 0.0);
    share[0] = 1;
    for (std::size_t i = 1; i <= n; ++i) {
        for (std::size_t k = size; k-- > i;) share[k] += share[k - i];
        for (double& value : share) value *= 0.5;
    }
    double sum = 0;
    for (const double value : share) sum += value;
    return mirrored ? sum : 1 - sum;
}

/// Statistic and p-value of the signed rank test; the enumerations are those of the public header, as numbers.
template <class T = double>
[[nodiscard]] std::pair<double, double> wilcoxon(Sample differences, int zero_method, bool correction,
                                                 Alternative alternative, int method) {
    constexpr int wilcox = 0, zsplit = 2, automatic = 0, asymptotic = 1, exact = 2;
    std::vector<T> d(differences.begin(), differences.end());
    for (const double each : d)
        if (std::isnan(each)) return {nan, nan};  // such as inf - inf
    const auto zeros = static_cast<double>(std::count(d.begin(), d.end(), 0.0));
    if (zero_method == wilcox) std::erase(d, 0.0);
    if (d.empty()) return {differences.empty() ? nan : 0.0, differences.empty() ? nan : 1.0};
    std::vector<T> sizes(d.size()), ranks(d.size());
    for (std::size_t i = 0; i < d.size(); ++i) sizes[i] = std::abs(d[i]);
    double tied = rank(sizes, TieRule::average, ranks.data());
    double plus = 0, minus = 0, zero = 0;
    for (std::size_t i = 0; i < d.size(); ++i) (d[i] > 0 ? plus : d[i] < 0 ? minus : zero) += ranks[i];
    if (zero_method == zsplit) {
        plus += zero / 2;
        minus += zero / 2;
    }
    const double n = static_cast<double>(d.size());
    const double statistic = alternative == Alternative::two_sided ? std::min(plus, minus) : plus;
    bool use_exact = method == exact;
    if (method == automatic) use_exact = n <= 50 && tied == 0 && zeros == 0;
    if (use_exact && method != asymptotic) {
        const std::size_t size = d.size();
        switch (alternative) {
            case Alternative::greater:
                return {statistic, signed_rank_sf(std::floor(plus), size)};
            case Alternative::less:
                return {statistic, signed_rank_sf(std::floor(minus), size)};
            default:
                return {statistic, std::min(1.0, 2 * signed_rank_sf(std::floor(std::max(plus, minus)), size))};
        }
    }
    double mean = n * (n + 1) / 4, variance = n * (n + 1) * (2 * n + 1);
    if (zero_method == 1) {  // pratt: the zeros' ranks count for nothing
        mean -= zeros * (zeros + 1) / 4;
        variance -= zeros * (zeros + 1) * (2 * zeros + 1);
        tied -= zeros * (zeros * zeros - 1);
    }
    const double deviation = std::sqrt((variance - tied / 2) / 24);
    double z = plus - mean;
    if (correction)
        z -= 0.5 * (alternative == Alternative::two_sided ? (z > 0) - (z < 0)
                    : alternative == Alternative::greater ? 1
                                                          : -1);
    return {statistic, normal_pvalue(z / deviation, alternative)};
}

}  // namespace scixx::stats::detail::samples
