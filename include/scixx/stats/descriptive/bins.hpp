// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <type_traits>
#include <utility>
#include <vector>

/// Options and results of binned_statistic and its siblings.
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
    [[nodiscard]] double operator()(core::Sample x) const {
        return call_ ? call_(x) : std::numeric_limits<double>::quiet_NaN();
    }

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
using BinRange = core::Optional<std::pair<double, double>>;

/// Options of binned_statistic, in SciPy's order.
struct BinnedStatisticOptions {
    BinStatistic statistic = BinStatistic::mean;  ///< of the values in each bin
    Bins bins = 10;                               ///< number or edges
    BinRange range{};                             ///< ends of the bins; default: those of the data
};
// A template, so that its defaults are compiled only where they are used.
template <class B>
struct BinnedStatisticDdOptionsOf {
    BinStatistic statistic = BinStatistic::mean;  ///< of the values in each bin
    std::vector<B> bins = {B(10)};                ///< for each coordinate, or one for all
    std::vector<BinRange> range{};                ///< for each coordinate; default: those of the data
};
/// Options of binned_statistic_2d and binned_statistic_dd, in SciPy's order.
using BinnedStatisticDdOptions = BinnedStatisticDdOptionsOf<Bins>;

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

}  // namespace scixx::stats
