// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/fft/detail/butterfly.hpp>
#include <scixx/fft/detail/twiddle.hpp>
#include <vector>

namespace scixx::fft::detail {

/// Transform of B lines of n complex numbers at once, in place, n a product of small primes.
///
/// Element i of the lines is a block of 2 B numbers: the B real parts, then the B imaginary parts. B = 1 is thus a plain
/// complex array. Decimation in time (Cooley and Tukey 1965; Van Loan, Computational Frameworks for the FFT, 1992,
/// section 1.9): input element i is put at `slot(i)`, the mixed-radix digit reversal, the passes then work in place
/// with twiddles that are constants across the lanes, and the result is in natural order.
template <class T>
class Passes {
public:
    /// Radices with a kernel of their own; larger primes up to most_generic go through a loop.
    static constexpr Index most_generic = 61;

    Passes() = default;
    explicit Passes(Index n) : n_(n) {
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
        radices_.insert(radices_.end(), static_cast<std::size_t>(eights), 8);
        radices_.insert(radices_.end(), static_cast<std::size_t>(sixteens), 16);

        slots_.assign(static_cast<std::size_t>(n), 0);
        Index length = n;
        for (std::size_t pass = radices_.size(); pass-- > 0;) {
            const Index radix = radices_[pass], below = n / length;
            length /= radix;
            for (Index i = 0; i < n; ++i)
                slots_[static_cast<std::size_t>(i)] += static_cast<std::int32_t>(i / below % radix * length);
        }
        length = 1;
        for (Index radix : radices_) {
            offsets_.push_back(static_cast<Index>(twiddles_.size()));
            const Roots<T> root(radix * length);
            for (Index k = 0; k < length; ++k)
                for (Index j = 1; j < radix; ++j) push(root(j * k), copies);
            if (radix > 16) {
                const Roots<T> own(radix);
                for (Index k = 0; k < radix; ++k) push(own(k), 1);
            }
            length *= radix;
        }
    }

    [[nodiscard]] Index size() const noexcept { return n_; }
    [[nodiscard]] Index slot(Index i) const noexcept { return slots_[static_cast<std::size_t>(i)]; }
    [[nodiscard]] const std::int32_t* slots() const noexcept { return slots_.data(); }
    [[nodiscard]] std::size_t bytes() const noexcept {
        return slots_.size() * sizeof(std::int32_t) + twiddles_.size() * sizeof(T);
    }

    /// Transforms the n blocks at `data`, whose order is that of slot(); with first = 1 what start() has left to do.
    template <class P, int B>
    void run(T* data, std::size_t first = 0) const {
        steps<P, B>(data, first, radices_.size());
    }

    /// Whether the first pass can read its input from elsewhere, and the last pass write its result elsewhere.
    [[nodiscard]] bool starts_outside() const noexcept { return radices_.size() > 1 && is_outer(radices_.front()); }
    [[nodiscard]] bool ends_outside() const noexcept { return !radices_.empty() && is_outer(radices_.back()); }

    /// The first pass, from source(i, q) for the lanes q, q + 1, ... of element i (in natural order) to the blocks at
    /// `data`; run() or finish() do the rest.
    template <class P, int B, class Source>
    void start(const Source& source, T* data) const {
        with_outer(radices_.front(), [&](auto radix) SCIXX_INLINE_LAMBDA {
            constexpr int R = radix;
            const Index count = n_ / R;
            for (Index i = 0; i < count; ++i) {
                T* to = data + slot(i) * Index(2 * B);
                for (int q = 0; q < B; q += P::width) {
                    VecC<P> x[std::size_t{R}];
                    unroll<R>([&](auto j) SCIXX_INLINE_LAMBDA { x[j] = source(i + j * count, q); });
                    dft<R>(x);
                    unroll<R>([&](auto j) SCIXX_INLINE_LAMBDA {
                        x[j].re.store(to + j * 2 * B + q);
                        x[j].im.store(to + j * 2 * B + q + B);
                    });
                }
            }
        });
    }
    /// As run(); the result goes to sink(x, element, q), `data` is left in the middle of the work.
    template <class P, int B, class Sink>
    void finish(T* data, std::size_t first, const Sink& sink) const {
        steps<P, B>(data, first, radices_.size() - 1);
        const T* twiddle = twiddles_.data() + offsets_.back();
        with_outer(radices_.back(), [&](auto radix) SCIXX_INLINE_LAMBDA {
            constexpr int R = radix;
            blocks<R, true, P, B>(data, n_ / R, twiddle, sink);
        });
    }

private:
    static constexpr int copies = copies_of<T>;

    void push(std::complex<T> w, int times) {
        twiddles_.insert(twiddles_.end(), static_cast<std::size_t>(times), w.real());
        twiddles_.insert(twiddles_.end(), static_cast<std::size_t>(times), w.imag());
    }
    /// Factor j of a table, in every lane.
    template <class P>
    static VecC<P> factor(const T* w, Index j) {
        const T *re = w + 2 * copies * j, *im = re + copies;
        if constexpr (P::width == copies)
            return {P::load(re), P::load(im)};
        else
            return {P::broadcast(*re), P::broadcast(*im)};
    }

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
    void steps(T* data, std::size_t first, std::size_t last) const {
        Index length = 1;
        for (std::size_t pass = 0; pass < last; ++pass) {
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
        if constexpr (core::many_registers) {  // elsewhere the plan has none of these
            if (radix == 9) return pass<9, P, B>(data, length, twiddle);
            if (radix == 15) return pass<15, P, B>(data, length, twiddle);
            if (radix == 16) return pass<16, P, B>(data, length, twiddle);
        }
        generic_pass<P, B>(data, radix, length, twiddle);
    }

    template <int R, class P, int B>
    void pass(T* data, Index length, const T* twiddle) const {
        const auto sink = [data](const VecC<P>& x, Index element, int q) {
            T* to = data + element * Index(2 * B) + q;
            x.re.store(to);
            x.im.store(to + B);
        };
        if (length == 1)
            blocks<R, false, P, B>(data, 1, twiddle, sink);
        else
            blocks<R, true, P, B>(data, length, twiddle, sink);
    }

    /// One pass; sink(x, element, q) takes the lanes q, q + 1, ... of a result.
    template <int R, bool Twiddled, class P, int B, class Sink>
    void blocks(T* data, Index length, const T* twiddles, const Sink& sink) const {
        for (Index block = 0; block < n_; block += R * length) {
            const T* w = twiddles;
            for (Index k = block; k < block + length; ++k, w += 2 * copies * (R - 1)) {
                for (int q = 0; q < B; q += P::width) {
                    VecC<P> x[std::size_t{R}];
                    unroll<R>([&](auto j) SCIXX_INLINE_LAMBDA {
                        const T* from = data + (k + j * length) * Index(2 * B) + q;
                        x[j] = {P::load(from), P::load(from + B)};
                        if constexpr (Twiddled && j > 0) x[j] = x[j] * factor<P>(w, j - 1);
                    });
                    dft<R>(x);
                    unroll<R>([&](auto j) SCIXX_INLINE_LAMBDA { sink(x[j], k + j * length, q); });
                }
            }
        }
    }

    /// Any odd radix up to most_generic, as in butterfly() but with loops.
    template <class P, int B>
    void generic_pass(T* data, Index radix, Index length, const T* twiddles) const {
        const Index stride = length * 2 * B, count = n_ / (radix * length), half = (radix - 1) / 2;
        const T* root = twiddles + 2 * copies * length * (radix - 1);
        VecC<P> sum[std::size_t{(most_generic - 1) / 2}], dif[std::size_t{(most_generic - 1) / 2}];
        for (Index block = 0; block < count; ++block) {
            const T* w = twiddles;
            for (Index k = 0; k < length; ++k, w += 2 * copies * (radix - 1)) {
                for (int q = 0; q < B; q += P::width) {
                    T* at = data + block * radix * stride + k * 2 * B + q;
                    const auto load = [&](Index j) {
                        const VecC<P> x{P::load(at + j * stride), P::load(at + j * stride + B)};
                        return x * factor<P>(w, j - 1);
                    };
                    const VecC<P> first{P::load(at), P::load(at + B)};
                    VecC<P> total = first;
                    for (Index j = 1; j <= half; ++j) {
                        const VecC<P> a = load(j), b = load(radix - j);
                        sum[j - 1] = a + b;
                        dif[j - 1] = a - b;
                        total = total + sum[j - 1];
                    }
                    total.re.store(at);
                    total.im.store(at + B);
                    for (Index m = 1; m <= half; ++m) {
                        VecC<P> u = first, v{P::broadcast(T(0)), P::broadcast(T(0))};
                        for (Index j = 0, e = m; j < half; ++j) {
                            const P c = P::broadcast(root[2 * e]), s = P::broadcast(-root[2 * e + 1]);
                            u = {fma(sum[j].re, c, u.re), fma(sum[j].im, c, u.im)};
                            v = {fma(dif[j].re, s, v.re), fma(dif[j].im, s, v.im)};
                            e += m;
                            if (e >= radix) e -= radix;
                        }
                        const VecC<P> lower = minus_i(u, v), upper = plus_i(u, v);
                        lower.re.store(at + m * stride);
                        lower.im.store(at + m * stride + B);
                        upper.re.store(at + (radix - m) * stride);
                        upper.im.store(at + (radix - m) * stride + B);
                    }
                }
            }
        }
    }

    Index n_ = 1;
    std::vector<Index> radices_, offsets_;
    std::vector<T> twiddles_;
    std::vector<std::int32_t> slots_;
};

}  // namespace scixx::fft::detail
