// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <memory>
#include <mutex>
#include <new>
#include <scixx/core/memory.hpp>
#include <scixx/fft/detail/chirp.hpp>
#include <scixx/fft/detail/passes.hpp>
#include <scixx/fft/detail/rader.hpp>
#include <scixx/fft/detail/sizes.hpp>
#include <utility>

namespace scixx::fft::detail {

/// Keeps one large buffer for the next transform, so that repeated calls need no fresh pages from the system, whose
/// first touch costs as much as the transform. Bounded and locked; shared by all threads.
class SparePages {
public:
    static constexpr std::size_t least = std::size_t(1) << 18, most = std::size_t(1) << 27;  // bytes
    static constexpr std::align_val_t alignment{64};

    /// A buffer of at least `bytes`; `bytes` becomes its size.
    [[nodiscard]] static void* take(std::size_t& bytes) {
        if (bytes >= least && bytes <= most) {
            SparePages& spare = instance();
            const std::lock_guard lock(spare.mutex_);
            if (spare.size_ >= bytes && spare.size_ / 4 <= bytes) {
                bytes = spare.size_;
                spare.size_ = 0;
                return std::exchange(spare.buffer_, nullptr);
            }
        }
        void* buffer = ::operator new(bytes, alignment);
        core::prefer_huge_pages(buffer, bytes);
        return buffer;
    }
    static void give(void* buffer, std::size_t bytes) noexcept {
        if (bytes >= least && bytes <= most) {
            SparePages& spare = instance();
            const std::lock_guard lock(spare.mutex_);
            std::swap(buffer, spare.buffer_);
            std::swap(bytes, spare.size_);
        }
        ::operator delete(buffer, alignment);
    }

private:
    SparePages() = default;
    ~SparePages() { ::operator delete(buffer_, alignment); }
    static SparePages& instance() {
        static SparePages spare;
        return spare;
    }
    std::mutex mutex_;
    void* buffer_ = nullptr;
    std::size_t size_ = 0;
};

/// Uninitialised numbers on a cache line's boundary: a few on the stack, more on the heap.
template <class T>
class Scratch {
public:
    explicit Scratch(Index size) {
        if (size > inline_size) {
            bytes_ = static_cast<std::size_t>(size) * sizeof(T);
            heap_ = static_cast<T*>(SparePages::take(bytes_));
        }
    }
    ~Scratch() {
        if (heap_) SparePages::give(heap_, bytes_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] T* data() noexcept { return heap_ ? heap_ : inline_; }

private:
    static constexpr Index inline_size = 4096 / static_cast<Index>(sizeof(T));
    alignas(64) T inline_[std::size_t{inline_size}];
    T* heap_ = nullptr;
    std::size_t bytes_ = 0;
};

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
    using V = Vec<P>;
    constexpr int W = V::width;
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
                        V::load(source + q).store(block + q);
                        V::load(source + from.imag + q).store(block + B + q);
                    }
                }
            }
            return;
        }
        if (from.element == 2 && std::abs(from.imag) == 1) {
            const bool swapped = from.imag < 0;
            const T* first = swapped ? from.data + from.imag : from.data;
            const int re = swapped ? B : 0, im = swapped ? 0 : B;
            constexpr Index step = W / 2;
            Index i = 0;
            for (; i + step <= size; i += step) {
                for (int q = 0; q < B; q += W) {
                    V row[std::size_t{W}];
                    unroll<W>([&](auto lane) {
                        const int k = std::min(q + lane, count - 1);  // repeats the last line, never read back
                        row[lane] = V::load(first + k * from.line + 2 * i);
                    });
                    transpose<P>(row);
                    unroll<W / 2>([&](auto j) {
                        T* block = to + slot_of(slots, i + j) * Index(2 * B) + q;
                        row[2 * j].store(block + re);
                        row[2 * j + 1].store(block + im);
                    });
                }
            }
            for (; i < size; ++i)
                for (int k = 0; k < B; ++k) {
                    const T* source = first + std::min(k, count - 1) * from.line + 2 * i;
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
    using V = Vec<P>;
    constexpr int W = V::width;
    const V factor = V::broadcast(scale);
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
                        store_interleaved<P>({V::load(block + re + q) * factor, V::load(block + im + q) * factor},
                                             target + 2 * q);
                } else {
                    for (int q = 0; q < B; q += W) {
                        (V::load(block + q) * factor).store(target + q);
                        (V::load(block + B + q) * factor).store(target + to.imag + q);
                    }
                }
            }
            return;
        }
        if (to.element == 2 && std::abs(to.imag) == 1) {
            const bool swapped = to.imag < 0;
            T* first = swapped ? to.data + to.imag : to.data;
            const int re = swapped ? B : 0, im = swapped ? 0 : B;
            constexpr Index step = W / 2;
            Index i = 0;
            for (; i + step <= size; i += step) {
                for (int q = 0; q < count; q += W) {
                    V row[std::size_t{W}];
                    unroll<W / 2>([&](auto j) {
                        const T* block = from + (i + j) * Index(2 * B) + q;
                        row[2 * j] = V::load(block + re) * factor;
                        row[2 * j + 1] = V::load(block + im) * factor;
                    });
                    transpose<P>(row);
                    unroll<W>([&](auto lane) {
                        if (q + lane < count) row[lane].store(first + (q + lane) * to.line + 2 * i);
                    });
                }
            }
            for (; i < size; ++i)
                for (int k = 0; k < count; ++k) {
                    T* target = first + k * to.line + 2 * i;
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

/// Transform of B lines of any length n at once, on blocks as in Passes. Lengths with a prime factor above
/// Passes::most_generic go by Rader's convolution or by Bluestein's chirp convolution (L. I. Bluestein, IEEE Trans.
/// AU-18, 1970, pp. 451-455), whichever is cheaper.
template <class T>
class BlockPlan {
    enum class Kind { passes, rader, chirp };

public:
    explicit BlockPlan(Index n) : n_(n) {
        if (largest_prime_factor(n) <= Passes<T>::most_generic) {
            passes_ = Passes<T>(n);
            return;
        }
        const Index size = convolution_size(n, 1);
        if (rader_pays(n, size, 1, Passes<T>::most_generic)) {
            kind_ = Kind::rader;
            passes_ = Passes<T>(n - 1);
            powers_ = generator_powers(n);
            kernel_ = rader_kernel<T>(powers_);
            // x[g^q] where the passes want element q, x[0] behind.
            own_slots_.assign(at(n), static_cast<std::int32_t>(n - 1));
            for (Index q = 0; q < n - 1; ++q) own_slots_[at(powers_[at(q)])] = passes_.slots()[q];
        } else {
            kind_ = Kind::chirp;
            passes_ = Passes<T>(size);
            chirp_ = make_chirp<T>(n);
            kernel_ = make_kernel<T>(chirp_, n, size);
            for (Index i = 0; i < n; ++i) own_slots_.push_back(static_cast<std::int32_t>(i));
        }
        // Spectrum of the kernel, by the passes themselves on a plain complex array.
        std::vector<T> ordered(kernel_.size());
        for (Index i = 0; i < passes_.size(); ++i)
            for (Index part = 0; part < 2; ++part) ordered[at(2 * passes_.slot(i) + part)] = kernel_[at(2 * i + part)];
        passes_.template run<Single<T>, 1>(ordered.data());
        kernel_ = std::move(ordered);
    }

    [[nodiscard]] Index size() const noexcept { return n_; }
    /// Blocks of work that run() needs; it begins with the input.
    [[nodiscard]] Index work_blocks() const noexcept {
        return kind_ == Kind::passes ? n_ : kind_ == Kind::rader ? 2 * n_ - 1 : 2 * passes_.size();
    }
    /// Where in the work input element i has to be put.
    [[nodiscard]] const std::int32_t* slots() const noexcept {
        return kind_ == Kind::passes ? passes_.slots() : own_slots_.data();
    }

    /// Transforms the lines in `work`; the result is the first n blocks, in natural order.
    template <class P, int B>
    void run(T* work) const {
        switch (kind_) {
            case Kind::passes:
                return passes_.template run<P, B>(work);
            case Kind::rader:
                return run_rader<P, B>(work);
            case Kind::chirp:
                return run_chirp<P, B>(work);
        }
    }

    /// As run(), with the result times `scale` in `count` <= B lines.
    template <class P, int B>
    void run_to(T* work, T scale, const LineMemory<T>& to, int count) const {
        if (Vec<P>::width > 1 && kind_ == Kind::passes && count == B && to.line == 2 && std::abs(to.imag) == 1 &&
            passes_.ends_interleaved()) {
            const bool swapped = to.imag < 0;
            return passes_.template run_interleaved<P, B>(work, scale, swapped ? to.data + to.imag : to.data,
                                                          to.element, swapped);
        }
        run<P, B>(work);
        store_block<P, B>(work, n_, scale, to, count);
    }

private:
    static std::size_t at(Index i) noexcept { return static_cast<std::size_t>(i); }
    template <class P, int B>
    static VecC<P> get(const T* from) {
        return {Vec<P>::load(from), Vec<P>::load(from + B)};
    }
    template <class P>
    static void put(const VecC<P>& x, T* re, T* im) {
        x.re.store(re);
        x.im.store(im);
    }
    /// Pair i of a table in every lane.
    template <class P>
    static VecC<P> factor(const std::vector<T>& table, Index i) {
        return {Vec<P>::broadcast(table[at(2 * i)]), Vec<P>::broadcast(table[at(2 * i + 1)])};
    }
    /// Calls f(q) for the registers of a block.
    template <class P, int B, class F>
    static void for_lanes(F&& f) {
        for (int q = 0; q < B; q += Vec<P>::width) f(q);
    }

    template <class P, int B>
    void run_rader(T* work) const {
        const Index size = passes_.size();
        T *first = work + size * 2 * B, *second = first + 2 * B;
        passes_.template run<P, B>(work);
        alignas(64) T zeroth[std::size_t{2 * B}];  // x[0] + sum of the others
        for_lanes<P, B>([&](int q) { put(get<P, B>(work + q) + get<P, B>(first + q), zeroth + q, zeroth + q + B); });
        // The inverse transform is the forward one with real and imaginary parts exchanged before and after. x[0] is added
        // to the frequency 0, that is to every element of the result.
        for (Index i = 0; i < size; ++i) {
            const VecC<P> w = factor<P>(kernel_, i);
            T* to = second + passes_.slot(i) * 2 * B;
            for_lanes<P, B>([&](int q) {
                VecC<P> x = get<P, B>(work + i * 2 * B + q) * w;
                if (i == 0) x = x + get<P, B>(first + q);
                put(x, to + q + B, to + q);
            });
        }
        passes_.template run<P, B>(second);
        std::copy_n(zeroth, 2 * B, work);
        for (Index q = 0; q < size; ++q) {
            const T* from = second + q * 2 * B;
            T* to = work + powers_[at(q == 0 ? 0 : size - q)] * Index(2 * B);
            std::copy_n(from, B, to + B);
            std::copy_n(from + B, B, to);
        }
    }

    template <class P, int B>
    void run_chirp(T* work) const {
        const Index size = passes_.size();
        T* second = work + size * 2 * B;
        for (Index i = 0; i < size; ++i) {
            T* to = second + passes_.slot(i) * 2 * B;
            if (i >= n_) {
                std::fill_n(to, 2 * B, T(0));
                continue;
            }
            const VecC<P> w = factor<P>(chirp_, i);
            for_lanes<P, B>([&](int q) { put(get<P, B>(work + i * 2 * B + q) * w, to + q, to + q + B); });
        }
        passes_.template run<P, B>(second);
        // Backward as in run_rader.
        for (Index i = 0; i < size; ++i) {
            const VecC<P> w = factor<P>(kernel_, i);
            T* to = work + passes_.slot(i) * 2 * B;
            for_lanes<P, B>([&](int q) { put(get<P, B>(second + i * 2 * B + q) * w, to + q + B, to + q); });
        }
        passes_.template run<P, B>(work);
        for (Index i = 0; i < n_; ++i) {
            const VecC<P> w = factor<P>(chirp_, i);
            T* both = work + i * 2 * B;
            for_lanes<P, B>([&](int q) {
                const VecC<P> x = get<P, B>(both + q);
                put(VecC<P>{x.im, x.re} * w, both + q, both + q + B);
            });
        }
    }

    Index n_;
    Kind kind_ = Kind::passes;
    Passes<T> passes_;
    std::vector<T> chirp_, kernel_;
    std::vector<std::int32_t> powers_, own_slots_;
};

}  // namespace scixx::fft::detail
