// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/logistic.hpp>

/// The logistic distribution and its generalisations. For the functions of each see Continuous.
namespace scixx::stats {

/// The logistic distribution: cdf 1 / (1 + exp(-x)). @see scipy.stats.logistic.
inline constexpr Continuous<detail::Logistic<>> logistic{};
/// The generalised logistic distribution: cdf (1 + exp(-x))^-c, c > 0. @see scipy.stats.genlogistic.
inline constexpr Continuous<detail::Genlogistic<>> genlogistic{};
/// The half-logistic distribution: cdf tanh(x/2) for x >= 0. @see scipy.stats.halflogistic.
inline constexpr Continuous<detail::Halflogistic<>> halflogistic{};
/// The generalised half-logistic distribution on [0, 1/c], c > 0. @see scipy.stats.genhalflogistic.
inline constexpr Continuous<detail::Genhalflogistic<>> genhalflogistic{};
/// The kappa distribution with one shape a > 0: cdf x (a + x^a)^(-1/a). @see scipy.stats.kappa3.
inline constexpr Continuous<detail::Kappa3<>> kappa3{};
/// The kappa distribution with two shapes: cdf (1 - h (1 - k x)^(1/k))^(1/h), with limits at 0 (J. R. M. Hosking,
/// 1994). @see scipy.stats.kappa4.
inline constexpr Continuous<detail::Kappa4<>> kappa4{};
/// Tukey's lambda distribution: quantile (q^lam - (1-q)^lam) / lam, logistic for lam = 0. @see scipy.stats.tukeylambda.
inline constexpr Continuous<detail::Tukeylambda<>> tukeylambda{};

}  // namespace scixx::stats
