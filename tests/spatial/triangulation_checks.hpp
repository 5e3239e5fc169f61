#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <scixx/spatial/delaunay.hpp>
#include <set>
#include <vector>

#include "support/closeness.hpp"

namespace scixx::testing {

using TriangleSet = std::set<std::array<int, 3>>;

inline spatial::detail::Point2 point_of(const spatial::Delaunay& tri, Eigen::Index i) {
    return {tri.points(i, 0), tri.points(i, 1)};
}

inline TriangleSet triangle_set(const spatial::Delaunay& tri) {
    TriangleSet set;
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
        std::array<int, 3> corners{tri.simplices(t, 0), tri.simplices(t, 1), tri.simplices(t, 2)};
        std::sort(corners.begin(), corners.end());
        set.insert(corners);
    }
    return set;
}

/// Checks with exact predicates that `tri` is a Delaunay triangulation of all its points: every triangle is
/// counter-clockwise, neighbours are mutual, all edges are locally Delaunay (so all circles are empty), the hull is
/// convex and closed, the counts satisfy Euler's formula, and each point is a vertex or equal to one.
inline void expect_delaunay(const spatial::Delaunay& tri) {
    using spatial::detail::incircle;
    using spatial::detail::orient2d;
    ASSERT_EQ(tri.simplices.rows(), tri.nsimplex);
    ASSERT_EQ(tri.neighbors.rows(), tri.nsimplex);
    ASSERT_EQ(tri.points.rows(), tri.npoints);
    std::vector<int> uses(static_cast<std::size_t>(tri.npoints), 0);
    int hull_edges = 0, wrong = 0;
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
        std::array<spatial::detail::Point2, 3> corner;
        for (int k = 0; k < 3; ++k) {
            ASSERT_GE(tri.simplices(t, k), 0);
            ASSERT_LT(tri.simplices(t, k), tri.npoints);
            ++uses[static_cast<std::size_t>(tri.simplices(t, k))];
            corner[static_cast<std::size_t>(k)] = point_of(tri, tri.simplices(t, k));
        }
        wrong += orient2d(corner[0], corner[1], corner[2]) <= 0;
        for (int k = 0; k < 3; ++k) {
            const int other = tri.neighbors(t, k);
            if (other < 0) {
                ++hull_edges;
                continue;
            }
            ASSERT_LT(other, tri.nsimplex);
            int back = 0;
            while (back < 3 && tri.neighbors(other, back) != t) ++back;
            ASSERT_LT(back, 3);
            wrong += tri.simplices(other, (back + 1) % 3) != tri.simplices(t, (k + 2) % 3);
            wrong += tri.simplices(other, (back + 2) % 3) != tri.simplices(t, (k + 1) % 3);
            wrong += incircle(corner[0], corner[1], corner[2], point_of(tri, tri.simplices(other, back))) > 0;
        }
    }
    EXPECT_EQ(wrong, 0);

    const auto hull = tri.convex_hull();
    ASSERT_EQ(hull.rows(), hull_edges);
    for (Eigen::Index i = 0; i < hull.rows(); ++i) {
        const Eigen::Index next = (i + 1) % hull.rows();
        EXPECT_EQ(hull(i, 1), hull(next, 0));
        EXPECT_GE(orient2d(point_of(tri, hull(i, 0)), point_of(tri, hull(i, 1)), point_of(tri, hull(next, 1))), 0);
    }

    Eigen::Index left_out = 0;
    for (const int count : uses) left_out += count == 0;
    ASSERT_EQ(tri.coplanar.rows(), left_out);
    for (Eigen::Index i = 0; i < left_out; ++i) {
        const int point = tri.coplanar(i, 0), simplex = tri.coplanar(i, 1), vertex = tri.coplanar(i, 2);
        EXPECT_EQ(uses[static_cast<std::size_t>(point)], 0);
        EXPECT_LT(vertex, point);
        EXPECT_TRUE(point_of(tri, point) == point_of(tri, vertex));
        EXPECT_TRUE((tri.simplices.row(simplex) == vertex).any());
    }
    EXPECT_EQ(tri.nsimplex, 2 * (tri.npoints - left_out) - 2 - hull_edges);
}

/// Twice the area of all triangles less that of the hull polygon, relative to the latter.
inline double area_defect(const spatial::Delaunay& tri) {
    const auto cross = [&](int a, int b, int c) {
        const auto p = tri.points.row(a), q = tri.points.row(b), r = tri.points.row(c);
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    };
    double triangles = 0, polygon = 0;
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t)
        triangles += cross(tri.simplices(t, 0), tri.simplices(t, 1), tri.simplices(t, 2));
    const auto hull = tri.convex_hull();
    for (Eigen::Index i = 0; i < hull.rows(); ++i) polygon += cross(hull(0, 0), hull(i, 0), hull(i, 1));
    return std::abs(triangles - polygon) / polygon;
}

}  // namespace scixx::testing
