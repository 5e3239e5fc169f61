// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/descriptive/quantile_options.hpp>
#include <scixx/stats/detail/samples/estimated_cdf.hpp>
#include <scixx/stats/detail/samples/sorted_lines.hpp>

namespace scixx::stats {

/// Distribution function of the population that a sample comes from, estimated at a point: the inverse of quantile.
///
/// The k-th of n sorted values has the probability (k - a) / (n + 1 - a - b), its plotting position, and between two
/// values the methods interpolated_inverted_cdf (a = 0, b = 1), hazen (1/2, 1/2), weibull (0, 0), linear (1, 1),
/// median_unbiased (1/3, 1/3) and normal_unbiased (3/8, 3/8) are linear. inverted_cdf and averaged_inverted_cdf give
/// the share of values at or below y, the empirical distribution function, and closest_observation half a value more,
/// at most 1: where these quantiles step. Below the sample the answer is 0, above it 1; equal values have the
/// probability of the last of them.
/// @param x real array. @param y point. @param options see QuantileOptions; harrell_davis has no inverse.
/// @return a number for a vector, else an array with an axis less; NaN for an empty sample and where y is NaN.
/// @throws std::invalid_argument for harrell_davis, for an axis out of bounds, and for NaN under NanPolicy::raise.
/// @note O(n). R. J. Hyndman and Y. Fan, Am. Stat. 50 (1996) 361. @see scipy.stats.estimated_cdf
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces>
[[nodiscard]] auto estimated_cdf(const X& x, double y, const QuantileOptions& options = {}) {
    detail::samples::require_inverse(options.method);
    return core::along_axis<R>(
        "estimated_cdf", options,
        [&](core::Sample sample) { return detail::samples::cdf_of_sample(sample, y, options.method); }, x);
}
/// Distribution function of the population that a sample comes from, estimated at several points.
/// @param x real array. @param y vector of points. @param options see QuantileOptions.
/// @return array of doubles of x's family, with as many entries along the axis as y has.
/// @throws std::invalid_argument as for one point.
/// @note O((n + m) log n) for m points. @see scipy.stats.estimated_cdf
template <core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] auto estimated_cdf(const X& x, const Y& y, const QuantileOptions& options = {}) {
    detail::samples::require_inverse(options.method);
    return detail::samples::at_points(
        "estimated_cdf", x, y, options.axis, options.nan_policy,
        [&](const auto& sample, double at) { return detail::samples::cdf_of_sorted(sample, at, options.method); });
}

}  // namespace scixx::stats
