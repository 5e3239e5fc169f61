// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/incomplete/beta.hpp>

/// Where inversions of the incomplete gamma and beta functions start.
namespace scixx::special::detail::incomplete {

/// The normal quantile of a tail probability, at least 0 for tail <= 1/2: to three digits.
[[nodiscard]] inline double rough_quantile(double tail) noexcept {
    // Abramowitz, Stegun 26.2.23.
    const double t = std::sqrt(-2 * std::log(tail));
    return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/// About the x with P(a, x) = p and Q(a, x) = q, to which gamma_inverse() is exact; exact below exp(-36).
template <class Setup>
[[nodiscard]] inline double gamma_start(const Setup& setup, double p, double q) noexcept {
    const double a = setup.a;
    const bool upper = q < p;
    const double target = upper ? q : p, log_target = std::log(target);
    // log (p Gamma(1 + a))^(1/a), the inverse of the first term of the series
    const double log_p = upper ? std::log1p(-q) : log_target;
    const double log_start =
        a < 1 ? (log_p + log_gamma_1p(a)) / a : (log_p - std::log(setup.constant())) / a + std::log(a) - 1;
    if (log_start < -36) {
        const Pair power = (upper ? Pair(log_p) : log_pair(p)) + Pair(a < 1 ? log_gamma_1p(a) : log_abs_gamma(1 + a));
        return times_exp(1, power / Pair(a));
    }
    const double r = log_start < 3 ? std::exp(log_start) : std::numeric_limits<double>::infinity();
    if (r < 0.3 * (1 + a)) {  // its reversion (Gil, Segura, Temme 2012, equation 3.3)
        const double a1 = a + 1, a2 = a + 2;
        return r * (1 + r / a1 *
                            (1 + r * (3 * a + 5) / (2 * a1 * a2) *
                                     (1 + r * 2 * (8 * a * a + 33 * a + 31) / (3 * a1 * (3 * a + 5) * (a + 3)))));
    } else if (upper && (a < 0.5 || log_target < -a - 8) && a < 12) {
        // x = y - (1 - a) log x + ..., y = -log(q Gamma(a))
        const double y = -log_target - log_abs_gamma(a);
        double x = std::max(y, 0.3);
        for (int k = 0; k < 2; ++k) x = std::max(0.3, y - (1 - a) * std::log(x + (1 - a) * (x > 2 ? 1.0 : 0.5)));
        return x;
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
        return a * std::max(lambda, 1e-3);
    }
}

/// A point of (0, 1) by its distances from both ends, the smaller of which is exact.
struct Between {
    double x, y;
    template <class Real>
    [[nodiscard]] Real left() const noexcept {
        return x <= y ? Real(x) : sum_of<Real>(1, -y);
    }
    template <class Real>
    [[nodiscard]] Real right() const noexcept {
        return x <= y ? sum_of<Real>(1, -x) : Real(y);
    }
};

/// Where beta_inverse() starts.
template <class Setup>
[[nodiscard]] inline Between beta_start(const Setup& setup, double p, double q) noexcept {
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
    // The first term of the series at an end alone, which beta_inverse() takes as it is where it is below doubles.
    if (odds < -600 && a <= 1)
        return {std::exp(((upper ? std::log1p(-q) : log_target) - high(setup.log_small(false))) / a), 1};
    if (odds > 600 && b <= 1)
        return {1, std::exp(((upper ? log_target : std::log1p(-p)) - high(setup.log_small(true))) / b)};
    odds = std::clamp(odds, -709.0, 709.0);
    Between at = odds < 0 ? Between{0, 1 / (1 + std::exp(odds))} : Between{1 / (1 + std::exp(-odds)), 0};
    if (odds < 0)
        at.x = std::exp(odds) * at.y;
    else
        at.y = std::exp(-odds) * at.x;
    return at;
}

}  // namespace scixx::special::detail::incomplete
