// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/mean_estimate.hpp>
#include <tuple>

namespace scixx::stats {

/// Options of ttest_1samp and ttest_rel, in SciPy's order.
struct TtestOptions {
    int axis = 0;                                      ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
};
/// Options of ttest_ind, in SciPy's order.
struct TtestIndOptions {
    int axis = 0;                                      ///< along which the samples lie
    bool equal_var = true;                             ///< Student's test for equal variances; else Welch's
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    double trim = 0;  ///< share cut off at each end of both samples (Yuen's test), in [0, 0.5)
};
/// Options of ttest_ind_from_stats.
struct TtestFromStatsOptions {
    bool equal_var = true;                             ///< as in TtestIndOptions
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
};

/// What the t tests return: `auto [statistic, pvalue] = ttest_ind(a, b)`.
template <class T>
struct TtestResult {
    T statistic;       ///< t
    T pvalue;          ///< probability of a statistic at least as extreme under the null hypothesis
    T df;              ///< degrees of freedom
    T estimate;        ///< the mean, or difference of means
    T standard_error;  ///< of the estimate
    T reference;       ///< the value of the estimate under the null hypothesis
    Alternative alternative = Alternative::two_sided;

    static constexpr auto bound() { return std::tuple(&TtestResult::statistic, &TtestResult::pvalue); }
    static constexpr auto fields() {
        using R = TtestResult;
        return std::tuple(&R::statistic, &R::pvalue, &R::df, &R::estimate, &R::standard_error, &R::reference);
    }
    /// The interval that contains the mean (or difference) with the given probability; one-sided for a one-sided
    /// alternative. Arrays of statistics give arrays of ends.
    /// @throws std::invalid_argument for a level outside (0, 1).
    template <class Real = double>
    [[nodiscard]] auto confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level > 0 && confidence_level < 1, "TtestResult.confidence_interval",
                      "confidence_level must be a number between 0 and 1, got ", confidence_level);
        const bool both = alternative == Alternative::two_sided;
        const double tail = both ? (1 - confidence_level) / 2 : 1 - confidence_level;
        // The quantile from the incomplete beta function's inverse: 2 P(T > t) = I_x(df / 2, 1 / 2), x = df / (df +
        // t^2).
        const auto upper = [](double freedom, double p) {
            const double x = special::betaincinv(Real(0.5 * freedom), 0.5, 2 * p);
            return std::sqrt(freedom * (1 - x) / x);
        };
        const auto interval = [&](double freedom, double centre, double error) -> ConfidenceInterval {
            const double reach = error * (tail <= 0.5 ? upper(freedom, tail) : -upper(freedom, 1 - tail));
            constexpr double infinity = std::numeric_limits<double>::infinity();
            return {alternative == Alternative::less ? -infinity : centre - reach,
                    alternative == Alternative::greater ? infinity : centre + reach};
        };
        if constexpr (std::is_same_v<T, double>) {
            return interval(df, estimate, standard_error);
        } else {
            ConfidenceLimits<T> limits{estimate, standard_error};
            core::for_each(
                [&](double& low, double& high, const double& freedom) {
                    const auto [from, to] = interval(freedom, low, high);
                    low = from;
                    high = to;
                },
                core::view(limits.low), core::view(limits.high), core::view(df));
            return limits;
        }
    }
};

namespace detail::samples {
template <class = void>
[[nodiscard]] TtestResult<double> ttest(const MeanEstimate& found, double reference, Alternative alternative) {
    const double t = found.statistic(reference);
    return {
        t,          student_pvalue(t, found.df, alternative), found.df, found.estimate, found.standard_error, reference,
        alternative};
}
}  // namespace detail::samples

/// T test of the mean of one sample.
///
/// @param a        real array. @param popmean the mean under the null hypothesis. @param options see TtestOptions.
/// @return  see TtestResult; numbers for a vector, else arrays with an axis less. NaN for fewer than two observations.
/// @throws std::invalid_argument for an axis out of bounds, and for NaN under NanPolicy::raise.
/// @note   The p-value keeps its relative accuracy however small it is. Source: Student, Biometrika 6 (1908) 1.
/// @see    scipy.stats.ttest_1samp
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto ttest_1samp(const A& a, double popmean, const TtestOptions& options = {}) {
    auto result = core::along_axis<TtestResult, R>(
        "ttest_1samp", options,
        [&](core::Sample x) {
            return detail::samples::ttest(detail::samples::mean_estimate(x), popmean, options.alternative);
        },
        a);
    result.alternative = options.alternative;
    return result;
}

/// T test of the mean difference of two related samples.
///
/// @param a, b     real arrays of one length along the axis. @param options see TtestOptions.
/// @return  as ttest_1samp. Under NanPolicy::omit pairs with a NaN are left out.
/// @throws std::invalid_argument also for lengths that differ.
/// @see    scipy.stats.ttest_rel
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto ttest_rel(const A& a, const B& b, const TtestOptions& options = {}) {
    auto result = core::along_axis_paired<TtestResult, R>(
        "ttest_rel", options, core::detail::ShiftFree{[&](core::Sample x, core::Sample y) {
            std::vector<double> difference(x.size());
            for (std::size_t i = 0; i < x.size(); ++i) difference[i] = x[i] - y[i];
            return detail::samples::ttest(detail::samples::mean_estimate(detail::samples::as_sample(difference)), 0,
                                          options.alternative);
        }},
        a, b);
    result.alternative = options.alternative;
    return result;
}

/// T test of the difference of the means of two independent samples, by Student or, for unequal variances, by Welch.
///
/// @param a, b     real arrays; but for the axis their shapes are broadcast. @param options see TtestIndOptions.
/// @return  as ttest_1samp.
/// @throws std::invalid_argument also for a trim outside [0, 0.5).
/// @note   Sources: B. L. Welch, Biometrika 34 (1947) 28; K. K. Yuen, Biometrika 61 (1974) 165.
/// @see    scipy.stats.ttest_ind; with a method, stats/resampling/sample_tests.hpp. Differs from SciPy: with equal
///         variances a sample of one observation is compared with the other; SciPy gives NaN.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto ttest_ind(const A& a, const B& b, const TtestIndOptions& options = {}) {
    core::require(options.trim >= 0 && options.trim < 0.5, "ttest_ind", "trim must be in [0, 0.5), got ", options.trim);
    auto result = core::along_axis<TtestResult, R>(
        "ttest_ind", options, core::detail::ShiftFree{core::detail::PassesNan{[&](core::Sample x, core::Sample y) {
            const auto missing = [&] { return core::detail::has_nan(x) || core::detail::has_nan(y); };
            if (options.trim > 0 && missing()) return core::detail::nan_result<TtestResult<double>>();
            const auto found = detail::samples::ttest(
                detail::samples::mean_difference(x, y, options.equal_var, options.trim), 0, options.alternative);
            return std::isnan(found.statistic) && missing() ? core::detail::nan_result<TtestResult<double>>() : found;
        }}},
        a, b);
    result.alternative = options.alternative;
    return result;
}

/// T test of the difference of two means from the samples' means, standard deviations (ddof 1) and sizes.
/// @see scipy.stats.ttest_ind_from_stats
template <class = void>
[[nodiscard]] TtestResult<double> ttest_ind_from_stats(double mean1, double std1, double nobs1, double mean2,
                                                       double std2, double nobs2,
                                                       const TtestFromStatsOptions& options = {}) {
    return detail::samples::ttest(
        detail::samples::mean_difference_of_stats(mean1, std1, nobs1, mean2, std2, nobs2, options.equal_var), 0,
        options.alternative);
}

}  // namespace scixx::stats
