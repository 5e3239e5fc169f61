// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/signal/design/firwin.hpp>

namespace scixx::signal {

/// Options of firwin_2d.
struct Firwin2dOptions {
    Coefficients fc{};                ///< cutoff frequency or edges of bands, in the unit of fs; must be given
    double fs = 2;                    ///< sampling frequency
    bool circular = false;            ///< one filter around the middle and not a product of two
    PassZeroOption pass_zero = true;  ///< as in firwin, for each of the filters
    bool scale = true;                ///< as in firwin, for each of the filters
};

/// Filter in two dimensions by the window method: the outer product of two filters of firwin,
///
///     h(i, j) = h0(i) h1(j).
///
/// @param hsize    coefficients along the rows' index and the columns' index, >= 1.
/// @param window   one window for each of the two, or one for both, as in get_window, symmetric.
/// @param options  see Firwin2dOptions.
/// @return         hsize[0] x hsize[1] coefficients.
/// @throws std::invalid_argument without fc, and as firwin.
/// @see   scipy.signal.firwin_2d (SciPy 1.16). Differs from SciPy: pass_zero and scale reach firwin, as SciPy's
///        documentation says; SciPy 1.16 ignores them.
template <class T = double>
[[nodiscard]] Eigen::ArrayXX<T> firwin_2d(const std::array<Index, 2>& hsize, const std::array<Window, 2>& window,
                                          const Firwin2dOptions& options) {
    constexpr const char* function = "firwin_2d";
    core::require(hsize[0] >= 1 && hsize[1] >= 1, function, "hsize must be positive, got ", hsize[0], " and ",
                  hsize[1]);
    core::require(options.fc.size() > 0, function, "fc must be given");
    core::require(!options.circular, function, "window must be a single one for a circular filter");
    const auto along = [&](unsigned i) {
        return firwin(hsize[i], options.fc,
                      {.window = window[i], .pass_zero = options.pass_zero, .scale = options.scale, .fs = options.fs});
    };
    const Eigen::ArrayXd rows = along(0), cols = along(1);
    Eigen::ArrayXX<T> out(rows.size(), cols.size());
    for (Index j = 0; j < cols.size(); ++j)
        for (Index i = 0; i < rows.size(); ++i) out(i, j) = rows[i] * cols[j];
    return out;
}

/// firwin_2d with one window for both filters, or for the filter that a circular one is interpolated from.
///
/// A circular filter takes the coefficients of a filter of n = 8 max(hsize) taps at the distance r from the middle, r =
/// 1 in the middle of an edge: h(i, j) is its coefficient number r (n - 1), linearly interpolated, and the last one
/// outside the circle. As in SciPy the whole filter lies along a radius, so that the largest coefficients of a lowpass
/// filter stand on a circle of half that radius and the sum of all is not 1.
/// @throws std::invalid_argument without fc, and as firwin.
template <class T = double>
[[nodiscard]] Eigen::ArrayXX<T> firwin_2d(const std::array<Index, 2>& hsize, const Window& window,
                                          const Firwin2dOptions& options) {
    if (!options.circular) return firwin_2d<T>(hsize, std::array<Window, 2>{window, window}, options);
    constexpr const char* function = "firwin_2d";
    core::require(hsize[0] >= 1 && hsize[1] >= 1, function, "hsize must be positive, got ", hsize[0], " and ",
                  hsize[1]);
    core::require(options.fc.size() > 0, function, "fc must be given");
    const Index n = 8 * std::max(hsize[0], hsize[1]);
    const Eigen::ArrayXd h = firwin(
        n, options.fc, {.window = window, .pass_zero = options.pass_zero, .scale = options.scale, .fs = options.fs});
    // -1 to 1 over `size` points; a single one lies at -1, as numpy.linspace has it.
    const auto place = [](Index i, Index size) {
        return size == 1 ? -1.0 : 2 * static_cast<double>(i) / static_cast<double>(size - 1) - 1;
    };
    Eigen::ArrayXX<T> out(hsize[0], hsize[1]);
    for (Index j = 0; j < hsize[1]; ++j)
        for (Index i = 0; i < hsize[0]; ++i) {
            const double r = std::hypot(place(i, hsize[0]), place(j, hsize[1])) * static_cast<double>(n - 1);
            const Index k = std::min(static_cast<Index>(r), n - 2);
            const double t = std::min(r - static_cast<double>(k), 1.0);
            out(i, j) = h[k] + t * (h[k + 1] - h[k]);
        }
    return out;
}

}  // namespace scixx::signal
