// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/labels/watershed.hpp>
#include <scixx/ndimage/structure.hpp>
#include <type_traits>

namespace scixx::ndimage {

/// Options of watershed_ift.
struct WatershedIftOptions {
    /// Which of the 3^rank neighbours a path may step to: extent 3 along each axis, symmetric or not. None stands for
    /// the neighbours along the axes, generate_binary_structure(rank, 1).
    BinaryStructure structure = {};
};

/// Watershed from markers by the image foresting transform: each sample gets the label of the marker from which the
/// cheapest path leads to it, where a path costs as much as its largest absolute difference of neighbouring samples.
///
/// @param input    image of 8 or 16 unsigned bits, any rank.
/// @param markers  integers, array of input's shape: labels of objects above 0, of background below 0; 0: no marker.
/// @param options  which neighbours are connected.
/// @return  array of input's shape in the family and scalar of the markers; 0 where no marker reaches. Of paths of
///          equal cost, SciPy's order decides: objects before background, the last marker in C order (last axis
///          fastest) first, neighbours in the structure's C order; the storage order does not matter. Empty for an
///          empty image.
/// @throws std::invalid_argument for a structure of another rank, of another extent than 3, and for markers (or a
///         destination) of another shape.
/// @note    O(input.size() * entries of the structure + largest value of the image). Scratch: 8 bytes and a label a
///          sample, 8 or 16 bytes for each one that waits.
/// @note    A. X. Falcao, J. Stolfi, R. de Alencar Lotufo, The image foresting transform, IEEE Trans. Pattern Analysis
///          and Machine Intelligence 26, 2004.
/// @see     scipy.ndimage.watershed_ift
///
/// Differs from SciPy: neighbours end at the edges (SciPy 1.10 takes the first sample of a line as a neighbour of the
/// last one of the line before); each sample gets a label of least cost (SciPy's buckets mix when a sample that waits
/// alone is reached at less cost, or labels of both signs meet, and some samples are then reached too late or never);
/// labels keep 64 bits, and unsigned markers are taken as well.
template <detail::Ranked A = core::MatrixInBraces, detail::Ranked M = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto watershed_ift(const A& input, const M& markers, const WatershedIftOptions& options = {},
                                 D&&... out) {
    using T = core::ScalarOf<A>;
    using L = core::ScalarOf<M>;
    static_assert(std::is_same_v<T, std::uint8_t> || std::is_same_v<T, std::uint16_t>,
                  "watershed_ift takes an image of 8 or 16 unsigned bits");
    static_assert(std::is_integral_v<L> && !std::is_same_v<L, bool>, "watershed_ift takes markers of integers");
    constexpr int rank = core::rank_of<A>;
    static_assert(core::rank_of<M> == rank, "watershed_ift takes markers of the image's rank");
    const BinaryStructure structure =
        options.structure.given() ? options.structure : generate_binary_structure(rank, 1);
    core::require(structure.rank() == rank, "watershed_ift", "structure must have ", rank, " axes, got ",
                  structure.rank());
    core::require(structure.shape() == detail::Dims::filled(rank, 3), "watershed_ift",
                  "structure must have extent 3 along each axis, got ", structure.shape());
    const core::Source<T, A> source(input);
    const core::Source<L, M> marker_source(markers);
    core::require(marker_source.view().shape() == source.view().shape(), "watershed_ift",
                  "markers must have the shape of the image, ", source.view().shape(), ", got ",
                  marker_source.view().shape());
    const auto flood = [&](auto& to) {
        using U = core::ScalarOf<decltype(to)>;
        static_assert(std::is_integral_v<U> && !std::is_same_v<U, bool>, "watershed_ift writes integers");
        detail::labels::watershed_ift<T, L, U>(source.view(), marker_source.view(), core::view(to), structure);
    };
    return core::answer<core::SameShapeOf<M>>("watershed_ift", source.view().shape(), flood, out...);
}

}  // namespace scixx::ndimage
