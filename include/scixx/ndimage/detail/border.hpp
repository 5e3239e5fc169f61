// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <scixx/core/array.hpp>
#include <scixx/core/boundary.hpp>
#include <scixx/core/kernel/buffer.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>

namespace scixx::ndimage {

using core::Mode;

namespace detail {

using core::Dims, core::for_each_index;
using core::Index;
using core::NdView;

using core::Buffer, core::List, core::to_size;

/// Number of samples behind a line that kernels may read and overwrite, as they work on whole packets: five of 64
/// bytes.
template <class T>
inline constexpr Index line_slack = 320 / static_cast<Index>(sizeof(T));

/// Memory for a line of `size` samples and its slack, which is zero.
template <class T>
[[nodiscard]] Buffer<T> line_buffer(Index size) {
    Buffer<T> line(size + line_slack<T>);
    std::fill(line.data() + size, line.data() + line.size(), T());
    return line;
}

/// How many units of `samples` samples each a thread should have at least.
[[nodiscard]] inline Index grain_of(Index samples) noexcept {
    return std::max<Index>(1, 32768 / std::max<Index>(1, samples));
}

/// How an axis continues outside its ends; `fill` is read by the constant modes alone.
struct Border {
    Mode mode = Mode::reflect;
    double fill = 0;
    [[nodiscard]] bool constant() const noexcept { return mode == Mode::constant || mode == Mode::grid_constant; }
};

/// The samples i-before ... i+after that output i depends on.
struct Reach {
    Index before = 0, after = 0;
    [[nodiscard]] Index size() const noexcept { return before + after + 1; }
    /// The window of a point-reflected kernel.
    [[nodiscard]] Reach reflected() const noexcept { return {after, before}; }
};

/// The window of `size` samples whose sample size/2 + origin stands over the output.
/// @throws std::invalid_argument when the window would not hold its own output.
[[nodiscard]] inline Reach reach_at(const char* function, Index size, Index origin) {
    core::require(size >= 1, function, "size must be at least 1, got ", size);
    core::require(origin >= -(size / 2) && origin <= (size - 1) / 2, function, "origin must lie in [", -(size / 2),
                  ", ", (size - 1) / 2, "] for a window of ", size, " samples, got ", origin);
    return {size / 2 + origin, size - 1 - size / 2 - origin};
}

/// Whether T holds `value` exactly; any value counts for floating types, which round it.
template <class T>
[[nodiscard]] bool represents(double value) noexcept {
    if constexpr (std::is_floating_point_v<T>)
        return true;
    else if constexpr (std::is_same_v<T, bool>)
        return value == 0 || value == 1;
    else
        return value >= static_cast<double>(std::numeric_limits<T>::min()) &&
               value < std::ldexp(1.0, std::numeric_limits<T>::digits) && value == std::trunc(value);
}

/// The value of a computed sample in the output's scalar, as SciPy has it on x86. Floating types round. Integers
/// truncate towards zero and keep the low bits: in 8 bits 300 becomes 44 and -1 becomes 255. NaN, and what exceeds the
/// processor's intermediate integer, become that integer's lowest value first.
template <class U, class A>
[[nodiscard]] U converted(A value) noexcept {
    if constexpr (std::is_same_v<U, A> || !std::is_integral_v<U> || std::is_integral_v<A>) {
        if constexpr (std::is_same_v<U, bool>)
            return value != A(0);
        else
            return static_cast<U>(value);
    } else if constexpr (std::is_same_v<U, bool>) {
        return !(value > A(-1) && value < A(1));
    } else {
        using Wide = std::conditional_t<(sizeof(U) < 4 || std::is_same_v<U, std::int32_t>), std::int32_t, std::int64_t>;
        constexpr A limit = -static_cast<A>(std::numeric_limits<Wide>::min());
        if constexpr (std::is_unsigned_v<U> && sizeof(U) == 8)
            if (value >= limit && value < 2 * limit) return static_cast<U>(value);
        return static_cast<U>(value >= -limit && value < limit ? static_cast<Wide>(value)
                                                               : std::numeric_limits<Wide>::min());
    }
}

/// Where the samples around a line of n samples come from: computed once, used for all lines of an axis.
class Extension {
public:
    Extension(Index size, Reach window, Border border) : size_(size), window_(window), border_(border) {
        index_.reserve(window.before + window.after);
        for (Index i = -window.before; i < 0; ++i) index_.push_back(core::extended_index(border.mode, i, size));
        for (Index i = 0; i < window.after; ++i) index_.push_back(core::extended_index(border.mode, size + i, size));
    }

    /// Length of a padded line.
    [[nodiscard]] Index padded_size() const noexcept { return size_ + window_.before + window_.after; }

    /// Index of the sample at position i of the padded line, -1 for the fill value.
    [[nodiscard]] Index operator[](Index i) const noexcept {
        if (i < window_.before) return index_[i];
        if (i < window_.before + size_) return i - window_.before;
        return index_[i - size_];
    }

    /// Writes the samples outside of a padded line whose own samples are in place.
    template <class W>
    void close(W* padded) const noexcept {
        const W fill = converted<W>(border_.fill);
        const W* inside = padded + window_.before;
        W* after = padded + window_.before + size_;
        for (Index i = 0; i < window_.before; ++i) {
            const Index from = index_[i];
            padded[i] = from < 0 ? fill : inside[from];
        }
        for (Index i = 0; i < window_.after; ++i) {
            const Index from = index_[window_.before + i];
            after[i] = from < 0 ? fill : inside[from];
        }
    }

    /// Copies a line into a padded line.
    template <class T, class W>
    void load(const core::Line<const T>& line, W* padded) const noexcept {
        W* inside = padded + window_.before;
        const Index size = size_;  // a copy: bytes written may alias the member
        if (line.stride == 1)
            for (Index i = 0; i < size; ++i) inside[i] = static_cast<W>(line.data[i]);
        else
            for (Index i = 0; i < size; ++i) inside[i] = static_cast<W>(line[i]);
        close(padded);
    }

    /// A padded line of nothing but the fill value.
    template <class W>
    void load_fill(W* padded) const noexcept {
        std::fill(padded, padded + padded_size(), converted<W>(border_.fill));
    }

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Reach window() const noexcept { return window_; }
    [[nodiscard]] Border border() const noexcept { return border_; }

private:
    Index size_;
    Reach window_;
    Border border_;
    List<Index> index_;
};

}  // namespace detail
}  // namespace scixx::ndimage
