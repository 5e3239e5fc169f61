// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of the normal distribution and those derived from it.
namespace scixx::stats::detail {

[[nodiscard]] inline double normal_pdf(double x) noexcept {
    return inverse_root_two_pi * std::exp(-0.5 * x * x);
}
[[nodiscard]] inline double normal_logpdf(double x) noexcept {
    return -0.5 * x * x - half_log_two_pi;
}

struct Norm {
    static constexpr const char* name = "norm";
    static constexpr bool symmetric = true;
    [[nodiscard]] double pdf(double x) const { return normal_pdf(x); }
    [[nodiscard]] double logpdf(double x) const { return normal_logpdf(x); }
    [[nodiscard]] double cdf(double x) const { return special::ndtr(x); }
    [[nodiscard]] double logcdf(double x) const { return special::log_ndtr(x); }
    [[nodiscard]] double ppf(double q) const { return special::ndtri(q); }
    template <class T>
    static void cdf_block(const T* x, T* out, Eigen::Index n) {
        special::ndtr(Eigen::Map<const Eigen::ArrayX<T>>(x, n), Eigen::Map<Eigen::ArrayX<T>>(out, n));
    }
    [[nodiscard]] Moments moments() const { return {0, 1, 0, 0}; }
    [[nodiscard]] double raw(int n) const {
        double product = 1;
        for (int i = n - 1; i > 0; i -= 2) product *= i;
        return n % 2 == 0 ? product : 0;
    }
    [[nodiscard]] double entropy() const { return half_log_two_pi + 0.5; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.standard_normal(Fill(out, n));
    }
    template <class = void>
    static std::optional<std::array<double, 2>> fit(Sample data, const FitOptions& options) {
        const double loc = options.floc.value_or(mean_of(data));
        double sum = 0;
        for (double x : data) sum += square(x - loc);
        return {{loc, options.fscale.value_or(std::sqrt(sum / static_cast<double>(data.size())))}};
    }
};

struct Lognorm {
    double s;
    static constexpr const char* name = "lognorm";
    static constexpr std::array<const char*, 1> shapes{"s"};
    [[nodiscard]] bool valid() const { return s > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const { return x > 0 ? normal_pdf(std::log(x) / s) / (s * x) : 0.0; }
    [[nodiscard]] double logpdf(double x) const {
        const double y = std::log(x);
        return x > 0 ? normal_logpdf(y / s) - std::log(s) - y : -infinite;
    }
    [[nodiscard]] double cdf(double x) const { return special::ndtr(std::log(x) / s); }
    [[nodiscard]] double sf(double x) const { return special::ndtr(-std::log(x) / s); }
    [[nodiscard]] double logcdf(double x) const { return special::log_ndtr(std::log(x) / s); }
    [[nodiscard]] double logsf(double x) const { return special::log_ndtr(-std::log(x) / s); }
    [[nodiscard]] double ppf(double q) const { return std::exp(s * special::ndtri(q)); }
    [[nodiscard]] double isf(double q) const { return std::exp(-s * special::ndtri(q)); }
    [[nodiscard]] Moments moments() const {
        const double p = std::exp(s * s), less = std::expm1(s * s);
        return {std::sqrt(p), p * less, std::sqrt(less) * (2 + p), p * p * (p * (p + 2) + 3) - 6};
    }
    [[nodiscard]] double raw(int n) const { return std::exp(0.5 * square(n * s)); }
    [[nodiscard]] double entropy() const { return half_log_two_pi + 0.5 + std::log(s); }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.standard_normal(Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::exp(s * out[i]);
    }
    template <class = void>
    static std::optional<std::array<double, 3>> fit(Sample data, const FitOptions& options) {
        if (!options.floc) return {};
        double mean = 0, square_sum = 0;
        const double loc = *options.floc, count = static_cast<double>(data.size());
        for (double x : data) {
            if (!(x > loc)) core::fail<FitError>(name, "fit: data must exceed floc");
            mean += std::log(x - loc) / count;
        }
        if (options.fscale) mean = std::log(*options.fscale);
        for (double x : data) square_sum += square(std::log(x - loc) - mean);
        return {{options.f0.value_or(std::sqrt(square_sum / count)), loc, std::exp(mean)}};
    }
};
}  // namespace scixx::stats::detail
