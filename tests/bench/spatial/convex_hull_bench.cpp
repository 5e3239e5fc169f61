#include <scixx/spatial/convex_hull.hpp>

#include "support/bench.hpp"

#if __has_include(<CGAL/convex_hull_2.h>)
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/convex_hull_2.h>
#endif

namespace {

const bool rows = [] {
    using scixx::bench::add;
    const auto cloud = [] {
        std::srand(1);
        return Eigen::ArrayX2d(Eigen::ArrayX2d::Random(100000, 2));
    };
    add("ConvexHull 2-D", "100000", "f64", "scixx", [cloud](benchmark::State& state) {
        const Eigen::ArrayX2d points = cloud();
        for (auto _ : state) benchmark::DoNotOptimize(scixx::spatial::ConvexHull(points).nsimplex);
    });
#if __has_include(<CGAL/convex_hull_2.h>)
    add("ConvexHull 2-D", "100000", "f64", "cgal", [cloud](benchmark::State& state) {
        using Point = CGAL::Exact_predicates_inexact_constructions_kernel::Point_2;
        const Eigen::ArrayX2d points = cloud();
        std::vector<Point> list, hull;
        for (Eigen::Index i = 0; i < points.rows(); ++i) list.emplace_back(points(i, 0), points(i, 1));
        for (auto _ : state) {
            hull.clear();
            CGAL::convex_hull_2(list.begin(), list.end(), std::back_inserter(hull));
            benchmark::DoNotOptimize(hull.data());
        }
    });
#endif
    return true;
}();

}  // namespace
