// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/morphology/morphology.hpp>
#include <scixx/ndimage/structure.hpp>
#include <vector>

namespace scixx::ndimage {

/// Options of minimum_filter and maximum_filter, in SciPy's order.
struct ExtremumFilterOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};                      ///< the axes that the window has; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of minimum_filter1d and maximum_filter1d, in SciPy's order.
struct ExtremumFilter1dOptions {
    int axis = -1;              ///< the axis to filter, negative from the last
    Mode mode = Mode::reflect;  ///< how the axis continues outside its ends
    double cval = 0;            ///< the value outside for mode constant
    Eigen::Index origin = 0;    ///< shift of the window: its entry size/2 + origin stands over the output sample
    int workers = 1;            ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
template <class Extremum, class Out, core::ArrayLike A, class... D>
auto extremum_filter(const char* function, const A& a, const Window& window, const ExtremumFilterOptions& options,
                     D&... out) {
    const morphology::Element element =
        morphology::make_element(function, core::rank_of<A>, window, {}, options.mode, options.cval, options.origin,
                                 options.axes, options.workers);
    return filter<Out>(
        function, a, [&](const auto& from, const auto& to) { morphology::flat_extremum<Extremum>(from, to, element); },
        out...);
}

template <class Extremum, class Out, core::ArrayLike A, class... D>
auto extremum_filter1d(const char* function, const A& a, Index size, const ExtremumFilter1dOptions& options,
                       D&... out) {
    const core::Axes axes = core::normalize_axis(function, options.axis, core::rank_of<A>);
    return extremum_filter<Extremum, Out>(function, a, size,
                                          {options.mode, options.cval, options.origin, axes, options.workers}, out...);
}
}  // namespace detail

/// Smallest sample of a window along one axis, out[i] = min over k of a[i + k - size/2 - origin], 0 <= k < size.
///
/// @param a     real array of any rank.
/// @param size  samples in the window, >= 1.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one.
/// @throws std::invalid_argument for a size below 1, an axis out of bounds, an origin outside [-(size/2), (size-1)/2],
///         0 workers.
/// @note    O(a.size()) across memory, O(a.size() log(size)) fully vectorised along it; van Herk (1992), Gil and Werman
///          (1993). NaN: the result is NaN where the window holds one (in SciPy that depends on the order). Integers
///          are compared as they are, not as doubles; a `cval` that they can not hold is used as it is and the result
///          wraps.
/// @see     scipy.ndimage.minimum_filter1d
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto minimum_filter1d(const A& a, Eigen::Index size, const ExtremumFilter1dOptions& options = {},
                                    D&&... out) {
    return detail::extremum_filter1d<detail::morphology::Minimum, Out>("minimum_filter1d", a, size, options, out...);
}

/// Largest sample of a window along one axis.
/// @see scipy.ndimage.maximum_filter1d; parameters, result, errors and cost as minimum_filter1d.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto maximum_filter1d(const A& a, Eigen::Index size, const ExtremumFilter1dOptions& options = {},
                                    D&&... out) {
    return detail::extremum_filter1d<detail::morphology::Maximum, Out>("maximum_filter1d", a, size, options, out...);
}

/// Smallest sample of an N-d window, out[i] = min over the window's k of a[i + k - shape/2 - origin].
///
/// @param a        real array of any rank.
/// @param window   extents of a box, one for all axes or one for each, or a footprint: `minimum_filter(image, 3)`,
///                 `minimum_filter(image, {3, 5})`, `minimum_filter(image, disk)`.
/// @param options  see ExtremumFilterOptions.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one.
/// @throws std::invalid_argument for no window, for a size below 1, a footprint of another
///         rank than there are axes or with no true entry, axes out of bounds or named twice, an origin
///         outside [-(size/2), (size-1)/2] of its axis, and 0 workers.
/// @note    A box takes minimum_filter1d along each axis, two axes in one sweep. A footprint takes one or two
///          comparisons for each of its runs along memory and as many padded lines of scratch as it has lines (times
///          log2 of the longest run). NaN and integers as for minimum_filter1d.
///
/// Differs from SciPy: one mode an axis is possible with footprints too; the result is NaN where the window holds one.
/// @see     scipy.ndimage.minimum_filter
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto minimum_filter(const A& a, const Window& window, const ExtremumFilterOptions& options = {},
                                  D&&... out) {
    return detail::extremum_filter<detail::morphology::Minimum, Out>("minimum_filter", a, window, options, out...);
}

/// Largest sample of an N-d window.
/// Differs from SciPy: one mode an axis is possible with footprints too; the result is NaN where the window holds one.
/// @see scipy.ndimage.maximum_filter; parameters, result, errors and cost as minimum_filter.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto maximum_filter(const A& a, const Window& window, const ExtremumFilterOptions& options = {},
                                  D&&... out) {
    return detail::extremum_filter<detail::morphology::Maximum, Out>("maximum_filter", a, window, options, out...);
}

}  // namespace scixx::ndimage
