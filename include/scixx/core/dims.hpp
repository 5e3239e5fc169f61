// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/cold.hpp>
#include <string>
#include <vector>

namespace scixx::core {

using Eigen::Index;

/// A size or position as a subscript of a standard container.
[[nodiscard]] constexpr std::size_t to_size(Index n) noexcept {
    return static_cast<std::size_t>(n);
}

/// Largest number of axes of an array.
inline constexpr int max_rank = 8;

/// A list of at most max_rank integers: a shape, strides, an index or a list of axes. Never allocates.
class Dims {
public:
    Dims() = default;
    Dims(std::initializer_list<Index> values) {
        for (Index value : values) push_back(value);
    }
    /// `size` copies of `value`.
    static Dims filled(int size, Index value) {
        Dims dims;
        for (int i = 0; i < size; ++i) dims.push_back(value);
        return dims;
    }

    [[nodiscard]] int size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    Index& operator[](int i) noexcept { return values_[to_size(i)]; }
    const Index& operator[](int i) const noexcept { return values_[to_size(i)]; }
    [[nodiscard]] Index* begin() noexcept { return values_.data(); }
    [[nodiscard]] Index* end() noexcept { return values_.data() + size_; }
    [[nodiscard]] const Index* begin() const noexcept { return values_.data(); }
    [[nodiscard]] const Index* end() const noexcept { return values_.data() + size_; }
    template <class = void>
    [[nodiscard]] bool contains(Index value) const noexcept {
        return std::find(begin(), end(), value) != end();
    }

    /// @throws std::invalid_argument beyond max_rank entries.
    void push_back(Index value) {
        require(size_ < max_rank, "scixx", "arrays have at most ", max_rank, " axes");
        values_[to_size(size_++)] = value;
    }
    /// Removes entry i; the later ones move up.
    template <class = void>
    void erase(int i) noexcept {
        std::copy(begin() + i + 1, end(), begin() + i);
        --size_;
    }

    friend bool operator==(const Dims& a, const Dims& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (int i = 0; i < a.size_; ++i)
            if (a[i] != b[i]) return false;
        return true;
    }

private:
    std::array<Index, max_rank> values_{};
    int size_ = 0;
};

/// Strides of memory without gaps whose axes lie in the given order, outermost first.
template <class = void>
[[nodiscard]] inline Dims packed_strides(const Dims& shape, const Dims& order) {
    Dims strides = shape;
    Index stride = 1;
    for (int i = order.size() - 1; i >= 0; --i) {
        const int axis = static_cast<int>(order[i]);
        strides[axis] = stride;
        stride *= shape[axis];
    }
    return strides;
}

/// Strides of memory without gaps in C order: the last axis varies fastest.
template <class = void>
[[nodiscard]] inline Dims packed_strides(const Dims& shape) {
    Dims order;
    for (int axis = 0; axis < shape.size(); ++axis) order.push_back(axis);
    return packed_strides(shape, order);
}

/// Moves `index` to the next one of a box in C order, with axis `fixed` (if any) as it is; after the last index it is 0
/// again, and the answer false. Entries of `index` beyond the box's axes stay.
template <class = void>
inline bool advance(Dims& index, const Dims& shape, int fixed = -1) noexcept {
    for (int axis = shape.size() - 1; axis >= 0; --axis) {
        if (axis == fixed) continue;
        if (++index[axis] < shape[axis]) return true;
        index[axis] = 0;
    }
    return false;
}

/// Calls f(index) for all indices of an array of the given shape in C order.
template <class F>
void for_each_index(const Dims& shape, F&& f) {
    if (shape.contains(0)) return;
    Dims index = Dims::filled(shape.size(), 0);
    do f(index);
    while (advance(index, shape));
}

/// A shape as messages show it: "3 x 4".
template <class = void>
[[nodiscard]] SCIXX_COLD inline std::string to_text(const Dims& dims) {
    std::string text;
    for (int i = 0; i < dims.size(); ++i) {
        if (i > 0) text += " x ";
        text += Text(dims[i]).str();
    }
    return text;
}

/// a * b for sizes (both >= 0). @throws std::invalid_argument when the product does not fit an Index.
template <class = void>
[[nodiscard]] inline Index checked_mul(const char* function, Index a, Index b) {
    require(a == 0 || b <= std::numeric_limits<Index>::max() / a, function, "the size ", a, " x ", b, " is too large");
    return a * b;
}

/// a + b for sizes (both >= 0). @throws std::invalid_argument when the sum does not fit an Index.
template <class = void>
[[nodiscard]] inline Index checked_add(const char* function, Index a, Index b) {
    require(b <= std::numeric_limits<Index>::max() - a, function, "the size ", a, " + ", b, " is too large");
    return a + b;
}

/// Number of elements of a shape. @throws std::invalid_argument when it does not fit an Index.
template <class = void>
[[nodiscard]] inline Index checked_size(const char* function, const Dims& shape) {
    Index size = 1;
    for (Index extent : shape) size = checked_mul(function, size, extent);
    return size;
}

/// Axis in [0, rank) of a NumPy axis in [-rank, rank). @throws std::invalid_argument outside.
template <class = void>
[[nodiscard]] inline int normalize_axis(const char* function, Index axis, int rank) {
    require(axis >= -rank && axis < rank, function, "axis ", axis, " is out of bounds for an array of dimension ",
            rank);
    return static_cast<int>(axis < 0 ? axis + rank : axis);
}

/// An `axes=` or `axis=` argument: none (SciPy's None), one axis or several; negative ones count from the last.
class Axes {
public:
    Axes() = default;                                         ///< None
    Axes(int axis) : given_(true) { axes_.push_back(axis); }  // NOLINT: as in Python
    template <class = void>
    Axes(std::initializer_list<int> axes) : given_(true) {  // NOLINT: as in Python
        assign(axes);
    }
    template <class = void>
    Axes(const std::vector<int>& axes) : given_(true) {  // NOLINT: as in Python
        assign(axes);
    }

    [[nodiscard]] bool given() const noexcept { return given_; }

    /// The axes in [0, rank), in the order given; all of them when none were given.
    /// @throws std::invalid_argument for an axis out of bounds, or named twice.
    [[nodiscard]] SCIXX_COLD Dims resolve(const char* function, int rank) const {
        Dims out;
        if (!given_)
            for (int i = 0; i < rank; ++i) out.push_back(i);
        for (Index axis : axes_) {
            const Index normal = normalize_axis(function, axis, rank);
            require(!out.contains(normal), function, "axes must be unique, got axis ", axis, " twice");
            out.push_back(normal);
        }
        return out;
    }

private:
    template <class List>
    void assign(const List& list) {
        for (int axis : list) axes_.push_back(axis);
    }
    Dims axes_;
    bool given_ = false;
};

/// A parameter that SciPy takes as one value for all axes or as a sequence with one value an axis.
template <class T>
class PerAxis {
public:
    PerAxis(T value) : values_{value}, sequence_(false) {}                           // NOLINT: as in Python
    PerAxis(std::initializer_list<T> values) : values_(values), sequence_(true) {}   // NOLINT: as in Python
    PerAxis(std::vector<T> values) : values_(std::move(values)), sequence_(true) {}  // NOLINT: as in Python

    /// One value for each of `count` axes. @throws std::invalid_argument when a sequence has another length.
    [[nodiscard]] std::vector<T> resolve(const char* function, const char* parameter, int count) const {
        if (!sequence_) return std::vector<T>(to_size(count), values_.front());
        require(static_cast<int>(values_.size()) == count, function, parameter, " must have one entry for each of ",
                count, " axes, got ", values_.size());
        return values_;
    }

private:
    std::vector<T> values_;
    bool sequence_;
};

}  // namespace scixx::core
