// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elementary/convenience.hpp>

namespace scixx::special {

/// 2^x, at most 1 ulp off.
/// @see scipy.special.exp2
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto exp2(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Exp2>("exp2", std::tie(x), out...);
}

/// 10^x, at most 1 ulp off, down to the subnormals; exact where 10^x is, for whole x up to 22.
/// @note Branch-free, so that arrays run in SIMD operations. @see scipy.special.exp10
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto exp10(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Exp10>("exp10", std::tie(x), out...);
}

/// exp(x) - 1 without cancellation for small x, at most 1 ulp off.
/// @see scipy.special.expm1
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto expm1(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Expm1>("expm1", std::tie(x), out...);
}

/// log(1 + x) without cancellation for small x, at most 1 ulp off; -inf at -1, NaN below.
/// @note Branch-free, so that arrays run in SIMD operations. @see scipy.special.log1p
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto log1p(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Log1p>("log1p", std::tie(x), out...);
}

/// The real cube root, at most 1 ulp off.
/// @see scipy.special.cbrt
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto cbrt(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Cbrt>("cbrt", std::tie(x), out...);
}

/// The relative exponential (exp(x) - 1) / x, 1 at 0, at most 2 ulp off.
/// @see scipy.special.exprel
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto exprel(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Exprel>("exprel", std::tie(x), out...);
}

/// cos(x) - 1 without cancellation for small x, as -2 sin(x / 2)^2; at most 3 ulp off.
/// @see scipy.special.cosm1
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto cosm1(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Cosm1>("cosm1", std::tie(x), out...);
}

/// x^y - 1 without cancellation where x^y is close to 1, at most 2 ulp off.
/// @see scipy.special.powm1 (SciPy 1.10 and later); NaN for negative x unless y is whole.
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto powm1(const X& x, const Y& y, D&&... out) {
    return core::elementwise<detail::elementary::Powm1>("powm1", std::tie(x, y), out...);
}

/// The cardinal sine sin(pi x) / (pi x), 1 at 0 and exactly 0 at other integers; at most 4 ulp off at any x.
///
/// @note Branch-free, so that arrays run in SIMD operations. @see scipy.special.sinc
/// Differs from SciPy: 0 at infinity, where NumPy gives NaN; full relative accuracy near the zeros.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto sinc(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Sinc>("sinc", std::tie(x), out...);
}

/// The periodic sinc function of Dirichlet, sin(n x / 2) / (n sin(x / 2)), +-1 at the multiples of 2 pi.
///
/// @param x  an angle in radians; NaN for infinity.
/// @param n  a positive whole number, else the answer is NaN.
/// @see scipy.special.diric
template <core::Operand X = core::InBraces, core::Operand N = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto diric(const X& x, const N& n, D&&... out) {
    return core::elementwise<detail::elementary::Diric>("diric", std::tie(x, n), out...);
}

/// The nearest integer, the even one of two (as a double).
/// @see scipy.special.round
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto round(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Round>("round", std::tie(x), out...);
}

/// The sine of an angle in degrees, exact at multiples of 30 degrees up to rounding; the angle is reduced exactly.
/// @see scipy.special.sindg
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto sindg(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Sindg>("sindg", std::tie(x), out...);
}

/// The cosine of an angle in degrees, exactly 0 at 90 + 180 k.
/// @see scipy.special.cosdg
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto cosdg(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Cosdg>("cosdg", std::tie(x), out...);
}

/// The tangent of an angle in degrees; inf at 90 + 180 k.
/// @see scipy.special.tandg
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto tandg(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Tandg>("tandg", std::tie(x), out...);
}

/// The cotangent of an angle in degrees; inf at 180 k.
/// @see scipy.special.cotdg
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto cotdg(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Cotdg>("cotdg", std::tie(x), out...);
}

/// The angle of degrees, minutes and seconds in radians.
/// @see scipy.special.radian
template <core::Operand Degrees = core::InBraces, core::Operand Minutes = core::InBraces,
          core::Operand Seconds = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto radian(const Degrees& degrees, const Minutes& minutes, const Seconds& seconds, D&&... out) {
    return core::elementwise<detail::elementary::Radian>("radian", std::tie(degrees, minutes, seconds), out...);
}

}  // namespace scixx::special
