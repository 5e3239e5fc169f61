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
