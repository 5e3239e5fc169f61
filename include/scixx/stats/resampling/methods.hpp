// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/rng.hpp>
#include <span>
#include <vector>

/// Resampling as the `method` of a test: `ttest_ind(x, y, PermutationMethod{.rng = 1})` and its siblings in
/// stats/hypothesis/resampled.hpp, stats/hypothesis/resampled_tables.hpp and stats/resampling/pearsonr.hpp.
namespace scixx::stats {

/// A p-value by permutations: pearsonr(x, y, PermutationMethod{.rng = 1}).
/// @see scipy.stats.PermutationMethod
struct PermutationMethod {
    core::Index n_resamples = 9999;  ///< random permutations; all are tried where there are not more than that
    core::Rng rng{};                 ///< source of random numbers
};

/// A p-value by random samples of the null hypothesis: pearsonr(x, y, MonteCarloMethod{.rng = 1}).
/// @see scipy.stats.MonteCarloMethod
struct MonteCarloMethod {
    core::Index n_resamples = 9999;                             ///< random samples
    std::vector<std::function<void(std::span<double>)>> rvs{};  ///< what draws each sample; empty: standard normal ones
    core::Rng rng{};                                            ///< source of normal samples
};

/// How bootstrap makes an interval of the distribution.
enum class BootstrapInterval {
    percentile,  ///< its percentiles
    basic,       ///< its percentiles reflected about the statistic ("reverse percentile")
    BCa,         ///< percentiles corrected for bias and skewness
};

/// A confidence interval by the bootstrap: pearsonr(x, y).confidence_interval(x, y, BootstrapMethod{.rng = 1}).
/// @see scipy.stats.BootstrapMethod
struct BootstrapMethod {
    core::Index n_resamples = 9999;                     ///< resamples
    core::Rng rng{};                                    ///< source of random numbers
    BootstrapInterval method = BootstrapInterval::BCa;  ///< how the interval is made
};

}  // namespace scixx::stats
