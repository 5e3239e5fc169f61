// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/warps/affine.hpp>

namespace scixx::ndimage {

/// Options of affine_transform, in SciPy's order.
struct AffineTransformOptions {
    core::PerAxis<double> offset = 0.0;  ///< added to matrix * index, one for all axes of the input or one for each
    core::Dims output_shape{};           ///< shape of the result; not given: the input's, or that of a destination
    int order = 3;                       ///< of the spline, 0 (nearest sample), 1 (linear) to 5
    Mode mode = Mode::constant;          ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;     ///< the value outside for the constant modes; real for a real array
    bool prefilter = true;               ///< whether the array holds samples; false: coefficients, from spline_filter
    int workers = 1;                     ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of rotate, in SciPy's order.
struct RotateOptions {
    core::Axes axes = {1, 0};         ///< the plane of the rotation, two axes in any order
    bool reshape = true;              ///< whether the result is as large as the whole rotated array needs
    int order = 3;                    ///< of the spline, 0 (nearest sample), 1 (linear) to 5
    Mode mode = Mode::constant;       ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;  ///< the value outside for the constant modes; real for a real array
    bool prefilter = true;            ///< whether the array holds samples; false: coefficients, from spline_filter
    int workers = 1;                  ///< threads, -1 for all cores; the result does not depend on it
};

/// Array under an affine map by spline interpolation: out[k] = s(matrix k + offset).
///
/// @param a       array of any rank n and scalar.
/// @param matrix  n x n (n x m to a destination of rank m); a compile-time vector of n entries, the diagonal; or
///                homogeneous, n x (n + 1) or (n + 1) x (n + 1), whose last column is the offset.
/// @return  new array of output_shape; its scalar is a's, or `Out` where the call names one. Values are formed in
///          double; integers are rounded, half away from zero (unsigned ones kept in their range).
/// @throws std::invalid_argument for a matrix of another form, a last row of a homogeneous matrix other than 0 ... 0 1,
///         an order outside 0 ... 5, an empty array (unless the mode is constant).
/// @note    O((order + 1)^n) a sample, O(n (order + 1)) where the matrix only scales and permutes axes; the
///          coefficients are scratch. A NaN reaches everything in its row and column (order above 1). A NaN in the
///          matrix gives cval.
///
/// Differs from SciPy: an offset beside a homogeneous matrix is refused, not ignored; a 0 on the diagonal given as a
/// vector stands for the coordinate offset; mode grid_constant and short lines as in map_coordinates.
/// @see     scipy.ndimage.affine_transform
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::ArrayLike M = core::MatrixInBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto affine_transform(const A& a, const M& matrix, const AffineTransformOptions& options = {},
                                    D&&... out) {
    static_assert(core::rank_of<M> <= 2, "the matrix of affine_transform is a vector or a matrix");
    const char* const function = "affine_transform";
    const auto how =
        detail::splines::interpolation(function, options.order, options.mode, options.prefilter, options.workers);
    const core::Source<double, M> entries(matrix);
    const auto map = detail::warps::affine_map(function, entries.view(), options.offset, core::rank_of<A>,
                                               detail::warps::result_rank<A, D...>);
    return detail::warps::transform<detail::warps::TransformOf<Out, A>>(
        function, a, detail::warps::result_shape(function, a, options.output_shape, out...), how, options.cval,
        [&](const auto& in, const auto& to, const auto& part) { detail::warps::affine(in, to, map, part); }, out...);
}

/// Array rotated about its centre in the plane of two axes, by spline interpolation.
///
/// @param a      array of rank 2 or more.
/// @param angle  in degrees, finite; with the default axes counterclockwise where rows run downwards. Multiples of 90
///               move the samples themselves.
/// @return  new array, as large as the rotated one unless reshape is false; its scalar as for affine_transform.
/// @throws std::invalid_argument for a rank below 2, axes that are not two of the array's, an angle that is not finite,
///         and as affine_transform.
/// @note    Each plane is a two-dimensional affine_transform.
///
/// Differs from SciPy: mode grid_constant and short lines as in map_coordinates.
/// @see     scipy.ndimage.rotate
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rotate(const A& a, double angle, const RotateOptions& options = {}, D&&... out) {
    const auto how =
        detail::splines::interpolation("rotate", options.order, options.mode, options.prefilter, options.workers);
    const detail::warps::Rotation rotation(angle, options.axes, options.reshape, core::shape_of(a));
    return detail::warps::transform<detail::warps::TransformOf<Out, A>>(
        "rotate", a, rotation.shape, how, options.cval,
        [&](const auto& in, const auto& to, const auto& part) { detail::warps::rotate_planes(in, to, rotation, part); },
        out...);
}

}  // namespace scixx::ndimage
