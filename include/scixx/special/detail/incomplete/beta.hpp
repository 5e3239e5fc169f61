// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/incomplete/gamma.hpp>

namespace scixx::special::detail::incomplete {

/// log(Gamma(b + a) / Gamma(b)) for 0 <= a <= 1 and b > 0, relative to its size also where a is tiny; without a log(b +
/// shift + a), which `scale` = b + shift + a leaves to the caller.
struct GammaRatio {
    double rest, scale;
};
template <class = void>
[[nodiscard]] inline GammaRatio log_gamma_ratio(double b, double a) noexcept {
    double less = 0;  // prod (1 + a / (b + k)) - 1 over the steps up to 10
    for (; b < 10; b += 1) {
        const double v = a / b;
        less += v + less * v;
    }
    // Stirling's series (DLMF 5.11.1): differences of odd powers of w1 = 1 / (b + a), w0 = 1 / b over w1 - w0 by
    // recurrence, so that nothing cancels.
    constexpr double c[] = {0.083333333333333333,   -0.0027777777777777778, 7.9365079365079365e-4,
                            -5.9523809523809524e-4, 8.4175084175084175e-4,  -0.0019175269175269175};
    const double w0 = 1 / b, w1 = 1 / (b + a);
    double complete = 1, power = 1, sum = c[0];
    for (int k = 1; k < 6; ++k) {
        power *= w0;
        complete = w1 * complete + power;
        power *= w0;
        complete = w1 * complete + power;
        sum += c[k] * complete;
    }
    const double v = a * w0;
    double deviation;  // v - log(1 + v)
    if (v < 0.11) {
        const double s = v / (2 + v), z = s * s;
        deviation = v * s - 2 * s * z * (1.0 / 3 + z * (0.2 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11)))));
    } else {
        deviation = v - std::log1p(v);
    }
    return {-b * deviation - 0.5 * std::log1p(v) - a * w0 * w1 * sum - std::log1p(less), b + a};
}

/// sum over n >= 1 of (1 - b)_n x^n / (n! (a + n)): I_x(a, b) a B(a, b) x^-a is 1 + a times it (DLMF 8.17.7).
template <class Real>
[[nodiscard]] inline double beta_series(double a, double b, double x) noexcept {
    double term = 1, sum = 0;
    for (int n = 1; n < 10000; ++n) {
        term *= (n - b) / n * x;
        const double part = term / (a + n);
        sum += part;
        // For small a the sum itself counts.
        if (std::abs(part) < series_end<Real> * std::abs(sum) ||
            (a > 0.01 && std::abs(a * part) < 0.05 * series_end<Real> * std::abs(1 + a * sum)))
            break;
    }
    return sum;
}

/// I_x(a, b) B(a, b) / (x^a y^b) for x below about a / (a + b) and lambda = a y - b x: the continued fraction of
/// A. R. Didonato and A. H. Morris, ACM TOMS 18 (1992) 360, equation (9), by its convergents.
template <class Real>
[[nodiscard]] inline double beta_fraction(double a, double b, double x, double lambda) noexcept {
    double below = 1 / (a + 1), value = 0;
    double p0 = 0, q0 = 1, p1 = 1, q1 = a * (lambda + 1) * below, m = 1;
    for (int k = 0; k < 50000; ++k) {
        for (int step = 0; step < 4; ++step) {
            const double above = 1 / (a + 2 * m + 1), ratio = m * (b - m) * x * below;
            const double numerator = (a + m - 1) * ((a + b + m - 1) * below) * x * ratio;
            const double next = m + ratio + (a + m) * (lambda + 1 + m * (2 - x)) * above;
            below = above;
            const double p = next * p1 + numerator * p0, q = next * q1 + numerator * q0;
            p0 = p1;
            q0 = q1;
            p1 = p;
            q1 = q;
            m += 1;
        }
        const double inverse = 1 / q1, fraction = p1 * inverse;
        if (std::abs(fraction - value) <= 10 * series_end<Real> * fraction) return fraction;
        value = fraction;
        p0 *= inverse;
        q0 *= inverse;
        p1 = fraction;
        q1 = 1;
    }
    return value;
}

/// The same for b <= 1, where all terms of Gauss's continued fraction of 2F1(1, 1 - b; a + 1; -x / y) are positive
/// (DLMF 8.17.7, 15.7.5): nothing cancels.
template <class Real>
[[nodiscard]] inline double beta_positive_fraction(double a, double b, double x, double y) noexcept {
    // Denominators a, a + 1, a + 2, ..., all over max(a, 1): without a division in the loop. Two convergents in turn
    // enclose the value.
    const double h = a > 1 ? 1 / a : 1, w = x / y * h;
    double p0 = 0, q0 = 1, p1 = 1, q1 = a * h, n = 0, c = a;
    for (int k = 0; k < 100000; ++k) {
        for (int step = 0; step < 2; ++step) {
            const double odd = ((1 - b + n) * w) * ((a + n) * h);
            n += 1;
            const double even = (n * w) * ((a + b - 1 + n) * h), first = (c + 1) * h, second = (c + 2) * h;
            p0 = first * p1 + odd * p0;
            q0 = first * q1 + odd * q0;
            p1 = second * p0 + even * p1;
            q1 = second * q0 + even * q1;
            c += 2;
        }
        const double one = p1 * q0, other = p0 * q1;
        if (std::abs(one - other) <= 15 * series_end<Real> * one) break;
        if (!(q1 < 1e60)) {
            const double inverse = 1 / q1;
            p0 *= inverse;
            q0 *= inverse;
            p1 *= inverse;
            q1 = 1;
        }
    }
    return p1 * h / (q1 * y);
}

/// The exponent of x^a y^b / B(a, b): -a log(a / (n x)) - b log(b / (n y)), n = a + b, with lambda = a y - b x.
template <class Real>
[[nodiscard]] inline Real beta_exponent_of(double a, double b, Real x, Real y, Real lambda) noexcept {
    const Real n = sum_of<Real>(a, b), p = n * x, q = n * y;
    return -(deviance_of<Real>(a, p, -lambda, [&] { return log_of<Real>(a) - log_of(p); }) +
             deviance_of<Real>(b, q, lambda, [&] { return log_of<Real>(b) - log_of(q); }));
}
template <class = void>
[[nodiscard]] inline Pair beta_exponent(double a, double b, Pair x, Pair y, Pair lambda) noexcept {
    return beta_exponent_of<Pair>(a, b, x, y, lambda);
}
/// The logarithm of (b + shift + a)^a Gamma ratio / Gamma(1 + a): that of x^a / (a B(a, b)) less a log x, a <= 1.
template <class Real>
[[nodiscard]] inline Real log_small_constant(double a, double b) noexcept {
    const GammaRatio ratio = log_gamma_ratio(b, a);
    return a * log_of<Real>(ratio.scale) + Real(ratio.rest - log_gamma_1p(a));
}

/// What the functions take from a and b alone, computed when asked for.
template <class T>
struct BetaOnceOf {
    using Real = T;
    double a, b;
    /// a b / (a + b) times the power constants: x^a y^b / B(a, b) is it times exp of the deviances.
    [[nodiscard]] double constant() const noexcept {
        const double n = a + b, low = std::min(a, b), high = std::max(a, b);
        return low * (high / n) * (power_constant(a) * power_constant(b) / power_constant(n));
    }
    [[nodiscard]] Real exponent(Real x, Real y) const noexcept {
        return beta_exponent_of<Real>(a, b, x, y, a * y - b * x);
    }
    [[nodiscard]] Real log_small(bool swapped) const noexcept {
        return log_small_constant<Real>(swapped ? b : a, swapped ? a : b);
    }
};
/// The same, computed once for many arguments.
template <class T>
struct BetaFixedOf {
    using Real = T;
    double a, b, scale = 0;
    bool moderate = false;  // the logarithms of x and y themselves are exact enough for the exponent
    Real shift{}, lesser[2]{};
    BetaFixedOf(double first, double second) noexcept : a(first), b(second) {
        if (!(a > 0 && b > 0 && a < 1e300 && b < 1e300)) return;
        scale = BetaOnceOf<Real>{a, b}.constant();
        moderate = a + b < 200 && std::min(a, b) > 1e-3;
        if (moderate) {
            const Real n = sum_of<Real>(a, b), log_n = log_of(n);
            shift = n * log_n - (a * log_of<Real>(a) + b * log_of<Real>(b));
        }
        if (a <= 1) lesser[0] = log_small_constant<Real>(a, b);
        if (b <= 1) lesser[1] = log_small_constant<Real>(b, a);
    }
    [[nodiscard]] double constant() const noexcept { return scale; }
    [[nodiscard]] Real exponent(Real x, Real y) const noexcept {
        if (!moderate) return beta_exponent_of<Real>(a, b, x, y, a * y - b * x);
        return a * log_of(x) + (b * log_of(y) + shift);
    }
    [[nodiscard]] Real log_small(bool swapped) const noexcept { return lesser[swapped ? 1 : 0]; }
};
using BetaOnce = BetaOnceOf<Pair>;
using BetaFixed = BetaFixedOf<Pair>;
template <class T>
using BetaOnceFor = BetaOnceOf<ExponentOf<T>>;
template <class T>
using BetaFixedFor = BetaFixedOf<ExponentOf<T>>;

/// I_x(a, b) by the power series for a <= 1 and where that converges, or its complement where it is above a half.
template <class Real>
[[nodiscard]] inline TailOf<Real> beta_small(double a, double b, Real x, Real constant) noexcept {
    const double sum = beta_series<Real>(a, b, high(x));
    const Real power = a * log_of(x) + constant;
    const double exponent = high(power);
    const double factor = 1 + a * sum, slope = a * std::exp(b * std::log1p(-high(x)));
    if (exponent > -0.7) {
        // 1 - x^a / (a B) (1 + a sum)
        const double less = std::expm1(exponent), upper = -less - a * (1 + less) * sum;
        if (upper < 0.5) return {upper, 0, true, slope * (1 + less) / upper};
        return {(1 + less) * factor, 0, false, slope / factor};
    }
    return {factor, power, false, slope / factor};
}

/// I_x(a, b) or its complement, whichever is small or nearly so, for finite a, b > 0, 0 < x < 1, x + y = 1.
template <class Setup>
[[nodiscard]] inline auto beta_tail(const Setup& setup, typename Setup::Real x, typename Setup::Real y) noexcept
    -> TailOf<typename Setup::Real> {
    using Real = typename Setup::Real;
    double a = setup.a, b = setup.b;
    double lambda = a * high(y) - b * high(x);
    bool swapped = false;
    const auto mirrored = [](TailOf<Real> tail, bool turn) {
        tail.upper = tail.upper != turn;
        return tail;
    };
    const auto swap = [&] {
        std::swap(a, b);
        std::swap(x, y);
        lambda = -lambda;
        swapped = !swapped;
    };
    if (std::min(a, b) <= 1) {
        if (std::max(a, b) <= 1) {
            if (high(x) > 0.5) swap();
            return mirrored(beta_small(a, b, x, setup.log_small(swapped)), swapped);
        }
        if (a > 1) swap();  // now a <= 1 < b
        if (high(y) <= 0.7)
            swap();
        else if (b * high(x) <= 1)
            return mirrored(beta_small(a, b, x, setup.log_small(swapped)), swapped);
        else if (lambda < 0)
            swap();
    } else if (lambda < 0) {
        swap();
    }
    const Real left = swapped ? y : x, right = swapped ? x : y, exponent = setup.exponent(left, right);
    if (b > 4 && b * high(x) <= 0.7) {
        const double series = (1 + a * beta_series<Real>(a, b, high(x))) * std::exp(-b * std::log1p(-high(x))) / a;
        return {setup.constant() * series, exponent, swapped, 1 / series};
    }
    double fraction;
    if (b <= 4) {
        double first = b;
        while (first > 1) first -= 1;
        const double inverse = 1 / high(y);
        fraction = first == 1 ? inverse / a : beta_positive_fraction<Real>(a, first, high(x), high(y));
        // I_x(a, b) = I_x(a, b - 1) + x^a y^(b-1) / ((a + b - 1) B(a, b)), DLMF 8.17.21.
        for (double lower = first; lower < b - 0.5; lower += 1)
            fraction = (1 + lower * fraction) * (inverse / (a + lower));
    } else {
        fraction = beta_fraction<Real>(a, b, high(x), high(a * y - b * x));
    }
    return {setup.constant() * fraction, exponent, swapped, 1 / fraction};
}

/// x^n of a whole number n > 0.
template <class Real>
[[nodiscard]] Real whole_power(Real x, int n) noexcept {
    Real out(1);
    for (; n > 1; n /= 2) {
        if (n % 2 != 0) out = out * x;
        x = x * x;
    }
    return out * x;
}

/// I_x(a, b) and 1 - I_x(a, b) for x + y = 1; NaN outside a, b > 0, 0 <= x <= 1.
template <class Setup>
[[nodiscard]] inline Parts beta_all(const Setup& setup, typename Setup::Real x, typename Setup::Real y) noexcept {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const double a = setup.a, b = setup.b;
    if (!(a > 0 && b > 0 && high(x) >= 0 && high(y) >= 0) || std::isinf(a) || std::isinf(b)) return {nan, nan};
    if (high(x) == 0) return {0, 1};
    if (high(y) == 0) return {1, 0};
    // I_x(a, 1) = x^a and its mirror image: whole a to the last digit, so that quantiles of counts find their steps.
    const double other = b == 1 ? a : b;
    if ((a == 1 || b == 1) && other >= 1 && other <= 64 && other == std::floor(other)) {
        using Real = typename Setup::Real;
        const Real power = whole_power(b == 1 ? x : y, static_cast<int>(other)), rest = Real(1) - power;
        if (high(power) > 1e-200 && high(rest) > (sizeof(Real) > sizeof(double) ? 1e-12 : 0.25))
            return b == 1 ? Parts{high(power), high(rest)} : Parts{high(rest), high(power)};
    }
    return beta_tail(setup, x, y).parts();
}
template <class Setup>
[[nodiscard]] inline Parts beta_all(const Setup& setup, double x) noexcept {
    return beta_all(setup, x, sum_of<typename Setup::Real>(1, -x));
}
/// The same as exact as results of T need.
template <class T>
[[nodiscard]] inline Parts beta_parts(double a, double b, double x) noexcept {
    return beta_all(BetaOnceFor<T>{a, b}, x);
}

}  // namespace scixx::special::detail::incomplete
