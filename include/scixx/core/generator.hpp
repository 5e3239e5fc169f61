// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <scixx/core/detail/bounded.hpp>
#include <scixx/core/detail/draw.hpp>
#include <scixx/core/detail/sampling.hpp>
#include <scixx/core/detail/ziggurat.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/pcg64.hpp>
#include <scixx/core/random_variates.hpp>
#include <vector>

namespace scixx::core {

/// How Generator draws exponential variates.
enum class ExponentialMethod {
    zig,  ///< ziggurat
    inv,  ///< inversion, -log(1 - u)
};

/// Options of Generator::integers.
struct IntegersOptions {
    bool endpoint = false;  ///< whether `high` itself belongs to the range
};

/// Options of Generator::choice.
struct ChoiceOptions {
    bool replace = true;   ///< whether an entry may be drawn more than once
    Probabilities p = {};  ///< probability of each entry; equal ones when not given
    int axis = 0;          ///< axis of the slices that are drawn from an array
    bool shuffle = true;   ///< without replacement and p: whether the order is random too, or only the set
};

/// NumPy's modern random numbers over PCG64, the same stream for the same seed, bit for bit.
///
/// In every draw `size...` stands for NumPy's size=: nothing for one value, a length for an Eigen::ArrayX<T>, numbers
/// of rows and columns for an Eigen::ArrayXX<T>, or a destination (any Eigen object or Tensor in memory) that is
/// filled. Values are laid down in C order, so that element (i, j) is NumPy's whatever the storage order. NumPy's
/// dtype= is the template argument: random<float>(5), integers<std::uint8_t>(0, 256, 5). A copy continues the stream on
/// its own. Also a standard UniformRandomBitGenerator. One object must not be used by two threads at once: spawn()
/// gives each its own. Where NumPy calls log, exp or pow, the platform's libm decides about the last bit, as it does
/// there; normal and exponential variates do so in the tail and at the border of the ziggurat only.
///
/// @see numpy.random.Generator. Parameters are scalars here; NumPy also broadcasts arrays of them.
class Generator : public RandomVariates<Generator> {
public:
    using result_type = std::uint64_t;

    /// Seeded by the operating system.
    template <class = void>
    Generator() : Generator(SeedSequence()) {}
    template <class = void>
    explicit Generator(SeedSequence seed) : seed_(std::move(seed)), engine_(seed_) {}
    /// @param seed  a non-negative integer. @throws std::invalid_argument when negative.
    template <std::integral I>
    explicit Generator(I seed) : Generator(SeedSequence(seed)) {}
    template <class = void>
    explicit Generator(const std::vector<std::uint64_t>& seed) : Generator(SeedSequence(seed)) {}

    static constexpr result_type min() noexcept { return PCG64::min(); }
    static constexpr result_type max() noexcept { return PCG64::max(); }
    result_type operator()() noexcept { return engine_.next64(); }

    /// The source of bits, for instance to advance it.
    [[nodiscard]] PCG64& bit_generator() noexcept { return engine_; }
    /// `count` generators with streams independent of this one.
    template <class G = Generator>
    [[nodiscard]] std::vector<G> spawn(std::size_t count) {
        std::vector<G> children;
        for (SeedSequence& seed : seed_.spawn(count)) children.emplace_back(std::move(seed));
        return children;
    }

    /// Uniform in [0, 1), multiples of 2^-53 (double) or 2^-24 (float).
    template <std::floating_point T = double, class... Size>
        requires(detail::DrawSize<T, Size...> && sizeof(T) <= 8)
    auto random(Size&&... size) {
        const auto run = [this](T* out, Index count) { fill_uniform(out, count); };
        return detail::draw<T>("Generator.random", run, std::forward<Size>(size)...);
    }

    /// Uniform in [low, high). @throws std::invalid_argument when high - low is not finite.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto uniform(double low = 0, double high = 1, Size&&... size) {
        const double range = high - low;
        require(std::isfinite(range), "Generator.uniform", "high - low must be finite, got ", low, " and ", high);
        const auto run = [=, this](double* out, Index count) {
            fill_uniform(out, count);
            detail::scale_and_shift(out, count, range, low);
        };
        return detail::draw<double>("Generator.uniform", run, std::forward<Size>(size)...);
    }

    /// Normal with mean 0 and standard deviation 1, by the ziggurat method.
    template <std::floating_point T = double, class... Size>
        requires(detail::DrawSize<T, Size...> && sizeof(T) <= 8)
    auto standard_normal(Size&&... size) {
        const auto run = [this](T* out, Index count) { detail::fill_normal(engine_, out, count); };
        return detail::draw<T>("Generator.standard_normal", run, std::forward<Size>(size)...);
    }

    /// Normal with mean `loc` and standard deviation `scale`. @throws std::invalid_argument when scale is negative.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto normal(double loc = 0, double scale = 1, Size&&... size) {
        detail::require_scale("Generator.normal", scale);
        const auto run = [=, this](double* out, Index count) {
            detail::fill_normal(engine_, out, count);
            detail::scale_and_shift(out, count, scale, loc);
        };
        return detail::draw<double>("Generator.normal", run, std::forward<Size>(size)...);
    }

    /// Exponential with mean 1.
    template <std::floating_point T = double, class... Size>
        requires(detail::DrawSize<T, Size...> && sizeof(T) <= 8)
    auto standard_exponential(Size&&... size) {
        return standard_exponential<T>(ExponentialMethod::zig, std::forward<Size>(size)...);
    }
    /// Exponential with mean 1 by the method given.
    template <std::floating_point T = double, class... Size>
        requires(detail::DrawSize<T, Size...> && sizeof(T) <= 8)
    auto standard_exponential(ExponentialMethod method, Size&&... size) {
        const auto run = [=, this](T* out, Index count) {
            if (method == ExponentialMethod::zig) {
                detail::fill_exponential(engine_, out, count);
            } else {
                fill_uniform(out, count);
                for (Index i = 0; i < count; ++i) out[i] = static_cast<T>(-std::log1p(-static_cast<double>(out[i])));
            }
        };
        return detail::draw<T>("Generator.standard_exponential", run, std::forward<Size>(size)...);
    }

    /// Exponential with mean `scale`, by the ziggurat method. @throws std::invalid_argument when scale is negative.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto exponential(double scale = 1, Size&&... size) {
        detail::require_scale("Generator.exponential", scale);
        const auto run = [=, this](double* out, Index count) {
            detail::fill_exponential(engine_, out, count);
            for (Index i = 0; i < count; ++i) out[i] *= scale;
        };
        return detail::draw<double>("Generator.exponential", run, std::forward<Size>(size)...);
    }

    /// Uniform integers of type T (an integer type or bool) in [low, high), by Lemire's method.
    /// @throws std::invalid_argument when nothing lies in the range or a bound is not a T.
    template <class T = std::int64_t, class... Size>
        requires(std::integral<T> && detail::DrawSize<T, Size...>)
    auto integers(detail::BoundOf<T> low, detail::BoundOf<T> high, Size&&... size) {
        return integers<T>(low, high, IntegersOptions{}, std::forward<Size>(size)...);
    }
    /// With options: integers(1, 6, {.endpoint = true}, 100) throws a die.
    template <class T = std::int64_t, class... Size>
        requires(std::integral<T> && detail::DrawSize<T, Size...>)
    auto integers(detail::BoundOf<T> low, detail::BoundOf<T> high, const IntegersOptions& options, Size&&... size) {
        const std::uint64_t range = detail::bounded_range<T>("Generator.integers", low, high, options.endpoint);
        detail::BoundedDraw<T, PCG64> run(engine_, static_cast<T>(low), range, detail::Rejection::lemire);
        return detail::draw<T>("Generator.integers", run, std::forward<Size>(size)...);
    }
    /// One integer in [0, high).
    template <class T = std::int64_t>
        requires(std::integral<T>)
    T integers(detail::BoundOf<T> high) {
        return integers<T>(0, high);
    }

    /// The numbers 0 .. size-1 in random order. @throws std::invalid_argument when size is negative.
    template <class I = Index>
    [[nodiscard]] Eigen::ArrayX<I> permutation(Index size) {
        require(size >= 0, "Generator.permutation", "size must not be negative, got ", size);
        return detail::permutation<I>(size, shuffle_draw());
    }
    /// A copy of `a` with its slices along `axis` in random order.
    template <ArrayLike A>
    [[nodiscard]] PlainOf<A> permutation(const A& a, int axis = 0) {
        PlainOf<A> out = detail::take_all(a);
        shuffle(out, axis);
        return out;
    }
    /// Brings the slices of `a` along `axis` into random order. @throws std::invalid_argument for an axis out of
    /// bounds.
    template <DirectArray A>
    void shuffle(A&& a, int axis = 0) {
        detail::shuffle(core::view(a), normalize_axis("Generator.shuffle", axis, rank_of<A>), shuffle_draw());
    }

    /// One of 0 .. a-1. @throws std::invalid_argument for an empty population or probabilities p that are none.
    template <class I = Index>
    I choice(Index a, const ChoiceOptions& options = {}) {
        return choice<I>(a, 1, options)[0];
    }
    /// `size` of 0 .. a-1.
    template <class I = Index>
    [[nodiscard]] Eigen::ArrayX<I> choice(Index a, Index size, const ChoiceOptions& options = {}) {
        const char* function = "Generator.choice";
        detail::check_choice(function, a, size, options.replace);
        if (options.p.given()) {
            detail::check_probabilities(function, a, options.p);
            const auto uniform = [this](double* out, Index count) { fill_uniform(out, count); };
            return detail::weighted_choice<I>(function, size, options.replace, options.p.list(), uniform);
        }
        if (!options.replace) return detail::distinct_choice<I>(a, size, options.shuffle, choice_draw());
        if (size == 0) return {};
        return integers<I>(0, a, size);
    }
    /// `size` slices of `a` along options.axis.
    template <ArrayLike A>
    [[nodiscard]] PlainOf<A> choice(const A& a, Index size, const ChoiceOptions& options = {}) {
        const int axis = normalize_axis("Generator.choice", options.axis, rank_of<A>);
        const Source<ScalarOf<A>, A> source(a);
        return detail::take(a, choice(source.view().shape(axis), size, options), axis);
    }

private:
    friend class RandomVariates<Generator>;
    struct Stream {
        static constexpr bool legacy = false;
        PCG64* engine;
        double uniform() const noexcept { return engine->next_double(); }
        template <class = void>
        double normal() const noexcept {
            detail::ZigguratSource<double, PCG64> source{*engine};
            return detail::normal_variate<double>(source);
        }
        template <class = void>
        double exponential() const noexcept {
            detail::ZigguratSource<double, PCG64> source{*engine};
            return detail::exponential_variate<double>(source);
        }
        template <class = void>
        std::uint64_t interval(std::uint64_t last) const noexcept {
            return detail::bounded(*engine, last, detail::Rejection::masked);
        }
    };
    Stream stream() noexcept { return {&engine_}; }

    // NumPy draws the positions of a shuffle by masking, those of a choice by Lemire's method.
    struct ChoiceDraw {
        PCG64* engine;
        template <class = void>
        std::uint64_t operator()(std::uint64_t last) const noexcept {
            return detail::bounded(*engine, last, detail::Rejection::lemire);
        }
    };
    detail::MaskedDraw<PCG64> shuffle_draw() noexcept { return {&engine_}; }
    ChoiceDraw choice_draw() noexcept { return {&engine_}; }

    void fill_uniform(double* out, Index count) noexcept {
        std::uint64_t words[64];
        for (Index done = 0; done < count; done += 64) {
            const Index run = std::min<Index>(64, count - done);
            engine_.fill(words, run);
            for (Index i = 0; i < run; ++i) out[done + i] = PCG64::to_double(words[i]);
        }
    }
    void fill_uniform(float* out, Index count) noexcept {
        std::uint32_t words[128];
        for (Index done = 0; done < count; done += 128) {
            const Index run = std::min<Index>(128, count - done);
            engine_.fill(words, run);
            for (Index i = 0; i < run; ++i) out[done + i] = PCG64::to_float(words[i]);
        }
    }

    SeedSequence seed_;
    PCG64 engine_;
};

/// A Generator for a seed, or seeded by the operating system. @see numpy.random.default_rng.
template <class = void>
[[nodiscard]] Generator default_rng() {
    return Generator();
}
template <std::integral I>
[[nodiscard]] Generator default_rng(I seed) {
    return Generator(seed);
}
template <class = void>
[[nodiscard]] Generator default_rng(const std::vector<std::uint64_t>& seed) {
    return Generator(seed);
}

}  // namespace scixx::core
