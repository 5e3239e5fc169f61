// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/warps/transform.hpp>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>

namespace scixx::ndimage {

/// Options of zoom, in SciPy's order.
struct ZoomOptions {
    int order = 3;                    ///< of the spline, 0 (nearest sample), 1 (linear) to 5
    Mode mode = Mode::constant;       ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;  ///< the value outside for the constant modes; real for a real array
    bool prefilter = true;            ///< whether the array holds samples; false: coefficients, from spline_filter
    bool grid_mode = false;           ///< false: the centres of the end samples keep their place; true: the outer edges
                                      ///< of the end samples do
    int workers = 1;                  ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// round(extent * factor), halves to even as Python's round.
template <class = void>
[[nodiscard]] inline Dims zoomed_shape(const Dims& shape, const PerAxis<double>& zoom) {
    Dims out = shape;
    const auto factors = zoom.resolve("zoom", "zoom", shape.size());
    for (int axis = 0; axis < shape.size(); ++axis) {
        const double factor = factors[to_size(axis)], extent = static_cast<double>(shape[axis]) * factor;
        core::require(factor > 0 && extent < 9e15, "zoom", "zoom must be positive and not huge, got ", factor);
        out[axis] = static_cast<Index>(std::nearbyint(extent));
    }
    static_cast<void>(core::checked_size("zoom", out));
    return out;
}

/// Where the m outputs of a zoom lie among n samples.
[[nodiscard]] inline warps::AxisGrid zoom_grid(Index n, Index m, bool grid_mode) {
    warps::AxisGrid grid;
    const Index less = grid_mode ? 0 : 1;
    const double step = m == less ? 1.0 : static_cast<double>(n - less) / static_cast<double>(m - less);
    for (Index k = 0; k < m; ++k) grid.coordinates.push_back((static_cast<double>(k) + (grid_mode ? 0.5 : 0.0)) * step);
    // A loop of its own: product and difference must not contract into one rounding, which may fall outside.
    if (grid_mode)
        for (double& x : grid.coordinates) x -= 0.5;
    else if (m > 1)  // the last sample itself, which (m - 1) * step may miss
        grid.coordinates.back() = static_cast<double>(n - 1);
    return grid;
}
}  // namespace detail

/// Array on a finer or coarser grid by spline interpolation: out[k] = s(k (n - 1) / (m - 1)) for n samples and m
/// outputs an axis, or s((k + 1/2) n / m - 1/2) with grid_mode.
///
/// @param a     array of any rank and scalar, at least one sample.
/// @param zoom  factors > 0, one for all axes or one for each. m = round(n * factor), halves to even.
/// @return  new array; its scalar is a's, or `Out` where the call names one. Values are formed in double; integers are
///          rounded, half away from zero (unsigned ones kept in their range).
/// @throws std::invalid_argument for an order outside 0 ... 5, a factor that is not positive and finite, an empty array
///         (unless the mode is constant).
/// @note    O(n) for the filter and O(order * sizes of the grids between the axes); the axes are taken one after the
///          other, the shrinking ones first. Of an axis that is left alone the samples are kept as they are. A NaN
///          reaches the lines through it (order above 1), otherwise its neighbours.
///
/// Differs from SciPy: a factor of 0 is refused (SciPy: an empty array); the last output is the last sample exactly,
/// where k (n - 1) / (m - 1) in floating numbers may fall outside and become cval; grid_mode holds for complex arrays
/// too; mode grid_constant and short lines as in map_coordinates.
/// @see     scipy.ndimage.zoom
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto zoom(const A& a, const core::PerAxis<double>& zoom, const ZoomOptions& options = {}, D&&... out) {
    const core::Dims from = core::shape_of(a), to = detail::zoomed_shape(from, zoom);
    const auto how =
        detail::splines::interpolation("zoom", options.order, options.mode, options.prefilter, options.workers);
    std::vector<detail::warps::AxisGrid> grids;
    for (int axis = 0; axis < to.size(); ++axis)
        grids.push_back(detail::zoom_grid(from[axis], to[axis], options.grid_mode));
    return detail::warps::transform<detail::warps::TransformOf<Out, A>>(
        "zoom", a, to, how, options.cval,
        [&](const auto& in, const auto& target, const auto& part) { detail::warps::resample(in, target, grids, part); },
        out...);
}

/// Array shifted by spline interpolation: out[k] = s(k - shift).
///
/// @param a      array of any rank and scalar.
/// @param shift  in samples, positive towards larger indices; one for all axes or one for each. A shift that is not
///               finite moves everything outside.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one. Whole shifts move the samples
///          themselves.
/// @throws std::invalid_argument for an order outside 0 ... 5.
/// @note    O(order * a.size()); otherwise as zoom.
///
/// Differs from SciPy: mode grid_constant and short lines as in map_coordinates.
/// @see     scipy.ndimage.shift
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto shift(const A& a, const core::PerAxis<double>& shift, const TransformOptions& options = {},
                         D&&... out) {
    const core::Dims shape = core::shape_of(a);
    const auto how =
        detail::splines::interpolation("shift", options.order, options.mode, options.prefilter, options.workers);
    const auto shifts = shift.resolve("shift", "shift", shape.size());
    std::vector<detail::warps::AxisGrid> grids(shifts.size());
    for (int axis = 0; axis < shape.size(); ++axis)
        for (core::Index k = 0; k < shape[axis]; ++k)
            grids[detail::to_size(axis)].coordinates.push_back(static_cast<double>(k) - shifts[detail::to_size(axis)]);
    return detail::warps::transform<detail::OutputOf<Out, A>>(
        "shift", a, shape, how, options.cval,
        [&](const auto& in, const auto& target, const auto& part) { detail::warps::resample(in, target, grids, part); },
        out...);
}

}  // namespace scixx::ndimage
