// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/stats/distributions/detail/fit.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernels of distributions on an interval with elementary densities.
namespace scixx::stats::detail {

template <class Real = double>
struct Uniform {
    static constexpr const char* name = "uniform";
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real pdf(Real) const { return 1; }
    [[nodiscard]] Real logpdf(Real) const { return 0; }
    [[nodiscard]] Real cdf(Real x) const { return x; }
    [[nodiscard]] Real sf(Real x) const { return 1 - x; }
    [[nodiscard]] Real ppf(Real q) const { return q; }
    [[nodiscard]] Real isf(Real q) const { return 1 - q; }
    [[nodiscard]] Moments moments() const { return {0.5, 1.0 / 12, 0, -1.2}; }
    [[nodiscard]] Real raw(int n) const { return 1.0 / (n + 1); }
    [[nodiscard]] Real entropy() const { return 0; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        fill_uniform(rng, out, n);
    }
    static std::optional<std::array<Real, 2>> fit(Sample data, const FitOptions& options) {
        const Real low = *std::min_element(data.begin(), data.end()),
                   high = *std::max_element(data.begin(), data.end());
        Real loc = low, scale = high - low;
        if (options.floc) {
            loc = *options.floc;
            scale = high - loc;
            if (low < loc) core::fail<FitError>(name, "fit: floc must not exceed the data");
        } else if (options.fscale) {
            if (scale > *options.fscale) core::fail<FitError>(name, "fit: the range of the data exceeds fscale");
            loc = low - 0.5 * (*options.fscale - scale);
            scale = *options.fscale;
        }
        return {{loc, scale}};
    }
};

template <class Real = double>
struct Triang {
    Real c;
    static constexpr const char* name = "triang";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c >= 0 && c <= 1; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real pdf(Real x) const { return x < c || c == 1 ? 2 * x / c : 2 * (1 - x) / (1 - c); }
    [[nodiscard]] Real cdf(Real x) const { return x < c ? x * x / c : 1 - square(1 - x) / (1 - c); }
    [[nodiscard]] Real sf(Real x) const { return x < c ? 1 - x * x / c : square(1 - x) / (1 - c); }
    [[nodiscard]] Real ppf(Real q) const { return q < c ? std::sqrt(c * q) : 1 - std::sqrt((1 - c) * (1 - q)); }
    [[nodiscard]] Real isf(Real q) const { return q < 1 - c ? 1 - std::sqrt((1 - c) * q) : std::sqrt(c * (1 - q)); }
    [[nodiscard]] Moments moments() const {
        const Real s = 1 - c + c * c;
        return {(c + 1) / 3, s / 18, root_two * (2 * c - 1) * (c + 1) * (c - 2) / (5 * s * std::sqrt(s)), -0.6};
    }
    [[nodiscard]] Real entropy() const { return 0.5 - log_two; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.triangular(0.0, c, 1.0, Fill(out, n));
    }
    static std::array<Real, 1> fit_start(Sample) { return {0.5}; }
};

template <class Real = double>
struct Trapezoid {
    Real c, d;
    static constexpr const char* name = "trapezoid";
    static constexpr std::array<const char*, 2> shapes{"c", "d"};
    [[nodiscard]] bool valid() const { return c >= 0 && c <= 1 && d >= c && d <= 1; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real width() const { return d - c + 1; }
    [[nodiscard]] Real pdf(Real x) const { return 2 / width() * (x < c ? x / c : x <= d ? 1.0 : (1 - x) / (1 - d)); }
    [[nodiscard]] Real cdf(Real x) const {
        if (x < c) return x * x / c / width();
        return x <= d ? (2 * x - c) / width() : 1 - sf(x);
    }
    [[nodiscard]] Real sf(Real x) const {
        if (x > d) return square(1 - x) / (1 - d) / width();
        return x < c ? 1 - cdf(x) : (2 * (1 - x) - (1 - d)) / width();
    }
    [[nodiscard]] Real ppf(Real q) const {
        if (q < c / width()) return std::sqrt(q * c * width());
        return 1 - q > (1 - d) / width() ? (q * width() + c) / 2 : 1 - std::sqrt((1 - q) * width() * (1 - d));
    }
    [[nodiscard]] Real isf(Real q) const {
        if (q < (1 - d) / width()) return 1 - std::sqrt(q * width() * (1 - d));
        return 1 - q > c / width() ? 1 - (q * width() + (1 - d)) / 2 : std::sqrt((1 - q) * c * width());
    }
    [[nodiscard]] Real raw(int n) const {
        const Real dn = std::pow(d, n + 1), cn = std::pow(c, n + 1);
        Real last = 0;
        if (d < 1) last = ((1 - dn) / (n + 1) - (1 - dn * d) / (n + 2)) / (1 - d);
        return 2 / width() * (cn / (n + 2) + (dn - cn) / (n + 1) + last);
    }
    [[nodiscard]] Real entropy() const { return 0.5 * (1 - d + c) / width() + std::log(0.5 * width()); }
    static std::array<Real, 2> fit_start(Sample) { return {0.3, 0.7}; }
};

template <class Real = double>
struct Loguniform {
    Real a, b;
    static constexpr const char* name = "loguniform";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a > 0 && b > a; }
    [[nodiscard]] Support support() const { return {a, b}; }
    [[nodiscard]] Real l() const { return b < 2 * a ? std::log1p((b - a) / a) : std::log(b) - std::log(a); }
    [[nodiscard]] Real pdf(Real x) const { return 1 / (x * l()); }
    [[nodiscard]] Real logpdf(Real x) const { return -std::log(x) - std::log(l()); }
    [[nodiscard]] Real cdf(Real x) const { return std::log1p((x - a) / a) / l(); }
    [[nodiscard]] Real sf(Real x) const { return std::log1p((b - x) / x) / l(); }
    [[nodiscard]] Real ppf(Real q) const { return a * std::exp(q * l()); }
    [[nodiscard]] Real isf(Real q) const { return b * std::exp(-q * l()); }
    [[nodiscard]] Real raw(int n) const { return std::pow(a, n) * std::expm1(n * l()) / (n * l()); }
    [[nodiscard]] Moments moments() const {
        return l() > 2 ? moments_from_raw(raw(1), raw(2), raw(3), raw(4)) : numeric_moments(*this);
    }
    [[nodiscard]] Real entropy() const { return 0.5 * (std::log(a) + std::log(b)) + std::log(l()); }
    static std::array<Real, 2> fit_start(Sample data) {
        const Real low = *std::min_element(data.begin(), data.end()),
                   high = *std::max_element(data.begin(), data.end());
        return low > 0 && high > low ? std::array<Real, 2>{low, high} : std::array<Real, 2>{1, 2};
    }
    [[nodiscard]] auto variate() const {
        return [a = a, range = l()](Real q) SCIXX_INLINE_LAMBDA { return a * quick_exp(q * range); };
    }
};

template <class Real = double>
struct Powerlaw {
    Real a;
    static constexpr const char* name = "powerlaw";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real pdf(Real x) const { return a * std::pow(x, a - 1); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(a) + x_log_y(a - 1, x); }
    [[nodiscard]] Real cdf(Real x) const { return std::pow(x, a); }
    [[nodiscard]] Real logcdf(Real x) const { return a * std::log(x); }
    [[nodiscard]] Real sf(Real x) const { return -std::expm1(a * std::log(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::pow(q, 1 / a); }
    [[nodiscard]] Real isf(Real q) const { return std::exp(std::log1p(-q) / a); }
    [[nodiscard]] Real raw(int n) const { return a / (a + n); }
    [[nodiscard]] Moments moments() const {
        return {a / (a + 1), a / ((a + 2) * square(a + 1)), -2 * (a - 1) / (a + 3) * std::sqrt((a + 2) / a),
                6 * (a * (a * (a - 1) - 6) + 2) / (a * (a + 3) * (a + 4))};
    }
    [[nodiscard]] Real entropy() const { return 1 - 1 / a - std::log(a); }
    [[nodiscard]] auto variate() const {
        return [a = a](Real q) SCIXX_INLINE_LAMBDA { return quick_exp(quick_log(q) / a); };
    }
};

template <class Real = double>
struct Arcsine {
    static constexpr const char* name = "arcsine";
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real pdf(Real x) const { return 1 / (pi * std::sqrt(x * (1 - x))); }
    [[nodiscard]] Real cdf(Real x) const { return x <= 0.5 ? 2 / pi * std::asin(std::sqrt(x)) : 1 - sf(x); }
    [[nodiscard]] Real sf(Real x) const { return x > 0.5 ? 2 / pi * std::asin(std::sqrt(1 - x)) : 1 - cdf(x); }
    [[nodiscard]] Real ppf(Real q) const { return square(std::sin(pi / 2 * q)); }
    [[nodiscard]] Real isf(Real q) const { return square(std::cos(pi / 2 * q)); }
    [[nodiscard]] Moments moments() const { return {0.5, 0.125, 0, -1.5}; }
    [[nodiscard]] Real entropy() const { return log_pi - 2 * log_two; }
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA { return square(quick_turn(0.5 * q).sine); };
    }
};

/// u - sin u without cancellation.
template <class = void>
[[nodiscard]] inline double minus_sine(double u) noexcept {
    if (u > 1) return u - std::sin(u);
    double term = u * u * u / 6, sum = 0;
    for (int k = 4; std::abs(term) > 1e-18 * sum; k += 2) {
        sum += term;
        term *= -u * u / (k * (k + 1));
    }
    return sum;
}

template <class Real = double>
struct Semicircular {
    static constexpr const char* name = "semicircular";
    static constexpr bool symmetric = true;
    [[nodiscard]] Support support() const { return {-1, 1}; }
    [[nodiscard]] Real pdf(Real x) const { return 2 / pi * std::sqrt((1 - x) * (1 + x)); }
    [[nodiscard]] Real cdf(Real x) const {
        if (x > 0) return 1 - cdf(-x);
        return minus_sine(4 * std::asin(std::sqrt((1 + x) / 2))) / (2 * pi);
    }
    [[nodiscard]] Moments moments() const { return {0, 0.25, 0, -1}; }
    [[nodiscard]] Real entropy() const { return log_pi - 0.5; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> angle(n);
        fill_uniform(rng, out, n);
        fill_uniform(rng, angle.data(), n);
        core::take_square_roots(out, n);
        for (Eigen::Index i = 0; i < n; ++i)
            out[i] *= std::copysign(quick_turn(std::abs(0.5 - angle[i])).sine, 0.5 - angle[i]);
    }
};

template <class Real = double>
struct Cosine {
    static constexpr const char* name = "cosine";
    static constexpr bool symmetric = true;
    [[nodiscard]] Support support() const { return {-pi, pi}; }
    [[nodiscard]] Real pdf(Real x) const { return square(std::cos(x / 2)) / pi; }
    [[nodiscard]] Real cdf(Real x) const { return x > 0 ? 1 - cdf(-x) : minus_sine(pi + x) / (2 * pi); }
    /// With s = pi + x, s - sin(s) = 2 pi q = c^3 / 6: s / c is a smooth function of c^2. The polynomial is
    /// mpmath.chebyfit(s / c, [0, 7.0898], 10), relative error 2.5e-8; a step of Halley's makes it 1e-16.
    [[nodiscard]] static SCIXX_ALWAYS_INLINE Real near_quantile(Real c) noexcept {
        constexpr Real series[] = {0.99999998948386263,    0.016666962462318733,  7.1290929138170068e-4,
                                   4.2064617365100968e-5,  4.0209546282376973e-7, 1.2010559061341538e-6,
                                   -2.8957908058614216e-7, 5.2813075844970219e-8, -4.8761142111988803e-9,
                                   2.1164375817895565e-10};
        return c * core::horner(series, c * c);
    }
    [[nodiscard]] Real ppf(Real q) const {
        if (q > 0.5) return -ppf(1 - q);
        const Real s = near_quantile(std::cbrt(12 * pi * q));
        if (q > 0.4) {  // x itself: x + sin(x) = 2 pi (q - 1/2), two steps where x is small
            const Real y = 2 * pi * (q - 0.5);
            Real x = y / 2;
            for (int step = 0; step < 3; ++step) {
                const Real slope = 1 + std::cos(x), ratio = (x + std::sin(x) - y) / slope;
                x -= ratio / (1 + ratio * std::sin(x) / (2 * slope));
            }
            return x;
        }
        if (!(s > 0)) return -pi;
        const Real half = std::sin(s / 2), slope = 2 * half * half, ratio = (minus_sine(s) - 2 * pi * q) / slope;
        return s - ratio / (1 - ratio * std::sin(s) / (2 * slope)) - pi;
    }
    [[nodiscard]] Moments moments() const {
        const Real p2 = pi * pi;
        return {0, p2 / 3 - 2, 0, -6 * (p2 * p2 - 90) / (5 * square(p2 - 6))};
    }
    [[nodiscard]] Real entropy() const { return 2 * log_two + log_pi - 1; }
    /// As ppf, with Taylor's series of s - sin(s) on all of (0, pi).
    [[nodiscard]] auto variate() const {
        return [](Real q) SCIXX_INLINE_LAMBDA {
            constexpr Real rest[] = {1.0 / 6,
                                     -1.0 / 120,
                                     1.0 / 5040,
                                     -1.0 / 362880,
                                     1.0 / 39916800,
                                     -1.0 / 6227020800,
                                     1.0 / 1307674368000,
                                     -1.0 / 355687428096000,
                                     1.0 / 121645100408832000,
                                     -1 / 5.109094217170944e19,
                                     1 / 2.5852016738884977e22,
                                     -1 / 1.5511210043330986e25,
                                     1 / 1.0888869450418352e28,
                                     -1 / 8.8417619937397e30};
            const Real side = q - 0.5, tail = 0.5 - std::abs(side), area = 2 * pi * (tail > 1e-17 ? tail : 1e-17);
            const Real s = near_quantile(quick_exp(quick_log(6 * area) / 3));
            Real sine, cosine;
            core::detail::sine_and_cosine(s, sine, cosine);
            const Real slope = 1 - cosine, ratio = (s * s * s * core::horner(rest, s * s) - area) / slope;
            return std::copysign(pi - (s - ratio / (1 - ratio * sine / (2 * slope))), side);
        };
    }
};

template <class Real = double>
struct Anglit {
    static constexpr const char* name = "anglit";
    static constexpr bool symmetric = true;
    [[nodiscard]] Support support() const { return {-pi / 4, pi / 4}; }
    [[nodiscard]] Real pdf(Real x) const { return std::cos(2 * x); }
    [[nodiscard]] Real cdf(Real x) const { return square(std::sin(x + pi / 4)); }
    [[nodiscard]] Real ppf(Real q) const {
        return std::abs(q - 0.5) < 0.4 ? 0.5 * std::asin(2 * q - 1) : std::asin(std::sqrt(q)) - pi / 4;
    }
    [[nodiscard]] Moments moments() const {
        const Real p2 = pi * pi;
        return {0, p2 / 16 - 0.5, 0, -2 * (p2 * p2 - 96) / square(p2 - 8)};
    }
    [[nodiscard]] Real entropy() const { return 1 - log_two; }
    void take_quantiles(Real* x, Eigen::Index n) const {
        std::array<Real, 256> deviation;
        for (Eigen::Index i = 0; i < n; ++i) deviation[core::to_size(i)] = x[i] * (1 - x[i]);
        core::take_square_roots(deviation.data(), n);
        for (Eigen::Index i = 0; i < n; ++i) x[i] = 0.5 * quick_arc(x[i] - 0.5, deviation[core::to_size(i)]);
    }
};

template <class Real = double>
struct Bradford {
    Real c;
    static constexpr const char* name = "bradford";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real k() const { return std::log1p(c); }
    [[nodiscard]] Real pdf(Real x) const { return c / (k() * (1 + c * x)); }
    [[nodiscard]] Real cdf(Real x) const { return std::log1p(c * x) / k(); }
    [[nodiscard]] Real sf(Real x) const { return std::log1p(c * (1 - x) / (1 + c * x)) / k(); }
    [[nodiscard]] Real ppf(Real q) const { return std::expm1(q * k()) / c; }
    [[nodiscard]] Real isf(Real q) const { return std::expm1((1 - q) * k()) / c; }
    [[nodiscard]] Real entropy() const { return k() / 2 - std::log(c / k()); }
    [[nodiscard]] auto variate() const {
        return [c = c, all = k()](Real q) SCIXX_INLINE_LAMBDA { return quick_expm1(q * all) / c; };
    }
};

template <class Real = double>
struct Wrapcauchy {
    Real c;
    static constexpr const char* name = "wrapcauchy";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0 && c < 1; }
    [[nodiscard]] Support support() const { return {0, 2 * pi}; }
    [[nodiscard]] Real pdf(Real x) const {
        return (1 - c) * (1 + c) / (2 * pi * (square(1 - c) + 4 * c * square(std::sin(x / 2))));
    }
    [[nodiscard]] Real half(Real x) const { return std::atan((1 + c) / (1 - c) * std::tan(x / 2)) / pi; }
    [[nodiscard]] Real cdf(Real x) const { return x < pi ? half(x) : 1 - half(2 * pi - x); }
    [[nodiscard]] Real sf(Real x) const { return cdf(2 * pi - x); }
    [[nodiscard]] Real ppf(Real q) const {
        const Real r = (1 - c) / (1 + c);
        return q < 0.5 ? 2 * std::atan(r * std::tan(pi * q)) : 2 * pi - 2 * std::atan(r * std::tan(pi * (1 - q)));
    }
    [[nodiscard]] Real isf(Real q) const { return 2 * pi - ppf(q); }
    [[nodiscard]] Real entropy() const { return log_two + log_pi + std::log1p(-c * c); }
    static std::array<Real, 3> fit_start(Sample data) {
        const Real low = *std::min_element(data.begin(), data.end()),
                   high = *std::max_element(data.begin(), data.end());
        return {0.5, low, (high > low ? high - low : 1) / (2 * pi) * 1.001};
    }
    [[nodiscard]] auto variate() const {
        return [r = (1 - c) / (1 + c)](Real q) SCIXX_INLINE_LAMBDA {
            const Real right = is_right(q - 0.5);
            const auto [sine, cosine] = quick_turn(0.5 - std::abs(q - 0.5));
            return 2 * pi * right + (2 - 4 * right) * quick_arc(r * sine, cosine);
        };
    }
};

}  // namespace scixx::stats::detail
