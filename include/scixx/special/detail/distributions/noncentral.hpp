// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/central.hpp>

namespace scixx::special::detail::distributions {

/// m^k e^-m / Gamma(k + 1).
[[nodiscard]] inline double poisson_mass(double k, double m) noexcept {
    if (k == 0) return std::exp(-m);
    return times_exp(power_constant(k), -deviance(k, m, Pair(m) - Pair(k)));
}

/// The sum over j of weight(j) tail(j), where the weights have the ratio w(j + 1) / w(j) = `rise(j)`, the lower tail falls by
/// step(j) from j to j + 1 and step(j + 1) / step(j) = `decay(j)`. From j = peak, where weight(j) step(j) is largest, it looks
/// for the far end, where the tail is smallest and summands no longer count, and sums from there, so that tails only grow and
/// nothing cancels. `tails(j)` are the tails at j (C. G. Ding, Appl. Stat. 41 (1992) 478, gives the series).
template <class Tails, class Rise, class Decay>
[[nodiscard]] inline double mixture(double peak, double weight, double step, bool upper, Tails&& tails, Rise&& rise,
                                    Decay&& decay) noexcept {
    constexpr double farthest = 1e7, little = 1e-20;
    double j = peak, w = weight, s = step, largest = w * s, sum = 0;
    // A tail is below the geometric series of its steps.
    const auto bound = [](double first, double ratio) { return ratio < 1 ? std::min(first / (1 - ratio), 1.0) : 1.0; };
    if (upper) {
        while (j > 0) {
            const double ratio = decay(j - 1);
            if (w * bound(s / ratio, 1 / ratio) <= little * largest) break;
            j -= 1;
            w /= rise(j);
            s /= ratio;
            largest = std::max(largest, w * s);
        }
        for (double tail = tails(j).upper; j < peak + farthest; j += 1) {
            const double term = w * tail;
            sum += term;
            if (j >= peak && term <= 1e-17 * sum && rise(j) < 1) break;
            tail += s;
            w *= rise(j);
            s *= decay(j);
        }
        return sum;
    }
    for (; j < peak + farthest; j += 1) {
        const double ratio = decay(j);
        if (rise(j) * std::min(ratio, 1.0) < 1 && w * bound(s, ratio) <= little * largest) break;
        w *= rise(j);
        s *= ratio;
        largest = std::max(largest, w * s);
    }
    for (double tail = tails(j).lower;; j -= 1) {
        const double term = w * tail;
        sum += term;
        if (j <= 0 || (j <= peak && term <= 1e-17 * sum)) break;
        w /= rise(j - 1);
        s /= decay(j - 1);
        tail += s;
    }
    return sum;
}

/// The noncentrality beyond which limits take the place of the sums of O(sqrt(nc)) summands, and the degrees of freedom for
/// which a chi-square variable counts as constant.
inline constexpr double most_noncentral = 1e12, most_degrees = 1e14;

/// The noncentral chi-square distribution: Poisson weights of mean nc / 2 times P(df / 2 + j, x / 2).
[[nodiscard]] inline Parts noncentral_chi2(double x, double df, double nc) noexcept {
    if (!(x >= 0 && df >= 0 && nc >= 0) || std::isinf(df) || std::isinf(nc)) return {nan, nan};
    if (x == 0) return df > 0 ? Parts{0, 1} : Parts{std::exp(-nc / 2), -std::expm1(-nc / 2)};
    if (std::isinf(x)) return {1, 0};
    if (nc == 0) return gamma_all(df / 2, x / 2);
    const double a = df / 2, y = x / 2, m = nc / 2;
    if (x - 1.4 * df - 2 * nc > 3200) return {1, 0};  // Chernoff's bound underflows.
    // L. Birge's bound (2001): below the mean by d the tail is at most exp(-d^2 / (4 (df + 2 nc))).
    if (const double d = df + nc - x; d > 0 && d / (df + 2 * nc) * d > 3000) return {0, 1};
    if (nc > most_noncentral) {
        const double z = (x - df - nc) / std::sqrt(2 * (df + 2 * nc));
        return {normal_cdf(z), normal_cdf(-z)};
    }
    const double peak = std::floor(2 * m * y / (std::sqrt(a * a + 4 * m * y) + a));
    const bool upper = x > df + nc;
    const double value = mixture(
        peak, poisson_mass(peak, m), poisson_mass(a + peak, y), upper, [a, y](double j) { return gamma_all(a + j, y); },
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
        return run(Search::positive(p, 1 - p, true, df + nc), [=](double x) { return noncentral_chi2(x, df, nc); });
    }
};
struct Chndtridf {
    static double at(double x, double p, double nc) {
        return run(Search::positive(p, 1 - p, false, std::max(x - nc, 1.0)),
                   [=](double df) { return noncentral_chi2(x, df, nc); });
    }
};
struct Chndtrinc {
    static double at(double x, double df, double p) {
        return run(Search::positive(p, 1 - p, false, std::max(x - df, 1.0)),
                   [=](double nc) { return noncentral_chi2(x, df, nc); });
    }
};

/// x^a y^b / (a B(a, b)).
[[nodiscard]] inline double beta_mass(double a, double b, Pair x, Pair y) noexcept {
    if (a == 0) return 1;
    return times_exp(BetaOnce{a, b}.constant() / a, incomplete::beta_exponent(a, b, x, y, a * y - b * x));
}
/// The j >= 0 with j (a + j) = mx (a + b + j).
[[nodiscard]] inline double beta_peak(double a, double b, double mx) noexcept {
    const double half = 0.5 * (mx - a), root = std::sqrt(half * half + mx * (a + b));
    return std::floor(half < 0 ? mx * (a + b) / (root - half) : half + root);
}
/// Poisson weights of mean m times I_x(a + j, b) or its complement.
[[nodiscard]] inline double beta_mixture(double a, double b, double m, Pair x, Pair y, bool upper) noexcept {
    const double ratio = x.hi, peak = beta_peak(a, b, m * ratio);
    return mixture(
        peak, poisson_mass(peak, m), beta_mass(a + peak, b, x, y), upper,
        [a, b, x, y](double j) {
            return beta_all(BetaOnce{a + j, b}, x, y);
        },
        [m](double j) { return m / (j + 1); }, [a, b, ratio](double j) { return ratio * ((a + b + j) / (a + j + 1)); });
}

/// The noncentral F distribution.
[[nodiscard]] inline Parts noncentral_f(double dfn, double dfd, double nc, double f) noexcept {
    if (!(dfn > 0 && dfd > 0 && nc >= 0) || f != f || std::isinf(nc) || std::isinf(dfn) || std::isinf(dfd))
        return {nan, nan};
    if (f <= 0) return {0, 1};
    if (nc == 0) return f_parts(BetaOnce{dfn / 2, dfd / 2}, dfn, dfd, f);
    if (dfd > most_degrees) return noncentral_chi2(dfn * f, dfn, nc);
    // Both the numerator is above half its mean and the denominator below that, but for what underflows.
    if (dfn + nc > 24000 && dfd * (0.5 * (1 + nc / dfn) / f - 1.4) > 3200) return {0, 1};
    if (nc > most_noncentral) return gamma_all(dfd / 2, dfd / 2 * ((dfn + nc) / dfn / f)).swapped();
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
        return run(Search::positive(p, 1 - p, true, 1 + nc / dfn),
                   [=](double f) { return noncentral_f(dfn, dfd, nc, f); });
    }
};
struct Ncfdtridfd {
    static double at(double dfn, double p, double nc, double f) {
        return run(Search::nearest(p, 1 - p, 5), [=](double dfd) { return noncentral_f(dfn, dfd, nc, f); });
    }
};
struct Ncfdtridfn {
    static double at(double p, double dfd, double nc, double f) {
        return run(Search::nearest(p, 1 - p, 5), [=](double dfn) { return noncentral_f(dfn, dfd, nc, f); });
    }
};
struct Ncfdtrinc {
    static double at(double dfn, double dfd, double p, double f) {
        return run(Search::positive(p, 1 - p, false, 5), [=](double nc) { return noncentral_f(dfn, dfd, nc, f); });
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
    if (df > most_degrees) {
        const double z = (t - nc) / std::sqrt(1 + t * t / (2 * df));
        return {normal_cdf(z), normal_cdf(-z)};
    }
    if (m > most_noncentral) {
        if (nc < 0 || t == 0) return nc < 0 ? Parts{1, 0} : Parts{0, 1};
        return gamma_all(b, b * (nc / t) * (nc / t)).swapped();
    }
    const bool upper = t > std::abs(nc);
    if (x.hi == 0) return {normal_cdf(-nc), normal_cdf(nc)};
    const double even = beta_mixture(0.5, b, m, x, y, upper);
    // The second sum with weights m^(j + 1/2) e^-m / Gamma(j + 3/2).
    const double peak = beta_peak(1, b, m * ratio);
    const double odd = mixture(
        peak, poisson_mass(peak + 0.5, m), beta_mass(1 + peak, b, x, y), upper,
        [b, x, y](double j) {
            return beta_all(BetaOnce{1 + j, b}, x, y);
        },
        [m](double j) { return m / (j + 1.5); }, [b, ratio](double j) { return ratio * ((1 + b + j) / (j + 2)); });
    const double sum = 0.5 * (nc < 0 ? even - odd : even + odd);
    const double most = normal_cdf(nc);  // The upper tail at 0.
    const double tail = std::clamp(upper ? sum : most - sum, 0.0, most);
    return {upper ? 1 - tail : std::clamp(normal_cdf(-nc) + sum, 0.0, 1.0), tail};
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
            return run(Search::positive(p, 1 - p, true, 1 + std::abs(nc)),
                       [=](double t) { return noncentral_t(df, nc, t); });
        return -run(Search::positive(p, 1 - p, false, 1 + std::abs(nc)),
                    [=](double t) { return noncentral_t(df, nc, -t); });
    }
};
struct Nctdtridf {
    static double at(double p, double nc, double t) {
        return run(Search::positive(p, 1 - p, t > 0, 5), [=](double df) { return noncentral_t(df, nc, t); });
    }
};
struct Nctdtrinc {
    static double at(double df, double p, double t) {
        if (!(p > 0 && p < 1)) return nan;
        const double reach = 40 + std::abs(t) * 3;
        return run(Search::between(p, 1 - p, false, -reach, reach, t),
                   [=](double nc) { return noncentral_t(df, nc, t); });
    }
};

}  // namespace scixx::special::detail::distributions
