// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elementary/expit.hpp>

namespace scixx::special {

/// The logistic function 1 / (1 + exp(-x)).
///
/// @param x    numbers or an array; any real value.
/// @param out  nothing, or a destination of x's shape.
/// @return     a value in [0, 1], at most 3 ulp off, down to the subnormals for large negative x; NaN for NaN.
/// @note       Branch-free, so that arrays run in SIMD operations.
/// @see        scipy.special.expit
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto expit(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Expit>("expit", std::tie(x), out...);
}

/// The inverse of expit, log(p / (1 - p)): -inf at 0, inf at 1, NaN outside [0, 1].
///
/// At most 3 ulp off, at p near 1/2 as well (SciPy loses digits there), where p - 1/2 is exact.
/// @see scipy.special.logit
template <core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto logit(const P& p, D&&... out) {
    return core::elementwise<detail::elementary::Logit>("logit", std::tie(p), out...);
}

/// The logarithm of the logistic function, -log(1 + exp(-x)), where expit underflows or is nearly 1 as well.
///
/// At most 3 ulp off; NaN for NaN.
/// @see scipy.special.log_expit
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto log_expit(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::LogExpit>("log_expit", std::tie(x), out...);
}

/// The smooth rectifier log(1 + exp(x)).
///
/// At most 3 ulp off; x itself for large x, NaN for NaN.
/// @see scipy.special.softplus (SciPy 1.15 and later)
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto softplus(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::Softplus>("softplus", std::tie(x), out...);
}

}  // namespace scixx::special
