// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/labels/group_extrema.hpp>

namespace scixx::ndimage::detail::labels {

/// Counts of the samples between the edges of equal bins, one row for each group.
template <class Count = Index>
struct GroupHistogram {
    double min, max;
    Index bins;

    template <class T>
    [[nodiscard]] Eigen::ArrayXX<Count> operator()(const NdView<const T>& in, const Grouping& grouping) const {
        static_assert(!core::is_complex<T>, "complex numbers have no order");
        static_cast<void>(core::checked_mul("histogram", grouping.size, bins));
        Eigen::ArrayXX<Count> counts = Eigen::ArrayXX<Count>::Zero(bins, grouping.size);  // a group's bins together
        List<double> edges(bins + 1);
        const double step = (max - min) / static_cast<double>(bins);
        // Two loops: product and sum must not contract into one rounding, which would move edges.
        for (Index i = 0; i <= bins; ++i) edges[i] = static_cast<double>(i) * step;
        for (double& edge : edges) edge += min;
        edges.back() = max;
        const double inverse = step >= std::numeric_limits<double>::min() ? 1 / step : 0;  // finite
        for_each_group_line(in, grouping, core::memory_order(in),
                            [&](const LinePositions&, const core::Line<const T>& line, const Grouping::Group* groups) {
                                for (Index x = 0; x < line.size; ++x) {
                                    const Index group = groups ? groups[x] : 0;
                                    const double value = static_cast<double>(line[x]);
                                    if (group < 0 || !(value >= min && value <= max)) continue;
                                    // The quotient may be off by one bin; the edges decide. The last bin holds its
                                    // upper edge too.
                                    Index bin =
                                        std::clamp(static_cast<Index>((value - min) * inverse), Index(0), bins - 1);
                                    while (bin > 0 && value < edges[bin]) --bin;
                                    while (bin + 1 < bins && value >= edges[bin + 1]) ++bin;
                                    ++counts(bin, group);
                                }
                            });
        return counts.transpose();
    }
};

template <class = void>
[[nodiscard]] GroupHistogram<> histogram_of(double min, double max, Index bins) {
    core::require(min <= max && std::isfinite(max - min), "histogram", "min must be at most max and both finite, got ",
                  min, " and ", max);
    core::require(bins >= 1, "histogram", "bins must be at least 1, got ", bins);
    return {min, max, bins};
}

}  // namespace scixx::ndimage::detail::labels
