// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <limits>
#include <numbers>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::signal::detail::design {

using core::Index;
using Complex = std::complex<double>;
using RootList = core::List<Complex>;
using RealList = core::List<double>;

/// Starting points of Aberth's iteration: on circles whose radii are the slopes of the upper convex hull of
/// (i, log |c_i|) (D. Bini, Numerical Algorithms 13, 1996). `c` lowest power first, c.front() and c.back() not 0.
template <class = void>
inline RootList starting_points(const RootList& c) {
    const Index n = c.size() - 1;
    core::List<Index> hull;
    const auto height = [&](Index i) { return std::log(std::abs(c[i])); };
    for (Index i = 0; i <= n; ++i) {
        if (c[i] == 0.0) continue;
        while (hull.size() >= 2) {
            const Index p = hull[hull.size() - 2], q = hull.back();
            if ((height(q) - height(p)) * static_cast<double>(i - p) >
                (height(i) - height(p)) * static_cast<double>(q - p))
                break;
            hull.pop_back();
        }
        hull.push_back(i);
    }
    RootList roots;
    for (Index k = 1; k < hull.size(); ++k) {
        const double from = static_cast<double>(hull[k - 1]), count = static_cast<double>(hull[k]) - from;
        const double radius = std::exp((height(hull[k - 1]) - height(hull[k])) / count);
        for (double j = 0; j < count; ++j)
            roots.push_back(
                std::polar(radius, 2 * std::numbers::pi * j / count + 0.7 + 2.4 * from / static_cast<double>(n)));
    }
    return roots;
}

/// Both roots of c[0] + c[1] x + c[2] x^2 with real coefficients, c[0] and c[2] not zero: to a few ulp, double ones
/// exactly double (W. Kahan, "On the cost of floating-point computation without extra-precise arithmetic", 2004).
template <class = void>
inline RootList quadratic_roots(const RootList& coefficients) {
    double c[3], largest = 0;
    for (Index k = 0; k < 3; ++k) largest = std::max(largest, std::abs(coefficients[k].real()));
    for (Index k = 0; k < 3; ++k) c[k] = std::ldexp(coefficients[k].real(), -std::ilogb(largest));
    const double half = -0.5 * c[1], square = half * half, product = c[0] * c[2];
    const double discriminant = (square - product) + (std::fma(half, half, -square) - std::fma(c[0], c[2], -product));
    if (discriminant < 0) {
        const Complex root(half / c[2], std::sqrt(-discriminant) / c[2]);
        return {root, std::conj(root)};
    }
    const double sum = half + std::copysign(std::sqrt(discriminant), half);
    return {sum / c[2], c[0] / sum};
}

/// Roots of the polynomial with coefficients `c`, highest power first, by Aberth's simultaneous iteration
/// (O. Aberth, Math. Comp. 27, 1973). Each stops where its residual is within the rounding of the evaluation.
template <class = void>
inline RootList polynomial_roots(RootList c, bool real) {
    Index first = 0;
    while (first < c.size() && c[first] == 0.0) ++first;
    c.erase(c.begin(), c.begin() + first);
    RootList zeros;
    while (!c.empty() && c.back() == 0.0) {
        c.pop_back();
        zeros.push_back(0.0);
    }
    if (c.size() <= 1) return zeros;
    std::reverse(c.begin(), c.end());
    const Index n = c.size() - 1;
    RootList roots;
    if (n == 1)
        roots = {-c[0] / c[1]};
    else if (n == 2 && real)
        roots = quadratic_roots(c);
    else {
        roots = starting_points(c);
        core::List<char> done(n, 0);
        constexpr double eps = std::numeric_limits<double>::epsilon();
        Index left = n;
        for (int sweep = 0; sweep < 500 && left > 0; ++sweep)
            for (Index i = 0; i < n; ++i) {
                if (done[i]) continue;
                const Complex x = roots[i];
                const double size = std::abs(x);
                // Newton's quotient, from the reversed polynomial outside the unit circle so that no power overflows.
                Complex newton;
                bool little;
                if (size <= 1) {
                    Complex p = c[n], d = 0;
                    double bound = std::abs(c[n]);
                    for (Index k = n; k-- > 0;) {
                        d = d * x + p;
                        p = p * x + c[k];
                        bound = bound * size + std::abs(c[k]);
                    }
                    little = std::abs(p) <= 2 * eps * bound;
                    newton = d == 0.0 ? Complex(size + 1e-3, 0) : p / d;
                } else {
                    const Complex y = 1.0 / x;
                    const double inverse = std::abs(y);
                    Complex p = c[0], d = 0;
                    double bound = std::abs(c[0]);
                    for (Index k = 1; k <= n; ++k) {
                        d = d * y + p;
                        p = p * y + c[k];
                        bound = bound * inverse + std::abs(c[k]);
                    }
                    little = std::abs(p) <= 2 * eps * bound;
                    // P(x) = x^n R(1/x), so P/P' = 1 / (n/x - R'/R / x^2).
                    const Complex slope = static_cast<double>(n) * p - y * d;
                    newton = slope == 0.0 ? Complex(size, 0) : p * x / slope;
                }
                Complex repulsion = 0;
                for (Index k = 0; k < n; ++k)
                    if (k != i && roots[k] != x) repulsion += 1.0 / (x - roots[k]);
                const Complex step = newton / (1.0 - newton * repulsion);
                if (std::isfinite(step.real()) && std::isfinite(step.imag())) roots[i] -= step;
                if (little || std::abs(step) <= eps * size) {
                    done[i] = 1;
                    --left;
                }
            }
    }
    if (real) {
        // Conjugates exactly: a root whose partner is nearer than it is to the axis stands for both.
        core::List<char> used(n, 0);
        for (Index i = 0; i < n; ++i) {
            if (used[i]) continue;
            used[i] = 1;
            Index partner = n;
            double nearest = 2 * std::abs(roots[i].imag());
            for (Index k = i + 1; k < n; ++k)
                if (!used[k] && std::abs(roots[k] - std::conj(roots[i])) < nearest &&
                    roots[k].imag() * roots[i].imag() < 0) {
                    nearest = std::abs(roots[k] - std::conj(roots[i]));
                    partner = k;
                }
            if (partner == n || std::abs(roots[i].imag()) <= 4e-16 * std::abs(roots[i]))
                roots[i] = roots[i].real();
            else {
                used[partner] = 1;
                const Complex mean = 0.5 * (roots[i] + std::conj(roots[partner]));
                roots[i] = mean;
                roots[partner] = std::conj(mean);
            }
        }
    }
    roots.insert(roots.end(), zeros.begin(), zeros.end());
    return roots;
}

/// Coefficients, highest power first, of prod (x - root).
template <class = void>
inline RootList polynomial_from(const RootList& roots) {
    RootList c{1.0};
    for (const Complex& root : roots) {
        c.push_back(0.0);
        for (Index i = c.size() - 1; i > 0; --i) c[i] -= root * c[i - 1];
    }
    return c;
}

/// Coefficients of the product of two polynomials.
template <class T>
core::List<T> product(const core::List<T>& a, const core::List<T>& b) {
    if (a.empty() || b.empty()) return {};
    core::List<T> c(a.size() + b.size() - 1);
    for (Index i = 0; i < a.size(); ++i)
        for (Index j = 0; j < b.size(); ++j) c[i + j] += a[i] * b[j];
    return c;
}

}  // namespace scixx::signal::detail::design
