// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/filter/driver.hpp>

namespace scixx::signal::detail::filter {

enum class Extension { none, odd, even, constant };

/// Filters n samples, extended by `edge` on both sides, forward and backward. `buffer` has the samples at edge .. edge
/// + n and is left with the result there.
template <class V, class F>
void there_and_back(const F& filter, V* buffer, V* scratch, Index n, Index edge, Extension extension,
                    const typename F::Coefficient* zi) {
    const Index size = n + 2 * edge, order = filter.order();
    V* x = buffer + edge;
    const V first = x[0], last = x[n - 1];
    for (Index i = 1; i <= edge; ++i) {
        switch (extension) {
            case Extension::odd:
                x[-i] = 2.0 * first - x[i];
                break;
            case Extension::even:
                x[-i] = x[i];
                break;
            default:
                x[-i] = first;
        }
    }
    for (Index i = 1; i <= edge; ++i) {
        switch (extension) {
            case Extension::odd:
                x[n - 1 + i] = 2.0 * last - x[n - 1 - i];
                break;
            case Extension::even:
                x[n - 1 + i] = x[n - 1 - i];
                break;
            default:
                x[n - 1 + i] = last;
        }
    }
    core::List<V> state(order, zero<V>());
    V* const to = filter.in_place() ? buffer : scratch;
    for (int direction = 0; direction < 2; ++direction) {
        for (Index k = 0; k < order; ++k) state[k] = times(zi[k], buffer[0]);
        filter.run(buffer, to, size, state.data());
        if (to != buffer) std::copy(to, to + size, buffer);
        std::reverse(buffer, buffer + size);
    }
}

/// f(buffer) for each line of x, or for several at a time, with the samples at edge .. edge + n of a buffer of n + 2
/// edge, and those samples then to y. x and y may be the same memory.
template <class T, class F>
void for_buffers(const NdView<const T>& x, const NdView<T>& y, int axis, Index edge, F&& f) {
    using S = StateOf<T>;
    if (y.empty()) return;
    const Index n = x.shape(axis);
    const Index size = n + 2 * edge;
    core::List<Lanes> wide;
    core::List<S> narrow;
    const core::Lines<const T, T> lines(axis, x, y);
    lines.for_blocks(0, lines.size(), lanes, [&](const core::LineBlock<const T>& in, const core::LineBlock<T>& out) {
        if constexpr (!core::is_complex<T>) {
            if (in.count > 2) {
                wide.resize(size);
                load(in, 0, n, wide.data() + edge);
                f(wide.data());
                store(wide.data() + edge, out, 0, n);
                return;
            }
        }
        narrow.resize(size);
        for (Index l = 0; l < in.count; ++l) {
            const core::Line<const T> from = in.line(l);
            const core::Line<T> to = out.line(l);
            for (Index i = 0; i < n; ++i) narrow[edge + i] = static_cast<S>(from[i]);
            f(narrow.data());
            for (Index i = 0; i < n; ++i) to[i] = static_cast<T>(narrow[edge + i]);
        }
    });
}

template <class T, class F>
void there_and_back(const F& filter, const NdView<const T>& x, const NdView<T>& y, int axis, Index edge,
                    Extension extension, const Eigen::Array<typename F::Coefficient, Eigen::Dynamic, 1>& zi) {
    for_buffers<T>(x, y, axis, edge, [&](auto* buffer) {
        using V = std::remove_pointer_t<decltype(buffer)>;
        core::List<V> scratch(filter.in_place() ? 0 : x.shape(axis) + 2 * edge);
        there_and_back(filter, buffer, scratch.data(), x.shape(axis), edge, extension, zi.data());
    });
}

}  // namespace scixx::signal::detail::filter
