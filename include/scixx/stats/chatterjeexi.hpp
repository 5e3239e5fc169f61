// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/along_axis.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/chatterjee.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <span>

namespace scixx::stats {

/// Options of chatterjeexi, in SciPy's order.
struct ChatterjeexiOptions {
    int axis = 0;                                 ///< along which the samples lie
    bool y_continuous = false;                    ///< whether y has no ties, which makes it quicker
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN, in pairs
};

/// Chatterjee's coefficient xi of the dependence of y on x, about 0 where they are independent and 1 where y is a
/// function of x, and the p-value of the hypothesis that they are independent, from its normal limit law.
///
///     xi = 1 - n sum |r_{i+1} - r_i| / (2 sum l_i (n - l_i))
///
/// with y in the order of x, r_i the number of values up to y_i, and l_i that of values from y_i on.
///
/// @param x, y     real arrays of one length of at least 2 along the axis. @param options see ChatterjeexiOptions.
/// @return         statistic and pvalue (one-sided); NaN for a constant y.
/// @throws std::invalid_argument for lengths that differ or are below 2, and for NaN under NanPolicy::raise.
/// @note   O(n log n). Equal x keep their order. Source: S. Chatterjee, J. Am. Stat. Assoc. 116 (2021) 2009.
/// @see    scipy.stats.chatterjeexi (SciPy 1.15)
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto chatterjeexi(const A& x, const B& y, const ChatterjeexiOptions& options = {}) {
    return core::along_axis_paired<SignificanceResult, R>(
        "chatterjeexi", options,
        core::detail::EachShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            core::require(u.size() >= 2, "chatterjeexi", "x and y must have length at least 2, got ", u.size());
            const auto found = detail::samples::chatterjee(u, v, options.y_continuous, true);
            return {found.xi, detail::samples::normal_sf(found.xi / found.deviation)};
        }},
        x, y);
}

/// The same with a p-value by permutations of y. @param method see PermutationMethod. @see scipy.stats.chatterjeexi
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto chatterjeexi(const A& x, const B& y, const PermutationMethod& method,
                                const ChatterjeexiOptions& options = {}) {
    namespace r = detail::resampling;
    auto result = chatterjeexi<R>(x, y, options);
    result.pvalue = core::along_axis_paired<R>(
        "chatterjeexi", options,
        [&](core::Sample u, core::Sample v) {
            const auto statistic = [&](std::span<const core::Sample> s) {
                return detail::samples::chatterjee(u, s[0], options.y_continuous, false).xi;
            };
            return r::pvalue_by("chatterjeexi", method, r::data_of({v}), statistic, r::Exchange::pairings,
                                Alternative::greater);
        },
        x, y);
    return result;
}

}  // namespace scixx::stats
