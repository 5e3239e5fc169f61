#include <scixx/linalg/special_matrices.hpp>
#include <scixx/linalg/toeplitz.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;

template <class T>
void check(Eigen::Index n, double allowed) {
    SCOPED_TRACE(n);
    using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;
    Vector c = Vector::Random(n), r = Vector::Random(n);
    c[0] = r[0] = T(static_cast<scixx::core::RealOf<T>>(2 * n));
    const Dense<T> b = Dense<T>::Random(n, 3);
    EXPECT_SCALED_CLOSE((linalg::toeplitz(c, r) * linalg::solve_toeplitz(c, r, b)).eval(), b, allowed);
    EXPECT_SCALED_CLOSE((linalg::toeplitz(c) * linalg::solve_toeplitz(c, b)).eval(), b, allowed);
}

TEST(Toeplitz, Residuals) {
    for (const Eigen::Index n : {1, 2, 3, 10, 60}) check<double>(n, 1e-14);
    check<std::complex<double>>(9, 1e-14);
    check<float>(9, 1e-5);
    const Eigen::Vector4d c(1, 3, 6, 10), r(1, -1, -2, -3), b(1, 2, 2, 5);
    EXPECT_SCALED_CLOSE(linalg::solve_toeplitz(c, r, b), Eigen::Vector4d(1.66666667, -1, -2.66666667, 2.33333333),
                        1e-8);
}

TEST(Toeplitz, Refuses) {
    const Eigen::VectorXd c = Eigen::VectorXd::Ones(3);
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(c, c, Eigen::VectorXd::Ones(2)), std::invalid_argument,
                      "b must have as many rows");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(c, Eigen::VectorXd::Ones(2), c), std::invalid_argument,
                      "r must have as many numbers");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(c, c, c), linalg::LinAlgError, "leading principal minor");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz((c * NAN).eval(), c, c), std::invalid_argument, "infs or NaNs");
    EXPECT_THROW_TEXT(linalg::solve_toeplitz(Eigen::VectorXd(0), Eigen::VectorXd(0), Eigen::VectorXd(0)),
                      std::invalid_argument, "must not be empty");
}

template <class T>
void check_product(Eigen::Index m, Eigen::Index n, double allowed) {
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;
    Vector c = Vector::Random(m), r = Vector::Random(n);
    const Dense<T> x = Dense<T>::Random(n, 3);
    EXPECT_SCALED_CLOSE(linalg::matmul_toeplitz(c, r, x), (linalg::toeplitz(c, r) * x).eval(), allowed);
    const Vector y = x.col(0);
    EXPECT_SCALED_CLOSE(linalg::matmul_toeplitz(c, r, y), (linalg::toeplitz(c, r) * y).eval(), allowed);
    if (m == n) {
        EXPECT_SCALED_CLOSE(linalg::matmul_toeplitz(c, y), (linalg::toeplitz(c) * y).eval(), allowed);
    }
}

TEST(MatmulToeplitz, AgreesWithTheMatrix) {
    for (const Eigen::Index m : {1, 2, 101, 128, 200, 331}) {
        for (const Eigen::Index n : {1, 3, 101, 150}) {
            check_product<double>(m, n, 1e-14);
            check_product<std::complex<double>>(m, n, 1e-14);
        }
    }
    check_product<double>(331, 331, 1e-14);
    check_product<float>(150, 260, 2e-6);
    const Eigen::Vector4i c(1, 3, 6, 10), r(1, -1, -2, -3);
    const Eigen::Matrix<int, 4, 2> x{{1, 10}, {2, 11}, {2, 11}, {5, 19}};
    EXPECT_EQ(linalg::matmul_toeplitz(c, r, x),
              (Eigen::Matrix<double, 4, 2>{{-20, -80}, {-7, -8}, {9, 85}, {33, 218}}));
    EXPECT_EQ(linalg::matmul_toeplitz(Eigen::VectorXd(0), Eigen::VectorXd(0), Eigen::VectorXd(0)).size(), 0);
    EXPECT_THROW_TEXT(linalg::matmul_toeplitz(c, r, Eigen::Vector3d::Ones()), std::invalid_argument,
                      "x must have as many rows as r has numbers, 4, got 3");
    EXPECT_THROW_TEXT(linalg::matmul_toeplitz(Eigen::Vector2d(NAN, 1), Eigen::Vector2d::Ones(), {.check_finite = true}),
                      std::invalid_argument, "infs or NaNs");
}

TEST(SolveCirculant, AgreesWithTheMatrix) {
    for (const Eigen::Index n : {1, 2, 3, 8, 17, 30, 64, 97, 100, 143, 225, 331, 1000}) {
        SCOPED_TRACE(n);
        Eigen::VectorXd c = Eigen::VectorXd::Random(n);
        c[0] += static_cast<double>(n);
        const Dense<double> b = Dense<double>::Random(n, 2);
        EXPECT_SCALED_CLOSE((linalg::circulant(c) * linalg::solve_circulant(c, b)).eval(), b, 1e-14);
        const Eigen::VectorXcd cc = c * std::complex<double>(0.5, 1),
                               bc = b.col(0) + std::complex<double>(0, 1) * b.col(1);
        EXPECT_SCALED_CLOSE((linalg::circulant(cc) * linalg::solve_circulant(cc, bc)).eval(), bc, 1e-14);
    }
    EXPECT_SCALED_CLOSE(linalg::solve_circulant(Eigen::Vector3i(2, 2, 4), Eigen::Vector3i(1, 2, 3)),
                        Eigen::Vector3d(0.75, -0.25, 0.25), 1e-15);
    const Eigen::VectorXf f = Eigen::VectorXf::LinSpaced(5, 1, 2);
    EXPECT_SCALED_CLOSE((linalg::circulant(f) * linalg::solve_circulant(f, f)).eval(), f, 1e-6);
}

TEST(SolveCirculant, SingularMatricesAndAxes) {
    using linalg::Singular;
    const Eigen::Vector4d c(1, 1, 0, 0), b(1, 2, 3, 4);
    EXPECT_THROW_TEXT(linalg::solve_circulant(c, b), linalg::LinAlgError,
                      "solve_circulant: the matrix is nearly singular");
    EXPECT_SCALED_CLOSE(linalg::solve_circulant(c, b, {.singular = Singular::lstsq}),
                        Eigen::Vector4d(.25, 1.25, 2.25, 1.25), 1e-15);
    EXPECT_THROW(linalg::solve_circulant(Eigen::Vector2d(2, 1), Eigen::Vector2d(2, 1), {.tol = 1.5}),
                 linalg::LinAlgError);
    // Columns of two circulant matrices and right-hand sides, in rows: SciPy's example.
    const Eigen::MatrixXd first{{1.5, 2, 3, 0, 0}, {1, 1, 4, 3, 2}};
    const Eigen::VectorXd right = Eigen::VectorXd::LinSpaced(5, 5, 9);
    const Eigen::MatrixXd x = linalg::solve_circulant(first, right, {.outaxis = -1});
    ASSERT_EQ(x.rows(), 2);
    for (Eigen::Index i = 0; i < 2; ++i)
        EXPECT_SCALED_CLOSE(x.row(i).transpose().eval(),
                            linalg::solve_circulant(first.row(i).transpose().eval(), right), 1e-14);
    EXPECT_SCALED_CLOSE(x.row(1).transpose().eval(), (Eigen::VectorXd(5) << .856, .758, 1.149, -.412, .831).finished(),
                        1e-3);
    EXPECT_EQ(linalg::solve_circulant(first, right), x.transpose());
    EXPECT_EQ(linalg::solve_circulant(first, right.transpose().replicate(2, 1).eval(), {.baxis = 1, .outaxis = 1}), x);
    EXPECT_EQ(linalg::solve_circulant(first.transpose().eval(), right, {.caxis = 0}), x.transpose());
    EXPECT_THROW_TEXT(linalg::solve_circulant(c, right), std::invalid_argument, "caxis, 4, got 5");
    EXPECT_THROW_TEXT(linalg::solve_circulant(c, b, {.caxis = 1}), std::invalid_argument,
                      "caxis must lie in -1 .. 0, got 1");
    EXPECT_THROW_TEXT(linalg::solve_circulant(first, right.replicate(1, 3).eval()), std::invalid_argument,
                      "b must have axes that broadcast with c's, got 3 against 2");
}

}  // namespace
