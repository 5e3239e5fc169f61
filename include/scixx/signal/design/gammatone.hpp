// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/zpk.hpp>

namespace scixx::signal {

/// The form of a gammatone filter.
enum class GammatoneType { fir, iir };

/// Options of gammatone.
struct GammatoneOptions {
    std::optional<int> order{};      ///< order of a fir filter, 1 to 24; 4 by default. iir has order 4
    std::optional<Index> numtaps{};  ///< coefficients of a fir filter; 15 ms of them, or 15, by default
    std::optional<double> fs{};      ///< sampling frequency; 2 by default
};

/// Gammatone filter, a model of the ear at one frequency.
///
/// @param freq     centre frequency in the unit of fs, in (0, fs/2).
/// @param ftype    fir: t^(order - 1) exp(-2 pi b t) cos(2 pi freq t) sampled; iir: Slaney's approximation of order 4.
/// @param options  see GammatoneOptions.
/// @return         coefficients, a = 1 for fir.
/// @throws std::invalid_argument for a frequency or order out of range.
/// @note  M. Slaney, "An efficient implementation of the Patterson-Holdsworth auditory filter bank", Apple Technical
///        Report 35 (1993); bandwidth 1.019 (24.7 + freq / 9.26449) by B. R. Glasberg, B. C. J. Moore (1990).
/// @see   scipy.signal.gammatone
template <class = void>
[[nodiscard]] inline Ba gammatone(double freq, GammatoneType ftype, const GammatoneOptions& options = {}) {
    const double fs = options.fs.value_or(2.0), pi = std::numbers::pi;
    core::require(freq > 0 && freq < fs / 2, "gammatone", "freq must lie in (0, fs/2), got ", freq);
    const double bandwidth = 1.019 * (freq / 9.26449 + 24.7);
    if (ftype == GammatoneType::fir) {
        const int order = options.order.value_or(4);
        core::require(order >= 1 && order <= 24, "gammatone", "order must lie in [1, 24], got ", order);
        const Index taps = options.numtaps.value_or(std::max<Index>(static_cast<Index>(fs * 0.015), 15));
        core::require(taps >= 1, "gammatone", "numtaps must be positive, got ", taps);
        double scale = 2 * std::pow(2 * pi * bandwidth, order) / fs;
        for (int k = 2; k < order; ++k) scale /= k;
        Ba out{Eigen::ArrayXd(taps), Eigen::ArrayXd::Ones(1)};
        for (Index i = 0; i < taps; ++i) {
            const double t = static_cast<double>(i) / fs;
            out.b[i] = scale * std::pow(t, order - 1) * std::exp(-2 * pi * bandwidth * t) * std::cos(2 * pi * freq * t);
        }
        return out;
    }
    // Four stages of one zero each and a fourfold pair of poles, with gain 1 at the centre.
    const double T = 1 / fs, angle = 2 * pi * freq * T, decay = std::exp(-2 * pi * bandwidth * T);
    using detail::design::Complex;
    const Complex z = std::polar(1.0, -angle), pole = std::polar(decay, angle);
    detail::design::RealList b{1.0}, a{1.0};
    Complex gain = 1;
    for (const double root : {std::sqrt(3 + std::sqrt(8.0)), -std::sqrt(3 + std::sqrt(8.0)),
                              std::sqrt(3 - std::sqrt(8.0)), -std::sqrt(3 - std::sqrt(8.0))}) {
        const double zero = decay * (std::cos(angle) + root * std::sin(angle));
        b = detail::design::product(b, {1.0, -zero});
        a = detail::design::product(a, {1.0, -2 * pole.real(), decay * decay});
        gain *= (1.0 - zero * z) / (1.0 - 2 * pole.real() * z + decay * decay * z * z);
    }
    for (double& c : b) c /= std::abs(gain);
    return {detail::design::arrayed(b), detail::design::arrayed(a)};
}

}  // namespace scixx::signal
