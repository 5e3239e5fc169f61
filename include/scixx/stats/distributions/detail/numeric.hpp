// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>

/// What the distributions have in common on numbers: constants, small functions, quadrature and inversion.
namespace scixx::stats::detail {

inline constexpr double infinite = std::numeric_limits<double>::infinity();
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
inline constexpr double pi = 3.14159265358979323846, euler = 0.57721566490153286061;
inline constexpr double log_two = 0.69314718055994530942, log_pi = 1.14472988584940017414;
inline constexpr double half_log_two_pi = 0.91893853320467274178, root_two = 1.41421356237309504880;
inline constexpr double root_two_over_pi = 0.79788456080286535588, inverse_root_two_pi = 0.39894228040143267794;
inline constexpr double zeta_three = 1.20205690315959428540;

template <class = void>
[[nodiscard]] inline double square(double x) noexcept {
    return x * x;
}
template <class = void>
[[nodiscard]] inline double cube(double x) noexcept {
    return x * x * x;
}
/// x log y, 0 where x is 0.
template <class = void>
[[nodiscard]] inline double x_log_y(double x, double y) noexcept {
    return x == 0 && y == y ? 0.0 : x * std::log(y);
}
/// x log(1 + y), 0 where x is 0.
template <class = void>
[[nodiscard]] inline double x_log1p_y(double x, double y) noexcept {
    return x == 0 && y == y ? 0.0 : x * std::log1p(y);
}
/// log(1 - exp(x)) for x <= 0 (M. Maechler, 2012).
template <class = void>
[[nodiscard]] inline double log_one_minus_exp(double x) noexcept {
    return x > -log_two ? std::log(-std::expm1(x)) : std::log1p(-std::exp(x));
}
/// log(1 + exp(x)).
template <class = void>
[[nodiscard]] inline double log_one_plus_exp(double x) noexcept {
    return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}
/// log(exp(x) + exp(y)).
template <class = void>
[[nodiscard]] inline double log_add_exp(double x, double y) noexcept {
    const double high = std::max(x, y), low = std::min(x, y);
    return high == low ? high + log_two : high + std::log1p(std::exp(low - high));
}
/// sin(pi x) with exact zeros.
template <class = void>
[[nodiscard]] inline double sine_of_turns(double x) noexcept {
    const double rest = x - 2 * std::round(x / 2);
    if (std::abs(rest) <= 0.25) return std::sin(pi * rest);
    if (std::abs(rest) >= 0.75) return std::copysign(std::sin(pi * (1 - std::abs(rest))), rest);
    return std::copysign(std::cos(pi * (0.5 - std::abs(rest))), rest);
}

using RealFunction = core::FunctionRef<double(double)>;

/// One level of a double-exponential rule (H. Takahasi, M. Mori, 1974): the sum of the terms at u = first, first +
/// step, ... The map leads u to x: tanh-sinh, exp-sinh or sinh-sinh by which ends are finite.
template <class = void>
[[nodiscard]] inline double double_exponential_sum(RealFunction function, double a, double b, double first, double step,
                                                   double last) {
    const bool left = std::isfinite(a), right = std::isfinite(b);
    double sum = 0;
    for (double u = first; u <= last; u += step) {
        const double s = pi / 2 * std::sinh(u), slope = pi / 2 * std::cosh(u);
        double x, weight;
        if (left && right) {
            const double e = std::exp(-2 * std::abs(s)), share = e / (1 + e);
            x = s < 0 ? a + (b - a) * share : b - (b - a) * share;
            weight = (b - a) * 2 * share / (1 + e) * slope;
        } else if (left || right) {
            const double e = std::exp(s);
            x = left ? a + e : b - e;
            weight = e * slope;
        } else {
            x = std::sinh(s);
            weight = std::cosh(s) * slope;
        }
        const double term = function(x) * weight;
        if (std::isfinite(term)) sum += term;
    }
    return sum;
}

/// The integral of a function over (a, b), ends infinite or with integrable singularities. Where the rule does not
/// converge, the interval is halved, down to parts that do not matter beside `whole`, the size of all.
template <class = void>
[[nodiscard]] inline double integral(RealFunction function, double a, double b, int depth = 0, double whole = 0) {
    if (!(a < b)) return 0;
    const bool finite = std::isfinite(a) && std::isfinite(b);
    const double reach = finite ? 4.0 : 6.0;
    double step = 0.5, sum = double_exponential_sum(function, a, b, -reach, step, reach), before = sum * step;
    double change = infinite;
    for (int level = 1; level <= (depth == 0 ? 7 : 5); ++level) {
        sum += double_exponential_sum(function, a, b, -reach + step / 2, step, reach);
        step /= 2;
        const double now = sum * step;
        change = std::abs(now - before);
        before = now;
        if (level >= 2 && change <= 1e-9 * std::abs(now)) {  // convergence is quadratic: one more level is exact
            sum += double_exponential_sum(function, a, b, -reach + step / 2, step, reach);
            return sum * step / 2;
        }
        if (level >= 2 && change <= 1e-14 * whole) return now;
    }
    whole = std::max(whole, std::abs(before));
    if (depth >= 8 || !std::isfinite(before) || change <= 1e-13 * whole) return before;
    const double remote = std::ldexp(1.0, depth);
    const double cut = finite ? a + (b - a) / 2 : std::isfinite(a) ? a + remote : std::isfinite(b) ? b - remote : 0;
    return integral(function, a, cut, depth + 1, whole) + integral(function, cut, b, depth + 1, whole);
}

/// Doubles in their order as integers, so that bisection takes 64 steps whatever the scale.
template <class = void>
[[nodiscard]] inline std::int64_t ordinal(double x) noexcept {
    const auto bits = std::bit_cast<std::int64_t>(x);
    return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
}
template <class = void>
[[nodiscard]] inline double from_ordinal(std::int64_t i) noexcept {
    return std::bit_cast<double>(i < 0 ? std::numeric_limits<std::int64_t>::min() - i : i);
}
template <class = void>
[[nodiscard]] inline double middle_double(double a, double b) noexcept {
    const std::int64_t i = ordinal(a), j = ordinal(b);
    return from_ordinal((i & j) + ((i ^ j) >> 1));
}

/// The x in (lower, upper) where a monotone tail probability is q > 0: Newton's steps on its logarithm where they stay
/// in the bracket, bisection among doubles where they do not.
/// @param tail     the probability, rising, or falling where `falling` is set.
/// @param density  its derivative's size; may be 0 or NaN where unknown.
template <class = void>
[[nodiscard]] inline double inverse(RealFunction tail, RealFunction density, double lower, double upper, double q,
                                    bool falling, double start) {
    double lo = std::max(lower, -std::numeric_limits<double>::max());
    double hi = std::min(upper, std::numeric_limits<double>::max());
    double x = start > lo && start < hi ? start : middle_double(lo, hi);
    double best = x, best_error = infinite;
    for (int step = 0; step < 240; ++step) {
        const double value = tail(x);
        const double error = std::abs(value - q);
        if (error < best_error) {
            best = x;
            best_error = error;
        }
        if (value == q) return x;
        if ((value < q) != falling)
            lo = x;
        else
            hi = x;
        const double slope = density(x);
        double next = undefined;
        if (value > 0 && slope > 0) {
            const double ratio = (q - value) / value;
            const double move = (std::abs(ratio) < 0.5 ? std::log1p(ratio) : std::log(q / value)) * value / slope;
            next = falling ? x - move : x + move;
            if (next == x) return x;
        }
        if (!(next > lo && next < hi) || step % 4 == 3) {
            const double half = middle_double(lo, hi);
            if (half == lo || half == hi) return best;
            if (!(next > lo && next < hi) || step > 12) next = half;
        }
        if (std::abs(next - x) <= 1e-16 * std::abs(x)) return std::abs(tail(next) - q) < best_error ? next : best;
        x = next;
    }
    return best;
}

}  // namespace scixx::stats::detail
