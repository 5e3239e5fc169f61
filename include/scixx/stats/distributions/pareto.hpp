// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/pareto.hpp>

/// Distributions with power tails. For the functions of each see Continuous.
namespace scixx::stats {

/// The Pareto distribution: survival function x^-b for x >= 1, b > 0. @see scipy.stats.pareto.
inline constexpr Continuous<detail::Pareto<>> pareto{};
/// The Lomax distribution, Pareto's from 0: survival function (1 + x)^-c, c > 0. @see scipy.stats.lomax.
inline constexpr Continuous<detail::Lomax<>> lomax{};
/// The generalised Pareto distribution: survival function (1 + c x)^(-1/c); c = 0 is exponential. @see
/// scipy.stats.genpareto.
inline constexpr Continuous<detail::Genpareto<>> genpareto{};
/// The Pareto distribution truncated to [1, c], b > 0, c > 1. @see scipy.stats.truncpareto.
inline constexpr Continuous<detail::Truncpareto<>> truncpareto{};
/// The Burr distribution of type III: cdf (1 + x^-c)^-d, c > 0, d > 0. @see scipy.stats.burr.
inline constexpr Continuous<detail::Burr<>> burr{};
/// The Burr distribution of type XII: survival function (1 + x^c)^-d, c > 0, d > 0. @see scipy.stats.burr12.
inline constexpr Continuous<detail::Burr12<>> burr12{};
/// The log-logistic distribution: burr with d = 1. @see scipy.stats.fisk.
inline constexpr Continuous<detail::Fisk<>> fisk{};
/// The Beta-Kappa distribution of Mielke: cdf (x^s / (1 + x^s))^(k/s), k > 0, s > 0. @see scipy.stats.mielke.
inline constexpr Continuous<detail::Mielke<>> mielke{};
/// The log-Laplace distribution: density c/2 x^(c-1) below 1 and c/2 x^(-c-1) above, c > 0. @see
/// scipy.stats.loglaplace.
inline constexpr Continuous<detail::Loglaplace<>> loglaplace{};
/// The double Pareto lognormal distribution of exp(u + s Z + E_1 / a - E_2 / b), Z normal, E_1 and E_2 exponential, s >
/// 0, a > 0, b > 0: tails x^(b-1) and x^(-a-1) (SciPy 1.15). @note W. J. Reed, M. Jorgensen, Commun. Stat. Theory
/// Methods 33 (2004) 1733. @see scipy.stats.dpareto_lognorm.
inline constexpr Continuous<detail::DparetoLognorm<>> dpareto_lognorm{};

}  // namespace scixx::stats
