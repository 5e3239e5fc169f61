// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <complex>
#include <concepts>
#include <limits>
#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <tuple>

namespace scixx::special {

namespace detail {

struct Gamma {
    static double at(double x) { return gamma_function(x); }
};
struct Gammaln {
    static double at(double x) { return log_abs_gamma(x); }
};
struct Loggamma {
    static double at(double x) { return x < 0 ? std::numeric_limits<double>::quiet_NaN() : log_abs_gamma(x); }
};
struct Rgamma {
    static double at(double x) { return reciprocal_gamma(x); }
};
struct Gammasgn {
    static double at(double x) { return gamma_sign(x); }
};
struct Poch {
    static double at(double z, double m) { return pochhammer(z, m); }
};

}  // namespace detail

/// The gamma function, integral of t^(x-1) exp(-t) over t > 0, continued to negative x.
///
/// gamma(+0) = inf, gamma(-0) = -inf, NaN at negative integers and -inf (as SciPy since 1.15; before, inf and -inf).
/// @param x    numbers or an array; integers count as double, float answers in float.
/// @param out  a destination, if given.
/// @return     within 7 ulp of Gamma(x), inf above 171.62.
/// @see        scipy.special.gamma, DLMF 5.2.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gamma(const X& x, D&&... out) {
    return core::elementwise<detail::Gamma>("gamma", std::tie(x), out...);
}

/// log |Gamma(x)|; inf at 0 and the negative integers, -inf at -inf (as SciPy).
///
/// Relative error of a few ulp for x > 0, with the zeros at 1 and 2; below 0 the error is absolute near the zeros.
/// @see scipy.special.gammaln, DLMF 5.5, 5.11.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammaln(const X& x, D&&... out) {
    return core::elementwise<detail::Gammaln>("gammaln", std::tie(x), out...);
}

/// The principal branch of log Gamma: of real arguments gammaln for x >= 0 and NaN below. @see scipy.special.loggamma.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto loggamma(const X& x, D&&... out) {
    return core::elementwise<detail::Loggamma>("loggamma", std::tie(x), out...);
}

/// The principal branch of log Gamma(z) in the complex plane: real on the positive axis, analytic off the negative one,
/// where the sign of Im z, +0 or -0, tells the side. NaN at 0 and the negative integers.
///
/// It is not log(gamma(z)): its imaginary part is continuous and takes any value.
/// @param z  std::complex<float> or std::complex<double>.
/// @return   about 1e-14 relative to |loggamma(z)|.
/// @see      scipy.special.loggamma; D. E. G. Hare, J. Algorithms 25 (1997) 221; DLMF 5.5, 5.11.
template <class T>
    requires(std::same_as<T, float> || std::same_as<T, double>)
[[nodiscard]] std::complex<T> loggamma(const std::complex<T>& z) noexcept {
    const double x = static_cast<double>(z.real()), y = static_cast<double>(z.imag());
    constexpr T nan = std::numeric_limits<T>::quiet_NaN();
    if (!(std::isfinite(x) && std::isfinite(y)) && !(x > 0 && y == 0)) return {nan, nan};
    if (y == 0 && x <= 0 && x == std::floor(x)) return {nan, nan};
    if (y == 0 && x > 0) return {static_cast<T>(detail::log_abs_gamma(x)), z.imag()};
    const std::complex<double> above = detail::log_gamma_above({x, std::abs(y)});
    return {static_cast<T>(above.real()), static_cast<T>(std::signbit(y) ? -above.imag() : above.imag())};
}
/// Elementwise over a complex array. @see loggamma(std::complex<T>).
template <core::ArrayLike A, core::Destination... D>
    requires(core::is_complex<core::ScalarOf<A>> && core::AtMostOne<D...>)
[[nodiscard]] auto loggamma(const A& z, D&&... out) {
    using T = core::ScalarOf<A>;
    const core::Source<T, A> source(z);
    return core::answer<core::SameShapeOf<A, T>>(
        "loggamma", source.view().shape(),
        [&](auto& to) { core::for_each([](const T& x, T& y) { y = loggamma(x); }, source.view(), core::view(to)); },
        out...);
}

/// 1 / Gamma(x), an entire function: 0 at the poles of Gamma, down to the subnormals.
/// @return within 7 ulp; NaN at -inf.
/// @see    scipy.special.rgamma.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rgamma(const X& x, D&&... out) {
    return core::elementwise<detail::Rgamma>("rgamma", std::tie(x), out...);
}

/// The sign of Gamma(x), 1 or -1, and 0 at 0 and the negative integers.
/// @see scipy.special.gammasgn.
template <core::Operand X, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammasgn(const X& x, D&&... out) {
    return core::elementwise<detail::Gammasgn>("gammasgn", std::tie(x), out...);
}

/// The logarithm of the multivariate gamma function, d (d - 1) / 4 log(pi) + sum of gammaln(a - j / 2) over 0 <= j < d.
///
/// @param a    numbers or an array, each above (d - 1) / 2.
/// @param d    the dimension, d >= 1.
/// @throws std::invalid_argument for d < 1 and where a <= (d - 1) / 2.
/// @see        scipy.special.multigammaln; R. J. Muirhead, Aspects of Multivariate Statistical Theory (1982).
template <core::Operand A, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto multigammaln(const A& a, int d, D&&... out) {
    core::require(d >= 1, "multigammaln", "d should be a positive integer, got ", d);
    const auto each = [d](double x) {
        core::require(!(x <= 0.5 * (d - 1)), "multigammaln", "a must be greater than (d - 1) / 2, got ", x);
        double sum = 0.25 * d * (d - 1) * detail::log_pi;
        for (int j = 0; j < d; ++j) sum += detail::log_abs_gamma(x - 0.5 * j);
        return sum;
    };
    return core::elementwise("multigammaln", each, std::tie(a), out...);
}

/// Pochhammer's symbol (z)_m = Gamma(z + m) / Gamma(z), also for real m.
///
/// Products for integers |m| <= 16, else the quotient of Stirling's forms with arguments and exponent in double-double arithmetic, and
/// reflection below 0: at most 9 ulp off, also where z is large and both gamma functions overflow. The limit where both have poles.
/// @see scipy.special.poch, DLMF 5.2(iii).
template <core::Operand Z, core::Operand M, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto poch(const Z& z, const M& m, D&&... out) {
    return core::elementwise<detail::Poch>("poch", std::tie(z, m), out...);
}

}  // namespace scixx::special
