// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <vector>

/// Kernels of the gamma distribution and those of powers and logarithms of it.
namespace scixx::stats::detail {

/// log of x^(a-1) exp(-x) / Gamma(a): Loader's form where a is large.
template <class Real = double>
struct GammaDensity {
    Real a, constant;
    bool large;
    explicit GammaDensity(Real shape)
        : a(shape),
          constant(shape < 20 ? special::gammaln(shape)
                              : stirling_error(shape - 1) + half_log_two_pi + 0.5 * std::log(shape - 1)),
          large(shape >= 20) {}
    [[nodiscard]] Real logpdf(Real x) const {
        if (x == 0) return a < 1 ? infinite : a == 1 ? 0.0 : -infinite;
        if (large) return -constant - deviance(a - 1, x, a - 1 - x);
        return x_log_y(a - 1, x) - x - constant;
    }
    /// log density of sqrt(X / c) at x > 0, also where c x^2 leaves the range.
    [[nodiscard]] Real logpdf_of_root(Real x, Real c) const {
        const Real y = c * x * x;
        if (y == infinite) return -infinite;
        if (y < 1e-290) return (2 * a - 1) * std::log(x) + a * std::log(c) + log_two - special::gammaln(a);
        return logpdf(y) + std::log(2 * c * x);
    }
};

/// Distribution function, quantile and their complements of X scale, X with the gamma distribution of shape a.
template <class Real = double>
struct GammaTails {
    special::detail::incomplete::GammaFixed setup;
    Real scale = 1;
    [[nodiscard]] Real cdf(Real x) const { return gamma_all(setup, x / scale).lower; }
    [[nodiscard]] Real sf(Real x) const { return gamma_all(setup, x / scale).upper; }
    [[nodiscard]] Real ppf(Real q) const { return scale * gamma_inverse_all(setup, q, 1 - q); }
    [[nodiscard]] Real isf(Real q) const { return scale * gamma_inverse_all(setup, 1 - q, q); }
};

template <class Real = double>
struct Gamma {
    Real a;
    static constexpr const char* name = "gamma";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] GammaDensity<Real> density() const { return GammaDensity<Real>(a); }
    [[nodiscard]] GammaTails<Real> tails() const { return {special::detail::incomplete::GammaFixed(a)}; }
    [[nodiscard]] Real cdf(Real x) const { return special::gammainc(a, x); }
    [[nodiscard]] Real sf(Real x) const { return special::gammaincc(a, x); }
    [[nodiscard]] Real ppf(Real q) const { return special::gammaincinv(a, q); }
    [[nodiscard]] Real isf(Real q) const { return special::gammainccinv(a, q); }
    [[nodiscard]] Real centre() const { return a; }
    [[nodiscard]] Moments moments() const { return {a, a, 2 / std::sqrt(a), 6 / a}; }
    [[nodiscard]] Real raw(int n) const {
        Real product = 1;
        for (int i = 0; i < n; ++i) product *= a + i;
        return product;
    }
    [[nodiscard]] Real entropy() const {
        if (a < 200) return special::digamma(a) * (1 - a) + a + special::gammaln(a);
        const Real w = 1 / a;
        return 0.5 + half_log_two_pi + 0.5 * std::log(a) - w * (1.0 / 3 + w * (1.0 / 12 + w * (1.0 / 90 - w / 120)));
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_gamma(a, Fill(out, n));
    }
    static std::array<Real, 1> fit_start(Sample data) { return {4 / (1e-8 + square(skewness_of(data)))}; }
    /// With the location fixed: log(a) - digamma(a) = log(mean) - mean(log), by T. Minka's iteration (2002).
    static std::optional<std::array<Real, 3>> fit(Sample data, const FitOptions& options) {
        if (!options.floc || options.f0 || options.fscale) return {};
        const Real loc = *options.floc, count = static_cast<Real>(data.size()), mean = mean_of(data) - loc;
        Real log_mean = 0;
        for (Real x : data) {
            if (!(x > loc)) core::fail<FitError>(name, "fit: data must exceed floc");
            log_mean += std::log((x - loc) / mean) / count;
        }
        Real a = (3 + log_mean + std::sqrt(square(log_mean + 3) - 24 * log_mean)) / (-12 * log_mean);
        for (int step = 0; step < 50; ++step) {
            const Real gap = log_mean + std::log(a) - special::digamma(a);
            const Real next = 1 / (1 / a + gap / (a * a * (1 / a - special::polygamma(1, a))));
            const bool done = std::abs(next - a) <= 1e-15 * a;
            a = next;
            if (done) break;
        }
        return {{a, loc, mean / a}};
    }
};
template <class Real = double>
struct Erlang : Gamma<Real> {
    static constexpr const char* name = "erlang";
    constexpr explicit Erlang(Real shape = 1) : Gamma<Real>{shape} {}
};

template <class Real = double>
struct Chi2 {
    Real df;
    static constexpr const char* name = "chi2";
    static constexpr std::array<const char*, 1> shapes{"df"};
    [[nodiscard]] bool valid() const { return df > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    struct Density {
        GammaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const { return of.logpdf(x / 2) - log_two; }
    };
    [[nodiscard]] Density density() const { return {GammaDensity<Real>(df / 2)}; }
    [[nodiscard]] GammaTails<Real> tails() const { return {special::detail::incomplete::GammaFixed(df / 2), 2}; }
    [[nodiscard]] Real cdf(Real x) const { return special::gammainc(df / 2, x / 2); }
    [[nodiscard]] Real sf(Real x) const { return special::gammaincc(df / 2, x / 2); }
    [[nodiscard]] Real ppf(Real q) const { return 2 * special::gammaincinv(df / 2, q); }
    [[nodiscard]] Real isf(Real q) const { return 2 * special::gammainccinv(df / 2, q); }
    [[nodiscard]] Real centre() const { return df; }
    [[nodiscard]] Moments moments() const { return {df, 2 * df, 2 * std::sqrt(2 / df), 12 / df}; }
    [[nodiscard]] Real entropy() const { return Gamma<Real>{df / 2}.entropy() + log_two; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.chisquare(df, Fill(out, n));
    }
};

template <class Real = double>
struct Chi {
    Real df;
    static constexpr const char* name = "chi";
    static constexpr std::array<const char*, 1> shapes{"df"};
    [[nodiscard]] bool valid() const { return df > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    struct Density {
        GammaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const {
            if (x == 0) return of.a < 0.5 ? infinite : of.a == 0.5 ? 0.5 * (log_two - log_pi) : -infinite;
            return of.logpdf_of_root(x, 0.5);
        }
    };
    [[nodiscard]] Density density() const { return {GammaDensity<Real>(df / 2)}; }
    [[nodiscard]] Real cdf(Real x) const { return special::gammainc(df / 2, x * x / 2); }
    [[nodiscard]] Real sf(Real x) const { return special::gammaincc(df / 2, x * x / 2); }
    [[nodiscard]] Real ppf(Real q) const { return std::sqrt(2 * special::gammaincinv(df / 2, q)); }
    [[nodiscard]] Real isf(Real q) const { return std::sqrt(2 * special::gammainccinv(df / 2, q)); }
    [[nodiscard]] Real centre() const { return std::sqrt(df); }
    [[nodiscard]] Moments moments() const {
        if (df > 20) return numeric_moments(*this);
        const Real m = root_two * special::gamma((df + 1) / 2) / special::gamma(df / 2), v = df - m * m;
        return {m, v, (2 * m * m * m + m * (1 - 2 * df)) / (v * std::sqrt(v)),
                (2 * df * (1 - df) - 6 * square(m * m) + 4 * m * m * (2 * df - 1)) / (v * v)};
    }
    [[nodiscard]] Real entropy() const {
        return Gamma<Real>{df / 2}.entropy() - 0.5 * (log_two + special::digamma(df / 2));
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.chisquare(df, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::sqrt(out[i]);
    }
};
template <class Real = double>
struct Maxwell : Chi<Real> {
    static constexpr const char* name = "maxwell";
    static constexpr std::array<const char*, 0> shapes{};
    constexpr Maxwell() : Chi<Real>{3} {}
    [[nodiscard]] Moments moments() const {
        const Real v = 3 * pi - 8;
        return {2 * root_two_over_pi, 3 - 8 / pi, root_two * (32 - 10 * pi) / (v * std::sqrt(v)),
                (-12 * pi * pi + 160 * pi - 384) / (v * v)};
    }
    [[nodiscard]] Real entropy() const { return euler + half_log_two_pi - 0.5; }
};
template <class Real = double>
struct Rayleigh {
    static constexpr const char* name = "rayleigh";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return x * std::exp(-0.5 * x * x); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(x) - 0.5 * x * x; }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-0.5 * x * x); }
    [[nodiscard]] Real logsf(Real x) const { return -0.5 * x * x; }
    [[nodiscard]] Real ppf(Real q) const { return std::sqrt(-2 * std::log1p(-q)); }
    [[nodiscard]] Real isf(Real q) const { return std::sqrt(-2 * std::log(q)); }
    [[nodiscard]] Moments moments() const {
        const Real v = 4 - pi;
        return {std::sqrt(pi / 2), v / 2, 2 * (pi - 3) * std::sqrt(pi) / (v * std::sqrt(v)), 6 * pi / v - 16 / (v * v)};
    }
    [[nodiscard]] Real entropy() const { return euler / 2 + 1 - 0.5 * log_two; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        Chi<Real>{2}.draw(rng, out, n);
    }
    static std::optional<std::array<Real, 2>> fit(Sample data, const FitOptions& options) {
        if (!options.floc) return {};
        Real sum = 0;
        for (Real x : data) {
            if (!(x > *options.floc)) core::fail<FitError>(name, "fit: data must exceed floc");
            sum += square(x - *options.floc);
        }
        return {{*options.floc, options.fscale.value_or(std::sqrt(sum / (2 * static_cast<Real>(data.size()))))}};
    }
};

template <class Real = double>
struct Invgamma {
    Real a;
    static constexpr const char* name = "invgamma";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    struct Density {
        GammaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const { return x > 0 ? of.logpdf(1 / x) - 2 * std::log(x) : -infinite; }
    };
    [[nodiscard]] Density density() const { return {GammaDensity<Real>(a)}; }
    [[nodiscard]] Real cdf(Real x) const { return special::gammaincc(a, 1 / x); }
    [[nodiscard]] Real sf(Real x) const { return special::gammainc(a, 1 / x); }
    [[nodiscard]] Real ppf(Real q) const { return 1 / special::gammainccinv(a, q); }
    [[nodiscard]] Real isf(Real q) const { return 1 / special::gammaincinv(a, q); }
    [[nodiscard]] Real centre() const { return 1 / a; }
    [[nodiscard]] Moments moments() const {
        return {a > 1 ? 1 / (a - 1) : infinite, a > 2 ? 1 / (square(a - 1) * (a - 2)) : infinite,
                a > 3 ? 4 * std::sqrt(a - 2) / (a - 3) : undefined,
                a > 4 ? 6 * (5 * a - 11) / ((a - 3) * (a - 4)) : undefined};
    }
    [[nodiscard]] Real entropy() const { return a - (a + 1) * special::digamma(a) + special::gammaln(a); }
};

template <class Real = double>
struct Nakagami {
    Real nu;
    static constexpr const char* name = "nakagami";
    static constexpr std::array<const char*, 1> shapes{"nu"};
    [[nodiscard]] bool valid() const { return nu > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    struct Density {
        GammaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const {
            if (x == 0) return of.a < 0.5 ? infinite : of.a == 0.5 ? 0.5 * (log_two - log_pi) : -infinite;
            return of.logpdf_of_root(x, of.a);
        }
    };
    [[nodiscard]] Density density() const { return {GammaDensity<Real>(nu)}; }
    [[nodiscard]] Real cdf(Real x) const { return special::gammainc(nu, nu * x * x); }
    [[nodiscard]] Real sf(Real x) const { return special::gammaincc(nu, nu * x * x); }
    [[nodiscard]] Real ppf(Real q) const { return std::sqrt(special::gammaincinv(nu, q) / nu); }
    [[nodiscard]] Real isf(Real q) const { return std::sqrt(special::gammainccinv(nu, q) / nu); }
    [[nodiscard]] Real centre() const { return 1; }
    /// Those of chi with 2 nu degrees of freedom, divided by sqrt(2 nu).
    [[nodiscard]] Moments moments() const {
        Moments m = Chi<Real>{2 * nu}.moments();
        m.mean /= std::sqrt(2 * nu);
        m.variance /= 2 * nu;
        return m;
    }
    [[nodiscard]] Real entropy() const { return Chi<Real>{2 * nu}.entropy() - 0.5 * std::log(2 * nu); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_gamma(nu, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::sqrt(out[i] / nu);
    }
};

template <class Real = double>
struct Dgamma {
    Real a;
    static constexpr const char* name = "dgamma";
    static constexpr std::array<const char*, 1> shapes{"a"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return a > 0; }
    struct Density {
        GammaDensity<Real> of;
        [[nodiscard]] Real logpdf(Real x) const { return of.logpdf(std::abs(x)) - log_two; }
    };
    [[nodiscard]] Density density() const { return {GammaDensity<Real>(a)}; }
    [[nodiscard]] Real cdf(Real x) const {
        return x > 0 ? 0.5 + 0.5 * special::gammainc(a, x) : 0.5 * special::gammaincc(a, -x);
    }
    [[nodiscard]] Real ppf(Real q) const {
        if (q > 0.5) return -ppf(1 - q);
        return q < 0.25 ? -special::gammainccinv(a, 2 * q) : -special::gammaincinv(a, 1 - 2 * q);
    }
    [[nodiscard]] Moments moments() const { return {0, a * (a + 1), 0, (a + 2) * (a + 3) / (a * (a + 1)) - 3}; }
    [[nodiscard]] Real entropy() const { return Gamma<Real>{a}.entropy() + log_two; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> side(n);
        fill_uniform(rng, side.data(), n);
        rng.standard_gamma(a, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i)
            if (side[i] < 0.5) out[i] = -out[i];
    }
};

template <class Real = double>
struct Loggamma {
    Real c;
    static constexpr const char* name = "loggamma";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Real logpdf(Real x) const { return c * x - std::exp(x) - special::gammaln(c); }
    [[nodiscard]] Real logcdf(Real x) const {
        if (x < -36) return c * x - special::gammaln(c + 1);
        const Real y = std::exp(x), p = special::gammainc(c, y);
        return p > 0.5 ? std::log1p(-special::gammaincc(c, y)) : std::log(p);
    }
    [[nodiscard]] Real cdf(Real x) const { return x < -36 ? std::exp(logcdf(x)) : special::gammainc(c, std::exp(x)); }
    [[nodiscard]] Real sf(Real x) const { return special::gammaincc(c, std::exp(x)); }
    [[nodiscard]] Real ppf(Real q) const {
        const Real remote = (std::log(q) + special::gammaln(c + 1)) / c;
        return remote < -40 ? remote : std::log(special::gammaincinv(c, q));
    }
    [[nodiscard]] Real isf(Real q) const { return q > 0.5 ? ppf(1 - q) : std::log(special::gammainccinv(c, q)); }
    [[nodiscard]] Real centre() const { return std::log(c); }
    [[nodiscard]] Moments moments() const {
        const Real v = special::polygamma(1, c);
        return {special::digamma(c), v, special::polygamma(2, c) / (v * std::sqrt(v)),
                special::polygamma(3, c) / (v * v)};
    }
    [[nodiscard]] Real entropy() const {
        if (c > 200) return Gamma<Real>{c}.entropy() - special::digamma(c);
        return c + special::gammaln(c) - c * special::digamma(c);
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> u(n);
        rng.gamma(c + 1, 1.0, Fill(out, n));
        fill_uniform(rng, u.data(), n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::log(out[i]) + std::log(u[i]) / c;
    }
};

template <class Real = double>
struct Gengamma {
    Real a, c;
    static constexpr const char* name = "gengamma";
    static constexpr std::array<const char*, 2> shapes{"a", "c"};
    [[nodiscard]] bool valid() const { return a > 0 && c != 0 && c == c; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        if (x == 0) return c * a > 1 || c < 0 ? -infinite : c * a == 1 ? std::log(c) - special::gammaln(a) : infinite;
        const Real y = std::pow(x, c);
        if (y == infinite) return -infinite;
        if (y == 0) return (c * a - 1) * std::log(x) + std::log(std::abs(c)) - special::gammaln(a);
        return GammaDensity<Real>(a).logpdf(y) + (c - 1) * std::log(x) + std::log(std::abs(c));
    }
    [[nodiscard]] Real tail(Real x, bool lower) const {
        const Real y = std::pow(x, c);
        return lower == (c > 0) ? special::gammainc(a, y) : special::gammaincc(a, y);
    }
    [[nodiscard]] Real cdf(Real x) const { return tail(x, true); }
    [[nodiscard]] Real sf(Real x) const { return tail(x, false); }
    [[nodiscard]] Real at(Real q, bool lower) const {
        return std::pow(lower == (c > 0) ? special::gammaincinv(a, q) : special::gammainccinv(a, q), 1 / c);
    }
    [[nodiscard]] Real ppf(Real q) const { return at(q, true); }
    [[nodiscard]] Real isf(Real q) const { return at(q, false); }
    [[nodiscard]] Real centre() const { return std::pow(a, 1 / c); }
    [[nodiscard]] Real raw(int n) const {
        return a + n / c > 0 ? std::exp(special::gammaln(a + n / c) - special::gammaln(a)) : infinite;
    }
    [[nodiscard]] Moments moments() const {
        if (!((c < 0 && a + 4 / c <= 0) || (a < 1e6 && raw(4) == infinite))) return numeric_moments(*this);
        Moments m = moments_from_raw(raw(1), raw(2), raw(3), raw(4));
        if (raw(2) == infinite) m.variance = infinite;
        return m;
    }
    [[nodiscard]] Real entropy() const {
        const Real p = special::digamma(a);
        return a * (1 - p) + p / c + special::gammaln(a) - std::log(std::abs(c));
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_gamma(a, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::pow(out[i], 1 / c);
    }
};

/// Gamma in standard measure: (g - alpha) / sqrt(alpha), mirrored for a negative skew; normal for a skew near 0.
template <class Real = double>
struct Pearson3 {
    Real skew;
    static constexpr const char* name = "pearson3";
    static constexpr std::array<const char*, 1> shapes{"skew"};
    [[nodiscard]] bool valid() const { return std::isfinite(skew); }
    [[nodiscard]] bool normal() const { return std::abs(skew) < 1.6e-5; }
    [[nodiscard]] Support support() const {
        if (normal()) return {-infinite, infinite};
        return {skew > 0 ? -2 / skew : -infinite, skew > 0 ? infinite : -2 / skew};
    }
    [[nodiscard]] Real alpha() const { return square(2 / skew); }
    [[nodiscard]] Real y(Real x) const { return 2 / skew * (x + 2 / skew); }
    [[nodiscard]] Real logpdf(Real x) const {
        return normal() ? normal_logpdf(x) : GammaDensity<Real>(alpha()).logpdf(y(x)) + std::log(2 / std::abs(skew));
    }
    [[nodiscard]] Real tail(Real x, bool lower) const {
        if (normal()) return special::ndtr(lower ? x : -x);
        return lower == (skew > 0) ? special::gammainc(alpha(), y(x)) : special::gammaincc(alpha(), y(x));
    }
    [[nodiscard]] Real cdf(Real x) const { return tail(x, true); }
    [[nodiscard]] Real sf(Real x) const { return tail(x, false); }
    [[nodiscard]] Real at(Real q, bool lower) const {
        if (normal()) return lower ? special::ndtri(q) : -special::ndtri(q);
        const Real g = lower == (skew > 0) ? special::gammaincinv(alpha(), q) : special::gammainccinv(alpha(), q);
        return skew / 2 * (g - alpha());
    }
    [[nodiscard]] Real ppf(Real q) const { return at(q, true); }
    [[nodiscard]] Real isf(Real q) const { return at(q, false); }
    [[nodiscard]] Real centre() const { return 0; }
    [[nodiscard]] Moments moments() const { return {0, 1, skew, 1.5 * skew * skew}; }
    [[nodiscard]] Real entropy() const {
        return normal() ? half_log_two_pi + 0.5 : Gamma<Real>{alpha()}.entropy() + std::log(std::abs(skew) / 2);
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        if (normal()) {
            rng.standard_normal(Fill(out, n));
            return;
        }
        rng.standard_gamma(alpha(), Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = out[i] / (2 / skew) - 2 / skew;
    }
    static std::array<Real, 1> fit_start(Sample data) { return {skewness_of(data)}; }
};

template <class Real = double>
struct Gennorm {
    Real beta;
    static constexpr const char* name = "gennorm";
    static constexpr std::array<const char*, 1> shapes{"beta"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return beta > 0; }
    struct Density {
        Real beta, constant;
        [[nodiscard]] Real logpdf(Real x) const { return constant - std::pow(std::abs(x), beta); }
    };
    [[nodiscard]] Density density() const { return {beta, std::log(beta / 2) - special::gammaln(1 / beta)}; }
    [[nodiscard]] Real cdf(Real x) const {
        const Real p = std::pow(std::abs(x), beta);
        return x > 0 ? 0.5 + 0.5 * special::gammainc(1 / beta, p) : 0.5 * special::gammaincc(1 / beta, p);
    }
    [[nodiscard]] Real ppf(Real q) const {
        if (q > 0.5) return -ppf(1 - q);
        const Real b = 1 / beta, p = q < 0.25 ? special::gammainccinv(b, 2 * q) : special::gammaincinv(b, 1 - 2 * q);
        return -std::pow(p, b);
    }
    [[nodiscard]] Moments moments() const {
        const Real b = 1 / beta, l1 = special::gammaln(b), l3 = special::gammaln(3 * b), l5 = special::gammaln(5 * b);
        return {0, std::exp(l3 - l1), 0, std::exp(l5 + l1 - 2 * l3) - 3};
    }
    [[nodiscard]] Real entropy() const { return 1 / beta - std::log(beta / 2) + special::gammaln(1 / beta); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> side(n);
        rng.standard_gamma(1 / beta, Fill(out, n));
        rng.random(Fill(side.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) {
            out[i] = std::pow(out[i], 1 / beta);
            if (side[i] < 0.5) out[i] = -out[i];
        }
    }
};
template <class Real = double>
struct Halfgennorm {
    Real beta;
    static constexpr const char* name = "halfgennorm";
    static constexpr std::array<const char*, 1> shapes{"beta"};
    [[nodiscard]] bool valid() const { return beta > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(beta) - special::gammaln(1 / beta) - std::pow(x, beta); }
    [[nodiscard]] Real cdf(Real x) const { return special::gammainc(1 / beta, std::pow(x, beta)); }
    [[nodiscard]] Real sf(Real x) const { return special::gammaincc(1 / beta, std::pow(x, beta)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(special::gammaincinv(1 / beta, q), 1 / beta); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(special::gammainccinv(1 / beta, q), 1 / beta); }
    [[nodiscard]] Real raw(int n) const {
        return std::exp(special::gammaln((n + 1) / beta) - special::gammaln(1 / beta));
    }
    [[nodiscard]] Real entropy() const { return 1 / beta - std::log(beta) + special::gammaln(1 / beta); }
};

template <class Real = double>
struct Argus {
    Real chi;
    static constexpr const char* name = "argus";
    static constexpr std::array<const char*, 1> shapes{"chi"};
    [[nodiscard]] bool valid() const { return chi > 0 && chi < infinite; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    /// Below 1e-9 chi makes no difference, but total() would underflow.
    [[nodiscard]] Real half_square() const { return chi > 1e-9 ? chi * chi / 2 : 5e-19; }
    [[nodiscard]] Real total() const { return special::gammainc(1.5, half_square()); }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real y = (1 - x) * (1 + x);
        return 1.5 * std::log(2 * half_square()) + log_two - half_log_two_pi - std::log(total()) + std::log(x) +
               0.5 * std::log(y) - half_square() * y;
    }
    [[nodiscard]] Real sf(Real x) const { return special::gammainc(1.5, half_square() * (1 - x) * (1 + x)) / total(); }
    [[nodiscard]] Real cdf(Real x) const {
        const Real value = 1 - sf(x);
        return value > 0.1 ? value : mass(*this, 0, x);
    }
    [[nodiscard]] Real isf(Real q) const {
        return std::sqrt(1 - special::gammaincinv(1.5, q * total()) / half_square());
    }
    /// Those of 1 - X, which does not cancel where chi is large: X = sqrt(1 - 2 Z / chi^2), Z gamma distributed below
    /// chi^2 / 2.
    [[nodiscard]] Moments moments() const {
        const Real half = half_square(), scale = 2 / (std::sqrt(pi) * total()), end = half < 750 ? half : 750.0;
        const auto central = [&](Real centre, int n) {
            const auto f = [&](Real z) {
                const Real gap = z / half / (1 + std::sqrt(1 - z / half)) - centre;
                Real power = gap;
                for (int i = 1; i < n; ++i) power *= gap;
                return power * std::sqrt(z) * std::exp(-z) * scale;
            };
            const Real middle = end < 4 ? end / 2 : 2.0;
            return integral(f, 0, middle) + integral(f, middle, end);
        };
        const Real gap = central(0, 1), v = central(gap, 2);
        return {1 - gap, v, -central(gap, 3) / (v * std::sqrt(v)), central(gap, 4) / (v * v) - 3};
    }
    /// Z by rejection: from the power sqrt(z) where chi is small, from an exponential, or from all gamma variates. The
    /// draws are SciPy's.
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        const Real half = chi * chi / 2;
        if (chi <= 0.5) {
            fill_accepted(name, rng, out, n, [&](Real u, Real v) {
                const Real z = std::cbrt(v * v);
                return std::log(u) <= -half * z ? std::sqrt(1 - z) : undefined;
            });
        } else if (chi <= 1.8) {
            const Real edge = std::exp(-half);
            fill_accepted(name, rng, out, n, [&](Real u, Real v) {
                const Real z = std::log(edge * (1 - v) + v) / half;
                return u * u + z <= 0 ? std::sqrt(1 + z) : undefined;
            });
        } else {
            core::List<Real> z(n);
            for (Eigen::Index done = 0; done < n;) {
                const Eigen::Index missing = n - done;
                rng.standard_gamma(1.5, Fill(z.data(), missing));
                for (Eigen::Index i = 0; i < missing; ++i)
                    if (z[i] <= half) out[done++] = std::sqrt(1 - z[i] / half);
            }
        }
    }
};

}  // namespace scixx::stats::detail
