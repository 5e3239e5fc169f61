// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/complex/elementwise.hpp>
#include <scixx/special/detail/complex/expi.hpp>
#include <scixx/special/detail/integrals/integrals.hpp>

namespace scixx::special {

/// The exponential integral E1(x), of exp(-t) / t over t > x.
///
/// @param x    inf at 0, NaN below.
/// @param out  nothing, or a destination of x's shape.
/// @return     a few ulp, down to the subnormals.
/// @note       Polynomials for x exp(x) E1(x) on eighths of [2^k, 2^(k+1)], in 1 / x above 32. @see scipy.special.exp1
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto exp1(const X& x, D&&... out) {
    return core::elementwise<detail::integrals::Exp1>("exp1", std::tie(x), out...);
}

/// The exponential integral Ei(x), the principal value of the integral of exp(t) / t over t < x; -E1(-x) for x < 0.
///
/// A few ulp, absolute around its zero at 0.3725; -inf at 0.
/// @see scipy.special.expi
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto expi(const X& x, D&&... out) {
    return core::elementwise<detail::integrals::Expi>("expi", std::tie(x), out...);
}

/// The exponential integral E1(z) in the complex plane, cut along the negative axis, where the sign of a zero imaginary
/// part tells the side.
///
/// @param z    std::complex<float> or std::complex<double>, or an array of such.
/// @param out  a destination for an array, if given.
/// @return     about 5e-15 relative; inf at 0.
/// @note       The series near 0 and near the cut (DLMF 6.6.2), the continued fraction (DLMF 6.9.1), the asymptotic
///             expansion for
///             |z| >= 40 (DLMF 6.12.1). @see scipy.special.exp1
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto exp1(const Z& z, D&&... out) {
    return detail::complex_elementwise("exp1", detail::integrals::complex_exp1, z, out...);
}
/// The exponential integral Ei(z) = -E1(-z) + i pi sign(Im z) in the complex plane, on the real axis its principal
/// value.
///
/// Arguments and error as exp1. @see scipy.special.expi
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto expi(const Z& z, D&&... out) {
    return detail::complex_elementwise("expi", detail::integrals::complex_expi, z, out...);
}

/// The exponential integral E_n(x) of whole order n >= 0, of exp(-x t) / t^n over t > 1.
///
/// @param n  order; NaN for negative and broken ones.
/// @param x  not negative; 1 / (n - 1) at 0, inf for n < 2.
/// @note     The series of DLMF 8.19.8 below 1, the continued fraction of DLMF 8.19.17 above. @see scipy.special.expn
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto expn(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::integrals::Expn>("expn", std::tie(n, x), out...);
}

}  // namespace scixx::special
