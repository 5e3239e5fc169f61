// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <initializer_list>
#include <optional>
#include <scixx/integrate/detail/sampled.hpp>

namespace scixx::integrate {

/// Options of trapezoid and simpson. Positions x are given as the second argument.
struct SampledOptions {
    double dx = 1;  ///< distance of the samples where no positions are given
    int axis = -1;  ///< along which to integrate; negative ones count from the last
};

/// Options of cumulative_trapezoid and cumulative_simpson.
struct CumulativeOptions {
    double dx = 1;                    ///< distance of the samples where no positions are given
    int axis = -1;                    ///< along which to integrate; negative ones count from the last
    std::optional<double> initial{};  ///< value put before the results, which then have the shape of y
};

/// Integral of equally spaced samples by the trapezoidal rule, dx (y[0] / 2 + y[1] + ... + y[n-2] + y[n-1] / 2).
///
///     trapezoid(y, {.dx = 0.1});  trapezoid(y, x);  trapezoid(matrix, x, {.axis = 0})
///
/// @param y        samples, real or complex, of any rank; integers count as double.
/// @param options  see SampledOptions.
/// @return  a number for a vector, else an array of y's family without the axis. Fewer than two samples give 0.
/// @throws std::invalid_argument for an axis out of bounds.
/// @note    O(size). Sums are formed pairwise. NaN and infinity propagate along their own line.
/// @see     scipy.integrate.trapezoid
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto trapezoid(const Y& y, const SampledOptions& options = {}) {
    return detail::integrate_lines(
        "trapezoid", y, options.axis, detail::Positions<>(), options.dx,
        [](const auto& line, const detail::Spacing& h) { return detail::trapezoid(line, h); });
}

/// Integral of samples at positions x by the trapezoidal rule, sum of (x[i+1] - x[i]) (y[i] + y[i+1]) / 2.
/// @param y  samples. @param x real positions, in any order: as many as there are samples along the axis, or an array
///           of y's shape. @param options see SampledOptions.
/// @throws std::invalid_argument also for positions of another shape.
/// @see     scipy.integrate.trapezoid
template <core::ArrayLike Y = core::InBraces, core::ArrayLike X>
[[nodiscard]] auto trapezoid(const Y& y, const X& x, const SampledOptions& options = {}) {
    return detail::integrate_lines(
        "trapezoid", y, options.axis, detail::Positions<X>(x), options.dx,
        [](const auto& line, const detail::Spacing& h) { return detail::trapezoid(line, h); });
}
/// The same with `x` in braces.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto trapezoid(const Y& y, std::initializer_list<double> x, const SampledOptions& options = {}) {
    return trapezoid(y, core::InBraces(x), options);
}

/// Running integral of equally spaced samples by the trapezoidal rule: entry i is the integral up to sample i + 1.
///
/// @param y        samples, real or complex, of any rank.
/// @param options  see CumulativeOptions; with `initial`, that value comes first and the result has y's shape.
/// @param out      nothing, or a writable array of the result's shape and scalar.
/// @return  array of y's family with one entry less along the axis (as many with `initial`).
/// @throws std::invalid_argument for an axis out of bounds, or without samples.
/// @see     scipy.integrate.cumulative_trapezoid
template <core::ArrayLike Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto cumulative_trapezoid(const Y& y, const CumulativeOptions& options = {}, D&&... out) {
    return detail::accumulate_lines(
        "cumulative_trapezoid", y, options.axis, detail::Positions<>(), options.dx, options.initial, false,
        [](const auto& line, const detail::Spacing& h, const auto& start, const auto& to) {
            detail::cumulative_trapezoid(line, h, start, to);
        },
        out...);
}

/// Running integral of samples at positions x by the trapezoidal rule.
/// @param y samples. @param x positions as in trapezoid. @param options see CumulativeOptions. @param out as above.
/// @see     scipy.integrate.cumulative_trapezoid
template <core::ArrayLike Y = core::InBraces, core::ArrayLike X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto cumulative_trapezoid(const Y& y, const X& x, const CumulativeOptions& options = {}, D&&... out) {
    return detail::accumulate_lines(
        "cumulative_trapezoid", y, options.axis, detail::Positions<X>(x), options.dx, options.initial, false,
        [](const auto& line, const detail::Spacing& h, const auto& start, const auto& to) {
            detail::cumulative_trapezoid(line, h, start, to);
        },
        out...);
}
/// The same with `x` in braces.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto cumulative_trapezoid(const Y& y, std::initializer_list<double> x,
                                        const CumulativeOptions& options = {}) {
    return cumulative_trapezoid(y, core::InBraces(x), options);
}

}  // namespace scixx::integrate
