// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/polynomial_transforms.hpp>
#include <scixx/signal/detail/design/zpk.hpp>

namespace scixx::signal {

namespace detail::design {
template <class = void>
inline Factored factored(const Roots& z, const Roots& p, double k) {
    return {listed(z.values()), listed(p.values()), k};
}
}  // namespace detail::design

/// A lowpass prototype with its edge at 1 rad/s moved to `wo`: s becomes s / wo.
/// @param z, p, k  zeros, poles and gain of an analogue filter.
/// @throws std::invalid_argument if there are more zeros than poles.
/// @see scipy.signal.lp2lp_zpk
template <class = void>
[[nodiscard]] inline Zpk lp2lp_zpk(const Roots& z, const Roots& p, double k, double wo = 1.0) {
    return detail::design::answered(detail::design::lowpass(detail::design::factored(z, p, k), wo, "lp2lp_zpk"));
}
/// A lowpass prototype turned into a highpass filter with its edge at `wo`: s becomes wo / s.
/// @throws std::invalid_argument if there are more zeros than poles.
/// @see scipy.signal.lp2hp_zpk
template <class = void>
[[nodiscard]] inline Zpk lp2hp_zpk(const Roots& z, const Roots& p, double k, double wo = 1.0) {
    return detail::design::answered(detail::design::highpass(detail::design::factored(z, p, k), wo, "lp2hp_zpk"));
}
/// A lowpass prototype turned into a bandpass filter around `wo` of width `bw`: s becomes (s^2 + wo^2) / (s bw).
/// @throws std::invalid_argument if there are more zeros than poles.
/// @see scipy.signal.lp2bp_zpk
template <class = void>
[[nodiscard]] inline Zpk lp2bp_zpk(const Roots& z, const Roots& p, double k, double wo = 1.0, double bw = 1.0) {
    return detail::design::answered(detail::design::bandpass(detail::design::factored(z, p, k), wo, bw, "lp2bp_zpk"));
}
/// A lowpass prototype turned into a bandstop filter around `wo` of width `bw`: s becomes s bw / (s^2 + wo^2).
/// @throws std::invalid_argument if there are more zeros than poles.
/// @see scipy.signal.lp2bs_zpk
template <class = void>
[[nodiscard]] inline Zpk lp2bs_zpk(const Roots& z, const Roots& p, double k, double wo = 1.0, double bw = 1.0) {
    return detail::design::answered(detail::design::bandstop(detail::design::factored(z, p, k), wo, bw, "lp2bs_zpk"));
}
/// The digital filter of an analogue one by Tustin's rule, s = 2 fs (z - 1) / (z + 1).
/// @param z, p, k  zeros, poles and gain of an analogue filter.
/// @param fs       sampling frequency in Hz, without prewarping.
/// @throws std::invalid_argument if there are more zeros than poles.
/// @see scipy.signal.bilinear_zpk
template <class = void>
[[nodiscard]] inline Zpk bilinear_zpk(const Roots& z, const Roots& p, double k, double fs) {
    return detail::design::answered(detail::design::bilinear(detail::design::factored(z, p, k), fs, "bilinear_zpk"));
}

/// A transfer function with both polynomials divided by the leading coefficient of `a`; leading zeros are dropped.
/// @param b, a  coefficients, highest power first.
/// @throws std::invalid_argument if a is empty or all zero.
/// @note  Leading numerator coefficients below 1e-14 of 1 are dropped as zeros, as in SciPy, which warns.
/// @see scipy.signal.normalize
template <class = void>
[[nodiscard]] inline Ba normalize(const Coefficients& b, const Coefficients& a) {
    return detail::design::normalized("normalize", b.values(), a.values());
}
/// lp2lp_zpk for polynomials.
/// @throws std::invalid_argument if a is empty or all zero.
/// @see scipy.signal.lp2lp
template <class = void>
[[nodiscard]] inline Ba lp2lp(const Coefficients& b, const Coefficients& a, double wo = 1.0) {
    return detail::design::lowpass("lp2lp", b.values(), a.values(), wo);
}
/// lp2hp_zpk for polynomials.
/// @throws std::invalid_argument if a is empty or all zero.
/// @see scipy.signal.lp2hp
template <class = void>
[[nodiscard]] inline Ba lp2hp(const Coefficients& b, const Coefficients& a, double wo = 1.0) {
    return detail::design::highpass("lp2hp", b.values(), a.values(), wo);
}
/// lp2bp_zpk for polynomials.
/// @throws std::invalid_argument if a is empty or all zero.
/// @see scipy.signal.lp2bp
template <class = void>
[[nodiscard]] inline Ba lp2bp(const Coefficients& b, const Coefficients& a, double wo = 1.0, double bw = 1.0) {
    return detail::design::substituted("lp2bp", b.values(), a.values(), {1, 0, wo * wo}, {bw, 0});
}
/// lp2bs_zpk for polynomials.
/// @throws std::invalid_argument if a is empty or all zero.
/// @see scipy.signal.lp2bs
template <class = void>
[[nodiscard]] inline Ba lp2bs(const Coefficients& b, const Coefficients& a, double wo = 1.0, double bw = 1.0) {
    return detail::design::substituted("lp2bs", b.values(), a.values(), {bw, 0}, {1, 0, wo * wo});
}
/// bilinear_zpk for polynomials.
/// @param fs  sampling frequency in Hz, without prewarping.
/// @throws std::invalid_argument if a is empty or all zero.
/// @see scipy.signal.bilinear
template <class = void>
[[nodiscard]] inline Ba bilinear(const Coefficients& b, const Coefficients& a, double fs = 1.0) {
    return detail::design::substituted("bilinear", b.values(), a.values(), {2 * fs, -2 * fs}, {1, 1});
}

}  // namespace scixx::signal
