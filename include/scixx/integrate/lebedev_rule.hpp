// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/error.hpp>
#include <scixx/core/result.hpp>
#include <scixx/integrate/detail/lebedev.hpp>
#include <tuple>

namespace scixx::integrate {

using core::get;

/// What lebedev_rule returns: `auto [x, w] = lebedev_rule(17)`.
struct LebedevRule {
    Eigen::Matrix3Xd x;  ///< 3 x m, points on the unit sphere as columns
    Eigen::ArrayXd w;    ///< m weights, their sum is 4 pi

    template <class R = LebedevRule>
    static constexpr auto bound() {
        return std::tuple(&R::x, &R::w);
    }
};

/// Lebedev's quadrature rule on the unit sphere, exact for polynomials up to degree n.
///
///     const auto [x, w] = lebedev_rule(17);
///     double integral = 0;
///     for (Eigen::Index i = 0; i < w.size(); ++i) integral += w[i] * f(x.col(i));
///
/// The points form orbits of the octahedral group. There are about (n + 1)^2 / 3 of them.
///
/// @param n  the degree: an odd number from 3 to 31, or 6 b - 1 from 35 to 119.
/// @return   see LebedevRule.
/// @throws std::invalid_argument for another degree.
/// @note   Weights are accurate to some 1e-15 of 4 pi; those of the degrees 13, 25 and 27 have negative weights.
///         Source: V. I. Lebedev, D. N. Laikov, A quadrature formula for the sphere of the 131st algebraic order of
///         accuracy, Doklady Mathematics 59 (1999) 477; the rules were computed from their moment equations.
/// @see    scipy.integrate.lebedev_rule. Differs from SciPy: the degrees 125 and 131 are missing; the points of an
///         orbit come in another order, and some rules may be another solution of the same equations.
template <class = void>
[[nodiscard]] inline LebedevRule lebedev_rule(int n) {
    LebedevRule rule;
    const Eigen::Index size = detail::lebedev_size(n);
    core::require(size > 0, "lebedev_rule", "n must be a degree for which there is a rule, got ", n);
    rule.x.resize(3, size);
    rule.w.resize(size);
    detail::lebedev(n, rule.x.data(), rule.w.data());
    return rule;
}

}  // namespace scixx::integrate
