// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/beta.hpp>
#include <scixx/special/hyp2f1.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>

/// Kernel of the Gauss hypergeometric distribution.
namespace scixx::stats::detail {

template <class Real = double>
struct Gausshyper {
    Real a, b, c, z;
    static constexpr const char* name = "gausshyper";
    static constexpr std::array<const char*, 4> shapes{"a", "b", "c", "z"};
    [[nodiscard]] bool valid() const { return a > 0 && b > 0 && std::isfinite(c) && z > -1 && std::isfinite(z); }
    [[nodiscard]] Support support() const { return {0, 1}; }
    struct Density {
        Real a, b, c, z, constant;
        [[nodiscard]] Real logpdf(Real x) const {
            return constant + x_log_y(a - 1, x) + x_log1p_y(b - 1, -x) - c * std::log1p(z * x);
        }
    };
    [[nodiscard]] Density density() const {
        return {a, b, c, z, -special::betaln(a, b) - std::log(special::hyp2f1(c, a, a + b, -z))};
    }
    [[nodiscard]] Real centre() const { return a / (a + b); }
    /// The distribution of 1 - x.
    [[nodiscard]] Gausshyper mirrored() const { return {b, a, c, -z / (1 + z)}; }
    /// P(X < x) by quadrature: accurate where x is below the bulk.
    [[nodiscard]] Real lower(Real x) const {
        const Density d = density();
        const Real middle = centre();
        const auto at = [&](Real y) { return std::exp(d.logpdf(y)); };
        return x <= middle ? integral(at, 0, x) : integral(at, 0, middle) + integral(at, middle, x);
    }
    [[nodiscard]] Real cdf(Real x) const { return x <= centre() ? lower(x) : 1 - mirrored().lower(1 - x); }
    [[nodiscard]] Real sf(Real x) const { return x <= centre() ? 1 - lower(x) : mirrored().lower(1 - x); }
    [[nodiscard]] Real raw(int n) const {
        return std::exp(special::betaln(a + n, b) - special::betaln(a, b)) *
               (special::hyp2f1(c, a + n, a + b + n, -z) / special::hyp2f1(c, a, a + b, -z));
    }
};

}  // namespace scixx::stats::detail
