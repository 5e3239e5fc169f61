// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/incomplete/beta.hpp>
#include <scixx/special/detail/incomplete/beta_block.hpp>
#include <scixx/special/detail/incomplete/gamma_block.hpp>

/// Inverses of the incomplete gamma and beta functions in their last argument.
///
/// Both tails are log-concave functions of u = log x (gamma) and u = log(x / y) (beta), as the density in u is: Newton's
/// and Halley's steps for the logarithm of a tail converge from one side wherever they start. With the density over the
/// tail as g' and (a - x) or (a y - b x) as the logarithmic derivative of the density, (log T)'' costs nothing.
namespace scixx::special::detail::incomplete {

/// One step in u for the tail T with log T' = slope towards target, `bend` being the logarithmic derivative of the density.
struct Step {
    double move;
    bool last;
};
/// `miss` = log(target / T) and `slope` = +-rate of T.
template <class = void>
[[nodiscard]] inline Step halley(double miss, double slope, double bend) noexcept {
    const double newton = miss / slope, turn = 1 + 0.5 * newton * (bend - slope);
    const double move = std::clamp(turn > 0.25 ? newton / turn : newton, -20.0, 20.0);
    return {move, std::abs(move) * (1 + std::abs(slope) + std::abs(bend)) < 4e-6};
}
/// log(target / T) and the slope of log T, T being the lower or the upper tail as `upper` asks.
struct Miss {
    double value, slope;
};
template <class = void>
[[nodiscard]] inline Miss miss_of(const Tail& tail, double target, double log_target, bool upper) noexcept {
    const double sign = upper ? -1.0 : 1.0;
    if (tail.upper == upper) {
        if (tail.exponent.hi > -1000 && tail.exponent.hi < 300) {
            // Both times 2^512 where they are small.
            const bool little = target < 1e-150;
            const double value =
                little ? times_exp(tail.factor, tail.exponent + two_512_log) : times_exp(tail.factor, tail.exponent);
            const double goal = little ? target * 0x1p512 : target, gap = (goal - value) / value;
            if (value > 1e-290)
                return {std::abs(gap) < 0.5 ? std::log1p(gap) : std::log(goal / value), sign * tail.rate};
        }
        return {((log_target - tail.exponent.hi) - tail.exponent.lo) - std::log(tail.factor), sign * tail.rate};
    }
    const double other = times_exp(tail.factor, tail.exponent), value = std::max(1 - other, 1e-300);
    return {std::log(target / value), sign * tail.rate * (other / value)};
}

/// The normal quantile of a tail probability, at least 0 for tail <= 1/2: to three digits.
template <class = void>
[[nodiscard]] inline double rough_quantile(double tail) noexcept {
    // Abramowitz, Stegun 26.2.23.
    const double t = std::sqrt(-2 * std::log(tail));
    return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/// x with P(a, x) = p and Q(a, x) = q, p + q = 1, the smaller of which counts; 0 < p, q < 1, finite a > 0.
template <class Setup>
[[nodiscard]] inline double gamma_inverse(const Setup& setup, double p, double q) noexcept {
    const double a = setup.a;
    const bool upper = q < p;
    const double target = upper ? q : p, log_target = std::log(target);
    double x;
    // log (p Gamma(1 + a))^(1/a), the inverse of the first term of the series
    const double log_p = upper ? std::log1p(-q) : log_target;
    const double log_start =
        a < 1 ? (log_p + log_gamma_1p(a)) / a : (log_p - std::log(setup.constant())) / a + std::log(a) - 1;
    if (log_start < -36) {
        const Pair power = (upper ? Pair(log_p) : log_pair(p)) + Pair(a < 1 ? log_gamma_1p(a) : log_abs_gamma(1 + a));
        return times_exp(1, power / Pair(a));
    }
    const double r = log_start < 3 ? std::exp(log_start) : 1e30;
    if (r < 0.3 * (1 + a)) {  // its reversion (Gil, Segura, Temme 2012, equation 3.3)
        const double a1 = a + 1, a2 = a + 2;
        x = r * (1 + r / a1 *
                         (1 + r * (3 * a + 5) / (2 * a1 * a2) *
                                  (1 + r * 2 * (8 * a * a + 33 * a + 31) / (3 * a1 * (3 * a + 5) * (a + 3)))));
    } else if (upper && (a < 0.5 || log_target < -a - 8) && a < 12) {
        // x = y - (1 - a) log x + ..., y = -log(q Gamma(a))
        const double y = -log_target - log_abs_gamma(a);
        x = std::max(y, 0.3);
        for (int k = 0; k < 2; ++k) x = std::max(0.3, y - (1 - a) * std::log(x + (1 - a) * (x > 2 ? 1.0 : 0.5)));
    } else {
        // eta of the normal quantile, corrected by the first term of Temme's expansion (N. M. Temme, Math. Comp. 58
        // (1992) 755), and lambda by its series or Newton's iteration.
        const double z = rough_quantile(target), side = upper ? 1.0 : -1.0;
        const double eta0 = side * z / std::sqrt(a);
        const auto lambda_of = [](double eta) {
            if (std::abs(eta) < 1)
                return 1 + eta * (1 + eta * (1.0 / 3 + eta * (1.0 / 36 + eta * (-1.0 / 270 + eta * (1.0 / 4320)))));
            double lambda = eta > 0 ? 1 + eta + 0.5 * eta * eta : std::exp(-1 - 0.5 * eta * eta);
            for (int k = 0; k < 4; ++k) {
                const double error = lambda - 1 - std::log(lambda) - 0.5 * eta * eta;
                lambda = std::max(lambda * 0.1, lambda - error * lambda / (lambda - 1));
            }
            return lambda;
        };
        double lambda = lambda_of(eta0);
        const double shift = std::abs(eta0) < 0.01 ? -1.0 / 3 + eta0 / 36 : std::log(eta0 / (lambda - 1)) / eta0;
        lambda = lambda_of(eta0 + shift / a);
        x = a * std::max(lambda, 1e-3);
    }
    for (int k = 0; k < 60; ++k) {
        const Miss miss = miss_of(gamma_tail(setup, x), target, log_target, upper);
        const Step step = halley(miss.value, miss.slope, a - x);
        if (!(std::abs(step.move) <= 20)) break;
        x += x * std::expm1(step.move);
        if (x < 1e-305 || step.last) break;
    }
    return x;
}

/// A point of (0, 1) by its distances from both ends, the smaller of which is exact.
struct Between {
    double x, y;
    [[nodiscard]] Pair left() const noexcept { return x <= y ? Pair(x) : exact_sum(1, -y); }
    [[nodiscard]] Pair right() const noexcept { return x <= y ? exact_sum(1, -x) : Pair(y); }
};

/// (x, y) with I_x(a, b) = p and its complement q, p + q = 1, the smaller of which counts; 0 < p, q < 1, finite a, b > 0.
template <class Setup>
[[nodiscard]] inline Between beta_inverse(const Setup& setup, double p, double q) noexcept {
    const double a = setup.a, b = setup.b;
    const bool upper = q < p;
    const double target = upper ? q : p, log_target = std::log(target);
    double odds;  // log(x / y)
    if (a >= 1 && b >= 1) {
        // Abramowitz, Stegun 26.5.22.
        const double z = (upper ? -1.0 : 1.0) * rough_quantile(target);
        const double u = 1 / (2 * a - 1), v = 1 / (2 * b - 1), lambda = (z * z - 3) / 6, h = 2 / (u + v);
        const double w = z * std::sqrt(std::max(h + lambda, 0.0)) / h - (v - u) * (lambda + 5.0 / 6 - 2 / (3 * h));
        odds = std::log(a / b) - 2 * w;
    } else {
        const double n = a + b, t = std::exp(a * std::log(a / n)) / a, u = std::exp(b * std::log(b / n)) / b, w = t + u;
        const double log_p = upper ? std::log1p(-q) : log_target, log_q = upper ? log_target : std::log1p(-p);
        if (p * w < t) {
            const double l = (log_p + std::log(a * w)) / a;
            odds = l - std::log1p(-std::min(std::exp(l), 0.9));
        } else {
            const double l = (log_q + std::log(b * w)) / b;
            odds = std::log1p(-std::min(std::exp(l), 0.9)) - l;
        }
    }
    if (a >= 1 && b >= 1 && (a < 12 || b < 12)) {
        // Where the normal quantile is far off, the first term of the series: x = (p a B)^(1/a), or mirrored.
        const double log_beta_power = std::log(setup.constant());  // of a^a b^b / (n^n B)
        const double n = a + b;
        if (!upper) {
            const double l =
                (log_target + std::log(a) - log_beta_power + a * std::log(a / n) + b * std::log(b / n)) / a;
            if (l < -3 - std::log1p(b)) odds = l;
        } else {
            const double l =
                (log_target + std::log(b) - log_beta_power + a * std::log(a / n) + b * std::log(b / n)) / b;
            if (l < -3 - std::log1p(a)) odds = -l;
        }
    }
    odds = std::clamp(odds, -709.0, 709.0);
    Between at = odds < 0 ? Between{0, 1 / (1 + std::exp(odds))} : Between{1 / (1 + std::exp(-odds)), 0};
    if (odds < 0)
        at.x = std::exp(odds) * at.y;
    else
        at.y = std::exp(-odds) * at.x;
    for (int k = 0; k < 100; ++k) {
        const Pair x = at.left(), y = at.right();
        const Miss miss = miss_of(beta_tail(setup, x, y), target, log_target, upper);
        const Step step = halley(miss.value, miss.slope, a * y.hi - b * x.hi);
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

struct Gammainc {
    template <class = void>
    static double brief(double a, double x) {
        return gamma_all(GammaOnceOf<double>{a}, x).lower;
    }
    template <class = void>
    static auto brief_fixed(double a) {
        return [setup = GammaFixedOf<double>(a)](double x) { return gamma_all(setup, x).lower; };
    }
    template <class = void>
    static double at(double a, double x) {
        return gamma_all(a, x).lower;
    }
    template <class = void>
    static void block(const double* a, const double* x, double* out, std::ptrdiff_t size) {
        gamma_block<false>(a, x, out, size);
    }
    template <class = void>
    static auto fixed(double a) {
        return [setup = GammaFixed(a)](double x) { return gamma_all(setup, x).lower; };
    }
};
struct Gammaincc {
    template <class = void>
    static double brief(double a, double x) {
        return gamma_all(GammaOnceOf<double>{a}, x).upper;
    }
    template <class = void>
    static auto brief_fixed(double a) {
        return [setup = GammaFixedOf<double>(a)](double x) { return gamma_all(setup, x).upper; };
    }
    template <class = void>
    static double at(double a, double x) {
        return gamma_all(a, x).upper;
    }
    template <class = void>
    static void block(const double* a, const double* x, double* out, std::ptrdiff_t size) {
        gamma_block<true>(a, x, out, size);
    }
    template <class = void>
    static auto fixed(double a) {
        return [setup = GammaFixed(a)](double x) { return gamma_all(setup, x).upper; };
    }
};
struct Gammaincinv {
    template <class = void>
    static double at(double a, double p) {
        return gamma_inverse_all(GammaFixed(a), p, 1 - p);
    }
    template <class = void>
    static auto fixed(double a) {
        return [setup = GammaFixed(a)](double p) { return gamma_inverse_all(setup, p, 1 - p); };
    }
};
struct Gammainccinv {
    template <class = void>
    static double at(double a, double q) {
        return gamma_inverse_all(GammaFixed(a), 1 - q, q);
    }
    template <class = void>
    static auto fixed(double a) {
        return [setup = GammaFixed(a)](double q) { return gamma_inverse_all(setup, 1 - q, q); };
    }
};

struct Betainc {
    template <class = void>
    static double brief(double a, double b, double x) {
        return beta_all(BetaOnceOf<double>{a, b}, x, 1 - x).lower;
    }
    template <class = void>
    static auto brief_fixed(double a, double b) {
        return [setup = BetaFixedOf<double>(a, b)](double x) { return beta_all(setup, x, 1 - x).lower; };
    }
    template <class = void>
    static double at(double a, double b, double x) {
        return beta_all(a, b, x).lower;
    }
    template <class = void>
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        beta_block<false>(a, b, x, out, size);
    }
    template <class = void>
    static auto fixed(double a, double b) {
        return [setup = BetaFixed(a, b)](double x) { return beta_all(setup, x, exact_sum(1, -x)).lower; };
    }
};
struct Betaincc {
    template <class = void>
    static double brief(double a, double b, double x) {
        return beta_all(BetaOnceOf<double>{a, b}, x, 1 - x).upper;
    }
    template <class = void>
    static auto brief_fixed(double a, double b) {
        return [setup = BetaFixedOf<double>(a, b)](double x) { return beta_all(setup, x, 1 - x).upper; };
    }
    template <class = void>
    static double at(double a, double b, double x) {
        return beta_all(a, b, x).upper;
    }
    template <class = void>
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        beta_block<true>(a, b, x, out, size);
    }
    template <class = void>
    static auto fixed(double a, double b) {
        return [setup = BetaFixed(a, b)](double x) { return beta_all(setup, x, exact_sum(1, -x)).upper; };
    }
};
struct Betaincinv {
    template <class = void>
    static double at(double a, double b, double p) {
        return beta_inverse_all(BetaFixed(a, b), p, 1 - p).x;
    }
    template <class = void>
    static auto fixed(double a, double b) {
        return [setup = BetaFixed(a, b)](double p) { return beta_inverse_all(setup, p, 1 - p).x; };
    }
};
struct Betainccinv {
    template <class = void>
    static double at(double a, double b, double q) {
        return beta_inverse_all(BetaFixed(a, b), 1 - q, q).x;
    }
    template <class = void>
    static auto fixed(double a, double b) {
        return [setup = BetaFixed(a, b)](double q) { return beta_inverse_all(setup, 1 - q, q).x; };
    }
};

}  // namespace scixx::special::detail::incomplete
