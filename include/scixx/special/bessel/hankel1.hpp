// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/hankel.hpp>
#include <scixx/special/detail/complex/elementwise.hpp>
#include <tuple>

namespace scixx::special {

/// The Hankel function of the first kind H1_v(x) = J_v(x) + i Y_v(x) of real order and a real argument.
///
/// @param v    real order, of either sign.
/// @param x    real; below 0 the continuation through the upper half plane, -exp(-i pi v) H2_v(-x).
/// @param out  nothing, or a complex destination of the broadcast shape.
/// @return     std::complex of a number, an array of complex numbers otherwise, as accurate as jv and yv; NaN at 0.
/// @note       DLMF 10.4.3, 10.11.5. @see scipy.special.hankel1, jv, yv
/// Differs from SciPy: real arguments only; 0 at inf.
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hankel1(const V& v, const X& x, D&&... out) {
    return detail::complex_of_real<detail::bessel::Hankel<1, false>>("hankel1", std::tie(v, x), out...);
}

/// The scaled Hankel function of the first kind exp(-i x) H1_v(x) of real order and a real argument.
///
/// Arguments, result and accuracy as hankel1. @see scipy.special.hankel1e
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hankel1e(const V& v, const X& x, D&&... out) {
    return detail::complex_of_real<detail::bessel::Hankel<1, true>>("hankel1e", std::tie(v, x), out...);
}

/// The Hankel function of the second kind H2_v(x) = J_v(x) - i Y_v(x) of real order and a real argument.
///
/// Arguments, result and accuracy as hankel1; for x < 0 the continuation through the upper half plane, exp(i pi v)
/// H1_v(-x) + 2 cos(pi v) H2_v(-x). @see scipy.special.hankel2
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hankel2(const V& v, const X& x, D&&... out) {
    return detail::complex_of_real<detail::bessel::Hankel<2, false>>("hankel2", std::tie(v, x), out...);
}

/// The scaled Hankel function of the second kind exp(i x) H2_v(x) of real order and a real argument.
///
/// Arguments, result and accuracy as hankel2. @see scipy.special.hankel2e
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hankel2e(const V& v, const X& x, D&&... out) {
    return detail::complex_of_real<detail::bessel::Hankel<2, true>>("hankel2e", std::tie(v, x), out...);
}

}  // namespace scixx::special
