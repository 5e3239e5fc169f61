// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <scixx/spatial/detail/predicates.hpp>
#include <vector>

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
inline constexpr HilbertTable hilbert_table{};

/// Position along the Hilbert curve of order 16 of a cell with coordinates below 2^16.
[[nodiscard]] inline std::uint32_t hilbert_key(std::uint32_t x, std::uint32_t y) noexcept {
    std::uint32_t key = 0, state = 0;
    for (int shift = 12; shift >= 0; shift -= 4) {
        const std::uint32_t entry =
            hilbert_table.entry[(state << 8) | (((x >> shift) & 15U) << 4) | ((y >> shift) & 15U)];
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
class HilbertSort {
public:
    template <class = void>
    void operator()(LabelledPoint* first, LabelledPoint* last, int depth = 0) {
        constexpr std::ptrdiff_t few = 8;
        const auto count = static_cast<std::size_t>(last - first);
        if (last - first < 3) return;
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
        keys_.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            keys_[i] = {hilbert_key(cell(first[i].point.x, low.x), cell(first[i].point.y, low.y)),
                        static_cast<std::uint32_t>(i)};
        sort_keys();
        points_.assign(first, last);
        for (std::size_t i = 0; i < count; ++i) first[i] = points_[keys_[i].second];
        if (depth == 64) return;  // more than the doublings of double's range that 2^16 cells a side can resolve
        std::vector<std::pair<LabelledPoint*, LabelledPoint*>> crowded;
        for (std::size_t i = 0; i < count;) {
            std::size_t end = i + 1;
            while (end < count && keys_[end].first == keys_[i].first) ++end;
            if (static_cast<std::ptrdiff_t>(end - i) > few) crowded.emplace_back(first + i, first + end);
            i = end;
        }
        for (const auto& [begin, end] : crowded) (*this)(begin, end, depth + 1);
    }

private:
    using Key = std::pair<std::uint32_t, std::uint32_t>;

    template <class = void>
    void sort_keys() {
        if (keys_.size() < 512) {
            std::sort(keys_.begin(), keys_.end());
            return;
        }
        constexpr std::size_t bins = 2048;  // three passes of 11 bits
        std::array<std::array<std::uint32_t, bins>, 3> start{};
        for (const Key& key : keys_)
            for (std::size_t pass = 0; pass < 3; ++pass) ++start[pass][(key.first >> (11 * pass)) % bins];
        other_.resize(keys_.size());
        for (std::size_t pass = 0; pass < 3; ++pass) {
            std::uint32_t sum = 0;
            for (std::uint32_t& bin : start[pass]) {
                const std::uint32_t here = bin;
                bin = sum;
                sum += here;
            }
            for (const Key& key : keys_) other_[start[pass][(key.first >> (11 * pass)) % bins]++] = key;
            keys_.swap(other_);
        }
    }

    std::vector<Key> keys_, other_;
    std::vector<LabelledPoint> points_;
};

/// The order in which to insert points one by one: rounds of growing size, drawn at random with a fixed seed, each
/// along a Hilbert curve (a biased randomised insertion order; N. Amenta, S. Choi, G. Rote, Incremental constructions
/// con BRIO, SoCG 2003). Random rounds bound the expected work for any input, the curve makes each search short.
inline void insertion_order(std::vector<LabelledPoint>& points) {
    constexpr std::size_t smallest_round = 512;
    int rounds = 1;
    for (std::size_t size = points.size(); size > 2 * smallest_round; size /= 8) ++rounds;
    HilbertSort sort;
    const auto begin = points.begin();
    auto last = points.end();
    const auto is_early = [](const LabelledPoint& p, int round) {  // with probability 1/8, by splitmix64 of the label
        auto z = static_cast<std::uint64_t>(p.label) * 0x9e3779b97f4a7c15U + 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        z ^= z >> 31;
        return ((z >> (3 * round)) & 7U) == 0;
    };
    for (int round = 0; round < rounds; ++round) {
        auto middle = begin;
        if (round + 1 < rounds)
            middle = std::partition(begin, last, [&](const LabelledPoint& p) { return is_early(p, round); });
        if (middle != last) sort(&*middle, &*middle + (last - middle));
        last = middle;
    }
}

}  // namespace scixx::spatial::detail
