// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/beta.hpp>
#include <tuple>

namespace scixx::special {

/// The beta function B(a, b) = Gamma(a) Gamma(b) / Gamma(a + b), integral of t^(a-1) (1-t)^(b-1) over t in [0, 1].
///
/// Stirling's forms, arguments below 1 by recurrence, with an exponent of two doubles: at most 5 ulp for a, b > 0, for
/// large arguments too; without branches, so that arrays go through SIMD registers.
/// @param a    numbers or an array; negative arguments by continuation, inf at the poles.
/// @param b    the same; broadcast against a.
/// @param out  a destination, if given.
/// @see        scipy.special.beta, DLMF 5.12.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto beta(const A& a, const B& b, D&&... out) {
    return core::elementwise<detail::Beta>("beta", std::tie(a, b), out...);
}

/// log |B(a, b)|, with the absolute error of a few eps near its zeros. @see scipy.special.betaln, beta.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto betaln(const A& a, const B& b, D&&... out) {
    return core::elementwise<detail::Betaln>("betaln", std::tie(a, b), out...);
}

}  // namespace scixx::special
