// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <limits>
#include <scixx/special/detail/elementwise.hpp>
#include <scixx/special/detail/ndtr.hpp>

namespace scixx::special {

/// The error function, 2 / sqrt(pi) times the integral of exp(-t^2) over t in [0, x]. @see scipy.special.erf.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> erf(T x) noexcept {
    return std::erf(static_cast<core::FloatOf<T>>(x));
}

/// The complement 1 - erf(x), with full relative accuracy for large x. @see scipy.special.erfc.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> erfc(T x) noexcept {
    return std::erfc(static_cast<core::FloatOf<T>>(x));
}

/// Distribution function of the standard normal, erfc(-x / sqrt(2)) / 2, to a few ulp down to the smallest values.
/// @see scipy.special.ndtr (which loses eps x^2 relative in the lower tail).
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> ndtr(T x) noexcept {
    return static_cast<core::FloatOf<T>>(detail::normal_cdf(static_cast<double>(x)));
}

/// log(ndtr(x)), also where ndtr underflows or is nearly 1. @see scipy.special.log_ndtr.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> log_ndtr(T x) noexcept {
    return static_cast<core::FloatOf<T>>(detail::log_normal_cdf(static_cast<double>(x)));
}

/// The x with ndtr(x) = p: -inf at 0, inf at 1, NaN outside [0, 1].
/// Rational approximations PPND16 of M. J. Wichura, Appl. Stat. 37 (1988) 477 (AS 241). @see scipy.special.ndtri.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> ndtri(T p) noexcept {
    return static_cast<core::FloatOf<T>>(detail::normal_quantile(static_cast<double>(p)));
}

/// The x with erf(x) = y: -inf at -1, inf at 1, NaN outside [-1, 1]. @see scipy.special.erfinv.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> erfinv(T y) noexcept {
    const double at = static_cast<double>(y);
    return static_cast<core::FloatOf<T>>(detail::quantile_from_centre(at / 2, (1 - std::abs(at)) / 2) *
                                         0.70710678118654752440);
}

/// The x with erfc(x) = y: inf at 0, -inf at 2, NaN outside [0, 2]. @see scipy.special.erfcinv.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> erfcinv(T y) noexcept {
    const double at = static_cast<double>(y);
    return static_cast<core::FloatOf<T>>(detail::quantile_from_centre((1 - at) / 2, at < 1 ? at / 2 : (2 - at) / 2) *
                                         0.70710678118654752440);
}

/// Elementwise over an array. @see ndtr(T).
template <detail::RealArray A>
[[nodiscard]] auto ndtr(const A& x) {
    if constexpr (std::same_as<core::FloatOf<core::ScalarOf<A>>, double>) {
        auto out = detail::mapped(x, [](auto value) { return static_cast<double>(value); });
        detail::normal_cdf(out.data(), static_cast<std::ptrdiff_t>(out.size()));
        return out;
    } else {
        return detail::mapped(x, [](auto value) { return ndtr(value); });
    }
}
/// Elementwise over an array. @see log_ndtr(T).
template <detail::RealArray A>
[[nodiscard]] auto log_ndtr(const A& x) {
    return detail::mapped(x, [](auto value) { return log_ndtr(value); });
}
/// Elementwise over an array. @see ndtri(T).
template <detail::RealArray A>
[[nodiscard]] auto ndtri(const A& p) {
    return detail::mapped(p, [](auto value) { return ndtri(value); });
}
/// Elementwise over an array. @see erf(T).
template <detail::RealArray A>
[[nodiscard]] auto erf(const A& x) {
    return detail::mapped(x, [](auto value) { return erf(value); });
}
/// Elementwise over an array. @see erfc(T).
template <detail::RealArray A>
[[nodiscard]] auto erfc(const A& x) {
    return detail::mapped(x, [](auto value) { return erfc(value); });
}
/// Elementwise over an array. @see erfinv(T).
template <detail::RealArray A>
[[nodiscard]] auto erfinv(const A& y) {
    return detail::mapped(y, [](auto value) { return erfinv(value); });
}

}  // namespace scixx::special
