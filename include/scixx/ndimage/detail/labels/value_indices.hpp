// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <scixx/ndimage/detail/c_order.hpp>
#include <scixx/ndimage/detail/labels/group_extrema.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <type_traits>

namespace scixx::ndimage::detail::labels {

/// The values of an integer array other than the ignored one, as labels; unsigned integers of 64 bits modulo 2^64.
template <class T>
[[nodiscard]] LabelIndex distinct_values(const NdView<const T>& in, const std::optional<T>& ignored) {
    T low = std::numeric_limits<T>::max(), high = std::numeric_limits<T>::lowest();
    core::for_each(
        [&](const T& value) {
            low = std::min(low, value);
            high = std::max(high, value);
        },
        in);
    List<std::int64_t> values;
    if (in.empty()) return LabelIndex(values);
    const std::uint64_t range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    if (range < static_cast<std::uint64_t>(in.size()) + 65536) {
        Buffer<bool> seen(static_cast<Index>(range) + 1, false);
        core::for_each(
            [&](const T& value) {
                seen[static_cast<Index>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(low))] = true;
            },
            in);
        for (Index i = 0; i < seen.size(); ++i)
            if (seen[i])
                values.push_back(
                    static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + static_cast<std::uint64_t>(i)));
    } else {
        core::for_each(
            [&](const T& value) {  // neighbours often have one value
                const auto label = static_cast<std::int64_t>(value);
                if (values.empty() || values.back() != label) values.push_back(label);
            },
            in);
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }
    if (ignored) std::erase(values, static_cast<std::int64_t>(*ignored));
    return LabelIndex(values);
}

/// The positions of the samples of each value in C order.
template <class Indices, class T>
[[nodiscard]] std::map<T, Indices> indices_by_value(const NdView<const T>& in, const std::optional<T>& ignored) {
    const int rank = in.rank();
    // The groups know no unsigned labels of 64 bits.
    using Label = typename std::conditional_t<sizeof(T) == 8, std::make_signed<T>, std::type_identity<T>>::type;
    const LabelIndex index = distinct_values(in, ignored);
    const LabelGroups groups(index);
    const NdView<const Label> labels(reinterpret_cast<const Label*>(in.data()), in.shape(), in.strides());
    const auto samples = with_groups(
        labels, groups, [&](const Grouping& grouping) { return group_samples(in, grouping, c_order(rank), true); });
    std::map<T, Indices> out;
    for (Index i = 0; i < index.size(); ++i) {
        const Index group = groups.entries()[to_size(i)], size = samples.size(group);
        const Index* const positions = samples.positions.data() + samples.start[group];
        Indices indices;
        for (auto& axis : indices) axis.resize(size);
        core::Dims place;
        const Index extent = in.shape(rank - 1);
        Index line = -1;  // position of the last line's first sample: most samples follow another of their line
        for (Index k = 0; k < size; ++k) {
            if (line < 0 || positions[k] - line >= extent) {
                place = unravel(positions[k], in.shape());
                line = positions[k] - place[rank - 1];
            }
            for (int axis = 0; axis < rank - 1; ++axis) indices[to_size(axis)](k) = place[axis];
            indices[to_size(rank - 1)](k) = positions[k] - line;
        }
        const auto value = static_cast<T>(index.labels()[to_size(i)].whole);
        out.emplace_hint(out.end(), value, std::move(indices));
    }
    return out;
}

}  // namespace scixx::ndimage::detail::labels
