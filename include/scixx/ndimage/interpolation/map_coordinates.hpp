// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/warps/coordinates.hpp>
#include <scixx/ndimage/detail/warps/transform.hpp>

namespace scixx::ndimage {

/// Options that all geometric transforms have, in SciPy's order; those of shift and map_coordinates.
struct TransformOptions {
    int order = 3;                    ///< of the spline, 0 (nearest sample), 1 (linear) to 5
    Mode mode = Mode::constant;       ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;  ///< the value outside for the constant modes; real for a real array
    bool prefilter = true;            ///< whether the array holds samples; false: coefficients, from spline_filter
    int workers = 1;                  ///< threads, -1 for all cores; the result does not depend on it
};

/// Values of an array at given coordinates by spline interpolation: out[k] = s(coordinates[0, k], coordinates[1, k],
/// ...).
///
/// @param a            array of any rank n and scalar.
/// @param coordinates  real array of n rows, in samples: a matrix for a vector of results, a tensor of rank r + 1 for
///                     results of rank r; or a std::array of n arrays of one shape, `std::array{rows, columns}`.
/// @return  new array of the shape of coordinates[0] and of the family of the coordinates; its scalar is a's, or `Out`
///          where the call names one. Values are formed in double; integers are rounded, half away from zero (unsigned
///          ones kept in their range).
/// @throws std::invalid_argument for another number of rows, an order outside 0 ... 5, an empty array (unless the mode
///         is constant or there are no coordinates), a destination that overlaps the coordinates.
/// @note    O(a.size() + (order + 1)^n coordinates); the coefficients are scratch. A NaN coordinate gives cval, an
///          infinite one the edge for mode nearest, else cval. A NaN of the array reaches everything in its row and
///          column (order above 1), otherwise its neighbours.
///
/// Differs from SciPy: mode grid_constant keeps the fraction of cval for integer arrays, too (SciPy pads such an array
/// before it filters and truncates cval); the filter is exact on short lines, see spline_filter1d.
/// @see     scipy.ndimage.map_coordinates
template <class Out = void, detail::Ranked A = core::MatrixInBraces, class C = core::MatrixInBraces,
          core::Destination... D>
    requires core::AtMostOne<D...> && detail::warps::Coordinates<C>::valid
[[nodiscard]] auto map_coordinates(const A& a, const C& coordinates, const TransformOptions& options = {}, D&&... out) {
    const char* const function = "map_coordinates";
    using Result = typename detail::warps::Coordinates<C>::template Result<detail::OutputScalar<Out, A>>;
    const auto how =
        detail::splines::interpolation(function, options.order, options.mode, options.prefilter, options.workers);
    const detail::warps::Coordinates<C> given(coordinates);
    const auto views = given.views(core::rank_of<A>);
    for (const auto& view : views)
        (core::require(!core::overlaps(view, core::view(out)), function, "out must not overlap the coordinates"), ...);
    const detail::warps::CoordinateReader<> read(views);
    const auto kernel = [&](const auto& in, const auto& to, const auto& part) {
        detail::warps::interpolate(in, to, part, read);
    };
    return core::answer<Result>(
        function, views[0].shape(),
        [&](auto& to) { detail::warps::transform_into(function, a, how, options.cval, to, kernel); }, out...);
}

}  // namespace scixx::ndimage
