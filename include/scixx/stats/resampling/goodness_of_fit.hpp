// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <scixx/core/array.hpp>
#include <scixx/core/generator.hpp>
#include <scixx/core/sample.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/goodness/fit_statistics.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <tuple>
#include <utility>
#include <vector>

/// Goodness of fit to a family of distributions by Monte Carlo samples.
namespace scixx::stats {

/// What goodness_of_fit compares data and distribution by.
enum class GoodnessStatistic {
    ad,        ///< Anderson and Darling's A^2
    ks,        ///< Kolmogorov and Smirnov's distance
    cvm,       ///< Cramer and von Mises' integral of the squared distance
    filliben,  ///< Filliben's correlation of sorted data and quantiles at the medians of order statistics; small is
               ///< extreme
};

/// Parameters by their names, as a dictionary in Python: {{"loc", 0.0}, {"scale", 2.0}}.
using NamedParameters = detail::goodness::Parameters;

/// Options of goodness_of_fit, in SciPy's order.
struct GoodnessOfFitOptions {
    NamedParameters known_params{};    ///< held fixed
    NamedParameters fit_params{};      ///< those that random samples are drawn with, but fitted to each of them
    NamedParameters guessed_params{};  ///< where fits begin
    GoodnessStatistic statistic = GoodnessStatistic::ad;  ///< what is compared
    core::Index n_mc_samples = 9999;                      ///< random samples
};

/// What goodness_of_fit returns.
template <std::size_t N>
struct GoodnessOfFitResult {
    /// The fitted distribution.
    struct FitResult {
        std::array<double, N> params;  ///< shapes, loc, scale
    };
    FitResult fit_result;              ///< the distribution that random samples are drawn from
    double statistic;                  ///< of the data
    double pvalue;                     ///< (b + 1) / (B + 1) with b of B random samples at least as extreme
    Eigen::ArrayXd null_distribution;  ///< the statistic of each random sample
};

/// Test of the hypothesis that data come from a family of distributions, by random samples of the member that fits them
/// best; parameters that are not known are fitted to each of them as well (a parametric bootstrap).
///
///     const auto r = stats::goodness_of_fit(stats::norm, x, {.known_params = {{"loc", 0.0}}}, rng);
///
/// @param dist     a continuous distribution that is not frozen. @param data vector of finite numbers.
/// @param options  see GoodnessOfFitOptions; at most the first three shape parameters can be known.
/// @param rng      core::Generator or RandomState; without it one that the operating system seeds.
/// @return         see GoodnessOfFitResult. With the same generator the numbers are SciPy's as far as variates and fits
///                 are.
/// @throws std::invalid_argument for empty or non-finite data, names that the distribution does not have or that are
///         given twice, and n_mc_samples < 1. @throws FitError where a fit finds no parameters.
/// @note   n_mc_samples fits. Sources: W. Stute, W. G. Manteiga, M. P. Quindimil, Metrika 40 (1993) 243; C. Genest, B.
///         Remillard, Ann. Inst. H. Poincare 44 (2008) 1096.
/// @see    scipy.stats.goodness_of_fit (filliben: SciPy 1.11)
template <class K, core::ArrayLike A = core::InBraces, class Rng>
    requires(core::rank_of<A> == 1)
[[nodiscard]] auto goodness_of_fit(const Continuous<K>& dist, const A& data, const GoodnessOfFitOptions& options,
                                   Rng& rng) {
    const core::Source<double, A> source(data);
    std::vector<double> x = detail::contiguous(source.view()), medians;
    const bool filliben = options.statistic == GoodnessStatistic::filliben;
    if (filliben) medians = detail::goodness::order_medians(x.size());
    const auto compare = [&](const auto& theta, const std::vector<double>& sorted) {
        return detail::goodness::statistic(static_cast<detail::goodness::Statistic>(options.statistic),
                                           detail::shaped(dist.kernel, theta.data()), theta[theta.size() - 2],
                                           theta[theta.size() - 1], sorted, medians);
    };
    return detail::goodness::run<GoodnessOfFitResult<detail::shape_count<K> + 2>>(
        dist, dist.kernel, std::move(x), options, compare, filliben ? Alternative::less : Alternative::greater, rng);
}
/// The same with a generator that the operating system seeds.
template <class K, core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] auto goodness_of_fit(const Continuous<K>& dist, const A& data, const GoodnessOfFitOptions& options = {}) {
    core::Generator rng;
    return goodness_of_fit(dist, data, options, rng);
}

/// The same with a statistic of the caller's: callable of a frozen distribution and the sorted data, a core::Sample,
/// that returns a number. A large one is extreme, or what its member `alternative` says. options.statistic does not
/// matter.
/// @see scipy.stats.goodness_of_fit (SciPy 1.12)
template <class K, core::ArrayLike A = core::InBraces, class F, class Rng>
    requires(core::rank_of<A> == 1)
[[nodiscard]] auto goodness_of_fit(const Continuous<K>& dist, const A& data, F&& statistic,
                                   const GoodnessOfFitOptions& options, Rng& rng) {
    const core::Source<double, A> source(data);
    const auto compare = [&](const auto& theta, const std::vector<double>& sorted) -> double {
        return std::apply([&](auto... p) { return statistic(dist(p...), core::Sample(sorted)); }, theta);
    };
    Alternative alternative = Alternative::greater;
    if constexpr (requires { Alternative(statistic.alternative); }) alternative = statistic.alternative;
    return detail::goodness::run<GoodnessOfFitResult<detail::shape_count<K> + 2>>(
        dist, dist.kernel, detail::contiguous(source.view()), options, compare, alternative, rng);
}

}  // namespace scixx::stats
