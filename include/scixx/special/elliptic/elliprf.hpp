// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elliptic/carlson.hpp>

namespace scixx::special {

/// Carlson's degenerate symmetric elliptic integral R_C(x, y), half the integral of (t + x)^(-1/2) / (t + y) over t >
/// 0.
///
/// @param x  not negative.
/// @param y  inf at 0; Cauchy's principal value for y < 0.
/// @return   at most 8 ulp off; NaN for negative x.
/// @see      scipy.special.elliprc, DLMF 19.2.17
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto elliprc(const X& x, const Y& y, D&&... out) {
    return core::elementwise<detail::elliptic::Elliprc>("elliprc", std::tie(x, y), out...);
}

/// Carlson's symmetric elliptic integral of the second kind R_D(x, y, z), 3/2 of the integral of ((t + x) (t +
/// y))^(-1/2) (t + z)^(-3/2) over t > 0.
///
/// @param x, y  not negative, at most one of them 0 (else inf).
/// @param z     positive; inf at 0.
/// @return      at most 8 ulp off; NaN for negative arguments, 0 for infinite ones.
/// @see         scipy.special.elliprd, DLMF 19.16.5
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Operand Z = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto elliprd(const X& x, const Y& y, const Z& z, D&&... out) {
    return core::elementwise<detail::elliptic::Elliprd>("elliprd", std::tie(x, y, z), out...);
}

/// Carlson's symmetric elliptic integral of the first kind R_F(x, y, z), half the integral of ((t + x) (t + y) (t +
/// z))^(-1/2) over t > 0.
///
/// @param x, y, z  not negative, at most one of them 0 (else inf).
/// @return         at most 4 ulp off; NaN for negative arguments, 0 for infinite ones.
/// @note           Duplication (B. C. Carlson, Numer. Algorithms 10 (1995) 13). @see scipy.special.elliprf, DLMF
///                 19.16.1
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Operand Z = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto elliprf(const X& x, const Y& y, const Z& z, D&&... out) {
    return core::elementwise<detail::elliptic::Elliprf>("elliprf", std::tie(x, y, z), out...);
}

/// Carlson's completely symmetric elliptic integral of the second kind R_G(x, y, z).
///
/// @param x, y, z  not negative.
/// @return         at most 8 ulp off; NaN for negative arguments, inf for infinite ones.
/// @see            scipy.special.elliprg, DLMF 19.16.3, 19.21.10
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Operand Z = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto elliprg(const X& x, const Y& y, const Z& z, D&&... out) {
    return core::elementwise<detail::elliptic::Elliprg>("elliprg", std::tie(x, y, z), out...);
}

/// Carlson's symmetric elliptic integral of the third kind R_J(x, y, z, p), 3/2 of the integral of ((t + x) (t + y) (t
/// + z))^(-1/2) / (t + p) over t > 0.
///
/// @param x, y, z  not negative, at most one of them 0 (else inf).
/// @param p        inf at 0; Cauchy's principal value for p < 0, whose error is absolute near its zeros.
/// @return         at most 16 ulp off for p > 0.
/// @see            scipy.special.elliprj, DLMF 19.16.2, 19.20.14
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Operand Z = core::InBraces,
          core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto elliprj(const X& x, const Y& y, const Z& z, const P& p, D&&... out) {
    return core::elementwise<detail::elliptic::Elliprj>("elliprj", std::tie(x, y, z, p), out...);
}

}  // namespace scixx::special
