// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/result.hpp>

namespace scixx::stats {

using core::get;

/// The alternative hypothesis of a test.
enum class Alternative {
    two_sided,  ///< the statistic differs from the null hypothesis' value
    less,       ///< it is less
    greater,    ///< it is greater
};

/// An interval that contains the true value with some confidence.
struct ConfidenceInterval {
    double low, high;
};
/// Ends of confidence intervals, an array each.
template <class T>
struct ConfidenceLimits {
    T low, high;
};

}  // namespace scixx::stats
