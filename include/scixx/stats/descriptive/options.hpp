// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/along_axis.hpp>

namespace scixx::stats {

using core::NanPolicy;
using core::Reduce;

/// Options of the summaries that need no others. Whether the axis is kept, or the whole array is one sample, is a
/// template argument: `skew<Reduce::keepdims>(a)`, `skew<Reduce::all>(a)`.
struct SummaryOptions {
    int axis = 0;                                 ///< along which the samples lie; negative ones count from the last
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};

/// Options of summaries that divide by n - ddof, with SciPy's default 1.
struct DdofOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    int ddof = 1;                                 ///< taken from the number of samples
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

/// Options of summaries that divide by n - ddof, with SciPy's default 0.
struct PopulationOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    int ddof = 0;                                 ///< taken from the number of samples
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

}  // namespace scixx::stats
