// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>

/// Kernels of folded, truncated, skewed and transformed normal distributions.
namespace scixx::stats::detail {

template <class Real = double>
struct Halfnorm {
    static constexpr const char* name = "halfnorm";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return 2 * normal_pdf(x); }
    [[nodiscard]] Real logpdf(Real x) const { return log_two + normal_logpdf(x); }
    [[nodiscard]] Real cdf(Real x) const { return std::erf(x / root_two); }
    [[nodiscard]] Real sf(Real x) const { return 2 * special::ndtr(-x); }
    [[nodiscard]] Real logsf(Real x) const { return x < 0.5 ? std::log1p(-cdf(x)) : log_two + special::log_ndtr(-x); }
    [[nodiscard]] Real ppf(Real q) const { return root_two * special::erfinv(q); }
    [[nodiscard]] Real isf(Real q) const { return -special::ndtri(q / 2); }
    [[nodiscard]] Moments moments() const {
        return {root_two_over_pi, 1 - 2 / pi, root_two * (4 - pi) / std::pow(pi - 2, 1.5),
                8 * (pi - 3) / square(pi - 2)};
    }
    [[nodiscard]] Real entropy() const { return 0.5 * (log_pi - log_two) + 0.5; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        Norm<Real>{}.draw(rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::abs(out[i]);
    }
};

template <class Real = double>
struct Foldnorm {
    Real c;
    static constexpr const char* name = "foldnorm";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c >= 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return normal_pdf(x - c) + normal_pdf(x + c); }
    [[nodiscard]] Real logpdf(Real x) const { return normal_logpdf(x - c) + std::log1p(std::exp(-2 * c * x)); }
    [[nodiscard]] Real cdf(Real x) const {
        const Real high = special::ndtr(x - c), value = high - special::ndtr(-x - c);
        return value > 0.25 * high ? value : mass(*this, 0, x);
    }
    [[nodiscard]] Real sf(Real x) const { return special::ndtr(c - x) + special::ndtr(-c - x); }
    [[nodiscard]] Real centre() const { return c + 0.1; }
    [[nodiscard]] Moments moments() const {
        const Real e = inverse_root_two_pi * std::exp(-0.5 * c * c), m = 2 * e + c * std::erf(c / root_two);
        const Real v = c * c + 1 - m * m, kurtosis = c * c * (c * c + 6) + 3 + 8 * e * m;
        return {m, v, 2 * (m * m * m - c * c * m - e) / (v * std::sqrt(v)),
                (kurtosis + (2 * (c * c - 3) - 3 * m * m) * m * m) / (v * v) - 3};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        Norm<Real>{}.draw(rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = std::abs(out[i] + c);
    }
};

/// Mills' ratio, sf(u) / pdf(u) for u >= 0.
template <class T = double>
[[nodiscard]] inline double mills_ratio(double u) noexcept {
    return 1.2533141373155002512 * special::erfcx(T(u / root_two));  // sqrt(pi / 2)
}
/// The integral of exp(-s (u + s/2)) over (0, width), width (1 + |u|) < 1/2: Gauss-Legendre with six points.
template <class = void>
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
template <class = void>
[[nodiscard]] inline double relative_mass(double u, double v) noexcept {
    const double width = v - u;
    if (width * (1 + u) < 0.5) return narrow_mass(u, width);
    return mills_ratio(u) - (std::isinf(v) ? 0.0 : std::exp(-width * (u + width / 2)) * mills_ratio(v));
}
/// log of the probability of (a, b) under the standard normal law.
template <class = void>
[[nodiscard]] inline double log_normal_mass(double a, double b) noexcept {
    if (b <= 0) return log_normal_mass(-b, -a);
    if (a >= 0) return normal_logpdf(a) + std::log(relative_mass(a, b));
    return std::log((std::erf(b / root_two) - std::erf(a / root_two)) / 2);
}

template <class Real = double>
struct Truncnorm {
    Real a, b;
    static constexpr const char* name = "truncnorm";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a < b; }
    [[nodiscard]] Support support() const { return {a, b}; }
    struct Density {
        Real log_mass;
        [[nodiscard]] Real logpdf(Real x) const { return normal_logpdf(x) - log_mass; }
    };
    [[nodiscard]] Density density() const { return {log_normal_mass(a, b)}; }
    /// The probability of (u, v) as a part of that of (a, b); densities are compared first, so that nothing underflows.
    [[nodiscard]] static Real share(Real u, Real v, Real a, Real b) {
        if (b <= 0) return share(-v, -u, -b, -a);
        if (a >= 0) return std::exp((a - u) * (a + u) / 2) * relative_mass(u, v) / relative_mass(a, b);
        return std::exp(log_normal_mass(u, v) - log_normal_mass(a, b));
    }
    [[nodiscard]] Real cdf(Real x) const { return share(a, x, a, b); }
    [[nodiscard]] Real sf(Real x) const { return share(x, b, a, b); }
    [[nodiscard]] Real logcdf(Real x) const {
        const Real p = cdf(x);
        return p > 0.5 ? std::log1p(-sf(x)) : log_normal_mass(a, x) - log_normal_mass(a, b);
    }
    [[nodiscard]] Real logsf(Real x) const {
        const Real p = sf(x);
        return p > 0.5 ? std::log1p(-cdf(x)) : log_normal_mass(x, b) - log_normal_mass(a, b);
    }
    [[nodiscard]] Real centre() const {
        if (a > 0) return a + std::min((b - a) / 2, 1 / (1 + a));
        if (b < 0) return b - std::min((b - a) / 2, 1 / (1 - b));
        return std::isfinite(a) && std::isfinite(b) && b - a < 2 ? (a + b) / 2 : a > -0.1 ? 0.1 : b < 0.1 ? -0.1 : 0.0;
    }
    static std::array<Real, 2> fit_start(Sample) { return {-3, 3}; }
    [[nodiscard]] Real ppf(Real q) const { return b <= 0 ? -Quantile(-b, -a).above(q) : Quantile(a, b).below(q); }
    [[nodiscard]] Real isf(Real q) const { return b <= 0 ? -Quantile(-b, -a).below(q) : Quantile(a, b).above(q); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        fill_uniform(rng, out, n);
        const bool left = b <= 0;
        const Quantile at(left ? -b : a, left ? -a : b);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = left ? -at.above(out[i]) : at.below(out[i]);
    }

private:
    /// Quantiles by those of the whole law: by logarithms of its upper tail where 0 <= a, from the nearer end where
    /// a < 0 < b. In a narrow interval differences of probabilities cancel, in a very narrow one the density is constant.
    struct Quantile {
        Real a, b, low, high, mass, width;
        Quantile(Real from, Real to) : a(from), b(to), width((b - a) * (1 + (a > 0 ? a : 0))) {
            if (a >= 0) {
                low = special::log_ndtr(-a);
                high = std::exp(special::log_ndtr(-b) - low);
                mass = relative_mass(a, b) / mills_ratio(a);
            } else {
                low = special::ndtr(a);
                high = special::ndtr(-b);
                mass = 1 - low - high;
            }
        }
        [[nodiscard]] Real below(Real q) const {
            if (width > 0.01)
                return by_the_whole(a >= 0 ? std::log1p(-q * mass) : low + q * mass, high + (1 - q) * mass);
            return width > 1e-9 && q > 0 && q < 1 ? inverted(Truncnorm{a, b}, q, false) : a + q * (b - a);
        }
        [[nodiscard]] Real above(Real q) const {
            if (width > 0.01)
                return by_the_whole(a >= 0 ? std::log(high + q * mass) : low + (1 - q) * mass, high + q * mass);
            return width > 1e-9 && q > 0 && q < 1 ? inverted(Truncnorm{a, b}, q, true) : b - q * (b - a);
        }
        /// From the log of the upper tail as a part of that at a, or both tails.
        [[nodiscard]] Real by_the_whole(Real lower, Real upper) const {
            const Real x = a >= 0        ? -special::ndtri_exp(low + lower)
                           : lower < 0.5 ? special::ndtri(lower)
                                         : -special::ndtri(upper);
            return std::min(std::max(x, a), b);
        }
    };
};

template <class Real = double>
struct Skewnorm {
    Real a;
    static constexpr const char* name = "skewnorm";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return std::isfinite(a); }
    [[nodiscard]] Real pdf(Real x) const { return 2 * normal_pdf(x) * special::ndtr(a * x); }
    [[nodiscard]] Real logpdf(Real x) const { return log_two + normal_logpdf(x) + special::log_ndtr(a * x); }
    [[nodiscard]] Real cdf(Real x) const { return below(x, a); }
    [[nodiscard]] Real sf(Real x) const { return below(-x, -a); }
    [[nodiscard]] Real centre() const { return root_two_over_pi * a / std::sqrt(1 + a * a); }
    [[nodiscard]] Moments moments() const {
        const Real m = root_two_over_pi * a / std::sqrt(1 + a * a), v = 1 - m * m;
        return {m, v, (4 - pi) / 2 * cube(m / std::sqrt(v)), 2 * (pi - 3) * square(m * m / v)};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> other(n);
        rng.normal(0.0, 1.0, Fill(out, n));
        rng.normal(0.0, 1.0, Fill(other.data(), n));
        const Real d = a / std::sqrt(1 + a * a), e = std::sqrt(1 - d * d);
        for (Eigen::Index i = 0; i < n; ++i) {
            const Real u = d * out[i] + other[i] * e;
            out[i] = out[i] >= 0 ? u : -u;
        }
    }
    static std::array<Real, 1> fit_start(Sample data) { return {3 * skewness_of(data)}; }

private:
    /// P(X <= x) = ndtr(x) - 2 T(x, a) with Owen's function (A. Azzalini, Scand. J. Stat. 12 (1985) 171), and the integral of
    /// the density where the difference cancels.
    [[nodiscard]] static Real below(Real x, Real a) {
        const Real normal = special::ndtr(x), value = normal - 2 * special::owens_t(x, a);
        if (a <= 0) return std::min(value, 1.0);
        if (value > 0.02 * normal) return value;
        const auto density = [a](Real t) { return Skewnorm{a}.pdf(t); };
        return x > 0 ? std::atan(1 / a) / pi + integral(density, 0, x) : integral(density, -infinite, x);
    }
};

template <class Real = double>
struct Powernorm {
    Real c;
    static constexpr const char* name = "powernorm";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(c) + normal_logpdf(x) + (c - 1) * special::log_ndtr(-x); }
    [[nodiscard]] Real logsf(Real x) const { return c * special::log_ndtr(-x); }
    [[nodiscard]] Real cdf(Real x) const {
        return -std::expm1(c * (x < 0 ? std::log1p(-special::ndtr(x)) : special::log_ndtr(-x)));
    }
    [[nodiscard]] static Real upper(Real log_p) {
        return log_p < -log_two ? -special::ndtri(std::exp(log_p)) : special::ndtri(-std::expm1(log_p));
    }
    [[nodiscard]] Real ppf(Real q) const { return upper(std::log1p(-q) / c); }
    [[nodiscard]] Real isf(Real q) const { return upper(std::log(q) / c); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    void take_quantiles(Real* x, Eigen::Index n) const { take_upper_quantiles(x, n, c); }
};

template <class Real = double>
struct Powerlognorm {
    Real c, s;
    static constexpr const char* name = "powerlognorm";
    static constexpr std::array<const char*, 2> shapes{"c", "s"};
    [[nodiscard]] bool valid() const { return c > 0 && s > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real l = std::log(x);
        return x > 0 ? Powernorm<Real>{c}.logpdf(l / s) - l - std::log(s) : -infinite;
    }
    [[nodiscard]] Real logsf(Real x) const { return c * special::log_ndtr(-std::log(x) / s); }
    [[nodiscard]] Real cdf(Real x) const { return Powernorm<Real>{c}.cdf(std::log(x) / s); }
    [[nodiscard]] Real ppf(Real q) const { return std::exp(s * Powernorm<Real>{c}.ppf(q)); }
    [[nodiscard]] Real isf(Real q) const { return std::exp(s * Powernorm<Real>{c}.isf(q)); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    void take_quantiles(Real* x, Eigen::Index n) const {
        take_upper_quantiles(x, n, c);
        replace_each(x, n, [s = s](Real z) SCIXX_INLINE_LAMBDA { return quick_exp(s * z); });
    }
};

template <class Real = double>
struct Exponnorm {
    Real K;
    static constexpr const char* name = "exponnorm";
    static constexpr std::array<const char*, 1> shapes{"K"};
    [[nodiscard]] bool valid() const { return K > 0; }
    /// Below 1 / K the squares of 1 / K cancel in exp((1 / (2 K) - x) / K) ndtr(x - 1 / K) = pdf(x) mills(1 / K - x).
    [[nodiscard]] Real log_tail(Real x) const {
        if (x * K < 1) return normal_logpdf(x) + std::log(mills_ratio(1 / K - x));
        return (0.5 / K - x) / K + special::log_ndtr(x - 1 / K);
    }
    [[nodiscard]] Real logpdf(Real x) const { return log_tail(x) - std::log(K); }
    [[nodiscard]] Real cdf(Real x) const {
        const Real high = special::ndtr(x), value = high - std::exp(log_tail(x));
        return value > 0.25 * high ? value : mass(*this, -infinite, x);
    }
    [[nodiscard]] Real sf(Real x) const { return special::ndtr(-x) + std::exp(log_tail(x)); }
    [[nodiscard]] Real centre() const { return K; }
    [[nodiscard]] Moments moments() const {
        const Real v = 1 + K * K;
        return {K, v, 2 * cube(K) / (v * std::sqrt(v)), 6 * square(K * K) / (v * v)};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> normal(n);
        rng.standard_exponential(Fill(out, n));
        rng.standard_normal(Fill(normal.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = out[i] * K + normal[i];
    }
};

template <class Real = double>
struct Johnsonsu {
    Real a, b;
    static constexpr const char* name = "johnsonsu";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return b > 0 && a == a; }
    [[nodiscard]] Real z(Real x) const { return a + b * std::asinh(x); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(b) - std::log(std::hypot(1.0, x)) + normal_logpdf(z(x)); }
    [[nodiscard]] Real cdf(Real x) const { return special::ndtr(z(x)); }
    [[nodiscard]] Real sf(Real x) const { return special::ndtr(-z(x)); }
    [[nodiscard]] Real ppf(Real q) const { return std::sinh((special::ndtri(q) - a) / b); }
    [[nodiscard]] Real isf(Real q) const { return std::sinh((-special::ndtri(q) - a) / b); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    void take_quantiles(Real* x, Eigen::Index n) const {
        take_normal_quantiles(x, n);
        replace_each(x, n, [a = a, b = b](Real z) SCIXX_INLINE_LAMBDA {
            const Real t = (z - a) / b, growth = quick_expm1(std::abs(t)), most = growth > 1e300 ? 1e300 : growth;
            return std::copysign(0.5 * (growth + most / (1 + most)), t);
        });
    }
    /// By w = exp(1 / b^2) and the hyperbolic functions of a / b, all in units of the largest power of exp(|a| / b):
    /// N. L. Johnson, Biometrika 36 (1949) 149.
    [[nodiscard]] Moments moments() const {
        const Real ratio = a / b, w = std::exp(1 / (b * b)), less = std::expm1(1 / (b * b)),
                   q = std::exp(-2 * std::abs(ratio)), d = w * (1 + q * q) / 2 + q, v = less * d / 2;
        const Real third = w * (w + 2) * (1 - q * q * q) + 3 * q * (1 - q);
        const Real fourth = w * w * (((w + 2) * w + 3) * w * w - 3) * (1 + q * q * q * q) / 2 +
                            2 * w * w * (w + 2) * q * (1 + q * q) + 3 * (2 * w + 1) * q * q;
        return {-std::sqrt(w) * std::sinh(ratio), v / q,
                -std::copysign(std::sqrt(w) * less * less * third / (8 * v * std::sqrt(v)), ratio),
                fourth / (2 * d * d) - 3};
    }
    /// That of the normal variable and the mean of log |dx / dz|.
    [[nodiscard]] Real entropy() const {
        const auto f = [&](Real y) {
            const Real t = std::abs(y - a) / b;
            return normal_pdf(y) * (t + std::log1p(std::exp(-2 * t)) - log_two);
        };
        const Real first = std::min<Real>(a, 0), second = std::max<Real>(a, 0);
        return half_log_two_pi + 0.5 - std::log(b) + integral(f, -infinite, first) + integral(f, first, second) +
               integral(f, second, infinite);
    }
};

template <class Real = double>
struct Johnsonsb {
    Real a, b;
    static constexpr const char* name = "johnsonsb";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return b > 0 && a == a; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real z(Real x) const { return a + b * (std::log(x) - std::log1p(-x)); }
    [[nodiscard]] Real logpdf(Real x) const {
        return x > 0 && x < 1 ? std::log(b) - std::log(x) - std::log1p(-x) + normal_logpdf(z(x)) : -infinite;
    }
    [[nodiscard]] Real cdf(Real x) const { return special::ndtr(z(x)); }
    [[nodiscard]] Real sf(Real x) const { return special::ndtr(-z(x)); }
    [[nodiscard]] Real at(Real t) const { return 1 / (1 + std::exp((a - t) / b)); }
    [[nodiscard]] Real ppf(Real q) const { return at(special::ndtri(q)); }
    [[nodiscard]] Real isf(Real q) const { return at(-special::ndtri(q)); }
    [[nodiscard]] Real centre() const { return ppf(0.5); }
    void take_quantiles(Real* x, Eigen::Index n) const {
        take_normal_quantiles(x, n);
        replace_each(x, n, [a = a, b = b](Real z) SCIXX_INLINE_LAMBDA { return 1 / (1 + quick_exp((a - z) / b)); });
    }
};

template <class Real = double>
struct Crystalball {
    Real beta, m;
    static constexpr const char* name = "crystalball";
    static constexpr std::array<const char*, 2> shapes{"beta", "m"};
    [[nodiscard]] bool valid() const { return beta > 0 && m > 1; }
    /// log of the normaliser of the density exp(-x^2/2).
    [[nodiscard]] Real tail() const { return m / beta / (m - 1) * std::exp(-beta * beta / 2); }
    [[nodiscard]] Real total() const { return tail() + special::ndtr(beta) / inverse_root_two_pi; }
    /// log of (distance from the pole) / (distance at the joint)
    [[nodiscard]] Real remote(Real x) const { return std::log1p((-beta - x) * beta / m); }
    [[nodiscard]] Real logpdf(Real x) const {
        return (x > -beta ? -x * x / 2 : -beta * beta / 2 - m * remote(x)) - std::log(total());
    }
    [[nodiscard]] Real cdf(Real x) const {
        if (x <= -beta) return tail() * std::exp((1 - m) * remote(x)) / total();
        return x > 0 ? 1 - sf(x) : (tail() + (special::ndtr(x) - special::ndtr(-beta)) / inverse_root_two_pi) / total();
    }
    [[nodiscard]] Real sf(Real x) const {
        return x <= -beta ? 1 - cdf(x) : special::ndtr(-x) / inverse_root_two_pi / total();
    }
    [[nodiscard]] Real ppf(Real q) const {
        const Real joint = tail() / total();
        if (q < joint) return -beta - m / beta * std::expm1(std::log(q / joint) / (1 - m));
        return -special::ndtri((1 - q) * total() * inverse_root_two_pi);
    }
    [[nodiscard]] Real isf(Real q) const {
        return q < special::ndtr(beta) / inverse_root_two_pi / total()
                   ? -special::ndtri(q * total() * inverse_root_two_pi)
                   : ppf(1 - q);
    }
    [[nodiscard]] Real centre() const { return 0; }
    [[nodiscard]] Real raw(int n) const {
        return n + 1 < m ? numeric_moment(*this, n) : n % 2 == 0 ? infinite : -infinite;
    }
    static std::array<Real, 2> fit_start(Sample) { return {1, 1.5}; }
};

template <class Real = double>
struct Moyal {
    static constexpr const char* name = "moyal";
    [[nodiscard]] Real logpdf(Real x) const { return -0.5 * (x + std::exp(-x)) - half_log_two_pi; }
    [[nodiscard]] Real cdf(Real x) const { return 2 * special::ndtr(-std::exp(-x / 2)); }
    [[nodiscard]] Real sf(Real x) const { return std::erf(std::exp(-x / 2) / root_two); }
    [[nodiscard]] Real ppf(Real q) const { return -2 * std::log(-special::ndtri(q / 2)); }
    [[nodiscard]] Real isf(Real q) const { return -std::log(2 * square(special::erfinv(q))); }
    [[nodiscard]] Moments moments() const {
        return {euler + log_two, pi * pi / 2, 28 * root_two * zeta_three / cube(pi), 4};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_gamma(0.5, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = -std::log(2 * out[i]);
    }
};

template <class Real = double>
struct Gibrat : Lognorm<Real> {
    static constexpr const char* name = "gibrat";
    static constexpr std::array<const char*, 0> shapes{};
    constexpr Gibrat() : Lognorm<Real>{1} {}
    static void fit(Sample, const FitOptions&) = delete;
};

template <class Real = double>
struct Fatiguelife {
    Real c;
    static constexpr const char* name = "fatiguelife";
    static constexpr std::array<const char*, 1> shapes{"c"};
    [[nodiscard]] bool valid() const { return c > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real z(Real x) const { return (x - 1) / (c * std::sqrt(x)); }
    [[nodiscard]] Real logpdf(Real x) const {
        if (x == 0) return -infinite;
        return std::log1p(x) - std::log(2 * c) - 1.5 * std::log(x) + normal_logpdf(z(x));
    }
    [[nodiscard]] Real cdf(Real x) const { return special::ndtr(z(x)); }
    [[nodiscard]] Real sf(Real x) const { return special::ndtr(-z(x)); }
    [[nodiscard]] Real at(Real u) const {
        const Real s = c * u, root = std::sqrt(s * s + 4);
        return u > 0 ? square(s + root) / 4 : 4 / square(root - s);
    }
    [[nodiscard]] Real ppf(Real q) const { return at(special::ndtri(q)); }
    [[nodiscard]] Real isf(Real q) const { return at(-special::ndtri(q)); }
    [[nodiscard]] Moments moments() const {
        const Real c2 = c * c, d = 5 * c2 + 4;
        return {c2 / 2 + 1, c2 * d / 4, 4 * c * (11 * c2 + 6) / (d * std::sqrt(d)), 6 * c2 * (93 * c2 + 40) / (d * d)};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.standard_normal(Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) {
            const Real x = 0.5 * c * out[i], x2 = x * x;
            out[i] = 1 + 2 * x2 + 2 * x * std::sqrt(1 + x2);
        }
    }
};

template <class Real = double>
struct Alpha {
    Real a;
    static constexpr const char* name = "alpha";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        return x > 0 ? normal_logpdf(a - 1 / x) - 2 * std::log(x) - special::log_ndtr(a) : -infinite;
    }
    [[nodiscard]] Real cdf(Real x) const { return special::ndtr(a - 1 / x) / special::ndtr(a); }
    [[nodiscard]] Real sf(Real x) const {
        const Real width = 1 / x;
        if (width * (1 + a) > 0.5) return std::exp(log_normal_mass(a - width, a)) / special::ndtr(a);
        return normal_pdf(a) * narrow_mass(-a, width) / special::ndtr(a);
    }
    [[nodiscard]] Real ppf(Real q) const {
        return q < 0.5 ? 1 / (a - special::ndtri(q * special::ndtr(a))) : inverted(*this, 1 - q, true);
    }
    [[nodiscard]] Real centre() const { return 1 / (a - special::ndtri(0.5 * special::ndtr(a))); }
    [[nodiscard]] Moments moments() const { return {infinite, infinite, undefined, undefined}; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        fill_uniform(rng, out, n);
        const Real all = special::ndtr(a);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = 1 / (a - special::ndtri(out[i] * all));
    }
};

template <class Real = double>
struct Invgauss {
    Real mu;
    static constexpr const char* name = "invgauss";
    static constexpr std::array<const char*, 1> shapes{"mu"};
    [[nodiscard]] bool valid() const { return mu > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        return x > 0 ? -half_log_two_pi - 1.5 * std::log(x) - square((x - mu) / mu) / (2 * x) : -infinite;
    }
    [[nodiscard]] Real cdf(Real x) const {
        const Real r = 1 / std::sqrt(x), near_by = r * (x - mu) / mu, remote = -r * (x + mu) / mu;
        // exp(2 / mu) ndtr(far) = pdf(near) mills(-far): the exponents cancel exactly.
        return special::ndtr(near_by) + normal_pdf(near_by) * mills_ratio(-remote);
    }
    [[nodiscard]] Real sf(Real x) const {
        const Real r = 1 / std::sqrt(x), near_by = r * (x - mu) / mu, remote = r * (x + mu) / mu;
        const Real high = special::ndtr(-near_by), value = high - normal_pdf(near_by) * mills_ratio(remote);
        return value > 0.25 * high ? value : mass(*this, x, infinite);
    }
    [[nodiscard]] Real centre() const { return mu < 1 ? mu : 1 / (1 + 1 / mu); }
    [[nodiscard]] Moments moments() const { return {mu, cube(mu), 3 * std::sqrt(mu), 15 * mu}; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.wald(mu, 1.0, Fill(out, n));
    }
    static std::optional<std::array<Real, 3>> fit(Sample data, const FitOptions& options) {
        if (!options.floc) return {};
        const Real loc = *options.floc, count = static_cast<Real>(data.size()), mean = mean_of(data) - loc;
        Real sum = 0;
        for (Real x : data) {
            if (!(x > loc)) core::fail<FitError>(name, "fit: data must exceed floc");
            sum += 1 / (x - loc) - 1 / mean;
        }
        const Real scale = options.fscale.value_or(count / sum);
        if (options.f0 && !options.fscale) return {};
        return {{options.f0.value_or(mean / scale), loc, scale}};
    }
};
template <class Real = double>
struct Wald : Invgauss<Real> {
    static constexpr const char* name = "wald";
    static constexpr std::array<const char*, 0> shapes{};
    constexpr Wald() : Invgauss<Real>{1} {}
    static void fit(Sample, const FitOptions&) = delete;
};
template <class Real = double>
struct Recipinvgauss {
    Real mu;
    static constexpr const char* name = "recipinvgauss";
    static constexpr std::array<const char*, 1> shapes{"mu"};
    [[nodiscard]] bool valid() const { return mu > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpdf(Real x) const {
        return -half_log_two_pi - 0.5 * std::log(x) - square((1 - mu * x) / mu) / (2 * x);
    }
    [[nodiscard]] Real cdf(Real x) const { return Invgauss<Real>{mu}.sf(1 / x); }
    [[nodiscard]] Real sf(Real x) const { return Invgauss<Real>{mu}.cdf(1 / x); }
    [[nodiscard]] Real ppf(Real q) const { return 1 / isf_of(Invgauss<Real>{mu}, q); }
    [[nodiscard]] Real isf(Real q) const { return 1 / ppf_of(Invgauss<Real>{mu}, q); }
    [[nodiscard]] Real centre() const { return 1 / mu + 1; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.wald(mu, 1.0, Fill(out, n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = 1 / out[i];
    }
};

}  // namespace scixx::stats::detail
