// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of the normal distribution and those derived from it.
namespace scixx::stats::detail {

template <class = void>
[[nodiscard]] inline double normal_pdf(double x) noexcept {
    return inverse_root_two_pi * std::exp(-0.5 * x * x);
}
template <class = void>
[[nodiscard]] inline double normal_logpdf(double x) noexcept {
    return -0.5 * x * x - half_log_two_pi;
}

/// -ndtri(q^(1/c)) of n <= 256 probabilities of the upper tail, whose 1 - q is given.
template <class Real>
void take_upper_quantiles(Real* x, Eigen::Index n, Real c) {
    std::array<Real, 256> logs;
    for (Eigen::Index i = 0; i < n; ++i) logs[core::to_size(i)] = quick_log(1 - x[i]) / c;
    special::ndtri_exp(Eigen::Map<const Eigen::ArrayX<Real>>(logs.data(), n), Eigen::Map<Eigen::ArrayX<Real>>(x, n));
    for (Eigen::Index i = 0; i < n; ++i) x[i] = -x[i];
}
/// ndtri of n <= 256 numbers.
template <class Real>
void take_normal_quantiles(Real* x, Eigen::Index n) {
    std::array<Real, 256> q;
    std::copy(x, x + n, q.begin());
    special::ndtri(Eigen::Map<const Eigen::ArrayX<Real>>(q.data(), n), Eigen::Map<Eigen::ArrayX<Real>>(x, n));
}

template <class Real = double>
struct Norm {
    static constexpr const char* name = "norm";
    static constexpr bool symmetric = true;
    [[nodiscard]] Real pdf(Real x) const { return normal_pdf(x); }
    [[nodiscard]] Real logpdf(Real x) const { return normal_logpdf(x); }
    [[nodiscard]] Real cdf(Real x) const { return special::ndtr(x); }
    [[nodiscard]] Real logcdf(Real x) const { return special::log_ndtr(x); }
    [[nodiscard]] Real ppf(Real q) const { return special::ndtri(q); }
    template <class T>
    static void cdf_block(const T* x, T* out, Eigen::Index n) {
        special::ndtr(Eigen::Map<const Eigen::ArrayX<T>>(x, n), Eigen::Map<Eigen::ArrayX<T>>(out, n));
    }
    [[nodiscard]] Moments moments() const { return {0, 1, 0, 0}; }
    [[nodiscard]] Real raw(int n) const {
        Real product = 1;
        for (int i = n - 1; i > 0; i -= 2) product *= i;
        return n % 2 == 0 ? product : 0;
    }
    [[nodiscard]] Real entropy() const { return half_log_two_pi + 0.5; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_normal(Fill(out, n));
    }
    static std::optional<std::array<Real, 2>> fit(Sample data, const FitOptions& options) {
        const Real loc = options.floc.value_or(mean_of(data));
        Real sum = 0;
        for (Real x : data) sum += square(x - loc);
        return {{loc, options.fscale.value_or(std::sqrt(sum / static_cast<Real>(data.size())))}};
    }
};

template <class Real = double>
struct Lognorm {
    Real s;
    static constexpr const char* name = "lognorm";
    static constexpr std::array<const char*, 1> shapes{"s"};
    [[nodiscard]] bool valid() const { return s > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return x > 0 ? normal_pdf(std::log(x) / s) / (s * x) : 0.0; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real y = std::log(x);
        return x > 0 ? normal_logpdf(y / s) - std::log(s) - y : -infinite;
    }
    [[nodiscard]] Real cdf(Real x) const { return special::ndtr(std::log(x) / s); }
    [[nodiscard]] Real sf(Real x) const { return special::ndtr(-std::log(x) / s); }
    [[nodiscard]] Real logcdf(Real x) const { return special::log_ndtr(std::log(x) / s); }
    [[nodiscard]] Real logsf(Real x) const { return special::log_ndtr(-std::log(x) / s); }
    [[nodiscard]] Real ppf(Real q) const { return std::exp(s * special::ndtri(q)); }
    [[nodiscard]] Real isf(Real q) const { return std::exp(-s * special::ndtri(q)); }
    [[nodiscard]] Moments moments() const {
        const Real p = std::exp(s * s), less = std::expm1(s * s);
        return {std::sqrt(p), p * less, std::sqrt(less) * (2 + p), p * p * (p * (p + 2) + 3) - 6};
    }
    [[nodiscard]] Real raw(int n) const { return std::exp(0.5 * square(n * s)); }
    [[nodiscard]] Real entropy() const { return half_log_two_pi + 0.5 + std::log(s); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_normal(Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = quick_exp(s * out[i]);
    }
    static std::optional<std::array<Real, 3>> fit(Sample data, const FitOptions& options) {
        if (!options.floc) return {};
        Real mean = 0, square_sum = 0;
        const Real loc = *options.floc, count = static_cast<Real>(data.size());
        for (Real x : data) {
            if (!(x > loc)) core::fail<FitError>(name, "fit: data must exceed floc");
            mean += std::log(x - loc) / count;
        }
        if (options.fscale) mean = std::log(*options.fscale);
        for (Real x : data) square_sum += square(std::log(x - loc) - mean);
        return {{options.f0.value_or(std::sqrt(square_sum / count)), loc, std::exp(mean)}};
    }
};
}  // namespace scixx::stats::detail
