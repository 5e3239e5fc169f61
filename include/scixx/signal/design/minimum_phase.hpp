// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <numbers>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/fft/fft.hpp>
#include <scixx/signal/design/filter_types.hpp>

namespace scixx::signal {

/// How minimum_phase splits the spectrum.
enum class MinimumPhaseMethod {
    homomorphic,  ///< by the cepstrum; best for an odd number of coefficients
    hilbert       ///< for equiripple filters whose gain is 1 or 0
};

/// Options of minimum_phase.
struct MinimumPhaseOptions {
    MinimumPhaseMethod method = MinimumPhaseMethod::homomorphic;  ///< way of computing
    std::optional<Index> n_fft{};                                 ///< length of the transform: 100 times the length of
                                                                  ///< the filter, to a power of 2, by default
};

/// A filter of minimum phase and half the length, whose gain is the root of that of a symmetric filter.
/// @param h        symmetric coefficients, at least 3.
/// @param options  see MinimumPhaseOptions.
/// @return         (size(h) + 1) / 2 coefficients (rounded down: size(h) / 2 + size(h) % 2).
/// @throws std::invalid_argument for fewer coefficients or n_fft < size(h).
/// @note  A. V. Oppenheim, R. W. Schafer, "Discrete-time signal processing" (2009); N. Damera-Venkata, B. L. Evans, S.
///        R. McCaslin, IEEE Trans. Circuits Syst. II 47 (2000).
/// @see   scipy.signal.minimum_phase
template <class T = double>
[[nodiscard]] Eigen::ArrayXd minimum_phase(const Coefficients& h, const MinimumPhaseOptions& options = {}) {
    constexpr const char* function = "minimum_phase";
    const Index size = h.size();
    core::require(size > 2, function, "h must be at least 3 samples long, got ", size);
    Index n = 1;
    if (options.n_fft)
        n = *options.n_fft;
    else
        while (n < 200 * (size - 1)) n *= 2;
    core::require(n >= size, function, "n_fft must be at least size(h), got ", n);
    const Index half = size / 2, keep = half + size % 2;
    using Spectrum = Eigen::ArrayX<std::complex<T>>;
    Spectrum x = Spectrum::Zero(n);
    for (Index i = 0; i < size; ++i) x[i] = h[i];
    x = fft::fft(x);
    Eigen::ArrayXd out(keep);
    if (options.method == MinimumPhaseMethod::hilbert) {
        // The zero-phase response, raised above zero, scaled to a top of one, and its root.
        Eigen::ArrayXd gain(n);
        for (Index k = 0; k < n; ++k) {
            const double w = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(n);
            gain[k] = (x[k] * std::polar(1.0, w * static_cast<double>(half))).real();
        }
        const double dp = gain.maxCoeff() - 1, ds = -gain.minCoeff();
        const double s =
            4 / ((std::sqrt(1 + dp + ds) + std::sqrt(1 - dp + ds)) * (std::sqrt(1 + dp + ds) + std::sqrt(1 - dp + ds)));
        Spectrum logs(n);
        for (Index k = 0; k < n; ++k) {
            const double root = std::sqrt(std::max((gain[k] + ds) * s, 0.0)) + 1e-10;
            gain[k] = root;
            logs[k] = std::log(root);
        }
        logs = fft::ifft(logs);
        for (Index k = 1; k < n; ++k) logs[k] *= 2 * k == n ? 0.0 : 2 * k < n ? 1.0 : -1.0;
        logs[0] = 0;
        logs = fft::fft(logs);
        for (Index k = 0; k < n; ++k) x[k] = gain[k] * std::exp(logs[k]);
        x = fft::ifft(x);
    } else {
        double least = std::numeric_limits<double>::infinity();
        for (Index k = 0; k < n; ++k)
            if (std::abs(x[k]) > 0) least = std::min(least, std::abs(x[k]));
        for (Index k = 0; k < n; ++k) x[k] = 0.5 * std::log(std::abs(x[k]) + 1e-7 * least);
        x = fft::ifft(x);
        // The causal part of the cepstrum; the coefficients that are kept need no more of it than this.
        const Index stop = (size + 1) / 2;
        for (Index k = 1; k < n; ++k) x[k] = x[k].real() * (k < stop ? 2.0 : k == stop && size % 2 ? 1.0 : 0.0);
        x[0] = x[0].real();
        x = fft::fft(x);
        for (Index k = 0; k < n; ++k) x[k] = std::exp(x[k]);
        x = fft::ifft(x);
    }
    for (Index i = 0; i < keep; ++i) out[i] = x[i].real();
    return out;
}

}  // namespace scixx::signal
