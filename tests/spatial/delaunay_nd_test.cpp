#include <map>
#include <random>
#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/delaunay.hpp>
#include <set>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using spatial::Delaunay;
using Corners = std::array<const double*, spatial::detail::max_columns + 1>;

Corners corners_of(const Delaunay& tri, Eigen::Index t) {
    Corners p{};
    for (Eigen::Index k = 0; k <= tri.ndim; ++k)
        p[static_cast<std::size_t>(k)] = tri.points.data() + tri.ndim * tri.simplices(t, k);
    return p;
}

double volume_of(const Delaunay& tri, Eigen::Index t) {
    Eigen::MatrixXd edges(tri.ndim, tri.ndim);
    for (Eigen::Index k = 0; k < tri.ndim; ++k)
        edges.row(k) = (tri.points.row(tri.simplices(t, k + 1)) - tri.points.row(tri.simplices(t, 0))).matrix();
    double volume = 1;  // by elimination, without Eigen's decompositions: they are slow to compile
    for (Eigen::Index k = 0; k < tri.ndim; ++k) {
        Eigen::Index pivot = k;
        for (Eigen::Index i = k + 1; i < tri.ndim; ++i)
            if (std::abs(edges(i, k)) > std::abs(edges(pivot, k))) pivot = i;
        if (pivot != k) {
            edges.row(pivot).swap(edges.row(k));
            volume = -volume;
        }
        for (Eigen::Index i = k + 1; i < tri.ndim; ++i) edges.row(i) -= edges(i, k) / edges(k, k) * edges.row(k);
        volume *= edges(k, k) / static_cast<double>(k + 1);
    }
    return volume;
}

/// Checks exactly: positive orientation, mutual neighbours that share a face, empty spheres (of the neighbour's corner,
/// which is enough; with `all` of every point), and that the simplices fill the hull.
void expect_delaunay(const Delaunay& tri, bool all = false) {
    const int d = static_cast<int>(tri.ndim), sign = tri.furthest_site() ? -1 : 1;
    ASSERT_EQ(tri.simplices.cols(), d + 1);
    ASSERT_EQ(tri.neighbors.rows(), tri.nsimplex);
    int wrong = 0;
    double volume = 0;
    std::set<int> used;
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
        Corners p = corners_of(tri, t);
        wrong += spatial::detail::orientation(p.data(), d) <= 0;
        volume += volume_of(tri, t);
        for (int k = 0; k <= d; ++k) {
            used.insert(tri.simplices(t, k));
            const int other = tri.neighbors(t, k);
            if (other < 0) continue;
            ASSERT_LT(other, tri.nsimplex);
            int back = 0, shared = 0;
            while (back <= d && tri.neighbors(other, back) != t) ++back;
            ASSERT_LE(back, d);
            for (int i = 0; i <= d; ++i) shared += i != k && (tri.simplices.row(other) == tri.simplices(t, i)).any();
            wrong += shared != d;
            p[static_cast<std::size_t>(d + 1)] = tri.points.data() + d * tri.simplices(other, back);
            wrong += sign * spatial::detail::insphere(p.data(), d) > 0;
        }
        for (Eigen::Index i = 0; all && i < tri.npoints; ++i) {
            p[static_cast<std::size_t>(d + 1)] = tri.points.data() + d * i;
            wrong += sign * spatial::detail::insphere(p.data(), d) > 0;
        }
    }
    EXPECT_EQ(wrong, 0);
    const double hull = spatial::ConvexHull(tri.points).volume;
    EXPECT_TRUE(std::abs(volume / hull - 1) < 1e-10 || !std::isnormal(hull)) << volume << " " << hull;
    if (tri.furthest_site()) return;
    ASSERT_EQ(static_cast<Eigen::Index>(used.size()) + tri.coplanar.rows(), tri.npoints);
    for (Eigen::Index i = 0; i < tri.coplanar.rows(); ++i) {
        const int point = tri.coplanar(i, 0), vertex = tri.coplanar(i, 2);
        EXPECT_LT(vertex, point);
        EXPECT_TRUE((tri.points.row(point) == tri.points.row(vertex)).all());
        EXPECT_TRUE((tri.simplices.row(tri.coplanar(i, 1)) == vertex).any());
    }
}

Eigen::ArrayXXd grid(int d, int side, double step = 1) {
    Eigen::Index count = 1;
    for (int j = 0; j < d; ++j) count *= side;
    Eigen::ArrayXXd points(count, d);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = 0, rest = i; j < d; ++j, rest /= side)
            points(i, j) = step * static_cast<double>(rest % side);
    return points;
}

TEST(DelaunayNd, HasTheSimplicesOfSciPyInGeneralPosition) {
    const scixx::testing::Reference reference("spatial/delaunay_nd.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const Delaunay tri(data.array<Eigen::ArrayXXd>("points"), {.furthest_site = data.flag("furthest")});
        expect_delaunay(tri, true);
        const auto expected = data.array<Eigen::ArrayXXi>("simplices");
        const auto planes = data.array<Eigen::ArrayXXd>("equations");
        std::map<std::vector<int>, Eigen::Index> rows;
        for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
            std::vector<int> row(tri.simplices.row(t).begin(), tri.simplices.row(t).end());
            std::sort(row.begin(), row.end());
            rows[row] = t;
        }
        ASSERT_EQ(rows.size(), static_cast<std::size_t>(expected.rows()));
        const auto equations = tri.equations();
        for (Eigen::Index t = 0; t < expected.rows(); ++t) {
            const auto found = rows.find(std::vector<int>(expected.row(t).begin(), expected.row(t).end()));
            ASSERT_NE(found, rows.end());
            EXPECT_LT((equations.row(found->second) - planes.row(t)).abs().maxCoeff(), 1e-11);
        }
        const auto hull = data.array<Eigen::ArrayXXi>("hull");
        std::set<std::vector<int>> facets, expected_facets;
        const auto own_hull = tri.convex_hull();
        for (const auto& row : own_hull.rowwise()) {
            std::vector<int> facet(row.begin(), row.end());
            std::sort(facet.begin(), facet.end());
            facets.insert(facet);
        }
        for (const auto& row : hull.rowwise()) expected_facets.insert(std::vector<int>(row.begin(), row.end()));
        EXPECT_EQ(facets, expected_facets);

        const auto queries = data.array<Eigen::ArrayXXd>("queries");
        const auto corners = data.array<Eigen::ArrayXXi>("corners");
        const Eigen::ArrayXi where = tri.find_simplex(queries);
        EXPECT_TRUE((where == tri.find_simplex(queries, {.bruteforce = true})).all());
        for (Eigen::Index i = 0; i < queries.rows(); ++i) {
            Eigen::ArrayXi here = Eigen::ArrayXi::Constant(tri.ndim + 1, -1);
            if (where[i] >= 0) here = tri.simplices.row(where[i]).transpose();
            std::sort(here.data(), here.data() + here.size());
            EXPECT_TRUE((here == corners.row(i).transpose()).all()) << i;
        }
        EXPECT_REL_CLOSE(tri.paraboloid_scale, data.number("scale"), 1e-13);
        EXPECT_REL_CLOSE(tri.paraboloid_shift, data.number("shift"), 1e-13);
        EXPECT_SCALED_CLOSE(tri.lift_points(queries), data.array<Eigen::ArrayXXd>("lifted"), 1e-13);
        Eigen::ArrayXd distance = tri.plane_distance(queries.topRows(1)).reshaped();
        std::sort(distance.data(), distance.data() + distance.size());
        EXPECT_SCALED_CLOSE(distance, data.array<Eigen::ArrayXd>("plane_distance"), 1e-10);
    }
}

TEST(DelaunayNd, GridsSpheresAndDuplicates) {
    for (const double step : {1.0, 0.1, 1e-170, 1e170}) {
        SCOPED_TRACE(step);
        expect_delaunay(Delaunay(grid(3, 4, step)), true);
        expect_delaunay(Delaunay(grid(4, 3, step)));
    }
    for (int d = 2; d <= 5; ++d) {  // the corners of a cube all lie on one sphere
        expect_delaunay(Delaunay(grid(d, 2)));
        expect_delaunay(Delaunay(grid(d, 2), {.furthest_site = true}));
    }
    std::mt19937 random(2);
    std::normal_distribution<double> normal;
    for (int round = 0; round < 36; ++round) {
        const int d = 3 + round % 2, n = 6 + round;
        Eigen::ArrayXXd points(n, d);
        for (double& x : points.reshaped()) x = normal(random);
        switch (round % 6) {
            case 0:
                points = points.round();
                break;
            case 1:  // near a sphere, and its centre
                for (auto row : points.rowwise()) row /= row.matrix().norm();
                points.row(0).setZero();
                break;
            case 2:
                points.bottomRows(n / 2) = points.topRows(n / 2).eval();
                break;
            case 3:
                points += 1e6;
                break;
            case 4:
                points = 1 + 1e-12 * points.round();
                break;
            default:  // on a line but for a few
                for (Eigen::Index i = d + 1; i < n; ++i) points.row(i) = 0.1 * static_cast<double>(i);
        }
        try {
            const Delaunay tri(points);
            expect_delaunay(tri, true);
        } catch (const spatial::GeometryError&) {
            EXPECT_TRUE(round % 6 == 0 || round % 6 == 4);
        }
    }
}

TEST(DelaunayNd, DerivedTables) {
    std::srand(5);
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(60, 3);
    const Delaunay tri(points);
    const auto maps = tri.transform();
    const auto planes = tri.equations();
    const auto lifted = tri.lift_points(points);
    const auto vertex = tri.vertex_to_simplex();
    const auto joined = tri.vertex_neighbor_vertices();
    std::set<std::pair<int, int>> edges;
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
        for (Eigen::Index k = 0; k < 4; ++k) {
            const Eigen::Vector3d c = maps.matrix().middleRows(4 * t, 3) *
                                      (points.row(tri.simplices(t, k)) - maps.row(4 * t + 3)).matrix().transpose();
            for (Eigen::Index j = 0; j < 3; ++j) EXPECT_NEAR(c[j], j == k, 1e-10);
            EXPECT_NEAR((planes.row(t).head(4) * lifted.row(tri.simplices(t, k))).sum() + planes(t, 4), 0, 1e-14);
            for (Eigen::Index j = 0; j < 4; ++j)
                if (j != k) edges.insert({tri.simplices(t, k), tri.simplices(t, j)});
        }
        EXPECT_LT(planes(t, 3), 0);
    }
    ASSERT_EQ(joined.indptr.size(), 61);
    EXPECT_EQ(joined.indices.size(), static_cast<Eigen::Index>(edges.size()));
    for (int i = 0; i < 60; ++i) {
        EXPECT_TRUE((tri.simplices.row(vertex[i]) == i).any());
        for (int k = joined.indptr[i]; k < joined.indptr[i + 1]; ++k)
            EXPECT_EQ(edges.count({i, joined.indices[k]}), 1U);
    }
    Eigen::ArrayXXd sliver(5, 3);  // a tetrahedron that is flat up to rounding
    sliver << 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1e-18, 0.3, 0.3, -5;
    const Delaunay flat(sliver);
    EXPECT_TRUE(flat.transform().isNaN().any());
    EXPECT_FALSE(flat.transform().isNaN().all());
}

TEST(DelaunayNd, FindsSimplices) {
    std::srand(7);
    for (int d = 3; d <= 5; ++d) {
        const Delaunay tri(grid(d, d == 3 ? 5 : 3, 0.1));
        Eigen::ArrayXXd queries = Eigen::ArrayXXd::Random(200, d) * 0.3 + 0.2;
        queries.topRows(50) = tri.points.topRows(50);
        queries(60, 0) = std::nan("");
        queries(61, 1) = HUGE_VAL;
        const Eigen::ArrayXi found = tri.find_simplex(queries);
        const Eigen::ArrayXi slow = tri.find_simplex(queries, {.bruteforce = true});
        for (Eigen::Index i = 0; i < 200; ++i) {
            EXPECT_EQ(found[i] < 0, slow[i] < 0) << d << " " << i;
            if (found[i] < 0) continue;
            Corners p = corners_of(tri, found[i]);
            std::array<double, 9> barycentric{};
            const Eigen::VectorXd q = queries.row(i);
            ASSERT_TRUE(spatial::detail::barycentric_coordinates(p.data(), d, q.data(), barycentric.data()));
            EXPECT_GE(*std::min_element(barycentric.begin(), barycentric.begin() + d + 1), -1e-12);
        }
        EXPECT_EQ(found[60], -1);
        EXPECT_EQ(found[61], -1);
        EXPECT_TRUE((spatial::tsearch(tri, queries) == found).all());
    }
    const Delaunay cube(grid(3, 2));
    const Eigen::Vector3d out(0.5, 0.4, -0.05);
    EXPECT_EQ(cube.find_simplex(out), -1);
    EXPECT_GE(cube.find_simplex(out, {.tol = 0.1}), 0);
    EXPECT_GE(cube.find_simplex(out, {.bruteforce = true, .tol = 0.1}), 0);
    EXPECT_THROW_TEXT(cube.find_simplex(Eigen::ArrayXXd::Zero(2, 2)), std::invalid_argument, "m x 3, got 2 x 2");
}

TEST(DelaunayNd, AddedPoints) {
    std::srand(9);
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(80, 3);
    for (const bool furthest : {false, true})
        for (int d = 2; d <= 3; ++d) {
            const Eigen::ArrayXXd all = points.leftCols(d);
            const Delaunay whole(all, {.furthest_site = furthest});
            Delaunay tri(all.topRows(10), {.furthest_site = furthest, .incremental = true});
            tri.add_points(all.middleRows(10, 30));
            tri.add_points(all.bottomRows(40));
            expect_delaunay(tri);
            EXPECT_EQ(tri.nsimplex, whole.nsimplex);
            tri.add_points(all.topRows(3), true);
            expect_delaunay(tri);
            EXPECT_EQ(tri.npoints, 83);
            tri.close();
            EXPECT_THROW_TEXT(tri.add_points(all), std::invalid_argument, "closed");
        }
    Delaunay tri(points);
    EXPECT_THROW_TEXT(tri.add_points(points.leftCols(2)), std::invalid_argument, "3 columns");
    EXPECT_THROW_TEXT(Delaunay(points.topRows(3)), spatial::GeometryError, "one plane, at least 4 that span 3");
    EXPECT_THROW_TEXT(Delaunay(grid(2, 3).matrix() * Eigen::Matrix<double, 2, 4>::Ones()), spatial::GeometryError,
                      "one line");
    EXPECT_THROW_TEXT(Delaunay(Eigen::ArrayXXd::Ones(9, 3)), spatial::GeometryError, "equal");
}

// The new simplices are more than the table of neighbours has room for.
TEST(DelaunayNd, APointInTheMiddleReplacesAllThatIsInside) {
    std::srand(11);
    Eigen::ArrayXXd ball = Eigen::ArrayXXd::Random(150, 3);
    for (Eigen::Index i = 0; i < 150; ++i) ball.row(i) /= std::sqrt(ball.row(i).square().sum());
    Delaunay tri(ball, {.incremental = true});
    tri.add_points(Eigen::ArrayXXd::Zero(1, 3).eval());
    expect_delaunay(tri);
    EXPECT_EQ(tri.nsimplex, 2 * 150 - 4);
    EXPECT_TRUE((tri.simplices == 150).rowwise().any().all());
}

}  // namespace
