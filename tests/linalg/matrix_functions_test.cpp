#include <scixx/linalg/matrix_functions.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"

namespace {

namespace linalg = scixx::linalg;
using Complex = std::complex<double>;
using scixx::testing::Dense;

TEST(MatrixFunctions, RootsAndLogarithms) {
    for (const Eigen::Index n : {0, 1, 2, 5, 20}) {
        SCOPED_TRACE(n);
        const Dense<double> root = Dense<double>::Random(n, n), a = root * root + Dense<double>::Identity(n, n);
        const Dense<Complex> c = a.cast<Complex>();
        const Dense<Complex> x = linalg::sqrtm(a);
        EXPECT_SCALED_CLOSE((x * x).eval(), c, 1e-12);
        const Dense<Complex> log = linalg::logm(a);
        EXPECT_SCALED_CLOSE(scixx::linalg::detail::functions::expm<Complex>(log), c, 1e-12);
        EXPECT_SCALED_CLOSE(linalg::fractional_matrix_power(a, 0.5), x, 1e-11);
        EXPECT_SCALED_CLOSE((linalg::fractional_matrix_power(a, 0.3) * linalg::fractional_matrix_power(a, 0.7)).eval(),
                            c, 1e-11);
        EXPECT_SCALED_CLOSE((linalg::fractional_matrix_power(a, -2) * c * c).eval(),
                            Dense<Complex>::Identity(n, n).eval(), 1e-9);
        EXPECT_SCALED_CLOSE(linalg::funm(a, [](Complex z) { return z * z; }), (c * c).eval(), 1e-10);
    }
}

TEST(MatrixFunctions, KnownValues) {
    const Eigen::Matrix2d a{{1, 3}, {1, 4}};
    const Eigen::MatrixXcd root = linalg::sqrtm(a);
    EXPECT_SCALED_CLOSE(root.real().eval(), (Eigen::MatrixXd{{0.75592895, 1.13389342}, {0.37796447, 1.88982237}}),
                        1e-8);
    EXPECT_SCALED_CLOSE(linalg::logm(Eigen::Matrix2d{{1, 1}, {0, 1}}), (Eigen::MatrixXcd{{0, 1}, {0, 0}}), 1e-14);
    EXPECT_SCALED_CLOSE(linalg::logm(Eigen::Matrix2d{{-1, 0}, {0, 2}}),
                        (Eigen::MatrixXcd{{Complex(0, 3.14159265358979323846), 0}, {0, 0.69314718055994531}}), 1e-15);
    EXPECT_SCALED_CLOSE(linalg::signm(Eigen::Matrix3i{{1, 2, 3}, {1, 2, 1}, {1, 1, 1}}).cast<double>().eval(),
                        linalg::funm(Eigen::Matrix3i{{1, 2, 3}, {1, 2, 1}, {1, 1, 1}},
                                     [](Complex z) { return Complex(z.real() < 0 ? -1 : 1); })
                            .real()
                            .eval(),
                        1e-12);
    EXPECT_THROW_TEXT(linalg::signm(Eigen::Matrix2d::Zero()), linalg::LinAlgError, "signm: a matrix is singular");
    EXPECT_THROW_TEXT(linalg::sqrtm(Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument,
                      "sqrtm: A must be a square matrix");
    EXPECT_THROW_TEXT(linalg::fractional_matrix_power(a, NAN), std::invalid_argument, "t must be finite");
    EXPECT_TRUE(std::isnan(linalg::fractional_matrix_power(Eigen::Matrix2d::Zero(), -0.5)(0, 0).real()));
    EXPECT_EQ(linalg::fractional_matrix_power(Eigen::Matrix2d::Zero(), 0.5)(0, 0), 0.0);
    EXPECT_SCALED_CLOSE(linalg::fractional_matrix_power(Eigen::Matrix3d::Ones(), 0.3).real().eval(),
                        Eigen::Matrix3d::Constant(std::pow(3, 0.3) / 3).eval(), 1e-4);  // zero is a double eigenvalue
    EXPECT_SCALED_CLOSE(linalg::fractional_matrix_power(Eigen::Matrix2d{{1000, 0}, {0, 0}}, 1.5).real().eval(),
                        (Eigen::Matrix2d{{std::pow(1000, 1.5), 0}, {0, 0}}), 1e-14);
    for (const double scale : {1e-310, 1e-200, 1e200})
        EXPECT_SCALED_CLOSE(linalg::signm((scale * Eigen::Matrix2d{{1, 2}, {0, -1}}).eval()),
                            (Eigen::Matrix2d{{1, 2}, {0, -1}}), 1e-14);
    EXPECT_EQ(linalg::signm(Eigen::MatrixXd(0, 0)).size(), 0);
}

}  // namespace
