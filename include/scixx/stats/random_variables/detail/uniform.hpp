// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

namespace scixx::stats::detail::variables {

/// The uniform law with its ends, from which both tails are measured without rounding.
struct UniformOn {
    double a, b;

    [[nodiscard]] double width() const { return b - a; }
    [[nodiscard]] Support support() const { return {a, b}; }
    [[nodiscard]] double pdf(double) const { return 1 / width(); }
    [[nodiscard]] double logpdf(double) const { return -std::log(width()); }
    [[nodiscard]] double cdf(double x) const { return (x - a) / width(); }
    [[nodiscard]] double sf(double x) const { return (b - x) / width(); }
    [[nodiscard]] double between(double x, double y) const { return (y - x) / width(); }
    [[nodiscard]] double ppf(double p) const { return a + p * width(); }
    [[nodiscard]] double isf(double p) const { return b - p * width(); }
    [[nodiscard]] double mean() const { return a + width() / 2; }
    [[nodiscard]] double central(int n) const { return n % 2 != 0 ? 0.0 : std::pow(width() / 2, n) / (n + 1); }
    [[nodiscard]] double entropy() const { return std::log(width()); }
    [[nodiscard]] double mode() const { return mean(); }
    template <class Rng>
    void draw(Rng& rng, double* out, Eigen::Index n) const {
        fill_uniform(rng, out, n, a, b);
    }
};

}  // namespace scixx::stats::detail::variables
