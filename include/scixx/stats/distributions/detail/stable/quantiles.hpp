// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/stable/law.hpp>
#include <vector>

/// Quantiles of stable laws, and parameters from the quantiles of a sample (J. H. McCulloch, Commun. Stat. Simul.
/// Comput. 15 (1986) 1109), with quantiles computed where the paper has tables.
namespace scixx::stats::detail::stable {

/// The x0 where one tail of the law is q <= 1/2: the variable of the form S0.
template <class = void>
[[nodiscard]] double quantile(const Law& law, double q, bool upper, double lower_end, double upper_end) {
    const double shift = law.shift();
    const auto tail = [&](double x) { return law.tail(x + shift, x, upper).value(); };
    const auto slope = [&](double x) { return law.density(x + shift, x).value(); };
    const double start = q < 0.1 ? law.tail_start(q, upper) : 0.0;
    const double x = inverse(tail, slope, lower_end, upper_end, q, upper, start);
    return std::abs(x) < 0.99 * std::numeric_limits<double>::max() ? x : std::copysign(infinite, x);
}

/// Quantiles of 5, 25, 50, 75 and 95 per cent.
using FiveQuantiles = std::array<double, 5>;
/// Both indices from which exponent and skewness are estimated: log of the ratio of two widths, and the asymmetry.
template <class = void>
[[nodiscard]] inline std::array<double, 2> indices(const FiveQuantiles& q) {
    return {std::log((q[4] - q[0]) / (q[3] - q[1])), (q[4] + q[0] - 2 * q[2]) / (q[4] - q[0])};
}
template <class = void>
[[nodiscard]] FiveQuantiles five_quantiles(double alpha, double beta) {
    const Law law(alpha, beta);
    const double edge = -law.shift(), lower = alpha < 1 && beta == 1 ? edge : -infinite;
    const double upper = alpha < 1 && beta == -1 ? edge : infinite;
    FiveQuantiles out{};
    constexpr double q[] = {0.05, 0.25, 0.5, 0.25, 0.05};
    for (std::size_t i = 0; i < 5; ++i) out[i] = quantile(law, q[i], i > 2, lower, upper);
    return out;
}

/// Exponent, skewness, location and scale in the form S0.
template <class T = double>
[[nodiscard]] std::array<double, 4> quantile_estimate(Sample data) {
    std::vector<T> sorted(data.begin(), data.end());
    std::sort(sorted.begin(), sorted.end());
    FiveQuantiles seen{};
    constexpr double q[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    const double last = static_cast<double>(sorted.size()) - 1;
    for (std::size_t i = 0; i < 5; ++i) {
        const double at = std::clamp(q[i] * (last + 1) - 0.5, 0.0, last);
        const auto k = static_cast<std::size_t>(at);
        seen[i] = sorted[k] + (at - std::floor(at)) * (sorted[std::min(k + 1, sorted.size() - 1)] - sorted[k]);
    }
    if (!(seen[3] > seen[1] && seen[4] > seen[0])) return {1.5, 0, seen[2], seen[4] > seen[0] ? seen[4] - seen[0] : 1};
    const auto wanted = indices(seen);
    // Broyden's method from the slopes of a typical law, within bounds.
    double alpha = 1.5, beta = std::clamp(2 * wanted[1], -0.9, 0.9), jacobian[2][2] = {{-1.3, 0}, {0, 0.5}};
    double best[2] = {alpha, beta}, least = infinite, before[2]{}, step[2]{};
    FiveQuantiles law{};
    for (int i = 0; i < 15; ++i) {
        const FiveQuantiles now = five_quantiles(alpha, beta);
        const auto found = indices(now);
        const double miss[2] = {found[0] - wanted[0], found[1] - wanted[1]};
        const double size = std::hypot(miss[0], miss[1]);
        if (size < least) {
            least = size;
            best[0] = alpha;
            best[1] = beta;
            law = now;
        }
        const double moved = step[0] * step[0] + step[1] * step[1];
        for (int r = 0; r < 2 && i > 0 && moved > 0; ++r) {
            const double surprise = miss[r] - before[r] - jacobian[r][0] * step[0] - jacobian[r][1] * step[1];
            for (int c = 0; c < 2; ++c) jacobian[r][c] += surprise * step[c] / moved;
        }
        const double det = jacobian[0][0] * jacobian[1][1] - jacobian[0][1] * jacobian[1][0];
        double by[2] = {-(miss[0] * jacobian[1][1] - miss[1] * jacobian[0][1]) / det,
                        -(miss[1] * jacobian[0][0] - miss[0] * jacobian[1][0]) / det};
        if (!std::isfinite(by[0]) || !std::isfinite(by[1])) break;
        const double to_alpha = std::clamp(alpha + std::clamp(by[0], -0.3, 0.3), 0.2, 1.98);
        const double to_beta = std::clamp(beta + std::clamp(by[1], -0.4, 0.4), -0.95, 0.95);
        step[0] = to_alpha - alpha;
        step[1] = to_beta - beta;
        alpha = to_alpha;
        beta = to_beta;
        before[0] = miss[0];
        before[1] = miss[1];
        if (size < 1e-3 || std::hypot(step[0], step[1]) < 1e-3) break;
    }
    const double scale = (seen[3] - seen[1]) / (law[3] - law[1]);
    return {best[0], best[1], seen[2] - scale * law[2], scale};
}

}  // namespace scixx::stats::detail::stable
