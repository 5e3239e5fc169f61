// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <numbers>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::signal::detail::windows {

using Eigen::Index;
using ComplexList = core::List<std::complex<double>>;

/// A window of M points, or of M of the M + 1 points of a periodic one: f(n, size), where size >= 2.
template <class F>
Eigen::ArrayXd window(const char* function, Index M, bool sym, F&& f) {
    core::require(M >= 0, function, "M must be a non-negative integer, got ", M);
    Eigen::ArrayXd w(M);
    const Index size = sym ? M : M + 1;
    for (Index n = 0; n < M; ++n) w[n] = M == 1 ? 1.0 : f(n, size);
    return w;
}

/// The same where f writes all of a symmetric window to a double*.
template <class F>
Eigen::ArrayXd filled(const char* function, Index M, bool sym, F&& f) {
    core::require(M >= 0, function, "M must be a non-negative integer, got ", M);
    core::List<double> w(sym ? M : M + 1, 1.0);
    if (M > 1) f(w.data(), w.size());
    Eigen::ArrayXd out(M);
    for (Index n = 0; n < M; ++n) out[n] = w[n];
    return out;
}

/// sum a[k] cos(k fac), fac from -pi to pi.
inline double cosine_sum(const double* a, Index terms, Index n, Index size) {
    const double fac =
        -std::numbers::pi + 2 * std::numbers::pi * static_cast<double>(n) / static_cast<double>(size - 1);
    double sum = 0;
    for (Index k = 0; k < terms; ++k) sum += a[k] * std::cos(static_cast<double>(k) * fac);
    return sum;
}

/// I0 by its power series, whose terms are all positive.
inline double bessel_i0(double x) {
    const double quarter = x * x / 4;
    double sum = 1, term = 1;
    for (int k = 1; k < 100000; ++k) {
        term *= quarter / (static_cast<double>(k) * k);
        sum += term;
        if (!(term > 1e-17 * sum) || std::isinf(sum)) break;
    }
    return sum;
}

inline double kaiser_at(Index n, Index size, double beta) {
    const double alpha = static_cast<double>(size - 1) / 2, x = (static_cast<double>(n) - alpha) / alpha;
    return bessel_i0(beta * std::sqrt(std::max(0.0, (1 - x) * (1 + x)))) / bessel_i0(beta);
}

inline double sinc(double x) {
    return x == 0 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

/// In-place transform of 2^m complex numbers, for the one window that needs one.
template <class = void>
inline void small_fft(ComplexList& x, double sign) {
    const Index n = x.size();
    for (Index i = 1, j = 0; i < n; ++i) {
        Index bit = n >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(x[i], x[j]);
    }
    ComplexList root(n / 2);
    for (Index k = 0; k < n / 2; ++k)
        root[k] = std::polar(1.0, sign * 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(n));
    for (Index half = 1; half < n; half *= 2)
        for (Index block = 0; block < n; block += 2 * half)
            for (Index k = 0; k < half; ++k) {
                const std::complex<double> a = x[block + k], w = root[k * (n / (2 * half))], b = x[block + k + half];
                const std::complex<double> t(w.real() * b.real() - w.imag() * b.imag(),
                                             w.real() * b.imag() + w.imag() * b.real());
                x[block + k] = a + t;
                x[block + k + half] = a - t;
            }
}

/// sum_n x[n] exp(-2 pi i k n / N) for any N, by Bluestein's convolution with a chirp.
template <class = void>
inline ComplexList dft(const ComplexList& x) {
    const Index n = x.size();
    Index size = 1;
    while (size < 2 * n) size *= 2;
    ComplexList chirp(n), a(size), b(size);
    for (Index k = 0; k < n; ++k) {
        const auto square = static_cast<double>((k * k) % (2 * n));
        chirp[k] = std::polar(1.0, -std::numbers::pi * square / static_cast<double>(n));
        a[k] = x[k] * chirp[k];
        b[k] = std::conj(chirp[k]);
        if (k > 0) b[size - k] = b[k];
    }
    small_fft(a, -1);
    small_fft(b, -1);
    for (Index k = 0; k < size; ++k) a[k] *= b[k];
    small_fft(a, 1);
    ComplexList out(n);
    for (Index k = 0; k < n; ++k) out[k] = a[k] * chirp[k] / static_cast<double>(size);
    return out;
}

/// The transform of Chebyshev's polynomial of order size - 1 (C. L. Dolph, Proc. IRE 34, 1946).
template <class = void>
inline void chebyshev(double* w, Index size, double at) {
    const double order = static_cast<double>(size - 1), M = static_cast<double>(size);
    const double beta = std::cosh(std::acosh(std::pow(10.0, std::abs(at) / 20)) / order);
    ComplexList p(size);
    const bool odd = size % 2 == 1;
    for (Index k = 0; k < size; ++k) {
        const double x = beta * std::cos(std::numbers::pi * static_cast<double>(k) / M);
        double value = x > 1    ? std::cosh(order * std::acosh(x))
                       : x < -1 ? (odd ? 1 : -1) * std::cosh(order * std::acosh(-x))
                                : std::cos(order * std::acos(x));
        auto& to = p[k];
        to = odd ? std::complex<double>(value)
                 : std::polar(value < 0 ? -value : value, std::numbers::pi * static_cast<double>(k) / M);
        if (!odd && value < 0) to = -to;
    }
    const auto transform = dft(p);
    const Index half = odd ? (size + 1) / 2 : size / 2 + 1, shift = odd ? 0 : 1;
    double most = 0;
    for (Index i = 0; i + shift < half; ++i) {
        const double value = transform[i + shift].real();
        w[size / 2 + i] = value;
        w[half - 1 - shift - i] = value;
        most = std::max(most, value);
    }
    for (Index i = 0; i < size; ++i) w[i] /= most;
}

}  // namespace scixx::signal::detail::windows
