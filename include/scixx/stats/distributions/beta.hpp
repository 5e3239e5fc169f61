// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/beta.hpp>

/// The beta distribution and those of functions of it. For the functions of each see Continuous.
namespace scixx::stats {

/// The beta distribution: density x^(a-1) (1-x)^(b-1) / B(a, b) on [0, 1], a > 0, b > 0. @see scipy.stats.beta.
inline constexpr Continuous<detail::Beta<>> beta{};
/// The beta prime distribution of p / (1-p) with p beta, a > 0, b > 0. @see scipy.stats.betaprime.
inline constexpr Continuous<detail::Betaprime<>> betaprime{};
/// Fisher's F distribution with dfn > 0 and dfd > 0 degrees of freedom. @see scipy.stats.f.
inline constexpr Continuous<detail::FisherF<>> f{};
/// Student's t distribution with df > 0 degrees of freedom; normal for df = inf. @see scipy.stats.t.
inline constexpr Continuous<detail::StudentT<>> t{};
/// The R-distribution on [-1, 1]: density proportional to (1 - x^2)^(c/2 - 1), c > 0. @see scipy.stats.rdist.
inline constexpr Continuous<detail::Rdist<>> rdist{};
/// The skew t distribution of Jones and Faddy, a > 0, b > 0; Student's with 2 a degrees of freedom for a = b (SciPy
/// 1.12). @see scipy.stats.jf_skew_t.
inline constexpr Continuous<detail::JfSkewT<>> jf_skew_t{};

}  // namespace scixx::stats
