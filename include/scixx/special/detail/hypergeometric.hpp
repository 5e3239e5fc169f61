// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>
#include <scixx/special/detail/gamma.hpp>

/// Hypergeometric functions of real parameters and a real argument. Where terms of a series cancel, it is summed again
/// in twofold precision; where even that does not suffice, recurrence in a parameter or Taylor steps along the
/// differential equation take over (J. W. Pearson, S. Olver, M. A. Porter, Numer. Algorithms 74 (2017) 821).
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

/// 0F1(; v; x). The short form is for float.
template <bool Short = false>
[[nodiscard]] inline double hyp0f1(double v, double x) noexcept {
    if (v != v || x != x || is_pole(v)) return nan;
    if (x == 0) return 1;
    if (std::isinf(v)) return std::isinf(x) ? nan : 1;
    if (std::abs(x) < 1e-3 * std::abs(v) || (x > 0 && v > 0 && x < 400 * (1 + v)) || (v > 0 && -x <= v)) {
        double term = 1, sum = 1;
        for (double k = 0; k < 2000; ++k) {
            term *= x / ((v + k) * (k + 1));
            sum += term;
            if (k > -v && std::abs(term) < (Short ? 1e-10 : 1e-17) * std::abs(sum)) break;
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
        const double j = Short ? bessel::Jv::brief(order, 2 * root) : bessel::Jv::at(order, 2 * root);
        if (std::abs(v) < 160 && power > 1e-200 && power < 1e200) return gamma_function(v) * (power * j);
        return gamma_sign(v) * (j < 0 ? -1 : 1) *
               std::exp(log_abs_gamma(v) - order * std::log(root) + std::log(std::abs(j)));
    }
    const double i = bessel::Ive::of<Short>(order, 2 * root);
    if (std::abs(v) < 160 && power > 1e-200 && power < 1e200 && root < 340)
        return gamma_function(v) * (power * i) * std::exp(2 * root);
    return gamma_sign(v) * (i < 0 ? -1 : 1) *
           std::exp(log_abs_gamma(v) - order * std::log(root) + std::log(std::abs(i)) + 2 * root);
}

/// Taylor's series of a solution about a point, from its value and slope: coefficient k + 2 is (up(k) f_k - mid(k)
/// f_{k+1}) / (scale (k + 1) (k + 2)). T is double or Pair.
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
            value += scaled && x > 700
                         ? cosine * pochhammer(b - a, a) * second.value * std::exp(-x - a * std::log(x))
                         : cosine * pochhammer(b - a, a) * std::pow(x, -a) * second.value * (scaled ? std::exp(-x) : 1);
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
    for (int step = 0; x0 < x; ++step) {
        if (step == 100000) return nan;
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

}  // namespace scixx::special::detail::hypergeometric
