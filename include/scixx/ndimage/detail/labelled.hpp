// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/lines.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>
#include <type_traits>
#include <vector>

/// Loops over labelled arrays by runs of one label along the lines in memory.
namespace scixx::ndimage::detail {

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

/// Bounding boxes of the labels 1 ... max_label (the largest of the array when that is below 1).
template <class T, class Entry, class Slices>
[[nodiscard]] std::vector<Entry> find_objects(const NdView<const T>& labels, Index max_label) {
    if (max_label < 1) {
        T largest = 0;
        core::for_each([&](const T& label) { largest = std::max(largest, label); }, labels);
        max_label = static_cast<Index>(largest);
    }
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
    std::vector<Range> ranges(to_size(core::checked_mul("find_objects", max_label, rank)));
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
    std::vector<Entry> out(to_size(max_label));
    for (std::size_t label = 0; label < out.size(); ++label) {
        const Range* const box = ranges.data() + label * static_cast<std::size_t>(rank);
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

/// Which groups of samples a measurement is asked for, and the group of each label.
///
/// A group is a position in the list of distinct labels asked for; -1 stands for no group. Labels in a range that is
/// not much larger than the list are found by a table, others by bisection.
class LabelGroups {
public:
    LabelGroups() = default;
    explicit LabelGroups(const std::vector<double>& index) : sorted_(index) {
        std::sort(sorted_.begin(), sorted_.end());
        sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
        if (sorted_.empty()) return;
        const double span = sorted_.back() - sorted_.front();
        if (!(span < 16.0 * static_cast<double>(sorted_.size()) + 65536.0)) return;
        low_ = static_cast<std::int64_t>(sorted_.front());
        table_.assign(static_cast<std::size_t>(span) + 1, -1);
        for (std::size_t i = 0; i < sorted_.size(); ++i)
            if (sorted_[i] == std::trunc(sorted_[i]))
                table_[static_cast<std::size_t>(static_cast<std::int64_t>(sorted_[i]) - low_)] =
                    static_cast<std::int32_t>(i);
    }

    [[nodiscard]] Index size() const noexcept { return static_cast<Index>(sorted_.size()); }

    template <class L>
    [[nodiscard]] Index of(L label) const noexcept {
        if constexpr (std::is_integral_v<L>)
            if (!table_.empty()) {
                const auto place = static_cast<std::uint64_t>(label) - static_cast<std::uint64_t>(low_);
                return place < table_.size() ? table_[static_cast<std::size_t>(place)] : -1;
            }
        const double value = static_cast<double>(label);
        const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), value);
        return found != sorted_.end() && *found == value ? found - sorted_.begin() : -1;
    }

private:
    std::vector<double> sorted_;
    std::vector<std::int32_t> table_;
    std::int64_t low_ = 0;
};

/// Every sample is in group 0.
struct AllSamples {
    [[nodiscard]] Index size() const noexcept { return 1; }
};

/// Samples with a label above 0 are in group 0, SciPy's labels without an index.
struct PositiveLabels {
    [[nodiscard]] Index size() const noexcept { return 1; }
    template <class L>
    [[nodiscard]] Index of(L label) const noexcept {
        return label > L(0) ? 0 : -1;
    }
};

/// Calls f(group, index of the line, samples, start, stop) for each run of one group along the lines in memory.
template <class T, class L, class Groups, class F>
void for_each_run(const NdView<const T>& in, const NdView<const L>& labels, const Groups& groups, F&& f) {
    for_each_line(
        core::memory_order(in),
        [&](const core::Dims& index, const core::Line<const T>& line, const core::Line<const L>& label) {
            for (Index start = 0; start < line.size;) {
                const Index stop = run_end(label, start);
                const Index group = groups.of(label[start]);
                if (group >= 0) f(group, index, line, start, stop);
                start = stop;
            }
        },
        in, labels);
}

/// Sum of v and of v * (place in the line) over a run, with eight partial sums in flight.
template <class T>
[[nodiscard]] std::pair<double, double> run_moments(const core::Line<const T>& line, Index start, Index stop) noexcept {
    double mass = 0, moment = 0;
    Index i = start;
    if (line.stride == 1 && stop - start >= 16) {
        constexpr int lanes = 8;
        double sum[lanes] = {}, ramp[lanes] = {}, place[lanes];
        for (int k = 0; k < lanes; ++k) place[k] = static_cast<double>(start + k);
        for (; i + lanes <= stop; i += lanes)
            for (int k = 0; k < lanes; ++k) {
                const double value = static_cast<double>(line.data[i + k]);
                sum[k] += value;
                ramp[k] += value * place[k];
                place[k] += lanes;
            }
        for (int k = 0; k < lanes; ++k) {
            mass += sum[k];
            moment += ramp[k];
        }
    }
    for (; i < stop; ++i) {
        const double value = static_cast<double>(line[i]);
        mass += value;
        moment += value * static_cast<double>(i);
    }
    return {mass, moment};
}

/// Mass and first moments of each group: row g of `out` has the mass and then the moment along each axis.
template <class T, class L, class Groups>
void moments(const NdView<const T>& in, const NdView<const L>& labels, const Groups& groups, std::vector<double>& out) {
    const int rank = in.rank();
    out.assign(to_size(groups.size() * (rank + 1)), 0.0);
    if (in.empty()) return;
    const core::Dims order = core::memory_order(in);
    const int along = static_cast<int>(order[rank - 1]);
    const auto add = [&](Index group, const core::Dims& index, const core::Line<const T>& line, Index start,
                         Index stop) {
        const auto [mass, moment] = run_moments(line, start, stop);
        double* const row = out.data() + group * (rank + 1);
        row[0] += mass;
        for (int axis = 0; axis < rank; ++axis)
            row[1 + axis] += axis == along ? moment : mass * static_cast<double>(index[axis]);
    };
    if constexpr (std::is_same_v<Groups, AllSamples>)
        for_each_line(
            order, [&](const core::Dims& index, const core::Line<const T>& line) { add(0, index, line, 0, line.size); },
            in);
    else
        for_each_run(in, labels, groups, add);
}

}  // namespace scixx::ndimage::detail
