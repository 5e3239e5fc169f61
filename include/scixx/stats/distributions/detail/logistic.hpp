// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of the logistic distribution and its generalisations.
namespace scixx::stats::detail {

/// log(q / (1 - q)), exact about its zero.
template <class = void>
[[nodiscard]] inline double logit(double q) noexcept {
    return std::abs(q - 0.5) < 0.2 ? 2 * std::atanh(2 * q - 1) : std::log(q / (1 - q));
}

template <class Real = double>
struct Logistic {
    static constexpr const char* name = "logistic";
    static constexpr bool symmetric = true;
    [[nodiscard]] Real pdf(Real x) const {
        const Real e = std::exp(-std::abs(x));
        return e / square(1 + e);
    }
    [[nodiscard]] Real logpdf(Real x) const { return -std::abs(x) - 2 * std::log1p(std::exp(-std::abs(x))); }
    [[nodiscard]] Real cdf(Real x) const {
        const Real e = std::exp(-std::abs(x));
        return (x < 0 ? e : 1.0) / (1 + e);
    }
    [[nodiscard]] Real logcdf(Real x) const { return -log_one_plus_exp(-x); }
    [[nodiscard]] Real ppf(Real q) const { return logit(q); }
    [[nodiscard]] Moments moments() const { return {0, pi * pi / 3, 0, 1.2}; }
    [[nodiscard]] Real entropy() const { return 2; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.logistic(0.0, 1.0, Fill(out, n));
    }
};

template <class Real = double>
struct Genlogistic {
    Real c;
    static constexpr const char* name = "genlogistic";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Real logpdf(Real x) const {
        return std::log(c) + (x < 0 ? c * x : -x) - (c + 1) * std::log1p(std::exp(-std::abs(x)));
    }
    [[nodiscard]] Real logcdf(Real x) const { return -c * log_one_plus_exp(-x); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(logcdf(x)); }
    [[nodiscard]] Real ppf(Real q) const { return -std::log(std::expm1(-std::log(q) / c)); }
    [[nodiscard]] Real isf(Real q) const { return -std::log(std::expm1(-std::log1p(-q) / c)); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return -quick_log(quick_expm1(quick_log(q) / -c)); };
    }
};

template <class Real = double>
struct Halflogistic {
    static constexpr const char* name = "halflogistic";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return 2 * Logistic<Real>{}.pdf(x); }
    [[nodiscard]] Real logpdf(Real x) const { return log_two + Logistic<Real>{}.logpdf(x); }
    [[nodiscard]] Real cdf(Real x) const { return std::tanh(x / 2); }
    [[nodiscard]] Real sf(Real x) const { return 2 * Logistic<Real>{}.cdf(-x); }
    [[nodiscard]] Real ppf(Real q) const { return 2 * std::atanh(q); }
    [[nodiscard]] Real isf(Real q) const { return q < 0.5 ? std::log((2 - q) / q) : 2 * std::atanh(1 - q); }
    [[nodiscard]] Moments moments() const {
        return moments_from_raw(2 * log_two, pi * pi / 3, 9 * zeta_three, 7 * square(square(pi)) / 15);
    }
    [[nodiscard]] Real entropy() const { return 2 - log_two; }
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA { return quick_log1p(2 * q / (1 - q)); };
    }
};

template <class Real = double>
struct Genhalflogistic {
    Real c;
    static constexpr const char* name = "genhalflogistic";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, 1 / c}; }
    [[nodiscard]] Real log_ratio(Real x) const { return std::log1p(-c * x) / c; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real l = log_ratio(x);
        return log_two + (c == 1 ? 0.0 : (1 - c) * l) - 2 * std::log1p(std::exp(l));
    }
    /// Over u = (1 - c x)^(1/c), whose density on (0, 1) is 2 / (1 + u)^2: nothing is singular there, as the density of
    /// x is at its upper end for c > 1.
    [[nodiscard]] Moments moments() const {
        const auto central = [&](Real centre, int n) {
            const auto f = [&](Real u) {
                return std::pow(-std::expm1(c * std::log(u)) / c - centre, n) * 2 / square(1 + u);
            };
            return integral(f, 0, 1);
        };
        const Real mean = central(0, 1), v = central(mean, 2);
        return {mean, v, central(mean, 3) / (v * std::sqrt(v)), central(mean, 4) / (v * v) - 3};
    }
    [[nodiscard]] Real cdf(Real x) const { return -std::tanh(log_ratio(x) / 2); }
    [[nodiscard]] Real sf(Real x) const {
        const Real e = std::exp(log_ratio(x));
        return 2 * e / (1 + e);
    }
    [[nodiscard]] Real ppf(Real q) const { return -std::expm1(-2 * c * std::atanh(q)) / c; }
    [[nodiscard]] Real isf(Real q) const { return -std::expm1(c * std::log(q / (2 - q))) / c; }
    [[nodiscard]] Real entropy() const { return 2 - (2 * c + 1) * log_two; }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return quick_expm1(quick_log1p(2 * q / (1 - q)) * -c) / -c; };
    }
};

template <class Real = double>
struct Kappa3 {
    Real a;
    static constexpr const char* name = "kappa3";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real power = std::pow(x, a);
        return std::log(a) - (1 + 1 / a) * (power < infinite ? std::log(a + power) : a * std::log(x));
    }
    [[nodiscard]] Real logcdf(Real x) const { return -std::log1p(a * std::pow(x, -a)) / a; }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(logcdf(x)); }
    /// q (a / (1 - q^a))^(1/a), where nothing overflows; q for infinite a.
    [[nodiscard]] Real at(Real log_q) const {
        return std::isinf(a) ? std::exp(log_q) : std::exp(log_q - std::log(-std::expm1(a * log_q) / a) / a);
    }
    [[nodiscard]] Real ppf(Real q) const { return at(std::log(q)); }
    [[nodiscard]] Real isf(Real q) const { return at(std::log1p(-q)); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Real raw(int n) const { return n < a ? numeric_moment(*this, n) : infinite; }
    void take_quantiles(Real* x, Eigen::Index n) const {
        std::array<Real, 256> logs;
        Real* log_q = logs.data();
        for (Eigen::Index i = 0; i < n; ++i) log_q[i] = quick_log(x[i]);
        for (Eigen::Index i = 0; i < n; ++i) x[i] = -quick_expm1(a * log_q[i]);
        const Real shift = std::isinf(a) ? 0 : std::log(a) / a;
        for (Eigen::Index i = 0; i < n; ++i) x[i] = log_q[i] + (shift - quick_log(x[i]) / a);
        for (Eigen::Index i = 0; i < n; ++i) x[i] = quick_exp(x[i]);
    }
};

template <class Real = double>
struct Kappa4 {
    Real h, k;
    static constexpr const char* name = "kappa4";
    static constexpr std::array<const char*, 2> shapes{"h", "k"};
    [[nodiscard]] bool valid() const { return std::isfinite(h) && std::isfinite(k); }
    [[nodiscard]] Support support() const {
        const Real upper = k > 0 ? 1 / k : infinite;
        if (h > 0) return {k == 0 ? std::log(h) : -std::expm1(-k * std::log(h)) / k, upper};
        return {k < 0 ? 1 / k : -infinite, upper};
    }
    /// log of (1 - k x)^(1/k)
    [[nodiscard]] Real l(Real x) const { return k == 0 ? -x : std::log1p(-k * x) / k; }
    [[nodiscard]] Real logcdf(Real x) const {
        const Real y = std::exp(l(x));
        return h == 0 ? -y : std::log1p(-h * y) / h;
    }
    [[nodiscard]] Real logpdf(Real x) const {
        return (k == 1 ? 0.0 : (1 - k) * l(x)) + (h == 1 ? 0.0 : (1 - h) * logcdf(x));
    }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(logcdf(x)); }
    [[nodiscard]] Real at(Real log_q) const {
        const Real log_y = std::log(h == 0 ? -log_q : -std::expm1(h * log_q) / h);
        return k == 0 ? -log_y : -std::expm1(k * log_y) / k;
    }
    [[nodiscard]] Real ppf(Real q) const { return at(std::log(q)); }
    [[nodiscard]] Real isf(Real q) const { return at(std::log1p(-q)); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Real raw(int n) const {
        // As x grows 1 - F falls as (-k x)^(1/k); where h < 0 < k, F falls below as (k |x|)^(1/(h k)).
        const bool right = k < 0 && -k * n >= 1, left = h < 0 && k > 0 && -h * k * n >= 1;
        if (left) return n % 2 == 0 ? infinite : -infinite;
        if (right) return infinite;
        // The quantile's power over y = -log F, where neither end of the support is singular.
        const auto f = [&](Real y) { return std::pow(at(-y), n) * std::exp(-y); };
        return integral(f, 0, 1) + integral(f, 1, infinite);
    }
};

template <class Real = double>
struct Tukeylambda {
    Real lam;
    static constexpr const char* name = "tukeylambda";
    static constexpr std::array<const char*, 1> shapes{"lam"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return std::isfinite(lam); }
    [[nodiscard]] Support support() const { return {lam > 0 ? -1 / lam : -infinite, lam > 0 ? 1 / lam : infinite}; }
    [[nodiscard]] Real ppf(Real q) const {
        if (lam == 0) return logit(q);
        return (std::expm1(lam * std::log(q)) - std::expm1(lam * std::log1p(-q))) / lam;
    }
    [[nodiscard]] Real slope(Real q) const { return std::pow(q, lam - 1) + std::pow(1 - q, lam - 1); }
    [[nodiscard]] Real cdf(Real x) const {
        if (x == 0) return 0.5;
        if (x > 0) return 1 - cdf(-x);
        return inverse([&](Real q) { return -ppf(q); }, [&](Real q) { return slope(q); }, 0, 0.5, -x, true, 0.1);
    }
    [[nodiscard]] Real pdf(Real x) const { return 1 / slope(cdf(-std::abs(x))); }
    [[nodiscard]] Real raw(int n) const {
        if (n % 2 == 1) return 0;
        if (lam * n <= -1) return infinite;
        return 2 * integral([&](Real q) { return std::pow(ppf(q), n); }, 0, 0.5);
    }
    [[nodiscard]] Real entropy() const {
        return 2 * integral([&](Real q) { return std::log(slope(q)); }, 0, 0.5);
    }
    void take_quantiles(Real* x, Eigen::Index n) const {
        if (lam == 0)
            replace_each(x, n, [](Real q) SCIXX_INLINE_LAMBDA { return quick_log(q / (1 - q)); });
        else
            replace_each(x, n, [lam = lam](Real q) SCIXX_INLINE_LAMBDA {
                return (quick_exp(lam * quick_log(q)) - quick_exp(lam * quick_log(1 - q))) / lam;
            });
    }
};

}  // namespace scixx::stats::detail
