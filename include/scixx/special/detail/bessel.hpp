// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <cstddef>
#include <scixx/special/detail/bessel_tables.hpp>

namespace scixx::special::detail {

/// sum over k of coefficients[k] T_k(2 t - 1) by Clenshaw's recurrence.
template <std::size_t N>
[[nodiscard]] double chebyshev_sum(const double (&coefficients)[N], double t) noexcept {
    const double y = 2 * t - 1;
    double next = 0, after = 0;
    for (std::size_t k = N - 1; k > 0; --k) {
        const double at = 2 * y * next - after + coefficients[k];
        after = next;
        next = at;
    }
    return y * next - after + coefficients[0];
}

/// sum over k of (-z)^k order! / (k! (k + order)!), the power series of J without its factor (x / 2)^order / order!, for
/// z = x^2 / 4 <= 1 (DLMF 10.2.2).
template <int Order>
[[nodiscard]] double bessel_series(double z) noexcept {
    double sum = 1;
    for (int k = 12; k > 0; --k) sum = 1 - z / (k * (k + Order)) * sum;
    return sum;
}

[[nodiscard]] inline double bessel_j0(double x) noexcept {
    const double size = std::abs(x), square = x * x;
    if (size <= 2) return bessel_series<0>(square / 4);
    if (size <= 5) return chebyshev_sum(j0_low, (square - 4) * (1.0 / 21));
    if (size <= 8) return chebyshev_sum(j0_middle, (square - 25) * (1.0 / 39));
    if (std::isinf(size)) return 0;
    // cos and sin of size - pi / 4 are (c + s) / sqrt(2) and (s - c) / sqrt(2).
    const double c = std::cos(size), s = std::sin(size), w = 64 / square;
    return (chebyshev_sum(j0_p, w) * (c + s) - chebyshev_sum(j0_q, w) / size * (s - c)) *
           (0.56418958354775628695 / std::sqrt(size));
}

[[nodiscard]] inline double bessel_j1(double x) noexcept {
    const double size = std::abs(x), square = x * x;
    if (size <= 2) return x / 2 * bessel_series<1>(square / 4);
    if (size <= 5) return x * chebyshev_sum(j1_low, (square - 4) * (1.0 / 21));
    if (size <= 8) return x * chebyshev_sum(j1_middle, (square - 25) * (1.0 / 39));
    if (std::isinf(size)) return 0;
    const double c = std::cos(size), s = std::sin(size), w = 64 / square;
    const double value = (chebyshev_sum(j1_p, w) * (s - c) + chebyshev_sum(j1_q, w) / size * (s + c)) *
                         (0.56418958354775628695 / std::sqrt(size));
    return x < 0 ? -value : value;
}

}  // namespace scixx::special::detail
