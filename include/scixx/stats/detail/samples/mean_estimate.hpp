// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/sample.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <vector>

/// Means and differences of means with their standard errors, what the t tests are made of.
namespace scixx::stats::detail::samples {

struct MeanEstimate {
    double estimate, standard_error, df;
    [[nodiscard]] double statistic(double reference) const noexcept { return (estimate - reference) / standard_error; }
};
template <class = void>
[[nodiscard]] MeanEstimate mean_estimate(Sample x) {
    const auto c = central_moments<2>(x);
    return {c.mean, c.deviation(1) / std::sqrt(c.n), c.n - 1};
}
/// Of two samples by their means, standard deviations and sizes; the deviations are squared in units of the larger one.
template <class = void>
[[nodiscard]] MeanEstimate mean_difference_of_stats(double mean1, double deviation1, double n1, double mean2,
                                                    double deviation2, double n2, bool equal_var) {
    const double larger = std::max(deviation1, deviation2), unit = larger > 0 && std::isfinite(larger) ? larger : 1.0;
    const double s1 = deviation1 / unit, s2 = deviation2 / unit;
    if (equal_var) {
        const double df = n1 + n2 - 2, pooled = ((n1 - 1) * s1 * s1 + (n2 - 1) * s2 * s2) / df;
        return {mean1 - mean2, std::sqrt(pooled * (1 / n1 + 1 / n2)) * unit, df};
    }
    const double v1 = s1 * s1 / n1, v2 = s2 * s2 / n2, sum = v1 + v2;
    double df = sum * sum / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));  // Welch and Satterthwaite
    if (std::isnan(df)) df = 1;
    return {mean1 - mean2, std::sqrt(sum) * unit, df};
}
/// Mean and winsorised deviation of a sample with g values cut off at each end, after Yuen, Biometrika 61 (1974) 165.
struct Trimmed {
    double n, mean, deviation;
};
template <class T = double>
[[nodiscard]] Trimmed trimmed(Sample x, double trim) {
    std::vector<T> all = sorted(x);
    const double n = size_of(x), cut = std::floor(n * trim), left = n - 2 * cut;
    const std::size_t g = static_cast<std::size_t>(cut);
    const double mean = mean_of(Sample(all).subspan(g, all.size() - 2 * g));
    for (std::size_t i = 0; i < g; ++i) {
        all[i] = all[g];
        all[all.size() - 1 - i] = all[all.size() - 1 - g];
    }
    const auto c = central_moments<2>(all);
    return {left, mean, std::sqrt(c.m2 * c.n / (left - 1)) * c.scale};
}
template <class = void>
[[nodiscard]] MeanEstimate mean_difference(Sample x, Sample y, bool equal_var, double trim) {
    if (trim > 0 && !x.empty() && !y.empty()) {
        const Trimmed s = trimmed(x, trim), u = trimmed(y, trim);
        return mean_difference_of_stats(s.mean, s.deviation, s.n, u.mean, u.deviation, u.n, equal_var);
    }
    const auto c = central_moments<2>(x), d = central_moments<2>(y);
    // A sample of one has no variance of its own; Student's test weighs it by nothing.
    const auto deviation = [](const auto& m) { return m.n == 1 ? 0.0 : m.deviation(1); };
    const bool none = c.n == 0 || d.n == 0 || (!equal_var && (c.n < 2 || d.n < 2));
    return mean_difference_of_stats(c.mean, none ? nan : deviation(c), c.n, d.mean, deviation(d), d.n, equal_var);
}

}  // namespace scixx::stats::detail::samples
