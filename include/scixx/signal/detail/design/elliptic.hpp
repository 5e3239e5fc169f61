// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numbers>
#include <scixx/core/kernel/math.hpp>

/// The elliptic functions of the elliptic design, in terms of both the parameter m and its complement, so that neither
/// loses digits where the other is near 1.
namespace scixx::signal::detail::design {

/// K(m) from m1 = 1 - m, by the arithmetic-geometric mean (DLMF 19.8.5).
inline double complete_elliptic(double m1) {
    double a = 1, g = std::sqrt(m1);
    for (int i = 0; i < 40 && std::abs(a - g) > 1e-16 * a; ++i) {
        const double mean = 0.5 * (a + g);
        g = std::sqrt(a * g);
        a = mean;
    }
    return std::numbers::pi / (2 * a);
}

/// Carlson's R_F by duplication (B. C. Carlson, Numerical Algorithms 10, 1995).
inline double carlson_rf(double x, double y, double z) {
    for (int i = 0; i < 60; ++i) {
        const double mean = (x + y + z) / 3;
        if (std::max({std::abs(x - mean), std::abs(y - mean), std::abs(z - mean)}) < 1e-3 * mean) break;
        const double lambda = std::sqrt(x * y) + std::sqrt(y * z) + std::sqrt(z * x);
        x = 0.25 * (x + lambda);
        y = 0.25 * (y + lambda);
        z = 0.25 * (z + lambda);
    }
    const double mean = (x + y + z) / 3, dx = 1 - x / mean, dy = 1 - y / mean, dz = -dx - dy;
    const double e2 = dx * dy - dz * dz, e3 = dx * dy * dz;
    return (1 - e2 / 10 + e3 / 14 + e2 * e2 / 24 - 3 * e2 * e3 / 44) / std::sqrt(mean);
}

struct Jacobi {
    double sn, cn, dn;
};

/// sn, cn and dn of u by the descending Landen transformation (DLMF 22.20).
inline Jacobi jacobi(double u, double m, double m1) {
    double a[24], c[24];
    a[0] = 1;
    double b = std::sqrt(m1);
    c[0] = std::sqrt(m);
    int n = 0;
    while (n < 22 && std::abs(c[n]) > 1e-17 * a[n]) {
        a[n + 1] = 0.5 * (a[n] + b);
        c[n + 1] = 0.5 * (a[n] - b);
        b = std::sqrt(a[n] * b);
        ++n;
    }
    double phi = std::ldexp(a[n] * u, n);
    for (; n > 0; --n) phi = 0.5 * (phi + std::asin(std::clamp(c[n] / a[n] * std::sin(phi), -1.0, 1.0)));
    const double sn = std::sin(phi), cn = std::cos(phi);
    return {sn, cn, std::sqrt(m1 + m * cn * cn)};
}

struct Parameter {
    double m, m1;  // m + m1 = 1
};

/// The parameter of a nome q in (0, 1): theta_2^4 / theta_3^4 (DLMF 22.2.2).
inline Parameter parameter_of_nome(double q) {
    const double limit = std::exp(-std::numbers::pi);
    if (q > limit) {
        const Parameter other = parameter_of_nome(std::exp(std::numbers::pi * std::numbers::pi / std::log(q)));
        return {other.m1, other.m};
    }
    double theta2 = 1, theta3 = 1, theta4 = 1;
    for (int n = 1; n < 8; ++n) {
        theta2 += std::pow(q, n * (n + 1));
        theta3 += 2 * std::pow(q, n * n);
        theta4 += (n % 2 ? -2 : 2) * std::pow(q, n * n);
    }
    const double low = theta2 / theta3, high = theta4 / theta3;
    return {16 * q * low * low * low * low, high * high * high * high};
}

}  // namespace scixx::signal::detail::design
