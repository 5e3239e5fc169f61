// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/goodness/cdf.hpp>
#include <utility>
#include <vector>

/// Laws of the statistics of Cramer and von Mises.
namespace scixx::stats::detail::samples {

/// exp(z) K_nu(z) for nu = 1/4, 3/4, 5/4: the integral of exp(-z (cosh t - 1)) cosh(nu t) over t > 0 by the trapezoidal
/// rule, whose error is exp(-pi^2 / step).
template <class T = double>
[[nodiscard]] std::array<T, 3> scaled_quarter_bessel(T z) {
    constexpr T step = T(0.2);
    std::array<T, 3> sum{T(0.5), T(0.5), T(0.5)};
    for (int k = 1; k < 400; ++k) {
        const T t = step * T(k), half = std::sinh(t / 2), weight = std::exp(-2 * z * half * half);
        const T r = std::exp(t / 4), q = 1 / r, r3 = r * r * r, q3 = q * q * q;
        const T last = weight * (r3 * r * r + q3 * q * q) / 2;
        sum[0] += weight * (r + q) / 2;
        sum[1] += weight * (r3 + q3) / 2;
        sum[2] += last;
        if (last < T(1e-18) * sum[2]) break;
    }
    for (T& s : sum) s *= step;
    return sum;
}

/// The limit law, P(W <= x) (T. W. Anderson, D. A. Darling, Ann. Math. Statist. 23 (1952) 193, eq. 4.35).
template <class T = double>
[[nodiscard]] T cramer_limit_cdf(T x) {
    if (!(x > 0)) return x == x ? T(0) : x;
    constexpr T pi = T(3.14159265358979323846);
    T sum = 0, weight = 1;  // Gamma(k + 1/2) / (Gamma(1/2) k!)
    for (int k = 0; k < 200; ++k) {
        const T odd = 4 * T(k) + 1, z = odd * odd / (16 * x);
        const T term = weight * std::sqrt(odd) * std::exp(-2 * z) * scaled_quarter_bessel(z)[0];
        sum += term;
        if (term < T(1e-17) * sum || z > 400) break;
        weight *= (T(k) + T(0.5)) / (T(k) + 1);
    }
    return std::min(T(1), sum / (pi * std::sqrt(x)));
}

/// The term of order 1 / n of the law for n observations beyond that in the limit law itself (S. Csorgo, J. J. Faraway,
/// J. R. Stat. Soc. B 58 (1996) 221, eq. 1.10), by parabolic cylinder functions.
template <class T = double>
[[nodiscard]] T cramer_correction(T x) {
    constexpr T pi = T(3.14159265358979323846);
    const T root_pi = std::sqrt(pi), two_roots = 2 * std::sqrt(x);
    // D_{3/2}(y) and D_{5/2}(y), in K of y^2 / 4, which comes with exp(y^2 / 4).
    struct Cylinder {
        T low, high;
    };
    const auto cylinder = [&](T y) {
        const T z = y * y / 4, e = std::exp(-2 * z) / root_pi, r = std::sqrt(y / 2), p = r * r * r;
        const std::array<T, 3> k = scaled_quarter_bessel(z);
        return Cylinder{e * p * (k[0] + k[1]), e * p * (y / 2) * (2 * k[0] + 3 * k[1] - k[2])};
    };
    const T a = std::pow(x, T(0.75)), b = std::pow(x, T(1.25));
    T sum = 0, gamma = root_pi, factorial = 1;  // Gamma(k + 1/2), k!
    Cylinder first = cylinder(1 / two_roots);
    for (int k = 0; k < 100; ++k) {
        const T m = 2 * T(k) + 1;
        const Cylinder middle = cylinder((4 * T(k) + 3) / two_roots), next = cylinder((4 * T(k) + 5) / two_roots);
        const T next_gamma = gamma * (T(k) + T(0.5));
        const T term = (gamma * (m * (middle.low / 9 + 7 * (first.low + next.low) / 144) / a + first.high / (72 * b)) +
                        next_gamma * (m + 2) * next.high / (6 * b)) /
                       (pi * factorial);
        sum += term;
        if (std::abs(term) < T(1e-16) * std::abs(sum)) break;
        first = next;
        gamma = next_gamma;
        factorial *= T(k) + 1;
    }
    return -sum;
}

/// P(W <= x) for n observations, to O(1 / n^2).
template <class T = double>
[[nodiscard]] T cramer_cdf(T x, T n) {
    if (x <= 1 / (12 * n)) return 0;
    if (x >= n / 3) return 1;
    return cramer_limit_cdf(x) * (1 + 1 / (12 * n)) + cramer_correction(x) / n;
}

/// P(zeta >= value) over all orders of m and n values, zeta the sum of (i b - j a)^2 over the points (i, j) of the
/// lattice path, a = lcm / n, b = lcm / m (Y. Xiao, A. Gordon, A. Yakovlev, J. Stat. Softw. 17 (2006) 8): the values
/// that zeta takes up to each point, with the numbers of paths.
template <class T = double>
[[nodiscard]] T cramer_exact_sf(std::int64_t m, std::int64_t n, T value) {
    using Counts = std::vector<std::pair<std::int64_t, T>>;
    const std::int64_t lcm = std::lcm(m, n), a = lcm / n, b = lcm / m;
    const auto merged = [](const Counts& x, const Counts& y, std::int64_t more) {
        Counts out;
        out.reserve(x.size() + y.size());
        std::size_t i = 0, j = 0;
        while (i < x.size() || j < y.size()) {
            if (j == y.size() || (i < x.size() && x[i].first < y[j].first))
                out.push_back(x[i++]);
            else if (i == x.size() || y[j].first < x[i].first)
                out.push_back(y[j++]);
            else {
                out.emplace_back(x[i].first, x[i].second + y[j].second);
                ++i, ++j;
            }
            out.back().first += more;
        }
        return out;
    };
    core::List<Counts> row(n + 1);
    for (std::int64_t i = 0; i <= m; ++i)
        for (std::int64_t j = 0; j <= n; ++j) {
            const std::int64_t gap = i * b - j * a;
            Counts& cell = row[j];
            if (i == 0 && j == 0)
                cell = {{0, T(1)}};
            else
                cell = merged(i > 0 ? cell : Counts{}, j > 0 ? row[j - 1] : Counts{}, gap * gap);
        }
    T reached = 0, all = 0;
    for (const auto& [zeta, count] : row.back()) {
        all += count;
        if (static_cast<T>(zeta) >= value) reached += count;
    }
    return reached / all;
}

/// m times the sum of (r_i - i)^2 over the ranks r of the first sample among both, plus the same of the second one.
template <class T = double>
[[nodiscard]] inline double cramer_rank_sum(core::Sample a, core::Sample b) {
    std::vector<T> both = sorted(a), ranks(a.size() + b.size());
    const std::vector<T> second = sorted(b);
    both.insert(both.end(), second.begin(), second.end());
    rank(both, TieRule::average, ranks.data());
    double u = 0, v = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const bool first = i < a.size();
        const double gap = ranks[i] - static_cast<double>(first ? i + 1 : i - a.size() + 1);
        (first ? u : v) += gap * gap;
    }
    return static_cast<double>(a.size()) * u + static_cast<double>(b.size()) * v;
}

}  // namespace scixx::stats::detail::samples
