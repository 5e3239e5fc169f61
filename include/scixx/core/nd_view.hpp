// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <functional>
#include <scixx/core/dims.hpp>
#include <scixx/core/scalar.hpp>
#include <type_traits>

namespace scixx::core {

/// A non-owning view of strided N-d memory: pointer, shape and strides (counted in elements, any sign).
///
/// All kernels of the library work on it, so one instantiation a scalar serves every Eigen expression type and both
/// storage orders. Axis order is NumPy's: axis 0 of a matrix counts its rows. Copying a view copies no element.
template <class T>
class NdView {
public:
    using value_type = std::remove_const_t<T>;

    NdView() = default;
    NdView(T* data, const Dims& shape, const Dims& strides) : data_(data), shape_(shape), strides_(strides) {}
    /// Contiguous memory in C order: the last axis varies fastest.
    NdView(T* data, const Dims& shape) : NdView(data, shape, packed_strides(shape)) {}

    /// A view of const elements.
    operator NdView<const T>() const  // NOLINT(google-explicit-constructor): as T* to const T*
        requires(!std::is_const_v<T>)
    {
        return {data_, shape_, strides_};
    }

    [[nodiscard]] T* data() const noexcept { return data_; }
    [[nodiscard]] int rank() const noexcept { return shape_.size(); }
    [[nodiscard]] const Dims& shape() const noexcept { return shape_; }
    [[nodiscard]] const Dims& strides() const noexcept { return strides_; }
    [[nodiscard]] Index shape(int axis) const noexcept { return shape_[axis]; }
    [[nodiscard]] Index stride(int axis) const noexcept { return strides_[axis]; }
    [[nodiscard]] bool empty() const noexcept { return shape_.contains(0); }
    /// Number of elements.
    [[nodiscard]] Index size() const noexcept {
        Index size = 1;
        for (Index extent : shape_) size *= extent;
        return size;
    }

    template <std::integral... I>
    T& operator()(I... index) const noexcept {
        int axis = 0;
        Index offset = 0;
        ((offset += static_cast<Index>(index) * strides_[axis++]), ...);
        return data_[offset];
    }
    T& operator()(const Dims& index) const noexcept { return data_[offset(index)]; }

    /// Distance in elements of `index` from the first element.
    [[nodiscard]] Index offset(const Dims& index) const noexcept {
        Index offset = 0;
        for (int axis = 0; axis < index.size(); ++axis) offset += index[axis] * strides_[axis];
        return offset;
    }

    /// Whether the elements fill their memory without gaps in C order (last axis fastest).
    [[nodiscard]] bool is_c_contiguous() const noexcept {
        Index expected = 1;
        for (int axis = rank() - 1; axis >= 0; --axis) {
            if (shape_[axis] != 1 && strides_[axis] != expected) return false;
            expected *= shape_[axis];
        }
        return true;
    }

    /// The view with its axes in the given order: result axis i is this axis order[i].
    [[nodiscard]] NdView permuted(const Dims& order) const {
        NdView out(data_, order, order);
        for (int i = 0; i < order.size(); ++i) {
            out.shape_[i] = shape_[static_cast<int>(order[i])];
            out.strides_[i] = strides_[static_cast<int>(order[i])];
        }
        return out;
    }

    /// The sub-array at `index` of `axis`; its rank is one less.
    [[nodiscard]] NdView slice(int axis, Index index) const {
        NdView out(*this);
        out.data_ = advanced(index * strides_[axis]);
        out.shape_.erase(axis);
        out.strides_.erase(axis);
        return out;
    }

    /// The box that begins at `start` with the given shape.
    [[nodiscard]] NdView window(const Dims& start, const Dims& shape) const {
        return {advanced(offset(start)), shape, strides_};
    }

    /// Element i of `axis` becomes element n-1-i.
    [[nodiscard]] NdView reversed(int axis) const {
        NdView out(*this);
        if (shape_[axis] > 0) out.data_ = advanced((shape_[axis] - 1) * strides_[axis]);
        out.strides_[axis] = -strides_[axis];
        return out;
    }

    /// First and past-the-last address of the memory that the elements span.
    [[nodiscard]] std::pair<const value_type*, const value_type*> extent() const noexcept {
        if (empty()) return {data_, data_};
        const value_type *first = data_, *last = data_;
        for (int axis = 0; axis < rank(); ++axis) {
            const Index reach = (shape_[axis] - 1) * strides_[axis];
            (reach < 0 ? first : last) += reach;
        }
        return {first, last + 1};
    }

private:
    /// The address `offset` elements on; an empty view may have no memory at all, and then no address to add to.
    [[nodiscard]] T* advanced(Index offset) const noexcept { return data_ ? data_ + offset : data_; }

    T* data_ = nullptr;
    Dims shape_, strides_;
};

/// The real (0) or imaginary (1) part of a complex array; a real one is its own part 0.
template <class T>
[[nodiscard]] auto component(const NdView<T>& view, int part) {
    if constexpr (is_complex<std::remove_const_t<T>>) {
        using Real = RealOf<std::remove_const_t<T>>;
        using R = std::conditional_t<std::is_const_v<T>, const Real, Real>;
        Dims strides = view.strides();
        for (Index& stride : strides) stride *= 2;
        return NdView<R>(reinterpret_cast<R*>(view.data()) + part, view.shape(), strides);
    } else {
        return view;
    }
}

/// Axes sorted from the largest to the smallest stride, so that a loop nest in this order runs through memory.
template <class T>
[[nodiscard]] Dims memory_order(const NdView<T>& view) {
    Dims order;
    for (int axis = 0; axis < view.rank(); ++axis) order.push_back(axis);
    const auto magnitude = [&](Index axis) { return std::abs(view.stride(static_cast<int>(axis))); };
    // Insertion sort: at most eight entries, and stable for equal strides.
    for (int i = 1; i < order.size(); ++i)
        for (int j = i; j > 0 && magnitude(order[j]) > magnitude(order[j - 1]); --j) std::swap(order[j], order[j - 1]);
    return order;
}

/// Whether two views may share memory (their address ranges meet).
template <class T, class U>
[[nodiscard]] bool overlaps(const NdView<T>& a, const NdView<U>& b) noexcept {
    const auto [a_first, a_last] = a.extent();
    const auto [b_first, b_last] = b.extent();
    const std::less<const void*> before;
    return before(a_first, b_last) && before(b_first, a_last);
}

}  // namespace scixx::core
