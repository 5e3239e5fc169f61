// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/digamma.hpp>
#include <tuple>

namespace scixx::special {

/// The digamma function psi(x) = Gamma'(x) / Gamma(x).
///
/// Chebyshev interpolation of psi over the distance from its root on [1, 16], one step of the recurrence below,
/// Stirling's series (DLMF 5.11.2) above, reflection below 0. At most 4 ulp for x > 0; below 0 the error is absolute
/// near the roots.
/// @param x    numbers or an array.
/// @param out  a destination, if given.
/// @return     -inf at 0, inf at -0, NaN at negative integers and for NaN.
/// @see        scipy.special.digamma; DLMF 5.2.2.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto digamma(const X& x, D&&... out) {
    return core::elementwise<detail::Digamma>("digamma", std::tie(x), out...);
}

/// The digamma function under its second name. @see scipy.special.psi, digamma.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto psi(const X& x, D&&... out) {
    return core::elementwise<detail::Digamma>("psi", std::tie(x), out...);
}

/// The n-th derivative of digamma, (-1)^(n+1) n! zeta(n + 1, x) for n >= 1.
///
/// Hurwitz's zeta function by the Euler-Maclaurin formula (DLMF 25.11.28), relative to its first term, so that large n
/// and x neither over- nor underflow on the way: at most 16 ulp for x > 0.
/// @param n    integers n >= 0; NaN for others.
/// @param x    numbers or an array.
/// @return     inf with the sign of (-1)^(n+1) at 0 and negative integers.
/// @see        scipy.special.polygamma; DLMF 5.15.
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto polygamma(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::Polygamma>("polygamma", std::tie(n, x), out...);
}

}  // namespace scixx::special
