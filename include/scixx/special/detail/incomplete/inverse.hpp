// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/incomplete/beta.hpp>
#include <scixx/special/detail/incomplete/beta_block.hpp>
#include <scixx/special/detail/incomplete/gamma_block.hpp>
#include <scixx/special/detail/incomplete/inverse_block.hpp>

/// Inverses of the incomplete gamma and beta functions in their last argument.
///
/// Both tails are log-concave functions of u = log x (gamma) and u = log(x / y) (beta), as the density in u is:
/// Newton's and Halley's steps for the logarithm of a tail converge from one side wherever they start. With the density
/// over the tail as g' and (a - x) or (a y - b x) as the logarithmic derivative of the density, (log T)'' costs
/// nothing.
namespace scixx::special::detail::incomplete {

/// One step in u for the tail T with log T' = slope towards target, `bend` being the logarithmic derivative of the
/// density.
struct Step {
    double move;
    bool last;
};
/// `miss` = log(target / T) and `slope` = +-rate of T.
template <class Real>
[[nodiscard]] inline Step halley(double miss, double slope, double bend) noexcept {
    const double newton = miss / slope, turn = 1 + 0.5 * newton * (bend - slope);
    const double move = std::clamp(turn > 0.25 ? newton / turn : newton, -20.0, 20.0);
    return {move,
            std::abs(move) * (1 + std::abs(slope) + std::abs(bend)) < (std::is_same_v<Real, double> ? 5e-4 : 4e-6)};
}
/// log(target / T) and the slope of log T, T being the lower or the upper tail as `upper` asks.
struct Miss {
    double value, slope;
};
template <class Real>
[[nodiscard]] inline Miss miss_of(const TailOf<Real>& tail, double target, double log_target, bool upper) noexcept {
    const double sign = upper ? -1.0 : 1.0;
    if (tail.upper == upper) {
        const Real exponent = tail.exponent;
        if (high(exponent) > -1000 && high(exponent) < 300) {
            // Both times 2^512 where they are small.
            const bool little = target < 1e-150;
            const double value =
                little ? times_exp(tail.factor, Pair(exponent) + two_512_log) : times_exp(tail.factor, exponent);
            const double goal = little ? target * 0x1p512 : target, gap = (goal - value) / value;
            if (value > 1e-290)
                return {std::abs(gap) < 0.5 ? std::log1p(gap) : std::log(goal / value), sign * tail.rate};
        }
        double gap = log_target - high(exponent);
        if constexpr (!std::is_same_v<Real, double>) gap -= exponent.lo;
        return {gap - std::log(tail.factor), sign * tail.rate};
    }
    const double other = times_exp(tail.factor, tail.exponent), value = std::max(1 - other, 1e-300);
    return {std::log(target / value), sign * tail.rate * (other / value)};
}

/// x with P(a, x) = p and Q(a, x) = q, p + q = 1, the smaller of which counts; 0 < p, q < 1, finite a > 0.
template <class Setup>
[[nodiscard]] inline double gamma_inverse(const Setup& setup, double p, double q) noexcept {
    const double a = setup.a;
    const bool upper = q < p;
    const double target = upper ? q : p, log_target = std::log(target);
    double x = gamma_start(setup, p, q);
    if (x < 2e-16) return x;
    for (int k = 0; k < 60; ++k) {
        const Miss miss = miss_of(gamma_tail(setup, x), target, log_target, upper);
        const Step step = halley<typename Setup::Real>(miss.value, miss.slope, a - x);
        if (!(std::abs(step.move) <= 20)) break;
        x += x * std::expm1(step.move);
        if (x < 1e-305 || step.last) break;
    }
    return x;
}

/// (x, y) with I_x(a, b) = p and its complement q, p + q = 1, the smaller of which counts; 0 < p, q < 1, finite a, b >
/// 0.
template <class Setup>
[[nodiscard]] inline Between beta_inverse(const Setup& setup, double p, double q) noexcept {
    using Real = typename Setup::Real;
    const double a = setup.a, b = setup.b;
    const bool upper = q < p;
    const double target = upper ? q : p, log_target = std::log(target);
    Between at = beta_start(setup, p, q);
    if (at.x < 1e-305 || at.y < 1e-305) return at;
    for (int k = 0; k < 100; ++k) {
        const Real x = at.template left<Real>(), y = at.template right<Real>();
        const Miss miss = miss_of(beta_tail(setup, x, y), target, log_target, upper);
        const Step step = halley<Real>(miss.value, miss.slope, a * high(y) - b * high(x));
        if (!(std::abs(step.move) <= 20)) break;
        // x e^move / (x e^move + y)
        const double more = std::expm1(step.move), down = 1 + at.x * more;
        if (step.move <= 1) {
            at = {at.x + at.x * (at.y * more) / down, at.y / down};
        } else {
            const double less = std::expm1(-step.move), up = 1 + at.y * less;
            at = {at.x / up, at.y + at.y * (at.x * less) / up};
        }
        if (at.x < 1e-305 || at.y < 1e-305 || step.last) break;
    }
    return at;
}

/// x of p = P(a, x) with q = 1 - p, with the borders.
template <class Setup>
[[nodiscard]] inline double gamma_inverse_all(const Setup& setup, double p, double q) noexcept {
    if (!(setup.a >= 0 && p >= 0 && q >= 0)) return std::numeric_limits<double>::quiet_NaN();
    if (p == 0) return 0;
    if (q == 0) return std::numeric_limits<double>::infinity();
    if (setup.a == 0 || !(setup.a < 1e300)) return std::numeric_limits<double>::quiet_NaN();
    return gamma_inverse(setup, p, q);
}
/// (x, 1 - x) of p = I_x(a, b) with q = 1 - p, with the borders.
template <class Setup>
[[nodiscard]] inline Between beta_inverse_all(const Setup& setup, double p, double q) noexcept {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (!(setup.a > 0 && setup.b > 0 && setup.a < 1e300 && setup.b < 1e300 && p >= 0 && q >= 0)) return {nan, nan};
    if (p == 0) return {0, 1};
    if (q == 0) return {1, 0};
    return beta_inverse(setup, p, q);
}

/// P(a, x), or Q(a, x) where `upper` is 1.
template <class T>
SCIXX_ALWAYS_INLINE void gamma_block(const double* a, const double* x, double* out, std::ptrdiff_t size, double upper) {
    tail_block<GammaTails<T>>(
        size, out, [=](GammaTails<T>& at, int i) SCIXX_INLINE_LAMBDA { return at.put(i, a[i], x[i], upper); },
        [=](int i) { return upper > 0 ? gamma_parts<T>(a[i], x[i]).upper : gamma_parts<T>(a[i], x[i]).lower; });
}
/// x with P(a, x) = given, or Q(a, x) = given if Upper.
template <class T, bool Upper>
void gamma_quantiles(const double* a, const double* given, double* x, std::ptrdiff_t size) {
    gamma_inverse_block<T, Upper>(a, given, x, size, [](double shape, double p) {
        return gamma_inverse_all(GammaFixedFor<T>(shape), Upper ? 1 - p : p, Upper ? p : 1 - p);
    });
}
/// x and y = 1 - x with I_x(a, b) = given, or that of the complement if Upper.
template <class T, bool Upper>
void beta_quantiles(const double* a, const double* b, const double* given, double* x, double* y, std::ptrdiff_t size) {
    beta_inverse_block<T, Upper>(a, b, given, x, y, size, [](double first, double second, double p) {
        return beta_inverse_all(BetaFixedFor<T>(first, second), Upper ? 1 - p : p, Upper ? p : 1 - p);
    });
}

// T is the scalar of the result: for float all is as exact as that needs.
template <class T>
struct Gammainc {
    static double at(double a, double x) { return gamma_parts<T>(a, x).lower; }
    static void block(const double* a, const double* x, double* out, std::ptrdiff_t size) {
        gamma_block<T>(a, x, out, size, 0);
    }
    static auto fixed(double a) {
        return [setup = GammaFixedFor<T>(a)](double x) { return gamma_all(setup, x).lower; };
    }
};
template <class T>
struct Gammaincc {
    static double at(double a, double x) { return gamma_parts<T>(a, x).upper; }
    static void block(const double* a, const double* x, double* out, std::ptrdiff_t size) {
        gamma_block<T>(a, x, out, size, 1);
    }
    static auto fixed(double a) {
        return [setup = GammaFixedFor<T>(a)](double x) { return gamma_all(setup, x).upper; };
    }
};
template <class T>
struct Gammaincinv {
    static double at(double a, double p) { return gamma_inverse_all(GammaFixedFor<T>(a), p, 1 - p); }
    static auto fixed(double a) {
        return [setup = GammaFixedFor<T>(a)](double p) { return gamma_inverse_all(setup, p, 1 - p); };
    }
    static void block(const double* a, const double* p, double* out, std::ptrdiff_t size) {
        gamma_quantiles<T, false>(a, p, out, size);
    }
};
template <class T>
struct Gammainccinv {
    static double at(double a, double q) { return gamma_inverse_all(GammaFixedFor<T>(a), 1 - q, q); }
    static auto fixed(double a) {
        return [setup = GammaFixedFor<T>(a)](double q) { return gamma_inverse_all(setup, 1 - q, q); };
    }
    static void block(const double* a, const double* q, double* out, std::ptrdiff_t size) {
        gamma_quantiles<T, true>(a, q, out, size);
    }
};

template <class T>
struct Betainc {
    static double at(double a, double b, double x) { return beta_parts<T>(a, b, x).lower; }
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        beta_block<T, false>(a, b, x, out, size);
    }
    static auto fixed(double a, double b) {
        return [setup = BetaFixedFor<T>(a, b)](double x) { return beta_all(setup, x).lower; };
    }
};
template <class T>
struct Betaincc {
    static double at(double a, double b, double x) { return beta_parts<T>(a, b, x).upper; }
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        beta_block<T, true>(a, b, x, out, size);
    }
    static auto fixed(double a, double b) {
        return [setup = BetaFixedFor<T>(a, b)](double x) { return beta_all(setup, x).upper; };
    }
};
template <class T>
struct Betaincinv {
    static double at(double a, double b, double p) { return beta_inverse_all(BetaFixedFor<T>(a, b), p, 1 - p).x; }
    static auto fixed(double a, double b) {
        return [setup = BetaFixedFor<T>(a, b)](double p) { return beta_inverse_all(setup, p, 1 - p).x; };
    }
    static void block(const double* a, const double* b, const double* p, double* out, std::ptrdiff_t size) {
        Block y;
        beta_quantiles<T, false>(a, b, p, out, y, size);
    }
};
template <class T>
struct Betainccinv {
    static double at(double a, double b, double q) { return beta_inverse_all(BetaFixedFor<T>(a, b), 1 - q, q).x; }
    static auto fixed(double a, double b) {
        return [setup = BetaFixedFor<T>(a, b)](double q) { return beta_inverse_all(setup, 1 - q, q).x; };
    }
    static void block(const double* a, const double* b, const double* q, double* out, std::ptrdiff_t size) {
        Block y;
        beta_quantiles<T, true>(a, b, q, out, y, size);
    }
};

}  // namespace scixx::special::detail::incomplete
