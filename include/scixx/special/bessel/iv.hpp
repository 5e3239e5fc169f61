// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/modified.hpp>

namespace scixx::special {

/// The modified Bessel function of the first kind of real order.
///
/// @param nu   real order, of either sign.
/// @param x    real; for x < 0 a number for whole orders only, else NaN.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     I_nu(x), about 10 ulp for orders up to 400, beyond with a relative error of eps times the exponent; inf
///             where it overflows.
/// @note       The power series for nu^2 + x^2 < 1225, Debye's uniform expansion with compensated exponents above (DLMF
///             10.41); for negative broken orders DLMF 10.27.2.
/// @see        scipy.special.iv
template <core::Operand Nu = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto iv(const Nu& nu, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Iv>("iv", std::tie(nu, x), out...);
}

/// exp(-|x|) I_nu(x), without overflow.
/// @see scipy.special.ive; domain and accuracy as iv.
template <core::Operand Nu = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto ive(const Nu& nu, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Ive>("ive", std::tie(nu, x), out...);
}

/// The modified Bessel function of the second kind of real order; even in the order.
///
/// @param nu   real order.
/// @param x    inf at 0, NaN below.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     K_nu(x), about 10 ulp for orders up to 400, beyond with a relative error of eps times the exponent.
/// @note       Temme's series up to 2 (J. Comput. Phys. 19 (1975) 324), the trapezoidal rule for the integral of DLMF
///             10.32.9 up to 35, then recurrence in the order; Debye's uniform expansion for nu^2 + x^2 >= 1225 (DLMF
///             10.41).
/// @see        scipy.special.kv
template <core::Operand Nu = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto kv(const Nu& nu, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Kv>("kv", std::tie(nu, x), out...);
}

/// exp(x) K_nu(x), without underflow.
/// @see scipy.special.kve; domain and accuracy as kv.
template <core::Operand Nu = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto kve(const Nu& nu, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Kve>("kve", std::tie(nu, x), out...);
}

/// The modified Bessel function of the second kind of whole order n; a broken order is taken as kv takes it.
/// @see scipy.special.kn, kv.
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto kn(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::bessel::Kv>("kn", std::tie(n, x), out...);
}

/// The n-th derivative of I_nu(x) with respect to x, by DLMF 10.29.5.
///
/// @param nu   real order, numbers or arrays.
/// @param x    numbers or arrays, broadcast against nu.
/// @param n    order of the derivative, 0 or more.
/// @throws std::invalid_argument for negative n. @see scipy.special.ivp
template <core::Operand Nu = core::InBraces, core::Operand X = core::InBraces>
[[nodiscard]] auto ivp(const Nu& nu, const X& x, int n = 1) {
    core::require(n >= 0, "ivp", "n must not be negative, got ", n);
    const auto value = [n](double order, double at) {
        return detail::bessel::derivative_sum(order, n, 1,
                                              [at](double each) { return detail::bessel::Iv::at(each, at); });
    };
    return core::elementwise("ivp", value, std::tie(nu, x));
}

/// The n-th derivative of K_nu(x) with respect to x, by DLMF 10.29.5.
///
/// @param nu   real order, numbers or arrays.
/// @param x    numbers or arrays, broadcast against nu.
/// @param n    order of the derivative, 0 or more.
/// @throws std::invalid_argument for negative n. @see scipy.special.kvp
template <core::Operand Nu = core::InBraces, core::Operand X = core::InBraces>
[[nodiscard]] auto kvp(const Nu& nu, const X& x, int n = 1) {
    core::require(n >= 0, "kvp", "n must not be negative, got ", n);
    const auto value = [n](double order, double at) {
        return (n % 2 == 0 ? 1 : -1) * detail::bessel::derivative_sum(
                                           order, n, 1, [at](double each) { return detail::bessel::Kv::at(each, at); });
    };
    return core::elementwise("kvp", value, std::tie(nu, x));
}

}  // namespace scixx::special
