// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/extreme_value.hpp>

/// Extreme-value distributions and Weibull's. For the functions of each see Continuous.
namespace scixx::stats {

/// The right-skewed Gumbel distribution: cdf exp(-exp(-x)), the limit law of maxima. @see scipy.stats.gumbel_r.
inline constexpr Continuous<detail::GumbelR<>> gumbel_r{};
/// The left-skewed Gumbel distribution of -x, the limit law of minima. @see scipy.stats.gumbel_l.
inline constexpr Continuous<detail::GumbelL<>> gumbel_l{};
/// The generalised extreme-value distribution: cdf exp(-(1 - c x)^(1/c)); c = 0 is Gumbel. The sign of c is SciPy's.
/// @see scipy.stats.genextreme.
inline constexpr Continuous<detail::Genextreme<>> genextreme{};
/// The Weibull distribution: survival function exp(-x^c) for x >= 0, c > 0. @see scipy.stats.weibull_min.
inline constexpr Continuous<detail::WeibullMin<>> weibull_min{};
/// The Weibull distribution of maxima: cdf exp(-(-x)^c) for x <= 0, c > 0. @see scipy.stats.weibull_max.
inline constexpr Continuous<detail::WeibullMax<>> weibull_max{};
/// The exponentiated Weibull distribution: cdf (1 - exp(-x^c))^a, a > 0, c > 0. @see scipy.stats.exponweib.
inline constexpr Continuous<detail::Exponweib<>> exponweib{};
/// The exponential power distribution: survival function exp(1 - exp(x^b)), b > 0. @see scipy.stats.exponpow.
inline constexpr Continuous<detail::Exponpow<>> exponpow{};
/// The double Weibull distribution: |x| has weibull_min(c), the sign is random. @see scipy.stats.dweibull.
inline constexpr Continuous<detail::Dweibull<>> dweibull{};
/// The inverse Weibull (Frechet) distribution: cdf exp(-x^-c), c > 0. @see scipy.stats.invweibull.
inline constexpr Continuous<detail::Invweibull<>> invweibull{};
/// The Weibull distribution truncated to [a, b], 0 <= a < b, c > 0. @see scipy.stats.truncweibull_min.
inline constexpr Continuous<detail::TruncweibullMin<>> truncweibull_min{};

}  // namespace scixx::stats
