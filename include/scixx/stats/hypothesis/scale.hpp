// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/samples/scale.hpp>
#include <scixx/stats/hypothesis/anova.hpp>
#include <vector>

/// Rank tests of scale.
namespace scixx::stats {

/// Fligner and Killeen's test of the hypothesis that two or more groups have one variance, by normal scores of the
/// ranks of the absolute deviations from the groups' centres; robust where distributions are not normal.
/// @param options  see LeveneOptions; may be left out. @param samples two or more real arrays.
/// @return statistic and pvalue, from chi squared with k - 1 degrees of freedom; NaN for an empty group and where all
///         deviations are equal.
/// @note   Source: W. J. Conover, M. E. Johnson and M. M. Johnson, Technometrics 23 (1981) 351. @see
///         scipy.stats.fligner
template <Reduce R = Reduce::along, core::ArrayLike... A>
[[nodiscard]] auto fligner(const LeveneOptions& options, const A&... samples) {
    return detail::samples::over_groups<R>(
        "fligner", options,
        [&](const auto& groups) {
            std::vector<std::vector<double>> memory;
            return detail::samples::normal_scores_test(detail::samples::transformed(
                groups, memory, [&](core::Sample g) { return detail::samples::absolute_deviations(g, options); }));
        },
        samples...);
}
template <core::ArrayLike... A>
[[nodiscard]] auto fligner(const A&... samples) {
    return fligner(LeveneOptions{}, samples...);
}

/// Options of ansari and mood.
struct ScaleTestOptions {
    Alternative alternative = Alternative::two_sided;  ///< about the ratio of the scale of x to that of y
    int axis = 0;                                      ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;       ///< as in SummaryOptions
};

/// Ansari and Bradley's test of the hypothesis that two samples of one location have one scale: the sum of the ranks of
/// x counted from the nearer end.
/// @param x, y  real arrays, not empty. @param options see ScaleTestOptions.
/// @return statistic and pvalue: exact below 55 observations in each sample without ties, else from a normal
/// distribution.
/// @throws std::invalid_argument for an empty sample. @note O(n log n), exact O(n1 n2 (n1 + n2)).
/// @see scipy.stats.ansari; A. R. Ansari and R. A. Bradley, Ann. Math. Stat. 31 (1960) 1174. Differs from SciPy: exact
///      p-values have all digits, SciPy's about seven.
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto ansari(const X& x, const Y& y, const ScaleTestOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "ansari", options, core::detail::ShiftFree{[&](core::Sample u, core::Sample v) {
            core::require_observations(!u.empty() && !v.empty(), "ansari", "x and y must not be empty, got ", u.size(),
                                       " and ", v.size(), " values");
            return detail::samples::ansari_bradley(u, v, options.alternative);
        }},
        x, y);
}

/// Mood's test of the hypothesis that two samples of one location have one scale: the sum of the squared distances of
/// the ranks of x from the middle; corrected for ties.
/// @param x, y  real arrays, at least 3 values together. @param options see ScaleTestOptions.
/// @return statistic z, standard normal, and pvalue; NaN for an empty sample, 0 and 1 where all values are equal.
/// @throws std::invalid_argument for fewer than 3 values. @note O(n log n).
/// @see scipy.stats.mood; P. W. Mielke, Technometrics 9 (1967) 312.
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto mood(const X& x, const Y& y, const ScaleTestOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "mood", options, core::detail::ShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            core::require_observations(u.size() + v.size() >= 3 || u.empty() || v.empty(), "mood",
                                       "x and y must have at least 3 values together, got ", u.size() + v.size());
            const double z = detail::samples::mood_score(u, v);
            return {z, detail::samples::normal_pvalue(z, options.alternative)};
        }},
        x, y);
}

}  // namespace scixx::stats
