#include <Eigen/LU>
#include <scixx/signal/systems/place_poles.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Complex = std::complex<double>;

void check(const MatrixXd& A, const MatrixXd& B, const ArrayXcd& poles, const PlacePolesOptions& options = {}) {
    const PlacedPoles r = place_poles(A, B, poles, options);
    const double scale = std::max(1.0, poles.abs().maxCoeff());
    EXPECT_LE((r.computed_poles - r.requested_poles).abs().maxCoeff(), 1e-9 * scale);
    EXPECT_NEAR(std::abs(r.requested_poles.sum() - poles.sum()), 0, 1e-12 * scale);
    ASSERT_EQ(r.gain_matrix.rows(), B.cols());
    const MatrixXd closed = A - B * r.gain_matrix;
    if (std::isnan(r.rtol)) return;  // X is no matrix of eigenvectors for a B of full rank, as in SciPy
    for (Index j = 0; j < poles.size(); ++j) {
        EXPECT_NEAR(r.X.col(j).norm(), 1, 1e-12);
        EXPECT_LE((closed.cast<Complex>() * r.X.col(j) - r.requested_poles[j] * r.X.col(j)).norm(), 1e-9 * scale);
    }
}

TEST(PlacePoles, RealAndComplexPoles) {
    // Kautsky, Nichols and Van Dooren's first example.
    MatrixXd A(4, 4), B(4, 2);
    A << 1.380, -0.2077, 6.715, -5.676, -0.5814, -4.290, 0, 0.6750, 1.067, 4.273, -6.654, 5.893, 0.0480, 4.273, 1.343,
        -2.104;
    B << 0, 5.679, 1.136, 1.136, 0, 0, -3.146, 0;
    const ArrayXcd real = Eigen::Array4cd(-0.2, -0.5, -5.0566, -8.6659);
    check(A, B, real);
    check(A, B, real, {.method = PlacePolesMethod::KNV0});
    check(A, B, Eigen::Array4cd(-0.2, Complex(-1, 2), -5, Complex(-1, -2)));
    check(A, B, Eigen::Array4cd(Complex(-3, 1), Complex(-1, 2), Complex(-3, -1), Complex(-1, -2)));
    check(A, B, Eigen::Array4cd(-1, -1, -2, -2));
    check(A, B, Eigen::Array4cd(Complex(-1, 2), Complex(-1, 2), Complex(-1, -2), Complex(-1, -2)));
    // The sweeps make the eigenvectors better than the first choice, and more of them do not make it worse.
    const auto condition = [](const PlacedPoles& r) { return std::abs(r.X.determinant()); };
    const auto once = place_poles(A, B, real, {.rtol = 0, .maxiter = 1});
    const auto often = place_poles(A, B, real, {.rtol = 0, .maxiter = 40});
    EXPECT_EQ(often.nb_iter, 40);
    EXPECT_GE(condition(often), condition(once) * (1 - 1e-10));
    EXPECT_GE(condition(often), condition(place_poles(A, B, real, {.method = PlacePolesMethod::KNV0})) * 0.99);
    // One input: Ackermann's gain is the only one.
    MatrixXd chain = MatrixXd::Zero(3, 3), last = MatrixXd::Zero(3, 1);
    chain(0, 1) = chain(1, 2) = 1;
    last(2, 0) = 1;
    const auto unique = place_poles(chain, last, Eigen::Array3cd(-1, Complex(-2, 1), Complex(-2, -1)));
    EXPECT_LE((unique.gain_matrix - Eigen::RowVector3d(5, 9, 5)).norm(), 1e-12);
    EXPECT_EQ(unique.nb_iter, 0);
    check(A, MatrixXd::Identity(4, 4), Eigen::Array4cd(-1, Complex(-2, 1), -3, Complex(-2, -1)));
    MatrixXd repeated(4, 3);  // a third input that says nothing new
    repeated << B.col(0), B;
    check(A, repeated, real);
    for (int trial = 0; trial < 20; ++trial) {
        const MatrixXd a = MatrixXd::Random(6, 6), b = MatrixXd::Random(6, 3);
        ArrayXcd p(6);
        p << -1.5, -1, -0.5, Complex(-1, 1), Complex(-1, -1), -3;
        check(a, b, p);
        p << Complex(-2, 3), Complex(-2, -3), -0.5, Complex(-1, 1), Complex(-1, -1), -3;
        check(a, b, p);
    }
}

TEST(PlacePoles, Errors) {
    const MatrixXd A = MatrixXd::Random(3, 3), B = MatrixXd::Random(3, 2);
    const ArrayXd p = Eigen::Array3d(-1, -2, -3);
    EXPECT_THROW_TEXT(place_poles(B, B, p), std::invalid_argument, "A must be square");
    EXPECT_THROW_TEXT(place_poles(A, B.topRows(2).eval(), p), std::invalid_argument, "B must have 3 rows");
    EXPECT_THROW_TEXT(place_poles(A, B, p.head(2).eval()), std::invalid_argument, "poles must be 3");
    EXPECT_THROW_TEXT(place_poles(A, B, Eigen::Array3d(-1, -1, -1)), std::invalid_argument, "rank(B) = 2");
    EXPECT_THROW_TEXT(place_poles(A, B, Eigen::Array3cd(-1, Complex(0, 1), -1)), std::invalid_argument, "conjugates");
    EXPECT_THROW_TEXT(
        place_poles(A, B, Eigen::Array3cd(-1, Complex(0, 1), Complex(0, -1)), {.method = PlacePolesMethod::KNV0}),
        std::invalid_argument, "real for method KNV0");
    EXPECT_THROW_TEXT(place_poles(A, B, Eigen::Array3d(-1, std::nan(""), -3)), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT(place_poles(A * INFINITY, B, p), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT(place_poles(A, MatrixXd::Zero(3, 2), p), std::invalid_argument, "B must not be zero");
    EXPECT_THROW_TEXT(place_poles(A, B, p, {.rtol = 2}), std::invalid_argument, "rtol must not exceed 1");
    EXPECT_THROW_TEXT(place_poles(A, B, p, {.maxiter = 0}), std::invalid_argument, "maxiter must be positive");
}

}  // namespace
