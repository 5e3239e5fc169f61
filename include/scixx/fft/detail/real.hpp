// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/c2c.hpp>
#include <scixx/fft/detail/engine.hpp>

namespace scixx::fft::detail {

/// Conjugates n blocks of B complex numbers.
template <int B, class T>
void negate_imaginary(T* x, Index n) {
    for (Index i = 0; i < n; ++i)
        for (int k = 0; k < B; ++k) x[(2 * i + 1) * B + k] = -x[(2 * i + 1) * B + k];
}

/// Real transforms of n points of one line, in both directions. Complex lines are those of their real parts, each
/// followed by its imaginary part.
template <class T>
class RealLine {
    using P = core::Simd<T, 1>;

public:
    explicit RealLine(Index n)
        : n_(n), split_(PlanCache<RealSplit<T>>::get(n)), plan_(PlanCache<LinePlan<T>>::get(split_->length())) {}

    /// Numbers of work that the transforms need.
    [[nodiscard]] Index work_size() const noexcept { return offset() + 2 * room(); }

    /// The frequencies 0 .. n/2 of the first `size` numbers of `from`, extended with zeros.
    void forward(const core::Line<const T>& from, const core::Line<T>& to, Index size, T* work, bool conjugate, T scale,
                 int workers) const;
    /// The real line of the frequencies `from`, missing ones being zero.
    void backward(const core::Line<const T>& from, const core::Line<T>& to, T* work, bool conjugate, T scale,
                  int workers) const;

private:
    [[nodiscard]] Index offset() const noexcept { return (plan_->work_size() + 31) / 32 * 32; }
    [[nodiscard]] Index room() const noexcept { return (2 * split_->room() + 31) / 32 * 32; }
    Index n_;
    std::shared_ptr<const RealSplit<T>> split_;
    std::shared_ptr<const LinePlan<T>> plan_;
};

// Outside the class, so that they are not inline and kernels.hpp can keep them from being compiled.

template <class T>
void RealLine<T>::forward(const core::Line<const T>& from, const core::Line<T>& to, Index size, T* work, bool conjugate,
                          T scale, int workers) const {
    const Index h = n_ / 2, m = split_->length();
    T *copied = work + offset(), *x = copied + room();
    scale /= split_->gain();
    const bool direct = n_ % 2 == 0 && to.stride == 2;
    if (direct) x = to.data;
    for (Index t = 0; t < split_->groups(); ++t) {
        const T* source = copied;
        if (n_ % 2 == 0 && from.stride == 1 && size == n_)
            source = from.data;
        else
            load_real<P, 1>({from.data, from.stride, 0, 0}, 1, size, *split_, t, nullptr, copied);
        plan_->run(source, x + 2 * m * t, work, false, scale, workers);
    }
    split_->template join<P, 1>(x);
    if (conjugate) negate_imaginary<1>(x, h + 1);
    if (!direct)
        for (Index i = 0; i <= h; ++i) copy_numbers<2>(x + 2 * i, to.data + i * to.stride);
}

template <class T>
void RealLine<T>::backward(const core::Line<const T>& from, const core::Line<T>& to, T* work, bool conjugate, T scale,
                           int workers) const {
    const Index h = n_ / 2, m = split_->length();
    T *x = work + offset(), *result = x + room();
    for (Index i = 0; i < from.size; ++i) copy_numbers<2>(from.data + i * from.stride, x + 2 * i);
    if (conjugate) negate_imaginary<1>(x, from.size);
    std::fill(x + 2 * from.size, x + 2 * (h + 1), T(0));
    split_->template part<P, 1>(x);
    const bool direct = n_ % 2 == 0 && to.stride == 1;
    for (Index t = 0; t < split_->groups(); ++t) {
        plan_->run(x + 2 * m * t, direct ? to.data : result, work, true, scale, workers);
        if (!direct) store_real<P, 1>(result, 0, 1, T(1), {to.data, to.stride, 0, 0}, 1, *split_, t);
    }
}

/// Forward transform along `axis` of real lines, extended with zeros to n numbers: the n / 2 + 1 first frequencies.
/// `conjugate` gives the backward transform.
template <class T>
void r2c(const NdView<const T>& in, const NdView<std::complex<T>>& out, int axis, Index n, bool conjugate, T scale,
         int workers) {
    constexpr int B = lanes_of<T>;
    using P = SimdOf<T>;
    const Index size = std::min(n, in.shape(axis)), h = n / 2;
    const RealLines<T> lines(axis, in, core::component(out, 0));
    if (lines.size() == 0) return;
    const bool contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    if (across_lines<T>(h, lines.size(), contiguous)) {
        const RealLanes<T> plan(n);
        const bool direct = pairs_in_place<P>(n, contiguous);
        for_line_blocks<T>(lines, B, workers, plan.buffer_size() + (direct ? 0 : B * n),
                           [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* work) {
                               T* x = work + plan.buffer_size();
                               const int count = static_cast<int>(from.count);
                               const LineMemory<const T> source{from.data, from.stride, from.step, 0};
                               if (direct) {
                                   plan.forward(
                                       [&](Index t, const std::int32_t* slots, T* blocks) {
                                           load_real<P, B>(source, count, size, plan.split(), t, slots, blocks);
                                       },
                                       work);
                               } else {
                                   load_real_blocks<P, B>(source, count, size, n, x);
                                   plan.forward_blocks([&](Index i) { return x + i * B; }, work);
                               }
                               if (conjugate) negate_imaginary<B>(work, h + 1);
                               store_block<P, B>(work, h + 1, scale / plan.gain(),
                                                 LineMemory<T>{to.data, to.stride, to.step, 1}, count);
                           });
        return;
    }
    const RealLine<T> line(n);
    for_line_blocks<T>(lines, 1, workers, line.work_size(),
                       [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* work) {
                           for (Index k = 0; k < from.count; ++k)
                               line.forward(from.line(k), to.line(k), size, work, conjugate, scale,
                                            lines.size() == 1 ? workers : 1);
                       });
}

/// Backward transform along `axis` of Hermitian lines given by frequencies 0 .. n / 2 (missing ones are zero) to real
/// lines of n = out.shape(axis). Imaginary parts of the frequencies 0 and n / 2 (n even) do not count. `conjugate`
/// gives the forward transform.
template <class T>
void c2r(const NdView<const std::complex<T>>& in, const NdView<T>& out, int axis, bool conjugate, T scale,
         int workers) {
    constexpr int B = lanes_of<T>;
    using P = SimdOf<T>;
    const Index n = out.shape(axis), h = n / 2, size = std::min(h + 1, in.shape(axis));
    const RealLines<T> lines(axis, core::component(in, 0), out);
    if (lines.size() == 0) return;
    const bool contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    if (across_lines<T>(h, lines.size(), contiguous)) {
        const RealLanes<T> plan(n);
        const bool direct = pairs_in_place<P>(n, contiguous);
        const Index room = 2 * B * plan.split().room();
        for_line_blocks<T>(
            lines, B, workers, plan.buffer_size() + room + (direct ? 0 : B * n),
            [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* work) {
                T *x = work + plan.buffer_size(), *result = x + room;
                const int count = static_cast<int>(from.count);
                load_block<P, B>(LineMemory<const T>{from.data, from.stride, from.step, 1}, count, size, nullptr, x);
                std::fill(x + 2 * B * size, x + 2 * B * (h + 1), T(0));
                if (conjugate) negate_imaginary<B>(x, size);
                const LineMemory<T> target{to.data, to.stride, to.step, 0};
                if (direct) {
                    plan.backward(x, work, [&](Index t, const T* blocks) {
                        store_real<P, B>(blocks, B, 0, scale, target, count, plan.split(), t);
                    });
                } else {
                    plan.backward_blocks(x, work,
                                         [&](Index i, const T* block) { copy_numbers<B>(block, result + i * B); });
                    store_real_blocks<P, B>(result, n, scale, target, count);
                }
            });
        return;
    }
    const RealLine<T> line(n);
    for_line_blocks<T>(lines, 1, workers, line.work_size(),
                       [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* work) {
                           for (Index k = 0; k < from.count; ++k)
                               line.backward({from.line(k).data, size, from.stride}, to.line(k), work, conjugate, scale,
                                             lines.size() == 1 ? workers : 1);
                       });
}

/// Completes the spectrum of real data: out[-k] = conj(out[k]) for the frequencies above half of axis `half`, where
/// -k counts modulo the length along each of `axes` and `half` is one of them.
template <class T>
void fill_by_symmetry(const NdView<std::complex<T>>& out, const Dims& axes, int half) {
    using C = std::complex<T>;
    if (out.empty()) return;
    const Index n = out.shape(half);
    Dims index = Dims::filled(out.rank(), 0), mirror = index;
    const core::Dims order = core::memory_order(out);
    for (;;) {
        for (Index axis : axes) {
            const int a = static_cast<int>(axis);
            mirror[a] = index[a] == 0 ? 0 : out.shape(a) - index[a];
        }
        index[half] = mirror[half] = 0;
        C* to = out.data() + out.offset(index);
        const C* from = out.data() + out.offset(mirror);
        const Index stride = out.stride(half);
        for (Index k = n / 2 + 1; k < n; ++k) to[k * stride] = std::conj(from[(n - k) * stride]);
        int i = order.size() - 1;
        for (; i >= 0; --i) {
            const int a = static_cast<int>(order[i]);
            if (a == half) continue;
            const bool transformed = axes.contains(order[i]);
            if (++index[a] < out.shape(a)) {
                if (!transformed) mirror[a] = index[a];
                break;
            }
            index[a] = 0;
            if (!transformed) mirror[a] = 0;
        }
        if (i < 0) return;
    }
}

/// Complex spectrum of real data along several axes, `in` cropped or zero-padded to the shape of `out`.
template <class T>
void r2c_full_nd(const NdView<const T>& in, const NdView<std::complex<T>>& out, const Dims& axes, bool backward,
                 T scale, int workers) {
    Dims shape = out.shape();
    for (int axis = 0; axis < shape.size(); ++axis) shape[axis] = std::min(shape[axis], in.shape(axis));
    const Dims order = along_memory(axes, out);
    if (order.empty()) return copy_scaled<T>(corner(in, shape), out, T(1));
    const int half = static_cast<int>(order[0]);
    const Index n = out.shape(half);
    const NdView<const T> source = corner(in, shape);
    shape[half] = n / 2 + 1;
    Dims half_shape = out.shape(), rest;
    half_shape[half] = n / 2 + 1;
    for (int i = 1; i < order.size(); ++i) rest.push_back(order[i]);
    r2c<T>(source, corner(out, shape), half, n, backward, rest.empty() ? scale : T(1), workers);
    if (!rest.empty())
        c2c_nd<T>(corner(NdView<const std::complex<T>>(out), shape), corner(out, half_shape), rest, backward, scale,
                  workers);
    fill_by_symmetry<T>(out, axes, half);
}

}  // namespace scixx::fft::detail
