// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/sample.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

/// Chatterjee's coefficient, and the deviation of its limit law where it is asked for (theorem 2.2 of his paper; it is
/// sqrt(2 / 5 / n) for a continuous y).
struct Chatterjee {
    double xi, deviation;
};
template <class T = double>
[[nodiscard]] Chatterjee chatterjee(core::Sample x, core::Sample y, bool continuous, bool with_deviation) {
    const std::size_t count = y.size();
    const auto n = static_cast<double>(count);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return x[i] < x[j]; });
    std::vector<T> sorted(y.begin(), y.end()), up(count);
    std::sort(sorted.begin(), sorted.end());
    double spread = 0, jumps = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double value = y[order[k]];
        const auto first = std::lower_bound(sorted.begin(), sorted.end(), value);
        up[k] = static_cast<double>(std::upper_bound(first, sorted.end(), value) - sorted.begin());
        const auto from = n - static_cast<double>(first - sorted.begin());
        spread += from * (n - from);
        if (k > 0) jumps += std::abs(up[k] - up[k - 1]);
    }
    if (continuous) return {1 - 3 * jumps / (n * n - 1), std::sqrt(0.4 / n)};
    const double xi = spread > 0 ? 1 - n * jumps / (2 * spread) : nan;
    if (!with_deviation) return {xi, nan};
    std::sort(up.begin(), up.end());
    double a = 0, b = 0, c = 0, sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double i = static_cast<double>(k + 1), u = up[k], weight = (2 * (n - i) + 1) * u;
        sum += u;
        a += weight * u;
        c += weight;
        const double v = sum + (n - i) * u;
        b += v * v;
    }
    const double n2 = n * n, n3 = n2 * n, mean = c / n3, d = spread / n3;
    return {xi, std::sqrt((a / (n2 * n2) - 2 * b / (n3 * n2) + mean * mean) / (d * d) / n)};
}

}  // namespace scixx::stats::detail::samples
