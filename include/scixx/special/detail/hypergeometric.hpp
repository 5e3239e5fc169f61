// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/special/detail/bessel/real_order.hpp>
#include <scixx/special/detail/digamma.hpp>
#include <scixx/special/detail/gamma.hpp>

/// Hypergeometric functions of real parameters and a real argument. Where terms of a series cancel, it is summed again in twofold
/// precision; where even that does not suffice, recurrence in a parameter or Taylor steps along the differential equation take over
/// (J. W. Pearson, S. Olver, M. A. Porter, Numer. Algorithms 74 (2017) 821).
namespace scixx::special::detail::hypergeometric {

inline constexpr double infinity = std::numeric_limits<double>::infinity(),
                        nan = std::numeric_limits<double>::quiet_NaN();

[[nodiscard]] inline bool is_pole(double x) noexcept {
    return x <= 0 && x == std::floor(x);
}

/// The sum of a series, and the largest term, which tells the digits lost.
struct Summed {
    double value, largest;
    [[nodiscard]] double loss() const noexcept { return value == 0 ? infinity : largest / std::abs(value); }
};

[[nodiscard]] inline double high(double x) noexcept {
    return x;
}
[[nodiscard]] inline double high(Pair x) noexcept {
    return x.hi;
}
[[nodiscard]] inline double shifted(double a, double k, double) noexcept {
    return a + k;
}
[[nodiscard]] inline Pair shifted(double a, double k, Pair) noexcept {
    return exact_sum(a, k);
}

/// The sum of (a)_k (b)_k / ((c)_k k!) z^k; without b for Confluent. T is double or Pair.
template <bool Confluent, class T>
[[nodiscard]] Summed series(double a, double b, double c, double z, double first = 1) noexcept {
    T term(first), sum(first);
    double largest = std::abs(first);
    const double begin = std::max({-a, Confluent ? 0 : -b, -c, 0.0});
    for (double k = 0; k < 20000; ++k) {
        const T upper = Confluent ? shifted(a, k, T()) : shifted(a, k, T()) * shifted(b, k, T());
        if (high(upper) == 0) break;
        const T ratio = upper * T(z) / (shifted(c, k, T()) * T(k + 1));
        term = term * ratio;
        const double size = std::abs(high(term));
        sum = sum + term;
        largest = std::max(largest, size);
        if (size == 0 || !(size < infinity)) break;
        if (k >= begin && std::abs(high(ratio)) < 0.99 && size < (sizeof(T) > 8 ? 1e-22 : 1e-17) * std::abs(high(sum)))
            break;
    }
    return {high(sum), largest};
}

/// The series, in twofold precision where more than two digits cancel.
template <bool Confluent>
[[nodiscard]] inline Summed careful(double a, double b, double c, double z, double first = 1) noexcept {
    const Summed quick = series<Confluent, double>(a, b, c, z, first);
    return quick.loss() < 8 ? quick : series<Confluent, Pair>(a, b, c, z, first);
}
/// Digits that may cancel in twofold precision: 13.
inline constexpr double enough = 1e13;

/// The sum of x^k / ((v)_k k!) in twofold precision.
[[nodiscard]] inline Summed limit_series(double v, double x) noexcept {
    Pair term(1), sum(1);
    double largest = 1;
    for (double k = 0; k < 2000; ++k) {
        term = term * (Pair(x) / (exact_sum(v, k) * Pair(k + 1)));
        sum = sum + term;
        largest = std::max(largest, std::abs(term.hi));
        if (k > -v && std::abs(term.hi) < 1e-22 * std::abs(sum.hi)) break;
    }
    return {sum.hi, largest};
}

/// 0F1(; v; x).
[[nodiscard]] inline double hyp0f1(double v, double x) noexcept {
    if (v != v || x != x || is_pole(v)) return nan;
    if (x == 0) return 1;
    if (std::isinf(v)) return std::isinf(x) ? nan : 1;
    if (std::abs(x) < 1e-3 * std::abs(v) || (x > 0 && v > 0 && x < 400 * (1 + v)) || (v > 0 && -x <= v)) {
        double term = 1, sum = 1;
        for (double k = 0; k < 2000; ++k) {
            term *= x / ((v + k) * (k + 1));
            sum += term;
            if (k > -v && std::abs(term) < 1e-17 * std::abs(sum)) break;
        }
        return sum;
    }
    if (v < 0 && std::abs(x) < 100) {
        const Summed close = limit_series(v, x);
        if (close.loss() < enough) return close.value;
    }
    // DLMF 10.16.9, 10.39.9
    const double root = std::sqrt(std::abs(x)), order = v - 1;
    if (std::isinf(x)) return x > 0 ? infinity : nan;
    const double power = std::pow(root, -order);
    if (x < 0) {
        const double j = bessel::Jv::at(order, 2 * root);
        if (std::abs(v) < 160 && power > 1e-200 && power < 1e200) return gamma_function(v) * (power * j);
        return gamma_sign(v) * (j < 0 ? -1 : 1) *
               std::exp(log_abs_gamma(v) - order * std::log(root) + std::log(std::abs(j)));
    }
    const double i = bessel::Ive::at(order, 2 * root);
    if (std::abs(v) < 160 && power > 1e-200 && power < 1e200 && root < 340)
        return gamma_function(v) * (power * i) * std::exp(2 * root);
    return gamma_sign(v) * (i < 0 ? -1 : 1) *
           std::exp(log_abs_gamma(v) - order * std::log(root) + std::log(std::abs(i)) + 2 * root);
}

/// Taylor's series of a solution about a point, from its value and slope: coefficient k + 2 is (up(k) f_k - mid(k) f_{k+1}) / (scale
/// (k + 1) (k + 2)).
struct Point {
    double f, slope;
};
template <class Up, class Mid>
[[nodiscard]] Point taylor(Point at, double h, double scale, Up&& up, Mid&& mid) noexcept {
    double a = at.f, b = at.slope * h, f = 0, slope = 0;  // f_k h^k
    const double first = h / scale, second = h * first;
    for (double k = 0; k < 300; ++k) {
        const double next = (up(k) * a * second - mid(k) * b * first) / ((k + 1) * (k + 2));
        const double moved = (k + 1) * b;
        f += a;
        slope += moved;
        if (k > 8 && std::abs(a) < 1e-18 * std::abs(f) && std::abs(moved) < 1e-18 * std::abs(slope)) break;
        a = b;
        b = next;
    }
    slope /= h;
    return {f, slope};
}

/// The length by which solutions of s y'' + m y' - t y = 0 change by a factor e at most: longer Taylor steps cancel.
[[nodiscard]] inline double step_limit(double s, double m, double t) noexcept {
    const double half = 0.5 * m / s, square = half * half + t / s;
    return 1 / (square > 0 ? std::abs(half) + std::sqrt(square) : std::sqrt(std::abs(t / s)));
}

/// Whether M(a, b, x) for large x is its asymptotic expansion (DLMF 13.7.2), times exp(-x) for Scaled.
struct Maybe {
    bool found;
    double value;
};
[[nodiscard]] inline Maybe kummer_far(double a, double b, double x, bool scaled) noexcept {
    const auto tail = [](double p, double q, double at) {
        double term = 1, sum = 1, largest = 1;
        for (double k = 0; k < 500; ++k) {
            const double ratio = (p + k) * (q + k) / ((k + 1) * at);
            if (std::abs(ratio) > 1 && std::abs(term) > 1e-17 * std::abs(sum) && k > std::max(-p, -q))
                return Maybe{false, 0};
            term *= ratio;
            sum += term;
            largest = std::max(largest, std::abs(term));
            if (std::abs(term) < 1e-17 * std::abs(sum)) break;
        }
        return Maybe{largest < 8 * std::abs(sum), sum};
    };
    const Maybe first = is_pole(a) ? Maybe{true, 0} : tail(1 - a, b - a, x);
    if (!first.found) return first;
    double value = 0;
    if (first.value != 0) {
        const double quotient = is_pole(b) ? nan : pochhammer(a, b - a), logarithm = (a - b) * std::log(x);
        value = scaled ? quotient * std::exp(logarithm) * first.value
                       : times_exp(quotient * first.value, Pair(x) + (a - b) * log_pair(x));
    }
    if (a < 0 && !is_pole(b - a)) {
        const Maybe second = tail(a, a - b + 1, -x);
        if (!second.found) return second;
        const double cosine = bessel::cos_pi(a);
        if (cosine != 0)
            value += cosine * pochhammer(b - a, a) * std::pow(x, -a) * second.value * (scaled ? std::exp(-x) : 1);
    }
    return {value == value, value};
}

/// M(a, b, x) for x > 0, times exp(-x) for `scaled`.
[[nodiscard]] inline double kummer_positive(double a, double b, double x, bool scaled) noexcept {
    const bool polynomial = is_pole(a);
    if (x > 40 && !polynomial) {
        const Maybe remote = kummer_far(a, b, x, scaled);
        if (remote.found) return remote.value;
    }
    const double first = scaled ? std::exp(-x) : 1;
    if (a > 0 && b > 0) {
        if (x < 700) return series<true, double>(a, 0, b, x, first).value;
        double rest = x, value = 0, shift = std::exp(-std::min(x, 700.0));  // exp(-x) in two parts
        value = series<true, double>(a, 0, b, x, shift).value;
        rest -= std::min(x, 700.0);
        return scaled ? value * std::exp(-rest) : value / shift;
    }
    const Summed quick = careful<true>(a, 0, b, x, first);
    if (quick.loss() < enough) return quick.value;
    if (polynomial && a > -1e6 && b > 0) {  // DLMF 13.3.1 from degrees 0 and 1
        double upper = 1, at = 1 - x / b;
        for (double k = 1; k < -a; ++k) {
            const double next = ((b + 2 * k - x) * at - k * upper) / (b + k);
            upper = at;
            at = next;
        }
        return at * first;
    }
    // From where the series suffices along the differential equation.
    double x0 = x;
    Summed value = quick;
    while (value.loss() >= 1e11 && x0 > 1e-3) {
        x0 *= 0.75;
        value = careful<true>(a, 0, b, x0, first);
    }
    Point at{value.value, a / b * careful<true>(a + 1, 0, b + 1, x0, first).value};
    while (x0 < x) {
        const double h = std::min({0.4 * x0, x - x0, 2 * step_limit(x0, b - x0, a)});
        at = taylor(
            at, h, x0, [=](double k) { return k + a; }, [=](double k) { return (k + 1) * (k + b - x0); });
        x0 = h == x - x0 ? x : x0 + h;
    }
    return at.f;
}

/// 1F1(a; b; x).
[[nodiscard]] inline double hyp1f1(double a, double b, double x) noexcept {
    if (a != a || b != b || x != x) return nan;
    if (is_pole(b) && !(is_pole(a) && a >= b)) return infinity;
    if (std::isinf(a) || std::isinf(b)) return nan;
    if (a == 0 || x == 0) return 1;
    if (a == b && !is_pole(b)) return std::exp(x);
    if (std::isinf(x)) {
        if (x < 0)
            return is_pole(a) || is_pole(b - a) ? hyp1f1(a, b, -1e300) * infinity
                   : a > 0                      ? 0
                                                : gamma_sign(b) * gamma_sign(b - a) * infinity;
        return is_pole(a) ? hyp1f1(a, b, 1e300) * infinity : gamma_sign(b) * gamma_sign(a) * infinity;
    }
    if (x > 0) return kummer_positive(a, b, x, false);
    if (is_pole(a)) {  // a polynomial with terms of one sign for b > 0
        const Summed direct = careful<true>(a, 0, b, x);
        if (direct.loss() < enough || is_pole(b)) return direct.value;
    }
    if (-x < 1e-2 || (-x < 1 && std::abs(a) < 4 * std::abs(b))) {
        const Summed direct = careful<true>(a, 0, b, x);
        if (direct.loss() < enough) return direct.value;
    }
    return kummer_positive(b - a, b, -x, true);  // DLMF 13.2.39
}

/// F at 1 - gap, 0 < gap < 1, by Taylor steps from `from`, each half the way to 1.
[[nodiscard]] inline double gauss_steps(double a, double b, double c, double from, double gap) noexcept {
    Summed first = careful<false>(a, b, c, from);
    while (first.loss() >= 1e11 && from > 1e-6) first = careful<false>(a, b, c, from *= 0.7);
    Point at{first.value, a * b / c * careful<false>(a + 1, b + 1, c + 1, from).value};
    double left = 1 - from;
    const double sum = a + b + 1;
    while (left > gap) {
        const double z = 1 - left, mid = 2 * left - 1, c0 = c - sum * z;
        const double h = std::min({0.45 * std::min(left, z), left - gap, 2 * step_limit(z * left, c0, a * b)});
        at = taylor(
            at, h, z * left, [=](double k) { return (k + a) * (k + b); },
            [=](double k) { return (k + 1) * (mid * k + c0); });
        left = h == left - gap ? gap : left - h;
    }
    return at.f;
}

/// DLMF 15.8.10: F(a, b; a + b + m; 1 - gap) for whole m >= 0.
[[nodiscard]] inline double logarithmic(double a, double b, double m, double gap) noexcept {
    const double c = a + b + m;
    double finite = 0, term = 1;
    for (double k = 0; k < m; ++k) {  // (a)_k (b)_k (m - k - 1)! / k! (-gap)^k over (m - 1)!
        finite += term;
        if (k + 1 < m) term *= (a + k) * (b + k) / ((m - 1 - k) * (k + 1)) * -gap;
    }
    if (m > 0) finite *= gamma_function(m) * gamma_function(c) * (reciprocal_gamma(a + m) * reciprocal_gamma(b + m));
    double psi = digamma(1) + digamma(m + 1) - digamma(a + m) - digamma(b + m) - std::log(gap), sum = 0;
    double each = reciprocal_gamma(m + 1);
    for (double k = 0; k < 500; ++k) {
        const double add = each * psi;
        sum += add;
        if (k > 2 && std::abs(add) < 1e-17 * std::abs(sum)) break;
        psi += 1 / (k + 1) + 1 / (k + m + 1) - 1 / (a + m + k) - 1 / (b + m + k);
        each *= (a + m + k) * (b + m + k) / ((k + 1) * (k + m + 1)) * gap;
    }
    const double sign = std::fmod(m, 2) == 0 ? 1 : -1;
    return finite + sign * std::pow(gap, m) * gamma_function(c) * (reciprocal_gamma(a) * reciprocal_gamma(b)) * sum;
}

/// Gamma(a) Gamma(b) / (Gamma(c) Gamma(d)), a + b = c + d or not.
[[nodiscard]] inline double gamma_ratio(double a, double b, double c, double d) noexcept {
    if (is_pole(c) || is_pole(d)) return 0;
    const double largest = std::max({std::abs(a), std::abs(b), std::abs(c), std::abs(d)});
    if (largest < 80) return (gamma_function(a) * reciprocal_gamma(c)) * (gamma_function(b) * reciprocal_gamma(d));
    return pochhammer(c, a - c) * pochhammer(d, b - d);
}

/// F(a, b; c; z) for 0 <= z = 1 - gap < 1, no parameter whole and negative but c - a or c - b perhaps.
[[nodiscard]] inline double gauss_unit(double a, double b, double c, double z, double gap) noexcept {
    const double excess = c - a - b, nearest = std::nearbyint(excess), off = std::abs(excess - nearest);
    const bool lesser = std::abs(a) + std::abs(b) + std::abs(c) < 60;
    if (z > 0.7 && lesser) {
        if (off == 0 && nearest >= 0 && nearest < 12 && !is_pole(a + nearest) && !is_pole(b + nearest))
            return logarithmic(a, b, nearest, gap);
        if (off == 0 && nearest < 0 && nearest > -12 && !is_pole(c - a - nearest) && !is_pole(c - b - nearest))
            return std::pow(gap, excess) * logarithmic(c - a, c - b, -nearest, gap);
        // DLMF 15.8.4; what rounding takes from c - a - b counts 1 / off times.
        if (off > 0.02 && 50 * off > std::abs(a) + std::abs(b) + std::abs(c)) {
            const double first = is_pole(c - a) || is_pole(c - b) ? 0 : gamma_ratio(c, excess, c - a, c - b);
            const double second = gamma_ratio(c, -excess, a, b) * std::pow(gap, excess);
            const double p = first == 0 ? 0 : first * careful<false>(a, b, 1 - excess, gap).value;
            const double q = second == 0 ? 0 : second * careful<false>(c - a, c - b, 1 + excess, gap).value;
            if (std::abs(p + q) > 0.3 * std::max(std::abs(p), std::abs(q))) return p + q;
        }
    }
    const double shift = std::pow(gap, excess);
    if (z <= 0.9) {
        const Summed direct = series<false, double>(a, b, c, z);
        if (direct.loss() < 8) return direct.value;
        const Summed euler = series<false, double>(c - a, c - b, c, z);
        if (euler.loss() < 8) return shift * euler.value;
        const Summed fine = series<false, Pair>(a, b, c, z);
        if (fine.loss() < enough) return fine.value;
        // The parameters of Euler's form are rounded, which counts where they cancel.
        if (euler.loss() < fine.loss()) {
            const Summed other = careful<false>(c - a, c - b, c, z);
            if (other.loss() < enough) return shift * other.value;
        }
        return gauss_steps(a, b, c, 0.5 * z, gap);
    }
    // Where F falls like gap^excess next to a part that does not, Euler's form has that factor outside.
    if (excess < 0 && is_pole(c) == false && c - a > 0 && c - b > 0)
        return shift * gauss_steps(c - a, c - b, c, 0.5, gap);
    return gauss_steps(a, b, c, 0.5, gap);
}

/// F(-n, b; c; z), a polynomial.
[[nodiscard]] inline double gauss_polynomial(double a, double b, double c, double z) noexcept {
    const Summed direct = careful<false>(a, b, c, z);
    if (direct.loss() < enough || is_pole(c)) return direct.value;
    if (z > 0.5 && !is_pole(c - b)) {  // DLMF 15.8.7
        const Summed mirrored = careful<false>(a, b, a + b - c + 1, 1 - z);
        if (mirrored.loss() < enough) return mirrored.value * (pochhammer(c - b, -a) / pochhammer(c, -a));
    }
    // DLMF 15.5.11 from degrees 0 and 1.
    double before = 1, at = 1 - b * z / c;
    for (double k = 1; k < -a; ++k) {
        const double next = ((c + 2 * k - (b + k) * z) * at - k * (1 - z) * before) / (c + k);
        before = at;
        at = next;
    }
    return at;
}

/// 2F1(a, b; c; z).
[[nodiscard]] inline double hyp2f1(double a, double b, double c, double z) noexcept {
    if (a != a || b != b || c != c || z != z) return nan;
    if (a == 0 || b == 0) return 1;
    const auto shorter = [](double x, double y) { return is_pole(x) && !(is_pole(y) && y > x); };
    if (shorter(b, a)) std::swap(a, b);  // a of a polynomial is the one that ends it
    const bool polynomial = is_pole(a);
    if (is_pole(c) && !(polynomial && a >= c)) return z == 0 ? 1 : infinity;
    if (z == 0) return 1;
    if (!(std::abs(a) < infinity && std::abs(b) < infinity && std::abs(c) < infinity)) return nan;
    if (polynomial && a > -1e5) {
        if (std::isinf(z)) return infinity * (std::fmod(a, 2) == 0 || z < 0 ? 1 : -1) * (b > 0 ? 1 : nan);
        return gauss_polynomial(a, b, c, z);
    }
    if (a == c) return z < 1 || b == std::floor(b) ? std::pow(1 - z, -b) : nan;
    if (b == c) return z < 1 || a == std::floor(a) ? std::pow(1 - z, -a) : nan;
    const double excess = c - a - b;
    if (z == 1) {
        if (is_pole(c - a) || is_pole(c - b)) return excess > 0 ? 0 : infinity;
        if (excess > 0) return gamma_ratio(c, excess, c - a, c - b);  // DLMF 15.4.20
        return gamma_sign(c) * gamma_sign(a) * gamma_sign(b) * infinity;
    }
    if (is_pole(c - a) || is_pole(c - b)) {  // a polynomial after Euler's transformation, DLMF 15.8.1
        if (z > 1 && excess != std::floor(excess)) return nan;
        const double p = is_pole(c - a) ? c - a : c - b, q = is_pole(c - a) ? c - b : c - a;
        if (p > -1e5) return std::pow(1 - z, excess) * gauss_polynomial(p, q, c, z);
    }
    if (z > 1) return nan;
    if (std::isinf(z)) return a > 0 && b > 0 ? 0 : nan;
    if (z > 0) return gauss_unit(a, b, c, z, 1 - z);
    if (z > -0.4) {
        const Summed direct = series<false, double>(a, b, c, z);
        if (direct.loss() < 8) return direct.value;
    }
    // Pfaff's transformation; the smaller parameter stays, so that the other two tend to be positive.
    if (std::abs(a) > std::abs(b)) std::swap(a, b);
    if (c - b < 0 && c - a > 0) std::swap(a, b);
    const double w = z / (z - 1), gap = 1 / (1 - z);
    if (is_pole(c - b)) return std::pow(1 - z, -a) * gauss_polynomial(c - b, a, c, w);
    const double value = gauss_unit(a, c - b, c, w, gap);
    return std::pow(1 - z, -a) * value;
}

}  // namespace scixx::special::detail::hypergeometric
