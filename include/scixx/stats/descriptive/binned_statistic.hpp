// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/stats/detail/binned.hpp>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// Statistics of values in bins of one or more coordinates.
namespace scixx::stats {

/// What is computed in each bin: by name, or a callable that takes a std::span<const double>.
class BinStatistic {
public:
    enum Kind { mean, std, median, count, sum, min, max, function };
    BinStatistic(Kind kind) : kind_(kind) {}  // NOLINT(google-explicit-constructor)
    template <class F>
        requires(std::is_invocable_r_v<double, F&, core::Sample>)
    BinStatistic(F f) : kind_(function), call_(std::move(f)) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] double operator()(core::Sample x) const { return call_ ? call_(x) : detail::samples::nan; }

private:
    Kind kind_;
    std::function<double(core::Sample)> call_;
};

/// The bins of a coordinate: their number, or their edges.
class Bins {
public:
    template <std::integral I>
    Bins(I number) : number_(number > 0 ? static_cast<std::size_t>(number) : 0) {}  // NOLINT
    Bins(std::vector<double> edges) : edges_(std::move(edges)) {}                   // NOLINT
    Bins(std::initializer_list<double> edges) : edges_(edges) {}
    [[nodiscard]] std::size_t number() const noexcept { return number_; }
    [[nodiscard]] const std::vector<double>& edges() const noexcept { return edges_; }

private:
    std::size_t number_ = 0;
    std::vector<double> edges_;
};
/// Ends of the bins of a coordinate.
using BinRange = std::optional<std::pair<double, double>>;

/// Options of binned_statistic, in SciPy's order.
struct BinnedStatisticOptions {
    BinStatistic statistic = BinStatistic::mean;  ///< of the values in each bin
    Bins bins = 10;                               ///< number or edges
    BinRange range{};                             ///< ends of the bins; default: those of the data
};
/// Options of binned_statistic_2d and binned_statistic_dd, in SciPy's order.
struct BinnedStatisticDdOptions {
    BinStatistic statistic = BinStatistic::mean;  ///< of the values in each bin
    std::vector<Bins> bins = {Bins(10)};          ///< for each coordinate, or one for all
    std::vector<BinRange> range{};                ///< for each coordinate; default: those of the data
};

/// What binned_statistic returns: `auto [statistic, bin_edges, binnumber] = binned_statistic(x, values)`.
struct BinnedStatisticResult {
    Eigen::ArrayXd statistic;               ///< of each bin
    Eigen::ArrayXd bin_edges;               ///< one more than bins
    Eigen::ArrayX<Eigen::Index> binnumber;  ///< of each x, from 1; 0 below and bins + 1 beyond the bins
};
/// What binned_statistic_2d returns: `auto [statistic, x_edge, y_edge, binnumber] = binned_statistic_2d(x, y, values)`.
template <class Binnumber>
struct BinnedStatistic2dResult {
    Eigen::ArrayXXd statistic;      ///< a row a bin of x, a column a bin of y
    Eigen::ArrayXd x_edge, y_edge;  ///< of the bins
    Binnumber binnumber;  ///< of each point: place in the grid with a border of one bin, or a row a coordinate
};
/// What binned_statistic_dd returns.
template <class Binnumber>
struct BinnedStatisticddResult {
    Eigen::ArrayXd statistic;               ///< of each bin, in C order
    core::Dims shape;                       ///< number of bins of each coordinate
    std::vector<Eigen::ArrayXd> bin_edges;  ///< of each coordinate
    Binnumber binnumber;                    ///< as in BinnedStatistic2dResult
};

namespace detail::samples {
template <bool Expand>
using Binnumbers = std::conditional_t<Expand, Eigen::ArrayXX<Eigen::Index>, Eigen::ArrayX<Eigen::Index>>;

/// Statistic of values at points whose coordinates are given column by column.
template <bool Expand>
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
    std::vector<BinEdges> edges;
    std::size_t bins = 1;
    for (std::size_t d = 0; d < dimensions; ++d) {
        core::require(columns[d].size() == n, function, "values must have as many elements as the sample, ",
                      columns[d].size(), ", got ", n);
        const Bins& b = options.bins[options.bins.size() == 1 ? 0 : d];
        edges.emplace_back(function, columns[d], b.number(), b.edges(),
                           options.range.empty() ? BinRange{} : options.range[d]);
        bins *= edges[d].count();
        result.shape.push_back(static_cast<core::Index>(edges[d].count()));
        result.bin_edges.emplace_back(
            Eigen::Map<const Eigen::ArrayXd>(edges[d].edges.data(), static_cast<Eigen::Index>(edges[d].edges.size())));
    }
    if constexpr (Expand)
        result.binnumber.resize(static_cast<Eigen::Index>(dimensions), static_cast<Eigen::Index>(n));
    else
        result.binnumber.resize(static_cast<Eigen::Index>(n));
    std::vector<std::size_t> place(n);
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t inner = 0, outer = 0;
        bool inside = true;
        for (std::size_t d = 0; d < dimensions; ++d) {
            const std::size_t b = edges[d].bin(columns[d][i]);
            outer = outer * (edges[d].count() + 2) + b;
            inside &= b >= 1 && b <= edges[d].count();
            inner = inner * edges[d].count() + (b - 1);
            if constexpr (Expand)
                result.binnumber(static_cast<Eigen::Index>(d), static_cast<Eigen::Index>(i)) =
                    static_cast<Eigen::Index>(b);
        }
        if constexpr (!Expand) result.binnumber[static_cast<Eigen::Index>(i)] = static_cast<Eigen::Index>(outer);
        place[i] = inside ? inner : bins;
    }
    const std::vector<double> found = bin_values(place, bins, values, static_cast<BinKernel>(options.statistic.kind()),
                                                 [&](Sample x) { return options.statistic(x); });
    result.statistic = Eigen::Map<const Eigen::ArrayXd>(found.data(), static_cast<Eigen::Index>(bins));
    return result;
}
template <class A>
[[nodiscard]] std::vector<double> column_of(const A& a) {
    const core::Source<double, A> source(a);
    std::vector<double> column;
    column.reserve(static_cast<std::size_t>(source.view().size()));
    for (core::Index i = 0; i < source.view().size(); ++i) column.push_back(source.view()(i));
    return column;
}
}  // namespace detail::samples

/// Statistic of the values in each of the bins that their x fall into; the last bin has both of its edges.
/// @param x vector, finite. @param values vector of the same length. @param options see BinnedStatisticOptions.
/// @return see BinnedStatisticResult; in an empty bin count and sum are 0, a callable gives what it gives for no values (NaN
///         if it throws), the others NaN.
/// @throws std::invalid_argument for lengths that differ, x that is not finite, no bins, edges that do not ascend, a range
///         that descends, and an empty x without range or edges.
/// @note O(n log bins). @see scipy.stats.binned_statistic. Differs from SciPy: one set of values a call.
template <core::ArrayLike X, core::ArrayLike V>
    requires(core::rank_of<X> == 1 && core::rank_of<V> == 1)
[[nodiscard]] BinnedStatisticResult binned_statistic(const X& x, const V& values,
                                                     const BinnedStatisticOptions& options = {}) {
    auto r = detail::samples::binned<false>("binned_statistic", {detail::samples::column_of(x)},
                                            detail::samples::column_of(values),
                                            {options.statistic, {options.bins}, {options.range}});
    return {std::move(r.statistic), std::move(r.bin_edges[0]), std::move(r.binnumber)};
}
/// Statistic of the values in the bins of a plane.
/// @tparam ExpandBinnumbers whether binnumber has a row for each coordinate, SciPy's expand_binnumbers.
/// @param x, y vectors, finite. @param values vector of the same length. @param options see BinnedStatisticDdOptions.
/// @return see BinnedStatistic2dResult. @throws as binned_statistic. @see scipy.stats.binned_statistic_2d
template <bool ExpandBinnumbers = false, core::ArrayLike X, core::ArrayLike Y, core::ArrayLike V>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1 && core::rank_of<V> == 1)
[[nodiscard]] auto binned_statistic_2d(const X& x, const Y& y, const V& values,
                                       const BinnedStatisticDdOptions& options = {}) {
    auto r = detail::samples::binned<ExpandBinnumbers>("binned_statistic_2d",
                                                       {detail::samples::column_of(x), detail::samples::column_of(y)},
                                                       detail::samples::column_of(values), options);
    return BinnedStatistic2dResult<detail::samples::Binnumbers<ExpandBinnumbers>>{
        r.statistic.reshaped(r.shape[1], r.shape[0]).transpose(), std::move(r.bin_edges[0]), std::move(r.bin_edges[1]),
        std::move(r.binnumber)};
}
/// Statistic of the values in the bins of a space.
/// @tparam ExpandBinnumbers as in binned_statistic_2d.
/// @param sample matrix, a point a row, finite. @param values a number for each point. @param options as above.
/// @return see BinnedStatisticddResult. @throws as binned_statistic. @see scipy.stats.binned_statistic_dd
template <bool ExpandBinnumbers = false, core::ArrayLike X, core::ArrayLike V>
    requires(core::rank_of<X> == 2 && core::rank_of<V> == 1)
[[nodiscard]] auto binned_statistic_dd(const X& sample, const V& values, const BinnedStatisticDdOptions& options = {}) {
    const core::Source<double, X> source(sample);
    const auto& view = source.view();
    std::vector<std::vector<double>> columns(static_cast<std::size_t>(view.shape(1)));
    for (core::Index j = 0; j < view.shape(1); ++j)
        for (core::Index i = 0; i < view.shape(0); ++i) columns[static_cast<std::size_t>(j)].push_back(view(i, j));
    return detail::samples::binned<ExpandBinnumbers>("binned_statistic_dd", columns, detail::samples::column_of(values),
                                                     options);
}

}  // namespace scixx::stats
