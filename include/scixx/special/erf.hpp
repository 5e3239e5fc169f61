// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/erf.hpp>
#include <tuple>

namespace scixx::special {

/// The error function, 2 / sqrt(pi) times the integral of exp(-t^2) over t in [0, x].
///
/// A polynomial in x^2 below 1, else 1 - erfc(x); no branches, so that arrays go through SIMD operations. At most 2 ulp.
/// @param x    numbers or an array; float answers in float.
/// @param out  a destination, if given.
/// @see        scipy.special.erf, DLMF 7.2.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erf(const X& x, D&&... out) {
    return core::elementwise<detail::Erf>("erf", std::tie(x), out...);
}

/// The complement 1 - erf(x), with full relative accuracy for large x: at most 4 ulp down to the subnormals.
///
/// exp(-x^2) times the function of M. M. Shepherd and J. G. Laframboise, Math. Comp. 36 (1981) 249, the square being split.
/// @see scipy.special.erfc.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfc(const X& x, D&&... out) {
    return core::elementwise<detail::Erfc>("erfc", std::tie(x), out...);
}

/// The scaled complement exp(x^2) erfc(x); inf below -26.6. At most 4 ulp. @see scipy.special.erfcx.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfcx(const X& x, D&&... out) {
    return core::elementwise<detail::Erfcx>("erfcx", std::tie(x), out...);
}

/// The imaginary error function -i erf(i x) = 2 / sqrt(pi) exp(x^2) dawsn(x). At most 4 ulp. @see scipy.special.erfi.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfi(const X& x, D&&... out) {
    return core::elementwise<detail::Erfi>("erfi", std::tie(x), out...);
}

/// Dawson's integral exp(-x^2) times the integral of exp(t^2) over t in [0, x].
///
/// Chebyshev interpolation in five pieces, at most 4 ulp. @see scipy.special.dawsn, DLMF 7.2.5.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dawsn(const X& x, D&&... out) {
    return core::elementwise<detail::Dawsn>("dawsn", std::tie(x), out...);
}

/// The x with erf(x) = y: -inf at -1, inf at 1, NaN outside [-1, 1]. At most 8 ulp. @see scipy.special.erfinv, ndtri.
template <core::Operand Y, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfinv(const Y& y, D&&... out) {
    return core::elementwise<detail::Erfinv>("erfinv", std::tie(y), out...);
}

/// The x with erfc(x) = y: inf at 0, -inf at 2, NaN outside [0, 2]. @see scipy.special.erfcinv, ndtri.
template <core::Operand Y, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto erfcinv(const Y& y, D&&... out) {
    return core::elementwise<detail::Erfcinv>("erfcinv", std::tie(y), out...);
}

/// Faddeeva's function w(z) = exp(-z^2) erfc(-i z).
///
/// The trapezoidal rule with 12 terms and its corrections, everywhere in the upper half plane (M. Al Azah,
/// S. N. Chandler-Wilde, SIAM J. Numer. Anal. 59 (2021) 2346); of real z exp(-x^2) + 2i / sqrt(pi) dawsn(x). Error about 4e-15
/// of |w|; the real part has that error of its own size where Im z > 0.
/// @param z  std::complex<float> or std::complex<double>; of a real number the result is complex, too.
/// @see      scipy.special.wofz, DLMF 7.2.3.
template <class T>
    requires(std::same_as<T, float> || std::same_as<T, double>)
[[nodiscard]] std::complex<T> wofz(const std::complex<T>& z) noexcept {
    return std::complex<T>(detail::faddeeva(std::complex<double>(z)));
}
template <core::Number X>
[[nodiscard]] auto wofz(X x) noexcept {
    using T = core::FloatOf<X>;
    return std::complex<T>(detail::faddeeva({static_cast<double>(x), 0}));
}
/// Elementwise over a real or complex array, the result being complex. @see wofz(std::complex<T>).
template <core::ArrayLike A, core::Destination... D>
    requires(core::AtMostOne<D...>)
[[nodiscard]] auto wofz(const A& z, D&&... out) {
    using S = core::ScalarOf<A>;
    using T = core::ComplexOf<S>;
    const core::Source<S, A> source(z);
    return core::answer<core::SameShapeOf<A, T>>(
        "wofz", source.view().shape(),
        [&](auto& to) { core::for_each([](const S& x, T& y) { y = wofz(x); }, source.view(), core::view(to)); },
        out...);
}

/// The Voigt profile, a normal density of standard deviation sigma convolved with a Cauchy density of half width gamma:
/// Re w((x + i gamma) / (sigma sqrt(2))) / (sigma sqrt(2 pi)).
///
/// The relative error is about eps (1 + x^2 / sigma^2) where the normal part counts (the worst seen is 99 ulp) and a few ulp
/// far out. sigma = 0 gives the Cauchy density, gamma = 0 the normal one, both zero inf at 0.
/// @param x      numbers or arrays, which broadcast, as all arguments do.
/// @param sigma  standard deviation of the normal part.
/// @param gamma  half width at half maximum of the Cauchy part.
/// @see          scipy.special.voigt_profile, wofz.
template <core::Operand X, core::Operand Sigma, core::Operand Gamma, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto voigt_profile(const X& x, const Sigma& sigma, const Gamma& gamma, D&&... out) {
    return core::elementwise<detail::VoigtProfile>("voigt_profile", std::tie(x, sigma, gamma), out...);
}

}  // namespace scixx::special
