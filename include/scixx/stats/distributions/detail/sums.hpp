// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/discrete_operations.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <utility>
#include <vector>

/// Kernels of sums of independent variables.
namespace scixx::stats::detail {

/// The sum of n uniform variables. Its density is the cardinal B-spline of order n, by the recursion of Cox and de
/// Boor, whose terms are positive.
template <class Real = double>
struct Irwinhall {
    Real n;
    static constexpr const char* name = "irwinhall";
    static constexpr std::array<const char*, 1> shapes{"n"};
    [[nodiscard]] bool valid() const { return n >= 1 && n == std::floor(n) && n <= 1e6; }
    [[nodiscard]] Support support() const { return {0, n}; }
    /// B-splines of the given order at u, u + 1, ..., x, where 0 <= u < 1.
    [[nodiscard]] static std::vector<Real> splines(Real order, Real x) {
        const Real whole = std::floor(x), u = x - whole;
        std::vector<Real> b(static_cast<std::size_t>(whole) + 1, 0.0);
        b[0] = 1;
        std::size_t terms = 1;
        for (Real m = 2; m <= order; ++m)
            for (std::size_t i = terms = std::min(terms + 1, b.size()); i-- > 0;) {
                const Real at = static_cast<Real>(i);
                b[i] = ((u + at) * b[i] + (i > 0 ? (m - at - u) * b[i - 1] : 0.0)) / (m - 1);
            }
        return b;
    }
    [[nodiscard]] Real pdf(Real x) const {
        x = std::min(x, n - x);
        if (x < 0) return 0;
        return splines(n, x).back();
    }
    /// cdf(x) is the sum of the splines of order n + 1 at x, x - 1, ...
    [[nodiscard]] Real low(Real x) const {
        Real sum = 0;
        for (Real b : splines(n + 1, x)) sum += b;
        return sum;
    }
    [[nodiscard]] Real cdf(Real x) const { return 2 * x <= n ? low(x) : 1 - low(n - x); }
    [[nodiscard]] Real sf(Real x) const { return 2 * x <= n ? 1 - low(x) : low(n - x); }
    [[nodiscard]] Moments moments() const { return {n / 2, n / 12, 0, -1.2 / n}; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index count) const {
        core::List<Real> terms(count);
        std::fill_n(out, count, 0.0);
        for (Real k = 0; k < n; ++k) {
            fill_uniform(rng, terms.data(), count);
            for (Eigen::Index i = 0; i < count; ++i) out[i] += terms[i];
        }
    }
};

/// The number of successes in independent trials with probabilities of their own. The probabilities are kept.
template <class Real = double>
struct PoissonBinom {
    static constexpr const char* name = "poisson_binom";
    std::vector<Real> p;
    std::vector<Real> mass{1}, below{1}, above{0};
    bool proper = true;

    PoissonBinom() = default;
    explicit PoissonBinom(std::vector<Real> probabilities) : p(std::move(probabilities)) {
        for (Real q : p) proper = proper && q >= 0 && q <= 1;
        mass.assign(p.size() + 1, 0.0);
        mass[0] = 1;
        for (std::size_t m = 0; m < p.size(); ++m) {
            mass[m + 1] = mass[m] * p[m];
            for (std::size_t k = m; k > 0; --k) mass[k] = mass[k] * (1 - p[m]) + mass[k - 1] * p[m];
            mass[0] *= 1 - p[m];
        }
        below = above = mass;
        for (std::size_t k = 1; k < mass.size(); ++k) below[k] += below[k - 1];
        above.back() = 0;
        for (std::size_t k = mass.size() - 1; k-- > 0;) above[k] = above[k + 1] + mass[k + 1];
        // The larger of both tails is the complement of the smaller one.
        for (std::size_t k = 0; k < mass.size(); ++k)
            (below[k] < above[k] ? above[k] : below[k]) = 1 - std::min(below[k], above[k]);
    }
    [[nodiscard]] bool valid() const { return proper; }
    [[nodiscard]] Support support() const { return {0, static_cast<Real>(p.size())}; }
    [[nodiscard]] Real pmf(Real k) const { return mass[static_cast<std::size_t>(k)]; }
    [[nodiscard]] Real cdf(Real k) const { return below[static_cast<std::size_t>(k)]; }
    [[nodiscard]] Real sf(Real k) const { return above[static_cast<std::size_t>(k)]; }
    [[nodiscard]] Moments moments() const {
        Real mean = 0, variance = 0, third = 0, fourth = 0;
        for (Real q : p) {
            const Real v = q * (1 - q);
            mean += q;
            variance += v;
            third += v * (1 - 2 * q);
            fourth += v * (1 - 6 * v);
        }
        return {mean, variance, third / (variance * std::sqrt(variance)), fourth / (variance * variance)};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index count) const {
        std::vector<Real> u(p.size());
        for (Eigen::Index i = 0; i < count; ++i) {
            fill_uniform(rng, u.data(), std::ssize(u));
            out[i] = 0;
            for (std::size_t k = 0; k < p.size(); ++k) out[i] += u[k] < p[k] ? 1 : 0;
        }
    }
};

}  // namespace scixx::stats::detail
