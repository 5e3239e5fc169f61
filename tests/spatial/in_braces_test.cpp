#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/distance.hpp>
#include <scixx/spatial/kdtree.hpp>

#include <gtest/gtest.h>

namespace {

namespace spatial = scixx::spatial;

TEST(InBraces, Points) {
    EXPECT_EQ(spatial::distance::cdist({{0, 0}, {3, 0}}, {{3, 4}}), (Eigen::MatrixXd{{5}, {4}}));
    EXPECT_EQ(spatial::distance::pdist({{0, 0}, {3, 4}})[0], 5);
    EXPECT_EQ(spatial::ConvexHull({{0, 0}, {2, 0}, {2, 2}, {0, 2}, {1, 1}}).volume, 4);
    EXPECT_EQ(spatial::KDTree({{0, 0}, {1, 1}, {2, 2}}).query({0.9, 0.9}).i, 1);
}

}  // namespace
