// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/order_statistic.hpp>

namespace scixx::stats {

/// The r-th of n independent values of X in rising order, a random variable with the density
/// n! / ((r-1)! (n-r)!) pdf(x) cdf(x)^(r-1) ccdf(x)^(n-r).
///
/// cdf(X) of it has the beta law of r and n - r + 1. order_statistic(X, 1, n) is the minimum, order_statistic(X, n, n)
/// the maximum.
/// @param r  rank, 1 <= r <= n.
/// @param n  size of the sample.
/// @throws std::invalid_argument where not 1 <= r <= n.
/// @see scipy.stats.order_statistic.
template <class K>
[[nodiscard]] auto order_statistic(const ContinuousVariable<K>& X, core::Index r, core::Index n) {
    core::require(r >= 1 && r <= n, "order_statistic", "r must be between 1 and n, got ", r, " and ", n);
    using Law = detail::variables::OrderStatistic<K>;
    return ContinuousVariable<Law>(Law(X.law(), static_cast<double>(r), static_cast<double>(n)));
}

}  // namespace scixx::stats
