// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/special/detail/bessel.hpp>
#include <scixx/special/detail/elementwise.hpp>

namespace scixx::special {

/// The Bessel function of the first kind of order 0, the solution of x^2 y'' + x y' + x^2 y = 0 with y(0) = 1.
///
/// @param x  a real scalar; integers count as double, float answers in float.
/// @return   J0(x) with an error of at most 6e-16 of the size of the oscillation, 1 below 1 and sqrt(2 / (pi |x|))
///           above: near the zeros it is absolute. 0 at infinity, NaN for NaN.
/// @note     The power series below 2, Chebyshev series in x^2 below 8, and of the amplitudes in 1 / x^2 above
///           (DLMF 10.17.3).
/// @see      scipy.special.j0
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> j0(T x) noexcept {
    return static_cast<core::FloatOf<T>>(detail::bessel_j0(static_cast<double>(x)));
}

/// The Bessel function of the first kind of order 1, -J0'(x); odd.
/// @see scipy.special.j1; accuracy as j0, relative to |x| for small |x|.
template <detail::RealArgument T>
[[nodiscard]] core::FloatOf<T> j1(T x) noexcept {
    return static_cast<core::FloatOf<T>>(detail::bessel_j1(static_cast<double>(x)));
}

/// Elementwise over an array. @see j0(T).
template <detail::RealArray A>
[[nodiscard]] auto j0(const A& x) {
    return detail::mapped(x, [](auto value) { return j0(value); });
}
/// Elementwise over an array. @see j1(T).
template <detail::RealArray A>
[[nodiscard]] auto j1(const A& x) {
    return detail::mapped(x, [](auto value) { return j1(value); });
}

}  // namespace scixx::special
