// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/minimize_scalar.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/pairs.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <vector>

/// The transforms of Box and Cox and of Yeo and Johnson, their likelihoods, and probability plots.
namespace scixx::stats::detail::transforms {

using core::Index;
using samples::Sample;

/// Functions elementwise() takes.
struct Boxcox {
    static double at(double x, double lmbda) {
        return lmbda == 0 ? std::log(x) : std::expm1(lmbda * std::log(x)) / lmbda;
    }
};
struct YeoJohnson {
    static double at(double x, double lmbda) {
        if (x >= 0) return lmbda == 0 ? std::log1p(x) : std::expm1(lmbda * std::log1p(x)) / lmbda;
        const double other = 2 - lmbda;
        return other == 0 ? -std::log1p(-x) : -std::expm1(other * std::log1p(-x)) / other;
    }
};

/// log of the variance of the values (n, not n - 1).
template <class = void>
[[nodiscard]] double log_variance(Sample x) {
    const auto c = samples::central_moments<2>(x);
    return std::log(c.m2) + 2 * std::log(c.scale);
}

/// Log-likelihood of a sample under Box and Cox' transform. With c the largest lmbda log(x), values are divided by
/// exp(c), so that nothing overflows.
template <class T = double>
[[nodiscard]] T boxcox_llf(T lmbda, Sample x) {
    if (x.empty()) return samples::nan;
    std::vector<T> logs(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) logs[i] = std::log(x[i]);
    const T n = samples::size_of(x), sum = samples::pairwise_sum(logs, [](double v) { return v; });
    const auto [low, high] = std::minmax_element(logs.begin(), logs.end());
    const T centre = lmbda >= 0 ? *high : *low;
    for (double& v : logs) v = lmbda == 0 ? v : std::expm1(lmbda * (v - centre)) / lmbda;
    return (lmbda - 1) * sum - n / 2 * (log_variance(logs) + 2 * lmbda * centre);
}

/// Log-likelihood of a sample under Yeo and Johnson's transform, in the same way.
template <class T = double>
[[nodiscard]] T yeojohnson_llf(T lmbda, Sample x) {
    if (x.empty()) return samples::nan;
    std::vector<T> values(x.size());
    T sum = 0, most = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const T log = std::copysign(std::log1p(std::abs(x[i])), x[i]);
        sum += log;
        most = std::max(most, log >= 0 ? lmbda * log : (lmbda - 2) * log);
        values[i] = log;
    }
    const T unit = most > 300 ? most : 0;  // far from overflow the transform is taken as it is
    for (double& v : values) {
        const T power = v >= 0 ? lmbda : 2 - lmbda, size = std::abs(v);
        const T scaled = power == 0  ? size * std::exp(-unit)
                         : unit == 0 ? std::expm1(power * size) / power
                                     : (std::exp(power * size - unit) - std::exp(-unit)) / power;
        v = std::copysign(scaled, v);
    }
    const T variance = log_variance(values) + 2 * unit;
    // Equal values have no likelihood that is finite.
    if (variance < std::log(std::numeric_limits<T>::min())) return std::numeric_limits<T>::infinity();
    return (lmbda - 1) * sum - samples::size_of(x) / 2 * variance;
}

/// Filliben's estimates of the medians of n uniform order statistics (J. J. Filliben, Technometrics 17 (1975) 111).
template <class T = double>
[[nodiscard]] std::vector<T> order_medians(std::size_t n) {
    std::vector<T> medians(n);
    const T size = static_cast<T>(n);
    for (std::size_t i = 0; i < n; ++i) medians[i] = (static_cast<T>(i + 1) - T(0.3175)) / (size + T(0.365));
    if (n > 0) {
        medians.back() = std::pow(T(0.5), 1 / size);
        medians.front() = 1 - medians.back();
    }
    return medians;
}

/// A line through the points (x, y) by least squares.
struct Line {
    double slope = samples::nan, intercept = samples::nan, r = 0;
};
template <class = void>
[[nodiscard]] Line fit_line(Sample x, Sample y) {
    if (x.size() < 2) return {};
    const auto c = samples::comoments(x, y);
    const double r = c.yy == 0 ? 0.0 : c.xy / (std::sqrt(c.xx) * std::sqrt(c.yy));
    const double slope = c.xy / c.xx * (c.scale_y / c.scale_x);
    return {slope, c.mean_y - slope * c.mean_x, std::clamp(r, -1.0, 1.0)};
}

/// Correlation of the sorted values with the quantiles of a distribution.
template <class T = double>
[[nodiscard]] T plot_correlation(std::vector<T> values, core::FunctionRef<T(T)> ppf) {
    std::sort(values.begin(), values.end());
    std::vector<T> expected = order_medians(values.size());
    for (T& v : expected) v = ppf(v);
    return fit_line(expected, values).r;
}

/// Where a correlation or likelihood is largest.
template <class = void>
[[nodiscard]] double largest(core::FunctionRef<double(double)> objective, const std::vector<double>& brack) {
    return optimize::brent([&](double lmbda) { return -objective(lmbda); }, {.brack = brack}).x;
}

/// The values of a sample, checked to be positive; whether all are numbers.
template <class = void>
void require_positive(const char* function, Sample x) {
    for (const double v : x) core::require(!(v <= 0), function, "x must be positive, got ", v);
}
template <class = void>
[[nodiscard]] bool has_nan(Sample x) {
    return std::any_of(x.begin(), x.end(), [](double v) { return std::isnan(v); });
}
template <class = void>
[[nodiscard]] bool is_constant(Sample x) {
    return std::all_of(x.begin(), x.end(), [&](double v) { return v == x[0]; });
}

using samples::values_of;

/// n equidistant numbers from a to b.
template <class T = double>
[[nodiscard]] std::vector<T> linspace(T a, T b, Index n) {
    core::List<T> out(n);
    for (core::Index i = 0; i < n; ++i)
        out[i] = i + 1 == n ? b : a + (b - a) * static_cast<T>(i) / static_cast<T>(n - 1);
    if (n == 1) out[0] = a;
    return out;
}

}  // namespace scixx::stats::detail::transforms
