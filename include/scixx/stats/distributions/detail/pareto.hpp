// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <utility>

/// Kernels of distributions with power tails.
namespace scixx::stats::detail {

template <class T = double>
[[nodiscard]] inline double beta_function(double a, double b) noexcept {
    return a + b < 100 ? special::gamma<T>(a) / special::gamma<T>(a + b) * special::gamma<T>(b)
                       : std::exp(special::gammaln<T>(a) + special::gammaln<T>(b) - special::gammaln<T>(a + b));
}

template <class Real = double>
struct Pareto {
    Real b;
    static constexpr const char* name = "pareto";
    static constexpr std::array<const char*, 1> shapes{"b"};
    [[nodiscard]] bool valid() const { return b > 0; }
    [[nodiscard]] Support support() const { return {1, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return b * std::pow(x, -b - 1); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(b) - (b + 1) * std::log(x); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-b * std::log(x)); }
    [[nodiscard]] Real sf(Real x) const { return std::pow(x, -b); }
    [[nodiscard]] Real logsf(Real x) const { return -b * std::log(x); }
    [[nodiscard]] Real ppf(Real q) const { return std::exp(-std::log1p(-q) / b); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(q, -1 / b); }
    [[nodiscard]] Real raw(int n) const { return b > n ? b / (b - n) : infinite; }
    [[nodiscard]] Moments moments() const {
        return {b > 1 ? b / (b - 1) : infinite, b > 2 ? b / ((b - 2) * square(b - 1)) : infinite,
                b > 3 ? 2 * (b + 1) / (b - 3) * std::sqrt((b - 2) / b) : undefined,
                b > 4 ? 6 * (b * (b * (b + 1) - 6) - 2) / (b * (b - 3) * (b - 4)) : undefined};
    }
    [[nodiscard]] Real entropy() const { return 1 + 1 / b - std::log(b); }
    static std::optional<std::array<Real, 3>> fit(Sample data, const FitOptions& options) {
        if (!options.floc) return options.f0 || options.fscale ? std::nullopt : interior(data);
        const Real loc = *options.floc, low = *std::min_element(data.begin(), data.end()) - loc;
        const Real scale = options.fscale.value_or(low);
        if (!(low > 0 && scale <= low))
            core::fail<FitError>(name, "fit: data must be at least floc + fscale, and above floc");
        Real sum = 0;
        for (Real x : data) sum += std::log((x - loc) / scale);
        return {{options.f0.value_or(static_cast<Real>(data.size()) / sum), loc, scale}};
    }
    /// The best local maximum of the likelihood for a scale between 1e-3 and 1e6 times the median excess over the least
    /// sample. (At the scale 0 it has a pole.) For each scale, loc + scale is that sample, and b has a closed form.
    static std::optional<std::array<Real, 3>> interior(Sample data) {
        const Real low = *std::min_element(data.begin(), data.end()), n = static_cast<Real>(data.size());
        const Real unit = median_of(data) - low;
        if (!(unit > 0)) return {};
        const auto shape = [&](Real scale) {
            Real sum = 0;
            for (Real x : data) sum += std::log1p((x - low) / scale);
            return n / sum;
        };
        const auto loss = [&](Real log_scale) {
            const Real power = shape(unit * std::exp(log_scale));
            return log_scale + 1 / power - std::log(power);
        };
        constexpr int count = 84;
        const auto grid = [](int i) { return -6.9 + 0.25 * i; };
        std::array<Real, count> losses;
        Real* const values = losses.data();
        for (int i = 0; i < count; ++i) values[i] = loss(grid(i));
        int best = -1;
        for (int i = 1; i + 1 < count; ++i) {
            const Real* at = values + i;
            if (at[0] <= at[-1] && at[0] <= at[1] && (best < 0 || at[0] < values[best])) best = i;
        }
        if (best < 0) return {};
        // Golden section.
        constexpr Real share = 0.38196601125010515;
        Real a = grid(best - 1), c = grid(best + 1), x = a + share * (c - a), y = c - share * (c - a);
        Real fx = loss(x), fy = loss(y);
        while (c - a > 1e-9) {
            if (fx <= fy) {
                c = std::exchange(y, x);
                fy = fx;
                fx = loss(x = a + share * (c - a));
            } else {
                a = std::exchange(x, y);
                fx = fy;
                fy = loss(y = c - share * (c - a));
            }
        }
        const Real scale = unit * std::exp(0.5 * (a + c));
        Real loc = low - scale;
        while ((low - loc) / scale < 1) loc = std::nextafter(loc, -infinite);
        return {{shape(scale), loc, scale}};
    }
    [[nodiscard]] auto variate() const {
        return [b = b](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(1 - q) / -b); };
    }
};

template <class Real = double>
struct Lomax {
    Real c;
    static constexpr const char* name = "lomax";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(c) - (c + 1) * std::log1p(x); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-c * std::log1p(x)); }
    [[nodiscard]] Real logsf(Real x) const { return -c * std::log1p(x); }
    [[nodiscard]] Real ppf(Real q) const { return std::expm1(-std::log1p(-q) / c); }
    [[nodiscard]] Real isf(Real q) const { return std::expm1(-std::log(q) / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Moments moments() const {
        Moments m = Pareto<Real>{c}.moments();
        m.mean = c > 1 ? 1 / (c - 1) : infinite;
        return m;
    }
    [[nodiscard]] Real entropy() const { return 1 + 1 / c - std::log(c); }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return quick_expm1(quick_log(1 - q) / -c); };
    }
};

template <class Real = double>
struct Genpareto {
    Real c;
    static constexpr const char* name = "genpareto";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return std::isfinite(c); }
    [[nodiscard]] Support support() const { return {0, c < 0 ? -1 / c : infinite}; }
    [[nodiscard]] Real logsf(Real x) const { return c == 0 ? -x : -std::log1p(c * x) / c; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real at = logsf(x);
        return std::isfinite(at) ? at * (1 + c) : c == -1 ? 0.0 : c < -1 ? infinite : -infinite;
    }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(logsf(x)); }
    [[nodiscard]] Real ppf(Real q) const { return c == 0 ? -std::log1p(-q) : std::expm1(-c * std::log1p(-q)) / c; }
    [[nodiscard]] Real isf(Real q) const { return c == 0 ? -std::log(q) : std::expm1(-c * std::log(q)) / c; }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Moments moments() const {
        return {c < 1 ? 1 / (1 - c) : infinite, c < 0.5 ? 1 / (square(1 - c) * (1 - 2 * c)) : infinite,
                c < 1.0 / 3 ? 2 * (1 + c) * std::sqrt(1 - 2 * c) / (1 - 3 * c) : undefined,
                c < 0.25 ? 3 * (1 - 2 * c) * (2 * c * c + c + 3) / ((1 - 3 * c) * (1 - 4 * c)) - 3 : undefined};
    }
    [[nodiscard]] Real raw(int n) const {
        Real m = 1;
        for (int i = 1; i <= n; ++i) m = i * c < 1 ? m * i / (1 - i * c) : infinite;
        return m;
    }
    [[nodiscard]] Real entropy() const { return 1 + c; }
};

template <class Real = double>
struct Truncpareto {
    Real b, c;
    static constexpr const char* name = "truncpareto";
    static constexpr std::array<const char*, 2> shapes{"b", "c"};
    [[nodiscard]] bool valid() const { return b > 0 && c > 1; }
    [[nodiscard]] Support support() const { return {1, c}; }
    [[nodiscard]] Real total() const { return -std::expm1(-b * std::log(c)); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(b / total()) - (b + 1) * std::log(x); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(-b * std::log(x)) / total(); }
    [[nodiscard]] Real sf(Real x) const {
        return std::pow(x, -b) * -std::expm1(-b * std::log1p((c - x) / x)) / total();
    }
    [[nodiscard]] Real ppf(Real q) const { return std::exp(-std::log1p(-q * total()) / b); }
    [[nodiscard]] Real isf(Real q) const {
        return q > 0.5 ? ppf(1 - q) : std::exp(-std::log(q * total() + std::pow(c, -b)) / b);
    }
    [[nodiscard]] Real raw(int n) const {
        const Real l = std::log(c);
        return b == n ? b * l / total() : b / (b - n) * std::expm1((n - b) * l) / std::expm1(-b * l);
    }
    [[nodiscard]] Moments moments() const { return numeric_moments(*this); }
    [[nodiscard]] Real entropy() const {
        return -(std::log(b / total()) + (b + 1) * (std::log(c) / std::expm1(b * std::log(c)) - 1 / b));
    }
    static std::array<Real, 4> fit_start(Sample data) {
        const Real low = *std::min_element(data.begin(), data.end()),
                   high = *std::max_element(data.begin(), data.end());
        const Real range = high > low ? high - low : 1;
        return {1.0, 2.2, low - 1.1 * range, 1.08 * range};
    }
    [[nodiscard]] auto variate() const {
        return [b = b, share = total()](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log1p(q * -share) / -b); };
    }
};

template <class Real = double>
struct Burr {
    Real c, d;
    static constexpr const char* name = "burr";
    static constexpr std::array<const char*, 2> shapes{"c", "d"};
    [[nodiscard]] bool valid() const { return c > 0 && d > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        if (x == 0) return c * d == 1 ? 0.0 : c * d < 1 ? infinite : -infinite;
        const Real l = std::log(x);
        return std::log(c * d) - l - c * l - (d + 1) * log_one_plus_exp(-c * l);
    }
    [[nodiscard]] Real logcdf(Real x) const { return -d * std::log1p(std::pow(x, -c)); }
    [[nodiscard]] Real cdf(Real x) const { return std::pow(1 + std::pow(x, -c), -d); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(logcdf(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(std::expm1(-std::log(q) / d), -1 / c); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(std::expm1(-std::log1p(-q) / d), -1 / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Real raw(int n) const { return n < c ? d * beta_function(1 - n / c, d + n / c) : infinite; }
    [[nodiscard]] auto variate() const {
        return Stages{[d = d](Real q) SCIXX_INLINE_LAMBDA { return quick_expm1(quick_log(q) / -d); },
                      [e = -1 / c](Real odds) SCIXX_INLINE_LAMBDA { return quick_power(odds, e); }};
    }
};
template <class Real = double>
struct Fisk : Burr<Real> {
    using Burr<Real>::c;
    static constexpr const char* name = "fisk";
    static constexpr std::array<const char*, 1> shapes{"c"};
    constexpr explicit Fisk(Real shape) : Burr<Real>{shape, 1} {}
    constexpr Fisk() : Fisk(1) {}
    [[nodiscard]] Real cdf(Real x) const { return 1 / (1 + std::pow(x, -c)); }
    [[nodiscard]] Real sf(Real x) const { return 1 / (1 + std::pow(x, c)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(q / (1 - q), 1 / c); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(q / (1 - q), -1 / c); }
    [[nodiscard]] Real entropy() const { return 2 - std::log(c); }
    [[nodiscard]] auto variate() const {
        return [c = c](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(q / (1 - q)) / c); };
    }
};
template <class Real = double>
struct Mielke : Burr<Real> {
    static constexpr const char* name = "mielke";
    static constexpr std::array<const char*, 2> shapes{"k", "s"};
    constexpr Mielke(Real k, Real s) : Burr<Real>{s, k / s} {}
    constexpr Mielke() : Mielke(1, 1) {}
};

template <class Real = double>
struct Burr12 {
    Real c, d;
    static constexpr const char* name = "burr12";
    static constexpr std::array<const char*, 2> shapes{"c", "d"};
    [[nodiscard]] bool valid() const { return c > 0 && d > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        return std::log(c) + std::log(d) + x_log_y(c - 1, x) - (d + 1) * log1p_power(x);
    }
    /// log(1 + x^c), also where the power overflows
    [[nodiscard]] Real log1p_power(Real x) const {
        const Real power = std::pow(x, c);
        return power < infinite ? std::log1p(power) : c * std::log(x);
    }
    [[nodiscard]] Real logsf(Real x) const { return -d * log1p_power(x); }
    [[nodiscard]] Real cdf(Real x) const { return -std::expm1(logsf(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(std::expm1(-std::log1p(-q) / d), 1 / c); }
    [[nodiscard]] Real isf(Real q) const { return std::pow(std::expm1(-std::log(q) / d), 1 / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    [[nodiscard]] Real raw(int n) const { return n < c * d ? d * beta_function(1 + n / c, d - n / c) : infinite; }
    [[nodiscard]] auto variate() const {
        return Stages{[d = d](Real q) SCIXX_INLINE_LAMBDA { return quick_expm1(quick_log(1 - q) / -d); },
                      [e = 1 / c](Real odds) SCIXX_INLINE_LAMBDA { return quick_power(odds, e); }};
    }
};

template <class Real = double>
struct Loglaplace {
    Real c;
    static constexpr const char* name = "loglaplace";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return c / 2 * std::pow(x, x < 1 ? c - 1 : -c - 1); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(c / 2) + x_log_y(x < 1 ? c - 1 : -c - 1, x); }
    [[nodiscard]] Real cdf(Real x) const { return x < 1 ? 0.5 * std::pow(x, c) : 1 - 0.5 * std::pow(x, -c); }
    [[nodiscard]] Real sf(Real x) const { return x < 1 ? 1 - 0.5 * std::pow(x, c) : 0.5 * std::pow(x, -c); }
    [[nodiscard]] Real ppf(Real q) const { return q < 0.5 ? std::pow(2 * q, 1 / c) : std::pow(2 * (1 - q), -1 / c); }
    [[nodiscard]] Real isf(Real q) const { return q < 0.5 ? std::pow(2 * q, -1 / c) : std::pow(2 * (1 - q), 1 / c); }
    [[nodiscard]] Real raw(int n) const { return n < c ? c * c / (c * c - n * n) : infinite; }
    [[nodiscard]] Real entropy() const { return std::log(2 / c) + 1; }
};

/// exp(Y), Y = u + s Z + E_1 / a - E_2 / b of a normal and two exponential variables.
template <class Real = double>
struct DparetoLognorm {
    Real u, s, a, b;
    static constexpr const char* name = "dpareto_lognorm";
    static constexpr std::array<const char*, 4> shapes{"u", "s", "a", "b"};
    [[nodiscard]] bool valid() const { return std::isfinite(u) && s > 0 && a > 0 && b > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    /// log of the standard normal density at z times Mills' ratio at y.
    [[nodiscard]] static Real log_mills(Real z, Real y) {
        if (y > 0) return std::log(special::erfcx(y / root_two)) - log_two - z * z / 2;
        return special::log_ndtr(-y) + (y - z) * (y + z) / 2;
    }
    [[nodiscard]] Real standardised(Real x) const { return (std::log(x) - u) / s; }
    [[nodiscard]] Real logpdf(Real x) const {
        if (!(x > 0) || std::isinf(x)) return -infinite;
        const Real z = standardised(x);
        return std::log(a) - std::log1p(a / b) - std::log(x) +
               log_add_exp(log_mills(z, a * s - z), log_mills(z, b * s + z));
    }
    /// P(Z + E_1 / (other s) - E_2 / (own s) < z).
    [[nodiscard]] Real lower(Real z, Real own, Real other) const {
        const Real share = own / (own + other);
        return std::exp(special::log_ndtr(z)) - share * std::exp(log_mills(z, other * s - z)) +
               other / (own + other) * std::exp(log_mills(z, own * s + z));
    }
    [[nodiscard]] Real cdf(Real x) const { return lower(standardised(x), b, a); }
    [[nodiscard]] Real sf(Real x) const { return lower(-standardised(x), a, b); }
    [[nodiscard]] Real centre() const { return std::exp(u); }
    [[nodiscard]] Real raw(int n) const {
        return n < a ? a / (a - n) * (b / (b + n)) * std::exp(n * u + square(n * s) / 2) : infinite;
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        Eigen::ArrayXd above(n), below(n);
        rng.normal(u, s, Fill(out, n));
        rng.standard_exponential(Fill(above.data(), n));
        rng.standard_exponential(Fill(below.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::exp(out[i] + above[i] / a - below[i] / b);
    }
};

}  // namespace scixx::stats::detail
