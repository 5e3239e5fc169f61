#include <random>

#include "spatial/triangulation_checks.hpp"

namespace {

namespace spatial = scixx::spatial;
using scixx::testing::expect_delaunay;

Eigen::ArrayX2d grid(Eigen::Index side, double x0, double y0, double step) {
    Eigen::ArrayX2d points(side * side, 2);
    for (Eigen::Index i = 0; i < side * side; ++i)
        points.row(i) << x0 + step * static_cast<double>(i % side), y0 + step * static_cast<double>(i / side);
    return points;
}

TEST(DelaunayDegenerate, Grids) {
    for (const auto& points : {grid(24, 0, 0, 1), grid(24, 0, 0, 0.1), grid(17, 1e6, -1e6, 1e-3), grid(11, 3, 5, 1e-12),
                               grid(9, 0, 0, 1e-300), grid(9, 0, 0, 4e-324), grid(9, -1e300, 2e300, 1e299),
                               grid(8, -1.7e308, -1.7e308, 2.4e307), grid(2, -1e308, -1e308, 1.7e308)}) {
        const spatial::Delaunay tri(points);
        expect_delaunay(tri);
        if (points.maxCoeff() < 100 && points.maxCoeff() > 1) {
            EXPECT_LT(scixx::testing::area_defect(tri), 1e-13);
        }
    }
    const spatial::Delaunay unit(grid(24, 0, 0, 1));
    EXPECT_EQ(unit.nsimplex, 2 * 23 * 23);
    EXPECT_EQ(unit.convex_hull().rows(), 4 * 23);
}

TEST(DelaunayDegenerate, CirclesLinesAndSpirals) {
    constexpr int n = 400;
    constexpr double pi = 3.141592653589793;
    Eigen::ArrayX2d circle(n, 2), parabola(n, 2), line(n, 2), spiral(n, 2), cross(n, 2), pythagoras(12, 2);
    for (int i = 0; i < n; ++i) {
        const double t = i;
        circle.row(i) << std::cos(2 * pi * t / n), std::sin(2 * pi * t / n);
        parabola.row(i) << t, t * t;
        line.row(i) << t, i == n / 2 ? 1 : 0;
        spiral.row(i) << t * std::cos(t / 10), t * std::sin(t / 10);
        cross.row(i) << (i % 2 ? t : 0), (i % 2 ? 0 : t);
    }
    pythagoras << 5, 0, -5, 0, 0, 5, 0, -5, 3, 4, 3, -4, -3, 4, -3, -4, 4, 3, 4, -3, -4, 3, -4, -3;
    for (const auto& points : {circle, parabola, line, spiral, cross})
        for (const double scale : {1.0, 1e-12, 1e-100, 1e-306, 1e150, 1e300})
            expect_delaunay(spatial::Delaunay(points * scale));
    const spatial::Delaunay tri(pythagoras);  // twelve points on one circle, exactly
    expect_delaunay(tri);
    EXPECT_EQ(tri.nsimplex, 10);
    EXPECT_EQ(spatial::Delaunay(line).nsimplex, n - 2);
}

TEST(DelaunayDegenerate, DuplicatesClustersAndGaps) {
    std::mt19937 random(11);
    std::uniform_int_distribution<int> small(0, 5);
    std::uniform_real_distribution<double> uniform(0, 1);
    Eigen::ArrayX2d lattice(500, 2), clusters(3000, 2), gaps(60, 2), exponents(60, 2);
    for (auto row : lattice.rowwise()) row << small(random), small(random);
    for (auto row : clusters.rowwise()) {
        const double c = small(random);
        row << c + 1e-9 * uniform(random), c * c + 1e-9 * uniform(random);
    }
    for (int i = 0; i < 60; ++i) {
        gaps.row(i) << (i % 3) * 1e-300 * uniform(random), (i % 2) * uniform(random);
        exponents.row(i) << std::pow(10.0, 10 * i - 310), std::pow(10.0, 300 - 10 * i);
    }
    const spatial::Delaunay tri(lattice);
    expect_delaunay(tri);
    EXPECT_EQ(tri.coplanar.rows(), 500 - 36);
    const Eigen::ArrayXi simplex = tri.vertex_to_simplex();
    for (const auto& row : tri.coplanar.rowwise()) EXPECT_EQ(simplex[row[0]], simplex[row[2]]);
    EXPECT_TRUE((tri.coplanar.col(0).head(463) < tri.coplanar.col(0).tail(463)).all());
    expect_delaunay(spatial::Delaunay(clusters));
    expect_delaunay(spatial::Delaunay(gaps));
    expect_delaunay(spatial::Delaunay(exponents));
}

TEST(DelaunayDegenerate, LargeSetsTakeSeveralRounds) {
    std::mt19937 random(13);
    std::normal_distribution<double> normal;
    Eigen::ArrayX2d points(20000, 2);
    for (auto row : points.rowwise()) row << normal(random), std::exp(4 * normal(random));
    const spatial::Delaunay tri(points);
    expect_delaunay(tri);
    EXPECT_LT(scixx::testing::area_defect(tri), 1e-12);
    expect_delaunay(spatial::Delaunay((points * 4).round()));
}

/// Triangles whose circle holds no other point, by trying all of them: with ties, a superset of any triangulation.
scixx::testing::TriangleSet empty_circles(const Eigen::ArrayX2d& p, bool& ties) {
    using namespace spatial::detail;
    scixx::testing::TriangleSet set;
    const int n = static_cast<int>(p.rows());
    const auto at = [&](int i) { return Point2{p(i, 0), p(i, 1)}; };
    for (int a = 0; a < n; ++a)
        for (int b = a + 1; b < n; ++b)
            for (int c = b + 1; c < n; ++c) {
                const int turn = orient2d(at(a), at(b), at(c));
                if (turn == 0) continue;
                bool empty = true, tie = false;
                for (int d = 0; d < n && empty; ++d) {
                    if (d == a || d == b || d == c) continue;
                    const int side = turn * incircle(at(a), at(b), at(c), at(d));
                    empty = side <= 0;
                    tie = tie || side == 0;
                }
                if (!empty) continue;
                set.insert({a, b, c});
                ties = ties || tie;
            }
    return set;
}

TEST(DelaunayDegenerate, SmallSetsAgainstAllTriangles) {
    std::mt19937 random(17);
    int with_ties = 0, without = 0, flat = 0;
    for (int round = 0; round < 1500; ++round) {
        const int n = 3 + round % 18;
        const int levels = round % 5 == 0 ? 3 : round % 5 == 1 ? 6 : 1 << 20;
        std::uniform_int_distribution<int> coordinate(0, levels);
        const double unit = round % 3 == 0 ? 1.0 : round % 3 == 1 ? 0.1 : 1e-155;
        Eigen::ArrayX2d points(n, 2);
        for (auto row : points.rowwise()) row << coordinate(random) * unit, coordinate(random) * unit;
        try {
            const spatial::Delaunay tri(points);
            expect_delaunay(tri);
            if (tri.coplanar.rows() > 0) continue;
            bool ties = false;
            const auto all = empty_circles(points, ties);
            const auto ours = scixx::testing::triangle_set(tri);
            if (ties)
                EXPECT_TRUE(std::includes(all.begin(), all.end(), ours.begin(), ours.end()));
            else
                EXPECT_EQ(ours, all);
            ++(ties ? with_ties : without);
        } catch (const spatial::GeometryError&) {
            bool ties = false;
            EXPECT_TRUE(empty_circles(points, ties).empty());
            ++flat;
        }
    }
    EXPECT_GT(with_ties, 20);
    EXPECT_GT(without, 500);
    EXPECT_GT(flat, 5);
}

}  // namespace
