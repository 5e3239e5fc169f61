// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/polynomials/lpmv.hpp>

namespace scixx::special {

/// The associated Legendre function P_v^m(x) of whole order and real degree on [-1, 1], with the phase (-1)^m of Condon
/// and Shortley.
///
/// @param m    whole order, of either sign; NaN for a broken one.
/// @param v    real degree, |v| < 1e7; P_(-v-1) = P_v. For whole v it is 0 for m > v.
/// @param x    |x| <= 1, else NaN; infinite at -1 for broken v.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     a few ulp of what half an ulp of each argument changes, at most 20. O(|v|).
/// @note       The recurrence in the degree (DLMF 14.10.3), for broken degrees from DLMF 14.3.1.
/// @see        scipy.special.lpmv
/// Differs from SciPy: m < -v for whole v, where SciPy gives NaN, has the value of DLMF 14.3.1; at x = -1 the sign of
/// the limit.
template <core::Operand M = core::InBraces, core::Operand V = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto lpmv(const M& m, const V& v, const X& x, D&&... out) {
    return core::elementwise<detail::polynomials::Lpmv>("lpmv", std::tie(m, v, x), out...);
}

}  // namespace scixx::special
