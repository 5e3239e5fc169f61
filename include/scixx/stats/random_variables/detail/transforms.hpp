// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <concepts>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

/// Laws of functions of a random variable. With x = backward(y) the density of Y = forward(X) is pdf(x) /
/// |forward'(x)|.
namespace scixx::stats::detail::variables {

/// y = exp x.
struct Exponential {
    static constexpr bool rising = true;
    [[nodiscard]] double forward(double x) const { return std::exp(x); }
    [[nodiscard]] double backward(double y) const { return std::log(y); }
    [[nodiscard]] double slope(double, double y) const { return y; }
    [[nodiscard]] double log_slope(double x) const { return x; }
};
/// y = log x.
struct Logarithm {
    static constexpr bool rising = true;
    [[nodiscard]] double forward(double x) const { return std::log(x); }
    [[nodiscard]] double backward(double y) const { return std::exp(y); }
    [[nodiscard]] double slope(double x, double) const { return 1 / x; }
    [[nodiscard]] double log_slope(double x) const { return -std::log(x); }
};
/// y = 1 / x on the side of zero that has the sign of `side`.
struct Reciprocal {
    static constexpr bool rising = false;
    double side = 1;
    [[nodiscard]] double forward(double x) const { return x == 0 ? side * infinite : 1 / x; }
    [[nodiscard]] double backward(double y) const { return forward(y); }
    [[nodiscard]] double slope(double x, double y) const { return std::abs(y / x); }
    [[nodiscard]] double log_slope(double x) const { return -2 * std::log(std::abs(x)); }
};
/// y = x^n, for x >= 0 or odd n.
struct Power {
    static constexpr bool rising = true;
    int n;
    [[nodiscard]] double forward(double x) const { return std::pow(x, n); }
    [[nodiscard]] double backward(double y) const {
        const double size = std::abs(y);
        return std::copysign(n == 1   ? size
                             : n == 2 ? std::sqrt(size)
                             : n == 3 ? std::cbrt(size)
                                      : std::pow(size, 1.0 / n),
                             y);
    }
    [[nodiscard]] double slope(double x, double) const { return n * std::pow(std::abs(x), n - 1); }
    [[nodiscard]] double log_slope(double x) const {
        return n == 1 ? 0.0 : std::log(n) + (n - 1) * std::log(std::abs(x));
    }
};

/// The law of map.forward(X) for a monotone map.
template <class K, class Map>
struct Monotone {
    static constexpr bool rising = Map::rising;
    K of;
    Map map;

    [[nodiscard]] Support support() const {
        const auto [lower, upper] = support_of(of);
        if constexpr (rising) return {map.forward(lower), map.forward(upper)};
        return {map.forward(upper), map.forward(lower)};
    }
    [[nodiscard]] double pdf(double y) const {
        const double x = map.backward(y), p = pdf_at(of, x);
        return p > 0 ? p / map.slope(x, y) : 0.0;
    }
    [[nodiscard]] double logpdf(double y) const {
        const double x = map.backward(y), p = logpdf_at(of, x);
        return p > -infinite ? p - map.log_slope(x) : p;
    }
    [[nodiscard]] double cdf(double y) const {
        return rising ? cdf_at(of, map.backward(y)) : sf_at(of, map.backward(y));
    }
    [[nodiscard]] double sf(double y) const {
        return rising ? sf_at(of, map.backward(y)) : cdf_at(of, map.backward(y));
    }
    [[nodiscard]] double logcdf(double y) const {
        return rising ? logcdf_at(of, map.backward(y)) : logsf_at(of, map.backward(y));
    }
    [[nodiscard]] double logsf(double y) const {
        return rising ? logsf_at(of, map.backward(y)) : logcdf_at(of, map.backward(y));
    }
    [[nodiscard]] double ppf(double p) const { return map.forward(rising ? icdf_at(of, p) : iccdf_at(of, p)); }
    [[nodiscard]] double isf(double p) const { return map.forward(rising ? iccdf_at(of, p) : icdf_at(of, p)); }
    [[nodiscard]] double ilogcdf(double p) const { return map.forward(rising ? ilogcdf_at(of, p) : ilogsf_at(of, p)); }
    [[nodiscard]] double ilogsf(double p) const { return map.forward(rising ? ilogsf_at(of, p) : ilogcdf_at(of, p)); }
    [[nodiscard]] double inner_between(double x, double y) const {
        return rising ? variables::between(of, map.backward(x), map.backward(y))
                      : variables::between(of, map.backward(y), map.backward(x));
    }
    [[nodiscard]] double mean_over(RealFunction g, double a, double b) const {
        // A density that is infinite at 0 has its mass far below what quadrature in x reaches.
        if constexpr (std::same_as<Map, Logarithm>)
            if (std::isinf(pdf_at(of, 0))) return expected(*this, g, a, b);
        const auto h = [&](double x) { return g(map.forward(x)); };
        return rising ? variables::mean_over(of, h, map.backward(a), map.backward(b))
                      : variables::mean_over(of, h, map.backward(b), map.backward(a));
    }
    [[nodiscard]] Moments moments() const
        requires std::same_as<Map, Exponential> && requires { of.exponential_moments(); }
    {
        return of.exponential_moments();
    }
    [[nodiscard]] double entropy() const {
        return entropy_at(of) + variables::mean_over(of, [&](double x) { return map.log_slope(x); });
    }
    [[nodiscard]] double centre() const { return map.forward(icdf_at(of, 0.5)); }

    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        fill_variates(of, rng, out, n);
        for (Eigen::Index i = 0; i < n; ++i) out[i] = map.forward(out[i]);
    }
};

/// The law of |X|, or of X where it is not folded.
template <class K>
struct Absolute {
    K of;
    bool folded = true;

    [[nodiscard]] Support support() const {
        const auto [lower, upper] = support_of(of);
        if (!folded || lower >= 0) return {lower, upper};
        return {upper <= 0 ? -upper : 0.0, std::max(-lower, upper)};
    }
    [[nodiscard]] double pdf(double x) const { return pdf_at(of, x) + (folded ? pdf_at(of, -x) : 0.0); }
    [[nodiscard]] double logpdf(double x) const {
        const double p = logpdf_at(of, x), other = folded ? logpdf_at(of, -x) : -infinite;
        return variables::log_sum(p, other);
    }
    [[nodiscard]] double cdf(double x) const {
        if (!folded) return cdf_at(of, x);
        const double beyond = sf(x);
        return beyond < 0.95 ? 1 - beyond : variables::between(of, -x, x);
    }
    [[nodiscard]] double sf(double x) const { return sf_at(of, x) + (folded ? cdf_at(of, -x) : 0.0); }
    [[nodiscard]] double logcdf(double x) const {
        return folded ? variables::log_between(of, -x, x) : logcdf_at(of, x);
    }
    [[nodiscard]] double logsf(double x) const {
        if (!folded) return logsf_at(of, x);
        const double p = sf(x);
        if (p > 0.5) return std::log1p(-cdf(x));
        return p > tiny ? std::log(p) : variables::log_sum(logsf_at(of, x), logcdf_at(of, -x));
    }
    // The quantiles of X with equal tails enclose that of |X|; for a symmetric law they are it.
    [[nodiscard]] double ppf(double p) const {
        if (!folded) return icdf_at(of, p);
        return inverted_between(-icdf_at(of, 0.5 - p / 2), iccdf_at(of, 0.5 - p / 2), p, false);
    }
    [[nodiscard]] double isf(double p) const {
        if (!folded) return iccdf_at(of, p);
        return inverted_between(-icdf_at(of, p / 2), iccdf_at(of, p / 2), p, true);
    }
    [[nodiscard]] double mean_over(RealFunction g, double a, double b) const {
        const double positive = variables::mean_over(of, g, a, b);
        if (!folded) return positive;
        return positive + variables::mean_over(
                              of, [&](double x) { return g(-x); }, -b, -std::max(a, 0.0));
    }
    [[nodiscard]] double centre() const { return folded ? ppf(0.5) : centre_of(of); }

    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        fill_variates(of, rng, out, n);
        for (Eigen::Index i = 0; folded && i < n; ++i) out[i] = std::abs(out[i]);
    }

private:
    [[nodiscard]] double inverted_between(double a, double b, double p, bool upper_tail) const {
        const Support ends = support();
        const auto tail = [&](double x) { return upper_tail ? sf(x) : cdf(x); };
        const auto slope = [&](double x) { return pdf(x); };
        const double above = std::max(a, b);
        // About the median of X its quantiles tell small p coarsely: they only start the search.
        if (!upper_tail && p < 0.1) {
            const double guess = above > ends.lower ? above : ends.lower + p / pdf(ends.lower);
            return inverse(tail, slope, ends.lower, ends.upper, p, false, guess);
        }
        const double below = std::max(std::min(a, b), ends.lower);
        if (above == below) return above;
        return inverse(tail, slope, below, above, p, upper_tail, below + (above - below) / 2);
    }
};

}  // namespace scixx::stats::detail::variables
