// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

/// F of a one-way analysis of variance over groups.
template <class Groups>
[[nodiscard]] SignificanceResult<double> one_way(const Groups& groups) {
    double n = 0, centre = 0;
    for (const Sample& g : groups) n += size_of(g);
    for (const Sample& g : groups) centre += mean_of(g) * (size_of(g) / n);
    // Everything relative to the mean: an offset of the data costs no digits but those that the data lack.
    double shift = 0, between = 0, within = 0;
    std::vector<double> means;
    for (const Sample& g : groups) {
        means.push_back(pairwise_sum(g, [centre](double v) { return v - centre; }) / size_of(g));
        shift += means.back() * (size_of(g) / n);
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double mean = means[i], away = mean - shift;
        between += size_of(groups[i]) * away * away;
        within += pairwise_sum(groups[i], [=](double v) { return (v - centre - mean) * (v - centre - mean); });
    }
    if (const double all = within + between; all > 1e300 || all < 1e-280) {
        // Squares out of range: the same for the deviations in units of the largest.
        double reach = 0;
        for (const Sample& g : groups)
            for (const double v : g) reach = std::max(reach, std::abs(v - centre));
        if (reach > 0 && std::isfinite(reach)) {
            std::vector<std::vector<double>> memory;
            for (const Sample& g : groups) {
                memory.emplace_back(g.begin(), g.end());
                for (double& v : memory.back()) v = (v - centre) / reach;
            }
            return one_way(std::vector<Sample>(memory.begin(), memory.end()));
        }
    }
    const double k = static_cast<double>(groups.size());
    const double f = (between / (k - 1)) / (within / (n - k));
    return {f, f_sf(f, k - 1, n - k)};
}

/// The absolute deviations of a sample from its centre, for levene and fligner: what their options say.
template <class T = double, class Options>
[[nodiscard]] std::vector<T> absolute_deviations(Sample sample, const Options& options) {
    using Center = decltype(options.center);
    std::vector<T> values(sample.begin(), sample.end());
    if (options.center == Center::trimmed) {
        std::sort(values.data(), values.data() + values.size());
        const auto cut = static_cast<std::ptrdiff_t>(options.proportiontocut * size_of(sample));
        values = {values.begin() + cut, values.end() - cut};
    }
    const double centre = options.center == Center::median ? median_of(values) : mean_of(values);
    for (double& v : values) v = std::abs(v - centre);
    return values;
}

}  // namespace scixx::stats::detail::samples
