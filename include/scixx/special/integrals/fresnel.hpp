// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/integrals/integrals.hpp>

namespace scixx::special {

/// Fresnel's integrals S(x) and C(x), of sin and cos(pi t^2 / 2) over t in [0, x], as a std::array: auto [s, c] =
/// fresnel(x).
///
/// A few ulp at any x: the square is reduced with what rounding took from it.
/// @see scipy.special.fresnel, DLMF 7.2
template <core::Operand X = core::InBraces>
[[nodiscard]] auto fresnel(const X& x) {
    return core::elementwise<detail::integrals::Fresnel>("fresnel", std::tie(x));
}

}  // namespace scixx::special
