// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/ranks/rank_filter.hpp>

namespace scixx::ndimage {

/// Options of rank_filter, percentile_filter and median_filter, in SciPy's order.
struct RankFilterOptions {
    core::PerAxis<Eigen::Index> size = 0;      ///< extents of the window, each >= 1; 0 stands for none
    BinaryStructure footprint = {};            ///< which entries of the window count; it outweighs `size`
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};  ///< the axes that the window has; none: all, else size 1 along the others
    int workers = 1;       ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// As filter_into with the window and the rank that rank_of(number of samples in the window) chooses.
template <core::ArrayLike A, Destination D, class F>
void rank_filter_into(const char* function, const A& a, const RankFilterOptions& options, D& out, F&& rank_of) {
    morphology::Element element =
        morphology::make_element(function, core::rank_of<A>, options.size, options.footprint, {}, options.mode,
                                 options.cval, options.origin, options.axes, options.workers);
    const Index count = element.footprint.given() ? static_cast<Index>(ranks::members_of(element).size())
                                                  : core::checked_size(function, element.shape);
    const Index rank = rank_of(count);
    if (rank > 0 && rank < count - 1)  // as SciPy, but for the extremum filters
        for (Border& border : element.borders)
            border.fill = static_cast<double>(converted<core::ScalarOf<A>>(border.fill));
    filter_into(function, a, out,
                [&](const auto& from, const auto& to) { ranks::rank_filter(from, to, element, rank); });
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

/// Sample of a given rank in an N-d window, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void rank_filter(const A& a, Eigen::Index rank, const RankFilterOptions& options, D&& out) {
    detail::rank_filter_into("rank_filter", a, options, out,
                             [&](Eigen::Index count) { return detail::checked_rank(rank, count); });
}

/// Sample of a given rank in an N-d window: of the samples a[i + k - shape/2 - origin] over the window's k, the one that
/// stands at place `rank` when they are sorted.
///
/// @param a        real array of any rank and scalar, bool included.
/// @param rank     0 the smallest, 1 the next, ...; -1 the largest, -2 the one before, ...
/// @param options  the window, see RankFilterOptions: at least one of size and footprint.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one.
/// @throws std::invalid_argument when neither size nor footprint is given, for a size below 1, a footprint without a
///         true entry or of another rank than there are axes, an origin outside [-(size/2), (size-1)/2] of its axis, a
///         rank outside the window, axes out of bounds or named twice, and for 0 workers.
/// @note    Exact. Small windows: networks of comparators on whole lines, with the sorted columns and groups of columns
///          of a window shared with its neighbours (Batcher 1968, Adams 2021), so the time grows like size log(size) for
///          a square of that side. Large ones: a sliding set of ranks or counts (Huang 1979), with as many changes a
///          sample as the window has runs along its best axis. 8-bit boxes: sliding histograms (Perreault and Hebert
///          2007), O(1). NaN: the result is NaN where the window holds one (in SciPy it depends on the order). Integers
///          are compared as they are, not as doubles; a `cval` that they can not hold is truncated and wraps before it is
///          compared, as in SciPy. Ranks 0 and -1 are minimum_filter and maximum_filter. One mode an axis is possible here.
/// @see     scipy.ndimage.rank_filter
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto rank_filter(const A& a, Eigen::Index rank, const RankFilterOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { rank_filter(a, rank, options, out); });
}

/// Percentile of an N-d window, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void percentile_filter(const A& a, double percentile, const RankFilterOptions& options, D&& out) {
    detail::rank_filter_into("percentile_filter", a, options, out,
                             [&](Eigen::Index count) { return detail::percentile_rank(percentile, count); });
}

/// Percentile of an N-d window: the sample of rank floor(n percentile / 100) among its n samples, the largest for 100.
///
/// @param percentile  in [-100, 100]; negative ones count from 100.
/// @throws std::invalid_argument also for a percentile outside [-100, 100] or NaN.
/// @see    scipy.ndimage.percentile_filter; other parameters, result, errors and cost as rank_filter.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto percentile_filter(const A& a, double percentile, const RankFilterOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { percentile_filter(a, percentile, options, out); });
}

/// Median of an N-d window, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void median_filter(const A& a, const RankFilterOptions& options, D&& out) {
    detail::rank_filter_into("median_filter", a, options, out, [](Eigen::Index count) { return count / 2; });
}

/// Median of a box with `size` samples along each axis, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void median_filter(const A& a, Size size, const RankFilterOptions& options, D&& out) {
    median_filter(a, detail::with_size(options, size), out);
}

/// Median of an N-d window: the sample of rank n/2 among its n samples, for an even n the upper one of the middle two.
/// @see scipy.ndimage.median_filter; parameters, result, errors and cost as rank_filter.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto median_filter(const A& a, const RankFilterOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { median_filter(a, options, out); });
}

/// Median of a box with `size` samples along each axis: `median_filter(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto median_filter(const A& a, Size size, const RankFilterOptions& options = {}) {
    return median_filter<Out>(a, detail::with_size(options, size));
}

}  // namespace scixx::ndimage
