// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/gamma.hpp>

/// Gamma functions of a complex number.
namespace scixx::special::detail {

/// The principal branch of log Gamma.
template <class = void>
[[nodiscard]] inline std::complex<double> complex_log_gamma(const std::complex<double>& z) noexcept {
    const double x = z.real(), y = z.imag();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (!(std::isfinite(x) && std::isfinite(y)) && !(x > 0 && y == 0)) return {nan, nan};
    if (y == 0 && x <= 0 && x == std::floor(x)) return {nan, nan};
    if (y == 0 && x > 0) return {log_abs_gamma(x), y};
    const std::complex<double> above = log_gamma_above({x, std::abs(y)});
    return {above.real(), std::signbit(y) ? -above.imag() : above.imag()};
}

/// exp(z), also where the size alone over- or underflows.
template <class = void>
[[nodiscard]] inline std::complex<double> complex_exp(const std::complex<double>& z) noexcept {
    const double half = std::exp(0.5 * z.real());
    return {half * std::cos(z.imag()) * half, half * std::sin(z.imag()) * half};
}

template <class = void>
[[nodiscard]] inline std::complex<double> complex_gamma(const std::complex<double>& z) noexcept {
    if (z.imag() == 0) {
        const double value = z.real() == 0 ? std::numeric_limits<double>::quiet_NaN() : gamma_function(z.real());
        return {value, std::isnan(value) ? value : 0};
    }
    return complex_exp(complex_log_gamma(z));
}
template <class = void>
[[nodiscard]] inline std::complex<double> complex_rgamma(const std::complex<double>& z) noexcept {
    return z.imag() == 0 ? reciprocal_gamma(z.real()) : complex_exp(-complex_log_gamma(z));
}

}  // namespace scixx::special::detail
