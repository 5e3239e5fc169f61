// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// How page_trend_test finds its p-value.
enum class PageMethod {
    automatic,   ///< 'auto': exact for up to 8 columns and 12 rows (20 rows of 3 columns), else asymptotic
    asymptotic,  ///< by a normal distribution
    exact,       ///< by the distribution of the statistic without ties
};
/// Options of page_trend_test, in SciPy's order.
struct PageOptions {
    bool ranked = false;                        ///< whether data are ranks already
    std::vector<double> predicted_ranks{};      ///< of the columns; default: 1, 2, 3, ...
    PageMethod method = PageMethod::automatic;  ///< of the p-value
};
/// What page_trend_test returns: `auto [statistic, pvalue] = page_trend_test(data)`.
struct PageTrendTestResult {
    double statistic;   ///< Page's L
    double pvalue;      ///< of the hypothesis that there is no trend
    PageMethod method;  ///< how it was found: exact or asymptotic
    template <class R = PageTrendTestResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::pvalue);
    }
};

namespace detail::samples {
/// P(the sum of j times the rank of column j over n columns and m rows of random ranks is at least l).
template <class T = double>
[[nodiscard]] inline double page_sf(double l, std::size_t m, std::size_t n) {
    // One row: permutations built rank by rank over the sets of columns that are taken.
    std::size_t least = 0;
    for (std::size_t j = 1; j <= n; ++j) least += j * (n + 1 - j);
    std::vector<std::vector<T>> count(std::size_t{1} << n);
    count[0].assign(1, 1.0);
    for (std::size_t set = 0; set + 1 < count.size(); ++set) {
        std::size_t rank = 1;
        for (std::size_t j = 0; j < n; ++j) rank += (set >> j) & 1;
        for (std::size_t j = 0; j < n; ++j) {
            if ((set >> j) & 1) continue;
            auto& to = count[set | (std::size_t{1} << j)];
            const std::size_t shift = rank * (j + 1);
            if (to.size() < count[set].size() + shift) to.resize(count[set].size() + shift, 0.0);
            for (std::size_t s = 0; s < count[set].size(); ++s) to[s + shift] += count[set][s];
        }
        count[set] = {};
    }
    double permutations = 1;
    for (std::size_t j = 2; j <= n; ++j) permutations *= static_cast<double>(j);
    std::vector<T> row(count.back().data() + least, count.back().data() + count.back().size());
    for (double& v : row) v /= permutations;
    // All rows: the sums of m of them, by repeated convolution.
    std::vector<T> sum{1}, next;
    for (std::size_t i = 0; i < m; ++i) {
        next.assign(sum.size() + row.size() - 1, 0.0);
        for (std::size_t a = 0; a < sum.size(); ++a)
            for (std::size_t b = 0; b < row.size(); ++b) next[a + b] += sum[a] * row[b];
        sum.swap(next);
    }
    const double base = static_cast<double>(m * least);
    double p = 0;
    for (std::size_t s = sum.size(); s-- > 0 && base + static_cast<double>(s) >= l;) p += sum[s];
    return std::min(p, 1.0);
}
}  // namespace detail::samples

/// Page's test of the hypothesis that treatments have no effect against a trend that was predicted.
/// @param data  m x n matrix, a row a subject, a column a treatment in the order of the prediction; m >= 2, n >= 3.
/// @param options see PageOptions.
/// @return see PageTrendTestResult: L is the sum of predicted ranks times the sums of the observed ones.
/// @throws std::invalid_argument for a smaller matrix, NaN, ranks out of [1, n] with `ranked`, predicted ranks that are
///         no permutation, and the exact method for more than 14 columns.
/// @note   exact O(2^n n^4 + m^2 n^6). @see scipy.stats.page_trend_test; E. B. Page, J. Am. Stat. Assoc. 58 (1963) 216.
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] PageTrendTestResult page_trend_test(const A& data, const PageOptions& options = {}) {
    const core::Source<double, A> source(data);
    const auto& view = source.view();
    const core::Index m = view.shape(0), n = view.shape(1);
    core::require(m >= 2 && n >= 3, "page_trend_test", "data must have at least 2 rows and 3 columns, got ", m, " x ",
                  n);
    const double md = static_cast<double>(m), nd = static_cast<double>(n);
    core::List<double> predicted = options.predicted_ranks, row(n), ranks(row);
    for (core::Index j = 0; j < n && options.predicted_ranks.empty(); ++j)
        predicted.push_back(static_cast<double>(j + 1));
    ranks = predicted;
    std::sort(ranks.begin(), ranks.end());
    bool permutation = ranks.size() == n;
    for (core::Index j = 0; permutation && j < n; ++j) permutation = ranks[j] == static_cast<double>(j + 1);
    core::require(permutation, "page_trend_test", "predicted_ranks must hold each integer from 1 to ", n, " once");
    double statistic = 0;
    for (core::Index i = 0; i < m; ++i) {
        for (core::Index j = 0; j < n; ++j) {
            row[j] = view(i, j);
            core::require(!std::isnan(view(i, j)), "page_trend_test", "data must not hold NaN");
            core::require(!options.ranked || (view(i, j) >= 1 && view(i, j) <= nd), "page_trend_test",
                          "ranked data must lie in [1, ", n, "], got ", view(i, j));
        }
        if (options.ranked)
            ranks = row;
        else
            detail::samples::rank(detail::samples::as_sample(row), detail::samples::TieRule::average, ranks.data());
        for (core::Index j = 0; j < n; ++j) statistic += predicted[j] * ranks[j];
    }
    PageMethod method = options.method;
    if (method == PageMethod::automatic)
        method = n > 8 || (m > 12 && n > 3) || m > 20 ? PageMethod::asymptotic : PageMethod::exact;
    if (method == PageMethod::exact) {
        core::require(n <= 14, "page_trend_test", "the exact method takes at most 14 columns, got ", n);
        return {statistic, detail::samples::page_sf(std::floor(statistic), core::to_size(m), core::to_size(n)), method};
    }
    const double mean = md * nd * (nd + 1) * (nd + 1) / 4, variance = md * nd * nd * (nd + 1) * (nd * nd - 1) / 144;
    return {statistic, detail::samples::normal_sf((statistic - mean) / std::sqrt(variance)), method};
}

}  // namespace scixx::stats
