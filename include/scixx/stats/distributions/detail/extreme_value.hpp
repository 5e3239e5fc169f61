// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of extreme-value and Weibull distributions.
namespace scixx::stats::detail {

template <class Real = double>
struct GumbelR {
    static constexpr const char* name = "gumbel_r";
    [[nodiscard]] Real logpdf(Real x) const { return -x - std::exp(-x); }
    [[nodiscard]] Real logcdf(Real x) const { return -std::exp(-x); }
    [[nodiscard]] Real cdf(Real x) const { return std::exp(-std::exp(-x)); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(-std::exp(-x)); }
    [[nodiscard]] Real ppf(Real q) const { return -std::log(-std::log(q)); }
    [[nodiscard]] Real isf(Real q) const { return -std::log(-std::log1p(-q)); }
    [[nodiscard]] Moments moments() const {
        return {euler, pi * pi / 6, 12 * std::sqrt(6.0) * zeta_three / (pi * pi * pi), 2.4};
    }
    [[nodiscard]] Real entropy() const { return 1 + euler; }
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA { return -quick_log(-quick_log(q)); };
    }
};
template <class Real = double>
struct GumbelL : Mirrored<GumbelR<Real>> {
    static constexpr const char* name = "gumbel_l";
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA { return quick_log(-quick_log(1 - q)); };
    }
};

template <class Real = double>
struct Genextreme {
    Real c;
    static constexpr const char* name = "genextreme";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return std::isfinite(c); }
    [[nodiscard]] Support support() const { return {c < 0 ? 1 / c : -infinite, c > 0 ? 1 / c : infinite}; }
    /// log(-log cdf)
    [[nodiscard]] Real u(Real x) const { return c == 0 ? -x : std::log1p(-c * x) / c; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real at = u(x);
        return std::isfinite(at) ? at - c * at - std::exp(at) : c == 1 ? 0.0 : c > 1 ? infinite : -infinite;
    }
    [[nodiscard]] Real logcdf(Real x) const { return -std::exp(u(x)); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(-std::exp(u(x))); }
    [[nodiscard]] Real at(Real y) const { return c == 0 ? y : -std::expm1(-c * y) / c; }
    [[nodiscard]] Real ppf(Real q) const { return at(-std::log(-std::log(q))); }
    [[nodiscard]] Real isf(Real q) const { return at(-std::log(-std::log1p(-q))); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Moments moments() const {
        if (c == 0) return GumbelR<Real>{}.moments();
        if (std::abs(c) < 0.02) return numeric_moments(*this);
        const auto g = [&](int n) { return special::gamma(1 + n * c); };
        const Real g1 = g(1), g2 = g(2), g3 = g(3), g4 = g(4), v = g2 - g1 * g1;
        const Real third = -g3 + 3 * g1 * g2 - 2 * g1 * g1 * g1;
        const Real fourth = g4 - 4 * g1 * g3 + 6 * g1 * g1 * g2 - 3 * g1 * g1 * g1 * g1;
        return {c > -1 ? (1 - g1) / c : infinite, c > -0.5 ? v / (c * c) : infinite,
                c > -1.0 / 3 ? std::copysign(1.0, c) * third / std::pow(v, 1.5) : undefined,
                c > -0.25 ? fourth / (v * v) - 3 : undefined};
    }
    [[nodiscard]] Real entropy() const { return euler * (1 - c) + 1; }
    static std::array<Real, 1> fit_start(Sample data) { return {skewness_of(data) < 0 ? 0.5 : -0.1}; }
};

/// Moments of x^power for a variable with E x^s = Gamma(1 + s).
template <class Real = double>
struct WeibullMin {
    Real c;
    static constexpr const char* name = "weibull_min";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    struct Density {
        Real c, log_c;
        [[nodiscard]] Real logpdf(Real x) const { return log_c + x_log_y(c - 1, x) - std::pow(x, c); }
        [[nodiscard]] Real pdf(Real x) const { return c * std::pow(x, c - 1) * std::exp(-std::pow(x, c)); }
    };
    [[nodiscard]] Density density() const { return {c, std::log(c)}; }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-std::pow(x, c)); }
    [[nodiscard]] Real sf(Real x) const { return std::exp(-std::pow(x, c)); }
    [[nodiscard]] Real logsf(Real x) const { return -std::pow(x, c); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(-std::log1p(-q), 1 / c); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(-std::log(q), 1 / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Real raw(int n) const { return special::gamma(1 + n / c); }
    [[nodiscard]] Moments moments() const {
        return c > 8 ? numeric_moments(*this) : moments_from_raw(raw(1), raw(2), raw(3), raw(4));
    }
    [[nodiscard]] Real entropy() const { return -euler / c - std::log(c) + euler + 1; }
    static std::array<Real, 1> fit_start(Sample data) {
        const Real spread = std::sqrt(variance_of(data)) / std::abs(mean_of(data));
        return {spread > 0 && *std::min_element(data.begin(), data.end()) > 0 ? std::pow(spread, -1.086) : 1.5};
    }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(-quick_log(1 - q)) / c); };
    }
};
template <class Real = double>
struct WeibullMax : Mirrored<WeibullMin<Real>> {
    static constexpr const char* name = "weibull_max";
    static constexpr std::array<const char*, 1> shapes{"c"};
    constexpr explicit WeibullMax(Real c) : Mirrored<WeibullMin<Real>>{{c}} {}
    constexpr WeibullMax() : WeibullMax(1) {}
    static std::array<Real, 1> fit_start(Sample) { return {1.5}; }
    [[nodiscard]] auto variate() const {
        return [c = this->of.c](Real q) SCIXX_INLINE_LAMBDA { return -quick_exp(quick_log(-quick_log(q)) / c); };
    }
};

template <class Real = double>
struct Exponweib {
    Real a, c;
    static constexpr const char* name = "exponweib";
    static constexpr std::array<const char*, 2> shapes{"a", "c"};
    [[nodiscard]] bool valid() const { return a > 0 && c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real p = std::pow(x, c);
        return std::log(a) + std::log(c) + (a == 1 ? 0.0 : (a - 1) * log_one_minus_exp(-p)) - p + x_log_y(c - 1, x);
    }
    [[nodiscard]] Real logcdf(Real x) const { return a * log_one_minus_exp(-std::pow(x, c)); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(logcdf(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(-log_one_minus_exp(std::log(q) / a), 1 / c); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(-log_one_minus_exp(std::log1p(-q) / a), 1 / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] auto variate() const {
        return Stages{[a = a](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(q) / a); },
                      [e = 1 / c](Real p) SCIXX_INLINE_LAMBDA { return quick_power(-quick_log1p(-p), e); }};
    }
};

template <class Real = double>
struct Exponpow {
    Real b;
    static constexpr const char* name = "exponpow";
    static constexpr std::array<const char*, 1> shapes{"b"};
    [[nodiscard]] bool valid() const { return b > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real p = std::pow(x, b);
        return std::log(b) + x_log_y(b - 1, x) + p - std::expm1(p);
    }
    [[nodiscard]] Real logsf(Real x) const { return -std::expm1(std::pow(x, b)); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(logsf(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(std::log1p(-std::log1p(-q)), 1 / b); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(std::log1p(-std::log(q)), 1 / b); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] auto variate() const {
        return [b = b](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(quick_log1p(-quick_log(1 - q))) / b); };
    }
};

template <class Real = double>
struct Dweibull {
    Real c;
    static constexpr const char* name = "dweibull";
    static constexpr std::array<const char*, 1> shapes{"c"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Real logpdf(Real x) const { return WeibullMin<Real>{c}.density().logpdf(std::abs(x)) - log_two; }
    [[nodiscard]] Real cdf(Real x) const {
        const Real half = 0.5 * std::exp(-std::pow(std::abs(x), c));
        return x < 0 ? half : 1 - half;
    }
    [[nodiscard]] Real ppf(Real q) const {
        return q < 0.5 ? -std::pow(-std::log(2 * q), 1 / c) : std::pow(-std::log(2 * (1 - q)), 1 / c);
    }
    [[nodiscard]] Real raw(int n) const { return n % 2 == 0 ? special::gamma(1 + n / c) : 0; }
    [[nodiscard]] Real entropy() const { return WeibullMin<Real>{c}.entropy() + log_two; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> side(n);
        fill_uniform(rng, side.data(), n);
        fill_variates(WeibullMin<Real>{c}, rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::copysign(out[i], side[i] - 0.5);
    }
};

template <class Real = double>
struct Invweibull {
    Real c;
    static constexpr const char* name = "invweibull";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        return x > 0 ? std::log(c) - (c + 1) * std::log(x) - std::pow(x, -c) : -infinite;
    }
    [[nodiscard]] Real logcdf(Real x) const { return -std::pow(x, -c); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(-std::pow(x, -c)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(-std::log(q), -1 / c); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(-std::log1p(-q), -1 / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Real raw(int n) const { return n < c ? special::gamma(1 - n / c) : infinite; }
    [[nodiscard]] Real entropy() const { return 1 + euler + euler / c - std::log(c); }
    static std::array<Real, 3> fit_start(Sample data) {
        return {5.0, *std::min_element(data.begin(), data.end()) - 1, 1};
    }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(-quick_log(q)) / -c); };
    }
};

template <class Real = double>
struct TruncweibullMin {
    Real c, a, b;
    static constexpr const char* name = "truncweibull_min";
    static constexpr std::array<const char*, 3> shapes{"c", "a", "b"};
    [[nodiscard]] bool valid() const { return a >= 0 && b > a && c > 0; }
    [[nodiscard]] Support support() const { return {a, b}; }
    [[nodiscard]] Real from() const { return std::pow(a, c); }
    [[nodiscard]] Real width() const { return std::pow(b, c) - from(); }
    [[nodiscard]] Real logpdf(Real x) const {
        return std::log(c) + x_log_y(c - 1, x) - (std::pow(x, c) - from()) - std::log(-std::expm1(-width()));
    }
    [[nodiscard]] Real cdf(Real x) const { return std::expm1(from() - std::pow(x, c)) / std::expm1(-width()); }
    [[nodiscard]] Real sf(Real x) const {
        const Real p = std::pow(x, c);
        return std::exp(from() - p) * std::expm1(p - from() - width()) / std::expm1(-width());
    }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(from() - std::log1p(q * std::expm1(-width())), 1 / c); }
    [[nodiscard]] Real isf(Real q) const {
        if (q > 0.5) return ppf(1 - q);
        return std::pow(from() - std::log(std::exp(-width()) - q * std::expm1(-width())), 1 / c);
    }
    static std::array<Real, 3> fit_start(Sample) { return {1, 0, 1}; }
    [[nodiscard]] auto variate() const {
        return [c = c, low = from(), share = std::expm1(-width())](Real q)
                   SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(low - quick_log1p(q * share)) / c); };
    }
};

}  // namespace scixx::stats::detail
