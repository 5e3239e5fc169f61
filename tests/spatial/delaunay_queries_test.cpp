#include <random>
#include <thread>

#include "spatial/triangulation_checks.hpp"

namespace {

namespace spatial = scixx::spatial;

Eigen::ArrayX2d random_points(Eigen::Index n, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(-1, 1);
    Eigen::ArrayX2d points(n, 2);
    for (auto row : points.rowwise()) row << uniform(random), uniform(random);
    return points;
}

/// Whether the closed triangle holds p, exactly.
bool holds(const spatial::Delaunay& tri, Eigen::Index t, double x, double y) {
    const auto corner = [&](int k) { return scixx::testing::point_of(tri, tri.simplices(t, k)); };
    for (int k = 0; k < 3; ++k)
        if (spatial::detail::orient2d(corner(k), corner((k + 1) % 3), {x, y}) < 0) return false;
    return true;
}

TEST(FindSimplex, AgreesWithASearchThroughAllTriangles) {
    const Eigen::ArrayX2d points = random_points(300, 1);
    Eigen::ArrayX2d grid(121, 2);
    for (int i = 0; i < 121; ++i) grid.row(i) << i % 11, i / 11;
    for (const Eigen::ArrayX2d& p : {points, grid}) {
        const spatial::Delaunay tri(p);
        const double scale = p.abs().maxCoeff();
        Eigen::ArrayX2d queries(1000 + p.rows() + tri.nsimplex, 2);
        queries.topRows(1000) = random_points(1000, 2) * scale * 1.2;
        queries.middleRows(1000, p.rows()) = p;
        for (Eigen::Index t = 0; t < tri.nsimplex; ++t)  // midpoints of edges
            queries.row(1000 + p.rows() + t) =
                (tri.points.row(tri.simplices(t, 0)) + tri.points.row(tri.simplices(t, 1))) / 2;
        const Eigen::ArrayXi found = tri.find_simplex(queries);
        const Eigen::ArrayXi all = tri.find_simplex(queries, {.bruteforce = true});
        int outside = 0;
        for (Eigen::Index i = 0; i < queries.rows(); ++i) {
            EXPECT_EQ(found[i] < 0, all[i] < 0) << i;
            outside += found[i] < 0;
            if (found[i] < 0) continue;
            const double x = queries(i, 0), y = queries(i, 1);
            // The midpoint of a hull edge may be rounded to the outside; the tolerance finds it there.
            EXPECT_EQ(holds(tri, found[i], x, y), holds(tri, all[i], x, y)) << i;
            if (i < 1000 + p.rows()) {
                EXPECT_TRUE(holds(tri, found[i], x, y)) << i;
            }
            EXPECT_GE(tri.find_simplex(Eigen::Vector2d(x, y)), 0);
        }
        EXPECT_GT(outside, 100);
        EXPECT_EQ(found.tail(p.rows() + tri.nsimplex).minCoeff() >= 0, true);
        EXPECT_TRUE((spatial::tsearch(tri, queries) == found).all());
    }
}

TEST(FindSimplex, ToleranceReachesOutOfTheHull) {
    Eigen::ArrayX2d square(4, 2);
    square << 0, 0, 1, 0, 1, 1, 0, 1;
    const spatial::Delaunay tri(square);
    EXPECT_GE(tri.find_simplex(Eigen::Vector2d(0.5, -1e-15)), 0);
    EXPECT_EQ(tri.find_simplex(Eigen::Vector2d(0.5, -1e-12)), -1);
    EXPECT_GE(tri.find_simplex(Eigen::Vector2d(0.5, -1e-12), {.tol = 1e-10}), 0);
    EXPECT_GE(tri.find_simplex(Eigen::Vector2d(1.05, 1.05), {.tol = 0.2}), 0);
    EXPECT_GE(tri.find_simplex(Eigen::Vector2d(1.05, 1.05), {.bruteforce = true, .tol = 0.2}), 0);
    EXPECT_EQ(tri.find_simplex(Eigen::Vector2d(0.5, -1e-15), {.tol = 0}), -1);
    EXPECT_GE(tri.find_simplex(Eigen::Vector2d(0.5, 0), {.tol = 0}), 0);
    EXPECT_THROW_TEXT((void)tri.find_simplex(square, {.tol = -1}), std::invalid_argument, "tol");
    EXPECT_THROW_TEXT((void)tri.find_simplex(square, {.tol = std::nan("")}), std::invalid_argument, "tol");
}

TEST(FindSimplex, ShapesAndValuesThatAreNowhere) {
    const spatial::Delaunay tri(random_points(50, 3));
    Eigen::ArrayX2d queries(4, 2);
    queries << std::nan(""), 0, 0, HUGE_VAL, -HUGE_VAL, 0, 1e300, -1e300;
    EXPECT_TRUE((tri.find_simplex(queries) == -1).all());
    EXPECT_TRUE((tri.find_simplex(queries, {.bruteforce = true}) == -1).all());
    EXPECT_EQ(tri.find_simplex(queries.topRows(0)).size(), 0);
    EXPECT_EQ(tri.find_simplex(Eigen::MatrixXf::Zero(1, 2)).size(), 1);
    EXPECT_GE(tri.find_simplex(Eigen::RowVector2i(0, 0)), 0);
    EXPECT_THROW_TEXT((void)tri.find_simplex(Eigen::ArrayXXd::Zero(5, 3)), std::invalid_argument, "m x 2, got 5 x 3");
    EXPECT_THROW((void)tri.find_simplex(Eigen::Vector3d::Zero()), std::invalid_argument);
    EXPECT_THROW((void)tri.lift_points(Eigen::ArrayXXd::Zero(5, 3)), std::invalid_argument);
    EXPECT_THROW((void)tri.plane_distance(Eigen::ArrayXXd::Zero(5, 1)), std::invalid_argument);
}

TEST(FindSimplex, ExtremeCoordinates) {
    for (const double scale : {1e-310, 1e-160, 1e150, 1e307}) {
        const Eigen::ArrayX2d points = random_points(100, 4) * scale;
        const spatial::Delaunay tri(points);
        const Eigen::ArrayX2d queries = random_points(100, 5) * scale;
        const Eigen::ArrayXi found = tri.find_simplex(queries, {.tol = 0});
        for (Eigen::Index i = 0; i < 100; ++i) {
            bool inside = false;
            for (Eigen::Index t = 0; t < tri.nsimplex; ++t)
                inside = inside || holds(tri, t, queries(i, 0), queries(i, 1));
            EXPECT_EQ(found[i] >= 0, inside);
            EXPECT_TRUE(found[i] < 0 || holds(tri, found[i], queries(i, 0), queries(i, 1)));
        }
    }
}

TEST(FindSimplex, ManyThreadsMayAskAtOnce) {
    const spatial::Delaunay tri(random_points(2000, 6));
    const Eigen::ArrayX2d queries = random_points(3000, 7);
    const Eigen::ArrayXi expected = tri.find_simplex(queries);
    std::vector<Eigen::ArrayXi> found(4);
    std::vector<std::thread> threads;
    for (auto& result : found) threads.emplace_back([&] { result = tri.find_simplex(queries); });
    for (auto& thread : threads) thread.join();
    for (const auto& result : found) EXPECT_TRUE((result == expected).all());
}

TEST(DelaunayTables, TransformGivesBarycentricCoordinates) {
    const spatial::Delaunay tri(random_points(200, 8));
    const auto transform = tri.transform();
    ASSERT_EQ(transform.rows(), 3 * tri.nsimplex);
    ASSERT_EQ(transform.cols(), 2);
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
        const Eigen::Vector3d weights(0.2, 0.5, 0.3);
        Eigen::Vector2d x = Eigen::Vector2d::Zero();
        for (int k = 0; k < 3; ++k) x += weights[k] * tri.points.row(tri.simplices(t, k)).matrix().transpose();
        const Eigen::Vector2d c =
            transform.middleRows<2>(3 * t).matrix() * (x - transform.row(3 * t + 2).matrix().transpose());
        EXPECT_NEAR(c[0], 0.2, 1e-11);
        EXPECT_NEAR(c[1], 0.5, 1e-11);
    }
    Eigen::ArrayX2d sliver(3, 2);
    sliver << 0, 0, 1, 0, 0.5, 1e-15;
    const auto flat = spatial::Delaunay(sliver).transform();
    EXPECT_TRUE(flat.topRows(2).isNaN().all());
    EXPECT_TRUE(flat.row(2).isFinite().all());
    const auto tiny = spatial::Delaunay(random_points(3, 9) * 1e-200).transform();
    EXPECT_TRUE(tiny.isFinite().all());
}

TEST(DelaunayTables, NeighborsOfVerticesAreTheEdgesInOrder) {
    Eigen::ArrayX2d points = random_points(150, 10);
    points.row(20) = points.row(3);
    const spatial::Delaunay tri(points);
    std::vector<std::set<int>> expected(150);
    for (const auto& simplex : tri.simplices.rowwise())
        for (int k = 0; k < 3; ++k)
            for (int j = 0; j < 3; ++j)
                if (j != k) expected[static_cast<std::size_t>(simplex[k])].insert(simplex[j]);
    std::vector<bool> on_hull(150, false);
    const auto hull = tri.convex_hull();
    for (Eigen::Index i = 0; i < hull.rows(); ++i) on_hull[static_cast<std::size_t>(hull(i, 0))] = true;
    const auto [indptr, indices] = tri.vertex_neighbor_vertices();
    ASSERT_EQ(indptr.size(), 151);
    ASSERT_EQ(indices.size(), indptr[150]);
    EXPECT_EQ(indptr[21] - indptr[20], 0);
    for (int v = 0; v < 150; ++v) {
        const std::vector<int> around(indices.data() + indptr[v], indices.data() + indptr[v + 1]);
        EXPECT_EQ(std::set<int>(around.begin(), around.end()), expected[static_cast<std::size_t>(v)]);
        EXPECT_EQ(around.size(), expected[static_cast<std::size_t>(v)].size());
        const std::size_t corners = around.size() - (on_hull[static_cast<std::size_t>(v)] && !around.empty());
        for (std::size_t i = 0; i < corners; ++i)  // each with the next makes a triangle: counter-clockwise order
            EXPECT_EQ(
                spatial::detail::orient2d(scixx::testing::point_of(tri, v), scixx::testing::point_of(tri, around[i]),
                                          scixx::testing::point_of(tri, around[(i + 1) % around.size()])),
                1);
    }
    const Eigen::ArrayXi simplex = tri.vertex_to_simplex();
    for (int v = 0; v < 150; ++v) EXPECT_TRUE((tri.simplices.row(simplex[v]) == (v == 20 ? 3 : v)).any());
}

}  // namespace
