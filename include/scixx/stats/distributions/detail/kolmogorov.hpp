// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/samples/studentized.hpp>
#include <scixx/stats/distributions/detail/gamma.hpp>
#include <scixx/stats/distributions/detail/kolmogorov_smirnov.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/distributions/detail/normal.hpp>

/// Kernels of statistics of samples: Kolmogorov's and Smirnov's distances, the studentized range.
namespace scixx::stats::detail {

/// Kolmogorov's limit law: theta series on both sides of the point where they are equally short.
template <class Real = double>
struct Kstwobign {
    static constexpr const char* name = "kstwobign";
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] static Real series(Real x, int derivative) {
        Real total = 0;
        if (x > 0.8) {
            for (int k = 1; k < 50; ++k) {
                const Real e = std::exp(-2.0 * k * k * x * x) * (derivative ? 8.0 * k * k * x : 2.0);
                total += k % 2 == 1 ? e : -e;
                if (e < 1e-18 * total) break;
            }
            return total;
        }
        for (int k = 1; k < 50; k += 2) {
            const Real c = k * k * pi * pi / (8 * x * x), e = std::exp(-c) * (derivative ? (2 * c - 1) / x : 1.0);
            total += e;
            if (std::abs(e) < 1e-18 * std::abs(total) || c > 745) break;
        }
        return total / (inverse_root_two_pi * x);
    }
    [[nodiscard]] Real pdf(Real x) const { return x > 0 ? series(x, 1) : 0.0; }
    [[nodiscard]] Real cdf(Real x) const { return x > 0.8 ? 1 - series(x, 0) : series(x, 0); }
    [[nodiscard]] Real sf(Real x) const { return x > 0.8 ? series(x, 0) : 1 - series(x, 0); }
    [[nodiscard]] Real centre() const { return 0.83; }
    /// The quantile of a probability q <= 1/2 of the lower tail: c - log(c) / 2 - log(1 + exp(-8 c)) is known for
    /// c = pi^2 / (8 x^2), by Newton's iteration.
    [[nodiscard]] static Real of_lower(Real q) {
        const Real known = 2 * log_two - 0.5 * log_pi - std::log(q);
        Real c = known + 0.5 * std::log(known);
        for (int step = 0; step < 3; ++step) {
            const Real e = std::exp(-8 * c);
            c -= (c - 0.5 * std::log(c) - std::log1p(e) - known) / (1 - 0.5 / c + 8 * e / (1 + e));
        }
        return pi / std::sqrt(8 * c);
    }
    /// That of p <= 1/2 of the upper tail: p / 2 = y - y^4 + y^9 - y^16 + y^25 for y = exp(-2 x^2).
    [[nodiscard]] static Real of_upper(Real p) {
        Real y = 0.5 * p;
        for (int step = 0; step < 3; ++step) {
            const Real y3 = y * y * y, y5 = y3 * y * y, y7 = y5 * y * y, y9 = y7 * y * y;
            const Real value = y * (1 - y3 * (1 - y5 * (1 - y7 * (1 - y9))));
            const Real slope = 1 - y3 * (4 - y5 * (9 - y7 * (16 - 25 * y9)));
            y -= (value - 0.5 * p) / slope;
        }
        return std::sqrt(-0.5 * std::log(y));
    }
    [[nodiscard]] Real ppf(Real q) const { return q <= 0.5 ? of_lower(q) : of_upper(1 - q); }
    [[nodiscard]] Real isf(Real p) const { return p <= 0.5 ? of_upper(p) : of_lower(1 - p); }
};

/// The two-sided statistic of n observations.
template <class Real = double>
struct Kstwo {
    Real n;
    static constexpr const char* name = "kstwo";
    static constexpr std::array<const char*, 1> shapes{"n"};
    [[nodiscard]] bool valid() const { return n >= 1 && n == std::floor(n) && std::isfinite(n); }
    [[nodiscard]] Support support() const { return {0.5 / n, 1}; }
    [[nodiscard]] Real cdf(Real x) const { return kolmogorov_smirnov(n, x, KolmogorovPart::below); }
    [[nodiscard]] Real sf(Real x) const { return kolmogorov_smirnov(n, x, KolmogorovPart::above); }
    [[nodiscard]] Real pdf(Real x) const { return kolmogorov_smirnov(n, x, KolmogorovPart::density); }
    [[nodiscard]] Real centre() const { return std::min(0.75, 0.83 / std::sqrt(n)); }
};

/// The range of k normal variables divided by an independent estimate of their deviation with df degrees of freedom, by
/// quadrature over both.
template <class Real = double>
struct StudentizedRange {
    Real k, df;
    static constexpr const char* name = "studentized_range";
    static constexpr std::array<const char*, 2> shapes{"k", "df"};
    [[nodiscard]] bool valid() const { return k > 1 && df > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pdf(Real q) const { return samples::studentized_range_pdf(q, k, df); }
    [[nodiscard]] Real cdf(Real q) const { return samples::studentized_range_cdf(q, k, df); }
    [[nodiscard]] Real sf(Real q) const { return samples::studentized_range_sf(q, k, df); }
    [[nodiscard]] Real centre() const { return 1 + std::sqrt(2 * std::log(k)) * 1.5; }
};

}  // namespace scixx::stats::detail
