// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <complex>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/erf.hpp>

/// Error functions of a complex number from Faddeeva's function w, around 0 from their series.
namespace scixx::special::detail {

/// w of a real number, as real and imaginary part.
struct WofzOfReal {
    template <class = void>
    static std::array<double, 2> at(double x) noexcept {
        const std::complex<double> value = faddeeva({x, 0});
        return {value.real(), value.imag()};
    }
};

/// Whether the series about 0 are taken.
template <class = void>
[[nodiscard]] inline bool is_small(const std::complex<double>& z) noexcept {
    return std::abs(z.real()) < 1 && std::abs(z.imag()) < 1 && std::norm(z) < 1;
}

/// 2 / sqrt(pi) times the sum of (-1)^k z^(2k+1) / (k! (2k + 1)) (DLMF 7.6.1).
template <class = void>
[[nodiscard]] inline std::complex<double> erf_series(const std::complex<double>& z) noexcept {
    const std::complex<double> z2 = z * z;
    std::complex<double> term = z, sum = z;
    for (double k = 1; k < 22; ++k) {
        term *= -z2 / k;
        sum += term / (2 * k + 1);
    }
    return 1.1283791670955125739 * sum;
}

/// i z and -i z.
template <class = void>
[[nodiscard]] inline std::complex<double> turned_up(const std::complex<double>& z) noexcept {
    return {-z.imag(), z.real()};
}
template <class = void>
[[nodiscard]] inline std::complex<double> turned_down(const std::complex<double>& z) noexcept {
    return {z.imag(), -z.real()};
}

template <class = void>
[[nodiscard]] inline std::complex<double> complex_erf(const std::complex<double>& z) noexcept {
    if (z.imag() == 0) return {error_function(z.real()), z.imag()};
    if (z.real() == 0) return {z.real(), imaginary_error(z.imag())};
    if (is_small(z)) return erf_series(z);
    if (z.real() < 0) return -complex_erf(-z);
    return 1.0 - gaussian_times(z, faddeeva(turned_up(z)));
}
template <class = void>
[[nodiscard]] inline std::complex<double> complex_erfc(const std::complex<double>& z) noexcept {
    if (z.imag() == 0) return {error_complement(z.real()), -z.imag()};
    if (z.real() == 0) return {1, -imaginary_error(z.imag())};
    if (z.real() < 0) return 2.0 - complex_erfc(-z);
    return gaussian_times(z, faddeeva(turned_up(z)));
}
template <class = void>
[[nodiscard]] inline std::complex<double> complex_erfcx(const std::complex<double>& z) noexcept {
    if (z.imag() == 0) return {scaled_complement(z.real()), -z.imag()};
    return faddeeva(turned_up(z));
}
template <class = void>
[[nodiscard]] inline std::complex<double> complex_erfi(const std::complex<double>& z) noexcept {
    return turned_down(complex_erf(turned_up(z)));
}
template <class = void>
[[nodiscard]] inline std::complex<double> complex_dawsn(const std::complex<double>& z) noexcept {
    if (z.imag() == 0) return {dawson(z.real()), z.imag()};
    if (is_small(z)) {  // the sum of (-2)^k z^(2k+1) / (2k+1)!! (DLMF 7.6.3 with 7.5.1)
        const std::complex<double> z2 = -2.0 * z * z;
        std::complex<double> term = z, sum = z;
        for (double k = 1; k < 26; ++k) sum += term *= z2 / (2 * k + 1);
        return sum;
    }
    if (z.imag() < 0) return -complex_dawsn(-z);
    const std::complex<double> value = 0.88622692545275801365 * turned_up(gaussian_times(z, 1) - faddeeva(z));
    return z.real() == 0 ? std::complex<double>(z.real(), value.imag()) : value;
}
template <class = void>
[[nodiscard]] inline std::complex<double> complex_ndtr(const std::complex<double>& z) noexcept {
    return 0.5 * complex_erfc(-0.70710678118654752440 * z);
}

}  // namespace scixx::special::detail
