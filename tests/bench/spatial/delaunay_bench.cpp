#include <scixx/spatial/delaunay.hpp>

#include "support/bench.hpp"

#if __has_include(<CGAL/Delaunay_triangulation_2.h>)
#include <CGAL/Delaunay_triangulation_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#endif

namespace {

namespace spatial = scixx::spatial;

Eigen::ArrayX2d cloud(Eigen::Index n) {
    std::srand(1);
    return (Eigen::ArrayX2d::Random(n, 2) + 1) / 2;
}

Eigen::ArrayX2d grid(Eigen::Index side, double step) {
    Eigen::ArrayX2d points(side * side, 2);
    for (Eigen::Index i = 0; i < side * side; ++i)
        points.row(i) << step * static_cast<double>(i % side), step * static_cast<double>(i / side);
    return points;
}

void triangulate(benchmark::State& state, const Eigen::ArrayX2d& points) {
    for (auto _ : state) benchmark::DoNotOptimize(spatial::Delaunay(points).nsimplex);
    state.SetItemsProcessed(state.iterations() * points.rows());
}

const bool rows = [] {
    using scixx::bench::add;
    for (const Eigen::Index n : {1000, 100000}) {
        const std::string size = std::to_string(n);
        add("Delaunay 2-D", size, "f64", "scixx", [n](benchmark::State& state) { triangulate(state, cloud(n)); });
#if __has_include(<CGAL/Delaunay_triangulation_2.h>)
        add("Delaunay 2-D", size, "f64", "cgal", [n](benchmark::State& state) {
            using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
            const Eigen::ArrayX2d points = cloud(n);
            std::vector<Kernel::Point_2> list;
            for (Eigen::Index i = 0; i < n; ++i) list.emplace_back(points(i, 0), points(i, 1));
            for (auto _ : state)
                benchmark::DoNotOptimize(
                    CGAL::Delaunay_triangulation_2<Kernel>(list.begin(), list.end()).number_of_faces());
        });
#endif
    }
    add("Delaunay 2-D grid 0.1", "100000", "f64", "scixx",
        [](benchmark::State& state) { triangulate(state, grid(316, 0.1)); });
    for (const Eigen::Index queries : {1, 100000})
        add("Delaunay 2-D find_simplex", "100000 points " + std::to_string(queries) + " queries", "f64", "scixx",
            [queries](benchmark::State& state) {
                const spatial::Delaunay tri(cloud(100000));
                const Eigen::ArrayX2d xi = cloud(200000).bottomRows(queries);
                for (auto _ : state) benchmark::DoNotOptimize(tri.find_simplex(xi).data());
            });
    return true;
}();

}  // namespace
