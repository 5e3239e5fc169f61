// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

namespace scixx::stats::detail::variables {

/// The law of loc + scale X, scale != 0.
template <class K>
struct Affine {
    K of;
    double loc = 0, scale = 1;

    [[nodiscard]] double forward(double x) const { return x * scale + loc; }
    [[nodiscard]] double backward(double y) const { return (y - loc) / scale; }

    [[nodiscard]] Support support() const {
        const auto [lower, upper] = support_of(of);
        if (scale > 0) return {forward(lower), forward(upper)};
        return {forward(upper), forward(lower)};
    }
    template <class D>
    struct Density {
        D of;
        double loc, scale, size, log_size;
        [[nodiscard]] double pdf(double y) const { return pdf_of(of, (y - loc) / scale) / size; }
        [[nodiscard]] double logpdf(double y) const { return logpdf_of(of, (y - loc) / scale) - log_size; }
    };
    [[nodiscard]] auto density() const {
        const double size = std::abs(scale);
        return Density<decltype(density_of(of))>{density_of(of), loc, scale, size, scale == 1 ? 0.0 : std::log(size)};
    }
    [[nodiscard]] double pdf(double y) const { return density().pdf(y); }
    [[nodiscard]] double logpdf(double y) const { return density().logpdf(y); }
    // Rounding may lead out of the support of X.
    template <class T>
    struct Tails {
        T of;
        Support ends;
        double loc, scale;
        [[nodiscard]] double cdf(double y) const { return tail((y - loc) / scale, scale > 0); }
        [[nodiscard]] double sf(double y) const { return tail((y - loc) / scale, scale < 0); }
        [[nodiscard]] double ppf(double p) const { return (scale > 0 ? ppf_of(of, p) : isf_of(of, p)) * scale + loc; }
        [[nodiscard]] double isf(double p) const { return (scale > 0 ? isf_of(of, p) : ppf_of(of, p)) * scale + loc; }
        [[nodiscard]] double tail(double x, bool lower) const {
            if (x <= ends.lower) return lower ? 0 : 1;
            if (x >= ends.upper) return lower ? 1 : 0;
            return lower ? cdf_of(of, x) : sf_of(of, x);
        }
    };
    [[nodiscard]] auto tails() const { return Tails<decltype(tails_of(of))>{tails_of(of), support_of(of), loc, scale}; }
    [[nodiscard]] double cdf(double y) const { return scale > 0 ? cdf_at(of, backward(y)) : sf_at(of, backward(y)); }
    [[nodiscard]] double sf(double y) const { return scale > 0 ? sf_at(of, backward(y)) : cdf_at(of, backward(y)); }
    [[nodiscard]] double logcdf(double y) const {
        return scale > 0 ? logcdf_at(of, backward(y)) : logsf_at(of, backward(y));
    }
    [[nodiscard]] double logsf(double y) const {
        return scale > 0 ? logsf_at(of, backward(y)) : logcdf_at(of, backward(y));
    }
    [[nodiscard]] double ppf(double p) const { return forward(scale > 0 ? ppf_of(of, p) : isf_of(of, p)); }
    [[nodiscard]] double isf(double p) const { return forward(scale > 0 ? isf_of(of, p) : ppf_of(of, p)); }
    [[nodiscard]] double ilogcdf(double p) const { return forward(scale > 0 ? ilogcdf_at(of, p) : ilogsf_at(of, p)); }
    [[nodiscard]] double ilogsf(double p) const { return forward(scale > 0 ? ilogsf_at(of, p) : ilogcdf_at(of, p)); }
    [[nodiscard]] double mean_over(RealFunction g, double a, double b) const {
        const auto h = [&](double x) { return g(forward(x)); };
        return scale > 0 ? variables::mean_over(of, h, backward(a), backward(b))
                         : variables::mean_over(of, h, backward(b), backward(a));
    }
    [[nodiscard]] double mean() const { return loc + scale * mean_at(of); }
    [[nodiscard]] double central(int n) const {
        const double size = std::pow(scale, n), value = central_at(of, n);
        return value == 0 ? 0.0 : size * value;
    }
    [[nodiscard]] double deviation() const {
        const double variance = central(2);
        return variance > tiny && variance < 1 / tiny ? std::sqrt(variance) : std::abs(scale) * deviation_at(of);
    }
    [[nodiscard]] double standardized(int n) const {
        return scale < 0 && n % 2 != 0 ? -standardized_at(of, n) : standardized_at(of, n);
    }
    [[nodiscard]] double entropy() const { return entropy_at(of) + std::log(std::abs(scale)); }
    [[nodiscard]] double mode() const { return forward(mode_at(of)); }
    [[nodiscard]] double median() const
        requires requires { of.median(); }
    {
        return forward(of.median());
    }
    [[nodiscard]] Moments exponential_moments() const
        requires requires { of.exponential_moments(scale); }
    {
        const Moments m = of.exponential_moments(scale);
        return {std::exp(loc) * m.mean, std::exp(2 * loc) * m.variance, m.skewness, m.kurtosis};
    }
    [[nodiscard]] double centre() const { return forward(centre_of(of)); }

    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        fill_variates(of, rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = forward(out[i]);
    }
    // For symmetric laws the sign of the scale does not matter.
    template <class = void>
        requires(is_symmetric<K> && requires(const double* in, double* out) { K::cdf_block(in, out, 0); })
    void cdf_block(const double* in, double* out, Eigen::Index n) const {
        const double size = std::abs(scale);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = (in[i] - loc) / size;
        K::cdf_block(out, out, n);
    }
};

/// The law of loc + scale X in one step where X is of that form itself.
template <class K>
[[nodiscard]] Affine<K> affine(const char*, const K& k, double loc, double scale) {
    return {k, loc, scale};
}
template <class K>
[[nodiscard]] Affine<K> affine(const char* function, const Affine<K>& k, double loc, double scale) {
    const Affine<K> whole{k.of, k.loc * scale + loc, k.scale * scale};
    core::require(std::isfinite(whole.loc) && std::isfinite(whole.scale) && whole.scale != 0, function,
                  "location and scale must not over- or underflow, got ", whole.loc, " and ", whole.scale);
    return whole;
}

}  // namespace scixx::stats::detail::variables
