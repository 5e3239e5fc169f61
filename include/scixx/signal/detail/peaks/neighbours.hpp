// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/nd_view.hpp>

namespace scixx::signal::detail::peaks {

using core::Index;

/// For each sample in C order whether it compares with its `order` neighbours on both sides along the axis.
///
/// All samples of a line are compared with one neighbour after the other, without branches, in loops that the compiler
/// turns into vectors.
template <class T, class Compare>
core::List<unsigned char> mark_extrema(const core::NdView<const T>& view, int axis, Index order, bool wrap,
                                       Compare&& compare) {
    core::List<unsigned char> extreme(view.size());
    const Index n = view.shape(axis);
    if (view.empty()) return extreme;
    order = std::min(order, n);
    Index inner = 1;  // distance of two samples of a line in C order
    for (int i = axis + 1; i < view.rank(); ++i) inner *= view.shape(i);
    core::List<T> line(n + 2 * order);
    core::List<unsigned char> mark(n);
    T* const x = line.data() + order;
    core::Dims outside = view.shape();
    outside[axis] = 1;
    Index count = 0;
    core::for_each_index(outside, [&](const core::Dims& index) {
        const T* const from = &view(index);
        for (Index i = 0; i < n; ++i) x[i] = from[i * view.stride(axis)];
        for (Index k = 1; k <= order; ++k) {
            x[-k] = x[wrap ? n - k : 0];
            x[n - 1 + k] = x[wrap ? k - 1 : n - 1];
        }
        std::fill(mark.begin(), mark.end(), 1);
        unsigned char* const m = mark.data();
        for (Index k = 1; k <= order; ++k)
            for (Index i = 0; i < n; ++i)
                m[i] &=
                    static_cast<unsigned char>(int(bool(compare(x[i], x[i - k]))) & int(bool(compare(x[i], x[i + k]))));
        unsigned char* const to = extreme.data() + (count / inner) * inner * n + count % inner;
        for (Index i = 0; i < n; ++i) to[i * inner] = m[i];
        ++count;
    });
    return extreme;
}

/// The indices along each axis of the marked samples, in C order.
template <int rank>
std::array<core::List<Index>, core::to_size(rank)> places(const core::List<unsigned char>& marked,
                                                          const core::Dims& shape) {
    const Index found = std::count(marked.begin(), marked.end(), 1);
    std::array<core::List<Index>, core::to_size(rank)> out;
    for (auto& along : out) along.resize(found);
    // Every place is written and the number goes up at the marked ones only: no mispredicted branch.
    core::List<Index> flat(found + 1);
    Index at = 0;
    for (Index i = 0; i < marked.size(); ++i) {
        flat[at] = i;
        at += marked[i];
    }
    for (Index k = 0; k < found; ++k)
        for (int i = rank - 1; i >= 0; --i) {
            out[core::to_size(i)][k] = i == 0 ? flat[k] : flat[k] % shape[i];
            if (i > 0) flat[k] /= shape[i];
        }
    return out;
}

}  // namespace scixx::signal::detail::peaks
