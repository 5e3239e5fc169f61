// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <scixx/core/detail/bounded.hpp>
#include <scixx/core/detail/draw.hpp>
#include <scixx/core/detail/entropy.hpp>
#include <scixx/core/detail/mt19937.hpp>
#include <scixx/core/detail/sampling.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_variates.hpp>
#include <vector>

namespace scixx::core {

/// Options of RandomState::choice.
struct RandomChoiceOptions {
    bool replace = true;   ///< whether an entry may be drawn more than once
    Probabilities p = {};  ///< probability of each entry; equal ones when not given
};

/// NumPy's classic random numbers (Mersenne Twister), the same stream for the same seed, bit for bit: a script that
/// calls numpy.random.seed(s) is translated by `RandomState rng(s)`.
///
/// In every draw `size...` stands for NumPy's size=: nothing for one value, a length for an Eigen::ArrayXd, numbers of
/// rows and columns for an Eigen::ArrayXXd, or a destination (any Eigen object or Tensor in memory) that is filled.
/// Values are laid down in C order, so that element (i, j) is NumPy's whatever the storage order. A copy continues
/// the stream on its own. Also a standard UniformRandomBitGenerator. One object must not be used by two threads at
/// once. NumPy calls the platform's log in normal and other variates, and so do these: its last bit is the libm's. With
/// glibc they are NumPy's on Linux to the bit; elsewhere some normal variate in 5000 differs in its last bit. (A
/// correctly rounded log of our own would be the same everywhere, and differ from glibc's for one r in 1100.)
///
/// @see numpy.random.RandomState. Parameters are scalars here; NumPy also broadcasts arrays of them.
class RandomState : public RandomVariates<RandomState> {
public:
    using result_type = std::uint32_t;

    /// Seeded by the operating system.
    template <class Word = std::uint32_t>
    RandomState() : engine_(0U) {
        std::vector<Word> key(8);
        detail::read_entropy(key.data(), key.size());
        engine_.seed(key);
    }
    /// @param seed  0 <= seed < 2^32. @throws std::invalid_argument outside.
    template <std::integral I>
    explicit RandomState(I seed) : engine_(checked(seed)) {}
    /// @param seed  words, at least one. @throws std::invalid_argument when empty.
    explicit RandomState(const std::vector<std::uint32_t>& seed) : engine_(0U) { this->seed(seed); }

    /// Starts again as a new RandomState(seed).
    template <std::integral I>
    void seed(I seed) {
        engine_.seed(checked(seed));
        has_gauss_ = false;
    }
    void seed(const std::vector<std::uint32_t>& seed) {
        require(!seed.empty(), "RandomState.seed", "seed must not be empty");
        engine_.seed(seed);
        has_gauss_ = false;
    }

    static constexpr result_type min() noexcept { return 0; }
    static constexpr result_type max() noexcept { return std::numeric_limits<result_type>::max(); }
    result_type operator()() noexcept { return engine_.next32(); }

    /// Uniform in [0, 1), multiples of 2^-53.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto random_sample(Size&&... size) {
        return detail::draw<double>("RandomState.random_sample", uniform_run(), std::forward<Size>(size)...);
    }
    /// As random_sample.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto random(Size&&... size) {
        return random_sample(std::forward<Size>(size)...);
    }
    /// As random_sample.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto rand(Size&&... size) {
        return random_sample(std::forward<Size>(size)...);
    }

    /// Uniform in [low, high). @throws std::invalid_argument when high - low is not finite.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto uniform(double low = 0, double high = 1, Size&&... size) {
        const double range = high - low;
        require(std::isfinite(range), "RandomState.uniform", "high - low must be finite, got ", low, " and ", high);
        const auto run = [=, this](double* out, Index count) {
            engine_.fill_double(out, count);
            detail::scale_and_shift(out, count, range, low);
        };
        return detail::draw<double>("RandomState.uniform", run, std::forward<Size>(size)...);
    }

    /// Normal with mean 0 and standard deviation 1, by Marsaglia's polar method: pairs, the second one kept for later.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto standard_normal(Size&&... size) {
        const auto run = [this](double* out, Index count) { fill_normal(out, count); };
        return detail::draw<double>("RandomState.standard_normal", run, std::forward<Size>(size)...);
    }
    /// As standard_normal.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto randn(Size&&... size) {
        return standard_normal(std::forward<Size>(size)...);
    }

    /// Normal with mean `loc` and standard deviation `scale`. @throws std::invalid_argument when scale is negative.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto normal(double loc = 0, double scale = 1, Size&&... size) {
        detail::require_scale("RandomState.normal", scale);
        const auto run = [=, this](double* out, Index count) {
            fill_normal(out, count);
            detail::scale_and_shift(out, count, scale, loc);
        };
        return detail::draw<double>("RandomState.normal", run, std::forward<Size>(size)...);
    }

    /// Exponential with mean 1, by inversion.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto standard_exponential(Size&&... size) {
        return exponential(1.0, std::forward<Size>(size)...);
    }

    /// Exponential with mean `scale`. @throws std::invalid_argument when scale is negative.
    template <class... Size>
        requires detail::DrawSize<double, Size...>
    auto exponential(double scale = 1, Size&&... size) {
        detail::require_scale("RandomState.exponential", scale);
        const auto run = [=, this](double* out, Index count) {
            engine_.fill_double(out, count);
            for (Index i = 0; i < count; ++i) out[i] = -std::log(1.0 - out[i]) * scale;
        };
        return detail::draw<double>("RandomState.exponential", run, std::forward<Size>(size)...);
    }

    /// Uniform integers of type T (an integer type or bool) in [low, high), by masking and rejection.
    /// @throws std::invalid_argument when nothing lies in the range or a bound is not a T.
    template <class T = std::int64_t, class... Size>
        requires(std::integral<T> && detail::DrawSize<T, Size...>)
    auto randint(detail::BoundOf<T> low, detail::BoundOf<T> high, Size&&... size) {
        const std::uint64_t range = detail::bounded_range<T>("RandomState.randint", low, high, false);
        detail::BoundedDraw<T, detail::Mt19937> run(engine_, static_cast<T>(low), range, detail::Rejection::masked);
        return detail::draw<T>("RandomState.randint", run, std::forward<Size>(size)...);
    }
    /// One integer in [0, high).
    template <class T = std::int64_t>
        requires(std::integral<T>)
    T randint(detail::BoundOf<T> high) {
        return randint<T>(0, high);
    }

    /// The numbers 0 .. size-1 in random order. @throws std::invalid_argument when size is negative.
    template <class I = Index>
    [[nodiscard]] Eigen::ArrayX<I> permutation(Index size) {
        require(size >= 0, "RandomState.permutation", "size must not be negative, got ", size);
        return detail::permutation<I>(size, index_draw());
    }
    /// A copy of `a` with its entries (rank 1) or slices along axis 0 in random order.
    template <ArrayLike A>
    [[nodiscard]] PlainOf<A> permutation(const A& a) {
        PlainOf<A> out = detail::take_all(a);
        shuffle(out);
        return out;
    }
    /// Brings the entries (rank 1) or slices along axis 0 of `a` into random order.
    template <DirectArray A>
    void shuffle(A&& a) {
        detail::shuffle(core::view(a), 0, index_draw());
    }

    /// One of 0 .. a-1. @throws std::invalid_argument for an empty population or probabilities p that are none.
    template <class I = Index>
    I choice(Index a, const RandomChoiceOptions& options = {}) {
        return choice<I>(a, 1, options)[0];
    }
    /// `size` of 0 .. a-1.
    template <class I = Index>
    [[nodiscard]] Eigen::ArrayX<I> choice(Index a, Index size, const RandomChoiceOptions& options = {}) {
        const char* function = "RandomState.choice";
        detail::check_choice(function, a, size, options.replace);
        if (options.p.given()) {
            detail::check_probabilities(function, a, options.p);
            return detail::weighted_choice<I>(function, size, options.replace, options.p.list(), uniform_run());
        }
        if (!options.replace) return permutation<I>(a).head(size);
        if (size == 0) return {};
        return randint<I>(0, a, size);
    }
    /// `size` entries of `a` (rank 1).
    template <ArrayLike A>
        requires(rank_of<A> == 1)
    [[nodiscard]] PlainOf<A> choice(const A& a, Index size, const RandomChoiceOptions& options = {}) {
        return detail::take(a, choice(static_cast<Index>(a.size()), size, options), 0);
    }

private:
    friend class RandomVariates<RandomState>;
    struct Stream {
        static constexpr bool legacy = true;
        RandomState* state;
        double uniform() const noexcept { return state->engine_.next_double(); }
        double normal() const noexcept {
            double value;
            state->fill_normal(&value, 1);
            return value;
        }
        double exponential() const noexcept { return -std::log(1.0 - uniform()); }
    };
    Stream stream() noexcept { return {this}; }

    template <std::integral I>
    static std::uint32_t checked(I seed) {
        const bool fits = seed >= I(0) && static_cast<std::uint64_t>(seed) <= 0xffffffffU;
        require(fits, "RandomState.seed", "seed must be between 0 and 2**32 - 1, got ", seed);
        return static_cast<std::uint32_t>(seed);
    }

    struct UniformRun {
        detail::Mt19937* engine;
        void operator()(double* out, Index count) const noexcept { engine->fill_double(out, count); }
    };
    UniformRun uniform_run() noexcept { return {&engine_}; }
    detail::MaskedDraw<detail::Mt19937> index_draw() noexcept { return {&engine_}; }

    /// Two variates x f, y f from a uniform point (x, y) of the unit disc with r = x^2 + y^2, f = sqrt(-2 log(r) / r).
    void fill_normal(double* out, Index count) noexcept {
        Index i = 0;
        if (has_gauss_ && count > 0) {
            out[i++] = gauss_;
            has_gauss_ = false;
        }
        while (i < count) {
            double x, y, r;
            do {
                x = 2.0 * engine_.next_double() - 1.0;
                y = 2.0 * engine_.next_double() - 1.0;
                r = detail::rounded(x * x) + detail::rounded(y * y);
            } while (r >= 1.0 || r == 0.0);
            const double f = std::sqrt(-2.0 * std::log(r) / r);
            out[i++] = f * y;
            if (i < count) {
                out[i++] = f * x;
            } else {
                gauss_ = f * x;
                has_gauss_ = true;
            }
        }
    }

    detail::Mt19937 engine_;
    double gauss_ = 0;
    bool has_gauss_ = false;
};

}  // namespace scixx::core
