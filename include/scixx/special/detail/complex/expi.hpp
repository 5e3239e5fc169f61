// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/integrals/integrals.hpp>

/// Exponential integrals of a complex number.
namespace scixx::special::detail::integrals {

/// E1(z) + log(z) + euler, the sum of (-1)^(k+1) z^k / (k k!) (DLMF 6.6.2).
[[nodiscard]] inline std::complex<double> entire_part(const std::complex<double>& z) noexcept {
    std::complex<double> term = -1, sum = 0;
    for (double k = 1; k < 300; ++k) {
        term *= -z / k;
        const std::complex<double> add = term / k;
        sum += add;
        if (std::abs(add.real()) + std::abs(add.imag()) < 1e-17 * (std::abs(sum.real()) + std::abs(sum.imag()))) break;
    }
    return sum;
}

/// E1(z), cut along the negative axis, where the sign of a zero imaginary part tells the side.
[[nodiscard]] inline std::complex<double> complex_exp1(const std::complex<double>& z) noexcept {
    const double x = z.real(), y = z.imag();
    if (x != x || y != y) return {nan, nan};
    if (y == 0) {
        if (x >= 0) return {Exp1::at(x), -y};
        return {-Expi::at(-x), std::copysign(pi, -y)};
    }
    const double size = std::hypot(x, y);
    if (size == infinity) return x == -infinity ? std::complex<double>(nan, nan) : 0;
    const bool close = x >= 0 ? size < 1 : size < 1.5 || (size < 40 && size + x < 1.5);
    if (close) return entire_part(z) - (std::log(z) + 0.57721566490153286061);
    std::complex<double> tail;  // z exp(z) E1(z)
    if (size >= 40) {           // the sum of (-1)^k k! / z^k (DLMF 6.12.1)
        std::complex<double> term = 1;
        tail = 1;
        for (double k = 1; k < 40 && std::abs(term) > 1e-17; ++k) tail += term *= -k / z;
        // On the negative axis the terms do not alternate; the rest is half a Stokes jump, below exp(-40).
    } else {
        // The continued fraction 1 / (1 + z - 1 / (3 + z - 4 / (5 + z - ...))) (DLMF 6.9.1), from its tail.
        const double angle = size + x, needed = 40 * 40 / (8 * angle);
        std::complex<double> below = 0;
        for (double k = std::ceil(needed) + 10; k > 0; --k) below = k * k / (2 * k + 1 + z - below);
        tail = z / (1.0 + z - below);
    }
    const double half = std::exp(-0.5 * x);
    const std::complex<double> turn(half * std::cos(y), -half * std::sin(y));
    return half * (turn * tail / z);
}

/// Ei(z) = -E1(-z) + i pi sign(Im z) (DLMF 6.5); on the real axis its principal value.
[[nodiscard]] inline std::complex<double> complex_expi(const std::complex<double>& z) noexcept {
    if (z.imag() == 0) return {Expi::at(z.real()), z.imag()};
    const std::complex<double> value = -complex_exp1(-z);
    return {value.real(), value.imag() + std::copysign(pi, z.imag())};
}

}  // namespace scixx::special::detail::integrals
