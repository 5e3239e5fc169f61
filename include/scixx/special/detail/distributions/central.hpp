// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/solve.hpp>
#include <scixx/special/detail/erf.hpp>
#include <utility>

namespace scixx::special::detail::distributions {

template <class = void>
[[nodiscard]] inline Parts beta_parts(double a, double b, double x) noexcept {
    return beta_all(a, b, x);
}

struct Chdtr {
    template <class = void>
    static double at(double v, double x) {
        return gamma_all(v / 2, x / 2).lower;
    }
    template <class = void>
    static auto fixed(double v) {
        return [setup = GammaFixed(v / 2)](double x) { return gamma_all(setup, x / 2).lower; };
    }
    template <class = void>
    static void block(const double* v, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails>(
            size, out, [=](GammaTails& to, int i) SCIXX_INLINE_LAMBDA { return to.put(i, v[i] / 2, x[i] / 2, 0); },
            [=](int i) { return at(v[i], x[i]); });
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
    template <class = void>
    static void block(const double* v, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails>(
            size, out, [=](GammaTails& to, int i) SCIXX_INLINE_LAMBDA { return to.put(i, v[i] / 2, x[i] / 2, 1); },
            [=](int i) { return at(v[i], x[i]); });
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
    template <class = void>
    static void block(const double* v, const double* p, double* out, std::ptrdiff_t size) {
        Block shape;
        for (std::ptrdiff_t i = 0; i < size; ++i) shape[i] = v[i] / 2;
        gamma_quantiles<true>(shape, p, out, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] *= 2;
    }
};
struct Chdtriv {
    template <class = void>
    static Search search(double p, double x) {
        if (!(x > 0)) return {};
        return Search::positive(p, 1 - p, false, Start(x, std::sqrt(2 * x), 1 - p, p));
    }
    template <class = void>
    static double at(double p, double x) {
        return run(search(p, x), [=](double s) { return gamma_all(s / 2, x / 2); });
    }
    template <class = void>
    static void block(const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<GammaTails>(
            out, size, [=](int i) { return search(p[i], x[i]); },
            [=](GammaTails& to, int place, int i, double s, double upper) {
                return to.put(place, s / 2, x[i] / 2, upper);
            },
            [=](int i, double s) { return gamma_all(s / 2, x[i] / 2); });
    }
};

struct Gdtr {
    template <class = void>
    static double at(double a, double b, double x) {
        return gamma_all(b, exact_product(a, x)).lower;
    }
    template <class = void>
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails>(
            size, out,
            [=](GammaTails& to, int i) SCIXX_INLINE_LAMBDA { return to.put(i, b[i], exact_product(a[i], x[i]), 0); },
            [=](int i) { return at(a[i], b[i], x[i]); });
    }
};
struct Gdtrc {
    template <class = void>
    static double at(double a, double b, double x) {
        return gamma_all(b, exact_product(a, x)).upper;
    }
    template <class = void>
    static void block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        tail_block<GammaTails>(
            size, out,
            [=](GammaTails& to, int i) SCIXX_INLINE_LAMBDA { return to.put(i, b[i], exact_product(a[i], x[i]), 1); },
            [=](int i) { return at(a[i], b[i], x[i]); });
    }
};
struct Gdtria {
    template <class = void>
    static double at(double p, double b, double x) {
        return gamma_inverse_all(GammaFixed(b), p, 1 - p) / x;
    }
    template <class = void>
    static void block(const double* p, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        Block quantile;
        gamma_quantiles<false>(b, p, quantile, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = quantile[i] / x[i];
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
    template <class = void>
    static void block(const double* a, const double* b, const double* p, double* out, std::ptrdiff_t size) {
        Block quantile;
        gamma_quantiles<false>(b, p, quantile, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = quantile[i] / a[i];
    }
};
struct Gdtrib {
    template <class = void>
    static Search search(double a, double p, double x) {
        const double mean = a * x;
        if (!(mean > 0)) return {};
        return Search::positive(p, 1 - p, false, Start(mean, std::sqrt(mean), 1 - p, p));
    }
    template <class = void>
    static double at(double a, double p, double x) {
        return run(search(a, p, x), [=](double s) { return gamma_all(s, exact_product(a, x)); });
    }
    template <class = void>
    static void block(const double* a, const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<GammaTails>(
            out, size, [=](int i) { return search(a[i], p[i], x[i]); },
            [=](GammaTails& to, int place, int i, double s, double upper) {
                return to.put(place, s, exact_product(a[i], x[i]), upper);
            },
            [=](int i, double s) { return gamma_all(s, exact_product(a[i], x[i])); });
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
/// Fdtr or Fdtrc of a block, as binomial_block().
template <class One>
void f_block(const double* dfn, const double* dfd, const double* x, double* out, std::ptrdiff_t size, double upper,
             const One& one) {
    tail_block<BetaTails>(
        size, out,
        [=](BetaTails& to, int i) SCIXX_INLINE_LAMBDA {
            const Pair part = exact_product(dfn[i], x[i]), total = part + Pair(dfd[i]);
            return to.put(i, dfn[i] / 2, dfd[i] / 2, part / total, Pair(dfd[i]) / total, upper);
        },
        one);
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
    template <class = void>
    static void block(const double* dfn, const double* dfd, const double* x, double* out, std::ptrdiff_t size) {
        f_block(dfn, dfd, x, out, size, 0, [=](int i) { return at(dfn[i], dfd[i], x[i]); });
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
    template <class = void>
    static void block(const double* dfn, const double* dfd, const double* x, double* out, std::ptrdiff_t size) {
        f_block(dfn, dfd, x, out, size, 1, [=](int i) { return at(dfn[i], dfd[i], x[i]); });
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
    template <class = void>
    static void block(const double* dfn, const double* dfd, const double* p, double* out, std::ptrdiff_t size) {
        if (size <= 0) return;
        Block a, b, x, y;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            a[i] = dfn[i] / 2;
            b[i] = dfd[i] / 2;
        }
        beta_quantiles<false>(a, b, p, x, y, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = x[i] / y[i] * (b[i] / a[i]);
    }
};
struct Fdtridfd {
    template <class = void>
    static Search search(double dfn, double p, double x) {
        if (!(dfn > 0 && x > 0)) return {};
        return Search::positive(p, 1 - p, true, 5);
    }
    template <class = void>
    static double at(double dfn, double p, double x) {
        return run(search(dfn, p, x), [=](double s) { return f_parts(BetaOnce{dfn / 2, s / 2}, dfn, s, x); });
    }
    template <class = void>
    static void block(const double* dfn, const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<BetaTails>(
            out, size, [=](int i) { return search(dfn[i], p[i], x[i]); },
            [=](BetaTails& to, int place, int i, double s, double upper) {
                const Pair part = exact_product(dfn[i], x[i]), total = part + Pair(s);
                return to.put(place, dfn[i] / 2, s / 2, part / total, Pair(s) / total, upper);
            },
            [=](int i, double s) {
                return f_parts(BetaOnce{dfn[i] / 2, s / 2}, dfn[i], s, x[i]);
            });
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
    template <class = void>
    static void block(const double* df, const double* t, double* out, std::ptrdiff_t size) {
        Block both;
        tail_block<BetaTails>(
            size, both,
            [=](BetaTails& to, int i) SCIXX_INLINE_LAMBDA {
                const Pair square = exact_product(t[i], t[i]), total = square + Pair(df[i]);
                return to.put(i, 0.5, df[i] / 2, square / total, Pair(df[i]) / total, 1);
            },
            [=](int i) {
                const double lower = at(df[i], t[i]);
                return 2 * (t[i] < 0 ? lower : 1 - lower);
            });
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = t[i] < 0 ? 0.5 * both[i] : 1 - 0.5 * both[i];
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
    template <class = void>
    static void block(const double* df, const double* p, double* out, std::ptrdiff_t size) {
        if (size <= 0) return;
        Block a, b, both, x, y;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const bool ordinary = df[i] > 0 && df[i] <= 1e22 && p[i] > 0 && p[i] < 1;
            a[i] = 0.5;
            b[i] = df[i] / 2;
            both[i] = ordinary ? 2 * (p[i] < 0.5 ? p[i] : 1 - p[i]) : nan;
        }
        beta_quantiles<true>(a, b, both, x, y, size);
        for (std::ptrdiff_t i = 0; i < size; ++i) x[i] = df[i] * x[i] / y[i];
        core::take_square_roots(x, size);
        for (std::ptrdiff_t i = 0; i < size; ++i)
            out[i] = both[i] == both[i] ? std::copysign(x[i], p[i] - 0.5) : at(df[i], p[i]);
    }
};
/// 1 - 2 T and 2 T for the tail T of Student's distribution beyond |t|.
template <class = void>
[[nodiscard]] inline Parts both_t_tails(double df, double t) noexcept {
    const double tails = 2 * t_parts(BetaOnce{0.5, df / 2}, df, -std::abs(t)).lower;
    return {1 - tails, tails};
}
struct Stdtridf {
    template <class = void>
    static Search search(double p, double t) {
        const double tails = 2 * (t < 0 ? p : 1 - p);
        return Search::positive(1 - tails, tails, true, 5);
    }
    template <class = void>
    static double at(double p, double t) {
        return run(search(p, t), [=](double s) { return both_t_tails(s, t); });
    }
    template <class = void>
    static void block(const double* p, const double* t, double* out, std::ptrdiff_t size) {
        search_block<BetaTails>(
            out, size, [=](int i) { return search(p[i], t[i]); },
            [=](BetaTails& to, int place, int i, double s, double upper) {
                const Pair square = exact_product(t[i], t[i]), total = square + Pair(s);
                return to.put(place, 0.5, s / 2, square / total, Pair(s) / total, upper);
            },
            [=](int i, double s) { return both_t_tails(s, t[i]); });
    }
};

struct Btdtria {
    template <class = void>
    static Search search(double p, double b, double x) {
        if (!(b > 0 && x > 0 && x < 1)) return {};
        const double mean = b * x / (1 - x);
        return Search::positive(p, 1 - p, false, Start(mean, std::sqrt(mean / (1 - x)), 1 - p, p));
    }
    template <class = void>
    static double at(double p, double b, double x) {
        return run(search(p, b, x), [=](double s) { return beta_parts(s, b, x); });
    }
    template <class = void>
    static void block(const double* p, const double* b, const double* x, double* out, std::ptrdiff_t size) {
        search_block<BetaTails>(
            out, size, [=](int i) { return search(p[i], b[i], x[i]); },
            [=](BetaTails& to, int place, int i, double s, double upper) {
                return to.put(place, s, b[i], x[i], exact_sum(1, -x[i]), upper);
            },
            [=](int i, double s) { return beta_parts(s, b[i], x[i]); });
    }
};
struct Btdtrib {
    template <class = void>
    static Search search(double a, double p, double x) {
        if (!(a > 0 && x > 0 && x < 1)) return {};
        const double mean = a * (1 - x) / x;
        return Search::positive(p, 1 - p, true, Start(mean, std::sqrt(mean / x), p, 1 - p));
    }
    template <class = void>
    static double at(double a, double p, double x) {
        return run(search(a, p, x), [=](double s) { return beta_parts(a, s, x); });
    }
    template <class = void>
    static void block(const double* a, const double* p, const double* x, double* out, std::ptrdiff_t size) {
        search_block<BetaTails>(
            out, size, [=](int i) { return search(a[i], p[i], x[i]); },
            [=](BetaTails& to, int place, int i, double s, double upper) {
                return to.put(place, a[i], s, x[i], exact_sum(1, -x[i]), upper);
            },
            [=](int i, double s) { return beta_parts(a[i], s, x[i]); });
    }
};

}  // namespace scixx::special::detail::distributions
