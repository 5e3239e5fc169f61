// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <scixx/special/bessel/i0.hpp>
#include <scixx/special/bessel/iv.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/distributions/detail/normal_family.hpp>
#include <vector>

/// Kernels of distributions whose normaliser is a Bessel function.
namespace scixx::stats::detail {

struct VonmisesLine {
    double kappa;
    static constexpr const char* name = "vonmises_line";
    static constexpr std::array<const char*, 1> shapes{"kappa"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return kappa >= 0 && std::isfinite(kappa); }
    [[nodiscard]] Support support() const { return {-pi, pi}; }
    struct Density {
        double kappa, constant;
        [[nodiscard]] double logpdf(double x) const { return constant - 2 * kappa * square(std::sin(x / 2)); }
    };
    [[nodiscard]] Density density() const { return {kappa, -std::log(2 * pi * special::i0e(kappa))}; }
    template <class = void>
    [[nodiscard]] double cdf(double x) const {
        if (x > 0) return 1 - cdf(-x);
        if (x == 0) return 0.5;
        const Density d = density();
        return integral([&](double y) { return std::exp(d.logpdf(y)); }, -pi, x);
    }
    [[nodiscard]] double entropy() const {
        return kappa * -special::i1e(kappa) / special::i0e(kappa) + std::log(2 * pi * special::i0e(kappa)) + kappa;
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.vonmises(0.0, kappa, Fill(out, n));
    }
};
/// On the circle: the density has period 2 pi, and cdf grows by 1 a turn.
struct Vonmises : VonmisesLine {
    static constexpr const char* name = "vonmises";
    constexpr explicit Vonmises(double concentration = 0) : VonmisesLine{concentration} {}
    static constexpr bool symmetric = false;
    [[nodiscard]] Support support() const { return {-infinite, infinite}; }
    [[nodiscard]] double cdf(double x) const {
        const double turns = std::round(x / (2 * pi));
        return turns + VonmisesLine::cdf(x - turns * 2 * pi);
    }
    [[nodiscard]] double sf(double x) const { return cdf(-x); }
    template <class = void>
    [[nodiscard]] double ppf(double q) const {
        return ppf_of(line(), q);
    }
    [[nodiscard]] double isf(double q) const { return -ppf(q); }
    [[nodiscard]] VonmisesLine line() const { return {kappa}; }
    template <class = void>
    [[nodiscard]] Moments moments() const {
        return moments_of(line());
    }
    template <class = void>
    [[nodiscard]] double raw(int n) const {
        return raw_moment(line(), n);
    }
};

struct Norminvgauss {
    double a, b;
    static constexpr const char* name = "norminvgauss";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a > 0 && std::abs(b) < a; }
    [[nodiscard]] double gamma() const { return std::sqrt((a - b) * (a + b)); }
    [[nodiscard]] double logpdf(double x) const {
        const double r = std::hypot(1.0, x);
        return std::log(a) - log_pi + gamma() + b * x - a * r + std::log(special::k1e(a * r)) - std::log(r);
    }
    [[nodiscard]] double centre() const { return b / gamma(); }
    [[nodiscard]] Moments moments() const {
        const double g = gamma();
        return {b / g, a * a / (g * g * g), 3 * b / (a * std::sqrt(g)), 3 * (1 + 4 * b * b / (a * a)) / g};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        std::vector<double> normal(static_cast<std::size_t>(n));
        rng.wald(1 / gamma(), 1.0, Fill(out, n));
        rng.standard_normal(Fill(normal.data(), n));
        for (Eigen::Index i = 0; i < n; ++i)
            out[i] = b * out[i] + std::sqrt(out[i]) * normal[static_cast<std::size_t>(i)];
    }
};

struct Geninvgauss {
    double p, b;
    static constexpr const char* name = "geninvgauss";
    static constexpr std::array<const char*, 2> shapes{"p", "b"};
    [[nodiscard]] bool valid() const { return b > 0 && std::isfinite(p); }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    /// log(2 K_p(b)) + b by the integral of exp(-b (cosh u - 1)) cosh(p u), DLMF 10.32.9, from its peak.
    template <class = void>
    [[nodiscard]] double log_normaliser(double order) const {
        const double s = std::abs(order), peak = std::asinh(s / b);
        const auto l = [&](double u) { return s * u - 2 * b * square(std::sinh(u / 2)); };
        const double top = l(peak), width = 1 / std::sqrt(std::hypot(b, s));
        const auto f = [&](double u) { return std::exp(l(u) - top); };
        return top + std::log(integral(f, -infinite, peak - 6 * width) + integral(f, peak - 6 * width, peak) +
                              integral(f, peak, peak + 6 * width) + integral(f, peak + 6 * width, infinite));
    }
    struct Density {
        double p, b, constant;
        [[nodiscard]] double logpdf(double x) const {
            return x > 0 ? (p - 1) * std::log(x) - b * square(x - 1) / (2 * x) - constant : -infinite;
        }
    };
    [[nodiscard]] Density density() const { return {p, b, log_normaliser(p)}; }
    [[nodiscard]] double centre() const {
        const double q = p - 1;
        return q >= 0 ? (q + std::hypot(q, b)) / b : b / (std::hypot(q, b) - q);
    }
    [[nodiscard]] double raw(int n) const { return std::exp(log_normaliser(p + n) - log_normaliser(p)); }
    template <class = void>
    [[nodiscard]] Moments moments() const {
        return numeric_moments(*this);
    }
};

/// A normal variable with variance W and mean b W, W sqrt(a^2 - b^2) distributed as geninvgauss(p, sqrt(a^2 - b^2)).
struct Genhyperbolic {
    double p, a, b;
    static constexpr const char* name = "genhyperbolic";
    static constexpr std::array<const char*, 3> shapes{"p", "a", "b"};
    [[nodiscard]] bool valid() const {
        return std::isfinite(p) && a > 0 && std::isfinite(a) && (p < 0 ? std::abs(b) <= a : std::abs(b) < a);
    }
    [[nodiscard]] double gamma() const { return std::sqrt((a - b) * (a + b)); }
    /// log(K_order(x)) + x.
    [[nodiscard]] static double log_kve(double order, double x) {
        const double k = special::kve(std::abs(order), x);
        return k > 0 && std::isfinite(k) ? std::log(k) : Geninvgauss{order, x}.log_normaliser(order) - log_two;
    }
    struct Density {
        double p, a, b, constant;
        [[nodiscard]] double logpdf(double x) const {
            const double r = std::hypot(1.0, x);
            // a r - b x without cancellation where |b| is next to a
            const double decay =
                (a - std::abs(b)) * r + std::abs(b) * (b * x > 0 ? 1 / (r + std::abs(x)) : r + std::abs(x));
            return constant + log_kve(p - 0.5, a * r) - decay + (p - 0.5) * std::log(r);
        }
    };
    [[nodiscard]] Density density() const {
        const double g = gamma();
        const double weight = g > 0 ? p * std::log(g) - log_kve(p, g) + g : (1 + p) * log_two - special::gammaln(-p);
        return {p, a, b, weight - half_log_two_pi - (p - 0.5) * std::log(a)};
    }
    /// The mean of W^n.
    [[nodiscard]] double mixing(int n) const {
        const double g = gamma();
        if (g > 0) return std::exp(log_kve(p + n, g) - log_kve(p, g) - n * std::log(g));
        return -p > n ? std::exp(special::gammaln(-p - n) - special::gammaln(-p) - n * log_two) : infinite;
    }
    [[nodiscard]] double centre() const {
        const double mean = b * mixing(1);
        return std::isfinite(mean) ? mean : 0.0;
    }
    [[nodiscard]] Moments moments() const {
        const double w = mixing(1), w2 = mixing(2);
        const Moments m = moments_from_raw(w, w2, mixing(3), mixing(4));  // of W
        const double third = m.skewness * m.variance * std::sqrt(m.variance);
        const double fourth = (m.kurtosis + 3) * square(m.variance), v = b * b * m.variance + w;
        const double skewed = b * (b * b * third + 3 * m.variance);
        const double above = square(b * b) * fourth + 6 * b * b * (third + w * m.variance) + 3 * w2;
        return {b * w, v, skewed / (v * std::sqrt(v)), above / (v * v) - 3};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        std::vector<double> normal(static_cast<std::size_t>(n));
        const double g = gamma();
        fill_variates(Geninvgauss{p, g}, rng, out, n);
        rng.standard_normal(Fill(normal.data(), n));
        for (Eigen::Index i = 0; i < n; ++i)
            out[i] = b * out[i] / g + std::sqrt(out[i] / g) * normal[static_cast<std::size_t>(i)];
    }
};

}  // namespace scixx::stats::detail
