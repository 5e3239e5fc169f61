// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/gamma.hpp>

/// The gamma distribution and those of its powers and logarithms. For the functions of each see Continuous.
namespace scixx::stats {

/// The gamma distribution: density x^(a-1) exp(-x) / Gamma(a), a > 0. @see scipy.stats.gamma.
inline constexpr Continuous<detail::Gamma<>> gamma{};
/// The Erlang distribution: gamma, meant for whole a. @see scipy.stats.erlang.
inline constexpr Continuous<detail::Erlang<>> erlang{};
/// The chi-squared distribution with df > 0 degrees of freedom. @see scipy.stats.chi2.
inline constexpr Continuous<detail::Chi2<>> chi2{};
/// The chi distribution, the root of a chi-squared variable, df > 0. @see scipy.stats.chi.
inline constexpr Continuous<detail::Chi<>> chi{};
/// The Maxwell distribution: chi with df = 3. @see scipy.stats.maxwell.
inline constexpr Continuous<detail::Maxwell<>> maxwell{};
/// The Rayleigh distribution: density x exp(-x^2/2). @see scipy.stats.rayleigh.
inline constexpr Continuous<detail::Rayleigh<>> rayleigh{};
/// The inverse gamma distribution of 1/g, a > 0. @see scipy.stats.invgamma.
inline constexpr Continuous<detail::Invgamma<>> invgamma{};
/// The Nakagami distribution of sqrt(g / nu) with g gamma of shape nu > 0. @see scipy.stats.nakagami.
inline constexpr Continuous<detail::Nakagami<>> nakagami{};
/// The double gamma distribution: |x| has gamma(a), the sign is random. @see scipy.stats.dgamma.
inline constexpr Continuous<detail::Dgamma<>> dgamma{};
/// The distribution of log(g) with g gamma of shape c > 0. @see scipy.stats.loggamma.
inline constexpr Continuous<detail::Loggamma<>> loggamma{};
/// The generalised gamma distribution of g^(1/c) with g gamma of shape a > 0, c != 0. @see scipy.stats.gengamma.
inline constexpr Continuous<detail::Gengamma<>> gengamma{};
/// Pearson's distribution of type III with mean 0, deviation 1 and the given skew. Differs from SciPy: support() is the
/// half line where the density is positive, where SciPy says the whole line. @see scipy.stats.pearson3.
inline constexpr Continuous<detail::Pearson3<>> pearson3{};
/// The generalised normal distribution: density proportional to exp(-|x|^beta), beta > 0. @see scipy.stats.gennorm.
inline constexpr Continuous<detail::Gennorm<>> gennorm{};
/// The upper half of gennorm, beta > 0. @see scipy.stats.halfgennorm.
inline constexpr Continuous<detail::Halfgennorm<>> halfgennorm{};
/// The ARGUS distribution on (0, 1): density proportional to x sqrt(1-x^2) exp(-chi^2 (1-x^2) / 2), chi > 0. Differs
/// from SciPy: rvs inverts the distribution function. @see scipy.stats.argus.
inline constexpr Continuous<detail::Argus<>> argus{};

}  // namespace scixx::stats
