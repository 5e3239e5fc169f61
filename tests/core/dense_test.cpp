#include <gtest/gtest.h>

#include <complex>
#include <scixx/core/kernel/dense/matrix.hpp>
#include <scixx/core/kernel/dense/polar.hpp>
#include <scixx/core/kernel/dense/symmetric_eigen.hpp>

#include "support/closeness.hpp"

namespace {

namespace dense = scixx::core::dense;
using dense::Columns;
using Eigen::Index;
using Matrix = Eigen::MatrixXd;

Matrix random(Index rows, Index cols, unsigned seed) {
    std::srand(seed);
    return Matrix::Random(rows, cols);
}
Matrix matrix_of(const Columns<double>& a) {
    return Eigen::Map<const Matrix>(a[0], a.rows(), a.cols());
}
Matrix eye(Index n) {
    return Matrix::Identity(n, n);
}

TEST(Dense, ColumnsOfComplexNumbers) {
    using C = std::complex<double>;
    const C x[3] = {{1, 2}, {0, -1}, {3, 0}}, y[3] = {{2, 0}, {1, 1}, {0, 4}};
    EXPECT_EQ(dense::dot(x, y, 3), std::conj(x[0]) * y[0] + std::conj(x[1]) * y[1] + std::conj(x[2]) * y[2]);
    EXPECT_EQ(dense::norm(x, 3), std::sqrt(15.0));
    Columns<C> a(3, 2);
    std::copy_n(x, 3, a[0]);
    std::copy_n(y, 3, a[1]);
    const Columns<C> square = dense::adjoint_times(a, a);
    EXPECT_EQ(square[0][0], 15.0);
    EXPECT_EQ(square[1][0], dense::dot(x, y, 3));
    EXPECT_EQ(square[0][1], std::conj(square[1][0]));
    EXPECT_EQ(dense::normalise(a[0], 3), std::sqrt(15.0));
    EXPECT_NEAR(dense::norm(a[0], 3), 1, 1e-15);
    C zero[2] = {};
    EXPECT_EQ(dense::normalise(zero, 2), 0);
    const Matrix left = random(4, 3, 1), right = random(3, 5, 2);
    EXPECT_SCALED_CLOSE(matrix_of(dense::times(dense::columns_of<double>(left), dense::columns_of<double>(right))),
                        (left * right).eval(), 1e-15);
    double p[2] = {1, 2}, q[2] = {3, 4};
    dense::rotate(p, q, 2, 0.0, 1.0);
    EXPECT_EQ(p[0], -3);
    EXPECT_EQ(q[1], 2);
}

TEST(Dense, Products) {
    const Matrix a = random(4, 3, 3), b = random(3, 5, 4);
    EXPECT_SCALED_CLOSE(dense::product(a, b), (a * b).eval(), 1e-15);
    EXPECT_SCALED_CLOSE(dense::gram(a), (a * a.transpose()).eval(), 1e-15);
    EXPECT_EQ(dense::transposed(a), a.transpose());
    EXPECT_EQ(dense::scaled(2, a), 2 * a);
    EXPECT_EQ(dense::less(a, dense::scaled(3, a)), a - 3 * a);
    EXPECT_EQ(dense::identity<double>(3), eye(3));
    Matrix y = Matrix::Ones(4, 2);
    dense::multiply_add(a, b, 4, y, 1);
    EXPECT_EQ(y.col(0), Eigen::VectorXd::Ones(4));
    EXPECT_SCALED_CLOSE(y.col(1).eval(), (a * b.col(4)).array() + 1, 1e-15);
    EXPECT_NEAR(dense::sum_of_squares(a), a.squaredNorm(), 1e-14);
    EXPECT_NEAR(dense::log_diagonal((2 * eye(3)).eval()), 3 * std::log(2.0), 1e-15);
    EXPECT_TRUE(dense::vanishes(Matrix::Zero(2, 3).eval()));
    EXPECT_FALSE(dense::vanishes(eye(2)));
    EXPECT_TRUE(dense::all_finite(a));
    EXPECT_FALSE(dense::all_finite((eye(2) / 0.0).eval()));
    EXPECT_EQ(dense::product(Matrix(3, 0), Matrix(0, 2)), Matrix::Zero(3, 2));
}

TEST(Dense, CholeskyAndSolutions) {
    const Matrix a = random(6, 6, 5), b = random(6, 2, 6), spd = a * a.transpose() + eye(6);
    Matrix lower;
    ASSERT_TRUE(dense::cholesky(Matrix(spd.triangularView<Eigen::Lower>()), lower));
    EXPECT_TRUE(lower.isLowerTriangular(0));
    EXPECT_SCALED_CLOSE(dense::gram(lower), spd, 1e-15);
    EXPECT_SCALED_CLOSE((lower * dense::solve_lower(lower, b)).eval(), b, 1e-15);
    EXPECT_FALSE(dense::cholesky((-spd).eval(), lower));
    EXPECT_FALSE(dense::cholesky(Matrix::Zero(2, 2).eval(), lower));
    EXPECT_FALSE(dense::cholesky((spd * std::nan("")).eval(), lower));
    Matrix x = b;
    ASSERT_TRUE(dense::solve(a, x));
    EXPECT_SCALED_CLOSE((a * x).eval(), b, 1e-13);
    const Matrix exchange = (Matrix(2, 2) << 0, 1, 2, 0).finished();
    Matrix y = (Matrix(2, 1) << 3, 4).finished();
    ASSERT_TRUE(dense::solve(exchange, y));
    EXPECT_EQ(y, (Matrix(2, 1) << 2, 3).finished());
    EXPECT_FALSE(dense::solve(Matrix::Ones(2, 2).eval(), y));
}

TEST(Dense, SymmetricEigen) {
    for (const Index n : {1, 2, 3, 8, 31})
        for (const double unit : {1.0, 1e-250, 1e250}) {
            const Matrix half = random(n, n, 7), a = unit * (half + half.transpose());
            const auto [values, vectors, diagonal] = dense::symmetric_eigen(Matrix(a.triangularView<Eigen::Lower>()));
            EXPECT_EQ(diagonal, n == 1);
            EXPECT_TRUE(std::is_sorted(values.rbegin(), values.rend()));
            EXPECT_SCALED_CLOSE((vectors.transpose() * vectors).eval(), eye(n), 1e-14);
            const Eigen::Map<const Eigen::VectorXd> w(values.data(), n);
            EXPECT_SCALED_CLOSE((vectors * (w / unit).asDiagonal() * vectors.transpose()).eval(), (a / unit).eval(),
                                1e-14);
        }
    const auto found = dense::symmetric_eigen(Matrix(Eigen::Vector4d(2, 5, 2, 7).asDiagonal()));
    EXPECT_TRUE(found.diagonal);
    EXPECT_EQ(found.values, (scixx::core::List<double>{7, 5, 2, 2}));
    EXPECT_EQ(found.vectors(0, 2), 1);
    EXPECT_EQ(found.vectors(2, 3), 1);
    EXPECT_TRUE(dense::symmetric_eigen(Matrix(0, 0)).values.empty());
}

TEST(Dense, PolarFactor) {
    for (const Index n : {1, 2, 3, 5, 8})
        for (const Index rank : {n, (n + 1) / 2, Index(0)}) {
            const Matrix a = random(n, rank, 8) * random(rank, n, 9);
            const dense::Polar<double> found = dense::polar(dense::columns_of<double>(a));
            const Matrix q = matrix_of(found.factor), stretch = q.transpose() * a;
            EXPECT_SCALED_CLOSE((q.transpose() * q).eval(), eye(n), 1e-14);
            // What is left is symmetric and has no negative eigenvalue; its trace is the sum of the singular values.
            EXPECT_SCALED_CLOSE(stretch, stretch.transpose().eval(), 1e-13);
            EXPECT_NEAR(found.singular_sum, stretch.trace(), 1e-13 * (1 + stretch.trace()));
            const auto values = dense::symmetric_eigen(stretch).values;
            EXPECT_GE(values.back(), -1e-13 * (1 + values.front()));
        }
    // A singular value far below the others, which u^T u does not show.
    Eigen::VectorXd w = Eigen::VectorXd::LinSpaced(12, 1, 2);
    w[4] = 1e-11;
    const auto orthogonal = [](const Matrix& a) { return dense::symmetric_eigen((a + a.transpose()).eval()).vectors; };
    const Matrix u = orthogonal(random(12, 12, 10)), v = orthogonal(random(12, 12, 11));
    const auto found = dense::polar(dense::columns_of<double>((u * w.asDiagonal() * v.transpose()).eval()));
    EXPECT_SCALED_CLOSE(matrix_of(found.factor), (u * v.transpose()).eval(), 1e-4);
    EXPECT_NEAR(found.singular_sum, w.sum(), 1e-13);
}

}  // namespace
