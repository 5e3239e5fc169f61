// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/distributions/central.hpp>
#include <tuple>

namespace scixx::special {

/// The F distribution function: betainc(dfn / 2, dfd / 2, dfn x / (dfd + dfn x)), the quotient as a sum of two doubles.
///
/// Arguments are numbers or arrays, which broadcast; the last one may be a destination.
/// @param dfn  degrees of freedom of the numerator, > 0.
/// @param dfd  degrees of freedom of the denominator, > 0.
/// @param x    x >= 0; NaN below.
/// @see scipy.special.fdtr
template <core::Operand Dfn = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fdtr(const Dfn& dfn, const Dfd& dfd, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Fdtr>("fdtr", std::tie(dfn, dfd, x), out...);
}

/// The complement of fdtr. @see scipy.special.fdtrc
template <core::Operand Dfn = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fdtrc(const Dfn& dfn, const Dfd& dfd, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Fdtrc>("fdtrc", std::tie(dfn, dfd, x), out...);
}

/// The x with fdtr(dfn, dfd, x) = p.
/// @see scipy.special.fdtri
///
/// Differs from SciPy: p = 0 gives 0, there NaN.
template <core::Operand Dfn = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fdtri(const Dfn& dfn, const Dfd& dfd, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Fdtri>("fdtri", std::tie(dfn, dfd, p), out...);
}

/// The dfd with fdtr(dfn, dfd, x) = p; NaN where there is none.
/// @see scipy.special.fdtridfd
///
/// Differs from SciPy: without a solution SciPy 1.10 answers 1e100.
template <core::Operand Dfn = core::InBraces, core::Operand P = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fdtridfd(const Dfn& dfn, const P& p, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Fdtridfd>("fdtridfd", std::tie(dfn, p, x), out...);
}

/// Student's distribution function, with full relative accuracy in the lower tail; ndtr for infinite df.
/// @see scipy.special.stdtr
template <core::Operand Df = core::InBraces, core::Operand T = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto stdtr(const Df& df, const T& t, D&&... out) {
    return core::elementwise<detail::distributions::Stdtr>("stdtr", std::tie(df, t), out...);
}

/// The t with stdtr(df, t) = p: -inf at 0 and inf at 1. @see scipy.special.stdtrit (which is off by 1e-11 at (10,
/// 0.975))
template <core::Operand Df = core::InBraces, core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto stdtrit(const Df& df, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Stdtrit>("stdtrit", std::tie(df, p), out...);
}

/// The degrees of freedom with stdtr(df, t) = p; NaN where there are none. @see scipy.special.stdtridf
template <core::Operand P = core::InBraces, core::Operand T = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto stdtridf(const P& p, const T& t, D&&... out) {
    return core::elementwise<detail::distributions::Stdtridf>("stdtridf", std::tie(p, t), out...);
}

/// The beta distribution function, betainc under another name. @see scipy.special.btdtr
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto btdtr(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::incomplete::Betainc>("btdtr", std::tie(a, b, x), out...);
}

/// The quantile of the beta distribution, betaincinv under another name. @see scipy.special.btdtri
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto btdtri(const A& a, const B& b, const P& p, D&&... out) {
    return core::elementwise<detail::incomplete::Betaincinv>("btdtri", std::tie(a, b, p), out...);
}

/// The a with btdtr(a, b, x) = p; NaN where there is none. @see scipy.special.btdtria
template <core::Operand P = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto btdtria(const P& p, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Btdtria>("btdtria", std::tie(p, b, x), out...);
}

/// The b with btdtr(a, b, x) = p; NaN where there is none. @see scipy.special.btdtrib
template <core::Operand A = core::InBraces, core::Operand P = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto btdtrib(const A& a, const P& p, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Btdtrib>("btdtrib", std::tie(a, p, x), out...);
}

}  // namespace scixx::special
