// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/hyperu.hpp>
#include <tuple>

namespace scixx::special {

namespace detail {

struct Hyperu {
    static double at(double a, double b, double x) { return hypergeometric::hyperu(a, b, x); }
    static double brief(double a, double b, double x) { return hypergeometric::hyperu<true>(a, b, x); }
};

}  // namespace detail

/// Tricomi's confluent hypergeometric function U(a, b, x), the solution of Kummer's equation that is x^-a for large x.
///
/// @param a    real parameter; a polynomial for 0 and the negative integers.
/// @param b    real parameter, whole numbers included.
/// @param x    real and not negative, else NaN; at 0 the limit.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     typically 1 ulp and at most 14 ulp off (13.5 at 1.148, 0.352, 0.174), or what half an ulp of each
///             argument changes where that is more.
/// @note       The asymptotic expansion (DLMF 13.7.3) where it suffices, else the integral of DLMF 13.4.4 by the
///             trapezoidal rule, all of whose terms are positive, also of Kummer's transformation (DLMF 13.2.40);
///             recurrence in a below that. About 5 us.
/// @see        scipy.special.hyperu
/// Differs from SciPy: full accuracy, where SciPy loses up to all digits for b near whole numbers and x between 1 and
/// 30; the limit at 0.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto hyperu(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::Hyperu>("hyperu", std::tie(a, b, x), out...);
}

}  // namespace scixx::special
