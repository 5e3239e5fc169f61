// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/stats/detail/samples/order.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <tuple>
#include <utility>
#include <vector>

/// Repeated values and histograms.
namespace scixx::stats {

/// What find_repeats returns: `auto [values, counts] = find_repeats(arr)`.
struct RepeatedResults {
    Eigen::ArrayXd values;               ///< those that occur more than once, ascending
    Eigen::ArrayX<Eigen::Index> counts;  ///< how often
};
/// Values that occur more than once. NaN never does.
/// @param arr real array, taken as a whole. @note O(n log n). @see scipy.stats.find_repeats
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] RepeatedResults find_repeats(const A& arr) {
    auto x = detail::samples::values_of(arr);
    decltype(x) values;
    std::erase_if(x, [](double v) { return std::isnan(v); });
    detail::samples::sort_values(x);
    std::vector<Eigen::Index> counts;
    for (std::size_t begin = 0; begin < x.size();) {
        std::size_t end = begin + 1;
        while (end < x.size() && x[end] == x[begin]) ++end;
        if (end - begin > 1) {
            values.push_back(x[begin]);
            counts.push_back(static_cast<Eigen::Index>(end - begin));
        }
        begin = end;
    }
    const auto size = static_cast<Eigen::Index>(values.size());
    RepeatedResults out{Eigen::ArrayXd(size), Eigen::ArrayX<Eigen::Index>(size)};
    std::copy(values.begin(), values.end(), out.values.data());
    std::copy(counts.begin(), counts.end(), out.counts.data());
    return out;
}

/// Factor by which ties reduce the variance of rank statistics, 1 - sum(t^3 - t) / (n^3 - n) over groups of t equal
/// ranks.
/// @param rankvals vector of ranks, of rankdata. @return 1 for fewer than two. @see scipy.stats.tiecorrect
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] double tiecorrect(const A& rankvals) {
    auto x = detail::samples::values_of(rankvals);
    std::sort(x.begin(), x.end());
    const double n = static_cast<double>(x.size());
    double tied = 0;
    for (std::size_t begin = 0; begin < x.size();) {
        std::size_t end = begin + 1;
        while (end < x.size() && x[end] == x[begin]) ++end;
        const double t = static_cast<double>(end - begin);
        tied += t * (t * t - 1);
        begin = end;
    }
    return x.size() < 2 ? 1.0 : 1 - tied / (n * (n * n - 1));
}

/// Options of cumfreq and relfreq, in SciPy's order.
struct FrequencyOptions {
    Eigen::Index numbins = 10;                                      ///< number of bins, >= 1
    core::Optional<std::pair<double, double>> defaultreallimits{};  ///< ends of the histogram; default: see cumfreq
    std::vector<double> weights{};                                  ///< one for each value; default: 1
};
/// What cumfreq returns.
struct CumfreqResult {
    Eigen::ArrayXd cumcount;   ///< number (or weight) of the values up to the end of each bin
    double lowerlimit;         ///< where the first bin begins
    double binsize;            ///< width of the bins
    Eigen::Index extrapoints;  ///< number of values outside the limits
};
/// What relfreq returns.
struct RelfreqResult {
    Eigen::ArrayXd frequency;  ///< share of the values in each bin
    double lowerlimit;         ///< where the first bin begins
    double binsize;            ///< width of the bins
    Eigen::Index extrapoints;  ///< number of values outside the limits
};

namespace detail::samples {
template <class T>
[[nodiscard]] CumfreqResult histogram(const char* function, const std::vector<T>& x, const FrequencyOptions& options) {
    const Eigen::Index bins = options.numbins;
    core::require(bins >= 1, function, "numbins must be positive, got ", bins);
    core::require(options.weights.empty() || options.weights.size() == x.size(), function,
                  "weights must have as many elements as a, ", x.size(), ", got ", options.weights.size());
    double low = 0, high = 1;
    if (options.defaultreallimits) {
        std::tie(low, high) = *options.defaultreallimits;
    } else if (!x.empty()) {
        const auto [least, most] = std::minmax_element(x.begin(), x.end());
        const bool holed = std::any_of(x.begin(), x.end(), [](double v) { return std::isnan(v); });
        const double reach = (*most - *least) / (2 * (static_cast<double>(bins) - 1));
        low = holed ? std::nan("") : *least - reach;
        high = *most + reach;
    }
    core::require(std::isfinite(high - low), function, "the limits must be finite, got ", low, " and ", high);
    core::require(low <= high, function, "the upper limit must not be below the lower, got ", low, " and ", high);
    CumfreqResult result{Eigen::ArrayX<T>::Zero(bins), low, 0, 0};
    for (const double v : x) result.extrapoints += v < low || v > high;
    // As NumPy: an empty range is widened, and a value is put into its bin by comparison with the bin's edges.
    if (low == high) {
        const double half = std::max(0.5, std::abs(low) * 0x1p-40);  // NumPy fails where 0.5 is lost in rounding
        low -= half;
        high += half;
    }
    const double count = static_cast<double>(bins), step = (high - low) / count;
    const auto edge = [&](Eigen::Index i) { return i == bins ? high : static_cast<double>(i) * step + low; };
    result.lowerlimit = low;
    result.binsize = edge(1) - edge(0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!(x[i] >= low && x[i] <= high)) continue;
        auto bin = std::min(static_cast<Eigen::Index>((x[i] - low) / (high - low) * count), bins - 1);
        if (bin > 0 && x[i] < edge(bin)) --bin;
        if (bin + 1 < bins && x[i] >= edge(bin + 1)) ++bin;
        result.cumcount[bin] += options.weights.empty() ? 1.0 : options.weights[i];
    }
    return result;
}
}  // namespace detail::samples

/// Cumulative histogram.
/// @param a        real array, taken as a whole. @param options see FrequencyOptions. Without limits the range of the
///                 data is widened by half a bin at both ends; without data it is [0, 1].
/// @throws std::invalid_argument for no bins, weights of another length and limits that are not finite (as from one bin
///         without limits). @note O(n).
/// @see scipy.stats.cumfreq. Differs from SciPy: for equal values lowerlimit is where the widened histogram begins.
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] CumfreqResult cumfreq(const A& a, const FrequencyOptions& options = {}) {
    auto result = detail::samples::histogram("cumfreq", detail::samples::values_of(a), options);
    for (Eigen::Index i = 1; i < result.cumcount.size(); ++i) result.cumcount[i] += result.cumcount[i - 1];
    return result;
}
/// Relative histogram, the share of the values in each bin.
/// @param a real array, taken as a whole. @param options as cumfreq. @throws as cumfreq. @see scipy.stats.relfreq
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] RelfreqResult relfreq(const A& a, const FrequencyOptions& options = {}) {
    const auto x = detail::samples::values_of(a);
    auto result = detail::samples::histogram("relfreq", x, options);
    for (double& count : result.cumcount) count /= static_cast<double>(x.size());
    return {std::move(result.cumcount), result.lowerlimit, result.binsize, result.extrapoints};
}

}  // namespace scixx::stats
