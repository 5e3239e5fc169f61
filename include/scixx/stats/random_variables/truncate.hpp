// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/truncated.hpp>

namespace scixx::stats {

/// Options of truncate.
struct TruncateOptions {
    double lb = -detail::infinite;  ///< lower end
    double ub = detail::infinite;   ///< upper end, > lb
};

/// The random variable X given that it lies in [lb, ub]: density pdf(x) / P(lb <= X <= ub) there.
///
/// The interval may lie so far in a tail that its probability underflows; then all is computed from logarithms.
/// @throws std::invalid_argument where lb or ub is NaN, lb >= ub, or [lb, ub] has probability 0 also by its logarithm.
/// @note  The functions cost two evaluations of those of X. @see scipy.stats.truncate.
template <class K>
[[nodiscard]] auto truncate(const ContinuousVariable<K>& X, double lb, double ub = detail::infinite) {
    core::require(lb < ub, "truncate", "lb must be less than ub, got ", lb, " and ", ub);
    const auto [lower, upper] = X.support();
    core::require(lb < upper && ub > lower, "truncate", "[lb, ub] must meet the support of X, got [", lb, ", ", ub,
                  "]");
    using Law = detail::variables::Truncated<K>;
    Law law(X.law(), lb > lower ? lb : lower, ub < upper ? ub : upper);
    core::require(law.log_mass > -detail::infinite, "truncate", "[lb, ub] must not have probability 0");
    return ContinuousVariable<Law>(std::move(law));
}
template <class K>
[[nodiscard]] auto truncate(const ContinuousVariable<K>& X, const TruncateOptions& options = {}) {
    return truncate(X, options.lb, options.ub);
}

}  // namespace scixx::stats
