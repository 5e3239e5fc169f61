#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/delaunay.hpp>
#include <scixx/spatial/spherical_voronoi.hpp>
#include <scixx/spatial/voronoi.hpp>

#include "support/bench.hpp"

#if __has_include(<CGAL/Delaunay_triangulation_3.h>)
#include <CGAL/Delaunay_triangulation_2.h>
#include <CGAL/Delaunay_triangulation_3.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#endif

namespace {

namespace spatial = scixx::spatial;

Eigen::ArrayXXd cloud(Eigen::Index n, Eigen::Index d, bool on_sphere = false) {
    std::srand(1);
    Eigen::ArrayXXd points(0, d);
    if (!on_sphere) {
        points = (Eigen::ArrayXXd::Random(n, d) + 1) / 2;
        return points;
    }
    points.resize(n, d);
    for (Eigen::Index i = 0; i < n;) {
        const Eigen::VectorXd x = Eigen::VectorXd::Random(d);
        if (x.norm() <= 1 && x.norm() > 0.1) points.row(i++) = x.transpose().array() / x.norm();
    }
    return points;
}

Eigen::ArrayXXd grid(Eigen::Index side) {
    Eigen::ArrayXXd points(side * side * side, 3);
    for (Eigen::Index i = 0; i < points.rows(); ++i)
        points.row(i) << 0.1 * double(i % side), 0.1 * double(i / side % side), 0.1 * double(i / side / side);
    return points;
}

template <class Structure>
void run(benchmark::State& state, const Eigen::ArrayXXd& points) {
    for (auto _ : state) benchmark::DoNotOptimize(Structure(points).points.data());
    state.SetItemsProcessed(state.iterations() * points.rows());
}

const bool rows = [] {
    using scixx::bench::add;
    struct Size {
        Eigen::Index n, d;
    };
    for (const auto& [n, d] : {Size{1000, 3}, Size{10000, 3}, Size{1000, 4}, Size{200, 5}}) {
        const auto points = cloud(n, d);
        add("Delaunay", std::to_string(n) + "x" + std::to_string(d), "f64", "scixx",
            [points](benchmark::State& state) { run<spatial::Delaunay>(state, points); });
    }
    add("Delaunay 3-D grid 0.1", "8000", "f64", "scixx",
        [](benchmark::State& state) { run<spatial::Delaunay>(state, grid(20)); });
    add("ConvexHull 3-D cube", "100000", "f64", "scixx",
        [](benchmark::State& state) { run<spatial::ConvexHull>(state, cloud(100000, 3)); });
    add("ConvexHull 3-D sphere", "100000", "f64", "scixx",
        [](benchmark::State& state) { run<spatial::ConvexHull>(state, cloud(100000, 3, true)); });
    add("ConvexHull", "1000x5", "f64", "scixx",
        [](benchmark::State& state) { run<spatial::ConvexHull>(state, cloud(1000, 5)); });
    for (const auto& [n, d] : {Size{1000, 2}, Size{10000, 2}, Size{10000, 3}, Size{500, 4}}) {
        const auto points = cloud(n, d);
        add("Voronoi", std::to_string(n) + "x" + std::to_string(d), "f64", "scixx",
            [points](benchmark::State& state) { run<spatial::Voronoi>(state, points); });
    }
    add("SphericalVoronoi areas", "1000", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXXd points = cloud(1000, 3, true);
        for (auto _ : state) {
            spatial::SphericalVoronoi cells(points);
            benchmark::DoNotOptimize(cells.calculate_areas().data());
        }
    });
#if __has_include(<CGAL/Delaunay_triangulation_3.h>)
    using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
    for (const Eigen::Index n : {1000, 10000}) {
        add("Delaunay", std::to_string(n) + "x3", "f64", "cgal", [n](benchmark::State& state) {
            const Eigen::ArrayXXd points = cloud(n, 3);
            std::vector<Kernel::Point_3> list;
            for (Eigen::Index i = 0; i < n; ++i) list.emplace_back(points(i, 0), points(i, 1), points(i, 2));
            for (auto _ : state)
                benchmark::DoNotOptimize(
                    CGAL::Delaunay_triangulation_3<Kernel>(list.begin(), list.end()).number_of_cells());
        });
        add("Voronoi", std::to_string(n) + "x2", "f64", "cgal", [n](benchmark::State& state) {
            const Eigen::ArrayXXd points = cloud(n, 2);
            std::vector<Kernel::Point_2> list;
            for (Eigen::Index i = 0; i < n; ++i) list.emplace_back(points(i, 0), points(i, 1));
            for (auto _ : state) {  // the triangulation and the centres; no lists of regions and ridges
                const CGAL::Delaunay_triangulation_2<Kernel> tri(list.begin(), list.end());
                double sum = 0;
                for (auto face = tri.finite_faces_begin(); face != tri.finite_faces_end(); ++face)
                    sum += tri.dual(face).x();
                benchmark::DoNotOptimize(sum);
            }
        });
    }
#endif
    return true;
}();

}  // namespace
