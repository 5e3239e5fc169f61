// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/generic_filter.hpp>
#include <scixx/ndimage/detail/front_end.hpp>

namespace scixx::ndimage {

/// Options of generic_filter, in SciPy's order.
struct GenericFilterOptions {
    core::PerAxis<Eigen::Index> size = 0;      ///< extents of the window, each >= 1; 0 stands for none
    BinaryStructure footprint = {};            ///< which entries of the window are passed on; it outweighs `size`
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

/// A function of an N-d window, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, class F, detail::Destination D>
void generic_filter(const A& a, F&& function, const GenericFilterOptions& options, D&& out) {
    const detail::morphology::Element element =
        detail::morphology::make_element("generic_filter", core::rank_of<A>, options.size, options.footprint, {},
                                         options.mode, options.cval, options.origin, options.axes);
    detail::filters::read_into("generic_filter", a, detail::shape_of(a), out, [&](const auto& from, const auto& to) {
        detail::filters::generic_filter(from, to, element, function);
    });
}

/// A function of an N-d window: out[i] = function(samples a[i + k - shape/2 - origin] over the window's k).
///
/// @param a         real array of any rank and scalar.
/// @param function  double(window) for a window `const auto&` that is an Eigen array of doubles with one column, its
///                  samples in C order; it is called for the results in C order. State it needs it captures, which stands
///                  for SciPy's extra_arguments.
/// @param options   the window, see GenericFilterOptions: at least one of size and footprint.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one: floating results are rounded,
///          integer results truncated towards zero with the low bits kept.
/// @throws std::invalid_argument when neither size nor footprint is given, for a size below 1, a footprint without a
///         true entry or of another rank than there are axes, an origin outside [-(size/2), (size-1)/2] of its axis and
///         axes out of bounds or named twice. What `function` throws passes through.
/// @note    O(a.size() * window), and as many padded lines of scratch as the window has lines. NaN and infinity are
///          passed on like other samples.
/// @see     scipy.ndimage.generic_filter
template <class Out = void, core::ArrayLike A, class F>
[[nodiscard]] auto generic_filter(const A& a, F&& function, const GenericFilterOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { generic_filter(a, function, options, out); });
}

/// A function of lines along one axis, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, class F, detail::Destination D>
void generic_filter1d(const A& a, F&& function, Eigen::Index filter_size, const GenericFilter1dOptions& options,
                      D&& out) {
    const char* const name = "generic_filter1d";
    const int axis = core::normalize_axis(name, options.axis, core::rank_of<A>);
    const detail::Window window = detail::window_at(name, filter_size, options.origin);
    const core::Dims shape = detail::shape_of(a);
    if (shape.contains(0)) return detail::filters::read_into(name, a, shape, out, [](const auto&, const auto&) {});
    const detail::Extension extension(shape[axis], window, {options.mode, options.cval});
    detail::filters::read_into(name, a, shape, out, [&](const auto& from, const auto& to) {
        detail::filters::generic_filter1d(from, to, axis, extension, function);
    });
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
template <class Out = void, core::ArrayLike A, class F>
[[nodiscard]] auto generic_filter1d(const A& a, F&& function, Eigen::Index filter_size,
                                    const GenericFilter1dOptions& options = {}) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a,
                                       [&](Result& out) { generic_filter1d(a, function, filter_size, options, out); });
}

}  // namespace scixx::ndimage
