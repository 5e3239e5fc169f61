// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elementary/xlogy.hpp>

namespace scixx::special {

/// x log(y), and 0 where x is 0 and y is not NaN.
///
/// @param x, y  numbers or arrays, broadcast.
/// @param out   nothing, or a destination of the broadcast shape.
/// @return      at most 2 ulp off; NaN for negative y unless x is 0.
/// @note        Branch-free, so that arrays run in SIMD operations.
/// @see         scipy.special.xlogy
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto xlogy(const X& x, const Y& y, D&&... out) {
    return core::elementwise<detail::elementary::Xlogy>("xlogy", std::tie(x, y), out...);
}

/// x log(1 + y), and 0 where x is 0 and y is not NaN; at most 2 ulp off, for small y as well.
/// @see scipy.special.xlog1py
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto xlog1py(const X& x, const Y& y, D&&... out) {
    return core::elementwise<detail::elementary::Xlog1py>("xlog1py", std::tie(x, y), out...);
}

/// The entropy -x log(x): 0 at 0, -inf for negative x; at most 2 ulp off.
/// @see scipy.special.entr
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto entr(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Entr>("entr", std::tie(x), out...);
}

/// The relative entropy x log(x / y): 0 where x is 0 and y is not negative, inf elsewhere outside x, y > 0.
///
/// At most 4 ulp off, for x close to y as well, where SciPy loses digits.
/// @see scipy.special.rel_entr
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto rel_entr(const X& x, const Y& y, D&&... out) {
    return core::elementwise<detail::elementary::RelEntr>("rel_entr", std::tie(x, y), out...);
}

/// The divergence x log(x / y) - x + y of Kullback and Leibler: y where x is 0, inf elsewhere outside x, y > 0.
///
/// At most 16 ulp off, for x close to y as well, where SciPy loses all digits.
/// @see scipy.special.kl_div
template <core::Operand X = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto kl_div(const X& x, const Y& y, D&&... out) {
    return core::elementwise<detail::elementary::KlDiv>("kl_div", std::tie(x, y), out...);
}

/// Huber's loss: r^2 / 2 for |r| <= delta, delta (|r| - delta / 2) beyond; inf for negative delta.
/// @see scipy.special.huber
template <core::Operand A = core::InBraces, core::Operand R = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto huber(const A& delta, const R& r, D&&... out) {
    return core::elementwise<detail::elementary::Huber>("huber", std::tie(delta, r), out...);
}

/// The smooth form of Huber's loss, delta^2 (sqrt(1 + (r / delta)^2) - 1); inf for negative delta, 0 for delta = 0.
///
/// At most 4 ulp off, for r much smaller than delta as well.
/// @see scipy.special.pseudo_huber
template <core::Operand A = core::InBraces, core::Operand R = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto pseudo_huber(const A& delta, const R& r, D&&... out) {
    return core::elementwise<detail::elementary::PseudoHuber>("pseudo_huber", std::tie(delta, r), out...);
}

}  // namespace scixx::special
