// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace scixx::stats {

/// Ends of the interval where a density is not 0: what the support() of a distribution's kernel gives.
struct Support {
    double lower, upper;
};

/// Mean, variance, skewness and excess kurtosis: what the moments() of a distribution's kernel gives.
struct Moments {
    double mean, variance, skewness, kurtosis;
};

}  // namespace scixx::stats
