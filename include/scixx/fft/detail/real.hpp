// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/c2c.hpp>

namespace scixx::fft::detail {

/// exp(-2 pi i k / n), k = 0 .. n / 4: what joins the halves of a real transform of even length n.
template <class T>
class RealRoots {
public:
    explicit RealRoots(Index n) {
        const Roots<T> root(n);
        for (Index k = 0; k <= n / 4; ++k) {
            values_.push_back(root(k).real());
            values_.push_back(root(k).imag());
        }
    }
    [[nodiscard]] const T* operator[](Index k) const noexcept { return values_.data() + 2 * k; }

private:
    std::vector<T> values_;
};

/// The pair k, h - k of twice the spectrum X of a real line of length n = 2 h from the transform Z of its even (real
/// part) and odd (imaginary part) elements, w = exp(-2 pi i k / n): with E = Z[k] + conj Z[h-k], O = -i (Z[k] - conj
/// Z[h-k]): 2 X[k] = E + w O, 2 X[h-k] = conj(E - w O). See H. V. Sorensen, D. L. Jones, M. T. Heideman and
/// C. S. Burrus, Real-valued fast Fourier transform algorithms, IEEE Trans. ASSP-35, 1987, section II.
template <class P>
inline void join(VecC<P>& a, VecC<P>& b, const VecC<P>& w) {
    const VecC<P> e{a.re + b.re, a.im - b.im}, o{a.im + b.im, b.re - a.re}, t = o * w;
    a = e + t;
    b = {e.re - t.re, t.im - e.im};
}

/// The reverse of join: Z of twice the size from X, w as there.
template <class P>
inline void part(VecC<P>& a, VecC<P>& b, const VecC<P>& w) {
    // E = X[k] + conj X[h-k], O = conj(w) (X[k] - conj X[h-k]); Z[k] = E + i O, Z[h-k] = conj(E) + i conj(O).
    const VecC<P> e{a.re + b.re, a.im - b.im}, d{a.re - b.re, a.im + b.im};
    const VecC<P> o{d.re * w.re + d.im * w.im, d.im * w.re - d.re * w.im};
    a = {e.re - o.im, e.im + o.re};
    b = {e.re + o.im, o.re - e.im};
}

/// join (Forward) or part for the pairs of one contiguous line of h + 1 complex numbers.
template <bool Join, class T>
inline void process_line(T* x, Index h, const RealRoots<T>& roots) {
    using P = PacketOf<T>;
    using V = Vec<P>;
    constexpr int W = V::width;
    Index k = 1;
    const auto reversed = [](const VecC<P>& v) {
        return VecC<P>{{Eigen::internal::preverse(v.re.value)}, {Eigen::internal::preverse(v.im.value)}};
    };
    // k .. k+W-1 and h-k-W+1 .. h-k do not meet.
    for (; k + W - 1 < h - k - W + 1; k += W) {
        T *lower = x + 2 * k, *upper = x + 2 * (h - k - W + 1);
        VecC<P> a = load_interleaved<P>(lower), b = reversed(load_interleaved<P>(upper));
        const VecC<P> w = load_interleaved<P>(roots[k]);
        if constexpr (Join)
            join(a, b, w);
        else
            part(a, b, w);
        store_interleaved(a, lower);
        store_interleaved(reversed(b), upper);
    }
    using S = Single<T>;
    for (; k <= h - k; ++k) {
        T *lower = x + 2 * k, *upper = x + 2 * (h - k);
        VecC<S> a = load_interleaved<S>(lower), b = load_interleaved<S>(upper);
        const VecC<S> w = load_interleaved<S>(roots[k]);
        if constexpr (Join)
            join(a, b, w);
        else
            part(a, b, w);
        store_interleaved(a, lower);
        store_interleaved(b, upper);
    }
}

/// join or part for blocks 0 .. h of B lines, in place.
template <bool Join, class P, int B, class T>
inline void process_blocks(T* x, Index h, const RealRoots<T>& roots) {
    using V = Vec<P>;
    for (Index k = 1; k <= h - k; ++k) {
        const VecC<P> w{V::broadcast(roots[k][0]), V::broadcast(roots[k][1])};
        for (int q = 0; q < B; q += V::width) {
            T *lower = x + k * Index(2 * B) + q, *upper = x + (h - k) * Index(2 * B) + q;
            VecC<P> a{V::load(lower), V::load(lower + B)}, b{V::load(upper), V::load(upper + B)};
            if constexpr (Join)
                join(a, b, w);
            else
                part(a, b, w);
            a.re.store(lower);
            a.im.store(lower + B);
            b.re.store(upper);
            b.im.store(upper + B);
        }
    }
}

/// Real transforms of n points of one line, in both directions.
template <class T>
class RealLine {
    using C = std::complex<T>;

public:
    explicit RealLine(Index n) : n_(n), even_(n % 2 == 0), plan_(PlanCache<LinePlan<T>>::get(even_ ? n / 2 : n)) {
        if (even_) roots_ = PlanCache<RealRoots<T>>::get(n);
    }

    /// Numbers of work that the transforms need.
    [[nodiscard]] Index work_size() const noexcept { return offset() + 2 * room(); }

    /// The frequencies 0 .. n/2 of the first `size` numbers of `from`, extended with zeros.
    void forward(const core::Line<const T>& from, const core::Line<C>& to, Index size, T* work, bool conjugate, T scale,
                 int workers) const {
        const Index h = n_ / 2;
        const T* source = from.data;
        T *copied = work + offset(), *second = copied + room();
        if (!even_ || from.stride != 1 || size != n_) {
            const Index step = even_ ? 1 : 2;
            for (Index i = 0; i < size; ++i) copied[i * step] = from[i];
            if (!even_)
                for (Index i = 0; i < size; ++i) copied[2 * i + 1] = T(0);
            std::fill(copied + size * step, copied + n_ * step, T(0));
            source = copied;
        }
        const bool direct = even_ && to.stride == 1;
        T* x = direct ? reinterpret_cast<T*>(to.data) : second;
        plan_->run(source, x, work, false, even_ ? scale / 2 : scale, workers);
        if (even_) {
            const T re = x[0], im = x[1];
            x[0] = 2 * (re + im);
            x[2 * h] = 2 * (re - im);
            x[1] = x[2 * h + 1] = T(0);
            process_line<true>(x, h, *roots_);
        }
        if (conjugate)
            for (Index i = 0; i <= h; ++i) x[2 * i + 1] = -x[2 * i + 1];
        if (!direct)
            for (Index i = 0; i <= h; ++i) to[i] = C(x[2 * i], x[2 * i + 1]);
    }

    /// The real line of the frequencies `from`, missing ones being zero.
    void backward(const core::Line<const C>& from, const core::Line<T>& to, T* work, bool conjugate, T scale,
                  int workers) const {
        const Index h = n_ / 2;
        T* x = work + offset();
        if (from.stride == 1)
            std::copy_n(reinterpret_cast<const T*>(from.data), 2 * from.size, x);
        else
            for (Index i = 0; i < from.size; ++i) {
                x[2 * i] = from[i].real();
                x[2 * i + 1] = from[i].imag();
            }
        if (conjugate)
            for (Index i = 0; i < from.size; ++i) x[2 * i + 1] = -x[2 * i + 1];
        std::fill(x + 2 * from.size, x + 2 * (h + 1), T(0));
        x[1] = T(0);
        if (even_) {
            const T a = x[0], b = x[2 * h];
            x[0] = a + b;
            x[1] = a - b;
            process_line<false>(x, h, *roots_);
        } else {
            for (Index i = h + 1; i < n_; ++i) {
                x[2 * i] = x[2 * (n_ - i)];
                x[2 * i + 1] = -x[2 * (n_ - i) + 1];
            }
        }
        const bool direct = even_ && to.stride == 1;
        T* result = direct ? to.data : x;
        plan_->run(x, result, work, true, scale, workers);
        if (!direct)
            for (Index i = 0; i < n_; ++i) to[i] = result[even_ ? i : 2 * i];
    }

private:
    [[nodiscard]] Index offset() const noexcept { return (plan_->work_size() + 31) / 32 * 32; }
    [[nodiscard]] Index room() const noexcept { return (2 * plan_->size() + 2 + 31) / 32 * 32; }
    Index n_;
    bool even_;
    std::shared_ptr<const LinePlan<T>> plan_;
    std::shared_ptr<const RealRoots<T>> roots_;
};

/// Forward transform along `axis` of real lines, extended with zeros to n numbers: the n / 2 + 1 first frequencies.
/// `conjugate` gives the backward transform.
template <class T>
void r2c(const NdView<const T>& in, const NdView<std::complex<T>>& out, int axis, Index n, bool conjugate, T scale,
         int workers) {
    using C = std::complex<T>;
    constexpr int B = lanes_of<T>;
    using P = PacketOf<T>;
    const Index size = std::min(n, in.shape(axis)), h = n / 2;
    const core::Lines<const T, C> lines(axis, in, out);
    if (lines.size() == 0) return;
    const bool even = n % 2 == 0, contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    const Index length = even ? h : n;  // of the complex transform
    const T full_scale = scale;
    if (even) scale /= 2;
    if (across_lines<T>(length, lines.size(), contiguous)) {
        const auto plan = PlanCache<BlockPlan<T>>::get(length);
        const auto roots = even ? PlanCache<RealRoots<T>>::get(n) : nullptr;
        const std::int32_t* slots = plan->slots();
        core::parallel_for(lines.size(), workers, B, [&](Index begin, Index end) {
            Scratch<T> scratch(2 * B * (plan->work_blocks() + 1));
            T* work = scratch.data();
            lines.for_blocks(begin, end, B, [&](const core::LineBlock<const T>& from, const core::LineBlock<C>& to) {
                const int count = static_cast<int>(from.count);
                LineMemory<T> target{reinterpret_cast<T*>(to.data), 2 * to.stride, 2 * to.step, 1};
                if (even) {
                    load_block<P, B>({from.data, 2 * from.stride, from.step, from.stride}, count, size / 2, slots,
                                     work);
                    for (Index i = size / 2; i < h; ++i) std::fill_n(work + slots[i] * Index(2 * B), 2 * B, T(0));
                    if (size % 2 != 0)
                        for (int k = 0; k < count; ++k)
                            work[slots[size / 2] * Index(2 * B) + k] =
                                from.data[(size - 1) * from.stride + k * from.step];
                } else {
                    for (Index i = 0; i < n; ++i) {
                        T* block = work + slots[i] * Index(2 * B);
                        std::fill_n(block, 2 * B, T(0));
                        if (i < size)
                            for (int k = 0; k < count; ++k) block[k] = from.data[i * from.stride + k * from.step];
                    }
                }
                plan->template run<P, B>(work);
                if (even) {
                    for (int k = 0; k < B; ++k) {
                        const T re = work[k], im = work[B + k];
                        work[k] = 2 * (re + im);
                        work[h * Index(2 * B) + k] = 2 * (re - im);
                        work[B + k] = work[h * Index(2 * B) + B + k] = T(0);
                    }
                    process_blocks<true, P, B>(work, h, *roots);
                }
                if (conjugate)
                    for (Index i = 0; i <= h; ++i)
                        for (int k = 0; k < B; ++k) work[(2 * i + 1) * B + k] = -work[(2 * i + 1) * B + k];
                store_block<P, B>(work, h + 1, scale, target, count);
            });
        });
        return;
    }
    const RealLine<T> line(n);
    core::parallel_for(lines.size(), workers, 1, [&](Index begin, Index end) {
        Scratch<T> work(line.work_size());
        lines.for_lines(begin, end, [&](const core::Line<const T>& from, const core::Line<C>& to) {
            line.forward(from, to, size, work.data(), conjugate, full_scale, lines.size() == 1 ? workers : 1);
        });
    });
}

/// Backward transform along `axis` of Hermitian lines given by frequencies 0 .. n / 2 (missing ones are zero) to real
/// lines of n = out.shape(axis). Imaginary parts of the frequencies 0 and n / 2 (n even) do not count. `conjugate`
/// gives the forward transform.
template <class T>
void c2r(const NdView<const std::complex<T>>& in, const NdView<T>& out, int axis, bool conjugate, T scale,
         int workers) {
    using C = std::complex<T>;
    constexpr int B = lanes_of<T>;
    using P = PacketOf<T>;
    const Index n = out.shape(axis), h = n / 2, size = std::min(h + 1, in.shape(axis));
    const core::Lines<const C, T> lines(axis, in, out);
    if (lines.size() == 0) return;
    const bool even = n % 2 == 0, contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    const Index length = even ? h : n;
    const T sign = conjugate ? T(-1) : T(1);
    if (across_lines<T>(length, lines.size(), contiguous)) {
        const auto plan = PlanCache<BlockPlan<T>>::get(length);
        const auto roots = even ? PlanCache<RealRoots<T>>::get(n) : nullptr;
        const std::int32_t* slots = plan->slots();
        core::parallel_for(lines.size(), workers, B, [&](Index begin, Index end) {
            Scratch<T> scratch(2 * B * (plan->work_blocks() + h + 1));
            T *work = scratch.data(), *x = work + 2 * B * plan->work_blocks();
            lines.for_blocks(begin, end, B, [&](const core::LineBlock<const C>& from, const core::LineBlock<T>& to) {
                const int count = static_cast<int>(from.count);
                load_block<P, B>({reinterpret_cast<const T*>(from.data), 2 * from.stride, 2 * from.step, 1}, count,
                                 size, nullptr, x);
                std::fill(x + 2 * B * size, x + 2 * B * (h + 1), T(0));
                if (conjugate)
                    for (Index i = 0; i < size; ++i)
                        for (int k = 0; k < B; ++k) x[(2 * i + 1) * B + k] *= sign;
                std::fill_n(x + B, B, T(0));
                // Real and imaginary parts change places: the passes then run backward.
                if (even) {
                    for (int k = 0; k < B; ++k) {
                        const T a = x[k], b = x[h * Index(2 * B) + k];
                        x[k] = a + b;
                        x[B + k] = a - b;
                    }
                    process_blocks<false, P, B>(x, h, *roots);
                    for (Index i = 0; i < h; ++i) {
                        T* block = work + slots[i] * Index(2 * B);
                        std::copy_n(x + i * Index(2 * B), B, block + B);
                        std::copy_n(x + i * Index(2 * B) + B, B, block);
                    }
                } else {
                    for (Index i = 0; i < n; ++i) {
                        T* block = work + slots[i] * Index(2 * B);
                        const T* source = x + std::min(i, n - i) * Index(2 * B);
                        std::copy_n(source, B, block + B);
                        for (int k = 0; k < B; ++k) block[k] = i <= h ? source[B + k] : -source[B + k];
                    }
                }
                plan->template run<P, B>(work);
                if (even) {
                    const LineMemory<T> target{to.data, 2 * to.stride, to.step, to.stride};
                    store_block<P, B>(work, h, scale, target.swapped(), count);
                } else {
                    for (Index i = 0; i < n; ++i)
                        for (int k = 0; k < count; ++k)
                            to.data[i * to.stride + k * to.step] = work[(2 * i + 1) * B + k] * scale;
                }
            });
        });
        return;
    }
    const RealLine<T> line(n);
    core::parallel_for(lines.size(), workers, 1, [&](Index begin, Index end) {
        Scratch<T> work(line.work_size());
        lines.for_lines(begin, end, [&](const core::Line<const C>& from, const core::Line<T>& to) {
            line.backward({from.data, size, from.stride}, to, work.data(), conjugate, scale,
                          lines.size() == 1 ? workers : 1);
        });
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
    if (order.empty()) return core::copy(corner(in, shape), out);
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
