// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/solve.hpp>
#include <scixx/special/detail/erf.hpp>
#include <utility>

namespace scixx::special::detail::distributions {

using incomplete::beta_all;
using incomplete::beta_inverse_all;
using incomplete::BetaFixed;
using incomplete::BetaOnce;
using incomplete::gamma_all;
using incomplete::gamma_inverse_all;
using incomplete::GammaFixed;

template <class = void>
[[nodiscard]] inline Parts beta_parts(double a, double b, double x) noexcept {
    return beta_all(a, b, x);
}

/// The binomial distribution up to k of n, k being continued to real numbers: I_(1-p)(n - k, k + 1).
template <class = void>
[[nodiscard]] inline Parts binomial(double k, double n, double p) noexcept {
    if (!(p >= 0 && p <= 1 && k >= 0 && n >= k)) return {nan, nan};
    if (k == n) return {1, 0};
    return beta_all(BetaOnce{k + 1, n - k}, p, exact_sum(1, -p)).swapped();
}
/// Sums of up to so many terms are faster than the incomplete functions; all their terms are positive.
inline constexpr double few_terms = 40;

/// The sum of C(n, j) p^j q^(n-j) over j = 0, ..., k for whole k, p + q = 1; negative where that is no way to compute it.
template <class = void>
[[nodiscard]] inline double binomial_sum(double k, double n, Pair p, Pair q) noexcept {
    if (!(k >= 0 && k <= few_terms && q.hi > 0)) return -1;
    const double first = std::pow(q.hi, n) * (1 + n * (q.lo / q.hi)), odds = p.hi / q.hi;
    if (!(first > 1e-250)) return -1;
    double sum = 1;
    for (int j = static_cast<int>(k); j > 0; --j) sum = 1 + sum * (odds * ((n - j + 1) / j));
    return std::min(first * sum, 1.0);
}
struct Bdtr {
    template <class = void>
    static double at(double k, double n, double p) {
        k = std::floor(k);
        if (!(p >= 0 && p <= 1 && k >= 0 && n > k)) return binomial(k, n, p).lower;
        const Pair q = exact_sum(1, -p);
        const double lower = binomial_sum(k, n, p, q);
        if (lower >= 0) return lower;
        const double upper = n == std::floor(n) ? binomial_sum(n - k - 1, n, q, p) : -1;
        return upper >= 0 && upper <= 0.5 ? 1 - upper : binomial(k, n, p).lower;
    }
};
struct Bdtrc {
    template <class = void>
    static double at(double k, double n, double p) {
        if (k < 0 && p >= 0 && p <= 1 && n >= 0) return 1;
        k = std::floor(k);
        if (!(p >= 0 && p <= 1 && n > k)) return binomial(k, n, p).upper;
        const Pair q = exact_sum(1, -p);
        const double upper = n == std::floor(n) ? binomial_sum(n - k - 1, n, q, p) : -1;
        if (upper >= 0) return upper;
        const double lower = binomial_sum(k, n, p, q);
        return lower >= 0 && lower <= 0.5 ? 1 - lower : binomial(k, n, p).upper;
    }
};
struct Bdtri {
    template <class = void>
    static double at(double k, double n, double y) {
        k = std::floor(k);
        if (!(k >= 0 && n > k)) return nan;
        return beta_inverse_all(BetaFixed(k + 1, n - k), 1 - y, y).x;
    }
};
struct Bdtrik {
    template <class = void>
    static double at(double y, double n, double p) {
        if (!(p >= 0 && p <= 1 && n >= 0)) return nan;
        return invert_between([=](double k) { return binomial(k, n, p); }, y, 1 - y, 0, n, true);
    }
};
struct Bdtrin {
    template <class = void>
    static double at(double k, double y, double p) {
        if (!(k >= 0 && p > 0 && p < 1)) return nan;
        return k + invert_positive([=](double rest) { return binomial(k, k + rest, p); }, y, 1 - y, 1 + k * (1 - p) / p,
                                   false);
    }
};

/// The negative binomial distribution of k failures before n successes: I_p(n, k + 1).
template <class = void>
[[nodiscard]] inline Parts negative_binomial(double k, double n, double p) noexcept {
    if (!(k >= 0)) return {nan, nan};
    return beta_all(BetaOnce{n, k + 1}, p, exact_sum(1, -p));
}
/// p^n times the sum of (n)_j / j! (1 - p)^j over j = 0, ..., k; negative as binomial_sum.
template <class = void>
[[nodiscard]] inline double negative_binomial_sum(double k, double n, double p) noexcept {
    if (!(k >= 0 && k <= few_terms && n > 0 && p > 0 && p <= 1)) return -1;
    const double first = std::pow(p, n), q = 1 - p;
    if (!(first > 1e-250)) return -1;
    double sum = 1;
    for (int j = static_cast<int>(k); j > 0; --j) sum = 1 + sum * (q * ((n + j - 1) / j));
    return std::min(first * sum, 1.0);
}
struct Nbdtr {
    template <class = void>
    static double at(double k, double n, double p) {
        k = std::floor(k);
        const double lower = negative_binomial_sum(k, n, p);
        return lower >= 0 ? lower : negative_binomial(k, n, p).lower;
    }
};
struct Nbdtrc {
    template <class = void>
    static double at(double k, double n, double p) {
        k = std::floor(k);
        const double lower = negative_binomial_sum(k, n, p);
        return lower >= 0 && lower <= 0.5 ? 1 - lower : negative_binomial(k, n, p).upper;
    }
};
struct Nbdtri {
    template <class = void>
    static double at(double k, double n, double y) {
        k = std::floor(k);
        return k >= 0 ? beta_inverse_all(BetaFixed(n, k + 1), y, 1 - y).x : nan;
    }
};
struct Nbdtrik {
    template <class = void>
    static double at(double y, double n, double p) {
        if (!(n > 0 && p > 0 && p <= 1 && y >= 0 && y <= 1)) return nan;
        if (y == 1) return p == 1 ? 0.0 : infinity;
        if (negative_binomial(0, n, p).lower >= y) return 0;
        return invert_positive([=](double k) { return negative_binomial(k, n, p); }, y, 1 - y, 1 + n * (1 - p) / p,
                               true);
    }
};
struct Nbdtrin {
    template <class = void>
    static double at(double k, double y, double p) {
        if (!(k >= 0 && p > 0 && p < 1)) return nan;
        return invert_positive([=](double n) { return negative_binomial(k, n, p); }, y, 1 - y, 1 + k * p / (1 - p),
                               false);
    }
};

/// Poisson's distribution up to k, continued to real k: Q(k + 1, m).
template <class = void>
[[nodiscard]] inline Parts poisson(double k, double m) noexcept {
    if (!(k >= 0 && m >= 0)) return {nan, nan};
    return gamma_all(k + 1, m).swapped();
}
/// exp(-m) times the sum of m^j / j! over j = 0, ..., k; negative as binomial_sum.
template <class = void>
[[nodiscard]] inline double poisson_sum(double k, double m) noexcept {
    if (!(k >= 0 && k <= few_terms && m >= 0 && m < 500)) return -1;
    double sum = 1;
    for (int j = static_cast<int>(k); j > 0; --j) sum = 1 + sum * (m / j);
    return std::min(elementary::quick_exponential<false>(-m) * sum, 1.0);
}
struct Pdtr {
    template <class = void>
    static double at(double k, double m) {
        k = std::floor(k);
        const double lower = poisson_sum(k, m);
        return lower >= 0 ? lower : poisson(k, m).lower;
    }
    template <class = void>
    static auto fixed(double k) {
        return [k = std::floor(k), setup = GammaFixed(std::floor(k) + 1)](double m) {
            const double lower = poisson_sum(k, m);
            if (lower >= 0) return lower;
            return k >= 0 && m >= 0 ? gamma_all(setup, m).upper : nan;
        };
    }
};
struct Pdtrc {
    template <class = void>
    static double at(double k, double m) {
        k = std::floor(k);
        const double lower = poisson_sum(k, m);
        return lower >= 0 && lower <= 0.5 ? 1 - lower : poisson(k, m).upper;
    }
    template <class = void>
    static auto fixed(double k) {
        return [k = std::floor(k), setup = GammaFixed(std::floor(k) + 1)](double m) {
            const double lower = poisson_sum(k, m);
            if (lower >= 0 && lower <= 0.5) return 1 - lower;
            return k >= 0 && m >= 0 ? gamma_all(setup, m).lower : nan;
        };
    }
};
struct Pdtri {
    template <class = void>
    static double at(double k, double y) {
        k = std::floor(k);
        return k >= 0 ? gamma_inverse_all(GammaFixed(k + 1), 1 - y, y) : nan;
    }
};
struct Pdtrik {
    template <class = void>
    static double at(double p, double m) {
        if (!(m >= 0 && p >= 0 && p <= 1)) return nan;
        if (m == 0) return 0;
        if (p == 1) return infinity;
        if (poisson(0, m).lower >= p) return 0;
        return invert_positive([=](double k) { return poisson(k, m); }, p, 1 - p, std::max(m, 1.0), true);
    }
};

struct Chdtr {
    template <class = void>
    static double at(double v, double x) {
        return gamma_all(v / 2, x / 2).lower;
    }
    template <class = void>
    static auto fixed(double v) {
        return [setup = GammaFixed(v / 2)](double x) { return gamma_all(setup, x / 2).lower; };
    }
};
struct Chdtrc {
    template <class = void>
    static double at(double v, double x) {
        return x < 0 && v > 0 ? 1.0 : gamma_all(v / 2, x / 2).upper;
    }
    template <class = void>
    static auto fixed(double v) {
        return [setup = GammaFixed(v / 2)](double x) {
            return x < 0 && setup.a > 0 ? 1.0 : gamma_all(setup, x / 2).upper;
        };
    }
};
struct Chdtri {
    template <class = void>
    static double at(double v, double p) {
        return 2 * gamma_inverse_all(GammaFixed(v / 2), 1 - p, p);
    }
    template <class = void>
    static auto fixed(double v) {
        return [setup = GammaFixed(v / 2)](double p) { return 2 * gamma_inverse_all(setup, 1 - p, p); };
    }
};
struct Chdtriv {
    template <class = void>
    static double at(double p, double x) {
        if (!(x > 0)) return nan;
        return invert_positive([=](double v) { return gamma_all(v / 2, x / 2); }, p, 1 - p, std::max(x, 1.0), false);
    }
};

struct Gdtr {
    template <class = void>
    static double at(double a, double b, double x) {
        return gamma_all(b, exact_product(a, x)).lower;
    }
};
struct Gdtrc {
    template <class = void>
    static double at(double a, double b, double x) {
        return gamma_all(b, exact_product(a, x)).upper;
    }
};
struct Gdtria {
    template <class = void>
    static double at(double p, double b, double x) {
        return gamma_inverse_all(GammaFixed(b), p, 1 - p) / x;
    }
};
struct Gdtrix {
    template <class = void>
    static double at(double a, double b, double p) {
        return gamma_inverse_all(GammaFixed(b), p, 1 - p) / a;
    }
    template <class = void>
    static auto fixed(double a, double b) {
        return [a, setup = GammaFixed(b)](double p) { return gamma_inverse_all(setup, p, 1 - p) / a; };
    }
};
struct Gdtrib {
    template <class = void>
    static double at(double a, double p, double x) {
        const Pair product = exact_product(a, x);
        if (!(product.hi > 0)) return nan;
        return invert_positive([=](double b) { return gamma_all(b, product); }, p, 1 - p, std::max(product.hi, 1.0),
                               false);
    }
};

/// The F distribution: I_z(dfn / 2, dfd / 2) with z = dfn x / (dfd + dfn x), in sums of two doubles.
template <class Setup>
[[nodiscard]] inline Parts f_parts(const Setup& setup, double dfn, double dfd, double x) noexcept {
    if (!(dfn > 0 && dfd > 0 && x >= 0)) return {nan, nan};
    const Pair part = exact_product(dfn, x);
    if (part.hi > 1e290) return {1, 0};
    const Pair total = part + Pair(dfd);
    return beta_all(setup, part / total, Pair(dfd) / total);
}
struct Fdtr {
    template <class = void>
    static double at(double dfn, double dfd, double x) {
        return f_parts(BetaOnce{dfn / 2, dfd / 2}, dfn, dfd, x).lower;
    }
    template <class = void>
    static auto fixed(double dfn, double dfd) {
        return [=, setup = BetaFixed(dfn / 2, dfd / 2)](double x) { return f_parts(setup, dfn, dfd, x).lower; };
    }
};
struct Fdtrc {
    template <class = void>
    static double at(double dfn, double dfd, double x) {
        return f_parts(BetaOnce{dfn / 2, dfd / 2}, dfn, dfd, x).upper;
    }
    template <class = void>
    static auto fixed(double dfn, double dfd) {
        return [=, setup = BetaFixed(dfn / 2, dfd / 2)](double x) { return f_parts(setup, dfn, dfd, x).upper; };
    }
};
template <class = void>
[[nodiscard]] inline double f_inverse(const BetaFixed& setup, double p) noexcept {
    const incomplete::Between at = beta_inverse_all(setup, p, 1 - p);
    return at.x / at.y * (setup.b / setup.a);
}
struct Fdtri {
    template <class = void>
    static double at(double dfn, double dfd, double p) {
        return f_inverse(BetaFixed(dfn / 2, dfd / 2), p);
    }
    template <class = void>
    static auto fixed(double dfn, double dfd) {
        return [setup = BetaFixed(dfn / 2, dfd / 2)](double p) { return f_inverse(setup, p); };
    }
};
struct Fdtridfd {
    template <class = void>
    static double at(double dfn, double p, double x) {
        if (!(dfn > 0 && x > 0)) return nan;
        return invert_positive(
            [=](double dfd) {
                return f_parts(BetaOnce{dfn / 2, dfd / 2}, dfn, dfd, x);
            },
            p, 1 - p, 5, true);
    }
};

/// Student's distribution: the upper tail is half of I_y(df / 2, 1 / 2) with y = df / (df + t^2).
template <class Setup>
[[nodiscard]] inline Parts t_parts(const Setup& setup, double df, double t) noexcept {
    if (!(df > 0) || t != t) return {nan, nan};
    if (df > 1e22) return {normal_cdf(t), normal_cdf(-t)};
    const Pair square = exact_product(t, t);
    double tail = 0;
    if (square.hi < 1e290) {
        const Pair total = square + Pair(df);
        tail = 0.5 * beta_all(setup, square / total, Pair(df) / total).upper;
    } else if (t > -1e300 && t < 1e300) {  // the leading term of the power series, t^-df
        tail = 0.5 * times_exp(2 / df * setup.constant(), (0.5 * df) * (log_pair(df + 1) - 2 * log_pair(std::abs(t))) +
                                                              Pair(0.5) * log_pair(df + 1));
    }
    const Parts upper{1 - tail, tail};
    return t < 0 ? upper.swapped() : upper;
}
struct Stdtr {
    template <class = void>
    static double at(double df, double t) {
        return t_parts(BetaOnce{0.5, df / 2}, df, t).lower;
    }
    template <class = void>
    static auto fixed(double df) {
        return [df, setup = BetaFixed(0.5, df / 2)](double t) { return t_parts(setup, df, t).lower; };
    }
};
template <class = void>
[[nodiscard]] inline double t_inverse(const BetaFixed& setup, double df, double p) noexcept {
    if (!(df > 0 && p >= 0 && p <= 1)) return nan;
    if (df > 1e22) return normal_quantile(p);
    const double tail = p < 0.5 ? p : 1 - p;
    if (tail == 0) return std::copysign(infinity, p - 0.5);
    const incomplete::Between at = beta_inverse_all(setup, 1 - 2 * tail, 2 * tail);
    return std::copysign(std::sqrt(df * at.x / at.y), p - 0.5);
}
struct Stdtrit {
    template <class = void>
    static double at(double df, double p) {
        return t_inverse(BetaFixed(0.5, df / 2), df, p);
    }
    template <class = void>
    static auto fixed(double df) {
        return [df, setup = BetaFixed(0.5, df / 2)](double p) { return t_inverse(setup, df, p); };
    }
};
struct Stdtridf {
    template <class = void>
    static double at(double p, double t) {
        return invert_positive([=](double df) { return t_parts(BetaOnce{0.5, df / 2}, df, t); }, p, 1 - p, 5, t > 0);
    }
};

struct Btdtria {
    template <class = void>
    static double at(double p, double b, double x) {
        if (!(b > 0 && x > 0 && x < 1)) return nan;
        return invert_positive([=](double a) { return beta_parts(a, b, x); }, p, 1 - p, std::max(b * x / (1 - x), 1e-3),
                               false);
    }
};
struct Btdtrib {
    template <class = void>
    static double at(double a, double p, double x) {
        if (!(a > 0 && x > 0 && x < 1)) return nan;
        return invert_positive([=](double b) { return beta_parts(a, b, x); }, p, 1 - p, std::max(a * (1 - x) / x, 1e-3),
                               true);
    }
};

}  // namespace scixx::special::detail::distributions
