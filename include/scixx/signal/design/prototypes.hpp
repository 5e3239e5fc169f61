// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/prototypes.hpp>

namespace scixx::signal {

/// What is the same for Bessel filters of all orders.
enum class BesselNorm {
    phase,  ///< the phase at the edge is that of half the order's quarter turns, as a Butterworth filter's
    delay,  ///< the group delay in the passband is 1 / Wn
    mag     ///< the gain at the edge is -3 dB
};

/// Analogue Butterworth lowpass prototype: N poles evenly spaced on the left half of the unit circle.
/// @param N  order, >= 0.
/// @throws std::invalid_argument for a negative order.
/// @see scipy.signal.buttap
template <class = void>
[[nodiscard]] inline Zpk buttap(int N) {
    return detail::design::answered(detail::design::butterworth("buttap", N));
}

/// Analogue Chebyshev prototype of type I: `rp` dB of ripple in the passband, whose edge is 1 rad/s.
/// @param N   order, >= 0.
/// @param rp  ripple in dB, > 0.
/// @throws std::invalid_argument for a negative order, or rp <= 0.
/// @see scipy.signal.cheb1ap
template <class = void>
[[nodiscard]] inline Zpk cheb1ap(int N, double rp) {
    return detail::design::answered(detail::design::chebyshev1("cheb1ap", N, rp));
}

/// Analogue Chebyshev prototype of type II: `rs` dB of attenuation in the stopband, whose edge is 1 rad/s.
/// @param N   order, >= 0.
/// @param rs  attenuation in dB, > 0.
/// @throws std::invalid_argument for a negative order, or rs <= 0.
/// @see scipy.signal.cheb2ap
template <class = void>
[[nodiscard]] inline Zpk cheb2ap(int N, double rs) {
    return detail::design::answered(detail::design::chebyshev2("cheb2ap", N, rs));
}

/// Analogue elliptic (Cauer) prototype: `rp` dB of ripple in the passband, whose edge is 1 rad/s, and `rs` dB of
/// attenuation in the stopband.
/// @param N       order, >= 0.
/// @param rp, rs  in dB, 0 < rp < rs.
/// @throws std::invalid_argument for a negative order, or unless 0 < rp < rs.
/// @note  S. J. Orfanidis, "Lecture notes on elliptic filter design" (2006).
/// @see scipy.signal.ellipap
template <class = void>
[[nodiscard]] inline Zpk ellipap(int N, double rp, double rs) {
    return detail::design::answered(detail::design::elliptic("ellipap", N, rp, rs));
}

/// Analogue Bessel prototype: the group delay is maximally flat.
/// @param N     order, 0 to 170.
/// @param norm  see BesselNorm.
/// @return      poles with a relative error of some eps.
/// @throws std::invalid_argument for an order outside these limits.
/// @see scipy.signal.besselap
template <class = void>
[[nodiscard]] inline Zpk besselap(int N, BesselNorm norm = BesselNorm::phase) {
    return detail::design::answered(
        detail::design::bessel_filter("besselap", N, static_cast<detail::design::BesselKind>(norm)));
}

}  // namespace scixx::signal
