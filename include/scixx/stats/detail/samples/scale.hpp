// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

/// Kernels of the rank tests of scale.
namespace scixx::stats::detail::samples {

[[nodiscard]] inline SignificanceResult<double> normal_scores_test(const std::vector<Sample>& groups) {
    std::vector<double> all;
    for (const Sample& g : groups) all.insert(all.end(), g.begin(), g.end());
    std::vector<double> scores(all.size());
    rank(all, TieRule::average, scores.data());
    const double n = static_cast<double>(all.size());
    for (double& s : scores) s = special::ndtri(0.5 + s / (2 * (n + 1)));
    const CentralMoments c = central_moments(scores);
    double between = 0;
    std::size_t begin = 0;
    for (const Sample& g : groups) {
        const double away = mean_of(Sample(scores).subspan(begin, g.size())) - c.mean;
        between += size_of(g) * away * away;
        begin += g.size();
    }
    if (c.constant()) return {nan, nan};
    const double statistic = between / c.variance(1);
    return {statistic, chi2_sf(statistic, static_cast<double>(groups.size()) - 1)};
}

/// P(sum of `chosen` of the scores min(i, n + 1 - i), i = 1 .. n, is at most `most`).
[[nodiscard]] inline double ansari_cdf(double most, std::size_t chosen, std::size_t n) {
    if (most < 0) return 0;
    const auto size = static_cast<std::size_t>(most) + 1;
    // count[k][s]: how many subsets of the scores so far have k scores with sum s. C(110, 55) is 5e31: nothing overflows.
    std::vector<std::vector<double>> count(chosen + 1, std::vector<double>(size, 0.0));
    count[0][0] = 1;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t score = (n + 1) / 2 - i / 2 - (n % 2 == 0 ? 0 : i % 2);
        const std::size_t last = std::min(chosen, i + 1);
        for (std::size_t k = last; k >= 1; --k) {
            double* to = count[k].data();
            const double* from = count[k - 1].data();
            for (std::size_t s = size; s-- > score;) to[s] += from[s - score];
        }
    }
    double sum = 0, all = 1;
    for (const double value : count[chosen]) sum += value;
    for (std::size_t k = 0; k < chosen; ++k) all *= static_cast<double>(n - k) / static_cast<double>(k + 1);
    return sum / all;
}

[[nodiscard]] inline SignificanceResult<double> ansari_bradley(Sample x, Sample y, Alternative alternative) {
    std::vector<double> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    std::vector<double> scores(all.size());
    const double tied = rank(all, TieRule::average, scores.data());
    const double n1 = size_of(x), n2 = size_of(y), n = n1 + n2;
    double statistic = 0, squares = 0;
    for (double& s : scores) {
        s = std::min(s, n + 1 - s);
        squares += s * s;
    }
    for (std::size_t i = 0; i < x.size(); ++i) statistic += scores[i];
    const bool odd = all.size() % 2 == 1;
    if (tied == 0 && x.size() < 55 && y.size() < 55) {
        // A large sum is one of central ranks, a small scale of x. The sums of both samples are complementary.
        const double half = std::floor((n + 1) / 2), total = odd ? half * half : half * (half + 1);
        const auto at_most = [&](double s) { return ansari_cdf(s, x.size(), all.size()); };
        const auto at_least = [&](double s) { return ansari_cdf(total - s, y.size(), all.size()); };
        const double small_scale = alternative == Alternative::greater ? 1 : at_least(statistic);
        const double large_scale = alternative == Alternative::less ? 1 : at_most(statistic);
        return {statistic, alternative == Alternative::two_sided ? std::min(1.0, 2 * std::min(small_scale, large_scale))
                                                                 : std::min(small_scale, large_scale)};
    }
    const double mean = odd ? n1 * (n + 1) * (n + 1) / (4 * n) : n1 * (n + 2) / 4;
    double variance;
    if (tied > 0)
        variance = odd ? n1 * n2 * (16 * n * squares - std::pow(n + 1, 4)) / (16 * n * n * (n - 1))
                       : n1 * n2 * (16 * squares - n * (n + 2) * (n + 2)) / (16 * n * (n - 1));
    else
        variance = odd ? n1 * n2 * (n + 1) * (3 + n * n) / (48 * n * n) : n1 * n2 * (n + 2) * (n - 2) / (48 * (n - 1));
    return {statistic, normal_pvalue((mean - statistic) / std::sqrt(variance), alternative)};
}

[[nodiscard]] inline double mood_score(Sample x, Sample y) {
    if (x.empty() || y.empty()) return nan;
    std::vector<double> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    std::vector<double> ranks(all.size());
    const double tied = rank(all, TieRule::average, ranks.data());
    const double n1 = size_of(x), n2 = size_of(y), n = n1 + n2, middle = (n + 1) / 2;
    if (tied == n * (n * n - 1)) return 0;  // all values are equal
    // Tied values have the mean of the scores of their places: (r - middle)^2 + (t^2 - 1) / 12 for t values of mean rank r.
    std::vector<double> sorted_ranks(ranks);
    std::sort(sorted_ranks.begin(), sorted_ranks.end());
    const auto score = [&](double r) {
        const auto [begin, end] = std::equal_range(sorted_ranks.begin(), sorted_ranks.end(), r);
        const double t = static_cast<double>(end - begin);
        return (r - middle) * (r - middle) + (t * t - 1) / 12;
    };
    const double mean = (n * n - 1) / 12;
    double sum = 0, variance = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const double s = score(ranks[i]);
        if (i < x.size()) sum += s;
        variance += (s - mean) * (s - mean);
    }
    return (sum - n1 * mean) / std::sqrt(variance * n1 * n2 / (n * (n - 1)));
}

}  // namespace scixx::stats::detail::samples
