// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/struve.hpp>

namespace scixx::special {

/// The Struve function H_v(x), the solution of Bessel's equation with the right side 4 (x / 2)^(v + 1) / (sqrt(pi)
/// Gamma(v + 1/2)).
///
/// @param v    real order.
/// @param x    real; for x < 0 a number for whole orders only, else NaN.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     H_v(x), typically 1 ulp off and at most 6 (5.3 at v = 0.375, x = 2.66), or what half an ulp of each
///             argument changes where that is more; where it oscillates, of that oscillation's size.
/// @note       The power series (DLMF 11.2.1), in twofold precision where terms cancel; above 30 Y_v(x) and the
///             asymptotic series of DLMF 11.6.1 where that suffices.
/// @see        scipy.special.struve
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto struve(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Struve<false>>("struve", std::tie(v, x), out...);
}

/// The modified Struve function L_v(x) = -i exp(-i pi v / 2) H_v(i x).
///
/// @param v    real order.
/// @param x    real; for x < 0 a number for whole orders only, else NaN.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     L_v(x), typically 1 ulp off and at most 20; inf where it overflows.
/// @note       The power series (DLMF 11.2.2); above 30 I_-v(x) and the asymptotic series of DLMF 11.6.2.
/// @see        scipy.special.modstruve
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto modstruve(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Struve<true>>("modstruve", std::tie(v, x), out...);
}

}  // namespace scixx::special
