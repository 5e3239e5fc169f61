// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/cache.hpp>
#include <scixx/fft/detail/line.hpp>
#include <scixx/fft/detail/real_split.hpp>

namespace scixx::fft::detail {

/// Complex transforms of `lanes` lines of n numbers at once. Kernels are written once for this engine and for
/// LineEngine: they put element j of the input at block slot(j) of the buffer, and run() leaves the result there in
/// natural order.
template <class T>
class LaneEngine {
public:
    using P = SimdOf<T>;
    static constexpr int lanes = lanes_of<T>;
    explicit LaneEngine(Index n, int = 1) : plan_(PlanCache<BlockPlan<T>>::get(n)), slots_(plan_->slots()) {}
    [[nodiscard]] Index slot(Index j) const noexcept { return slots_[j]; }
    [[nodiscard]] const std::int32_t* slots() const noexcept { return slots_; }
    [[nodiscard]] Index buffer_size() const noexcept { return 2 * lanes * (plan_->work_blocks() + 1); }
    void run(T* buffer) const { plan_->template run<P, lanes>(buffer); }

private:
    std::shared_ptr<const BlockPlan<T>> plan_;
    const std::int32_t* slots_;
};

/// As LaneEngine, one line at a time with SIMD inside.
template <class T>
class LineEngine {
public:
    using P = core::Simd<T, 1>;
    static constexpr int lanes = 1;
    LineEngine(Index n, int workers) : plan_(PlanCache<LinePlan<T>>::get(n)), workers_(workers) {}
    [[nodiscard]] Index slot(Index j) const noexcept { return j; }
    [[nodiscard]] const std::int32_t* slots() const noexcept { return nullptr; }
    [[nodiscard]] Index buffer_size() const noexcept { return work_offset() + plan_->work_size(); }
    void run(T* buffer) const { plan_->run(buffer, buffer, buffer + work_offset(), false, T(1), workers_); }

private:
    // Room for n + 1 numbers, rounded to cache lines.
    [[nodiscard]] Index work_offset() const noexcept { return (2 * plan_->size() + 2 + 31) / 32 * 32; }
    std::shared_ptr<const LinePlan<T>> plan_;
    int workers_;
};

/// Real transforms of length n on an engine, see RealSplit; complex blocks hold 2 B numbers, B = Engine::lanes.
template <class T, class Engine>
class RealEngine {
    using P = typename Engine::P;
    static constexpr int B = Engine::lanes;

public:
    explicit RealEngine(Index n, int workers = 1)
        : split_(PlanCache<RealSplit<T>>::get(n)), complex_(split_->length(), workers) {}
    [[nodiscard]] const RealSplit<T>& split() const noexcept { return *split_; }
    [[nodiscard]] Index buffer_size() const noexcept { return place(split_->groups() - 1) + complex_.buffer_size(); }
    /// The factor by which the result of forward() is too large.
    [[nodiscard]] T gain() const noexcept { return split_->gain(); }

    /// load(t, slots, to) puts group t of RealSplit to the blocks slots[0], slots[1], ... (or 0, 1, ... where slots is
    /// null) of `to`; the buffer begins with the frequencies 0 .. n/2 afterwards.
    template <class F>
    void forward(F&& load, T* buffer) const {
        for (Index t = 0; t < split_->groups(); ++t) {
            load(t, complex_.slots(), buffer + place(t));
            complex_.run(buffer + place(t));
        }
        split_->template join<P, B>(buffer);
    }

    /// The unscaled backward transform of the frequencies in `spectrum`, which is overwritten and has room for
    /// split().room() blocks; store(t, blocks) takes group t with real and imaginary parts exchanged.
    template <class F>
    void backward(T* spectrum, T* buffer, F&& store) const {
        split_->template part<P, B>(spectrum);
        for (Index t = 0; t < split_->groups(); ++t) {
            const T* from = spectrum + place(t);
            for (Index j = 0; j < split_->length(); ++j, from += 2 * B) {
                T* block = buffer + slot_of(complex_.slots(), j) * Index(2 * B);
                copy_numbers<B>(from, block + B);
                copy_numbers<B>(from + B, block);
            }
            complex_.run(buffer);
            store(t, buffer);
        }
    }

    /// forward() of n blocks of B real numbers, source(i) points to block i.
    template <class F>
    void forward_blocks(F&& source, T* buffer) const {
        const Index r = split_->radix();
        forward(
            [&](Index t, const std::int32_t* slots, T* to) {
                for (Index i = 0; i < split_->length(); ++i) {
                    T* block = to + slot_of(slots, i) * Index(2 * B);
                    copy_numbers<B>(source(r * i + 2 * t), block);
                    if (split_->paired(t))
                        copy_numbers<B>(source(r * i + 2 * t + 1), block + B);
                    else
                        std::fill_n(block + B, B, T(0));
                }
            },
            buffer);
    }

    /// backward() to n blocks of B real numbers, sink(i, block) takes block i.
    template <class F>
    void backward_blocks(T* spectrum, T* buffer, F&& sink) const {
        const Index r = split_->radix();
        backward(spectrum, buffer, [&](Index t, const T* blocks) {
            for (Index i = 0; i < split_->length(); ++i, blocks += 2 * B) {
                sink(r * i + 2 * t, blocks + B);
                if (split_->paired(t)) sink(r * i + 2 * t + 1, blocks);
            }
        });
    }

private:
    [[nodiscard]] Index place(Index t) const noexcept { return t * split_->length() * 2 * B; }
    std::shared_ptr<const RealSplit<T>> split_;
    Engine complex_;
};

template <class T>
using RealLanes = RealEngine<T, LaneEngine<T>>;

/// Whether load_real() and store_real() are fast for lines of n numbers. The pairs of an even line follow one another.
/// Those of an odd line do not, which matters unless a packet is one pair.
template <class P>
[[nodiscard]] bool pairs_in_place(Index n, bool contiguous) {
    return n % 2 == 0 || (P::width == 2 && contiguous);
}

/// Reads group t of RealSplit of `count` real lines extended with zeros: element i of line k is from.data[i
/// from.element + k from.line], i < size.
template <class P, int B, class T>
void load_real(const LineMemory<const T>& from, int count, Index size, const RealSplit<T>& split, Index t,
               const std::int32_t* slots, T* to) {
    const Index r = split.radix(), m = split.length(), first = 2 * t;
    // Elements r i + first, r i + first + 1 are a pair as long as the second one exists.
    const Index pairs = std::clamp<Index>((size - first - 2 + r) / r, 0, m);
    const T* data = from.data + first * from.element;
    load_block<P, B>(LineMemory<const T>{data, r * from.element, from.line, from.element}, count, pairs, slots, to);
    if (!split.paired(t))
        for (Index i = 0; i < pairs; ++i) std::fill_n(to + slot_of(slots, i) * Index(2 * B) + B, B, T(0));
    for (Index i = pairs; i < m; ++i) {
        T* block = to + slot_of(slots, i) * Index(2 * B);
        std::fill_n(block, 2 * B, T(0));
        if (r * i + first < size)
            for (int k = 0; k < count; ++k) block[k] = data[r * i * from.element + k * from.line];
    }
}

/// Writes group t times `scale` to `count` real lines, the reverse of load_real. The first number of a pair is at
/// `re` of its block, the second one at `im`.
template <class P, int B, class T>
void store_real(const T* from, int re, int im, T scale, const LineMemory<T>& to, int count, const RealSplit<T>& split,
                Index t) {
    const Index r = split.radix(), m = split.length();
    const LineMemory<T> target{to.data + 2 * t * to.element, r * to.element, to.line, to.element};
    if (split.paired(t)) return store_block<P, B>(from, m, scale, re < im ? target : target.swapped(), count);
    for (Index i = 0; i < m; ++i)
        for (int k = 0; k < count; ++k)
            target.data[i * target.element + k * target.line] = from[i * Index(2 * B) + re + k] * scale;
}

/// Reads `count` <= B real lines of `size` numbers, extended with zeros, into n blocks of B numbers: element i of line
/// k is from.data[i from.element + k from.line].
template <class P, int B, class T>
void load_real_blocks(const LineMemory<const T>& from, int count, Index size, Index n, T* x) {
    // Pairs of neighbours are the complex numbers of load_block: their blocks follow one another.
    load_block<P, B>(LineMemory<const T>{from.data, 2 * from.element, from.line, from.element}, count, size / 2,
                     nullptr, x);
    if (size % 2 != 0)
        for (int k = 0; k < B; ++k)
            x[(size - 1) * B + k] = k < count ? from.data[(size - 1) * from.element + k * from.line] : T(0);
    std::fill(x + size * B, x + n * B, T(0));
}

/// Writes n blocks of B real numbers times `scale` to `count` lines, the reverse of load_real_blocks.
template <class P, int B, class T>
void store_real_blocks(const T* x, Index n, T scale, const LineMemory<T>& to, int count) {
    store_block<P, B>(x, n / 2, scale, LineMemory<T>{to.data, 2 * to.element, to.line, to.element}, count);
    if (n % 2 != 0)
        for (int k = 0; k < count; ++k) to.data[(n - 1) * to.element + k * to.line] = x[(n - 1) * B + k] * scale;
}

}  // namespace scixx::fft::detail
