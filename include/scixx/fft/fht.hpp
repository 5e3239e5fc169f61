// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numbers>
#include <scixx/core/kernel/math.hpp>
#include <scixx/fft/detail/hankel.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/special/gamma.hpp>

namespace scixx::fft {

/// Options of fht and ifht.
struct FhtOptions {
    double offset = 0.0;  ///< log(k_c r_c), the logarithmic offset of the output's centre
    double bias = 0.0;    ///< exponent q of the power law that the input is divided by
};

/// Options of fhtoffset.
struct FhtoffsetOptions {
    double initial = 0.0;  ///< the offset wanted; the result is the nearest one of low ringing
    double bias = 0.0;     ///< exponent of the power law
};

/// Fast Hankel transform of a periodic sequence in logarithmic steps,
///
///     A(k) = integral over r > 0 of a(r) (k r)^q J_mu(k r) k dr,
///
/// where a_j is a(r_j) r_j^q at r_j = r_c exp((j - (n-1)/2) dln) and A_j for k_j = k_c exp((j - (n-1)/2) dln).
///
/// @param a        real array of rank 1 to 8, transformed along its last axis.
/// @param dln      logarithmic spacing of the points, not 0.
/// @param mu       order of the Bessel function, any real number.
/// @param options  `offset` is log(k_c r_c), see fhtoffset for a good one; `bias` is the exponent q.
/// @return         real array of the shape of `a`. Where the transform is singular (the factor of the constant term
///                 is infinite) the constant term is taken as 0; SciPy warns and does so too.
/// @throws std::invalid_argument if the last axis is empty, dln is 0, or an argument is not finite.
/// @note  O(n log n) for each line. A. J. S. Hamilton, MNRAS 312, 2000, p. 257, appendix B (FFTLog); J. D. Talman,
///        J. Comp. Phys. 29, 1978, p. 35. A NaN spreads over its own line.
/// @see   scipy.fft.fht
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto fht(const A& a, double dln, double mu, const FhtOptions& options = {}) {
    return detail::hankel("fht", a, dln, mu, options, false);
}

/// Inverse of fht with the same arguments.
///
/// @return  real array of the shape of `a`; where the inverse is singular (the factor of the constant term is 0) the
///          constant term is taken as 0.
/// @throws std::invalid_argument as fht.
/// @see   scipy.fft.ifht
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto ifht(const A& a, double dln, double mu, const FhtOptions& options = {}) {
    return detail::hankel("ifht", a, dln, mu, options, true);
}

/// The offset nearest to `initial` for which the coefficient of the highest frequency is real, which keeps the ringing
/// of fht low.
///
/// @param dln      logarithmic spacing of the points, not 0.
/// @param mu       order of the Bessel function.
/// @param options  `initial` and `bias`.
/// @return         log(k_c r_c).
/// @throws std::invalid_argument if dln is 0 or an argument is not finite.
/// @note  Hamilton (2000), equation (B26): the phase of the highest coefficient, in turns, is made an integer.
/// @see   scipy.fft.fhtoffset
[[nodiscard]] inline double fhtoffset(double dln, double mu, const FhtoffsetOptions& options = {}) {
    core::require(std::isfinite(dln) && dln != 0, "fhtoffset", "dln must be finite and not zero, got ", dln);
    core::require(std::isfinite(mu) && std::isfinite(options.initial) && std::isfinite(options.bias), "fhtoffset",
                  "mu, initial and bias must be finite");
    const double y = std::numbers::pi / (2 * dln);
    const double up = special::loggamma(std::complex<double>((mu + 1 + options.bias) / 2, y)).imag(),
                 down = special::loggamma(std::complex<double>((mu + 1 - options.bias) / 2, y)).imag();
    // Half turns of the phase 2 y (ln 2 - offset) + up + down.
    const double turns = (std::numbers::ln2 - options.initial) / dln + (up + down) / std::numbers::pi;
    return options.initial + (turns - std::nearbyint(turns)) * dln;
}

}  // namespace scixx::fft
