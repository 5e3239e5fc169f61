// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/noncentral.hpp>

/// Non-central distributions, mixtures of central ones with Poisson weights. For the functions of each see Continuous.
namespace scixx::stats {

/// The non-central chi-squared distribution with df > 0 degrees of freedom and non-centrality nc >= 0. @see
/// scipy.stats.ncx2.
inline constexpr Continuous<detail::Ncx2<>> ncx2{};
/// The Rice distribution of the length of a normal vector in the plane with mean of length b >= 0. @see
/// scipy.stats.rice.
inline constexpr Continuous<detail::Rice<>> rice{};
/// The non-central F distribution with dfn > 0 and dfd > 0 degrees of freedom and non-centrality nc >= 0. @see
/// scipy.stats.ncf.
inline constexpr Continuous<detail::Ncf<>> ncf{};
/// The non-central t distribution of (Z + nc) / sqrt(chi2(df) / df), df > 0. Each value is a quadrature, about 20
/// microseconds. @see scipy.stats.nct.
inline constexpr Continuous<detail::Nct<>> nct{};

}  // namespace scixx::stats
