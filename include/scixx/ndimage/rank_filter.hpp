// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/ranks/rank_filter.hpp>
#include <scixx/ndimage/structure.hpp>

namespace scixx::ndimage {

/// Options of rank_filter, percentile_filter and median_filter, in SciPy's order.
struct RankFilterOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};  ///< the axes that the window has; none: all, else size 1 along the others
    int workers = 1;       ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// A filter with the window and the rank that rank_of(number of samples in the window) chooses.
template <class Out, bool median = false, core::ArrayLike A, class F, class... D>
auto ranked_filter(const char* function, const A& a, const Window& window, const RankFilterOptions& options,
                   F&& rank_of, D&... out) {
    morphology::Element element = morphology::make_element(function, core::rank_of<A>, window, {}, options.mode,
                                                           options.cval, options.origin, options.axes, options.workers);
    const Index count = element.footprint.given() ? static_cast<Index>(ranks::members_of(element).size())
                                                  : core::checked_size(function, element.shape);
    const Index rank = rank_of(count);
    if (rank > 0 && rank < count - 1)  // as SciPy, but for the extremum filters
        for (Border& border : element.borders)
            border.fill = static_cast<double>(converted<core::ScalarOf<A>>(border.fill));
    return filter<Out>(
        function, a, [&](const auto& from, const auto& to) { ranks::rank_filter<median>(from, to, element, rank); },
        out...);
}

/// The rank of a call's rank argument, which counts from the largest where it is negative.
[[nodiscard]] inline Index checked_rank(Index rank, Index count) {
    core::require(rank >= -count && rank < count, "rank_filter", "rank must lie in [", -count, ", ", count - 1,
                  "] for a window of ", count, " samples, got ", rank);
    return rank < 0 ? rank + count : rank;
}

/// The rank of a percentile, which counts from 100 where it is negative.
[[nodiscard]] inline Index percentile_rank(double percentile, Index count) {
    core::require(percentile >= -100 && percentile <= 100, "percentile_filter",
                  "percentile must lie in [-100, 100], got ", percentile);
    const double share = percentile < 0 ? percentile + 100 : percentile;
    if (share == 100) return count - 1;
    return std::min(count - 1, static_cast<Index>(static_cast<double>(count) * share / 100));
}
}  // namespace detail

/// Sample of a given rank in an N-d window: of the samples a[i + k - shape/2 - origin] over the window's k, the one
/// that stands at place `rank` when they are sorted.
///
/// @param a        real array of any rank and scalar, bool included.
/// @param rank     0 the smallest, 1 the next, ...; -1 the largest, -2 the one before, ...
/// @param window   extents of a box or a footprint, as in minimum_filter.
/// @param options  see RankFilterOptions.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one.
/// @throws std::invalid_argument for no window, for a size below 1, a footprint without a
///         true entry or of another rank than there are axes, an origin outside [-(size/2), (size-1)/2] of its axis, a
///         rank outside the window, axes out of bounds or named twice, and for 0 workers.
/// @note    Exact. Small windows: networks of comparators on whole lines, with the sorted columns and groups of columns
///          of a window shared with its neighbours (Batcher 1968, Adams 2021), so the time grows like size log(size)
///          for a square of that side. Large ones: a sliding set of ranks or counts (Huang 1979), with as many changes
///          a sample as the window has runs along its best axis. 8-bit boxes: sliding histograms (Perreault and Hebert
///          2007), O(1). NaN: the result is NaN where the window holds one (in SciPy it depends on the order). Integers
///          are compared as they are, not as doubles; a `cval` that they can not hold is truncated and wraps before it
///          is compared, as in SciPy. Ranks 0 and -1 are minimum_filter and maximum_filter.
///
/// Differs from SciPy: one mode an axis is possible; the result is NaN where the window holds one.
/// @see     scipy.ndimage.rank_filter
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rank_filter(const A& a, Eigen::Index rank, const Window& window,
                               const RankFilterOptions& options = {}, D&&... out) {
    return detail::ranked_filter<Out>(
        "rank_filter", a, window, options, [&](Eigen::Index count) { return detail::checked_rank(rank, count); },
        out...);
}

/// Percentile of an N-d window: the sample of rank floor(n percentile / 100) among its n samples, the largest for 100.
///
/// @param percentile  in [-100, 100]; negative ones count from 100.
/// @throws std::invalid_argument also for a percentile outside [-100, 100] or NaN.
/// Differs from SciPy: one mode an axis is possible; the result is NaN where the window holds one.
/// @see    scipy.ndimage.percentile_filter; other parameters, result, errors and cost as rank_filter.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto percentile_filter(const A& a, double percentile, const Window& window,
                                     const RankFilterOptions& options = {}, D&&... out) {
    return detail::ranked_filter<Out>(
        "percentile_filter", a, window, options,
        [&](Eigen::Index count) { return detail::percentile_rank(percentile, count); }, out...);
}

/// Median of an N-d window: the sample of rank n/2 among its n samples, for an even n the upper one of the middle two.
/// Differs from SciPy: one mode an axis is possible; the result is NaN where the window holds one.
/// @see scipy.ndimage.median_filter; parameters, result, errors and cost as rank_filter.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto median_filter(const A& a, const Window& window, const RankFilterOptions& options = {}, D&&... out) {
    return detail::ranked_filter<Out, true>(
        "median_filter", a, window, options, [](Eigen::Index count) { return count / 2; }, out...);
}

}  // namespace scixx::ndimage
