// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/incomplete/inverse.hpp>
#include <tuple>

namespace scixx::special {

/// The regularised incomplete beta function I_x(a, b), integral of t^(a-1) (1-t)^(b-1) / B(a, b) over t in [0, x]: the
/// distribution function of the beta distribution.
///
/// Power series where it converges fast, Gauss's continued fraction for b <= 4, else that of Didonato and Morris (ACM
/// TOMS 18 (1992) 360), on the side of the mean where x lies; the exponent of x^a (1-x)^b / B(a, b) is in the form of
/// C. Loader (2000) and in double-double arithmetic. The error is typically 1 ulp down to the smallest
/// values; the worst seen is 18 ulp. Arrays go through SIMD registers, elements of one method together: Gauss's
/// fraction for b <= 4 or a + b <= 60; the worst error seen there is 5 times an ulp or what half an ulp of each
/// argument changes, whichever is more. Float data take the same forms in double arithmetic with fewer terms; results
/// are within 1 ulp of those for double, rounded, in the far tails, too.
/// @param a    a > 0; numbers and arrays broadcast.
/// @param b    b > 0.
/// @param x    0 <= x <= 1.
/// @param out  a destination, if given.
/// @return     the value in [0, 1]; NaN outside the domain and for NaN.
/// @note       O(sqrt(max(a, b))) operations near the mean, fewer away from it.
/// @see        scipy.special.betainc, DLMF 8.17.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto betainc(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::incomplete::Betainc>("betainc", std::tie(a, b, x), out...);
}

/// The complement 1 - I_x(a, b) = I_(1-x)(b, a), with full relative accuracy in the upper tail.
/// @see scipy.special.betaincc (SciPy 1.11), betainc.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto betaincc(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::incomplete::Betaincc>("betaincc", std::tie(a, b, x), out...);
}

/// The x with betainc(a, b, x) = p: the quantile of the beta distribution.
///
/// Halley's iteration for the logarithm of the smaller tail in log(x / (1 - x)), which is concave, so that it converges
/// from wherever it starts. Arrays go through SIMD registers: one or two steps of order six from the reversion of the
/// series or from Abramowitz, Stegun 26.5.22; elements that do not converge so are taken one by one.
/// @param a    a > 0.
/// @param b    b > 0.
/// @param p    0 <= p <= 1.
/// @return     x in [0, 1]; NaN outside the domain.
/// @see        scipy.special.betaincinv.
///
/// Differs from SciPy: p outside [0, 1] gives NaN; SciPy 1.10 answers 0 or 1.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto betaincinv(const A& a, const B& b, const P& p, D&&... out) {
    return core::elementwise<detail::incomplete::Betaincinv>("betaincinv", std::tie(a, b, p), out...);
}

/// The x with betaincc(a, b, x) = q. @see scipy.special.betainccinv (SciPy 1.11), betaincinv.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand Q = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto betainccinv(const A& a, const B& b, const Q& q, D&&... out) {
    return core::elementwise<detail::incomplete::Betainccinv>("betainccinv", std::tie(a, b, q), out...);
}

}  // namespace scixx::special
