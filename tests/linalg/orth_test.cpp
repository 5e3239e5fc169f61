#include <scixx/linalg/svd.hpp>

#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;

TEST(Diagsvd, PutsTheValuesOnTheDiagonal) {
    const Eigen::Vector2d s(3, 2);
    const Eigen::MatrixXd wide = linalg::diagsvd(s, 2, 4), tall = linalg::diagsvd(s, 3, 2);
    EXPECT_SCALED_CLOSE(wide, (Eigen::MatrixXd{{3, 0, 0, 0}, {0, 2, 0, 0}}), 0);
    EXPECT_SCALED_CLOSE(tall, (Eigen::MatrixXd{{3, 0}, {0, 2}, {0, 0}}), 0);
    EXPECT_THROW_TEXT(linalg::diagsvd(s, 3, 3), std::invalid_argument, "s must have min(M, N) = 3 elements, got 2");
    EXPECT_THROW_TEXT(linalg::diagsvd(s, 2, 1), std::invalid_argument, "min(M, N) = 1");
    EXPECT_THROW_TEXT(linalg::diagsvd(s, -1, 3), std::invalid_argument, "must not be negative");
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(4, 6);
    const auto [U, values, Vh] = linalg::svd(a);
    EXPECT_SCALED_CLOSE(Eigen::MatrixXd(U * linalg::diagsvd(values, 4, 6) * Vh), a, 4e-15);
}

TEST(OrthAndNullSpace, SpanTheRangeAndItsComplement) {
    const Eigen::MatrixXd a = Eigen::MatrixXd::Random(7, 2) * Eigen::MatrixXd::Random(2, 5);
    const Eigen::MatrixXd range = linalg::orth(a), kernel = linalg::null_space(a);
    ASSERT_EQ(range.cols(), 2);
    ASSERT_EQ(kernel.rows(), 5);
    ASSERT_EQ(kernel.cols(), 3);
    EXPECT_SCALED_CLOSE(Eigen::MatrixXd(range * (range.transpose() * a)), a, 4e-15);
    EXPECT_LE((a * kernel).norm(), 1e-14);
    EXPECT_LE((kernel.transpose() * kernel - Eigen::Matrix3d::Identity()).norm(), 1e-14);
    EXPECT_EQ(linalg::null_space(a.transpose()).cols(), 5);
    EXPECT_EQ(linalg::orth(Eigen::MatrixXd::Zero(2, 3)).cols(), 0);
    EXPECT_EQ(linalg::null_space(Eigen::MatrixXd::Zero(2, 3)).cols(), 3);
    EXPECT_EQ(linalg::orth(Eigen::MatrixXd(0, 3)).cols(), 0);
    EXPECT_EQ(linalg::null_space(Eigen::MatrixXd(0, 3)).cols(), 3);
    const Eigen::Matrix2d nearly{{1, 0}, {0, 1e-3}};
    EXPECT_EQ(linalg::orth(nearly).cols(), 2);
    EXPECT_EQ(linalg::orth(nearly, {.rcond = 1e-2}).cols(), 1);
    EXPECT_EQ(linalg::null_space(nearly, {.rcond = 1e-2}).cols(), 1);
    EXPECT_THROW_TEXT(linalg::orth(nearly, {.rcond = -1.0}), std::invalid_argument, "rcond must not be negative");
    const Eigen::MatrixXcd z = Eigen::MatrixXcd::Random(3, 4);
    EXPECT_LE((z * linalg::null_space(z)).norm(), 1e-14);
}

}  // namespace
