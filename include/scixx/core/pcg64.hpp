// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/seed_sequence.hpp>

namespace scixx::core {

/// The permuted congruential generator PCG XSL-RR 128/64 (M. E. O'Neill, HMC-CS-2014-0905), period 2^128 a stream; the
/// bit generator behind NumPy's default_rng. Also a standard UniformRandomBitGenerator. @see numpy.random.PCG64.
class PCG64 {
public:
    using result_type = std::uint64_t;

    template <class Word = std::uint64_t>
    explicit PCG64(const SeedSequence& seed) {
        const auto words = seed.generate_state<Word>(4);
        const detail::Wide start{words[0], words[1]}, stream{words[2], words[3]};
        increment_ = {stream.high << 1 | stream.low >> 63, stream.low << 1 | 1};
        state_ = increment_;
        state_ = (state_ + start) * multiplier + increment_;
    }

    static constexpr result_type min() noexcept { return 0; }
    static constexpr result_type max() noexcept { return std::numeric_limits<result_type>::max(); }
    result_type operator()() noexcept { return next64(); }

    std::uint64_t next64() noexcept {
        state_ = state_ * multiplier + increment_;
        return permuted(state_);
    }
    /// Half of a 64-bit word, the lower one first; the other half waits for the next call.
    std::uint32_t next32() noexcept {
        if (has_half_) {
            has_half_ = false;
            return half_;
        }
        const std::uint64_t word = next64();
        has_half_ = true;
        half_ = static_cast<std::uint32_t>(word >> 32);
        return static_cast<std::uint32_t>(word);
    }
    /// Uniform in [0, 1), a multiple of 2^-53.
    double next_double() noexcept { return to_double(next64()); }
    /// Uniform in [0, 1), a multiple of 2^-24.
    float next_float() noexcept { return to_float(next32()); }

    static float to_float(std::uint32_t word) noexcept {
        return static_cast<float>(static_cast<std::int32_t>(word >> 8)) * (1.0F / 16777216.0F);
    }
    static double to_double(std::uint64_t word) noexcept {
        return static_cast<double>(static_cast<std::int64_t>(word >> 11)) * (1.0 / 9007199254740992.0);
    }

    /// `count` values of next64. Four states leapfrog each other, so that their multiplications overlap.
    void fill(std::uint64_t* out, std::ptrdiff_t count) noexcept {
        using detail::Wide;
        constexpr Wide two = multiplier * multiplier, four = two * two;
        constexpr Wide steps = multiplier * (two + multiplier + Wide{0, 1}) + Wide{0, 1};
        if (count >= 8) {
            const Wide increment = increment_ * steps;
            Wide a = state_ * multiplier + increment_, b = a * multiplier + increment_;
            Wide c = b * multiplier + increment_, d = c * multiplier + increment_;
            for (;; out += 4) {
                out[0] = permuted(a);
                out[1] = permuted(b);
                out[2] = permuted(c);
                out[3] = permuted(d);
                count -= 4;
                if (count < 4) break;
                a = a * four + increment;
                b = b * four + increment;
                c = c * four + increment;
                d = d * four + increment;
            }
            out += 4;
            state_ = d;
        }
        for (; count > 0; --count) *out++ = next64();
    }

    /// `count` values of next32.
    void fill(std::uint32_t* out, std::ptrdiff_t count) noexcept {
        if (has_half_ && count > 0) {
            *out++ = next32();
            --count;
        }
        std::uint64_t words[64];
        while (count >= 2) {
            const std::ptrdiff_t pairs = count / 2 < 64 ? count / 2 : 64;
            fill(words, pairs);
            for (std::ptrdiff_t i = 0; i < pairs; ++i) {
                out[2 * i] = static_cast<std::uint32_t>(words[i]);
                out[2 * i + 1] = static_cast<std::uint32_t>(words[i] >> 32);
            }
            out += 2 * pairs;
            count -= 2 * pairs;
        }
        if (count > 0) *out = next32();
    }

    /// Moves on by `count` draws of next32.
    void skip32(std::uint64_t count) noexcept {
        if (has_half_ && count > 0) {
            has_half_ = false;
            --count;
        }
        if (count >= 2) advance(count / 2);
        if (count % 2 == 1) static_cast<void>(next32());
    }
    /// Whether both go on with the same numbers.
    friend bool operator==(const PCG64& a, const PCG64& b) noexcept {
        return a.state_ == b.state_ && a.increment_ == b.increment_ && a.has_half_ == b.has_half_ &&
               (!a.has_half_ || a.half_ == b.half_);
    }

    /// Moves on by `delta` 64-bit draws in O(log delta) and forgets a waiting half.
    void advance(std::uint64_t delta) noexcept {
        detail::Wide factor{0, 1}, shift{0, 0}, power = multiplier, step = increment_;
        for (; delta > 0; delta >>= 1) {
            if (delta & 1) {
                factor = factor * power;
                shift = shift * power + step;
            }
            step = (power + detail::Wide{0, 1}) * step;
            power = power * power;
        }
        state_ = factor * state_ + shift;
        has_half_ = false;
    }

private:
    static constexpr detail::Wide multiplier{0x2360ed051fc65da4U, 0x4385df649fccf645U};

    static std::uint64_t permuted(detail::Wide state) noexcept {
        const std::uint64_t folded = state.high ^ state.low;
        const auto turn = static_cast<int>(state.high >> 58);
        return folded >> turn | folded << (-turn & 63);
    }

    detail::Wide state_, increment_;
    bool has_half_ = false;
    std::uint32_t half_ = 0;
};

}  // namespace scixx::core
