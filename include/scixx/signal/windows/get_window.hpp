// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/windows/by_name.hpp>
#include <scixx/signal/windows/dpss.hpp>
#include <scixx/signal/windows/window.hpp>
#include <scixx/signal/windows/windows.hpp>

namespace scixx::signal {

/// A window by name: `get_window("hann", 256)`, `get_window({"kaiser", 8.6}, 256)`, `get_window(8.6, 256)`.
///
/// @param window   see Window; SciPy's names and short forms. Parameters stand in the order of the window's function;
///                 exponential takes std::nullopt (or NaN) as a center in the middle.
/// @param Nx       points, >= 0.
/// @param fftbins  a periodic window, for spectra; false makes it symmetric, for filter design.
/// @throws std::invalid_argument for an unknown name or a wrong number of parameters, and as the window's function.
/// @see scipy.signal.get_window
template <class T = double>
[[nodiscard]] Eigen::ArrayXd get_window(const Window& window, Index Nx, bool fftbins = true) {
    core::require(!window.is_array(), "get_window", "window must be a name, with parameters or without, or a number");
    return detail::windows::window_of<T>("get_window", window, Nx, fftbins);
}

namespace windows {
using scixx::signal::get_window;
}

}  // namespace scixx::signal
