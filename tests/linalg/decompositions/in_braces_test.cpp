#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/norm.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/special_matrices.hpp>

#include <gtest/gtest.h>

namespace {

namespace linalg = scixx::linalg;

TEST(InBraces, Systems) {
    const Eigen::VectorXd x = linalg::solve({{2, 0}, {0, 4}}, {2, 2});
    EXPECT_EQ(x, (Eigen::VectorXd{{1, 0.5}}));
    EXPECT_EQ(linalg::solve({{1, 0}, {1, 1}}, {4, 2}, {.lower = true}), (Eigen::VectorXd{{4, -2}}));
    EXPECT_EQ(linalg::inv({{2, 0}, {0, 4}}), (Eigen::MatrixXd{{0.5, 0}, {0, 0.25}}));
}

TEST(InBraces, NormsOfVectorsAndMatrices) {
    EXPECT_EQ(linalg::norm({3, 4}), 5);
    EXPECT_EQ(linalg::norm({{3, 0}, {0, 4}}), 5);
    EXPECT_EQ(linalg::norm({{1, -2}, {3, 4}}, {.ord = 1}), 6);
}

TEST(InBraces, SpecialMatrices) {
    EXPECT_EQ(linalg::toeplitz({1, 2}, {1, 5, 6}), (Eigen::MatrixXd{{1, 5, 6}, {2, 1, 5}}));
}

}  // namespace
