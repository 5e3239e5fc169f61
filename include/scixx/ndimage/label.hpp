// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/labels/label.hpp>
#include <scixx/ndimage/detail/labels/labelled.hpp>
#include <scixx/ndimage/structure.hpp>
#include <stdexcept>
#include <vector>

namespace scixx::ndimage {

/// Options of label.
struct LabelOptions {
    /// Which of the 3^rank neighbours touch: a structure of extent 3 along each axis, symmetric to its centre.
    /// None stands for the neighbours along the axes, generate_binary_structure(rank, 1).
    BinaryStructure structure = {};
};

/// Result of label.
template <class Labels>
struct LabelResult {
    Labels labels;              ///< number of the component of each sample, 0 for background
    Eigen::Index num_features;  ///< number of components
};

namespace detail {
template <class = void>
[[nodiscard]] inline BinaryStructure label_structure(const BinaryStructure& given, int rank) {
    const BinaryStructure structure = given.given() ? given : generate_binary_structure(rank, 1);
    core::require(structure.rank() == rank, "label", "structure must have ", rank, " axes, got ", structure.rank());
    core::require(structure.shape() == Dims::filled(rank, 3), "label",
                  "structure must have extent 3 along each axis, got ", structure.shape());
    for_each_index(structure.shape(), [&](const Dims& index) {
        Dims opposite = index;
        for (Index& i : opposite) i = 2 - i;
        core::require(structure(index) == structure(opposite), "label", "structure must be symmetric to its centre");
    });
    return structure;
}
}  // namespace detail

/// Numbers the connected components of the samples that are not zero.
///
/// @param a        real array of any rank; NaN counts as foreground. An empty array has no component.
/// @param options  the structure that says which neighbours touch.
/// @return  {labels, num_features}: numbers of 32 bits (or of the scalar that the call names, `label<short>(mask)`)
///          from 1 on in the C order (last axis fastest) of the components' first samples, whatever the storage order
///          of `a`, as SciPy numbers them; 0 for background. With a destination, which may be `a`: the number of
///          components.
/// @throws std::invalid_argument for a structure of another rank, of another extent than 3, or not symmetric.
/// @throws std::overflow_error when there are more components than the scalar can count; a destination is then
/// untouched.
/// @note    O(a.size()) time, scratch of two bits a sample and four bytes a run of foreground.
/// @see     scipy.ndimage.label
template <class Out = std::int32_t, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto label(const A& a, const LabelOptions& options = {}, D&&... out) {
    using T = core::ScalarOf<A>;
    static_assert(!core::is_complex<T>, "label takes real arrays");
    const BinaryStructure structure = detail::label_structure(options.structure, core::rank_of<A>);
    const core::Source<T, A> source(a);
    Eigen::Index count = 0;
    const auto number = [&](auto& to) {
        using U = core::ScalarOf<decltype(to)>;
        static_assert(!core::is_complex<U>, "labels are real");
        count = detail::labels::label<T, U>(source.view(), core::view(to), structure);
    };
    using Labels = core::SameShapeOf<A, Out>;
    if constexpr (sizeof...(D) == 0)
        return LabelResult<Labels>{core::answer<Labels>("label", source.view().shape(), number), count};
    else {
        core::answer<Labels>("label", source.view().shape(), number, out...);
        return count;
    }
}

/// The smallest box around an object: indices from `start` to before `stop`, one pair an axis.
struct ObjectSlices {
    core::Dims start, stop;
    /// Extents of the box.
    [[nodiscard]] core::Dims shape() const {
        core::Dims extents = stop;
        for (int i = 0; i < extents.size(); ++i) extents[i] -= start[i];
        return extents;
    }
    friend bool operator==(const ObjectSlices& a, const ObjectSlices& b) noexcept {
        return a.start == b.start && a.stop == b.stop;
    }
};

/// Options of find_objects.
struct FindObjectsOptions {
    Eigen::Index max_label = 0;  ///< largest label to look for; below 1: the largest of the array
};

/// The bounding boxes of the objects of a labelled array.
///
/// @param labels   integer array of any rank; values below 1 are background.
/// @return  entry i is the box of label i + 1, empty where no sample has that label. Each box is usable with
///          `labels.block(start[0], start[1], shape()[0], shape()[1])`.
/// @note    O(labels.size() + result size).
/// @see     scipy.ndimage.find_objects
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] std::vector<std::optional<ObjectSlices>> find_objects(const A& labels,
                                                                    const FindObjectsOptions& options = {}) {
    using T = core::ScalarOf<A>;
    static_assert(std::is_integral_v<T>, "find_objects takes an array of integers");
    const core::Source<T, A> source(labels);
    return detail::labels::find_objects<T, std::optional<ObjectSlices>, ObjectSlices>(source.view(), options.max_label);
}

}  // namespace scixx::ndimage
