// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/along_axis.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/goodness/epps_singleton.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

namespace scixx::stats {

/// Options of epps_singleton_2samp, in SciPy's order.
struct EppsSingletonOptions {
    std::vector<double> t{0.4, 0.8};              ///< positive points of the characteristic function, to be scaled
    int axis = 0;                                 ///< along which the samples lie
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};

/// Epps' and Singleton's test whether two samples are from one law, which need not be continuous, by their empirical
/// characteristic functions at the points t / (half the interquartile range of both).
/// @param x, y     real arrays, at least 5 finite observations a sample. @param options  see EppsSingletonOptions.
/// @return statistic (chi squared with 2 degrees of freedom a point) and pvalue; numbers for vectors, arrays with an
///         axis less otherwise.
/// @throws std::invalid_argument for fewer than 5 observations, one that is infinite, or a t that is not positive.
/// @note   O(n) for each point. T. W. Epps, K. J. Singleton, J. Stat. Comput. Simul. 26 (1986) 177.
/// @see scipy.stats.epps_singleton_2samp
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto epps_singleton_2samp(const A& x, const B& y, const EppsSingletonOptions& options = {}) {
    core::require(!options.t.empty(), "epps_singleton_2samp", "t must not be empty");
    for (double each : options.t)
        core::require(each > 0 && std::isfinite(each), "epps_singleton_2samp", "t must be positive, got ", each);
    return core::along_axis<SignificanceResult, R>("epps_singleton_2samp", options,
                                                   core::detail::ShiftFree{[&](core::Sample s, core::Sample u) {
                                                       return detail::samples::epps_singleton(s, u, options.t);
                                                   }},
                                                   x, y);
}

}  // namespace scixx::stats
