// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <vector>

/// Kernels of the beta distribution and those of functions of it: F, t, beta prime, R.
namespace scixx::stats::detail {

/// log of x^(a-1) y^(b-1) / B(a, b), y = 1 - x: Loader's form where the parameters are large.
template <class Real = double>
struct BetaDensity {
    Real a, b, constant;
    bool large;
    BetaDensity(Real p, Real q) : a(p), b(q), constant(0), large(p > 2 && q > 2 && p + q > 40) {
        const Real k = a - 1, rest = b - 1, n = k + rest;
        constant = large ? std::log(n + 1) + stirling_error(n) - stirling_error(k) - stirling_error(rest) -
                               half_log_two_pi - 0.5 * (std::log(k) + std::log(rest / n))
                         : -log_beta(a, b);
    }
    [[nodiscard]] Real log_at(Real x, Real y) const {
        if (x == 0) return a < 1 ? infinite : a == 1 ? std::log(b) : -infinite;
        if (y == 0) return b < 1 ? infinite : b == 1 ? std::log(a) : -infinite;
        if (!large)
            return constant + (a == 1 ? 0.0 : (a - 1) * (x < y ? std::log(x) : std::log1p(-y))) +
                   (b == 1 ? 0.0 : (b - 1) * (y < x ? std::log(y) : std::log1p(-x)));
        const Real n = a + b - 2, gap = x < y ? std::fma(-n, x, a - 1) : std::fma(n, y, 1 - b);
        return constant - deviance(a - 1, n * x, gap) - deviance(b - 1, n * y, -gap);
    }
    [[nodiscard]] Real logpdf(Real x) const { return log_at(x, 1 - x); }
};

/// Distribution function, quantile and their complements with what depends on the parameters alone kept.
template <class Real = double>
struct BetaTails {
    special::detail::incomplete::BetaFixed setup;
    [[nodiscard]] special::detail::incomplete::Parts parts(Real x) const {
        return beta_all(setup, x, core::exact_sum(1, -x));
    }
    [[nodiscard]] Real cdf(Real x) const { return parts(x).lower; }
    [[nodiscard]] Real sf(Real x) const { return parts(x).upper; }
    [[nodiscard]] Real ppf(Real q) const { return beta_inverse_all(setup, q, 1 - q).x; }
    [[nodiscard]] Real isf(Real q) const { return beta_inverse_all(setup, 1 - q, q).x; }
};
/// The same for p / (1 - p) / ratio.
template <class Real = double>
struct OddsTails {
    special::detail::incomplete::BetaFixed setup;
    Real ratio = 1;
    [[nodiscard]] special::detail::incomplete::Parts parts(Real x) const {
        using special::detail::Pair;
        const Real odds = ratio * x, whole = 1 / (1 + odds);
        if (odds >= 1) return beta_all(setup, core::exact_sum(1, -whole), Pair(whole));
        const Real part = odds / (1 + odds);
        return beta_all(setup, Pair(part), core::exact_sum(1, -part));
    }
    [[nodiscard]] Real cdf(Real x) const { return parts(x).lower; }
    [[nodiscard]] Real sf(Real x) const { return parts(x).upper; }
    [[nodiscard]] Real of(const special::detail::incomplete::Between& at) const { return at.x / at.y / ratio; }
    [[nodiscard]] Real ppf(Real q) const { return of(beta_inverse_all(setup, q, 1 - q)); }
    [[nodiscard]] Real isf(Real q) const { return of(beta_inverse_all(setup, 1 - q, q)); }
};

template <class Real = double>
struct Beta {
    Real a, b;
    static constexpr const char* name = "beta";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a > 0 && b > 0; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] BetaDensity<Real> density() const { return {a, b}; }
    [[nodiscard]] BetaTails<Real> tails() const { return {{a, b}}; }
    [[nodiscard]] Real cdf(Real x) const { return special::betainc(a, b, x); }
    [[nodiscard]] Real sf(Real x) const { return special::betaincc(a, b, x); }
    [[nodiscard]] Real ppf(Real q) const { return special::betaincinv(a, b, q); }
    [[nodiscard]] Real isf(Real q) const { return special::betainccinv(a, b, q); }
    [[nodiscard]] Real centre() const { return a / (a + b); }
    [[nodiscard]] Moments moments() const {
        const Real s = a + b, v = a / s * (b / s) / (s + 1);
        return {a / s, v, 2 * (b - a) * std::sqrt(s + 1) / ((s + 2) * std::sqrt(a * b)),
                6 * (square(a - b) * (s + 1) - a * b * (s + 2)) / (a * b * (s + 2) * (s + 3))};
    }
    [[nodiscard]] Real raw(int n) const {
        Real product = 1;
        for (int i = 0; i < n; ++i) product *= (a + i) / (a + b + i);
        return product;
    }
    [[nodiscard]] Real entropy() const {
        if (a + b > 1e4) return numeric();
        return log_beta(a, b) - (a - 1) * special::digamma(a) - (b - 1) * special::digamma(b) +
               (a + b - 2) * special::digamma(a + b);
    }
    [[nodiscard]] Real numeric() const {
        const BetaDensity<Real> d(a, b);
        const auto f = [&](Real x) {
            const Real l = d.logpdf(x);
            return l > -700 ? -std::exp(l) * l : 0.0;
        };
        const Real m = moments().mean, s = 20 * std::sqrt(moments().variance);
        return integral(f, std::max(0.0, m - s), m) + integral(f, m, std::min(1.0, m + s));
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.beta(a, b, Fill(out, n));
    }
    static std::array<Real, 4> fit_start(Sample data) {
        const Real low = *std::min_element(data.begin(), data.end()),
                   high = *std::max_element(data.begin(), data.end());
        const bool unit = low > 0 && high < 1 && high - low > 0.2;
        const Real margin = high > low ? 0.05 * (high - low) : 0.1;
        const Real loc = unit ? 0 : low - margin, scale = unit ? 1 : high - low + 2 * margin;
        const Real m = (mean_of(data) - loc) / scale, v = variance_of(data) / (scale * scale);
        const Real s = v > 0 && v < m * (1 - m) ? m * (1 - m) / v - 1 : 2;
        return {m * s, (1 - m) * s, loc, scale};
    }
};

/// x = p / (1 - p) for p with the beta distribution.
template <class Real = double>
struct Betaprime {
    Real a, b;
    static constexpr const char* name = "betaprime";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a > 0 && b > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    struct Density {
        BetaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const { return of.log_at(x / (1 + x), 1 / (1 + x)) - 2 * std::log1p(x); }
    };
    [[nodiscard]] Density density() const { return {{a, b}}; }
    [[nodiscard]] OddsTails<Real> tails() const { return {{a, b}}; }
    [[nodiscard]] Real cdf(Real x) const {
        return x < 1 ? special::betainc(a, b, x / (1 + x)) : special::betaincc(b, a, 1 / (1 + x));
    }
    [[nodiscard]] Real sf(Real x) const {
        return x < 1 ? special::betaincc(a, b, x / (1 + x)) : special::betainc(b, a, 1 / (1 + x));
    }
    [[nodiscard]] Real ppf(Real q) const {
        const Real p = special::betaincinv(a, b, q);
        if (p < 0.7) return p / (1 - p);
        const Real r = special::betainccinv(b, a, q);
        return (1 - r) / r;
    }
    [[nodiscard]] Real isf(Real q) const {
        const Real r = special::betaincinv(b, a, q);
        if (r < 0.7) return (1 - r) / r;
        const Real p = special::betainccinv(a, b, q);
        return p / (1 - p);
    }
    [[nodiscard]] Real centre() const { return a / b; }
    [[nodiscard]] Real raw(int n) const {
        Real product = 1;
        for (int i = 1; i <= n; ++i) product *= b > i ? (a + i - 1) / (b - i) : infinite;
        return product;
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> below(n);
        rng.standard_gamma(a, Fill(out, n));
        rng.standard_gamma(b, Fill(below.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] /= below[i];
    }
};

template <class Real = double>
struct FisherF {
    Real dfn, dfd;
    static constexpr const char* name = "f";
    static constexpr std::array<const char*, 2> shapes{"dfn", "dfd"};
    [[nodiscard]] bool valid() const { return dfn > 0 && dfd > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Betaprime<Real> of() const { return {dfn / 2, dfd / 2}; }
    [[nodiscard]] Real ratio() const { return dfn / dfd; }
    struct Density {
        typename Betaprime<Real>::Density of;
        Real ratio;
        [[nodiscard]] Real logpdf(Real x) const { return of.logpdf(ratio * x) + std::log(ratio); }
    };
    [[nodiscard]] Density density() const { return {of().density(), ratio()}; }
    [[nodiscard]] OddsTails<Real> tails() const { return {{dfn / 2, dfd / 2}, ratio()}; }
    [[nodiscard]] Real cdf(Real x) const { return of().cdf(ratio() * x); }
    [[nodiscard]] Real sf(Real x) const { return of().sf(ratio() * x); }
    [[nodiscard]] Real ppf(Real q) const { return of().ppf(q) / ratio(); }
    [[nodiscard]] Real isf(Real q) const { return of().isf(q) / ratio(); }
    [[nodiscard]] Real centre() const { return 1; }
    [[nodiscard]] Real raw(int n) const { return of().raw(n) * std::pow(ratio(), -n); }
    [[nodiscard]] Moments moments() const {
        const Real m = dfn, n = dfd, s = m + n - 2;
        return {
            n > 2 ? n / (n - 2) : infinite, n > 4 ? 2 * n * n * s / (m * square(n - 2) * (n - 4)) : infinite,
            n > 6 ? (2 * m + n - 2) / (n - 6) * std::sqrt(8 * (n - 4) / (m * s)) : undefined,
            n > 8 ? 12 * (m * (5 * n - 22) * s + (n - 4) * square(n - 2)) / (m * (n - 6) * (n - 8) * s) : undefined};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.f(dfn, dfd, Fill(out, n));
    }
};

template <class Real = double>
struct StudentT {
    Real df;
    static constexpr const char* name = "t";
    static constexpr std::array<const char*, 1> shapes{"df"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return df > 0; }
    struct Density {
        Real df, constant;
        [[nodiscard]] Real logpdf(Real x) const {
            if (std::isinf(df)) return normal_logpdf(x);
            const Real size = std::abs(x), r = size / std::sqrt(df);
            return constant - (df + 1) * (r < 1e8 ? 0.5 * std::log1p(size / df * size) : std::log(r));
        }
    };
    [[nodiscard]] Density density() const {
        return {df, std::isinf(df) ? 0.0 : -log_beta(0.5, df / 2) - 0.5 * std::log(df)};
    }
    /// The same for few and whole degrees of freedom; NaN where that is no gain. Near the centre P(|T| <= x) is a
    /// finite sum of powers of cos(atan(x / sqrt(df))) (M. Abramowitz, I. A. Stegun, 26.7.3 and 4), far out a series in
    /// powers of df / (df + x^2) < 2/3.
    [[nodiscard]] static Real whole_tail(Real df, Real x) {
        if (df == 1) return std::atan2(1.0, x) / pi;
        if (df == 2) {
            const Real root = std::sqrt(2 + x * x);
            return 1 / (root * (root + x));
        }
        const bool odd = std::fmod(df, 2) == 1;
        const Real h = df / 2, u = df / (df + x * x), sine = x / std::sqrt(df + x * x);
        if (u > 0.7) {
            Real term = odd ? std::sqrt(u) : 1.0, sum = df > 1 ? term : 0.0;
            for (Real k = odd ? 2 : 1; k + 2 < df; k += 2) {
                term *= u * k / (k + 1);
                sum += term;
            }
            const Real inside = odd ? (std::atan(x / std::sqrt(df)) + sine * sum) * (2 / pi) : sine * sum;
            return inside <= 0.8 ? 0.5 - 0.5 * inside : undefined;
        }
        Real inverse_beta = odd ? 1 / pi : 0.5;  // 1 / B(1/2, df / 2)
        for (Real k = odd ? 0.5 : 1; k < h; ++k) inverse_beta *= (k + 0.5) / k;
        Real term = 1, sum = 1;
        for (Real k = 0; k < 200; ++k) {
            term *= u * (h + 0.5 + k) / (h + 1 + k);
            sum += term;
            if (term < 1e-17 * sum) break;
        }
        Real power = odd ? std::sqrt(u) : 1.0;
        for (Real k = odd ? 0.5 : 0; k < h; ++k) power *= u;
        return 0.5 * power * sine * inverse_beta / h * sum;
    }
    struct Tails;
    [[nodiscard]] Tails tails() const;
    /// One half of P(|T| > x).
    [[nodiscard]] Real tail(Real x) const {
        if (std::isinf(df)) return special::ndtr(-x);
        if (df <= 30 && df == std::floor(df) && x < 1e7) {
            const Real p = whole_tail(df, x);
            if (p == p) return p;
        }
        if (x * x < df) return 0.5 * special::betaincc(0.5, df / 2, x * x / (df + x * x));
        if (x > 1e150)
            return 0.5 *
                   std::exp(df * 0.5 * std::log(df) - df * std::log(x) - std::log(df / 2) - log_beta(0.5, df / 2));
        return 0.5 * special::betainc(df / 2, 0.5, df / (df + x * x));
    }
    [[nodiscard]] Real cdf(Real x) const { return x > 0 ? 1 - tail(x) : tail(-x); }
    [[nodiscard]] Real ppf(Real q) const {
        if (std::isinf(df)) return special::ndtri(q);
        if (q > 0.5) return -ppf(1 - q);
        const Real y = special::betaincinv(df / 2, 0.5, 2 * q);
        if (y == 0)
            return -std::exp(0.5 * std::log(df) - (std::log(2 * q) + std::log(df / 2) + log_beta(0.5, df / 2)) / df);
        if (y < 0.5) return -std::sqrt(df * ((1 - y) / y));
        const Real w = special::betaincinv(0.5, df / 2, 1 - 2 * q);
        return -std::sqrt(df * (w / (1 - w)));
    }
    [[nodiscard]] Moments moments() const {
        if (std::isinf(df)) return {0, 1, 0, 0};
        return {df > 1 ? 0 : infinite,
                df > 2   ? df / (df - 2)
                : df > 1 ? infinite
                         : undefined,
                df > 3 ? 0 : undefined,
                df > 4   ? 6 / (df - 4)
                : df > 2 ? infinite
                         : undefined};
    }
    [[nodiscard]] Real entropy() const {
        if (std::isinf(df)) return half_log_two_pi + 0.5;
        if (df > 1e4) {
            const Real w = 1 / df;
            return half_log_two_pi + 0.5 + w + w * w / 4 - w * w * w / 6;
        }
        const Real h = df / 2;
        return (h + 0.5) * (special::digamma(h + 0.5) - special::digamma(h)) + 0.5 * std::log(df) + log_beta(h, 0.5);
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_t(df, Fill(out, n));
    }
    static std::array<Real, 1> fit_start(Sample) { return {4}; }
};

template <class Real>
struct StudentT<Real>::Tails {
    StudentT of;
    special::detail::incomplete::BetaFixed setup;  // of T^2 / (df + T^2)
    static constexpr bool symmetric = true;
    [[nodiscard]] Real tail(Real x) const {
        if (std::isinf(of.df) || x > 1e150 || (of.df <= 30 && of.df == std::floor(of.df) && x < 1e7)) return of.tail(x);
        const Real total = of.df + x * x;
        if (x * x < of.df) {
            const Real inside = x * x / total;
            return 0.5 * beta_all(setup, inside, core::exact_sum(1, -inside)).upper;
        }
        const Real outside = of.df / total;
        return 0.5 * beta_all(setup, core::exact_sum(1, -outside), outside).upper;
    }
    [[nodiscard]] Real cdf(Real x) const { return x > 0 ? 1 - tail(x) : tail(-x); }
    [[nodiscard]] Real ppf(Real q) const {
        if (!(of.df < 1e290)) return of.ppf(q);
        if (q > 0.5) return -ppf(1 - q);
        const auto at = beta_inverse_all(setup, 1 - 2 * q, 2 * q);
        return at.y > 1e-290 ? -std::sqrt(of.df * (at.x / at.y)) : of.ppf(q);
    }
};
template <class Real>
auto StudentT<Real>::tails() const -> Tails {
    return {*this, {0.5, df / 2}};
}

template <class Real = double>
struct Rdist {
    Real c;
    static constexpr const char* name = "rdist";
    static constexpr std::array<const char*, 1> shapes{"c"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {-1, 1}; }
    struct Density {
        BetaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const { return of.log_at((1 + x) / 2, (1 - x) / 2) - log_two; }
    };
    [[nodiscard]] Density density() const { return {{c / 2, c / 2}}; }
    [[nodiscard]] Real cdf(Real x) const { return special::betainc(c / 2, c / 2, (1 + x) / 2); }
    [[nodiscard]] Real ppf(Real q) const {
        if (q > 0.5) return -ppf(1 - q);
        if (q < 0.2) return 2 * special::betaincinv(c / 2, c / 2, q) - 1;
        return -std::sqrt(special::betaincinv(0.5, c / 2, 1 - 2 * q));
    }
    [[nodiscard]] Moments moments() const { return {0, 1 / (c + 1), 0, 3 * (c + 1) / (c + 3) - 3}; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.beta(c / 2, c / 2, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = 2 * out[i] - 1;
    }
};

/// M. C. Jones, M. J. Faddy, J. R. Statist. Soc. B 65 (2003) 159: x is a function of y with the beta distribution.
template <class Real = double>
struct JfSkewT {
    Real a, b;
    static constexpr const char* name = "jf_skew_t";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a > 0 && b > 0; }
    /// y or 1 - y, the one that is small on the side of x.
    [[nodiscard]] Real little(Real x) const {
        const Real r = std::sqrt(a + b + x * x);
        return (a + b) / (2 * r * (r + std::abs(x)));
    }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real l = std::log(2 * little(x)), h = std::log(2 * (1 - little(x)));
        return (a + 0.5) * (x < 0 ? l : h) + (b + 0.5) * (x < 0 ? h : l) - (a + b - 1) * log_two - log_beta(a, b) -
               0.5 * std::log(a + b);
    }
    [[nodiscard]] Real cdf(Real x) const {
        return x < 0 ? special::betainc(a, b, little(x)) : special::betaincc(b, a, little(x));
    }
    [[nodiscard]] Real sf(Real x) const { return JfSkewT{b, a}.cdf(-x); }
    [[nodiscard]] Real ppf(Real q) const {
        const Real y = special::betaincinv(a, b, q), rest = y < 0.5 ? 1 - y : special::betainccinv(b, a, q);
        return (y - rest) * std::sqrt(a + b) / (2 * std::sqrt(y * rest));
    }
    [[nodiscard]] Real isf(Real q) const { return -JfSkewT{b, a}.ppf(q); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    /// Powers of x are sums of beta functions (equation (5) there).
    [[nodiscard]] Real raw(int n) const {
        if (!(2 * a > n && 2 * b > n)) return infinite;
        Real sum = 0, choose = 1;
        for (int i = 0; i <= n; ++i) {
            sum +=
                choose * (i % 2 == 0 ? 1 : -1) * std::exp(log_beta(a + 0.5 * n - i, b - 0.5 * n + i) - log_beta(a, b));
            choose = choose * (n - i) / (i + 1);
        }
        return sum * std::pow((a + b) / 4, 0.5 * n);
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.beta(a, b, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i)
            out[i] = (2 * out[i] - 1) * std::sqrt(a + b) / (2 * std::sqrt(out[i] * (1 - out[i])));
    }
};

}  // namespace scixx::stats::detail
