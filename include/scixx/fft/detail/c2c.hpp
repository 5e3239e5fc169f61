// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/fft/detail/cache.hpp>
#include <scixx/fft/detail/line.hpp>

namespace scixx::fft::detail {

using core::Dims;
using core::NdView;

/// Whether lines of n numbers are transformed across the lines, several at once, rather than one by one.
/// Depends on the problem alone, never on the number of workers, so that results do not either.
template <class T>
[[nodiscard]] inline bool across_lines(Index n, Index lines, bool contiguous) {
    constexpr Index B = lanes_of<T>;
    if (B == 1 || 2 * lines < B) return false;
    // Lines that are fast alone go in blocks only while a block stays in the second-level cache. Strided lines always
    // gain.
    if (contiguous) return n <= 2048;
    return n <= (Index(1) << 18) / B;
}

/// How a line's scratch memory is shared out.
template <class T>
struct LineSpace {
    explicit LineSpace(const LinePlan<T>& plan)
        : line((plan.work_size() + 31) / 32 * 32), size(line + 2 * plan.size()) {}
    Index line;  ///< where a copy of the line begins, behind the plan's own work
    Index size;  ///< numbers in all
};

/// Complex transform of one strided line, extended with zeros to the length of `to`; LineSpace::size numbers of work.
template <class T>
void c2c_line(const LinePlan<T>& plan, const core::Line<const std::complex<T>>& from,
              const core::Line<std::complex<T>>& to, T* work, bool backward, T scale, int workers) {
    const Index n = to.size;
    T* copied = work + LineSpace(plan).line;
    const T* source = reinterpret_cast<const T*>(from.data);
    if (from.stride != 1 || from.size != n) {
        for (Index i = 0; i < from.size; ++i) {
            copied[2 * i] = source[2 * i * from.stride];
            copied[2 * i + 1] = source[2 * i * from.stride + 1];
        }
        std::fill(copied + 2 * from.size, copied + 2 * n, T(0));
        source = copied;
    }
    T* target = to.stride == 1 ? reinterpret_cast<T*>(to.data) : copied;
    plan.run(source, target, work, backward, scale, workers);
    if (to.stride != 1)
        for (Index i = 0; i < n; ++i) to[i] = std::complex<T>(target[2 * i], target[2 * i + 1]);
}

/// Complex transform along `axis` of all lines: out = scale * DFT of the lines of `in`, which have at most the length
/// of those of `out` and are extended with zeros. `in` may be the same view as `out`.
template <class T>
void c2c(const NdView<const std::complex<T>>& in, const NdView<std::complex<T>>& out, int axis, bool backward, T scale,
         int workers) {
    using C = std::complex<T>;
    constexpr int B = lanes_of<T>;
    using P = SimdOf<T>;
    const Index n = out.shape(axis), size = in.shape(axis);
    const bool contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    if (in.rank() == 1) {  // the short way for single lines
        const auto plan = PlanCache<LinePlan<T>>::get(n);
        core::Scratch<T> work(contiguous && size == n ? plan->work_size() : LineSpace(*plan).size);
        return c2c_line<T>(*plan, {in.data(), size, in.stride(0)}, {out.data(), n, out.stride(0)}, work.data(),
                           backward, scale, workers);
    }
    const core::Lines<const C, C> lines(axis, in, out);
    if (lines.size() == 0) return;
    if (across_lines<T>(n, lines.size(), contiguous) && !(contiguous && LinePlan<T>::fast(n))) {
        const auto plan = PlanCache<BlockPlan<T>>::get(n);
        core::parallel_for(lines.size(), workers, B, [&](Index begin, Index end) {
            core::Scratch<T> work(2 * B * plan->work_blocks());
            lines.for_blocks(begin, end, B, [&](const core::LineBlock<const C>& from, const core::LineBlock<C>& to) {
                const LineMemory<const T> source{reinterpret_cast<const T*>(from.data), 2 * from.stride, 2 * from.step,
                                                 1};
                const LineMemory<T> target{reinterpret_cast<T*>(to.data), 2 * to.stride, 2 * to.step, 1};
                const int count = static_cast<int>(from.count);
                plan->template run_through<P, B>(backward ? source.swapped() : source, count, size, work.data(), scale,
                                                 backward ? target.swapped() : target, count);
            });
        });
        return;
    }
    const auto plan = PlanCache<LinePlan<T>>::get(n);
    core::parallel_for(lines.size(), workers, 1, [&](Index begin, Index end) {
        const bool in_place = contiguous && size == n;
        core::Scratch<T> work(in_place ? plan->work_size() : LineSpace(*plan).size);
        lines.for_lines(begin, end, [&](const core::Line<const C>& from, const core::Line<C>& to) {
            // A short line is finished before the next one arrives from memory, so that one is prefetched.
            for (Index i = 0; in_place && n <= 128 && i < n; i += 64 / Index(sizeof(C)))
                core::prefetch<1>(from.data + n + i);
            c2c_line<T>(*plan, from, to, work.data(), backward, scale, lines.size() == 1 ? workers : 1);
        });
    });
}

/// The axes in the order of their strides in `out`, the smallest first: the first transform runs along memory.
template <class U>
[[nodiscard]] Dims along_memory(const Dims& axes, const NdView<U>& out) {
    Dims order = axes;
    const auto reach = [&](Index axis) { return std::abs(out.stride(static_cast<int>(axis))); };
    // Insertion sort: few entries, stable, no heap.
    for (int i = 1; i < order.size(); ++i)
        for (int j = i; j > 0 && reach(order[j]) < reach(order[j - 1]); --j) std::swap(order[j], order[j - 1]);
    return order;
}

/// The first entries of each axis of a view.
template <class U>
[[nodiscard]] NdView<U> corner(const NdView<U>& view, const Dims& shape) {
    return {view.data(), shape, view.strides()};
}

/// Complex transform along several axes, cropping or zero-padding `in` to the shape of `out`. Lines of zeros are
/// never transformed: an axis is extended when its own turn comes.
template <class T>
void c2c_nd(const NdView<const std::complex<T>>& in, const NdView<std::complex<T>>& out, const Dims& axes,
            bool backward, T scale, int workers) {
    Dims shape = out.shape();
    for (int axis = 0; axis < shape.size(); ++axis) shape[axis] = std::min(shape[axis], in.shape(axis));
    NdView<const std::complex<T>> source = corner(in, shape);
    const Dims order = along_memory(axes, out);
    if (order.empty()) return core::copy(source, out);
    for (int i = 0; i < order.size(); ++i) {
        const int axis = static_cast<int>(order[i]);
        shape[axis] = out.shape(axis);
        const NdView<std::complex<T>> target = corner(out, shape);
        c2c<T>(source, target, axis, backward, i + 1 == order.size() ? scale : T(1), workers);
        source = target;
    }
}

}  // namespace scixx::fft::detail
