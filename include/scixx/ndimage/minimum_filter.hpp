// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/morphology/morphology.hpp>

namespace scixx::ndimage {

/// Options of minimum_filter and maximum_filter, in SciPy's order.
struct ExtremumFilterOptions {
    core::PerAxis<Eigen::Index> size = 0;      ///< extents of the window, each >= 1; 0 stands for none
    BinaryStructure footprint = {};            ///< which entries of the window count; it outweighs `size`
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
template <class Extremum, core::ArrayLike A, Destination D>
void extremum_filter_into(const char* function, const A& a, const ExtremumFilterOptions& options, D& out) {
    const morphology::Element element =
        morphology::make_element(function, core::rank_of<A>, options.size, options.footprint, {}, options.mode,
                                 options.cval, options.origin, options.axes, options.workers);
    filter_into(function, a, out,
                [&](const auto& from, const auto& to) { morphology::flat_extremum<Extremum>(from, to, element); });
}

template <class Extremum, core::ArrayLike A, Destination D>
void extremum_filter1d_into(const char* function, const A& a, Index size, const ExtremumFilter1dOptions& options,
                            D& out) {
    constexpr int rank = core::rank_of<A>;
    const int axis = core::normalize_axis(function, options.axis, rank);
    std::vector<Index> sizes(to_size(rank), 1), origins(to_size(rank), 0);
    sizes[to_size(axis)] = size;
    origins[to_size(axis)] = options.origin;
    const morphology::Element element = morphology::make_element(function, rank, sizes, {}, {}, options.mode,
                                                                 options.cval, origins, {}, options.workers);
    filter_into(function, a, out,
                [&](const auto& from, const auto& to) { morphology::flat_extremum<Extremum>(from, to, element); });
}
}  // namespace detail

/// Smallest sample of a window along one axis, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void minimum_filter1d(const A& a, Eigen::Index size, const ExtremumFilter1dOptions& options, D&& out) {
    detail::extremum_filter1d_into<detail::morphology::Minimum>("minimum_filter1d", a, size, options, out);
}

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
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto minimum_filter1d(const A& a, Eigen::Index size, const ExtremumFilter1dOptions& options = {}) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { minimum_filter1d(a, size, options, out); });
}

/// Largest sample of a window along one axis, written to `out`.
template <core::ArrayLike A, detail::Destination D>
void maximum_filter1d(const A& a, Eigen::Index size, const ExtremumFilter1dOptions& options, D&& out) {
    detail::extremum_filter1d_into<detail::morphology::Maximum>("maximum_filter1d", a, size, options, out);
}

/// Largest sample of a window along one axis.
/// @see scipy.ndimage.maximum_filter1d; parameters, result, errors and cost as minimum_filter1d.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto maximum_filter1d(const A& a, Eigen::Index size, const ExtremumFilter1dOptions& options = {}) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { maximum_filter1d(a, size, options, out); });
}

/// Smallest sample of an N-d window, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void minimum_filter(const A& a, const ExtremumFilterOptions& options, D&& out) {
    detail::extremum_filter_into<detail::morphology::Minimum>("minimum_filter", a, options, out);
}

/// Smallest sample of a box with `size` samples along each axis, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void minimum_filter(const A& a, Size size, const ExtremumFilterOptions& options, D&& out) {
    minimum_filter(a, detail::with_size(options, size), out);
}

/// Smallest sample of an N-d window, out[i] = min over the window's k of a[i + k - shape/2 - origin].
///
/// @param a        real array of any rank.
/// @param options  the window, see ExtremumFilterOptions: at least one of size and footprint.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one.
/// @throws std::invalid_argument when neither size nor footprint is given, for a size below 1, a footprint of another
///         rank than there are axes or with no true entry, axes out of bounds or named twice, an origin
///         outside [-(size/2), (size-1)/2] of its axis, and 0 workers.
/// @note    A box takes minimum_filter1d along each axis, two axes in one sweep. A footprint takes one or two
///          comparisons for each of its runs along memory and as many padded lines of scratch as it has lines (times
///          log2 of the longest run). NaN and integers as for minimum_filter1d. One mode an axis is possible with
///          footprints too.
/// @see     scipy.ndimage.minimum_filter
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto minimum_filter(const A& a, const ExtremumFilterOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { minimum_filter(a, options, out); });
}

/// Smallest sample of a box with `size` samples along each axis: `minimum_filter(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto minimum_filter(const A& a, Size size, const ExtremumFilterOptions& options = {}) {
    return minimum_filter<Out>(a, detail::with_size(options, size));
}

/// Largest sample of an N-d window, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void maximum_filter(const A& a, const ExtremumFilterOptions& options, D&& out) {
    detail::extremum_filter_into<detail::morphology::Maximum>("maximum_filter", a, options, out);
}

/// Largest sample of a box with `size` samples along each axis, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void maximum_filter(const A& a, Size size, const ExtremumFilterOptions& options, D&& out) {
    maximum_filter(a, detail::with_size(options, size), out);
}

/// Largest sample of an N-d window.
/// @see scipy.ndimage.maximum_filter; parameters, result, errors and cost as minimum_filter.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto maximum_filter(const A& a, const ExtremumFilterOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { maximum_filter(a, options, out); });
}

/// Largest sample of a box with `size` samples along each axis: `maximum_filter(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto maximum_filter(const A& a, Size size, const ExtremumFilterOptions& options = {}) {
    return maximum_filter<Out>(a, detail::with_size(options, size));
}

}  // namespace scixx::ndimage
