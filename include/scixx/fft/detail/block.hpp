// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/buffer.hpp>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/fft/detail/chirp.hpp>
#include <scixx/fft/detail/line_memory.hpp>
#include <scixx/fft/detail/passes.hpp>
#include <scixx/fft/detail/rader.hpp>
#include <scixx/fft/detail/sizes.hpp>

namespace scixx::fft::detail {

/// Transform of B lines of any length n at once, on blocks as in Passes. Lengths with a prime factor above
/// Passes::most_generic go by Rader's convolution or by Bluestein's chirp convolution (L. I. Bluestein, IEEE Trans.
/// AU-18, 1970, pp. 451-455), whichever is cheaper.
template <class T>
class BlockPlan {
    enum class Kind { passes, rader, chirp };
    /// The longest lines whose elements the first pass reads in its own order, many elements apart. In longer ones
    /// nearly every element would be a miss of the TLB; they are copied in order first.
    static constexpr Index most_started = 1024;

public:
    SCIXX_COLD explicit BlockPlan(Index n) : n_(n) {
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
            own_slots_ = core::List<std::int32_t>(n);
            own_slots_[0] = static_cast<std::int32_t>(n - 1);
            for (Index q = 0; q < n - 1; ++q) own_slots_[powers_[q]] = passes_.slots()[q];
        } else {
            kind_ = Kind::chirp;
            passes_ = Passes<T>(size);
            chirp_ = make_chirp<T>(n);
            kernel_ = make_kernel<T>(chirp_, n, size);
            for (Index i = 0; i < n; ++i) own_slots_.push_back(static_cast<std::int32_t>(i));
        }
        // Spectrum of the kernel, by the passes themselves on a plain complex array.
        core::List<T> ordered(kernel_.size());
        for (Index i = 0; i < passes_.size(); ++i) copy_numbers<2>(&kernel_[2 * i], &ordered[2 * passes_.slot(i)]);
        passes_.template run<core::Simd<T, 1>, 1>(ordered.data());
        kernel_ = std::move(ordered);
    }

    [[nodiscard]] Index size() const noexcept { return n_; }
    /// The passes of a length without large prime factors.
    [[nodiscard]] const Passes<T>& passes() const noexcept { return passes_; }
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

    /// The transform of `count` <= B lines of `size` <= n numbers, extended with zeros: result in `work`, as run() has
    /// it.
    template <class P, int B>
    void run_from(const LineMemory<const T>& from, int count, Index size, T* work) const {
        run_rest<P, B>(work, start<P, B>(from, count, size, work));
    }

    /// As run(), with the result times `scale` in `count` <= B lines.
    template <class P, int B>
    void run_to(T* work, T scale, const LineMemory<T>& to, int count) const {
        finish<P, B>(work, false, scale, to, count);
    }

    /// As run_from() of `read` lines and then run_to() of `count` lines; `work` is scratch memory. All input is read
    /// before the first result is written.
    template <class P, int B>
    void run_through(const LineMemory<const T>& from, int read, Index size, T* work, T scale, const LineMemory<T>& to,
                     int count) const {
        finish<P, B>(work, start<P, B>(from, read, size, work), scale, to, count);
    }

private:
    /// Whether all B lines are neighbours in memory, as interleaved complex numbers.
    template <class P, int B, class U>
    static bool beside(const LineMemory<U>& lines, int count) noexcept {
        return P::width > 1 && count == B && lines.line == 2 && std::abs(lines.imag) == 1;
    }

    /// Brings the lines into `work`; true if the first pass is done on the way.
    template <class P, int B>
    bool start(const LineMemory<const T>& from, int count, Index size, T* work) const {
        if (kind_ == Kind::passes && size == n_ && n_ <= most_started && passes_.starts_outside()) {
            if (beside<P, B>(from, count) || (P::width > 1 && count == B && from.line == 1)) {
                passes_.template start<P, B>(from, work);
                return true;
            }
        }
        load_block<P, B>(from, count, size, slots(), work);
        for (Index i = size; i < n_; ++i) std::fill_n(work + slots()[i] * Index(2 * B), 2 * B, T(0));
        return false;
    }

    /// What start() has left to do.
    template <class P, int B>
    void run_rest(T* work, bool started) const {
        started ? passes_.template finish<P, B>(work, 1, T(1), nullptr) : run<P, B>(work);
    }
    /// The same with the result times `scale` to lines.
    template <class P, int B>
    void finish(T* work, bool started, T scale, const LineMemory<T>& to, int count) const {
        if (kind_ == Kind::passes && beside<P, B>(to, count) && passes_.ends_outside())
            return passes_.template finish<P, B>(work, started ? 1 : 0, scale, &to);
        run_rest<P, B>(work, started);
        store_block<P, B>(work, n_, scale, to, count);
    }

    template <class P, int B>
    static VecC<P> get(const T* from) {
        return {P::load(from), P::load(from + B)};
    }
    template <class P>
    static void put(const VecC<P>& x, T* re, T* im) {
        x.re.store(re);
        x.im.store(im);
    }
    /// Pair i of a table in every lane.
    template <class P>
    static VecC<P> factor(const core::List<T>& table, Index i) {
        return {P::broadcast(table[2 * i]), P::broadcast(table[2 * i + 1])};
    }
    /// Calls f(q) for the registers of a block.
    template <class P, int B, class F>
    static void for_lanes(F&& f) {
        for (int q = 0; q < B; q += P::width) f(q);
    }

    template <class P, int B>
    void run_rader(T* work) const {
        const Index size = passes_.size();
        T *first = work + size * 2 * B, *second = first + 2 * B;
        passes_.template run<P, B>(work);
        alignas(64) T zeroth[std::size_t{2 * B}];  // x[0] + sum of the others
        for_lanes<P, B>([&](int q) { put(get<P, B>(work + q) + get<P, B>(first + q), zeroth + q, zeroth + q + B); });
        // The inverse transform is the forward one with real and imaginary parts swapped before and after. Adding x[0]
        // to frequency 0 adds it to every element of the result.
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
        copy_numbers<2 * B>(zeroth, work);
        for (Index q = 0; q < size; ++q) {
            const T* from = second + q * 2 * B;
            T* to = work + powers_[q == 0 ? 0 : size - q] * Index(2 * B);
            copy_numbers<B>(from, to + B);
            copy_numbers<B>(from + B, to);
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
    core::List<T> chirp_, kernel_;
    core::List<std::int32_t> powers_, own_slots_;
};

}  // namespace scixx::fft::detail
