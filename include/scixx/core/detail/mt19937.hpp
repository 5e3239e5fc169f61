// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace scixx::core::detail {

/// The Mersenne Twister MT19937 (M. Matsumoto, T. Nishimura, ACM TOMACS 8 (1998) 3), period 2^19937 - 1.
class Mt19937 {
public:
    using result_type = std::uint32_t;

    explicit Mt19937(std::uint32_t seed) { this->seed(seed); }
    explicit Mt19937(const std::vector<std::uint32_t>& key) { seed(key); }

    /// Seeds with one word (the authors' init_genrand of 2002).
    void seed(std::uint32_t seed) noexcept {
        for (std::size_t i = 0; i < size; ++i) {
            state_[i] = seed;
            seed = 1812433253U * (seed ^ (seed >> 30)) + static_cast<std::uint32_t>(i) + 1;
        }
        next_ = size;
    }

    /// Seeds with at least one word (the authors' init_by_array of 2002).
    void seed(const std::vector<std::uint32_t>& key) noexcept {
        seed(19650218U);
        std::size_t i = 1, j = 0;
        const auto advance = [&] {
            if (++i == size) {
                state_[0] = state_[size - 1];
                i = 1;
            }
        };
        for (std::size_t k = size > key.size() ? size : key.size(); k > 0; --k) {
            state_[i] = (state_[i] ^ (scrambled(i) * 1664525U)) + key[j] + static_cast<std::uint32_t>(j);
            advance();
            if (++j == key.size()) j = 0;
        }
        for (std::size_t k = size - 1; k > 0; --k) {
            state_[i] = (state_[i] ^ (scrambled(i) * 1566083941U)) - static_cast<std::uint32_t>(i);
            advance();
        }
        state_[0] = 0x80000000U;
    }

    std::uint32_t next32() noexcept {
        if (next_ == size) refill();
        return tempered_[next_++];
    }
    /// Two words, the first one on top.
    std::uint64_t next64() noexcept {
        const std::uint64_t high = next32();
        return high << 32 | next32();
    }
    /// Uniform in [0, 1), a multiple of 2^-53.
    double next_double() noexcept {
        const std::uint32_t high = next32() >> 5, low = next32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }
    /// `count` values of next32.
    void fill(std::uint32_t* out, std::ptrdiff_t count) noexcept {
        while (count > 0) {
            if (next_ == size) refill();
            const auto left = static_cast<std::ptrdiff_t>(size - next_), run = left < count ? left : count;
            for (std::ptrdiff_t i = 0; i < run; ++i) out[i] = tempered_[next_ + static_cast<std::size_t>(i)];
            next_ += static_cast<std::size_t>(run);
            out += run;
            count -= run;
        }
    }
    /// `count` values of next_double.
    void fill_double(double* out, std::ptrdiff_t count) noexcept {
        while (count > 0) {
            const auto pairs = static_cast<std::ptrdiff_t>((size - next_) / 2);
            if (pairs == 0) {
                *out++ = next_double();
                --count;
                continue;
            }
            const std::ptrdiff_t run = pairs < count ? pairs : count;
            const std::uint32_t* words = tempered_.data() + next_;
            for (std::ptrdiff_t i = 0; i < run; ++i) {
                const auto high = static_cast<std::int32_t>(words[2 * i] >> 5);
                const auto low = static_cast<std::int32_t>(words[2 * i + 1] >> 6);
                out[i] = (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
            }
            next_ += 2 * static_cast<std::size_t>(run);
            out += run;
            count -= run;
        }
    }

private:
    static constexpr std::size_t size = 624, shift = 397;

    [[nodiscard]] std::uint32_t scrambled(std::size_t i) const noexcept {
        return state_[i - 1] ^ (state_[i - 1] >> 30);
    }
    static std::uint32_t twisted(std::uint32_t upper, std::uint32_t lower, std::uint32_t distant) noexcept {
        const std::uint32_t y = (upper & 0x80000000U) | (lower & 0x7fffffffU);
        return distant ^ (y >> 1) ^ ((0U - (y & 1U)) & 0x9908b0dfU);
    }

    /// The next 624 words of the recurrence, and their tempered form.
    void refill() noexcept {
        for (std::size_t i = 0; i < size - shift; ++i) state_[i] = twisted(state_[i], state_[i + 1], state_[i + shift]);
        for (std::size_t i = size - shift; i < size - 1; ++i)
            state_[i] = twisted(state_[i], state_[i + 1], state_[i + shift - size]);
        state_[size - 1] = twisted(state_[size - 1], state_[0], state_[shift - 1]);
        for (std::size_t i = 0; i < size; ++i) {
            std::uint32_t y = state_[i];
            y ^= y >> 11;
            y ^= (y << 7) & 0x9d2c5680U;
            y ^= (y << 15) & 0xefc60000U;
            tempered_[i] = y ^ (y >> 18);
        }
        next_ = 0;
    }

    std::array<std::uint32_t, size> state_{}, tempered_{};
    std::size_t next_ = size;
};

}  // namespace scixx::core::detail
