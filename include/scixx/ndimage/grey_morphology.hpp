// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/morphology/grey_morphology.hpp>

namespace scixx::ndimage {

/// Options of grey morphology, in SciPy's order. The element is a flat box (`size`), a flat `footprint`, or a
/// `structure` of heights whose entries the footprint may switch off; `structure` outweighs `footprint` outweighs
/// `size`.
struct GreyMorphologyOptions {
    core::PerAxis<Eigen::Index> size = 0;      ///< extents of a flat box, each >= 1; 0 stands for none
    BinaryStructure footprint = {};            ///< entries of a flat element
    GreyStructure structure = {};              ///< heights of a non-flat element
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    double cval = 0;                           ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the element, one for all axes or one for each
    core::Axes axes = {};                      ///< the axes that the element has; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// Runs operation(in, out, element) of grey morphology.
template <core::ArrayLike A, Destination D, class F>
void grey_into(const char* function, const A& a, const GreyMorphologyOptions& options, D& out, F&& operation) {
    const morphology::Element element =
        morphology::make_element(function, core::rank_of<A>, options.size, options.footprint, options.structure,
                                 options.mode, options.cval, options.origin, options.axes, options.workers);
    filter_into(function, a, out, [&](const auto& from, const auto& to) { operation(from, to, element); });
}

}  // namespace detail

/// Grey erosion, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void grey_erosion(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into("grey_erosion", a, options, out, [](const auto& from, const auto& to, const auto& element) {
        detail::morphology::erode(from, to, element);
    });
}

/// Grey erosion, out[i] = min over the element's k of a[i + k - shape/2 - origin] - structure[k].
///
/// @param a        real array of any rank.
/// @param options  the element, see GreyMorphologyOptions: at least one of size, footprint and structure.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one. With heights, the sums of an
///          integer image wrap before they are compared (3 - 5 is 254 in 8 bits), as in SciPy; a floating `Out` avoids
///          it.
/// @throws std::invalid_argument when no element is given, for a size below 1, a footprint or structure of another rank
///         than there are axes or without entries, both of different shapes, axes out of bounds or named twice, an
///         origin outside [-(size/2), (size-1)/2], and 0 workers.
/// @note    A flat box costs two or three comparisons an axis and sample whatever its size (van Herk 1992, Gil and
///          Werman 1993), two axes in one sweep and one line of scratch; a flat footprint one or two for each of its
///          runs along memory; heights one for each entry. The result is NaN where the element holds one.
/// @see     scipy.ndimage.grey_erosion
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto grey_erosion(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { grey_erosion(a, options, out); });
}

/// Grey erosion by a flat box with `size` samples along each axis: `grey_erosion(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto grey_erosion(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return grey_erosion<Out>(a, detail::with_size(options, size));
}

/// Grey erosion by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void grey_erosion(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    grey_erosion(a, detail::with_size(options, size), out);
}

/// Grey dilation, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void grey_dilation(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into("grey_dilation", a, options, out, [](const auto& from, const auto& to, const auto& element) {
        detail::morphology::dilate(from, to, element);
    });
}

/// Grey dilation, out[i] = max over the element's k of a[i - k + shape/2 + origin] + structure[k]: the maximum under
/// the element reflected at its origin.
/// @see scipy.ndimage.grey_dilation; parameters, result, errors and cost as grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto grey_dilation(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { grey_dilation(a, options, out); });
}

/// Grey dilation by a flat box with `size` samples along each axis: `grey_dilation(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto grey_dilation(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return grey_dilation<Out>(a, detail::with_size(options, size));
}

/// Grey dilation by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void grey_dilation(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    grey_dilation(a, detail::with_size(options, size), out);
}

/// Grey opening, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void grey_opening(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into("grey_opening", a, options, out, [](const auto& from, const auto& to, const auto& element) {
        detail::morphology::open(from, to, element);
    });
}

/// Grey opening: the dilation of the erosion, which removes bright details smaller than the element.
/// @note One image of scratch.
/// @see  scipy.ndimage.grey_opening; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto grey_opening(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { grey_opening(a, options, out); });
}

/// Grey opening by a flat box with `size` samples along each axis: `grey_opening(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto grey_opening(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return grey_opening<Out>(a, detail::with_size(options, size));
}

/// Grey opening by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void grey_opening(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    grey_opening(a, detail::with_size(options, size), out);
}

/// Grey closing, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void grey_closing(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into("grey_closing", a, options, out, [](const auto& from, const auto& to, const auto& element) {
        detail::morphology::close(from, to, element);
    });
}

/// Grey closing: the erosion of the dilation, which removes dark details smaller than the element.
/// @note One image of scratch.
/// @see  scipy.ndimage.grey_closing; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto grey_closing(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { grey_closing(a, options, out); });
}

/// Grey closing by a flat box with `size` samples along each axis: `grey_closing(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto grey_closing(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return grey_closing<Out>(a, detail::with_size(options, size));
}

/// Grey closing by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void grey_closing(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    grey_closing(a, detail::with_size(options, size), out);
}

/// Morphological gradient, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void morphological_gradient(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into(
        "morphological_gradient", a, options, out,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::gradient(from, to, element); });
}

/// Morphological gradient: dilation minus erosion. Integers wrap; bool images give the exclusive or.
/// @note One image of scratch.
/// @see  scipy.ndimage.morphological_gradient (which refuses bool); parameters, result, errors and cost as two
///       grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto morphological_gradient(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { morphological_gradient(a, options, out); });
}

/// Morphological gradient by a flat box with `size` samples along each axis: `morphological_gradient(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto morphological_gradient(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return morphological_gradient<Out>(a, detail::with_size(options, size));
}

/// Morphological gradient by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void morphological_gradient(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    morphological_gradient(a, detail::with_size(options, size), out);
}

/// Morphological laplace, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void morphological_laplace(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into(
        "morphological_laplace", a, options, out,
        [](const auto& from, const auto& to, const auto& element) { detail::morphology::laplace(from, to, element); });
}

/// Morphological laplace: dilation plus erosion minus twice the image. Integers wrap; bool images are refused at
/// compile time.
/// @note One image of scratch.
/// @see  scipy.ndimage.morphological_laplace; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto morphological_laplace(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { morphological_laplace(a, options, out); });
}

/// Morphological laplace by a flat box with `size` samples along each axis: `morphological_laplace(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto morphological_laplace(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return morphological_laplace<Out>(a, detail::with_size(options, size));
}

/// Morphological laplace by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void morphological_laplace(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    morphological_laplace(a, detail::with_size(options, size), out);
}

/// White top hat, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void white_tophat(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into("white_tophat", a, options, out, [](const auto& from, const auto& to, const auto& element) {
        detail::morphology::white_tophat(from, to, element);
    });
}

/// White top hat: the image minus its opening, the bright details smaller than the element. Integers wrap (with
/// heights); bool images give the exclusive or.
/// @note One image of scratch.
/// @see  scipy.ndimage.white_tophat; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto white_tophat(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { white_tophat(a, options, out); });
}

/// White top hat by a flat box with `size` samples along each axis: `white_tophat(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto white_tophat(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return white_tophat<Out>(a, detail::with_size(options, size));
}

/// White top hat by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void white_tophat(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    white_tophat(a, detail::with_size(options, size), out);
}

/// Black top hat, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void black_tophat(const A& a, const GreyMorphologyOptions& options, D&& out) {
    detail::grey_into("black_tophat", a, options, out, [](const auto& from, const auto& to, const auto& element) {
        detail::morphology::black_tophat(from, to, element);
    });
}

/// Black top hat: the closing minus the image, the dark details smaller than the element. Integers wrap (with heights);
/// bool images give the exclusive or.
/// @note One image of scratch.
/// @see  scipy.ndimage.black_tophat; parameters, result, errors and cost as two grey_erosion.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto black_tophat(const A& a, const GreyMorphologyOptions& options) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { black_tophat(a, options, out); });
}

/// Black top hat by a flat box with `size` samples along each axis: `black_tophat(image, 3)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto black_tophat(const A& a, Size size, const GreyMorphologyOptions& options = {}) {
    return black_tophat<Out>(a, detail::with_size(options, size));
}

/// Black top hat by a flat box, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void black_tophat(const A& a, Size size, const GreyMorphologyOptions& options, D&& out) {
    black_tophat(a, detail::with_size(options, size), out);
}

}  // namespace scixx::ndimage
