#include <scixx/spatial/kernels.hpp>
#include <scixx/spatial/voronoi.hpp>
#include <set>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using spatial::Voronoi;

/// For each of our vertices its row among the expected ones; empty unless they are the same.
std::vector<int> match(const Voronoi::Points& own, const Eigen::ArrayXXd& expected) {
    std::vector<int> rows;
    std::set<int> used;
    if (own.rows() != expected.rows()) return {};
    for (Eigen::Index i = 0; i < own.rows(); ++i) {
        int best = 0;
        double least = HUGE_VAL;
        for (int k = 0; k < expected.rows(); ++k) {
            const double off = (own.row(i) - expected.row(k)).matrix().norm();
            if (off < least) least = off, best = k;
        }
        if (least > 1e-9 * (1 + own.row(i).matrix().squaredNorm()) || !used.insert(best).second) return {};
        rows.push_back(best);
    }
    return rows;
}

template <class List>
std::vector<int> renamed(const List& list, const std::vector<int>& names) {
    std::vector<int> out;
    for (const int id : list) out.push_back(id < 0 ? -1 : names[static_cast<std::size_t>(id)]);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<int> stored(const Eigen::ArrayXXi& lists, Eigen::Index row) {
    std::vector<int> out;
    for (const int id : lists.row(row))
        if (id != -2) out.push_back(id);
    return out;
}

/// Each ridge's vertices are as near to both points as to none nearer (as far, and none farther, with furthest_site).
void expect_voronoi(const Voronoi& v) {
    const double scale = v.points.abs().maxCoeff();
    for (std::size_t r = 0; r < v.ridge_vertices.size(); ++r)
        for (const int id : v.ridge_vertices[r]) {
            if (id < 0) continue;
            const Eigen::ArrayXd distances =
                (v.points.rowwise() - v.vertices.row(id)).matrix().rowwise().norm().array();
            const double a = distances[v.ridge_points(static_cast<Eigen::Index>(r), 0)];
            const double b = distances[v.ridge_points(static_cast<Eigen::Index>(r), 1)];
            const double extreme = v.furthest_site ? distances.maxCoeff() : distances.minCoeff();
            EXPECT_NEAR(a, extreme, 1e-10 * (scale + a));
            EXPECT_NEAR(b, extreme, 1e-10 * (scale + a));
        }
}

TEST(Voronoi, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/voronoi.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const Voronoi v(data.array<Eigen::ArrayXXd>("points"), {.furthest_site = data.flag("furthest")});
        expect_voronoi(v);
        const auto names = match(v.vertices, data.array<Eigen::ArrayXXd>("vertices"));
        ASSERT_EQ(names.size(), static_cast<std::size_t>(v.vertices.rows()));
        const auto ridge_points = data.array<Eigen::ArrayXXi>("ridge_points");
        const auto ridge_vertices = data.array<Eigen::ArrayXXi>("ridge_vertices");
        const auto dict = v.ridge_dict();
        Eigen::Index listed = 0;  // SciPy leaves out ridges of less than d entries
        for (std::size_t i = 0; i < v.ridge_vertices.size(); ++i)
            listed += static_cast<Eigen::Index>(v.ridge_vertices[i].size()) >= v.ndim;
        ASSERT_EQ(listed, ridge_points.rows());
        ASSERT_EQ(v.ridge_vertices.size(), dict.size());
        for (Eigen::Index i = 0; i < ridge_points.rows(); ++i) {
            const auto found = dict.find({ridge_points(i, 0), ridge_points(i, 1)});
            ASSERT_NE(found, dict.end()) << ridge_points.row(i);
            EXPECT_EQ(renamed(found->second, names), stored(ridge_vertices, i));
        }
        const auto regions = data.array<Eigen::ArrayXXi>("regions");
        for (Eigen::Index i = 0; i < v.npoints; ++i) {
            std::vector<int> own;
            if (v.point_region[i] >= 0) own = renamed(v.regions[static_cast<std::size_t>(v.point_region[i])], names);
            EXPECT_EQ(own, stored(regions, i)) << i;
        }
    }
}

TEST(Voronoi, ListsGoAround) {
    std::srand(4);
    const Voronoi plane(Eigen::ArrayXXd::Random(80, 2));
    for (Eigen::Index i = 0; i < 80; ++i) {  // counter-clockwise around the point
        const auto region = plane.regions[static_cast<std::size_t>(plane.point_region[i])];
        const bool open = region[0] < 0;
        for (std::size_t k = 0; k < region.size(); ++k) {
            EXPECT_TRUE(k == 0 || region[k] >= 0);
            const int a = region[k], b = region[(k + 1) % region.size()];
            if (a < 0 || b < 0) continue;
            const Eigen::ArrayXd u = (plane.vertices.row(a) - plane.points.row(i)).transpose();
            const Eigen::ArrayXd w = (plane.vertices.row(b) - plane.points.row(i)).transpose();
            EXPECT_TRUE(open || u[0] * w[1] - u[1] * w[0] > 0);
        }
    }
    const Voronoi space(Eigen::ArrayXXd::Random(60, 3));
    for (std::size_t r = 0; r < space.ridge_vertices.size(); ++r) {  // convex polygons: no turn changes its direction
        const auto ring = space.ridge_vertices[r];
        if (ring[0] < 0) continue;
        const auto row = static_cast<Eigen::Index>(r);
        const Eigen::Vector3d normal =
            (space.points.row(space.ridge_points(row, 1)) - space.points.row(space.ridge_points(row, 0))).matrix();
        int left = 0;
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const auto at = [&](std::size_t i) -> Eigen::Vector3d {
                return space.vertices.row(ring[i % ring.size()]).matrix();
            };
            const Eigen::Vector3d u = at(k + 1) - at(k), w = at(k + 2) - at(k + 1);
            const double turn = normal[0] * (u[1] * w[2] - u[2] * w[1]) + normal[1] * (u[2] * w[0] - u[0] * w[2]) +
                                normal[2] * (u[0] * w[1] - u[1] * w[0]);
            left += turn > 0 ? 1 : -1;
        }
        EXPECT_EQ(std::abs(left), static_cast<int>(ring.size()));
    }
}

TEST(Voronoi, CocircularPointsHaveOneVertex) {
    Eigen::ArrayXXd points(13, 2);
    for (int i = 0; i < 12; ++i) points.row(i) << 5 + std::cos(i * std::acos(-1) / 6), std::sin(i * std::acos(-1) / 6);
    points.row(12) << 5, 0;
    const Voronoi ring(points.topRows(12));
    ASSERT_EQ(ring.vertices.rows(), 1);
    EXPECT_NEAR(ring.vertices(0, 0), 5, 1e-14);
    EXPECT_NEAR(ring.vertices(0, 1), 0, 1e-14);
    EXPECT_EQ(ring.ridge_points.rows(), 12);
    const Voronoi wheel(points);
    EXPECT_EQ(wheel.vertices.rows(), 12);
    EXPECT_EQ(wheel.ridge_points.rows(), 24);
    const auto cell = wheel.regions[static_cast<std::size_t>(wheel.point_region[12])];
    EXPECT_EQ(cell.size(), 12U);
}

TEST(Voronoi, AddedPointsAndErrors) {
    std::srand(6);
    const Eigen::ArrayXXd points = Eigen::ArrayXXd::Random(50, 2);
    const Voronoi whole(points);
    Voronoi v(points.topRows(20), {.incremental = true});
    v.add_points(points.bottomRows(30));
    expect_voronoi(v);
    EXPECT_EQ(v.vertices.rows(), whole.vertices.rows());
    EXPECT_EQ(v.ridge_points.rows(), whole.ridge_points.rows());
    v.add_points(points.topRows(2).cast<float>(), true);
    expect_voronoi(v);
    EXPECT_EQ(v.npoints, 52);
    v.close();
    EXPECT_THROW_TEXT(v.add_points(points), std::invalid_argument, "Voronoi.add_points: the diagram is closed");
    EXPECT_THROW_TEXT(Voronoi(points, {.qhull_options = "QX"}), std::invalid_argument, "Voronoi: qhull_options");
    EXPECT_NO_THROW(Voronoi(points, {.qhull_options = "Qbb QJ"}));
    EXPECT_THROW_TEXT(Voronoi(points.topRows(2)), spatial::GeometryError, "Voronoi: ");
    EXPECT_THROW_TEXT(Voronoi(points.leftCols(1)), std::invalid_argument, "2 to 8 columns");
}

}  // namespace
