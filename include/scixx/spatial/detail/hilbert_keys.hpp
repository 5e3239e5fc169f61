// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/list.hpp>

/// What the orders along Hilbert curves in the plane and in more dimensions have in common.
namespace scixx::spatial::detail {

using core::Index;
using core::List;

/// A position along the curve in the upper half, and what stands there in the lower one.
template <class = void>
[[nodiscard]] inline std::uint64_t hilbert_entry(std::uint32_t key, Index item) noexcept {
    return std::uint64_t{key} << 32 | static_cast<std::uint32_t>(item);
}
template <class = void>
[[nodiscard]] inline int item_of(std::uint64_t entry) noexcept {
    return static_cast<int>(entry & 0x7fffffff);
}

/// Sorts entries by their keys of `bits` bits, equal ones in their order: by insertion if they are few, else digit by
/// digit. `other` is room to work in.
template <class = void>
inline void sort_entries(List<std::uint64_t>& entries, List<std::uint64_t>& other, int bits) {
    const Index count = entries.size();
    if (count <= 48) {
        for (Index i = 1; i < count; ++i) {
            const std::uint64_t moved = entries[i];
            Index place = i;
            for (; place > 0 && entries[place - 1] >> 32 > moved >> 32; --place) entries[place] = entries[place - 1];
            entries[place] = moved;
        }
        return;
    }
    const int digit = count < 4096 ? 8 : 11;
    List<std::uint32_t> start(Index{1} << digit);
    other.resize(count);
    for (int shift = 32; shift < 32 + bits; shift += digit) {
        const auto place = [&](std::uint64_t entry) -> std::uint32_t& {
            return start[static_cast<Index>(entry >> shift) & ((1 << digit) - 1)];
        };
        std::fill(start.begin(), start.end(), 0U);
        for (const std::uint64_t entry : entries) ++place(entry);
        std::uint32_t sum = 0;
        for (std::uint32_t& bin : start) {
            const std::uint32_t here = bin;
            bin = sum;
            sum += here;
        }
        for (const std::uint64_t entry : entries) other[place(entry)++] = entry;
        entries.swap(other);
    }
}

/// The rounds in which to insert points one by one: of growing size, drawn at random with a fixed seed (a biased
/// randomised insertion order; N. Amenta, S. Choi, G. Rote, Incremental constructions con BRIO, SoCG 2003). Random
/// rounds bound the expected work for any input, the curve along which each goes makes each search short.
struct InsertionRounds {
    int count = 1;

    explicit InsertionRounds(Index points) noexcept {
        for (Index size = points; size > 1024; size /= 8) ++count;
    }
    /// The last round to be set apart is the first to be inserted.
    [[nodiscard]] bool is_last(int round) const noexcept { return round + 1 == count; }
    /// Whether a label belongs to a round before this one: with probability 1/8, by splitmix64.
    [[nodiscard]] static bool is_early(int label, int round) noexcept {
        auto z = static_cast<std::uint64_t>(label) * 0x9e3779b97f4a7c15U + 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        z ^= z >> 31;
        return ((z >> (3 * round)) & 7U) == 0;
    }
};

}  // namespace scixx::spatial::detail
