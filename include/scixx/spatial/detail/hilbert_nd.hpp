// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace scixx::spatial::detail {

/// Position along the Hilbert curve of a cell whose coordinates have `bits` bits: the coordinates are turned into the
/// curve's transposed Gray code (J. Skilling, Programming the Hilbert curve, AIP Conf. Proc. 707 (2004)) and interleaved.
[[nodiscard]] inline std::uint64_t hilbert_key(std::uint32_t* x, int dimension, int bits) noexcept {
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
    std::uint64_t key = 0;
    for (int b = bits - 1; b >= 0; --b)
        for (int j = 0; j < dimension; ++j) key = (key << 1) | (((x[j] ^ flip) >> b) & 1U);
    return key;
}

/// Sorts indices of points (rows of d numbers) along a Hilbert curve through their bounding box; cells that hold many
/// points are refined in turn. Dim is the dimension, 0 for one that is set at run time.
template <int Dim = 0>
class HilbertOrder {
public:
    explicit HilbertOrder(const double* points, int dimension = Dim) : points_(points), dimension_(dimension) {}

    void operator()(int* first, int* last, int depth = 0) {
        if (last - first < 3) return;
        const auto d = static_cast<std::size_t>(dimension());
        std::array<double, 8> low{}, high{};
        std::copy_n(row(*first), d, low.begin());
        high = low;
        for (const int* i = first; i != last; ++i)
            for (std::size_t j = 0; j < d; ++j) {
                low[j] = std::min(low[j], row(*i)[j]);
                high[j] = std::max(high[j], row(*i)[j]);
            }
        double range = 0;  // halved, the differences of any finite numbers are finite
        for (std::size_t j = 0; j < d; ++j) range = std::max(range, 0.5 * high[j] - 0.5 * low[j]);
        if (range == 0) return;
        // A few times as many cells as points; what shares one is refined.
        const int wanted = static_cast<int>(std::bit_width(static_cast<std::size_t>(last - first))) / dimension() + 3;
        const int bits = std::min({16, 63 / dimension(), std::max(7, wanted)});
        const double cells = static_cast<double>((1U << bits) - 1);
        std::vector<std::pair<std::uint64_t, int>> keys;
        keys.reserve(static_cast<std::size_t>(last - first));
        for (const int* i = first; i != last; ++i) {
            std::array<std::uint32_t, 8> cell{};
            for (std::size_t j = 0; j < d; ++j)
                cell[j] = static_cast<std::uint32_t>((0.5 * row(*i)[j] - 0.5 * low[j]) / range * cells);
            keys.emplace_back(hilbert_key(cell.data(), dimension(), bits), *i);
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 0; i < keys.size(); ++i) first[i] = keys[i].second;
        if (depth == 200) return;  // more than the doublings of double's range that seven bits an axis can resolve
        for (std::size_t i = 0; i < keys.size();) {
            std::size_t end = i + 1;
            while (end < keys.size() && keys[end].first == keys[i].first) ++end;
            if (end - i > 8) (*this)(first + i, first + end, depth + 1);
            i = end;
        }
    }

private:
    [[nodiscard]] int dimension() const noexcept {
        if constexpr (Dim != 0)
            return Dim;
        else
            return dimension_;
    }
    [[nodiscard]] const double* row(int i) const noexcept {
        return points_ + static_cast<std::size_t>(i) * static_cast<std::size_t>(dimension());
    }

    const double* points_;
    int dimension_;
};

/// The order in which to insert points one by one: rounds of growing size, drawn at random with a fixed seed, each
/// along a Hilbert curve (see insertion_order in hilbert.hpp).
template <int Dim>
void insertion_order(const double* points, int dimension, std::vector<int>& indices) {
    int rounds = 1;
    for (std::size_t size = indices.size(); size > 1024; size /= 8) ++rounds;
    HilbertOrder<Dim> sort(points, dimension);
    auto last = indices.end();
    const auto is_early = [](int index, int round) {  // with probability 1/8, by splitmix64
        auto z = static_cast<std::uint64_t>(index) * 0x9e3779b97f4a7c15U + 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        z ^= z >> 31;
        return ((z >> (3 * round)) & 7U) == 0;
    };
    for (int round = 0; round < rounds; ++round) {
        auto middle = indices.begin();
        if (round + 1 < rounds)
            middle = std::partition(indices.begin(), last, [&](int index) { return is_early(index, round); });
        if (middle != last) sort(&*middle, &*middle + (last - middle));
        last = middle;
    }
}

}  // namespace scixx::spatial::detail
