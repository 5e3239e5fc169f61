#include <numbers>
#include <scixx/spatial/spherical_voronoi.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using spatial::SphericalVoronoi;

TEST(SphericalVoronoi, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/spherical_voronoi.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const double radius = data.number("radius");
        SphericalVoronoi s(data.array<Eigen::MatrixXd>("points"),
                           {.radius = radius, .center = data.array<Eigen::ArrayXd>("center")});
        const auto vertices = data.array<Eigen::ArrayXXd>("vertices");
        const auto regions = data.array<Eigen::ArrayXXi>("regions");
        ASSERT_EQ(s.vertices.rows(), vertices.rows());
        std::vector<int> names;
        for (Eigen::Index i = 0; i < vertices.rows(); ++i) {
            Eigen::Index best = 0;
            const double off = (vertices.rowwise() - s.vertices.row(i)).matrix().rowwise().norm().minCoeff(&best);
            EXPECT_LT(off, 1e-12 * radius);
            names.push_back(static_cast<int>(best));
        }
        ASSERT_EQ(s.regions.size(), static_cast<std::size_t>(regions.rows()));
        for (std::size_t i = 0; i < s.regions.size(); ++i) {
            std::vector<int> own;
            for (const int id : s.regions[i]) own.push_back(names[static_cast<std::size_t>(id)]);
            std::sort(own.begin(), own.end());
            own.resize(static_cast<std::size_t>(regions.cols()), -2);
            for (std::size_t k = 0; k < own.size(); ++k)
                EXPECT_EQ(own[k], regions(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)));
        }
        if (data.has("areas")) {
            const Eigen::ArrayXd areas = s.calculate_areas();
            EXPECT_SCALED_CLOSE(areas, data.array<Eigen::ArrayXd>("areas"), 1e-12);
            EXPECT_REL_CLOSE(areas.sum(), 4 * std::numbers::pi * radius * radius, 1e-13);
        }
    }
}

TEST(SphericalVoronoi, RegionsGoAround) {
    std::srand(8);
    Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(100, 3);
    for (auto row : points.rowwise()) row /= row.matrix().norm();
    SphericalVoronoi s(points);
    s.sort_vertices_of_regions();
    for (std::size_t i = 0; i < 100; ++i) {
        const auto region = s.regions[i];
        const Eigen::Vector3d p = s.points.row(static_cast<Eigen::Index>(i)).matrix();
        for (std::size_t k = 0; k < region.size(); ++k) {
            const Eigen::Vector3d u = s.vertices.row(region[k]).matrix();
            const Eigen::Vector3d v = s.vertices.row(region[(k + 1) % region.size()]).matrix();
            EXPECT_GT(p[0] * (u[1] * v[2] - u[2] * v[1]) + p[1] * (u[2] * v[0] - u[0] * v[2]) +
                          p[2] * (u[0] * v[1] - u[1] * v[0]),
                      0);
            EXPECT_NEAR(u.norm(), 1, 1e-14);
            EXPECT_NEAR((points.matrix() * u).maxCoeff(), p.dot(u), 1e-12);  // no point is nearer to the vertex
        }
    }
}

TEST(SphericalVoronoi, Circle) {
    Eigen::ArrayXXd points(4, 2);  // at 0, 90, 180 and 225 degrees on a circle of radius 2 around (1, 0)
    const double half = std::sqrt(2.0);
    points << 3, 0, 1, 2, -1, 0, 1 - half, -half;
    SphericalVoronoi s(points, {.radius = 2, .center = {1, 0}});
    Eigen::Array4d degrees(112.5, 90, 67.5, 90);
    EXPECT_SCALED_CLOSE(s.calculate_areas(), (degrees * (std::numbers::pi / 90)).eval(), 1e-14);
    EXPECT_THROW_TEXT(s.sort_vertices_of_regions(), std::invalid_argument, "3 columns, got 2");
    Eigen::ArrayXXd side(3, 2);  // all on one side: the region of the outer ones reaches around
    side << 1, 0, std::cos(0.1), std::sin(0.1), std::cos(0.2), std::sin(0.2);
    const Eigen::ArrayXd arcs = SphericalVoronoi(side).calculate_areas();
    EXPECT_NEAR(arcs[1], 0.1, 1e-14);
    EXPECT_NEAR(arcs[0], std::numbers::pi - 0.05, 1e-14);
    EXPECT_NEAR(arcs.sum(), 2 * std::numbers::pi, 1e-13);
}

TEST(SphericalVoronoi, Errors) {
    const Eigen::ArrayXXd axes = Eigen::MatrixXd::Identity(3, 3).array();
    Eigen::ArrayXXd points(6, 3);
    points << axes, -axes;
    EXPECT_EQ(SphericalVoronoi(points).vertices.rows(), 8);
    EXPECT_SCALED_CLOSE(SphericalVoronoi(points).calculate_areas(),
                        Eigen::ArrayXd::Constant(6, 2 * std::numbers::pi / 3).eval(), 1e-14);
    EXPECT_THROW_TEXT(SphericalVoronoi(points, {.radius = -1}), std::invalid_argument, "radius must be positive");
    EXPECT_THROW_TEXT(SphericalVoronoi(points, {.radius = 2}), spatial::GeometryError, "on the sphere of radius 2");
    EXPECT_THROW_TEXT(SphericalVoronoi(points, {.center = Eigen::Array2d(0, 0)}), std::invalid_argument, "center");
    EXPECT_THROW_TEXT(SphericalVoronoi(points, {.threshold = 0}), std::invalid_argument, "threshold");
    EXPECT_THROW_TEXT(SphericalVoronoi(points.topRows(3)), spatial::GeometryError, "SphericalVoronoi: ");
    Eigen::ArrayXXd twice = points;
    twice.row(5) = twice.row(2);
    EXPECT_THROW_TEXT(SphericalVoronoi(twice), spatial::GeometryError, "nearer than threshold");
    points(0, 0) = std::nan("");
    EXPECT_THROW_TEXT(SphericalVoronoi(points), std::invalid_argument, "NaN");
    SphericalVoronoi four((Eigen::ArrayXXd(5, 4) << Eigen::Matrix4d::Identity(), -0.5, -0.5, -0.5, -0.5).finished());
    EXPECT_EQ(four.vertices.rows(), 5);
    EXPECT_THROW_TEXT(four.calculate_areas(), std::invalid_argument, "2 or 3 columns, got 4");
}

}  // namespace
