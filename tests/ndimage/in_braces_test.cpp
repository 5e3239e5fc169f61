#include <scixx/ndimage/binary_mask.hpp>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/minimum_filter.hpp>

#include <gtest/gtest.h>

namespace {

namespace ndimage = scixx::ndimage;

TEST(InBraces, Images) {
    EXPECT_EQ(ndimage::label({{0, 1, 0}, {1, 0, 0}}).num_features, 2);
    EXPECT_EQ(ndimage::correlate1d({{2, 8, 0, 4}}, {1, 3}), (Eigen::MatrixXd{{8, 26, 8, 12}}));
    EXPECT_EQ(ndimage::correlate({{1, 2}, {3, 4}}, {{1, 1}, {0, 1}}, {.mode = ndimage::Mode::constant}),
              (Eigen::MatrixXd{{1, 2}, {4, 7}}));
    EXPECT_EQ(ndimage::map_coordinates({{1, 2}, {3, 4}}, {{0.5}, {0.5}}, {.order = 1})(0), 2.5);
}

TEST(InBraces, StructuresMasksAndFootprints) {
    EXPECT_EQ(ndimage::label({{1, 0}, {0, 1}}, {.structure = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}}).num_features, 1);
    EXPECT_EQ(ndimage::maximum_filter({{1, 2}, {3, 4}}, {{0, 0, 0}, {1, 1, 0}, {0, 0, 0}}),
              (Eigen::MatrixXd{{1, 2}, {3, 4}}));
    EXPECT_TRUE(ndimage::BinaryMask({{1, 0}}).view()(0, 0));
}

}  // namespace
