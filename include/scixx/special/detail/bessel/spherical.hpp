// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
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

/// One order up to 10 for many floats: orders 0 and 1 by K::start(), then the recurrence f_(k+1) = K::before f_(k-1) +-
/// (2 k + 1) / x f_k (DLMF 10.51) in double, several numbers a step; where K::is_stable(n, |x|) does not hold, K::at().
template <class K>
struct SphericalOrder {
    double n;
    double operator()(double x) const noexcept { return K::at(n, x); }
    void block(const float* x, float* y, std::ptrdiff_t size) const noexcept {
        constexpr std::ptrdiff_t most = 64;
        double in[most], inverse[most], before[most], value[most];
        const bool few = is_order(n) && n <= 10;
        const int steps = few ? static_cast<int>(n) : 0;
        const double reflected = few ? K::reflected * parity(n) : nan;
        for (; size > 0; x += most, y += most, size -= most) {
            const std::ptrdiff_t count = std::min(size, most);
            for (std::ptrdiff_t i = 0; i < count; ++i) {
                const double remote = std::abs(static_cast<double>(x[i]));
                in[i] = K::is_stable(n, remote) ? remote : 16.0;
            }
            for (std::ptrdiff_t i = 0; i < count; ++i) {
                inverse[i] = 1 / in[i];
                K::start(in[i], inverse[i], before[i], value[i]);
            }
            for (int k = 1; k < steps; ++k)
                for (std::ptrdiff_t i = 0; i < count; ++i) {
                    const double next = K::factor * (2 * k + 1) * inverse[i] * value[i] + K::before * before[i];
                    before[i] = value[i];
                    value[i] = next;
                }
            const double* result = steps == 0 ? before : value;
            for (std::ptrdiff_t i = 0; i < count; ++i) {
                const auto at = static_cast<double>(x[i]);
                const bool plain = few && K::is_stable(n, std::abs(at)) && (at > 0 || reflected == reflected);
                y[i] = static_cast<float>(plain ? (at < 0 ? reflected : 1.0) * result[i] : K::at(n, at));
            }
        }
    }
};
/// The member of K that serves one order for floats.
template <class K>
struct OfOneOrder {
    template <class = void>
    static auto brief_fixed(double n) noexcept {
        return SphericalOrder<K>{n};
    }
};

struct SphericalJn : OfOneOrder<SphericalJn> {
    static constexpr double factor = 1, before = -1, reflected = 1;
    /// Upwards the recurrence loses a factor of about y_n(x) / j_n(x), below 1e5 here.
    static bool is_stable(double n, double x) noexcept {
        const bool remote = x > 0.5 * n + 0.5, few = x < 1e6;
        return remote & few;
    }
    static SCIXX_ALWAYS_INLINE void start(double x, double inverse, double& first, double& second) noexcept {
        double sine = 0, cosine = 0;
        core::detail::sine_and_cosine(x, sine, cosine);
        first = sine * inverse;
        second = (first - cosine) * inverse;
    }
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
struct SphericalYn : OfOneOrder<SphericalYn> {
    static constexpr double factor = 1, before = -1, reflected = -1;
    static bool is_stable(double, double x) noexcept {
        const bool some = x > 1e-3, few = x < 1e6;
        return some & few;
    }
    static SCIXX_ALWAYS_INLINE void start(double x, double inverse, double& first, double& second) noexcept {
        double sine = 0, cosine = 0;
        core::detail::sine_and_cosine(x, sine, cosine);
        first = -cosine * inverse;
        second = (first - sine) * inverse;
    }
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
struct SphericalIn : OfOneOrder<SphericalIn> {
    static constexpr double factor = -1, before = 1, reflected = 1;
    /// Upwards the recurrence loses a factor of about exp(n^2 / x), below 1e8 here.
    static bool is_stable(double n, double x) noexcept {
        const bool remote = x > 0.5 * n + 1, few = x < 88;
        return remote & few;
    }
    static SCIXX_ALWAYS_INLINE void start(double x, double inverse, double& first, double& second) noexcept {
        const double e = elementary::exponential(x), less = 1 / e;
        first = 0.5 * (e - less) * inverse;
        second = (0.5 * (e + less) - first) * inverse;
    }
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
struct SphericalKn : OfOneOrder<SphericalKn> {
    static constexpr double factor = 1, before = 1, reflected = nan;
    static bool is_stable(double, double x) noexcept {
        const bool some = x > 1e-3, few = x < 110;
        return some & few;
    }
    static SCIXX_ALWAYS_INLINE void start(double x, double inverse, double& first, double& second) noexcept {
        first = 0.5 * pi * inverse * elementary::exponential<true>(-x);
        second = first + first * inverse;
    }
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
