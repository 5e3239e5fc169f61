// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

/// Kernels of the rank tests of scale.
namespace scixx::stats::detail::samples {

template <class T = double>
[[nodiscard]] SignificanceResult<double> normal_scores_test(const std::vector<Sample>& groups) {
    std::vector<T> all;
    for (const Sample& g : groups) all.insert(all.end(), g.begin(), g.end());
    if (core::detail::has_nan(all)) return {nan, nan};  // deviations from an infinite centre
    std::vector<T> scores(all.size());
    rank(all, TieRule::average, scores.data());
    const double n = static_cast<double>(all.size());
    for (T& s : scores) s = special::ndtri(0.5 + s / (2 * (n + 1)));
    const CentralMoments c = central_moments<2>(scores);
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

/// How many subsets of `chosen` of the scores min(i, n + 1 - i), i = 1 .. n, have each of the sums 0 .. most.
///
/// For n = 2 h the generating function F(t) = product of (1 + t q^i)^2, i = 1 .. h, is that of F(t q) but for its ends,
/// F(t q) (1 + t q)^2 = F(t) (1 + t q^(h + 1))^2, so that the coefficients f_k of t^k follow from
///
///     f_k (1 - q^k) = 2 (q^k - q^(h + 1)) f_{k-1} + (q^k - q^(2 h + 2)) f_{k-2}.
///
/// An odd n has one more score, h + 1. C(108, 54) is 2e31: nothing overflows.
template <class T = double>
[[nodiscard]] std::vector<double> ansari_counts(std::size_t most, std::size_t chosen, std::size_t n) {
    const std::size_t size = most + 1, h = n / 2;
    std::vector<T> two(size, 0.0), one(size, 0.0), zero(size, 0.0);  // f_k, f_{k-1}, f_{k-2}
    two[0] = 1;
    const auto add = [&](std::vector<T>& to, const std::vector<T>& from, std::size_t shift, double factor) {
        for (std::size_t s = shift; s < size; ++s) to[s] += factor * from[s - shift];
    };
    for (std::size_t k = 1; k <= chosen; ++k) {
        zero.swap(one);
        one.swap(two);  // now one = f_{k-1}, zero = f_{k-2}
        std::fill(two.begin(), two.end(), 0.0);
        add(two, one, k, 2);
        add(two, one, h + 1, -2);
        add(two, zero, k, 1);
        add(two, zero, 2 * h + 2, -1);
        for (std::size_t s = k; s < size; ++s) two[s] += two[s - k];
    }
    if (n % 2 == 1) add(two, one, h + 1, 1);
    return two;
}

template <class T = double>
[[nodiscard]] SignificanceResult<double> ansari_bradley(Sample x, Sample y, Alternative alternative) {
    std::vector<T> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    std::vector<T> scores(all.size());
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
        // The smaller tail is counted, the other one is what is left beside it.
        const bool low = statistic <= total * n1 / n;
        const std::size_t chosen = low ? x.size() : y.size();
        const auto most = static_cast<std::size_t>(low ? statistic : total - statistic);
        const std::vector<T> counts = ansari_counts(most, chosen, all.size());
        double sum = 0, subsets = 1;
        for (const double c : counts) sum += c;
        for (std::size_t k = 0; k < chosen; ++k)
            subsets *= static_cast<double>(all.size() - k) / static_cast<double>(k + 1);
        const double tail = sum / subsets, rest = 1 - (sum - counts[most]) / subsets;
        const double at_most = low ? tail : rest, at_least = low ? rest : tail;
        const double p = alternative == Alternative::less      ? at_least
                         : alternative == Alternative::greater ? at_most
                                                               : 2 * std::min(at_most, at_least);
        return {statistic, std::clamp(p, 0.0, 1.0)};
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

template <class T = double>
[[nodiscard]] inline double mood_score(Sample x, Sample y) {
    if (x.empty() || y.empty()) return nan;
    std::vector<T> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    const std::vector<Keyed> order = ascending(all);
    const double n1 = size_of(x), n2 = size_of(y), n = n1 + n2, middle = (n + 1) / 2, mean = (n * n - 1) / 12;
    if (order.front().key == order.back().key) return 0;  // all values are equal
    // Tied values have the mean of the scores of their places: (r - middle)^2 + (t^2 - 1) / 12 for t values of mean
    // rank r.
    double sum = 0, variance = 0;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        double of_x = 0;
        for (; end < order.size() && order[end].key == order[begin].key; ++end)
            of_x += order[end].index < x.size() ? 1 : 0;
        const double t = static_cast<double>(end - begin), r = static_cast<double>(begin) + 0.5 * (t + 1);
        const double score = (r - middle) * (r - middle) + (t * t - 1) / 12;
        sum += of_x * score;
        variance += t * (score - mean) * (score - mean);
        begin = end;
    }
    return (sum - n1 * mean) / std::sqrt(variance * n1 * n2 / (n * (n - 1)));
}

}  // namespace scixx::stats::detail::samples
