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
    return n <= (contiguous ? 2048 / B : (Index(1) << 18) / B);
}

/// Packets for B lanes.
template <class T>
using PacketOf = std::conditional_t<lanes_of<T> == 1, Single<T>, Native<T>>;

/// Complex transform along `axis` of all lines: out = scale * DFT of the lines of `in`, which have at most the length
/// of those of `out` and are extended with zeros. `in` may be the same view as `out`.
template <class T>
void c2c(const NdView<const std::complex<T>>& in, const NdView<std::complex<T>>& out, int axis, bool backward, T scale,
         int workers) {
    using C = std::complex<T>;
    constexpr int B = lanes_of<T>;
    using P = PacketOf<T>;
    const Index n = out.shape(axis), size = in.shape(axis);
    const core::Lines<const C, C> lines(axis, in, out);
    if (lines.size() == 0) return;
    const bool contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    if (across_lines<T>(n, lines.size(), contiguous)) {
        const auto plan = PlanCache<BlockPlan<T>>::get(n);
        const std::int32_t* slots = plan->slots();
        core::parallel_for(lines.size(), workers, B, [&](Index begin, Index end) {
            Scratch<T> work(2 * B * plan->work_blocks());
            lines.for_blocks(begin, end, B, [&](const core::LineBlock<const C>& from, const core::LineBlock<C>& to) {
                const LineMemory<const T> source{reinterpret_cast<const T*>(from.data), 2 * from.stride, 2 * from.step,
                                                 1};
                const LineMemory<T> target{reinterpret_cast<T*>(to.data), 2 * to.stride, 2 * to.step, 1};
                const int count = static_cast<int>(from.count);
                load_block<P, B>(backward ? source.swapped() : source, count, size, slots, work.data());
                for (Index i = size; i < n; ++i) std::fill_n(work.data() + slots[i] * Index(2 * B), 2 * B, T(0));
                plan->template run<P, B>(work.data());
                store_block<P, B>(work.data(), n, scale, backward ? target.swapped() : target, count);
            });
        });
        return;
    }
    const auto plan = PlanCache<LinePlan<T>>::get(n);
    const bool copy_in = in.stride(axis) != 1 || size != n, copy_out = out.stride(axis) != 1;
    core::parallel_for(lines.size(), workers, 1, [&](Index begin, Index end) {
        Scratch<T> work(plan->work_size()), line(copy_in || copy_out ? 2 * n : 0);
        lines.for_lines(begin, end, [&](const core::Line<const C>& from, const core::Line<C>& to) {
            const T* source = reinterpret_cast<const T*>(from.data);
            T* target = copy_out ? line.data() : reinterpret_cast<T*>(to.data);
            if (copy_in) {
                T* copied = line.data();
                for (Index i = 0; i < size; ++i) {
                    copied[2 * i] = source[2 * i * from.stride];
                    copied[2 * i + 1] = source[2 * i * from.stride + 1];
                }
                std::fill(copied + 2 * size, copied + 2 * n, T(0));
                source = copied;
            }
            plan->run(source, target, work.data(), backward, scale, lines.size() == 1 ? workers : 1);
            if (copy_out)
                for (Index i = 0; i < n; ++i) to[i] = C(target[2 * i], target[2 * i + 1]);
        });
    });
}

/// Axes from the least to the largest stride of `out`: the first transform then runs along memory.
template <class U>
[[nodiscard]] Dims along_memory(const Dims& axes, const NdView<U>& out) {
    Dims order = axes;
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
        return std::abs(out.stride(static_cast<int>(a))) < std::abs(out.stride(static_cast<int>(b)));
    });
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
