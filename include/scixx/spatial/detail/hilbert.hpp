// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <scixx/spatial/detail/hilbert_keys.hpp>
#include <scixx/spatial/detail/predicates.hpp>

namespace scixx::spatial::detail {

/// Four levels of the Hilbert curve at once: entry (state, 4 bits of x, 4 bits of y) holds 8 bits of the key and the
/// state that the next level starts in. State bit 0: x and y are swapped, bit 1: both are complemented.
struct HilbertTable {
    std::array<std::uint16_t, 1024> entry{};

    constexpr HilbertTable() {
        for (unsigned index = 0; index < 1024; ++index) {
            unsigned state = index >> 8, key = 0;
            for (int bit = 3; bit >= 0; --bit) {
                const unsigned in_x = (index >> (4 + bit)) & 1U, in_y = (index >> bit) & 1U;
                const unsigned x = ((state & 1U) ? in_y : in_x) ^ (state >> 1);
                const unsigned y = ((state & 1U) ? in_x : in_y) ^ (state >> 1);
                key = (key << 2) | ((3 * x) ^ y);
                if (y == 0) state ^= x ? 3U : 1U;
            }
            entry[index] = static_cast<std::uint16_t>((key << 2) | state);
        }
    }
};
template <class = void>
inline constexpr HilbertTable hilbert_table{};

/// Position along the Hilbert curve of order 16 of a cell with coordinates below 2^16.
template <class T = void>
[[nodiscard]] inline std::uint32_t hilbert_key(std::uint32_t x, std::uint32_t y) noexcept {
    std::uint32_t key = 0, state = 0;
    for (int shift = 12; shift >= 0; shift -= 4) {
        const std::uint32_t entry =
            hilbert_table<T>.entry[(state << 8) | (((x >> shift) & 15U) << 4) | ((y >> shift) & 15U)];
        key = (key << 8) | (entry >> 2);
        state = entry & 3U;
    }
    return key;
}

/// A point and its place in the caller's array.
struct LabelledPoint {
    Point2 point;
    int label;
};

/// Sorts points along a Hilbert curve through their bounding box, so that neighbours in the list are neighbours in the
/// plane. Cells that hold many points are refined in turn: clusters keep the property. O(n) for even distributions.
template <class = void>
class HilbertSort {
public:
    void operator()(LabelledPoint* first, LabelledPoint* last, int depth = 0) {
        const Index count = last - first;
        if (count < 3) return;
        Point2 low = first->point, high = low;
        for (const LabelledPoint* p = first; p != last; ++p) {
            low = {std::min(low.x, p->point.x), std::min(low.y, p->point.y)};
            high = {std::max(high.x, p->point.x), std::max(high.y, p->point.y)};
        }
        if (low == high) return;
        // Halved, the differences of any finite numbers are finite. Equal scales keep the cells square.
        const double range = std::max(0.5 * high.x - 0.5 * low.x, 0.5 * high.y - 0.5 * low.y);
        if (range == 0) return;  // a box of the smallest subnormals
        const auto cell = [&](double value, double start) {
            return static_cast<std::uint32_t>((0.5 * value - 0.5 * start) / range * 65535.0);
        };
        List<std::uint64_t> entries;
        entries.reserve(count);
        for (Index i = 0; i < count; ++i)
            entries.push_back(
                hilbert_entry(hilbert_key(cell(first[i].point.x, low.x), cell(first[i].point.y, low.y)), i));
        sort_entries(entries, other_, 32);
        points_.assign(first, last);
        for (Index i = 0; i < count; ++i) first[i] = points_[item_of(entries[i])];
        if (depth == 64) return;  // more than the doublings of double's range that 2^16 cells a side can resolve
        for (Index i = 0; i < count;) {
            Index end = i + 1;
            while (end < count && entries[end] >> 32 == entries[i] >> 32) ++end;
            if (end - i > 8) (*this)(first + i, first + end, depth + 1);
            i = end;
        }
    }

private:
    List<std::uint64_t> other_;
    List<LabelledPoint> points_;
};

/// The order in which to insert points one by one: rounds of growing size, each along a Hilbert curve (see
/// InsertionRounds).
template <class = void>
inline void insertion_order(List<LabelledPoint>& points) {
    const InsertionRounds rounds(points.size());
    HilbertSort<> sort;
    LabelledPoint *const first = points.data(), *last = first + points.size();
    for (int round = 0; round < rounds.count; ++round) {
        LabelledPoint* const middle =
            rounds.is_last(round)
                ? first
                : std::partition(first, last, [&](const LabelledPoint& p) { return rounds.is_early(p.label, round); });
        sort(middle, last);
        last = middle;
    }
}

}  // namespace scixx::spatial::detail
