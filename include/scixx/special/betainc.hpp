// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/special/detail/betainc.hpp>
#include <scixx/special/detail/elementwise.hpp>

namespace scixx::special {

/// The regularised incomplete beta function I_x(a, b), integral of t^(a-1) (1-t)^(b-1) / B(a, b) over t in [0, x]: the
/// distribution function of the beta distribution.
///
/// Power series where it converges fast, else the continued fraction of Didonato and Morris (ACM TOMS 18 (1992) 360) on
/// the side of the mean where x lies, with the factor x^a (1-x)^b / B(a, b) in the form of Loader (2000). Far in the
/// lower tail the relative error stays near eps times |log I|: 1e-13 at 1e-100.
/// @param a  a > 0.
/// @param b  b > 0.
/// @param x  0 <= x <= 1.
/// @return   the value in [0, 1]; NaN outside the domain and for NaN.
/// @note     O(sqrt(max(a, b))) operations near the mean, fewer away from it.
/// @see      scipy.special.betainc, DLMF 8.17.
template <detail::RealArgument A, detail::RealArgument B, detail::RealArgument X>
[[nodiscard]] detail::Result<A, B, X> betainc(A a, B b, X x) noexcept {
    const double at = static_cast<double>(x);
    return static_cast<detail::Result<A, B, X>>(
        detail::beta_parts(static_cast<double>(a), static_cast<double>(b), at, 1 - at).lower);
}

/// The complement 1 - I_x(a, b) = I_(1-x)(b, a), with full relative accuracy in the upper tail.
/// @see scipy.special.betaincc (SciPy 1.11), betainc.
template <detail::RealArgument A, detail::RealArgument B, detail::RealArgument X>
[[nodiscard]] detail::Result<A, B, X> betaincc(A a, B b, X x) noexcept {
    const double at = static_cast<double>(x);
    return static_cast<detail::Result<A, B, X>>(
        detail::beta_parts(static_cast<double>(a), static_cast<double>(b), at, 1 - at).upper);
}

}  // namespace scixx::special
