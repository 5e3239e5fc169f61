// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/polynomials/gauss.hpp>
#include <vector>

/// Nodes and weights of many-point Gauss quadrature in O(n): from root to root by Taylor's series of the differential
/// equation (A. Glaser, X. Liu, V. Rokhlin, SIAM J. Sci. Comput. 29 (2007) 1420), in twofold precision, so that n steps
/// add no visible error.
namespace scixx::special::detail::polynomials {

/// p u'' + q u' + r u = 0 with polynomials in s.
struct Equation {
    std::array<Pair, 3> p;
    std::array<Pair, 2> q;
    std::array<Pair, 3> r;
};

/// A solution at one place.
struct Point {
    Pair s, u, slope;
};

/// The weight (1 - x)^alpha (1 + x)^beta: the polynomial in s = 1 - x. With s = 1 - cos(phase) its roots are about
/// equally far apart.
struct JacobiEquation : Equation {
    double n, alpha, beta, size;
    JacobiEquation(double degree, double a, double b)
        : Equation{{Pair(0), Pair(2), Pair(-1)},
                   {2 * exact_sum(a, 1), -(exact_sum(a, b) + Pair(2))},
                   {degree * (exact_sum(a, b) + Pair(degree) + Pair(1)), Pair(0), Pair(0)}},
          n(degree),
          alpha(a),
          beta(b),
          size(degree + 0.5 * (a + b + 1)) {}

    [[nodiscard]] double phase(double s) const noexcept { return 2 * std::asin(std::sqrt(0.5 * s)); }
    [[nodiscard]] double place(double phase) const noexcept {
        const double half = std::sin(0.5 * phase);
        return 2 * half * half;
    }
    /// u'' / -u as a function of the phase, once the first derivative is transformed away; and its usual size's root.
    [[nodiscard]] double frequency() const noexcept { return size; }
    [[nodiscard]] double frequency_squared(double phase) const noexcept {
        const double sine = std::sin(0.5 * phase), cosine = std::cos(0.5 * phase);
        return size * size + (0.25 - alpha * alpha) / (4 * sine * sine) + (0.25 - beta * beta) / (4 * cosine * cosine);
    }
    /// A place before the first root, by 2F1(-n, n + alpha + beta + 1; alpha + 1; s / 2): there j^2 > 4 (alpha + 1).
    [[nodiscard]] Point start() const noexcept {
        const double s = (alpha + 1) / (size * size);
        Point at{s, 1, 0};
        Pair term = 1;
        for (int k = 0; k < 40; ++k) {
            const Pair factor = (k - n) * (exact_sum(alpha, beta) + Pair(n + 1 + k)) / exact_sum(alpha, k + 1);
            term = term * factor / Pair(2 * (k + 1));  // the coefficient's multiple s^k
            at.slope = at.slope + (k + 1) * term;
            term = s * term;
            at.u = at.u + term;
        }
        return at;
    }
    [[nodiscard]] Pair exponent(Pair) const noexcept { return 0; }
};

/// The weight x^alpha exp(-x): the polynomial times exp(-s / 2); s = phase^2.
struct LaguerreEquation : Equation {
    double n, alpha;
    LaguerreEquation(double degree, double a)
        : Equation{{Pair(0), Pair(1), Pair(0)},
                   {exact_sum(a, 1), Pair(0)},
                   {Pair(degree) + 0.5 * exact_sum(a, 1), Pair(-0.25), Pair(0)}},
          n(degree),
          alpha(a) {}

    [[nodiscard]] double phase(double s) const noexcept { return std::sqrt(s); }
    [[nodiscard]] double place(double phase) const noexcept { return phase * phase; }
    [[nodiscard]] double frequency() const noexcept { return std::sqrt(4 * n + 2 * alpha + 2); }
    [[nodiscard]] double frequency_squared(double phase) const noexcept {
        const double s = phase * phase;
        return 4 * n + 2 * alpha + 2 - s + (0.25 - alpha * alpha) / s;
    }
    /// A place before the first root, by 1F1(-n; alpha + 1; s).
    [[nodiscard]] Point start() const noexcept {
        const double s = (alpha + 1) / (2 * n + alpha + 1);
        Point at{s, 1, 0};
        Pair term = 1;
        for (int k = 0; k < 40; ++k) {
            term = (k - n) * (term / ((k + 1) * exact_sum(alpha, k + 1)));
            at.slope = at.slope + (k + 1) * term;
            term = s * term;
            at.u = at.u + term;
        }
        at.slope = at.slope - 0.5 * at.u;
        return at;
    }
    [[nodiscard]] Pair exponent(Pair s) const noexcept { return -s; }
};

/// The weight exp(-x^2): the polynomial times exp(-s^2 / 2), s = x.
struct HermiteEquation : Equation {
    double n;
    explicit HermiteEquation(double degree)
        : Equation{{Pair(1), Pair(0), Pair(0)}, {Pair(0), Pair(0)}, {Pair(2 * degree + 1), Pair(0), Pair(-1)}},
          n(degree) {}

    [[nodiscard]] double phase(double s) const noexcept { return s; }
    [[nodiscard]] double place(double phase) const noexcept { return phase; }
    [[nodiscard]] double frequency() const noexcept { return std::sqrt(2 * n + 1); }
    [[nodiscard]] double frequency_squared(double phase) const noexcept { return 2 * n + 1 - phase * phase; }
    [[nodiscard]] Pair exponent(Pair s) const noexcept { return -(s * s); }
};

/// Taylor's series of a solution about a place: u(s + x h) is the sum of c_k x^k.
template <class T = double>
class Taylor {
public:
    Taylor() {
        for (int k = 0; k < most; ++k) inverse_[k] = Pair(1) / Pair((k + 1.0) * (k + 2));
    }

    void expand(const Equation& equation, const Point& at, T h) noexcept {
        at_ = at;
        h_ = h;
        const Pair s = at.s, step = Pair(h) / (equation.p[0] + s * (equation.p[1] + s * equation.p[2]));
        const Pair square = h * step;
        const Pair p1 = step * (equation.p[1] + 2 * s * equation.p[2]), p2 = square * equation.p[2];
        const Pair q0 = step * (equation.q[0] + s * equation.q[1]), q1 = square * equation.q[1];
        const Pair r0 = square * (equation.r[0] + s * (equation.r[1] + s * equation.r[2]));
        const Pair r1 = (h * square) * (equation.r[1] + 2 * s * equation.r[2]), r2 = (h * h) * (square * equation.r[2]);
        const bool first = p1.hi != 0 || q0.hi != 0, second = p2.hi != 0 || q1.hi != 0, third = r1.hi != 0,
                   fourth = r2.hi != 0;
        c_[0] = at.u;
        c_[1] = h * at.slope;
        T large = std::max(std::abs(c_[0].hi), std::abs(c_[1].hi));
        size_ = 2;
        for (int k = 0; k + 2 < most; ++k) {
            Pair factor = r0;
            if (second) factor = factor + k * ((k - 1.0) * p2 + q1);
            Pair sum = factor * c_[k];
            if (first) sum = sum + (k + 1.0) * ((k * p1 + q0) * c_[k + 1]);
            if (third && k > 0) sum = sum + r1 * c_[k - 1];
            if (fourth && k > 1) sum = sum + r2 * c_[k - 2];
            c_[k + 2] = -(sum * inverse_[k]);
            size_ = k + 3;
            large = std::max(large, std::abs(c_[k + 2].hi));
            if (std::abs(c_[k + 2].hi) + std::abs(c_[k + 1].hi) < T(1e-23) * large) break;
        }
    }

    /// u(s + x h) and its derivative by x.
    void values(T x, T& u, T& slope) const noexcept {
        u = slope = 0;
        for (int k = size_; k-- > 0;) {
            slope = slope * x + u;
            u = u * x + c_[k].hi;
        }
    }
    /// The solution at s + x h.
    [[nodiscard]] Point point(T x) const noexcept {
        Pair u = 0, slope = 0;
        for (int k = size_; k-- > 0;) {
            slope = x * slope + u;
            u = x * u + c_[k];
        }
        return {at_.s + exact_product(x, h_), u, slope / Pair(h_)};
    }
    /// The root next to s + x h.
    [[nodiscard]] Point root(const Equation& equation, T x) const noexcept {
        for (int round = 0; round < 8; ++round) {
            T u = 0, slope = 0;
            values(x, u, slope);
            const T step = u / slope;
            x -= step;
            if (!(std::abs(step) > T(1e-9))) break;
        }
        Point at = point(x);
        const Pair move = -at.u / at.slope;
        // The second derivative is that of the equation, where u is as good as 0.
        const T s = at.s.hi;
        const T second = -(equation.q[0].hi + s * equation.q[1].hi) * at.slope.hi /
                         (equation.p[0].hi + s * (equation.p[1].hi + s * equation.p[2].hi));
        return {at.s + move, 0, at.slope + second * move};
    }

private:
    static constexpr int most = 64;
    Pair c_[most], inverse_[most];
    Point at_;
    T h_ = 0;
    int size_ = 0;
};

/// The first `count` roots with unscaled weights, ascending in s, from a place before the first one. The equation is
/// singular at s = 0, where a series reaches no farther than to 0, unless p[0] is given.
template <class Family>
[[nodiscard]] std::vector<Node> march(const Family& family, std::ptrdiff_t count, Point at) {
    std::vector<Node> nodes;
    nodes.reserve(static_cast<std::size_t>(count));
    Taylor series;
    const bool singular = family.p[0].hi == 0;
    const auto keep = [&](const Point& root) {
        const double s = root.s.hi, p = family.p[0].hi + s * (family.p[1].hi + s * family.p[2].hi);
        nodes.push_back({s, root.s.lo, 1 / (p * root.slope.hi * root.slope.hi)});
        at = root;
    };
    if (singular) {
        for (;;) {
            series.expand(family, at, 0.4 * at.s.hi);
            const Point next = series.point(1);
            if ((next.u.hi > 0) == (at.u.hi > 0)) {
                at = next;
                continue;
            }
            double low = 0, high = 1;
            for (int round = 0; round < 20; ++round) {
                const double middle = 0.5 * (low + high);
                double u = 0, slope = 0;
                series.values(middle, u, slope);
                ((u > 0) == (at.u.hi > 0) ? low : high) = middle;
            }
            keep(series.root(family, 0.5 * (low + high)));
            break;
        }
    } else if (at.u.hi == 0) {
        keep(at);
    }
    while (static_cast<std::ptrdiff_t>(nodes.size()) < count) {
        const double turn = at.u.hi == 0 ? pi : 0.5 * pi, phase = family.phase(at.s.hi);
        double gap = turn / family.frequency();
        for (int round = 0; round < 5; ++round) {
            const double squared = family.frequency_squared(phase + 0.5 * gap);
            if (squared > 0) gap = turn / std::sqrt(squared);
        }
        const double target = family.place(phase + gap);
        while (singular && target - at.s.hi > 0.8 * at.s.hi) {
            series.expand(family, at, 0.6 * at.s.hi);
            at = series.point(1);
        }
        const double h = target - at.s.hi;
        series.expand(family, at, 1.0625 * h);
        keep(series.root(family, 1 / 1.0625));
    }
    return nodes;
}

/// Weights of sum 1.
template <class Family>
void normalize(const Family& family, std::vector<Node>& nodes) {
    Pair sum = 0;
    for (const Node& node : nodes) sum = sum + Pair(times_exp(node.weight, family.exponent(Pair(node.x, node.low))));
    for (Node& node : nodes) node.weight = times_exp(node.weight / sum.hi, family.exponent(Pair(node.x, node.low)));
}

/// The rule of the weight (1 - x)^alpha (1 + x)^beta, marched from both ends to the middle. One root belongs to both
/// marches and tells the ratio of their scales.
template <class T>
[[nodiscard]] std::vector<Node> march_jacobi(std::ptrdiff_t n, T alpha, T beta) {
    const JacobiEquation right(static_cast<T>(n), alpha, beta), left(static_cast<T>(n), beta, alpha);
    const std::ptrdiff_t half = (n + 1) / 2;
    const bool even = alpha == beta, centre = even && n % 2 == 1;
    const std::vector<Node> upper = march(right, half, right.start());
    std::vector<Node> nodes = even ? upper : march(left, n + 1 - half, left.start());
    const T ratio = even ? 1 : nodes.back().weight / upper.back().weight;
    if (!even || centre) nodes.pop_back();
    for (Node& node : nodes) {
        const Pair x = Pair(node.x, node.low) - Pair(1);
        node = {x.hi, x.lo, node.weight};
    }
    for (std::size_t k = upper.size(); k-- > 0;) {
        const Pair x = centre && k + 1 == upper.size() ? Pair(0) : Pair(1) - Pair(upper[k].x, upper[k].low);
        nodes.push_back({x.hi, x.lo, ratio * upper[k].weight});
    }
    normalize(right, nodes);
    return nodes;
}
template <class T>
[[nodiscard]] std::vector<Node> march_laguerre(std::ptrdiff_t n, T alpha) {
    const LaguerreEquation family(static_cast<T>(n), alpha);
    std::vector<Node> nodes = march(family, n, family.start());
    normalize(family, nodes);
    return nodes;
}
/// The rule of the weight exp(-x^2); the nodes times `scale`.
template <class T = double>
[[nodiscard]] std::vector<Node> march_hermite(std::ptrdiff_t n, Pair scale) {
    const HermiteEquation family(static_cast<T>(n));
    const bool odd = n % 2 == 1;
    const std::vector<Node> upper = march(family, (n + 1) / 2, odd ? Point{0, 0, 1} : Point{0, 1, 0});
    std::vector<Node> nodes;
    nodes.reserve(static_cast<std::size_t>(n));
    for (std::size_t k = upper.size(); k-- > (odd ? 1U : 0U);)
        nodes.push_back({-upper[k].x, -upper[k].low, upper[k].weight});
    nodes.insert(nodes.end(), upper.begin(), upper.end());
    normalize(family, nodes);
    for (Node& node : nodes) {
        const Pair x = scale * Pair(node.x, node.low);
        node = {x.hi, x.lo, node.weight};
    }
    return nodes;
}

/// Rules by the faster way. The march's scale would leave the range of double for large exponents.
inline constexpr std::ptrdiff_t many = 100;
inline constexpr double most_exponent = 10;

template <class T>
[[nodiscard]] std::vector<Node> jacobi_rule(std::ptrdiff_t n, T alpha, T beta) {
    if (n >= many && std::max(alpha, beta) <= most_exponent) return march_jacobi(n, alpha, beta);
    return alpha == beta ? even_gauss(jacobi(n, alpha, beta)) : gauss(jacobi(n, alpha, beta));
}
template <class T>
[[nodiscard]] std::vector<Node> gegenbauer_rule(std::ptrdiff_t n, T alpha) {
    if (n >= many && alpha <= most_exponent) return march_jacobi(n, alpha - T(0.5), alpha - T(0.5));
    return even_gauss(gegenbauer(n, alpha));
}
template <class T = double>
[[nodiscard]] std::vector<Node> legendre_rule(std::ptrdiff_t n) {
    return n >= many ? march_jacobi(n, T(0), T(0)) : legendre<T>(n);
}
template <class T>
[[nodiscard]] std::vector<Node> laguerre_rule(std::ptrdiff_t n, T alpha) {
    return n >= many && alpha <= most_exponent ? march_laguerre(n, alpha) : gauss(laguerre(n, alpha));
}
template <class T = double>
[[nodiscard]] std::vector<Node> hermite_rule(std::ptrdiff_t n) {
    return n >= many ? march_hermite<T>(n, 1) : even_gauss(hermite<T>(n));
}
template <class T = double>
[[nodiscard]] std::vector<Node> hermitenorm_rule(std::ptrdiff_t n) {
    constexpr Pair root_2{1.4142135623730951, -9.667293313452913e-17};
    return n >= many ? march_hermite<T>(n, root_2) : even_gauss(hermitenorm<T>(n));
}

}  // namespace scixx::special::detail::polynomials
