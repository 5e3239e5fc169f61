// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/nd_view.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

namespace scixx::core {

/// One line of a view along some axis: element i is data[i * stride].
template <class T>
struct Line {
    T* data;
    Index size, stride;
    T& operator[](Index i) const noexcept { return data[i * stride]; }
};

/// Several parallel lines of a view: element i of line k is data[i * stride + k * step].
template <class T>
struct LineBlock {
    T* data;
    Index size, stride;  ///< along the line
    Index count, step;   ///< from line to line
    [[nodiscard]] Line<T> line(Index k) const noexcept { return {data + k * step, size, stride}; }
};

/// All lines along one axis of several views at once, in an order that runs through memory.
///
/// The views agree in shape but along `axis`, where each has its own extent (a filter's input and output, say). Lines
/// have numbers 0 .. size()-1; neighbouring numbers are neighbours along the axis with the smallest stride in the last
/// view (the output), so a kernel that takes several lines at a time reads whole cache lines.
template <class... T>
class Lines {
public:
    explicit Lines(int axis, const NdView<T>&... views) : axis_(axis), views_(views...) {
        const auto& out = std::get<sizeof...(T) - 1>(views_);
        for (Index other : memory_order(out))
            if (other != axis) outer_.push_back(other);
        size_ = 1;
        for (Index other : outer_) size_ *= out.shape(static_cast<int>(other));
    }

    /// Number of lines.
    [[nodiscard]] Index size() const noexcept { return size_; }
    /// Number of lines that come in one block at most.
    [[nodiscard]] Index lanes() const noexcept { return outer_.empty() ? 1 : extent(outer_.size() - 1); }

    /// Calls f(LineBlock<T>...) until the lines [begin, end) are covered; a block holds at most `most` lines.
    template <class F>
    void for_blocks(Index begin, Index end, Index most, F&& f) const {
        for (Index line = begin; line < end;) {
            const Start start = start_of(line, std::min(end - line, most));
            call(f, start, std::index_sequence_for<T...>());
            line += start.count;
        }
    }

    /// Calls f(LineBlock<T>...) until all lines are covered.
    template <class F>
    void for_blocks(F&& f) const {
        for_blocks(0, size_, lanes(), f);
    }

    /// Calls f(Line<T>...) for each of the lines [begin, end).
    template <class F>
    void for_lines(Index begin, Index end, F&& f) const {
        for_blocks(begin, end, lanes(), [&](const auto&... blocks) {
            const Index count = std::get<0>(std::tie(blocks...)).count;
            for (Index k = 0; k < count; ++k) f(blocks.line(k)...);
        });
    }

    /// Calls f(Line<T>...) for each line.
    template <class F>
    void for_lines(F&& f) const {
        for_lines(0, size_, f);
    }

private:
    struct Start {
        Dims index;  ///< of the first line's first element
        Index count;
    };
    /// Where a block begins with `line`, and how many lines up to `most` it has.
    [[nodiscard]] Start start_of(Index line, Index most) const {
        const Index lanes = this->lanes(), lane = line % lanes;
        Start start{Dims::filled(std::get<0>(views_).rank(), 0), std::min(lanes - lane, most)};
        Index rest = line / lanes;
        for (int i = outer_.size() - 2; i >= 0; --i) {
            start.index[static_cast<int>(outer_[i])] = rest % extent(i);
            rest /= extent(i);
        }
        if (!outer_.empty()) start.index[static_cast<int>(outer_[outer_.size() - 1])] = lane;
        return start;
    }
    [[nodiscard]] Index extent(int i) const noexcept {
        return std::get<sizeof...(T) - 1>(views_).shape(static_cast<int>(outer_[i]));
    }
    template <class F, std::size_t... I>
    void call(F& f, const Start& start, std::index_sequence<I...>) const {
        f(block(std::get<I>(views_), start.index, start.count)...);
    }
    template <class U>
    [[nodiscard]] LineBlock<U> block(const NdView<U>& view, const Dims& index, Index count) const noexcept {
        const Index step = outer_.empty() ? 0 : view.stride(static_cast<int>(outer_[outer_.size() - 1]));
        return {view.data() + view.offset(index), view.shape(axis_), view.stride(axis_), count, step};
    }

    int axis_;
    std::tuple<NdView<T>...> views_;
    Dims outer_;  // all axes but axis_, the one with the smallest stride last
    Index size_ = 0;
};

/// Calls f(T&...) for each element of views of one shape, in the memory order of the last view.
template <class F, class... T>
void for_each(F&& f, const NdView<T>&... views) {
    const auto& out = std::get<sizeof...(T) - 1>(std::tie(views...));
    if (out.empty()) return;
    const Dims order = memory_order(out);
    Lines<T...>(static_cast<int>(order[order.size() - 1]), views...).for_lines([&](const auto&... lines) {
        const Index size = std::get<0>(std::tie(lines...)).size;
        if (((lines.stride == 1) && ...))
            for (Index i = 0; i < size; ++i) f(lines.data[i]...);
        else
            for (Index i = 0; i < size; ++i) f(lines[i]...);
    });
}

/// Copies `from` to `to` (same shape), converting the scalar. (Not by for_each, as every front-end of the library
/// brings this along: it has to compile fast.)
template <class T, class U>
void copy(const NdView<T>& from, const NdView<U>& to) {
    if (to.empty()) return;
    const Dims order = memory_order(to);
    const NdView<T> source = from.permuted(order);
    const NdView<U> target = to.permuted(order);
    // The two innermost axes are a matrix.
    Dims outer = target.shape(), index = Dims::filled(outer.size(), 0);
    Index extent[] = {1, 1}, step[] = {0, 0}, stride[] = {0, 0};
    for (int i = 0, axis = outer.size() - 1; i < 2 && axis >= 0; ++i, --axis) {
        extent[i] = outer[axis];
        step[i] = source.stride(axis);
        stride[i] = target.stride(axis);
        outer[axis] = 1;
    }
    do {
        for (Index row = 0; row < extent[1]; ++row) {
            const T* read = source.data() + source.offset(index) + row * step[1];
            U* write = target.data() + target.offset(index) + row * stride[1];
            if (step[0] == 1 && stride[0] == 1) {
                if constexpr (std::is_same_v<std::remove_const_t<T>, U>)
                    std::copy_n(read, extent[0], write);
                else
                    for (Index i = 0; i < extent[0]; ++i) write[i] = static_cast<U>(read[i]);
            } else {
                for (Index i = 0; i < extent[0]; ++i) write[i * stride[0]] = static_cast<U>(read[i * step[0]]);
            }
        }
    } while (advance(index, outer));
}

}  // namespace scixx::core
