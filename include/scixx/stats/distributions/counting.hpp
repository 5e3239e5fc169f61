// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/detail/discrete.hpp>
#include <scixx/stats/distributions/detail/noncentral.hpp>
#include <scixx/stats/distributions/discrete.hpp>

/// Distributions of counts and ranks. For the functions of each see Discrete.
namespace scixx::stats {

/// The Poisson distribution with mean mu >= 0. @see scipy.stats.poisson.
inline constexpr Discrete<detail::Poisson<>> poisson{};
/// The uniform distribution on low, ..., high - 1. @see scipy.stats.randint.
inline constexpr Discrete<detail::Randint<>> randint{};
/// The Zipf distribution: probability proportional to k^-a for k >= 1, a > 1. @see scipy.stats.zipf.
inline constexpr Discrete<detail::Zipf<>> zipf{};
/// The Zipfian distribution on 1, ..., n: probability proportional to k^-a, a >= 0. @see scipy.stats.zipfian.
inline constexpr Discrete<detail::Zipfian<>> zipfian{};
/// The logarithmic series distribution: -p^k / (k log(1-p)) for k >= 1, 0 < p < 1. @see scipy.stats.logser.
inline constexpr Discrete<detail::Logser<>> logser{};
/// The discrete Laplace distribution: tanh(a/2) exp(-a |k|), a > 0. @see scipy.stats.dlaplace.
inline constexpr Discrete<detail::Dlaplace<>> dlaplace{};
/// The Planck distribution: (1 - exp(-lambda)) exp(-lambda k) for k >= 0. @see scipy.stats.planck.
inline constexpr Discrete<detail::Planck<>> planck{};
/// The Planck distribution truncated to 0, ..., N - 1. @see scipy.stats.boltzmann.
inline constexpr Discrete<detail::Boltzmann<>> boltzmann{};
/// The Yule-Simon distribution: alpha B(k, alpha + 1) for k >= 1, alpha > 0. Differs from SciPy: the kurtosis, where
/// SciPy before 1.12 has a slip. @see scipy.stats.yulesimon.
inline constexpr Discrete<detail::Yulesimon<>> yulesimon{};
/// The Skellam distribution of the difference of Poisson variables with means mu1 > 0 and mu2 > 0. @see
/// scipy.stats.skellam.
inline constexpr Discrete<detail::Skellam<>> skellam{};

}  // namespace scixx::stats
