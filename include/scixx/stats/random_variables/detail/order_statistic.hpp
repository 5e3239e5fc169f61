// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

namespace scixx::stats::detail::variables {

/// log of the regularised incomplete beta function I_x(a, b), for x far below a / (a + b), by the series of positive
/// terms x^a (1-x)^b / (a B(a, b)) (1 + x (a+b)/(a+1) + x^2 (a+b)(a+b+1)/((a+1)(a+2)) + ...).
template <class = void>
[[nodiscard]] inline double log_betainc(double a, double b, double log_x, double log_rest) {
    const double x = std::exp(log_x);
    double sum = 1, term = 1;
    for (int j = 0; j < 100000 && term > 1e-17 * sum; ++j) {
        term *= x * (a + b + j) / (a + 1 + j);
        sum += term;
    }
    return a * log_x + b * log_rest - std::log(a) - log_beta(a, b) + std::log(sum);
}

/// The law of the r-th of n values in rising order. F(X) of it has the beta law of r and s = n - r + 1; each function
/// takes F or 1 - F, whichever is small.
template <class K>
struct OrderStatistic {
    K of;
    double r, n, coefficient = 1;  // n! / ((r-1)! (n-r)!), for small n

    OrderStatistic(const K& k, double rank, double size) : of(k), r(rank), n(size) {
        for (double j = 1; n <= 64 && j <= r; ++j) coefficient *= (n - r + j) / (j < r ? j : 1);
    }
    [[nodiscard]] double s() const { return n - r + 1; }
    [[nodiscard]] Support support() const { return support_of(of); }
    [[nodiscard]] double logpdf(double x) const {
        const double w = weight(x);
        return logpdf_at(of, x) + (w > tiny ? std::log(w) : log_weight(x));
    }
    [[nodiscard]] double pdf(double x) const { return pdf_at(of, x) * weight(x); }
    [[nodiscard]] double cdf(double x) const {
        const double p = cdf_at(of, x);
        return p <= 0.5 ? special::betainc(r, s(), p) : special::betaincc(s(), r, sf_at(of, x));
    }
    [[nodiscard]] double sf(double x) const {
        const double p = cdf_at(of, x);
        return p <= 0.5 ? special::betaincc(r, s(), p) : special::betainc(s(), r, sf_at(of, x));
    }
    [[nodiscard]] double logcdf(double x) const {
        const double p = cdf(x);
        if (p > 0.5) return std::log1p(-sf(x));
        return p > tiny ? std::log(p) : log_betainc(r, s(), logcdf_at(of, x), logsf_at(of, x));
    }
    [[nodiscard]] double logsf(double x) const {
        const double p = sf(x);
        if (p > 0.5) return std::log1p(-cdf(x));
        return p > tiny ? std::log(p) : log_betainc(s(), r, logsf_at(of, x), logcdf_at(of, x));
    }
    [[nodiscard]] double ppf(double p) const {
        const double below = special::betaincinv(r, s(), p);
        return below <= 0.5 ? icdf_at(of, below) : iccdf_at(of, special::betainccinv(s(), r, p));
    }
    [[nodiscard]] double isf(double p) const {
        const double below = special::betainccinv(r, s(), p);
        return below <= 0.5 ? icdf_at(of, below) : iccdf_at(of, special::betaincinv(s(), r, p));
    }
    [[nodiscard]] double mean_over(RealFunction g, double a, double b) const {
        const auto weighted = [&](double x) { return g(x) * weight(x); };
        const double c = std::clamp(centre(), a, b);
        return variables::mean_over(of, weighted, a, c) + variables::mean_over(of, weighted, c, b);
    }
    [[nodiscard]] double centre() const { return ppf(0.5); }

private:
    [[nodiscard]] static double power(double x, int exponent) {
        double result = 1;
        for (; exponent > 0; exponent /= 2, x *= x)
            if (exponent % 2 != 0) result *= x;
        return result;
    }
    // n times the binomial probability of r - 1 among n - 1: the density in terms of F.
    [[nodiscard]] double weight(double x) const {
        double p = cdf_at(of, x), q = 1 - p;
        if (p > 0.5) q = sf_at(of, x);
        if (n <= 64) return coefficient * power(p, static_cast<int>(r - 1)) * power(q, static_cast<int>(n - r));
        return n * std::exp(log_binomial(r - 1, n - 1, p, q));
    }
    // Its logarithm where it underflows.
    [[nodiscard]] double log_weight(double x) const {
        const double below = r > 1 ? (r - 1) * logcdf_at(of, x) : 0.0, above = n > r ? (n - r) * logsf_at(of, x) : 0.0;
        return below + above - log_beta(r, s());
    }
};

}  // namespace scixx::stats::detail::variables
