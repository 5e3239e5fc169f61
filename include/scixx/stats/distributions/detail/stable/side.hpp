// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/numeric.hpp>

/// One side of a stable law, y > 0, by the integral of J. P. Nolan (Stoch. Models 13 (1997) 759): with
///
///     g(phi) = (y cos(u)^(1/a) sin(delta) / sin(a phi))^(a / (a - 1)) sin(kappa) / sin(delta),   u = atan(b tan(pi a /
///     2)),
///     phi + delta = L = pi / 2 + u / a,   kappa = pi - delta - a phi
///
/// the density is a / (pi |a - 1| y) times the integral of g exp(-g) over phi in (0, L), and g is monotone.
namespace scixx::stats::detail::stable {

/// mantissa exp(exponent): what underflows keeps its logarithm.
struct Scaled {
    double mantissa, exponent = 0;
    [[nodiscard]] double value() const { return mantissa * std::exp(exponent); }
    [[nodiscard]] double log() const { return std::log(mantissa) + exponent; }
};

/// The integral of f(u) by the trapezoidal rule with a step that is halved until it converges, from 0 outwards. f(u,
/// exp(u), sum, live) sets live to false where all that follows on this side vanishes. Convergence is exponential: an
/// accepted change of 1e-10 leaves about 1e-14.
using Term = core::FunctionRef<double(double, double, double, bool&)>;
template <class = void>
[[nodiscard]] inline double trapezoid(Term term, double lower, double upper) {
    double step = 0.25, sum = 0;
    const auto add = [&](double first, double by, double stop) {
        bool live = true;
        double growth = std::exp(first);
        const double factor = std::exp(by);
        for (double u = first; live && (by > 0 ? u <= stop : u >= stop); u += by, growth *= factor)
            sum += term(u, growth, sum, live);
    };
    add(0, step, upper);
    add(-step, -step, lower);
    double before = sum * step;
    for (int level = 0; level < 7; ++level) {
        add(step / 2, step, upper);
        add(-step / 2, -step, lower);
        step /= 2;
        const double now = sum * step, change = std::abs(now - before);
        before = now;
        if (level > 0 && change <= 1e-10 * std::abs(now)) break;
    }
    return before;
}

/// cos and sin of pi alpha / 2, accurate beside alpha = 1 and 2; tangent is b tan(pi alpha / 2).
struct Angles {
    double cosine, sine, tangent;
};
template <class = void>
[[nodiscard]] inline Angles angles(double alpha, double beta) {
    const double cosine = -sine_of_turns((alpha - 1) / 2), sine = sine_of_turns(alpha / 2);
    return {cosine, sine, beta == 0 || alpha == 1 ? 0.0 : beta * sine / cosine};
}

class Side {
public:
    template <class = void>
    Side(double alpha, double beta) : a(alpha), b(beta), e(alpha - 1) {
        if (a == 1) {
            length = pi;
            return;
        }
        const Angles at = angles(a, b);
        const auto part = [&](double skew) {
            return std::atan2((1 + skew) * std::abs(at.sine * at.cosine),
                              at.cosine * at.cosine - skew * at.sine * at.sine);
        };
        shift = at.tangent;
        length = (a < 1 ? part(b) : pi - part(b)) / a;
        rest = a < 1 ? part(-b) / a : (pi * e + part(b)) / a;
        below = a < 1 ? -pi * e + a * rest : part(b);
        one_sided = std::log1p(shift * shift) / (2 * a);
    }

    double a, b, e;
    double shift = 0;      ///< y - x0 of Nolan's continuous form S0
    double length = 0;     ///< L
    double rest = 0;       ///< pi - L
    double below = 0;      ///< pi - a L
    double one_sided = 0;  ///< -log(cos u) / a

    /// P(Y < 0).
    [[nodiscard]] double mass_below() const { return rest / pi; }
    /// The density at y = 0.
    template <class = void>
    [[nodiscard]] double at_zero() const {
        return std::tgamma(1 + 1 / a) * std::sin(std::min(length, rest)) * std::exp(-one_sided) / pi;
    }

    /// Values at one point, from y and x0 = y - shift.
    template <class = void>
    [[nodiscard]] Scaled density(double y, double x0) const {
        Scaled s = integral(Part::density, y, x0);
        s.mantissa *= a == 1 ? 0.5 / b : a / (pi * std::abs(e) * y);
        return s;
    }
    template <class = void>
    [[nodiscard]] Scaled cdf(double y, double x0) const {
        Scaled s = integral(a <= 1 ? Part::survival : Part::complement, y, x0);
        if (rest > 0) return {(s.value() + rest) / pi};
        s.mantissa /= pi;
        return s;
    }
    template <class = void>
    [[nodiscard]] Scaled sf(double y, double x0) const {
        Scaled s = integral(a <= 1 ? Part::complement : Part::survival, y, x0);
        s.mantissa /= pi;
        return s;
    }

private:
    /// The integrals of g exp(-g), of exp(-g) and of 1 - exp(-g).
    enum class Part { density, survival, complement };

    struct Place {
        double phi, delta;
    };
    /// log(phi / delta) = v gives both with full accuracy.
    template <class = void>
    [[nodiscard]] Place place(double v) const {
        const double w = std::exp(-std::abs(v)), low = length * w / (1 + w), high = length / (1 + w);
        return v < 0 ? Place{low, high} : Place{high, low};
    }

    /// log(y cos(u)^(1/a)), or for a = 1 the constant of log g.
    template <class = void>
    [[nodiscard]] double level(double y, double x0) const {
        if (a == 1) return std::log(2 * b / pi) - pi * x0 / (2 * b);
        if (std::abs(e) < 0.1 && shift > 1 && std::abs(x0) < shift / 2)  // all terms are as small as e
            return e / a * std::log(shift) + std::log1p(x0 / shift) - std::log1p(1 / (shift * shift)) / (2 * a);
        return std::log(y) - one_sided;
    }
    /// g is the factor times exp(exponent).
    struct Power {
        double exponent, factor;
        [[nodiscard]] double value() const { return std::exp(exponent) * factor; }
        [[nodiscard]] double log() const { return exponent + std::log(factor); }
    };
    template <class = void>
    [[nodiscard]] Power g(double level, const Place& p) const {
        const double sine = std::sin(p.delta < 1.5 ? p.delta : rest + p.phi);
        const auto cosine = [&] { return p.delta < 1.5 ? std::cos(p.delta) : -std::cos(rest + p.phi); };
        if (a == 1) {
            const double w = (1 - b) * pi / (2 * b) + p.phi;
            return {level + w / sine * cosine(), w / sine};
        }
        const double kappa = e > 0 ? below + e * p.delta : rest - e * p.phi;
        const double k = std::sin(kappa < 1.5 ? kappa : p.delta + a * p.phi);
        double ratio = 1;
        if (std::abs(e) < 0.2) {
            const double half = std::sin(kappa / 2);
            ratio = -2 * half * half + cosine() / sine * k;
        }
        if (std::abs(ratio) < 0.5)
            ratio = std::log1p(ratio);
        else
            ratio = std::log(std::sin(a * p.phi < 1.5 ? a * p.phi : below + a * p.delta) / sine);
        return {a / e * (level - ratio), k / sine};
    }
    /// log of the least g, at the end where it does not vanish.
    template <class = void>
    [[nodiscard]] double log_least(double level) const {
        if (a == 1) return b == 1 ? level - 1 : -infinite;
        if (a < 1) return rest == 0 ? a / e * (level - std::log(a)) + std::log(-e) : -infinite;
        return below == 0 ? a / e * (level - std::log(a)) + std::log(e) : -infinite;
    }

    template <class = void>
    [[nodiscard]] Scaled integral(Part part, double y, double x0) const {
        const double start = level(y, x0), log_least_g = log_least(start), least = std::exp(log_least_g);
        if (least > 1e14) return {part == Part::complement ? length : 1.0, part == Part::complement ? 0.0 : -least};
        const double sign = a > 1 ? -1 : 1;  // g rises with t
        const auto away = [&](const Power& power) { return std::expm1(power.log() - log_least_g) * least; };
        const auto log_away = [&](double t) {
            const Power power = g(start, place(sign * t));
            if (least == 0) return power.log();
            const double more = away(power);
            return more > 0 ? std::log(more) : -800.0;
        };
        double slope = 1;
        const double centre = crossing(log_away, slope), width = 1 / std::max(slope, 1.0);
        const auto term = [&](double u, double growth, double sum, bool& live) {
            const double t = centre + width * 0.5 * (growth - 1 / growth);
            const Place p = place(sign * t);
            const Power power = g(start, p);
            const double more = least == 0 ? power.value() : away(power);
            const double weight = p.phi * p.delta / length * 0.5 * (growth + 1 / growth);
            double value = 0;
            if (part == Part::complement)
                value = -std::expm1(-(more + least)) * weight;
            else if (more < 745)
                value = (part == Part::density ? more + least : 1) * std::exp(-more) * weight;
            else
                live = false;
            if (value <= 1e-18 * sum && (u > 0 ? t > std::max(centre, 0.0) : t < std::min(centre, 0.0))) live = false;
            return value;
        };
        const double lower = (std::min(centre, 0.0) - 60 - centre) / width;
        const double upper = (std::max(centre, 0.0) + 60 - centre) / width;
        const double sum = trapezoid(term, -std::asinh(-lower), std::asinh(upper));
        return {sum * width, part == Part::complement ? 0 : -least};
    }

    /// The t near which a rising, nearly linear function is 0, to a few tenths of its value, and the slope there.
    template <class = void>
    [[nodiscard]] static double crossing(RealFunction f, double& slope) {
        double low = 0, high = 0, f_low = f(0), f_high = f_low, step = std::max(1.0, std::min(std::abs(f_low), 700.0));
        for (int i = 0; i < 60 && f_low > 0; ++i, step *= 2) {
            high = low;
            f_high = f_low;
            f_low = f(low -= step);
        }
        for (int i = 0; i < 60 && f_high < 0; ++i, step *= 2) {
            low = high;
            f_low = f_high;
            f_high = f(high += step);
        }
        double t = low, value = f_low;
        for (int i = 0; i < 80 && high > low && !(std::abs(value) < 0.3); ++i) {
            const bool halve = i % 3 == 2 || !(f_high > f_low) || f_low <= -800;
            t = halve ? low + (high - low) / 2 : low + (high - low) * (-f_low / (f_high - f_low));
            value = f(t);
            if (value < 0) {
                low = t;
                f_low = value;
            } else {
                high = t;
                f_high = value;
            }
        }
        slope = (f(t + 1e-4) - f(t - 1e-4)) / 2e-4;
        if (!(slope > 0) || slope > 1e8) slope = 1;
        return t;
    }
};

}  // namespace scixx::stats::detail::stable
