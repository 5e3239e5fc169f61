// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/morphology/grey_morphology.hpp>
#include <scixx/ndimage/structure.hpp>

namespace scixx::ndimage {

/// Options of grey morphology, in SciPy's order. The element is the flat window of the call, or a `structure` of
/// heights whose entries a footprint may switch off.
struct GreyMorphologyOptions {
    GreyStructure structure = {};              ///< heights of a non-flat element
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the element, one for all axes or one for each
    core::Axes axes = {};                      ///< the axes that the element has; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// Runs operation(in, out, element) of grey morphology.
template <class Out, core::ArrayLike A, class F, class... D>
auto grey_filter(const char* function, const A& a, const Window& window, const GreyMorphologyOptions& options,
                 F&& operation, D&... out) {
    const morphology::Element element =
        morphology::make_element(function, core::rank_of<A>, window, options.structure, options.mode, options.cval,
                                 options.origin, options.axes, options.workers);
    return filter<Out>(
        function, a, [&](const auto& from, const auto& to) { operation(from, to, element); }, out...);
}
}  // namespace detail

/// Grey erosion, out[i] = min over the element's k of a[i + k - shape/2 - origin] - structure[k].
///
/// @param a        real array of any rank.
/// @param window   the flat element, extents of a box or a footprint: `grey_erosion(image, 3)`,
///                 `grey_erosion(image, {3, 5})`, `grey_erosion(image, disk)`; may be empty with a structure of
///                 heights, `grey_erosion(image, {}, {.structure = ball})`.
/// @param options  see GreyMorphologyOptions.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one. With heights, the sums of an
///          integer image wrap before they are compared (3 - 5 is 254 in 8 bits), as in SciPy; a floating `Out` avoids
///          it. Those of a bool image are sums of bytes, of which not 0 is true: give bool images a flat element.
/// @throws std::invalid_argument when no element is given, for a size below 1, a footprint or structure of another rank
///         than there are axes or without entries, both of different shapes, axes out of bounds or named twice, an
///         origin outside [-(size/2), (size-1)/2], and 0 workers.
/// @note    A flat box costs two or three comparisons an axis and sample whatever its size (van Herk 1992, Gil and
///          Werman 1993), two axes in one sweep and one line of scratch; a flat footprint one or two for each of its
///          runs along memory; heights one for each entry. The result is NaN where the element holds one.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see     scipy.ndimage.grey_erosion
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto grey_erosion(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                D&&... out) {
    return detail::grey_filter<Out>(
        "grey_erosion", a, window, options,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::erode(from, to, element); },
        out...);
}

/// Grey dilation, out[i] = max over the element's k of a[i - k + shape/2 + origin] + structure[k]: the maximum under
/// the element reflected at its origin.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see scipy.ndimage.grey_dilation; parameters, result, errors and cost as grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto grey_dilation(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                 D&&... out) {
    return detail::grey_filter<Out>(
        "grey_dilation", a, window, options,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::dilate(from, to, element); },
        out...);
}

/// Grey opening: the dilation of the erosion, which removes bright details smaller than the element.
/// @note One image of scratch.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see  scipy.ndimage.grey_opening; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto grey_opening(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                D&&... out) {
    return detail::grey_filter<Out>(
        "grey_opening", a, window, options,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::open(from, to, element); },
        out...);
}

/// Grey closing: the erosion of the dilation, which removes dark details smaller than the element.
/// @note One image of scratch.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see  scipy.ndimage.grey_closing; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto grey_closing(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                D&&... out) {
    return detail::grey_filter<Out>(
        "grey_closing", a, window, options,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::close(from, to, element); },
        out...);
}

/// Morphological gradient: dilation minus erosion. Integers wrap; bool images give the exclusive or.
/// @note One image of scratch.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see  scipy.ndimage.morphological_gradient (which refuses bool); parameters, result, errors and cost as two
///       grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto morphological_gradient(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                          D&&... out) {
    return detail::grey_filter<Out>(
        "morphological_gradient", a, window, options,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::gradient(from, to, element); },
        out...);
}

/// Morphological laplace: dilation plus erosion minus twice the image. Integers wrap; bool images are refused at
/// compile time.
/// @note One image of scratch.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see  scipy.ndimage.morphological_laplace; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto morphological_laplace(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                         D&&... out) {
    return detail::grey_filter<Out>(
        "morphological_laplace", a, window, options,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::laplace(from, to, element); },
        out...);
}

/// White top hat: the image minus its opening, the bright details smaller than the element. Integers wrap (with
/// heights); bool images give the exclusive or.
/// @note One image of scratch.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see  scipy.ndimage.white_tophat; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto white_tophat(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                D&&... out) {
    return detail::grey_filter<Out>(
        "white_tophat", a, window, options,
        [](const auto& from, const auto& to, const auto& element) {
            detail::morphology::white_tophat(from, to, element);
        },
        out...);
}

/// Black top hat: the closing minus the image, the dark details smaller than the element. Integers wrap (with heights);
/// bool images give the exclusive or.
/// @note One image of scratch.
/// Differs from SciPy: one mode an axis is possible with footprints and structures too.
/// @see  scipy.ndimage.black_tophat; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto black_tophat(const A& a, const Window& window, const GreyMorphologyOptions& options = {},
                                D&&... out) {
    return detail::grey_filter<Out>(
        "black_tophat", a, window, options,
        [](const auto& from, const auto& to, const auto& element) {
            detail::morphology::black_tophat(from, to, element);
        },
        out...);
}

}  // namespace scixx::ndimage
