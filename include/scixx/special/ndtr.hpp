// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/complex/elementwise.hpp>
#include <scixx/special/detail/complex/erf.hpp>
#include <scixx/special/detail/distributions/normal.hpp>
#include <scixx/special/detail/erf.hpp>
#include <scixx/special/erf.hpp>
#include <tuple>

namespace scixx::special {

/// Distribution function of the standard normal, erfc(-x / sqrt(2)) / 2.
///
/// No branches, so that arrays go through SIMD operations; without a fused multiply-add by tables of polynomials. The
/// worst error seen is 5.9 ulp, down to the smallest values.
/// @param x    numbers or an array; float answers in float.
/// @param out  a destination, if given.
/// @see scipy.special.ndtr (which loses eps x^2 relative in the lower tail).
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ndtr(const X& x, D&&... out) {
    return core::elementwise<detail::Ndtr>("ndtr", std::tie(x), out...);
}

/// The normal distribution function in the complex plane, erfc(-z / sqrt(2)) / 2; arguments and error as erf. @see
/// scipy.special.ndtr
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ndtr(const Z& z, D&&... out) {
    return detail::complex_elementwise("ndtr", detail::complex_ndtr<>, z, out...);
}

/// log(ndtr(x)), also where ndtr underflows or is nearly 1. At most 4 ulp. @see scipy.special.log_ndtr.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto log_ndtr(const X& x, D&&... out) {
    return core::elementwise<detail::LogNdtr>("log_ndtr", std::tie(x), out...);
}

/// The x with ndtr(x) = p: -inf at 0, inf at 1, NaN outside [0, 1].
///
/// Rational approximations PPND16 of M. J. Wichura, Appl. Stat. 37 (1988) 477 (AS 241): at most 8 ulp.
/// @see scipy.special.ndtri.
template <core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ndtri(const P& p, D&&... out) {
    return core::elementwise<detail::Ndtri>("ndtri", std::tie(p), out...);
}

/// The x with log(ndtr(x)) = y, also where exp(y) underflows or is nearly 1; NaN for y > 0.
///
/// ndtri, and Newton's iteration for log_ndtr below -700. The worst error seen is 8 ulp, near the zero at
/// log(1 / 2) 17 ulp.
/// @see scipy.special.ndtri_exp.
template <core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ndtri_exp(const Y& y, D&&... out) {
    return core::elementwise<detail::NdtriExp>("ndtri_exp", std::tie(y), out...);
}

/// Owen's T function, 1 / (2 pi) times the integral of exp(-h^2 (1 + x^2) / 2) / (1 + x^2) over x in [0, a].
///
/// Gauss-Legendre quadrature of the integrand by its value at 0, |a| > 1 being reduced (D. B. Owen, Ann. Math. Stat. 27
/// (1956) 1075): about 8 ulp for |a| <= 1, down to the subnormals.
/// @param h  numbers or arrays, which broadcast.
/// @param a  the upper limit; the function is odd in it.
/// @see      scipy.special.owens_t.
template <core::Operand H = core::InBraces, core::Operand A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto owens_t(const H& h, const A& a, D&&... out) {
    return core::elementwise<detail::OwensT>("owens_t", std::tie(h, a), out...);
}

/// The mean of the normal distribution of standard deviation std for which x is the quantile p: x - std ndtri(p).
/// @see scipy.special.nrdtrimn (in the order of arguments that it takes)
template <core::Operand P = core::InBraces, core::Operand Std = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nrdtrimn(const P& p, const Std& std, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Nrdtrimn>("nrdtrimn", std::tie(p, std, x), out...);
}

/// The standard deviation of the normal distribution of mean mn for which x is the quantile p: (x - mn) / ndtri(p).
/// @see scipy.special.nrdtrisd (in the order of arguments that it takes)
template <core::Operand Mn = core::InBraces, core::Operand P = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nrdtrisd(const Mn& mn, const P& p, const X& x, D&&... out) {
    return core::elementwise<detail::distributions::Nrdtrisd>("nrdtrisd", std::tie(mn, p, x), out...);
}

}  // namespace scixx::special
