// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/zeta.hpp>

namespace scixx::special {

/// Riemann's zeta function, the sum of k^-x over k >= 1, continued to x < 1.
///
/// @param x    numbers or an array.
/// @return     inf at 1, 0 at -2, -4, ..., NaN at -inf; a few ulp, below 0 times the condition x log |x|.
/// @note       Polynomials below 31; reflection below 0 (DLMF 25.4.1).
/// @see        scipy.special.zeta
template <core::Operand X = core::InBraces>
[[nodiscard]] auto zeta(const X& x) {
    return core::elementwise<detail::Zeta>("zeta", std::tie(x));
}

/// The zeta function of Hurwitz, the sum of (k + q)^-x over k >= 0.
///
/// @param x    numbers or arrays; inf for x = 1, NaN below.
/// @param q    numbers or arrays, broadcast against x: inf at 0, -1, -2, ...; for other q < 0 a number for whole x
///             only, NaN below -1e6.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     at most 8 ulp off for q > 0.
/// @note       Formula of Euler and Maclaurin (DLMF 25.11.28). @see scipy.special.zeta
template <core::Operand X = core::InBraces, core::Operand Q = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto zeta(const X& x, const Q& q, D&&... out) {
    return core::elementwise<detail::HurwitzZeta>("zeta", std::tie(x, q), out...);
}

/// zeta(x) - 1 without cancellation for large x.
/// @see scipy.special.zetac
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto zetac(const X& x, D&&... out) {
    return core::elementwise<detail::Zetac>("zetac", std::tie(x), out...);
}

}  // namespace scixx::special
