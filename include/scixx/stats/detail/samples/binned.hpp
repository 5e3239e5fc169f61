// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <utility>
#include <vector>

/// Kernels of binned_statistic: samples of points in a grid of bins.
namespace scixx::stats::detail::samples {

/// Edges of the bins of one coordinate, ascending, and how coarse they are.
template <class T = double>
struct BinEdges {
    std::vector<T> edges;
    double scale = 0;     ///< bins per unit where they are equally wide, 0 where they were given
    double rounding = 1;  ///< values beyond the last edge that round to it in this unit belong to the last bin

    BinEdges(const char* function, Sample x, std::size_t count, std::vector<T> given,
             const std::optional<std::pair<double, double>>& range)
        : edges(std::move(given)) {
        bool finite = true;
        for (const double v : x) finite &= std::abs(v) <= std::numeric_limits<double>::max();
        core::require(finite, function, "the sample must be finite");
        if (edges.empty()) {
            core::require(count >= 1, function, "bins must be positive");
            core::require(range || !x.empty(), function, "an empty sample needs a range");
            double low, high;
            if (range) {
                low = range->first;
                high = range->second;
                core::require(low <= high && std::isfinite(low) && std::isfinite(high), function,
                              "range must be finite and ascending, got ", low, " and ", high);
            } else {
                const Extent extent = extent_of(x);
                low = extent.least;
                high = extent.most;
            }
            if (low == high) {
                const double half = std::max(0.5, std::abs(low) * 0x1p-40);  // 0.5 may be lost in rounding
                low -= half;
                high += half;
            }
            const double step = (high - low) / static_cast<double>(count);
            for (std::size_t i = 0; i < count; ++i) edges.push_back(low + static_cast<double>(i) * step);
            edges.push_back(high);
            scale = static_cast<double>(count) / (high - low);
            if (!std::isfinite(scale)) scale = 0;  // a subnormal range: the edges alone decide
        }
        core::require(edges.size() >= 2, function, "bins must have at least two edges, got ", edges.size());
        double least = edges[1] - edges[0];
        for (std::size_t i = 1; i < edges.size(); ++i) {
            core::require(edges[i] >= edges[i - 1], function, "the edges of bins must ascend, got ", edges[i - 1],
                          " before ", edges[i]);
            least = std::min(least, edges[i] - edges[i - 1]);
        }
        // Six decimals below the width of the narrowest bin.
        if (least > 0) rounding = std::pow(10.0, std::trunc(-std::log10(least)) + 6);
    }

    /// 0 below the first edge, i in bin i - 1, the number of edges beyond the last.
    [[nodiscard]] std::size_t bin(double v) const {
        std::size_t place;
        if (scale > 0 && v >= edges.front() && v < edges.back()) {  // by arithmetic, then by the edges themselves
            place = std::min(static_cast<std::size_t>((v - edges.front()) * scale), count() - 1) + 1;
            place -= v < edges[place - 1];
            place += v >= edges[place];
        } else {
            place = static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), v) - edges.begin());
        }
        const double last = edges.back();
        const bool at_end = v >= last && std::nearbyint(v * rounding) == std::nearbyint(last * rounding);
        return at_end ? place - 1 : place;
    }
    [[nodiscard]] std::size_t count() const noexcept { return edges.size() - 1; }
};

enum class BinKernel { mean, std, median, count, sum, min, max, function };

/// The statistic of the values in each of `bins` bins; bin[i] is a number below `bins`, or `bins` for none.
template <class T = double>
[[nodiscard]] inline std::vector<double> bin_values(const std::vector<std::size_t>& bin, std::size_t bins,
                                                    Sample values, BinKernel kernel,
                                                    core::FunctionRef<double(Sample)> function) {
    std::vector<T> counts(bins + 1, 0.0), sums(bins + 1, 0.0);
    for (std::size_t i = 0; i < bin.size(); ++i) ++counts[bin[i]];
    if (kernel == BinKernel::count) return {counts.begin(), counts.end() - 1};
    if (kernel == BinKernel::mean || kernel == BinKernel::sum || kernel == BinKernel::std) {
        for (std::size_t i = 0; i < bin.size(); ++i) sums[bin[i]] += values[i];
        if (kernel == BinKernel::sum) return {sums.begin(), sums.end() - 1};
        for (std::size_t b = 0; b <= bins; ++b) sums[b] /= counts[b];  // NaN for an empty bin
        if (kernel == BinKernel::mean) return {sums.begin(), sums.end() - 1};
        std::vector<T> squares(bins + 1, 0.0);
        for (std::size_t i = 0; i < bin.size(); ++i) {
            const double away = values[i] - sums[bin[i]];
            squares[bin[i]] += away * away;
        }
        for (std::size_t b = 0; b <= bins; ++b) squares[b] = std::sqrt(squares[b] / counts[b]);
        return {squares.begin(), squares.end() - 1};
    }
    if (kernel == BinKernel::min || kernel == BinKernel::max) {
        const bool least = kernel == BinKernel::min;
        std::vector<T> ends(bins + 1, (least ? 1 : -1) * std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < bin.size(); ++i) {
            double& end = ends[bin[i]];
            if (std::isnan(values[i])) sums[bin[i]] = nan;
            if (least ? values[i] < end : values[i] > end) end = values[i];
        }
        for (std::size_t b = 0; b <= bins; ++b)
            if (counts[b] == 0 || std::isnan(sums[b])) ends[b] = nan;
        return {ends.begin(), ends.end() - 1};
    }
    // Values side by side, bin after bin, in their order.
    std::vector<std::size_t> begin(bins + 2, 0);
    for (std::size_t b = 0; b <= bins; ++b) begin[b + 1] = begin[b] + static_cast<std::size_t>(counts[b]);
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    std::vector<T> ordered(bin.size()), result(bins);
    for (std::size_t i = 0; i < bin.size(); ++i) ordered[next[bin[i]]++] = values[i];
    double empty = nan;
    if (kernel == BinKernel::function) {
        try {
            empty = function(Sample());
        } catch (const std::exception&) {
            empty = nan;
        }
    }
    for (std::size_t b = 0; b < bins; ++b) {
        const Sample part(ordered.data() + begin[b], begin[b + 1] - begin[b]);
        if (part.empty())
            result[b] = empty;
        else if (kernel == BinKernel::function)
            result[b] = function(part);
        else
            result[b] = core::detail::has_nan(part) ? nan : median_of(part);
    }
    return result;
}

}  // namespace scixx::stats::detail::samples
