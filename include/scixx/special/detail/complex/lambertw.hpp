// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <iterator>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/lambertw.hpp>

/// Lambert's function of a complex number on all branches.
namespace scixx::special::detail::elementary {

/// One step of Halley's method for w exp(w) = z, with the factor exp(-w) where exp(w) might overflow.
[[nodiscard]] inline std::complex<double> halley_step(const std::complex<double>& w,
                                                      const std::complex<double>& z) noexcept {
    const std::complex<double> one = w + 1.0;
    if (w.real() >= 0) {
        const std::complex<double> miss = w - z * std::exp(-w);
        return miss / (one - (w + 2.0) * miss / (2.0 * one));
    }
    const std::complex<double> power = std::exp(w), miss = w * power - z;
    return miss / (power * one - (w + 2.0) * miss / (2.0 * one));
}

/// W_k(z); branches as SciPy numbers them, cut along the negative axis, where the sign of a zero imaginary part tells
/// the side.
[[nodiscard]] inline std::complex<double> complex_lambert(const std::complex<double>& z, int branch) noexcept {
    const double x = z.real(), y = z.imag();
    if (x != x || y != y) return {nan, nan};
    if (z == 0.0) return branch == 0 ? z : std::complex<double>(-infinity, 0);
    const double turn = 6.28318530717958647693 * branch;
    if (std::isinf(x) || std::isinf(y)) return {infinity, std::arg(z) + turn};
    if (branch == 0 && std::abs(x) < 1e-8 && std::abs(y) < 1e-8) return z - z * z;
    // 1 + e z, e as a sum of two doubles. About -1/e the branches 0 and -1 or 1 meet.
    const std::complex<double> gap(std::fma(2.718281828459045, x, 1.0) + 1.4456468917292502e-16 * x,
                                   2.718281828459045 * y);
    const bool meets = branch == 0 || (branch == -1 && !std::signbit(y)) || (branch == 1 && std::signbit(y)) ||
                       (branch == -1 && y == 0 && gap.real() > 0);
    std::complex<double> w;
    if (meets && std::norm(gap) < 0.09) {
        const std::complex<double> p = (branch == 0 ? 1.0 : -1.0) * std::sqrt(2.0 * gap);
        w = 0;
        for (int i = static_cast<int>(std::size(lambert_terms)) - 1; i >= 0; --i) w = w * p + lambert_terms[i];
        if (std::norm(p) < 0.07) return w;
    } else if (branch == 0 && x > -0.5 && std::norm(z) < 2) {
        const std::complex<double> l = std::log(1.0 + z);
        w = l * (1.0 - std::log(1.0 + l) / (2.0 + l));
    } else if (branch == -1 && y == 0 && x < 0 && x > -0.36) {
        return {lambert<true>(x), 0};
    } else {
        const std::complex<double> l1 = std::log(z) + std::complex<double>(0, turn), l2 = std::log(l1);
        w = l1 - l2 + l2 / l1;
    }
    for (int k = 0; k < 50; ++k) {
        const std::complex<double> step = halley_step(w, z);
        w -= step;
        if (!(std::norm(step) > 1e-20 * std::norm(w))) break;  // the order is three
    }
    return w;
}

}  // namespace scixx::special::detail::elementary
