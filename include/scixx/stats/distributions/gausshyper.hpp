// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/hypergeometric/gauss.hpp>

namespace scixx::stats {

/// The Gauss hypergeometric distribution on [0, 1]: density proportional to x^(a-1) (1-x)^(b-1) (1 + z x)^-c, a > 0,
/// b > 0, z > -1. For its functions see Continuous. @note C. Armero, M. J. Bayarri, Stat. Neerl. 48 (1994) 317.
/// @see scipy.stats.gausshyper.
inline constexpr Continuous<detail::Gausshyper<>> gausshyper{};

}  // namespace scixx::stats
