// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elliptic/legendre.hpp>

namespace scixx::special {

/// Jacobi's elliptic functions sn, cn, dn and the amplitude ph with u = F(ph, m).
///
/// @param u    any real value.
/// @param m    parameter in [0, 1], NaN outside.
/// @return     a std::array of sn, cn, dn, ph: auto [sn, cn, dn, ph] = ellipj(u, m); numbers or arrays of the broadcast
///             shape.
/// @note       Arithmetic-geometric means (R. Bulirsch, Numer. Math. 7 (1965) 78); absolute error of sn and cn about
///             eps (1 + |u|).
/// @see        scipy.special.ellipj
template <core::Operand U = core::InBraces, core::Operand M = core::InBraces>
[[nodiscard]] auto ellipj(const U& u, const M& m) {
    return core::elementwise<detail::elliptic::Ellipj>("ellipj", std::tie(u, m));
}

}  // namespace scixx::special
