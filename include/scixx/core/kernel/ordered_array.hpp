// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/buffer.hpp>
#include <scixx/core/nd_view.hpp>

namespace scixx::core {

/// Memory of its own for an N-d array, not initialised, whose axes lie in a given order (see memory_order).
template <class T>
class OrderedArray {
public:
    /// @throws std::invalid_argument "function: ..." when the size does not fit an Index.
    OrderedArray(const Dims& shape, const Dims& order, const char* function = "scixx")
        : memory_(checked_size(function, shape)), view_(memory_.data(), shape, packed_strides(shape, order)) {}
    /// The shape and order of another array.
    template <class U>
    explicit OrderedArray(const NdView<U>& like) : OrderedArray(like.shape(), memory_order(like)) {}

    [[nodiscard]] const NdView<T>& view() const noexcept { return view_; }
    [[nodiscard]] NdView<const T> read() const { return view_; }

private:
    Buffer<T> memory_;
    NdView<T> view_;
};

}  // namespace scixx::core
