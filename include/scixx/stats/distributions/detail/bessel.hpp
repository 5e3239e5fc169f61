// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/bessel/i0.hpp>
#include <scixx/special/bessel/iv.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/distributions/detail/normal_family.hpp>
#include <vector>

/// Kernels of distributions whose normaliser is a Bessel function.
namespace scixx::stats::detail {

template <class Real = double>
struct VonmisesLine {
    Real kappa;
    static constexpr const char* name = "vonmises_line";
    static constexpr std::array<const char*, 1> shapes{"kappa"};
    static constexpr bool symmetric = true;
    [[nodiscard]] bool valid() const { return kappa >= 0 && std::isfinite(kappa); }
    [[nodiscard]] Support support() const { return {-pi, pi}; }
    struct Density {
        Real kappa, constant;
        [[nodiscard]] Real logpdf(Real x) const { return constant - 2 * kappa * square(std::sin(x / 2)); }
    };
    [[nodiscard]] Density density() const { return {kappa, -std::log(2 * pi * special::i0e(kappa))}; }
    [[nodiscard]] Real cdf(Real x) const {
        if (x > 0) return 1 - cdf(-x);
        if (x == 0) return 0.5;
        const Density d = density();
        return integral([&](Real y) { return std::exp(d.logpdf(y)); }, -pi, x);
    }
    [[nodiscard]] Real entropy() const {
        return kappa * -special::i1e(kappa) / special::i0e(kappa) + std::log(2 * pi * special::i0e(kappa)) + kappa;
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.vonmises(0.0, kappa, Fill(out, n));
    }
};
/// On the circle: the density has period 2 pi, and cdf grows by 1 a turn.
template <class Real = double>
struct Vonmises : VonmisesLine<Real> {
    using VonmisesLine<Real>::kappa;
    static constexpr const char* name = "vonmises";
    constexpr explicit Vonmises(Real concentration = 0) : VonmisesLine<Real>{concentration} {}
    static constexpr bool symmetric = false;
    [[nodiscard]] Support support() const { return {-infinite, infinite}; }
    [[nodiscard]] Real cdf(Real x) const {
        const Real turns = std::round(x / (2 * pi));
        return turns + VonmisesLine<Real>::cdf(x - turns * 2 * pi);
    }
    [[nodiscard]] Real sf(Real x) const { return cdf(-x); }
    [[nodiscard]] Real ppf(Real q) const { return ppf_of(line(), q); }
    [[nodiscard]] Real isf(Real q) const { return -ppf(q); }
    [[nodiscard]] VonmisesLine<Real> line() const { return {kappa}; }
    [[nodiscard]] Moments moments() const { return moments_of(line()); }
    [[nodiscard]] Real raw(int n) const { return raw_moment(line(), n); }
};

template <class Real = double>
struct Norminvgauss {
    Real a, b;
    static constexpr const char* name = "norminvgauss";
    static constexpr std::array<const char*, 2> shapes{"a", "b"};
    [[nodiscard]] bool valid() const { return a > 0 && std::abs(b) < a; }
    [[nodiscard]] Real gamma() const { return std::sqrt((a - b) * (a + b)); }
    [[nodiscard]] Real logpdf(Real x) const {
        const Real r = std::hypot(1.0, x);
        return std::log(a) - log_pi + gamma() + b * x - a * r + std::log(special::k1e(a * r)) - std::log(r);
    }
    [[nodiscard]] Real centre() const { return b / gamma(); }
    [[nodiscard]] Moments moments() const {
        const Real g = gamma();
        return {b / g, a * a / (g * g * g), 3 * b / (a * std::sqrt(g)), 3 * (1 + 4 * b * b / (a * a)) / g};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> normal(n);
        rng.wald(1 / gamma(), 1.0, Fill(out, n));
        rng.standard_normal(Fill(normal.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = b * out[i] + std::sqrt(out[i]) * normal[i];
    }
};

template <class Real = double>
struct Geninvgauss {
    Real p, b;
    static constexpr const char* name = "geninvgauss";
    static constexpr std::array<const char*, 2> shapes{"p", "b"};
    [[nodiscard]] bool valid() const { return b > 0 && std::isfinite(p); }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    /// log(2 K_p(b)) + b by the integral of exp(-b (cosh u - 1)) cosh(p u), DLMF 10.32.9, from its peak.
    [[nodiscard]] Real log_normaliser(Real order) const {
        const Real s = std::abs(order), peak = std::asinh(s / b);
        const auto l = [&](Real u) { return s * u - 2 * b * square(std::sinh(u / 2)); };
        const Real top = l(peak), width = 1 / std::sqrt(std::hypot(b, s));
        const auto f = [&](Real u) { return std::exp(l(u) - top); };
        return top + std::log(integral(f, -infinite, peak - 6 * width) + integral(f, peak - 6 * width, peak) +
                              integral(f, peak, peak + 6 * width) + integral(f, peak + 6 * width, infinite));
    }
    struct Density {
        Real p, b, constant;
        [[nodiscard]] Real logpdf(Real x) const {
            return x > 0 ? (p - 1) * std::log(x) - b * square(x - 1) / (2 * x) - constant : -infinite;
        }
    };
    [[nodiscard]] Density density() const { return {p, b, log_normaliser(p)}; }
    [[nodiscard]] Real centre() const {
        const Real q = p - 1;
        return q >= 0 ? (q + std::hypot(q, b)) / b : b / (std::hypot(q, b) - q);
    }
    [[nodiscard]] Real raw(int n) const { return std::exp(log_normaliser(p + n) - log_normaliser(p)); }
    [[nodiscard]] Moments moments() const { return numeric_moments(*this); }
    /// W. Hormann, J. Leydold, Stat. Comput. 24 (2014) 547: the ratio of uniforms, with the mode shifted where the
    /// density is narrow; rejection from three pieces where it has a pole at 0. The draws are SciPy's.
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        const Real order = std::abs(p), peak = Geninvgauss{order, b}.centre();
        const auto log_density = [&](Real x) { return (order - 1) * std::log(x) - b * (x + 1 / x) / 2; };
        const Real top = log_density(peak);
        if (order < 1 && b < std::min(0.5, 2 * std::sqrt(1 - order) / 3))
            draw_pieces(rng, out, n, order, [&](Real x, Real log_u) { return log_u <= log_density(x); });
        else if (order >= 1 || b > 1) {
            // The edges of the region are the outer roots of a cubic (Dagpunar's), by the cosines of a third of an
            // angle.
            const Real a2 = -2 * (order + 1) / b - peak, a1 = 2 * peak * (order - 1) / b - 1;
            const Real p1 = a1 - a2 * a2 / 3, q1 = 2 * a2 * a2 * a2 / 27 - a2 * a1 / 3 + peak;
            const Real angle = std::acos(-q1 * std::sqrt(-27 / (p1 * p1 * p1)) / 2), reach = std::sqrt(-4 * p1 / 3);
            const Real left = -reach * std::cos(angle / 3 + pi / 3) - a2 / 3,
                       right = reach * std::cos(angle / 3) - a2 / 3;
            const Real vmin = (left - peak) * std::exp((log_density(left) - top) / 2);
            const Real vmax = (right - peak) * std::exp((log_density(right) - top) / 2);
            fill_accepted(name, rng, out, n, [&](Real u, Real v) {
                const Real x = (vmin + (vmax - vmin) * v) / u + peak;
                return x > 0 && 2 * std::log(u) <= log_density(x) - top ? x : undefined;
            });
        } else {
            const Real log_umax = top / 2, edge = ((1 + order) + std::hypot(1 + order, b)) / b;
            const Real slope = edge * std::exp((log_density(edge) - top) / 2);
            fill_accepted(name, rng, out, n, [&](Real u, Real v) {
                const Real x = slope * v / u;
                return 2 * (std::log(u) + log_umax) <= log_density(x) ? x : undefined;
            });
        }
        if (p < 0)
            for (Eigen::Index i = 0; i < n; ++i) out[i] = 1 / out[i];
    }

private:
    /// The hat is constant up to first = b / (1 - p), then a power, then an exponential from 2 / b.
    template <class Rng, class Below>
    void draw_pieces(Rng& rng, Real* out, Eigen::Index n, Real order, const Below& below) const {
        const Real peak = Geninvgauss{order, b}.centre(), first = b / (1 - order), last = std::max(first, 2 / b);
        const Real k1 = std::pow(peak, order - 1) * std::exp(-b * (peak + 1 / peak) / 2), area1 = k1 * first;
        const bool middle = first < 2 / b;
        const Real k2 = middle ? std::exp(-b) : 0;
        const Real area2 = !middle     ? 0
                           : order > 0 ? k2 * (std::pow(2 / b, order) - std::pow(first, order)) / order
                                       : k2 * std::log(2 / (b * b));
        const Real k3 = std::pow(last, order - 1), area3 = 2 * k3 * std::exp(-last * b / 2) / b;
        fill_accepted(name, rng, out, n, [&](Real u, Real share) {
            const Real v = share * (area1 + area2 + area3);
            Real x, hat;
            if (v <= area1) {
                x = first * v / area1;
                hat = k1;
            } else if (v <= area1 + area2) {
                x = order > 0 ? std::pow(std::pow(first, order) + (v - area1) * order / k2, 1 / order)
                              : b * std::exp((v - area1) * std::exp(b));
                hat = k2 * std::pow(x, order - 1);
            } else {
                x = -2 / b * std::log(std::exp(-last * b / 2) - b * (v - area1 - area2) / (2 * k3));
                hat = k3 * std::exp(-x * b / 2);
            }
            return below(x, std::log(u * hat)) ? x : undefined;
        });
    }
};

/// A normal variable with variance W and mean b W, W sqrt(a^2 - b^2) distributed as geninvgauss(p, sqrt(a^2 - b^2)).
template <class Real = double>
struct Genhyperbolic {
    Real p, a, b;
    static constexpr const char* name = "genhyperbolic";
    static constexpr std::array<const char*, 3> shapes{"p", "a", "b"};
    [[nodiscard]] bool valid() const {
        return std::isfinite(p) && a > 0 && std::isfinite(a) && (p < 0 ? std::abs(b) <= a : std::abs(b) < a);
    }
    [[nodiscard]] Real gamma() const { return std::sqrt((a - b) * (a + b)); }
    /// log(K_order(x)) + x.
    [[nodiscard]] static Real log_kve(Real order, Real x) {
        const Real k = special::kve(std::abs(order), x);
        return k > 0 && std::isfinite(k) ? std::log(k) : Geninvgauss<Real>{order, x}.log_normaliser(order) - log_two;
    }
    struct Density {
        Real p, a, b, constant;
        [[nodiscard]] Real logpdf(Real x) const {
            const Real r = std::hypot(1.0, x);
            // a r - b x without cancellation where |b| is next to a
            const Real decay =
                (a - std::abs(b)) * r + std::abs(b) * (b * x > 0 ? 1 / (r + std::abs(x)) : r + std::abs(x));
            return constant + log_kve(p - 0.5, a * r) - decay + (p - 0.5) * std::log(r);
        }
    };
    [[nodiscard]] Density density() const {
        const Real g = gamma();
        const Real weight = g > 0 ? p * std::log(g) - log_kve(p, g) + g : (1 + p) * log_two - special::gammaln(-p);
        return {p, a, b, weight - half_log_two_pi - (p - 0.5) * std::log(a)};
    }
    /// The mean of W^n.
    [[nodiscard]] Real mixing(int n) const {
        const Real g = gamma();
        if (g > 0) return std::exp(log_kve(p + n, g) - log_kve(p, g) - n * std::log(g));
        return -p > n ? std::exp(special::gammaln(-p - n) - special::gammaln(-p) - n * log_two) : infinite;
    }
    [[nodiscard]] Real centre() const {
        const Real mean = b * mixing(1);
        return std::isfinite(mean) ? mean : 0.0;
    }
    [[nodiscard]] Moments moments() const {
        const Real w = mixing(1), w2 = mixing(2);
        const Moments m = moments_from_raw(w, w2, mixing(3), mixing(4));  // of W
        const Real third = m.skewness * m.variance * std::sqrt(m.variance);
        const Real fourth = (m.kurtosis + 3) * square(m.variance), v = b * b * m.variance + w;
        const Real skewed = b * (b * b * third + 3 * m.variance);
        const Real above = square(b * b) * fourth + 6 * b * b * (third + w * m.variance) + 3 * w2;
        return {b * w, v, skewed / (v * std::sqrt(v)), above / (v * v) - 3};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> normal(n);
        const Real g = gamma();
        fill_variates(Geninvgauss<Real>{p, g}, rng, out, n);
        rng.standard_normal(Fill(normal.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = b * out[i] / g + std::sqrt(out[i] / g) * normal[i];
    }
};

}  // namespace scixx::stats::detail
