// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::stats {

/// Options of skew.
struct SkewOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    bool bias = true;                             ///< whether the estimate is left uncorrected
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};
/// Options of kurtosis.
struct KurtosisOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    bool fisher = true;                           ///< whether 3 is subtracted, so that the normal distribution has 0
    bool bias = true;                             ///< whether the estimate is left uncorrected
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};
/// Options of moment.
struct MomentOptions {
    int order = 1;                                ///< the power, >= 0
    int axis = 0;                                 ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
    std::optional<double> center{};               ///< about which it is taken; default: the mean
};
/// Options of describe.
struct DescribeOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    int ddof = 1;                                 ///< of the variance
    bool bias = true;                             ///< whether skewness and kurtosis are left uncorrected
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

/// What describe returns, in the order of SciPy's tuple.
template <class T>
struct DescribeResult {
    T nobs;                  ///< number of observations
    std::pair<T, T> minmax;  ///< the smallest and the largest
    T mean;                  ///< arithmetic mean
    T variance;              ///< unbiased with ddof 1
    T skewness;              ///< third moment in units of the deviation
    T kurtosis;              ///< fourth moment likewise, less 3
};

namespace detail::samples {
template <class T>
struct Description {
    T nobs, least, most, mean, variance, skewness, kurtosis;
    static constexpr auto bound() {
        using D = Description;
        return std::tuple(&D::nobs, &D::least, &D::most, &D::mean, &D::variance, &D::skewness, &D::kurtosis);
    }
};
}  // namespace detail::samples

/// Number, range, mean, variance, skewness and kurtosis of samples.
///
/// @param a        real array; a vector gives numbers, else arrays with an axis less.
/// @param options  see DescribeOptions.
/// @return  see DescribeResult; NaN, and 0 observations, for a sample that NanPolicy::omit leaves empty.
/// @throws std::invalid_argument for an empty array, an axis out of bounds, and for NaN under NanPolicy::raise.
/// @note   Two passes over each sample; moments are formed in a unit in which they neither overflow nor vanish.
/// @see    scipy.stats.describe
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto describe(const A& a, const DescribeOptions& options = {}) {
    constexpr double nan = detail::samples::nan;
    core::require(core::checked_size("describe", core::shape_of(a)) > 0, "describe", "the input must not be empty");
    auto d = core::along_axis<detail::samples::Description, R>(
        "describe", options,
        [&](core::Sample x) -> detail::samples::Description<double> {
            if (x.empty()) return detail::samples::Description<double>{0, nan, nan, nan, nan, nan, nan};
            const auto c = detail::samples::central_moments(x);
            return {c.n,
                    c.least,
                    c.most,
                    c.mean,
                    c.n > options.ddof ? c.variance(options.ddof) : detail::samples::nan,
                    detail::samples::skewness_of(c, options.bias),
                    detail::samples::kurtosis_of(c, true, options.bias)};
        },
        a);
    if (options.nan_policy == NanPolicy::propagate) {
        // NaN counts: every sample has the whole length.
        const core::Dims shape = core::shape_of(a);
        const auto axis = core::normalize_axis("describe", options.axis, shape.size());
        const auto n = static_cast<double>(R == Reduce::all ? core::checked_size("describe", shape) : shape[axis]);
        if constexpr (std::is_same_v<decltype(d.nobs), double>)
            d.nobs = n;
        else
            core::for_each([n](double& v) { v = n; }, core::view(d.nobs));
    }
    return DescribeResult<decltype(d.mean)>{std::move(d.nobs),     {std::move(d.least), std::move(d.most)},
                                            std::move(d.mean),     std::move(d.variance),
                                            std::move(d.skewness), std::move(d.kurtosis)};
}

/// Skewness of samples, m3 / m2^(3/2) with the central moments m_k; without bias times sqrt(n (n - 1)) / (n - 2).
///
/// @param a        real array. @param options see SkewOptions.
/// @return  a number for a vector, else an array with an axis less. NaN for an empty sample, and for one that varies by
///          no more than rounding.
/// @see scipy.stats.skew
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto skew(const A& a, const SkewOptions& options = {}) {
    return core::along_axis<R>("skew", options, core::detail::ShiftFree{core::detail::PassesNan{[&](core::Sample x) {
                                   return detail::samples::skewness_of(detail::samples::central_moments(x),
                                                                       options.bias);
                               }}},
                               a);
}

/// Kurtosis of samples, m4 / m2^2, less 3 in Fisher's definition.
///
/// @param a        real array. @param options see KurtosisOptions.
/// @return  a number for a vector, else an array with an axis less. NaN as in skew.
/// @see scipy.stats.kurtosis
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto kurtosis(const A& a, const KurtosisOptions& options = {}) {
    return core::along_axis<R>(
        "kurtosis", options, core::detail::ShiftFree{core::detail::PassesNan{[&](core::Sample x) {
            return detail::samples::kurtosis_of(detail::samples::central_moments(x), options.fisher, options.bias);
        }}},
        a);
}

/// Moment of samples about their mean or another centre, the mean of (x - centre)^order.
///
/// @param a        real array. @param options see MomentOptions.
/// @return  a number for a vector, else an array with an axis less; NaN for an empty sample.
/// @throws std::invalid_argument for a negative order.
/// @see scipy.stats.moment
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto moment(const A& a, const MomentOptions& options = {}) {
    core::require(options.order >= 0, "moment", "order must not be negative, got ", options.order);
    return core::along_axis<R>(
        "moment", options,
        [&](core::Sample x) {
            if (x.empty()) return detail::samples::nan;
            if (options.order == 1 && !options.center) return 0.0;
            const double centre = options.center.value_or(detail::samples::mean_of(x));
            return detail::samples::pairwise_sum(x,
                                                 [&](double v) {
                                                     double power = 1;
                                                     for (int k = 0; k < options.order; ++k) power *= v - centre;
                                                     return power;
                                                 }) /
                   detail::samples::size_of(x);
        },
        a);
}

/// The same with the order in its place: `moment(a, 3)`. @see scipy.stats.moment
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, std::integral I>
[[nodiscard]] auto moment(const A& a, I order, MomentOptions options = {}) {
    options.order = static_cast<int>(order);
    return moment<R>(a, options);
}

/// Standard error of the mean, the standard deviation divided by sqrt(n).
/// @param a real array. @param options see DdofOptions. @return as skew; NaN for n <= ddof.
/// @see scipy.stats.sem
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto sem(const A& a, const DdofOptions& options = {}) {
    return core::along_axis<R>("sem", options, core::detail::ShiftFree{[&](core::Sample x) {
                                   return detail::samples::central_moments<2>(x).deviation(options.ddof) /
                                          std::sqrt(detail::samples::size_of(x));
                               }},
                               a);
}

/// Coefficient of variation, the standard deviation divided by the mean.
/// @param a real array. @param options see PopulationOptions. @return as skew; NaN for n < ddof, and inf with the
/// mean's sign for n = ddof.
/// @see scipy.stats.variation
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto variation(const A& a, const PopulationOptions& options = {}) {
    return core::along_axis<R>(
        "variation", options,
        [&](core::Sample x) {
            const auto c = detail::samples::central_moments<2>(x);
            if (c.n == options.ddof && c.n > 0)
                return c.m2 > 0 ? std::copysign(std::numeric_limits<double>::infinity(), c.mean) : detail::samples::nan;
            return c.deviation(options.ddof) / c.mean;
        },
        a);
}

}  // namespace scixx::stats
