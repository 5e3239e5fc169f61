// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <tuple>

namespace scixx::stats {

/// What most tests return: `auto [statistic, pvalue] = ...`.
template <class T>
struct SignificanceResult {
    T statistic;  ///< the test statistic
    T pvalue;     ///< probability of a statistic at least as extreme under the null hypothesis
    static constexpr auto bound() { return std::tuple(&SignificanceResult::statistic, &SignificanceResult::pvalue); }
};

}  // namespace scixx::stats
