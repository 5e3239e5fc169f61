// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/zpk.hpp>
#include <utility>

namespace scixx::signal::detail::design {

struct RootGroup {
    Complex root;
    int count = 0;
};

/// Roots within tol of the first of their group; kind 0: the largest stands for it, 1: the least, both by real and then
/// by imaginary part, 2: the mean.
template <class = void>
inline core::List<RootGroup> grouped(const RootList& roots, double tol, int kind) {
    core::List<RootGroup> groups;
    core::List<char> used(roots.size(), 0);
    const auto less = [](const Complex& a, const Complex& b) {
        return a.real() != b.real() ? a.real() < b.real() : a.imag() < b.imag();
    };
    for (Index i = 0; i < roots.size(); ++i) {
        if (used[i]) continue;
        RootGroup group{0, 0};
        Complex sum = 0;
        for (Index k = i; k < roots.size(); ++k) {
            if (used[k] || std::abs(roots[k] - roots[i]) > tol) continue;
            used[k] = 1;
            sum += roots[k];
            const bool first = group.count++ == 0;
            if (first || (kind == 0 ? less(group.root, roots[k]) : less(roots[k], group.root))) group.root = roots[k];
        }
        if (kind == 2) group.root = sum / static_cast<double>(group.count);
        groups.push_back(group);
    }
    return groups;
}

/// Quotient and remainder of polynomials, highest power first.
template <class = void>
inline std::pair<RootList, RootList> divided(RootList u, const RootList& v) {
    if (u.size() < v.size()) return {{}, u};
    RootList q(u.size() - v.size() + 1);
    for (Index i = 0; i < q.size(); ++i) {
        q[i] = u[i] / v[0];
        for (Index k = 0; k < v.size(); ++k) u[i + k] -= q[i] * v[k];
    }
    return {q, {u.begin() + q.size(), u.end()}};
}

/// Taylor coefficients 0 .. count-1 at `at` of a polynomial, highest power first.
template <class = void>
inline RootList taylor(RootList c, Complex at, int count) {
    RootList out(count);
    for (Index k = 0; k < out.size() && !c.empty(); ++k) {
        for (Index i = 1; i < c.size(); ++i) c[i] += at * c[i - 1];
        out[k] = c.back();
        c.pop_back();
    }
    return out;
}

/// Coefficients 0 .. count-1 of the quotient of two power series, lowest power first.
template <class = void>
inline RootList series_quotient(const RootList& u, const RootList& v) {
    RootList q(u.size());
    for (Index k = 0; k < q.size(); ++k) {
        Complex sum = u[k];
        for (Index i = 0; i < k; ++i) sum -= q[i] * v[k - i];
        q[k] = sum / v[0];
    }
    return q;
}

struct Fractions {
    RootList r, p;
    RealList k;
};

template <class = void>
inline RootList trimmed(const Eigen::ArrayXd& c, bool back) {
    RootList out(c.data(), c.data() + c.size());
    while (!out.empty() && (back ? out.back() : out.front()) == 0.0) out.erase(back ? out.end() - 1 : out.begin());
    return out;
}

/// In powers of s (highest first), or of 1/z (lowest first): the latter are fractions in x = 1/z with the poles 1/p.
template <class = void>
inline Fractions partial_fractions(const char* function, const Eigen::ArrayXd& b, const Eigen::ArrayXd& a, double tol,
                                   int kind, bool inverse) {
    RootList above = trimmed(b, inverse), below = trimmed(a, inverse);
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
        out.r.resize(poles.size());
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
    const core::List<RootGroup> groups = grouped(poles, tol, kind);
    for (Index g = 0; g < groups.size(); ++g) {
        const int count = groups[g].count;
        const Complex pole = groups[g].root, at = inverse ? 1.0 / pole : pole;
        RootList others{lead};  // a without the factors of this pole
        for (Index other = 0; other < groups.size(); ++other)
            for (int i = 0; i < groups[other].count && other != g; ++i)
                others = product(others, {1.0, -(inverse ? 1.0 / groups[other].root : groups[other].root)});
        const RootList c = series_quotient(taylor(rest, at, count), taylor(others, at, count));
        for (int m = 1; m <= count; ++m) {
            Complex residue = c[count - m];              // of 1 / (x - at)^m
            if (inverse) residue *= std::pow(-pole, m);  // (x - 1/p)^m = (-1/p)^m (1 - p x)^m
            out.r.push_back(residue);
            out.p.push_back(pole);
        }
    }
    return out;
}

template <class = void>
inline std::pair<RootList, RootList> from_fractions(const RootList& r, const RootList& p, const RootList& k, double tol,
                                                    int kind, bool inverse) {
    const core::List<RootGroup> groups = grouped(p, tol, kind);
    // Residues go with their poles in the order of the groups.
    core::List<RootList> parts(groups.size());
    core::List<char> used(p.size(), 0);
    Index g = 0;
    for (Index i = 0; i < p.size(); ++i) {
        if (used[i]) continue;
        for (Index j = i; j < p.size(); ++j)
            if (!used[j] && std::abs(p[j] - p[i]) <= tol) {
                used[j] = 1;
                parts[g].push_back(r[j]);
            }
        ++g;
    }
    // Factors s - p, or 1 - p x in increasing powers of x: the same coefficients.
    const auto factor = [](const Complex& pole) { return RootList{1.0, -pole}; };
    RootList below{1.0};
    for (const RootGroup& group : groups)
        for (int i = 0; i < group.count; ++i) below = product(below, factor(group.root));
    RootList above(below.size() + (k.empty() ? 0 : k.size() - 1));
    const auto add = [&](const RootList& c) {
        const Index shift = inverse ? 0 : above.size() - c.size();
        for (Index i = 0; i < c.size(); ++i) above[i + shift] += c[i];
    };
    if (!k.empty()) add(product(k, below));
    for (Index i = 0; i < groups.size(); ++i)
        for (int m = 1; m <= groups[i].count; ++m) {
            RootList c{parts[i][m - 1]};
            for (Index other = 0; other < groups.size(); ++other) {
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
