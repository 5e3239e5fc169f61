// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <scixx/fft/detail/simd.hpp>
#include <utility>

namespace scixx::fft::detail {

/// Lines in strided memory: number i of line k is re + i * element + k * line, its imaginary part `imag` further.
template <class T>
struct LineMemory {
    T* data;
    Index element, line, imag;
    [[nodiscard]] LineMemory swapped() const noexcept { return {data + imag, element, line, -imag}; }
};

/// slots[i], or i where there is no permutation.
[[nodiscard]] inline Index slot_of(const std::int32_t* slots, Index i) noexcept {
    return slots ? slots[i] : i;
}

/// Reads `count` <= B lines of `size` numbers into blocks at slots[i]; zeros in the lanes past count.
template <class P, int B, class T>
inline void load_block(const LineMemory<const T>& from, int count, Index size, const std::int32_t* slots, T* to) {
    constexpr int W = P::width;
    if constexpr (W > 1) {
        if (count == B && (from.line == 1 || (from.line == 2 && std::abs(from.imag) == 1))) {
            const bool pairs = from.line == 2, swapped = pairs && from.imag < 0;
            const T* first = swapped ? from.data + from.imag : from.data;
            const int re = swapped ? B : 0, im = swapped ? 0 : B;
            for (Index i = 0; i < size; ++i) {
                T* block = to + slot_of(slots, i) * Index(2 * B);
                const T* source = first + i * from.element;
                // The next block of lines, for strides that no hardware prefetcher follows.
                for (int line = 0; line < (pairs ? 2 * B : B); line += 64 / int(sizeof(T)))
                    core::prefetch(source + (pairs ? 2 * B : B) + line);
                if (pairs) {
                    for (int q = 0; q < B; q += W) {
                        const VecC<P> x = load_interleaved<P>(source + 2 * q);
                        x.re.store(block + re + q);
                        x.im.store(block + im + q);
                    }
                } else {
                    for (int q = 0; q < B; q += W) {
                        P::load(source + q).store(block + q);
                        P::load(source + from.imag + q).store(block + B + q);
                    }
                }
            }
            return;
        }
        if ((from.element == 2 || W == 2) && std::abs(from.imag) == 1) {
            const bool swapped = from.imag < 0;
            const T* first = swapped ? from.data + from.imag : from.data;
            const int re = swapped ? B : 0, im = swapped ? 0 : B;
            constexpr Index step = W / 2;
            Index i = 0;
            for (; i + step <= size; i += step) {
                for (int q = 0; q < B; q += W) {
                    P row[std::size_t{W}];
                    unroll<W>([&](auto lane) SCIXX_INLINE_LAMBDA {
                        const int k = std::min(q + lane, count - 1);  // repeats the last line, never read back
                        row[lane] = P::load(first + k * from.line + i * from.element);
                    });
                    transpose<P>(row);
                    unroll<W / 2>([&](auto j) SCIXX_INLINE_LAMBDA {
                        T* block = to + slot_of(slots, i + j) * Index(2 * B) + q;
                        row[2 * j].store(block + re);
                        row[2 * j + 1].store(block + im);
                    });
                }
            }
            for (; i < size; ++i)
                for (int k = 0; k < B; ++k) {
                    const T* source = first + std::min(k, count - 1) * from.line + i * from.element;
                    to[slot_of(slots, i) * Index(2 * B) + re + k] = source[0];
                    to[slot_of(slots, i) * Index(2 * B) + im + k] = source[1];
                }
            return;
        }
    }
    for (Index i = 0; i < size; ++i) {
        T* block = to + slot_of(slots, i) * Index(2 * B);
        const T* source = from.data + i * from.element;
        for (int k = 0; k < count; ++k) {
            block[k] = source[k * from.line];
            block[B + k] = source[k * from.line + from.imag];
        }
        for (int k = count; k < B; ++k) block[k] = block[B + k] = T(0);
    }
}

/// Writes blocks 0 .. size - 1 times `scale` to `count` <= B lines.
template <class P, int B, class T>
inline void store_block(const T* from, Index size, T scale, const LineMemory<T>& to, int count) {
    constexpr int W = P::width;
    const P factor = P::broadcast(scale);
    if constexpr (W > 1) {
        if (count == B && (to.line == 1 || (to.line == 2 && std::abs(to.imag) == 1))) {
            const bool pairs = to.line == 2, swapped = pairs && to.imag < 0;
            T* first = swapped ? to.data + to.imag : to.data;
            const int re = swapped ? B : 0, im = swapped ? 0 : B;
            for (Index i = 0; i < size; ++i) {
                const T* block = from + i * Index(2 * B);
                T* target = first + i * to.element;
                if (pairs) {
                    for (int q = 0; q < B; q += W)
                        store_interleaved<P>({P::load(block + re + q) * factor, P::load(block + im + q) * factor},
                                             target + 2 * q);
                } else {
                    for (int q = 0; q < B; q += W) {
                        (P::load(block + q) * factor).store(target + q);
                        (P::load(block + B + q) * factor).store(target + to.imag + q);
                    }
                }
            }
            return;
        }
        if ((to.element == 2 || W == 2) && std::abs(to.imag) == 1) {
            const bool swapped = to.imag < 0;
            T* first = swapped ? to.data + to.imag : to.data;
            const int re = swapped ? B : 0, im = swapped ? 0 : B;
            constexpr Index step = W / 2;
            Index i = 0;
            for (; i + step <= size; i += step) {
                for (int q = 0; q < count; q += W) {
                    P row[std::size_t{W}];
                    unroll<W / 2>([&](auto j) SCIXX_INLINE_LAMBDA {
                        const T* block = from + (i + j) * Index(2 * B) + q;
                        row[2 * j] = P::load(block + re) * factor;
                        row[2 * j + 1] = P::load(block + im) * factor;
                    });
                    transpose<P>(row);
                    unroll<W>([&](auto lane) SCIXX_INLINE_LAMBDA {
                        if (q + lane < count) row[lane].store(first + (q + lane) * to.line + i * to.element);
                    });
                }
            }
            for (; i < size; ++i)
                for (int k = 0; k < count; ++k) {
                    T* target = first + k * to.line + i * to.element;
                    target[0] = from[i * Index(2 * B) + re + k] * scale;
                    target[1] = from[i * Index(2 * B) + im + k] * scale;
                }
            return;
        }
    }
    for (Index i = 0; i < size; ++i) {
        const T* block = from + i * Index(2 * B);
        T* target = to.data + i * to.element;
        for (int k = 0; k < count; ++k) {
            target[k * to.line] = block[k] * scale;
            target[k * to.line + to.imag] = block[B + k] * scale;
        }
    }
}

}  // namespace scixx::fft::detail
