// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/histogram.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <vector>

namespace scixx::stats {

/// The distribution that a histogram describes: uniform in each bin.
///
/// `const auto rv = rv_histogram(counts, edges); rv.pdf(1.0);` has all functions of a continuous distribution.
/// @param counts  n >= 1 heights, not negative, not all 0.
/// @param edges   n + 1 edges of the bins, strictly ascending.
/// @param density whether counts are densities already (SciPy 1.11); else they are counts, divided by the bins' widths
/// here.
/// @throws std::invalid_argument where this does not hold.
/// @see scipy.stats.rv_histogram. Differs from SciPy: counts in bins of unequal width are always divided by the widths.
template <core::ArrayLike Counts = core::InBraces, core::ArrayLike Edges = core::InBraces>
[[nodiscard]] Continuous<detail::Histogram> rv_histogram(const Counts& counts, const Edges& edges,
                                                         bool density = false) {
    const core::Source<double, Counts> heights(counts);
    const core::Source<double, Edges> ends(edges);
    detail::Histogram h;
    h.heights = detail::contiguous(heights.view());
    h.edges = detail::contiguous(ends.view());
    core::require(!h.heights.empty() && h.edges.size() == h.heights.size() + 1, "rv_histogram",
                  "edges must be one more than counts, got ", h.edges.size(), " and ", h.heights.size());
    double total = 0;
    h.below.assign(1, 0.0);
    for (std::size_t i = 0; i < h.heights.size(); ++i) {
        const double width = h.edges[i + 1] - h.edges[i], mass = density ? h.heights[i] * width : h.heights[i];
        core::require(width > 0 && std::isfinite(width), "rv_histogram", "edges must ascend");
        core::require(h.heights[i] >= 0 && std::isfinite(mass), "rv_histogram", "counts must not be negative");
        total += mass;
        h.heights[i] = mass / width;
        h.below.push_back(total);
    }
    core::require(total > 0, "rv_histogram", "counts must not all be 0");
    for (double& height : h.heights) height /= total;
    for (double& p : h.below) p /= total;
    return Continuous<detail::Histogram>(std::move(h));
}

}  // namespace scixx::stats
