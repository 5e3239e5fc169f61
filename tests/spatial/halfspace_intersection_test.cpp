#include <scixx/spatial/halfspace_intersection.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace spatial = scixx::spatial;
using spatial::HalfspaceIntersection;

/// Corners are in all half spaces and on the borders of those that meet there.
void expect_corners(const HalfspaceIntersection& h) {
    const Eigen::Index d = h.ndim;
    ASSERT_EQ(h.dual_facets.size(), static_cast<std::size_t>(h.intersections.rows()));
    for (Eigen::Index i = 0; i < h.intersections.rows(); ++i) {
        if (std::isnan(h.intersections(i, 0))) continue;
        const Eigen::ArrayXd height =
            (h.halfspaces.leftCols(d).matrix() * h.intersections.row(i).matrix().transpose()).array() +
            h.halfspaces.col(d);
        EXPECT_LT(height.maxCoeff(), 1e-12);
        const auto facet = h.dual_facets[static_cast<std::size_t>(i)];
        EXPECT_GE(static_cast<Eigen::Index>(facet.size()), d);
        for (const int k : facet) EXPECT_NEAR(height[k], 0, 1e-12);
    }
}

TEST(HalfspaceIntersection, AsInSciPy) {
    const scixx::testing::Reference reference("spatial/halfspace_intersection.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const HalfspaceIntersection h(data.array<Eigen::MatrixXd>("halfspaces"), data.array<Eigen::VectorXd>("point"));
        expect_corners(h);
        EXPECT_TRUE(h.is_bounded);
        const auto facets = data.array<Eigen::ArrayXXi>("dual_facets");
        const auto corners = data.array<Eigen::ArrayXXd>("intersections");
        const auto planes = data.array<Eigen::ArrayXXd>("dual_equations");
        ASSERT_EQ(h.intersections.rows(), corners.rows());
        for (Eigen::Index i = 0; i < corners.rows(); ++i) {
            const auto facet = h.dual_facets[static_cast<std::size_t>(i)];
            Eigen::Index k = 0;
            for (; k < facets.rows(); ++k) {
                bool same = true;
                for (Eigen::Index j = 0; j < facets.cols(); ++j)
                    same = same &&
                           facets(k, j) ==
                               (j < static_cast<Eigen::Index>(facet.size()) ? facet[static_cast<std::size_t>(j)] : -2);
                if (same) break;
            }
            ASSERT_LT(k, facets.rows());
            EXPECT_LT((h.intersections.row(i) - corners.row(k)).abs().maxCoeff(), 1e-12);
            EXPECT_LT((h.dual_equations.row(i) - planes.row(k)).abs().maxCoeff(), 1e-12);
        }
        EXPECT_SCALED_CLOSE(h.dual_points, data.array<Eigen::ArrayXXd>("dual_points"), 1e-14);
        Eigen::ArrayXi bounding = h.dual_vertices;
        std::sort(bounding.data(), bounding.data() + bounding.size());
        EXPECT_SCALED_CLOSE(bounding, data.array<Eigen::ArrayXi>("dual_vertices"), 0);
        EXPECT_REL_CLOSE(h.dual_area, data.number("dual_area"), 1e-13);
        EXPECT_REL_CLOSE(h.dual_volume, data.number("dual_volume"), 1e-12);
    }
}

TEST(HalfspaceIntersection, AddedHalfspacesAndUnboundedSets) {
    Eigen::ArrayXXd quadrant(3, 3);
    quadrant << -1, 0, 0, 0, -1, 0, -1, -1, -0.5;
    const Eigen::Vector2d inside(0.5, 0.5);
    HalfspaceIntersection h(quadrant, inside, {.incremental = true});
    EXPECT_FALSE(h.is_bounded);
    expect_corners(h);
    EXPECT_EQ(h.intersections.isNaN().rowwise().any().count(), 2);  // the one corner is the origin
    Eigen::ArrayXXd lid(2, 3);
    lid << 1, 1, -2, 1, 0, -7;
    h.add_halfspaces(lid);
    EXPECT_TRUE(h.is_bounded);
    EXPECT_EQ(h.nineq, 5);
    EXPECT_EQ(h.intersections.rows(), 3);  // a triangle, the last half space holds all of it
    EXPECT_FALSE((h.dual_vertices == 4).any());
    expect_corners(h);
    h.add_halfspaces(lid.topRows(0), true);
    EXPECT_EQ(h.intersections.rows(), 3);
    h.close();
    EXPECT_THROW_TEXT(h.add_halfspaces(lid), std::invalid_argument, "closed");
}

TEST(HalfspaceIntersection, Errors) {
    Eigen::ArrayXXd square(4, 3);
    square << 1, 0, -1, -1, 0, -1, 0, 1, -1, 0, -1, -1;
    const Eigen::Vector2d inside(0, 0);
    EXPECT_EQ(HalfspaceIntersection(square, inside).intersections.rows(), 4);
    EXPECT_THROW_TEXT(HalfspaceIntersection(square, Eigen::Vector2d(1, 0)), spatial::GeometryError, "row 0");
    EXPECT_THROW_TEXT(HalfspaceIntersection(square, Eigen::Vector2d(0, 3)), spatial::GeometryError, "clearly inside");
    EXPECT_THROW_TEXT(HalfspaceIntersection(square, Eigen::Vector3d(0, 0, 0)), std::invalid_argument, "shape n x 4");
    EXPECT_THROW_TEXT(HalfspaceIntersection(square.topRows(0), inside), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(HalfspaceIntersection(square, inside, {.qhull_options = "Qz"}), std::invalid_argument, "\"Qz\"");
    EXPECT_NO_THROW(HalfspaceIntersection(square, inside, {.qhull_options = "QJ"}));
    EXPECT_THROW_TEXT(HalfspaceIntersection(square.topRows(2), inside), spatial::GeometryError,
                      "HalfspaceIntersection: halfspaces must have normals that span 2 dimensions");
    square(1, 1) = std::nan("");
    EXPECT_THROW_TEXT(HalfspaceIntersection(square, inside), std::invalid_argument, "NaN");
    EXPECT_THROW_TEXT(HalfspaceIntersection(square, Eigen::Vector2d(0, HUGE_VAL)), std::invalid_argument, "finite");
}

}  // namespace
