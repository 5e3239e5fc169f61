// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/generic_filter.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/structure.hpp>

namespace scixx::ndimage {

/// Options of generic_filter, in SciPy's order.
struct GenericFilterOptions {
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};                      ///< the axes that the window has; none: all
};

/// Options of generic_filter1d, in SciPy's order.
struct GenericFilter1dOptions {
    int axis = -1;              ///< the axis whose lines are passed, negative from the last
    Mode mode = Mode::reflect;  ///< how the axis continues outside its ends
    double cval = 0;            ///< the value outside for mode constant
    Eigen::Index origin = 0;    ///< shift of the lines: size/2 + origin samples stand before the first
};

/// A function of an N-d window: out[i] = function(samples a[i + k - shape/2 - origin] over the window's k).
///
/// @param a         real array of any rank and scalar.
/// @param function  double(window) for a window `const auto&` that is an Eigen array of doubles with one column, its
///                  samples in C order; it is called for the results in C order. State it needs it captures, which
///                  stands for SciPy's extra_arguments.
/// @param window    extents of a box, or the footprint whose entries are passed on.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one: floating results are rounded,
///          integer results truncated towards zero with the low bits kept.
/// @throws std::invalid_argument for no window, for a size below 1, a footprint without a
///         true entry or of another rank than there are axes, an origin outside [-(size/2), (size-1)/2] of its axis and
///         axes out of bounds or named twice. What `function` throws passes through.
/// @note    O(a.size() * window), and as many padded lines of scratch as the window has lines. NaN and infinity are
///          passed on like other samples.
/// Differs from SciPy: one mode an axis is possible.
/// @see     scipy.ndimage.generic_filter
template <class Out = void, detail::Ranked A = core::MatrixInBraces, class F, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto generic_filter(const A& a, F&& function, const Window& window,
                                  const GenericFilterOptions& options = {}, D&&... out) {
    const detail::morphology::Element element = detail::morphology::make_element(
        "generic_filter", core::rank_of<A>, window, {}, options.mode, options.cval, options.origin, options.axes);
    const auto kernel = [&](const auto& from, const auto& to) {
        detail::filters::generic_filter(from, to, element, function);
    };
    return core::answer<detail::OutputOf<Out, A>>(
        "generic_filter", core::shape_of(a), [&](auto& to) { detail::filters::read_into(a, to, kernel); }, out...);
}

/// A function of lines along one axis: function(line, results) with each line extended on both sides.
///
/// @param a            real array of any rank and scalar.
/// @param function     void(line, results): `const auto& line` holds the n samples of a line as doubles with
///                     filter_size/2 + origin more before and the rest of filter_size - 1 behind; `auto& results` has n
///                     entries, zero at first, that it writes. Lines come in C order.
/// @param filter_size  samples in the window, >= 1.
/// @return  array of a's shape; its scalar as for generic_filter.
/// @throws std::invalid_argument for a filter_size below 1, an axis out of bounds, an origin outside
///         [-(size/2), (size-1)/2]. What `function` throws passes through.
/// @note    O(a.size()) beside the calls, two lines of scratch.
/// @see     scipy.ndimage.generic_filter1d
template <class Out = void, detail::Ranked A = core::MatrixInBraces, class F, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto generic_filter1d(const A& a, F&& function, Eigen::Index filter_size,
                                    const GenericFilter1dOptions& options = {}, D&&... out) {
    const char* const name = "generic_filter1d";
    const int axis = core::normalize_axis(name, options.axis, core::rank_of<A>);
    const detail::Reach window = detail::reach_at(name, filter_size, options.origin);
    const core::Dims shape = core::shape_of(a);
    const auto kernel = [&](const auto& from, const auto& to) {
        if (shape.contains(0)) return;
        const detail::Extension extension(shape[axis], window, {options.mode, options.cval});
        detail::filters::generic_filter1d(from, to, axis, extension, function);
    };
    return core::answer<detail::OutputOf<Out, A>>(
        name, shape, [&](auto& to) { detail::filters::read_into(a, to, kernel); }, out...);
}

}  // namespace scixx::ndimage
