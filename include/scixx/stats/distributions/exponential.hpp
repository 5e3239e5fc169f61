// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/exponential.hpp>

/// Distributions with exponential tails. For the functions of each see Continuous.
namespace scixx::stats {

/// The exponential distribution: density exp(-x) for x >= 0. @see scipy.stats.expon.
inline constexpr Continuous<detail::Expon<>> expon{};
/// The Laplace distribution: density exp(-|x|) / 2. @see scipy.stats.laplace.
inline constexpr Continuous<detail::Laplace<>> laplace{};
/// The asymmetric Laplace distribution: rates kappa above 0 and 1/kappa below, kappa > 0. @see
/// scipy.stats.laplace_asymmetric.
inline constexpr Continuous<detail::LaplaceAsymmetric<>> laplace_asymmetric{};
/// The exponential distribution truncated to [0, b], b > 0. @see scipy.stats.truncexpon.
inline constexpr Continuous<detail::Truncexpon<>> truncexpon{};
/// The hyperbolic secant distribution: density sech(x) / pi. @see scipy.stats.hypsecant.
inline constexpr Continuous<detail::Hypsecant<>> hypsecant{};
/// The generalised exponential distribution with hazard a + b (1 - exp(-c x)), all > 0 (H. K. Ryu, 1993). @see
/// scipy.stats.genexpon.
inline constexpr Continuous<detail::Genexpon<>> genexpon{};
/// The Gompertz distribution with hazard c exp(x), c > 0. @see scipy.stats.gompertz.
inline constexpr Continuous<detail::Gompertz<>> gompertz{};

}  // namespace scixx::stats
