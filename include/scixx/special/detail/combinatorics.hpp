// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/special/detail/combinatorics_tables.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <vector>

namespace scixx::special::detail {

/// A product of many factors with its rounding errors: sum `high + low`.
struct LongProduct {
    double high = 1, low = 0;
    void multiply(double factor) noexcept {
        const double product = high * factor;
        low = std::fma(high, factor, -product) + low * factor;
        high = product;
    }
    void divide(double divisor) noexcept {
        const double quotient = high / divisor;
        low = (std::fma(-quotient, divisor, high) + low) / divisor;
        high = quotient;
    }
    [[nodiscard]] double value() const noexcept {
        return std::abs(high) < std::numeric_limits<double>::infinity() ? high + low : high;
    }
};

struct Factorial {
    static double at(double n) noexcept {
        if (n < 0) return 0;
        if (n <= 170 && n == std::floor(n)) return factorials[static_cast<int>(n)];
        return gamma_function(n + 1);
    }
};
struct Factorial2 {
    static double at(double n) noexcept {
        if (n == -1) return 1;
        if (n < 0) return 0;
        if (n != n) return n;
        if (n > 300) return std::numeric_limits<double>::infinity();
        if (n == std::floor(n)) return double_factorials[static_cast<int>(n)];
        return std::numeric_limits<double>::quiet_NaN();
    }
};

/// n (n - 1) ... (n - k + 1) / k! for whole 0 <= k <= 1100 and any n.
[[nodiscard]] inline double binomial_product(double n, int k) noexcept {
    LongProduct product;
    for (int i = 1; i <= k; ++i) {
        product.multiply(n - (k - i));
        product.divide(i);
        if (!(std::abs(product.high) < std::numeric_limits<double>::infinity())) break;
    }
    return product.value();
}

/// The square root of Gamma(b + k) / Gamma(b) for b, b + k >= 10, by Stirling's series: b^k times what stays near 1.
[[nodiscard]] inline double root_of_gamma_ratio(double b, double k) noexcept {
    const double t = k / b, s = t / (2 + t), near_by = std::log1p(t);
    // log(1 + t) - t without cancellation, from s: log(1 + t) = 2 s + 2 s^3 / 3 + ..., t - 2 s = s t.
    double bent = near_by - t;
    if (std::abs(t) < 0.25) {
        const double z = s * s;
        double sum = 0;
        for (int j = 12; j > 0; --j) sum = (sum + 2.0 / (2 * j + 1)) * z;
        bent = s * (sum - t);
    }
    return std::pow(b, 0.5 * k) *
           std::exp(0.5 * (b * bent + (k - 0.5) * near_by + (stirling_sum(b + k) - stirling_sum(b))));
}

/// The sign of Gamma(x).
[[nodiscard]] inline double sign_of_gamma(double x) noexcept {
    return x > 0 || std::fmod(std::floor(x), 2) == 0 ? 1 : -1;
}

struct Binom {
    static double at(double n, double k) noexcept {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        if (n != n || k != k) return nan;
        const bool whole = n == std::floor(n);
        if (n < 0 && whole) return nan;
        if (k == std::floor(k)) {
            if (k < 0) return 0;
            if (whole && k > n) return 0;
            double rest = k;
            if (whole && k > n / 2) rest = n - k;  // exact: both are whole
            if (rest <= 1100) return binomial_product(n, static_cast<int>(rest));
            if (whole) return std::numeric_limits<double>::infinity();
        }
        if (n > 0 && k > 0 && n > k) {
            const double few = k > n - k ? n - k : k;
            if (n - few >= 9 && few <= 170) {
                const double root = root_of_gamma_ratio(n - few + 1, few);
                return root / gamma_function(few + 1) * root;
            }
        }
        if (n <= 170 && n > -170 && k < 170 && k > -170 && n - k < 170 && n - k > -170) {
            const double lower = n - k + 1;
            if ((lower <= 0 && lower == std::floor(lower)) || (k < 0 && k == std::floor(k))) return 0;
            return gamma_function(n + 1) / gamma_function(k + 1) / gamma_function(lower);
        }
        const double lower = n - k + 1;
        if ((lower <= 0 && lower == std::floor(lower)) || (k < 0 && k == std::floor(k))) return 0;
        if (std::abs(k) > 1e8 * (std::abs(n) + 1)) {
            // Gamma(n + 1) |k|^(-n-1) sin(pi (k - n)) / pi or sin(pi k) / pi, DLMF 5.11.12 after reflection.
            const double size = gamma_function(n + 1) / std::pow(std::abs(k), n) / (pi * std::abs(k));
            return k > 0 ? size * sin_pi(k - n) : -size * sin_pi(k);
        }
        const double sign = sign_of_gamma(n + 1) * sign_of_gamma(k + 1) * sign_of_gamma(lower);
        return sign * std::exp(log_abs_gamma(n + 1) - log_abs_gamma(k + 1) - log_abs_gamma(lower));
    }
};

struct Comb {
    static double at(double n, double k) noexcept {
        if (n != n || k != k) return std::numeric_limits<double>::quiet_NaN();
        return k <= n && n >= 0 && k >= 0 ? Binom::at(n, k) : 0;
    }
};
struct CombWithRepetition {
    static double at(double n, double k) noexcept { return Comb::at(n + k - 1, k); }
};

struct Perm {
    static double at(double n, double k) noexcept {
        if (n != n || k != k) return std::numeric_limits<double>::quiet_NaN();
        if (!(k <= n && n >= 0 && k >= 0)) return 0;
        if (k == std::floor(k)) {
            if (k > 1100)
                return n <= 170 ? gamma_function(n + 1) / gamma_function(n - k + 1)
                                : std::numeric_limits<double>::infinity();
            LongProduct product;
            for (int i = static_cast<int>(k); i > 0; --i) {
                product.multiply(n - (i - 1));
                if (!(product.high < std::numeric_limits<double>::infinity())) break;
            }
            return product.value();
        }
        if (n <= 170) return gamma_function(n + 1) / gamma_function(n - k + 1);
        return std::exp(log_abs_gamma(n + 1) - log_abs_gamma(n - k + 1));
    }
};

/// a b, or an exception where it does not fit.
[[nodiscard]] inline std::int64_t exact_product(const char* function, std::int64_t a, std::int64_t b) {
    core::require(a == 0 || b <= std::numeric_limits<std::int64_t>::max() / a, function,
                  "the exact result must fit a 64-bit integer");
    return a * b;
}

[[nodiscard]] inline std::int64_t exact_factorial(const char* function, std::int64_t n, std::int64_t step) {
    if (n <= 0) return n > -step ? 1 : 0;
    std::int64_t product = 1;
    for (; n > 1; n -= step) product = exact_product(function, product, n);
    return product;
}

[[nodiscard]] inline std::int64_t exact_binomial(std::int64_t n, std::int64_t k) {
    if (k > n || n < 0 || k < 0) return 0;
    if (k > n - k) k = n - k;
    std::int64_t value = 1;
    for (std::int64_t i = 1; i <= k; ++i) {
        // value (n - k + i) / i is whole; common factors leave first, so that only the result has to fit.
        std::int64_t factor = n - k + i, divisor = i;
        const auto reduce = [&divisor](std::int64_t& by) {
            std::int64_t a = by, b = divisor;
            while (b != 0) {
                const std::int64_t rest = a % b;
                a = b;
                b = rest;
            }
            by /= a;
            divisor /= a;
        };
        reduce(value);
        reduce(factor);
        value = exact_product("comb", value, factor);
    }
    return value;
}

[[nodiscard]] inline std::int64_t exact_permutations(std::int64_t n, std::int64_t k) {
    if (k > n || n < 0 || k < 0) return 0;
    std::int64_t value = 1;
    for (std::int64_t i = n - k + 1; i <= n; ++i) value = exact_product("perm", value, i);
    return value;
}

/// S(n, k), the number of partitions of n things into k sets, by S(m, j) = S(m-1, j-1) + j S(m-1, j).
template <class T, class Add>
[[nodiscard]] T stirling_second(std::int64_t n, std::int64_t k, Add&& add) {
    if (n < 0 || k < 0 || k > n) return 0;
    if (k == n) return 1;
    if (k == 0) return 0;
    // Column j of the triangle from column j - 1: column[i] = S(j + i, j).
    std::vector<T> column(static_cast<std::size_t>(n - k) + 1, T(1));
    for (std::int64_t j = 2; j <= k; ++j)
        for (std::size_t i = 1; i < column.size(); ++i) column[i] = add(column[i], column[i - 1], j);
    return column.back();
}

struct Stirling2 {
    static double at(double n, double k) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        if (!(n == std::floor(n) && k == std::floor(k)) || !(std::abs(n) < 1e15)) return nan;
        if (k >= 2 && k < n && (n - k) * std::log2(k) > 1024 + std::log2(k))
            return std::numeric_limits<double>::infinity();
        return stirling_second<double>(
            static_cast<std::int64_t>(n), static_cast<std::int64_t>(k),
            [](double at, double before, std::int64_t j) { return before * static_cast<double>(j) + at; });
    }
};

}  // namespace scixx::special::detail
