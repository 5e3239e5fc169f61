// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/detail/discrete.hpp>
#include <scixx/stats/distributions/discrete.hpp>

/// Distributions of numbers of successes. For the functions of each see Discrete.
namespace scixx::stats {

/// The Bernoulli distribution: 1 with probability p. @see scipy.stats.bernoulli.
inline constexpr Discrete<detail::Bernoulli<>> bernoulli{};
/// The binomial distribution of successes in n trials with probability p. @see scipy.stats.binom.
inline constexpr Discrete<detail::Binom<>> binom{};
/// The negative binomial distribution of failures before the n-th success, n > 0 real, 0 < p <= 1. @see
/// scipy.stats.nbinom.
inline constexpr Discrete<detail::Nbinom<>> nbinom{};
/// The geometric distribution of the number of the first success, 0 < p <= 1. @see scipy.stats.geom.
inline constexpr Discrete<detail::Geom<>> geom{};
/// The hypergeometric distribution of good ones in a sample of N from M with n good. @see scipy.stats.hypergeom.
inline constexpr Discrete<detail::Hypergeom<>> hypergeom{};
/// The negative hypergeometric distribution of good ones drawn before the r-th bad one, of M with n good. @see
/// scipy.stats.nhypergeom.
inline constexpr Discrete<detail::Nhypergeom<>> nhypergeom{};
/// The beta-binomial distribution: binom with p from beta(a, b). @see scipy.stats.betabinom.
inline constexpr Discrete<detail::Betabinom<>> betabinom{};
/// The beta-negative-binomial distribution: nbinom with p from beta(a, b) (SciPy 1.12). @see scipy.stats.betanbinom.
inline constexpr Discrete<detail::Betanbinom<>> betanbinom{};

}  // namespace scixx::stats
