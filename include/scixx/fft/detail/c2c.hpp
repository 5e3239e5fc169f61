// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/core/function_ref.hpp>
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
/// The lines are those of the real parts, each followed by its imaginary part.
template <class T>
void c2c_line(const LinePlan<T>& plan, const core::Line<const T>& from, const core::Line<T>& to, T* work, bool backward,
              T scale, int workers) {
    const Index n = to.size;
    T* copied = work + LineSpace(plan).line;
    const T* source = from.data;
    if (from.stride != 2 || from.size != n) {
        for (Index i = 0; i < from.size; ++i) copy_numbers<2>(from.data + i * from.stride, copied + 2 * i);
        std::fill(copied + 2 * from.size, copied + 2 * n, T(0));
        source = copied;
    }
    T* target = to.stride == 2 ? to.data : copied;
    plan.run(source, target, work, backward, scale, workers);
    if (to.stride != 2)
        for (Index i = 0; i < n; ++i) copy_numbers<2>(target + 2 * i, to.data + i * to.stride);
}

/// The lines of real and of complex arrays alike: complex ones as those of their real parts. What a transform does with
/// them is behind a FunctionRef, so that the walk over the lines is compiled once.
template <class T>
using RealLines = core::Lines<const T, T>;
template <class T>
using LinesBody = core::FunctionRef<void(const core::LineBlock<const T>&, const core::LineBlock<T>&, T* work)>;

/// Calls body(from, to, work) for blocks of at most `most` lines, on several threads with `work_size` numbers each.
template <class T>
void for_line_blocks(const RealLines<T>& lines, Index most, int workers, Index work_size, LinesBody<T> body) {
    core::parallel_for(lines.size(), workers, most, [&](Index begin, Index end) {
        core::Scratch<T> work(work_size);
        lines.for_blocks(
            begin, end, most == 1 ? lines.lanes() : most,
            [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to) { body(from, to, work.data()); });
    });
}

/// out = factor * in for views of one shape.
template <class T>
void copy_scaled(const NdView<const T>& in, const NdView<T>& out, T factor) {
    const RealLines<T> lines(out.rank() - 1, in, out);
    for_line_blocks<T>(
        lines, 1, 1, 0, [factor](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T*) {
            for (Index k = 0; k < to.count; ++k)
                for (Index i = 0; i < to.size; ++i)
                    to.data[i * to.stride + k * to.step] = from.data[i * from.stride + k * from.step] * factor;
        });
}
/// The same for complex views, or of a real one to a complex one.
template <class T, class S, class U>
void copy_scaled(const NdView<S>& in, const NdView<U>& out, T factor) {
    copy_scaled<T>(NdView<const T>(core::component(in, 0)), core::component(out, 0), factor);
    if constexpr (core::is_complex<std::remove_const_t<S>>) {
        copy_scaled<T>(NdView<const T>(core::component(in, 1)), core::component(out, 1), factor);
    } else if constexpr (core::is_complex<U>) {
        const T zero(0);
        copy_scaled<T>(NdView<const T>(&zero, out.shape(), Dims::filled(out.rank(), 0)), core::component(out, 1), T(1));
    }
}

/// Complex transform along `axis` of all lines: out = scale * DFT of the lines of `in`, which have at most the length
/// of those of `out` and are extended with zeros. `in` may be the same view as `out`.
template <class T>
void c2c(const NdView<const std::complex<T>>& in, const NdView<std::complex<T>>& out, int axis, bool backward, T scale,
         int workers) {
    constexpr int B = lanes_of<T>;
    using P = SimdOf<T>;
    const Index n = out.shape(axis), size = in.shape(axis);
    const bool contiguous = in.stride(axis) == 1 && out.stride(axis) == 1, in_place = contiguous && size == n;
    const auto from_parts = core::component(in, 0);
    const auto to_parts = core::component(out, 0);
    if (in.rank() == 1) {  // the short way for single lines
        const auto plan = PlanCache<LinePlan<T>>::get(n);
        core::Scratch<T> work(in_place ? plan->work_size() : LineSpace(*plan).size);
        return c2c_line<T>(*plan, {from_parts.data(), size, from_parts.stride(0)},
                           {to_parts.data(), n, to_parts.stride(0)}, work.data(), backward, scale, workers);
    }
    const RealLines<T> lines(axis, from_parts, to_parts);
    if (lines.size() == 0) return;
    if (across_lines<T>(n, lines.size(), contiguous) && !(contiguous && LinePlan<T>::fast(n))) {
        const auto plan = PlanCache<BlockPlan<T>>::get(n);
        for_line_blocks<T>(lines, B, workers, 2 * B * plan->work_blocks(),
                           [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* work) {
                               const LineMemory<const T> source{from.data, from.stride, from.step, 1};
                               const LineMemory<T> target{to.data, to.stride, to.step, 1};
                               const int count = static_cast<int>(from.count);
                               plan->template run_through<P, B>(backward ? source.swapped() : source, count, size, work,
                                                                scale, backward ? target.swapped() : target, count);
                           });
        return;
    }
    const auto plan = PlanCache<LinePlan<T>>::get(n);
    for_line_blocks<T>(lines, 1, workers, in_place ? plan->work_size() : LineSpace(*plan).size,
                       [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* work) {
                           for (Index k = 0; k < from.count; ++k) {
                               const core::Line<const T> line = from.line(k);
                               // A short line is finished before the next one arrives from memory, so that one is
                               // prefetched.
                               for (Index i = 0; in_place && n <= 128 && i < 2 * n; i += 64 / Index(sizeof(T)))
                                   core::prefetch<1>(line.data + 2 * n + i);
                               c2c_line<T>(*plan, line, to.line(k), work, backward, scale,
                                           lines.size() == 1 ? workers : 1);
                           }
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
    if (order.empty()) return copy_scaled<T>(source, out, T(1));
    for (int i = 0; i < order.size(); ++i) {
        const int axis = static_cast<int>(order[i]);
        shape[axis] = out.shape(axis);
        const NdView<std::complex<T>> target = corner(out, shape);
        c2c<T>(source, target, axis, backward, i + 1 == order.size() ? scale : T(1), workers);
        source = target;
    }
}

}  // namespace scixx::fft::detail
