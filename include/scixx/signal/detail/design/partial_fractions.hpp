// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/zpk.hpp>
#include <utility>

namespace scixx::signal::detail::design {

struct RootGroup {
    Complex root;
    int count = 0;
};

/// Roots within tol of the first of their group; kind 0: the largest by magnitude stands for it, 1: the least, 2: the
/// mean.
inline std::vector<RootGroup> grouped(const RootList& roots, double tol, int kind) {
    std::vector<RootGroup> groups;
    std::vector<char> used(roots.size(), 0);
    for (std::size_t i = 0; i < roots.size(); ++i) {
        if (used[i]) continue;
        RootGroup group{0, 0};
        Complex sum = 0;
        for (std::size_t k = i; k < roots.size(); ++k) {
            if (used[k] || std::abs(roots[k] - roots[i]) > tol) continue;
            used[k] = 1;
            sum += roots[k];
            const bool first = group.count++ == 0;
            const double size = std::abs(roots[k]), best = std::abs(group.root);
            if (first || (kind == 0 ? size > best : size < best)) group.root = roots[k];
        }
        if (kind == 2) group.root = sum / static_cast<double>(group.count);
        groups.push_back(group);
    }
    return groups;
}

/// Quotient and remainder of polynomials, highest power first.
inline std::pair<std::vector<Complex>, std::vector<Complex>> divided(std::vector<Complex> u,
                                                                     const std::vector<Complex>& v) {
    if (u.size() < v.size()) return {{}, u};
    std::vector<Complex> q(u.size() - v.size() + 1);
    for (std::size_t i = 0; i < q.size(); ++i) {
        q[i] = u[i] / v[0];
        for (std::size_t k = 0; k < v.size(); ++k) u[i + k] -= q[i] * v[k];
    }
    return {q, {u.begin() + static_cast<std::ptrdiff_t>(q.size()), u.end()}};
}

/// Taylor coefficients 0 .. count-1 at `at` of a polynomial, highest power first.
inline std::vector<Complex> taylor(std::vector<Complex> c, Complex at, int count) {
    std::vector<Complex> out(static_cast<std::size_t>(count), Complex(0));
    for (std::size_t k = 0; k < out.size() && !c.empty(); ++k) {
        for (std::size_t i = 1; i < c.size(); ++i) c[i] += at * c[i - 1];
        out[k] = c.back();
        c.pop_back();
    }
    return out;
}

/// Coefficients 0 .. count-1 of the quotient of two power series, lowest power first.
inline std::vector<Complex> series_quotient(const std::vector<Complex>& u, const std::vector<Complex>& v) {
    std::vector<Complex> q(u.size());
    for (std::size_t k = 0; k < q.size(); ++k) {
        Complex sum = u[k];
        for (std::size_t i = 0; i < k; ++i) sum -= q[i] * v[k - i];
        q[k] = sum / v[0];
    }
    return q;
}

struct Fractions {
    RootList r, p;
    std::vector<double> k;
};

template <class = void>
inline std::vector<Complex> trimmed(const Eigen::ArrayXd& c, bool back) {
    std::vector<Complex> out(c.data(), c.data() + c.size());
    while (!out.empty() && (back ? out.back() : out.front()) == 0.0) out.erase(back ? out.end() - 1 : out.begin());
    return out;
}

/// In powers of s (highest first), or of 1/z (lowest first): the latter are fractions in x = 1/z with the poles 1/p.
template <class = void>
inline Fractions partial_fractions(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, double tol,
                                   int kind, bool inverse) {
    std::vector<Complex> above = trimmed(b, inverse), below = trimmed(a, inverse);
    core::require(!below.empty(), function, "denominator a is zero");
    Fractions out;
    RootList poles = polynomial_roots(below, true);
    std::sort(poles.begin(), poles.end(), [](const Complex& x, const Complex& y) {
        const double p = std::abs(x), q = std::abs(y);
        if (std::abs(p - q) > 1e-13 * std::max(p, q)) return p < q;
        return x.imag() > y.imag();
    });
    if (above.empty()) {
        out.p = poles;
        out.r.assign(poles.size(), 0.0);
        return out;
    }
    // In 1/z the leading coefficient of the reversed polynomial is that of the highest power of x = 1/z.
    if (inverse) {
        std::reverse(above.begin(), above.end());
        std::reverse(below.begin(), below.end());
    }
    const Complex lead = below.front();
    const auto [direct, rest] = divided(above, below);
    for (const Complex& c : direct) out.k.push_back(c.real());
    if (inverse) std::reverse(out.k.begin(), out.k.end());
    const std::vector<RootGroup> groups = grouped(poles, tol, kind);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const int count = groups[g].count;
        const Complex pole = groups[g].root, at = inverse ? 1.0 / pole : pole;
        std::vector<Complex> others{lead};  // a without the factors of this pole
        for (std::size_t other = 0; other < groups.size(); ++other)
            for (int i = 0; i < groups[other].count && other != g; ++i)
                others = product(others, {1.0, -(inverse ? 1.0 / groups[other].root : groups[other].root)});
        const std::vector<Complex> c = series_quotient(taylor(rest, at, count), taylor(others, at, count));
        for (int m = 1; m <= count; ++m) {
            Complex residue = c[static_cast<std::size_t>(count - m)];  // of 1 / (x - at)^m
            if (inverse) residue *= std::pow(-pole, m);                // (x - 1/p)^m = (-1/p)^m (1 - p x)^m
            out.r.push_back(residue);
            out.p.push_back(pole);
        }
    }
    return out;
}

inline std::pair<RootList, RootList> from_fractions(const RootList& r, const RootList& p, const RootList& k, double tol,
                                                    int kind, bool inverse) {
    const std::vector<RootGroup> groups = grouped(p, tol, kind);
    // Residues go with their poles in the order of the groups.
    std::vector<std::vector<Complex>> parts(groups.size());
    std::vector<char> used(p.size(), 0);
    std::size_t g = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (used[i]) continue;
        for (std::size_t j = i; j < p.size(); ++j)
            if (!used[j] && std::abs(p[j] - p[i]) <= tol) {
                used[j] = 1;
                parts[g].push_back(r[j]);
            }
        ++g;
    }
    // Factors s - p, or 1 - p x in increasing powers of x: the same coefficients.
    const auto factor = [](const Complex& pole) { return std::vector<Complex>{1.0, -pole}; };
    std::vector<Complex> below{1.0};
    for (const RootGroup& group : groups)
        for (int i = 0; i < group.count; ++i) below = product(below, factor(group.root));
    std::vector<Complex> above(below.size() + (k.empty() ? 0 : k.size() - 1), Complex(0));
    const auto add = [&](const std::vector<Complex>& c) {
        const std::size_t shift = inverse ? 0 : above.size() - c.size();
        for (std::size_t i = 0; i < c.size(); ++i) above[i + shift] += c[i];
    };
    if (!k.empty()) add(product(k, below));
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (int m = 1; m <= groups[i].count; ++m) {
            std::vector<Complex> c{parts[i][static_cast<std::size_t>(m - 1)]};
            for (std::size_t other = 0; other < groups.size(); ++other) {
                const int times = other == i ? groups[i].count - m : groups[other].count;
                for (int n = 0; n < times; ++n) c = product(c, factor(groups[other].root));
            }
            add(c);
        }
    while (above.size() > 1 && (inverse ? above.back() : above.front()) == 0.0)
        above.erase(inverse ? above.end() - 1 : above.begin());
    return {above, below};
}

}  // namespace scixx::signal::detail::design
