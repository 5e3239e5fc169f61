// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/ndimage/detail/labels/labelled.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <type_traits>
#include <vector>

/// Groups of samples: which ones a measurement takes together.
namespace scixx::ndimage::detail::labels {

/// The groups that a measurement is asked for. Group numbers run from 0; -1 stands for no group.
///
/// A run of consecutive labels needs no search, labels in a range not much larger than their list are found by a table,
/// others by bisection.
class LabelGroups {
public:
    using Group = std::int32_t;

    /// One group of all samples with a label above 0, SciPy's labels without an index.
    LabelGroups() = default;
    /// One group for each distinct label of the list.
    template <class = void>
    explicit LabelGroups(const LabelIndex& index) : positive_(false) {
        whole_.reserve(index.labels().size());
        for (const LabelIndex::Label& label : index.labels())
            if (label.is_whole)
                whole_.push_back(label.whole);
            else if (label.real == label.real)
                real_.push_back(label.real);
        const auto make_set = [](auto& list) {
            if (!std::is_sorted(list.begin(), list.end())) std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
        };
        make_set(whole_);
        make_set(real_);
        core::require(whole_.size() + real_.size() < static_cast<std::size_t>(std::numeric_limits<Group>::max()),
                      "LabelIndex", "there are too many labels: ", whole_.size() + real_.size());
        if (!whole_.empty()) {
            const auto last_place = place_of(whole_.back());
            consecutive_ = last_place == whole_.size() - 1;
            if (!consecutive_ && last_place < 16 * whole_.size() + 65536) {
                table_.assign(static_cast<std::size_t>(last_place) + 1, -1);
                for (std::size_t i = 0; i < whole_.size(); ++i)
                    table_[static_cast<std::size_t>(place_of(whole_[i]))] = static_cast<Group>(i);
            }
        }
        entries_.reserve(index.labels().size());
        for (const LabelIndex::Label& label : index.labels()) entries_.push_back(group_of(label));
    }

    [[nodiscard]] Index size() const noexcept {
        return positive_ ? 1 : static_cast<Index>(whole_.size() + real_.size());
    }
    /// The group of each entry of the list; -1 for NaN, which no label equals.
    [[nodiscard]] const std::vector<Group>& entries() const noexcept { return entries_; }

    /// The groups of a line of labels.
    template <class L>
    void read(const core::Line<const L>& line, Group* out) const noexcept {
        if (positive_) return each(line, out, [](L label) { return label > L(0) ? Group(0) : Group(-1); });
        if constexpr (std::is_integral_v<L>) {
            const auto size = static_cast<std::uint32_t>(whole_.size());
            if (consecutive_ && sizeof(L) <= 4 && whole_.back() <= std::numeric_limits<std::int32_t>::max() &&
                whole_.front() >= (std::is_signed_v<L> ? std::numeric_limits<std::int32_t>::min() : 0)) {
                const auto low = static_cast<std::uint32_t>(whole_.front());
                return each(line, out, [=](L label) {
                    const std::uint32_t place = static_cast<std::uint32_t>(label) - low;
                    return place < size ? static_cast<Group>(place) : Group(-1);
                });
            }
            if (!table_.empty())
                return each(line, out, [&](L label) {
                    const auto place = place_of(static_cast<std::int64_t>(label));
                    return place < table_.size() && representable(label) ? table_[static_cast<std::size_t>(place)]
                                                                         : Group(-1);
                });
        }
        // Neighbours often have one label.
        L last = line[0];
        Group group = group_of(LabelIndex::label_of(last));
        each(line, out, [&](L label) {
            if (label != last) {
                last = label;
                group = group_of(LabelIndex::label_of(label));
            }
            return group;
        });
    }

private:
    template <class L, class F>
    static void each(const core::Line<const L>& line, Group* out, F&& group) noexcept {
        if (line.stride == 1)
            for (Index i = 0; i < line.size; ++i) out[i] = group(line.data[i]);
        else
            for (Index i = 0; i < line.size; ++i) out[i] = group(line[i]);
    }

    /// Distance from the smallest whole label, modulo 2^64.
    [[nodiscard]] std::uint64_t place_of(std::int64_t label) const noexcept {
        return static_cast<std::uint64_t>(label) - static_cast<std::uint64_t>(whole_.front());
    }
    template <class L>
    [[nodiscard]] static bool representable(L label) noexcept {
        if constexpr (std::is_unsigned_v<L> && sizeof(L) == 8)
            return label <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        else
            return true;
    }

    template <class = void>
    [[nodiscard]] Group group_of(const LabelIndex::Label& label) const noexcept {
        const auto find = [](const auto& list, auto value, std::size_t before) {
            const auto found = std::lower_bound(list.begin(), list.end(), value);
            return found != list.end() && *found == value
                       ? static_cast<Group>(before) + static_cast<Group>(found - list.begin())
                       : Group(-1);
        };
        if (!label.is_whole) return find(real_, label.real, whole_.size());
        if (whole_.empty()) return -1;
        if (consecutive_ || !table_.empty()) {
            const auto place = place_of(label.whole);
            if (consecutive_) return place < whole_.size() ? static_cast<Group>(place) : -1;
            return place < table_.size() ? table_[static_cast<std::size_t>(place)] : -1;
        }
        return find(whole_, label.whole, 0);
    }

    bool positive_ = true, consecutive_ = false;
    std::vector<std::int64_t> whole_;  // sorted, distinct
    std::vector<double> real_;         // the labels that are no whole numbers; their groups come after
    std::vector<Group> table_;         // group by distance from the smallest whole label
    std::vector<Group> entries_;
};

/// The groups of an array's samples, line by line, whatever the labels' scalar.
struct Grouping {
    using Group = LabelGroups::Group;

    Index size = 1;  ///< number of groups
    /// Writes the groups of the line that begins at `start` along `axis`; empty: all samples are in group 0.
    const core::FunctionRef<void(const core::Dims& start, int axis, Group* out)>* read = nullptr;

    /// Calls f(start, line, groups) for each line of `in` along the last axis of `order`. Not for all samples.
    template <class T, class F>
    void for_each_line(const NdView<const T>& in, const core::Dims& order, F&& f) const {
        const int axis = static_cast<int>(order[order.size() - 1]);
        const Buffer<Group> groups(in.shape(axis));
        detail::labels::for_each_line(
            order,
            [&](const core::Dims& start, const core::Line<const T>& line) {
                (*read)(start, axis, groups.data());
                f(start, line, static_cast<const Group*>(groups.data()));
            },
            in);
    }
};

/// An array of labels as a view of the shape of the array that is measured: extents of 1 are repeated.
template <class L>
[[nodiscard]] NdView<const L> broadcast_labels(const char* function, const NdView<const L>& labels,
                                               const core::Dims& shape) {
    core::Dims strides = labels.strides();
    for (int axis = 0; axis < shape.size(); ++axis) {
        core::require(labels.shape(axis) == shape[axis] || labels.shape(axis) == 1, function,
                      "labels must have the shape of the array, ", shape, ", got ", labels.shape());
        if (labels.shape(axis) != shape[axis]) strides[axis] = 0;
    }
    return {labels.data(), shape, strides};
}

/// What selects one group: nothing (all samples), labels (those above 0), or labels and one label.
template <class... Selection>
struct SelectsOneGroup : std::bool_constant<sizeof...(Selection) == 0> {};
template <class L>
struct SelectsOneGroup<L> : std::bool_constant<core::ArrayLike<L>> {};
template <class L, class I>
struct SelectsOneGroup<L, I> : std::bool_constant<core::ArrayLike<L> && std::is_integral_v<I>> {};
template <class... Selection>
concept OneGroup = SelectsOneGroup<Selection...>::value;

/// kernel(grouping) for the groups that labels give to samples.
template <class Kernel, class U>
auto with_groups(const NdView<const U>& labels, const LabelGroups& groups, Kernel&& kernel) {
    const auto read_line = [&](const core::Dims& start, int axis, Grouping::Group* out) {
        groups.read(core::Line<const U>{labels.data() + labels.offset(start), labels.shape(axis), labels.stride(axis)},
                    out);
    };
    const core::FunctionRef<void(const core::Dims&, int, Grouping::Group*)> read(read_line);
    return kernel(Grouping{groups.size(), &read});
}

/// kernel(view of the array, grouping) for the groups of an array's samples.
template <class Kernel, core::ArrayLike A, core::ArrayLike L>
auto measure_groups(const char* function, Kernel&& kernel, const A& a, const L& labels, const LabelGroups& groups) {
    using U = core::ScalarOf<L>;
    static_assert(!core::is_complex<U>, "labels are real");
    const core::Source<core::ScalarOf<A>, A> source(a);
    const core::Source<U, L> label_source(labels);
    return with_groups(broadcast_labels(function, label_source.view(), source.view().shape()), groups,
                       [&](const Grouping& grouping) { return kernel(source.view(), grouping); });
}

/// kernel(view of the array, grouping) for one group.
template <class Kernel, core::ArrayLike A>
auto measure(const char*, Kernel&& kernel, const A& a) {
    const core::Source<core::ScalarOf<A>, A> source(a);
    return kernel(source.view(), Grouping{});
}
template <class Kernel, core::ArrayLike A, core::ArrayLike L>
auto measure(const char* function, Kernel&& kernel, const A& a, const L& labels) {
    return measure_groups(function, kernel, a, labels, LabelGroups());
}
template <class Kernel, core::ArrayLike A, core::ArrayLike L, std::integral I>
auto measure(const char* function, Kernel&& kernel, const A& a, const L& labels, I index) {
    return measure_groups(function, kernel, a, labels, LabelGroups(LabelIndex::one(index)));
}

/// The rows of `by_group` in the order of the list of labels; `absent` for a label that is in no group.
template <class Rows>
[[nodiscard]] Rows listed(const LabelGroups& groups, const Rows& by_group, typename Rows::Scalar absent) {
    Rows out(static_cast<Index>(groups.entries().size()), by_group.cols());
    for (Index i = 0; i < out.rows(); ++i) {
        const Index group = groups.entries()[to_size(i)];
        if (group >= 0)
            out.row(i) = by_group.row(group);
        else
            out.row(i).setConstant(absent);
    }
    return out;
}

/// As measure for a list of labels; the kernel gives one row for each group.
template <class Kernel, core::ArrayLike A, core::ArrayLike L, class Absent>
auto measure_list(const char* function, Kernel&& kernel, const A& a, const L& labels, const LabelIndex& index,
                  Absent absent) {
    const LabelGroups groups(index);
    return listed(groups, measure_groups(function, kernel, a, labels, groups), absent);
}

}  // namespace scixx::ndimage::detail::labels
