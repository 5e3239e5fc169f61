// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/polynomials/eval.hpp>

namespace scixx::special {

/// Legendre's polynomial P_n(x), by its three-term recurrence.
///
/// @param n  degree, a whole number (P_(-n-1) = P_n); NaN for a broken one.
/// @param x  any real number.
/// @return   an error of about n ulp of the largest value nearby, for eval_legendre on [-1, 1] at most 8 ulp up to
///           degree 50; NaN for NaN, inf or NaN where values overflow on the way. O(n).
/// @see      scipy.special.eval_legendre, DLMF 18.9
/// Differs from SciPy: a broken degree, which SciPy continues by a hypergeometric function, gives NaN, in all eval_
/// functions.
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_legendre(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::Legendre>("eval_legendre", std::tie(n, x), out...);
}

/// The shifted polynomial of Legendre P_n(2 x - 1), by its three-term recurrence.
///
/// Accuracy and degrees as eval_legendre.
/// @see scipy.special.eval_sh_legendre, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_sh_legendre(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ShiftedLegendre>("eval_sh_legendre", std::tie(n, x), out...);
}

/// Chebyshev's polynomial of the first kind T_n(x), by its three-term recurrence.
///
/// Accuracy as eval_legendre; T_(-n) = T_n.
/// @see scipy.special.eval_chebyt, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_chebyt(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ChebyshevT>("eval_chebyt", std::tie(n, x), out...);
}

/// Chebyshev's polynomial of the second kind U_n(x), by its three-term recurrence.
///
/// Accuracy as eval_legendre; U_(-n-2) = -U_n.
/// @see scipy.special.eval_chebyu, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_chebyu(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ChebyshevU>("eval_chebyu", std::tie(n, x), out...);
}

/// Chebyshev's polynomial C_n(x) = 2 T_n(x / 2), by its three-term recurrence.
///
/// Accuracy and degrees as eval_legendre.
/// @see scipy.special.eval_chebyc, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_chebyc(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ChebyshevC>("eval_chebyc", std::tie(n, x), out...);
}

/// Chebyshev's polynomial S_n(x) = U_n(x / 2), by its three-term recurrence.
///
/// Accuracy and degrees as eval_legendre.
/// @see scipy.special.eval_chebys, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_chebys(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ChebyshevS>("eval_chebys", std::tie(n, x), out...);
}

/// The shifted polynomial of Chebyshev T_n(2 x - 1), by its three-term recurrence.
///
/// Accuracy and degrees as eval_legendre.
/// @see scipy.special.eval_sh_chebyt, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_sh_chebyt(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ShiftedChebyshevT>("eval_sh_chebyt", std::tie(n, x), out...);
}

/// The shifted polynomial of Chebyshev U_n(2 x - 1), by its three-term recurrence.
///
/// Accuracy and degrees as eval_legendre.
/// @see scipy.special.eval_sh_chebyu, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_sh_chebyu(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ShiftedChebyshevU>("eval_sh_chebyu", std::tie(n, x), out...);
}

/// Gegenbauer's polynomial C_n(alpha, x), by its three-term recurrence.
///
/// Accuracy as eval_legendre; 0 for a negative whole n.
/// @see scipy.special.eval_gegenbauer, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand Alpha = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_gegenbauer(const N& n, const Alpha& alpha, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::Gegenbauer>("eval_gegenbauer", std::tie(n, alpha, x), out...);
}

/// Jacobi's polynomial P_n(alpha, beta, x), by its three-term recurrence.
///
/// Accuracy as eval_legendre; 0 for a negative whole n, NaN unless alpha > -1.
/// @see scipy.special.eval_jacobi, DLMF 18.9
/// Differs from SciPy: NaN for alpha <= -1.
template <core::Operand N = core::InBraces, core::Operand Alpha = core::InBraces, core::Operand Beta = core::InBraces,
          core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_jacobi(const N& n, const Alpha& alpha, const Beta& beta, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::Jacobi>("eval_jacobi", std::tie(n, alpha, beta, x), out...);
}

/// The shifted polynomial of Jacobi G_n(p, q, x), with leading coefficient 1, by its three-term recurrence.
///
/// Accuracy as eval_legendre; NaN unless p - q > -1.
/// @see scipy.special.eval_sh_jacobi, DLMF 18.9
/// Differs from SciPy: NaN for p - q <= -1.
template <core::Operand N = core::InBraces, core::Operand P = core::InBraces, core::Operand Q = core::InBraces,
          core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_sh_jacobi(const N& n, const P& p, const Q& q, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::ShiftedJacobi>("eval_sh_jacobi", std::tie(n, p, q, x), out...);
}

/// Laguerre's polynomial L_n(x), by its three-term recurrence.
///
/// Accuracy as eval_legendre; 0 for a negative whole n.
/// @see scipy.special.eval_laguerre, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_laguerre(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::Laguerre>("eval_laguerre", std::tie(n, x), out...);
}

/// The generalized polynomial of Laguerre L_n(alpha, x), alpha > -1, by its three-term recurrence.
///
/// Accuracy as eval_legendre; 0 for a negative whole n.
/// @see scipy.special.eval_genlaguerre, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand Alpha = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_genlaguerre(const N& n, const Alpha& alpha, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::GeneralizedLaguerre>("eval_genlaguerre", std::tie(n, alpha, x),
                                                                       out...);
}

/// Hermite's polynomial H_n(x) of the weight exp(-x^2), by its three-term recurrence.
///
/// Accuracy as eval_legendre; NaN for negative n.
/// @see scipy.special.eval_hermite, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_hermite(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::Hermite>("eval_hermite", std::tie(n, x), out...);
}

/// Hermite's polynomial He_n(x) of the weight exp(-x^2 / 2), by its three-term recurrence.
///
/// Accuracy as eval_legendre; NaN for negative n.
/// @see scipy.special.eval_hermitenorm, DLMF 18.9
template <core::Operand N = core::InBraces, core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto eval_hermitenorm(const N& n, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::HermiteNorm>("eval_hermitenorm", std::tie(n, x), out...);
}

}  // namespace scixx::special
