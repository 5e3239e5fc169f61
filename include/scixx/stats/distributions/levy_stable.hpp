// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/stable/kernel.hpp>

/// Stable distributions. For the functions of each see Continuous.
namespace scixx::stats {

/// The stable distributions of exponent alpha in (0, 2] and skewness beta in [-1, 1], whose sums of independent
/// variables are of the same kind: characteristic function exp(-|t|^alpha (1 - i beta sign(t) tan(pi alpha / 2))), for
/// alpha = 1 exp(-|t| (1 + i beta 2 / pi sign(t) log |t|)). This is SciPy's parameterisation S1, with loc and scale
/// such that loc + scale X has the scale in place of 1; levy_stable_s0 is S0.
///
/// Density and tails are accurate to about 1e-13, the far and the light ones included, where logpdf, logcdf and logsf
/// also go beyond underflow. Exponents from 0.1 on are tested.
///
/// @note   Nolan's integral over the logarithm of the angle's ratio by the trapezoidal rule, power series in far tails,
///         and near alpha = 1 the characteristic function along the real or the imaginary axis; about 10 us a value.
///         rvs: J. M. Chambers, C. L. Mallows, B. W. Stuck (1976). fit begins with quantiles as J. H. McCulloch (1986).
///         Sources: J. P. Nolan, Stoch. Models 13 (1997) 759; V. M. Zolotarev, One-dimensional stable distributions
///         (1986).
/// @see    scipy.stats.levy_stable. Differs from SciPy: for alpha = 1 all functions take the scale as pdf and cdf do
///         there; the support is a half-line for alpha < 1 and beta = +-1; the tails of alpha near 1 and of x near zeta
///         are not rounded.
inline constexpr Continuous<detail::LevyStable<false>> levy_stable{};
/// The same in Nolan's parameterisation S0, which is continuous at alpha = 1: the variable less beta tan(pi alpha / 2).
/// @see scipy.stats.levy_stable with levy_stable.parameterization = 'S0'. Differs from SciPy: the mean is its own, not
/// that of S1.
inline constexpr Continuous<detail::LevyStable<true>> levy_stable_s0{};

}  // namespace scixx::stats
