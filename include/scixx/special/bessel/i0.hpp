// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/orders.hpp>

namespace scixx::special {

/// The modified Bessel function of the first kind of order 0; even, grows like exp(|x|) / sqrt(2 pi |x|).
///
/// @param x    numbers or an array; any real value.
/// @param out  nothing, or a destination of x's shape.
/// @return     I0(x), at most 3 ulp off (float: 4), inf above 713.98; NaN for NaN.
/// @note       Polynomials for exp(-x) I0(x) on unit intervals below 20, in 1 / x above.
/// @see        scipy.special.i0
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto i0(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::I0>("i0", std::tie(x), out...);
}

/// exp(-|x|) I0(x), at most 2 ulp off (float: 4), without overflow.
/// @see scipy.special.i0e
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto i0e(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::I0e>("i0e", std::tie(x), out...);
}

/// The modified Bessel function of the first kind of order 1, I0'(x); odd; at most 3 ulp off (float: 4).
/// @see scipy.special.i1
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto i1(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::I1>("i1", std::tie(x), out...);
}

/// exp(-|x|) I1(x), at most 3 ulp off (float: 4), without overflow.
/// @see scipy.special.i1e
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto i1e(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::I1e>("i1e", std::tie(x), out...);
}

/// The modified Bessel function of the second kind of order 0: inf at 0, NaN below; at most 3 ulp off (float: 4), down
/// to the subnormals.
/// @note Polynomials for sqrt(x) exp(x) K0(x) on eighths of [2^k, 2^(k+1)]; below 1 the logarithmic form (DLMF
///       10.31.2).
/// @see scipy.special.k0
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto k0(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::K0>("k0", std::tie(x), out...);
}

/// exp(x) K0(x), at most 3 ulp off (float: 4), without underflow.
/// @see scipy.special.k0e
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto k0e(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::K0e>("k0e", std::tie(x), out...);
}

/// The modified Bessel function of the second kind of order 1, -K0'(x): inf at 0, NaN below; at most 3 ulp off
/// (float: 4).
/// @see scipy.special.k1
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto k1(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::K1>("k1", std::tie(x), out...);
}

/// exp(x) K1(x), at most 3 ulp off (float: 4), without underflow.
/// @see scipy.special.k1e
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
auto k1e(const X& x, D&&... out) {
    return core::elementwise<detail::bessel::K1e>("k1e", std::tie(x), out...);
}

}  // namespace scixx::special
