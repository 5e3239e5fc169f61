// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/stats/descriptive/quantile_options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <vector>

/// Kernels of quantiles.
namespace scixx::stats::detail::samples {

/// The place of a quantile among n sorted values, in [0, n - 1], as whole part and fraction.
struct QuantilePlace {
    std::size_t below;
    double fraction;
};
template <class = void>
[[nodiscard]] QuantilePlace quantile_place(double n, double p, QuantileMethod method) {
    const auto at = [](double below, double fraction) -> QuantilePlace {
        return {static_cast<std::size_t>(below), fraction};
    };
    double shift = 0;
    switch (method) {
        case QuantileMethod::inverted_cdf:
            return at(std::clamp(std::ceil(n * p) - 1, 0.0, n - 1), 0);
        case QuantileMethod::averaged_inverted_cdf: {
            const double up = std::ceil(n * p), j = std::clamp(up - 1, 0.0, n - 1);
            return at(j, up == n * p && up > 0 && up < n ? 0.5 : 0.0);
        }
        case QuantileMethod::closest_observation: {
            const double place = n * p - 0.5, j = std::floor(place);
            const bool stay = place == j && std::fmod(j, 2) == 0;
            return at(std::clamp(stay ? j - 1 : j, 0.0, n - 1), 0);
        }
        case QuantileMethod::interpolated_inverted_cdf:
            shift = 0;
            break;
        case QuantileMethod::hazen:
            shift = 0.5;
            break;
        case QuantileMethod::weibull:
            shift = p;
            break;
        case QuantileMethod::median_unbiased:
            shift = p / 3 + 1.0 / 3;
            break;
        case QuantileMethod::normal_unbiased:
            shift = p / 4 + 0.375;
            break;
        default: {
            const double place = p * (n - 1), j = std::floor(place);
            return at(j, place - j);
        }
    }
    const double place = std::clamp(n * p + shift - 1, 0.0, n - 1), j = std::floor(place);
    return at(j, place - j);
}
/// Between two neighbours, without loss at either end.
[[nodiscard]] inline double between(double low, double high, double fraction) {
    const double step = high - low;
    return fraction == 0 || low == high ? low : fraction >= 0.5 ? high - step * (1 - fraction) : low + step * fraction;
}
template <class T>
[[nodiscard]] double harrell_davis(const std::vector<T>& x, double p) {
    const T n = static_cast<T>(x.size()), a = p * (n + 1), b = (1 - p) * (n + 1);
    if (a == 0) return x.front();
    if (b == 0) return x.back();
    double sum = 0, before = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const T upto = special::betainc(a, b, static_cast<double>(i + 1) / n);
        sum += (upto - before) * x[i];
        before = upto;
    }
    return sum;
}
template <class T>
[[nodiscard]] double quantile_of_sorted(const std::vector<T>& x, double p, QuantileMethod method) {
    if (x.empty() || !(p >= 0 && p <= 1)) return nan;
    if (method == QuantileMethod::harrell_davis) return harrell_davis(x, p);
    const auto [below, fraction] = quantile_place(static_cast<double>(x.size()), p, method);
    return between(x[below], x[std::min(below + 1, x.size() - 1)], fraction);
}
/// One quantile in linear time.
template <class T = double>
[[nodiscard]] double select_quantile(Sample x, double p, QuantileMethod method) {
    if (x.empty() || !(p >= 0 && p <= 1)) return nan;
    if (method == QuantileMethod::harrell_davis) return harrell_davis(sorted<T>(x), p);
    const auto [below, fraction] = quantile_place(size_of(x), p, method);
    const auto [low, high] = neighbours(x, below);
    return between(low, high, fraction);
}

}  // namespace scixx::stats::detail::samples
