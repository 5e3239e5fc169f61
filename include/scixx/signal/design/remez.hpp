// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/design/exchange.hpp>

namespace scixx::signal {

/// What remez approximates.
enum class RemezType {
    bandpass,        ///< a constant gain in each band
    differentiator,  ///< a gain that rises with the frequency, with an error relative to it
    hilbert          ///< a constant gain with a phase of 90 degrees
};

/// Options of remez.
struct RemezOptions {
    std::vector<double> weight{};          ///< of the error in each band, > 0; ones by default
    RemezType type = RemezType::bandpass;  ///< kind of filter
    int maxiter = 25;                      ///< exchanges at most
    int grid_density = 16;                 ///< points of the grid for each coefficient
    double fs = 1;                         ///< sampling frequency
};

/// The filter of least largest weighted error in bands, by the algorithm of Parks and McClellan.
///
/// @param numtaps  number of coefficients, >= 2.
/// @param bands    edges of the bands, increasing pairs in [0, fs/2].
/// @param desired  gain in each band; the slope for a differentiator.
/// @param options  see RemezOptions.
/// @return         numtaps coefficients, symmetric for bandpass, antisymmetric else.
/// @throws std::invalid_argument for arguments that do not fit this.
/// @throws core::DataError if the exchange does not converge in maxiter steps, or the problem has too few points.
/// @note  E. Ya. Remez's exchange on a grid with barycentric interpolation (J. H. McClellan, T. W. Parks, L. R.
///        Rabiner, IEEE Trans. Audio Electroacoust. 21, 1973). O(grid_density numtaps^2) a step.
///        Differs from SciPy: the exchange always ends, also for narrow bands.
/// @see   scipy.signal.remez
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd remez(Index numtaps, const Coefficients& bands, const Coefficients& desired,
                                          const RemezOptions& options = {}) {
    constexpr const char* function = "remez";
    core::require(numtaps >= 2, function, "numtaps must be at least 2, got ", numtaps);
    core::require(bands.size() > 0 && bands.size() % 2 == 0, function, "bands must contain pairs of edges, got ",
                  bands.size());
    core::require(2 * desired.size() == bands.size(), function, "desired must have one entry for each of ",
                  bands.size() / 2, " bands, got ", desired.size());
    core::require(options.fs > 0, function, "fs must be positive, got ", options.fs);
    core::require(options.grid_density >= 1, function, "grid_density must be positive, got ", options.grid_density);
    core::require(options.weight.empty() || static_cast<Index>(options.weight.size()) == desired.size(), function,
                  "weight must have one entry for each band, got ", options.weight.size());
    core::List<detail::design::Band> list;
    for (Index i = 0; i < desired.size(); ++i) {
        const double low = bands[2 * i] / options.fs, high = bands[2 * i + 1] / options.fs;
        core::require(low >= 0 && high <= 0.5 && low < high && (i == 0 || low >= bands[2 * i - 1] / options.fs),
                      function, "bands must be increasing and lie between 0 and fs/2");
        const double weight = options.weight.empty() ? 1.0 : options.weight[core::to_size(i)];
        core::require(weight > 0, function, "weight must be positive, got ", weight);
        list.push_back({low, high, desired[i], weight});
    }
    return detail::design::equiripple(numtaps, list, options.type != RemezType::bandpass,
                                      options.type == RemezType::differentiator, options.maxiter, options.grid_density);
}

}  // namespace scixx::signal
