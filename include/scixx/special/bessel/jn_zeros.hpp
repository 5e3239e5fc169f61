// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdlib>
#include <scixx/core/error.hpp>
#include <scixx/special/detail/bessel/zeros.hpp>

namespace scixx::special {

namespace detail::bessel {

template <class T, class F, bool Slope>
[[nodiscard]] Eigen::ArrayX<T> zeros(const char* function, int n, Eigen::Index nt) {
    core::require(nt > 0, function, "nt must be positive, got ", nt);
    Eigen::ArrayX<T> values(nt);
    for (Eigen::Index k = 0; k < nt; ++k)
        values[k] = T(bessel_zero<F, Slope>(std::abs(static_cast<double>(n)), static_cast<double>(k + 1)));
    return values;
}

}  // namespace detail::bessel

/// The first nt positive zeros of the Bessel function J_n of whole order, ascending.
///
/// @param n   the order; J_-n has J_n's zeros.
/// @param nt  how many zeros, 1 or more.
/// @return    nt numbers, about 1 ulp off.
/// @throws std::invalid_argument for nt < 1.
/// @note      Debye's phase, then Segura's iteration (SIAM J. Numer. Anal. 40 (2002) 114). O(nt).
/// @see       scipy.special.jn_zeros
/// Differs from SciPy: nt is not limited to 1200.
template <class T = double>
[[nodiscard]] Eigen::ArrayX<T> jn_zeros(int n, Eigen::Index nt) {
    return detail::bessel::zeros<T, detail::bessel::Jv, false>("jn_zeros", n, nt);
}

/// The first nt positive zeros of the derivative J_n', ascending; the zero at 0 for n = 0 does not count.
///
/// @param n   the order.
/// @param nt  how many zeros, 1 or more.
/// @throws std::invalid_argument for nt < 1. @see scipy.special.jnp_zeros
template <class T = double>
[[nodiscard]] Eigen::ArrayX<T> jnp_zeros(int n, Eigen::Index nt) {
    return detail::bessel::zeros<T, detail::bessel::Jv, true>("jnp_zeros", n, nt);
}

/// The first nt positive zeros of the Bessel function Y_n of whole order, ascending.
///
/// @param n   the order.
/// @param nt  how many zeros, 1 or more.
/// @throws std::invalid_argument for nt < 1. @see scipy.special.yn_zeros
template <class T = double>
[[nodiscard]] Eigen::ArrayX<T> yn_zeros(int n, Eigen::Index nt) {
    return detail::bessel::zeros<T, detail::bessel::Yv, false>("yn_zeros", n, nt);
}

/// The first nt positive zeros of the derivative Y_n', ascending.
///
/// @param n   the order.
/// @param nt  how many zeros, 1 or more.
/// @throws std::invalid_argument for nt < 1. @see scipy.special.ynp_zeros
template <class T = double>
[[nodiscard]] Eigen::ArrayX<T> ynp_zeros(int n, Eigen::Index nt) {
    return detail::bessel::zeros<T, detail::bessel::Yv, true>("ynp_zeros", n, nt);
}

/// The first nt positive zeros of J_n, J_n', Y_n and Y_n', as a std::array of four: auto [j, jp, y, yp] = jnyn_zeros(n,
/// nt).
///
/// @throws std::invalid_argument for nt < 1. @see scipy.special.jnyn_zeros
template <class T = double>
[[nodiscard]] std::array<Eigen::ArrayX<T>, 4> jnyn_zeros(int n, Eigen::Index nt) {
    core::require(nt > 0, "jnyn_zeros", "nt must be positive, got ", nt);
    return {jn_zeros<T>(n, nt), jnp_zeros<T>(n, nt), yn_zeros<T>(n, nt), ynp_zeros<T>(n, nt)};
}

/// The first nt positive zeros of Y0 and Y0' there, as a std::array of two: auto [z, slope] = y0_zeros(nt).
///
/// @throws std::invalid_argument for nt < 1. @see scipy.special.y0_zeros
/// Differs from SciPy: real arrays, and no complex zeros; the slope Y0' = -Y1, which is 0.879 at the first zero, where
/// SciPy has the values of Y1.
template <class T = double>
[[nodiscard]] std::array<Eigen::ArrayX<T>, 2> y0_zeros(Eigen::Index nt) {
    const Eigen::ArrayXd z = detail::bessel::zeros<double, detail::bessel::Yv, false>("y0_zeros", 0, nt);
    return {z.template cast<T>(), z.unaryExpr([](double x) { return -detail::bessel::Y1::at(x); }).template cast<T>()};
}

/// The first nt positive zeros of Y1 and Y1' there, as a std::array of two.
///
/// @throws std::invalid_argument for nt < 1. @see scipy.special.y1_zeros
/// Differs from SciPy: real arrays, and no complex zeros.
template <class T = double>
[[nodiscard]] std::array<Eigen::ArrayX<T>, 2> y1_zeros(Eigen::Index nt) {
    const Eigen::ArrayXd z = detail::bessel::zeros<double, detail::bessel::Yv, false>("y1_zeros", 1, nt);
    return {z.template cast<T>(), z.unaryExpr([](double x) { return detail::bessel::Y0::at(x); }).template cast<T>()};
}

/// The first nt positive zeros of Y1' and Y1 there, as a std::array of two.
///
/// @throws std::invalid_argument for nt < 1. @see scipy.special.y1p_zeros
/// Differs from SciPy: real arrays, and no complex zeros.
template <class T = double>
[[nodiscard]] std::array<Eigen::ArrayX<T>, 2> y1p_zeros(Eigen::Index nt) {
    const Eigen::ArrayXd z = detail::bessel::zeros<double, detail::bessel::Yv, true>("y1p_zeros", 1, nt);
    return {z.template cast<T>(), z.unaryExpr([](double x) { return detail::bessel::Y1::at(x); }).template cast<T>()};
}

}  // namespace scixx::special
