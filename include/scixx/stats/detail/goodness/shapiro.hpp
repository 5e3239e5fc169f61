// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <vector>

/// Shapiro's and Wilk's statistic and Epps' and Singleton's.
namespace scixx::stats::detail::samples {

/// The first n / 2 coefficients of W, for ascending order (P. Royston, Appl. Stat. 44 (1995) 547, algorithm AS R94).
template <class T = double>
[[nodiscard]] std::vector<double> shapiro_coefficients(std::size_t count) {
    const std::size_t half = count / 2;
    std::vector<T> a(half);
    if (count == 3) return {-0.70710678118654752440};
    const auto n = static_cast<double>(count);
    double squares = 0;
    for (std::size_t i = 0; i < half; ++i) {
        a[i] = special::ndtri((static_cast<T>(i + 1) - 0.375) / (n + 0.25));  // G. Blom's approximation
        squares += 2 * a[i] * a[i];
    }
    const double norm = std::sqrt(squares), u = 1 / std::sqrt(n);
    const double first = a[0] / norm - core::horner({0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056}, u);
    if (count > 5) {
        const double second = a[1] / norm - core::horner({0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633}, u);
        const double rest =
            std::sqrt((squares - 2 * (a[0] * a[0] + a[1] * a[1])) / (1 - 2 * (first * first + second * second)));
        for (std::size_t i = 2; i < half; ++i) a[i] /= rest;
        a[1] = second;
    } else {
        const double rest = std::sqrt((squares - 2 * a[0] * a[0]) / (1 - 2 * first * first));
        for (std::size_t i = 1; i < half; ++i) a[i] /= rest;
    }
    a[0] = first;
    return a;
}

/// 1 - W of a sorted sample, without cancellation, or NaN where it has no variance.
template <class T = double>
[[nodiscard]] double shapiro_complement(const std::vector<double>& x) {
    const std::vector<T> a = shapiro_coefficients(x.size());
    const auto n = static_cast<double>(x.size());
    const double range = x.back() - x.front();
    double mean = 0, aa = 0, ax = 0, xx = 0;
    for (double v : x) mean += (v - x.front()) / range / n;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::size_t mirror = x.size() - 1 - i;
        const double weight = i < a.size() ? a[i] : mirror < a.size() ? -a[mirror] : 0.0;
        const double gap = (x[i] - x.front()) / range - mean;
        aa += weight * weight;
        ax += weight * gap;
        xx += gap * gap;
    }
    const double product = std::sqrt(aa * xx);
    return (product - ax) * (product + ax) / (aa * xx);
}
template <class = void>
[[nodiscard]] double shapiro_pvalue(double complement, std::size_t count) {
    const auto n = static_cast<double>(count);
    if (count == 3) {
        constexpr double six_over_pi = 1.90985931710274402923, quarter = 1.04719755119659774615;  // asin(sqrt(3/4))
        return std::clamp(six_over_pi * (std::asin(std::sqrt(1 - complement)) - quarter), 0.0, 1.0);
    }
    const double logarithm = std::log(n);
    double y = std::log(complement), mean, deviation;
    if (count <= 11) {
        const double gamma = 0.459 * n - 2.273;
        if (y >= gamma) return 0;
        y = -std::log(gamma - y);
        mean = core::horner({0.544, -0.39978, 0.025054, -6.714e-4}, n);
        deviation = std::exp(core::horner({1.3822, -0.77857, 0.062767, -0.0020322}, n));
    } else {
        mean = core::horner({-1.5861, -0.31082, -0.083751, 0.0038915}, logarithm);
        deviation = std::exp(core::horner({-0.4803, -0.082676, 0.0030302}, logarithm));
    }
    return normal_sf((y - mean) / deviation);
}

}  // namespace scixx::stats::detail::samples
