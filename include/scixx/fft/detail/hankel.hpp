// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <cstddef>
#include <limits>
#include <numbers>
#include <scixx/core/kernel/math.hpp>
#include <scixx/fft/detail/grid.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/special/gamma.hpp>

namespace scixx::fft::detail {

/// Gamma(a) / Gamma(b) where a or b may be a pole: 0 for a pole of b alone, inf for one of a alone, and where both are,
/// the limit for equal shifts of a and b (a - b is then an integer).
[[nodiscard]] inline double gamma_quotient(double a, double b) {
    const auto pole = [](double x) { return x <= 0 && x == std::floor(x); };
    if (pole(b) && !pole(a)) return 0;
    if (pole(a) && !pole(b)) return std::numeric_limits<double>::infinity();
    if (pole(a)) {
        // Gamma(-i + e) = (-1)^i / (i! e) + ...: the quotient is (-1)^(i - j) j! / i! with a = -i, b = -j.
        const double sign = std::fmod(a - b, 2) == 0 ? 1 : -1;
        return sign * std::exp(special::gammaln(1 - b) - special::gammaln(1 - a));
    }
    const auto negative = [](double x) { return x < 0 && std::fmod(std::floor(x), 2) != 0; };
    const double magnitude = std::exp(special::gammaln(a) - special::gammaln(b));
    return negative(a) != negative(b) ? -magnitude : magnitude;
}

/// The coefficients u_m of the transform, m = 0 .. n/2: Hamilton (2000), equations (18) and (B22),
/// u_m = exp(-2 i y offset) 2^(q + 2 i y) Gamma((mu + 1 + q) / 2 + i y) / Gamma((mu + 1 - q) / 2 - i y) with y =
/// pi m / (n dln).
template <class Options>
[[nodiscard]] core::List<std::complex<double>> hankel_coefficients(Index n, double dln, double mu,
                                                                   const Options& options) {
    const double q = options.bias, above = (mu + 1 + q) / 2, below = (mu + 1 - q) / 2;
    core::List<std::complex<double>> u;
    for (Index m = 0; m <= n / 2; ++m) {
        const double y = std::numbers::pi * static_cast<double>(m) / (static_cast<double>(n) * dln);
        if (m == 0) {
            u.emplace_back(std::exp2(q) * gamma_quotient(above, below), 0.0);
            continue;
        }
        // Gamma(below - i y) is the conjugate of Gamma(below + i y).
        const std::complex<double> up = special::loggamma(std::complex<double>(above, y)),
                                   down = special::loggamma(std::complex<double>(below, y));
        const double size = std::exp(std::numbers::ln2 * q + up.real() - down.real());
        const double angle = 2 * y * (std::numbers::ln2 - options.offset) + up.imag() + down.imag();
        u.emplace_back(size * std::cos(angle), size * std::sin(angle));
    }
    // The real part of the highest frequency alone can be represented.
    if (n % 2 == 0) u.back() = u.back().real();
    return u;
}

template <class A, class Options>
[[nodiscard]] auto hankel(const char* function, const A& a, double dln, double mu, const Options& options,
                          bool inverse) {
    static_assert(!core::is_complex<core::ScalarOf<A>>, "a must be real");
    using T = core::FloatOf<core::ScalarOf<A>>;
    using C = std::complex<T>;
    const core::Source<T, A> source(a);
    const NdView<const T>& in = source.view();
    const int axis = in.rank() - 1;
    const Index n = in.shape(axis);
    require_points(function, n);
    core::require(std::isfinite(dln) && dln != 0, function, "dln must be finite and not zero, got ", dln);
    core::require(std::isfinite(mu), function, "mu must be finite, got ", mu);
    core::require(std::isfinite(options.offset) && std::isfinite(options.bias), function,
                  "offset and bias must be finite, got ", options.offset, " and ", options.bias);
    const auto u = hankel_coefficients(n, dln, mu, options);
    auto out = core::allocate<core::PlainOf<A, T>>(in.shape());
    const RealLine<T> line(n);
    core::Scratch<T> work(line.work_size());
    core::List<T> values(n);
    core::List<C> spectrum(n / 2 + 1);
    T* const pairs = reinterpret_cast<T*>(spectrum.data());
    const double centre = static_cast<double>(n - 1) / 2, q = options.bias;
    const auto power = [&](Index j, double sign, double offset) {
        return static_cast<T>(std::exp(sign * q * ((static_cast<double>(j) - centre) * dln + offset)));
    };
    core::Lines<const T, T>(axis, in, core::view(out))
        .for_lines([&](const core::Line<const T>& from, const core::Line<T>& to) {
            for (Index j = 0; j < n; ++j) {
                T& value = values[j];
                value = from[j];
                if (q != 0) value *= inverse ? power(j, 1, options.offset) : power(j, -1, 0);
            }
            line.forward({values.data(), n, 1}, {pairs, n / 2 + 1, 2}, n, work.data(), false, T(1), 1);
            for (Index m = 0; m <= n / 2; ++m) {
                C& c = spectrum[m];
                const std::complex<double> w = u[m];
                if (m == 0 && (inverse ? w.real() == 0 : std::isinf(w.real()))) {
                    c = 0;  // a singular transform: the mean can not be told
                    continue;
                }
                const std::complex<double> factor = inverse ? 1.0 / std::conj(w) : w;
                c = C(c.real() * static_cast<T>(factor.real()) - c.imag() * static_cast<T>(factor.imag()),
                      c.real() * static_cast<T>(factor.imag()) + c.imag() * static_cast<T>(factor.real()));
            }
            line.backward({pairs, n / 2 + 1, 2}, {values.data(), n, 1}, work.data(), false, T(1) / static_cast<T>(n),
                          1);
            for (Index j = 0; j < n; ++j) {
                to[j] = values[n - 1 - j];
                if (q != 0) to[j] *= inverse ? power(j, 1, 0) : power(j, -1, options.offset);
            }
        });
    return out;
}

}  // namespace scixx::fft::detail
