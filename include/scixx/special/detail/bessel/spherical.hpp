// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>

/// Spherical Bessel functions of whole order.
namespace scixx::special::detail::bessel {

/// x^n / (2n + 1)!! times the sum of (sign x^2 / 2)^k / (k! (2n + 3) (2n + 5) ...) (DLMF 10.53.1, 10.53.3).
[[nodiscard]] inline double spherical_series(double n, double x, double sign) noexcept {
    const double z = 0.5 * sign * x * x;
    double term = 1, sum = 1;
    for (int k = 1; k < 500; ++k) {
        term *= z / (k * (2 * (n + k) + 1));
        sum += term;
        if (std::abs(term) < 1e-17 * std::abs(sum)) break;
    }
    if (n < 25) {
        for (double k = 1; k <= n; ++k) sum *= x / (2 * k + 1);
        return sum;
    }
    const double order = n + 0.5;  // sqrt(pi / (2 x)) (x / 2)^order / Gamma(order + 1)
    return times_exp(sum * power_constant(order) * std::sqrt(pi / 2 / x),
                     order * log_pair(0.5 * x) - gamma_exponent(order));
}

/// Orders up to which recurrence beats a call for order n + 1/2.
inline constexpr double spherical_steps = 40;

/// Order n of either kind from orders 0 and 1 for n < x; plain numbers serve few steps.
[[nodiscard]] inline double spherical_forward(double first, double second, double n, double x) noexcept {
    if (n <= 10) {
        const double inverse = 1 / x;
        double before = first, at = second;
        for (int k = 1; k < static_cast<int>(n); ++k) {
            const double next = (2 * k + 1) * inverse * at - before;
            before = at;
            at = next;
        }
        return at;
    }
    Ladder ladder(first, second, x);
    for (double k = 1; k < n; ++k) ladder.step(k, 0.5);
    return ladder.at();
}

/// j_n(x), x >= 0.
[[nodiscard]] inline double spherical_j(double n, double x) noexcept {
    if (x == infinity) return 0;
    if (x == 0) return n == 0 ? 1 : 0;
    if (n > 0 && 0.25 * x * x <= n + 1) return spherical_series(n, x, -1);
    const auto [sine, cosine] = circular(x);
    if (n == 0) return sine / x;
    if (x > n && n <= spherical_steps) {
        const double first = sine / x;
        return spherical_forward(first, (first - cosine) / x, n, x);
    }
    return std::sqrt(pi / 2 / x) * positive_j(n + 0.5, x);
}

/// y_n(x), x > 0.
[[nodiscard]] inline double spherical_y(double n, double x) noexcept {
    if (x == infinity) return 0;
    const auto [sine, cosine] = circular(x);
    const double first = -cosine / x;
    if (n == 0) return first;
    if (n <= 10 && x > n) return spherical_forward(first, (first - sine) / x, n, x);
    if (n > spherical_steps && x > 2 && debye_suffices(n + 0.5, x))
        return std::sqrt(pi / 2 / x) * positive_y(n + 0.5, x);
    if (n > 4000 && x > 190) return std::sqrt(pi / 2 / x) * positive_y(n + 0.5, x);
    return forward_y(first, (first - sine) / x, 0.5, n, x);
}

/// exp(-x) i_n(x), x >= 0.
[[nodiscard]] inline double spherical_scaled_i(double n, double x) noexcept {
    if (n == 0) return x == 0 ? 1 : -std::expm1(-2 * x) / (2 * x);
    if (x == 0) return 0;
    if (0.25 * x * x <= n + 20) return spherical_series(n, x, 1) * std::exp(-x);
    return std::sqrt(pi / 2 / x) * scaled_i(n + 0.5, x);
}
/// exp(x) k_n(x), x > 0.
[[nodiscard]] inline double spherical_scaled_k(double n, double x) noexcept {
    double before = pi / 2 / x, at = before + before / x;
    if (n == 0) return before;
    if (n > 20 && n * n + x * x > 2 * debye_radius2 && x > 1e-3) return std::sqrt(pi / 2 / x) * scaled_k(n + 0.5, x);
    for (double k = 1; k < n; ++k) {
        const double next = (2 * k + 1) / x * at + before;
        before = at;
        at = next;
        if (at == infinity) break;
    }
    return at;
}

/// Whether n is an order: a whole number, 0 or above.
[[nodiscard]] inline bool is_order(double n) noexcept {
    return n >= 0 && n == std::floor(n) && n < 1e15;
}
[[nodiscard]] inline double parity(double n) noexcept {
    return std::fmod(n, 2) == 0 ? 1 : -1;
}

struct SphericalJn {
    static double at(double n, double x) noexcept {
        if (!is_order(n) || x != x) return nan;
        return x < 0 ? parity(n) * spherical_j(n, -x) : spherical_j(n, x);
    }
    static double slope(double n, double x) noexcept {
        if (n == 0) return -at(1, x);
        if (x == 0) return is_order(n) ? (n == 1 ? 1.0 / 3 : 0) : nan;
        // DLMF 10.51.2; the other form where the two terms would cancel.
        if (0.25 * x * x <= n + 1) return n / x * at(n, x) - at(n + 1, x);
        return std::isinf(x) ? 0 * at(n, x) : at(n - 1, x) - (n + 1) / x * at(n, x);
    }
};
struct SphericalYn {
    static double at(double n, double x) noexcept {
        if (!is_order(n) || x != x) return nan;
        if (x == 0) return -infinity;
        return x < 0 ? -parity(n) * spherical_y(n, -x) : spherical_y(n, x);
    }
    static double slope(double n, double x) noexcept {
        if (x == 0) return is_order(n) ? infinity : nan;
        if (n == 0) return -at(1, x);
        const double value = at(n, x);
        if (std::isinf(value)) return is_order(n) ? infinity : nan;
        return std::isinf(x) ? 0 * value : at(n - 1, x) - (n + 1) / x * value;
    }
};
struct SphericalIn {
    static double at(double n, double x) noexcept {
        if (!is_order(n) || x != x) return nan;
        const double size = std::abs(x), sign = x < 0 ? parity(n) : 1;
        if (size == infinity) return sign * infinity;
        if (n == 0 && size < 1) return size == 0 ? 1 : std::sinh(size) / size;
        const bool early = n > 0 && size > 0 && 0.25 * size * size <= n + 20;
        return sign * (early ? spherical_series(n, size, 1) : grown_far(size, spherical_scaled_i(n, size)));
    }
    static double slope(double n, double x) noexcept {
        if (n == 0) return at(1, x);
        if (x == 0) return is_order(n) ? (n == 1 ? 1.0 / 3 : 0) : nan;
        if (std::isinf(x)) return at(n + 1, x);
        return n / x * at(n, x) + at(n + 1, x);  // DLMF 10.51.5
    }
};
struct SphericalKn {
    static double at(double n, double x) noexcept {
        if (!is_order(n) || x != x) return nan;
        if (!(x > 0)) return x == 0 ? infinity : nan;
        if (x == infinity) return 0;
        const double value = spherical_scaled_k(n, x);
        return value == infinity ? value : x < 700 ? value * std::exp(-x) : grown_far(-x, value);
    }
    static double slope(double n, double x) noexcept {
        if (n == 0) return -at(1, x);
        const double value = at(n, x);
        return std::isinf(value) ? -infinity : std::isinf(x) ? -value : -at(n - 1, x) - (n + 1) / x * value;
    }
};

}  // namespace scixx::special::detail::bessel
