// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/fft/detail/block.hpp>

namespace scixx::fft::detail {

/// Transform of one contiguous complex line, SIMD inside. n = R m or n1 n2 puts the line on the lanes of BlockPlan:
///
/// - step: radix-B butterflies over n / B, twiddles, then one block transform of n / B (B divides n);
/// - square: n = n1 n2, B columns at a time, twiddles, then B rows at a time (D. H. Bailey, FFTs in external or
///   hierarchical memory, J. Supercomputing 4, 1990): each half works in cache, and halves run on several threads;
/// - rader, chirp: Rader's and Bluestein's convolutions, on a line of n - 1 points or of a convenient length;
/// - plain: scalar passes, for short or awkward lengths.
template <class T>
class LinePlan {
    static constexpr int B = lanes_of<T>;
    using P = SimdOf<T>;
    static constexpr int W = P::width;
    enum class Kind { plain, step, square, rader, chirp };

public:
    SCIXX_COLD explicit LinePlan(Index n) : n_(n) {
        if (largest_prime_factor(n) > Passes<T>::most_generic) {
            plan_convolution();
        } else if (B > 1 && n % B == 0 && n >= 2 * B && n <= most_step) {
            kind_ = Kind::step;
            plan_step();
        } else if (B > 1 && n > 128 && plan_square()) {
            kind_ = Kind::square;
        } else {
            first_ = std::make_unique<BlockPlan<T>>(n);
        }
    }

    /// Whether one line uses all lanes, which makes it faster than several lines at once.
    [[nodiscard]] static bool fast(Index n) noexcept {
        return B > 1 && n % B == 0 && n >= B * W && largest_prime_factor(n) <= Passes<T>::most_generic;
    }

    [[nodiscard]] Index size() const noexcept { return n_; }

    /// Numbers of scratch that run() needs.
    [[nodiscard]] Index work_size() const noexcept {
        switch (kind_) {
            case Kind::plain:
                return 2 * n_;
            case Kind::step:
                return 2 * B * first_->work_blocks();
            case Kind::square:
                return block_size() + 2 * padded(rows_) * columns_;
            case Kind::rader:
            case Kind::chirp:
                break;
        }
        return 2 * inner_->size() + inner_->work_size() + 64;  // some for the alignment of the line
    }

    /// out = scale * transform of in, n interleaved complex numbers; `in` may equal `out`.
    void run(const T* in, T* out, T* work, bool backward, T scale, int workers) const {
        switch (kind_) {
            case Kind::plain:
                return run_plain(in, out, work, backward, scale);
            case Kind::step:
                return run_step(in, out, work, backward, scale);
            case Kind::square:
                return run_square(in, out, work, backward, scale, workers);
            case Kind::rader:
                return run_rader(in, out, work, backward, scale, workers);
            case Kind::chirp:
                return run_chirp(in, out, work, backward, scale, workers);
        }
    }

private:
    /// The longest line for step: where a packet fills a block, square is faster from then on.
    static constexpr Index most_step = W == B ? 1024 : 8192;
    static Index padded(Index n) noexcept { return (n + B - 1) / B * B; }
    /// Numbers of work for one block of square in either half.
    [[nodiscard]] Index block_size() const noexcept {
        return 2 * B * std::max({padded(rows_), first_->work_blocks(), second_->work_blocks()});
    }

    void run_plain(const T* in, T* out, T* work, bool backward, T scale) const {
        const std::int32_t* slots = first_->slots();
        const int re = backward ? 1 : 0, im = 1 - re;
        for (Index i = 0; i < n_; ++i) {
            work[2 * slots[i]] = in[2 * i + re];
            work[2 * slots[i] + 1] = in[2 * i + im];
        }
        first_->passes().template run<core::Simd<T, 1>, 1>(work);
        for (Index i = 0; i < n_; ++i) {
            out[2 * i + re] = work[2 * i] * scale;
            out[2 * i + im] = work[2 * i + 1] * scale;
        }
    }

    /// Calls f with the kind of packets for the first half of step: no wider than there are points, if possible.
    template <class Q = P, class F>
    void with_packets(F&& f) const {
        if constexpr (core::HalfOf<Q>::width < Q::width)
            if (n_ / B < Q::width) return with_packets<core::HalfOf<Q>>(f);
        f(Q());
    }
    /// First index of a packet; the last ones may overlap.
    [[nodiscard]] static Index packet_start(Index packet, Index m, Index width) noexcept {
        return std::max<Index>(0, std::min<Index>(packet * width, m - width));
    }

    SCIXX_COLD void plan_step() {
        const Index m = n_ / B;
        first_ = std::make_unique<BlockPlan<T>>(m);
        const Roots<T> root(n_);
        Index width = 1;
        with_packets([&](auto packets) { width = decltype(packets)::width; });
        for (Index packet = 0; packet * width < m; ++packet)
            for (Index j = 1; j < B; ++j)
                for (int part = 0; part < 2; ++part)
                    for (Index lane = 0; lane < width; ++lane) {
                        const std::complex<T> w = root((packet_start(packet, m, width) + lane) * j);
                        twiddles_.push_back(part ? w.imag() : w.real());
                    }
    }

    void run_step(const T* in, T* out, T* work, bool backward, T scale) const {
        with_packets([&](auto packets) SCIXX_INLINE_LAMBDA { spread<decltype(packets)>(in, work, backward); });
        const LineMemory<T> target{out, 2 * B, 2, 1};
        first_->template run_to<P, B>(work, scale, backward ? target.swapped() : target, B);
    }

    /// First half of step: butterflies of B points on packets Q, into the lanes of the blocks.
    template <class Q>
    void spread(const T* in, T* work, bool backward) const {
        constexpr int width = Q::width;
        const Index m = n_ / B;
        const std::int32_t* slots = first_->slots();
        const T *w = twiddles_.data(), *first = in;
        const Index used = std::min<Index>(width, m), step = 2 * std::max<Index>(width, m);
        T extended[std::size_t{2 * B * width}];
        if (used < width) {  // the lanes past m are not stored
            std::fill_n(extended, 2 * B * width, T(0));
            for (Index j = 0; j < B; ++j) std::copy_n(in + 2 * m * j, 2 * m, extended + step * j);
            first = extended;
        }
        for (Index packet = 0; packet * width < m; ++packet, w += (B - 1) * 2 * width) {
            const Index start = packet_start(packet, m, width);
            const T* from = first + 2 * start;
            VecC<Q> x[std::size_t{B}];
            if (backward)
                unroll<B>([&](int j) SCIXX_INLINE_LAMBDA {
                    const VecC<Q> swapped = load_interleaved<Q>(from + step * j);
                    x[j] = {swapped.im, swapped.re};
                });
            else
                unroll<B>([&](int j) SCIXX_INLINE_LAMBDA { x[j] = load_interleaved<Q>(from + step * j); });
            dft<B>(x);
            unroll<B - 1>([&](int j) SCIXX_INLINE_LAMBDA {
                x[j + 1] = x[j + 1] * VecC<Q>{Q::load(w + j * 2 * width), Q::load(w + j * 2 * width + width)};
            });
            for (int q = 0; q < B; q += width) {
                Q re[std::size_t{width}], im[std::size_t{width}];
                unroll<width>([&](int j) SCIXX_INLINE_LAMBDA {
                    re[j] = x[q + j].re;
                    im[j] = x[q + j].im;
                });
                transpose<Q>(re);
                transpose<Q>(im);
                unroll<width>([&](int lane) SCIXX_INLINE_LAMBDA {
                    if (lane < used) {
                        T* block = work + slots[start + lane] * Index(2 * B) + q;
                        re[lane].store(block);
                        im[lane].store(block + B);
                    }
                });
            }
        }
    }

    /// Splits n into two factors of about its root, multiples of B if there are such.
    [[nodiscard]] SCIXX_COLD bool plan_square() {
        double best = 0;
        for (Index a = 2; a * a <= n_; ++a) {
            if (n_ % a != 0) continue;
            for (const Index rows : {a, n_ / a}) {
                const Index columns = n_ / rows;
                // Share of lanes in use, less for lengths far apart.
                const double use = static_cast<double>(n_) /
                                   (static_cast<double>(padded(rows)) * static_cast<double>(padded(columns)));
                const double value = use * std::pow(static_cast<double>(a) / std::sqrt(static_cast<double>(n_)), 0.2);
                if (value > best) {
                    best = value;
                    rows_ = rows;
                    columns_ = columns;
                }
            }
        }
        if (best < 0.3) return false;
        first_ = std::make_unique<BlockPlan<T>>(rows_);
        second_ = std::make_unique<BlockPlan<T>>(columns_);
        // exp(-2 pi i j k / n) with j = B block + lane: one factor a (row, lane), one a (block, row).
        const Roots<T> root(n_);
        for (Index row = 0; row < rows_; ++row)
            for (int part = 0; part < 2; ++part)
                for (Index lane = 0; lane < B; ++lane) {
                    const std::complex<T> w = root(row * lane);
                    twiddles_.push_back(part ? w.imag() : w.real());
                }
        for (Index column = 0; column < columns_; column += B)
            for (Index row = 0; row < rows_; ++row) push_pair(coarse_, root(row * column));
        return true;
    }

    /// The blocks between the halves of square: block `column` of band `band` at data + band * band_step + column *
    /// step.
    struct Middle {
        T* data;
        Index band_step, step;
    };

    void run_square(const T* in, T* out, T* work, bool backward, T scale, int workers) const {
        // If the bands are whole and the input lies elsewhere, the blocks can stand in the memory of the result: each
        // band is read from the place of its result. Only long lines, which exceed the second-level cache, gain by it;
        // short ones lose by the strides.
        const bool inside = in != out && rows_ % B == 0 && n_ >= (Index(1) << 18) / Index(sizeof(T));
        const Middle middle =
            inside ? Middle{out, 2 * B, 2 * rows_} : Middle{work + block_size(), 2 * B * columns_, 2 * B};
        const Index blocks = (columns_ + B - 1) / B, bands = padded(rows_) / B;
        core::parallel_for(blocks, workers, 4, [&](Index begin, Index end) {
            if (begin == 0) return columns(in, middle, work, backward, begin, end);
            core::Scratch<T> own(block_size());
            columns(in, middle, own.data(), backward, begin, end);
        });
        core::parallel_for(bands, workers, 4, [&](Index begin, Index end) {
            if (begin == 0) return rows(middle, out, work, backward, scale, begin, end);
            core::Scratch<T> own(block_size());
            rows(middle, out, own.data(), backward, scale, begin, end);
        });
    }

    /// First half of square for the blocks of columns [begin, end).
    void columns(const T* in, const Middle& middle, T* work, bool backward, Index begin, Index end) const {
        const Index bands = padded(rows_) / B;
        for (Index block = begin; block < end; ++block) {
            const LineMemory<const T> source{in + 2 * B * block, 2 * columns_, 2, 1};
            const int count = static_cast<int>(std::min<Index>(B, columns_ - block * B));
            first_->template run_from<P, B>(backward ? source.swapped() : source, count, rows_, work);
            std::fill(work + 2 * B * rows_, work + 2 * B * padded(rows_), T(0));
            const T *fine = twiddles_.data(), *coarse = coarse_.data() + block * 2 * rows_;
            for (Index band = 0; band < bands; ++band) {
                T* to = middle.data + band * middle.band_step + block * B * middle.step;
                for (int q = 0; q < B; q += W)            // lanes of the result: rows of the matrix
                    for (int p = 0; p < count; p += W) {  // lanes of the work: columns
                        P re[std::size_t{W}], im[std::size_t{W}];
                        unroll<W>([&](int j) SCIXX_INLINE_LAMBDA {
                            const Index row = band * B + q + j, safe = std::min(row, rows_ - 1);
                            const T *from = work + row * 2 * B + p, *f = fine + safe * 2 * B + p,
                                    *c = coarse + 2 * safe;
                            const VecC<P> w =
                                VecC<P>{P::load(f), P::load(f + B)} * VecC<P>{P::broadcast(c[0]), P::broadcast(c[1])};
                            const VecC<P> x = VecC<P>{P::load(from), P::load(from + B)} * w;
                            re[j] = x.re;
                            im[j] = x.im;
                        });
                        transpose<P>(re);
                        transpose<P>(im);
                        unroll<W>([&](int lane) SCIXX_INLINE_LAMBDA {
                            if (p + lane < count) {
                                T* target = to + (p + lane) * middle.step + q;
                                re[lane].store(target);
                                im[lane].store(target + B);
                            }
                        });
                    }
            }
        }
    }

    /// Second half of square for the bands [begin, end) of B rows.
    void rows(const Middle& middle, T* out, T* work, bool backward, T scale, Index begin, Index end) const {
        for (Index band = begin; band < end; ++band) {
            const LineMemory<const T> source{middle.data + band * middle.band_step, middle.step, 1, B};
            const LineMemory<T> target{out + 2 * B * band, 2 * rows_, 2, 1};
            const int count = static_cast<int>(std::min<Index>(B, rows_ - band * B));
            second_->template run_through<P, B>(source, B, columns_, work, scale, backward ? target.swapped() : target,
                                                count);
        }
    }

    SCIXX_COLD void plan_convolution() {
        Index size = convolution_size(n_, n_ < 64 ? 1 : B * B);
        if (rader_pays(n_, size, B, Passes<T>::most_generic)) {
            kind_ = Kind::rader;
            size = n_ - 1;
            powers_ = generator_powers(n_);
            kernel_ = rader_kernel<T>(powers_);
        } else {
            kind_ = Kind::chirp;
            chirp_ = make_chirp<T>(n_);
            kernel_ = make_kernel<T>(chirp_, n_, size);
        }
        inner_ = std::make_unique<LinePlan>(size);
        core::Scratch<T> work(inner_->work_size());
        inner_->run(kernel_.data(), kernel_.data(), work.data(), false, T(1), 1);
    }

    /// The line of the convolution, behind the work of the inner plan.
    [[nodiscard]] T* inner_line(T* work) const {
        T* line = work + inner_->work_size();
        return line + (64 - reinterpret_cast<std::uintptr_t>(line) % 64) % 64 / sizeof(T);
    }

    void run_rader(const T* in, T* out, T* work, bool backward, T scale, int workers) const {
        const Index size = n_ - 1;
        T* line = inner_line(work);
        const int re = backward ? 1 : 0, im = 1 - re;
        const T first[] = {in[re], in[im]};
        for (Index q = 0; q < size; ++q) {
            const T* from = in + 2 * Index(powers_[q]);
            line[2 * q] = from[re];
            line[2 * q + 1] = from[im];
        }
        inner_->run(line, line, work, false, T(1), workers);
        const T zeroth[] = {first[0] + line[0], first[1] + line[1]};
        products(line, kernel_.data(), line, size, false, false, T(1));
        // Added to the frequency 0, x[0] comes to every element of the result.
        line[0] += first[0];
        line[1] += first[1];
        inner_->run(line, line, work, true, T(1), workers);
        out[re] = zeroth[0] * scale;
        out[im] = zeroth[1] * scale;
        for (Index q = 0; q < size; ++q) {
            T* to = out + 2 * Index(powers_[q == 0 ? 0 : size - q]);
            to[re] = line[2 * q] * scale;
            to[im] = line[2 * q + 1] * scale;
        }
    }

    void run_chirp(const T* in, T* out, T* work, bool backward, T scale, int workers) const {
        const Index size = inner_->size();
        T* line = inner_line(work);
        products(in, chirp_.data(), line, n_, backward, false, T(1));
        std::fill(line + 2 * n_, line + 2 * size, T(0));
        inner_->run(line, line, work, false, T(1), workers);
        products(line, kernel_.data(), line, size, false, false, T(1));
        inner_->run(line, line, work, true, T(1), workers);
        products(line, chirp_.data(), out, n_, false, backward, scale);
    }

    /// out = scale * x * w, real and imaginary parts of x or of the result exchanged on demand.
    static void products(const T* x, const T* w, T* out, Index n, bool swap_in, bool swap_out, T scale) {
        Index i = 0;
        const P factor = P::broadcast(scale);
        for (; i + W <= n; i += W) {
            VecC<P> a = load_interleaved<P>(x + 2 * i);
            if (swap_in) std::swap(a.re, a.im);
            VecC<P> b = a * load_interleaved<P>(w + 2 * i);
            if (swap_out) std::swap(b.re, b.im);
            store_interleaved<P>({b.re * factor, b.im * factor}, out + 2 * i);
        }
        for (; i < n; ++i) {
            std::complex<T> a(x[2 * i + swap_in], x[2 * i + 1 - swap_in]);
            a = std::complex<T>(a.real() * w[2 * i] - a.imag() * w[2 * i + 1],
                                a.real() * w[2 * i + 1] + a.imag() * w[2 * i]);
            out[2 * i + swap_out] = a.real() * scale;
            out[2 * i + 1 - swap_out] = a.imag() * scale;
        }
    }

    Index n_, rows_ = 0, columns_ = 0;
    Kind kind_ = Kind::plain;
    std::unique_ptr<BlockPlan<T>> first_, second_;
    std::unique_ptr<LinePlan> inner_;
    core::List<T> twiddles_, coarse_, chirp_, kernel_;
    core::List<std::int32_t> powers_;
};

}  // namespace scixx::fft::detail
