#include <scixx/linalg/lstsq.hpp>
#include <scixx/linalg/norm.hpp>
#include <scixx/linalg/pinv.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using linalg::LstsqDriver;
using scixx::testing::Dense;
using scixx::testing::in_units;

template <class T>
void check(const Dense<T>& a, Eigen::Index rank) {
    const Eigen::Index m = a.rows(), n = a.cols();
    SCOPED_TRACE(std::to_string(m) + " x " + std::to_string(n));
    const Dense<T> b = Dense<T>::Random(m, 2);
    const double tolerance = 1e4 * static_cast<double>(std::numeric_limits<scixx::core::RealOf<T>>::epsilon());
    const double cond = 100 * static_cast<double>(std::numeric_limits<scixx::core::RealOf<T>>::epsilon());
    const Dense<T> inverse = linalg::pinv(a);
    for (const auto driver : {LstsqDriver::gelsd, LstsqDriver::gelsy, LstsqDriver::gelss}) {
        const auto found = linalg::lstsq(a, b, {.cond = cond, .lapack_driver = driver});
        EXPECT_EQ(found.rank, rank);
        EXPECT_SCALED_CLOSE(found.x, (inverse * b).eval(), tolerance);
        const Dense<T> residual = b - a * found.x;
        EXPECT_LE(static_cast<double>((a.adjoint() * residual).norm()),
                  tolerance * static_cast<double>(a.norm() * b.norm()));
        if (rank == n && m > n) {
            ASSERT_EQ(found.residues.size(), 2);
            EXPECT_REL_CLOSE(found.residues[0], residual.col(0).squaredNorm(), tolerance);
        } else {
            EXPECT_EQ(found.residues.size(), 0);
        }
        EXPECT_EQ(found.s.size(), driver == LstsqDriver::gelsy ? 0 : std::min(m, n));
    }
    const Dense<T> aia = a * inverse * a, iai = inverse * a * inverse;
    EXPECT_SCALED_CLOSE(aia, a, tolerance);
    EXPECT_SCALED_CLOSE(iai, inverse, tolerance);
    EXPECT_EQ(linalg::pinv_rank(a).rank, rank);
}

TEST(Lstsq, EveryShapeRankAndDriver) {
    using Complex = std::complex<double>;
    for (const Eigen::Index m : {1, 3, 20, 45}) {
        for (const Eigen::Index n : {1, 4, 20, 30}) check<double>(Dense<double>::Random(m, n), std::min(m, n));
    }
    check<double>(Dense<double>::Random(30, 3) * Dense<double>::Random(3, 20), 3);
    check<double>(Dense<double>::Random(20, 3) * Dense<double>::Random(3, 30), 3);
    check<Complex>(Dense<Complex>::Random(20, 12), 12);
    check<Complex>(Dense<Complex>::Random(12, 20), 12);
    check<float>(Dense<float>::Random(20, 12), 12);
}

TEST(Lstsq, AStraightLineAndErrors) {
    const Eigen::MatrixXd a{{1, 0}, {1, 1}, {1, 2}, {1, 3}};
    const Eigen::VectorXd b = Eigen::Vector4d(-1, 0.2, 0.9, 2.1);
    const auto [x, residues, rank, s] = linalg::lstsq(a, b);
    EXPECT_REL_CLOSE(x[0], -0.95, 1e-14);
    EXPECT_REL_CLOSE(x[1], 1.0, 1e-14);
    EXPECT_REL_CLOSE(residues[0], 0.05, 1e-13);
    EXPECT_EQ(rank, 2);
    EXPECT_REL_CLOSE(s[0], 4.10003045, 1e-8);
    EXPECT_THROW_TEXT(linalg::lstsq(a, Eigen::VectorXd::Ones(3)), std::invalid_argument,
                      "lstsq: b must have as many rows as a");
    EXPECT_THROW_TEXT(linalg::lstsq(a, b, {.cond = -1.0}), std::invalid_argument, "cond must not be negative");
    EXPECT_THROW_TEXT(linalg::lstsq((a * INFINITY).eval(), b), std::invalid_argument, "lstsq: a must not contain");
    EXPECT_EQ(linalg::lstsq(Eigen::MatrixXd(0, 3), Eigen::VectorXd(0)).x, Eigen::VectorXd::Zero(3));
}

TEST(Pinv, HermitianAndTolerances) {
    const Dense<double> root = Dense<double>::Random(12, 5), a = root * root.transpose();
    const auto [B, rank] = linalg::pinvh_rank(a);
    EXPECT_EQ(rank, 5);
    EXPECT_SCALED_CLOSE(B, linalg::pinv(a), 1e-9);
    EXPECT_SCALED_CLOSE((a * B * a).eval(), a, 1e-12);
    const Eigen::Matrix2d d{{1, 0}, {0, 1e-3}};
    EXPECT_EQ(linalg::pinv_rank(d, {.atol = 1e-2}).rank, 1);
    EXPECT_EQ(linalg::pinv_rank(d, {.rtol = 1e-2}).rank, 1);
    EXPECT_EQ(linalg::pinvh_rank(d, {.rtol = 1e-2}).rank, 1);
    EXPECT_THROW_TEXT(linalg::pinv(d, {.atol = -1.0}), std::invalid_argument, "pinv: atol and rtol");
    EXPECT_EQ(linalg::pinv(Eigen::MatrixXd(0, 3)).rows(), 3);
}

TEST(Norm, EveryOrder) {
    const double inf = INFINITY;
    const Eigen::MatrixXd a{{-4, -3, -2}, {-1, 0, 1}, {2, 3, 4}};
    EXPECT_REL_CLOSE(linalg::norm(a), 7.745966692414834, 1e-15);
    EXPECT_REL_CLOSE(linalg::norm(a, {.ord = linalg::NormKind::fro}), 7.745966692414834, 1e-15);
    EXPECT_REL_CLOSE(linalg::norm(a, {.ord = linalg::NormKind::nuc}), 9.797958971132712, 1e-14);
    EXPECT_EQ(linalg::norm(a, {.ord = inf}), 9);
    EXPECT_EQ(linalg::norm(a, {.ord = -inf}), 2);
    EXPECT_EQ(linalg::norm(a, {.ord = 1}), 7);
    EXPECT_EQ(linalg::norm(a, {.ord = -1}), 6);
    EXPECT_REL_CLOSE(linalg::norm(a, {.ord = 2}), 7.3484692283495345, 1e-14);
    EXPECT_LE(linalg::norm(a, {.ord = -2}), 1e-15);
    const Eigen::VectorXd v = Eigen::VectorXd::LinSpaced(9, -4, 4);
    EXPECT_REL_CLOSE(linalg::norm(v), 7.745966692414834, 1e-15);
    EXPECT_EQ(linalg::norm(v, {.ord = inf}), 4);
    EXPECT_EQ(linalg::norm(v, {.ord = -inf}), 0);
    EXPECT_EQ(linalg::norm(v, {.ord = 1}), 20);
    EXPECT_EQ(linalg::norm(v, {.ord = 0}), 8);
    EXPECT_REL_CLOSE(linalg::norm(v, {.ord = 3}), 5.8480354764257312, 1e-15);
    EXPECT_EQ(linalg::norm(v, {.ord = -1}), 0);
    EXPECT_REL_CLOSE(linalg::norm(Eigen::Vector2d(3e200, 4e200)), 5e200, 1e-15);
    EXPECT_REL_CLOSE(linalg::norm(Eigen::Vector2d(3e-200, 4e-200)), 5e-200, 1e-15);
    EXPECT_SCALED_CLOSE(linalg::norm_along(a, 0, {.ord = 1}), Eigen::Vector3d(7, 6, 7), 0);
    EXPECT_SCALED_CLOSE(linalg::norm_along(a, -1, {.ord = inf}), Eigen::Vector3d(4, 1, 4), 0);
    EXPECT_EQ(linalg::norm(Eigen::MatrixXd(0, 0)), 0);
    EXPECT_THROW_TEXT(linalg::norm(a, {.ord = 3}), std::invalid_argument, "norm: ord must be");
    EXPECT_THROW_TEXT(linalg::norm(Eigen::VectorXd(0), {.ord = inf}), std::invalid_argument, "empty");
    EXPECT_EQ(linalg::norm(Eigen::VectorXd(0), {.ord = -1}), inf);
    EXPECT_EQ(linalg::norm(Eigen::VectorXd(0), {.ord = 3}), 0);
    const Eigen::MatrixXd columns(0, 3);  // three sums of nothing, and no row
    EXPECT_EQ(linalg::norm(columns, {.ord = 1}), 0);
    EXPECT_THROW_TEXT(linalg::norm(columns, {.ord = inf}), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(linalg::norm(columns, {.ord = 2}), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(linalg::norm((a * NAN).eval()), std::invalid_argument, "infs or NaNs");
    EXPECT_TRUE(std::isnan(linalg::norm((a * NAN).eval(), {.check_finite = false})));
    EXPECT_REL_CLOSE(linalg::norm(Eigen::Vector2cd(std::complex<double>(3, 4), 0.0)), 5.0, 1e-15);
}

TEST(Lstsq, RankIsNotThatOfRounding) {
    for (const Eigen::Index n : {10, 40, 90}) {
        const Dense<double> ones = Dense<double>::Ones(n, n),
                            two = Dense<double>::Random(n, 2) * Dense<double>::Random(2, n);
        const Eigen::VectorXd b = Eigen::VectorXd::Random(n);
        for (const double size : {1., 1e-300, 1e300}) {
            EXPECT_EQ(linalg::lstsq(size * ones, b).rank, 1);
            EXPECT_EQ(linalg::lstsq(size * two, b).rank, 2);
        }
        EXPECT_EQ(linalg::lstsq(ones, b, {.lapack_driver = linalg::LstsqDriver::gelsy}).rank, 1);
        EXPECT_SCALED_CLOSE(linalg::lstsq(ones, b).x,
                            Eigen::VectorXd::Constant(n, b.mean() / static_cast<double>(n)).eval(), 1e-12);
    }
}

TEST(Pinv, ComplexMatricesOfAnySize) {
    const Eigen::MatrixXcd a = Eigen::MatrixXcd::Random(5, 3), b = linalg::pinv(a);
    for (const double size : {1e-200, 1e200}) {
        const auto [B, rank] = linalg::pinv_rank(Eigen::MatrixXcd(size * a));
        EXPECT_EQ(rank, 3);
        EXPECT_SCALED_CLOSE(Eigen::MatrixXcd(size * B), b, 1e-13);
    }
}

}  // namespace
