// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/options.hpp>
#include <scixx/signal/detail/design/least_squares.hpp>
#include <scixx/signal/detail/design/window_method.hpp>
#include <scixx/signal/windows/get_window.hpp>

namespace scixx::signal {

/// What a window filter lets through; with a passband at 0 or without one for any number of edges.
enum class PassZero { lowpass, highpass, bandpass, bandstop, true_, false_ };

/// PassZero as an option: `true`, `false` or a PassZero.
struct PassZeroOption {
    PassZero value;
    constexpr PassZeroOption(PassZero kind) : value(kind) {}   // NOLINT
    constexpr PassZeroOption(std::same_as<bool> auto at_zero)  // NOLINT
        : value(at_zero ? PassZero::true_ : PassZero::false_) {}
    [[nodiscard]] constexpr operator PassZero() const noexcept { return value; }  // NOLINT
};

/// Options of firwin.
struct FirwinOptions {
    std::optional<double> width{};    ///< width of the transition: a Kaiser window of that width instead of `window`
    Window window = "hamming";        ///< as in get_window, symmetric
    PassZeroOption pass_zero = true;  ///< what the filter lets through
    bool scale = true;                ///< gain 1 at 0, fs/2 or the middle of the first passband
    std::optional<double> fs{};       ///< sampling frequency: cutoff and width in its unit; 2 by default
};

/// Options of firwin2.
struct Firwin2Options {
    std::optional<Index> nfreqs{};  ///< points of the interpolated response: 2^m + 1 > numtaps by default
    core::Optional<Window> window = Window("hamming");  ///< as in get_window, symmetric; std::nullopt for none
    bool antisymmetric = false;                         ///< an antisymmetric filter, of types III and IV
    std::optional<double> fs{};                         ///< sampling frequency; 2 by default
};

/// Options of firls.
struct FirlsOptions {
    std::vector<double> weight{};  ///< one a band, >= 0; ones by default
    std::optional<double> fs{};    ///< sampling frequency; 2 by default
};

/// What kaiserord returns.
struct KaiserOrder {
    Index numtaps;  ///< length of the filter
    double beta;    ///< of the Kaiser window
};

/// Attenuation in dB of a window filter by Kaiser's formula, 2.285 (numtaps - 1) pi width + 7.95.
/// @param width  of the transition as a part of half the sampling frequency.
/// @see scipy.signal.kaiser_atten
[[nodiscard]] inline double kaiser_atten(Index numtaps, double width) noexcept {
    return 2.285 * static_cast<double>(numtaps - 1) * std::numbers::pi * width + 7.95;
}

/// Kaiser's beta for an attenuation of `a` dB.
/// @note  A. V. Oppenheim, R. W. Schafer, "Discrete-time signal processing" (1999), section 7.3.
/// @see scipy.signal.kaiser_beta
[[nodiscard]] inline double kaiser_beta(double a) noexcept {
    if (a > 50) return 0.1102 * (a - 8.7);
    if (a > 21) return 0.5842 * std::pow(a - 21, 0.4) + 0.07886 * (a - 21);
    return 0;
}

/// Length and beta of a Kaiser window filter.
/// @param ripple  largest deviation in dB, > 8.
/// @param width   of the transition as a part of half the sampling frequency.
/// @throws std::invalid_argument for a ripple too small for the formula.
/// @see scipy.signal.kaiserord
template <class = void>
[[nodiscard]] inline KaiserOrder kaiserord(double ripple, double width) {
    const double A = std::abs(ripple);
    core::require(A >= 8, "kaiserord", "ripple must be at least 8 dB, got ", ripple);
    return {static_cast<Index>(std::ceil((A - 7.95) / 2.285 / (std::numbers::pi * width) + 1)), kaiser_beta(A)};
}

/// Linear-phase filter by the window method: ideal bands times a window.
///
/// @param numtaps  number of coefficients, >= 1; odd if fs/2 is in a passband.
/// @param cutoff   one edge or several increasing ones in (0, fs/2), where the gain is a half.
/// @param options  see FirwinOptions.
/// @return         numtaps coefficients, symmetric.
/// @throws std::invalid_argument for a size, edges or options that do not fit this.
/// @see   scipy.signal.firwin
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd firwin(Index numtaps, const Coefficients& cutoff,
                                           const FirwinOptions& options = {}) {
    constexpr const char* function = "firwin";
    core::require(numtaps >= 1, function, "numtaps must be positive, got ", numtaps);
    const double nyquist = options.fs.value_or(2.0) / 2;
    core::require(cutoff.size() > 0, function, "at least one cutoff frequency must be given");
    detail::design::RealList edges;
    for (Index i = 0; i < cutoff.size(); ++i) {
        const double edge = cutoff[i] / nyquist;
        core::require(edge > 0 && edge < 1, function, "cutoff must be greater than 0 and less than fs/2, got ",
                      cutoff[i]);
        core::require(edges.empty() || edge > edges.back(), function, "cutoff must be strictly increasing");
        edges.push_back(edge);
    }
    const bool single = edges.size() == 1;
    bool pass_zero = true;
    switch (options.pass_zero.value) {
        case PassZero::lowpass:
        case PassZero::highpass:
            core::require(single, function, "cutoff must be one frequency for lowpass and highpass");
            pass_zero = options.pass_zero == PassZero::lowpass;
            break;
        case PassZero::bandpass:
        case PassZero::bandstop:
            core::require(!single, function, "cutoff must have at least two elements for bandpass and bandstop");
            pass_zero = options.pass_zero == PassZero::bandstop;
            break;
        default:
            pass_zero = options.pass_zero == PassZero::true_;
    }
    const bool pass_nyquist = (edges.size() % 2 == 1) != pass_zero;
    core::require(!pass_nyquist || numtaps % 2 == 1, function,
                  "numtaps must be odd for a filter with a passband at fs/2, got ", numtaps);
    if (pass_zero) edges.insert(edges.begin(), 0.0);
    if (pass_nyquist) edges.push_back(1.0);
    Eigen::ArrayXd w;
    if (options.width)
        w = windows::kaiser(numtaps, kaiser_beta(kaiser_atten(numtaps, *options.width / nyquist)));
    else if (options.window.is_array()) {
        w = options.window.points();
        core::require(w.size() == numtaps, function, "window must have numtaps points, got ", w.size());
    } else
        w = detail::windows::window_of(function, options.window, numtaps, false);
    return detail::design::windowed_bands(edges, std::move(w), options.scale);
}

/// Linear-phase filter by sampling a response in frequency: the response is interpolated linearly between the points
/// given, transformed and windowed.
///
/// @param numtaps  number of coefficients, less than nfreqs.
/// @param freq     frequencies from 0 to fs/2, not decreasing; a frequency twice makes a step.
/// @param gain     gain at each.
/// @param options  see Firwin2Options.
/// @return         numtaps coefficients.
/// @throws std::invalid_argument for arguments that do not fit this, and for gains at 0 and fs/2 that a filter of the
///                 type can not have: type II (even, symmetric) needs 0 at fs/2, III (odd, antisymmetric) at both, IV
///                 at 0.
/// @see   scipy.signal.firwin2
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd firwin2(Index numtaps, const Coefficients& freq, const Coefficients& gain,
                                            const Firwin2Options& options = {}) {
    constexpr const char* function = "firwin2";
    const double nyquist = options.fs.value_or(2.0) / 2;
    const Index points = freq.size();
    core::require(points == gain.size(), function, "freq and gain must be of same length, got ", points, " and ",
                  gain.size());
    core::require(points >= 2, function, "freq must have at least two entries");
    core::require(numtaps >= 1, function, "numtaps must be positive, got ", numtaps);
    core::require(!options.nfreqs || numtaps < *options.nfreqs, function, "numtaps must be less than nfreqs, got ",
                  numtaps);
    core::require(freq[0] == 0 && freq[points - 1] == nyquist, function, "freq must start with 0 and end with fs/2");
    for (Index i = 1; i < points; ++i) {
        core::require(freq[i] >= freq[i - 1], function, "freq must be nondecreasing");
        core::require(i < 2 || !(freq[i] == freq[i - 2]), function, "a value in freq must not occur more than twice");
    }
    core::require(freq[1] != 0, function, "value 0 must not be repeated in freq");
    core::require(points < 3 || freq[points - 2] != nyquist, function, "value fs/2 must not be repeated in freq");
    const bool odd = numtaps % 2 == 1;
    const int type = options.antisymmetric ? (odd ? 3 : 4) : (odd ? 1 : 2);
    core::require(!((type == 2 || type == 3) && gain[points - 1] != 0), function,
                  "gain must be zero at fs/2 for a filter of type ", type);
    core::require(!((type == 3 || type == 4) && gain[0] != 0), function, "gain must be zero at 0 for a filter of type ",
                  type);
    Index nfreqs = 0;
    if (options.nfreqs)
        nfreqs = *options.nfreqs;
    else {
        nfreqs = 1;
        while (nfreqs < numtaps) nfreqs *= 2;
        nfreqs += 1;
    }
    core::List<double> f(points);
    for (Index i = 0; i < points; ++i) f[i] = freq[i];
    // A step's two frequencies are moved apart by as little as a double of that size allows.
    const double eps = std::numeric_limits<double>::epsilon() * nyquist;
    for (Index k = 0; k + 1 < f.size(); ++k)
        if (f[k] == f[k + 1]) {
            f[k] -= eps;
            f[k + 1] += eps;
        }
    for (Index k = 0; k + 1 < f.size(); ++k)
        core::require(f[k + 1] > f[k], function, "freq cannot contain numbers that are too close together");
    // The response with the delay of half the length, and its inverse transform as a sum of cosines.
    core::List<std::complex<double>> spectrum(2 * (nfreqs - 1));
    Index segment = 0;
    for (Index i = 0; i < nfreqs; ++i) {
        const double x = nyquist * static_cast<double>(i) / static_cast<double>(nfreqs - 1);
        while (segment + 2 < f.size() && x >= f[segment + 1]) ++segment;
        double value = 0;
        if (x >= f.back())
            value = gain[points - 1];
        else
            value =
                gain[segment] + (gain[segment + 1] - gain[segment]) / (f[segment + 1] - f[segment]) * (x - f[segment]);
        std::complex<double> shift =
            std::polar(1.0, -static_cast<double>(numtaps - 1) / 2 * std::numbers::pi * x / nyquist);
        if (type > 2) shift *= std::complex<double>(0, 1);
        const std::complex<double> fx = value * shift;
        spectrum[i] = i == 0 || i == nfreqs - 1 ? std::complex<double>(fx.real()) : fx;
        if (i > 0 && i < nfreqs - 1) spectrum[spectrum.size() - i] = std::conj(fx);
    }
    for (auto& s : spectrum) s = std::conj(s);
    const auto response = detail::windows::dft(spectrum);
    Eigen::ArrayXd w(numtaps);
    std::fill(w.data(), w.data() + numtaps, 1.0);
    if (options.window) {
        if (options.window->is_array()) {
            w = options.window->points();
            core::require(w.size() == numtaps, function, "window must have numtaps points, got ", w.size());
        } else
            w = detail::windows::window_of(function, *options.window, numtaps, false);
    }
    Eigen::ArrayXd out(numtaps);
    for (Index n = 0; n < numtaps; ++n) out[n] = w[n] * response[n].real() / static_cast<double>(spectrum.size());
    if (type == 3) out[numtaps / 2] = 0;
    return out;
}

/// Linear-phase filter with the least weighted square error from straight lines in bands.
///
/// @param numtaps  number of coefficients, odd.
/// @param bands    edges of the bands, pairs from 0 to fs/2 that do not decrease.
/// @param desired  gain at each edge, linear in between.
/// @param options  see FirlsOptions.
/// @return         numtaps coefficients, symmetric.
/// @throws std::invalid_argument for arguments that do not fit this.
/// @note  The normal equations, a Toeplitz and a Hankel matrix, by a pivoted decomposition: O(numtaps^3 / 24). With
///        gaps between the bands they are ill-conditioned for many coefficients, in SciPy as here.
/// @see   scipy.signal.firls
template <class T = double>
[[nodiscard]] Eigen::ArrayXd firls(Index numtaps, const Coefficients& bands, const Coefficients& desired,
                                   const FirlsOptions& options = {}) {
    return detail::design::least_squares<T>(numtaps, bands.values(), desired.values(), options.weight,
                                            options.fs.value_or(2.0) / 2);
}

}  // namespace scixx::signal
