// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <complex>
#include <concepts>
#include <limits>
#include <scixx/special/detail/elementwise.hpp>
#include <scixx/special/detail/gamma.hpp>

namespace scixx::special {

/// The gamma function, integral of t^(x-1) exp(-t) over t > 0, continued to negative x.
///
/// gamma(+0) = inf, gamma(-0) = -inf, NaN at negative integers and -inf (as SciPy since 1.15; before, inf and -inf).
/// @param x  a real scalar; integers count as double, float answers in float.
/// @return   within 10 ulp of Gamma(x), inf above 171.62.
/// @see      scipy.special.gamma, DLMF 5.2.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> gamma(T x) noexcept {
    return static_cast<core::FloatOf<T>>(detail::gamma_function(static_cast<double>(x)));
}

/// log |Gamma(x)|; inf at 0 and the negative integers, -inf at -inf (as SciPy).
///
/// Relative error of a few ulp for x > 0, with the zeros at 1 and 2; below 0 the error is absolute near the zeros.
/// @see scipy.special.gammaln, DLMF 5.5, 5.11.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> gammaln(T x) noexcept {
    return static_cast<core::FloatOf<T>>(detail::log_abs_gamma(static_cast<double>(x)));
}

/// The principal branch of log Gamma: as gammaln for x >= 0, NaN below.
/// @see scipy.special.loggamma.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> loggamma(T x) noexcept {
    using Out = core::FloatOf<T>;
    return x < T(0) ? std::numeric_limits<Out>::quiet_NaN() : gammaln(x);
}

/// The principal branch of log Gamma(z) in the complex plane: real on the positive axis, analytic off the negative one,
/// where the sign of Im z, +0 or -0, tells the side. NaN at 0 and the negative integers.
///
/// It is not log(gamma(z)): its imaginary part is continuous and takes any value.
/// @param z  std::complex<float> or std::complex<double>.
/// @return   about 1e-14 relative to |loggamma(z)|.
/// @see      scipy.special.loggamma; D. E. G. Hare, J. Algorithms 25 (1997) 221; DLMF 5.5, 5.11.
template <class T>
    requires(std::same_as<T, float> || std::same_as<T, double>)
[[nodiscard]] std::complex<T> loggamma(const std::complex<T>& z) noexcept {
    const double x = static_cast<double>(z.real()), y = static_cast<double>(z.imag());
    constexpr T nan = std::numeric_limits<T>::quiet_NaN();
    if (!(std::isfinite(x) && std::isfinite(y)) && !(x > 0 && y == 0)) return {nan, nan};
    if (y == 0 && x <= 0 && x == std::floor(x)) return {nan, nan};
    if (y == 0 && x > 0) return {static_cast<T>(detail::log_abs_gamma(x)), z.imag()};
    const std::complex<double> above = detail::log_gamma_above({x, std::abs(y)});
    return {static_cast<T>(above.real()), static_cast<T>(std::signbit(y) ? -above.imag() : above.imag())};
}

/// Elementwise over an array. @see gamma(T).
template <detail::RealArray A>
[[nodiscard]] auto gamma(const A& x) {
    return detail::mapped(x, [](auto value) { return gamma(value); });
}
/// Elementwise over an array. @see gammaln(T).
template <detail::RealArray A>
[[nodiscard]] auto gammaln(const A& x) {
    return detail::mapped(x, [](auto value) { return gammaln(value); });
}
/// Elementwise over a real or complex array. @see loggamma(T).
template <core::ArrayLike A>
    requires(detail::RealArray<A> || core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto loggamma(const A& x) {
    return detail::mapped(x, [](const auto& value) { return loggamma(value); });
}

}  // namespace scixx::special
