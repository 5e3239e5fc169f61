// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/incomplete/inverse.hpp>

/// The distribution functions beneath statistics and their inverses.
namespace scixx::special::detail::distributions {

using incomplete::beta_all;
using incomplete::beta_block;
using incomplete::beta_inverse_all;
using incomplete::beta_quantiles;
using incomplete::BetaFixed;
using incomplete::BetaOnce;
using incomplete::BetaTails;
using incomplete::Block;
using incomplete::gamma_all;
using incomplete::gamma_block;
using incomplete::gamma_inverse_all;
using incomplete::gamma_quantiles;
using incomplete::GammaFixed;
using incomplete::GammaTails;
using incomplete::Parts;

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// The root of f between a and b, where f has the values fa and fb of opposite sign (T. R. Chandrupatla, Adv. Eng. Software
/// 28 (1997) 145).
template <class F>
[[nodiscard]] inline double bracketed_root(F&& f, double a, double b, double fa, double fb) noexcept {
    double c = a, fc = fa, t = 0.5;
    for (int k = 0; k < 200; ++k) {
        const double x = a + t * (b - a), fx = f(x);
        if ((fx < 0) == (fa < 0)) {
            c = a;
            fc = fa;
        } else {
            c = b;
            b = a;
            fc = fb;
            fb = fa;
        }
        a = x;
        fa = fx;
        const double best = std::abs(fa) < std::abs(fb) ? a : b, least = std::min(std::abs(fa), std::abs(fb));
        const double tolerance = 2e-16 * std::abs(best) + 1e-300, room = tolerance / std::abs(b - c);
        if (room > 0.5 || least == 0 || fx != fx) return best;
        const double xi = (a - b) / (c - b), phi = (fa - fb) / (fc - fb);
        t = 0.5;
        if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)
            t = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
        t = std::clamp(t, std::min(room, 0.5), std::max(1 - room, 0.5));
    }
    return a;
}

/// How far a distribution function is from p (and its complement from q, p + q = 1), as a logarithm of the smaller one.
template <class = void>
[[nodiscard]] inline double miss(const Parts& parts, double p, double q) noexcept {
    if (parts.lower != parts.lower || parts.upper != parts.upper) return nan;
    if (p <= q) return parts.lower > 0 ? std::log(parts.lower / p) : -800 - (parts.lower - p);
    return parts.upper > 0 ? -std::log(parts.upper / q) : 800.0;
}

/// The parameter s in [low, high] for which parts(s).lower = p, a monotonic function; the nearer end where there is none.
template <class F>
[[nodiscard]] inline double invert_between(F&& parts, double p, double q, double low, double high,
                                           bool increasing) noexcept {
    if (!(p >= 0 && q >= 0) || low != low || high != high) return nan;
    const auto f = [&](double s) { return increasing ? miss(parts(s), p, q) : -miss(parts(s), p, q); };
    if (p == 0) return increasing ? low : high;
    if (q == 0) return increasing ? high : low;
    const double below = f(low), above = f(high);
    if (below != below || above != above) return nan;
    if (below >= 0) return low;
    if (above <= 0) return high;
    return bracketed_root(f, low, high, below, above);
}

/// The same over s > 0; NaN where there is none.
template <class F>
[[nodiscard]] inline double invert_positive(F&& parts, double p, double q, double start, bool increasing) noexcept {
    if (!(p > 0 && q > 0 && start > 0 && start < infinity)) return nan;
    const auto f = [&](double s) { return increasing ? miss(parts(s), p, q) : -miss(parts(s), p, q); };
    double low = start, high = start, below = f(start), above = below, factor = 2;
    if (below != below) return nan;
    while (above < 0) {
        if (high > 1e100) return nan;
        low = high;
        below = above;
        high *= factor;
        factor = std::min(factor * factor, 1e30);
        above = f(high);
        if (above != above) return nan;
    }
    while (below > 0) {
        if (low < 1e-100) return nan;
        high = low;
        above = below;
        low /= factor;
        factor = std::min(factor * factor, 1e30);
        below = f(low);
        if (below != below) return nan;
    }
    if (above == 0) return high;
    if (below == 0) return low;
    while (high > 4 * low) {
        const double middle = std::sqrt(low) * std::sqrt(high), value = f(middle);
        (value < 0 ? low : high) = middle;
        (value < 0 ? below : above) = value;
    }
    return bracketed_root(f, low, high, below, above);
}

/// An s > 0 with parts(s).lower = p where that is not monotonic: the nearest to `start` on the scale of log(s) but for a factor of 2;
/// NaN where there is none.
template <class F>
[[nodiscard]] inline double invert_nearest(F&& parts, double p, double q, double start) noexcept {
    if (!(p > 0 && q > 0)) return nan;
    const auto f = [&](double s) { return miss(parts(s), p, q); };
    double low = start, high = start, below = f(start), above = below;
    for (int k = 0; k < 60 && below == below && above == above; ++k) {
        const double up = f(2 * high), down = f(low / 2);
        if ((up < 0) != (above < 0)) return bracketed_root(f, high, 2 * high, above, up);
        if ((down < 0) != (below < 0)) return bracketed_root(f, low / 2, low, down, below);
        high *= 2;
        low /= 2;
        above = up;
        below = down;
    }
    return nan;
}

}  // namespace scixx::special::detail::distributions
