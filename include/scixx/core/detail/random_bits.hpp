// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <vector>

namespace scixx::core::detail {

/// The value of a product or sum rounded to its type. Going through memory keeps a compiler from fusing it with a later
/// addition, which would change the last bit of a stream from machine to machine.
template <class T>
[[nodiscard]] inline T rounded(T value) noexcept {
    volatile T stored = value;
    return stored;
}

/// Smallest 2^k - 1 that is not below `value`.
[[nodiscard]] constexpr std::uint64_t bit_mask(std::uint64_t value) noexcept {
    for (int shift = 1; shift < 64; shift *= 2) value |= value >> shift;
    return value;
}

/// An unsigned number of 128 bits modulo 2^128, in two words.
struct Wide {
    std::uint64_t high = 0, low = 0;

    /// The full product of two 64-bit numbers, by one machine instruction where the compiler offers it.
    [[nodiscard]] static constexpr Wide product(std::uint64_t a, std::uint64_t b) noexcept {
#ifdef __SIZEOF_INT128__
        __extension__ using Native = unsigned __int128;
        const Native both = static_cast<Native>(a) * b;
        return {static_cast<std::uint64_t>(both >> 64), static_cast<std::uint64_t>(both)};
#else
        return product_of_halves(a, b);
#endif
    }
    /// The full product of two 64-bit numbers from four products of their halves.
    [[nodiscard]] static constexpr Wide product_of_halves(std::uint64_t a, std::uint64_t b) noexcept {
        constexpr std::uint64_t half = 0xffffffffU;
        const std::uint64_t low = (a & half) * (b & half);
        const std::uint64_t left = (a >> 32) * (b & half) + (low >> 32);
        const std::uint64_t right = (a & half) * (b >> 32) + (left & half);
        return {(a >> 32) * (b >> 32) + (left >> 32) + (right >> 32), a * b};
    }
    friend constexpr Wide operator+(Wide a, Wide b) noexcept {
#ifdef __SIZEOF_INT128__
        __extension__ using Native = unsigned __int128;
        const Native both = (static_cast<Native>(a.high) << 64 | a.low) + (static_cast<Native>(b.high) << 64 | b.low);
        return {static_cast<std::uint64_t>(both >> 64), static_cast<std::uint64_t>(both)};
#else
        const std::uint64_t sum = a.low + b.low;
        return {a.high + b.high + (sum < a.low), sum};
#endif
    }
    friend constexpr Wide operator*(Wide a, Wide b) noexcept {
        Wide out = product(a.low, b.low);
        out.high += a.high * b.low + a.low * b.high;
        return out;
    }
    friend constexpr bool operator==(const Wide&, const Wide&) = default;
};

/// The integer as 32-bit words, lowest first; 0 is one word.
template <class Word>
void append_words(std::uint64_t value, std::vector<Word>& words) {
    words.push_back(static_cast<Word>(value));
    if (value >> 32) words.push_back(static_cast<Word>(value >> 32));
}

}  // namespace scixx::core::detail
