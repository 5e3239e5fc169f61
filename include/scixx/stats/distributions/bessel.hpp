// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/bessel.hpp>

/// Distributions whose normaliser is a Bessel function. For the functions of each see Continuous.
namespace scixx::stats {

/// The von Mises distribution on the circle: density exp(kappa cos x) / (2 pi I_0(kappa)), of period 2 pi; cdf grows by
/// 1 a turn. @see scipy.stats.vonmises.
inline constexpr Continuous<detail::Vonmises<>> vonmises{};
/// The von Mises distribution on [-pi, pi]. @see scipy.stats.vonmises_line.
inline constexpr Continuous<detail::VonmisesLine<>> vonmises_line{};
/// The normal inverse Gaussian distribution with tail heaviness a > 0 and asymmetry |b| < a. @see
/// scipy.stats.norminvgauss.
inline constexpr Continuous<detail::Norminvgauss<>> norminvgauss{};
/// The generalised inverse Gaussian distribution: density proportional to x^(p-1) exp(-b (x + 1/x) / 2), b > 0. Differs
/// from SciPy: rvs inverts the distribution function. @see scipy.stats.geninvgauss.
inline constexpr Continuous<detail::Geninvgauss<>> geninvgauss{};
/// The generalised hyperbolic distribution of order p, a > 0 and |b| < a, or |b| = a where p < 0: density proportional
/// to exp(b x) K_{p-1/2}(a r) r^(p-1/2), r = sqrt(1 + x^2). Differs from SciPy: rvs draws geninvgauss by inversion; for
/// |b| = a the limit, there NaN. @note O. E. Barndorff-Nielsen, Proc. R. Soc. Lond. A 353 (1977) 401. @see
/// scipy.stats.genhyperbolic.
inline constexpr Continuous<detail::Genhyperbolic<>> genhyperbolic{};

}  // namespace scixx::stats
