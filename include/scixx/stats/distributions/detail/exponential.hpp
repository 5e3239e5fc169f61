// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of distributions with exponential tails.
namespace scixx::stats::detail {

template <class Real = double>
struct Expon {
    static constexpr const char* name = "expon";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return std::exp(-x); }
    [[nodiscard]] Real logpdf(Real x) const { return -x; }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-x); }
    [[nodiscard]] Real sf(Real x) const { return std::exp(-x); }
    [[nodiscard]] Real logsf(Real x) const { return -x; }
    [[nodiscard]] Real ppf(Real q) const { return -std::log1p(-q); }
    [[nodiscard]] Real isf(Real q) const { return -std::log(q); }
    [[nodiscard]] Moments moments() const { return {1, 1, 2, 6}; }
    [[nodiscard]] Real raw(int n) const { return std::tgamma(n + 1.0); }
    [[nodiscard]] Real entropy() const { return 1; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_exponential(Fill(out, n));
    }
    static std::optional<std::array<Real, 2>> fit(Sample data, const FitOptions& options) {
        const Real low = *std::min_element(data.begin(), data.end()), loc = options.floc.value_or(low);
        if (loc > low) core::fail<FitError>(name, "fit: floc must not exceed the data");
        return {{loc, options.fscale.value_or(mean_of(data) - loc)}};
    }
};

template <class Real = double>
struct Laplace {
    static constexpr const char* name = "laplace";
    static constexpr bool symmetric = true;
    [[nodiscard]] Real pdf(Real x) const { return 0.5 * std::exp(-std::abs(x)); }
    [[nodiscard]] Real logpdf(Real x) const { return -log_two - std::abs(x); }
    [[nodiscard]] Real cdf(Real x) const { return x < 0 ? 0.5 * std::exp(x) : 1 - 0.5 * std::exp(-x); }
    [[nodiscard]] Real logcdf(Real x) const { return x < 0 ? x - log_two : std::log1p(-0.5 * std::exp(-x)); }
    [[nodiscard]] Real ppf(Real q) const { return q < 0.5 ? std::log(2 * q) : -std::log(2 * (1 - q)); }
    [[nodiscard]] Moments moments() const { return {0, 2, 0, 3}; }
    [[nodiscard]] Real raw(int n) const { return n % 2 == 0 ? std::tgamma(n + 1.0) : 0; }
    [[nodiscard]] Real entropy() const { return 1 + log_two; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.laplace(0.0, 1.0, Fill(out, n));
    }
    static std::optional<std::array<Real, 2>> fit(Sample data, const FitOptions& options) {
        const Real loc = options.floc.value_or(median_of(data));
        Real sum = 0;
        for (Real x : data) sum += std::abs(x - loc);
        return {{loc, options.fscale.value_or(sum / static_cast<Real>(data.size()))}};
    }
};

template <class Real = double>
struct LaplaceAsymmetric {
    Real kappa;
    static constexpr const char* name = "laplace_asymmetric";
    static constexpr std::array<const char*, 1> shapes{"kappa"};
    [[nodiscard]] bool valid() const { return kappa > 0; }
    [[nodiscard]] Real total() const { return kappa + 1 / kappa; }
    [[nodiscard]] Real logpdf(Real x) const { return (x >= 0 ? -x * kappa : x / kappa) - std::log(total()); }
    [[nodiscard]] Real left() const { return kappa / total(); }
    [[nodiscard]] Real right() const { return 1 / (kappa * total()); }
    [[nodiscard]] Real cdf(Real x) const {
        return x < 0 ? left() * std::exp(x / kappa) : 1 - right() * std::exp(-x * kappa);
    }
    [[nodiscard]] Real sf(Real x) const {
        return x < 0 ? 1 - left() * std::exp(x / kappa) : right() * std::exp(-x * kappa);
    }
    [[nodiscard]] Real ppf(Real q) const {
        return q < left() ? kappa * std::log(q / left()) : -std::log((1 - q) / right()) / kappa;
    }
    [[nodiscard]] Real isf(Real q) const {
        return q < right() ? -std::log(q / right()) / kappa : kappa * std::log((1 - q) / left());
    }
    [[nodiscard]] Moments moments() const {
        const Real k2 = kappa * kappa, k4 = k2 * k2;
        return {1 / kappa - kappa, 1 / k2 + k2, 2 * (1 - k4 * k2) / std::pow(1 + k4, 1.5),
                6 * (1 + k4 * k4) / square(1 + k4)};
    }
    [[nodiscard]] Real entropy() const { return 1 + std::log(total()); }
};

template <class Real = double>
struct Truncexpon {
    Real b;
    static constexpr const char* name = "truncexpon";
    static constexpr std::array<const char*, 1> shapes{"b"};
    [[nodiscard]] bool valid() const { return b > 0; }
    [[nodiscard]] Support support() const { return {0, b}; }
    [[nodiscard]] Real total() const { return -std::expm1(-b); }
    [[nodiscard]] Real pdf(Real x) const { return std::exp(-x) / total(); }
    [[nodiscard]] Real logpdf(Real x) const { return -x - std::log(total()); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-x) / total(); }
    [[nodiscard]] Real sf(Real x) const { return std::exp(-x) * -std::expm1(x - b) / total(); }
    [[nodiscard]] Real ppf(Real q) const { return -std::log1p(-q * total()); }
    [[nodiscard]] Real isf(Real q) const {
        return q > 0.5 ? -std::log1p(-(1 - q) * total()) : -std::log(q * total() + std::exp(-b));
    }
    [[nodiscard]] Real raw(int n) const {
        if (b < 3) return numeric_moment(*this, n);
        Real m = 1;
        for (int i = 1; i <= n; ++i) m = i * m - std::pow(b, i) * std::exp(-b) / total();
        return m;
    }
    [[nodiscard]] Moments moments() const { return numeric_moments(*this); }
    [[nodiscard]] Real entropy() const { return std::log(total()) + raw(1); }
    /// The ends of the support lie at those of the data; for u from 0 to 1 between them, 1 / b - 1 / (exp(b) - 1) is
    /// the mean of u. Where that is 1/2 or more, no b is best: the law tends to the uniform one as b falls.
    static std::optional<std::array<Real, 3>> fit(Sample data, const FitOptions& options) {
        const Real low = *std::min_element(data.begin(), data.end()),
                   high = *std::max_element(data.begin(), data.end());
        const Real loc = options.floc.value_or(low), width = high - loc, mean = (mean_of(data) - loc) / width;
        if (options.f0 || !(width > 0)) return {};
        if (low < loc) core::fail<FitError>(name, "fit: floc must not exceed the data");
        const auto excess = [&](Real t) { return t < 1e-3 ? 0.5 - t / 12 - mean : 1 / t - 1 / std::expm1(t) - mean; };
        Real few = 1e-8, many = std::max(1 / mean, few);
        for (Real t = 0.5 * (few + many); few < t && t < many; t = few + (many - few) / 2)
            (excess(t) > 0 ? few : many) = t;
        const Real scale = options.fscale.value_or(width / few);
        return {{width / scale, loc, scale}};
    }
    [[nodiscard]] auto variate() const {
        return [share = total()](Real q) SCIXX_INLINE_LAMBDA { return -quick_log1p(q * -share); };
    }
};

template <class Real = double>
struct Hypsecant {
    static constexpr const char* name = "hypsecant";
    static constexpr bool symmetric = true;
    [[nodiscard]] Real logpdf(Real x) const {
        return log_two - log_pi - std::abs(x) - std::log1p(std::exp(-2 * std::abs(x)));
    }
    [[nodiscard]] Real pdf(Real x) const {
        const Real e = std::exp(-std::abs(x));
        return 2 / pi * e / (1 + e * e);
    }
    [[nodiscard]] Real cdf(Real x) const { return 2 / pi * std::atan(std::exp(x)); }
    [[nodiscard]] Real ppf(Real q) const {
        return q < 0.5 ? std::log(std::tan(pi * q / 2)) : -std::log(std::tan(pi * (1 - q) / 2));
    }
    [[nodiscard]] Moments moments() const { return {0, pi * pi / 4, 0, 2}; }
    [[nodiscard]] Real entropy() const { return log_two + log_pi; }
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA {
            const auto [sine, cosine] = quick_turn(0.25 - 0.5 * std::abs(q - 0.5));
            return std::copysign(quick_log(sine / cosine), q - 0.5);
        };
    }
};

template <class Real = double>
struct Genexpon {
    Real a, b, c;
    static constexpr const char* name = "genexpon";
    static constexpr std::array<const char*, 3> shapes{"a", "b", "c"};
    [[nodiscard]] bool valid() const { return a > 0 && b > 0 && c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real e = -std::expm1(-c * x);
        return std::log(a + b * e) - (a + b) * x + b * e / c;
    }
    [[nodiscard]] Real logsf(Real x) const { return -(a + b) * x - b * std::expm1(-c * x) / c; }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(logsf(x)); }
    [[nodiscard]] Real centre() const { return 1 / (a + b); }
};

template <class Real = double>
struct Gompertz {
    Real c;
    static constexpr const char* name = "gompertz";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(c) + x - c * std::expm1(x); }
    [[nodiscard]] Real logsf(Real x) const { return -c * std::expm1(x); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-c * std::expm1(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::log1p(-std::log1p(-q) / c); }
    [[nodiscard]] Real isf(Real q) const { return std::log1p(-std::log(q) / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return quick_log1p(quick_log(1 - q) / -c); };
    }
};

}  // namespace scixx::stats::detail
