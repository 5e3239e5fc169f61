#include <random>
#include <scixx/spatial/convex_hull.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using spatial::detail::orient2d;

spatial::detail::Point2 point_of(const spatial::ConvexHull& hull, int i) {
    return {hull.points(i, 0), hull.points(i, 1)};
}

/// The definition: strictly convex counter-clockwise corners with all points on the left of each edge, exactly; and
/// the tables that follow from the corners.
void expect_hull(const spatial::ConvexHull& hull) {
    const Eigen::Index n = hull.nsimplex;
    ASSERT_GE(n, 3);
    ASSERT_EQ(hull.vertices.size(), n);
    ASSERT_EQ(hull.simplices.rows(), n);
    ASSERT_EQ(hull.neighbors.rows(), n);
    ASSERT_EQ(hull.equations.rows(), n);
    int wrong = 0;
    for (Eigen::Index k = 0; k < n; ++k) {
        const int a = hull.vertices[k], b = hull.vertices[(k + 1) % n], c = hull.vertices[(k + 2) % n];
        wrong += orient2d(point_of(hull, a), point_of(hull, b), point_of(hull, c)) <= 0;
        for (int i = 0; i < hull.npoints; ++i)
            wrong += orient2d(point_of(hull, a), point_of(hull, b), point_of(hull, i)) < 0;
        wrong += hull.simplices(k, 0) != a || hull.simplices(k, 1) != b;
        wrong += hull.simplices(hull.neighbors(k, 0), 0) != b || hull.simplices(hull.neighbors(k, 1), 1) != a;
        for (int i = 0; i < a; ++i) wrong += point_of(hull, i) == point_of(hull, a);  // the first of equal points
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_TRUE((hull.min_bound.transpose() == hull.points.colwise().minCoeff()).all());
    EXPECT_TRUE((hull.max_bound.transpose() == hull.points.colwise().maxCoeff()).all());
}

TEST(ConvexHull, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/convex_hull.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto points = data.array<Eigen::MatrixXd>("points");
        const spatial::ConvexHull hull(points);
        expect_hull(hull);
        EXPECT_SCALED_CLOSE(hull.vertices, data.array<Eigen::ArrayXi>("vertices"), 0);
        EXPECT_REL_CLOSE(hull.area, data.number("area"), 1e-13);
        EXPECT_REL_CLOSE(hull.volume, data.number("volume"), 1e-13);
        const auto planes = data.array<Eigen::ArrayXXd>("equations");
        for (Eigen::Index k = 0; k < hull.nsimplex; ++k) {  // each is one of SciPy's
            double nearest = 1;
            for (Eigen::Index j = 0; j < planes.rows(); ++j)
                nearest = std::min(nearest, (hull.equations.row(k) - planes.row(j)).abs().maxCoeff());
            EXPECT_LT(nearest, 1e-12);
        }
        EXPECT_LT(((points.array().matrix() * hull.equations.leftCols(2).matrix().transpose()).rowwise() +
                   hull.equations.col(2).matrix().transpose())
                      .maxCoeff(),
                  1e-11);
    }
}

TEST(ConvexHull, RandomAndDegenerateSets) {
    std::mt19937 random(23);
    int flat = 0;
    for (int round = 0; round < 1500; ++round) {
        const int n = 3 + round % 40, levels = round % 3 == 0 ? 3 : round % 3 == 1 ? 12 : 1 << 20;
        std::uniform_int_distribution<int> coordinate(-levels, levels);
        const double unit = round % 4 == 0 ? 1.0 : round % 4 == 1 ? 0.1 : round % 4 == 2 ? 1e-312 : 1e301;
        Eigen::ArrayX2d points(n, 2);
        for (auto row : points.rowwise()) row << coordinate(random) * unit, coordinate(random) * unit;
        try {
            expect_hull(spatial::ConvexHull(points));
        } catch (const spatial::GeometryError&) {
            ++flat;
            for (int i = 0; i < n; ++i)
                for (int j = 0; j < n; ++j)
                    EXPECT_EQ(orient2d({points(0, 0), points(0, 1)}, {points(i, 0), points(i, 1)},
                                       {points(j, 0), points(j, 1)}),
                              0);
        }
    }
    EXPECT_GT(flat, 0);
    Eigen::ArrayX2d many(20000, 2), disc(20000, 2);
    std::normal_distribution<double> normal;
    for (auto row : many.rowwise()) row << normal(random), normal(random);
    disc = many;
    for (auto row : disc.rowwise()) row /= std::hypot(row[0], row[1]);
    expect_hull(spatial::ConvexHull(many));
    expect_hull(spatial::ConvexHull(many.round()));
    expect_hull(spatial::ConvexHull(disc.topRows(500)));
    EXPECT_GT(spatial::ConvexHull(disc).nsimplex, 19000);
    // Points a rounding error off a line: only exact arithmetic tells the corners.
    Eigen::ArrayX2d line(200, 2);
    for (int i = 0; i < 200; ++i) line.row(i) << 0.1 * i, 0.3 * i;
    expect_hull(spatial::ConvexHull(line));
}

TEST(ConvexHull, AddedPointsAndInputKinds) {
    std::srand(3);
    const Eigen::ArrayX2d points = Eigen::ArrayX2d::Random(200, 2);
    const spatial::ConvexHull whole(points);
    spatial::ConvexHull hull(points.topRows(20), {.incremental = true});
    hull.add_points(points.middleRows(20, 100));
    hull.add_points(points.bottomRows(80));
    hull.add_points(points.topRows(0));
    expect_hull(hull);
    EXPECT_TRUE((hull.vertices == whole.vertices).all());
    EXPECT_TRUE((hull.points == points).all());
    hull.add_points(Eigen::Matrix2f::Constant(5), true);
    expect_hull(hull);
    EXPECT_EQ((hull.vertices == 200).count(), 1);
    EXPECT_EQ(hull.npoints, 202);
    const Eigen::Matrix<double, Eigen::Dynamic, 2, Eigen::RowMajor> rows = points;
    EXPECT_TRUE((spatial::ConvexHull(rows).vertices == whole.vertices).all());
    EXPECT_TRUE((spatial::ConvexHull(4 * points).vertices == whole.vertices).all());
    const Eigen::Matrix<int, 4, 2> corners = (Eigen::Matrix<int, 4, 2>() << 0, 0, 3, 0, 3, 2, 0, 2).finished();
    EXPECT_EQ(spatial::ConvexHull(corners).volume, 6);
    EXPECT_EQ(spatial::ConvexHull(corners).area, 10);
}

TEST(ConvexHull, Errors) {
    using spatial::ConvexHull;
    const Eigen::ArrayX2d points = Eigen::ArrayX2d::Random(5, 2);
    EXPECT_THROW_TEXT(ConvexHull(points.topRows(0)), std::invalid_argument, "empty, got shape 0 x 2");
    EXPECT_THROW_TEXT(ConvexHull(Eigen::ArrayXXd::Random(9, 1)), std::invalid_argument, "2 to 8 columns");
    EXPECT_THROW_TEXT(ConvexHull(Eigen::ArrayXd::Random(6)), std::invalid_argument, "two-dimensional");
    EXPECT_THROW_TEXT(ConvexHull(points, {.qhull_options = "Qz"}), std::invalid_argument, "\"Qz\"");
    EXPECT_NO_THROW(ConvexHull(points, {.qhull_options = "QJ"}));
    EXPECT_THROW_TEXT(ConvexHull(points, {.qhull_options = "QG"}), std::invalid_argument, "\"QG\"");
    EXPECT_THROW_TEXT(ConvexHull(points, {.qhull_options = "QG1 QG2"}), std::invalid_argument, "one QGn");
    EXPECT_THROW_TEXT(ConvexHull(points, {.qhull_options = "QG1234567"}), std::invalid_argument, "behind QG");
    EXPECT_NO_THROW(ConvexHull(points, {.qhull_options = "Qt"}));
    for (const double bad : {std::nan(""), HUGE_VAL}) {
        Eigen::ArrayX2d broken = points;
        broken(1, 1) = bad;
        EXPECT_THROW_TEXT(ConvexHull{broken}, std::invalid_argument, "NaN");
        ConvexHull hull(points);
        EXPECT_THROW(hull.add_points(broken), std::invalid_argument);
        EXPECT_EQ(hull.npoints, 5);
    }
    EXPECT_THROW_TEXT(ConvexHull(points.topRows(2)), spatial::GeometryError, "one line");
    EXPECT_THROW(ConvexHull(points.topRows(1)), spatial::GeometryError);
    EXPECT_THROW(ConvexHull(Eigen::ArrayX2d::Ones(8, 2)), spatial::GeometryError);
    Eigen::ArrayX2d line(8, 2);
    line.col(0).setLinSpaced(0, 7);
    line.col(1) = 3 * line.col(0);
    EXPECT_THROW(ConvexHull{line}, spatial::GeometryError);
}

TEST(ConvexHull, ListsWhatLiesOnTheBorder) {
    Eigen::ArrayX2d points(7, 2);
    points << 0, 0, 2, 0, 2, 2, 0, 2, 1, 0, 1, 1, 2, 2;
    const spatial::ConvexHull hull(points, {.qhull_options = "Qc"});
    ASSERT_EQ(hull.coplanar.rows(), 2);  // the middle of an edge and the second of equal corners
    EXPECT_EQ(hull.coplanar(0, 0), 4);
    EXPECT_EQ(hull.coplanar(0, 1), 0);
    EXPECT_EQ(hull.coplanar(1, 0), 6);
    EXPECT_EQ(hull.coplanar(1, 2), 2);
}

// Values of SciPy 1.10: scipy.spatial.ConvexHull(points, qhull_options='QG4').good
TEST(ConvexHull, GoodFacetsAreThoseThatAPointSees) {
    using spatial::ConvexHull;
    Eigen::ArrayX2d points(6, 2);
    points << 0.2, 0.2, 0.2, 0.4, 0.4, 0.4, 0.4, 0.2, 0.3, 0.6, 0.3, 0.3;
    const ConvexHull hull(points.topRows(5), {.qhull_options = "QG4"});
    EXPECT_EQ(hull.vertices.size(), 4);  // the hull is that of the other points
    ASSERT_EQ(hull.good.size(), 4);
    EXPECT_EQ(hull.good.count(), 1);
    for (Eigen::Index t = 0; t < 4; ++t)  // the edge from point 1 to point 2
        EXPECT_EQ(hull.good[t], hull.simplices.row(t).minCoeff() == 1 && hull.simplices.row(t).maxCoeff() == 2);
    const ConvexHull others(points.topRows(5), {.qhull_options = "Qt QG-4"});
    EXPECT_TRUE((others.good == !hull.good).all());
    EXPECT_EQ(ConvexHull(points, {.qhull_options = "QG5"}).good.count(), 0);
    EXPECT_EQ(ConvexHull(points, {.qhull_options = "QG-5"}).good.count(), 5);
    EXPECT_EQ(ConvexHull(points).good.size(), 0);
    Eigen::ArrayX2d square(5, 2);
    square << 0, 0, 1, 0, 1, 1, 0, 1, 2, 0;  // the last on the line of an edge, which it does not see
    const ConvexHull beside(square, {.qhull_options = "QG4"});
    EXPECT_EQ(beside.good.count(), 1);
    EXPECT_EQ(beside.volume, 1);
    Eigen::ArrayX3d cube(9, 3);
    for (Eigen::Index i = 0; i < 8; ++i)
        cube.row(i) << static_cast<double>(i & 1), static_cast<double>(i / 2 & 1), static_cast<double>(i / 4);
    cube.row(8) << 0.5, 0.5, 7;
    const ConvexHull box(cube, {.qhull_options = "QG8"});
    EXPECT_EQ(box.good.count(), 2);  // the two triangles of the upper face
    for (Eigen::Index t = 0; t < box.nsimplex; ++t) EXPECT_EQ(box.good[t], box.equations(t, 2) == 1);
}

}  // namespace
