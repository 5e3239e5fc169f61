// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/detail/hypergeometric/noncentral.hpp>
#include <scixx/stats/distributions/discrete.hpp>

/// Noncentral hypergeometric distributions. For the functions of each see Discrete.
namespace scixx::stats {

/// Fisher's noncentral hypergeometric distribution of good ones in a sample of N from M with n good: hypergeometric
/// probabilities times odds^k, odds > 0. Differs from SciPy: rvs inverts the distribution function. @note A. Fog,
/// Commun. Stat. Simul. Comput. 37 (2008) 241. @see scipy.stats.nchypergeom_fisher.
inline constexpr Discrete<detail::NchypergeomFisher> nchypergeom_fisher{};
/// Wallenius' noncentral hypergeometric distribution: N are taken one by one from M with n good, a good one as if it
/// were odds > 0 of the others. Differs from SciPy: rvs inverts the distribution function. @note A. Fog, Commun. Stat.
/// Simul. Comput. 37 (2008) 258. @see scipy.stats.nchypergeom_wallenius.
inline constexpr Discrete<detail::NchypergeomWallenius> nchypergeom_wallenius{};

}  // namespace scixx::stats
