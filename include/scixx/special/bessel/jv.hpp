// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>

namespace scixx::special {

/// The Bessel function of the first kind of real order.
///
/// @param v    real order, of either sign.
/// @param x    real; for x < 0 a number for whole orders only, else NaN.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     J_v(x), typically 1 ulp off and at most 6 ulp for orders up to 1000, or what half an ulp of each
///             argument changes where that is more (5.5 at v = 2.645, x = 3.52). For x > |v| the unit is that of the
///             oscillation's size, hypot(J, Y). Infinite at 0 for negative broken orders. O(|v|^(1/3)) for large orders
///             near x, else bounded.
/// @note       The power series for x^2 <= 4 (v + 1), Debye's expansions away from x = v (DLMF 10.19(ii)) with the
///             phase as a sum of two doubles, recurrence downwards from these between, which carries its rounding
///             errors; for v, x < 200 it is normalised by Steed's continued fraction and the Wronskian. Negative broken
///             orders by DLMF 10.4.6.
/// @see        scipy.special.jv
/// Differs from SciPy: full accuracy for negative orders next to whole and half ones, where SciPy loses up to seven
/// digits; 0 at -inf.
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto jv(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Jv>("jv", std::tie(v, x), out...);
}

/// The Bessel function of the first kind, jv under its older name.
/// @see scipy.special.jn
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto jn(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Jv>("jn", std::tie(v, x), out...);
}

/// The scaled Bessel function of the first kind, exp(-|Im x|) J_v(x): for the real x taken here jv itself.
/// @see scipy.special.jve
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto jve(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Jv>("jve", std::tie(v, x), out...);
}

/// The Bessel function of the second kind of real order.
///
/// @param v    real order, of either sign.
/// @param x    -inf at 0 for v >= 0, NaN below 0.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     Y_v(x), accuracy and cost as jv; -inf where it overflows.
/// @note       Temme's series for x <= 2 (J. Comput. Phys. 21 (1976) 343), Steed's continued fraction up to 190,
///             Debye's expansions (DLMF 10.19(ii)), each with recurrence upwards. Negative orders by DLMF 10.4.6.
/// @see        scipy.special.yv
/// Differs from SciPy: at x = 0 the limit for negative orders, 0 for half ones; full accuracy for orders next to half
/// ones.
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto yv(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Yv>("yv", std::tie(v, x), out...);
}

/// The Bessel function of the second kind of whole order n; a broken order is taken as yv takes it.
/// @see scipy.special.yn, yv.
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto yn(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Yv>("yn", std::tie(n, x), out...);
}

/// The scaled Bessel function of the second kind, exp(-|Im x|) Y_v(x): for the real x taken here yv itself.
/// @see scipy.special.yve
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto yve(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Yv>("yve", std::tie(v, x), out...);
}

/// The n-th derivative of J_v(x) with respect to x, by DLMF 10.6.7.
///
/// @param v  real order, numbers or arrays.
/// @param x  numbers or arrays, broadcast against v.
/// @param n  order of the derivative, 0 or more.
/// @throws std::invalid_argument for negative n. @see scipy.special.jvp
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces>
[[nodiscard]] auto jvp(const V& v, const X& x, int n = 1) {
    core::require(n >= 0, "jvp", "n must not be negative, got ", n);
    const auto value = [n](double order, double at) {
        return detail::bessel::derivative_sum(order, n, -1,
                                              [at](double each) { return detail::bessel::Jv::at(each, at); });
    };
    return core::elementwise("jvp", value, std::tie(v, x));
}

/// The n-th derivative of Y_v(x) with respect to x, by DLMF 10.6.7.
///
/// @param v  real order, numbers or arrays.
/// @param x  numbers or arrays, broadcast against v.
/// @param n  order of the derivative, 0 or more.
/// @throws std::invalid_argument for negative n. @see scipy.special.yvp
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces>
[[nodiscard]] auto yvp(const V& v, const X& x, int n = 1) {
    core::require(n >= 0, "yvp", "n must not be negative, got ", n);
    const auto value = [n](double order, double at) {
        return detail::bessel::derivative_sum(order, n, -1,
                                              [at](double each) { return detail::bessel::Yv::at(each, at); });
    };
    return core::elementwise("yvp", value, std::tie(v, x));
}

}  // namespace scixx::special
