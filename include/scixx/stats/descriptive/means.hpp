// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <initializer_list>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/logs.hpp>
#include <type_traits>
#include <vector>

namespace scixx::stats {

namespace detail::samples {
/// kernel(x, w) for samples and their weights, which have a's shape, can be broadcast to it, or are one vector along
/// the axis.
template <Reduce R, class Options, class F, class A, class W>
[[nodiscard]] auto weighted(const char* function, const Options& options, const F& kernel, const A& a,
                            const W& weights) {
    const auto checked = [&](Sample x, Sample w) {
        if (x.empty()) return nan;
        return kernel(x, w);
    };
    if constexpr (core::rank_of<W> == 1 && core::rank_of<A> >= 2 && R != Reduce::all) {
        const core::Source<double, W> source(weights);
        const core::Dims shape = core::shape_of(a);
        const int axis = core::normalize_axis(function, options.axis, core::rank_of<A>);
        core::require(source.view().size() == shape[axis], function, "weights must have length ", shape[axis],
                      " along the axis, got ", source.view().size());
        auto all = core::allocate<core::PlainOf<A, double>>(shape);
        core::Dims strides = core::Dims::filled(shape.size(), 0);
        strides[axis] = source.view().stride(0);
        core::copy(core::NdView<const double>(source.view().data(), shape, strides), core::view(all));
        return core::along_axis_paired<R>(function, options, checked, a, all);
    } else {
        return core::along_axis_paired<R>(function, options, checked, a, weights);
    }
}
template <class = void>
[[nodiscard]] double sum_of(Sample x) {
    return pairwise_sum(x, [](double v) { return v; });
}
}  // namespace detail::samples

/// Geometric mean, exp of the mean logarithm.
/// @param a real array; a zero gives 0, a negative number NaN. @param options see SummaryOptions.
/// @return a number for a vector, else an array with an axis less; NaN for an empty sample.
/// @see scipy.stats.gmean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto gmean(const A& a, const SummaryOptions& options = {}) {
    return core::along_axis<R>("gmean", options, core::detail::PassesNan{[](core::Sample x) {
                                   bool missing = false;
                                   const double sum = detail::samples::sum_of_logs(
                                       x, [&](core::Sample part) { missing |= core::detail::has_nan(part); });
                                   return missing ? detail::samples::nan : std::exp(sum / detail::samples::size_of(x));
                               }},
                               a);
}

/// The same with weights, of a's shape or a vector along the axis. @see scipy.stats.gmean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike W>
[[nodiscard]] auto gmean(const A& a, const W& weights, const SummaryOptions& options = {}) {
    return detail::samples::weighted<R>(
        "gmean", options,
        [](core::Sample x, core::Sample w) {
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i) sum += w[i] * std::log(x[i]);
            return std::exp(sum / detail::samples::sum_of(w));
        },
        a, weights);
}
/// The same with `weights` in braces.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto gmean(const A& a, std::initializer_list<double> weights, const SummaryOptions& options = {}) {
    return gmean<R>(a, core::InBraces(weights), options);
}

/// Harmonic mean, n divided by the sum of 1 / x.
/// @param a real array of numbers >= 0; a zero gives 0. @param options see SummaryOptions. @return as gmean.
/// @throws std::invalid_argument for a negative number.
/// @see scipy.stats.hmean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto hmean(const A& a, const SummaryOptions& options = {}) {
    return core::along_axis<R>(
        "hmean", options,
        [](core::Sample x) {
            for (const double v : x) core::require(v >= 0, "hmean", "a must not be negative, got ", v);
            return detail::samples::size_of(x) / detail::samples::pairwise_sum(x, [](double v) { return 1 / v; });
        },
        a);
}

/// The same with weights, of a's shape or a vector along the axis. @see scipy.stats.hmean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike W>
[[nodiscard]] auto hmean(const A& a, const W& weights, const SummaryOptions& options = {}) {
    return detail::samples::weighted<R>(
        "hmean", options,
        [](core::Sample x, core::Sample w) {
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                core::require(x[i] >= 0, "hmean", "a must not be negative, got ", x[i]);
                sum += w[i] / x[i];
            }
            return detail::samples::sum_of(w) / sum;
        },
        a, weights);
}
/// The same with `weights` in braces.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto hmean(const A& a, std::initializer_list<double> weights, const SummaryOptions& options = {}) {
    return hmean<R>(a, core::InBraces(weights), options);
}

/// Power mean, (mean of x^p)^(1/p); the geometric mean for p = 0.
/// @param a real array of numbers >= 0. @param p exponent. @param options see SummaryOptions. @return as gmean.
/// @throws std::invalid_argument for a negative number.
/// @see scipy.stats.pmean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto pmean(const A& a, double p, const SummaryOptions& options = {}) {
    return core::along_axis<R>(
        "pmean", options,
        [p](core::Sample x) {
            if (x.empty()) return detail::samples::nan;
            const auto extent = detail::samples::extent_of(x);
            core::require(extent.least >= 0, "pmean", "a must not be negative, got ", extent.least);
            const double n = detail::samples::size_of(x);
            if (p == 0) return std::exp(detail::samples::sum_of_logs(x) / n);
            if (std::isinf(p)) return p > 0 ? extent.most : extent.least;
            // In units of the value that counts most, so that powers stay in range.
            const double end = p > 0 ? extent.most : extent.least;
            if (end == 0 || std::isinf(end)) return end;
            return end * std::pow(detail::samples::sum_of_powers(x, end, p) / n, 1 / p);
        },
        a);
}

/// The same with weights, of a's shape or a vector along the axis. @see scipy.stats.pmean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike W>
[[nodiscard]] auto pmean(const A& a, double p, const W& weights, const SummaryOptions& options = {}) {
    return detail::samples::weighted<R>(
        "pmean", options,
        [p](core::Sample x, core::Sample w) {
            double sum = 0, most = 0;
            for (const double v : x) {
                core::require(v >= 0, "pmean", "a must not be negative, got ", v);
                most = std::max(most, v);
            }
            const double unit = most > 0 && std::isfinite(most) ? most : 1.0, total = detail::samples::sum_of(w);
            for (std::size_t i = 0; i < x.size(); ++i)
                sum += w[i] * (p == 0 ? std::log(x[i]) : std::pow(x[i] / unit, p));
            return p == 0 ? std::exp(sum / total) : unit * std::pow(sum / total, 1 / p);
        },
        a, weights);
}
/// The same with `weights` in braces.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto pmean(const A& a, double p, std::initializer_list<double> weights,
                         const SummaryOptions& options = {}) {
    return pmean<R>(a, p, core::InBraces(weights), options);
}

/// Geometric standard deviation, exp of the standard deviation of the logarithms: a factor.
/// @param a real array of numbers > 0. @param options see DdofOptions. @return as gmean; NaN for n <= ddof.
/// @throws std::invalid_argument for a number that is not positive or infinite.
/// @see scipy.stats.gstd. Differs from SciPy: too few observations give NaN, as in the other summaries.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto gstd(const A& a, const DdofOptions& options = {}) {
    return core::along_axis<R>("gstd", options, core::detail::PassesNan{[&](core::Sample x) {
                                   const auto logs = detail::samples::log_moments(x);
                                   if (!std::isfinite(logs.mean)) {
                                       if (core::detail::has_nan(x)) return detail::samples::nan;
                                       const auto extent = detail::samples::extent_of(x);
                                       core::require(x.empty() || (extent.least > 0 && std::isfinite(extent.most)),
                                                     "gstd", "a must be positive and finite, got ", extent.least,
                                                     " to ", extent.most);
                                   }
                                   return std::exp(logs.deviation(options.ddof));
                               }},
                               a);
}

/// Options of trim_mean.
struct TrimOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

/// Mean of what is left when the share `proportiontocut` of the sample is cut off at each end.
/// @param a real array. @param proportiontocut in [0, 0.5), rounded down to whole observations.
/// @param options see TrimOptions. @return as gmean.
/// @throws std::invalid_argument for a proportion that leaves nothing.
/// @see scipy.stats.trim_mean
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto trim_mean(const A& a, double proportiontocut, const TrimOptions& options = {}) {
    return core::along_axis<R>(
        "trim_mean", options,
        [&](core::Sample x) {
            if (x.empty()) return detail::samples::nan;
            const double cut = std::floor(proportiontocut * detail::samples::size_of(x));
            core::require(cut >= 0 && 2 * cut < detail::samples::size_of(x), "trim_mean",
                          "proportiontocut must leave something, got ", proportiontocut);
            const std::size_t skip = static_cast<std::size_t>(cut), last = x.size() - 1 - skip;
            const double low = detail::samples::neighbours(x, skip).low,
                         high = detail::samples::neighbours(x, last).low;
            if (low == high) return low;
            // What lies between the ends of the rest, and those of its values that are equal to them.
            std::size_t above_low = 0, below_high = 0;
            for (const double v : x) {
                above_low += v > low;
                below_high += v < high;
            }
            const double n = detail::samples::size_of(x), left = n - 2 * cut;
            const double lows = n - static_cast<double>(above_low) - cut,
                         highs = n - static_cast<double>(below_high) - cut, unit = 1 / left;
            const double inner =
                detail::samples::pairwise_sum(x, [=](double v) { return v > low && v < high ? v : 0.0; });
            if (std::isfinite(inner) && std::abs(low) < 1e290 && std::abs(high) < 1e290)
                return (inner + lows * low + highs * high) / left;
            return detail::samples::pairwise_sum(x, [=](double v) { return v > low && v < high ? v * unit : 0.0; }) +
                   lows * unit * low + highs * unit * high;
        },
        a);
}

}  // namespace scixx::stats
