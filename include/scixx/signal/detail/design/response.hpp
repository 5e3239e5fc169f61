// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/zpk.hpp>
#include <scixx/signal/detail/windows/formula.hpp>

namespace scixx::signal::detail::design {

using Eigen::Index;

/// sum c[k] exp(-i k w) at each w. `period` > 0 says that w[i] = 2 pi i / period, and then long filters take a
/// transform.
template <class T>
RootList on_circle(const Eigen::Array<T, Eigen::Dynamic, 1>& c, const Eigen::ArrayXd& w, Index period) {
    RootList out(w.size());
    if (period > 0 && c.size() > 40) {
        RootList all(period);
        for (Index k = 0; k < c.size(); ++k) all[k % period] += c[k];
        all = windows::dft(all);
        for (Index i = 0; i < out.size(); ++i) out[i] = all[i % all.size()];
        return out;
    }
    for (Index i = 0; i < w.size(); ++i) {
        const double re = std::cos(w[i]), im = -std::sin(w[i]);
        double x = 0, y = 0;  // Horner's scheme in parts: no check for infinities
        for (Index k = c.size() - 1; k >= 0; --k) {
            const double t = x * re - y * im + c[k];
            y = x * im + y * re;
            x = t;
        }
        out[i] = {x, y};
    }
    return out;
}

/// The same for complex coefficients.
template <class T>
RootList on_circle(const Eigen::Array<std::complex<T>, Eigen::Dynamic, 1>& c, const Eigen::ArrayXd& w, Index period) {
    Eigen::Array<T, Eigen::Dynamic, 1> part(c.size());
    for (Index k = 0; k < c.size(); ++k) part[k] = c[k].real();
    RootList out = on_circle(part, w, period);
    for (Index k = 0; k < c.size(); ++k) part[k] = c[k].imag();
    const RootList imaginary = on_circle(part, w, period);
    for (Index i = 0; i < out.size(); ++i) out[i] += Complex(-imaginary[i].imag(), imaginary[i].real());
    return out;
}

/// k prod (s - z) / prod (s - p)
template <class = void>
inline Complex response(const Eigen::ArrayXcd& z, const Eigen::ArrayXcd& p, double k, Complex s) {
    Complex above = k, below = 1;
    for (const Complex& root : z) above *= s - root;
    for (const Complex& root : p) below *= s - root;
    return above / below;
}

/// `count` angular frequencies, evenly spaced in their logarithm, from a tenth of the lowest feature of an analogue
/// filter to ten times the highest, rounded to powers of ten as SciPy's findfreqs.
template <class = void>
inline Eigen::ArrayXd covering(const char* function, const Eigen::ArrayXcd& z, const Eigen::ArrayXcd& p, Index count) {
    core::require(count > 0, function, "worN must be positive, got ", count);
    RootList features;
    for (const Complex& root : p)
        if (root.imag() >= 0) features.push_back(root);
    if (features.empty()) features.push_back(-1000);
    for (const Complex& root : z)
        if (std::abs(root) < 1e5 && root.imag() >= 0) features.push_back(root);
    double most = 0, least = std::numeric_limits<double>::infinity();
    for (const Complex& root : features) {
        const double integrator = std::abs(root) < 1e-10 ? 1 : 0;
        most = std::max(most, 3 * std::abs(root.real() + integrator) + 1.5 * root.imag());
        least = std::min(least, std::abs((root + integrator).real()) + 2 * root.imag());
    }
    const double high = std::nearbyint(std::log10(most) + 0.5), low = std::nearbyint(std::log10(0.1 * least) - 0.5);
    Eigen::ArrayXd w(count);
    for (Index i = 0; i < count; ++i)
        w[i] = std::pow(
            10.0, count == 1 ? low : low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1));
    return w;
}

}  // namespace scixx::signal::detail::design
