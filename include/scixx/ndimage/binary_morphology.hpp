// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/binary_mask.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/morphology/binary_morphology.hpp>
#include <scixx/ndimage/structure.hpp>

namespace scixx::ndimage {

/// Options of binary_erosion and binary_dilation, in SciPy's order.
struct BinaryErosionOptions {
    BinaryStructure structure = {};          ///< the element; None: generate_binary_structure(rank, 1)
    Eigen::Index iterations = 1;             ///< how often; below 1: until nothing changes
    BinaryMask mask = {};                    ///< the samples that may change, an array of a's shape; None: all
    int border_value = 0;                    ///< the samples outside: 0, or any other value for true
    core::PerAxis<Eigen::Index> origin = 0;  ///< shift of the element, one for all axes or one for each
    bool brute_force = false;                ///< visit every sample in each iteration; the result is the same
    core::Axes axes = {};                    ///< axes along which the structure lies; None: all
};

/// Options of binary_opening and binary_closing, in SciPy's order; the fields as in BinaryErosionOptions.
struct BinaryOpeningOptions {
    BinaryStructure structure = {};
    Eigen::Index iterations = 1;  ///< of either step
    core::PerAxis<Eigen::Index> origin = 0;
    BinaryMask mask = {};
    int border_value = 0;
    bool brute_force = false;
    core::Axes axes = {};
};

/// Options of binary_propagation, in SciPy's order; the fields as in BinaryErosionOptions.
struct BinaryPropagationOptions {
    BinaryStructure structure = {};
    BinaryMask mask = {};
    int border_value = 0;
    core::PerAxis<Eigen::Index> origin = 0;
    core::Axes axes = {};
};

/// Options of binary_fill_holes, in SciPy's order; the fields as in BinaryErosionOptions.
struct BinaryFillHolesOptions {
    BinaryStructure structure = {};
    core::PerAxis<Eigen::Index> origin = 0;
    core::Axes axes = {};
};

/// Options of binary_hit_or_miss, in SciPy's order.
struct BinaryHitOrMissOptions {
    BinaryStructure structure1 = {};  ///< what must be foreground; None: generate_binary_structure(rank, 1)
    BinaryStructure structure2 = {};  ///< what must be background; None: all of structure1's box that is not in it
    core::PerAxis<Eigen::Index> origin1 = 0;                            ///< shift of structure1
    std::optional<core::PerAxis<Eigen::Index>> origin2 = std::nullopt;  ///< shift of structure2; None: origin1
    core::Axes axes = {};                                               ///< axes along which they lie; None: all
};

namespace detail {
/// The answer of a function of binary images: kernel(NdView<const T>, NdView<U>) in the scalars that they have.
template <class Out, core::ArrayLike A, class F, class... D>
auto binary_filter(const char* function, const A& a, F&& kernel, D&... out) {
    const core::Source<core::ScalarOf<A>, A> source(a);
    return core::answer<OutputOf<Out, A>>(
        function, source.view().shape(), [&](auto& to) { kernel(source.view(), core::view(to)); }, out...);
}

/// Erosions and dilations in turn.
template <class Out, core::ArrayLike A, class... D>
auto binary_steps(const char* function, const A& a, const BinaryMask& mask, int border_value,
                  const List<morphology::BinaryStep>& steps, D&... out) {
    return binary_filter<Out>(
        function, a,
        [&](const auto& from, const auto& to) {
            morphology::binary_morphology(function, from, to, mask, border_value != 0, steps);
        },
        out...);
}
}  // namespace detail

/// Binary erosion, out[i] = AND over the structure's true entries k of a[i + k - shape/2 - origin].
///
/// @param a        array of any rank and scalar; what is not zero is true, NaN included.
/// @param options  the structure and its use, see BinaryErosionOptions.
/// @return  bool array of a's shape (or of the scalar that the call names, 0 and 1): `binary_erosion(image)`,
///          `binary_erosion<unsigned char>(image, {.iterations = 3})`. Empty for an empty array.
/// @throws std::invalid_argument for a structure of another rank than there are axes or without entries, an origin
///         outside [-(size/2), (size-1)/2], a mask of another shape than a's, and axes out of bounds or named twice.
/// @throws NoFixedPoint where iterations below 1 have no end: an element without its centre may lead back to an earlier
///         image.
/// @note    Works on 64 samples at a time: O(a.size() / 64) for each entry of the structure and iteration, for runs of
///          n entries and for full boxes log2(n) steps, an axis. The iterations of a full box without mask take one
///          step; others pass over what the last iteration left unchanged around; with the centre, iterations below 1
///          take time linear in the image. Scratch: three to five bits a sample, one byte more with a mask.
/// @note    R. van den Boomgaard, R. van Balen, CVGIP: Graphical Models and Image Processing 54, 1992.
/// @see     scipy.ndimage.binary_erosion
///
/// Differs from SciPy: complex arrays are taken as well; a mask of any scalar is true where it is not zero, in every
/// iteration (SciPy casts it to 8 bits after the first one, where 256 and 0.5 become false); a structure larger than
/// the array is iterated by the definition (SciPy 1.10 then reads other samples, some outside its memory).
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_erosion(const A& a, const BinaryErosionOptions& options = {}, D&&... out) {
    return detail::binary_steps<Out>(
        "binary_erosion", a, options.mask, options.border_value,
        {detail::morphology::binary_step("binary_erosion", core::rank_of<A>, false, options.structure,
                                         options.iterations, options.origin, options.brute_force, options.axes)},
        out...);
}

/// Binary dilation, out[i] = OR over the structure's true entries k of a[i - k + shape/2 + origin]: the inverse of the
/// erosion of the inverse by the reflected structure.
/// @see scipy.ndimage.binary_dilation; parameters, result, errors, cost and differences as binary_erosion.
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_dilation(const A& a, const BinaryErosionOptions& options = {}, D&&... out) {
    return detail::binary_steps<Out>(
        "binary_dilation", a, options.mask, options.border_value,
        {detail::morphology::binary_step("binary_dilation", core::rank_of<A>, true, options.structure,
                                         options.iterations, options.origin, options.brute_force, options.axes)},
        out...);
}

/// Binary opening: the dilation of the erosion, both `iterations` times, which removes objects smaller than the
/// structure.
/// @see scipy.ndimage.binary_opening; parameters, result, errors, cost and differences as two binary_erosion.
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_opening(const A& a, const BinaryOpeningOptions& options = {}, D&&... out) {
    const auto step = [&](bool dilate) {
        return detail::morphology::binary_step("binary_opening", core::rank_of<A>, dilate, options.structure,
                                               options.iterations, options.origin, options.brute_force, options.axes);
    };
    return detail::binary_steps<Out>("binary_opening", a, options.mask, options.border_value, {step(false), step(true)},
                                     out...);
}

/// Binary closing: the erosion of the dilation, both `iterations` times, which fills gaps smaller than the structure.
/// @see scipy.ndimage.binary_closing; parameters, result, errors, cost and differences as two binary_erosion.
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_closing(const A& a, const BinaryOpeningOptions& options = {}, D&&... out) {
    const auto step = [&](bool dilate) {
        return detail::morphology::binary_step("binary_closing", core::rank_of<A>, dilate, options.structure,
                                               options.iterations, options.origin, options.brute_force, options.axes);
    };
    return detail::binary_steps<Out>("binary_closing", a, options.mask, options.border_value, {step(true), step(false)},
                                     out...);
}

/// Binary propagation: dilation inside the mask until nothing changes, the parts of the mask that `a` reaches.
/// @note Linear in the image for a structure with its centre.
/// @see  scipy.ndimage.binary_propagation; parameters, result, errors and differences as binary_erosion.
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_propagation(const A& a, const BinaryPropagationOptions& options = {}, D&&... out) {
    return detail::binary_steps<Out>(
        "binary_propagation", a, options.mask, options.border_value,
        {detail::morphology::binary_step("binary_propagation", core::rank_of<A>, true, options.structure, 0,
                                         options.origin, false, options.axes)},
        out...);
}

/// The array with its holes filled: the background that steps along the structure can not reach from outside becomes
/// foreground.
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN included.
/// @param options  the structure: which neighbours a step in the background may reach.
/// @return  bool array of a's shape (or of the scalar that the call names, 0 and 1).
/// @throws std::invalid_argument, NoFixedPoint as binary_erosion.
/// @note    Linear in the image for a structure with its centre: two sweeps and a queue, by words of 64 samples
///          (L. Vincent, IEEE Trans. Image Processing 2, 1993, section 4.4).
/// @see     scipy.ndimage.binary_fill_holes
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_fill_holes(const A& a, const BinaryFillHolesOptions& options = {}, D&&... out) {
    const auto step = detail::morphology::binary_step("binary_fill_holes", core::rank_of<A>, true, options.structure, 0,
                                                      options.origin, false, options.axes);
    return detail::binary_filter<Out>(
        "binary_fill_holes", a,
        [&](const auto& from, const auto& to) { detail::morphology::fill_holes(from, to, step); }, out...);
}

namespace detail {
/// The two erosions of a hit-or-miss transform.
template <class = void>
[[nodiscard]] inline std::pair<morphology::BinaryStep, morphology::BinaryStep> hit_and_miss(
    int rank, const BinaryHitOrMissOptions& options) {
    constexpr const char* function = "binary_hit_or_miss";
    const Dims axes = options.axes.resolve(function, rank);
    const BinaryStructure structure1 =
        options.structure1.given() ? options.structure1 : generate_binary_structure(axes.size(), 1);
    BinaryStructure structure2 = options.structure2;
    if (!structure2.given()) {
        structure2 = BinaryStructure(structure1.shape(), false);
        for_each_index(structure1.shape(), [&](const Dims& entry) { structure2.set(entry, !structure1(entry)); });
    }
    morphology::BinaryStep hit, miss;
    hit.element = morphology::make_binary_element(function, "structure1", rank, structure1, axes, options.origin1);
    miss.element = morphology::make_binary_element(function, "structure2", rank, structure2, axes,
                                                   options.origin2.value_or(options.origin1));
    return {hit, miss};
}
}  // namespace detail

/// Hit-or-miss transform: the places where structure1 lies in the foreground and structure2 in the background, which
/// includes what is outside the array.
///
/// @param a        array of any rank and scalar; what is not zero is foreground, NaN included.
/// @param options  the two structures and their shifts, see BinaryHitOrMissOptions.
/// @return  bool array of a's shape (or of the scalar that the call names, 0 and 1).
/// @throws std::invalid_argument as binary_erosion.
/// @note    O(a.size() / 64) for each entry of the structures.
/// @see     scipy.ndimage.binary_hit_or_miss
template <class Out = bool, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto binary_hit_or_miss(const A& a, const BinaryHitOrMissOptions& options = {}, D&&... out) {
    const auto steps = detail::hit_and_miss(core::rank_of<A>, options);
    return detail::binary_filter<Out>(
        "binary_hit_or_miss", a,
        [&](const auto& from, const auto& to) { detail::morphology::hit_or_miss(from, to, steps.first, steps.second); },
        out...);
}

}  // namespace scixx::ndimage
