// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <limits>
#include <scixx/special/detail/combinatorics.hpp>

/// Orthogonal polynomials of whole degree by their three-term recurrences. The quotients of the recurrence do not depend on
/// the values, so that divisions run beside the chain.
namespace scixx::special::detail::polynomials {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Whether n is a degree: whole, and small enough to be counted.
[[nodiscard]] inline bool is_degree(double n) noexcept {
    return n >= 0 && n == std::floor(n) && n < 1e9;
}

/// Whether n is a negative whole number, for which polynomials without a continuation count as 0.
[[nodiscard]] inline bool is_negative_degree(double n) noexcept {
    return n < 0 && n == std::floor(n);
}

struct Legendre {
    static double at(double n, double x) noexcept {
        if (n < 0) n = -n - 1;
        if (!is_degree(n) || x != x) return nan;
        if (n == 0) return 1;
        if (std::abs(x) > 0.75 &&
            std::abs(x) <= 1) {  // by differences, so that values next to the ends keep their digits
            const double size = std::abs(x), t = size - 1;
            double last = size, difference = t;
            for (double k = 1; k < n; ++k) {
                difference = (2 * k + 1) / (k + 1) * t * last + k / (k + 1) * difference;
                last += difference;
            }
            return x < 0 && std::fmod(n, 2) == 1 ? -last : last;
        }
        double before = 1, value = x;
        for (double k = 1; k < n; ++k) {
            if (std::isinf(value)) return x < 0 && std::fmod(n - k, 2) == 1 ? -value : value;
            const double product = x * value, next = product + k / (k + 1) * (product - before);
            before = value;
            value = next;
        }
        return value;
    }
};
struct ShiftedLegendre {
    static double at(double n, double x) noexcept { return Legendre::at(n, 2 * x - 1); }
};

struct ChebyshevT {
    static double at(double n, double x) noexcept {
        n = std::abs(n);
        if (!is_degree(n) || x != x) return nan;
        if (n == 0) return 1;
        double before = 1, value = x;
        for (double k = 1; k < n; ++k) {
            const double next = 2 * x * value - before;
            before = value;
            value = next;
        }
        return value;
    }
};
struct ChebyshevU {
    static double at(double n, double x) noexcept {
        if (x != x) return nan;
        if (n == -1) return 0;
        if (n < 0) return -at(-n - 2, x);
        if (!is_degree(n) || x != x) return nan;
        if (n == 0) return 1;
        double before = 1, value = 2 * x;
        for (double k = 1; k < n; ++k) {
            const double next = 2 * x * value - before;
            before = value;
            value = next;
        }
        return value;
    }
};
struct ChebyshevC {
    static double at(double n, double x) noexcept { return 2 * ChebyshevT::at(n, 0.5 * x); }
};
struct ChebyshevS {
    static double at(double n, double x) noexcept { return ChebyshevU::at(n, 0.5 * x); }
};
struct ShiftedChebyshevT {
    static double at(double n, double x) noexcept { return ChebyshevT::at(n, 2 * x - 1); }
};
struct ShiftedChebyshevU {
    static double at(double n, double x) noexcept { return ChebyshevU::at(n, 2 * x - 1); }
};

struct Gegenbauer {
    static double at(double n, double alpha, double x) noexcept {
        if (is_negative_degree(n) && alpha == alpha && x == x) return 0;
        if (!is_degree(n) || alpha != alpha || x != x) return nan;
        if (n == 0) return 1;
        double before = 1, value = 2 * alpha * x;
        for (double k = 1; k < n; ++k) {
            const double next = 2 * ((k + alpha) / (k + 1)) * x * value - (k + 2 * alpha - 1) / (k + 1) * before;
            before = value;
            value = next;
        }
        return value;
    }
};

struct Jacobi {
    static double at(double n, double alpha, double beta, double x) noexcept {
        if (!(alpha > -1) || beta != beta || x != x) return nan;
        if (is_negative_degree(n)) return 0;
        if (!is_degree(n)) return nan;
        if (n == 0) return 1;
        // In t = x - 1, so that values near 1 keep their digits.
        const double t = x - 1, sum = alpha + beta;
        double value = alpha + 1 + 0.5 * (sum + 2) * t, difference = value - (alpha + 1);
        if (n == 1) return value;
        // p_k / p_k(1) and its differences.
        difference = (sum + 2) * t / (2 * (alpha + 1));
        value = 1 + difference;
        double scale = alpha + 1;
        for (double k = 1; k < n; ++k) {
            const double s = 2 * k + sum;
            difference = ((s + 1) * (s + 2) * s / (2 * (k + alpha + 1) * (k + sum + 1) * s)) * t * value +
                         (k * (k + beta) * (s + 2) / ((k + alpha + 1) * (k + sum + 1) * s)) * difference;
            value += difference;
            scale *= (k + 1 + alpha) / (k + 1);
        }
        return value * scale;
    }
};
struct ShiftedJacobi {
    static double at(double n, double p, double q, double x) noexcept {
        return Jacobi::at(n, p - q, q - 1, 2 * x - 1) / Binom::at(2 * n + p - 1, n);
    }
};

struct GeneralizedLaguerre {
    static double at(double n, double alpha, double x) noexcept {
        if (!(alpha > -1) || x != x) return nan;
        if (is_negative_degree(n)) return 0;
        if (!is_degree(n)) return nan;
        if (n == 0) return 1;
        double before = 1, value = alpha + 1 - x;
        for (double k = 1; k < n; ++k) {
            const double next = (2 * k + 1 + alpha - x) / (k + 1) * value - (k + alpha) / (k + 1) * before;
            before = value;
            value = next;
        }
        return value;
    }
};
struct Laguerre {
    static double at(double n, double x) noexcept { return GeneralizedLaguerre::at(n, 0, x); }
};

struct HermiteNorm {
    static double at(double n, double x) noexcept {
        if (!is_degree(n) || x != x) return nan;
        if (n == 0) return 1;
        double before = 1, value = x;
        for (double k = 1; k < n; ++k) {
            const double next = x * value - k * before;
            before = value;
            value = next;
        }
        return value;
    }
};
struct Hermite {
    static double at(double n, double x) noexcept {
        if (!is_degree(n) || x != x) return nan;
        if (n == 0) return 1;
        double before = 1, value = 2 * x;
        for (double k = 1; k < n; ++k) {
            const double next = 2 * (x * value - k * before);
            before = value;
            value = next;
        }
        return value;
    }
};

}  // namespace scixx::special::detail::polynomials
