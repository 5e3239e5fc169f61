// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/hypergeometric/gauss.hpp>

/// Associated Legendre functions of whole order on [-1, 1].
namespace scixx::special::detail::polynomials {

struct Lpmv {
    /// P_v^-m, m >= 0, by DLMF 14.3.1.
    static double lower(double m, double v, double x) noexcept {
        const double value = hypergeometric::hyp2f1(-v, v + 1, m + 1, 0.5 * (1 - x));
        const double ratio = (1 - x) / (1 + x);
        if (m < 150) return std::pow(ratio, 0.5 * m) * reciprocal_gamma(m + 1) * value;
        return std::exp(0.5 * m * std::log(ratio) - log_abs_gamma(m + 1)) * value;
    }
    /// P_n^m for whole n >= m >= 0: upwards from P_m^m in the degree (DLMF 14.10.3).
    static double recurred(double m, double n, double x) noexcept {
        const double root = std::sqrt((1 - x) * (1 + x));
        double before = 0, value = 1;
        for (double k = 1; k <= m; ++k) value *= -(2 * k - 1) * root;
        for (double k = m; k < n; ++k) {
            const double next = ((2 * k + 1) * x * value - (k + m) * before) / (k - m + 1);
            before = value;
            value = next;
        }
        return value;
    }
    /// P_v^-m for broken v above m by the same recurrence from a degree next to m.
    static double raised(double m, double v, double x) noexcept {
        const double steps = std::floor(v - m), first = v - steps;  // exact
        double before = lower(m, first, x), value = lower(m, first + 1, x);
        for (double k = 1; k < steps; ++k) {
            const double degree = first + k;
            const double next = ((2 * degree + 1) * x * value - (degree - m) * before) / (degree + m + 1);
            before = value;
            value = next;
        }
        return value;
    }
    static double at(double m, double v, double x) noexcept {
        using hypergeometric::infinity;
        if (m != std::floor(m) || !(std::abs(m) < 1e6) || !(std::abs(v) < 1e7) || !(std::abs(x) <= 1))
            return hypergeometric::nan;
        if (v < -0.5) v = -1 - v;
        const double size = std::abs(m), sign = std::fmod(size, 2) == 0 ? 1 : -1;
        if (v == std::floor(v)) {
            if (m >= 0) return m > v ? 0 : recurred(m, v, x);
            if (size <= v) return sign * recurred(size, v, x) / pochhammer(v - size + 1, 2 * size);
            return x == -1 ? infinity : lower(size, v, x);
        }
        if (x == 1) return m == 0 ? 1 : 0;
        if (x == -1) return std::copysign(infinity, at(m, v, -1 + 0x1p-40));
        const double value = v > size + 5 ? raised(size, v, x) : lower(size, v, x);
        return m <= 0 ? value : sign * pochhammer(v - m + 1, 2 * m) * value;
    }
};

}  // namespace scixx::special::detail::polynomials
