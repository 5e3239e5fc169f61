#include <scixx/linalg/decompositions/rq.hpp>
#include <scixx/linalg/ldl.hpp>
#include <scixx/linalg/matrix_equations.hpp>
#include <scixx/linalg/norm.hpp>
#include <scixx/linalg/polar.hpp>
#include <scixx/linalg/special_matrices.hpp>
#include <scixx/linalg/structure.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check_ldl(const Dense<T>& root) {
    for (const bool hermitian : {true, false}) {
        for (const bool lower : {true, false}) {
            const Dense<T> a = hermitian ? Dense<T>(root + root.adjoint()) : Dense<T>(root + root.transpose());
            const auto [lu, d, perm] = linalg::ldl(a, {.lower = lower, .hermitian = hermitian});
            const Dense<T> right = hermitian ? Dense<T>(lu.adjoint()) : Dense<T>(lu.transpose());
            EXPECT_LE(in_units(lu * d * right - a, a), 10);
            for (Eigen::Index i = 0; i < a.rows(); ++i) {
                for (Eigen::Index j = 0; j < a.rows(); ++j) {
                    if (i == j) {
                        EXPECT_EQ(lu(perm[i], j), T(1));
                    } else if (lower ? i < j : i > j) {
                        EXPECT_EQ(lu(perm[i], j), T(0));
                    }
                    if (std::abs(i - j) > 1) {
                        EXPECT_EQ(d(i, j), T(0));
                    }
                }
            }
        }
    }
}

TEST(Ldl, FactorsGiveTheMatrixBack) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        check_ldl<double>(a);
    }
    check_ldl<std::complex<double>>(Dense<std::complex<double>>::Random(15, 15));
    check_ldl<float>(Dense<float>::Random(9, 9));
    EXPECT_THROW_TEXT(linalg::ldl(Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument,
                      "ldl: A must be a square matrix");
}

template <class T>
void check_rq(Eigen::Index m, Eigen::Index n) {
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    const Dense<T> a = Dense<T>::Random(m, n);
    const Eigen::Index k = std::min(m, n);
    const auto [R, Q] = linalg::rq(a);
    EXPECT_LE(in_units(R * Q - a, a), 3);
    const Dense<T> I = Dense<T>::Identity(n, n);
    EXPECT_LE(in_units(Q * Q.adjoint() - I, I), 3);
    for (Eigen::Index i = 0; i < m; ++i) {
        for (Eigen::Index j = 0; j < std::min(n, i + n - m); ++j) EXPECT_EQ(R(i, j), T(0));
    }
    const auto [Re, Qe] = linalg::rq<linalg::RqMode::economic>(a);
    EXPECT_EQ(Qe.rows(), k);
    EXPECT_LE(in_units(Re * Qe - a, a), 3);
    EXPECT_EQ((linalg::rq<linalg::RqMode::r>(a) - R).norm(), 0);
}

TEST(Rq, FactorsGiveTheMatrixBack) {
    for (const Eigen::Index m : {1, 4, 9}) {
        for (const Eigen::Index n : {1, 5, 9}) check_rq<double>(m, n);
    }
    check_rq<std::complex<double>>(6, 8);
}

TEST(Polar, FactorsGiveTheMatrixBack) {
    for (const Eigen::Index m : {1, 4, 7}) {
        for (const Eigen::Index n : {1, 4, 6}) {
            const Dense<std::complex<double>> a = Dense<std::complex<double>>::Random(m, n);
            const auto [u, p] = linalg::polar(a);
            EXPECT_SCALED_CLOSE((u * p).eval(), a, 1e-13);
            const auto [u2, p2] = linalg::polar(a, linalg::PolarSide::left);
            EXPECT_SCALED_CLOSE((p2 * u2).eval(), a, 1e-13);
            EXPECT_EQ((p - p.adjoint()).norm(), 0);
        }
    }
}

TEST(Procrustes, RotationsAndAngles) {
    const Eigen::MatrixXd a{{2, 0, 1}, {-2, 0, 0}};
    const Eigen::MatrixXd flipped = a.rowwise().reverse();
    const auto [R, scale] = linalg::orthogonal_procrustes(a, flipped);
    EXPECT_SCALED_CLOSE((a * R).eval(), flipped, 1e-14);
    EXPECT_REL_CLOSE(scale, 9.0, 1e-14);
    const Eigen::MatrixXd x = Eigen::MatrixXd::Identity(4, 2);
    Eigen::MatrixXd y(4, 2);
    y << 1, 0, 0, std::cos(1e-9), 0, std::sin(1e-9), 0, 0;
    const Eigen::VectorXd angles = linalg::subspace_angles(x, y);
    EXPECT_REL_CLOSE(angles[0], 1e-9, 1e-7);
    EXPECT_NEAR(angles[1], 0, 1e-16);
    EXPECT_REL_CLOSE(linalg::subspace_angles(x, Eigen::MatrixXd(Eigen::MatrixXd::Identity(4, 4).rightCols(1)))[0],
                     1.5707963267948966, 1e-15);
    EXPECT_THROW_TEXT(linalg::subspace_angles(x, Eigen::MatrixXd::Ones(3, 1)), std::invalid_argument, "as many rows");
    EXPECT_THROW_TEXT(linalg::orthogonal_procrustes(x, a), std::invalid_argument, "B must have A's shape");
}

TEST(Structure, BandwidthAndSymmetry) {
    const Eigen::MatrixXi a{{3, 1, 0, 0, 0}, {4, 0, 0, 0, 0}, {2, 0, 0, 0, 0}, {0, 0, 0, 1, 0}};
    const auto [lower, upper] = linalg::bandwidth(a);
    EXPECT_EQ(lower, 2);
    EXPECT_EQ(upper, 1);
    EXPECT_EQ(linalg::bandwidth(Eigen::MatrixXd(0, 2)).upper, 0);
    const Eigen::Matrix2cd h{{1, {0, 1}}, {{0, -1}, 2}};
    EXPECT_TRUE(linalg::ishermitian(h));
    EXPECT_FALSE(linalg::issymmetric(h));
    EXPECT_FALSE(linalg::ishermitian(Eigen::Matrix2cd{{{1, 1}, 0}, {0, 1}}));
    const Eigen::Matrix2d near{{1, 2}, {2.0001, 1}};
    EXPECT_FALSE(linalg::issymmetric(near));
    EXPECT_TRUE(linalg::issymmetric(near, {.atol = 1e-3}));
    EXPECT_TRUE(linalg::issymmetric(near, {.rtol = 1e-3}));
    EXPECT_FALSE(linalg::issymmetric(Eigen::Matrix2d{{1, NAN}, {NAN, 1}}));
    EXPECT_TRUE(linalg::issymmetric(Eigen::MatrixXd(0, 0)));
    EXPECT_THROW_TEXT(linalg::issymmetric(Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument,
                      "issymmetric: a must be a square");
}

// What stands for a matrix: numbers, vectors, and row vectors.
TEST(Arguments, NumbersAndVectorsForMatrices) {
    const Eigen::RowVector3i row(1, 2, 3);
    const Eigen::Vector2i column(1, -1);
    EXPECT_EQ(linalg::kron(column, row), column * row);
    EXPECT_EQ(linalg::kron(2, row), 2 * row);
    Eigen::MatrixXd blocks = Eigen::MatrixXd::Zero(2, 3);
    blocks << 1.5, 0, 0, 0, 2, 3;
    EXPECT_EQ(linalg::block_diag(1.5, std::vector<int>{2, 3}), blocks);
    Eigen::Matrix2d a, q;
    a << 4, 3, -4.5, -3.5;
    q << 9, 6, 6, 4;
    const Eigen::MatrixXd one = Eigen::MatrixXd::Ones(1, 1), b = column.cast<double>();
    EXPECT_EQ(linalg::solve_continuous_are(a, column, q, 1), linalg::solve_continuous_are(a, b, q, one));
    EXPECT_EQ(linalg::solve_discrete_are(a, column, q, 1), linalg::solve_discrete_are(a, b, q, one));
    EXPECT_EQ(linalg::solve_sylvester(a, 2, column), linalg::solve_sylvester(a, (2 * one).eval(), b));
    const Eigen::MatrixXd plane = Eigen::MatrixXd::Identity(3, 2);
    EXPECT_NEAR(linalg::subspace_angles(plane, Eigen::Vector3d(1, 0, 1))[0], std::acos(std::sqrt(0.5)), 1e-15);
    EXPECT_EQ(linalg::norm(a, 1), 8.5);
    EXPECT_EQ(linalg::norm(a, linalg::NormKind::nuc), linalg::norm(a, {.ord = linalg::NormKind::nuc}));
}

}  // namespace
