// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/hypothesis/significance.hpp>

namespace scixx::stats {

/// Options of skewtest and kurtosistest.
struct NormalityOptions {
    int axis = 0;                                      ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;       ///< as in SummaryOptions
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
};

namespace detail::samples {
/// The standard normal transform of a sample's skewness: R. B. D'Agostino, Biometrika 57 (1970) 679.
template <class = void>
[[nodiscard]] double skew_z(const CentralMoments& c) {
    const double n = c.n, y = skewness_of(c, true) * std::sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
    const double beta2 = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
    const double w2 = std::sqrt(2 * (beta2 - 1)) - 1;
    const double delta = 1 / std::sqrt(0.5 * std::log(w2)), alpha = std::sqrt(2 / (w2 - 1));
    return delta * std::asinh(y / alpha);
}
/// The standard normal transform of a sample's kurtosis: F. J. Anscombe and W. J. Glynn, Biometrika 70 (1983) 227.
template <class = void>
[[nodiscard]] double kurtosis_z(const CentralMoments& c) {
    const double n = c.n, b2 = kurtosis_of(c, false, true), expected = 3 * (n - 1) / (n + 1);
    const double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
    const double x = (b2 - expected) / std::sqrt(variance);
    const double root =
        6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * std::sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
    const double a = 6 + 8 / root * (2 / root + std::sqrt(1 + 4 / (root * root)));
    const double term = 1 - 2 / (9 * a), denominator = 1 + x * std::sqrt(2 / (a - 4));
    const double cube =
        denominator == 0 ? nan : std::copysign(std::cbrt((1 - 2 / a) / std::abs(denominator)), denominator);
    return (term - cube) / std::sqrt(2 / (9 * a));
}
}  // namespace detail::samples

/// Test of the hypothesis that the skewness is that of a normal distribution.
/// @param a real array, at least 8 observations a sample. @param options see NormalityOptions.
/// @return statistic z and pvalue; numbers for a vector, arrays with an axis less otherwise.
/// @throws std::invalid_argument for fewer than 8 observations. @see scipy.stats.skewtest. Differs from SciPy: a
///         skewness of exactly 0 has z = 0, where SciPy has about 1, also in normaltest.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto skewtest(const A& a, const NormalityOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "skewtest", options, core::detail::ShiftFree{[&](core::Sample x) -> SignificanceResult<double> {
            core::require_observations(x.size() >= 8, "skewtest", "a must have at least 8 observations, got ",
                                       x.size());
            const double z = detail::samples::skew_z(detail::samples::central_moments(x));
            return {z, detail::samples::normal_pvalue(z, options.alternative)};
        }},
        a);
}

/// Test of the hypothesis that the kurtosis is that of a normal distribution.
/// @param a real array, at least 5 observations a sample (the test is meant for 20 and more).
/// @param options see NormalityOptions. @return as skewtest.
/// @throws std::invalid_argument for fewer than 5 observations. @see scipy.stats.kurtosistest
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto kurtosistest(const A& a, const NormalityOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "kurtosistest", options, core::detail::ShiftFree{[&](core::Sample x) -> SignificanceResult<double> {
            core::require_observations(x.size() >= 5, "kurtosistest", "a must have at least 5 observations, got ",
                                       x.size());
            const double z = detail::samples::kurtosis_z(detail::samples::central_moments(x));
            return {z, detail::samples::normal_pvalue(z, options.alternative)};
        }},
        a);
}

/// D'Agostino and Pearson's test of normality, from skewness and kurtosis together: the sum of the squares of the
/// statistics of skewtest and kurtosistest, compared with chi squared of two degrees of freedom.
/// @param a real array, at least 8 observations a sample. @param options see SummaryOptions. @return as skewtest.
/// @throws std::invalid_argument for fewer than 8 observations.
/// @note Source: R. B. D'Agostino and E. S. Pearson, Biometrika 60 (1973) 613. @see scipy.stats.normaltest
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto normaltest(const A& a, const SummaryOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "normaltest", options, core::detail::ShiftFree{[&](core::Sample x) -> SignificanceResult<double> {
            core::require_observations(x.size() >= 8, "normaltest", "a must have at least 8 observations, got ",
                                       x.size());
            const auto c = detail::samples::central_moments(x);
            const double s = detail::samples::skew_z(c), k = detail::samples::kurtosis_z(c), sum = s * s + k * k;
            return {sum, std::isnan(sum) ? detail::samples::nan : std::exp(-0.5 * sum)};
        }},
        a);
}

/// Jarque and Bera's test of normality, n/6 (skewness^2 + (kurtosis - 3)^2 / 4), compared with chi squared of two
/// degrees of freedom; for large samples.
/// @param a real array. @param options see SummaryOptions.
/// @return as skewtest. @throws std::invalid_argument for an empty sample. @see scipy.stats.jarque_bera. Differs
///         from SciPy: a matrix is reduced along axis 0; the whole array, SciPy's default, is
///         `jarque_bera<Reduce::all>(a)`.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto jarque_bera(const A& a, const SummaryOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "jarque_bera", options, core::detail::ShiftFree{[&](core::Sample x) -> SignificanceResult<double> {
            core::require_observations(!x.empty(), "jarque_bera", "at least one observation is required");
            const auto c = detail::samples::central_moments(x);
            const double s = detail::samples::skewness_of(c, true), k = detail::samples::kurtosis_of(c, true, true);
            const double statistic = c.n / 6 * (s * s + k * k / 4);
            return {statistic, std::isnan(statistic) ? detail::samples::nan : std::exp(-0.5 * statistic)};
        }},
        a);
}

}  // namespace scixx::stats
