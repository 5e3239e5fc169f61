#include <cmath>
#include <limits>
#include <scixx/optimize/nnls.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// The conditions of optimality: x >= 0, gradient >= 0, and one of both zero.
void check_optimal(const Matrix& a, const Vector& b, const NnlsResult& r) {
    const Vector slope = a.transpose() * (a * r.x - b);
    const double scale = a.norm() * b.norm() + 1e-300;
    for (Eigen::Index j = 0; j < r.x.size(); ++j) {
        EXPECT_GE(r.x[j], 0);
        EXPECT_GE(slope[j], -1e-12 * scale);
        if (r.x[j] > 0) {
            EXPECT_LE(std::abs(slope[j]), 1e-12 * scale);
        }
    }
    EXPECT_NEAR(r.rnorm, (a * r.x - b).norm(), 1e-12 * (1 + b.norm()));
}

TEST(Nnls, AgainstSciPy) {
    const Reference reference("optimize/linear_sum_assignment.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("nnls", 0) != 0) continue;
        SCOPED_TRACE(name);
        const auto a = data.array<Matrix>("A");
        const auto b = data.array<Vector>("b");
        const NnlsResult r = nnls(a, b);
        EXPECT_TRUE(r.success);
        check_optimal(a, b, r);
        EXPECT_NEAR(r.rnorm, data.number("rnorm"), 1e-12 * b.norm());
        if (a.rows() >= a.cols()) {
            EXPECT_SCALED_CLOSE(r.x, data.array<Vector>("x"), 1e-11);
        }
    }
}

TEST(Nnls, OddProblems) {
    const Matrix ones = Matrix::Ones(4, 3);
    check_optimal(ones, Vector::Ones(4), nnls(ones, Vector::Ones(4)));  // columns alike
    const Vector minus = -Vector::Ones(4);
    EXPECT_EQ(nnls(ones, minus).x, Vector::Zero(3));
    EXPECT_EQ(nnls(ones, minus).rnorm, 2);
    const Matrix zero = Matrix::Zero(3, 2);
    EXPECT_EQ(nnls(zero, Vector::Ones(3)).x, Vector::Zero(2));
    EXPECT_EQ(nnls(Matrix(3, 0), Vector::Ones(3)).x.size(), 0);
    const Matrix far = 1e150 * Matrix::Identity(2, 2);
    EXPECT_REL_CLOSE(nnls(far, Vector(Eigen::Vector2d(1e150, 2e150))).x[1], 2.0, 1e-14);
    Matrix hilbert(10, 8);
    for (Eigen::Index i = 0; i < 10; ++i)
        for (Eigen::Index j = 0; j < 8; ++j) hilbert(i, j) = 1.0 / static_cast<double>(i + j + 1);
    const Vector b = hilbert * Vector::Ones(8);
    EXPECT_LE(nnls(hilbert, b).rnorm, 1e-7);
    const auto [x, rnorm] = nnls(ones, Vector::Ones(4));
    EXPECT_NEAR(x.sum(), 1, 1e-14);
    EXPECT_NEAR(rnorm, 0, 1e-14);
}

TEST(Nnls, Errors) {
    EXPECT_THROW_TEXT((void)nnls(Matrix::Ones(3, 2), Vector::Ones(2)), std::invalid_argument,
                      "nnls: b must have 3 components, got 2");
    EXPECT_THROW_TEXT((void)nnls(Matrix::Constant(2, 2, std::numeric_limits<double>::infinity()), Vector::Ones(2)),
                      std::invalid_argument, "A must be finite");
    EXPECT_THROW_TEXT((void)nnls(Matrix::Ones(2, 2), Vector::Ones(2), {.maxiter = -1}), std::invalid_argument,
                      "maxiter must not be negative");
    EXPECT_FALSE(nnls(Matrix(Matrix::Identity(5, 5)), Vector::Ones(5), {.maxiter = 2}).success);
}

}  // namespace
