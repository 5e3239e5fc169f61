// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/detail/ziggurat_tables.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::core::detail {

/// Words of an engine as the ziggurats take them: 64 bits for double, 32 bits for float.
template <class T, class Engine>
struct ZigguratSource {
    Engine& engine;
    auto word() noexcept {
        if constexpr (std::same_as<T, double>)
            return engine.next64();
        else
            return engine.next32();
    }
    T uniform() noexcept {
        if constexpr (std::same_as<T, double>)
            return engine.next_double();
        else
            return engine.next_float();
    }
};

/// As above over words that were drawn ahead in one go. Every variate takes at least one word, so as many words as
/// variates are missing can be drawn without taking one too many.
template <class Engine>
class BlockSource {
public:
    BlockSource(Engine& engine, std::ptrdiff_t missing) : engine_(engine), missing_(missing) {}
    std::uint64_t word() noexcept {
        if (next_ == end_) {
            end_ = missing_ < size ? missing_ : size;
            engine_.fill(words_, end_);
            next_ = 0;
        }
        return words_[next_++];
    }
    double uniform() noexcept { return Engine::to_double(word()); }
    void done() noexcept { --missing_; }

private:
    static constexpr std::ptrdiff_t size = 64;
    Engine& engine_;
    std::ptrdiff_t missing_, next_ = 0, end_ = 0;
    std::uint64_t words_[size];
};

/// A standard normal variate by the ziggurat of 256 strips (Marsaglia and Tsang 2000; tail of Marsaglia 1964).
template <class T, class Source>
[[nodiscard]] T normal_variate(Source& source) noexcept {
    using Strips = NormalZiggurat<T>;
    constexpr T r = T(3.6541528853610087963519472518L), inverse_r = T(0.27366123732975827203338247596L);
    constexpr bool wide = std::same_as<T, double>;
    using Signed = std::conditional_t<wide, std::int64_t, std::int32_t>;
    for (;;) {
        const auto word = source.word();
        const auto strip = static_cast<unsigned>(word & 0xff);
        const bool negative = (word >> 8) & 1;
        const auto magnitude = wide ? (word >> 9) & 0x000fffffffffffffU : word >> 9;
        const T size = static_cast<T>(static_cast<Signed>(magnitude)) * Strips::w[strip];
        const T x = negative ? -size : size;
        if (magnitude < Strips::k[strip]) [[likely]]
            return x;
        if (strip == 0) {
            for (;;) {
                const T beyond = rounded(-inverse_r * std::log1p(-source.uniform()));
                const T y = -std::log1p(-source.uniform());
                if (y + y > beyond * beyond) return (magnitude >> 8) & 1 ? -(r + beyond) : r + beyond;
            }
        }
        const T height = rounded((Strips::f[strip - 1] - Strips::f[strip]) * source.uniform()) + Strips::f[strip];
        if (static_cast<double>(height) < std::exp(-0.5 * static_cast<double>(x) * static_cast<double>(x))) return x;
    }
}

/// A standard exponential variate by the ziggurat of 256 strips.
template <class T, class Source>
[[nodiscard]] T exponential_variate(Source& source) noexcept {
    using Strips = ExponentialZiggurat<T>;
    constexpr T r = T(7.69711747013104971404462804811408952334296818528283253278834867283241051210533L);
    constexpr bool wide = std::same_as<T, double>;
    using Signed = std::conditional_t<wide, std::int64_t, std::int32_t>;
    for (;;) {
        auto word = source.word();
        word >>= wide ? 3 : 1;
        const auto strip = static_cast<unsigned>(word & 0xff);
        word >>= 8;
        const T x = static_cast<T>(static_cast<Signed>(word)) * Strips::w[strip];
        if (word < Strips::k[strip]) [[likely]]
            return x;
        if (strip == 0) return r - std::log1p(-source.uniform());
        const T height = rounded((Strips::f[strip - 1] - Strips::f[strip]) * source.uniform()) + Strips::f[strip];
        if (height < std::exp(-x)) return x;
    }
}

/// A run of variates.
template <class T, class Engine>
void fill_normal(Engine& engine, T* out, std::ptrdiff_t count) noexcept {
    if constexpr (std::same_as<T, double>)
        if (count >= 8) {
            BlockSource<Engine> block(engine, count);
            for (std::ptrdiff_t i = 0; i < count; ++i, block.done()) out[i] = normal_variate<double>(block);
            return;
        }
    ZigguratSource<T, Engine> source{engine};
    for (std::ptrdiff_t i = 0; i < count; ++i) out[i] = normal_variate<T>(source);
}
template <class T, class Engine>
void fill_exponential(Engine& engine, T* out, std::ptrdiff_t count) noexcept {
    if constexpr (std::same_as<T, double>)
        if (count >= 8) {
            BlockSource<Engine> block(engine, count);
            for (std::ptrdiff_t i = 0; i < count; ++i, block.done()) out[i] = exponential_variate<double>(block);
            return;
        }
    ZigguratSource<T, Engine> source{engine};
    for (std::ptrdiff_t i = 0; i < count; ++i) out[i] = exponential_variate<T>(source);
}

}  // namespace scixx::core::detail
