// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>
#include <type_traits>
#include <vector>

namespace scixx::ndimage {

/// A small array of any rank that a call takes as footprint or structuring element: made from any array, elements in C
/// order. The empty one stands for SciPy's None.
template <class T>
class Structure {
public:
    Structure() = default;
    /// A structure of the given shape filled with `value`.
    Structure(const core::Dims& shape, T value)
        : shape_(shape), values_(detail::to_size(core::checked_size("Structure", shape)), Element(value)) {}
    /// A copy of an array; a bool structure is true where the array is not zero.
    template <core::ArrayLike A>
    Structure(const A& a) {  // NOLINT(google-explicit-constructor): an array stands for its structure
        const core::Source<core::ScalarOf<A>, A> source(a);
        shape_ = source.view().shape();
        detail::for_each_index(shape_, [&](const core::Dims& index) {
            if constexpr (std::is_same_v<T, bool>)
                values_.push_back(source.view()(index) != core::ScalarOf<A>(0));
            else
                values_.push_back(static_cast<T>(source.view()(index)));
        });
    }
    /// Rows in braces.
    template <class U>
    Structure(std::initializer_list<std::initializer_list<U>> rows) : Structure(core::MatrixOfBraces<U>(rows)) {}

    [[nodiscard]] bool given() const noexcept { return !shape_.empty(); }
    [[nodiscard]] const core::Dims& shape() const noexcept { return shape_; }
    [[nodiscard]] int rank() const noexcept { return shape_.size(); }
    [[nodiscard]] Eigen::Index size() const noexcept { return static_cast<Eigen::Index>(values_.size()); }

    /// The element at an index of as many integers as there are axes.
    template <class... I>
        requires(std::is_integral_v<I> && ...)
    [[nodiscard]] T operator()(I... index) const noexcept {
        return static_cast<T>(view()(index...));
    }
    [[nodiscard]] T operator()(const core::Dims& index) const noexcept { return static_cast<T>(view()(index)); }

    void set(const core::Dims& index, T value) noexcept {
        values_[detail::to_size(view().offset(index))] = Element(value);
    }

    /// The elements as an Eigen array (or Tensor) of the same rank: `structure.array<Eigen::ArrayXX<bool>>()`.
    /// @throws std::invalid_argument for another rank.
    template <core::ArrayLike A>
    [[nodiscard]] A array() const {
        core::require(core::rank_of<A> == rank(), "Structure.array", "the structure has rank ", rank(), ", not ",
                      core::rank_of<A>);
        A out = core::allocate<A>(shape_);
        core::copy(view(), core::view(out));
        return out;
    }

    friend bool operator==(const Structure& a, const Structure& b) noexcept {
        return a.shape_ == b.shape_ && a.values_ == b.values_;
    }

private:
    using Element = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;

    [[nodiscard]] core::NdView<const Element> view() const { return {values_.data(), shape_}; }

    core::Dims shape_;
    std::vector<Element> values_;
};

/// A footprint or the structuring element of binary morphology and labelling.
using BinaryStructure = Structure<bool>;
/// The heights of a non-flat structuring element.
using GreyStructure = Structure<double>;

/// The window of a call, SciPy's size or footprint: a number or a list of extents for a box, an array for the entries
/// that count (those that are not zero). The empty one stands for None.
///
///     median_filter(image, 3);   median_filter(image, {3, 5});   median_filter(image, disk);
class Window {
public:
    Window() = default;
    template <std::integral I>
        requires(!std::is_same_v<I, bool>)
    Window(I size) : size_(static_cast<Eigen::Index>(size)), given_(true) {}         // NOLINT: as in Python
    Window(std::initializer_list<Eigen::Index> size) : size_(size), given_(true) {}  // NOLINT: as in Python
    Window(const core::PerAxis<Eigen::Index>& size) : size_(size), given_(true) {}   // NOLINT: as in Python
    Window(const BinaryStructure& footprint) : footprint_(footprint), given_(footprint.given()) {}  // NOLINT
    /// A sequence of integers (std::vector, std::array, ...) has the extents, any other array of integers or bool is a
    /// footprint. Floating arrays are heights, which the options take; `heights > 0` is a footprint.
    template <core::ArrayLike A>
        requires std::is_integral_v<core::ScalarOf<A>>
    Window(const A& window) : given_(true) {  // NOLINT: as in Python
        using T = core::ScalarOf<A>;
        if constexpr (core::Sequence<A> && core::rank_of<A> == 1 && std::is_integral_v<T> && !std::is_same_v<T, bool>) {
            std::vector<Eigen::Index> sizes;
            for (const T& extent : window) sizes.push_back(static_cast<Eigen::Index>(extent));
            size_ = sizes;
        } else
            footprint_ = BinaryStructure(window);
    }
    /// Rows in braces are a footprint.
    template <class U>
    Window(std::initializer_list<std::initializer_list<U>> rows) : Window(core::MatrixOfBraces<U>(rows)) {}

    [[nodiscard]] bool given() const noexcept { return given_; }
    /// The extents; not of a footprint.
    [[nodiscard]] const core::PerAxis<Eigen::Index>& size() const noexcept { return size_; }
    [[nodiscard]] const BinaryStructure& footprint() const noexcept { return footprint_; }

private:
    core::PerAxis<Eigen::Index> size_ = 0;
    BinaryStructure footprint_;
    bool given_ = false;
};

/// The structure of 3^rank elements that holds those at a city-block distance of at most `connectivity` from the
/// centre.
///
/// @param rank          number of axes; below 1 gives one element without axes, as in SciPy.
/// @param connectivity  1: only the neighbours along an axis, ..., `rank`: all; below 1 counts as 1.
/// @return  a structure to be passed on; its elements as an Eigen array by `.array<Eigen::ArrayXX<bool>>()`.
/// @throws std::invalid_argument for more than core::max_rank axes.
/// @see     scipy.ndimage.generate_binary_structure
template <class = void>
[[nodiscard]] inline BinaryStructure generate_binary_structure(int rank, int connectivity) {
    core::require(rank <= core::max_rank, "generate_binary_structure", "rank must be at most ", core::max_rank,
                  ", got ", rank);
    if (rank < 1) return {core::Dims(), true};
    BinaryStructure out(core::Dims::filled(rank, 3), false);
    detail::for_each_index(out.shape(), [&](const core::Dims& index) {
        Eigen::Index distance = 0;
        for (Eigen::Index i : index) distance += i == 1 ? 0 : 1;
        out.set(index, distance <= std::max(connectivity, 1));
    });
    return out;
}

/// A structure dilated by itself: the one that does in one step what `structure` does in `iterations`.
///
/// @param structure   structuring element, each extent >= 1.
/// @param iterations  number of steps; below 2 gives a copy.
/// @return  structure of extents n + (iterations - 1)(n - 1).
/// @throws std::invalid_argument for an empty structure.
/// @note    O(result size * structure size * iterations) time.
/// @see     scipy.ndimage.iterate_structure
template <class = void>
[[nodiscard]] inline BinaryStructure iterate_structure(const BinaryStructure& structure, int iterations) {
    core::require(structure.size() > 0, "iterate_structure", "structure must not be empty, got ", structure.shape());
    if (iterations < 2) return structure;
    const int rank = structure.rank();
    // The result keeps its final shape; the structure stands so that its centre (n/2) moves to the result's.
    core::Dims shape, corner;
    for (Eigen::Index extent : structure.shape()) {
        shape.push_back(extent + (iterations - 1) * (extent - 1));
        corner.push_back((iterations - 1) * (extent / 2));
    }
    BinaryStructure out(shape, false);
    detail::for_each_index(structure.shape(), [&](core::Dims index) {
        const bool value = structure(index);
        for (int i = 0; i < rank; ++i) index[i] += corner[i];
        out.set(index, value);
    });
    for (int step = 1; step < iterations; ++step) {
        const BinaryStructure before = out;
        out = BinaryStructure(shape, false);
        detail::for_each_index(shape, [&](const core::Dims& index) {
            if (!before(index)) return;
            detail::for_each_index(structure.shape(), [&](const core::Dims& entry) {
                if (!structure(entry)) return;
                core::Dims target = index;
                for (int i = 0; i < rank; ++i) target[i] += entry[i] - structure.shape()[i] / 2;
                out.set(target, true);
            });
        });
    }
    return out;
}

/// A structure iterated together with its origin, see iterate_structure.
struct IteratedStructure {
    BinaryStructure structure;
    std::vector<Eigen::Index> origin;  ///< iterations times the origin given, one entry an axis
};

/// As iterate_structure, with the origin that belongs to the result.
template <class = void>
[[nodiscard]] inline IteratedStructure iterate_structure(const BinaryStructure& structure, int iterations,
                                                         const core::PerAxis<Eigen::Index>& origin) {
    IteratedStructure out{iterate_structure(structure, iterations),
                          origin.resolve("iterate_structure", "origin", structure.rank())};
    for (Eigen::Index& shift : out.origin) shift *= iterations;
    return out;
}

}  // namespace scixx::ndimage
