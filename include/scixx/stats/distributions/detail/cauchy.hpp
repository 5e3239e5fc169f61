// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of Cauchy, Levy and Landau distributions, stable laws without a mean.
namespace scixx::stats::detail {

/// Half of the interquartile range, and the median.
template <class = void>
[[nodiscard]] inline std::array<double, 2> robust_place(Sample data) {
    std::vector<double> sorted(data.begin(), data.end());
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    const double half = (sorted[(3 * n) / 4 < n ? (3 * n) / 4 : n - 1] - sorted[n / 4]) / 2;
    return {sorted[n / 2], half > 0 ? half : 1};
}

struct Cauchy {
    static constexpr const char* name = "cauchy";
    static constexpr bool symmetric = true;
    [[nodiscard]] double pdf(double x) const { return 1 / (pi * (1 + x * x)); }
    [[nodiscard]] double logpdf(double x) const {
        return -log_pi - (std::abs(x) < 1e150 ? std::log1p(x * x) : 2 * std::log(std::abs(x)));
    }
    [[nodiscard]] double cdf(double x) const { return std::atan2(1.0, -x) / pi; }
    [[nodiscard]] double ppf(double q) const {
        return q < 0.25 ? -1 / std::tan(pi * q) : q > 0.75 ? 1 / std::tan(pi * (1 - q)) : std::tan(pi * (q - 0.5));
    }
    [[nodiscard]] Moments moments() const { return {undefined, undefined, undefined, undefined}; }
    [[nodiscard]] double entropy() const { return 2 * log_two + log_pi; }
    template <class = void>
    static std::array<double, 2> fit_start(Sample data) {
        return robust_place(data);
    }
};

struct Halfcauchy {
    static constexpr const char* name = "halfcauchy";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const { return 2 / (pi * (1 + x * x)); }
    [[nodiscard]] double logpdf(double x) const { return log_two + Cauchy{}.logpdf(x); }
    [[nodiscard]] double cdf(double x) const { return 2 / pi * std::atan(x); }
    [[nodiscard]] double sf(double x) const { return 2 / pi * std::atan2(1.0, x); }
    [[nodiscard]] double ppf(double q) const { return q < 0.5 ? std::tan(pi / 2 * q) : 1 / std::tan(pi / 2 * (1 - q)); }
    [[nodiscard]] double isf(double q) const { return q < 0.5 ? 1 / std::tan(pi / 2 * q) : std::tan(pi / 2 * (1 - q)); }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    [[nodiscard]] double entropy() const { return log_two + log_pi; }
};

struct Foldcauchy {
    double c;
    static constexpr const char* name = "foldcauchy";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c >= 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const { return Cauchy{}.pdf(x - c) + Cauchy{}.pdf(x + c); }
    [[nodiscard]] double cdf(double x) const { return std::atan2(2 * x, 1 + (c - x) * (c + x)) / pi; }
    [[nodiscard]] double sf(double x) const { return (std::atan2(1.0, x - c) + std::atan2(1.0, x + c)) / pi; }
    [[nodiscard]] double centre() const { return c + 1; }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        fill_variates(Cauchy{}, rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::abs(out[i] + c);
    }
};

struct Skewcauchy {
    double a;
    static constexpr const char* name = "skewcauchy";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return std::abs(a) < 1; }
    [[nodiscard]] double pdf(double x) const { return Cauchy{}.pdf(x < 0 ? x / (1 - a) : x / (1 + a)); }
    [[nodiscard]] double cdf(double x) const {
        return x <= 0 ? (1 - a) / pi * std::atan2(1.0, -x / (1 - a)) : 1 - (1 + a) / pi * std::atan2(1.0, x / (1 + a));
    }
    [[nodiscard]] double sf(double x) const {
        return x <= 0 ? 1 - (1 - a) / pi * std::atan2(1.0, -x / (1 - a)) : (1 + a) / pi * std::atan2(1.0, x / (1 + a));
    }
    [[nodiscard]] double tail(double q, double width) const { return width / std::tan(pi * q / width); }
    [[nodiscard]] double ppf(double q) const { return q < (1 - a) / 2 ? -tail(q, 1 - a) : tail(1 - q, 1 + a); }
    [[nodiscard]] double isf(double q) const { return q < (1 + a) / 2 ? tail(q, 1 + a) : -tail(1 - q, 1 - a); }
    [[nodiscard]] Moments moments() const { return {undefined, undefined, undefined, undefined}; }
    template <class = void>
    static std::array<double, 3> fit_start(Sample data) {
        const auto [loc, scale] = robust_place(data);
        return {0, loc, scale};
    }
};

struct Levy {
    static constexpr const char* name = "levy";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const {
        return x > 0 ? inverse_root_two_pi / (x * std::sqrt(x)) * std::exp(-0.5 / x) : 0.0;
    }
    [[nodiscard]] double logpdf(double x) const {
        return x > 0 ? -half_log_two_pi - 1.5 * std::log(x) - 0.5 / x : -infinite;
    }
    [[nodiscard]] double cdf(double x) const { return 2 * special::ndtr(-1 / std::sqrt(x)); }
    [[nodiscard]] double sf(double x) const { return std::erf(std::sqrt(0.5 / x)); }
    [[nodiscard]] double ppf(double q) const { return 1 / square(special::ndtri(q / 2)); }
    [[nodiscard]] double isf(double q) const { return 0.5 / square(special::erfinv(q)); }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    [[nodiscard]] double entropy() const { return (1 + 3 * euler + 4 * log_two + log_pi) / 2; }
};
struct LevyL : Mirrored<Levy> {
    static constexpr const char* name = "levy_l";
};

struct RelBreitwigner {
    double rho;
    static constexpr const char* name = "rel_breitwigner";
    static constexpr std::array<const char*, 1> shapes{"rho"};
    [[nodiscard]] bool valid() const { return rho > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const {
        const double w = 1 + 1 / (rho * rho), c = 2 / pi * std::sqrt(2 * w / (1 + std::sqrt(w)));
        return c / (square((x - rho) * ((x + rho) / rho)) + 1);
    }
    [[nodiscard]] double centre() const { return rho; }
    template <class = void>
    [[nodiscard]] double raw(int n) const {
        return n < 3 ? numeric_moment(*this, n) : infinite;
    }
    [[nodiscard]] Moments moments() const {
        const double m = raw(1);
        return {m, raw(2) - m * m, infinite, undefined};
    }
};

/// Below 2 by Zolotarev's integral of exp(-exp(-x) W(d)) / pi over d in (0, pi), whose terms are all positive; above it by
/// Laplace's transform of exp(-t log t) sin(pi t), in u = x t.
struct Landau {
    static constexpr const char* name = "landau";
    static constexpr double turn = 2;
    /// exp(-x) W(d) where d = pi - phi, W(phi) = phi / sin(phi) exp(-phi cot(phi)); from exp(-x - 1) at phi = 0 to inf.
    [[nodiscard]] static double exponent(double x, double d) {
        const double phi = pi - d;
        if (phi < 1e-8) return std::exp(-1 - x);
        const double sine = std::sin(d < 1 ? d : phi), cosine = d < 1 ? std::cos(d) : -std::cos(phi);
        return phi / sine * std::exp(phi * cosine / sine - x);
    }
    /// The integral of g(exponent), split where the exponent is 1.
    template <class G>
    [[nodiscard]] static double zolotarev(double x, const G& g) {
        double low = 0, high = pi;
        for (int step = 0; step < 40; ++step) {
            const double d = low + (high - low) / 2;
            (exponent(x, d) > 1 ? low : high) = d;
        }
        const auto term = [&](double d) {
            const double w = exponent(x, d);
            return w < 745 ? g(w) : 0.0;
        };
        return integral(term, 0, low) + integral(term, low, pi);
    }
    /// The integral of exp(-u - (u / x) log(u / x)) sin(pi u / x) x / (pi u) u^power.
    template <class = void>
    [[nodiscard]] static double laplace_transform(double x, int power) {
        const auto term = [&](double u) {
            const double share = u / x, sine = share < 1e-9 ? 1.0 : sine_of_turns(share) / (pi * share);
            return std::exp(-u - x_log_y(share, share)) * sine * (power == 1 ? u : 1.0);
        };
        return integral(term, 0, 4) + integral(term, 4, infinite);
    }
    template <class = void>
    [[nodiscard]] double pdf(double x) const {
        if (std::isinf(x)) return 0;
        if (x > turn) return laplace_transform(x, 1) / x / x;
        return zolotarev(x, [](double w) { return w * std::exp(-w); }) / pi;
    }
    [[nodiscard]] double logpdf(double x) const {
        return x > turn && std::isfinite(x) ? std::log(laplace_transform(x, 1)) - 2 * std::log(x) : std::log(pdf(x));
    }
    template <class = void>
    [[nodiscard]] double cdf(double x) const {
        if (x > turn) return 1 - sf(x);
        return zolotarev(x, [](double w) { return std::exp(-w); }) / pi;
    }
    [[nodiscard]] double sf(double x) const {
        if (std::isinf(x)) return x > 0 ? 0 : 1;
        return x > turn ? laplace_transform(x, 0) / x : 1 - cdf(x);
    }
    [[nodiscard]] double centre() const { return 1; }
    [[nodiscard]] Moments moments() const { return {undefined, undefined, undefined, undefined}; }
    [[nodiscard]] double raw(int) const { return undefined; }
    [[nodiscard]] double entropy() const { return 2.37263644000448182; }
    template <class = void>
    static std::array<double, 2> fit_start(Sample data) {
        return robust_place(data);
    }
};

}  // namespace scixx::stats::detail
