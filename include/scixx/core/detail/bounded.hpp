// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/dims.hpp>
#include <type_traits>

namespace scixx::core::detail {

/// How a random word becomes an integer in [0, range].
enum class Rejection {
    masked,  ///< the low bits, drawn again when above range (NumPy's RandomState)
    lemire,  ///< high half of word * (range + 1), drawn again when biased (D. Lemire, ACM TOMACS 29 (2019) 3;
             ///< Generator)
};

/// Uniform integers in [0, range] with words of type Word from `next`.
template <class Word, class Next>
[[nodiscard]] inline Word bounded_word(Next&& next, Word range, Rejection rejection) noexcept {
    if (rejection == Rejection::masked) {
        const auto mask = static_cast<Word>(bit_mask(range));
        Word value = next() & mask;
        while (value > range) value = next() & mask;
        return value;
    }
    const auto choices = static_cast<Word>(range + 1);
    const auto multiply = [choices](Word word) {
        struct Halves {
            Word high, low;
        };
        if constexpr (sizeof(Word) == 8) {
            const Wide both = Wide::product(word, choices);
            return Halves{both.high, both.low};
        } else {
            const std::uint64_t both = std::uint64_t{word} * choices;
            return Halves{static_cast<Word>(both >> (8 * sizeof(Word))), static_cast<Word>(both)};
        }
    };
    auto product = multiply(next());
    if (product.low < choices) {
        const auto biased = static_cast<Word>(static_cast<Word>(std::numeric_limits<Word>::max() - range) % choices);
        while (product.low < biased) product = multiply(next());
    }
    return product.high;
}

/// Uniform integer in [0, range]; a range of at most 32 bits takes 32-bit words.
template <class Engine>
[[nodiscard]] std::uint64_t bounded(Engine& engine, std::uint64_t range, Rejection rejection) noexcept {
    constexpr std::uint64_t little = 0xffffffffU;
    const auto next32 = [&] { return engine.next32(); };
    const auto next64 = [&] { return engine.next64(); };
    if (range == 0) return 0;
    if (range < little) return bounded_word(next32, static_cast<std::uint32_t>(range), rejection);
    if (range == little) return engine.next32();
    if (range == std::numeric_limits<std::uint64_t>::max()) return engine.next64();
    return bounded_word(next64, range, rejection);
}

/// A run of uniform integers low + [0, range]. Types below 32 bits split 32-bit words, from the low end to the high
/// one; the rest of the last word is dropped at the end of a call, with this object.
template <class T, class Engine>
class BoundedDraw {
public:
    BoundedDraw(Engine& engine, T low, std::uint64_t range, Rejection rejection)
        : engine_(engine), low_(low), range_(range), rejection_(rejection) {}

    void operator()(T* out, Index count) noexcept {
        if constexpr (sizeof(T) >= 4)
            if (range_ > 0 && range_ < std::numeric_limits<std::uint32_t>::max() && count >= 8) {
                rejection_ == Rejection::lemire ? fill_lemire(out, count) : fill_masked(out, count);
                return;
            }
        for (Index i = 0; i < count; ++i) out[i] = one();
    }

private:
    static constexpr Index ahead = 256;

    // Every value takes at least one word, so as many words as values are missing can be drawn at once. A rejected word
    // is overwritten by the next one: a branch on it would be mispredicted.
    void fill_masked(T* out, Index count) noexcept {
        const auto range = static_cast<std::uint32_t>(range_), mask = static_cast<std::uint32_t>(bit_mask(range_));
        std::uint32_t words[ahead];
        while (count > 0) {
            const Index run = count < ahead ? count : ahead;
            engine_.fill(words, run);
            Index kept = 0;
            for (Index i = 0; i < run; ++i) {
                const std::uint32_t value = words[i] & mask;
                out[kept] = shifted(value);
                kept += value <= range;
            }
            out += kept;
            count -= kept;
        }
    }
    void fill_lemire(T* out, Index count) noexcept {
        const auto range = static_cast<std::uint32_t>(range_), choices = range + 1;
        const std::uint32_t biased = (std::numeric_limits<std::uint32_t>::max() - range) % choices;
        // A local copy: `out` may alias low_ as far as the compiler knows.
        const auto low = static_cast<std::uint64_t>(low_);
        std::uint32_t words[ahead];
        while (count > 0) {
            const Index run = count < ahead ? count : ahead;
            engine_.fill(words, run);
            // Subtracting `biased` from a product borrows from the high half where the low half is smaller.
            std::uint64_t borrowed = 0;
            for (Index i = 0; i < run; ++i) {
                const std::uint64_t product = std::uint64_t{words[i]} * choices;
                borrowed |= (product - biased) ^ product;
                out[i] = static_cast<T>(low + (product >> 32));
            }
            Index kept = run;
            if (borrowed >> 32 != 0) {
                kept = 0;
                for (Index i = 0; i < run; ++i) {
                    const std::uint64_t product = std::uint64_t{words[i]} * choices;
                    out[kept] = static_cast<T>(low + (product >> 32));
                    kept += static_cast<std::uint32_t>(product) >= biased;
                }
            }
            out += kept;
            count -= kept;
        }
    }

    T one() noexcept {
        if constexpr (std::same_as<T, bool>)
            return range_ == 0 ? low_ : piece<1>() != 0;
        else if constexpr (sizeof(T) == 8)
            return shifted(bounded(engine_, range_, rejection_));
        else if constexpr (sizeof(T) == 4)
            return shifted(narrow<std::uint32_t>([this] { return engine_.next32(); }));
        else if constexpr (sizeof(T) == 2)
            return shifted(narrow<std::uint16_t>([this] { return static_cast<std::uint16_t>(piece<16>()); }));
        else
            return shifted(narrow<std::uint8_t>([this] { return static_cast<std::uint8_t>(piece<8>()); }));
    }

    template <class Word, class Next>
    Word narrow(Next next) noexcept {
        if (range_ == 0) return 0;
        if (range_ == std::numeric_limits<Word>::max()) return next();
        return bounded_word(next, static_cast<Word>(range_), rejection_);
    }

    T shifted(std::uint64_t value) const noexcept {
        return static_cast<T>(static_cast<std::uint64_t>(low_) + value);  // modulo 2^64, so signed types are right too
    }

    template <int Bits>
    std::uint32_t piece() noexcept {
        if (pieces_ == 0) {
            word_ = engine_.next32();
            pieces_ = 32 / Bits;
        } else {
            word_ >>= Bits;
        }
        --pieces_;
        return word_ & ((1U << Bits) - 1U);
    }

    Engine& engine_;
    T low_;
    std::uint64_t range_;
    Rejection rejection_;
    std::uint32_t word_ = 0;
    int pieces_ = 0;
};

/// The type of the bounds of integers of type T.
template <class T>
using BoundOf = std::conditional_t<std::same_as<T, std::uint64_t>, std::uint64_t, std::int64_t>;

/// Checks the bounds low <= high (both included) of integers of type T and returns high - low.
/// @throws std::invalid_argument when a bound is not a T, or nothing lies between them.
template <class T>
[[nodiscard]] std::uint64_t bounded_range(const char* function, BoundOf<T> low, BoundOf<T> high, bool endpoint) {
    using Limits = std::numeric_limits<T>;
    require(endpoint ? low <= high : low < high, function, "low must be below high, got ", low, " and ", high);
    require(low >= static_cast<BoundOf<T>>(Limits::min()), function, "low is out of bounds for the type, got ", low);
    const BoundOf<T> last = endpoint ? high : static_cast<BoundOf<T>>(high - 1);
    require(last <= static_cast<BoundOf<T>>(Limits::max()), function, "high is out of bounds for the type, got ", high);
    return static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(low);
}

}  // namespace scixx::core::detail
