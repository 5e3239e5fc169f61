// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/detail/sums.hpp>
#include <scixx/stats/distributions/discrete.hpp>
#include <utility>

/// Distributions of sums of independent variables. For the functions of each see Continuous and Discrete.
namespace scixx::stats {

/// The Irwin-Hall distribution of the sum of n >= 1 uniform variables (SciPy 1.15). O(n^2) a value.
/// @see scipy.stats.irwinhall.
inline constexpr Continuous<detail::Irwinhall<>> irwinhall{};

/// The Poisson binomial distribution of the number of successes in independent trials of probabilities p (SciPy 1.15):
/// `poisson_binom(p)` has all functions of Discrete, `poisson_binom.pmf(k, p)` and its siblings are short for them.
///
/// The probabilities of all counts are computed once, in O(n^2) for n trials: freeze the distribution for several
/// calls. A probability outside [0, 1] and NaN give NaN.
/// @see scipy.stats.poisson_binom. Differs from SciPy: p is one vector, and rvs draws n uniform numbers a variate.
struct PoissonBinomDistribution {
    template <core::ArrayLike P, class Kernel = detail::PoissonBinom<>>
        requires(core::rank_of<P> == 1)
    [[nodiscard]] auto operator()(const P& p, const Loc& loc = {}) const {
        const core::Source<double, P> source(p);
        return Discrete<Kernel>(Kernel(detail::contiguous(source.view())))(loc);
    }
    template <class X = core::InBraces, class P, core::Destination... D>
    auto pmf(const X& k, const P& p, const Loc& loc = {}, D&&... out) const {
        return (*this)(p, loc).pmf(k, out...);
    }
    template <class X = core::InBraces, class P, core::Destination... D>
    auto logpmf(const X& k, const P& p, const Loc& loc = {}, D&&... out) const {
        return (*this)(p, loc).logpmf(k, out...);
    }
    template <class X = core::InBraces, class P, core::Destination... D>
    auto cdf(const X& k, const P& p, const Loc& loc = {}, D&&... out) const {
        return (*this)(p, loc).cdf(k, out...);
    }
    template <class X = core::InBraces, class P, core::Destination... D>
    auto sf(const X& k, const P& p, const Loc& loc = {}, D&&... out) const {
        return (*this)(p, loc).sf(k, out...);
    }
    template <class X = core::InBraces, class P, core::Destination... D>
    auto ppf(const X& q, const P& p, const Loc& loc = {}, D&&... out) const {
        return (*this)(p, loc).ppf(q, out...);
    }
    template <class X = core::InBraces, class P, core::Destination... D>
    auto isf(const X& q, const P& p, const Loc& loc = {}, D&&... out) const {
        return (*this)(p, loc).isf(q, out...);
    }
    template <class P>
    [[nodiscard]] auto stats(const P& p, const Loc& loc = {}) const {
        return (*this)(p, loc).stats();
    }
    template <class P>
    [[nodiscard]] double mean(const P& p, const Loc& loc = {}) const {
        return (*this)(p, loc).mean();
    }
    template <class P>
    [[nodiscard]] double var(const P& p, const Loc& loc = {}) const {
        return (*this)(p, loc).var();
    }
    template <class P>
    [[nodiscard]] double std(const P& p, const Loc& loc = {}) const {
        return (*this)(p, loc).std();
    }
    template <class P>
    [[nodiscard]] double entropy(const P& p, const Loc& loc = {}) const {
        return (*this)(p, loc).entropy();
    }
    /// rvs(p, size..., rng), as Discrete::rvs.
    template <class P, class... Size>
    auto rvs(const P& p, Size&&... size_and_rng) const {
        return (*this)(p).rvs(size_and_rng...);
    }
};
/// The Poisson binomial distribution, see PoissonBinomDistribution. @see scipy.stats.poisson_binom.
inline constexpr PoissonBinomDistribution poisson_binom{};

}  // namespace scixx::stats
