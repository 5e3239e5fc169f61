// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <scixx/special/detail/distributions/central.hpp>

namespace scixx::special::detail::distributions {

/// m^k e^-m / Gamma(k + 1).
[[nodiscard]] inline double poisson_mass(double k, double m) noexcept {
    if (k == 0) return std::exp(-m);
    return times_exp(power_constant(k), -deviance(k, m, Pair(m) - Pair(k)));
}

/// The sum over j of weight(j) tail(j), where the weights have the ratio w(j + 1) / w(j) = `rise(j)`, the lower tail falls by
/// step(j) from j to j + 1 and step(j + 1) / step(j) = `decay(j)`. It starts at j = peak, where the summands are largest, and
/// goes both ways, so that what the differences lose does not count (C. G. Ding, Appl. Stat. 41 (1992) 478, gives the series).
template <class Rise, class Decay>
[[nodiscard]] inline double mixture(double peak, double weight, double tail, double step, bool upper, Rise&& rise,
                                    Decay&& decay) noexcept {
    const double turn = upper ? 1 : -1;
    double sum = weight * tail;
    double w = weight, value = tail, s = step;
    for (double j = peak; j < peak + 1e7; j += 1) {
        w *= rise(j);
        value = std::max(value + turn * s, 0.0);
        s *= decay(j);
        const double term = w * value;
        sum += term;
        if (term <= 1e-17 * sum && rise(j) < 1) break;
    }
    w = weight;
    value = tail;
    s = step;
    for (double j = peak - 1; j >= 0; j -= 1) {
        w /= rise(j);
        s /= decay(j);
        value = std::max(value - turn * s, 0.0);
        const double term = w * value;
        sum += term;
        if (term <= 1e-17 * sum) break;
    }
    return sum;
}

/// The noncentral chi-square distribution: Poisson weights of mean nc / 2 times P(df / 2 + j, x / 2).
[[nodiscard]] inline Parts noncentral_chi2(double x, double df, double nc) noexcept {
    if (!(x >= 0 && df >= 0 && nc >= 0) || std::isinf(df) || std::isinf(nc)) return {nan, nan};
    if (x == 0) return df > 0 ? Parts{0, 1} : Parts{std::exp(-nc / 2), -std::expm1(-nc / 2)};
    if (std::isinf(x)) return {1, 0};
    if (nc == 0) return gamma_all(df / 2, x / 2);
    const double a = df / 2, y = x / 2, m = nc / 2;
    const double peak = std::floor(0.5 * (std::sqrt(a * a + 4 * m * y) - a));
    const bool upper = x > df + nc;
    const Parts parts = gamma_all(a + peak, y);
    const double value = mixture(
        peak, poisson_mass(peak, m), upper ? parts.upper : parts.lower, poisson_mass(a + peak, y), upper,
        [m](double j) { return m / (j + 1); }, [a, y](double j) { return y / (a + j + 1); });
    const double tail = std::min(value, 1.0);
    return upper ? Parts{1 - tail, tail} : Parts{tail, 1 - tail};
}
struct Chndtr {
    static double at(double x, double df, double nc) { return noncentral_chi2(x, df, nc).lower; }
};
struct Chndtrix {
    static double at(double p, double df, double nc) {
        if (!(df > 0 && nc >= 0 && p >= 0 && p <= 1)) return nan;
        if (p == 0 || p == 1) return p == 0 ? 0.0 : infinity;
        return invert_positive([=](double x) { return noncentral_chi2(x, df, nc); }, p, 1 - p, df + nc, true);
    }
};
struct Chndtridf {
    static double at(double x, double p, double nc) {
        return invert_positive([=](double df) { return noncentral_chi2(x, df, nc); }, p, 1 - p, std::max(x - nc, 1.0),
                               false);
    }
};
struct Chndtrinc {
    static double at(double x, double df, double p) {
        return invert_positive([=](double nc) { return noncentral_chi2(x, df, nc); }, p, 1 - p, std::max(x - df, 1.0),
                               false);
    }
};

/// x^a y^b / (a B(a, b)).
[[nodiscard]] inline double beta_mass(double a, double b, Pair x, Pair y) noexcept {
    if (a == 0) return 1;
    return times_exp(BetaOnce{a, b}.constant() / a, incomplete::beta_exponent(a, b, x, y, a * y - b * x));
}
/// Poisson weights of mean m times I_x(a + j, b) or its complement.
[[nodiscard]] inline double beta_mixture(double a, double b, double m, Pair x, Pair y, bool upper) noexcept {
    const double mx = m * x.hi, half = 0.5 * (mx - a);
    const double peak = std::floor(std::max(0.0, half + std::sqrt(half * half + mx * (a + b))));
    const Parts parts = beta_all(BetaOnce{a + peak, b}, x, y);
    const double ratio = x.hi;
    return mixture(
        peak, poisson_mass(peak, m), upper ? parts.upper : parts.lower, beta_mass(a + peak, b, x, y), upper,
        [m](double j) { return m / (j + 1); }, [a, b, ratio](double j) { return ratio * ((a + b + j) / (a + j + 1)); });
}

/// The noncentral F distribution.
[[nodiscard]] inline Parts noncentral_f(double dfn, double dfd, double nc, double f) noexcept {
    if (!(dfn > 0 && dfd > 0 && nc >= 0) || f != f || std::isinf(nc) || std::isinf(dfn) || std::isinf(dfd))
        return {nan, nan};
    if (f <= 0) return {0, 1};
    if (nc == 0) return f_parts(BetaOnce{dfn / 2, dfd / 2}, dfn, dfd, f);
    const Pair part = exact_product(dfn, f);
    if (part.hi > 1e290) return {1, 0};
    const Pair total = part + Pair(dfd);
    const bool upper = dfd > 2 ? f * dfn * (dfd - 2) > dfd * (dfn + nc) : f > 1 + nc / dfn;
    const double tail = std::min(1.0, beta_mixture(dfn / 2, dfd / 2, nc / 2, part / total, Pair(dfd) / total, upper));
    return upper ? Parts{1 - tail, tail} : Parts{tail, 1 - tail};
}
struct Ncfdtr {
    static double at(double dfn, double dfd, double nc, double f) { return noncentral_f(dfn, dfd, nc, f).lower; }
};
struct Ncfdtri {
    static double at(double dfn, double dfd, double nc, double p) {
        if (!(dfn > 0 && dfd > 0 && nc >= 0 && p >= 0 && p <= 1)) return nan;
        if (p == 0 || p == 1) return p == 0 ? 0.0 : infinity;
        return invert_positive([=](double f) { return noncentral_f(dfn, dfd, nc, f); }, p, 1 - p, 1 + nc / dfn, true);
    }
};
struct Ncfdtridfd {
    static double at(double dfn, double p, double nc, double f) {
        return invert_positive([=](double dfd) { return noncentral_f(dfn, dfd, nc, f); }, p, 1 - p, 5, true);
    }
};
struct Ncfdtridfn {
    static double at(double p, double dfd, double nc, double f) {
        return invert_positive([=](double dfn) { return noncentral_f(dfn, dfd, nc, f); }, p, 1 - p, 5, true);
    }
};
struct Ncfdtrinc {
    static double at(double dfn, double dfd, double p, double f) {
        return invert_positive([=](double nc) { return noncentral_f(dfn, dfd, nc, f); }, p, 1 - p, 5, false);
    }
};

/// The noncentral t distribution for t >= 0 (R. V. Lenth, Appl. Stat. 38 (1989) 185, AS 243): with x = t^2 / (df + t^2) and m = nc^2 / 2
/// the lower tail is ndtr(-nc) + (sum of m^j e^-m / j! I_x(j + 1/2, df / 2) + nc / sqrt(2) m^j e^-m / Gamma(j + 3/2) I_x(j + 1, df
/// / 2)) / 2, the upper one the same without the first term and with complements.
[[nodiscard]] inline Parts noncentral_t_right(double df, double nc, double t) noexcept {
    const Pair square = exact_product(t, t);
    if (square.hi > 1e290) return {1, 0};
    const Pair total = square + Pair(df), x = square / total, y = Pair(df) / total;
    const double b = df / 2, m = 0.5 * nc * nc, ratio = x.hi;
    if (m == 0) return t_parts(BetaOnce{0.5, b}, df, t);
    const bool upper = t > nc;
    if (x.hi == 0) return {normal_cdf(-nc), normal_cdf(nc)};
    const double even = beta_mixture(0.5, b, m, x, y, upper);
    // The second sum with weights m^(j + 1/2) e^-m / Gamma(j + 3/2).
    const double mx = m * ratio, half = 0.5 * (mx - 1.5);
    const double peak = std::floor(std::max(0.0, half + std::sqrt(half * half + mx * (1 + b))));
    const Parts parts = beta_all(BetaOnce{1 + peak, b}, x, y);
    const double odd = mixture(
        peak, poisson_mass(peak + 0.5, m), upper ? parts.upper : parts.lower, beta_mass(1 + peak, b, x, y), upper,
        [m](double j) { return m / (j + 1.5); }, [b, ratio](double j) { return ratio * ((1 + b + j) / (j + 2)); });
    const double sum = 0.5 * (nc < 0 ? even - odd : even + odd);
    const double tail = std::clamp(upper ? sum : normal_cdf(-nc) + sum, 0.0, 1.0);
    return upper ? Parts{1 - tail, tail} : Parts{tail, 1 - tail};
}
[[nodiscard]] inline Parts noncentral_t(double df, double nc, double t) noexcept {
    if (!(df > 0) || nc != nc || t != t || std::isinf(nc) || std::isinf(df)) return {nan, nan};
    return t < 0 ? noncentral_t_right(df, -nc, -t).swapped() : noncentral_t_right(df, nc, t);
}
struct Nctdtr {
    static double at(double df, double nc, double t) { return noncentral_t(df, nc, t).lower; }
};
struct Nctdtrit {
    static double at(double df, double nc, double p) {
        if (!(df > 0 && p >= 0 && p <= 1) || nc != nc) return nan;
        if (p == 0 || p == 1) return p == 0 ? -infinity : infinity;
        const double centre = noncentral_t(df, nc, 0).lower;
        if (p == centre) return 0;
        if (p > centre)
            return invert_positive([=](double t) { return noncentral_t(df, nc, t); }, p, 1 - p, 1 + std::abs(nc), true);
        return -invert_positive([=](double t) { return noncentral_t(df, nc, -t); }, p, 1 - p, 1 + std::abs(nc), false);
    }
};
struct Nctdtridf {
    static double at(double p, double nc, double t) {
        return invert_positive([=](double df) { return noncentral_t(df, nc, t); }, p, 1 - p, 5, t > 0);
    }
};
struct Nctdtrinc {
    static double at(double df, double p, double t) {
        if (!(p > 0 && p < 1)) return nan;
        const double reach = 40 + std::abs(t) * 3;
        return invert_between([=](double nc) { return noncentral_t(df, nc, t); }, p, 1 - p, -reach, reach, false);
    }
};

}  // namespace scixx::special::detail::distributions
