// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/noncentral.hpp>

namespace scixx::special::detail::distributions {

/// C(n, j) p^j q^(n-j), p + q = 1, by Loader's form.
[[nodiscard]] inline double binomial_mass(double j, double n, Pair p, Pair q) noexcept {
    if (j == 0) return times_exp(1, n * log_pair(q));
    if (j == n) return times_exp(1, n * log_pair(p));
    const double k = n - j;
    const Pair lambda = j * q - k * p;
    return times_exp(power_constant(j) * power_constant(k) / power_constant(n),
                     incomplete::beta_exponent(j, k, p, q, lambda));
}

/// The one-sided statistic of n draws above d: d times the sum of C(n, j) (d + j/n)^(j-1) (1 - d - j/n)^(n-j) (N. V. Smirnov
/// 1944), all terms of which are positive.
[[nodiscard]] inline Parts smirnov_parts(double n, double d) noexcept {
    if (!(n > 0) || n != std::floor(n) || !(d >= 0 && d <= 1)) return {nan, nan};
    if (d == 0) return {0, 1};
    if (d == 1) return {1, 0};
    double sum = 0;
    bool falling = false;
    double before = 0;
    for (double j = 0; j < n; ++j) {
        const Pair p = Pair(d) + Pair(j) / Pair(n), q = Pair(1) - p;
        if (!(q.hi > 0)) break;
        const double term = binomial_mass(j, n, p, q) * (d / p.hi);
        sum += term;
        falling = term < before;
        before = term;
        if (falling && term < 1e-18 * sum && j > 20) {
            // Terms may rise again towards j = n (1 - d), where they are small for large n d.
            if (n * d * d > 1) break;
        }
    }
    const double upper = sum < 1 ? sum : 1.0;
    return {1 - upper, upper};
}
struct Smirnov {
    static double at(double n, double d) { return smirnov_parts(n, d).upper; }
};
struct Smirnovi {
    static double at(double n, double p) {
        if (!(n > 0) || n != std::floor(n) || !(p >= 0 && p <= 1)) return nan;
        return run<double>(Search::between(1 - p, p, true, 0, 1, std::sqrt(-std::log(p) / (2 * n))),
                           [=](double d) { return smirnov_parts(n, d); });
    }
};

/// Kolmogorov's limit distribution: 2 sum of (-1)^(k-1) exp(-2 k^2 y^2) above, below sqrt(2 pi) / y sum of exp(-(2 k - 1)^2 pi^2
/// / (8 y^2)) for the lower tail.
[[nodiscard]] inline Parts kolmogorov_parts(double y) noexcept {
    if (y != y) return {nan, nan};
    if (y <= 0.04) return {0, 1};
    if (y < 0.82) {
        const double q = -1.2337005501361697 / (y * y);
        const double lower = 2.5066282746310002 / y * std::exp(q) * (1 + std::exp(8 * q) + std::exp(24 * q));
        return {lower, 1 - lower};
    }
    if (y > 20) return {1, 0};
    const Pair square = exact_product(y, y);
    const double first = times_exp(2, Pair(-2 * square.hi, -2 * square.lo)), q = -2 * square.hi;
    const double upper = first * (1 - std::exp(3 * q) + std::exp(8 * q) - std::exp(15 * q) + std::exp(24 * q));
    return {1 - upper, upper};
}
struct Kolmogorov {
    static double at(double y) { return kolmogorov_parts(y).upper; }
};
struct Kolmogi {
    static double at(double p) {
        if (!(p >= 0 && p <= 1)) return nan;
        if (p == 0) return infinity;
        if (p == 1) return 0;
        // Newton's iteration for the logarithm of the smaller tail, from its first term.
        const double q = 1 - p, pi2 = 9.8696044010893586188;
        double y = 0.5;
        if (p <= 0.5)
            y = std::sqrt(-0.5 * std::log(0.5 * p));
        else
            for (int k = 0; k < 2; ++k) y = std::sqrt(0.125 * pi2 / std::log(2.5066282746310002 / (y * q)));
        for (int k = 0; k < 8; ++k) {
            double step;
            if (p <= 0.5) {
                const double e = std::exp(-2 * y * y), e3 = e * e * e, e8 = e3 * e3 * e * e;
                step = std::log(kolmogorov_parts(y).upper / p) / (4 * y * (1 - 4 * e3 + 9 * e8) / (1 - e3 + e8));
            } else {
                const double r = 0.25 * pi2 / (y * y), first = std::exp(-0.5 * r), e8 = std::exp(-4 * r);
                const double lower = 2.5066282746310002 / y * first * (1 + e8);
                step = std::log(q / lower) * y / (r * (1 + 9 * e8) / (1 + e8) - 1);
            }
            y += step;
            if (std::abs(step) < 1e-9 * y) break;
        }
        return y;
    }
};

/// Tukey's lambda distribution: the p with (p^l - (1 - p)^l) / l = x.
[[nodiscard]] inline double tukey_lambda(double x, double l) noexcept {
    if (x != x || l != l) return nan;
    if (x == 0) return 0.5;
    if (l > 0 && std::abs(x) >= 1 / l) return x < 0 ? 0.0 : 1.0;
    if (std::isinf(x)) return x < 0 ? 0.0 : 1.0;
    const double side = -std::abs(x);
    double u = side;  // log(p / (1 - p)), at most 0
    if (l != 0 && side != 0) {
        const auto f = [=](double v) {
            const double down = std::log1p(std::exp(v));  // -log(1 - p); log p = v - down
            return (std::expm1(l * (v - down)) - std::expm1(-l * down)) / l - side;
        };
        double low = -1;
        while (f(low) > 0 && low > -1e5) low *= 2;
        Search search = Search::over(low, 0, low / 2);
        while (search.take<double>(f(search.point()))) {
        }
        u = search.answer;
    }
    const double odds = std::exp(u), p = odds / (1 + odds);
    return x < 0 ? p : 1 - p;
}
struct Tklmbda {
    static double at(double x, double l) { return tukey_lambda(x, l); }
};

}  // namespace scixx::special::detail::distributions
