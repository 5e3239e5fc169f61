// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/random_variables/detail/law.hpp>

namespace scixx::stats::detail::variables {

/// The law of X given that it lies in [lb, ub]. Far out in a tail the logarithms of probabilities take the place of
/// these.
template <class K>
struct Truncated {
    K of;
    double lb, ub, log_mass, mass;
    // Whether [lb, ub] lies in one half of the law, whose tail then tells all.
    bool in_upper, in_lower;

    Truncated(const K& k, double lower, double upper)
        : of(k),
          lb(lower),
          ub(upper),
          log_mass(variables::log_between(k, lower, upper)),
          mass(log_mass > log_tiny ? variables::between(k, lower, upper) : 0.0),
          in_upper(cdf_at(k, lower) >= 0.5),
          in_lower(sf_at(k, upper) >= 0.5) {}

    [[nodiscard]] Support support() const { return {lb, ub}; }
    [[nodiscard]] double logpdf(double x) const { return logpdf_at(of, x) - log_mass; }
    [[nodiscard]] double pdf(double x) const { return mass > 0 ? pdf_at(of, x) / mass : std::exp(logpdf(x)); }
    [[nodiscard]] double cdf(double x) const { return part(lb, x); }
    [[nodiscard]] double sf(double x) const { return part(x, ub); }
    [[nodiscard]] double logcdf(double x) const { return log_part(lb, x); }
    [[nodiscard]] double logsf(double x) const { return log_part(x, ub); }
    [[nodiscard]] double between(double x, double y) const { return part(x, y); }
    [[nodiscard]] double log_between(double x, double y) const { return log_part(x, y); }
    [[nodiscard]] double ppf(double p) const { return quantile(std::log(p), std::log1p(-p)); }
    [[nodiscard]] double isf(double p) const { return quantile(std::log1p(-p), std::log(p)); }
    [[nodiscard]] double ilogcdf(double p) const { return quantile(p, log_one_minus_exp(p)); }
    [[nodiscard]] double ilogsf(double p) const { return quantile(log_one_minus_exp(p), p); }
    [[nodiscard]] double mean_over(RealFunction g, double a, double b) const {
        return mass > 0 ? variables::mean_over(of, g, a, b) / mass : expected(*this, g, a, b);
    }
    [[nodiscard]] double mode() const {
        const double whole = mode_at(of);
        return whole >= lb && whole <= ub ? whole : searched_mode(*this);
    }
    [[nodiscard]] double centre() const { return ppf(0.5); }

private:
    [[nodiscard]] double part(double x, double y) const {
        return std::min(1.0, mass > 0 ? variables::between(of, x, y) / mass : std::exp(log_ratio(x, y)));
    }
    [[nodiscard]] double log_ratio(double x, double y) const {
        return std::min(0.0, variables::log_between(of, x, y) - log_mass);
    }
    [[nodiscard]] double log_part(double x, double y) const {
        const double p = part(x, y);
        if (p > 0.5) return std::log1p(-((x > lb ? part(lb, x) : 0.0) + (y < ub ? part(y, ub) : 0.0)));
        return p > tiny ? std::log(p) : log_ratio(x, y);
    }
    // The quantile of which the logarithms of the probabilities below and above are given.
    [[nodiscard]] double quantile(double below, double above) const {
        double x;
        if (in_upper)
            x = ilogsf_at(of, log_sum(logsf_at(of, ub), above + log_mass));
        else if (in_lower)
            x = ilogcdf_at(of, log_sum(logcdf_at(of, lb), below + log_mass));
        else {
            const double p = cdf_at(of, lb) + std::exp(below) * mass;
            x = p <= 0.5 ? icdf_at(of, p) : iccdf_at(of, sf_at(of, ub) + std::exp(above) * mass);
        }
        x = std::clamp(x, lb, ub);
        if (!(mass > 0 && mass < 0.05)) return x;
        // The quantile of X resolves a small part of its law coarsely: a step of Newton in that part.
        const double miss = below < above ? std::exp(below) - part(lb, x) : part(x, ub) - std::exp(above);
        return std::clamp(x + miss / pdf(x), lb, ub);
    }
};

}  // namespace scixx::stats::detail::variables
