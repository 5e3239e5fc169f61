// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/solve.hpp>
#include <scixx/special/detail/erf.hpp>
#include <utility>

namespace scixx::special::detail::distributions {

template <class T>
struct Chdtr {
    static double at(double v, double x) { return gamma_parts<T>(v / 2, x / 2).lower; }
    static auto fixed(double v) {
        return [setup = GammaFixedFor<T>(v / 2)](double x) { return gamma_all(setup, x / 2).lower; };
    }
    static void block(const double* v, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails<T>>(
            size, out, [=](GammaTails<T>& to, int i) SCIXX_INLINE_LAMBDA { return to.put(i, v[i] / 2, x[i] / 2, 0); },
            [=](int i) { return at(v[i], x[i]); });
    }
};
template <class T>
struct Chdtrc {
    static double at(double v, double x) { return x < 0 && v > 0 ? 1.0 : gamma_parts<T>(v / 2, x / 2).upper; }
    static auto fixed(double v) {
        return [setup = GammaFixedFor<T>(v / 2)](double x) {
            return x < 0 && setup.a > 0 ? 1.0 : gamma_all(setup, x / 2).upper;
        };
    }
    static void block(const double* v, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails<T>>(
            size, out, [=](GammaTails<T>& to, int i) SCIXX_INLINE_LAMBDA { return to.put(i, v[i] / 2, x[i] / 2, 1); },
            [=](int i) { return at(v[i], x[i]); });
    }
};
template <class T>
struct Chdtri {
    static double at(double v, double p) { return 2 * gamma_inverse_all(GammaFixedFor<T>(v / 2), 1 - p, p); }
    static auto fixed(double v) {
        return [setup = GammaFixedFor<T>(v / 2)](double p) { return 2 * gamma_inverse_all(setup, 1 - p, p); };
    }
    static void block(const double* v, const double* p, double* out, std::ptrdiff_t size) {
        Block shape;
        for (std::ptrdiff_t i = 0; i < size; ++i) shape[i] = v[i] / 2;
        gamma_quantiles<T, true>(shape, p, out, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] *= 2;
    }
};
template <class T>
struct Chdtriv {
    static Search search(double p, double x) {
        if (!(x > 0)) return {};
        return Search::positive(p, 1 - p, false, Start(x, std::sqrt(2 * x), 1 - p, p));
    }
    static double at(double p, double x) {
        return run<T>(search(p, x), [=](double s) { return gamma_parts<T>(s / 2, x / 2); });
    }
    static void block(const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<T, GammaTails<T>>(
            out, size, [=](int i) { return search(p[i], x[i]); },
            [=](GammaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, s / 2, x[i] / 2, upper);
            },
            [=](int i, double s) { return gamma_parts<T>(s / 2, x[i] / 2); });
    }
};

template <class T>
struct Gdtr {
    using Real = ExponentOf<T>;
    static double at(double a, double b, double x) { return gamma_parts<T>(b, product_of<Real>(a, x)).lower; }
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails<T>>(
            size, out,
            [=](GammaTails<T>& to, int i)
                SCIXX_INLINE_LAMBDA { return to.put(i, b[i], product_of<Real>(a[i], x[i]), 0); },
            [=](int i) { return at(a[i], b[i], x[i]); });
    }
};
template <class T>
struct Gdtrc {
    using Real = ExponentOf<T>;
    static double at(double a, double b, double x) { return gamma_parts<T>(b, product_of<Real>(a, x)).upper; }
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails<T>>(
            size, out,
            [=](GammaTails<T>& to, int i)
                SCIXX_INLINE_LAMBDA { return to.put(i, b[i], product_of<Real>(a[i], x[i]), 1); },
            [=](int i) { return at(a[i], b[i], x[i]); });
    }
};
template <class T>
struct Gdtria {
    static double at(double p, double b, double x) { return gamma_inverse_all(GammaFixedFor<T>(b), p, 1 - p) / x; }
    static void block(const double* p, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        Block quantile;
        gamma_quantiles<T, false>(b, p, quantile, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = quantile[i] / x[i];
    }
};
template <class T>
struct Gdtrix {
    static double at(double a, double b, double p) { return gamma_inverse_all(GammaFixedFor<T>(b), p, 1 - p) / a; }
    static auto fixed(double a, double b) {
        return [a, setup = GammaFixedFor<T>(b)](double p) { return gamma_inverse_all(setup, p, 1 - p) / a; };
    }
    static void block(const double* a, const double* b, const double* p, double* out, std::ptrdiff_t size) {
        Block quantile;
        gamma_quantiles<T, false>(b, p, quantile, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = quantile[i] / a[i];
    }
};
template <class T>
struct Gdtrib {
    using Real = ExponentOf<T>;
    static Search search(double a, double p, double x) {
        const double mean = a * x;
        if (!(mean > 0)) return {};
        return Search::positive(p, 1 - p, false, Start(mean, std::sqrt(mean), 1 - p, p));
    }
    static double at(double a, double p, double x) {
        return run<T>(search(a, p, x), [=](double s) { return gamma_parts<T>(s, product_of<Real>(a, x)); });
    }
    static void block(const double* a, const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<T, GammaTails<T>>(
            out, size, [=](int i) { return search(a[i], p[i], x[i]); },
            [=](GammaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, s, product_of<Real>(a[i], x[i]), upper);
            },
            [=](int i, double s) { return gamma_parts<T>(s, product_of<Real>(a[i], x[i])); });
    }
};

/// The F distribution: I_z(dfn / 2, dfd / 2) with z = dfn x / (dfd + dfn x), in sums of two doubles.
template <class Setup>
[[nodiscard]] inline Parts f_parts(const Setup& setup, double dfn, double dfd, double x) noexcept {
    using Real = typename Setup::Real;
    if (!(dfn > 0 && dfd > 0 && x >= 0)) return {nan, nan};
    if (const double remote = 1e280 / dfn; x > remote && remote > 0) {  // where the tail is a power
        const double tail = f_parts(setup, dfn, dfd, 0.5 * remote).upper * std::pow(0.5 * remote / x, dfd / 2);
        return {1 - tail, tail};
    }
    const Real part = product_of<Real>(dfn, x);
    const Real total = part + Real(dfd);
    return beta_all(setup, part / total, Real(dfd) / total);
}
/// Fdtr or Fdtrc of a block, as binomial_block().
template <class T, class One>
void f_block(const double* dfn, const double* dfd, const double* x, double* out, std::ptrdiff_t size, double upper,
             const One& one) {
    using Real = ExponentOf<T>;
    tail_block<BetaTails<T>>(
        size, out,
        [=](BetaTails<T>& to, int i) SCIXX_INLINE_LAMBDA {
            const Real part = product_of<Real>(dfn[i], x[i]), total = part + Real(dfd[i]);
            return to.put(i, dfn[i] / 2, dfd[i] / 2, part / total, Real(dfd[i]) / total, upper);
        },
        one);
}
template <class T>
struct Fdtr {
    static double at(double dfn, double dfd, double x) {
        return f_parts(BetaOnceFor<T>{dfn / 2, dfd / 2}, dfn, dfd, x).lower;
    }
    static auto fixed(double dfn, double dfd) {
        return [=, setup = BetaFixedFor<T>(dfn / 2, dfd / 2)](double x) { return f_parts(setup, dfn, dfd, x).lower; };
    }
    static void block(const double* dfn, const double* dfd, const double* x, double* out, std::ptrdiff_t size) {
        f_block<T>(dfn, dfd, x, out, size, 0, [=](int i) { return at(dfn[i], dfd[i], x[i]); });
    }
};
template <class T>
struct Fdtrc {
    static double at(double dfn, double dfd, double x) {
        return f_parts(BetaOnceFor<T>{dfn / 2, dfd / 2}, dfn, dfd, x).upper;
    }
    static auto fixed(double dfn, double dfd) {
        return [=, setup = BetaFixedFor<T>(dfn / 2, dfd / 2)](double x) { return f_parts(setup, dfn, dfd, x).upper; };
    }
    static void block(const double* dfn, const double* dfd, const double* x, double* out, std::ptrdiff_t size) {
        f_block<T>(dfn, dfd, x, out, size, 1, [=](int i) { return at(dfn[i], dfd[i], x[i]); });
    }
};
template <class Setup>
[[nodiscard]] inline double f_inverse(const Setup& setup, double p) noexcept {
    const incomplete::Between at = beta_inverse_all(setup, p, 1 - p);
    return at.x / at.y * (setup.b / setup.a);
}
template <class T>
struct Fdtri {
    static double at(double dfn, double dfd, double p) { return f_inverse(BetaFixedFor<T>(dfn / 2, dfd / 2), p); }
    static auto fixed(double dfn, double dfd) {
        return [setup = BetaFixedFor<T>(dfn / 2, dfd / 2)](double p) { return f_inverse(setup, p); };
    }
    static void block(const double* dfn, const double* dfd, const double* p, double* out, std::ptrdiff_t size) {
        if (size <= 0) return;
        Block a, b, x, y;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            a[i] = dfn[i] / 2;
            b[i] = dfd[i] / 2;
        }
        beta_quantiles<T, false>(a, b, p, x, y, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = x[i] / y[i] * (b[i] / a[i]);
    }
};
template <class T>
struct Fdtridfd {
    using Real = ExponentOf<T>;
    static Search search(double dfn, double p, double x) {
        if (!(dfn > 0 && x > 0)) return {};
        return Search::positive(p, 1 - p, true, 5);
    }
    static double at(double dfn, double p, double x) {
        return run<T>(search(dfn, p, x), [=](double s) { return f_parts(BetaOnceFor<T>{dfn / 2, s / 2}, dfn, s, x); });
    }
    static void block(const double* dfn, const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(dfn[i], p[i], x[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                const Real part = product_of<Real>(dfn[i], x[i]), total = part + Real(s);
                return to.put(place, dfn[i] / 2, s / 2, part / total, Real(s) / total, upper);
            },
            [=](int i, double s) {
                return f_parts(BetaOnceFor<T>{dfn[i] / 2, s / 2}, dfn[i], s, x[i]);
            });
    }
};

/// Student's distribution: the upper tail is half of I_y(df / 2, 1 / 2) with y = df / (df + t^2).
template <class Setup>
[[nodiscard]] inline Parts t_parts(const Setup& setup, double df, double t) noexcept {
    using Real = typename Setup::Real;
    if (!(df > 0) || t != t) return {nan, nan};
    if (df > 1e22) return {normal_cdf(t), normal_cdf(-t)};
    const Real square = product_of<Real>(t, t);
    double tail = 0;
    if (high(square) < 1e290) {
        const Real total = square + Real(df);
        tail = 0.5 * beta_all(setup, square / total, Real(df) / total).upper;
    } else if (t > -1e300 && t < 1e300) {  // the leading term of the power series, t^-df
        tail = 0.5 * times_exp(2 / df * setup.constant(), (0.5 * df) * (log_pair(df + 1) - 2 * log_pair(std::abs(t))) +
                                                              Pair(0.5) * log_pair(df + 1));
    }
    const Parts upper{1 - tail, tail};
    return t < 0 ? upper.swapped() : upper;
}
template <class T>
struct Stdtr {
    using Real = ExponentOf<T>;
    static double at(double df, double t) { return t_parts(BetaOnceFor<T>{0.5, df / 2}, df, t).lower; }
    static auto fixed(double df) {
        return [df, setup = BetaFixedFor<T>(0.5, df / 2)](double t) { return t_parts(setup, df, t).lower; };
    }
    static void block(const double* df, const double* t, double* out, std::ptrdiff_t size) {
        Block both;
        tail_block<BetaTails<T>>(
            size, both,
            [=](BetaTails<T>& to, int i) SCIXX_INLINE_LAMBDA {
                const Real square = product_of<Real>(t[i], t[i]), total = square + Real(df[i]);
                return to.put(i, 0.5, df[i] / 2, square / total, Real(df[i]) / total, 1);
            },
            [=](int i) {
                const double lower = at(df[i], t[i]);
                return 2 * (t[i] < 0 ? lower : 1 - lower);
            });
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = t[i] < 0 ? 0.5 * both[i] : 1 - 0.5 * both[i];
    }
};
template <class Setup>
[[nodiscard]] inline double t_inverse(const Setup& setup, double df, double p) noexcept {
    if (!(df > 0 && p >= 0 && p <= 1)) return nan;
    if (df > 1e22) return normal_quantile(p);
    const double tail = p < 0.5 ? p : 1 - p;
    if (tail == 0) return std::copysign(infinity, p - 0.5);
    const incomplete::Between at = beta_inverse_all(setup, 1 - 2 * tail, 2 * tail);
    if (at.y < 1e-290) {  // the leading term of t_parts()
        const double square = std::log1p(df);
        const double log_t = 0.5 * square + (std::log(setup.constant() / df / tail) + 0.5 * square) / df;
        return std::copysign(std::exp(log_t), p - 0.5);
    }
    return std::copysign(std::sqrt(df * at.x / at.y), p - 0.5);
}
template <class T>
struct Stdtrit {
    static double at(double df, double p) { return t_inverse(BetaFixedFor<T>(0.5, df / 2), df, p); }
    static auto fixed(double df) {
        return [df, setup = BetaFixedFor<T>(0.5, df / 2)](double p) { return t_inverse(setup, df, p); };
    }
    static void block(const double* df, const double* p, double* out, std::ptrdiff_t size) {
        if (size <= 0) return;
        Block a, b, both, x, y;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const bool ordinary = df[i] > 0 && df[i] <= 1e22 && p[i] > 0 && p[i] < 1;
            a[i] = 0.5;
            b[i] = df[i] / 2;
            both[i] = ordinary ? 2 * (p[i] < 0.5 ? p[i] : 1 - p[i]) : nan;
        }
        beta_quantiles<T, true>(a, b, both, x, y, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) x[i] = df[i] * x[i] / y[i];
        core::take_square_roots(x, size);
        for (std::ptrdiff_t i = 0; i < size; ++i)
            out[i] = x[i] < 1e140 ? std::copysign(x[i], p[i] - 0.5) : at(df[i], p[i]);
    }
};
/// 1 - 2 T and 2 T for the tail T of Student's distribution beyond |t|.
template <class T>
[[nodiscard]] inline Parts both_t_tails(double df, double t) noexcept {
    const double tails = 2 * t_parts(BetaOnceFor<T>{0.5, df / 2}, df, -std::abs(t)).lower;
    return {1 - tails, tails};
}
template <class T>
struct Stdtridf {
    using Real = ExponentOf<T>;
    static Search search(double p, double t) {
        const double tails = 2 * (t < 0 ? p : 1 - p);
        return Search::positive(1 - tails, tails, true, 5);
    }
    static double at(double p, double t) {
        return run<T>(search(p, t), [=](double s) { return both_t_tails<T>(s, t); });
    }
    static void block(const double* p, const double* t, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(p[i], t[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                const Real square = product_of<Real>(t[i], t[i]), total = square + Real(s);
                return to.put(place, 0.5, s / 2, square / total, Real(s) / total, upper);
            },
            [=](int i, double s) { return both_t_tails<T>(s, t[i]); });
    }
};

template <class T>
struct Btdtria {
    using Real = ExponentOf<T>;
    static Search search(double p, double b, double x) {
        if (!(b > 0 && x > 0 && x < 1)) return {};
        const double mean = b * x / (1 - x);
        return Search::positive(p, 1 - p, false, Start(mean, std::sqrt(mean / (1 - x)), 1 - p, p));
    }
    static double at(double p, double b, double x) {
        return run<T>(search(p, b, x), [=](double s) { return beta_parts<T>(s, b, x); });
    }
    static void block(const double* p, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(p[i], b[i], x[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, s, b[i], x[i], sum_of<Real>(1, -x[i]), upper);
            },
            [=](int i, double s) { return beta_parts<T>(s, b[i], x[i]); });
    }
};
template <class T>
struct Btdtrib {
    using Real = ExponentOf<T>;
    static Search search(double a, double p, double x) {
        if (!(a > 0 && x > 0 && x < 1)) return {};
        const double mean = a * (1 - x) / x;
        return Search::positive(p, 1 - p, true, Start(mean, std::sqrt(mean / x), p, 1 - p));
    }
    static double at(double a, double p, double x) {
        return run<T>(search(a, p, x), [=](double s) { return beta_parts<T>(a, s, x); });
    }
    static void block(const double* a, const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(a[i], p[i], x[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, a[i], s, x[i], sum_of<Real>(1, -x[i]), upper);
            },
            [=](int i, double s) { return beta_parts<T>(a[i], s, x[i]); });
    }
};

}  // namespace scixx::special::detail::distributions
