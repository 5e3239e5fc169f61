// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/trimmed.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <type_traits>
#include <utility>
#include <vector>

/// Statistics of what lies within limits, and samples without their ends.
namespace scixx::stats {

/// Bounds of the values that count; none where not given.
using Limits = std::pair<std::optional<double>, std::optional<double>>;

/// Options of tmean.
struct TmeanOptions {
    Limits limits{};                                 ///< what lies outside is left out
    std::pair<bool, bool> inclusive = {true, true};  ///< whether values equal to a limit count
    int axis = 0;                                    ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;     ///< as in SummaryOptions
};
/// Options of tvar, tstd and tsem.
struct TvarOptions {
    Limits limits{};                                 ///< as in TmeanOptions
    std::pair<bool, bool> inclusive = {true, true};  ///< as in TmeanOptions
    int axis = 0;                                    ///< as in SummaryOptions
    int ddof = 1;                                    ///< taken from the number of values
    NanPolicy nan_policy = NanPolicy::propagate;     ///< as in SummaryOptions
};
/// Options of tmin.
struct TminOptions {
    std::optional<double> lowerlimit{};           ///< smaller values are left out
    int axis = 0;                                 ///< as in SummaryOptions
    bool inclusive = true;                        ///< whether values equal to the limit count
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};
/// Options of tmax.
struct TmaxOptions {
    std::optional<double> upperlimit{};           ///< greater values are left out
    int axis = 0;                                 ///< as in SummaryOptions
    bool inclusive = true;                        ///< whether values equal to the limit count
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

namespace detail::samples {
/// f of the values within limits. A sample that has none gives NaN, an array that has none is refused.
template <Reduce R, class Options, class F, class A>
[[nodiscard]] auto within(const char* function, const Options& options, const Limits& limits,
                          std::pair<bool, bool> inclusive, const A& a, const F& f) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const bool limited = limits.first || limits.second;
    const double low = limits.first.value_or(-infinity), high = limits.second.value_or(infinity);
    const bool with_low = inclusive.first || !limits.first, with_high = inclusive.second || !limits.second;
    bool any = !limited, asked = false;
    auto result = core::along_axis<R>(
        function, options,
        [&](Sample x) {
            if (!limited) return f(x);
            std::vector<double> kept;
            for (const double v : x)
                if ((with_low ? v >= low : v > low) && (with_high ? v <= high : v < high)) kept.push_back(v);
            any |= !kept.empty();
            asked |= !x.empty();
            return kept.empty() ? nan : f(Sample(kept));
        },
        a);
    core::require(any || !asked, function, "no values lie within the limits");
    return result;
}
}  // namespace detail::samples

/// Mean of the values within limits.
/// @param a real array. @param options see TmeanOptions.
/// @return a number for a vector, else an array with an axis less; NaN for a sample without such values.
/// @throws std::invalid_argument where no value of the array lies within the limits. @see scipy.stats.tmean. Differs
///         from SciPy: a matrix is reduced along axis 0; the whole array, SciPy's default, is `tmean<Reduce::all>(a)`.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto tmean(const A& a, const TmeanOptions& options = {}) {
    return detail::samples::within<R>("tmean", options, options.limits, options.inclusive, a,
                                      [](core::Sample x) { return detail::samples::mean_of(x); });
}
/// Variance of the values within limits.
/// @param a real array. @param options see TvarOptions. @return as tmean; NaN for n <= ddof. @throws as tmean.
/// @see scipy.stats.tvar
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto tvar(const A& a, const TvarOptions& options = {}) {
    return detail::samples::within<R>("tvar", options, options.limits, options.inclusive, a, [&](core::Sample x) {
        const auto c = detail::samples::central_moments<2>(x);
        return c.n > options.ddof ? c.variance(options.ddof) : detail::samples::nan;
    });
}
/// Standard deviation of the values within limits.
/// @param a real array. @param options see TvarOptions. @return as tmean; NaN for n <= ddof. @throws as tmean.
/// @see scipy.stats.tstd
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto tstd(const A& a, const TvarOptions& options = {}) {
    return detail::samples::within<R>("tstd", options, options.limits, options.inclusive, a, [&](core::Sample x) {
        return detail::samples::central_moments<2>(x).deviation(options.ddof);
    });
}
/// Standard error of the mean of the values within limits.
/// @param a real array. @param options see TvarOptions. @return as tmean; NaN for n <= ddof. @throws as tmean.
/// @see scipy.stats.tsem
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto tsem(const A& a, const TvarOptions& options = {}) {
    return detail::samples::within<R>("tsem", options, options.limits, options.inclusive, a, [&](core::Sample x) {
        const auto c = detail::samples::central_moments<2>(x);
        return c.deviation(options.ddof) / std::sqrt(c.n);
    });
}
/// Smallest of the values that are not below a limit.
/// @param a real array. @param options see TminOptions. @return as tmean. @throws as tmean. @see scipy.stats.tmin
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto tmin(const A& a, const TminOptions& options = {}) {
    return detail::samples::within<R>(
        "tmin", options, {options.lowerlimit, {}}, {options.inclusive, true}, a,
        [](core::Sample x) { return x.empty() ? detail::samples::nan : *std::min_element(x.begin(), x.end()); });
}
/// The same with the limit in its place: `tmin(a, 13)`. @see scipy.stats.tmin
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, class L>
    requires std::is_arithmetic_v<L>
[[nodiscard]] auto tmin(const A& a, L lowerlimit, TminOptions options = {}) {
    options.lowerlimit = static_cast<double>(lowerlimit);
    return tmin<R>(a, options);
}
/// Greatest of the values that are not above a limit.
/// @param a real array. @param options see TmaxOptions. @return as tmean. @throws as tmean. @see scipy.stats.tmax
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto tmax(const A& a, const TmaxOptions& options = {}) {
    return detail::samples::within<R>(
        "tmax", options, {{}, options.upperlimit}, {true, options.inclusive}, a,
        [](core::Sample x) { return x.empty() ? detail::samples::nan : *std::max_element(x.begin(), x.end()); });
}
/// The same with the limit in its place: `tmax(a, 13)`. @see scipy.stats.tmax
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, class L>
    requires std::is_arithmetic_v<L>
[[nodiscard]] auto tmax(const A& a, L upperlimit, TmaxOptions options = {}) {
    options.upperlimit = static_cast<double>(upperlimit);
    return tmax<R>(a, options);
}

/// Which end trim1 cuts off.
enum class Tail { right, left };

/// An array without a share of the smallest and the same share of the greatest values along an axis.
///
/// @param a                real array. @param proportiontocut share at each end, in [0, 0.5), rounded down to whole
///                         values.
/// @param axis             the samples' axis; `trimboth<Reduce::all>(a, p)` flattens the array first (SciPy's None).
/// @return  array of a's family and scalar, shorter along the axis; the order along it is not specified.
/// @throws std::invalid_argument for a proportion that leaves nothing. @note O(n). @see scipy.stats.trimboth
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto trimboth(const A& a, double proportiontocut, int axis = 0) {
    return detail::samples::trimmed_ends<core::ScalarOf<A>, R>("trimboth", a, axis, proportiontocut, proportiontocut);
}
/// An array without a share of the values at one end.
/// @param a real array. @param proportiontocut share, rounded down to whole values; 1 or more leaves nothing.
/// @param tail which end is cut off. @param axis as in trimboth. @return as trimboth. @see scipy.stats.trim1
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto trim1(const A& a, double proportiontocut, Tail tail = Tail::right, int axis = 0) {
    const bool right = tail == Tail::right;
    return detail::samples::trimmed_ends<core::ScalarOf<A>, R>("trim1", a, axis, right ? 0 : proportiontocut,
                                                               right ? proportiontocut : 0);
}

/// What sigmaclip returns: `auto [clipped, lower, upper] = sigmaclip(a)`.
struct SigmaclipResult {
    Eigen::ArrayXd clipped;  ///< what is left, in its order
    double lower, upper;     ///< the last bounds
};

/// Values that are left when those more than `low` standard deviations below or `high` above the mean are taken out,
/// again and again until none is.
/// @param a real array, taken in C order as one sample. @param low, high numbers of standard deviations (ddof 0).
/// @return see SigmaclipResult; NaN as bounds of an empty array, and where a value is NaN. @see scipy.stats.sigmaclip
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] SigmaclipResult sigmaclip(const A& a, double low = 4, double high = 4) {
    const auto flat = detail::samples::flattened(a);
    std::vector<double> c;
    for (core::Index i = 0; i < flat.size(); ++i) c.push_back(static_cast<double>(flat[i]));
    double lower = detail::samples::nan, upper = detail::samples::nan;
    while (true) {
        const auto moments = detail::samples::central_moments<2>(detail::samples::as_sample(c));
        const double deviation = moments.deviation(0);
        lower = moments.mean - deviation * low;
        upper = moments.mean + deviation * high;
        if (std::erase_if(c, [&](double v) { return !(v >= lower && v <= upper); }) == 0) break;
    }
    return {detail::samples::as_array(c), lower, upper};
}

}  // namespace scixx::stats
