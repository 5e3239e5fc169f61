// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <initializer_list>
#include <scixx/integrate/trapezoid.hpp>

namespace scixx::integrate {

/// Integral of equally spaced samples by Simpson's rule: parabolas through three samples each.
///
/// For an even number of samples the last interval is that of the parabola through the last three (Cartwright), so the
/// rule is exact for parabolas whatever the number of samples, and for cubics where it is odd.
///
/// @param y        samples, real or complex, of any rank; integers count as double.
/// @param options  see SampledOptions.
/// @return  a number for a vector, else an array of y's family without the axis. Two samples give the trapezoid, fewer
///          0.
/// @throws std::invalid_argument for an axis out of bounds.
/// @note    O(size). NaN and infinity propagate along their own line. Source: K. V. Cartwright, Simpson's rule
///          cumulative integration with MS Excel and irregularly-spaced data, J. Math. Sci. Math. Educ. 12 (2017) 1.
/// @see     scipy.integrate.simpson. Differs from SciPy: the rule for even numbers is that of SciPy 1.11 and later.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto simpson(const Y& y, const SampledOptions& options = {}) {
    return detail::integrate_lines("simpson", y, options.axis, detail::Positions<>(), options.dx,
                                   [](const auto& line, const detail::Spacing& h) { return detail::simpson(line, h); });
}

/// Integral of samples at positions x by Simpson's rule.
/// @param y samples. @param x positions, sorted, as in trapezoid; where two neighbours are equal the quotients without
///          a value count as 0, as in SciPy. @param options see SampledOptions.
/// @see     scipy.integrate.simpson
template <core::ArrayLike Y = core::InBraces, core::ArrayLike X>
[[nodiscard]] auto simpson(const Y& y, const X& x, const SampledOptions& options = {}) {
    return detail::integrate_lines("simpson", y, options.axis, detail::Positions<X>(x), options.dx,
                                   [](const auto& line, const detail::Spacing& h) { return detail::simpson(line, h); });
}
/// The same with `x` in braces.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto simpson(const Y& y, std::initializer_list<double> x, const SampledOptions& options = {}) {
    return simpson(y, core::InBraces(x), options);
}

/// Running integral of equally spaced samples by Simpson's rule: entry i is the integral up to sample i + 1.
///
/// The integral over an interval is that of the parabola through its ends and the next sample (every second interval)
/// or the previous one (the others, and the last). Two samples give the trapezoid.
///
/// @param y        samples, real or complex, of any rank.
/// @param options  see CumulativeOptions; `initial` comes first and is added to all others.
/// @param out      nothing, or a writable array of the result's shape and scalar.
/// @return  array of y's family with one entry less along the axis (as many with `initial`).
/// @throws std::invalid_argument for an axis out of bounds, or without samples.
/// @note    Source: K. V. Cartwright, as in simpson, equations (8) and (10).
/// @see     scipy.integrate.cumulative_simpson
template <core::ArrayLike Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto cumulative_simpson(const Y& y, const CumulativeOptions& options = {}, D&&... out) {
    return detail::accumulate_lines(
        "cumulative_simpson", y, options.axis, detail::Positions<>(), options.dx, options.initial, true,
        [](const auto& line, const detail::Spacing& h, const auto& start, const auto& to) {
            detail::cumulative_simpson(line, h, start, to);
        },
        out...);
}

/// Running integral of samples at strictly increasing positions x by Simpson's rule.
/// @param y samples. @param x positions as in trapezoid. @param options see CumulativeOptions. @param out as above.
/// @throws std::invalid_argument also for positions that do not increase.
/// @see     scipy.integrate.cumulative_simpson
template <core::ArrayLike Y = core::InBraces, core::ArrayLike X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto cumulative_simpson(const Y& y, const X& x, const CumulativeOptions& options = {}, D&&... out) {
    return detail::accumulate_lines(
        "cumulative_simpson", y, options.axis, detail::Positions<X>(x), options.dx, options.initial, true,
        [](const auto& line, const detail::Spacing& h, const auto& start, const auto& to) {
            for (core::Index i = 0; i + 1 < line.size; ++i)
                core::require(h(i) > 0, "cumulative_simpson", "x must be strictly increasing");
            detail::cumulative_simpson(line, h, start, to);
        },
        out...);
}
/// The same with `x` in braces.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto cumulative_simpson(const Y& y, std::initializer_list<double> x,
                                      const CumulativeOptions& options = {}) {
    return cumulative_simpson(y, core::InBraces(x), options);
}

/// Options of romb.
struct RombOptions {
    double dx = 1;  ///< distance of the samples
    int axis = -1;  ///< along which to integrate; negative ones count from the last
};

/// Integral of 2^k + 1 equally spaced samples by Romberg's method: Richardson's extrapolation of the trapezoidal rule.
///
/// @param y        samples, real or complex, of any rank; 2^k + 1 along the axis, k >= 0.
/// @param options  see RombOptions.
/// @return  a number for a vector, else an array of y's family without the axis.
/// @throws std::invalid_argument for another number of samples, and for an axis out of bounds.
/// @note    O(size). Exact for polynomials of degree 2 k + 1.
/// @see     scipy.integrate.romb. Differs from SciPy: there is no `show`, since the library does not print.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto romb(const Y& y, const RombOptions& options = {}) {
    const core::Dims shape = core::shape_of(y);
    const core::Index samples = shape[core::normalize_axis("romb", options.axis, shape.size())];
    int levels = 0;
    while (levels < 62 && (core::Index(1) << levels) + 1 < samples) ++levels;
    core::require(samples >= 2 && (core::Index(1) << levels) + 1 == samples, "romb",
                  "y must have one plus a non-negative power of 2 samples along the axis, got ", samples);
    return detail::integrate_lines(
        "romb", y, options.axis, detail::Positions<>(), options.dx,
        [levels](const auto& line, const detail::Spacing& h) { return detail::romberg(line, h.dx, levels); });
}

}  // namespace scixx::integrate
