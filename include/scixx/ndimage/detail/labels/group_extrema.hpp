// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/ndimage/detail/labels/label_groups.hpp>
#include <type_traits>

/// Extrema of the groups of an array's samples, and the samples themselves by groups.
namespace scixx::ndimage::detail::labels {

/// Position of a sample in C order, for a line that begins at `start`: first + x * step.
struct LinePositions {
    Index first = 0, step = 1;

    LinePositions(const core::Dims& shape, const core::Dims& start, int along) {
        const core::Dims strides = core::packed_strides(shape);
        for (int axis = 0; axis < shape.size(); ++axis) first += start[axis] * strides[axis];
        step = strides[along];
    }
    [[nodiscard]] Index operator[](Index x) const noexcept { return first + x * step; }
};

/// The index of a position in C order.
[[nodiscard]] inline core::Dims unravel(Index position, const core::Dims& shape) noexcept {
    core::Dims index = shape;
    for (int axis = shape.size() - 1; axis >= 0; --axis) {
        index[axis] = position % shape[axis];
        position /= shape[axis];
    }
    return index;
}

/// Calls f(first position, line, groups) for each line of the samples along the last axis of `order`; groups is null
/// where all samples are in group 0.
template <class T, class F>
void for_each_group_line(const NdView<const T>& in, const Grouping& grouping, const core::Dims& order, F&& f) {
    const int along = static_cast<int>(order[order.size() - 1]);
    const auto visit = [&](const core::Dims& start, const core::Line<const T>& line, const Grouping::Group* groups) {
        f(LinePositions(in.shape(), start, along), line, groups);
    };
    if (grouping.read)
        grouping.for_each_line(in, order, visit);
    else
        for_each_line(
            order, [&](const core::Dims& start, const core::Line<const T>& line) { visit(start, line, nullptr); }, in);
}

/// An extremum of a group and its first position in C order; none() as position without samples.
template <class T>
struct ExtremeSample {
    T value;
    Index position;
    [[nodiscard]] static constexpr Index none() noexcept { return std::numeric_limits<Index>::max(); }
    [[nodiscard]] bool found() const noexcept { return position != none(); }
};

/// The smallest (or largest) sample of each group; NaN where the group has one.
template <bool largest, class T>
[[nodiscard]] List<ExtremeSample<T>> group_extrema(const NdView<const T>& in, const Grouping& grouping) {
    using Limits = std::numeric_limits<T>;
    T worst = largest ? Limits::lowest() : Limits::max();
    if constexpr (Limits::has_infinity) worst = largest ? -Limits::infinity() : Limits::infinity();
    List<ExtremeSample<T>> out(grouping.size, {worst, ExtremeSample<T>::none()});
    const auto take = [](ExtremeSample<T>& best, T value, Index position) {
        const bool better = largest ? value > best.value : value < best.value;
        if (better || (value == best.value && position < best.position)) {
            best = {value, position};
        } else if constexpr (std::is_floating_point_v<T>) {
            if (value != value && (best.value == best.value || position < best.position)) best = {value, position};
        }
    };
    for_each_group_line(
        in, grouping, core::memory_order(in),
        [&](const LinePositions& positions, const core::Line<const T>& line, const Grouping::Group* groups) {
            if (groups) {
                for (Index x = 0; x < line.size; ++x)
                    if (groups[x] >= 0) take(out[groups[x]], line[x], positions[x]);
            } else {
                ExtremeSample<T> best = out[0];
                for (Index x = 0; x < line.size; ++x) take(best, line[x], positions[x]);
                out[0] = best;
            }
        });
    return out;
}

/// All samples, those of a group together and in the order in which the lines were visited.
template <class T>
struct GroupedSamples {
    List<Index> start;  ///< first sample of each group, and the end of the last
    Buffer<T> samples;
    Buffer<Index> positions;  ///< in C order, where asked for

    [[nodiscard]] Index size(Index group) const noexcept { return start[group + 1] - start[group]; }
    [[nodiscard]] T* begin(Index group) const noexcept { return samples.data() + start[group]; }
};

template <class T>
[[nodiscard]] GroupedSamples<T> group_samples(const NdView<const T>& in, const Grouping& grouping,
                                              const core::Dims& order, bool with_positions) {
    GroupedSamples<T> out;
    List<Index>& start = out.start;
    start.assign(grouping.size + 1, 0);
    for_each_group_line(in, grouping, order,
                        [&](const LinePositions&, const core::Line<const T>& line, const Grouping::Group* groups) {
                            if (!groups) start[1] += line.size;
                            for (Index x = 0; groups && x < line.size; ++x)
                                if (groups[x] >= 0) ++start[groups[x] + 1];
                        });
    for (Index group = 1; group < start.size(); ++group) start[group] += start[group - 1];
    out.samples = Buffer<T>(start.back());
    if (with_positions) out.positions = Buffer<Index>(start.back());
    List<Index> next(start.begin(), start.end() - 1);
    for_each_group_line(
        in, grouping, order,
        [&](const LinePositions& positions, const core::Line<const T>& line, const Grouping::Group* groups) {
            for (Index x = 0; x < line.size; ++x) {
                const Index group = groups ? groups[x] : 0;
                if (group < 0) continue;
                const Index place = next[group]++;
                out.samples[place] = line[x];
                if (with_positions) out.positions[place] = positions[x];
            }
        });
    return out;
}

/// The median of samples that may be rearranged: NaN for none, and with a NaN among them.
template <class R, class T>
[[nodiscard]] R median_of(T* samples, Index size) {
    if (size == 0) return std::numeric_limits<R>::quiet_NaN();
    if constexpr (std::is_floating_point_v<T>)
        for (Index i = 0; i < size; ++i)
            if (samples[i] != samples[i]) return std::numeric_limits<R>::quiet_NaN();
    T* const middle = samples + size / 2;
    std::nth_element(samples, middle, samples + size);
    if (size % 2 != 0) return static_cast<R>(*middle);
    return (static_cast<R>(*std::max_element(samples, middle)) + static_cast<R>(*middle)) / R(2);
}

}  // namespace scixx::ndimage::detail::labels
