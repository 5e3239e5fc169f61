// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>

namespace scixx::stats {

/// Geometric mean, exp of the mean logarithm.
/// @param a real array; a zero gives 0, a negative number NaN. @param options see SummaryOptions.
/// @return a number for a vector, else an array with an axis less; NaN for an empty sample.
/// @see scipy.stats.gmean. Differs from SciPy: weights are not taken.
template <Reduce R = Reduce::along, core::ArrayLike A>
[[nodiscard]] auto gmean(const A& a, const SummaryOptions& options = {}) {
    return core::along_axis<R>(
        "gmean", options,
        [](core::Sample x) {
            return std::exp(detail::pairwise_sum(x, [](double v) { return std::log(v); }) / detail::size_of(x));
        },
        a);
}

/// Harmonic mean, n divided by the sum of 1 / x.
/// @param a real array of numbers >= 0; a zero gives 0. @param options see SummaryOptions. @return as gmean.
/// @throws std::invalid_argument for a negative number.
/// @see scipy.stats.hmean. Differs from SciPy: weights are not taken.
template <Reduce R = Reduce::along, core::ArrayLike A>
[[nodiscard]] auto hmean(const A& a, const SummaryOptions& options = {}) {
    return core::along_axis<R>(
        "hmean", options,
        [](core::Sample x) {
            for (const double v : x) core::require(v >= 0, "hmean", "a must not be negative, got ", v);
            return detail::size_of(x) / detail::pairwise_sum(x, [](double v) { return 1 / v; });
        },
        a);
}

/// Power mean, (mean of x^p)^(1/p); the geometric mean for p = 0.
/// @param a real array of numbers >= 0. @param p exponent. @param options see SummaryOptions. @return as gmean.
/// @throws std::invalid_argument for a negative number.
/// @see scipy.stats.pmean. Differs from SciPy: weights are not taken.
template <Reduce R = Reduce::along, core::ArrayLike A>
[[nodiscard]] auto pmean(const A& a, double p, const SummaryOptions& options = {}) {
    return core::along_axis<R>(
        "pmean", options,
        [p](core::Sample x) {
            for (const double v : x) core::require(v >= 0, "pmean", "a must not be negative, got ", v);
            if (p == 0)
                return std::exp(detail::pairwise_sum(x, [](double v) { return std::log(v); }) / detail::size_of(x));
            // In units of the largest, so that powers stay in range.
            const double most = x.empty() ? 1.0 : *std::max_element(x.begin(), x.end());
            const double unit = most > 0 && std::isfinite(most) ? most : 1.0;
            return unit * std::pow(detail::pairwise_sum(x, [&](double v) { return std::pow(v / unit, p); }) /
                                       detail::size_of(x),
                                   1 / p);
        },
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
template <Reduce R = Reduce::along, core::ArrayLike A>
[[nodiscard]] auto trim_mean(const A& a, double proportiontocut, const TrimOptions& options = {}) {
    return core::along_axis<R>(
        "trim_mean", options,
        [&](core::Sample x) {
            if (x.empty()) return detail::nan;
            const double cut = std::floor(proportiontocut * detail::size_of(x));
            core::require(cut >= 0 && 2 * cut < detail::size_of(x), "trim_mean",
                          "proportiontocut must leave something, got ", proportiontocut);
            const std::vector<double> all = detail::sorted(x);
            const std::size_t skip = static_cast<std::size_t>(cut);
            return detail::mean_of(core::Sample(all).subspan(skip, all.size() - 2 * skip));
        },
        a);
}

}  // namespace scixx::stats
