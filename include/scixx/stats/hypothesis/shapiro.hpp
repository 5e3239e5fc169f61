// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/along_axis.hpp>
#include <scixx/core/error.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/goodness/shapiro.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/hypothesis/significance.hpp>

namespace scixx::stats {

/// Shapiro's and Wilk's test of normality: W = (sum of a_i x_(i))^2 / sum of (x_i - mean)^2, near 1 for a normal
/// sample.
/// @param x        real array, at least 3 observations a sample; the p-value is meant for at most 5000.
/// @param options  see SummaryOptions.
/// @return statistic W and pvalue; numbers for a vector, arrays with an axis less otherwise. A constant sample has W =
///         1 and p = 1, as in SciPy.
/// @throws std::invalid_argument for fewer than 3 observations.
/// @note   O(n log n). P. Royston, Appl. Stat. 44 (1995) 547.
/// @see scipy.stats.shapiro. Differs from SciPy: a matrix is reduced along axis 0; the whole array, SciPy's default, is
///      `shapiro<Reduce::all>(x)`. Before 1.12 SciPy computes in single precision.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto shapiro(const A& x, const SummaryOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "shapiro", options, core::detail::ShiftFree{[&](core::Sample s) -> SignificanceResult<double> {
            core::require_observations(s.size() >= 3, "shapiro", "x must have at least 3 observations, got ", s.size());
            const std::vector<double> sorted = detail::samples::sorted(s);
            if (sorted.front() == sorted.back()) return {1, 1};
            const double complement = detail::samples::shapiro_complement(sorted);
            return {1 - complement, detail::samples::shapiro_pvalue(complement, s.size())};
        }},
        x);
}

}  // namespace scixx::stats
