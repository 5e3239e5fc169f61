// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/along_axis.hpp>
#include <scixx/stats/correlation.hpp>
#include <scixx/stats/resampling/bootstrap.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <span>
#include <tuple>

namespace scixx::stats {

namespace detail {
template <class T = double>
[[nodiscard]] T correlation_of(core::Sample u, core::Sample v) {
    const auto view = [](core::Sample s) { return core::NdView<const T>(s.data(), {std::ssize(s)}); };
    return correlate(view(u), view(v)).r;
}
}  // namespace detail

/// Pearson's correlation coefficient of two samples with a p-value by resampling.
///
/// With PermutationMethod, that of the coefficient among those of x with y in all or random orders, which supposes only
/// that x and y are independent; with MonteCarloMethod, among those of random samples, which are normal if no others
/// are given.
///
/// @param x, y     as pearsonr.
/// @param method   a PermutationMethod or MonteCarloMethod. @param options see PearsonROptions.
/// @return         as pearsonr without a method. Where samples lie along an axis, a seed makes the resamples of all of
///                 them the same, as in SciPy; a generator draws each anew.
/// @throws std::invalid_argument when the lengths differ or are below 2, and for n_resamples < 1.
/// @see            scipy.stats.pearsonr (SciPy 1.11)
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces,
          detail::resampling::Method Method>
[[nodiscard]] auto pearsonr(const X& x, const Y& y, const Method& method, const PearsonROptions& options = {}) {
    namespace r = detail::resampling;
    auto result = pearsonr<R>(x, y, options);
    result.pvalue = core::along_axis_paired<R>(
        "pearsonr", options,
        [&](core::Sample u, core::Sample v) {
            const auto both = [](std::span<const core::Sample> s) { return detail::correlation_of(s[0], s[1]); };
            const auto with_x = [&](std::span<const core::Sample> s) { return detail::correlation_of(u, s[0]); };
            constexpr bool permutes = std::same_as<Method, PermutationMethod>;
            return r::pvalue_by("pearsonr", method, permutes ? r::data_of({v}) : r::data_of({u, v}),
                                permutes ? r::Statistic(with_x) : r::Statistic(both), r::Exchange::pairings,
                                options.alternative);
        },
        x, y);
    return result;
}

/// The bootstrap's interval of the true coefficient, cut to [-1, 1]: what
/// `result.confidence_interval(x, y, BootstrapMethod{})` calls, where result is that of pearsonr(x, y).
/// @param method  a BootstrapMethod. @param confidence_level in (0, 1).
/// @throws std::invalid_argument for a level outside, and a negative number of resamples.
/// @see scipy.stats.pearsonr (SciPy 1.11)
template <core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces, class T>
[[nodiscard]] auto pearsonr_interval(const X& x, const Y& y, const PearsonRResult<T>& result,
                                     const BootstrapMethod& method, double confidence_level = 0.95) {
    const auto interval = bootstrap(std::tie(x, y), &detail::correlation_of<double>,
                                    {.n_resamples = method.n_resamples,
                                     .paired = true,
                                     .axis = result.axis,
                                     .confidence_level = confidence_level,
                                     .alternative = result.alternative,
                                     .method = method.method,
                                     .rng = method.rng})
                              .confidence_interval;
    if constexpr (std::is_same_v<T, double>) {
        return ConfidenceInterval{std::max(interval.low, -1.0), std::min(interval.high, 1.0)};
    } else {
        ConfidenceLimits<std::remove_cvref_t<decltype(interval.low)>> limits{interval.low, interval.high};
        core::for_each([](double& v) { v = v < -1 ? -1 : v; }, core::view(limits.low));
        core::for_each([](double& v) { v = v > 1 ? 1 : v; }, core::view(limits.high));
        return limits;
    }
}

}  // namespace scixx::stats
