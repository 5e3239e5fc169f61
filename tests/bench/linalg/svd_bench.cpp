#include <scixx/linalg/svd.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

namespace bench = scixx::bench;
namespace linalg = scixx::linalg;

template <class T>
void rows(const std::string& type) {
    using Dense = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    for (const Eigen::Index n : {3, 4, 8}) {
        bench::add("small svd", std::to_string(n), type, "scixx", [=](benchmark::State& state) {
            const Dense a = Dense::Random(n, n);
            for (auto _ : state) benchmark::DoNotOptimize(linalg::svd(a).s.data());
        });
    }
    for (const Eigen::Index n : {100, 225, 512}) {
        bench::add("svd full", std::to_string(n), type, "scixx", [=](benchmark::State& state) {
            const Dense a = Dense::Random(n, n);
            for (auto _ : state) benchmark::DoNotOptimize(linalg::svd(a).s.data());
        });
        bench::add("svdvals", std::to_string(n), type, "scixx", [=](benchmark::State& state) {
            const Dense a = Dense::Random(n, n);
            for (auto _ : state) benchmark::DoNotOptimize(linalg::svdvals(a).data());
        });
        // The floor: as many multiplications as the decomposition needs, at the speed of a matrix product.
        bench::add("svd full", std::to_string(n), type, "control", [=](benchmark::State& state) {
            const Dense a = Dense::Random(n, n);
            Dense b(n, n);
            for (auto _ : state) {
                for (int product = 0; product < 5; ++product) b.noalias() = a * a;
                benchmark::DoNotOptimize(b.data());
            }
        });
    }
    bench::add("svd thin", "1000x50", type, "scixx", [](benchmark::State& state) {
        const Dense a = Dense::Random(1000, 50);
        for (auto _ : state) benchmark::DoNotOptimize(linalg::svd(a, {.full_matrices = false}).s.data());
    });
}

const bool registered = [] {
    rows<double>("f64");
    rows<float>("f32");
    return true;
}();

}  // namespace
