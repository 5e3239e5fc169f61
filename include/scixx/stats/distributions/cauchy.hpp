// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/cauchy.hpp>

/// Cauchy's, Levy's and Landau's distributions. For the functions of each see Continuous.
namespace scixx::stats {

/// The Cauchy distribution: density 1 / (pi (1 + x^2)). @see scipy.stats.cauchy.
inline constexpr Continuous<detail::Cauchy<>> cauchy{};
/// The half-Cauchy distribution of |x|. @see scipy.stats.halfcauchy.
inline constexpr Continuous<detail::Halfcauchy<>> halfcauchy{};
/// The folded Cauchy distribution of |x + c|, c >= 0. @see scipy.stats.foldcauchy.
inline constexpr Continuous<detail::Foldcauchy<>> foldcauchy{};
/// The skewed Cauchy distribution: widths 1 - a below 0 and 1 + a above, |a| < 1. @see scipy.stats.skewcauchy.
inline constexpr Continuous<detail::Skewcauchy<>> skewcauchy{};
/// The Levy distribution of 1 / Z^2: density exp(-1 / (2 x)) / sqrt(2 pi x^3). @see scipy.stats.levy.
inline constexpr Continuous<detail::Levy<>> levy{};
/// The left-skewed Levy distribution of -x. Differs from SciPy: its mean is -inf, where SciPy says inf. @see
/// scipy.stats.levy_l.
inline constexpr Continuous<detail::LevyL<>> levy_l{};
/// The relativistic Breit-Wigner distribution of a resonance, rho > 0 its mass in units of its width (SciPy 1.12). @see
/// scipy.stats.rel_breitwigner.
inline constexpr Continuous<detail::RelBreitwigner<>> rel_breitwigner{};
/// The Landau distribution of the energy that a fast particle loses in a thin layer: density the integral of exp(-t log
/// t
/// - x t) sin(pi t) / pi over t > 0; no mean (SciPy 1.15). @note W. Boersch-Supan, J. Res. Natl. Bur. Stand. 65B (1961)
/// 245; J. P. Nolan, Stat. Probab. Lett. 38 (1998) 187. @see scipy.stats.landau.
inline constexpr Continuous<detail::Landau<>> landau{};

}  // namespace scixx::stats
