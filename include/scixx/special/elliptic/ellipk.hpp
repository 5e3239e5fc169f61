// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elliptic/legendre.hpp>

namespace scixx::special {

/// The complete elliptic integral of the first kind, of (1 - m sin(t)^2)^(-1/2) over t in [0, pi/2].
///
/// @param m    numbers or an array, the parameter (the modulus squared): inf at 1, NaN above, any negative value.
/// @param out  nothing, or a destination of m's shape.
/// @return     at most 3 ulp off (float: 4); for m close to 1 use ellipkm1, which does not round 1 - m.
/// @note       Polynomials on eighths of powers of two of 1 - m; the logarithmic form below 1/16 (DLMF 19.12.1).
/// @see        scipy.special.ellipk
template <core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto ellipk(const M& m, D&&... out) {
    return core::elementwise<detail::elliptic::Ellipk>("ellipk", std::tie(m), out...);
}

/// The complete elliptic integral of the first kind around m = 1: ellipk(1 - p), accurate for small p.
/// @see scipy.special.ellipkm1
template <core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto ellipkm1(const P& p, D&&... out) {
    return core::elementwise<detail::elliptic::Ellipkm1>("ellipkm1", std::tie(p), out...);
}

/// The complete elliptic integral of the second kind, of (1 - m sin(t)^2)^(1/2) over t in [0, pi/2]: 1 at 1, NaN above.
///
/// At most 3 ulp off (float: 4).
/// @see scipy.special.ellipe
template <core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto ellipe(const M& m, D&&... out) {
    return core::elementwise<detail::elliptic::Ellipe>("ellipe", std::tie(m), out...);
}

/// The incomplete elliptic integral of the first kind, of (1 - m sin(t)^2)^(-1/2) over t in [0, phi].
///
/// @param phi  amplitude in radians, any real value.
/// @param m    parameter, at most 1 (NaN above); inf at m = 1 from phi = pi/2 on.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     at most 8 ulp off but for the condition of large phi.
/// @note       Carlson's R_F after reduction of phi by half turns. @see scipy.special.ellipkinc
template <core::Operand Phi = core::InBraces, core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto ellipkinc(const Phi& phi, const M& m, D&&... out) {
    return core::elementwise<detail::elliptic::Ellipkinc>("ellipkinc", std::tie(phi, m), out...);
}

/// The incomplete elliptic integral of the second kind, of (1 - m sin(t)^2)^(1/2) over t in [0, phi]; m at most 1.
///
/// At most 8 ulp off; Carlson's R_F and R_D in forms without cancellation (DLMF 19.25.9, 19.25.10).
/// @see scipy.special.ellipeinc
template <core::Operand Phi = core::InBraces, core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto ellipeinc(const Phi& phi, const M& m, D&&... out) {
    return core::elementwise<detail::elliptic::Ellipeinc>("ellipeinc", std::tie(phi, m), out...);
}

/// The arithmetic-geometric mean of a and b, at most 4 ulp off.
///
/// NaN for arguments of different sign and for 0 with infinity; for two negative ones minus that of their sizes.
/// @note By the complete elliptic integral (DLMF 19.8.1), of floats by the means. @see scipy.special.agm
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto agm(const A& a, const B& b, D&&... out) {
    return core::elementwise<detail::elliptic::Agm>("agm", std::tie(a, b), out...);
}

}  // namespace scixx::special
