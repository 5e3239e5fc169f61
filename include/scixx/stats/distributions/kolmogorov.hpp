// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/kolmogorov.hpp>

/// Laws of Kolmogorov's statistics and of the studentized range. For the functions of each see Continuous.
namespace scixx::stats {

/// The law of the one-sided Kolmogorov-Smirnov statistic of n observations. @see scipy.stats.ksone.
inline constexpr Continuous<detail::Ksone<>> ksone{};
/// The law of the two-sided Kolmogorov-Smirnov statistic of n observations: exact for n up to 300 and in both tails,
/// else the expansion of W. Pelz, I. J. Good (1976), whose error is about 0.04 / n^2. @see scipy.stats.kstwo.
inline constexpr Continuous<detail::Kstwo<>> kstwo{};
/// The limit law of the two-sided Kolmogorov-Smirnov statistic times sqrt(n). @see scipy.stats.kstwobign.
inline constexpr Continuous<detail::Kstwobign<>> kstwobign{};
/// The law of the range of k > 1 normal variables over an estimate of their deviation with df > 0 degrees of freedom.
/// @see scipy.stats.studentized_range.
inline constexpr Continuous<detail::StudentizedRange<>> studentized_range{};

}  // namespace scixx::stats
