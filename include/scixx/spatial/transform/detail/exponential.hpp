// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/kernel/math.hpp>

/// The differential of the exponential map of rotations: how the rotation turns when its rotation vector changes.
namespace scixx::spatial::transform::detail {

/// Functions of an angle x that are 0/0 at 0, each by its power series below 1 and in closed form above.
struct ExponentialTerms {
    double c;  ///< (1 - cos x) / x^2
    double d;  ///< (x - sin x) / x^3
    double e;  ///< (1 - x cot(x / 2) / 2) / x^2

    explicit ExponentialTerms(double x) noexcept {
        const double s = std::sin(x / 2), square = x * x;
        c = x < 1e-100 ? 0.5 : 2 * (s / x) * (s / x);
        if (x < 1) {
            // d = 1/3! - x^2/5! + ...; e = (2 - 2 cos x - x sin x) / x^4 / (2 c), its numerator the sum of
            // (-1)^m (2 m + 2) x^(2 m) / (2 m + 4)!.
            double power = 1, factorial = 6, numerator = 0;
            d = 0;
            for (int m = 0; m < 10; ++m) {
                d += power / factorial;
                numerator += power / factorial * (2 * m + 2) / (2 * m + 4);
                factorial *= (2 * m + 4) * (2 * m + 5);
                power *= -square;
            }
            e = numerator / (2 * c);
        } else {
            d = (x - std::sin(x)) / (x * square);
            e = (1 - 0.5 * x * std::cos(x / 2) / s) / square;
        }
    }
};

// Vectors are worked on by component: an expression of Eigen's would be compiled by whoever includes the header.
[[nodiscard]] inline Eigen::Vector3d cross(const Eigen::Vector3d& u, const Eigen::Vector3d& v) noexcept {
    return {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
}
[[nodiscard]] inline double dot(const Eigen::Vector3d& u, const Eigen::Vector3d& v) noexcept {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
}
/// f u + g v.
[[nodiscard]] inline Eigen::Vector3d sum(double f, const Eigen::Vector3d& u, double g,
                                         const Eigen::Vector3d& v) noexcept {
    return {f * u[0] + g * v[0], f * u[1] + g * v[1], f * u[2] + g * v[2]};
}
/// a + f (v x a) + g (v x (v x a)).
template <class = void>
[[nodiscard]] inline Eigen::Vector3d twisted(const Eigen::Vector3d& v, const Eigen::Vector3d& a, double f,
                                             double g) noexcept {
    const Eigen::Vector3d once = cross(v, a);
    return sum(1, sum(1, a, f, once), g, cross(v, once));
}
/// The left Jacobian J of the exponential map at v times a: exp(v + da) = exp(J da) exp(v) to first order.
template <class = void>
[[nodiscard]] inline Eigen::Vector3d jacobian(const Eigen::Vector3d& v, const Eigen::Vector3d& a) noexcept {
    const ExponentialTerms term(std::sqrt(dot(v, v)));
    return twisted(v, a, term.c, term.d);
}
/// Its inverse times a.
template <class = void>
[[nodiscard]] inline Eigen::Vector3d inverse_jacobian(const Eigen::Vector3d& v, const Eigen::Vector3d& a) noexcept {
    return twisted(v, a, -0.5, ExponentialTerms(std::sqrt(dot(v, v))).e);
}

}  // namespace scixx::spatial::transform::detail
