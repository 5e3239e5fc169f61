// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numbers>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/filter_types.hpp>

namespace scixx::signal {

/// What iircomb does at the multiples of its frequency.
enum class Comb { notch, peak };

/// Options of iirnotch and iirpeak.
struct IirnotchOptions {
    double fs = 2;  ///< sampling frequency
};

/// Options of iircomb.
struct IircombOptions {
    Comb ftype = Comb::notch;  ///< notch takes the frequencies away, peak keeps them
    double fs = 2;             ///< sampling frequency
    bool pass_zero = false;    ///< whether the notches (peaks) of a notch (peak) comb lie between the multiples (false:
                               ///< SciPy's default, which puts a notch at 0 and lets a peak begin there)
};

namespace detail::design {
template <class = void>
inline Ba second_order(const char* function, double w0, double Q, double fs, bool notch) {
    const double edge = 2 * w0 / fs;
    core::require(edge > 0 && edge < 1, function, "w0 must lie in (0, fs/2), got ", w0);
    core::require(Q > 0, function, "Q must be positive, got ", Q);
    const double w = edge * std::numbers::pi, beta = std::tan(w / Q / 2), gain = 1 / (1 + beta);
    Ba out{Eigen::ArrayXd(3), Eigen::ArrayXd(3)};
    if (notch)
        out.b << gain, -2 * std::cos(w) * gain, gain;
    else
        out.b << 1 - gain, 0, -(1 - gain);
    out.a << 1, -2 * gain * std::cos(w), 2 * gain - 1;
    return out;
}
}  // namespace detail::design

/// Digital notch filter of second order: it takes out a narrow band around `w0`.
/// @param w0  frequency, in (0, fs/2).
/// @param Q   quality, w0 over the bandwidth at -3 dB, > 0.
/// @param fs  sampling frequency.
/// @throws std::invalid_argument for a frequency or quality out of range.
/// @note  S. J. Orfanidis, "Introduction to signal processing" (1996), section 11.3.
/// @see scipy.signal.iirnotch
template <class = void>
[[nodiscard]] inline Ba iirnotch(double w0, double Q, double fs = 2.0) {
    return detail::design::second_order("iirnotch", w0, Q, fs, true);
}
/// The same with fs by name: `iirnotch(60, 30, {.fs = 200})`. @throws std::invalid_argument as above.
template <class = void>
[[nodiscard]] inline Ba iirnotch(double w0, double Q, const IirnotchOptions& options) {
    return iirnotch(w0, Q, options.fs);
}

/// Digital peak filter of second order: it lets a narrow band around `w0` through; parameters as iirnotch.
/// @throws std::invalid_argument as iirnotch.
/// @see scipy.signal.iirpeak
template <class = void>
[[nodiscard]] inline Ba iirpeak(double w0, double Q, double fs = 2.0) {
    return detail::design::second_order("iirpeak", w0, Q, fs, false);
}
/// The same with fs by name. @throws std::invalid_argument as above.
template <class = void>
[[nodiscard]] inline Ba iirpeak(double w0, double Q, const IirnotchOptions& options) {
    return iirpeak(w0, Q, options.fs);
}

/// Digital comb filter: notches or peaks at the multiples of `w0`.
/// @param w0       frequency, a divisor of fs in (0, fs/2).
/// @param Q        quality of each notch or peak, > 0.
/// @param options  see IircombOptions.
/// @throws std::invalid_argument for a frequency out of range or that does not divide fs, or Q <= 0.
/// @note  S. J. Orfanidis, "Introduction to signal processing" (1996), section 11.5.
/// @see scipy.signal.iircomb
template <class = void>
[[nodiscard]] inline Ba iircomb(double w0, double Q, const IircombOptions& options = {}) {
    const double fs = options.fs;
    core::require(w0 > 0 && w0 < fs / 2, "iircomb", "w0 must lie in (0, fs/2), got ", w0);
    core::require(Q > 0, "iircomb", "Q must be positive, got ", Q);
    const auto N = static_cast<Eigen::Index>(std::nearbyint(fs / w0));
    core::require(std::abs(w0 - fs / static_cast<double>(N)) / fs <= 1e-14, "iircomb",
                  "fs must be divisible by w0, got ", fs, " and ", w0);
    const bool notch = options.ftype == Comb::notch;
    const double width = 2 * std::numbers::pi * w0 / fs / Q, g0 = notch ? 1 : 0, g = notch ? 0 : 1;
    const double beta = std::tan(static_cast<double>(N) * width / 4), scale = 1 / (1 + beta);
    const double sign = notch != options.pass_zero ? -1 : 1;
    Ba out{Eigen::ArrayXd::Zero(N + 1), Eigen::ArrayXd::Zero(N + 1)};
    out.b[0] = (g0 + g * beta) * scale;
    out.b[N] = sign * (g0 - g * beta) * scale;
    out.a[0] = 1;
    out.a[N] = sign * (1 - beta) * scale;
    return out;
}

}  // namespace scixx::signal
