// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/integrals/integrals.hpp>

namespace scixx::special {

/// The sine integral Si(x) and the cosine integral Ci(x), as a std::array: auto [si, ci] = sici(x).
///
/// Ci is -inf at 0 and that of |x| below. Error a few ulp, of Ci absolute near its zeros.
/// @see scipy.special.sici, DLMF 6.2
template <core::Operand X = core::InBraces>
[[nodiscard]] auto sici(const X& x) {
    return core::elementwise<detail::integrals::Sici>("sici", std::tie(x));
}

/// The hyperbolic sine integral Shi(x) and the hyperbolic cosine integral Chi(x), as a std::array.
///
/// Chi is -inf at 0 and that of |x| below.
/// @see scipy.special.shichi, DLMF 6.2.15
template <core::Operand X = core::InBraces>
[[nodiscard]] auto shichi(const X& x) {
    return core::elementwise<detail::integrals::Shichi>("shichi", std::tie(x));
}

}  // namespace scixx::special
