// The rows of growth.py: the same work on 1e3 to 1e6 points.
#include <random>
#include <scixx/spatial/delaunay.hpp>
#include <scixx/spatial/kdtree.hpp>

#include "support/bench.hpp"

namespace {

namespace spatial = scixx::spatial;
using Cloud = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Cloud cloud(Eigen::Index n, Eigen::Index m, unsigned seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    Cloud points(n, m);
    for (double& x : points.reshaped()) x = uniform(random);
    return points;
}

const bool rows = [] {
    using scixx::bench::add;
    for (const Eigen::Index n : {1000, 10000, 100000, 1000000}) {
        const std::string size = std::to_string(n);
        add("growth Delaunay 2-D", size, "f64", "scixx", [n](benchmark::State& state) {
            const Cloud points = cloud(n, 2, 1);
            for (auto _ : state) benchmark::DoNotOptimize(spatial::Delaunay(points).nsimplex);
        });
        add("growth KDTree build 3-D", size, "f64", "scixx", [n](benchmark::State& state) {
            const Cloud points = cloud(n, 3, 1);
            for (auto _ : state) benchmark::DoNotOptimize(spatial::KDTree(points).size);
        });
        add("growth KDTree query n points k=8", size, "f64", "scixx", [n](benchmark::State& state) {
            const spatial::KDTree tree(cloud(n, 3, 1));
            const Cloud x = cloud(n, 3, 2);
            for (auto _ : state) benchmark::DoNotOptimize(tree.query(x, 8).d.data());
        });
    }
    return true;
}();

}  // namespace
