// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <scixx/core/detail/entropy.hpp>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/error.hpp>
#include <vector>

namespace scixx::core {

/// Mixes entropy of any size and quality into the initial state of a generator, and spawns independent children.
///
/// The hash is that of M. E. O'Neill's seed_seq_fe ("Developing a seed_seq alternative", 2015) with a pool of four
/// words, so that the states are NumPy's. @see numpy.random.SeedSequence.
class SeedSequence {
public:
    /// Entropy from the operating system (128 bits, kept in entropy()).
    template <class = void>
    SeedSequence() {
        entropy_.resize(4);
        detail::read_entropy(entropy_.data(), entropy_.size());
        mix();
    }
    /// @param entropy  a non-negative integer. @throws std::invalid_argument when negative.
    template <std::integral I>
    explicit SeedSequence(I entropy) {
        if constexpr (std::signed_integral<I>)
            require(entropy >= 0, "SeedSequence", "entropy must be non-negative, got ", entropy);
        detail::append_words(static_cast<std::uint64_t>(entropy), entropy_);
        mix();
    }
    /// @param entropy    a list of integers. An integer beyond 64 bits is given by its 32-bit words, lowest first.
    /// @param spawn_key  the path from the root of a tree of sequences to this one.
    template <class = void>
    explicit SeedSequence(const std::vector<std::uint64_t>& entropy, std::vector<std::uint32_t> spawn_key = {})
        : spawn_key_(std::move(spawn_key)) {
        for (const std::uint64_t value : entropy) detail::append_words(value, entropy_);
        mix();
    }

    /// `count` words of state; always the same ones.
    template <class Word>
        requires(std::same_as<Word, std::uint32_t> || std::same_as<Word, std::uint64_t>)
    [[nodiscard]] std::vector<Word> generate_state(std::size_t count) const {
        std::vector<Word> out(count);
        std::uint32_t constant = 0x8b51f9ddU;
        std::size_t source = 0;
        const auto next = [&]() -> Word {
            std::uint32_t word = pool_[source++ % pool_.size()] ^ constant;
            constant *= 0x58f38dedU;
            word *= constant;
            return word ^ (word >> 16);
        };
        for (Word& word : out) {
            word = next();
            if constexpr (sizeof(Word) == 8) word |= next() << 32;
        }
        return out;
    }

    /// `count` sequences that are independent of each other, of this one and of those spawned before.
    template <class S = SeedSequence>
    [[nodiscard]] std::vector<S> spawn(std::size_t count) {
        std::vector<S> children;
        children.reserve(count);
        for (; count > 0; --count) {
            S child(*this);
            child.spawn_key_.push_back(children_++);
            child.children_ = 0;
            child.mix();
            children.push_back(std::move(child));
        }
        return children;
    }

    /// The entropy as 32-bit words, lowest first.
    [[nodiscard]] const std::vector<std::uint32_t>& entropy() const noexcept { return entropy_; }
    [[nodiscard]] const std::vector<std::uint32_t>& spawn_key() const noexcept { return spawn_key_; }
    [[nodiscard]] std::uint32_t n_children_spawned() const noexcept { return children_; }

private:
    template <class Word = std::uint32_t>
    void mix() {
        std::vector<Word> words = entropy_;
        if (!spawn_key_.empty() && words.size() < pool_.size()) words.resize(pool_.size());
        for (const std::uint32_t word : spawn_key_) words.push_back(word);

        std::uint32_t constant = 0x43b0d7e5U;
        const auto hashed = [&](std::uint32_t value) {
            value ^= constant;
            constant *= 0x931e8875U;
            value *= constant;
            return value ^ (value >> 16);
        };
        const auto stir = [&](std::uint32_t& into, std::uint32_t value) {
            const std::uint32_t mixed = 0xca01f9ddU * into - 0x4973f715U * hashed(value);
            into = mixed ^ (mixed >> 16);
        };
        for (std::size_t i = 0; i < pool_.size(); ++i) pool_[i] = hashed(i < words.size() ? words[i] : 0);
        for (std::size_t from = 0; from < pool_.size(); ++from)
            for (std::size_t to = 0; to < pool_.size(); ++to)
                if (from != to) stir(pool_[to], pool_[from]);
        for (std::size_t from = pool_.size(); from < words.size(); ++from)
            for (std::uint32_t& to : pool_) stir(to, words[from]);
    }

    std::vector<std::uint32_t> entropy_, spawn_key_;
    std::array<std::uint32_t, 4> pool_{};
    std::uint32_t children_ = 0;
};

}  // namespace scixx::core
