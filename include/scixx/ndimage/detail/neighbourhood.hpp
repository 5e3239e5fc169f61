// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <compare>
#include <scixx/core/parallel.hpp>
#include <scixx/ndimage/detail/border.hpp>

namespace scixx::ndimage::detail {

/// Where an entry of an N-d kernel finds its samples: which line of the neighbourhood, how far along it.
struct Tap {
    Index group, row;  ///< position across the last two axes of the sweep, see Neighbourhood
    Index column;      ///< first sample in the padded line
    auto operator<=>(const Tap&) const = default;
};

/// Number of slabs that the lines of a Neighbourhood come in: the extent of the outermost axis.
template <class U>
[[nodiscard]] Index slabs_of(const NdView<U>& out, const core::Dims& order) noexcept {
    return order.size() >= 2 ? out.shape(static_cast<int>(order[0])) : 1;
}

/// The padded lines that the windows of one output line touch, for filters that are not separable.
///
/// The axes are taken in the memory order of the output, so that the lines are contiguous. The output line moves along
/// the last but one axis. The kernel's positions along the axes before that one make groups of lines. One line of each
/// group is new at each step, the others stay in a ring. An input line is thus padded and converted once for each
/// position of the kernel along the outer axes: once for rank 2. Scratch: as many lines as the kernel has rows.
template <class T, class W>
class Neighbourhood {
public:
    /// One window and border an axis of `in`; `order` has the axes from outside in (see core::memory_order); each line
    /// is followed by room for `copies` - 1 others of its length that `prepare` may fill; `slack` zeros follow the
    /// last.
    Neighbourhood(const NdView<const T>& in, const List<Reach>& windows, const List<Border>& borders,
                  const core::Dims& order, Index copies = 1, Index slack = 0)
        : in_(in.permuted(order)), order_(order) {
        for (int axis = 0; axis < in_.rank(); ++axis) {
            const Reach window = windows[order[axis]];
            extensions_.emplace_back(in_.shape(axis), window, borders[order[axis]]);
            if (axis < in_.rank() - 2) groups_ *= window.size();
            if (axis == in_.rank() - 2) rows_ = window.size();
        }
        length_ = extensions_.back().padded_size();
        slot_ = length_ * copies;
        lines_.reserve(groups_ * rows_ * slot_ + slack);
        if (slack > 0) std::fill(lines_.data(), lines_.data() + lines_.size(), W(0));
    }

    /// The tap for an entry of the kernel (index in the kernel's own axes).
    [[nodiscard]] Tap tap(const core::Dims& entry) const {
        Tap tap{0, 0, entry[static_cast<int>(order_[order_.size() - 1])]};
        for (int axis = 0; axis < order_.size() - 2; ++axis)
            tap.group = tap.group * extensions_[axis].window().size() + entry[static_cast<int>(order_[axis])];
        if (order_.size() >= 2) tap.row = entry[static_cast<int>(order_[order_.size() - 2])];
        return tap;
    }

    /// Length of a padded line.
    [[nodiscard]] Index length() const noexcept { return length_; }

    /// Number of groups of lines, and of lines in each.
    [[nodiscard]] Index groups() const noexcept { return groups_; }
    [[nodiscard]] Index rows() const noexcept { return rows_; }

    /// The padded line of a tap, for the current output line.
    [[nodiscard]] const W* line(const Tap& tap) const noexcept {
        return lines_.data() + (tap.group * rows_ + (current_ + tap.row) % rows_) * slot_;
    }

    /// Calls f(out line) for each line of `out` (all axes but the last of `order`); prepare(padded line) after each
    /// load.
    template <class U, class Prepare, class F>
    void for_each_line(const NdView<U>& out, Prepare&& prepare, F&& f) {
        for_each_line(out, 0, slabs_of(out, order_), prepare, f);
    }

    /// As above for the lines of the slabs [begin, end).
    template <class U, class Prepare, class F>
    void for_each_line(const NdView<U>& out, Index begin, Index end, Prepare&& prepare, F&& f) {
        if (out.empty() || begin >= end) return;
        const NdView<U> target = out.permuted(order_);
        const int rank = target.rank(), along = rank - 1, ring = rank - 2;
        first_ = ring == 0 ? begin : 0;
        const Index steps = ring > 0 ? target.shape(ring) : ring == 0 ? end : 1;
        core::Dims index = core::Dims::filled(rank, 0), outer;
        for (int axis = 0; axis < ring; ++axis) outer.push_back(axis == 0 ? end : target.shape(axis));
        if (ring > 0) index[0] = begin;
        do {
            for (current_ = first_; current_ < steps; ++current_) {
                for (Index row = current_ == first_ ? current_ : current_ + rows_ - 1; row < current_ + rows_; ++row)
                    for (Index group = 0; group < groups_; ++group) prepare(load(index, group, row));
                if (ring >= 0) index[ring] = current_;
                f(core::Line<U>{target.data() + target.offset(index), target.shape(along), target.stride(along)});
            }
            if (ring >= 0) index[ring] = 0;
        } while (core::advance(index, outer));
    }

    /// Whether the line that f was called for is the first of its run. After it only one line of each group is new.
    [[nodiscard]] bool at_first_step() const noexcept { return current_ == first_; }

private:
    W* load(const core::Dims& index, Index group, Index row) const noexcept {
        const int along = in_.rank() - 1, ring = in_.rank() - 2;
        W* const slot = lines_.data() + (group * rows_ + row % rows_) * slot_;
        Index offset = 0;
        bool outside = false;
        const auto step = [&](int axis, Index position) {
            const Index from = extensions_[axis][position];
            outside = outside || from < 0;
            offset += from * in_.stride(axis);
        };
        if (ring >= 0) step(ring, row);
        for (int axis = ring - 1; axis >= 0; --axis) {
            const Index extent = extensions_[axis].window().size();
            step(axis, index[axis] + group % extent);
            group /= extent;
        }
        if (outside)
            extensions_.back().load_fill(slot);
        else
            extensions_.back().load(core::Line<const T>{in_.data() + offset, in_.shape(along), in_.stride(along)},
                                    slot);
        return slot;
    }

    NdView<const T> in_;
    core::Dims order_;
    List<Extension> extensions_;  // of the permuted axes
    Index groups_ = 1, rows_ = 1, length_ = 0, slot_ = 0;
    Index current_ = 0, first_ = 0;
    Buffer<W> lines_;
};

/// Calls f(begin, end) on at most `workers` threads for ranges of the slabs that a Neighbourhood's lines come in.
template <class U, class F>
void for_slabs(const NdView<U>& out, const core::Dims& order, int workers, F&& f) {
    const Index slabs = slabs_of(out, order);
    core::parallel_for(slabs, workers, grain_of(out.size() / std::max<Index>(1, slabs)), f);
}

/// A contiguous row to write a line's results to: the line itself where it is contiguous, else scratch that is copied.
template <class U>
class OutputRow {
public:
    template <class F>
    void write(const core::Line<U>& out, F&& f) {
        if (out.stride == 1) return f(out.data);
        scratch_.reserve(out.size);
        f(scratch_.data());
        for (Index i = 0; i < out.size; ++i) out[i] = scratch_[i];
    }

private:
    Buffer<U> scratch_;
};

}  // namespace scixx::ndimage::detail
