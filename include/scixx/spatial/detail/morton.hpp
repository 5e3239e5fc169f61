// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/nd_view.hpp>

namespace scixx::spatial::detail {

/// The low bits of x moved apart, `apart` places from one to the next.
[[nodiscard]] inline std::uint32_t spread_bits(std::uint32_t x, int apart) noexcept {
    if (apart == 1) return x;
    if (apart == 2) {
        x = (x | (x << 8)) & 0x00ff00ffU;
        x = (x | (x << 4)) & 0x0f0f0f0fU;
        x = (x | (x << 2)) & 0x33333333U;
        return (x | (x << 1)) & 0x55555555U;
    }
    x = (x | (x << 16)) & 0x030000ffU;
    x = (x | (x << 8)) & 0x0300f00fU;
    x = (x | (x << 4)) & 0x030c30c3U;
    return (x | (x << 2)) & 0x09249249U;
}

/// An order in which the finite rows of x follow a Morton curve through their bounding box (of the three widest
/// coordinates): neighbours in the order are mostly neighbours in space, so that searches for them one after the other
/// find their way in the cache. Few rows keep their order. Fewer than 2^31 rows; O(m).
template <class T>
[[nodiscard]] core::List<std::int32_t> morton_order(const core::NdView<const T>& x) {
    using core::Index;
    const Index count = x.shape(0), dim = x.shape(1);
    core::List<std::int32_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    if (count < 64) return order;
    struct Axis {
        T width, low;
        Index k;
    };
    core::List<Axis> axes;
    for (Index k = 0; k < dim; ++k) {
        T low = x(0, k), high = low;
        for (Index i = 1; i < count; ++i) low = std::min(low, x(i, k)), high = std::max(high, x(i, k));
        axes.push_back({high / 2 - low / 2, low, k});
    }
    const auto used = static_cast<int>(std::min<Index>(dim, 3));
    std::partial_sort(axes.begin(), axes.begin() + used, axes.end(),
                      [](const Axis& a, const Axis& b) { return a.width > b.width; });
    struct Key {
        std::uint32_t key;
        std::int32_t row;
    };
    core::List<Key> keys(order.size()), other(order.size());
    for (Index i = 0; i < keys.size(); ++i) keys[i] = {0, static_cast<std::int32_t>(i)};
    const int bits = 30 / used;
    for (int a = 0; a < used; ++a) {
        const Axis& axis = axes[a];
        if (!(axis.width > 0)) break;
        const auto cells = static_cast<double>((1 << bits) - 1);
        for (Index i = 0; i < keys.size(); ++i) {
            const auto part = static_cast<double>((x(i, axis.k) / 2 - axis.low / 2) / axis.width);
            keys[i].key |= spread_bits(static_cast<std::uint32_t>(part * cells), used) << a;
        }
    }
    constexpr Index bins = 1024;
    for (int shift = 0; shift < 30; shift += 10) {
        Index start[bins + 1] = {};
        for (const Key& key : keys) ++start[(key.key >> shift) % bins + 1];
        for (Index bin = 1; bin < bins; ++bin) start[bin] += start[bin - 1];
        for (const Key& key : keys) other[start[(key.key >> shift) % bins]++] = key;
        keys.swap(other);
    }
    for (Index i = 0; i < keys.size(); ++i) order[i] = keys[i].row;
    return order;
}

}  // namespace scixx::spatial::detail
