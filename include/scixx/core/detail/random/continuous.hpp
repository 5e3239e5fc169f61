// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/kernel/math.hpp>

/// Continuous variates from a stream of uniform, normal and exponential ones. A Stream has uniform(), normal(),
/// exponential() and `legacy`, which tells NumPy's classic streams from the modern ones. Products that are added to are
/// rounded first, so that multiply-add does not change a variate.
namespace scixx::core::detail::random {

inline constexpr double pi = 3.14159265358979323846;

/// Gamma with scale 1: G. Marsaglia, W. W. Tsang, ACM TOMS 26 (2000) 363, for shapes above 1; below, by rejection from
/// J. H. Ahrens, U. Dieter, Computing 12 (1974) 223.
struct StandardGamma {
    double shape, b, c;
    explicit StandardGamma(double k) : shape(k), b(k - 1.0 / 3.0), c(1.0 / std::sqrt(9 * b)) {}
    template <class Stream>
    double operator()(Stream& stream) const {
        if (shape == 1) return stream.exponential();
        if (shape == 0) return 0;
        if (shape < 1) {
            for (;;) {
                const double u = stream.uniform(), v = stream.exponential();
                if (u <= 1 - shape) {
                    const double x = std::pow(u, 1 / shape);
                    if (x <= v) return x;
                } else {
                    const double y = -std::log((1 - u) / shape);
                    const double x = std::pow(1 - shape + rounded(shape * y), 1 / shape);
                    if (x <= v + y) return x;
                }
            }
        }
        for (;;) {
            double x, v;
            do {
                x = stream.normal();
                v = 1 + rounded(c * x);
            } while (v <= 0);
            v = v * v * v;
            const double u = stream.uniform(), x2 = x * x;
            if (u < 1 - rounded(0.0331 * x2) * x2) return b * v;
            if (std::log(u) < 0.5 * x2 + b * (1 - v + std::log(v))) return b * v;
        }
    }
};

/// Beta: M. D. Johnk, Metrika 8 (1964) 5, where both parameters are at most 1, else a ratio of gamma variates.
struct Beta {
    double a, b;
    StandardGamma first, second;
    Beta(double p, double q) : a(p), b(q), first(p), second(q) {}
    template <class Stream>
    double operator()(Stream& stream) const {
        if (a > 1 || b > 1) {
            const double x = first(stream), y = second(stream);
            return x / (x + y);
        }
        for (;;) {
            const double u = stream.uniform(), v = stream.uniform();
            const double x = std::pow(u, 1 / a), y = std::pow(v, 1 / b), sum = x + y;
            if (sum > 1 || (!Stream::legacy && u + v <= 0)) continue;
            if (sum > 0) return x / sum;
            double log_x = std::log(u) / a, log_y = std::log(v) / b;
            const double high = std::max(log_x, log_y);
            log_x -= high;
            log_y -= high;
            return std::exp(log_x - std::log(std::exp(log_x) + std::exp(log_y)));
        }
    }
};

struct Chisquare {
    StandardGamma gamma;
    explicit Chisquare(double df) : gamma(df / 2) {}
    template <class Stream>
    double operator()(Stream& stream) const {
        return 2 * gamma(stream);
    }
};

struct F {
    double dfnum, dfden;
    Chisquare above, below;
    F(double m, double n) : dfnum(m), dfden(n), above(m), below(n) {}
    template <class Stream>
    double operator()(Stream& stream) const {
        const double x = above(stream) * dfden;
        return x / (below(stream) * dfnum);
    }
};

struct StandardT {
    double df;
    StandardGamma gamma;
    explicit StandardT(double n) : df(n), gamma(n / 2) {}
    template <class Stream>
    double operator()(Stream& stream) const {
        const double x = stream.normal(), y = gamma(stream);
        return std::sqrt(df / 2) * x / std::sqrt(y);
    }
};

struct Weibull {
    double a;
    template <class Stream>
    double operator()(Stream& stream) const {
        return a == 0 ? 0.0 : std::pow(stream.exponential(), 1 / a);
    }
};

struct Pareto {
    double a;
    template <class Stream>
    double operator()(Stream& stream) const {
        const double e = stream.exponential() / a;
        return Stream::legacy ? std::exp(e) - 1 : std::expm1(e);
    }
};

struct Power {
    double a;
    template <class Stream>
    double operator()(Stream& stream) const {
        const double e = stream.exponential();
        return std::pow(Stream::legacy ? 1 - std::exp(-e) : -std::expm1(-e), 1 / a);
    }
};

struct Laplace {
    double loc, scale;
    template <class Stream>
    double operator()(Stream& stream) const {
        for (;;) {
            const double u = stream.uniform();
            if (u >= 0.5) return loc - rounded(scale * std::log(2 - u - u));
            if (u > 0) return loc + rounded(scale * std::log(u + u));
        }
    }
};

struct Gumbel {
    double loc, scale;
    template <class Stream>
    double operator()(Stream& stream) const {
        for (;;) {
            const double u = 1 - stream.uniform();
            if (u < 1) return loc - rounded(scale * std::log(-std::log(u)));
        }
    }
};

struct Logistic {
    double loc, scale;
    template <class Stream>
    double operator()(Stream& stream) const {
        for (;;) {
            const double u = stream.uniform();
            if (u > 0) return loc + rounded(scale * std::log(u / (1 - u)));
        }
    }
};

struct Lognormal {
    double mean, sigma;
    template <class Stream>
    double operator()(Stream& stream) const {
        return std::exp(mean + rounded(sigma * stream.normal()));
    }
};

struct Rayleigh {
    double scale;
    template <class Stream>
    double operator()(Stream& stream) const {
        if (Stream::legacy) return scale * std::sqrt(-2 * std::log1p(-stream.uniform()));
        return scale * std::sqrt(2 * stream.exponential());
    }
};

/// Inverse Gaussian: J. R. Michael, W. R. Schucany, R. W. Haas, Amer. Statist. 30 (1976) 88.
struct Wald {
    double mean, scale;
    template <class Stream>
    double operator()(Stream& stream) const {
        const double half = mean / (2 * scale), z = stream.normal(), y = mean * z * z;
        const double x = mean + rounded(half * (y - std::sqrt(rounded(4 * scale * y) + rounded(y * y))));
        return stream.uniform() <= mean / (mean + x) ? x : mean * mean / x;
    }
};

/// D. J. Best, N. I. Fisher, Appl. Statist. 28 (1979) 152.
struct Vonmises {
    double mu, kappa;
    template <class Stream>
    double operator()(Stream& stream) const {
        if (!(kappa == kappa)) return kappa;
        if (kappa < 1e-8) return pi * (2 * stream.uniform() - 1);
        double s;
        if (kappa < 1e-5)
            s = 1 / kappa + kappa;
        else if (kappa > 1e6 && !Stream::legacy) {
            double x = mu + rounded(std::sqrt(1 / kappa) * stream.normal());
            if (x < -pi) x += 2 * pi;
            if (x > pi) x -= 2 * pi;
            return x;
        } else {
            const double r = 1 + std::sqrt(1 + rounded(4 * kappa * kappa));
            const double rho = (r - std::sqrt(2 * r)) / (2 * kappa);
            s = (1 + rounded(rho * rho)) / (2 * rho);
        }
        double w;
        for (;;) {
            const double z = std::cos(pi * stream.uniform());
            w = (1 + rounded(s * z)) / (s + z);
            const double y = kappa * (s - w), v = stream.uniform();
            if (y * (2 - y) - v >= 0 || std::log(y / v) + 1 - y >= 0) break;
        }
        double x = std::acos(w);
        if (stream.uniform() < 0.5) x = -x;
        x += mu;
        const double size = std::fmod(std::abs(x) + pi, 2 * pi) - pi;
        return x < 0 ? -size : size;
    }
};

struct Triangular {
    double left, mode, right;
    template <class Stream>
    double operator()(Stream& stream) const {
        const double base = right - left, side = mode - left, u = stream.uniform();
        return u <= side / base ? left + std::sqrt(u * (side * base))
                                : right - std::sqrt((1 - u) * ((right - mode) * base));
    }
};

}  // namespace scixx::core::detail::random
