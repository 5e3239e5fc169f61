// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/goodness/cramervonmises.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/hypothesis/significance.hpp>

/// Tests of goodness of fit by Cramer and von Mises.
namespace scixx::stats {

/// Options of cramervonmises.
struct CramerVonMisesOptions {
    int axis = 0;                                 ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};
/// How cramervonmises_2samp computes its p-value.
enum class CvmMethod {
    auto_,       ///< exact where no sample has more than 20 values
    exact,       ///< over all orders of the pooled sample
    asymptotic,  ///< by the limit law
};
/// Options of cramervonmises_2samp, in SciPy's order.
struct CramerVonMises2Options {
    CvmMethod method = CvmMethod::auto_;          ///< how the p-value is computed
    int axis = 0;                                 ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};

namespace detail::samples {
template <class T = double>
[[nodiscard]] inline SignificanceResult<double> cramervonmises(core::Sample sample, CdfRef cdf) {
    core::require_observations(sample.size() > 1, "cramervonmises", "rvs must have at least 2 observations, got ",
                               sample.size());
    const std::vector<T> x = sorted(sample);
    const auto n = static_cast<double>(x.size());
    double w = 1 / (12 * n);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double gap = (2 * static_cast<double>(i) + 1) / (2 * n) - cdf(x[i]);
        w += gap * gap;
    }
    return {w, std::isnan(w) ? w : std::max(0.0, 1 - cramer_cdf(w, n))};
}
template <class = void>
[[nodiscard]] inline SignificanceResult<double> cramervonmises_2samp(core::Sample a, core::Sample b, CvmMethod method) {
    core::require_observations(a.size() > 1 && b.size() > 1, "cramervonmises_2samp",
                               "x and y must have at least 2 observations, got ", a.size(), " and ", b.size());
    const auto m = static_cast<double>(a.size()), n = static_cast<double>(b.size()), all = m + n, k = m * n;
    const double u = cramer_rank_sum(a, b);
    const double t = u / (k * all) - (4 * k - 1) / (6 * all);
    if (method == CvmMethod::exact || (method == CvmMethod::auto_ && std::max(m, n) <= 20)) {
        const auto i = static_cast<std::int64_t>(a.size()), j = static_cast<std::int64_t>(b.size());
        const auto lcm = static_cast<double>(std::lcm(i, j));
        // zeta = t N^2 lcm^2 / (m n), a whole number where there are no ties.
        const double zeta = lcm * lcm * all * (6 * u - k * (4 * k - 1)) / (6 * k * k);
        return {t, cramer_exact_sf(i, j, std::floor(zeta + 1e-7))};
    }
    const double mean = (1 + 1 / all) / 6;
    const double variance = (all + 1) * (4 * k * all - 3 * (m * m + n * n) - 2 * k) / (45 * all * all * 4 * k);
    const double scaled = 1.0 / 6 + (t - mean) / std::sqrt(45 * variance);
    return {t, scaled < 0.003 ? 1.0 : std::max(0.0, 1 - cramer_limit_cdf(scaled))};
}
}  // namespace detail::samples

/// Cramer's and von Mises' test whether a sample is from a given continuous distribution:
/// W = 1 / (12 n) + sum of ((2 i - 1) / (2 n) - F(x_i))^2 over the ordered observations.
/// @param rvs  real array, at least 2 observations a sample.
/// @param cdf  a distribution, frozen or without shape parameters, or a callable distribution function, as in ks_1samp.
/// @param options  see CramerVonMisesOptions.
/// @return statistic and pvalue; numbers for a vector, arrays with an axis less otherwise.
/// @throws std::invalid_argument for fewer than 2 observations.
/// @note   O(n log n). The p-value has an error of O(1 / n^2): S. Csorgo, J. J. Faraway, J. R. Stat. Soc. B 58 (1996)
///         221.
/// @see scipy.stats.cramervonmises. Differs from SciPy: series are summed to the end, not to 1e-7.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, detail::samples::CdfArgument C>
[[nodiscard]] auto cramervonmises(const A& rvs, const C& cdf, const CramerVonMisesOptions& options = {}) {
    return detail::samples::with_cdf(cdf, [&](detail::samples::CdfRef law) {
        return core::along_axis<SignificanceResult, R>(
            "cramervonmises", options, [&](core::Sample s) { return detail::samples::cramervonmises(s, law); }, rvs);
    });
}

/// The same for two samples, of which T is computed from the pooled ranks.
/// @param x, y  real arrays, at least 2 observations a sample. @param options  see CramerVonMises2Options.
/// @return as cramervonmises. @throws std::invalid_argument for fewer than 2 observations.
/// @note   O(n log n); the exact p-value takes time in proportion to the number of values that T has.
///         T. W. Anderson, Ann. Math. Statist. 33 (1962) 1148.
/// @see scipy.stats.cramervonmises_2samp
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto cramervonmises_2samp(const A& x, const B& y, const CramerVonMises2Options& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "cramervonmises_2samp", options, core::detail::ShiftFree{[&](core::Sample first, core::Sample second) {
            return detail::samples::cramervonmises_2samp(first, second, options.method);
        }},
        x, y);
}

}  // namespace scixx::stats
