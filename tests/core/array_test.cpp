#include <scixx/core/array.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"

namespace {

namespace core = scixx::core;

TEST(ArrayTraits, RankFollowsTheCompileTimeShape) {
    EXPECT_EQ(core::rank_of<Eigen::VectorXd>, 1);
    EXPECT_EQ(core::rank_of<Eigen::RowVector3f>, 1);
    EXPECT_EQ(core::rank_of<Eigen::MatrixXd>, 2);
    EXPECT_EQ((core::rank_of<Eigen::Tensor<double, 3>>), 3);
}

}  // namespace
