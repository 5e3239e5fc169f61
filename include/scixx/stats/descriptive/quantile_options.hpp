// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/descriptive/options.hpp>

namespace scixx::stats {

/// How quantile interpolates; the first nine are those of R. J. Hyndman and Y. Fan, Am. Stat. 50 (1996) 361.
enum class QuantileMethod {
    linear,                     ///< 7: between the values at p (n - 1)
    inverted_cdf,               ///< 1: the smallest value with at least a share p at or below it
    averaged_inverted_cdf,      ///< 2: as 1, at a step the mean of both sides
    closest_observation,        ///< 3: the value whose place is nearest to p n
    interpolated_inverted_cdf,  ///< 4
    hazen,                      ///< 5
    weibull,                    ///< 6: places p (n + 1)
    median_unbiased,            ///< 8: whatever the distribution
    normal_unbiased,            ///< 9: for normal samples
    harrell_davis,              ///< mean of all values, weighted by a beta distribution: Biometrika 69 (1982) 635
};
/// Options of quantile.
struct QuantileOptions {
    QuantileMethod method = QuantileMethod::linear;  ///< of the interpolation
    int axis = 0;                                    ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;     ///< as in SummaryOptions
};

}  // namespace scixx::stats
