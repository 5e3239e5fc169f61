#include <scixx/spatial/delaunay.hpp>
#include <scixx/tensor.hpp>

#include "spatial/triangulation_checks.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using scixx::testing::expect_delaunay;
using scixx::testing::triangle_set;

Eigen::ArrayX2d uniform(Eigen::Index n, unsigned seed = 1) {
    std::srand(seed);
    return Eigen::ArrayX2d::Random(n, 2);
}

TEST(Delaunay, HasTheTrianglesOfSciPyInGeneralPosition) {
    const scixx::testing::Reference reference("spatial/delaunay.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const spatial::Delaunay tri(data.array<Eigen::ArrayXXd>("points"));
        expect_delaunay(tri);
        const auto expected = data.array<Eigen::ArrayXXi>("simplices");
        scixx::testing::TriangleSet set;
        for (Eigen::Index t = 0; t < expected.rows(); ++t) set.insert({expected(t, 0), expected(t, 1), expected(t, 2)});
        EXPECT_EQ(triangle_set(tri), set);

        const auto hull = data.array<Eigen::ArrayXXi>("hull");
        std::set<std::array<int, 2>> edges, expected_edges;
        const auto own_hull = tri.convex_hull();
        for (const auto& edge : own_hull.rowwise()) edges.insert({edge.minCoeff(), edge.maxCoeff()});
        for (const auto& edge : hull.rowwise()) expected_edges.insert({edge[0], edge[1]});
        EXPECT_EQ(edges, expected_edges);

        const auto queries = data.array<Eigen::ArrayXXd>("queries");
        const auto corners = data.array<Eigen::ArrayXXi>("corners");
        const Eigen::ArrayXi found = tri.find_simplex(queries);
        for (Eigen::Index i = 0; i < queries.rows(); ++i) {
            Eigen::Array3i here = Eigen::Array3i::Constant(-1);
            if (found[i] >= 0) here = tri.simplices.row(found[i]).transpose();
            std::sort(here.data(), here.data() + 3);
            EXPECT_TRUE((here == corners.row(i).transpose()).all()) << i;
        }

        if (name.substr(0, 3) == "far") continue;  // stored for the points moved to the origin
        EXPECT_REL_CLOSE(tri.paraboloid_scale, data.number("scale"), 1e-13);
        EXPECT_REL_CLOSE(tri.paraboloid_shift, data.number("shift"), 1e-13);
        EXPECT_SCALED_CLOSE(tri.lift_points(queries), data.array<Eigen::ArrayXXd>("lifted"), 1e-13);
        Eigen::ArrayXXd distance = tri.plane_distance(queries.topRows(1));
        std::sort(distance.data(), distance.data() + distance.size());
        EXPECT_SCALED_CLOSE(distance, data.array<Eigen::ArrayXXd>("plane_distance"), 1e-10);
    }
}

TEST(Delaunay, PlanesPassThroughTheLiftedCorners) {
    const spatial::Delaunay tri(uniform(200));
    const auto planes = tri.equations();
    const auto lifted = tri.lift_points(tri.points);
    for (Eigen::Index t = 0; t < tri.nsimplex; ++t) {
        EXPECT_LT(planes(t, 2), 0);
        EXPECT_ULP_CLOSE(planes.row(t).leftCols(3).matrix().norm(), 1.0, 4);
        const Eigen::ArrayXd heights =
            (lifted.matrix() * planes.row(t).leftCols(3).matrix().transpose()).array() + planes(t, 3);
        for (int k = 0; k < 3; ++k) EXPECT_NEAR(heights[tri.simplices(t, k)], 0, 1e-15);
        EXPECT_LT(heights.maxCoeff(), 1e-15);  // no point inside the circle
    }
}

TEST(Delaunay, TakesAnyArray) {
    const Eigen::MatrixXd points = uniform(60).matrix();
    const spatial::Delaunay tri(points);
    const auto expected = triangle_set(tri);
    const Eigen::Matrix<double, Eigen::Dynamic, 2, Eigen::RowMajor> rows = points;
    Eigen::MatrixXd padded = Eigen::MatrixXd::Constant(70, 5, 3.0);
    padded.block(4, 2, 60, 2) = points;
    Eigen::Tensor<double, 2> tensor(60, 2);
    for (Eigen::Index i = 0; i < 60; ++i)
        for (Eigen::Index j = 0; j < 2; ++j) tensor(i, j) = points(i, j);
    EXPECT_EQ(triangle_set(spatial::Delaunay(rows)), expected);
    EXPECT_EQ(triangle_set(spatial::Delaunay(padded.block(4, 2, 60, 2))), expected);
    EXPECT_EQ(triangle_set(spatial::Delaunay(2 * points)), expected);
    EXPECT_EQ(triangle_set(spatial::Delaunay(points.array())), expected);
    EXPECT_EQ(triangle_set(spatial::Delaunay(tensor)), expected);
    EXPECT_TRUE((tri.points == points.array()).all());
    EXPECT_TRUE((tri.min_bound.transpose() == points.array().colwise().minCoeff()).all());
    EXPECT_TRUE((tri.max_bound.transpose() == points.array().colwise().maxCoeff()).all());

    const Eigen::MatrixXf single = points.cast<float>();
    const spatial::Delaunay from_float(single);
    expect_delaunay(from_float);
    EXPECT_TRUE((from_float.points == single.cast<double>().array()).all());
    const Eigen::Matrix<int, 4, 2> corners = (Eigen::Matrix<int, 4, 2>() << 0, 0, 3, 0, 3, 2, 0, 2).finished();
    const spatial::Delaunay from_int(corners);
    expect_delaunay(from_int);
    EXPECT_EQ(from_int.nsimplex, 2);
}

TEST(Delaunay, AddedPointsGiveTheSameTriangles) {
    const Eigen::ArrayX2d points = uniform(300, 5) * 2;
    const auto whole = triangle_set(spatial::Delaunay(points));
    spatial::Delaunay tri(points.topRows(10), {.incremental = true});
    tri.add_points(points.middleRows(10, 1));
    tri.add_points(points.middleRows(11, 189));
    EXPECT_EQ(tri.npoints, 200);
    expect_delaunay(tri);
    spatial::Delaunay again = tri;
    tri.add_points(points.bottomRows(100));
    expect_delaunay(tri);
    EXPECT_EQ(triangle_set(tri), whole);
    again.add_points(points.bottomRows(100), true);
    expect_delaunay(again);
    EXPECT_EQ(triangle_set(again), whole);
    tri.add_points(points.topRows(0));
    EXPECT_EQ(triangle_set(tri), whole);
    tri.add_points(points.topRows(3));
    EXPECT_EQ(tri.coplanar.rows(), 3);
    expect_delaunay(tri);
    EXPECT_THROW(tri.add_points(Eigen::ArrayX3d::Zero(2, 3)), std::invalid_argument);
    EXPECT_THROW(tri.add_points(Eigen::ArrayX2d::Constant(1, 2, std::nan("")), true), std::invalid_argument);
    expect_delaunay(tri);
}

TEST(Delaunay, APointThatEqualsAVertexHasItsSimplex) {
    Eigen::ArrayX2d points(7, 2);
    points << 0, 0, 1, 0, 0, 1, 1, 1, 0.5, 0.4, 1, 0, 0.5, 0.4;
    const spatial::Delaunay tri(points);
    const Eigen::ArrayXi simplex = tri.vertex_to_simplex();
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
        ASSERT_GE(simplex[i], 0) << i;
        const int vertex = i == 5 ? 1 : i == 6 ? 4 : static_cast<int>(i);
        EXPECT_TRUE((tri.simplices.row(simplex[i]) == vertex).any()) << i;
    }
}

TEST(Delaunay, RefusesWhatHasNoTriangulation) {
    using spatial::Delaunay;
    const Eigen::ArrayX2d points = uniform(5);
    EXPECT_THROW_TEXT(Delaunay(Eigen::ArrayXXd::Zero(0, 2)), std::invalid_argument, "empty, got shape 0 x 2");
    EXPECT_THROW_TEXT(Delaunay(Eigen::ArrayXXd::Random(20, 9)), std::invalid_argument, "2 to 8 columns");
    EXPECT_THROW_TEXT(Delaunay(Eigen::ArrayXXd::Random(9, 1)), std::invalid_argument, "2 to 8 columns");
    EXPECT_THROW_TEXT(Delaunay(Eigen::ArrayXd::Random(6)), std::invalid_argument, "two-dimensional");
    for (const double bad : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
        Eigen::ArrayX2d broken = points;
        broken(2, 1) = bad;
        EXPECT_THROW_TEXT(Delaunay{broken}, std::invalid_argument, "NaN");
    }
    EXPECT_THROW_TEXT(Delaunay(points, {.qhull_options = "Qbb Qj"}), std::invalid_argument, "\"Qj\"");
    EXPECT_EQ(triangle_set(Delaunay(points, {.qhull_options = "QJ"})), triangle_set(Delaunay(points)));
    EXPECT_THROW_TEXT(Delaunay(Eigen::ArrayXXd::Random(3, 20)), std::invalid_argument,
                      "points must have 2 to 8 columns, got shape 3 x 20 (each point is a row)");
    EXPECT_EQ(triangle_set(Delaunay(points, {.qhull_options = "Qbb Qc  Qz Q12"})), triangle_set(Delaunay(points)));

    EXPECT_THROW_TEXT(Delaunay(points.topRows(1)), spatial::GeometryError, "one line");
    EXPECT_THROW(Delaunay(points.topRows(2)), spatial::GeometryError);
    EXPECT_THROW(Delaunay(Eigen::ArrayXXd::Ones(9, 2)), spatial::GeometryError);
    Eigen::ArrayX2d line(50, 2);
    line.col(0) = Eigen::ArrayXd::LinSpaced(50, 0, 49) * 0.1;
    line.col(1) = line.col(0) * 4;
    EXPECT_THROW(Delaunay{line}, spatial::GeometryError);
    line(17, 1) = std::nextafter(line(17, 1), 100.0);
    EXPECT_NO_THROW(expect_delaunay(Delaunay(line)));
}

}  // namespace
