// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/incomplete/inverse.hpp>
#include <tuple>

namespace scixx::special {

/// The regularised lower incomplete gamma function P(a, x), integral of t^(a-1) e^-t over t in [0, x] by Gamma(a): the
/// distribution function of the gamma distribution.
///
/// Power series, continued fraction (DLMF 8.9.2) or, for a >= 12 near the mean, the uniform expansion of N. M. Temme,
/// with the exponent of x^a e^-x / Gamma(a + 1) in the form of C. Loader (2000) and in double-double arithmetic: the
/// error is typically 1 ulp down to the smallest values; the worst error seen is 17 ulp. Arrays go through SIMD
/// registers, elements of one method together; the worst error seen there is 9 times an ulp or what half an ulp of each
/// argument changes, whichever is more. Float data take the same forms in double arithmetic with fewer terms; results
/// are within 1 ulp of those for double, rounded, in the far tails, too.
/// @param a    shape, a >= 0; numbers and arrays broadcast.
/// @param x    x >= 0.
/// @param out  a destination, if given.
/// @return     the value in [0, 1]; NaN outside the domain, for a = x = 0 and for NaN.
/// @note       O(1) operations, about 50 terms at most.
/// @see        scipy.special.gammainc; A. Gil, J. Segura, N. M. Temme, SIAM J. Sci. Comput. 34 (2012) A2965; DLMF 8.2.
template <core::Operand A = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammainc(const A& a, const X& x, D&&... out) {
    return core::elementwise<detail::incomplete::Gammainc>("gammainc", std::tie(a, x), out...);
}

/// The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), with full relative accuracy in the upper
/// tail.
/// @see scipy.special.gammaincc; arguments, accuracy and sources as gammainc.
template <core::Operand A = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammaincc(const A& a, const X& x, D&&... out) {
    return core::elementwise<detail::incomplete::Gammaincc>("gammaincc", std::tie(a, x), out...);
}

/// The x with gammainc(a, x) = p: the quantile of the gamma distribution.
///
/// Halley's iteration for the logarithm of the smaller tail in log x, which is concave, so that it converges from
/// wherever it starts; one or two steps after Temme's start. Error as gammainc's divided by the condition of the
/// inverse. Arrays go through SIMD registers: one or two steps of order six from the reversion of the series or from
/// the quantile of Gil, Segura and Temme; elements that do not converge so are taken one by one.
/// @param a    a > 0.
/// @param p    0 <= p <= 1.
/// @return     x >= 0, 0 for p = 0 and inf for p = 1; NaN outside the domain.
/// @see        scipy.special.gammaincinv; A. R. Didonato, A. H. Morris, ACM TOMS 12 (1986) 377; N. M. Temme, Math.
///             Comp. 58 (1992) 755.
template <core::Operand A = core::InBraces, core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammaincinv(const A& a, const P& p, D&&... out) {
    return core::elementwise<detail::incomplete::Gammaincinv>("gammaincinv", std::tie(a, p), out...);
}

/// The x with gammaincc(a, x) = q. @see scipy.special.gammainccinv; arguments and method as gammaincinv.
template <core::Operand A = core::InBraces, core::Operand Q = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammainccinv(const A& a, const Q& q, D&&... out) {
    return core::elementwise<detail::incomplete::Gammainccinv>("gammainccinv", std::tie(a, q), out...);
}

}  // namespace scixx::special
