// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/stable/side.hpp>

/// Stable laws: which method where.
namespace scixx::stats::detail::stable {

/// Power series in y^-a of the tail (V. M. Zolotarev, One-dimensional stable distributions (1986)): convergent for a <
/// 1, else asymptotic. NaN where its terms do not fall below 1e-17 of the sum. power 1: the density, 0: the integral
/// above y.
template <class = void>
[[nodiscard]] inline double tail_series(const Side& side, double y, int power) {
    const double log_ratio = side.a * (side.one_sided - std::log(y));
    if (!(log_ratio < -1)) return undefined;
    const double ratio = std::exp(log_ratio), turn = side.a < 1 ? side.a * side.length : side.below;
    double sum = 0, power_of_ratio = 1, factorial = 1, before = infinite;
    for (int k = 1; k < 80; ++k) {
        power_of_ratio *= side.a < 1 && k > 1 ? -ratio : ratio;
        factorial *= k;
        const double size = std::tgamma(side.a * k + power) / factorial * power_of_ratio;
        sum += size * std::sin(k * turn);
        if (std::abs(size) <= 1e-17 * std::abs(sum)) return power == 1 ? sum / (pi * y) : sum / pi;
        if (!(std::abs(size) < before)) break;
        before = std::abs(size);
    }
    return undefined;
}

/// The upper tail near a = 1 by the transform of Laplace, in s = w / x: 1 / pi times the integral of
/// exp(-x s + R(s)) sin((1 + b) sin(pi a / 2) s^a), with s^-1 for the integral of the density.
template <class = void>
[[nodiscard]] inline double laplace_tail(double alpha, double beta, double x, int power) {
    const double e = alpha - 1, quarter = sine_of_turns(e / 4);
    const Angles at = angles(alpha, beta);
    const auto term = [&](double u, double growth, double sum, bool& live) {
        const double decay = 1 / growth, w = growth * std::exp(-decay), s = w / x, log_s = u - decay - std::log(x);
        const double grown = e == 0 ? 0.0 : std::expm1(e * log_s), s_a = s * (1 + grown);
        const double bend = e == 0 ? -2 * beta / pi * s * log_s
                                   : at.tangent * (-2 * quarter * quarter * s_a + s * grown) - s_a * at.cosine;
        const double value = std::exp(bend - w) * std::sin((1 + beta) * at.sine * s_a) * (power == 1 ? w : 1.0);
        if ((u < -2 && std::abs(value) <= 1e-18 * std::abs(sum)) || (u > 0 && bend - w < -50)) live = false;
        return value * (1 + decay);
    };
    return trapezoid(term, -6, 6) / (power == 1 ? pi * x : pi);
}

/// The density, or P(X < x) - 1/2, near a = 1 by the integral of the characteristic function.
template <class = void>
[[nodiscard]] inline double fourier(double alpha, double beta, double x, int power) {
    const double e = alpha - 1, tangent = angles(alpha, beta).tangent;
    const auto term = [&](double u, double growth, double sum, bool& live) {
        const double decay = 1 / growth, log_t = u - decay, t = growth * std::exp(-decay);
        const double grown = e == 0 ? 0.0 : std::expm1(e * log_t);
        const double phase = t * x - (e == 0 ? -2 * beta / pi * t * log_t : tangent * t * grown);
        const double size = std::exp(-t * (1 + grown));
        const double value = size * (power == 1 ? t * std::cos(phase) : std::sin(phase));
        if ((u < -2 && std::abs(value) <= 1e-18 * std::abs(sum)) || size < 1e-20) live = false;
        return value * (1 + decay);
    };
    return trapezoid(term, -6, 6) / pi;
}

/// The law with exponent a and skewness b at a point, given as y in the form S1 and as x0 in the form S0.
class Law {
public:
    Law(double alpha, double beta) : right_(alpha, beta), left_(alpha, -beta) {}

    [[nodiscard]] double shift() const { return right_.shift; }

    template <class = void>
    [[nodiscard]] Scaled density(double y, double x0) const {
        const double a = right_.a;
        if (a == 2) return {0.5 / std::sqrt(pi), -y * y / 4};
        if (a == 1 && right_.b == 0) return {1 / (pi * (1 + y * y))};
        if (near_one()) {
            const Side& tail = x0 > 0 ? right_ : left_;
            if (std::abs(x0) >= far_out && tail.b > -1) return {laplace_tail(a, tail.b, std::abs(x0), 1)};
            if (std::abs(x0) < far_out && !use_nolan(y)) return {fourier(a, right_.b, x0, 1)};
        }
        if (y == 0 && a != 1) return {right_.at_zero()};
        const Side& side = on_right(y) ? right_ : left_;
        if (side.length == 0) return {0};
        if (a != 1) {
            const double series = tail_series(side, std::abs(y), 1);
            if (series == series) return {series};
        }
        return side.density(std::abs(y), on_right(y) ? x0 : -x0);
    }

    /// P(X > x), or P(X < x).
    template <class = void>
    [[nodiscard]] Scaled tail(double y, double x0, bool upper) const {
        const double a = right_.a;
        if (a == 2) return {0.5 * std::erfc(upper ? y / 2 : -y / 2)};
        if (a == 1 && right_.b == 0) return {std::atan2(1.0, upper ? y : -y) / pi};
        if (near_one()) {
            const Side& heavy = x0 > 0 ? right_ : left_;
            if (std::abs(x0) >= far_out && heavy.b > -1)
                return of_tail((x0 > 0) == upper, laplace_tail(a, heavy.b, std::abs(x0), 0));
            if (std::abs(x0) < far_out && !use_nolan(y)) {
                const double half = fourier(a, right_.b, x0, 0);
                return {upper ? 0.5 - half : 0.5 + half};
            }
        }
        if (y == 0 && a != 1) return {(upper ? left_ : right_).mass_below()};
        const bool above = on_right(y);
        const Side& side = above ? right_ : left_;
        if (side.length == 0) return of_tail(above == upper, 0);
        if (a != 1) {
            const double series = tail_series(side, std::abs(y), 0);
            if (series == series) return of_tail(above == upper, series);
        }
        const double at = std::abs(y), other = above ? x0 : -x0;
        return above == upper ? side.sf(at, other) : side.cdf(at, other);
    }

    /// Where the upper tail is q, roughly, for a small q: from its first term; in the form S0.
    template <class = void>
    [[nodiscard]] double tail_start(double q, bool upper) const {
        const Angles at = angles(right_.a, right_.b);
        const double weight = std::tgamma(right_.a) * at.sine * (upper ? 1 + right_.b : 1 - right_.b) / pi;
        const double x = std::pow(weight / q, 1 / right_.a);
        return upper ? x : -x;
    }

private:
    Side right_, left_;
    static constexpr double far_out = 5;

    [[nodiscard]] bool near_one() const { return std::abs(right_.e) < 0.01; }
    [[nodiscard]] bool on_right(double y) const { return right_.a == 1 ? right_.b > 0 : y > 0; }
    /// Nolan's integral is well-conditioned near a = 1 on the side with the bulk, but for small b.
    template <class = void>
    [[nodiscard]] bool use_nolan(double y) const {
        const Side& side = on_right(y) ? right_ : left_;
        return std::abs(side.b) > 0.05 && (side.a == 1 || side.shift > 0);
    }
    [[nodiscard]] static Scaled of_tail(bool same, double q) { return {same ? q : 1 - q}; }
};

}  // namespace scixx::stats::detail::stable
