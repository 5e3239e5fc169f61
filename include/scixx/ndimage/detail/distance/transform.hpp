// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/distance/chamfer_distance.hpp>
#include <scixx/ndimage/detail/distance/euclidean_distance.hpp>
#include <scixx/ndimage/distance_metric.hpp>

/// What the distance transforms compute, over views.
namespace scixx::ndimage::detail::distance {

template <class = void>
[[nodiscard]] inline List<double> distance_sampling(const char* function, const core::PerAxis<double>& sampling,
                                                    int rank) {
    List<double> steps = sampling.resolve(function, "sampling", rank);
    for (double step : steps)
        core::require(step > 0 && std::isfinite(step), function, "sampling must be positive and finite, got ", step);
    return steps;
}

template <class Options>
void check_outputs(const char* function, const Dims& shape, const Options& options) {
    core::require(options.return_distances || options.return_indices, function,
                  "at least one of return_distances and return_indices must be true");
    for (Index extent : shape)
        core::require(extent < std::numeric_limits<std::int32_t>::max() / 2, function,
                      "the extents must fit in 30 bits, got ", shape);
}

/// The order in which distances may be computed: memory order where the order of the axes does not matter.
[[nodiscard]] inline Dims axis_order(bool free, const Dims& in_memory) {
    Dims order = in_memory;
    if (!free) std::iota(order.begin(), order.end(), Index(0));
    return order;
}

template <class T>
void transform(const NdView<const T>& in, const DistanceTransformEdtOptions& options, const DistanceOutput& out) {
    const auto sampling = distance_sampling("distance_transform_edt", options.sampling, in.rank());
    const bool unit = std::all_of(sampling.begin(), sampling.end(), [](double step) { return step == 1.0; });
    // The ties between indices and the rounding of a sum of three squares depend on the order of the axes.
    const bool free = !out.with_indices() && (unit || in.rank() < 3);
    const Dims order = axis_order(free, free ? core::memory_order(out.distances) : in.shape());
    DistanceOutput target = out;
    List<double> steps;
    for (Index axis : order) steps.push_back(sampling[axis]);
    if (out.with_distances()) target.distances = out.distances.permuted(order);
    const NdView<const T> source = in.permuted(order);
    euclidean_transform(
        source.shape(), steps, [&](Index first, const auto& flags) { read_flags(source, first, flags); }, target);
}

template <class T>
void transform(const NdView<const T>& in, const ChamferMetric& metric, const BinaryStructure& structure,
               const NdView<std::int32_t>& distances, const List<NdView<std::int32_t>>& indices) {
    const Dims order = axis_order(metric.named() && indices.empty(), core::memory_order(distances));
    // The sweeps want contiguous lines; other targets are written in the end.
    const auto contiguous = [](const NdView<std::int32_t>& view) { return view.stride(view.rank() - 1) == 1; };
    List<Buffer<std::int32_t>> scratch;
    const auto working = [&](const NdView<std::int32_t>& view) {
        if (contiguous(view)) return view;
        scratch.emplace_back(view.size());
        return NdView<std::int32_t>(scratch.back().data(), view.shape());
    };
    const NdView<std::int32_t> target = distances.permuted(order), steps = working(target);
    core::for_each([](const T& sample, std::int32_t& step) { step = sample != T(0) ? ChamferSweeps<>::unknown() : 0; },
                   in.permuted(order), steps);
    List<NdView<std::int32_t>> sites;
    for (const auto& axis : indices) sites.push_back(working(axis));
    ChamferSweeps<>(steps, sites, structure).run();
    if (!contiguous(target)) core::copy(steps, target);
    for (Index axis = 0; axis < indices.size(); ++axis)
        if (!contiguous(indices[axis])) core::copy(sites[axis], indices[axis]);
}

/// Euclidean distances with the last of several nearest samples in C order: the transform of the array with its axes
/// reversed in direction and order, which prefers the first index along the first axis there.
template <class T>
void transform_last_nearest(const NdView<const T>& in, const List<double>& sampling, const DistanceOutput& out) {
    const int rank = in.rank();
    Dims order = in.shape();
    for (int i = 0; i < rank; ++i) order[i] = rank - 1 - i;
    const auto turned = [&](auto view) {
        for (int axis = 0; axis < rank; ++axis) view = view.reversed(axis);
        return view.permuted(order);
    };
    const NdView<const T> source = turned(in);
    DistanceOutput target;
    for (Index axis : order)
        if (out.with_indices()) target.indices.push_back(turned(out.indices[axis]));
    if (out.with_distances()) target.distances = turned(out.distances);
    euclidean_transform(
        source.shape(), {sampling.rbegin(), sampling.rend()},
        [&](Index first, const auto& flags) { read_flags(source, first, flags); }, target);
    for (Index axis = 0; axis < out.indices.size(); ++axis) {
        const auto last = static_cast<std::int32_t>(in.shape(static_cast<int>(axis)) - 1);
        core::for_each([&](std::int32_t& i) { i = i < 0 ? i : last - i; }, out.indices[axis]);
    }
}

template <class T>
void transform(const NdView<const T>& in, const DistanceTransformBfOptions& options, const DistanceOutput& out) {
    const auto sampling = distance_sampling("distance_transform_bf", options.sampling, in.rank());
    if (in.empty()) return;
    if (options.metric == DistanceMetric::euclidean) return transform_last_nearest(in, sampling, out);
    const Buffer<std::int32_t> memory(in.size());
    const NdView<std::int32_t> steps(memory.data(), in.shape());
    const ChamferMetric metric(options.metric);
    transform<T>(in, metric, metric.resolve("distance_transform_bf", in.rank()), steps, {});
    if (memory[0] < 0) return out.fill(std::numeric_limits<double>::infinity(), -1);
    if (out.with_distances())
        core::for_each([](const std::int32_t& step, double& distance) { distance = step; }, steps, out.distances);
    if (!out.with_indices()) return;
    LastNearest<> nearest(steps, options.metric == DistanceMetric::chessboard);
    for_each_index(in.shape(), [&](const Dims& index) {
        const Dims& site = nearest(index);
        for (int axis = 0; axis < site.size(); ++axis) out.indices[axis](index) = static_cast<std::int32_t>(site[axis]);
    });
}

}  // namespace scixx::ndimage::detail::distance
