// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/complex/elementwise.hpp>
#include <scixx/special/detail/complex/gamma.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/gamma_quotients.hpp>
#include <tuple>
#include <type_traits>

namespace scixx::special {

/// The gamma function, integral of t^(x-1) exp(-t) over t > 0, continued to negative x.
///
/// gamma(+0) = inf, gamma(-0) = -inf, NaN at negative integers and -inf (as SciPy since 1.15; before, inf and -inf).
/// @param x    numbers or an array; integers count as double, float answers in float.
/// @param out  a destination, if given.
/// @return     within 7 ulp of Gamma(x), inf above 171.62.
/// @see        scipy.special.gamma, DLMF 5.2.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gamma(const X& x, D&&... out) {
    return core::elementwise<detail::GammaInBlocks<detail::Gamma, 1>>("gamma", std::tie(x), out...);
}

/// log |Gamma(x)|; inf at 0 and the negative integers, -inf at -inf (as SciPy).
///
/// Relative error of a few ulp for x > 0, with the zeros at 1 and 2; below 0 the error is absolute near the zeros.
/// @see scipy.special.gammaln, DLMF 5.5, 5.11.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gammaln(const X& x, D&&... out) {
    return core::elementwise<detail::Gammaln>("gammaln", std::tie(x), out...);
}

/// The principal branch of log Gamma: of real arguments gammaln for x >= 0 and NaN below. @see scipy.special.loggamma.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto loggamma(const X& x, D&&... out) {
    return core::elementwise<detail::Loggamma>("loggamma", std::tie(x), out...);
}

/// The principal branch of log Gamma(z) in the complex plane: real on the positive axis, analytic off the negative one,
/// where the sign of Im z, +0 or -0, tells the side. NaN at 0 and the negative integers.
///
/// It is not log(gamma(z)): its imaginary part is continuous and takes any value.
/// @param z  std::complex<float> or std::complex<double>, or an array of such.
/// @return   about 1e-14 relative to |loggamma(z)|.
/// @see      scipy.special.loggamma; D. E. G. Hare, J. Algorithms 25 (1997) 221; DLMF 5.5, 5.11.
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto loggamma(const Z& z, D&&... out) {
    return detail::complex_elementwise("loggamma", detail::complex_log_gamma<>, z, out...);
}

/// The gamma function in the complex plane, exp(loggamma(z)); NaN at 0 and the negative integers.
///
/// @param z    std::complex<float> or std::complex<double>, or an array of such.
/// @param out  a destination for an array, if given.
/// @return     about 1e-15 (1 + |loggamma(z)|) relative. @see scipy.special.gamma
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto gamma(const Z& z, D&&... out) {
    return detail::complex_elementwise("gamma", detail::complex_gamma<>, z, out...);
}
/// 1 / Gamma(z) in the complex plane, 0 at the poles of Gamma; accuracy as gamma. @see scipy.special.rgamma
template <detail::ComplexOperand Z, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rgamma(const Z& z, D&&... out) {
    return detail::complex_elementwise("rgamma", detail::complex_rgamma<>, z, out...);
}

/// 1 / Gamma(x), an entire function: 0 at the poles of Gamma, down to the subnormals.
/// @return within 7 ulp; NaN at -inf.
/// @see    scipy.special.rgamma.
template <core::Operand X = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rgamma(const X& x, D&&... out) {
    return core::elementwise<detail::GammaInBlocks<detail::Rgamma, -1>>("rgamma", std::tie(x), out...);
}

/// The sign of Gamma(x), 1 or -1, and 0 at 0 and the negative integers.
/// @see scipy.special.gammasgn.
template <core::Operand X = core::InBraces, core::Destination... D>
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
template <core::Operand A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto multigammaln(const A& a, int d, D&&... out) {
    core::require(d >= 1, "multigammaln", "d should be a positive integer, got ", d);
    const auto each = [d]<class T>(T at) {
        const auto x = static_cast<double>(at);
        core::require(!(x <= 0.5 * (d - 1)), "multigammaln", "a must be greater than (d - 1) / 2, got ", x);
        double sum = 0.25 * d * (d - 1) * detail::log_pi;
        int j = 0;
        if constexpr (std::is_same_v<T, float>)  // Gamma(y + 1/2) Gamma(y) = 2^(1 - 2 y) sqrt(pi) Gamma(2 y)
            for (; j + 1 < d; j += 2) {
                const double twice = 2 * x - (j + 1);
                sum +=
                    (1 - twice) * detail::elementary::ln2 + 0.5 * detail::log_pi + detail::log_abs_gamma<true>(twice);
            }
        for (; j < d; ++j) sum += detail::log_abs_gamma<std::is_same_v<T, float>>(x - 0.5 * j);
        return static_cast<T>(sum);
    };
    return core::elementwise("multigammaln", each, std::tie(a), out...);
}

/// Pochhammer's symbol (z)_m = Gamma(z + m) / Gamma(z), also for real m.
///
/// Products for integers |m| <= 16, else the quotient of Stirling's forms with arguments and exponent in double-double
/// arithmetic, and reflection below 0: at most 9 ulp off, also where z is large and both gamma functions overflow. The
/// limit where both have poles. Arrays of positive arguments below 500 run in SIMD operations.
/// @see scipy.special.poch, DLMF 5.2(iii).
template <core::Operand Z = core::InBraces, core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto poch(const Z& z, const M& m, D&&... out) {
    return core::elementwise<detail::Poch>("poch", std::tie(z, m), out...);
}

}  // namespace scixx::special
