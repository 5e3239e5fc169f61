// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/random_variables/continuous_variable.hpp>
#include <scixx/stats/random_variables/detail/logistic.hpp>

namespace scixx::stats {

/// A random variable of the standard logistic law: cdf 1 / (1 + exp(-x)).
///
/// `const Logistic X; (mu + s * X).logccdf(x);` The functions are those of ContinuousVariable. sample gives the numbers
/// of NumPy's Generator.logistic.
/// @see scipy.stats.Logistic.
class Logistic : public ContinuousVariable<detail::variables::StandardLogistic> {
public:
    Logistic() : ContinuousVariable(detail::variables::StandardLogistic{}) {}
};

}  // namespace scixx::stats
