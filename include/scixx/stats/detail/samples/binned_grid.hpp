// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/stats/descriptive/bins.hpp>
#include <scixx/stats/detail/samples/binned.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::stats::detail::samples {

template <bool Expand>
using Binnumbers = std::conditional_t<Expand, Eigen::ArrayXX<Eigen::Index>, Eigen::ArrayX<Eigen::Index>>;

/// Statistic of values at points whose coordinates are given column by column.
template <bool Expand, class Edges = BinEdges<>>
[[nodiscard]] BinnedStatisticddResult<Binnumbers<Expand>> binned(const char* function,
                                                                 const std::vector<std::vector<double>>& columns,
                                                                 const std::vector<double>& values,
                                                                 const BinnedStatisticDdOptions& options) {
    const std::size_t dimensions = columns.size(), n = values.size();
    core::require(options.bins.size() == 1 || options.bins.size() == dimensions, function,
                  "bins must be one, or one for each of ", dimensions, " coordinates, got ", options.bins.size());
    core::require(options.range.empty() || options.range.size() == dimensions, function,
                  "range must have a pair for each of ", dimensions, " coordinates, got ", options.range.size());
    BinnedStatisticddResult<Binnumbers<Expand>> result{};
    std::vector<Edges> edges;
    std::size_t bins = 1;
    for (std::size_t d = 0; d < dimensions; ++d) {
        core::require(columns[d].size() == n, function, "values must have as many elements as the sample, ",
                      columns[d].size(), ", got ", n);
        const Bins& b = options.bins[options.bins.size() == 1 ? 0 : d];
        edges.emplace_back(function, columns[d], b.number(), b.edges(),
                           options.range.empty() ? BinRange{} : options.range[d]);
        bins *= edges[d].count();
        result.shape.push_back(std::ssize(edges[d].edges) - 1);
        result.bin_edges.push_back(as_array(edges[d].edges));
    }
    if constexpr (Expand)
        result.binnumber.resize(std::ssize(columns), std::ssize(values));
    else
        result.binnumber.resize(std::ssize(values));
    std::vector<std::size_t> place(n);
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t inner = 0, outer = 0;
        bool inside = true;
        for (std::size_t d = 0; d < dimensions; ++d) {
            const std::size_t b = edges[d].bin(columns[d][i]);
            outer = outer * (edges[d].count() + 2) + b;
            inside &= b >= 1 && b <= edges[d].count();
            inner = inner * edges[d].count() + (b - 1);
            if constexpr (Expand) result.binnumber.data()[i * dimensions + d] = static_cast<Eigen::Index>(b);
        }
        if constexpr (!Expand) result.binnumber.data()[i] = static_cast<Eigen::Index>(outer);
        place[i] = inside ? inner : bins;
    }
    const std::vector<double> found = bin_values(place, bins, values, static_cast<BinKernel>(options.statistic.kind()),
                                                 [&](Sample x) { return options.statistic(x); });
    result.statistic = as_array(found);
    return result;
}

}  // namespace scixx::stats::detail::samples
