// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/central.hpp>
#include <scixx/special/detail/distributions/mixture_block.hpp>

namespace scixx::special::detail::distributions {

/// m^k e^-m / Gamma(k + 1).
template <class = void>
[[nodiscard]] inline double poisson_mass(double k, double m) noexcept {
    if (k == 0) return std::exp(-m);
    return times_exp(power_constant(k), -deviance(k, m, Pair(m) - Pair(k)));
}

/// The sum over j of weight(j) tail(j), where the weights have the ratio w(j + 1) / w(j) = `rise(j)`, the lower tail
/// falls by step(j) from j to j + 1 and step(j + 1) / step(j) = `decay(j)`. From j = peak, where weight(j) step(j) is
/// largest, it looks for the far end, where the tail is smallest and summands no longer count, and sums from there, so
/// that tails only grow and nothing cancels. `tails(j)` are the tails at j (C. G. Ding, Appl. Stat. 41 (1992) 478,
/// gives the series).
template <class Tails, class Rise, class Decay>
[[nodiscard]] inline double mixture(double peak, double weight, double step, bool upper, Tails&& tails, Rise&& rise,
                                    Decay&& decay) noexcept {
    constexpr double farthest = 1e7, little = 1e-20;
    double j = peak, w = weight, s = step, largest = w * s, sum = 0;
    // A tail is below the geometric series of its steps.
    const auto bound = [](double first, double ratio) { return ratio < 1 ? std::min(first / (1 - ratio), 1.0) : 1.0; };
    if (upper) {
        while (j > 0 && j > peak - farthest) {
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
        if (j <= 0 || j < peak - farthest || (j <= peak && term <= 1e-17 * sum)) break;
        w /= rise(j - 1);
        s /= decay(j - 1);
        tail += s;
    }
    return sum;
}

/// The noncentrality beyond which limits take the place of the sums of O(sqrt(nc)) summands, and the degrees of freedom
/// for which a chi-square variable counts as constant.
inline constexpr double most_noncentral = 1e12, most_degrees = 1e14;

/// The noncentral chi-square distribution: Poisson weights of mean nc / 2 times P(df / 2 + j, x / 2).
template <class = void>
[[nodiscard]] inline Parts noncentral_chi2(double x, double df, double nc) noexcept {
    if (!(x >= 0 && df >= 0 && nc >= 0) || std::isinf(df) || std::isinf(nc)) return {nan, nan};
    if (x == 0) return df > 0 ? Parts{0, 1} : Parts{std::exp(-nc / 2), -std::expm1(-nc / 2)};
    if (std::isinf(x)) return {1, 0};
    if (nc == 0) return gamma_parts<double>(df / 2, x / 2);
    const double a = df / 2, y = x / 2, m = nc / 2;
    if (x - 1.4 * df - 2 * nc > 3200) return {1, 0};  // Chernoff's bound underflows.
    // L. Birge's bound (2001): below the mean by d the tail is at most exp(-d^2 / (4 (df + 2 nc))).
    if (const double d = df + nc - x; d > 0 && d / (df + 2 * nc) * d > 3000) return {0, 1};
    if (nc > most_noncentral) {
        const double z = (x - df - nc) / std::sqrt(2 * (df + 2 * nc));
        return {normal_cdf(z), normal_cdf(-z)};
    }
    const double sum = std::hypot(a, 2 * std::sqrt(m) * std::sqrt(y)) + a,
                 peak = sum > 0 ? std::floor(2 * m * (y / sum)) : 0.0;
    const bool upper = x > df + nc;
    const double value = mixture(
        peak, poisson_mass(peak, m), poisson_mass(a + peak, y), upper,
        [a, y](double j) { return gamma_parts<double>(a + j, y); }, [m](double j) { return m / (j + 1); },
        [a, y](double j) { return y / (a + j + 1); });
    const double tail = std::min(value, 1.0);
    return upper ? Parts{1 - tail, tail} : Parts{tail, 1 - tail};
}
/// Puts an element of noncentral_chi2() into a block.
template <class T>
SCIXX_ALWAYS_INLINE bool put_chi2(MixtureTails<T, false>& to, int i, double x, double df, double nc,
                                  double wanted) noexcept {
    return to.put(i, df / 2, 0, nc / 2, 0, x / 2, 0, x > df + nc ? 1 : 0, wanted);
}
template <class T>
struct Chndtr {
    static double at(double x, double df, double nc) { return noncentral_chi2(x, df, nc).lower; }
    static void block(const double* x, const double* df, const double* nc, double* out, std::ptrdiff_t size) {
        tail_block<MixtureTails<T, false>>(
            size, out, [=](auto& to, int i) { return put_chi2(to, i, x[i], df[i], nc[i], 0); },
            [=](int i) { return at(x[i], df[i], nc[i]); });
    }
};
template <class T>
struct Chndtrix {
    static Search search(double p, double df, double nc) {
        if (!(df > 0 && nc >= 0 && p >= 0 && p <= 1)) return {};
        if (p == 0 || p == 1) return Search::answered(p == 0 ? 0.0 : infinity);
        return Search::quantile(p, 1 - p, true, Start(df + nc, std::sqrt(2 * (df + 2 * nc)), p, 1 - p));
    }
    static double at(double p, double df, double nc) {
        return run<T>(search(p, df, nc), [=](double s) { return noncentral_chi2(s, df, nc); });
    }
    static void block(const double* p, const double* df, const double* nc, double* out, std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, false>>(
            out, size, [=](int i) { return search(p[i], df[i], nc[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_chi2(to, place, s, df[i], nc[i], upper);
            },
            [=](int i, double s) { return noncentral_chi2(s, df[i], nc[i]); });
    }
};
template <class T>
struct Chndtridf {
    static Search search(double x, double p, double nc) {
        // x = df + nc + z r sqrt(2), r^2 = df + 2 nc, for the normal quantile z.
        const double z = 0.70710678118654752440 * rough_normal(p, 1 - p), r = std::sqrt(z * z + x + nc) - z;
        return Search::positive(p, 1 - p, false, Start(std::max(r * r - 2 * nc, 0.5), hazard(z) / (1.4 * r)));
    }
    static double at(double x, double p, double nc) {
        return run<T>(search(x, p, nc), [=](double s) { return noncentral_chi2(x, s, nc); });
    }
    static void block(const double* x, const double* p, const double* nc, double* out, std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, false>>(
            out, size, [=](int i) { return search(x[i], p[i], nc[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_chi2(to, place, x[i], s, nc[i], upper);
            },
            [=](int i, double s) { return noncentral_chi2(x[i], s, nc[i]); });
    }
};
template <class T>
struct Chndtrinc {
    static Search search(double x, double df, double p) {
        const double z = 1.41421356237309504880 * rough_normal(p, 1 - p);  // as in Chndtridf
        const double r = std::sqrt(std::max(z * z + 2 * x - df, 0.0)) - z, slope = hazard(z) / (1.4 * r);
        return Search::straight(p, 1 - p, false,
                                Start(std::max(0.5 * (r * r - df), 0.0), p < 0.5 ? std::min(0.5, slope) : slope));
    }
    static double at(double x, double df, double p) {
        return run<T>(search(x, df, p), [=](double s) { return noncentral_chi2(x, df, s); });
    }
    static void block(const double* x, const double* df, const double* p, double* out, std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, false>>(
            out, size, [=](int i) { return search(x[i], df[i], p[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_chi2(to, place, x[i], df[i], s, upper);
            },
            [=](int i, double s) { return noncentral_chi2(x[i], df[i], s); });
    }
};

/// x^a y^b / (a B(a, b)).
template <class = void>
[[nodiscard]] inline double beta_mass(double a, double b, Pair x, Pair y) noexcept {
    if (a == 0) return 1;
    return times_exp(BetaOnceFor<double>{a, b}.constant() / a, incomplete::beta_exponent(a, b, x, y, a * y - b * x));
}
/// The j >= 0 with j (a + j) = mx (a + b + j).
template <class = void>
[[nodiscard]] inline double beta_peak(double a, double b, double mx) noexcept {
    const double half = 0.5 * (mx - a), root = std::hypot(half, std::sqrt(mx) * std::sqrt(a + b));
    return std::floor(half < 0 ? mx * ((a + b) / (root - half)) : half + root);
}
/// Poisson weights of mean m times I_x(a + j, b) or its complement.
template <class = void>
[[nodiscard]] inline double beta_mixture(double a, double b, double m, Pair x, Pair y, bool upper) noexcept {
    const double ratio = x.hi, peak = beta_peak(a, b, m * ratio);
    return mixture(
        peak, poisson_mass(peak, m), beta_mass(a + peak, b, x, y), upper,
        [a, b, x, y](double j) {
            return beta_all(BetaOnceFor<double>{a + j, b}, x, y);
        },
        [m](double j) { return m / (j + 1); }, [a, b, ratio](double j) { return ratio * ((a + b + j) / (a + j + 1)); });
}

/// The noncentral F distribution.
template <class = void>
[[nodiscard]] inline Parts noncentral_f(double dfn, double dfd, double nc, double f) noexcept {
    if (!(dfn > 0 && dfd > 0 && nc >= 0) || f != f || std::isinf(nc) || std::isinf(dfn) || std::isinf(dfd))
        return {nan, nan};
    if (f <= 0) return {0, 1};
    if (nc == 0) return f_parts(BetaOnceFor<double>{dfn / 2, dfd / 2}, dfn, dfd, f);
    if (dfd > most_degrees) return noncentral_chi2(dfn * f, dfn, nc);
    // Both the numerator is above half its mean and the denominator below that, but for what underflows.
    if (dfn + nc > 24000 && dfd * (0.5 * (1 + nc / dfn) / f - 1.4) > 3200) return {0, 1};
    if (nc > most_noncentral || dfn > most_degrees * most_degrees)
        return gamma_parts<double>(dfd / 2, dfd / 2 * ((dfn + nc) / dfn / f)).swapped();
    if (const double remote = 1e280 / dfn; f > remote) {  // where the tail is a power
        const double tail = noncentral_f(dfn, dfd, nc, remote).upper * std::pow(remote / f, dfd / 2);
        return {1 - tail, tail};
    }
    const Pair part = exact_product(dfn, f);
    const Pair total = part + Pair(dfd);
    const bool upper = dfd > 2 ? f * dfn * (dfd - 2) > dfd * (dfn + nc) : f > 1 + nc / dfn;
    const double tail = std::min(1.0, beta_mixture(dfn / 2, dfd / 2, nc / 2, part / total, Pair(dfd) / total, upper));
    return upper ? Parts{1 - tail, tail} : Parts{tail, 1 - tail};
}
/// Puts an element of noncentral_f() into a block.
template <class T>
SCIXX_ALWAYS_INLINE bool put_f(MixtureTails<T, true>& to, int i, double dfn, double dfd, double nc, double f,
                               double wanted) noexcept {
    using Real = ExponentOf<T>;
    const Real part = product_of<Real>(dfn, f), total = part + Real(dfd), x = part / total;
    const bool upper = high(x) * (dfn + dfd + nc) > dfn + nc;
    return to.put(i, dfn / 2, dfd / 2, nc / 2, 0, x, Real(dfd) / total, upper ? 1 : 0, wanted);
}
template <class T>
struct Ncfdtr {
    static double at(double dfn, double dfd, double nc, double f) { return noncentral_f(dfn, dfd, nc, f).lower; }
    static void block(const double* dfn, const double* dfd, const double* nc, const double* f, double* out,
                      std::ptrdiff_t size) {
        tail_block<MixtureTails<T, true>>(
            size, out, [=](auto& to, int i) { return put_f(to, i, dfn[i], dfd[i], nc[i], f[i], 0); },
            [=](int i) { return at(dfn[i], dfd[i], nc[i], f[i]); });
    }
};
template <class T>
struct Ncfdtri {
    static Search search(double dfn, double dfd, double nc, double p) {
        if (!(dfn > 0 && dfd > 0 && nc >= 0 && p >= 0 && p <= 1)) return {};
        if (p == 0 || p == 1) return Search::answered(p == 0 ? 0.0 : infinity);
        const double sum = dfn + nc, mean = sum / dfn;
        const double deviation = mean * std::sqrt(2 * ((sum + nc) / (sum * sum) + 1 / dfd));
        return Search::quantile(p, 1 - p, true, Start(mean, deviation, p, 1 - p));
    }
    static double at(double dfn, double dfd, double nc, double p) {
        return run<T>(search(dfn, dfd, nc, p), [=](double s) { return noncentral_f(dfn, dfd, nc, s); });
    }
    static void block(const double* dfn, const double* dfd, const double* nc, const double* p, double* out,
                      std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, true>>(
            out, size, [=](int i) { return search(dfn[i], dfd[i], nc[i], p[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_f(to, place, dfn[i], dfd[i], nc[i], s, upper);
            },
            [=](int i, double s) { return noncentral_f(dfn[i], dfd[i], nc[i], s); });
    }
};
template <class T>
struct Ncfdtridfd {
    static Search search(double dfn, double p, double nc, double f) {
        return Search::nearest(p, 1 - p, dfn == dfn && nc == nc && f == f ? 5 : nan);
    }
    static double at(double dfn, double p, double nc, double f) {
        return run<T>(search(dfn, p, nc, f), [=](double s) { return noncentral_f(dfn, s, nc, f); });
    }
    static void block(const double* dfn, const double* p, const double* nc, const double* f, double* out,
                      std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, true>>(
            out, size, [=](int i) { return search(dfn[i], p[i], nc[i], f[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_f(to, place, dfn[i], s, nc[i], f[i], upper);
            },
            [=](int i, double s) { return noncentral_f(dfn[i], s, nc[i], f[i]); });
    }
};
template <class T>
struct Ncfdtridfn {
    static Search search(double p, double dfd, double nc, double f) {
        return Search::nearest(p, 1 - p, dfd == dfd && nc == nc && f == f ? 5 : nan);
    }
    static double at(double p, double dfd, double nc, double f) {
        return run<T>(search(p, dfd, nc, f), [=](double s) { return noncentral_f(s, dfd, nc, f); });
    }
    static void block(const double* p, const double* dfd, const double* nc, const double* f, double* out,
                      std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, true>>(
            out, size, [=](int i) { return search(p[i], dfd[i], nc[i], f[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_f(to, place, s, dfd[i], nc[i], f[i], upper);
            },
            [=](int i, double s) { return noncentral_f(s, dfd[i], nc[i], f[i]); });
    }
};
template <class T>
struct Ncfdtrinc {
    static Search search(double dfn, double dfd, double p, double f) {
        const double mean = std::max(dfn * (f - 1), 1.0), sum = dfn + mean;
        const double deviation = sum * std::sqrt(2 * ((sum + mean) / (sum * sum) + 1 / dfd));
        return Search::straight(p, 1 - p, false, Start(mean, deviation, 1 - p, p));
    }
    static double at(double dfn, double dfd, double p, double f) {
        return run<T>(search(dfn, dfd, p, f), [=](double s) { return noncentral_f(dfn, dfd, s, f); });
    }
    static void block(const double* dfn, const double* dfd, const double* p, const double* f, double* out,
                      std::ptrdiff_t size) {
        search_block<T, MixtureTails<T, true>>(
            out, size, [=](int i) { return search(dfn[i], dfd[i], p[i], f[i]); },
            [=](auto& to, int place, int i, double s, double upper) {
                return put_f(to, place, dfn[i], dfd[i], s, f[i], upper);
            },
            [=](int i, double s) { return noncentral_f(dfn[i], dfd[i], s, f[i]); });
    }
};

/// The upper tail of the noncentral t distribution for t > 0 > nc and df >= 1, where the sums cancel: the mean of
/// ndtr(nc - t s) over the chi distribution of s sqrt(df), by the trapezoidal rule in u = log s, where the integrand is
/// log-concave.
template <class = void>
[[nodiscard]] inline double noncentral_t_crossed(double df, double nc, double t) noexcept {
    const auto level = [=](double u) {
        const double y = t * std::exp(u) - nc;
        return -0.5 * df * (std::expm1(2 * u) - 2 * u) + std::log(scaled_normal_tail(y)) - 0.5 * y * y;
    };
    const auto slope = [=](double u) {
        const double s = std::exp(u);
        return -df * std::expm1(2 * u) - t * s * 0.39894228040143267794 / scaled_normal_tail(t * s - nc);
    };
    double low = -1, high = 0;
    while (slope(low) < 0) low *= 2;
    const double close_to_top = 0.2 / (std::sqrt(2 * df) + t - nc + 1);  // part of the width of the peak
    for (int k = 0; k < 50 && high - low > close_to_top; ++k) {
        const double u = 0.5 * (low + high);
        (slope(u) > 0 ? low : high) = u;
    }
    const double s = std::exp(low), most = level(low), y = t * s - nc;
    const double step = std::min(0.125, 0.75 / std::sqrt(2 * df * s * s + t * s * (y + 1) + t * s * t * s));
    double sum = 1;
    for (const double side : {-step, step})
        for (int k = 1; k < 20000; ++k) {
            const double term = std::exp(level(low + k * side) - most);
            sum += term;
            if (term < 1e-17) break;
        }
    return times_exp(df * power_constant(0.5 * df) * step * sum, Pair(most));
}
/// The noncentral t distribution for t >= 0 (R. V. Lenth, Appl. Stat. 38 (1989) 185, AS 243): with x = t^2 / (df + t^2)
/// and m = nc^2 / 2 the lower tail is ndtr(-nc) + (sum of m^j e^-m / j! I_x(j + 1/2, df / 2) + nc / sqrt(2) m^j e^-m /
/// Gamma(j + 3/2) I_x(j + 1, df / 2)) / 2, the upper one the same without the first term and with complements.
template <class = void>
[[nodiscard]] inline Parts noncentral_t_right(double df, double nc, double t) noexcept {
    if (constexpr double remote = 1e140; t > remote) {  // where the tail is a power
        const double tail = noncentral_t_right(df, nc, remote).upper * std::pow(remote / t, df);
        return {1 - tail, tail};
    }
    const Pair square = exact_product(t, t);
    const Pair total = square + Pair(df), x = square / total, y = Pair(df) / total;
    const double b = df / 2, m = 0.5 * nc * nc, ratio = x.hi;
    if (m == 0) return t_parts(BetaOnceFor<double>{0.5, b}, df, t);
    if (df > most_degrees) {
        const double z = (t - nc) / std::sqrt(1 + t * t / (2 * df));
        return {normal_cdf(z), normal_cdf(-z)};
    }
    if (m > most_noncentral) {
        if (nc < 0 || t == 0) return nc < 0 ? Parts{1, 0} : Parts{0, 1};
        return gamma_parts<double>(b, b * (nc / t) * (nc / t)).swapped();
    }
    const bool upper = t > std::abs(nc);
    if (x.hi == 0) return {normal_cdf(-nc), normal_cdf(nc)};
    const double even = beta_mixture(0.5, b, m, x, y, upper);
    // The second sum with weights m^(j + 1/2) e^-m / Gamma(j + 3/2).
    const double peak = beta_peak(1, b, m * ratio);
    const double odd = mixture(
        peak, poisson_mass(peak + 0.5, m), beta_mass(1 + peak, b, x, y), upper,
        [b, x, y](double j) {
            return beta_all(BetaOnceFor<double>{1 + j, b}, x, y);
        },
        [m](double j) { return m / (j + 1.5); }, [b, ratio](double j) { return ratio * ((1 + b + j) / (j + 2)); });
    const double sum = 0.5 * (nc < 0 ? even - odd : even + odd);
    const double most = normal_cdf(nc);  // The upper tail at 0.
    double tail = std::clamp(upper ? sum : most - sum, 0.0, most);
    if (nc < 0 && df >= 1 && tail < 1e-5 * even) tail = noncentral_t_crossed(df, nc, t);
    return {upper ? 1 - tail : std::clamp(normal_cdf(-nc) + sum, 0.0, 1.0), tail};
}
template <class = void>
[[nodiscard]] inline Parts noncentral_t(double df, double nc, double t) noexcept {
    if (!(df > 0) || nc != nc || t != t || std::isinf(nc) || std::isinf(df)) return {nan, nan};
    return t < 0 ? noncentral_t_right(df, -nc, -t).swapped() : noncentral_t_right(df, nc, t);
}
/// noncentral_t() of a block: the arguments, with t >= 0, and one tail as `value`.
template <class T>
struct NoncentralT {
    static constexpr bool brief = std::is_same_v<T, float>;
    Block df, nc, t, value, high, low, upper, turned;
    SCIXX_ALWAYS_INLINE bool put(int i, double degrees, double noncentrality, double argument, double wanted) noexcept {
        const bool turn = argument < 0;
        df[i] = degrees;
        nc[i] = turn ? -noncentrality : noncentrality;
        t[i] = std::abs(argument);
        upper[i] = wanted;
        turned[i] = turn ? 1 : 0;
        return degrees > 1e-9 && degrees < 1e5 && t[i] > 1e-70 && t[i] < 1e70 && std::abs(noncentrality) > 1e-70 &&
               std::abs(noncentrality) < 100;
    }
    SCIXX_ALWAYS_INLINE void clear(int i) noexcept { put(i, 3, 1, 1, 0); }
};
template <class T>
Order<1> evaluate(NoncentralT<T>& at, int count) noexcept {
    using Real = ExponentOf<T>;
    constexpr bool brief = NoncentralT<T>::brief;
    const auto sum = [&](double a, double shift, double* to) {
        MixtureTails<T, true> tails;
        for (int i = 0; i < count; ++i) {
            const Real square = product_of<Real>(at.t[i], at.t[i]), total = square + Real(at.df[i]);
            const double upper = at.t[i] > std::abs(at.nc[i]) ? 1 : 0;
            if (!tails.put(i, a, at.df[i] / 2, 0.5 * at.nc[i] * at.nc[i], shift, square / total, Real(at.df[i]) / total,
                           upper, upper)) {
                tails.clear(i);
                at.df[i] = nan;
            }
        }
        const auto order = evaluate(tails, count);
        for (int i = 0; i < count; ++i) tails.value[i] = tail_of(tails, i);
        order.restore(tails.value, to);
    };
    Block even, odd;
    sum(0.5, 0, even);
    sum(1, 0.5, odd);
    for (int i = 0; i < count; ++i) {
        const double nc = clipped(at.nc[i], 40), both = 0.5 * (nc < 0 ? even[i] - odd[i] : even[i] + odd[i]);
        const double most = near_normal_cdf<brief>(nc), least = near_normal_cdf<brief>(-nc);
        const bool beyond = at.t[i] > std::abs(at.nc[i]), turned = at.turned[i] > 0,
                   upper = (at.upper[i] > 0) != turned;
        const double tail = std::clamp(beyond ? both : most - both, 0.0, most);
        const double body = beyond ? 1 - tail : std::clamp(least + both, 0.0, 1.0);
        // noncentral_t_right() sees to differences.
        const bool lost = nc < 0 && tail < 1e-5 * even[i];
        at.value[i] = at.df[i] == at.df[i] && !(lost && upper) ? (upper ? tail : body) : nan;
        at.high[i] = at.low[i] = 0;
    }
    if constexpr (brief) {
        // Differences that are small need the digits of doubles.
        NoncentralT<double> again;
        std::uint8_t place[incomplete::block_size];
        int few = 0;
        for (int i = 0; i < count; ++i) {
            if (!(at.value[i] < 0.01 * (even[i] + odd[i]))) continue;
            const double sign = 1 - 2 * at.turned[i];
            again.put(few, at.df[i], sign * at.nc[i], sign * at.t[i], at.upper[i]);
            place[few++] = static_cast<std::uint8_t>(i);
        }
        if (few > 0) evaluate(again, few);
        for (int k = 0; k < few; ++k) at.value[place[k]] = again.value[k];
    }
    const std::uint8_t kind[incomplete::block_size] = {};
    return {kind, count};
}
template <class T>
struct Nctdtr {
    static double at(double df, double nc, double t) { return noncentral_t(df, nc, t).lower; }
    static void block(const double* df, const double* nc, const double* t, double* out, std::ptrdiff_t size) {
        tail_block<NoncentralT<T>>(
            size, out, [=](auto& to, int i) { return to.put(i, df[i], nc[i], t[i], 0); },
            [=](int i) { return at(df[i], nc[i], t[i]); });
    }
};
/// The search for |t|; t > 0 where p is above the value at 0.
template <class T>
struct Nctdtrit {
    static double side(double nc, double p) { return p > normal_cdf(-nc) ? 1 : -1; }
    static Search search(double df, double nc, double p) {
        if (!(df > 0 && p >= 0 && p <= 1) || nc != nc) return {};
        if (p == 0 || p == 1) return Search::answered(infinity);
        if (p == normal_cdf(-nc)) return Search::answered(0);
        const double z = rough_normal(p, 1 - p), spread = std::sqrt(1 + nc * nc / (2 * df)), sign = side(nc, p);
        const double point = std::max(sign * (nc + z * spread), 0.1 * spread);
        return Search::quantile(p, 1 - p, sign > 0, Start(point, hazard(z) / spread));
    }
    static double at(double df, double nc, double p) {
        const double sign = side(nc, p);
        return sign * run<T>(search(df, nc, p), [=](double s) { return noncentral_t(df, nc, sign * s); });
    }
    static void block(const double* df, const double* nc, const double* p, double* out, std::ptrdiff_t size) {
        Block sign, point;
        for (std::ptrdiff_t i = 0; i < size; ++i) sign[i] = side(nc[i], p[i]);
        search_block<T, NoncentralT<T>>(
            point, size, [=](int i) { return search(df[i], nc[i], p[i]); },
            [&](auto& to, int place, int i, double s, double upper) {
                return to.put(place, df[i], nc[i], sign[i] * s, upper);
            },
            [&](int i, double s) { return noncentral_t(df[i], nc[i], sign[i] * s); });
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = sign[i] * point[i];
    }
};
template <class T>
struct Nctdtridf {
    static Search search(double p, double nc, double t) {
        return Search::positive(p, 1 - p, t > 0, nc == nc && t == t ? 5 : nan);
    }
    static double at(double p, double nc, double t) {
        return run<T>(search(p, nc, t), [=](double s) { return noncentral_t(s, nc, t); });
    }
    static void block(const double* p, const double* nc, const double* t, double* out, std::ptrdiff_t size) {
        search_block<T, NoncentralT<T>>(
            out, size, [=](int i) { return search(p[i], nc[i], t[i]); },
            [=](auto& to, int place, int i, double s, double upper) { return to.put(place, s, nc[i], t[i], upper); },
            [=](int i, double s) { return noncentral_t(s, nc[i], t[i]); });
    }
};
template <class T>
struct Nctdtrinc {
    static Search search(double df, double p, double t) {
        if (!(p > 0 && p < 1)) return {};
        const double reach = 40 + std::abs(t) * 3, z = rough_normal(p, 1 - p), spread = std::sqrt(1 + t * t / (2 * df));
        return Search::between(p, 1 - p, false, -reach, reach, Start(t - z * spread, hazard(z) / spread));
    }
    static double at(double df, double p, double t) {
        return run<T>(search(df, p, t), [=](double s) { return noncentral_t(df, s, t); });
    }
    static void block(const double* df, const double* p, const double* t, double* out, std::ptrdiff_t size) {
        search_block<T, NoncentralT<T>>(
            out, size, [=](int i) { return search(df[i], p[i], t[i]); },
            [=](auto& to, int place, int i, double s, double upper) { return to.put(place, df[i], s, t[i], upper); },
            [=](int i, double s) { return noncentral_t(df[i], s, t[i]); });
    }
};

}  // namespace scixx::special::detail::distributions
