// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/bessel/airy.hpp>
#include <scixx/special/detail/bessel/zeros.hpp>

namespace scixx::special {

/// Airy's functions Ai, Ai', Bi and Bi', the solutions of y'' = x y, as a std::array: auto [ai, aip, bi, bip] =
/// airy(x).
///
/// @param x  real, numbers or an array.
/// @return   four numbers or arrays, at most 8 ulp off; for x < 0 the unit is that of the oscillation's size. Ai is 0
///           above 108, Bi infinite above 104.
/// @note     Taylor's series about multiples of 1/4 for |x| <= 10, asymptotic series beyond (DLMF 9.7), with the
///           exponent as a sum of two doubles.
/// @see      scipy.special.airy
/// Differs from SciPy: limits at infinity, 0 and infinity, where SciPy 1.10 gives NaN above 104 for Bi.
template <core::Operand X = core::InBraces>
[[nodiscard]] auto airy(const X& x) {
    return core::elementwise<detail::bessel::Airy>("airy", std::tie(x));
}

/// Airy's functions scaled: exp(z) Ai, exp(z) Ai', exp(-|Re z|) Bi and exp(-|Re z|) Bi' with z = 2/3 x^(3/2).
///
/// @param x  real, numbers or an array; for x < 0 the first two, which are complex, are NaN.
/// @return   four numbers or arrays; accuracy as airy.
/// @see      scipy.special.airye
template <core::Operand X = core::InBraces>
[[nodiscard]] auto airye(const X& x) {
    return core::elementwise<detail::bessel::Airye>("airye", std::tie(x));
}

/// The first nt zeros a of Ai and a' of Ai', falling, with Ai(a') and Ai'(a), as a std::array of four: auto [a, ap, ai,
/// aip].
///
/// @param nt  how many zeros, 1 or more.
/// @return    four arrays of nt numbers, about 2 ulp off.
/// @throws std::invalid_argument for nt < 1.
/// @note      The expansions of DLMF 9.9(iv), then Newton's method; Fabijonas and Olver, SIAM Rev. 41 (1999) 762.
/// @see       scipy.special.ai_zeros
template <class T = double>
[[nodiscard]] std::array<Eigen::ArrayX<T>, 4> ai_zeros(Eigen::Index nt) {
    core::require(nt > 0, "ai_zeros", "nt must be positive, got ", nt);
    std::array<Eigen::ArrayX<T>, 4> values;
    for (auto& each : values) each.resize(nt);
    for (Eigen::Index k = 0; k < nt; ++k) {
        const auto s = static_cast<double>(k + 1);
        const double a = detail::bessel::airy_zero<0>(s), ap = detail::bessel::airy_zero<1>(s);
        values[0][k] = static_cast<T>(a);
        values[1][k] = static_cast<T>(ap);
        values[2][k] = static_cast<T>(detail::bessel::airy_functions<false>(ap)[0]);
        values[3][k] = static_cast<T>(detail::bessel::airy_functions<false>(a)[1]);
    }
    return values;
}

/// The first nt zeros b of Bi and b' of Bi' on the negative axis, falling, with Bi(b') and Bi'(b), as a std::array of
/// four.
///
/// @param nt  how many zeros, 1 or more.
/// @return    four arrays of nt numbers, about 2 ulp off.
/// @throws std::invalid_argument for nt < 1.
/// @see       scipy.special.bi_zeros, ai_zeros
template <class T = double>
[[nodiscard]] std::array<Eigen::ArrayX<T>, 4> bi_zeros(Eigen::Index nt) {
    core::require(nt > 0, "bi_zeros", "nt must be positive, got ", nt);
    std::array<Eigen::ArrayX<T>, 4> values;
    for (auto& each : values) each.resize(nt);
    for (Eigen::Index k = 0; k < nt; ++k) {
        const auto s = static_cast<double>(k + 1);
        const double b = detail::bessel::airy_zero<2>(s), bp = detail::bessel::airy_zero<3>(s);
        values[0][k] = static_cast<T>(b);
        values[1][k] = static_cast<T>(bp);
        values[2][k] = static_cast<T>(detail::bessel::airy_functions<false>(bp)[2]);
        values[3][k] = static_cast<T>(detail::bessel::airy_functions<false>(b)[3]);
    }
    return values;
}

}  // namespace scixx::special
