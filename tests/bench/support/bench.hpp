#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <string>
#include <utility>

/// Registration of benchmark rows; tests/bench/compare.py pairs them with SciPy's by name.
///
///     static const bool rows = [] {
///         add("sobel axis0", "2048x2048", "f32", "scixx", [](benchmark::State& state) {
///             const Eigen::ArrayXXf image = ...;
///             for (auto _ : state) benchmark::DoNotOptimize(ndimage::sobel(image).data());
///         });
///         return true;
///     }();
namespace scixx::bench {

/// A row "operation/size/type/who". `who` is "scixx", "control" (a raw loop or the memory floor) or a peer's name.
inline void add(const std::string& operation, const std::string& size, const std::string& type, const std::string& who,
                std::function<void(benchmark::State&)> body) {
    benchmark::RegisterBenchmark((operation + "/" + size + "/" + type + "/" + who).c_str(), std::move(body))
        ->Unit(benchmark::kMicrosecond);
}

}  // namespace scixx::bench
