// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/stats/descriptive/bins.hpp>
#include <scixx/stats/detail/samples/binned_grid.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <utility>
#include <vector>

/// Statistics of values in bins of one or more coordinates.
namespace scixx::stats {

/// Statistic of the values in each of the bins that their x fall into; the last bin has both of its edges.
/// @param x vector, finite. @param values vector of the same length. @param options see BinnedStatisticOptions.
/// @return see BinnedStatisticResult; in an empty bin count and sum are 0, a callable gives what it gives for no values
///         (NaN if it throws), the others NaN.
/// @throws std::invalid_argument for lengths that differ, x that is not finite, no bins, edges that do not ascend, a
///         range that descends, and an empty x without range or edges.
/// @note O(n log bins). @see scipy.stats.binned_statistic. Differs from SciPy: one set of values a call.
template <core::ArrayLike X = core::InBraces, core::ArrayLike V = core::InBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<V> == 1)
[[nodiscard]] BinnedStatisticResult binned_statistic(const X& x, const V& values,
                                                     const BinnedStatisticOptions& options = {}) {
    auto r = detail::samples::binned<false>("binned_statistic", {detail::samples::values_of(x)},
                                            detail::samples::values_of(values),
                                            {options.statistic, {options.bins}, {options.range}});
    return {std::move(r.statistic), std::move(r.bin_edges[0]), std::move(r.binnumber)};
}
/// Statistic of the values in the bins of a plane.
/// @tparam ExpandBinnumbers whether binnumber has a row for each coordinate, SciPy's expand_binnumbers.
/// @param x, y vectors, finite. @param values vector of the same length. @param options see BinnedStatisticDdOptions.
/// @return see BinnedStatistic2dResult. @throws as binned_statistic. @see scipy.stats.binned_statistic_2d
template <bool ExpandBinnumbers = false, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces,
          core::ArrayLike V = core::InBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1 && core::rank_of<V> == 1)
[[nodiscard]] auto binned_statistic_2d(const X& x, const Y& y, const V& values,
                                       const BinnedStatisticDdOptions& options = {}) {
    auto r = detail::samples::binned<ExpandBinnumbers>("binned_statistic_2d",
                                                       {detail::samples::values_of(x), detail::samples::values_of(y)},
                                                       detail::samples::values_of(values), options);
    return BinnedStatistic2dResult<detail::samples::Binnumbers<ExpandBinnumbers>>{
        r.statistic.reshaped(r.shape[1], r.shape[0]).transpose(), std::move(r.bin_edges[0]), std::move(r.bin_edges[1]),
        std::move(r.binnumber)};
}
/// Statistic of the values in the bins of a space.
/// @tparam ExpandBinnumbers as in binned_statistic_2d.
/// @param sample matrix, a point a row, finite. @param values a number for each point. @param options as above.
/// @return see BinnedStatisticddResult. @throws as binned_statistic. @see scipy.stats.binned_statistic_dd
template <bool ExpandBinnumbers = false, core::ArrayLike X = core::MatrixInBraces,
          core::ArrayLike V = core::MatrixInBraces>
    requires(core::rank_of<X> == 2 && core::rank_of<V> == 1)
[[nodiscard]] auto binned_statistic_dd(const X& sample, const V& values, const BinnedStatisticDdOptions& options = {}) {
    const core::Source<double, X> source(sample);
    const auto& view = source.view();
    core::List<std::vector<double>> columns(view.shape(1));
    for (core::Index j = 0; j < view.shape(1); ++j)
        for (core::Index i = 0; i < view.shape(0); ++i) columns[j].push_back(view(i, j));
    return detail::samples::binned<ExpandBinnumbers>("binned_statistic_dd", columns, detail::samples::values_of(values),
                                                     options);
}

}  // namespace scixx::stats
