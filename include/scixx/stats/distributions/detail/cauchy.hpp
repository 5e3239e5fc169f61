// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of Cauchy, Levy and Landau distributions, stable laws without a mean.
namespace scixx::stats::detail {

/// Half of the interquartile range, and the median.
template <class T = double>
[[nodiscard]] inline std::array<double, 2> robust_place(Sample data) {
    std::vector<T> sorted(data.begin(), data.end());
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    const double half = (sorted[(3 * n) / 4 < n ? (3 * n) / 4 : n - 1] - sorted[n / 4]) / 2;
    return {sorted[n / 2], half > 0 ? half : 1};
}

template <class Real = double>
struct Cauchy {
    static constexpr const char* name = "cauchy";
    static constexpr bool symmetric = true;
    [[nodiscard]] Real pdf(Real x) const { return 1 / (pi * (1 + x * x)); }
    [[nodiscard]] Real logpdf(Real x) const {
        return -log_pi - (std::abs(x) < 1e150 ? std::log1p(x * x) : 2 * std::log(std::abs(x)));
    }
    [[nodiscard]] Real cdf(Real x) const { return std::atan2(1.0, -x) / pi; }
    [[nodiscard]] Real ppf(Real q) const {
        return q < 0.25 ? -1 / std::tan(pi * q) : q > 0.75 ? 1 / std::tan(pi * (1 - q)) : std::tan(pi * (q - 0.5));
    }
    [[nodiscard]] Moments moments() const { return {undefined, undefined, undefined, undefined}; }
    [[nodiscard]] Real entropy() const { return 2 * log_two + log_pi; }
    static std::array<Real, 2> fit_start(Sample data) { return robust_place(data); }
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA {
            const auto [sine, cosine] = quick_turn(std::abs(q - 0.5));
            return std::copysign(sine / cosine, q - 0.5);
        };
    }
};

template <class Real = double>
struct Halfcauchy {
    static constexpr const char* name = "halfcauchy";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return 2 / (pi * (1 + x * x)); }
    [[nodiscard]] Real logpdf(Real x) const { return log_two + Cauchy<Real>{}.logpdf(x); }
    [[nodiscard]] Real cdf(Real x) const { return 2 / pi * std::atan(x); }
    [[nodiscard]] Real sf(Real x) const { return 2 / pi * std::atan2(1.0, x); }
    [[nodiscard]] Real ppf(Real q) const { return q < 0.5 ? std::tan(pi / 2 * q) : 1 / std::tan(pi / 2 * (1 - q)); }
    [[nodiscard]] Real isf(Real q) const { return q < 0.5 ? 1 / std::tan(pi / 2 * q) : std::tan(pi / 2 * (1 - q)); }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    [[nodiscard]] Real entropy() const { return log_two + log_pi; }
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA {
            const auto [sine, cosine] = quick_turn(0.5 * q);
            return sine / cosine;
        };
    }
};

template <class Real = double>
struct Foldcauchy {
    Real c;
    static constexpr const char* name = "foldcauchy";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c >= 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return Cauchy<Real>{}.pdf(x - c) + Cauchy<Real>{}.pdf(x + c); }
    [[nodiscard]] Real logpdf(Real x) const {
        return log_add_exp(Cauchy<Real>{}.logpdf(x - c), Cauchy<Real>{}.logpdf(x + c));
    }
    [[nodiscard]] Real cdf(Real x) const { return std::atan2(2 * x, 1 + (c - x) * (c + x)) / pi; }
    [[nodiscard]] Real sf(Real x) const { return (std::atan2(1.0, x - c) + std::atan2(1.0, x + c)) / pi; }
    [[nodiscard]] Real centre() const { return c + 1; }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        fill_variates(Cauchy<Real>{}, rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::abs(out[i] + c);
    }
};

template <class Real = double>
struct Skewcauchy {
    Real a;
    static constexpr const char* name = "skewcauchy";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return std::abs(a) < 1; }
    [[nodiscard]] Real pdf(Real x) const { return Cauchy<Real>{}.pdf(x < 0 ? x / (1 - a) : x / (1 + a)); }
    [[nodiscard]] Real logpdf(Real x) const { return Cauchy<Real>{}.logpdf(x < 0 ? x / (1 - a) : x / (1 + a)); }
    [[nodiscard]] Real cdf(Real x) const {
        return x <= 0 ? (1 - a) / pi * std::atan2(1.0, -x / (1 - a)) : 1 - (1 + a) / pi * std::atan2(1.0, x / (1 + a));
    }
    [[nodiscard]] Real sf(Real x) const {
        return x <= 0 ? 1 - (1 - a) / pi * std::atan2(1.0, -x / (1 - a)) : (1 + a) / pi * std::atan2(1.0, x / (1 + a));
    }
    [[nodiscard]] Real tail(Real q, Real width) const { return width / std::tan(pi * q / width); }
    [[nodiscard]] Real ppf(Real q) const { return q < (1 - a) / 2 ? -tail(q, 1 - a) : tail(1 - q, 1 + a); }
    [[nodiscard]] Real isf(Real q) const { return q < (1 + a) / 2 ? tail(q, 1 + a) : -tail(1 - q, 1 - a); }
    [[nodiscard]] Moments moments() const { return {undefined, undefined, undefined, undefined}; }
    static std::array<Real, 3> fit_start(Sample data) {
        const auto [loc, scale] = robust_place(data);
        return {0, loc, scale};
    }
    [[nodiscard]] auto variate() const {
        return [a = a](Real q) SCIXX_INLINE_LAMBDA {
            const Real side = q - (1 - a) / 2, right = is_right(side), width = (1 - a) + 2 * a * right;
            const auto [sine, cosine] = quick_turn((right * (1 - q) + (1 - right) * q) / width);
            return std::copysign(width * cosine / sine, side);
        };
    }
};

template <class Real = double>
struct Levy {
    static constexpr const char* name = "levy";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const {
        return x > 0 ? inverse_root_two_pi / (x * std::sqrt(x)) * std::exp(-0.5 / x) : 0.0;
    }
    [[nodiscard]] Real logpdf(Real x) const {
        return x > 0 ? -half_log_two_pi - 1.5 * std::log(x) - 0.5 / x : -infinite;
    }
    [[nodiscard]] Real cdf(Real x) const { return 2 * special::ndtr(-1 / std::sqrt(x)); }
    [[nodiscard]] Real sf(Real x) const { return std::erf(std::sqrt(0.5 / x)); }
    [[nodiscard]] Real ppf(Real q) const { return 1 / square(special::ndtri(q / 2)); }
    [[nodiscard]] Real isf(Real q) const { return 0.5 / square(special::erfinv(q)); }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    [[nodiscard]] Real entropy() const { return (1 + 3 * euler + 4 * log_two + log_pi) / 2; }
};
template <class Real = double>
struct LevyL : Mirrored<Levy<Real>> {
    static constexpr const char* name = "levy_l";
};

template <class Real = double>
struct RelBreitwigner {
    Real rho;
    static constexpr const char* name = "rel_breitwigner";
    static constexpr std::array<const char*, 1> shapes{"rho"};
    [[nodiscard]] bool valid() const { return rho > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const {
        const Real w = 1 + 1 / (rho * rho), c = 2 / pi * std::sqrt(2 * w / (1 + std::sqrt(w)));
        return c / (square((x - rho) * ((x + rho) / rho)) + 1);
    }
    [[nodiscard]] Real centre() const { return rho; }
    [[nodiscard]] Real raw(int n) const { return n < 3 ? numeric_moment(*this, n) : infinite; }
    [[nodiscard]] Moments moments() const {
        const Real m = raw(1);
        return {m, raw(2) - m * m, infinite, undefined};
    }
};

/// Below 2 by Zolotarev's integral of exp(-exp(-x) W(d)) / pi over d in (0, pi), whose terms are all positive; above it
/// by Laplace's transform of exp(-t log t) sin(pi t), in u = x t.
template <class Real = double>
struct Landau {
    static constexpr const char* name = "landau";
    static constexpr Real turn = 2;
    /// exp(-x) W(d) where d = pi - phi, W(phi) = phi / sin(phi) exp(-phi cot(phi)); from exp(-x - 1) at phi = 0 to inf.
    [[nodiscard]] static Real exponent(Real x, Real d) {
        const Real phi = pi - d;
        if (phi < 1e-8) return std::exp(-1 - x);
        const Real sine = std::sin(d < 1 ? d : phi), cosine = d < 1 ? std::cos(d) : -std::cos(phi);
        return phi / sine * std::exp(phi * cosine / sine - x);
    }
    /// The integral of g(exponent), split where the exponent is 1.
    template <class G>
    [[nodiscard]] static Real zolotarev(Real x, const G& g) {
        Real low = 0, high = pi;
        for (int step = 0; step < 40; ++step) {
            const Real d = low + (high - low) / 2;
            (exponent(x, d) > 1 ? low : high) = d;
        }
        const auto term = [&](Real d) {
            const Real w = exponent(x, d);
            return w < 745 ? g(w) : 0.0;
        };
        return integral(term, 0, low) + integral(term, low, pi);
    }
    /// The integral of exp(-u - (u / x) log(u / x)) sin(pi u / x) x / (pi u) u^power.
    [[nodiscard]] static Real laplace_transform(Real x, int power) {
        const auto term = [&](Real u) {
            const Real share = u / x, sine = share < 1e-9 ? 1.0 : sine_of_turns(share) / (pi * share);
            return std::exp(-u - x_log_y(share, share)) * sine * (power == 1 ? u : 1.0);
        };
        return integral(term, 0, 4) + integral(term, 4, infinite);
    }
    [[nodiscard]] Real pdf(Real x) const {
        if (std::isinf(x)) return 0;
        if (x > turn) return laplace_transform(x, 1) / x / x;
        return zolotarev(x, [](Real w) { return w * std::exp(-w); }) / pi;
    }
    [[nodiscard]] Real logpdf(Real x) const {
        return x > turn && std::isfinite(x) ? std::log(laplace_transform(x, 1)) - 2 * std::log(x) : std::log(pdf(x));
    }
    [[nodiscard]] Real cdf(Real x) const {
        if (x > turn) return 1 - sf(x);
        return zolotarev(x, [](Real w) { return std::exp(-w); }) / pi;
    }
    [[nodiscard]] Real sf(Real x) const {
        if (std::isinf(x)) return x > 0 ? 0 : 1;
        return x > turn ? laplace_transform(x, 0) / x : 1 - cdf(x);
    }
    [[nodiscard]] Real centre() const { return 1; }
    [[nodiscard]] Moments moments() const { return {undefined, undefined, undefined, undefined}; }
    [[nodiscard]] Real raw(int) const { return undefined; }
    [[nodiscard]] Real entropy() const { return 2.37263644000448182; }
    static std::array<Real, 2> fit_start(Sample data) { return robust_place(data); }
};

}  // namespace scixx::stats::detail
