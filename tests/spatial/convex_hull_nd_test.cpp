#include <random>
#include <scixx/spatial/convex_hull.hpp>
#include <scixx/tensor.hpp>
#include <set>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using spatial::ConvexHull;

int side(const ConvexHull& hull, Eigen::Index facet, Eigen::Index q) {
    std::array<const double*, spatial::detail::max_columns> p;
    const Eigen::Index d = hull.ndim;
    for (Eigen::Index k = 0; k < d; ++k)
        p[static_cast<std::size_t>(k)] = hull.points.data() + d * hull.simplices(facet, k);
    p[static_cast<std::size_t>(d)] = hull.points.data() + d * q;
    return spatial::detail::orientation(p.data(), static_cast<int>(d));
}

/// The definition, exactly: no point is outside of a facet; facets are neighbours across ridges, mutually; the corners
/// are extreme (each alone on the far side of a hull of the others is tested by the caller on small cases).
void expect_hull(const ConvexHull& hull) {
    const Eigen::Index d = hull.ndim, n = hull.nsimplex;
    ASSERT_GT(n, d);
    ASSERT_EQ(hull.simplices.rows(), n);
    ASSERT_EQ(hull.neighbors.rows(), n);
    ASSERT_EQ(hull.equations.cols(), d + 1);
    int wrong = 0;
    std::set<int> corners;
    for (Eigen::Index t = 0; t < n; ++t) {
        for (Eigen::Index i = 0; i < hull.npoints; ++i) wrong += side(hull, t, i) > 0;
        for (Eigen::Index k = 0; k < d; ++k) {
            corners.insert(hull.simplices(t, k));
            const int other = hull.neighbors(t, k);
            ASSERT_TRUE(other >= 0 && other < n && other != t);
            int shared = 0;
            for (Eigen::Index i = 0; i < d; ++i)
                shared += i != k && (hull.simplices.row(other) == hull.simplices(t, i)).any();
            wrong += shared != d - 1 || (hull.simplices.row(other) == hull.simplices(t, k)).any();
            wrong += !(hull.neighbors.row(other) == static_cast<int>(t)).any();
        }
        wrong += std::abs(hull.equations.row(t).head(d).matrix().norm() - 1) > 1e-15 * 8;
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(std::vector<int>(corners.begin(), corners.end()),
              std::vector<int>(hull.vertices.data(), hull.vertices.data() + hull.vertices.size()));
    EXPECT_TRUE(d != 3 || hull.nsimplex == 2 * hull.vertices.size() - 4);  // Euler
    EXPECT_TRUE((hull.min_bound.transpose() == hull.points.colwise().minCoeff()).all());
    EXPECT_TRUE((hull.max_bound.transpose() == hull.points.colwise().maxCoeff()).all());
}

/// All points with coordinates 0 to side - 1, scaled.
Eigen::ArrayXXd grid(int d, int side, double step = 1) {
    Eigen::Index count = 1;
    for (int j = 0; j < d; ++j) count *= side;
    Eigen::ArrayXXd points(count, d);
    for (Eigen::Index i = 0; i < count; ++i)
        for (Eigen::Index j = 0, rest = i; j < d; ++j, rest /= side)
            points(i, j) = step * static_cast<double>(rest % side);
    return points;
}

TEST(ConvexHullNd, HasTheFacetsOfSciPyInGeneralPosition) {
    const scixx::testing::Reference reference("spatial/convex_hull_nd.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const ConvexHull hull(data.array<Eigen::MatrixXd>("points"));
        expect_hull(hull);
        EXPECT_SCALED_CLOSE(hull.vertices, data.array<Eigen::ArrayXi>("vertices"), 0);
        EXPECT_REL_CLOSE(hull.area, data.number("area"), 1e-13);
        EXPECT_REL_CLOSE(hull.volume, data.number("volume"), 1e-12);
        std::map<std::vector<int>, Eigen::Index> facets;
        for (Eigen::Index t = 0; t < hull.nsimplex; ++t) {
            std::vector<int> row(hull.simplices.row(t).begin(), hull.simplices.row(t).end());
            std::sort(row.begin(), row.end());
            facets[row] = t;
        }
        const auto expected = data.array<Eigen::ArrayXXi>("simplices");
        const auto planes = data.array<Eigen::ArrayXXd>("equations");
        ASSERT_EQ(facets.size(), static_cast<std::size_t>(expected.rows()));
        for (Eigen::Index t = 0; t < expected.rows(); ++t) {
            const auto found = facets.find(std::vector<int>(expected.row(t).begin(), expected.row(t).end()));
            ASSERT_NE(found, facets.end());
            EXPECT_LT((hull.equations.row(found->second) - planes.row(t)).abs().maxCoeff(), 1e-11);
        }
    }
}

TEST(ConvexHullNd, CubesAndGridsHaveTheirCornersOnly) {
    for (int d = 3; d <= 6; ++d) {
        const ConvexHull hull(grid(d, 2));
        if (d < 5) expect_hull(hull);
        EXPECT_EQ(hull.vertices.size(), 1 << d);
        EXPECT_REL_CLOSE(hull.volume, 1.0, 1e-14);
        EXPECT_REL_CLOSE(hull.area, 2.0 * d, 1e-13);
    }
    for (const double step : {1.0, 0.1, 1e-200, 1e200}) {
        SCOPED_TRACE(step);
        const ConvexHull cube(grid(3, 4, step), {.qhull_options = "Qt Qc"});
        expect_hull(cube);
        EXPECT_EQ(cube.vertices.size(), 8);
        EXPECT_EQ(cube.coplanar.rows(), 48);
        for (Eigen::Index i = 0; i < 48; ++i) {
            EXPECT_EQ(side(cube, cube.coplanar(i, 1), cube.coplanar(i, 0)), 0);
            EXPECT_TRUE((cube.simplices.row(cube.coplanar(i, 1)) == cube.coplanar(i, 2)).any());
        }
        for (Eigen::Index t = 0; t < cube.nsimplex; ++t) {
            EXPECT_NEAR(cube.equations.row(t).head(3).abs().maxCoeff(), 1, 1e-15);
            EXPECT_NEAR(cube.equations.row(t).head(3).abs().sum(), 1, 1e-15);
        }
    }
    const ConvexHull four(grid(4, 3, 0.1));
    expect_hull(four);
    EXPECT_EQ(four.vertices.size(), 16);
    EXPECT_EQ(four.coplanar.rows(), 0);
}

TEST(ConvexHullNd, RandomAndDegenerateSets) {
    std::mt19937 random(5);
    int flat = 0;
    for (int round = 0; round < 60; ++round) {
        const int d = 3 + round % 3, n = d + 1 + round % 11, levels = round % 2 ? 1 << 20 : 2;
        const double unit = round % 5 == 0 ? 0.1 : round % 5 == 1 ? 1e-310 : round % 5 == 2 ? 1e300 : 1.0;
        std::uniform_int_distribution<int> coordinate(-levels, levels);
        Eigen::ArrayXXd points(n, d);
        for (double& x : points.reshaped()) x = coordinate(random) * unit;
        points.bottomRows(n / 4) = points.topRows(n / 4).eval();
        try {
            const ConvexHull hull(points);
            expect_hull(hull);
            for (const int v : hull.vertices) {  // extreme, and the first of equal points
                Eigen::ArrayXXd others(n, d);
                Eigen::Index count = 0;
                for (int i = 0; i < n; ++i) {
                    const bool same = (points.row(i) == points.row(v)).all();
                    EXPECT_FALSE(same && i < v);
                    if (!same) others.row(count++) = points.row(i);
                }
                try {
                    const ConvexHull rest(others.topRows(count));
                    others.row(count) = points.row(v);
                    const ConvexHull again(others.topRows(count + 1));
                    EXPECT_TRUE((again.vertices == static_cast<int>(count)).any());
                } catch (const spatial::GeometryError&) {
                }
            }
        } catch (const spatial::GeometryError&) {
            ++flat;
        }
    }
    EXPECT_GT(flat, 0);
    EXPECT_LT(flat, 40);
    // In one plane but for one point that is out of it by the last bit.
    Eigen::ArrayXXd plane = grid(2, 5, 0.1).matrix() * Eigen::Matrix<double, 2, 3>{{1, 0, 1}, {0, 1, 1}};
    plane.col(2) = plane.col(0);
    EXPECT_THROW_TEXT(ConvexHull{plane}, spatial::GeometryError, "lie in one plane");
    plane(7, 2) = std::nextafter(plane(7, 2), 1);
    expect_hull(ConvexHull(plane));
    EXPECT_EQ(ConvexHull(plane).vertices.size(), 5);
    // On a sphere, and far from the origin.
    Eigen::ArrayXXd ball(300, 3);
    std::normal_distribution<double> normal;
    for (double& x : ball.reshaped()) x = normal(random);
    for (auto row : ball.rowwise()) row /= row.matrix().norm();
    EXPECT_EQ(ConvexHull(ball).vertices.size(), 300);
    EXPECT_NEAR(ConvexHull(ball + 1e6).volume, ConvexHull(ball).volume, 1e-8);
    expect_hull(ConvexHull(ball + 1e6));
}

TEST(ConvexHullNd, AddedPointsAndInputKinds) {
    std::srand(3);
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(120, 3);
    const ConvexHull whole(points);
    ConvexHull hull(points.topRows(20), {.incremental = true});
    hull.add_points(points.middleRows(20, 60));
    hull.add_points(points.bottomRows(40));
    hull.add_points(points.topRows(0));
    expect_hull(hull);
    EXPECT_TRUE((hull.vertices == whole.vertices).all());
    EXPECT_EQ(hull.nsimplex, whole.nsimplex);
    hull.add_points(Eigen::Matrix3f::Constant(5), true);
    EXPECT_EQ((hull.vertices == 120).count(), 1);
    EXPECT_EQ(hull.npoints, 123);
    EXPECT_THROW_TEXT(hull.add_points(points.leftCols(2)), std::invalid_argument, "3 columns, got shape 120 x 2");
    hull.close();
    EXPECT_THROW_TEXT(hull.add_points(points), std::invalid_argument, "closed");
    const Eigen::Matrix<double, Eigen::Dynamic, 3, Eigen::RowMajor> rows = points;
    Eigen::Tensor<double, 2> tensor(120, 3);
    for (Eigen::Index i = 0; i < 360; ++i) tensor.data()[i] = points.data()[i];
    EXPECT_TRUE((ConvexHull(rows).vertices == whole.vertices).all());
    EXPECT_TRUE((ConvexHull(4 * points).vertices == whole.vertices).all());
    EXPECT_TRUE((ConvexHull(tensor).vertices == whole.vertices).all());
    EXPECT_TRUE((ConvexHull(points.block(0, 0, 120, 3)).simplices == whole.simplices).all());
}

TEST(ConvexHullNd, Errors) {
    const Eigen::ArrayXXd points = grid(3, 2);
    EXPECT_THROW_TEXT(ConvexHull(Eigen::ArrayXXd::Random(20, 9)), std::invalid_argument,
                      "2 to 8 columns, got shape 20 x 9");
    EXPECT_THROW_TEXT(ConvexHull(Eigen::ArrayXXd::Random(20, 1)), std::invalid_argument, "2 to 8 columns");
    EXPECT_THROW_TEXT(ConvexHull(points.topRows(0)), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(ConvexHull(points, {.qhull_options = "Qt Qj"}), std::invalid_argument, "\"Qj\"");
    EXPECT_THROW_TEXT(ConvexHull(points.topRows(3)), spatial::GeometryError, "one plane, at least 4 that span 3");
    EXPECT_THROW_TEXT(ConvexHull(points.topRows(1)), spatial::GeometryError, "all points are equal");
    EXPECT_THROW_TEXT(ConvexHull(points.topRows(2)), spatial::GeometryError, "one line");
    EXPECT_THROW_TEXT(ConvexHull(Eigen::ArrayXXd::Ones(9, 5)), spatial::GeometryError, "equal");
    Eigen::ArrayXXd flat = Eigen::ArrayXXd::Random(9, 5);
    flat.col(3) = flat.col(0);
    EXPECT_THROW_TEXT(ConvexHull{flat}, spatial::GeometryError, "hyperplane");
    Eigen::ArrayXXd broken = points;
    broken(1, 1) = std::nan("");
    EXPECT_THROW_TEXT(ConvexHull{broken}, std::invalid_argument, "NaN");
}

}  // namespace
