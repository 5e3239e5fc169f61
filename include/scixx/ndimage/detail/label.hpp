// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/structure.hpp>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

/// Connected components by runs: the maximal runs of foreground in each line are the nodes of a union-find forest, runs
/// of neighbouring lines that touch are merged by one walk along both lines, and one linear pass numbers the
/// components.
///
/// L. He, Y. Chao, K. Suzuki, A run-based two-scan labeling algorithm, IEEE Trans. Image Processing 17, 2008; the
/// forest is Rem's with splicing: M. Patwary, J. Blair, F. Manne, Experiments on union-find algorithms for the
/// disjoint-set data structure, SEA 2010. The runs of a line are found 64 samples at a time, as the places where a bit
/// mask changes.
namespace scixx::ndimage::detail {

/// Disjoint sets of the numbers 0, 1, ...; the smallest member of a set represents it.
template <class I>
class Forest {
public:
    void resize(std::size_t size) {
        const auto old = parent_.size();
        parent_.resize(size);
        std::iota(parent_.begin() + static_cast<std::ptrdiff_t>(old), parent_.end(), static_cast<I>(old));
    }
    void unite(I u, I v) noexcept {
        while (at(u) != at(v)) {
            if (at(u) < at(v)) std::swap(u, v);
            const I above = at(u);
            at(u) = at(v);
            if (above == u) return;
            u = above;
        }
    }
    /// Replaces the links by component numbers from 1 on, in the order of the smallest members; returns their count.
    I number() noexcept {
        I count = 0;
        for (std::size_t i = 0; i < parent_.size(); ++i) {
            const I above = parent_[i];
            parent_[i] = above == static_cast<I>(i) ? ++count : parent_[static_cast<std::size_t>(above)];
        }
        return count;
    }
    I& at(I i) noexcept { return parent_[static_cast<std::size_t>(i)]; }

private:
    std::vector<I> parent_;
};

/// Eight bytes that are 0 or 1 as the bits of one byte, the first as the lowest.
[[nodiscard]] inline std::uint64_t pack_bytes(const unsigned char* bytes) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        std::uint64_t word;
        std::memcpy(&word, bytes, sizeof word);
        return (word * 0x0102040810204080u) >> 56;
    } else {
        std::uint64_t bits = 0;
        for (unsigned i = 0; i < 8; ++i) bits |= std::uint64_t(bytes[i]) << i;
        return bits;
    }
}

/// Where a line of foreground flags (0 or 1, followed by at least 63 zeros) changes: starts and ends of its runs in
/// turn. Writes at most n + 1 places and returns the end of what it wrote.
template <class I>
[[nodiscard]] I* find_changes(const unsigned char* flags, Index n, I* out) noexcept {
    std::uint64_t before = 0;
    for (Index base = 0; base < n; base += 64) {
        std::uint64_t mask = 0;
        for (unsigned part = 0; part < 8; ++part) mask |= pack_bytes(flags + base + 8 * part) << (8 * part);
        std::uint64_t changes = mask ^ (mask << 1 | before);
        for (; changes != 0; changes &= changes - 1) *out++ = static_cast<I>(base + std::countr_zero(changes));
        before = mask >> 63;
    }
    if (before != 0) *out++ = static_cast<I>(n);
    return out;
}

/// A line of the structure: the neighbour line it speaks of and the shifts lo ... hi along it that touch.
struct LineContact {
    core::Dims offset;  ///< of the neighbour line, each -1, 0 or 1
    Index lo, hi;
};

/// The structure's lines that come before the centre, in ranges of consecutive shifts. Runs of single samples (a
/// structure that does not connect along the line) need one shift a range.
[[nodiscard]] inline std::vector<LineContact> line_contacts(const BinaryStructure& structure, const core::Dims& order,
                                                            bool single) {
    std::vector<LineContact> out;
    const int rank = order.size();
    for_each_index(core::Dims::filled(rank - 1, 3), [&](const core::Dims& line) {
        core::Dims offset = line, entry = core::Dims::filled(rank, 0);
        for (Index& shift : offset) --shift;
        const auto first = std::find_if(offset.begin(), offset.end(), [](Index shift) { return shift != 0; });
        if (first == offset.end() || *first > 0) return;
        for (int i = 0; i < rank - 1; ++i) entry[static_cast<int>(order[i])] = line[i];
        bool open = false;
        for (Index shift = -1; shift <= 1; ++shift) {
            entry[static_cast<int>(order[rank - 1])] = shift + 1;
            const bool touches = structure(entry);
            if (touches && open && !single)
                out.back().hi = shift;
            else if (touches)
                out.push_back({offset, shift, shift});
            open = touches;
        }
    });
    return out;
}

/// The runs of an array's lines and the component of each.
template <class I>
class Components {
public:
    /// Finds the components of the samples of `in` that are not zero, lines along the last axis of `order`.
    template <class T>
    Components(const NdView<const T>& in, const BinaryStructure& structure, const core::Dims& order)
        : order_(order), shape_(in.permuted(order).shape()), length_(shape_[shape_.size() - 1]) {
        const int rank = order.size();
        core::Dims beside = core::Dims::filled(rank, 1);
        beside[static_cast<int>(order[rank - 1])] = 0;
        const bool single = !structure(beside);
        const std::vector<LineContact> contacts = line_contacts(structure, order, single);
        lines_shape_ = shape_;
        lines_shape_.erase(rank - 1);
        core::Dims strides = lines_shape_;
        Index lines = 1;
        for (int i = rank - 2; i >= 0; --i) {
            strides[i] = lines;
            lines *= lines_shape_[i];
        }
        first_.reserve(to_size(lines) + 1);
        first_.push_back(0);
        const Buffer<unsigned char> flags(length_ + 64, 0);
        const NdView<const T> lines_of = in.permuted(order);
        std::size_t used = 0;
        for_each_index(lines_shape_, [&](core::Dims index) {
            const core::Dims line = index;
            index.push_back(0);
            read_flags(
                core::Line<const T>{lines_of.data() + lines_of.offset(index), length_, lines_of.stride(rank - 1)},
                flags.data());
            // Geometric growth, never more than one reallocation a line.
            const std::size_t room = used + to_size(single ? 2 * length_ : length_) + 2;
            if (edges_.size() < room) edges_.resize(std::max(room, 2 * edges_.size()));
            I* end = find_changes(flags.data(), length_, edges_.data() + used);
            if (single) end = split_runs(edges_.data() + used, end);
            used = static_cast<std::size_t>(end - edges_.data());
            forest_.resize(used / 2);
            const Index number = static_cast<Index>(first_.size()) - 1;
            first_.push_back(static_cast<I>(used / 2));
            for (const LineContact& contact : contacts) {
                Index neighbour = number;
                bool inside = true;
                for (int i = 0; i < rank - 1; ++i) {
                    const Index at = line[i] + contact.offset[i];
                    inside = inside && at >= 0 && at < lines_shape_[i];
                    neighbour += contact.offset[i] * strides[i];
                }
                if (inside) merge(number, neighbour, contact);
            }
        });
        count_ = forest_.number();
        if (!std::is_sorted(order.begin(), order.end())) renumber();
    }

    [[nodiscard]] Index count() const noexcept { return static_cast<Index>(count_); }

    /// Writes the component's number to each sample of a run and 0 to the others.
    template <class U>
    void paint(const NdView<U>& out) {
        const NdView<U> target = out.permuted(order_);
        const int along = target.rank() - 1;
        std::size_t line = 0;
        OutputRow<U> row;
        for_each_index(lines_shape_, [&](core::Dims index) {
            index.push_back(0);
            row.write(core::Line<U>{target.data() + target.offset(index), length_, target.stride(along)},
                      [&](U* to) { paint_line(first_[line], first_[line + 1], to); });
            ++line;
        });
    }

private:
    template <class T>
    static void read_flags(const core::Line<const T>& line, unsigned char* flags) noexcept {
        if (line.stride == 1)
            for (Index i = 0; i < line.size; ++i) flags[i] = static_cast<unsigned char>(line.data[i] != T(0));
        else
            for (Index i = 0; i < line.size; ++i) flags[i] = static_cast<unsigned char>(line[i] != T(0));
    }

    /// Cuts runs into single samples, in place: the room has been made.
    static I* split_runs(I* begin, I* end) {
        std::vector<I> runs(begin, end);
        for (std::size_t r = 0; r < runs.size(); r += 2)
            for (I i = runs[r]; i < runs[r + 1]; ++i) {
                *begin++ = i;
                *begin++ = i + 1;
            }
        return begin;
    }

    /// Unites the runs of a line with those of an earlier line that they touch.
    void merge(Index line, Index neighbour, const LineContact& contact) noexcept {
        I i = first_[to_size(line)], j = first_[to_size(neighbour)];
        const I i_end = first_[to_size(line) + 1], j_end = first_[to_size(neighbour) + 1];
        const I lo = static_cast<I>(contact.lo), hi = static_cast<I>(contact.hi);
        while (i < i_end && j < j_end) {
            const I start = edge(2 * i) + lo, end = edge(2 * i + 1) + hi;
            const I other_start = edge(2 * j), other_end = edge(2 * j + 1);
            if (start < other_end && other_start < end) forest_.unite(i, j);
            // The run that ends first touches nothing further on.
            const bool next = other_end < end;
            j += next;
            i += !next;
        }
    }

    /// Numbers the components in the C order of their first samples when the lines were taken in another order.
    void renumber() {
        core::Dims strides = shape_;  // of C order, for the permuted axes
        Index size = 1;
        for (int axis = shape_.size() - 1; axis >= 0; --axis) {
            const auto place = std::find(order_.begin(), order_.end(), axis) - order_.begin();
            strides[static_cast<int>(place)] = size;
            size *= shape_[static_cast<int>(place)];
        }
        std::vector<std::pair<Index, I>> first(static_cast<std::size_t>(count_), {size, I(0)});
        std::size_t line = 0;
        const Index along = strides[strides.size() - 1];
        for_each_index(lines_shape_, [&](const core::Dims& index) {
            Index base = 0;
            for (int i = 0; i < index.size(); ++i) base += index[i] * strides[i];
            for (I run = first_[line]; run < first_[line + 1]; ++run) {
                const I component = forest_.at(run) - 1;
                auto& entry = first[static_cast<std::size_t>(component)];
                entry = {std::min(entry.first, base + static_cast<Index>(edge(2 * run)) * along), component};
            }
            ++line;
        });
        std::sort(first.begin(), first.end());
        std::vector<I> number(first.size());
        for (std::size_t i = 0; i < first.size(); ++i)
            number[static_cast<std::size_t>(first[i].second)] = static_cast<I>(i + 1);
        for (I run = 0; run < first_.back(); ++run)
            forest_.at(run) = number[static_cast<std::size_t>(forest_.at(run) - 1)];
    }

    template <class U>
    void paint_line(I run, I end, U* to) noexcept {
        constexpr Index wide = 4;  // most runs and gaps are short: write four, go on where there are more
        const auto fill = [&](Index from, Index until, U value) {
            if (from + wide <= length_) {
                for (Index i = 0; i < wide; ++i) to[from + i] = value;
                from += wide;
            }
            for (; from < until; ++from) to[from] = value;
        };
        Index at = 0;
        for (; run < end; ++run) {
            const Index start = edge(2 * run), stop = edge(2 * run + 1);
            if (at < start) fill(at, start, U(0));
            fill(start, stop, static_cast<U>(forest_.at(run)));
            at = stop;
        }
        if (at < length_) fill(at, length_, U(0));
    }

    [[nodiscard]] I edge(I i) const noexcept { return edges_[static_cast<std::size_t>(i)]; }

    core::Dims order_, shape_, lines_shape_;
    Index length_;
    std::vector<I> edges_;  // start and end of each run
    std::vector<I> first_;  // number of the first run of each line, and of the end
    Forest<I> forest_;      // links, then numbers
    I count_ = 0;
};

/// Labels the components of `in`; returns their number. @throws std::overflow_error when U can not hold it.
template <class T, class U>
Index label(const NdView<const T>& in, const NdView<U>& out, const BinaryStructure& structure) {
    if (out.empty()) return 0;
    const core::Dims order = core::memory_order(in);
    const auto run = [&](auto zero) {
        using I = decltype(zero);
        Components<I> components(in, structure, order);
        if constexpr (std::is_integral_v<U>)
            if (static_cast<std::uintmax_t>(components.count()) >
                static_cast<std::uintmax_t>(std::numeric_limits<U>::max()))
                core::fail<std::overflow_error>("label", "out can not hold ", components.count(), " labels");
        components.paint(out);
        return components.count();
    };
    // Two edges a run, and at most one run for two samples, or one a sample when the structure does not join them.
    return in.size() < (Index(1) << 30) ? run(std::int32_t(0)) : run(std::int64_t(0));
}

}  // namespace scixx::ndimage::detail
