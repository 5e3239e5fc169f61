// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/correlate.hpp>
#include <scixx/ndimage/detail/front_end.hpp>

namespace scixx::ndimage {

/// Options of sobel and prewitt, in SciPy's order.
struct SobelOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    std::complex<double> cval = 0.0;           ///< the value outside for mode constant; real for a real array
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

/// Sobel derivative: correlation with [-1 0 1] along `axis` and with [1 2 1] along every other axis.
///
/// @param a     array of any rank and scalar.
/// @param axis  the axis of the derivative, negative from the last: `sobel(image, 0)`.
/// @return   array of a's shape; its scalar is a's, or `Out` where the call names one (`sobel<double>(image)`). In an
///           unsigned image negative results wrap, as in SciPy: give it a signed or floating `Out`.
/// @throws std::invalid_argument for an axis out of bounds, a list of modes of another length than the rank, 0 workers.
/// @note     O(a.size() * rank), one sweep for two axes. A NaN or infinity reaches all samples whose 3 x ... x 3 window
///           holds it. One line of scratch.
/// @see      scipy.ndimage.sobel
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto sobel(const A& a, int axis = -1, const SobelOptions& options = {}, D&&... out) {
    return detail::filters::derivative<Out>("sobel", a, axis, {1, 2, 1}, options, out...);
}

/// Prewitt derivative: correlation with [-1 0 1] along `axis` and with [1 1 1] along every other axis.
/// @see scipy.ndimage.prewitt; parameters, result, errors and cost as sobel.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto prewitt(const A& a, int axis = -1, const SobelOptions& options = {}, D&&... out) {
    return detail::filters::derivative<Out>("prewitt", a, axis, {1, 1, 1}, options, out...);
}

}  // namespace scixx::ndimage
