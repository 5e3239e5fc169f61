#include <scixx/spatial/distance.hpp>

#include "support/bench.hpp"

namespace {

namespace distance = scixx::spatial::distance;
using distance::Metric;
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

const bool rows = [] {
    using scixx::bench::add;
    const std::pair<const char*, Metric> metrics[] = {
        {"euclidean", Metric::euclidean}, {"sqeuclidean", Metric::sqeuclidean}, {"cityblock", Metric::cityblock},
        {"cosine", Metric::cosine},       {"chebyshev", Metric::chebyshev},     {"canberra", Metric::canberra},
        {"hamming", Metric::hamming},     {"jaccard", Metric::jaccard}};
    for (const Eigen::Index d : {10, 128}) {
        const std::string size = "2000x2000x" + std::to_string(d);
        for (const auto& [name, metric] : metrics)
            add(std::string("cdist ") + name, size, "f64", "scixx", [d, metric = metric](benchmark::State& state) {
                const Matrix a = Matrix::Random(2000, d), b = Matrix::Random(2000, d);
                for (auto _ : state) benchmark::DoNotOptimize(distance::cdist(a, b, metric).data());
            });
        // The plain loop that a user would write.
        add("cdist euclidean", size, "f64", "control", [d](benchmark::State& state) {
            const Matrix a = Matrix::Random(2000, d), b = Matrix::Random(2000, d);
            for (auto _ : state) {
                Matrix out(2000, 2000);
                for (Eigen::Index i = 0; i < 2000; ++i)
                    for (Eigen::Index j = 0; j < 2000; ++j) out(i, j) = (a.row(i) - b.row(j)).norm();
                benchmark::DoNotOptimize(out.data());
            }
        });
    }
    add("pdist euclidean", "2000x10", "f64", "scixx", [](benchmark::State& state) {
        const Matrix a = Matrix::Random(2000, 10);
        for (auto _ : state) benchmark::DoNotOptimize(distance::pdist(a).data());
    });
    add("directed_hausdorff", "2000x10", "f64", "scixx", [](benchmark::State& state) {
        const Matrix a = Matrix::Random(2000, 10), b = Matrix::Random(2000, 10);
        for (auto _ : state) benchmark::DoNotOptimize(distance::directed_hausdorff(a, b).d);
    });
    return true;
}();

}  // namespace
