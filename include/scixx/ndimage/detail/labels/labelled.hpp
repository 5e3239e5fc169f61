// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>

/// Loops over labelled arrays by runs of one label along the lines in memory.
namespace scixx::ndimage::detail::labels {

/// Calls f(index, line offset...) for each line of equally shaped views along the last axis of `order`; the last entry
/// of the index, which is in the views' own axes, is 0 on that axis.
template <class F, class... T>
void for_each_line(const core::Dims& order, F&& f, const NdView<T>&... views) {
    const auto& first = std::get<0>(std::tie(views...));
    if (first.empty()) return;
    const int along = static_cast<int>(order[order.size() - 1]);
    core::Dims shape = first.permuted(order).shape();
    shape.erase(shape.size() - 1);
    for_each_index(shape, [&](const core::Dims& line) {
        core::Dims index = core::Dims::filled(order.size(), 0);
        for (int i = 0; i < line.size(); ++i) index[static_cast<int>(order[i])] = line[i];
        f(index, core::Line<T>{views.data() + views.offset(index), views.shape(along), views.stride(along)}...);
    });
}

/// End of the run of equal samples that begins at `start`.
template <class L>
[[nodiscard]] Index run_end(const core::Line<const L>& line, Index start) noexcept {
    const L label = line[start];
    Index stop = start + 1;
    while (stop < line.size && line[stop] == label) ++stop;
    return stop;
}

/// The largest label, at least 0.
template <class T>
[[nodiscard]] T largest_label(const NdView<const T>& labels) {
    T largest = 0;
    for_each_line(
        core::memory_order(labels),
        [&](const core::Dims&, const core::Line<const T>& line) {
            T most = 0;  // local to the line, so that it stays in a register
            if (line.stride == 1)
                for (Index i = 0; i < line.size; ++i) most = std::max(most, line.data[i]);
            else
                for (Index i = 0; i < line.size; ++i) most = std::max(most, line[i]);
            largest = std::max(largest, most);
        },
        labels);
    return largest;
}

/// Bounding boxes of the labels 1 ... max_label (the largest of the array when that is below 1).
template <class T, class Entry, class Slices>
[[nodiscard]] List<Entry> find_objects(const NdView<const T>& labels, Index max_label) {
    if (max_label < 1) max_label = static_cast<Index>(largest_label(labels));
    const int rank = labels.rank();
    const core::Dims order = core::memory_order(labels);
    const int along = static_cast<int>(order[rank - 1]);
    struct Range {
        Index low = std::numeric_limits<Index>::max(), high = -1;
        void include(Index first, Index last) noexcept {
            low = std::min(low, first);
            high = std::max(high, last);
        }
    };
    List<Range> ranges(core::checked_mul("find_objects", max_label, rank));
    for_each_line(
        order,
        [&](const core::Dims& index, const core::Line<const T>& line) {
            for (Index start = 0; start < line.size;) {
                const T label = line[start];
                const Index stop = run_end(line, start);
                if (label > 0 && static_cast<std::uintmax_t>(label) <= static_cast<std::uintmax_t>(max_label)) {
                    Range* const box = ranges.data() + (static_cast<Index>(label) - 1) * rank;
                    for (int axis = 0; axis < rank; ++axis)
                        if (axis != along) box[axis].include(index[axis], index[axis]);
                    box[along].include(start, stop - 1);
                }
                start = stop;
            }
        },
        labels);
    List<Entry> out(max_label);
    for (Index label = 0; label < out.size(); ++label) {
        const Range* const box = ranges.data() + label * rank;
        if (box[0].high < 0) continue;
        Slices slices;
        for (int axis = 0; axis < rank; ++axis) {
            slices.start.push_back(box[axis].low);
            slices.stop.push_back(box[axis].high + 1);
        }
        out[label] = slices;
    }
    return out;
}

}  // namespace scixx::ndimage::detail::labels
