// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/samples/kstat.hpp>
#include <utility>

/// Estimators of cumulants and L-moments, and expectiles.
namespace scixx::stats {

/// The n-th k-statistic, the unbiased estimator of the n-th cumulant: mean, variance, third central moment, ...
/// @param a real array. @param n order 1 to 4. @param options see SummaryOptions.
/// @return a number for a vector, else an array with an axis less; NaN for fewer than n values.
/// @throws std::invalid_argument for another order. @note From central moments, so that an offset costs no digits.
/// @see scipy.stats.kstat. Differs from SciPy: a matrix is reduced along axis 0; the whole array, SciPy's default, is
///      `kstat<Reduce::all>(a)`.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto kstat(const A& a, int n = 2, const SummaryOptions& options = {}) {
    core::require(n >= 1 && n <= 4, "kstat", "n must be 1, 2, 3 or 4, got ", n);
    return core::along_axis<R>(
        "kstat", options,
        [n](core::Sample x) {
            if (std::ssize(x) < n) return detail::samples::nan;
            return detail::samples::kstat_of(detail::samples::central_moments(x), n);
        },
        a);
}
/// An unbiased estimator of the variance of the k-statistic of order 1 or 2: k2 / N, and
/// (2 N k2^2 + (N - 1) k4) / (N (N + 1)).
/// @param a real array. @param n 1 or 2. @param options as kstat. @return as kstat; NaN for fewer than 2 n values.
/// @throws std::invalid_argument for another order. @see scipy.stats.kstatvar. Differs from SciPy: as kstat.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto kstatvar(const A& a, int n = 2, const SummaryOptions& options = {}) {
    core::require(n == 1 || n == 2, "kstatvar", "n must be 1 or 2, got ", n);
    return core::along_axis<R>(
        "kstatvar", options,
        [n](core::Sample x) {
            if (std::ssize(x) < 2 * n) return detail::samples::nan;
            const auto c = detail::samples::central_moments(x);
            const double k2 = detail::samples::kstat_of(c, 2);
            if (n == 1) return k2 / c.n;
            return (2 * c.n * k2 * k2 + (c.n - 1) * detail::samples::kstat_of(c, 4)) / (c.n * (c.n + 1));
        },
        a);
}

/// Options of lmoment.
struct LmomentOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    bool standardize = true;                      ///< whether orders from 3 on are divided by that of order 2
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

/// The L-moment of an order, an expectation of order statistics: mean, half of Gini's mean difference, and from order 3
/// on (standardised) L-skewness, L-kurtosis, ...
/// @param sample real array. @param order 1, 2, .... @param options see LmomentOptions.
/// @return a number for a vector, else an array with an axis less; NaN for fewer values than the order.
/// @throws std::invalid_argument for an order below 1. @note O(n log n + n order).
/// @see scipy.stats.lmoment; J. R. M. Hosking, J. R. Stat. Soc. B 52 (1990) 105.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto lmoment(const A& sample, int order, const LmomentOptions& options = {}) {
    core::require(order >= 1, "lmoment", "order must be a positive integer, got ", order);
    return core::along_axis<R>(
        "lmoment", options,
        [&](core::Sample x) {
            const auto all = detail::samples::lmoments(x, std::max(order, 2));
            const double value = all.data()[order - 1];
            return order > 2 && options.standardize ? value / all[1] : value;
        },
        sample);
}
/// The first four L-moments. @return std::array of what the form with one order returns. @see scipy.stats.lmoment
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto lmoment(const A& sample, const LmomentOptions& options = {}) {
    auto four = core::along_axis<detail::samples::FourMoments, R>(
        "lmoment", options,
        [&](core::Sample x) -> detail::samples::FourMoments<double> {
            const auto all = detail::samples::lmoments(x, 4);
            const double unit = options.standardize ? all[1] : 1;
            return {all[0], all[1], all[2] / unit, all[3] / unit};
        },
        sample);
    return std::array{std::move(four.first), std::move(four.second), std::move(four.third), std::move(four.fourth)};
}

/// Expectile of a sample, the t with alpha sum (x - t)+ = (1 - alpha) sum (t - x)+: the mean for alpha = 1/2, and to it
/// what quantiles are to the median.
/// @param a real vector. @param alpha level in [0, 1]. @return NaN for an empty sample, and where a value is NaN.
/// @throws std::invalid_argument for another level. @note O(n) a step, some ten steps.
/// @see scipy.stats.expectile; W. K. Newey and J. L. Powell, Econometrica 55 (1987) 819.
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] double expectile(const A& a, double alpha = 0.5) {
    core::require(alpha >= 0 && alpha <= 1, "expectile", "alpha must be in [0, 1], got ", alpha);
    return core::along_axis(
        "expectile", SummaryOptions{}, [&](core::Sample x) { return detail::samples::expectile_of(x, {}, alpha); }, a);
}
/// The same with weights. @param weights as many numbers >= 0. @see scipy.stats.expectile
template <core::ArrayLike A = core::InBraces, core::ArrayLike W = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<W> == 1)
[[nodiscard]] double expectile(const A& a, double alpha, const W& weights) {
    core::require(alpha >= 0 && alpha <= 1, "expectile", "alpha must be in [0, 1], got ", alpha);
    return core::along_axis_paired(
        "expectile", SummaryOptions{},
        [&](core::Sample x, core::Sample w) { return detail::samples::expectile_of(x, w, alpha); }, a, weights);
}

}  // namespace scixx::stats
