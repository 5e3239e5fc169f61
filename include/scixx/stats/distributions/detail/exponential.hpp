// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of distributions with exponential tails.
namespace scixx::stats::detail {

struct Expon {
    static constexpr const char* name = "expon";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const { return std::exp(-x); }
    [[nodiscard]] double logpdf(double x) const { return -x; }
    [[nodiscard]] double cdf(double x) const { return -std::expm1(-x); }
    [[nodiscard]] double sf(double x) const { return std::exp(-x); }
    [[nodiscard]] double logsf(double x) const { return -x; }
    [[nodiscard]] double ppf(double q) const { return -std::log1p(-q); }
    [[nodiscard]] double isf(double q) const { return -std::log(q); }
    [[nodiscard]] Moments moments() const { return {1, 1, 2, 6}; }
    [[nodiscard]] double raw(int n) const { return std::tgamma(n + 1.0); }
    [[nodiscard]] double entropy() const { return 1; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.standard_exponential(Fill(out, n));
    }
    template <class = void>
    static std::optional<std::array<double, 2>> fit(Sample data, const FitOptions& options) {
        const double low = *std::min_element(data.begin(), data.end()), loc = options.floc.value_or(low);
        if (loc > low) core::fail<FitError>(name, "fit: floc must not exceed the data");
        return {{loc, options.fscale.value_or(mean_of(data) - loc)}};
    }
};

struct Laplace {
    static constexpr const char* name = "laplace";
    static constexpr bool symmetric = true;
    [[nodiscard]] double pdf(double x) const { return 0.5 * std::exp(-std::abs(x)); }
    [[nodiscard]] double logpdf(double x) const { return -log_two - std::abs(x); }
    [[nodiscard]] double cdf(double x) const { return x < 0 ? 0.5 * std::exp(x) : 1 - 0.5 * std::exp(-x); }
    [[nodiscard]] double logcdf(double x) const { return x < 0 ? x - log_two : std::log1p(-0.5 * std::exp(-x)); }
    [[nodiscard]] double ppf(double q) const { return q < 0.5 ? std::log(2 * q) : -std::log(2 * (1 - q)); }
    [[nodiscard]] Moments moments() const { return {0, 2, 0, 3}; }
    [[nodiscard]] double raw(int n) const { return n % 2 == 0 ? std::tgamma(n + 1.0) : 0; }
    [[nodiscard]] double entropy() const { return 1 + log_two; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.laplace(0.0, 1.0, Fill(out, n));
    }
    template <class = void>
    static std::optional<std::array<double, 2>> fit(Sample data, const FitOptions& options) {
        const double loc = options.floc.value_or(median_of(data));
        double sum = 0;
        for (double x : data) sum += std::abs(x - loc);
        return {{loc, options.fscale.value_or(sum / static_cast<double>(data.size()))}};
    }
};

struct LaplaceAsymmetric {
    double kappa;
    static constexpr const char* name = "laplace_asymmetric";
    static constexpr std::array<const char*, 1> shapes{"kappa"};
    [[nodiscard]] bool valid() const { return kappa > 0; }
    [[nodiscard]] double total() const { return kappa + 1 / kappa; }
    [[nodiscard]] double logpdf(double x) const { return (x >= 0 ? -x * kappa : x / kappa) - std::log(total()); }
    [[nodiscard]] double left() const { return kappa / total(); }
    [[nodiscard]] double right() const { return 1 / (kappa * total()); }
    [[nodiscard]] double cdf(double x) const {
        return x < 0 ? left() * std::exp(x / kappa) : 1 - right() * std::exp(-x * kappa);
    }
    [[nodiscard]] double sf(double x) const {
        return x < 0 ? 1 - left() * std::exp(x / kappa) : right() * std::exp(-x * kappa);
    }
    [[nodiscard]] double ppf(double q) const {
        return q < left() ? kappa * std::log(q / left()) : -std::log((1 - q) / right()) / kappa;
    }
    [[nodiscard]] double isf(double q) const {
        return q < right() ? -std::log(q / right()) / kappa : kappa * std::log((1 - q) / left());
    }
    [[nodiscard]] Moments moments() const {
        const double k2 = kappa * kappa, k4 = k2 * k2;
        return {1 / kappa - kappa, 1 / k2 + k2, 2 * (1 - k4 * k2) / std::pow(1 + k4, 1.5),
                6 * (1 + k4 * k4) / square(1 + k4)};
    }
    [[nodiscard]] double entropy() const { return 1 + std::log(total()); }
};

struct Truncexpon {
    double b;
    static constexpr const char* name = "truncexpon";
    static constexpr std::array<const char*, 1> shapes{"b"};
    [[nodiscard]] bool valid() const { return b > 0; }
    [[nodiscard]] Support support() const { return {0, b}; }
    [[nodiscard]] double total() const { return -std::expm1(-b); }
    [[nodiscard]] double pdf(double x) const { return std::exp(-x) / total(); }
    [[nodiscard]] double logpdf(double x) const { return -x - std::log(total()); }
    [[nodiscard]] double cdf(double x) const { return -std::expm1(-x) / total(); }
    [[nodiscard]] double sf(double x) const { return std::exp(-x) * -std::expm1(x - b) / total(); }
    [[nodiscard]] double ppf(double q) const { return -std::log1p(-q * total()); }
    [[nodiscard]] double isf(double q) const {
        return q > 0.5 ? -std::log1p(-(1 - q) * total()) : -std::log(q * total() + std::exp(-b));
    }
    template <class = void>
    [[nodiscard]] double raw(int n) const {
        if (b < 3) return numeric_moment(*this, n);
        double m = 1;
        for (int i = 1; i <= n; ++i) m = i * m - std::pow(b, i) * std::exp(-b) / total();
        return m;
    }
    template <class = void>
    [[nodiscard]] Moments moments() const {
        return numeric_moments(*this);
    }
    [[nodiscard]] double entropy() const { return std::log(total()) + raw(1); }
};

struct Hypsecant {
    static constexpr const char* name = "hypsecant";
    static constexpr bool symmetric = true;
    [[nodiscard]] double logpdf(double x) const {
        return log_two - log_pi - std::abs(x) - std::log1p(std::exp(-2 * std::abs(x)));
    }
    [[nodiscard]] double pdf(double x) const {
        const double e = std::exp(-std::abs(x));
        return 2 / pi * e / (1 + e * e);
    }
    [[nodiscard]] double cdf(double x) const { return 2 / pi * std::atan(std::exp(x)); }
    [[nodiscard]] double ppf(double q) const {
        return q < 0.5 ? std::log(std::tan(pi * q / 2)) : -std::log(std::tan(pi * (1 - q) / 2));
    }
    [[nodiscard]] Moments moments() const { return {0, pi * pi / 4, 0, 2}; }
    [[nodiscard]] double entropy() const { return log_two + log_pi; }
};

struct Genexpon {
    double a, b, c;
    static constexpr const char* name = "genexpon";
    static constexpr std::array<const char*, 3> shapes{"a", "b", "c"};
    [[nodiscard]] bool valid() const { return a > 0 && b > 0 && c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double logpdf(double x) const {
        const double e = -std::expm1(-c * x);
        return std::log(a + b * e) - (a + b) * x + b * e / c;
    }
    [[nodiscard]] double logsf(double x) const { return -(a + b) * x - b * std::expm1(-c * x) / c; }
    [[nodiscard]] double cdf(double x) const { return -std::expm1(logsf(x)); }
    [[nodiscard]] double centre() const { return 1 / (a + b); }
};

struct Gompertz {
    double c;
    static constexpr const char* name = "gompertz";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double logpdf(double x) const { return std::log(c) + x - c * std::expm1(x); }
    [[nodiscard]] double logsf(double x) const { return -c * std::expm1(x); }
    [[nodiscard]] double cdf(double x) const { return -std::expm1(-c * std::expm1(x)); }
    [[nodiscard]] double ppf(double q) const { return std::log1p(-std::log1p(-q) / c); }
    [[nodiscard]] double isf(double q) const { return std::log1p(-std::log(q) / c); }
    [[nodiscard]] double centre() const { return ppf(0.5); }
};

}  // namespace scixx::stats::detail
