// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/orders.hpp>

namespace scixx::special {

/// The Bessel function of the first kind of order 0, the solution of x^2 y'' + x y' + x^2 y = 0 with y(0) = 1.
///
/// @param x    numbers or an array; any real value, the function is even.
/// @param out  nothing, or a destination of x's shape.
/// @return     J0(x) with an error of at most 4e-16 of the size of the oscillation, 1 below 1 and sqrt(2 / (pi |x|))
///             above:
///             near the zeros it is absolute; float data at most 4 ulp off, near the zeros, too. 0 at infinity,
///             NaN for NaN.
/// @note       Polynomials on unit intervals below 25, above of the amplitudes P and Q in 1 / x^2 (DLMF 10.17.3).
/// @see        scipy.special.j0
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto j0(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::J0>("j0", std::tie(x), out...);
}

/// The Bessel function of the first kind of order 1, -J0'(x); odd.
/// @see scipy.special.j1; accuracy as j0, relative to |x| for small |x|.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto j1(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::J1>("j1", std::tie(x), out...);
}

/// The Bessel function of the second kind of order 0: -inf at 0, NaN below.
/// @see scipy.special.y0; accuracy as j0, relative to log(x) for small x.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto y0(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Y0>("y0", std::tie(x), out...);
}

/// The Bessel function of the second kind of order 1, -Y0'(x): -inf at 0, NaN below.
/// @see scipy.special.y1; accuracy as j0, relative to the value for small x.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto y1(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Y1>("y1", std::tie(x), out...);
}

}  // namespace scixx::special
