#include <scixx/linalg/decompositions/cdf2rdf.hpp>
#include <scixx/linalg/decompositions/cossin.hpp>
#include <scixx/linalg/decompositions/matrix_balance.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/linalg/qr.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::BalanceForm;
using linalg::CossinForm;
using scixx::testing::Dense;
using scixx::testing::in_units;
using Complex = std::complex<double>;

TEST(Cdf2rdf, RealBlocks) {
    const Eigen::Matrix3d x{{1, 2, 3}, {0, 4, 5}, {0, -5, 4}};
    const auto [w, v] = linalg::eig(x);
    const auto [wr, vr] = linalg::cdf2rdf(w, v);
    EXPECT_SCALED_CLOSE((vr * wr).eval(), (x * vr).eval(), 1e-15);
    EXPECT_SCALED_CLOSE(wr, (Eigen::Matrix3d{{1, 0, 0}, {0, 4, 5}, {0, -5, 4}}), 1e-15);
    const Dense<double> a = Dense<double>::Random(12, 12);
    const auto pairs = linalg::eig(a);
    const auto real = linalg::cdf2rdf(pairs.w, pairs.vr);
    EXPECT_SCALED_CLOSE((real.vr * real.wr).eval(), (a * real.vr).eval(), 1e-13);
    // A real number between the two of a pair.
    const Eigen::Vector3cd split{{1, 1}, 1, {1, -1}};
    const auto apart = linalg::cdf2rdf(split, Eigen::Matrix3cd(Eigen::Matrix3cd::Identity()));
    EXPECT_EQ(apart.wr, (Eigen::Matrix3d{{1, 0, 1}, {0, 1, 0}, {-1, 0, 1}}));
    EXPECT_THROW_TEXT(linalg::cdf2rdf(Eigen::Vector2cd(Complex(1, 1), Complex(2)), Eigen::Matrix2cd::Identity()),
                      std::invalid_argument, "number 0 has no conjugate after it");
    EXPECT_THROW_TEXT(linalg::cdf2rdf(Eigen::Vector2cd(Complex(1, 1), Complex(2, 1)), Eigen::Matrix2cd::Identity()),
                      std::invalid_argument, "numbers 0 and 1 are none");
    EXPECT_THROW_TEXT(linalg::cdf2rdf(w, Eigen::Matrix2cd::Identity()), std::invalid_argument, "v must be 3 x 3");
}

TEST(MatrixBalance, ValuesOfSciPy) {
    const Eigen::Matrix4d a{{1, 0, 0, 0}, {5, 2, 1e4, 3}, {1, 1e-4, 3, 4}, {0, 0, 0, 4}};
    const auto [B, T] = linalg::matrix_balance(a);
    EXPECT_SCALED_CLOSE(
        B, (Eigen::Matrix4d{{3, .4096, 128, 512}, {2.44140625, 2, .15625, .09375}, {0, 0, 1, 0}, {0, 0, 0, 4}}), 1e-15);
    EXPECT_EQ(T, (Eigen::Matrix4d{{0, 0, 1, 0}, {0, 32, 0, 0}, {.0078125, 0, 0, 0}, {0, 0, 0, 1}}));
    const auto [same, scale, perm] = linalg::matrix_balance<BalanceForm::separate>(a);
    EXPECT_EQ(same, B);
    EXPECT_EQ(scale, (Eigen::Vector4d{.0078125, 32, 1, 1}));
    EXPECT_EQ(perm, (Eigen::Vector<Eigen::Index, 4>{2, 1, 0, 3}));
    EXPECT_EQ(linalg::matrix_balance(a, {.permute = false, .scale = false}).B, a);
    EXPECT_EQ(linalg::matrix_balance<BalanceForm::separate>(a, {.permute = false}).perm,
              (Eigen::Vector<Eigen::Index, 4>{0, 1, 2, 3}));
}

TEST(MatrixBalance, IsASimilarity) {
    for (const auto& [name, a] : scixx::testing::hard_matrices()) {
        SCOPED_TRACE(name);
        const auto [B, T] = linalg::matrix_balance(a);
        EXPECT_EQ((T * B - a * T).norm(), 0);
        EXPECT_LE(B.norm(), a.norm() * (1 + 1e-15));
    }
    EXPECT_THROW_TEXT(linalg::matrix_balance(Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument, "A must be a square");
    // Eigenvalues of a badly scaled matrix keep their digits.
    Eigen::Matrix3d d = Eigen::Matrix3d::Zero();
    d.diagonal() << 1e-8, 1, 1e8;
    const Eigen::Matrix3d m{{4, 1, 2}, {1, 3, 0}, {2, 0, 1}}, scaled = d.diagonal().cwiseInverse().asDiagonal() * m * d;
    Eigen::VectorXd w = linalg::eig(scaled).w.real(), exact = linalg::eig(m).w.real();
    std::sort(w.begin(), w.end());
    std::sort(exact.begin(), exact.end());
    EXPECT_SCALED_CLOSE(w, exact, 1e-14);
}

template <class T>
void check_cossin(const Dense<T>& x, Eigen::Index p, Eigen::Index q) {
    SCOPED_TRACE(std::to_string(x.rows()) + ": " + std::to_string(p) + ", " + std::to_string(q));
    const Eigen::Index m = x.rows();
    const Dense<T> I = Dense<T>::Identity(m, m);
    for (const bool swap : {false, true}) {
        const auto [u, cs, vh] = linalg::cossin(x, p, q, {.swap_sign = swap});
        EXPECT_LE(in_units(u * cs * vh - x, x), 10);
        EXPECT_LE(in_units(u.adjoint() * u - I, I), 10);
        EXPECT_LE(in_units(vh.adjoint() * vh - I, I), 10);
        EXPECT_EQ(u.topRightCorner(p, m - p).norm(), 0);
        EXPECT_EQ(vh.topRightCorner(q, m - q).norm(), 0);
        const auto parts = linalg::cossin<CossinForm::separate>(x.topLeftCorner(p, q), x.topRightCorner(p, m - q),
                                                                x.bottomLeftCorner(m - p, q),
                                                                x.bottomRightCorner(m - p, m - q), {.swap_sign = swap});
        EXPECT_EQ((parts.u1 - u.topLeftCorner(p, p)).norm(), 0);
        EXPECT_EQ((parts.v2h - vh.bottomRightCorner(m - q, m - q)).norm(), 0);
        for (Eigen::Index i = 0; i < parts.theta.size(); ++i) {
            EXPECT_GE(parts.theta[i], 0);
            EXPECT_LE(parts.theta[i], 1.5707964);
            if (i > 0) {
                EXPECT_LE(parts.theta[i - 1], parts.theta[i]);
            }
        }
    }
}

TEST(Cossin, FactorsGiveTheMatrixBack) {
    for (const Eigen::Index m : {2, 3, 5, 8}) {
        const Dense<double> x = linalg::qr(Dense<double>::Random(m, m)).Q;
        const Dense<Complex> y = linalg::qr(Dense<Complex>::Random(m, m)).Q;
        for (Eigen::Index p = 1; p < m; ++p) {
            for (Eigen::Index q = 1; q < m; ++q) {
                check_cossin<double>(x, p, q);
                check_cossin<Complex>(y, p, q);
                check_cossin<double>(Dense<double>::Identity(m, m), p, q);
                check_cossin<double>(Dense<double>::Identity(m, m).rowwise().reverse(), p, q);
            }
        }
    }
    check_cossin<double>(linalg::qr(Dense<double>::Random(40, 40)).Q, 17, 23);
    check_cossin<float>(linalg::qr(Dense<float>::Random(9, 9)).Q, 4, 5);
    // Tiny angles.
    Dense<double> near = Dense<double>::Identity(8, 8) + 1e-9 * Dense<double>::Random(8, 8);
    near = linalg::qr(near).Q;
    check_cossin<double>(near, 4, 4);
    check_cossin<double>(near, 3, 5);
}

TEST(Cossin, OptionsAndRefusals) {
    const double t = 0.3;
    const Eigen::Matrix2d x{{std::cos(t), -std::sin(t)}, {std::sin(t), std::cos(t)}};
    EXPECT_REL_CLOSE(linalg::cossin<CossinForm::separate>(x, 1, 1).theta[0], t, 1e-15);
    EXPECT_EQ(linalg::cossin(x, 1, 1, {.compute_u = false}).u.size(), 0);
    EXPECT_EQ(linalg::cossin(x, 1, 1, {.compute_vh = false}).vh.size(), 0);
    EXPECT_THROW_TEXT(linalg::cossin(x, 0, 1), std::invalid_argument, "cossin: p must lie in 1 .. 1, got 0");
    EXPECT_THROW_TEXT(linalg::cossin(x, 1, 2), std::invalid_argument, "cossin: q must lie in 1 .. 1, got 2");
    EXPECT_THROW_TEXT(linalg::cossin(Eigen::MatrixXd::Ones(2, 3), 1, 1), std::invalid_argument, "X must be a square");
    EXPECT_THROW_TEXT(linalg::cossin(x, x, x, Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument, "X22 must be 2 x 2");
}

}  // namespace
