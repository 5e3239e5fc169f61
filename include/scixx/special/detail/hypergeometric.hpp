// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>
#include <scixx/special/detail/digamma.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/incomplete/beta.hpp>

/// Hypergeometric functions of real parameters and a real argument. Where terms of a series cancel, it is summed again in twofold
/// precision; where even that does not suffice, recurrence in a parameter or Taylor steps along the differential equation take over
/// (J. W. Pearson, S. Olver, M. A. Porter, Numer. Algorithms 74 (2017) 821).
namespace scixx::special::detail::hypergeometric {

inline constexpr double infinity = std::numeric_limits<double>::infinity(),
                        nan = std::numeric_limits<double>::quiet_NaN();

template <class = void>
[[nodiscard]] inline bool is_pole(double x) noexcept {
    return x <= 0 && x == std::floor(x);
}

/// The sum of a series, and the largest term, which tells the digits lost.
struct Summed {
    double value, largest, low = 0;
    [[nodiscard]] double loss() const noexcept { return value == 0 ? infinity : largest / std::abs(value); }
};

template <class = void>
[[nodiscard]] inline double high(double x) noexcept {
    return x;
}
template <class = void>
[[nodiscard]] inline double high(Pair x) noexcept {
    return x.hi;
}
template <class = void>
[[nodiscard]] inline double shifted(double a, double k, double) noexcept {
    return a + k;
}
template <class = void>
[[nodiscard]] inline Pair shifted(double a, double k, Pair) noexcept {
    return exact_sum(a, k);
}

/// The sum of (a)_k (b)_k / ((c)_k k!) z^k; without b for Confluent. T is double or Pair.
template <bool Confluent, class T>
[[nodiscard]] Summed series(double a, double b, double c, double z, double first = 1) noexcept {
    T term(first);
    Pair sum(first);
    double largest = std::abs(first);
    const double begin = std::max({-a, Confluent ? 0 : -b, -c, 0.0});
    for (double k = 0; k < 20000; ++k) {
        const T upper = Confluent ? shifted(a, k, T()) : shifted(a, k, T()) * shifted(b, k, T());
        if (high(upper) == 0) break;
        const T ratio = upper * T(z) / (shifted(c, k, T()) * T(k + 1));
        term = term * ratio;
        const double size = std::abs(high(term));
        if constexpr (sizeof(T) > sizeof(double)) {
            sum = sum + term;
        } else {
            const Pair next = exact_sum(sum.hi, term);  // what each addition loses is kept
            sum = {next.hi, sum.lo + next.lo};
        }
        largest = std::max(largest, size);
        if (size == 0 || !(size < infinity)) break;
        if (k >= begin && std::abs(high(ratio)) < 0.99 && size < (sizeof(T) > 8 ? 1e-22 : 1e-17) * std::abs(sum.hi))
            break;
    }
    sum = quick_sum(sum.hi, sum.lo);
    return {sum.hi, largest, sum.lo};
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
template <class = void>
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
template <class = void>
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
/// (k + 1) (k + 2)). T is double or Pair.
template <class T>
struct Point {
    T f, slope;
};
template <class T, class Up, class Mid>
[[nodiscard]] Point<T> taylor(Point<T> at, double h, T scale, Up&& up, Mid&& mid) noexcept {
    const double least = sizeof(T) > 8 ? 1e-22 : 1e-18;
    T a = at.f, b = at.slope * T(h), f(0), slope(0);  // f_k h^k
    const T first = T(h) / scale, second = T(h) * first;
    for (double k = 0; k < 300; ++k) {
        const T next = (up(k) * a * second - mid(k) * b * first) / T((k + 1) * (k + 2));
        const T moved = T(k + 1) * b;
        f = f + a;
        slope = slope + moved;
        if (k > 8 && std::abs(high(a)) < least * std::abs(high(f)) &&
            std::abs(high(moved)) < least * std::abs(high(slope)))
            break;
        a = b;
        b = next;
    }
    return {f, slope / T(h)};
}

/// The length by which solutions of s y'' + m y' - t y = 0 change by a factor e at most: longer Taylor steps cancel.
template <class = void>
[[nodiscard]] inline double step_limit(double s, double m, double t) noexcept {
    const double half = 0.5 * m / s, square = half * half + t / s;
    return 1 / (square > 0 ? std::abs(half) + std::sqrt(square) : std::sqrt(std::abs(t / s)));
}

/// Whether M(a, b, x) for large x is its asymptotic expansion (DLMF 13.7.2), times exp(-x) for Scaled.
struct Maybe {
    bool found;
    double value;
};
template <class = void>
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
template <class = void>
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
    Point<double> at{value.value, a / b * careful<true>(a + 1, 0, b + 1, x0, first).value};
    while (x0 < x) {
        const double h = std::min({0.4 * x0, x - x0, 2 * step_limit(x0, b - x0, a)});
        at = taylor(
            at, h, x0, [=](double k) { return k + a; }, [=](double k) { return (k + 1) * (k + b - x0); });
        x0 = h == x - x0 ? x : x0 + h;
    }
    return at.f;
}

/// 1F1(a; b; x).
template <class = void>
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

/// F at 1 - gap, 0 < gap < 1, by Taylor steps from `from`, each half the way to 1, in arithmetic of T, double or Pair.
template <class T = double>
[[nodiscard]] double gauss_steps(double a, double b, double c, double from, double gap) noexcept {
    const auto start = [](double p, double q, double r, double z) {
        return sizeof(T) > sizeof(double) ? series<false, Pair>(p, q, r, z) : careful<false>(p, q, r, z);
    };
    const auto exact = [](const Summed& sum) { return shifted(sum.value, sum.low, T()); };
    Summed first = start(a, b, c, from);
    while (first.loss() >= 1e11 && from > 1e-6) first = start(a, b, c, from *= 0.7);
    Point<T> at{exact(first), T(a) * T(b) / T(c) * exact(start(a + 1, b + 1, c + 1, from))};
    double left = 1 - from;
    const T sum = shifted(a, b, T()) + T(1);
    while (left > gap) {
        const T z = shifted(1, -left, T()), scale = z * T(left), c0 = T(c) - sum * z;
        const double mid = 2 * left - 1;
        const double h =
            std::min({0.45 * std::min(left, high(z)), left - gap, 2 * step_limit(high(scale), high(c0), a * b)});
        at = taylor(
            at, h, scale, [=](double k) { return shifted(a, k, T()) * shifted(b, k, T()); },
            [=](double k) { return T(k + 1) * (T(mid * k) + c0); });
        left = h == left - gap ? gap : left - h;
    }
    return high(at.f);
}

/// Gamma(a) Gamma(b) / (Gamma(c) Gamma(d)), a + b = c + d or not.
template <class = void>
[[nodiscard]] inline double gamma_ratio(double a, double b, double c, double d) noexcept {
    if (is_pole(c) || is_pole(d)) return 0;
    const double largest = std::max({std::abs(a), std::abs(b), std::abs(c), std::abs(d)});
    if (largest < 80) return (gamma_function(a) * reciprocal_gamma(c)) * (gamma_function(b) * reciprocal_gamma(d));
    return pochhammer(c, a - c) * pochhammer(d, b - d);
}

/// The parameters of F, with the differences c - a, c - b and c - a - b each rounded once.
struct Parameters {
    double a, b, c, rest_a, rest_b, excess;
    Parameters(double first, double second, double third) noexcept
        : a(first), b(second), c(third), rest_a(c - a), rest_b(c - b), excess((exact_sum(c, -a) + Pair(-b)).hi) {}
    /// Those after Pfaff's transformation, a, c - b and c.
    [[nodiscard]] Parameters mirrored() const noexcept {
        Parameters other = *this;
        other.b = rest_b;
        other.rest_b = b;
        other.excess = b - a;
        return other;
    }
    /// Those after Euler's transformation, c - a, c - b and c.
    [[nodiscard]] Parameters turned() const noexcept {
        Parameters other = *this;
        std::swap(other.a, other.rest_a);
        std::swap(other.b, other.rest_b);
        other.excess = -excess;
        return other;
    }
};

/// Gamma(c) Gamma(c - a - b) / (Gamma(c - a) Gamma(c - b)); for small a two quotients, whose logarithms are small with it.
template <class = void>
[[nodiscard]] inline double gauss_constant(const Parameters& p) noexcept {
    const bool second = std::abs(p.b) < std::abs(p.a);
    const double a = second ? p.b : p.a, size = std::abs(a), rest_a = second ? p.rest_b : p.rest_a;
    const double rest_b = second ? p.rest_a : p.rest_b;
    if (!(size < 1 && p.c > 0 && rest_a > 0 && rest_b > 0 && p.excess > 0))
        return gamma_ratio(p.c, p.excess, rest_a, rest_b);
    const incomplete::GammaRatio up = incomplete::log_gamma_ratio(a > 0 ? rest_a : rest_b, size);
    const incomplete::GammaRatio down = incomplete::log_gamma_ratio(a > 0 ? p.excess : p.c, size);
    return std::exp((up.rest - down.rest) + size * std::log(up.scale / down.scale));
}

/// DLMF 15.8.10: F(a, b; a + b + m; 1 - gap) for whole m >= 0; not found where terms cancel.
template <class = void>
[[nodiscard]] inline Maybe logarithmic(const Parameters& given, double gap) noexcept {
    const double a = given.a, b = given.b, c = given.c, m = given.excess;
    double finite = 0, term = 1, size = 0;
    for (double k = 0; k < m; ++k) {  // (a)_k (b)_k (m - k - 1)! / k! (-gap)^k over (m - 1)!
        finite += term;
        if (k + 1 < m) term *= (a + k) * (b + k) / ((m - 1 - k) * (k + 1)) * -gap;
    }
    if (m > 0) finite *= gauss_constant(given);
    const double whole = digamma(1) + digamma(m + 1), first = digamma(a + m), second = digamma(b + m);
    const double logarithm = std::log(gap),
                 parts = 1 + std::abs(whole) + std::abs(first) + std::abs(second) - logarithm;
    double psi = whole - first - second - logarithm, sum = 0;
    double each = reciprocal_gamma(m + 1);
    for (double k = 0; k < 500; ++k) {
        const double add = each * psi;
        sum += add;
        size += std::abs(each) * parts;
        if (k > 2 && std::abs(add) < 1e-17 * std::abs(sum)) break;
        psi += 1 / (k + 1) + 1 / (k + m + 1) - 1 / (a + m + k) - 1 / (b + m + k);
        each *= (a + m + k) * (b + m + k) / ((k + 1) * (k + m + 1)) * gap;
    }
    const double sign = std::fmod(m, 2) == 0 ? 1 : -1;
    const double scale = sign * std::pow(gap, m) * gamma_function(c) * (reciprocal_gamma(a) * reciprocal_gamma(b));
    const double value = finite + scale * sum;
    return {std::abs(scale) * size + std::abs(finite) < 8 * std::abs(value), value};
}

/// F(a, b; c; 1 - gap) from series in gap < 0.3 (DLMF 15.8.4), where the parameters allow that.
template <class = void>
[[nodiscard]] inline Maybe gauss_near_one(const Parameters& given, double gap) noexcept {
    const double a = given.a, b = given.b, c = given.c, rest_a = given.rest_a, rest_b = given.rest_b;
    const double excess = given.excess, nearest = std::nearbyint(excess), off = std::abs(excess - nearest);
    const double size = std::abs(a) + std::abs(b) + std::abs(c);
    if (!(gap < 0.3) || !(size < 60)) return {false, 0};
    if (off == 0 && nearest >= 0 && nearest < 12 && !is_pole(a + nearest) && !is_pole(b + nearest))
        return logarithmic(given, gap);
    if (off == 0 && nearest < 0 && nearest > -12 && !is_pole(rest_a - nearest) && !is_pole(rest_b - nearest)) {
        const Maybe scaled = logarithmic(given.turned(), gap);
        return {scaled.found, std::pow(gap, excess) * scaled.value};
    }
    // What rounding takes from c - a - b counts 1 / off times.
    if (!(off > 0.02 && 50 * off > size)) return {false, 0};
    const double first = is_pole(rest_a) || is_pole(rest_b) ? 0 : gauss_constant(given);
    const double second = gamma_ratio(c, -excess, a, b) * std::pow(gap, excess);
    const double one = first == 0 ? 0 : first * careful<false>(a, b, 1 - excess, gap).value;
    const double other = second == 0 ? 0 : second * careful<false>(rest_a, rest_b, 1 + excess, gap).value;
    return {std::abs(one + other) > 0.5 * std::max(std::abs(one), std::abs(other)), one + other};
}

/// F(a, b; c; z) for 0 <= z = 1 - gap < 1, no parameter whole and negative but c - a or c - b perhaps.
template <class = void>
[[nodiscard]] inline double gauss_unit(const Parameters& given, double z, double gap) noexcept {
    if (const Maybe near_one = gauss_near_one(given, gap); near_one.found) return near_one.value;
    const double a = given.a, b = given.b, c = given.c, rest_a = given.rest_a, rest_b = given.rest_b;
    const double excess = given.excess, off = std::abs(excess - std::nearbyint(excess));
    const bool lesser = std::abs(a) + std::abs(b) + std::abs(c) < 60;
    const auto steps = [=](double p, double q, double from) {
        return lesser && off < 0.02 ? gauss_steps<Pair>(p, q, c, from, gap) : gauss_steps(p, q, c, from, gap);
    };
    const double shift = std::pow(gap, excess);
    if (z <= 0.9 || excess > 6) {
        const Summed direct = series<false, double>(a, b, c, z);
        if (direct.loss() < 8) return direct.value;
    }
    if (z <= 0.9) {
        const Summed euler = series<false, double>(rest_a, rest_b, c, z);
        if (euler.loss() < 8) return shift * euler.value;
        const Summed fine = series<false, Pair>(a, b, c, z);
        if (fine.loss() < enough) return fine.value;
        // The parameters of Euler's form are rounded, which counts where they cancel.
        if (euler.loss() < fine.loss()) {
            const Summed other = careful<false>(rest_a, rest_b, c, z);
            if (other.loss() < enough) return shift * other.value;
        }
        return steps(a, b, 0.5 * z);
    }
    // Where F falls like gap^excess next to a part that does not, Euler's form has that factor outside.
    if (excess < 0 && is_pole(c) == false && rest_a > 0 && rest_b > 0) return shift * steps(rest_a, rest_b, 0.5);
    return steps(a, b, 0.5);
}

/// F(-n, b; c; z), a polynomial.
template <class = void>
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
template <class = void>
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
    if (z > 0) return gauss_unit({a, b, c}, z, 1 - z);
    if (z > -0.4) {
        const Summed direct = series<false, double>(a, b, c, z);
        if (direct.loss() < 8) return direct.value;
    }
    // Pfaff's transformation; the smaller parameter stays, so that the other two tend to be positive.
    if (std::abs(a) > std::abs(b)) std::swap(a, b);
    const double w = z / (z - 1), gap = 1 / (1 - z);
    if (c - b < 0 && c - a > 0) {
        const Summed direct = w < 0.7 ? series<false, double>(a, c - b, c, w) : Summed{0, 1};
        const bool found = direct.loss() < 8;
        const Maybe value = found ? Maybe{found, direct.value} : gauss_near_one(Parameters(a, b, c).mirrored(), gap);
        if (value.found) return std::pow(1 - z, -a) * value.value;
        std::swap(a, b);
    }
    if (is_pole(c - b)) return std::pow(1 - z, -a) * gauss_polynomial(c - b, a, c, w);
    const double value = gauss_unit(Parameters(a, b, c).mirrored(), w, gap);
    return std::pow(1 - z, -a) * value;
}

}  // namespace scixx::special::detail::hypergeometric
