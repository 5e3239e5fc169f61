// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <numbers>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/design/elliptic.hpp>
#include <scixx/signal/detail/design/zpk.hpp>

/// Analogue lowpass prototypes with the edge at 1 rad/s.
namespace scixx::signal::detail::design {

inline void require_order(const char* function, int N) {
    core::require(N >= 0, function, "N must be a non-negative integer, got ", N);
}

/// 10^(x / 10) - 1 without cancellation for small x.
inline double excess(double decibel) {
    return std::expm1(decibel * (std::numbers::ln10 / 10));
}

template <class = void>
inline Factored butterworth(const char* function, int N) {
    require_order(function, N);
    Factored f;
    for (int m = -N + 1; m < N; m += 2) f.p.push_back(-std::polar(1.0, std::numbers::pi * m / (2.0 * N)));
    if (N % 2 == 1) f.p[N / 2] = f.p[N / 2].real();
    return f;
}

template <class = void>
inline Factored chebyshev1(const char* function, int N, double rp) {
    require_order(function, N);
    core::require(N == 0 || (rp > 0 && std::isfinite(rp)), function, "rp must be positive, got ", rp);
    Factored f;
    if (N == 0) {
        f.k = std::pow(10.0, -rp / 20);
        return f;
    }
    const double eps = std::sqrt(excess(rp)), mu = std::asinh(1 / eps) / N;
    for (int m = -N + 1; m < N; m += 2) {
        const double theta = std::numbers::pi * m / (2.0 * N);
        f.p.emplace_back(-std::sinh(mu) * std::cos(theta), -std::cosh(mu) * std::sin(theta));
    }
    f.k = 1 / gain_at(0, {}, f.p);
    if (N % 2 == 0) f.k /= std::sqrt(1 + eps * eps);
    return f;
}

template <class = void>
inline Factored chebyshev2(const char* function, int N, double rs) {
    require_order(function, N);
    core::require(N == 0 || (rs > 0 && std::isfinite(rs)), function, "rs must be positive, got ", rs);
    Factored f;
    if (N == 0) return f;
    const double mu = std::asinh(std::sqrt(excess(rs))) / N;
    for (int m = -N + 1; m < N; m += 2) {
        const double angle = std::numbers::pi * m / (2.0 * N);
        if (m != 0) f.z.emplace_back(0.0, 1 / std::sin(angle));
        f.p.push_back(1.0 / Complex(-std::sinh(mu) * std::cos(angle), -std::cosh(mu) * std::sin(angle)));
    }
    f.k = 1 / gain_at(0, f.z, f.p);
    return f;
}

/// S. J. Orfanidis, "Lecture notes on elliptic filter design" (2006), with the degree equation solved by nomes.
template <class = void>
inline Factored elliptic(const char* function, int N, double rp, double rs) {
    require_order(function, N);
    core::require(N == 0 || (rp > 0 && std::isfinite(rp)), function, "rp must be positive, got ", rp);
    core::require(N <= 1 || (rs > rp && std::isfinite(rs)), function, "rs must be greater than rp, got ", rs, " and ",
                  rp);
    Factored f;
    if (N == 0) {
        f.k = std::pow(10.0, -rp / 20);
        return f;
    }
    const double eps2 = excess(rp), eps = std::sqrt(eps2);
    if (N == 1) {
        f.p.push_back(-1 / eps);
        f.k = 1 / eps;
        return f;
    }
    const double ratio = eps2 / excess(rs);  // the parameter of the ripple's elliptic function
    core::require(ratio > 0, function, "cannot design a filter with given rp and rs specifications");
    const double k1 = complete_elliptic(1 - ratio), k1_other = complete_elliptic(ratio);
    const Parameter param = parameter_of_nome(std::exp(-std::numbers::pi * k1_other / (k1 * N)));
    const double K = complete_elliptic(param.m1);
    // v0 = K asc(1 / eps) / (N K1): the inverse of sn / cn for the complementary parameter as Carlson's integral.
    const double w = 1 / eps, inverse = w * carlson_rf(1, 1 + ratio * w * w, 1 + w * w);
    const Jacobi v = jacobi(K * inverse / (N * k1), param.m1, param.m);
    RootList below_z, below_p;
    for (int j = 1 - N % 2; j < N; j += 2) {
        const Jacobi u = jacobi(j * K / N, param.m, param.m1);
        if (j > 0) f.z.emplace_back(0.0, 1 / (std::sqrt(param.m) * u.sn));
        const double d = u.dn * v.sn, scale = -1 / (1 - d * d);
        f.p.emplace_back(scale * u.cn * u.dn * v.sn * v.cn, j > 0 ? scale * u.sn * v.dn : 0.0);
    }
    for (const Complex& z : RootList(f.z)) f.z.push_back(std::conj(z));
    for (const Complex& p : RootList(f.p))
        if (p.imag() != 0) f.p.push_back(std::conj(p));
    f.k = 1 / gain_at(0, f.z, f.p);
    if (N % 2 == 0) f.k /= std::sqrt(1 + eps2);
    return f;
}

/// Sum of two doubles, the second the rounding error of the first.
struct Double2 {
    double hi = 0, lo = 0;
    friend Double2 operator+(Double2 a, Double2 b) {
        const double s = a.hi + b.hi, t = s - a.hi, e = (a.hi - (s - t)) + (b.hi - t) + (a.lo + b.lo);
        return {s + e, e - ((s + e) - s)};
    }
    friend Double2 operator-(Double2 a) { return {-a.hi, -a.lo}; }
    friend Double2 operator*(Double2 a, Double2 b) {
        const double p = a.hi * b.hi, e = std::fma(a.hi, b.hi, -p) + (a.hi * b.lo + a.lo * b.hi);
        return {p + e, e - ((p + e) - p)};
    }
};
struct Complex2 {
    Double2 re, im;
    Complex2(Double2 r, Double2 i) : re(r), im(i) {}
    explicit Complex2(Complex z) : re{z.real(), 0}, im{z.imag(), 0} {}
    [[nodiscard]] Complex rounded() const { return {re.hi, im.hi}; }
    friend Complex2 operator+(const Complex2& a, const Complex2& b) { return {a.re + b.re, a.im + b.im}; }
    friend Complex2 operator-(const Complex2& a, const Complex2& b) { return {a.re + -b.re, a.im + -b.im}; }
    friend Complex2 operator*(const Complex2& a, const Complex2& b) {
        return {a.re * b.re + -(a.im * b.im), a.re * b.im + a.im * b.re};
    }
};
/// a / b: the rounded quotient, corrected twice by its residual.
inline Complex2 quotient(const Complex2& a, const Complex2& b) {
    Complex2 q(a.rounded() / b.rounded());
    for (int i = 0; i < 2; ++i) q = q + Complex2((a - q * b).rounded() / b.rounded());
    return q;
}

/// Roots of the reverse Bessel polynomial theta_N by Aberth's iteration. theta_n = (2n - 1) theta_{n-1} + s^2
/// theta_{n-2} and theta_n' = theta_n - s theta_{n-1}, so that Newton's quotient needs the ratio of neighbours only; it
/// cancels by some 10 digits at N = 25 and is therefore formed in twice the precision.
template <class = void>
inline RootList bessel_roots(int N) {
    RootList roots;
    for (int i = 0; i < N; ++i)
        roots.push_back(std::polar(0.8 * N, std::numbers::pi * (0.5 + (i + 0.5) / N)) + 0.1 * N);
    for (int sweep = 0; sweep < 200; ++sweep) {
        double worst = 0;
        for (int i = 0; i < (N + 1) / 2; ++i) {
            const Index at = i, partner = N - 1 - i;
            const Complex2 s(roots[at]);
            const Complex2 s2 = s * s;
            Complex2 r = s + Complex2(1.0);
            for (int n = 2; n <= N; ++n) r = quotient(s2, r) + Complex2(2.0 * n - 1);
            const Complex newton = r.rounded() / (r - s).rounded();
            Complex repulsion = 0;
            for (Index k = 0; k < roots.size(); ++k)
                if (k != at) repulsion += 1.0 / (roots[at] - roots[k]);
            const Complex step = newton / (1.0 - newton * repulsion);
            roots[at] -= step;
            if (at == partner)
                roots[at] = roots[at].real();
            else
                roots[partner] = std::conj(roots[at]);
            worst = std::max(worst, std::abs(step) / std::abs(roots[at]));
        }
        if (worst < 2e-16) break;
    }
    return roots;
}

enum class BesselKind { phase, delay, mag };

template <class = void>
inline Factored bessel_filter(const char* function, int N, BesselKind norm) {
    require_order(function, N);
    core::require(N <= 170, function, "N must be at most 170, got ", N);
    Factored f;
    if (N == 0) return f;
    f.p = bessel_roots(N);
    double log_last = 0;  // log of theta_N(0) = (2N)! / (N! 2^N) = prod (2k - 1)
    for (int k = 2; k <= N; ++k) log_last += std::log(2.0 * k - 1);
    f.k = 1;
    for (int k = 2; k <= N; ++k) f.k *= 2.0 * k - 1;
    if (norm == BesselKind::phase) {
        // theta_N(0)^(1/N), the product in short blocks: N roots of bounded numbers.
        double root = 1;
        for (int k = 2; k <= N; ++k) root *= std::pow(2.0 * k - 1, 1.0 / N);
        for (Complex& p : f.p) p /= root;
        f.k = 1;
    } else if (norm == BesselKind::mag) {
        // |H(i w)|^2 = prod |p|^2 / |i w - p|^2 falls from 1; the w with 1/2 by bisection and Newton's steps within.
        const auto log_gain = [&](double w) {
            double sum = 0;
            for (const Complex& p : f.p) sum += std::log(std::norm(Complex(0, w) - p) / std::norm(p));
            return sum - std::numbers::ln2;
        };
        double low = 0, high = 1;
        while (log_gain(high) < 0) high *= 2;
        double w = 0.5 * (low + high);
        for (int i = 0; i < 200; ++i) {
            const double value = log_gain(w);
            (value < 0 ? low : high) = w;
            double slope = 0;
            for (const Complex& p : f.p) slope += 2 * (w - p.imag()) / std::norm(Complex(0, w) - p);
            double next = w - value / slope;
            if (!(next > low && next < high)) next = 0.5 * (low + high);
            if (std::abs(next - w) <= 1e-16 * w) break;
            w = next;
        }
        for (Complex& p : f.p) p /= w;
        f.k = std::exp(log_last - N * std::log(w));
        f.k = 1 / gain_at(0, {}, f.p);
    }
    return f;
}

}  // namespace scixx::signal::detail::design
