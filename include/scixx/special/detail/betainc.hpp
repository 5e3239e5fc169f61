// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/special/detail/gamma.hpp>

namespace scixx::special::detail {

/// log Gamma(a) - ((a - 1/2) log a - a + log(2 pi) / 2): Stirling's error, for a > 0.
[[nodiscard]] inline double stirling_error(double a) noexcept {
    if (a >= 10) return stirling_sum(a);
    return log_abs_gamma(a) - (a - 0.5) * std::log(a) + a - half_log_two_pi;
}

/// a log(a / m) + m - a >= 0 without cancellation near a = m, with gap = a - m (C. Loader, "Fast and accurate
/// computation of binomial probabilities", 2000).
[[nodiscard]] inline double deviance(double a, double m, double gap) noexcept {
    if (std::abs(gap) < 0.1 * (a + m)) {
        const double v = gap / (a + m);
        double sum = gap * v, term = 2 * a * v;
        for (int k = 3; k < 1000; k += 2) {
            term *= v * v;
            const double next = sum + term / k;
            if (next == sum) break;
            sum = next;
        }
        return sum;
    }
    return a * std::log(a / m) - gap;
}

/// x^a y^b / B(a, b) for y = 1 - x and lambda = a y - b x, in Loader's form: relative error of about eps times the
/// exponent.
[[nodiscard]] inline double beta_power(double a, double b, double x, double y, double lambda) noexcept {
    const double n = a + b;
    const double exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x, lambda) -
                            deviance(b, n * y, -lambda);
    return 0.39894228040143267794 * std::sqrt(a * (b / n)) * std::exp(exponent);
}

/// I_x(a, b) x^-a a B(a, b) by its power series (DLMF 8.17.7), for x <= 0.7 and b <= 1 or b x <= 0.7.
[[nodiscard]] inline double beta_series(double a, double b, double x) noexcept {
    double term = 1, sum = 1;
    for (int n = 1; n < 100000; ++n) {
        term *= (n - b) / n * x;
        const double next = sum + term * (a / (a + n));
        if (next == sum) break;
        sum = next;
    }
    return sum;
}

/// I_x(a, b) B(a, b) / (x^a y^b) by the continued fraction of A. R. Didonato and A. H. Morris, ACM TOMS 18 (1992) 360,
/// equation (9), for x below about a / (a + b); by W. J. Lentz's forward evaluation.
[[nodiscard]] inline double beta_fraction(double a, double b, double x, double lambda) noexcept {
    constexpr double tiny = 1e-300, precision = 1e-16;
    double value = a * (lambda + 1) / (a + 1);
    if (value == 0) value = tiny;
    double c = value, d = 0, below = 1 / (a + 1);  // 1 / (a + 2 m - 1), which serves two steps
    for (int k = 1; k < 100000; ++k) {
        const double m = k, above = 1 / (a + 2 * m + 1), ratio = m * (b - m) * x * below;
        const double numerator = (a + m - 1) * ((a + b + m - 1) * below) * x * ratio;
        const double next = m + ratio + (a + m) * (lambda + 1 + m * (2 - x)) * above;
        below = above;
        d = next + numerator * d;
        c = next + numerator / c;
        if (d == 0) d = tiny;
        if (c == 0) c = tiny;
        d = 1 / d;
        value *= c * d;
        if (std::abs(c * d - 1) <= precision) break;
    }
    return 1 / value;
}

/// I_x(a, b) for finite a, b > 0, 0 < x < 1, y = 1 - x and lambda = a y - b x, best for x below the mean a / (a + b).
[[nodiscard]] inline double beta_lower(double a, double b, double x, double y, double lambda) noexcept {
    if (x <= 0.7 && (b <= 1 || b * x <= 0.7))
        return beta_power(a, b, x, y, lambda) / a * std::exp(-b * std::log1p(-x)) * beta_series(a, b, x);
    return beta_power(a, b, x, y, lambda) * beta_fraction(a, b, x, lambda);
}

/// I_x(a, b) and 1 - I_x(a, b).
struct BetaParts {
    double lower, upper;
};

[[nodiscard]] inline BetaParts beta_parts(double a, double b, double x, double y) noexcept {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (!(a > 0 && b > 0 && x >= 0 && y >= 0) || std::isinf(a) || std::isinf(b)) return {nan, nan};
    if (x == 0) return {0, 1};
    if (y == 0) return {1, 0};
    const double lambda = x <= 0.5 ? a - (a + b) * x : (a + b) * y - b;
    if (lambda >= 0) {
        const double lower = std::min(1.0, beta_lower(a, b, x, y, lambda));
        return {lower, 1 - lower};
    }
    const double upper = std::min(1.0, beta_lower(b, a, y, x, -lambda));
    return {1 - upper, upper};
}

}  // namespace scixx::special::detail
