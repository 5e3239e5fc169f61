// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/hypergeometric.hpp>

/// Tricomi's confluent hypergeometric function of real parameters and a positive argument.
namespace scixx::special::detail::hypergeometric {

/// factor exp(exponent).
struct Powered {
    double factor;
    Pair exponent;
    [[nodiscard]] double value() const noexcept { return times_exp(factor, exponent); }
};

/// U(a, b, x) for a > 0 by its integral (DLMF 13.4.4), whose integrand is positive: with t = exp(s) the trapezoidal
/// rule converges geometrically. The integrand has one peak; it is summed in units of its value there, outwards until
/// it counts no more. The short form is for float and parameters below 100: fewer terms by functions whose error is
/// below 2e-10.
template <bool Short = false>
[[nodiscard]] inline Powered tricomi_integral(double a, double b, double x) noexcept {
    const Pair c = exact_sum(b, -a) - Pair(1);
    // The peak: a - x t + c t / (1 + t) = 0 for t > 0.
    const double middle = (b - 1) - x, root = std::sqrt(middle * middle + 4 * a * x);
    const double peak = middle > 0 ? (middle + root) / (2 * x) : 2 * a / (root - middle);
    const double bend = x * peak - c.hi * peak / ((1 + peak) * (1 + peak));
    const double h = (Short ? 1.6 : 1.0) * std::min(0.18, 0.5 / std::sqrt(std::abs(bend)));
    // Below t = flat the integrand is t^a, and the rest of the sum geometric.
    const double flat = 1e-18 / (1 + std::abs(c.hi) + x);
    const double log_peak = std::log1p(peak);
    double sum = 1;
    for (const double step : {h, -h})
        for (double k = 1; k < 100000; ++k) {
            // (t - peak) / peak and log((1 + t) / (1 + peak))
            const double d = k * step;
            double t, term;
            if constexpr (Short) {
                const double e = elementary::exponential<true>(d);
                t = peak * e;
                const double shift = elementary::logarithm<true>(1 + t) - log_peak;
                term = elementary::exponential<true>((a * d - x * peak * (e - 1)) + c.hi * shift);
            } else {
                const double growth = std::expm1(d);
                t = peak * std::exp(d);
                const double shift = d > -1 ? std::log1p(peak / (1 + peak) * growth) : std::log1p(t) - log_peak;
                term = std::exp((a * d - x * peak * growth) + c.hi * shift);
            }
            sum += term;
            if (term < (Short ? 1e-11 : 1e-18) * std::min(1.0, a * h) * sum) break;
            if (t < flat) {
                sum += term / std::expm1(a * h);
                break;
            }
        }
    // t^a exp(-x t) (1 + t)^c / Gamma(a) at the peak
    const Pair exponent = (a * log_pair(peak) - exact_product(x, peak)) + c * log_pair(exact_sum(1, peak));
    return {h * sum * (a * power_constant(a)), exponent - gamma_exponent(a)};
}

/// x^a U(a, b, x) by the asymptotic expansion (DLMF 13.7.3) where that has full accuracy.
[[nodiscard]] inline Maybe tricomi_far(double a, double b, double x) noexcept {
    double term = 1, sum = 1, largest = 1;
    for (double k = 0; k < 200; ++k) {
        const double ratio = -(a + k) * (a - b + 1 + k) / ((k + 1) * x);
        if (std::abs(ratio) > 1 && k > std::max(-a, b - a - 1)) return {false, 0};
        term *= ratio;
        sum += term;
        largest = std::max(largest, std::abs(term));
        if (std::abs(term) < 1e-17 * std::abs(sum)) return {largest < 2 * std::abs(sum), sum};
    }
    return {false, 0};
}

/// U(a, b, x) for a < 0 from where the expansion suffices by Taylor steps downwards in x: the direction in which the
/// other solutions do not grow faster, next to 0 included.
[[nodiscard]] inline double tricomi_steps(double a, double b, double x) noexcept {
    double from = std::max(2 * x, 40.0);
    Maybe value = tricomi_far(a, b, from), upper = tricomi_far(a + 1, b + 1, from);
    while (!(value.found && upper.found)) {
        if (from > 1e300) return nan;
        from *= 1.25;
        value = tricomi_far(a, b, from);
        upper = tricomi_far(a + 1, b + 1, from);
    }
    Point<double> at{value.value, -a * upper.value / from};  // times from^a; DLMF 13.3.22
    Pair exponent = -a * log_pair(from);
    for (int step = 0; from > x; ++step) {
        if (step == 100000) return nan;
        const double h = -std::min({0.4 * from, from - x, 2 * step_limit(from, b - from, a)});
        at = taylor(
            at, h, from, [=](double k) { return k + a; }, [=](double k) { return (k + 1) * (k + b - from); });
        from = from + h < x * (1 + 1e-15) ? x : from + h;
        if (std::abs(at.f) > 1e200) {
            at = {at.f * 0x1p-512, at.slope * 0x1p-512};
            exponent = exponent + two_512_log;
        }
    }
    return times_exp(at.f, exponent);
}

/// U at x = 0: the limit.
[[nodiscard]] inline double tricomi_at_zero(double a, double b) noexcept {
    if (is_pole(a)) return (std::fmod(a, 2) == 0 ? 1 : -1) * pochhammer(b, -a);
    if (b >= 1) return gamma_sign(a) * infinity;
    const Pair lower = exact_sum(a, -b) + Pair(1);
    return is_pole(lower.hi) && lower.lo == 0 ? 0 : pochhammer(lower.hi, -a);
}

/// U(a, b, x), x >= 0.
template <bool Short = false>
[[nodiscard]] inline double hyperu(double a, double b, double x) noexcept {
    if (!(std::abs(a) < infinity && std::abs(b) < infinity) || !(x >= 0)) return nan;
    if (a == 0) return 1;
    if (x == 0) return tricomi_at_zero(a, b);
    if (x == infinity) return a > 0 ? 0 : infinity;
    const Maybe remote = x > 8 ? tricomi_far(a, b, x) : Maybe{false, 0};
    if (remote.found) return times_exp(remote.value, -a * log_pair(x));
    if (Short && a > 1e-3 && a < 100 && std::abs(b) < 100 && x > 1e-6) return tricomi_integral<true>(a, b, x).value();
    if (a > 0) return tricomi_integral(a, b, x).value();
    const Pair mirrored = exact_sum(a, -b) + Pair(1);  // DLMF 13.2.40: x^(1 - b) U(a - b + 1, 2 - b, x)
    if (mirrored.hi > 0 && std::abs(b) < 1e15) {
        Powered value = tricomi_integral(mirrored.hi, 2 - b, x);
        value.exponent = value.exponent + exact_sum(1, -b) * log_pair(x);
        return value.value();
    }
    if (is_pole(mirrored.hi) && mirrored.lo == 0 && (!is_pole(a) || is_pole(b)))
        return std::pow(x, 1 - b) * hyperu<Short>(mirrored.hi, 2 - b, x);
    if (is_pole(a) && !is_pole(b)) {
        const Summed direct = careful<true>(a, 0, b, x);
        if (direct.loss() < enough) return tricomi_at_zero(a, b) * direct.value;
    } else if (!is_pole(a) && a * mirrored.hi < 2e4) {
        return tricomi_steps(a, b, x);
    }
    // From two larger a downwards (DLMF 13.3.7), or from a = 0 and -1 for a polynomial.
    const double steps = std::ceil(-a), top = a + steps;
    if (steps > 1e7) return nan;
    double upper = 1, at = x - b, k = -1;
    double shift = 0;
    Pair common(0);
    if (top != 0) {
        const Powered first = tricomi_integral(top + 1, b, x), second = tricomi_integral(top, b, x);
        common = second.exponent;
        upper = times_exp(first.factor, first.exponent - common);
        at = second.factor;
        k = top;
    }
    while (k > a + 0.5) {
        const double next = ((2 * k - b) + x) * at - (k * (k - b + 1)) * upper;
        upper = at;
        at = next;
        --k;
        if (std::abs(at) > 1e250) {
            at *= 0x1p-512;
            upper *= 0x1p-512;
            ++shift;
        }
    }
    return times_exp(at, common + shift * two_512_log);
}

}  // namespace scixx::special::detail::hypergeometric
