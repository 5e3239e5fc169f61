// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>
#include <scixx/stats/distributions/detail/normal_family.hpp>

/// The normal distribution, log-normal ones, and what is folded, truncated or transformed from it. For the functions of
/// each see Continuous.
namespace scixx::stats {

/// The normal distribution: density exp(-x^2/2) / sqrt(2 pi); loc is the mean, scale the standard deviation. @see
/// scipy.stats.norm.
inline constexpr Continuous<detail::Norm<>> norm{};
/// The log-normal distribution of exp(s Z), s > 0: scale is the exponential of the mean of the logarithm. @see
/// scipy.stats.lognorm.
inline constexpr Continuous<detail::Lognorm<>> lognorm{};
/// The Gibrat distribution: lognorm with s = 1. @see scipy.stats.gibrat.
inline constexpr Continuous<detail::Gibrat<>> gibrat{};
/// The half-normal distribution of |Z|. @see scipy.stats.halfnorm.
inline constexpr Continuous<detail::Halfnorm<>> halfnorm{};
/// The folded normal distribution of |Z + c|, c >= 0. @see scipy.stats.foldnorm.
inline constexpr Continuous<detail::Foldnorm<>> foldnorm{};
/// The normal distribution truncated to (a, b), a < b, counted in scales from loc. Ends may be far in one tail. @see
/// scipy.stats.truncnorm.
inline constexpr Continuous<detail::Truncnorm<>> truncnorm{};
/// The skew-normal distribution: density 2 pdf(x) cdf(a x) of the normal law (A. Azzalini, 1985). @see
/// scipy.stats.skewnorm.
inline constexpr Continuous<detail::Skewnorm<>> skewnorm{};
/// The power-normal distribution: survival function cdf(-x)^c of the normal law, c > 0. @see scipy.stats.powernorm.
inline constexpr Continuous<detail::Powernorm<>> powernorm{};
/// The power log-normal distribution: survival function cdf(-log(x) / s)^c, c > 0, s > 0. @see
/// scipy.stats.powerlognorm.
inline constexpr Continuous<detail::Powerlognorm<>> powerlognorm{};
/// The exponentially modified normal distribution of Z + K E, K > 0. @see scipy.stats.exponnorm.
inline constexpr Continuous<detail::Exponnorm<>> exponnorm{};
/// Johnson's unbounded distribution of x with a + b asinh(x) normal, b > 0. @see scipy.stats.johnsonsu.
inline constexpr Continuous<detail::Johnsonsu<>> johnsonsu{};
/// Johnson's bounded distribution on (0, 1) of x with a + b log(x / (1-x)) normal, b > 0. @see scipy.stats.johnsonsb.
inline constexpr Continuous<detail::Johnsonsb<>> johnsonsb{};
/// The crystal ball distribution: normal above -beta, a power law of exponent -m below; beta > 0, m > 1. @see
/// scipy.stats.crystalball.
inline constexpr Continuous<detail::Crystalball<>> crystalball{};
/// The Moyal distribution: density exp(-(x + exp(-x)) / 2) / sqrt(2 pi). @see scipy.stats.moyal.
inline constexpr Continuous<detail::Moyal<>> moyal{};
/// The fatigue-life (Birnbaum-Saunders) distribution of x with (x - 1) / (c sqrt(x)) normal, c > 0. @see
/// scipy.stats.fatiguelife.
inline constexpr Continuous<detail::Fatiguelife<>> fatiguelife{};
/// The alpha distribution of 1 / (Z + a) given that it is positive, a > 0. @see scipy.stats.alpha.
inline constexpr Continuous<detail::Alpha<>> alpha{};
/// The inverse Gaussian distribution with mean mu > 0: first passage of Brownian motion with drift. @see
/// scipy.stats.invgauss.
inline constexpr Continuous<detail::Invgauss<>> invgauss{};
/// The Wald distribution: invgauss with mu = 1. @see scipy.stats.wald.
inline constexpr Continuous<detail::Wald<>> wald{};
/// The reciprocal of an inverse Gaussian variable with mean mu > 0. @see scipy.stats.recipinvgauss.
inline constexpr Continuous<detail::Recipinvgauss<>> recipinvgauss{};

}  // namespace scixx::stats
