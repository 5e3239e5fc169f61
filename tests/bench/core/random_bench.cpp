#include <scixx/core/random.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
using scixx::core::Generator;
using scixx::core::RandomState;

constexpr Eigen::Index size = 1000000;

template <class Rng, class Draw>
void row(const char* operation, const char* type, Draw draw) {
    add(operation, "1e6", type, "scixx", [draw](benchmark::State& state) {
        Rng rng(42);
        for (auto _ : state) benchmark::DoNotOptimize(draw(rng).data());
        state.SetItemsProcessed(state.iterations() * size);
    });
}

const bool rows = [] {
    row<RandomState>("RandomState.random_sample", "f64", [](auto& rng) { return rng.random_sample(size); });
    row<RandomState>("RandomState.normal", "f64", [](auto& rng) { return rng.normal(1.0, 2.0, size); });
    row<RandomState>("RandomState.randint", "i64", [](auto& rng) { return rng.randint(0, 1000, size); });
    row<RandomState>("RandomState.permutation", "i64", [](auto& rng) { return rng.permutation(size); });
    row<Generator>("Generator.random", "f64", [](auto& rng) { return rng.random(size); });
    row<Generator>("Generator.random", "f32", [](auto& rng) { return rng.template random<float>(size); });
    row<Generator>("Generator.standard_normal", "f64", [](auto& rng) { return rng.standard_normal(size); });
    row<Generator>("Generator.standard_normal", "f32",
                   [](auto& rng) { return rng.template standard_normal<float>(size); });
    row<Generator>("Generator.exponential", "f64", [](auto& rng) { return rng.exponential(2.0, size); });
    row<Generator>("Generator.integers", "i64", [](auto& rng) { return rng.integers(0, 1000, size); });
    row<Generator>("Generator.permutation", "i64", [](auto& rng) { return rng.permutation(size); });
    row<Generator>("Generator.choice distinct", "i64",
                   [](auto& rng) { return rng.choice(size, 10000, {.replace = false}); });
    return true;
}();

}  // namespace
