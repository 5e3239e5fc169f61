// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/quantile_options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <vector>

/// Kernels of estimated_cdf.
namespace scixx::stats::detail::samples {

inline void require_inverse(QuantileMethod method) {
    core::require(method != QuantileMethod::harrell_davis, "estimated_cdf", "method must not be harrell_davis");
}

/// The fraction of the way from low to high where y lies; infinite ends count as the largest number.
[[nodiscard]] inline double fraction_between(double low, double high, double y) {
    constexpr double most = std::numeric_limits<double>::max();
    low = std::max(low, -most) / 2, high = std::min(high, most) / 2, y = y / 2;
    return high > low ? (y - low) / (high - low) : 0;
}

/// Where a point y stands in a sample of n values: how many are at or below it, the largest of them, and the smallest
/// above it.
struct Place {
    double n, upto, low, high;
};
[[nodiscard]] inline double cdf_at(const Place& place, double y, QuantileMethod method) {
    const auto [n, upto, low, high] = place;
    if (n == 0 || std::isnan(y)) return nan;
    if (upto == 0) return 0;
    if (upto == n && y > low) return 1;
    double a = 1, b = 1;
    switch (method) {
        case QuantileMethod::inverted_cdf:
        case QuantileMethod::averaged_inverted_cdf:
            return upto / n;
        case QuantileMethod::closest_observation:
            return std::min((upto + 0.5) / n, 1.0);
        case QuantileMethod::interpolated_inverted_cdf:
            a = 0;
            break;
        case QuantileMethod::hazen:
            a = b = 0.5;
            break;
        case QuantileMethod::weibull:
            a = b = 0;
            break;
        case QuantileMethod::median_unbiased:
            a = b = 1.0 / 3;
            break;
        case QuantileMethod::normal_unbiased:
            a = b = 0.375;
            break;
        default:
            if (n == 1) return 1;
    }
    const double rank = upto == n ? upto : upto + fraction_between(low, high, y);
    return std::clamp((rank - a) / (n + 1 - a - b), 0.0, 1.0);
}
/// At one point in linear time.
[[nodiscard]] inline double cdf_of_sample(Sample x, double y, QuantileMethod method) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    Place place{size_of(x), 0, -inf, inf};
    for (const double value : x) {
        const bool below = value <= y;
        place.upto += below ? 1 : 0;
        place.low = below ? std::max(place.low, value) : place.low;
        place.high = below ? place.high : std::min(place.high, value);
    }
    return cdf_at(place, y, method);
}
template <class = void>
[[nodiscard]] double cdf_of_sorted(const std::vector<double>& x, double y, QuantileMethod method) {
    const auto above = std::upper_bound(x.begin(), x.end(), y);
    return cdf_at({static_cast<double>(x.size()), static_cast<double>(above - x.begin()),
                   above == x.begin() ? y : *(above - 1), above == x.end() ? y : *above},
                  y, method);
}

}  // namespace scixx::stats::detail::samples
