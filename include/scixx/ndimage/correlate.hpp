// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/correlate.hpp>
#include <scixx/ndimage/detail/front_end.hpp>

namespace scixx::ndimage {

/// Options of correlate1d and convolve1d, in SciPy's order.
struct Correlate1dOptions {
    int axis = -1;                    ///< the axis to filter, negative from the last
    Mode mode = Mode::reflect;        ///< how the axis continues outside its ends
    std::complex<double> cval = 0.0;  ///< the value outside for mode constant; real for a real array
    Eigen::Index origin =
        0;            ///< shift of the window: entry size/2 + origin of the weights stands over the output sample
    int workers = 1;  ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of correlate and convolve, in SciPy's order.
struct CorrelateOptions {
    Mode mode = Mode::reflect;               ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;         ///< the value outside for mode constant; real for a real array
    core::PerAxis<Eigen::Index> origin = 0;  ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};                    ///< the axes that the weights have, in their order; none: all
    int workers = 1;                         ///< threads, -1 for all cores; the result does not depend on it
};

/// Correlation along one axis, out[i] = sum over k of w[k] a[i + k - size/2 - origin].
///
/// @param a        array of any rank and scalar.
/// @param weights  vector of at least one entry, read as double; complex weights are conjugated and need a complex
///                 result.
/// @return  array of a's shape. Its scalar is a's, or `Out` where the call names one (`correlate1d<double>(a, w)`,
///          SciPy's output=): floating results are rounded once, integer results truncated towards zero with the low
///          bits kept (-1 is 255 in 8 bits) from the double sum.
/// @throws std::invalid_argument for an axis out of bounds, empty weights, an origin outside
///         [-(size/2), (size-1)/2], or 0 workers.
/// @note    O(a.size() * weights.size()); symmetric and antisymmetric weights take half the products. A NaN or infinity
///          reaches the samples whose window holds it. Float arrays are summed in float up to 64 terms: within 2 ulp of
///          max|a| sum|w| of SciPy's double sum. Differs from SciPy for an array that `out` overlaps: the result is as
///          if it did not.
/// @see     scipy.ndimage.correlate1d
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::ArrayLike W = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto correlate1d(const A& a, const W& weights, const Correlate1dOptions& options = {}, D&&... out) {
    return detail::filters::correlate1d<Out>("correlate1d", a, weights, options, false, out...);
}

/// Convolution along one axis, out[i] = sum over k of w[k] a[i - k + size/2 + origin]: correlate1d with the weights
/// reversed and neither conjugated.
/// @see scipy.ndimage.convolve1d; parameters, result, errors and cost as correlate1d.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::ArrayLike W = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto convolve1d(const A& a, const W& weights, const Correlate1dOptions& options = {}, D&&... out) {
    return detail::filters::correlate1d<Out>("convolve1d", a, weights, options, true, out...);
}

/// N-d correlation, out[i] = sum over k of w[k] a[i + k - shape/2 - origin], i and k multi-indices.
///
/// @param a        array of any rank and scalar.
/// @param weights  array of as many axes as a, or as options.axes names, none empty, read as double; complex weights
///                 are conjugated and need a complex result. Entries that are zero are skipped, so no NaN or infinity
///                 passes through them.
/// @return  array of a's shape; its scalar as for correlate1d.
/// @throws std::invalid_argument for weights of another rank or an empty axis, axes out of bounds or named twice,
///         an origin outside [-(size/2), (size-1)/2] of its axis, and 0 workers.
/// @note    O(a.size() * number of non-zero weights) time, as many padded lines of scratch as the weights have lines.
///          Floating weights of rank one (products of one vector an axis, none zero) are found out and applied as
///          passes along the axes, O(a.size() * sum of the extents), unless mode is constant and cval is not 0.
/// @see     scipy.ndimage.correlate
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::ArrayLike W = core::MatrixInBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto correlate(const A& a, const W& weights, const CorrelateOptions& options = {}, D&&... out) {
    return detail::filters::correlate_nd<Out>("correlate", a, weights, options, false, out...);
}

/// N-d convolution, out[i] = sum over k of w[k] a[i - k + shape/2 + origin]: correlate with the weights reversed along
/// all axes and not conjugated.
/// @see scipy.ndimage.convolve; parameters, result, errors and cost as correlate.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::ArrayLike W = core::MatrixInBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto convolve(const A& a, const W& weights, const CorrelateOptions& options = {}, D&&... out) {
    return detail::filters::correlate_nd<Out>("convolve", a, weights, options, true, out...);
}

}  // namespace scixx::ndimage
