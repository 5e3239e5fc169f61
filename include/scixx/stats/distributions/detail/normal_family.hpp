// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cmath>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>

/// Kernels of folded, truncated, skewed and transformed normal distributions.
namespace scixx::stats::detail {

struct Halfnorm {
    static constexpr const char* name = "halfnorm";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const { return 2 * normal_pdf(x); }
    [[nodiscard]] double logpdf(double x) const { return log_two + normal_logpdf(x); }
    [[nodiscard]] double cdf(double x) const { return std::erf(x / root_two); }
    [[nodiscard]] double sf(double x) const { return 2 * special::ndtr(-x); }
    [[nodiscard]] double logsf(double x) const {
        return x < 0.5 ? std::log1p(-cdf(x)) : log_two + special::log_ndtr(-x);
    }
    [[nodiscard]] double ppf(double q) const { return root_two * special::erfinv(q); }
    [[nodiscard]] double isf(double q) const { return -special::ndtri(q / 2); }
    [[nodiscard]] Moments moments() const {
        return {root_two_over_pi, 1 - 2 / pi, root_two * (4 - pi) / std::pow(pi - 2, 1.5),
                8 * (pi - 3) / square(pi - 2)};
    }
    [[nodiscard]] double entropy() const { return 0.5 * (log_pi - log_two) + 0.5; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        Norm{}.draw(rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::abs(out[i]);
    }
};

struct Foldnorm {
    double c;
    static constexpr const char* name = "foldnorm";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c >= 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double pdf(double x) const { return normal_pdf(x - c) + normal_pdf(x + c); }
    [[nodiscard]] double logpdf(double x) const { return normal_logpdf(x - c) + std::log1p(std::exp(-2 * c * x)); }
    template <class = void>
    [[nodiscard]] double cdf(double x) const {
        const double high = special::ndtr(x - c), value = high - special::ndtr(-x - c);
        return value > 0.25 * high ? value : mass(*this, 0, x);
    }
    [[nodiscard]] double sf(double x) const { return special::ndtr(c - x) + special::ndtr(-c - x); }
    [[nodiscard]] double centre() const { return c + 0.1; }
    [[nodiscard]] Moments moments() const {
        const double e = inverse_root_two_pi * std::exp(-0.5 * c * c), m = 2 * e + c * std::erf(c / root_two);
        const double v = c * c + 1 - m * m, kurtosis = c * c * (c * c + 6) + 3 + 8 * e * m;
        return {m, v, 2 * (m * m * m - c * c * m - e) / (v * std::sqrt(v)),
                (kurtosis + (2 * (c * c - 3) - 3 * m * m) * m * m) / (v * v) - 3};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        Norm{}.draw(rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::abs(out[i] + c);
    }
};

/// Mills' ratio, sf(u) / pdf(u) for u >= 0: a continued fraction (DLMF 7.9.1) where it is short.
[[nodiscard]] inline double mills_ratio(double u) noexcept {
    if (u < 4) return special::ndtr(-u) / normal_pdf(u);
    if (std::isinf(u)) return 0;
    double value = u;
    for (int k = 60; k > 0; --k) value = u + k / value;
    return 1 / value;
}
/// The integral of exp(-s (u + s/2)) over (0, width), width (1 + |u|) < 1/2: Gauss-Legendre with six points.
[[nodiscard]] inline double narrow_mass(double u, double width) noexcept {
    constexpr double node[] = {0.23861918608319690863, 0.66120938646626451366, 0.93246951420315202781};
    constexpr double weight[] = {0.46791393457269104739, 0.36076157304813860757, 0.17132449237917034504};
    double sum = 0;
    for (int i = 0; i < 3; ++i)
        for (double side : {-1.0, 1.0}) {
            const double s = width * (1 + side * node[i]) / 2;
            sum += weight[i] * std::exp(-s * (u + s / 2));
        }
    return sum * width / 2;
}
/// The integral of the normal density over (u, v), 0 <= u <= v, divided by the density at u.
[[nodiscard]] inline double relative_mass(double u, double v) noexcept {
    const double width = v - u;
    if (width * (1 + u) < 0.5) return narrow_mass(u, width);
    return mills_ratio(u) - (std::isinf(v) ? 0.0 : std::exp(-width * (u + width / 2)) * mills_ratio(v));
}
/// log of the probability of (a, b) under the standard normal law.
[[nodiscard]] inline double log_normal_mass(double a, double b) noexcept {
    if (b <= 0) return log_normal_mass(-b, -a);
    if (a >= 0) return normal_logpdf(a) + std::log(relative_mass(a, b));
    return std::log((std::erf(b / root_two) - std::erf(a / root_two)) / 2);
}

struct Truncnorm {
    double a, b;
    static constexpr const char* name = "truncnorm";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a < b; }
    [[nodiscard]] Support support() const { return {a, b}; }
    struct Density {
        double log_mass;
        [[nodiscard]] double logpdf(double x) const { return normal_logpdf(x) - log_mass; }
    };
    [[nodiscard]] Density density() const { return {log_normal_mass(a, b)}; }
    /// The probability of (u, v) as a part of that of (a, b); densities are compared first, so that nothing underflows.
    template <class = void>
    [[nodiscard]] static double share(double u, double v, double a, double b) {
        if (b <= 0) return share(-v, -u, -b, -a);
        if (a >= 0) return std::exp((a - u) * (a + u) / 2) * relative_mass(u, v) / relative_mass(a, b);
        return std::exp(log_normal_mass(u, v) - log_normal_mass(a, b));
    }
    [[nodiscard]] double cdf(double x) const { return share(a, x, a, b); }
    [[nodiscard]] double sf(double x) const { return share(x, b, a, b); }
    template <class = void>
    [[nodiscard]] double logcdf(double x) const {
        const double p = cdf(x);
        return p > 0.5 ? std::log1p(-sf(x)) : log_normal_mass(a, x) - log_normal_mass(a, b);
    }
    template <class = void>
    [[nodiscard]] double logsf(double x) const {
        const double p = sf(x);
        return p > 0.5 ? std::log1p(-cdf(x)) : log_normal_mass(x, b) - log_normal_mass(a, b);
    }
    [[nodiscard]] double centre() const {
        if (a > 0) return a + std::min((b - a) / 2, 1 / (1 + a));
        if (b < 0) return b - std::min((b - a) / 2, 1 / (1 - b));
        return std::isfinite(a) && std::isfinite(b) && b - a < 2 ? (a + b) / 2 : a > -0.1 ? 0.1 : b < 0.1 ? -0.1 : 0.0;
    }
    static std::array<double, 2> fit_start(Sample) { return {-3, 3}; }
};

struct Skewnorm {
    double a;
    static constexpr const char* name = "skewnorm";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return std::isfinite(a); }
    [[nodiscard]] double pdf(double x) const { return 2 * normal_pdf(x) * special::ndtr(a * x); }
    [[nodiscard]] double logpdf(double x) const { return log_two + normal_logpdf(x) + special::log_ndtr(a * x); }
    [[nodiscard]] double centre() const { return root_two_over_pi * a / std::sqrt(1 + a * a); }
    [[nodiscard]] Moments moments() const {
        const double m = root_two_over_pi * a / std::sqrt(1 + a * a), v = 1 - m * m;
        return {m, v, (4 - pi) / 2 * cube(m / std::sqrt(v)), 2 * (pi - 3) * square(m * m / v)};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        std::vector<double> other(static_cast<std::size_t>(n));
        rng.normal(0.0, 1.0, Fill(out, n));
        rng.normal(0.0, 1.0, Fill(other.data(), n));
        const double d = a / std::sqrt(1 + a * a), e = std::sqrt(1 - d * d);
        for (Eigen::Index i = 0; i < n; ++i) {
            const double u = d * out[i] + other[static_cast<std::size_t>(i)] * e;
            out[i] = out[i] >= 0 ? u : -u;
        }
    }
    template <class = void>
    static std::array<double, 1> fit_start(Sample data) {
        return {3 * skewness_of(data)};
    }
};

struct Powernorm {
    double c;
    static constexpr const char* name = "powernorm";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] double logpdf(double x) const {
        return std::log(c) + normal_logpdf(x) + (c - 1) * special::log_ndtr(-x);
    }
    [[nodiscard]] double logsf(double x) const { return c * special::log_ndtr(-x); }
    [[nodiscard]] double cdf(double x) const {
        return -std::expm1(c * (x < 0 ? std::log1p(-special::ndtr(x)) : special::log_ndtr(-x)));
    }
    [[nodiscard]] static double upper(double log_p) {
        return log_p < -log_two ? -special::ndtri(std::exp(log_p)) : special::ndtri(-std::expm1(log_p));
    }
    [[nodiscard]] double ppf(double q) const { return upper(std::log1p(-q) / c); }
    [[nodiscard]] double isf(double q) const { return upper(std::log(q) / c); }
    [[nodiscard]] double centre() const { return ppf(0.5); }
};

struct Powerlognorm {
    double c, s;
    static constexpr const char* name = "powerlognorm";
    static constexpr std::array<const char*, 2> shapes{"c", "s"};
    [[nodiscard]] bool valid() const { return c > 0 && s > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double logpdf(double x) const {
        const double l = std::log(x);
        return x > 0 ? Powernorm{c}.logpdf(l / s) - l - std::log(s) : -infinite;
    }
    [[nodiscard]] double logsf(double x) const { return c * special::log_ndtr(-std::log(x) / s); }
    [[nodiscard]] double cdf(double x) const { return Powernorm{c}.cdf(std::log(x) / s); }
    [[nodiscard]] double ppf(double q) const { return std::exp(s * Powernorm{c}.ppf(q)); }
    [[nodiscard]] double isf(double q) const { return std::exp(s * Powernorm{c}.isf(q)); }
    [[nodiscard]] double centre() const { return ppf(0.5); }
};

struct Exponnorm {
    double K;
    static constexpr const char* name = "exponnorm";
    static constexpr std::array<const char*, 1> shapes{"K"};
    [[nodiscard]] bool valid() const { return K > 0; }
    [[nodiscard]] double log_tail(double x) const { return (0.5 / K - x) / K + special::log_ndtr(x - 1 / K); }
    [[nodiscard]] double logpdf(double x) const { return log_tail(x) - std::log(K); }
    template <class = void>
    [[nodiscard]] double cdf(double x) const {
        const double high = special::ndtr(x), value = high - std::exp(log_tail(x));
        return value > 0.25 * high ? value : mass(*this, -infinite, x);
    }
    [[nodiscard]] double sf(double x) const { return special::ndtr(-x) + std::exp(log_tail(x)); }
    [[nodiscard]] double centre() const { return K; }
    [[nodiscard]] Moments moments() const {
        const double v = 1 + K * K;
        return {K, v, 2 * cube(K) / (v * std::sqrt(v)), 6 * square(K * K) / (v * v)};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        std::vector<double> normal(static_cast<std::size_t>(n));
        rng.standard_exponential(Fill(out, n));
        rng.standard_normal(Fill(normal.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = out[i] * K + normal[static_cast<std::size_t>(i)];
    }
};

struct Johnsonsu {
    double a, b;
    static constexpr const char* name = "johnsonsu";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return b > 0 && a == a; }
    [[nodiscard]] double z(double x) const { return a + b * std::asinh(x); }
    [[nodiscard]] double logpdf(double x) const {
        return std::log(b) - std::log(std::hypot(1.0, x)) + normal_logpdf(z(x));
    }
    [[nodiscard]] double cdf(double x) const { return special::ndtr(z(x)); }
    [[nodiscard]] double sf(double x) const { return special::ndtr(-z(x)); }
    [[nodiscard]] double ppf(double q) const { return std::sinh((special::ndtri(q) - a) / b); }
    [[nodiscard]] double isf(double q) const { return std::sinh((-special::ndtri(q) - a) / b); }
    [[nodiscard]] double centre() const { return ppf(0.5); }
};

struct Johnsonsb {
    double a, b;
    static constexpr const char* name = "johnsonsb";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return b > 0 && a == a; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] double z(double x) const { return a + b * (std::log(x) - std::log1p(-x)); }
    [[nodiscard]] double logpdf(double x) const {
        return x > 0 && x < 1 ? std::log(b) - std::log(x) - std::log1p(-x) + normal_logpdf(z(x)) : -infinite;
    }
    [[nodiscard]] double cdf(double x) const { return special::ndtr(z(x)); }
    [[nodiscard]] double sf(double x) const { return special::ndtr(-z(x)); }
    [[nodiscard]] double at(double t) const { return 1 / (1 + std::exp((a - t) / b)); }
    [[nodiscard]] double ppf(double q) const { return at(special::ndtri(q)); }
    [[nodiscard]] double isf(double q) const { return at(-special::ndtri(q)); }
    [[nodiscard]] double centre() const { return ppf(0.5); }
};

struct Crystalball {
    double beta, m;
    static constexpr const char* name = "crystalball";
    static constexpr std::array<const char*, 2> shapes{"beta", "m"};
    [[nodiscard]] bool valid() const { return beta > 0 && m > 1; }
    /// log of the normaliser of the density exp(-x^2/2).
    [[nodiscard]] double tail() const { return m / beta / (m - 1) * std::exp(-beta * beta / 2); }
    [[nodiscard]] double total() const { return tail() + special::ndtr(beta) / inverse_root_two_pi; }
    /// log of (distance from the pole) / (distance at the joint)
    [[nodiscard]] double remote(double x) const { return std::log1p((-beta - x) * beta / m); }
    [[nodiscard]] double logpdf(double x) const {
        return (x > -beta ? -x * x / 2 : -beta * beta / 2 - m * remote(x)) - std::log(total());
    }
    [[nodiscard]] double cdf(double x) const {
        if (x <= -beta) return tail() * std::exp((1 - m) * remote(x)) / total();
        return x > 0 ? 1 - sf(x) : (tail() + (special::ndtr(x) - special::ndtr(-beta)) / inverse_root_two_pi) / total();
    }
    [[nodiscard]] double sf(double x) const {
        return x <= -beta ? 1 - cdf(x) : special::ndtr(-x) / inverse_root_two_pi / total();
    }
    [[nodiscard]] double ppf(double q) const {
        const double joint = tail() / total();
        if (q < joint) return -beta - m / beta * std::expm1(std::log(q / joint) / (1 - m));
        return -special::ndtri((1 - q) * total() * inverse_root_two_pi);
    }
    [[nodiscard]] double isf(double q) const {
        return q < special::ndtr(beta) / inverse_root_two_pi / total()
                   ? -special::ndtri(q * total() * inverse_root_two_pi)
                   : ppf(1 - q);
    }
    [[nodiscard]] double centre() const { return 0; }
    template <class = void>
    [[nodiscard]] double raw(int n) const {
        return n + 1 < m ? numeric_moment(*this, n) : n % 2 == 0 ? infinite : -infinite;
    }
    static std::array<double, 2> fit_start(Sample) { return {1, 1.5}; }
};

struct Moyal {
    static constexpr const char* name = "moyal";
    [[nodiscard]] double logpdf(double x) const { return -0.5 * (x + std::exp(-x)) - half_log_two_pi; }
    [[nodiscard]] double cdf(double x) const { return 2 * special::ndtr(-std::exp(-x / 2)); }
    [[nodiscard]] double sf(double x) const { return std::erf(std::exp(-x / 2) / root_two); }
    [[nodiscard]] double ppf(double q) const { return -2 * std::log(-special::ndtri(q / 2)); }
    [[nodiscard]] double isf(double q) const { return -std::log(2 * square(special::erfinv(q))); }
    [[nodiscard]] Moments moments() const {
        return {euler + log_two, pi * pi / 2, 28 * root_two * zeta_three / cube(pi), 4};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.standard_gamma(0.5, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = -std::log(2 * out[i]);
    }
};

struct Gibrat : Lognorm {
    static constexpr const char* name = "gibrat";
    static constexpr std::array<const char*, 0> shapes{};
    constexpr Gibrat() : Lognorm{1} {}
    static void fit(Sample, const FitOptions&) = delete;
};

struct Fatiguelife {
    double c;
    static constexpr const char* name = "fatiguelife";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double z(double x) const { return (x - 1) / (c * std::sqrt(x)); }
    [[nodiscard]] double logpdf(double x) const {
        if (x == 0) return -infinite;
        return std::log1p(x) - std::log(2 * c) - 1.5 * std::log(x) + normal_logpdf(z(x));
    }
    [[nodiscard]] double cdf(double x) const { return special::ndtr(z(x)); }
    [[nodiscard]] double sf(double x) const { return special::ndtr(-z(x)); }
    [[nodiscard]] double at(double u) const {
        const double s = c * u, root = std::sqrt(s * s + 4);
        return u > 0 ? square(s + root) / 4 : 4 / square(root - s);
    }
    [[nodiscard]] double ppf(double q) const { return at(special::ndtri(q)); }
    [[nodiscard]] double isf(double q) const { return at(-special::ndtri(q)); }
    [[nodiscard]] Moments moments() const {
        const double c2 = c * c, d = 5 * c2 + 4;
        return {c2 / 2 + 1, c2 * d / 4, 4 * c * (11 * c2 + 6) / (d * std::sqrt(d)), 6 * c2 * (93 * c2 + 40) / (d * d)};
    }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.standard_normal(Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) {
            const double x = 0.5 * c * out[i], x2 = x * x;
            out[i] = 1 + 2 * x2 + 2 * x * std::sqrt(1 + x2);
        }
    }
};

struct Alpha {
    double a;
    static constexpr const char* name = "alpha";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double logpdf(double x) const {
        return x > 0 ? normal_logpdf(a - 1 / x) - 2 * std::log(x) - special::log_ndtr(a) : -infinite;
    }
    [[nodiscard]] double cdf(double x) const { return special::ndtr(a - 1 / x) / special::ndtr(a); }
    template <class = void>
    [[nodiscard]] double sf(double x) const {
        const double width = 1 / x;
        if (width * (1 + a) > 0.5) return std::exp(log_normal_mass(a - width, a)) / special::ndtr(a);
        return normal_pdf(a) * narrow_mass(-a, width) / special::ndtr(a);
    }
    template <class = void>
    [[nodiscard]] double ppf(double q) const {
        return q < 0.5 ? 1 / (a - special::ndtri(q * special::ndtr(a))) : inverted(*this, 1 - q, true);
    }
    [[nodiscard]] double centre() const { return 1 / (a - special::ndtri(0.5 * special::ndtr(a))); }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
};

struct Invgauss {
    double mu;
    static constexpr const char* name = "invgauss";
    static constexpr std::array<const char*, 1> shapes{"mu"};
    [[nodiscard]] bool valid() const { return mu > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double logpdf(double x) const {
        return x > 0 ? -half_log_two_pi - 1.5 * std::log(x) - square((x - mu) / mu) / (2 * x) : -infinite;
    }
    [[nodiscard]] double cdf(double x) const {
        const double r = 1 / std::sqrt(x), near_by = r * (x - mu) / mu, remote = -r * (x + mu) / mu;
        // exp(2 / mu) ndtr(far) = pdf(near) mills(-far): the exponents cancel exactly.
        return special::ndtr(near_by) + normal_pdf(near_by) * mills_ratio(-remote);
    }
    template <class = void>
    [[nodiscard]] double sf(double x) const {
        const double r = 1 / std::sqrt(x), near_by = r * (x - mu) / mu, remote = r * (x + mu) / mu;
        const double high = special::ndtr(-near_by), value = high - normal_pdf(near_by) * mills_ratio(remote);
        return value > 0.25 * high ? value : mass(*this, x, infinite);
    }
    [[nodiscard]] double centre() const { return mu < 1 ? mu : 1 / (1 + 1 / mu); }
    [[nodiscard]] Moments moments() const { return {mu, cube(mu), 3 * std::sqrt(mu), 15 * mu}; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.wald(mu, 1.0, Fill(out, n));
    }
    template <class = void>
    static std::optional<std::array<double, 3>> fit(Sample data, const FitOptions& options) {
        if (!options.floc) return {};
        const double loc = *options.floc, count = static_cast<double>(data.size()), mean = mean_of(data) - loc;
        double sum = 0;
        for (double x : data) {
            if (!(x > loc)) core::fail<FitError>(name, "fit: data must exceed floc");
            sum += 1 / (x - loc) - 1 / mean;
        }
        const double scale = options.fscale.value_or(count / sum);
        if (options.f0 && !options.fscale) return {};
        return {{options.f0.value_or(mean / scale), loc, scale}};
    }
};
struct Wald : Invgauss {
    static constexpr const char* name = "wald";
    static constexpr std::array<const char*, 0> shapes{};
    constexpr Wald() : Invgauss{1} {}
    static void fit(Sample, const FitOptions&) = delete;
};
struct Recipinvgauss {
    double mu;
    static constexpr const char* name = "recipinvgauss";
    static constexpr std::array<const char*, 1> shapes{"mu"};
    [[nodiscard]] bool valid() const { return mu > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] double logpdf(double x) const {
        return -half_log_two_pi - 0.5 * std::log(x) - square((1 - mu * x) / mu) / (2 * x);
    }
    [[nodiscard]] double cdf(double x) const { return Invgauss{mu}.sf(1 / x); }
    [[nodiscard]] double sf(double x) const { return Invgauss{mu}.cdf(1 / x); }
    template <class = void>
    [[nodiscard]] double ppf(double q) const {
        return 1 / isf_of(Invgauss{mu}, q);
    }
    template <class = void>
    [[nodiscard]] double isf(double q) const {
        return 1 / ppf_of(Invgauss{mu}, q);
    }
    [[nodiscard]] double centre() const { return 1 / mu + 1; }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        rng.wald(mu, 1.0, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = 1 / out[i];
    }
};

}  // namespace scixx::stats::detail
