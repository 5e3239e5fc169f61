// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/complex/elementwise.hpp>
#include <scixx/special/detail/complex/lambertw.hpp>
#include <scixx/special/detail/elementary/lambertw.hpp>

namespace scixx::special {

/// Lambert's W function, the solution w of w exp(w) = z, on its two real branches.
///
/// @param z    real, numbers or an array: NaN below -1/e, and for k = -1 above 0.
/// @param k    the branch: 0, with values above -1, or -1, with values from -1 at -1/e down to -inf at 0.
/// @param out  nothing, or a destination of z's shape.
/// @return     a real number or array, at most 5 ulp off.
/// @throws std::invalid_argument for other branches, which have no real values.
/// @note       The series in sqrt(2 (e z + 1)) near -1/e (Corless et al., Adv. Comput. Math. 5 (1996) 329), else two
///             steps of Fritsch, Shafer and Crowley (Comm. ACM 16 (1973) 123).
/// @see        scipy.special.lambertw
/// Differs from SciPy: real results of real arguments (there always complex) and thus NaN where the value is complex;
/// -1 at the double next to -1/e, where SciPy gives NaN. Accuracy is full, so that there is no `tol`.
template <core::Operand Z = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto lambertw(const Z& z, int k = 0, D&&... out) {
    core::require(k == 0 || k == -1, "lambertw", "k must be 0 or -1 for real values, got ", k);
    if (k == 0) return core::elementwise<detail::elementary::PrincipalLambert>("lambertw", std::tie(z), out...);
    return core::elementwise<detail::elementary::LowerLambert>("lambertw", std::tie(z), out...);
}

/// Lambert's W function in the complex plane, on all branches.
///
/// @param z    std::complex<float> or std::complex<double>, or an array of such; on the cut along the negative axis the
///             sign of a zero imaginary part tells the side.
/// @param k    the branch.
/// @param out  a destination for an array, if given.
/// @return     about 1e-15 relative.
/// @note       The series about -1/e, else Halley's method from the logarithmic expansion (R. M. Corless et al., Adv.
///             Comput. Math. 5 (1996) 329). @see scipy.special.lambertw
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto lambertw(const Z& z, int k = 0, D&&... out) {
    return detail::complex_elementwise(
        "lambertw", [k](const std::complex<double>& at) { return detail::elementary::complex_lambert(at, k); }, z,
        out...);
}

/// Wright's omega function of real arguments, the solution w > 0 of w + log(w) = x: lambertw(exp(x)) without overflow.
///
/// @param x    real, numbers or an array.
/// @param out  nothing, or a destination of x's shape.
/// @return     at most 4 ulp off; 0 at -inf.
/// @see        scipy.special.wrightomega; P. W. Lawrence, R. M. Corless, D. J. Jeffrey, ACM TOMS 38 (2012) 20.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto wrightomega(const X& x, D&&... out) {
    return core::elementwise<detail::elementary::WrightOmega>("wrightomega", std::tie(x), out...);
}

}  // namespace scixx::special
