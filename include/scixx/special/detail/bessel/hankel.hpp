// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <complex>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>

/// Hankel functions of real order and a real argument.
namespace scixx::special::detail::bessel {

/// H1 or H2 (Kind) of a real argument, times exp(-i x) or exp(i x) for Scaled, as real and imaginary part.
template <int Kind, bool Scaled>
struct Hankel {
    static std::array<double, 2> at(double nu, double x) noexcept {
        if (!(std::abs(nu) < infinity) || x != x || x == 0) return {nan, nan};
        const double size = std::abs(x);
        double j, y;
        if (nu > 1) {
            const Pair both = positive_both(nu, size);
            j = both.first;
            y = both.second;
        } else {
            j = Jv::at(nu, size);
            y = Yv::at(nu, size);
        }
        std::complex<double> value(j, Kind == 1 ? y : -y);
        if (x < 0) {  // DLMF 10.11.3, 10.11.5: the argument has gained half a turn
            const double sine = sin_pi(nu), cosine = cos_pi(nu);
            if (Kind == 1)
                value = {sine * y - cosine * j, sine * j + cosine * y};
            else
                value = {3 * cosine * j - sine * y, sine * j - cosine * y};
        }
        if (Scaled && size < infinity) {
            const double s = Kind == 1 ? -std::sin(x) : std::sin(x), c = std::cos(x);
            value = {value.real() * c - value.imag() * s, value.real() * s + value.imag() * c};
        }
        return {value.real(), value.imag()};
    }
};

}  // namespace scixx::special::detail::bessel
