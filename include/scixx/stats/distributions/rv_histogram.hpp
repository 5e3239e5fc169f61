// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <vector>

namespace scixx::stats {

namespace detail {
/// A density that is constant in bins.
struct Histogram {
    static constexpr const char* name = "rv_histogram";
    std::vector<double> edges{0, 1}, heights{1}, below{0, 1};

    [[nodiscard]] Support support() const { return {edges.front(), edges.back()}; }
    [[nodiscard]] std::size_t bin(double x, const std::vector<double>& of) const {
        const auto at = std::upper_bound(of.begin() + 1, of.end() - 1, x);
        return static_cast<std::size_t>(at - of.begin()) - 1;
    }
    [[nodiscard]] double pdf(double x) const { return x < edges.back() ? heights[bin(x, edges)] : 0.0; }
    [[nodiscard]] double cdf(double x) const {
        const std::size_t i = bin(x, edges);
        return below[i] + heights[i] * (x - edges[i]);
    }
    [[nodiscard]] double ppf(double q) const {
        const std::size_t i = bin(q, below);
        return heights[i] > 0 ? edges[i] + (q - below[i]) / heights[i] : edges[i];
    }
    /// From the upper end of the bin, so that small tails are not differences.
    [[nodiscard]] double sf(double x) const {
        const std::size_t i = bin(x, edges);
        return (1 - below[i + 1]) + heights[i] * (edges[i + 1] - x);
    }
    [[nodiscard]] double isf(double q) const {
        const std::size_t i = bin(1 - q, below);
        return heights[i] > 0 ? edges[i + 1] - (q - (1 - below[i + 1])) / heights[i] : edges[i];
    }
    /// The mean of x^n over a bin is sum of a^j b^(n - j) / (n + 1), j = 0 ... n, for its edges a and b.
    [[nodiscard]] double raw(int n) const {
        double sum = 0;
        for (std::size_t i = 0; i < heights.size(); ++i) {
            double powers = 1, least = 1;
            for (int j = 0; j < n; ++j) {
                least *= edges[i];
                powers = powers * edges[i + 1] + least;
            }
            sum += heights[i] * (edges[i + 1] - edges[i]) * powers / (n + 1);
        }
        return sum;
    }
    [[nodiscard]] Moments moments() const {
        const double mean = raw(1);
        double second = 0, third = 0, fourth = 0;
        for (std::size_t i = 0; i < heights.size(); ++i) {
            const double width = edges[i + 1] - edges[i], share = heights[i] * width, w2 = width * width;
            const double away = edges[i] + width / 2 - mean, a2 = away * away;
            second += share * (a2 + w2 / 12);
            third += share * away * (a2 + w2 / 4);
            fourth += share * (a2 * a2 + a2 * w2 / 2 + w2 * w2 / 80);
        }
        return {mean, second, third / (second * std::sqrt(second)), fourth / (second * second) - 3};
    }
    [[nodiscard]] double entropy() const {
        double sum = 0;
        for (std::size_t i = 0; i < heights.size(); ++i)
            if (heights[i] > 0) sum -= heights[i] * std::log(heights[i]) * (edges[i + 1] - edges[i]);
        return sum;
    }
};
}  // namespace detail

/// The distribution that a histogram describes: uniform in each bin.
///
/// `const auto rv = rv_histogram(counts, edges); rv.pdf(1.0);` has all functions of a continuous distribution.
/// @param counts  n >= 1 heights, not negative, not all 0.
/// @param edges   n + 1 edges of the bins, strictly ascending.
/// @param density whether counts are densities already (SciPy 1.11); else they are counts, divided by the bins' widths here.
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
