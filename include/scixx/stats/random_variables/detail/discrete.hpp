// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/discrete_operations.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

/// The functions of a law on whole numbers. Whatever is not whole is rounded down first.
namespace scixx::stats::detail::variables {

template <class K>
[[nodiscard]] double pmf_at(const K& k, double i) {
    const auto [lower, upper] = support_of(k);
    return i >= lower && i <= upper && i == std::floor(i) && !std::isinf(i) ? pmf_of(k, i) : 0.0;
}
template <class K>
[[nodiscard]] double logpmf_at(const K& k, double i) {
    const auto [lower, upper] = support_of(k);
    return i >= lower && i <= upper && i == std::floor(i) && !std::isinf(i) ? logpmf_of(k, i) : -infinite;
}
template <class K>
[[nodiscard]] double mass_upto(const K& k, double i) {
    const auto [lower, upper] = support_of(k);
    return i < lower ? 0.0 : i >= upper ? 1.0 : discrete_cdf(k, std::floor(i));
}
template <class K>
[[nodiscard]] double mass_beyond(const K& k, double i) {
    const auto [lower, upper] = support_of(k);
    return i < lower ? 1.0 : i >= upper ? 0.0 : discrete_sf(k, std::floor(i));
}
/// log of the sum of the probabilities of i, i + step, ..., which fall.
template <class K>
[[nodiscard]] double log_discrete_tail(const K& k, double i, double step) {
    const auto [lower, upper] = support_of(k);
    const double base = logpmf_of(k, i);
    return base + std::log(sum_of([&](double j) { return std::exp(logpmf_of(k, j) - base); }, i,
                                  step > 0 ? upper : lower, step));
}
template <class K>
[[nodiscard]] double log_mass_upto(const K& k, double i) {
    const double p = mass_upto(k, i);
    if (p > 0.5) return std::log1p(-mass_beyond(k, i));
    return p > tiny || i < support_of(k).lower ? std::log(p) : log_discrete_tail(k, std::floor(i), -1);
}
template <class K>
[[nodiscard]] double log_mass_beyond(const K& k, double i) {
    const double p = mass_beyond(k, i);
    if (p > 0.5) return std::log1p(-mass_upto(k, i));
    return p > tiny || i >= support_of(k).upper ? std::log(p) : log_discrete_tail(k, std::floor(i) + 1, 1);
}

/// P(x <= X <= y): the sum of few probabilities, else the difference on the side where both are small.
template <class K>
[[nodiscard]] double discrete_between(const K& k, double x, double y) {
    const auto [lower, upper] = support_of(k);
    const double from = std::max(std::ceil(x), lower), to = std::min(std::floor(y), upper);
    if (!(from <= to)) return x == x && y == y ? 0.0 : undefined;
    if (to - from <= 64) return sum_of([&](double i) { return pmf_of(k, i); }, from, to, 1);
    const double left = mass_upto(k, to);
    if (left <= 0.5) return left - mass_upto(k, from - 1);
    const double right = mass_beyond(k, from - 1);
    return right <= 0.5 ? right - mass_beyond(k, to) : 1 - (mass_upto(k, from - 1) + mass_beyond(k, to));
}
/// log P(x <= X <= y).
template <class K>
[[nodiscard]] double log_discrete_between(const K& k, double x, double y) {
    const double p = discrete_between(k, x, y);
    if (p > 0.5) return std::log1p(-(mass_upto(k, std::ceil(x) - 1) + mass_beyond(k, std::floor(y))));
    const auto [lower, upper] = support_of(k);
    const double from = std::max(std::ceil(x), lower), to = std::min(std::floor(y), upper);
    if (p > tiny || !(from <= to)) return std::log(p);
    const double large = std::max(logpmf_of(k, from), logpmf_of(k, to));
    const bool rising = logpmf_of(k, to) == large;
    const auto term = [&](double i) { return std::exp(logpmf_of(k, i) - large); };
    return large + std::log(rising ? sum_of(term, to, from, -1) : sum_of(term, from, to, 1));
}

template <class K>
[[nodiscard]] double discrete_icdf(const K& k, double p) {
    const auto [lower, upper] = support_of(k);
    return p == 0 ? lower : p == 1 ? upper : p > 0 && p < 1 ? discrete_quantile(k, p, false) : undefined;
}
template <class K>
[[nodiscard]] double discrete_iccdf(const K& k, double p) {
    const auto [lower, upper] = support_of(k);
    return p == 0 ? upper : p == 1 ? lower : p > 0 && p < 1 ? discrete_quantile(k, p, true) : undefined;
}
template <class K>
[[nodiscard]] double discrete_ilog(const K& k, double p, bool upper_tail) {
    const Support ends = support_of(k);
    const double lower = ends.lower, upper = ends.upper;
    if (!(p <= 0)) return undefined;
    if (p == 0 || p == -infinite) return (p == 0) == upper_tail ? lower : upper;
    if (p > log_tiny) {
        if (p < -log_two) return upper_tail ? discrete_iccdf(k, std::exp(p)) : discrete_icdf(k, std::exp(p));
        return upper_tail ? discrete_icdf(k, -std::expm1(p)) : discrete_iccdf(k, -std::expm1(p));
    }
    const auto reached = [&](double i) {
        return upper_tail ? i >= upper || log_mass_beyond(k, i) <= p : i >= upper || log_mass_upto(k, i) >= p;
    };
    return smallest(reached, lower, upper, middle_of(k));
}

template <class K>
[[nodiscard]] double discrete_central(const K& k, int n) {
    if (n == 0) return 1;
    if (n == 1) return 0;
    const Moments m = discrete_moments(k);
    const double v = m.variance;
    if (n == 2) return v;
    if (v > 0 && n == 3) return m.skewness * v * std::sqrt(v);
    if (v > 0 && n == 4) return (m.kurtosis + 3) * v * v;
    const auto [lower, upper] = support_of(k);
    return discrete_mean(
        k, [&](double i) { return std::pow(i - m.mean, n); }, lower, upper);
}
template <class K>
[[nodiscard]] double discrete_mode(const K& k) {
    if constexpr (requires { k.mode(); })
        return k.mode();
    else {
        // Probabilities rise to one top.
        const Support ends = support_of(k);
        const double lower = ends.lower, upper = ends.upper;
        const auto past = [&](double i) { return i >= upper || logpmf_of(k, i + 1) <= logpmf_of(k, i); };
        return smallest(past, lower, upper, middle_of(k));
    }
}

}  // namespace scixx::stats::detail::variables
