// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/along_axis.hpp>
#include <scixx/stats/regression.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <span>

namespace scixx::stats {

/// Options of spearmanrho, in SciPy's order.
struct SpearmanrhoOptions {
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN, in pairs
};

/// Spearman's rank correlation coefficient of samples along an axis; spearmanr has it for two vectors and for the
/// columns of a matrix.
/// @param x, y     real arrays of one length along the axis. @param options see SpearmanrhoOptions.
/// @return  statistic and pvalue as spearmanr. @throws std::invalid_argument as spearmanr. @note O(n log n) a sample.
/// @see     scipy.stats.spearmanrho (SciPy 1.17)
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto spearmanrho(const A& x, const B& y, const SpearmanrhoOptions& options = {}) {
    return core::along_axis_paired<SignificanceResult, R>(
        "spearmanrho", options, core::detail::EachShiftFree{[&](core::Sample u, core::Sample v) {
            return detail::samples::spearman(u, v, options.alternative);
        }},
        x, y);
}

/// The same with a p-value by resampling: by permutations of x, or by random samples.
/// @param method  a PermutationMethod or MonteCarloMethod. @throws std::invalid_argument also for n_resamples < 1.
/// @see scipy.stats.spearmanrho (SciPy 1.17)
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces,
          detail::resampling::Method Method>
[[nodiscard]] auto spearmanrho(const A& x, const B& y, const Method& method, const SpearmanrhoOptions& options = {}) {
    namespace r = detail::resampling;
    auto result = spearmanrho<R>(x, y, options);
    result.pvalue = core::along_axis_paired<R>(
        "spearmanrho", options,
        [&](core::Sample u, core::Sample v) {
            constexpr bool permutes = std::same_as<Method, PermutationMethod>;
            const auto statistic = [&](std::span<const core::Sample> s) {
                return detail::samples::spearman_coefficient(s[0], permutes ? v : s[1]);
            };
            return r::pvalue_by("spearmanrho", method, permutes ? r::data_of({u}) : r::data_of({u, v}), statistic,
                                r::Exchange::pairings, options.alternative);
        },
        x, y);
    return result;
}

}  // namespace scixx::stats
