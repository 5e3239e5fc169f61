// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/ndimage/detail/labels/group_extrema.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <utility>

namespace scixx::ndimage::detail::labels {

/// Index of a sample.
template <core::ArrayLike A>
using Position = Eigen::Array<Index, core::rank_of<A>, 1>;
/// Indices of samples, one a row.
template <core::ArrayLike A>
using Positions = Eigen::Array<Index, Eigen::Dynamic, core::rank_of<A>>;
template <core::ArrayLike A>
using Samples = Eigen::Array<core::ScalarOf<A>, Eigen::Dynamic, 1>;

/// Extrema of each group in the order of `entries`; a group without samples gives 0, at index 0.
template <class Values, class Rows, class T>
[[nodiscard]] std::pair<Values, Rows> extrema_rows(const List<ExtremeSample<T>>& found, const core::Dims& shape,
                                                   const List<LabelGroups::Group>& entries) {
    const Index count = entries.size();
    std::pair<Values, Rows> out{Values::Zero(count), Rows::Zero(count, shape.size())};
    for (Index i = 0; i < count; ++i) {
        const auto group = entries[i];
        if (group < 0 || !found[group].found()) continue;
        const ExtremeSample<T>& extremum = found[group];
        out.first(i) = extremum.value;
        const core::Dims index = unravel(extremum.position, shape);
        for (int axis = 0; axis < shape.size(); ++axis) out.second(i, axis) = index[axis];
    }
    return out;
}

/// Values and positions of the smallest (or largest) sample of each label.
template <bool largest, core::ArrayLike A, core::ArrayLike L>
[[nodiscard]] auto extrema_list(const char* function, const A& a, const L& labels, const LabelIndex& index) {
    static_assert(!core::is_complex<core::ScalarOf<A>>, "complex numbers have no order");
    const LabelGroups groups(index);
    return measure_groups(
        function,
        [&](const auto& in, const Grouping& grouping) {
            return extrema_rows<Samples<A>, Positions<A>>(group_extrema<largest>(in, grouping), in.shape(),
                                                          groups.entries());
        },
        a, labels, groups);
}

/// Value and position of the smallest (or largest) sample.
template <bool largest, core::ArrayLike A, class... Selection>
[[nodiscard]] auto extreme_sample(const char* function, const A& a, const Selection&... selection) {
    static_assert(!core::is_complex<core::ScalarOf<A>>, "complex numbers have no order");
    return measure(
        function,
        [&](const auto& in, const Grouping& grouping) {
            const auto found = group_extrema<largest>(in, grouping);
            core::require(found[0].found(), function, "there must be at least one sample to measure");
            const auto [values, positions] = extrema_rows<Samples<A>, Positions<A>>(found, in.shape(), {0});
            return std::pair<core::ScalarOf<A>, Position<A>>(values(0), positions.row(0).transpose());
        },
        a, selection...);
}

/// The median of each group: double for integers, else in the samples' precision.
struct GroupMedian {
    template <class T>
    [[nodiscard]] auto operator()(const NdView<const T>& in, const Grouping& grouping) const {
        static_assert(!core::is_complex<T>, "complex numbers have no order");
        using R = core::FloatOf<T>;
        const GroupedSamples<T> samples = group_samples(in, grouping, core::memory_order(in), false);
        Eigen::Array<R, Eigen::Dynamic, 1> out(grouping.size);
        for (Index group = 0; group < grouping.size; ++group)
            out(group) = median_of<R>(samples.begin(group), samples.size(group));
        return out;
    }
};

}  // namespace scixx::ndimage::detail::labels
