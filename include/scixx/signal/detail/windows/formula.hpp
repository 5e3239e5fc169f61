// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <numbers>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>

namespace scixx::signal::detail::windows {

using Eigen::Index;
using ComplexList = core::List<std::complex<double>>;

/// A window of M points, or of M of the M + 1 points of a periodic one: f(n, size) = f(size - 1 - n, size), where size
/// >= 2.
template <class F>
Eigen::ArrayXd window(const char* function, Index M, bool sym, F&& f) {
    core::require(M >= 0, function, "M must be a non-negative integer, got ", M);
    Eigen::ArrayXd w(M);
    const Index size = sym ? M : M + 1;
    for (Index n = 0; n < M; ++n) {
        const Index mirrored = size - 1 - n;
        w[n] = M == 1 ? 1.0 : mirrored < n ? w[mirrored] : f(n, size);
    }
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

/// exp(sign i angle) of each angle.
template <class = void>
inline ComplexList on_circle(core::List<double>& angle, double sign) {
    core::List<double> sine(angle.size());
    core::sincos(angle.data(), angle.size(), sine.data(), angle.data());
    ComplexList out(angle.size());
    for (Index k = 0; k < angle.size(); ++k) out[k] = {angle[k], sign * sine[k]};
    return out;
}

/// exp(-pi i k / half) for k = 0 .. half - 1 and half = 1, 2, 4 .. n / 2, each from index `half` on.
template <class = void>
inline ComplexList roots_of_unity(Index n) {
    core::List<double> angle(n);
    for (Index half = 1; half < n; half *= 2)
        for (Index k = 0; k < half; ++k)
            angle[half + k] = std::numbers::pi * static_cast<double>(k) / static_cast<double>(half);
    return on_circle(angle, -1);
}

/// In-place transform of n = 2^m complex numbers with roots_of_unity(n).
template <class = void>
inline void small_fft(ComplexList& x, const ComplexList& root) {
    const Index n = x.size();
    // Real and imaginary parts apart: the compiler turns the loops into vectors.
    core::List<double> parts(4 * n);
    double *const re = parts.data(), *const im = re + n, *const cosine = im + n, *const sine = cosine + n;
    for (Index i = 0; i < n; ++i) {
        cosine[i] = root[i].real();
        sine[i] = root[i].imag();
    }
    core::List<Index> reversed(n);  // the bits of the index
    for (Index i = 0; i < n; ++i) {
        const Index j = reversed[i] = (reversed[i / 2] + i % 2 * n) / 2;
        re[j] = x[i].real();
        im[j] = x[i].imag();
    }
    // Of short transforms only one or two points go into a vector: two passes at once, without products.
    const bool fourfold = n >= 4;
    if (fourfold)
        for (Index block = 0; block < n; block += 4) {
            double *const r = re + block, *const i = im + block;
            const double r0 = r[0] + r[1], r1 = r[0] - r[1], r2 = r[2] + r[3], r3 = r[2] - r[3];
            const double i0 = i[0] + i[1], i1 = i[0] - i[1], i2 = i[2] + i[3], i3 = i[2] - i[3];
            r[0] = r0 + r2;
            r[1] = r1 + i3;
            r[2] = r0 - r2;
            r[3] = r1 - i3;
            i[0] = i0 + i2;
            i[1] = i1 - r3;
            i[2] = i0 - i2;
            i[3] = i1 + r3;
        }
    for (Index half = fourfold ? 4 : 1; half < n; half *= 2)
        for (Index block = 0; block < n; block += 2 * half) {
            double *const ar = re + block, *const ai = im + block, *const br = ar + half, *const bi = ai + half;
            const double *const wr = cosine + half, *const wi = sine + half;
            for (Index k = 0; k < half; ++k) {
                const double tr = wr[k] * br[k] - wi[k] * bi[k], ti = wr[k] * bi[k] + wi[k] * br[k];
                br[k] = ar[k] - tr;
                bi[k] = ai[k] - ti;
                ar[k] += tr;
                ai[k] += ti;
            }
        }
    for (Index i = 0; i < n; ++i) x[i] = {re[i], im[i]};
}

/// sum_n x[n] exp(-2 pi i k n / N) for any N, by Bluestein's convolution with a chirp.
template <class = void>
inline ComplexList dft(const ComplexList& x) {
    const Index n = x.size();
    Index size = 1;
    while (size < n) size *= 2;
    if (size == n) {
        ComplexList out = x;
        small_fft(out, roots_of_unity(n));
        return out;
    }
    while (size < 2 * n) size *= 2;
    const auto times = [](const std::complex<double>& p, const std::complex<double>& q) {
        return std::complex<double>(p.real() * q.real() - p.imag() * q.imag(),
                                    p.real() * q.imag() + p.imag() * q.real());
    };
    core::List<double> angle(n);
    for (Index k = 0; k < n; ++k)
        angle[k] = std::numbers::pi * static_cast<double>((k * k) % (2 * n)) / static_cast<double>(n);
    const ComplexList chirp = on_circle(angle, -1), root = roots_of_unity(size);
    ComplexList a(size), b(size);
    for (Index k = 0; k < n; ++k) {
        a[k] = times(x[k], chirp[k]);
        b[k] = std::conj(chirp[k]);
        if (k > 0) b[size - k] = b[k];
    }
    small_fft(a, root);
    small_fft(b, root);
    // The inverse transform is that of the conjugates.
    for (Index k = 0; k < size; ++k) a[k] = std::conj(times(a[k], b[k]));
    small_fft(a, root);
    ComplexList out(n);
    for (Index k = 0; k < n; ++k) out[k] = times(std::conj(a[k]), chirp[k]) / static_cast<double>(size);
    return out;
}

/// The transform of Chebyshev's polynomial of order size - 1 (C. L. Dolph, Proc. IRE 34, 1946).
template <class = void>
inline void chebyshev(double* w, Index size, double at) {
    const double order = static_cast<double>(size - 1), M = static_cast<double>(size);
    const double beta = std::cosh(std::acosh(std::pow(10.0, std::abs(at) / 20)) / order);
    ComplexList p(size);
    const bool odd = size % 2 == 1;
    // cos(pi k / M) and cos(order acos(beta cos(pi k / M))), where there is such an angle, of the first half.
    const Index upto = size / 2 + 1;
    core::List<double> cosine(upto), oscillation(upto), beside(upto);
    for (Index k = 0; k < upto; ++k) cosine[k] = std::numbers::pi * static_cast<double>(k) / M;
    core::cos(cosine.data(), upto, cosine.data());
    for (Index k = 0; k < upto; ++k) oscillation[k] = std::clamp(beta * cosine[k], -1.0, 1.0);
    for (Index k = 0; k < upto; ++k) beside[k] = std::sqrt((1 - oscillation[k]) * (1 + oscillation[k]));
    core::atan2(beside.data(), oscillation.data(), upto, oscillation.data());
    for (Index k = 0; k < upto; ++k) oscillation[k] *= order;
    core::cos(oscillation.data(), upto, oscillation.data());
    for (Index k = 0; k < size; ++k) {
        if (k > size - k) {  // the samples at k and size - k are conjugates
            p[k] = std::conj(p[size - k]);
            continue;
        }
        const double x = beta * cosine[k];
        const double value = x > 1    ? std::cosh(order * std::acosh(x))
                             : x < -1 ? (odd ? 1 : -1) * std::cosh(order * std::acosh(-x))
                                      : oscillation[k];
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
