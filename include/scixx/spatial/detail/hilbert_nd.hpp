// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <scixx/core/kernel/math.hpp>
#include <scixx/spatial/detail/hilbert_keys.hpp>

namespace scixx::spatial::detail {

/// Position along the Hilbert curve of a cell whose coordinates have `bits` bits: the coordinates are turned into the
/// curve's transposed Gray code (J. Skilling, Programming the Hilbert curve, AIP Conf. Proc. 707 (2004)) and
/// interleaved.
template <class = void>
[[nodiscard]] inline std::uint32_t hilbert_key(std::uint32_t* x, int dimension, int bits) noexcept {
    const auto reflect = [&](int j, std::uint32_t bit) {  // in the lower bits: invert the first axis or exchange it
        const std::uint32_t low = bit - 1;
        if (x[j] & bit) {
            x[0] ^= low;
        } else {
            const std::uint32_t swap = (x[0] ^ x[j]) & low;
            x[0] ^= swap;
            x[j] ^= swap;
        }
    };
    for (std::uint32_t bit = 1U << (bits - 1); bit > 1; bit >>= 1)
        for (int j = 0; j < dimension; ++j) reflect(j, bit);
    for (int j = 1; j < dimension; ++j) x[j] ^= x[j - 1];
    std::uint32_t flip = 0;
    for (std::uint32_t bit = 1U << (bits - 1); bit > 1; bit >>= 1)
        if (x[dimension - 1] & bit) flip ^= bit - 1;
    std::uint32_t key = 0;
    for (int b = bits - 1; b >= 0; --b)
        for (int j = 0; j < dimension; ++j) key = (key << 1) | (((x[j] ^ flip) >> b) & 1U);
    return key;
}

/// Sorts indices of points (rows of d numbers) along a Hilbert curve through their bounding box; cells that hold many
/// points are refined in turn.
template <class = void>
class HilbertOrder {
public:
    HilbertOrder(const double* points, int dimension) : points_(points), dimension_(dimension) {}

    void operator()(int* first, int* last, int depth = 0) {
        const Index count = last - first;
        if (count < 3) return;
        const int d = dimension_;
        double low[8], high[8];
        std::copy_n(row(*first), d, low);
        std::copy_n(low, d, high);
        for (const int* i = first; i != last; ++i)
            for (int j = 0; j < d; ++j) {
                low[j] = std::min(low[j], row(*i)[j]);
                high[j] = std::max(high[j], row(*i)[j]);
            }
        double range = 0;  // halved, the differences of any finite numbers are finite
        for (int j = 0; j < d; ++j) range = std::max(range, 0.5 * high[j] - 0.5 * low[j]);
        if (range == 0) return;
        // A few times as many cells as points; what shares one is refined.
        const int wanted = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(count))) / d + 3;
        const int bits = std::min({16, 32 / d, std::max(7, wanted)});
        const double cells = static_cast<double>((1U << bits) - 1);
        List<std::uint64_t> entries;
        entries.reserve(count);
        for (Index i = 0; i < count; ++i) {
            std::uint32_t cell[8];
            for (int j = 0; j < d; ++j)
                cell[j] = static_cast<std::uint32_t>((0.5 * row(first[i])[j] - 0.5 * low[j]) / range * cells);
            entries.push_back(hilbert_entry(hilbert_key(cell, d, bits), first[i]));
        }
        sort_entries(entries, other_, bits * d);
        for (Index i = 0; i < count; ++i) first[i] = item_of(entries[i]);
        if (depth == 600) return;  // more than the doublings of double's range that four bits an axis can resolve
        for (Index i = 0; i < count;) {
            Index end = i + 1;
            while (end < count && entries[end] >> 32 == entries[i] >> 32) ++end;
            if (end - i > 8) (*this)(first + i, first + end, depth + 1);
            i = end;
        }
    }

private:
    [[nodiscard]] const double* row(int i) const noexcept { return points_ + Index{i} * dimension_; }

    const double* points_;
    int dimension_;
    List<std::uint64_t> other_;
};

/// The order in which to insert points one by one: rounds of growing size, each along a Hilbert curve (see
/// InsertionRounds).
template <class = void>
void insertion_order(const double* points, int dimension, List<int>& indices) {
    const InsertionRounds rounds(indices.size());
    HilbertOrder<> sort(points, dimension);
    int *const first = indices.data(), *last = first + indices.size();
    for (int round = 0; round < rounds.count; ++round) {
        int* const middle = rounds.is_last(round)
                                ? first
                                : std::partition(first, last, [&](int index) { return rounds.is_early(index, round); });
        sort(middle, last);
        last = middle;
    }
}

}  // namespace scixx::spatial::detail
