// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstdint>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/bessel/i0.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/beta.hpp>
#include <scixx/stats/distributions/detail/gamma.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <vector>

/// Kernels of non-central distributions: mixtures of central ones with Poisson weights, all terms positive.
namespace scixx::stats::detail {

/// The sum of poisson(j; mean) f(j) over j >= 0, outwards from the weights' mode until terms fall below the last digit.
/// f is log-concave in j, so that terms rise to one maximum; it may lie where f is not yet 0, far from the mode.
template <class = void>
[[nodiscard]] double poisson_mixture(double mean, RealFunction f) {
    if (mean == 0) return f(0);
    const double mode = std::floor(mean);
    double sum = 0;
    const auto outwards = [&](double first, double step) {
        double before = -1;
        for (double j = first; j >= 0; j += step) {
            const double weight = std::exp(log_poisson(j, mean));
            if (weight == 0) break;
            const double t = weight * f(j);
            sum += t;
            if (std::isnan(sum) || (sum > 0 && t <= 1e-18 * sum && t <= before)) break;
            before = t;
        }
    };
    outwards(mode, 1);
    outwards(mode - 1, -1);
    return sum;
}
/// The same for an f that is a probability.
template <class = void>
[[nodiscard]] double mixed_probability(double mean, RealFunction f) {
    const double p = poisson_mixture(mean, f);
    return p > 1 ? 1.0 : p;
}

template <class Real = double>
struct Ncx2 {
    Real df, nc;
    static constexpr const char* name = "ncx2";
    static constexpr std::array<const char*, 2> shapes{"df", "nc"};
    [[nodiscard]] bool valid() const { return df > 0 && nc >= 0 && std::isfinite(df) && std::isfinite(nc); }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const {
        if (x == 0) return df < 2 ? infinite : df == 2 ? 0.5 * std::exp(-nc / 2) : 0.0;
        return 0.5 * poisson_mixture(nc / 2, [&](Real j) {
                   const Real a = df / 2 + j;
                   return a >= 1 ? std::exp(log_poisson(a - 1, x / 2)) : std::exp(log_poisson(a, x / 2)) * a / (x / 2);
               });
    }
    /// By the same terms, each divided by the largest.
    [[nodiscard]] Real logpdf(Real x) const {
        if (x == 0) return std::log(pdf(0));
        const Real b = df / 2 - 1, m = nc * x / 4;
        const auto term = [&](Real j) {
            const Real a = b + j, weight = nc > 0 ? log_poisson(j, nc / 2) : j > 0 ? -infinite : 0.0;
            return weight + (a >= 0 ? log_poisson(a, x / 2) : log_poisson(a + 1, x / 2) + std::log((a + 1) / (x / 2)));
        };
        const Real root = std::sqrt(b * b + 4 * m);
        const Real peak = std::max(0.0, std::floor(b > 0 ? 2 * m / (root + b) : (root - b) / 2)), top = term(peak);
        Real sum = 0, t = 1;
        for (Real j = peak; t > 1e-18; ++j) sum += t = std::exp(term(j) - top);
        t = 1;
        for (Real j = peak - 1; j >= 0 && t > 1e-18; --j) sum += t = std::exp(term(j) - top);
        return top + std::log(sum) - log_two;
    }
    [[nodiscard]] Real cdf(Real x) const {
        return mixed_probability(nc / 2, [&](Real j) { return special::gammainc(df / 2 + j, x / 2); });
    }
    [[nodiscard]] Real sf(Real x) const {
        return mixed_probability(nc / 2, [&](Real j) { return special::gammaincc(df / 2 + j, x / 2); });
    }
    [[nodiscard]] Real centre() const { return df + nc; }
    [[nodiscard]] Moments moments() const {
        const Real s = df + 2 * nc;
        return {df + nc, 2 * s, std::sqrt(8.0) * (df + 3 * nc) / (s * std::sqrt(s)), 12 * (df + 4 * nc) / (s * s)};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.noncentral_chisquare(df, nc, Fill(out, n));
    }
};

template <class Real = double>
struct Rice {
    Real b;
    static constexpr const char* name = "rice";
    static constexpr std::array<const char*, 1> shapes{"b"};
    [[nodiscard]] bool valid() const { return b >= 0 && std::isfinite(b); }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const { return x * std::exp(-square(x - b) / 2) * special::i0e(b * x); }
    [[nodiscard]] Real logpdf(Real x) const { return std::log(x) - square(x - b) / 2 + std::log(special::i0e(b * x)); }
    [[nodiscard]] Real cdf(Real x) const { return Ncx2<Real>{2, b * b}.cdf(x * x); }
    [[nodiscard]] Real sf(Real x) const { return Ncx2<Real>{2, b * b}.sf(x * x); }
    [[nodiscard]] Real centre() const { return std::sqrt(1 + b * b); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> other(n);
        rng.standard_normal(Fill(out, n));
        rng.standard_normal(Fill(other.data(), n));
        const Real shift = b / root_two;
        for (Eigen::Index i = 0; i < n; ++i)
            out[i] = std::sqrt(square(shift + out[i]) + square(shift + other.data()[i]));
    }
};

template <class Real = double>
struct Ncf {
    Real dfn, dfd, nc;
    static constexpr const char* name = "ncf";
    static constexpr std::array<const char*, 3> shapes{"dfn", "dfd", "nc"};
    [[nodiscard]] bool valid() const { return dfn > 0 && dfd > 0 && nc >= 0 && std::isfinite(nc); }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real x) const {
        const Real r = dfn / dfd;
        return r * poisson_mixture(nc / 2, [&](Real j) {
                   return std::exp(Betaprime<Real>{dfn / 2 + j, dfd / 2}.density().logpdf(r * x));
               });
    }
    [[nodiscard]] Real cdf(Real x) const {
        const Real y = dfn / dfd * x;
        return mixed_probability(nc / 2, [&](Real j) { return Betaprime<Real>{dfn / 2 + j, dfd / 2}.cdf(y); });
    }
    [[nodiscard]] Real sf(Real x) const {
        const Real y = dfn / dfd * x;
        return mixed_probability(nc / 2, [&](Real j) { return Betaprime<Real>{dfn / 2 + j, dfd / 2}.sf(y); });
    }
    [[nodiscard]] Real centre() const { return 1 + nc / dfn; }
    [[nodiscard]] Real raw(int n) const {
        Real value = raw_moment(Ncx2<Real>{dfn, nc}, n) * std::pow(dfd / dfn, n);
        for (int i = 1; i <= n; ++i) value = dfd > 2 * i ? value / (dfd - 2 * i) : infinite;
        return value;
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        rng.noncentral_f(dfn, dfd, nc, Fill(out, n));
    }
};

/// (Z + nc) / s with s^2 = chi-squared / df, by quadrature over s.
template <class Real = double>
struct Nct {
    Real df, nc;
    static constexpr const char* name = "nct";
    static constexpr std::array<const char*, 2> shapes{"df", "nc"};
    [[nodiscard]] bool valid() const { return df > 0 && std::isfinite(df) && std::isfinite(nc); }
    template <class G>
    [[nodiscard]] Real mean_over_s(G&& g) const {
        const GammaDensity<Real> law(df / 2);
        const auto f = [&](Real s) {
            const Real y = df * s * s / 2;
            return s > 0 ? std::exp(law.logpdf(y)) * df * s * g(s) : 0.0;
        };
        // Panels of a few deviations of s about its mean 1, then the tails.
        const Real width = std::min(0.5, 4 / std::sqrt(2 * df));
        return integral(f, 0, 1 - width) + integral(f, 1 - width, 1 + width) + integral(f, 1 + width, 1 + 4 * width) +
               integral(f, 1 + 4 * width, infinite);
    }
    [[nodiscard]] Real pdf(Real x) const {
        return mean_over_s([&](Real s) { return s * normal_pdf(x * s - nc); });
    }
    [[nodiscard]] Real cdf(Real x) const {
        return std::min(mean_over_s([&](Real s) { return special::ndtr(x * s - nc); }), 1.0);
    }
    [[nodiscard]] Real sf(Real x) const {
        return std::min(mean_over_s([&](Real s) { return special::ndtr(nc - x * s); }), 1.0);
    }
    [[nodiscard]] Real centre() const { return nc; }
    [[nodiscard]] Real raw(int n) const {
        if (!(df > n)) return n % 2 == 0 ? infinite : nc == 0 ? undefined : std::copysign(infinite, nc);
        Real sum = 0, choose = 1;  // E (Z + nc)^n
        for (int j = 0; j <= n; ++j) {
            sum += choose * Norm<Real>{}.raw(j) * std::pow(nc, n - j);
            choose = choose * (n - j) / (j + 1);
        }
        return sum * std::exp(0.5 * n * std::log(df / 2) + special::gammaln((df - n) / 2) - special::gammaln(df / 2));
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        core::List<Real> below(n);
        rng.standard_normal(Fill(out, n));
        rng.chisquare(df, Fill(below.data(), n));
        for (Eigen::Index i = 0; i < n; ++i) out[i] = (out[i] + nc) * std::sqrt(df) / std::sqrt(below.data()[i]);
    }
};

/// The difference of two Poisson variables.
template <class Real = double>
struct Skellam {
    Real mu1, mu2;
    static constexpr const char* name = "skellam";
    static constexpr std::array<const char*, 2> shapes{"mu1", "mu2"};
    [[nodiscard]] bool valid() const { return mu1 > 0 && mu2 > 0; }
    [[nodiscard]] Real pmf(Real k) const {
        if (k < 0) return Skellam{mu2, mu1}.pmf(-k);
        return poisson_mixture(mu2, [&](Real j) { return std::exp(log_poisson(j + k, mu1)); });
    }
    [[nodiscard]] Real cdf(Real k) const {
        return mixed_probability(mu2, [&](Real j) { return j + k < 0 ? 0.0 : special::gammaincc(j + k + 1, mu1); });
    }
    [[nodiscard]] Real sf(Real k) const {
        return mixed_probability(mu2, [&](Real j) { return j + k < 0 ? 1.0 : special::gammainc(j + k + 1, mu1); });
    }
    [[nodiscard]] Moments moments() const {
        const Real v = mu1 + mu2;
        return {mu1 - mu2, v, (mu1 - mu2) / (v * std::sqrt(v)), 1 / v};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index n) const {
        Eigen::Array<std::int64_t, Eigen::Dynamic, 1> first(n), second(n);
        rng.poisson(mu1, first);
        rng.poisson(mu2, second);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = static_cast<Real>(first[i] - second[i]);
    }
};

}  // namespace scixx::stats::detail
