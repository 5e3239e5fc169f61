// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <initializer_list>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/rank_tests.hpp>
#include <scixx/stats/hypothesis/significance.hpp>

namespace scixx::stats {

/// How a rank test finds its p-value.
enum class RankTestMethod {
    automatic,   ///< 'auto': exact for small samples without ties, else asymptotic
    asymptotic,  ///< by a normal distribution, corrected for ties
    exact,       ///< by the exact distribution; ties make it approximate
};

/// Options of mannwhitneyu, in SciPy's order.
struct MannWhitneyOptions {
    bool use_continuity = true;                        ///< whether the asymptotic statistic is corrected by 1/2
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
    RankTestMethod method = RankTestMethod::
        automatic;  ///< of the p-value; exact where a sample has at most 8 entries and there are no ties
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};

/// Mann and Whitney's U test of the hypothesis that two independent samples have one distribution.
///
/// @param x, y     real arrays; but for the axis their shapes are broadcast. @param options see MannWhitneyOptions.
/// @return statistic U of x, and pvalue; NaN for an empty sample.
/// @note   O(n log n); exact p-values O(n1 n2 min(n1, n2)) by the recurrence for the number of subsets with a sum of
///         ranks. Source: H. B. Mann and D. R. Whitney, Ann. Math. Stat. 18 (1947) 50.
/// @see    scipy.stats.mannwhitneyu. Differs from SciPy: RankTestMethod::automatic decides for each sample; there a tie
///         anywhere in the arrays makes all p-values asymptotic.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto mannwhitneyu(const A& x, const B& y, const MannWhitneyOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "mannwhitneyu", options,
        core::detail::ShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            if (u.empty() || v.empty()) return {detail::samples::nan, detail::samples::nan};
            const auto found = detail::samples::mann_whitney(u, v);
            const bool exact =
                options.method == RankTestMethod::exact ||
                (options.method == RankTestMethod::automatic && std::min(u.size(), v.size()) <= 8 && found.tied == 0);
            return {found.u1,
                    detail::samples::mann_whitney_pvalue(found, exact, options.use_continuity, options.alternative)};
        }},
        x, y);
}

/// Options of ranksums.
struct RanksumsOptions {
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN
};

/// Wilcoxon's rank sum test of the hypothesis that two independent samples have one distribution, by a normal
/// distribution without corrections; mannwhitneyu has them.
/// @param x, y real arrays. @param options see RanksumsOptions. @return statistic z and pvalue.
/// @see scipy.stats.ranksums
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto ranksums(const A& x, const B& y, const RanksumsOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "ranksums", options, core::detail::ShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            const auto found = detail::samples::mann_whitney(u, v);
            const double z =
                (found.u1 - found.n1 * found.n2 / 2) / std::sqrt(found.n1 * found.n2 * (found.n1 + found.n2 + 1) / 12);
            return {z, detail::samples::normal_pvalue(z, options.alternative)};
        }},
        x, y);
}

/// What wilcoxon does with differences of 0.
enum class ZeroMethod {
    wilcox,  ///< they are left out
    pratt,   ///< they are ranked and their ranks left out
    zsplit,  ///< they are ranked and their ranks shared between both sides
};
/// Options of wilcoxon, in SciPy's order.
struct WilcoxonOptions {
    ZeroMethod zero_method = ZeroMethod::wilcox;       ///< what happens to differences of 0
    bool correction = false;                           ///< whether the asymptotic statistic is corrected by 1/2
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    RankTestMethod method =
        RankTestMethod::automatic;                ///< of the p-value; exact up to 50 differences without ties and zeros
    int axis = 0;                                 ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};

/// Wilcoxon's signed rank test of the hypothesis that differences are distributed symmetrically about 0.
///
/// @param d        real array of differences. @param options see WilcoxonOptions.
/// @return statistic and pvalue: the smaller of the rank sums for two sides, else that of the positive differences.
/// @note   Source: F. Wilcoxon, Biometrics Bull. 1 (1945) 80; J. W. Pratt, J. Am. Stat. Assoc. 54 (1959) 655.
/// @see    scipy.stats.wilcoxon
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto wilcoxon(const A& d, const WilcoxonOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "wilcoxon", options,
        [&](core::Sample x) -> SignificanceResult<double> {
            const auto [statistic, pvalue] =
                detail::samples::wilcoxon(x, static_cast<int>(options.zero_method), options.correction,
                                          options.alternative, static_cast<int>(options.method));
            return {statistic, pvalue};
        },
        d);
}
/// The same for the differences of two related samples.
/// @param x, y real arrays of one length along the axis. @param options see WilcoxonOptions. @see scipy.stats.wilcoxon
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B>
[[nodiscard]] auto wilcoxon(const A& x, const B& y, const WilcoxonOptions& options = {}) {
    return core::along_axis_paired<SignificanceResult, R>(
        "wilcoxon", options, core::detail::ShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            std::vector<double> difference(u.size());
            for (std::size_t i = 0; i < u.size(); ++i) difference[i] = u[i] - v[i];
            const auto [statistic, pvalue] =
                detail::samples::wilcoxon(detail::samples::as_sample(difference), static_cast<int>(options.zero_method),
                                          options.correction, options.alternative, static_cast<int>(options.method));
            return {statistic, pvalue};
        }},
        x, y);
}
/// The same with `y` in braces.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto wilcoxon(const A& x, std::initializer_list<double> y, const WilcoxonOptions& options = {}) {
    return wilcoxon<R>(x, core::InBraces(y), options);
}

}  // namespace scixx::stats
