// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/bounded.hpp>

/// Distributions on an interval with elementary densities. For the functions of each see Continuous.
namespace scixx::stats {

/// The uniform distribution on [0, 1]; on [loc, loc + scale] with these. @see scipy.stats.uniform.
inline constexpr Continuous<detail::Uniform<>> uniform{};
/// The triangular distribution on [0, 1] with mode c in [0, 1]. @see scipy.stats.triang.
inline constexpr Continuous<detail::Triang<>> triang{};
/// The trapezoidal distribution on [0, 1], level between c and d, 0 <= c <= d <= 1. @see scipy.stats.trapezoid.
inline constexpr Continuous<detail::Trapezoid<>> trapezoid{};
/// The log-uniform distribution on [a, b], 0 < a < b: density 1 / (x log(b/a)). @see scipy.stats.loguniform.
inline constexpr Continuous<detail::Loguniform<>> loguniform{};
/// Another name of loguniform. @see scipy.stats.reciprocal.
inline constexpr Continuous<detail::Loguniform<>> reciprocal{};
/// The power-function distribution: density a x^(a-1) on [0, 1], a > 0. @see scipy.stats.powerlaw.
inline constexpr Continuous<detail::Powerlaw<>> powerlaw{};
/// The arcsine distribution: density 1 / (pi sqrt(x (1-x))) on [0, 1]. @see scipy.stats.arcsine.
inline constexpr Continuous<detail::Arcsine<>> arcsine{};
/// Wigner's semicircle distribution: density 2 sqrt(1 - x^2) / pi on [-1, 1]. @see scipy.stats.semicircular.
inline constexpr Continuous<detail::Semicircular<>> semicircular{};
/// The cosine distribution: density (1 + cos x) / (2 pi) on [-pi, pi]. @see scipy.stats.cosine.
inline constexpr Continuous<detail::Cosine<>> cosine{};
/// The anglit distribution: density cos(2 x) on [-pi/4, pi/4]. @see scipy.stats.anglit.
inline constexpr Continuous<detail::Anglit<>> anglit{};
/// Bradford's distribution: density c / (log(1 + c) (1 + c x)) on [0, 1], c > 0. @see scipy.stats.bradford.
inline constexpr Continuous<detail::Bradford<>> bradford{};
/// The wrapped Cauchy distribution on [0, 2 pi], 0 < c < 1. @see scipy.stats.wrapcauchy.
inline constexpr Continuous<detail::Wrapcauchy<>> wrapcauchy{};

}  // namespace scixx::stats
