// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/one_way.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

namespace scixx::stats {

namespace detail::samples {
/// Groups with f applied, as spans into `memory`.
template <class Groups, class F>
[[nodiscard]] std::vector<Sample> transformed(const Groups& groups, std::vector<std::vector<double>>& memory,
                                              const F& f) {
    std::vector<Sample> out;
    for (const Sample& g : groups) memory.push_back(f(g));
    for (const auto& g : memory) out.emplace_back(g);
    return out;
}
/// Calls f(vector of samples), which does not depend on their origin, with the samples of all arrays.
template <Reduce R, class Options, class F, class... A>
[[nodiscard]] auto over_groups(const char* function, const Options& options, F&& f, const A&... samples) {
    static_assert(sizeof...(A) >= 2, "at least two samples are compared");
    return core::along_axis<SignificanceResult, R>(
        function, options, core::detail::ShiftFree{[&](auto... x) -> SignificanceResult<double> {
            const std::array<Sample, sizeof...(A)> groups{x...};
            for (const Sample& g : groups)
                if (g.empty()) return {nan, nan};
            return f(groups);
        }},
        samples...);
}
}  // namespace detail::samples

/// One-way analysis of variance: the hypothesis that two or more groups have one mean.
///
/// @param samples  two or more real arrays. @return statistic F and pvalue, from F's distribution with k - 1 and n - k
///         degrees of freedom; numbers for vectors, arrays with an axis less otherwise. NaN for an empty group.
/// @note   Options come first: `f_oneway<Reduce::along>({.axis = 1}, a, b, c)`; without them `f_oneway(a, b, c)`.
/// @see    scipy.stats.f_oneway
template <Reduce R = Reduce::along, core::ArrayLike... A>
[[nodiscard]] auto f_oneway(const SummaryOptions& options, const A&... samples) {
    return detail::samples::over_groups<R>(
        "f_oneway", options, [](const auto& groups) { return detail::samples::one_way(groups); }, samples...);
}
template <core::ArrayLike... A>
[[nodiscard]] auto f_oneway(const A&... samples) {
    return f_oneway(SummaryOptions{}, samples...);
}

/// Kruskal and Wallis's rank test of the hypothesis that two or more groups have one median; corrected for ties.
///
/// @param samples  two or more real arrays; options may come first, as in f_oneway.
/// @return statistic H and pvalue, from chi squared with k - 1 degrees of freedom; NaN for an empty group.
/// @throws std::invalid_argument where all numbers are equal.
/// @note   O(n log n). Source: W. H. Kruskal and W. A. Wallis, J. Am. Stat. Assoc. 47 (1952) 583.
/// @see    scipy.stats.kruskal
template <Reduce R = Reduce::along, core::ArrayLike... A>
[[nodiscard]] auto kruskal(const SummaryOptions& options, const A&... samples) {
    return detail::samples::over_groups<R>(
        "kruskal", options,
        [](const auto& groups) -> SignificanceResult<double> {
            std::vector<double> all;
            for (const core::Sample& g : groups) all.insert(all.end(), g.begin(), g.end());
            std::vector<double> ranks(all.size());
            const double n = static_cast<double>(all.size()),
                         tied = detail::samples::rank(detail::samples::as_sample(all),
                                                      detail::samples::TieRule::average, ranks.data());
            const double correction = 1 - tied / (n * (n * n - 1));
            core::require(correction > 0, "kruskal", "all numbers are identical");
            double sum = 0;
            std::size_t begin = 0;
            for (const core::Sample& g : groups) {
                double ranked = 0;
                for (std::size_t i = 0; i < g.size(); ++i) ranked += ranks[begin + i];
                begin += g.size();
                sum += ranked * ranked / detail::samples::size_of(g);
            }
            const double h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / correction;
            return {h, detail::samples::chi2_sf(h, static_cast<double>(groups.size()) - 1)};
        },
        samples...);
}
template <core::ArrayLike... A>
[[nodiscard]] auto kruskal(const A&... samples) {
    return kruskal(SummaryOptions{}, samples...);
}

/// Bartlett's test of the hypothesis that two or more normal groups have one variance.
/// @param samples  two or more real arrays; options may come first, as in f_oneway.
/// @return statistic and pvalue, from chi squared with k - 1 degrees of freedom; NaN for an empty group.
/// @note   Source: M. S. Bartlett, Proc. R. Soc. A 160 (1937) 268. @see scipy.stats.bartlett
template <Reduce R = Reduce::along, core::ArrayLike... A>
[[nodiscard]] auto bartlett(const SummaryOptions& options, const A&... samples) {
    return detail::samples::over_groups<R>(
        "bartlett", options,
        [](const auto& groups) -> SignificanceResult<double> {
            double n = 0, pooled = 0, logs = 0, reciprocals = 0;
            const double k = static_cast<double>(groups.size());
            std::vector<detail::samples::CentralMoments> moments;
            for (const core::Sample& g : groups) moments.push_back(detail::samples::central_moments<2>(g));
            const double unit = detail::samples::common_unit(moments);
            for (const auto& c : moments) {
                const double variance = c.variance_in(unit, 1);
                n += c.n;
                pooled += (c.n - 1) * variance;
                logs += (c.n - 1) * std::log(variance);
                reciprocals += 1 / (c.n - 1);
            }
            pooled /= n - k;
            const double statistic =
                ((n - k) * std::log(pooled) - logs) / (1 + (reciprocals - 1 / (n - k)) / (3 * (k - 1)));
            return {statistic,
                    std::isnan(statistic) ? detail::samples::nan : detail::samples::chi2_sf(statistic, k - 1)};
        },
        samples...);
}
template <core::ArrayLike... A>
[[nodiscard]] auto bartlett(const A&... samples) {
    return bartlett(SummaryOptions{}, samples...);
}

/// What levene takes as the centre of a group.
enum class Center {
    median,   ///< robust: Brown and Forsythe's test
    mean,     ///< Levene's own, for symmetric distributions
    trimmed,  ///< the mean of what trim_mean leaves
};
/// Options of levene.
struct LeveneOptions {
    Center center = Center::median;               ///< about which deviations are taken
    double proportiontocut = 0.05;                ///< share cut off at each end for Center::trimmed
    int axis = 0;                                 ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

/// Levene's test of the hypothesis that two or more groups have one variance: an analysis of variance of the absolute
/// deviations from the groups' centres.
/// @param options  see LeveneOptions; may be left out. @param samples two or more real arrays.
/// @return statistic W and pvalue, from F's distribution with k - 1 and n - k degrees of freedom.
/// @note   Source: M. B. Brown and A. B. Forsythe, J. Am. Stat. Assoc. 69 (1974) 364. @see scipy.stats.levene
template <Reduce R = Reduce::along, core::ArrayLike... A>
[[nodiscard]] auto levene(const LeveneOptions& options, const A&... samples) {
    return detail::samples::over_groups<R>(
        "levene", options,
        [&](const auto& groups) {
            std::vector<std::vector<double>> memory;
            return detail::samples::one_way(detail::samples::transformed(
                groups, memory, [&](core::Sample g) { return detail::samples::absolute_deviations(g, options); }));
        },
        samples...);
}
template <core::ArrayLike... A>
[[nodiscard]] auto levene(const A&... samples) {
    return levene(LeveneOptions{}, samples...);
}

/// Friedman's rank test of the hypothesis that three or more related samples have one distribution; corrected for ties.
/// @param samples  three or more real vectors of one length, entry i of each belonging to block i.
/// @return statistic and pvalue, from chi squared with k - 1 degrees of freedom.
/// @throws std::invalid_argument for fewer than three samples or lengths that differ.
/// @note   Source: M. Friedman, J. Am. Stat. Assoc. 32 (1937) 675. @see scipy.stats.friedmanchisquare
template <core::ArrayLike... A>
[[nodiscard]] auto friedmanchisquare(const A&... samples) {
    static_assert(sizeof...(A) >= 3, "at least three samples are compared");
    return core::along_axis_paired<SignificanceResult>(
        "friedmanchisquare", SummaryOptions{}, core::detail::ShiftFree{[](auto... x) -> SignificanceResult<double> {
            constexpr std::size_t k = sizeof...(A);
            const std::array<core::Sample, k> groups{x...};
            const double n = detail::samples::size_of(groups[0]), kd = static_cast<double>(k);
            std::array<double, k> row{}, ranks{}, sums{};
            double tied = 0, squares = 0;
            for (std::size_t i = 0; i < groups[0].size(); ++i) {
                for (std::size_t j = 0; j < k; ++j) row[j] = groups[j][i];
                tied += detail::samples::rank(row, detail::samples::TieRule::average, ranks.data());
                for (std::size_t j = 0; j < k; ++j) sums[j] += ranks[j];
            }
            for (const double s : sums) squares += s * s;
            const double correction = 1 - tied / (kd * (kd * kd - 1) * n);
            const double statistic = (12 / (kd * n * (kd + 1)) * squares - 3 * n * (kd + 1)) / correction;
            return {statistic,
                    std::isnan(statistic) ? detail::samples::nan : detail::samples::chi2_sf(statistic, kd - 1)};
        }},
        samples...);
}

}  // namespace scixx::stats
