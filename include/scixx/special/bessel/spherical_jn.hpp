// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/spherical.hpp>

namespace scixx::special {

/// Options of the spherical Bessel functions.
struct SphericalOptions {
    bool derivative = false;  ///< the derivative with respect to z, in place of the value
};

/// The spherical Bessel function of the first kind, sqrt(pi / (2 z)) J_{n+1/2}(z).
///
/// @param n        whole order, 0 or above, numbers or arrays (integers or floating-point numbers); NaN for any other.
/// @param z        real, numbers or arrays, broadcast against n.
/// @param options  derivative: d j_n(z) / dz, by DLMF 10.51.2, in place of j_n(z).
/// @param out      nothing, or a destination of the broadcast shape.
/// @return         typically 2 ulp off; for |z| > n of the oscillation's size 1 / |z|. O(n) up to n = 40, beyond as jv.
/// @note           The power series for z^2 <= 4 (n + 1), recurrence upwards for z > n, else jv's method.
/// @see            scipy.special.spherical_jn
/// Differs from SciPy: negative z and negative infinity have their parity, where SciPy 1.10 gives NaN for n > 0.
template <core::Operand N, core::Operand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto spherical_jn(const N& n, const Z& z, const SphericalOptions& options = {}, D&&... out) {
    using F = detail::bessel::SphericalJn;
    if (options.derivative) return core::elementwise("spherical_jn", &F::slope, std::tie(n, z), out...);
    return core::elementwise<F>("spherical_jn", std::tie(n, z), out...);
}

/// The spherical Bessel function of the second kind, sqrt(pi / (2 z)) Y_{n+1/2}(z): -inf at 0.
///
/// @param n        whole order, 0 or above, numbers or arrays; NaN for any other.
/// @param z        real, numbers or arrays, broadcast against n.
/// @param options  derivative: d y_n(z) / dz, by DLMF 10.51.2, in place of y_n(z).
/// @param out      nothing, or a destination of the broadcast shape.
/// @return         typically 2 ulp off; for |z| > n of the oscillation's size 1 / |z|. O(n).
/// @see            scipy.special.spherical_yn
template <core::Operand N, core::Operand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto spherical_yn(const N& n, const Z& z, const SphericalOptions& options = {}, D&&... out) {
    using F = detail::bessel::SphericalYn;
    if (options.derivative) return core::elementwise("spherical_yn", &F::slope, std::tie(n, z), out...);
    return core::elementwise<F>("spherical_yn", std::tie(n, z), out...);
}

/// The modified spherical Bessel function of the first kind, sqrt(pi / (2 z)) I_{n+1/2}(z).
///
/// @param n        whole order, 0 or above, numbers or arrays; NaN for any other.
/// @param z        real, numbers or arrays, broadcast against n.
/// @param options  derivative: d i_n(z) / dz, by DLMF 10.51.5, in place of i_n(z).
/// @param out      nothing, or a destination of the broadcast shape.
/// @return         about 10 ulp for orders up to 400; inf where it overflows. O(1).
/// @see            scipy.special.spherical_in
/// Differs from SciPy: negative z has its parity, where SciPy 1.10 gives NaN.
template <core::Operand N, core::Operand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto spherical_in(const N& n, const Z& z, const SphericalOptions& options = {}, D&&... out) {
    using F = detail::bessel::SphericalIn;
    if (options.derivative) return core::elementwise("spherical_in", &F::slope, std::tie(n, z), out...);
    return core::elementwise<F>("spherical_in", std::tie(n, z), out...);
}

/// The modified spherical Bessel function of the second kind, sqrt(pi / (2 z)) K_{n+1/2}(z): inf at 0, NaN below.
///
/// @param n        whole order, 0 or above, numbers or arrays; NaN for any other.
/// @param z        real, numbers or arrays, broadcast against n.
/// @param options  derivative: d k_n(z) / dz, by DLMF 10.51.5, in place of k_n(z).
/// @param out      nothing, or a destination of the broadcast shape.
/// @return         about 10 ulp for orders up to 400; inf where it overflows. O(n), at most about 50 steps for z > 1.
/// @see            scipy.special.spherical_kn
template <core::Operand N, core::Operand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto spherical_kn(const N& n, const Z& z, const SphericalOptions& options = {}, D&&... out) {
    using F = detail::bessel::SphericalKn;
    if (options.derivative) return core::elementwise("spherical_kn", &F::slope, std::tie(n, z), out...);
    return core::elementwise<F>("spherical_kn", std::tie(n, z), out...);
}

}  // namespace scixx::special
