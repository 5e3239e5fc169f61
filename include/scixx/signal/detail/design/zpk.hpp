// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/design/roots.hpp>

namespace scixx::signal::detail::design {

/// Zeros, poles and gain in growing lists, in which all designs are made.
struct Factored {
    RootList z, p;
    double k = 1;
    [[nodiscard]] Index degree(const char* function) const {
        const Index degree = p.size() - z.size();
        core::require(degree >= 0, function,
                      "improper transfer function: it must have at least as many poles as zeros");
        return degree;
    }
};

/// Adds a root several times.
template <class = void>
inline void append(RootList& roots, Index count, const Complex& root) {
    for (; count > 0; --count) roots.push_back(root);
}

template <class = void>
inline RootList listed(const Eigen::ArrayXcd& roots) {
    return {roots.data(), roots.data() + roots.size()};
}
template <class = void>
inline RealList listed(const Eigen::ArrayXd& values) {
    return {values.data(), values.data() + values.size()};
}
template <class = void>
inline Eigen::ArrayXcd arrayed(const RootList& roots) {
    Eigen::ArrayXcd out(roots.size());
    std::copy(roots.begin(), roots.end(), out.data());
    return out;
}
template <class = void>
inline Eigen::ArrayXd arrayed(const RealList& values) {
    Eigen::ArrayXd out(values.size());
    std::copy(values.begin(), values.end(), out.data());
    return out;
}
template <class = void>
inline Zpk answered(const Factored& f) {
    return {arrayed(f.z), arrayed(f.p), f.k};
}

/// Real part of prod (s - z) / prod (s - p).
template <class = void>
inline double gain_at(double s, const RootList& z, const RootList& p) {
    Complex above = 1, below = 1;
    for (const Complex& root : z) above *= s - root;
    for (const Complex& root : p) below *= s - root;
    return (above / below).real();
}

template <class = void>
inline Factored lowpass(const Factored& f, double wo, const char* function) {
    const Index degree = f.degree(function);
    Factored out = f;
    for (Complex& root : out.z) root *= wo;
    for (Complex& root : out.p) root *= wo;
    out.k = f.k * std::pow(wo, static_cast<double>(degree));
    return out;
}

template <class = void>
inline Factored highpass(const Factored& f, double wo, const char* function) {
    const Index degree = f.degree(function);
    Factored out = f;
    for (Complex& root : out.z) root = wo / root;
    for (Complex& root : out.p) root = wo / root;
    append(out.z, degree, 0);
    out.k = f.k * gain_at(0, f.z, f.p);
    return out;
}

/// The two roots of s^2 - 2 h s + wo^2 for each h: all with the one sign of the square root, then all with the other.
template <class = void>
inline RootList split_roots(const RootList& halves, double wo) {
    RootList out;
    for (const Complex& h : halves) out.push_back(h + std::sqrt(h * h - wo * wo));
    for (const Complex& h : halves) out.push_back(h - std::sqrt(h * h - wo * wo));
    return out;
}

template <class = void>
inline Factored bandpass(const Factored& f, double wo, double bw, const char* function) {
    const Index degree = f.degree(function);
    Factored half = f;
    for (Complex& root : half.z) root *= bw / 2;
    for (Complex& root : half.p) root *= bw / 2;
    Factored out{split_roots(half.z, wo), split_roots(half.p, wo), f.k * std::pow(bw, static_cast<double>(degree))};
    append(out.z, degree, 0);
    return out;
}

template <class = void>
inline Factored bandstop(const Factored& f, double wo, double bw, const char* function) {
    const Index degree = f.degree(function);
    Factored half = f;
    for (Complex& root : half.z) root = (bw / 2) / root;
    for (Complex& root : half.p) root = (bw / 2) / root;
    Factored out{split_roots(half.z, wo), split_roots(half.p, wo), f.k * gain_at(0, f.z, f.p)};
    append(out.z, degree, Complex(0, wo));
    append(out.z, degree, Complex(0, -wo));
    return out;
}

template <class = void>
inline Factored bilinear(const Factored& f, double fs, const char* function) {
    const Index degree = f.degree(function);
    const double fs2 = 2 * fs;
    Factored out = f;
    for (Complex& root : out.z) root = (fs2 + root) / (fs2 - root);
    for (Complex& root : out.p) root = (fs2 + root) / (fs2 - root);
    append(out.z, degree, -1);
    out.k = f.k * gain_at(fs2, f.z, f.p);
    return out;
}

/// Coefficients of both polynomials; the roots are taken to be conjugate pairs and reals.
template <class = void>
inline Ba to_ba(const Factored& f) {
    const auto real = [](const RootList& roots, double factor) {
        const RootList c = polynomial_from(roots);
        Eigen::ArrayXd out(c.size());
        for (Index i = 0; i < out.size(); ++i) out[i] = factor * c[i].real();
        return out;
    };
    return {real(f.z, f.k), real(f.p, 1)};
}

}  // namespace scixx::signal::detail::design
