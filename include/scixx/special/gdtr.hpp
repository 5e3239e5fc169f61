// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/distributions/central.hpp>
#include <tuple>

namespace scixx::special {

/// The gamma distribution function of rate a and shape b: gammainc(b, a x), the product taken exactly.
///
/// Arguments are numbers or arrays, which broadcast; the last one may be a destination.
/// @param a  the rate, a > 0.
/// @param b  the shape, b > 0.
/// @param x  x >= 0; NaN below.
/// @see scipy.special.gdtr
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gdtr(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Gdtr>("gdtr", std::tie(a, b, x), out...);
}

/// The complement of gdtr. @see scipy.special.gdtrc
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gdtrc(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Gdtrc>("gdtrc", std::tie(a, b, x), out...);
}

/// The rate a with gdtr(a, b, x) = p. @see scipy.special.gdtria
template <core::Operand P = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gdtria(const P& p, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Gdtria>("gdtria", std::tie(p, b, x), out...);
}

/// The shape b with gdtr(a, b, x) = p. @see scipy.special.gdtrib
template <core::Operand A = core::InBraces, core::Operand P = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gdtrib(const A& a, const P& p, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Gdtrib>("gdtrib", std::tie(a, p, x), out...);
}

/// The x with gdtr(a, b, x) = p. @see scipy.special.gdtrix
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gdtrix(const A& a, const B& b, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Gdtrix>("gdtrix", std::tie(a, b, p), out...);
}

/// The chi-square distribution function of v degrees of freedom: gammainc(v / 2, x / 2); NaN for x < 0. @see
/// scipy.special.chdtr
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chdtr(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Chdtr>("chdtr", std::tie(v, x), out...);
}

/// The complement of chdtr; 1 for x < 0. @see scipy.special.chdtrc
template <core::Operand V = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chdtrc(const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Chdtrc>("chdtrc", std::tie(v, x), out...);
}

/// The x with chdtrc(v, x) = p, the upper tail. @see scipy.special.chdtri
template <core::Operand V = core::InBraces, core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chdtri(const V& v, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Chdtri>("chdtri", std::tie(v, p), out...);
}

/// The degrees of freedom v with chdtr(v, x) = p. @see scipy.special.chdtriv
template <core::Operand P = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chdtriv(const P& p, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Chdtriv>("chdtriv", std::tie(p, x), out...);
}

}  // namespace scixx::special
