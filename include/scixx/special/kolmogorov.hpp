// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/distributions/kolmogorov.hpp>
#include <tuple>

namespace scixx::special {

/// The probability that the one-sided statistic of Kolmogorov and Smirnov of n draws is at least d.
///
/// The sum of N. V. Smirnov (1944), all terms of which are positive: typically 4 ulp, O(n) operations.
/// @param n  the number of draws, a positive integer; NaN for others.
/// @param d  0 <= d <= 1.
/// @see scipy.special.smirnov
template <core::Operand N = core::InBraces, core::Operand N2 = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto smirnov(const N& n, const N2& d, D&&... out) {
    return core::elementwise<detail::distributions::Smirnov>("smirnov", std::tie(n, d), out...);
}

/// The d with smirnov(n, d) = p. @see scipy.special.smirnovi
template <core::Operand N = core::InBraces, core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto smirnovi(const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Smirnovi>("smirnovi", std::tie(n, p), out...);
}

/// The limit for large n of the probability that sqrt(n) times the two-sided statistic of Kolmogorov and Smirnov is at
/// least y.
///
/// Theta series on either side of 0.82 (DLMF 20.7(viii)): at most 4 ulp. 1 for y <= 0.
/// @see scipy.special.kolmogorov
template <core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto kolmogorov(const Y& y, D&&... out) {
    return core::elementwise<detail::distributions::Kolmogorov>("kolmogorov", std::tie(y), out...);
}

/// The y with kolmogorov(y) = p. @see scipy.special.kolmogi
template <core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto kolmogi(const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Kolmogi>("kolmogi", std::tie(p), out...);
}

/// Tukey's lambda distribution function: the p with (p^lmbda - (1 - p)^lmbda) / lmbda = x, the logistic one for lmbda =
/// 0.
///
/// Solved for log(p / (1 - p)) by Chandrupatla's method; 0 and 1 outside the support |x| <= 1 / lmbda of positive
/// lmbda.
/// @see scipy.special.tklmbda
template <core::Operand X = core::InBraces, core::Operand L = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto tklmbda(const X& x, const L& lmbda, D&&... out) {
    return core::elementwise<detail::distributions::Tklmbda>("tklmbda", std::tie(x, lmbda), out...);
}

}  // namespace scixx::special
