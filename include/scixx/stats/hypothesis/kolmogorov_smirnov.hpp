// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/goodness/kolmogorov_smirnov.hpp>
#include <tuple>

/// Kolmogorov's and Smirnov's tests of goodness of fit.
namespace scixx::stats {

/// How the p-value of a Kolmogorov-Smirnov test is computed.
enum class KsMethod {
    auto_,   ///< exact for one sample and for two samples of at most 10000 values, else asymp
    exact,   ///< the law of the statistic for this size
    approx,  ///< one sample only: twice the one-sided probability
    asymp,   ///< the limit law
};
/// Options of the Kolmogorov-Smirnov tests, in SciPy's order.
struct KsOptions {
    Alternative alternative = Alternative::two_sided;  ///< which distance counts
    KsMethod method = KsMethod::auto_;                 ///< how the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN
};
/// What the Kolmogorov-Smirnov tests return: `auto [statistic, pvalue] = kstest(x, stats::norm)`.
template <class T>
struct KstestResult {
    T statistic;           ///< the distance D, D+ or D-
    T pvalue;              ///< probability of a distance at least as large under the null hypothesis
    T statistic_location;  ///< the observation where the distance is attained
    T statistic_sign;      ///< +1 where the (first) empirical distribution function is above the other one, else -1
    static constexpr auto bound() { return std::tuple(&KstestResult::statistic, &KstestResult::pvalue); }
    static constexpr auto fields() {
        return std::tuple(&KstestResult::statistic, &KstestResult::pvalue, &KstestResult::statistic_location,
                          &KstestResult::statistic_sign);
    }
};

namespace detail::samples {
template <class = void>
[[nodiscard]] inline KstestResult<double> ks_1samp(core::Sample x, CdfRef cdf, Alternative alternative,
                                                   KsMethod method) {
    core::require_observations(!x.empty(), "ks_1samp", "x must not be empty");
    const Distance d = distance_to(x, cdf, alternative);
    const auto n = static_cast<double>(x.size());
    double p = std::numeric_limits<double>::quiet_NaN();
    if (std::isnan(d.value)) return {p, p, p, p};
    const bool limit_law = alternative == Alternative::two_sided && method == KsMethod::asymp;
    if (d.value <= 0 || (d.value >= 1 && !limit_law))
        p = d.value <= 0 ? 1.0 : 0.0;
    else if (alternative != Alternative::two_sided)
        p = Ksone<>{n}.sf(d.value);
    else if (limit_law)
        p = Kstwobign<>{}.sf(d.value * std::sqrt(n));
    else if (method == KsMethod::approx)
        p = 2 * Ksone<>{n}.sf(d.value);
    else
        p = d.value <= 0.5 / n ? 1.0 : kolmogorov_smirnov(n, d.value, KolmogorovPart::above);
    return {d.value, std::clamp(p, 0.0, 1.0), d.location, static_cast<double>(d.sign)};
}
template <class = void>
[[nodiscard]] inline KstestResult<double> ks_2samp(core::Sample a, core::Sample b, Alternative alternative,
                                                   KsMethod method) {
    core::require_observations(!a.empty() && !b.empty(), "ks_2samp", "data1 and data2 must not be empty, got ",
                               a.size(), " and ", b.size(), " values");
    Distance d = distance_between(sorted(a), sorted(b), alternative);
    const auto m = static_cast<std::int64_t>(a.size()), n = static_cast<std::int64_t>(b.size());
    const bool two_sided = alternative == Alternative::two_sided;
    double p;
    if (method == KsMethod::exact || (method == KsMethod::auto_ && std::max(m, n) <= 10000)) {
        const std::int64_t lcm = std::lcm(m, n), h = std::llround(d.value * static_cast<double>(lcm));
        d.value = static_cast<double>(h) / static_cast<double>(lcm);
        p = m == n ? path_share_square(n, h, two_sided) : path_share(m, n, h, two_sided);
    } else {
        p = limit_sf(d.value, static_cast<double>(std::max(m, n)), static_cast<double>(std::min(m, n)), two_sided);
    }
    return {d.value, std::clamp(p, 0.0, 1.0), d.location, static_cast<double>(d.sign)};
}
}  // namespace detail::samples

/// Kolmogorov's and Smirnov's test whether a sample is from a given continuous distribution: D = sup |F_n(x) - F(x)|,
/// or one of its sides.
///
/// @param x    real array, at least one observation a sample.
/// @param cdf  a distribution, frozen or without shape parameters (`stats::norm`, `stats::gamma(2.0)`), or a callable
///             double(double) that is the distribution function.
/// @param options  see KsOptions; alternative greater means that F_n is above F somewhere.
/// @return statistic, pvalue, statistic_location, statistic_sign; numbers for a vector, arrays with an axis less
/// otherwise.
/// @throws std::invalid_argument for an empty sample.
/// @note   O(n log n), and the law of D for n observations (see kstwo); NaN gives NaN.
/// @see scipy.stats.ks_1samp. Differs from SciPy: the exact p-value has its full accuracy for n from 141 to 300 too.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, detail::samples::CdfArgument C>
[[nodiscard]] auto ks_1samp(const A& x, const C& cdf, const KsOptions& options = {}) {
    return detail::samples::with_cdf(cdf, [&](detail::samples::CdfRef law) {
        return core::along_axis<KstestResult, R>(
            "ks_1samp", options,
            [&](core::Sample s) { return detail::samples::ks_1samp(s, law, options.alternative, options.method); }, x);
    });
}

/// Smirnov's test whether two samples are from one continuous distribution: D = sup |F_1(x) - F_2(x)|, or one of its
/// sides.
///
/// @param data1, data2  real arrays, at least one observation a sample.
/// @param options  see KsOptions; alternative greater means that F_1 is above F_2 somewhere. The method approx is
///                 asymp.
/// @return as ks_1samp. @throws std::invalid_argument for an empty sample.
/// @note   O(n log n); the exact p-value of samples of unequal sizes m and n costs O((m + n) m n D / (m + n)), that of
///         equal sizes O(n). NaN gives NaN. J. L. Hodges, Ark. Mat. 3 (1958) 469.
/// @see scipy.stats.ks_2samp. Differs from SciPy: the exact method has no limit of size.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto ks_2samp(const A& data1, const B& data2, const KsOptions& options = {}) {
    return core::along_axis<KstestResult, R>(
        "ks_2samp", options, core::detail::ShiftFree{[&](core::Sample first, core::Sample second) {
            return detail::samples::ks_2samp(first, second, options.alternative, options.method);
        }},
        data1, data2);
}

/// The one-sample or the two-sample Kolmogorov-Smirnov test, by what the second argument is: a distribution or a
/// distribution function (ks_1samp), or another sample (ks_2samp).
/// @see scipy.stats.kstest. Differs from SciPy: rvs is a sample, never a generator of one.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, class C>
    requires(core::ArrayLike<C> || detail::samples::CdfArgument<C>)
[[nodiscard]] auto kstest(const A& rvs, const C& cdf, const KsOptions& options = {}) {
    if constexpr (core::ArrayLike<C>)
        return ks_2samp<R>(rvs, cdf, options);
    else
        return ks_1samp<R>(rvs, cdf, options);
}

}  // namespace scixx::stats
