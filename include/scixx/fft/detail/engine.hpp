// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/real.hpp>

namespace scixx::fft::detail {

/// Complex transforms of length n of `lanes` lines together, for kernels that are written once for both ways:
/// element j of the input is put at block slot(j) of the buffer, run() leaves the result there in natural order.
template <class T>
class LaneEngine {
public:
    using P = PacketOf<T>;
    static constexpr int lanes = lanes_of<T>;
    LaneEngine(Index n, int) : plan_(PlanCache<BlockPlan<T>>::get(n)), slots_(plan_->slots()) {}
    [[nodiscard]] Index slot(Index j) const noexcept { return slots_[j]; }
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
    using P = Single<T>;
    static constexpr int lanes = 1;
    LineEngine(Index n, int workers) : plan_(PlanCache<LinePlan<T>>::get(n)), workers_(workers) {}
    [[nodiscard]] Index slot(Index j) const noexcept { return j; }
    [[nodiscard]] Index buffer_size() const noexcept { return work_offset() + plan_->work_size(); }
    void run(T* buffer) const { plan_->run(buffer, buffer, buffer + work_offset(), false, T(1), workers_); }

private:
    // Room for n + 1 numbers, rounded to cache lines.
    [[nodiscard]] Index work_offset() const noexcept { return (2 * plan_->size() + 2 + 31) / 32 * 32; }
    std::shared_ptr<const LinePlan<T>> plan_;
    int workers_;
};

/// Real transforms of length n on an engine; blocks of real lines hold `lanes` numbers, complex ones twice as many.
template <class T, class Engine>
class RealEngine {
    using P = typename Engine::P;
    static constexpr int B = Engine::lanes;

public:
    RealEngine(Index n, int workers) : n_(n), even_(n % 2 == 0), complex_(even_ ? n / 2 : n, workers) {
        if (even_) roots_ = PlanCache<RealRoots<T>>::get(n);
    }
    [[nodiscard]] Index buffer_size() const noexcept { return complex_.buffer_size(); }
    /// What forward() multiplies its result with.
    [[nodiscard]] T gain() const noexcept { return even_ ? T(2) : T(1); }

    /// source(i) points to block i of the input; the buffer begins with the frequencies 0 .. n/2 afterwards.
    template <class F>
    void forward(F&& source, T* buffer) const {
        if (!even_) {
            for (Index i = 0; i < n_; ++i) {
                T* block = buffer + complex_.slot(i) * Index(2 * B);
                std::copy_n(source(i), B, block);
                std::fill_n(block + B, B, T(0));
            }
            return complex_.run(buffer);
        }
        const Index h = n_ / 2;
        for (Index j = 0; j < h; ++j) {
            T* block = buffer + complex_.slot(j) * Index(2 * B);
            std::copy_n(source(2 * j), B, block);
            std::copy_n(source(2 * j + 1), B, block + B);
        }
        complex_.run(buffer);
        T* last = buffer + h * Index(2 * B);
        for (int k = 0; k < B; ++k) {
            const T re = buffer[k], im = buffer[B + k];
            buffer[k] = 2 * (re + im);
            last[k] = 2 * (re - im);
            buffer[B + k] = last[B + k] = T(0);
        }
        process<true>(buffer);
    }

    /// The unscaled backward transform of the frequencies in `spectrum`, which is overwritten (imaginary parts of the
    /// first and, n even, the last have to be 0); sink(i, block) takes block i.
    template <class F>
    void backward(T* spectrum, T* buffer, F&& sink) const {
        const Index h = n_ / 2;
        if (!even_) {
            for (Index i = 0; i < n_; ++i) {
                T* block = buffer + complex_.slot(i) * Index(2 * B);
                const T* from = spectrum + std::min(i, n_ - i) * Index(2 * B);
                std::copy_n(from, B, block + B);
                for (int k = 0; k < B; ++k) block[k] = i <= h ? from[B + k] : -from[B + k];
            }
            complex_.run(buffer);
            for (Index i = 0; i < n_; ++i) sink(i, buffer + i * Index(2 * B) + B);
            return;
        }
        for (int k = 0; k < B; ++k) {
            const T a = spectrum[k], b = spectrum[h * Index(2 * B) + k];
            spectrum[k] = a + b;
            spectrum[B + k] = a - b;
        }
        process<false>(spectrum);
        for (Index j = 0; j < h; ++j) {
            T* block = buffer + complex_.slot(j) * Index(2 * B);
            std::copy_n(spectrum + j * Index(2 * B), B, block + B);
            std::copy_n(spectrum + j * Index(2 * B) + B, B, block);
        }
        complex_.run(buffer);
        for (Index j = 0; j < h; ++j) {
            sink(2 * j, buffer + j * Index(2 * B) + B);
            sink(2 * j + 1, buffer + j * Index(2 * B));
        }
    }

private:
    template <bool Join>
    void process(T* x) const {
        if constexpr (B == 1)
            process_line<Join>(x, n_ / 2, *roots_);
        else
            process_blocks<Join, P, B>(x, n_ / 2, *roots_);
    }
    Index n_;
    bool even_;
    Engine complex_;
    std::shared_ptr<const RealRoots<T>> roots_;
};

}  // namespace scixx::fft::detail
