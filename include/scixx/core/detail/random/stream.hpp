// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>
#include <scixx/core/detail/bounded.hpp>
#include <scixx/core/detail/sampling.hpp>
#include <scixx/core/detail/ziggurat.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/pcg64.hpp>
#include <scixx/core/random_stream.hpp>
#include <utility>

namespace scixx::core::detail {

// The stream of a Generator: its engine directly, which compiles in a third of the time of its public draws.
template <class G>
class EngineStream {
public:
    explicit EngineStream(G& generator) : engine_(generator.bit_generator()) {}

    void integers(Index high, std::uint32_t* out, Index count) {
        BoundedDraw<std::uint32_t, PCG64>(engine_, 0, static_cast<std::uint64_t>(high - 1), Rejection::lemire)(out,
                                                                                                               count);
    }
    void shuffle(std::uint32_t* out, Index size) {
        if (size == 2) {  // the lines of paired samples
            if (bounded(engine_, 1, Rejection::masked) == 0) std::swap(out[0], out[1]);
            return;
        }
        shuffle_positions(size, 1, MaskedDraw<PCG64>{&engine_}, [=](Index i, Index j) { std::swap(out[i], out[j]); });
    }
    void permute_lines(std::uint32_t* lines, Index size, Index count) {
        for (; count > 0; --count, lines += size) shuffle(lines, size);
    }
    void uniform(double* out, Index count) {
        for (Index i = 0; i < count; ++i) out[i] = engine_.next_double();
    }
    void normal(double* out, Index count) { fill_normal(engine_, out, count); }

private:
    PCG64& engine_;
};

// The stream of a RandomState by its public draws.
template <class G>
class LegacyStream {
public:
    explicit LegacyStream(G& generator) : generator_(generator) {}

    void integers(Index high, std::uint32_t* out, Index count) {
        generator_.template randint<std::uint32_t>(0, high, Map<std::uint32_t>(out, count));
    }
    void shuffle(std::uint32_t* out, Index size) { generator_.shuffle(Map<std::uint32_t>(out, size)); }
    void permute_lines(std::uint32_t* lines, Index size, Index count) {
        // RandomState has no such draw: uniform numbers are ranked, as SciPy does it then.
        List<double> keys(size);
        List<std::uint32_t> order(size), line(size);
        for (; count > 0; --count, lines += size) {
            uniform(keys.data(), size);
            std::iota(order.begin(), order.end(), 0U);
            std::sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
            std::copy(lines, lines + size, line.begin());
            for (Index i = 0; i < size; ++i) lines[i] = line[order[i]];
        }
    }
    void uniform(double* out, Index count) { generator_.random(Map<double>(out, count)); }
    void normal(double* out, Index count) { generator_.standard_normal(Map<double>(out, count)); }

private:
    template <class T>
    using Map = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
    G& generator_;
};

// A generator as a RandomStream: the caller's (Held is a reference) or one of its own.
template <class G, class Held>
class StreamOf final : public RandomStream {
public:
    explicit StreamOf(Held generator) : generator_(static_cast<Held&&>(generator)), stream_(generator_) {}
    StreamOf(const StreamOf&) = delete;
    StreamOf& operator=(const StreamOf&) = delete;

    void integers(Index high, std::uint32_t* out, Index count) override {
        if (count > 0) stream_.integers(high, out, count);
    }
    void permutation(Index size, std::uint32_t* out) override {
        std::iota(out, out + size, 0U);
        stream_.shuffle(out, size);
    }
    void permute_lines(std::uint32_t* lines, Index size, Index count) override {
        stream_.permute_lines(lines, size, count);
    }
    void uniform(double* out, Index count) override {
        if (count > 0) stream_.uniform(out, count);
    }
    void normal(double* out, Index count) override {
        if (count > 0) stream_.normal(out, count);
    }
    [[nodiscard]] std::unique_ptr<RandomStream> clone() const override {
        return std::make_unique<StreamOf<G, G>>(G(generator_));
    }

    [[nodiscard]] const PCG64* engine() const override {
        if constexpr (leaps)
            return &const_cast<G&>(generator_).bit_generator();
        else
            return nullptr;
    }
    [[nodiscard]] std::unique_ptr<RandomStream> ahead(std::uint64_t count) const override {
        if constexpr (leaps) {
            G copy(generator_);
            copy.bit_generator().skip32(count);
            return std::make_unique<StreamOf<G, G>>(std::move(copy));
        } else {
            static_cast<void>(count);
            return nullptr;
        }
    }
    [[nodiscard]] bool same_place(const RandomStream& other) const override {
        return engine() != nullptr && other.engine() != nullptr && *engine() == *other.engine();
    }
    void move_to(const RandomStream& other) override {
        if constexpr (leaps)
            if (other.engine() != nullptr) generator_.bit_generator() = *other.engine();
    }
    [[nodiscard]] std::unique_ptr<RandomStream> spawn() override {
        if constexpr (requires(G& g) { g.spawn(1); }) {
            return std::make_unique<StreamOf<G, G>>(std::move(generator_.spawn(1).front()));
        } else {
            std::uint32_t seed;
            stream_.integers(0xffffffff, &seed, 1);
            return std::make_unique<StreamOf<G, G>>(G(seed));
        }
    }

private:
    static constexpr bool leaps = requires(G& g) { g.bit_generator(); };
    struct Pick {
        template <class H>
        static auto of(H& g) {
            if constexpr (requires { g.bit_generator(); })
                return EngineStream<H>(g);
            else
                return LegacyStream<H>(g);
        }
    };
    Held generator_;
    decltype(Pick::of(std::declval<G&>())) stream_;
};

}  // namespace scixx::core::detail
