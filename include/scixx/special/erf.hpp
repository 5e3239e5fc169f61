// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/complex/elementwise.hpp>
#include <scixx/special/detail/complex/erf.hpp>
#include <scixx/special/detail/erf.hpp>
#include <tuple>

namespace scixx::special {

/// The error function, 2 / sqrt(pi) times the integral of exp(-t^2) over t in [0, x].
///
/// A polynomial in x^2 below 1, else 1 - erfc(x), in SIMD operations without branches; without a fused multiply-add a
/// table of polynomials. At most 3 ulp.
/// @param x    numbers or an array; float answers in float.
/// @param out  a destination, if given.
/// @see        scipy.special.erf, DLMF 7.2.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erf(const X& x, D&&... out) {
    return core::elementwise<detail::Erf>("erf", std::tie(x), out...);
}

/// The complement 1 - erf(x), with full relative accuracy for large x: at most 4 ulp down to the subnormals.
///
/// exp(-x^2) times the function of M. M. Shepherd and J. G. Laframboise, Math. Comp. 36 (1981) 249, the square being
/// split.
/// @see scipy.special.erfc.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfc(const X& x, D&&... out) {
    return core::elementwise<detail::Erfc>("erfc", std::tie(x), out...);
}

/// The scaled complement exp(x^2) erfc(x); inf below -26.6. At most 4 ulp. @see scipy.special.erfcx.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfcx(const X& x, D&&... out) {
    return core::elementwise<detail::Erfcx>("erfcx", std::tie(x), out...);
}

/// The imaginary error function -i erf(i x) = 2 / sqrt(pi) exp(x^2) dawsn(x). At most 4 ulp. @see scipy.special.erfi.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfi(const X& x, D&&... out) {
    return core::elementwise<detail::Erfi>("erfi", std::tie(x), out...);
}

/// Dawson's integral exp(-x^2) times the integral of exp(t^2) over t in [0, x].
///
/// Chebyshev interpolation in five pieces, at most 4 ulp. @see scipy.special.dawsn, DLMF 7.2.5.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dawsn(const X& x, D&&... out) {
    return core::elementwise<detail::Dawsn>("dawsn", std::tie(x), out...);
}

/// The x with erf(x) = y: -inf at -1, inf at 1, NaN outside [-1, 1]. At most 8 ulp. @see scipy.special.erfinv, ndtri.
template <core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfinv(const Y& y, D&&... out) {
    return core::elementwise<detail::Erfinv>("erfinv", std::tie(y), out...);
}

/// The x with erfc(x) = y: inf at 0, -inf at 2, NaN outside [0, 2]. @see scipy.special.erfcinv, ndtri.
template <core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfcinv(const Y& y, D&&... out) {
    return core::elementwise<detail::Erfcinv>("erfcinv", std::tie(y), out...);
}

/// Faddeeva's function w(z) = exp(-z^2) erfc(-i z).
///
/// The trapezoidal rule with 12 terms and its corrections, everywhere in the upper half plane (M. Al Azah,
/// S. N. Chandler-Wilde, SIAM J. Numer. Anal. 59 (2021) 2346); of real z exp(-x^2) + 2i / sqrt(pi) dawsn(x). Error
/// about 4e-15 of |w|; the real part has that error of its own size where Im z > 0.
/// @param z    a number or an array, real or complex: std::complex<float> or std::complex<double>.
/// @param out  a complex destination, if given.
/// @see        scipy.special.wofz, DLMF 7.2.3.
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto wofz(const Z& z, D&&... out) {
    return detail::complex_elementwise("wofz", detail::faddeeva<>, z, out...);
}
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto wofz(const X& x, D&&... out) {
    return detail::complex_of_real<detail::WofzOfReal>("wofz", std::tie(x), out...);
}

/// The error function in the complex plane.
///
/// 1 - exp(-z^2) w(i z), by its series for |z| < 1; w is wofz. Error about 5e-15 of |erf(z)|, or of 1 around the zeros
/// off 0.
/// @param z    std::complex<float> or std::complex<double>, or an array of such.
/// @param out  a destination for an array, if given.
/// @see        scipy.special.erf, DLMF 7.5
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erf(const Z& z, D&&... out) {
    return detail::complex_elementwise("erf", detail::complex_erf<>, z, out...);
}
/// The complement 1 - erf(z) in the complex plane, exp(-z^2) w(i z) for Re z >= 0; arguments and error as erf.
/// @see scipy.special.erfc
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfc(const Z& z, D&&... out) {
    return detail::complex_elementwise("erfc", detail::complex_erfc<>, z, out...);
}
/// The scaled complement exp(z^2) erfc(z) = w(i z) in the complex plane; arguments and error as erf. @see
/// scipy.special.erfcx
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfcx(const Z& z, D&&... out) {
    return detail::complex_elementwise("erfcx", detail::complex_erfcx<>, z, out...);
}
/// The imaginary error function -i erf(i z) in the complex plane; arguments and error as erf. @see scipy.special.erfi
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfi(const Z& z, D&&... out) {
    return detail::complex_elementwise("erfi", detail::complex_erfi<>, z, out...);
}
/// Dawson's integral sqrt(pi) / 2 exp(-z^2) erfi(z) in the complex plane; arguments and error as erf. @see
/// scipy.special.dawsn
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dawsn(const Z& z, D&&... out) {
    return detail::complex_elementwise("dawsn", detail::complex_dawsn<>, z, out...);
}

/// The Voigt profile, a normal density of standard deviation sigma convolved with a Cauchy density of half width gamma:
/// Re w((x + i gamma) / (sigma sqrt(2))) / (sigma sqrt(2 pi)).
///
/// The relative error is about eps (1 + x^2 / sigma^2) where the normal part counts (the worst seen is 99 ulp) and a
/// few ulp far out. sigma = 0 gives the Cauchy density, gamma = 0 the normal one, both zero inf at 0.
/// @param x      numbers or arrays, which broadcast, as all arguments do.
/// @param sigma  standard deviation of the normal part.
/// @param gamma  half width at half maximum of the Cauchy part.
/// @see          scipy.special.voigt_profile, wofz.
template <core::Operand X = core::InBraces, core::Operand Sigma = core::InBraces, core::Operand Gamma = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto voigt_profile(const X& x, const Sigma& sigma, const Gamma& gamma, D&&... out) {
    return core::elementwise<detail::VoigtProfile>("voigt_profile", std::tie(x, sigma, gamma), out...);
}

}  // namespace scixx::special
