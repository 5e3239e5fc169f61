// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

/// Kernels of unconditional exact tests of 2 x 2 tables [[a, b], [c, d]], whose columns are two binomial samples.
namespace scixx::stats::detail::samples {

struct TwoByTwo {
    double a, b, c1, c2;  ///< first row, sums of the columns
};

/// log C(n, k) for k = 0 .. n.
template <class T = double>
[[nodiscard]] std::vector<double> log_binomials(double n) {
    std::vector<T> logs(static_cast<std::size_t>(n) + 1);
    const double all = special::gammaln(T(n + 1));
    for (std::size_t k = 0; k < logs.size(); ++k) {
        const T kd = static_cast<T>(k);
        logs[k] = all - special::gammaln(kd + 1) - special::gammaln(n - kd + 1);
    }
    return logs;
}

/// The largest probability, over the common probability p of both samples, of the tables for which extreme(a, b) holds:
/// the sum over s = a + b of weight_s p^s (1 - p)^(n - s).
template <class T = double>
[[nodiscard]] double worst_probability(const TwoByTwo& t, int points,
                                       core::FunctionRef<bool(std::size_t, std::size_t)> extreme) {
    const std::vector<T> first = log_binomials(t.c1), second = log_binomials(t.c2);
    const std::size_t n = first.size() + second.size() - 2;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<T> most(n + 1, -infinity), sum(n + 1, 0.0);
    for (std::size_t a = 0; a < first.size(); ++a)
        for (std::size_t b = 0; b < second.size(); ++b) most[a + b] = std::max(most[a + b], first[a] + second[b]);
    for (std::size_t a = 0; a < first.size(); ++a)
        for (std::size_t b = 0; b < second.size(); ++b)
            if (extreme(a, b)) sum[a + b] += std::exp(first[a] + second[b] - most[a + b]);
    std::vector<T> logs(n + 1);
    for (std::size_t s = 0; s <= n; ++s) logs[s] = std::log(sum[s]) + most[s];
    const auto at = [&](double p) {
        if (p <= 0) return sum[0];
        if (p >= 1) return sum[n];
        const double up = std::log(p), down = std::log1p(-p);
        double total = 0;
        for (std::size_t s = 0; s <= n; ++s)
            total += std::exp(logs[s] + static_cast<double>(s) * up + static_cast<double>(n - s) * down);
        return total;
    };
    // All maxima on a grid finer than the polynomial's own scale 1 / sqrt(n), in the angle where that scale is even.
    const auto place = [](double angle) { return std::sin(angle) * std::sin(angle); };
    const int steps = std::max(points, static_cast<int>(6 * std::sqrt(static_cast<double>(n))) + 32);
    const double h = 1.5707963267948966 / steps;
    core::List<T> values(steps + 1);
    for (int i = 0; i <= steps; ++i) values[i] = at(place(i * h));
    const double top = *std::max_element(values.begin(), values.end());
    double best = top;
    for (int i = 0; i <= steps; ++i) {
        const double value = values[i];
        const double before = i > 0 ? values[i - 1] : -1, after = i < steps ? values[i + 1] : -1;
        if (value < before || value < after || value < 0.7 * top) continue;
        // Golden section between the neighbours; the value is flat at its maximum, so that few steps suffice.
        constexpr double ratio = 0.6180339887498949;
        double low = std::max(0, i - 1) * h, high = std::min(steps, i + 1) * h;
        double x = high - ratio * (high - low), y = low + ratio * (high - low), fx = at(place(x)), fy = at(place(y));
        for (int round = 0; round < 42; ++round) {
            if (fx < fy) {
                low = x;
                x = y;
                fx = fy;
                y = low + ratio * (high - low);
                fy = at(place(y));
            } else {
                high = y;
                y = x;
                fy = fx;
                x = high - ratio * (high - low);
                fx = at(place(x));
            }
        }
        best = std::max({best, fx, fy});
    }
    return std::min(best, 1.0);
}

/// Whether `value` is not below `bound`, up to what rounding can do.
[[nodiscard]] inline bool not_below(double value, double bound) {
    return value >= bound || value >= bound - 1e-12 * std::abs(bound);
}

template <class = void>
[[nodiscard]] SignificanceResult<double> barnard(const TwoByTwo& t, Alternative alternative, bool pooled, int points) {
    if (t.c1 == 0 || t.c2 == 0) return {nan, 1};
    const auto wald = [&](double a, double b) {
        const double p1 = a / t.c1, p2 = b / t.c2;
        if (p1 == p2) return 0.0;
        const double p = (a + b) / (t.c1 + t.c2);
        const double variance =
            pooled ? p * (1 - p) * (1 / t.c1 + 1 / t.c2) : p1 * (1 - p1) / t.c1 + p2 * (1 - p2) / t.c2;
        return (p1 - p2) / std::sqrt(variance);
    };
    const double observed = wald(t.a, t.b);
    const double p = worst_probability(t, points, [&](std::size_t a, std::size_t b) {
        const double w = wald(static_cast<double>(a), static_cast<double>(b));
        return alternative == Alternative::two_sided ? not_below(std::abs(w), std::abs(observed))
               : alternative == Alternative::less    ? not_below(-w, -observed)
                                                     : not_below(w, observed);
    });
    return {observed, p};
}

/// Fisher's one-sided p-values of all tables, P(at most a) given the sum of the row; by columns of b for each a.
template <class T = double>
[[nodiscard]] std::vector<double> fisher_pvalues(const TwoByTwo& t) {
    const std::vector<T> first = log_binomials(t.c1), second = log_binomials(t.c2);
    std::vector<T> p(first.size() * second.size());
    for (std::size_t s = 0; s <= first.size() + second.size() - 2; ++s) {
        const std::size_t low = s >= second.size() ? s - second.size() + 1 : 0, high = std::min(s, first.size() - 1);
        double most = -std::numeric_limits<double>::infinity(), total = 0, below = 0;
        for (std::size_t a = low; a <= high; ++a) most = std::max(most, first[a] + second[s - a]);
        for (std::size_t a = low; a <= high; ++a) total += std::exp(first[a] + second[s - a] - most);
        for (std::size_t a = low; a <= high; ++a) {
            below += std::exp(first[a] + second[s - a] - most);
            p[a * second.size() + (s - a)] = std::min(1.0, below / total);
        }
    }
    return p;
}
template <class T = double>
[[nodiscard]] SignificanceResult<double> boschloo_less(const TwoByTwo& t, int points) {
    const std::vector<T> p = fisher_pvalues(t);
    const std::size_t width = static_cast<std::size_t>(t.c2) + 1;
    const double observed = p[static_cast<std::size_t>(t.a * (t.c2 + 1) + t.b)];
    return {observed, worst_probability(t, points, [&](std::size_t a, std::size_t b) {
                return not_below(observed, p[a * width + b]);
            })};
}
template <class = void>
[[nodiscard]] SignificanceResult<double> boschloo(const TwoByTwo& t, Alternative alternative, int points) {
    if (t.c1 == 0 || t.c2 == 0) return {nan, nan};
    const TwoByTwo swapped{t.b, t.a, t.c2, t.c1};
    if (alternative == Alternative::less) return boschloo_less(t, points);
    if (alternative == Alternative::greater) return boschloo_less(swapped, points);
    const auto less = boschloo_less(t, points), greater = boschloo_less(swapped, points);
    const auto& smaller = less.pvalue < greater.pvalue ? less : greater;
    return {smaller.statistic, std::min(1.0, 2 * smaller.pvalue)};
}

}  // namespace scixx::stats::detail::samples
