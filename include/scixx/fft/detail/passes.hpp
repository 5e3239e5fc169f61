// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/fft/detail/butterfly.hpp>
#include <scixx/fft/detail/line_memory.hpp>
#include <scixx/fft/detail/twiddle.hpp>

namespace scixx::fft::detail {

/// Transform of B lines of n complex numbers at once, in place, n a product of small primes.
///
/// Element i of the lines is a block of 2 B numbers: the B real parts, then the B imaginary parts. B = 1 is thus a
/// plain complex array. Decimation in time (Cooley and Tukey 1965; Van Loan, Computational Frameworks for the FFT,
/// 1992, section 1.9): input element i is put at `slot(i)`, the mixed-radix digit reversal, the passes then work in
/// place with twiddles that are constants across the lanes, and the result is in natural order.
template <class T>
class Passes {
public:
    /// Radices with a kernel of their own; other primes up to most_generic go through a loop.
    static constexpr Index most_generic = 61;

    Passes() = default;
    SCIXX_COLD explicit Passes(Index n) : n_(n) {
        Index rest = n;
        while (rest % 2 == 0) rest /= 2;
        const Index power = n / rest;
        for (Index radix : {13, 11, 7, 15, 9, 5, 3})
            for (; (core::many_registers || radix < 9 || radix % 3 != 0) && rest % radix == 0; rest /= radix)
                radices_.push_back(radix);
        for (Index radix = 17; rest > 1; radix += 2)
            for (; rest % radix == 0; rest /= radix) radices_.push_back(radix);
        // Powers of two take radix-8 passes. If the exponent is no multiple of 3, one or two passes of radix 4 or 2
        // come first or, with enough registers, passes of radix 16 last.
        int log = 0;
        while ((Index(1) << log) < power) ++log;
        const int sixteens = core::many_registers && log > 3 && log != 5 ? log % 3 : 0;
        log -= 4 * sixteens;
        if (log == 1) radices_.push_back(2);
        if (log % 3 == 2 || (log % 3 == 1 && log > 1)) radices_.push_back(4);
        if (log % 3 == 1 && log > 1) radices_.push_back(4);
        const int eights = log == 1 ? 0 : log % 3 == 1 ? (log - 4) / 3 : log / 3;
        for (int i = 0; i < eights; ++i) radices_.push_back(8);
        for (int i = 0; i < sixteens; ++i) radices_.push_back(16);

        slots_ = core::List<std::int32_t>(n);
        Index length = n;
        for (Index pass = radices_.size(); pass-- > 0;) {
            const Index radix = radices_[pass], below = n / length;
            length /= radix;
            for (Index i = 0; i < n; ++i) slots_[i] += static_cast<std::int32_t>(i / below % radix * length);
        }
        length = 1;
        for (Index radix : radices_) {
            offsets_.push_back(twiddles_.size());
            const Roots<T> root(radix * length);
            for (Index k = 0; k < length; ++k)
                for (Index j = 1; j < radix; ++j) push_copies(twiddles_, root(j * k));
            if (radix > 16) push_factors(twiddles_, root, radix, length);
            length *= radix;
        }
    }

    [[nodiscard]] Index size() const noexcept { return n_; }
    [[nodiscard]] Index slot(Index i) const noexcept { return slots_[i]; }
    [[nodiscard]] const std::int32_t* slots() const noexcept { return slots_.data(); }

    /// Transforms the n blocks at `data`, whose order is that of slot().
    template <class P, int B>
    void run(T* data) const {
        steps<P, B>(data, 0, radices_.size());
    }

    /// Whether the first pass can read its input from elsewhere, and the last pass write its result elsewhere.
    [[nodiscard]] bool starts_outside() const noexcept { return radices_.size() > 1 && is_outer(radices_.front()); }
    [[nodiscard]] bool ends_outside() const noexcept { return !radices_.empty() && is_outer(radices_.back()); }

    /// The first pass, from B lines side by side (element i in natural order) to the blocks at `data`.
    template <class P, int B>
    void start(const LineMemory<const T>& from, T* data) const {
        with_outer(radices_.front(), [&](auto radix) { first_pass<radix, true, P, B>(data, from); });
    }
    /// As run(), from pass number `first` on. With `to` the result times `scale` goes to B interleaved lines side by
    /// side and `data` is left in the middle of the work.
    template <class P, int B>
    void finish(T* data, Index first, T scale, const LineMemory<T>* to) const {
        if (!to) return steps<P, B>(data, first, radices_.size());
        steps<P, B>(data, first, radices_.size() - 1);
        with_outer(radices_.back(), [&](auto radix) {
            later_pass<radix, true, P, B>(data, n_ / radix, twiddles_.data() + offsets_.back(), scale, *to);
        });
    }

private:
    static constexpr int copies = copies_of<T>;

    /// Radices whose kernels may read or write other memory: they fit the registers together with the conversion.
    static constexpr bool is_outer(Index radix) noexcept {
        return radix == 4 || radix == 8 || (core::many_registers ? radix == 16 : radix == 3 || radix == 5);
    }
    /// Calls f(integral_constant radix) for one of the radices of is_outer().
    template <class F>
    static void with_outer(Index radix, F&& f) {
        if (radix == 8)
            f(std::integral_constant<int, 8>());
        else if (radix == 4)
            f(std::integral_constant<int, 4>());
        else if constexpr (core::many_registers)
            f(std::integral_constant<int, 16>());
        else if (radix == 5)
            f(std::integral_constant<int, 5>());
        else
            f(std::integral_constant<int, 3>());
    }

    /// The passes [first, last).
    template <class P, int B>
    void steps(T* data, Index first, Index last) const {
        Index length = 1;
        for (Index pass = 0; pass < last; ++pass) {
            if (pass >= first) step<P, B>(data, radices_[pass], length, twiddles_.data() + offsets_[pass]);
            length *= radices_[pass];
        }
    }

    template <class P, int B>
    void step(T* data, Index radix, Index length, const T* twiddle) const {
        switch (radix) {
            case 2:
                return pass<2, P, B>(data, length, twiddle);
            case 3:
                return pass<3, P, B>(data, length, twiddle);
            case 4:
                return pass<4, P, B>(data, length, twiddle);
            case 5:
                return pass<5, P, B>(data, length, twiddle);
            case 7:
                return pass<7, P, B>(data, length, twiddle);
            case 8:
                return pass<8, P, B>(data, length, twiddle);
            case 11:
                return pass<11, P, B>(data, length, twiddle);
            case 13:
                return pass<13, P, B>(data, length, twiddle);
            default:
                break;
        }
        if constexpr (core::many_registers) {
            if (radix == 9) return pass<9, P, B>(data, length, twiddle);
            if (radix == 15) return pass<15, P, B>(data, length, twiddle);
            if (radix == 16) return pass<16, P, B>(data, length, twiddle);
        }
        generic_pass<P, B>(data, static_cast<int>(radix), length, twiddle);
    }

    template <int R, class P, int B>
    void pass(T* data, Index length, const T* twiddle) const {
        length == 1 ? first_pass<R, false, P, B>(data, {})
                    : later_pass<R, false, P, B>(data, length, twiddle, T(1), {});
    }

    /// The pass without twiddles, in place or, with Outside, from lines side by side: interleaved ones, or with the
    /// real parts side by side.
    template <int R, bool Outside, class P, int B>
    void first_pass(T* data, const LineMemory<const T>& from) const {
        const Index count = n_ / R;
        const bool pairs = from.line == 2, swapped = pairs && from.imag < 0;
        const T* const source = swapped ? from.data + from.imag : from.data;
        for (Index i = 0; i < count; ++i) {
            T* to = data + (Outside ? slot(i) : R * i) * Index(2 * B);
            for (int q = 0; q < B; q += P::width) {
                VecC<P> x[std::size_t{R}];
                if constexpr (!Outside) {
                    each<R>([&](int j) SCIXX_INLINE_LAMBDA {
                        x[j] = {P::load(to + j * 2 * B + q), P::load(to + j * 2 * B + q + B)};
                    });
                } else if (pairs) {
                    each<R>([&](int j) SCIXX_INLINE_LAMBDA {
                        const T* pair = source + (i + j * count) * from.element + 2 * q;
                        // The next block of lines, for strides that no hardware prefetcher follows.
                        for (int next = 0; next < 2 * P::width; next += 64 / int(sizeof(T)))
                            core::prefetch(pair + 2 * B + next);
                        x[j] = load_interleaved<P>(pair);
                        if (swapped) std::swap(x[j].re, x[j].im);
                    });
                } else {
                    each<R>([&](int j) SCIXX_INLINE_LAMBDA {
                        const T* real = source + (i + j * count) * from.element + q;
                        x[j] = {P::load(real), P::load(real + from.imag)};
                    });
                }
                dft<R>(x);
                each<R>([&](int j) SCIXX_INLINE_LAMBDA {
                    x[j].re.store(to + j * 2 * B + q);
                    x[j].im.store(to + j * 2 * B + q + B);
                });
            }
        }
    }

    /// A pass with twiddles, in place or, with Outside, times `scale` to interleaved lines side by side.
    template <int R, bool Outside, class P, int B>
    void later_pass(T* data, Index length, const T* twiddles, T scale, const LineMemory<T>& result) const {
        const bool swapped = result.imag < 0;
        T* const target = swapped ? result.data + result.imag : result.data;
        const P factors = P::broadcast(scale);
        for (Index block = 0; block < n_; block += R * length) {
            const T* w = twiddles;
            for (Index k = block; k < block + length; ++k, w += 2 * copies * (R - 1)) {
                for (int q = 0; q < B; q += P::width) {
                    VecC<P> x[std::size_t{R}];
                    each<R>([&](int j) SCIXX_INLINE_LAMBDA {
                        const T* from = data + (k + j * length) * Index(2 * B) + q;
                        x[j] = {P::load(from), P::load(from + B)};
                        if (j > 0) x[j] = x[j] * factor<P>(w, j - 1);
                    });
                    dft<R>(x);
                    each<R>([&](int j) SCIXX_INLINE_LAMBDA {
                        if constexpr (Outside) {
                            VecC<P> y{x[j].re * factors, x[j].im * factors};
                            if (swapped) std::swap(y.re, y.im);
                            store_interleaved<P>(y, target + (k + j * length) * result.element + 2 * q);
                        } else {
                            T* to = data + (k + j * length) * Index(2 * B) + q;
                            x[j].re.store(to);
                            x[j].im.store(to + B);
                        }
                    });
                }
            }
        }
    }

    /// Any odd radix up to most_generic.
    template <class P, int B>
    void generic_pass(T* data, int radix, Index length, const T* twiddles) const {
        const Index stride = length * 2 * B;
        const T* factors = twiddles + 2 * copies * length * (radix - 1);
        VecC<P> x[std::size_t{most_generic}];
        for (T* block = data; block < data + n_ * 2 * B; block += radix * stride) {
            const T* w = twiddles;
            for (Index k = 0; k < stride; k += 2 * B, w += 2 * copies * (radix - 1)) {
                for (Index q = k; q < k + B; q += P::width) {
                    T* at = block + q;
                    x[0] = {P::load(at), P::load(at + B)};
                    for (Index j = 1; j < radix; ++j)
                        x[j] = VecC<P>{P::load(at + j * stride), P::load(at + j * stride + B)} * factor<P>(w, j - 1);
                    generic_butterfly(x, radix, factors, [&](Index j, const VecC<P>& y) SCIXX_INLINE_LAMBDA {
                        y.re.store(at + j * stride);
                        y.im.store(at + j * stride + B);
                    });
                }
            }
        }
    }

    Index n_ = 1;
    core::List<Index> radices_, offsets_;
    core::List<T> twiddles_;
    core::List<std::int32_t> slots_;
};

}  // namespace scixx::fft::detail
