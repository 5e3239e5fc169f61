// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <scixx/core/detail/random/stream.hpp>
#include <scixx/core/generator.hpp>
#include <scixx/core/random_stream.hpp>
#include <type_traits>

namespace scixx::core {

/// Where a function takes its random numbers from, SciPy's `rng=`: a Generator or RandomState of the caller's, which
/// moves on; a seed, for a Generator of the function's own; or nothing, for one that the operating system seeds.
///
///     bootstrap(x, mean, {.rng = generator});
///     bootstrap(x, mean, {.rng = 42});  // the same numbers in every call
///
/// A generator has to outlive the object. SciPy's older `random_state=` makes a RandomState of an integer; that is
/// `RandomState state(42)` and `.rng = state` here.
class Rng {
public:
    Rng() = default;
    /// @param seed a non-negative integer. @throws std::invalid_argument when negative.
    template <std::integral I>
    Rng(I seed)  // NOLINT(google-explicit-constructor): as in Python
        : seed_(static_cast<std::uint64_t>(seed)), seeded_(true) {
        require(seed >= I(0), "rng", "a seed must not be negative, got ", seed);
    }
    template <class G>
        requires(!std::is_const_v<G> && requires(G& g) { g.standard_normal(); })
    Rng(G& generator)  // NOLINT(google-explicit-constructor): as in Python
        : generator_(&generator), open_([](void* g) -> std::unique_ptr<RandomStream> {
              return std::make_unique<detail::StreamOf<G, G&>>(*static_cast<G*>(g));
          }) {}

    /// The stream to draw from. A template so that a file which draws nothing compiles nothing of it.
    template <class G = Generator>
    [[nodiscard]] std::unique_ptr<RandomStream> open() const {
        if (open_) return open_(generator_);
        return std::make_unique<detail::StreamOf<G, G>>(seeded_ ? G(seed_) : G());
    }

private:
    std::uint64_t seed_ = 0;
    bool seeded_ = false;
    void* generator_ = nullptr;
    std::unique_ptr<RandomStream> (*open_)(void*) = nullptr;
};

}  // namespace scixx::core
