// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/ndimage/structure.hpp>
#include <type_traits>
#include <vector>

namespace scixx::ndimage {

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

    [[nodiscard]] bool given() const noexcept { return given_; }
    /// The extents; not of a footprint.
    [[nodiscard]] const core::PerAxis<Eigen::Index>& size() const noexcept { return size_; }
    [[nodiscard]] const BinaryStructure& footprint() const noexcept { return footprint_; }

private:
    core::PerAxis<Eigen::Index> size_ = 0;
    BinaryStructure footprint_;
    bool given_ = false;
};

}  // namespace scixx::ndimage
