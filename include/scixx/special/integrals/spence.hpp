// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/integrals/integrals.hpp>

namespace scixx::special {

/// Spence's function, the dilogarithm Li2(1 - x): minus the integral of log(t) / (t - 1) over t in [1, x].
///
/// pi^2 / 6 at 0, 0 at 1, NaN below 0. A few ulp.
/// @note The series in Bernoulli numbers of log(x), after reflection and inversion (DLMF 25.12). @see
/// scipy.special.spence
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto spence(const X& x, D&&... out) {
    return core::elementwise<detail::integrals::Spence>("spence", std::tie(x), out...);
}

}  // namespace scixx::special
