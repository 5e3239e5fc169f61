// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/derived.hpp>
#include <vector>

/// The kernel of rv_histogram.
namespace scixx::stats::detail {

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

}  // namespace scixx::stats::detail
