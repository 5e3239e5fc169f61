#include <scixx/stats/multivariate/matrix_t.hpp>

#include <Eigen/LU>
#include <scixx/core/random.hpp>
#include <scixx/stats/multivariate/multivariate_t.hpp>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

const Eigen::Matrix2d rows{{2, 0.5}, {0.5, 1}};
const Eigen::Matrix3d cols{{1, 0.25, 0}, {0.25, 3, 0.5}, {0, 0.5, 2}};
const Eigen::Matrix<double, 2, 3> mean{{1, 2, 3}, {4, 5, 6}}, x{{1.5, 0, 3}, {2, 7, 6.5}};

TEST(MatrixT, DensityIsTheFormula) {
    const auto law = stats::matrix_t(mean, rows, cols, 4.5);
    const Eigen::Matrix2d inner =
        Eigen::Matrix2d::Identity() + rows.inverse() * (x - mean) * cols.inverse() * (x - mean).transpose();
    const double expected = std::log(inner.determinant()) * -(4.5 + 4) / 2 + scixx::special::multigammaln(4.25, 2) -
                            scixx::special::multigammaln(2.75, 2) - 3 * std::log(M_PI) -
                            1.5 * std::log(rows.determinant()) - std::log(cols.determinant());
    EXPECT_REL_CLOSE(law.logpdf(x), expected, 1e-13);
    EXPECT_REL_CLOSE(stats::matrix_t.pdf(x, mean, rows, cols, 4.5), std::exp(expected), 1e-12);
    const Eigen::MatrixXd xt = x.transpose(), mt = mean.transpose();
    EXPECT_REL_CLOSE(stats::matrix_t(mt, cols, rows, 4.5).logpdf(xt), expected, 1e-13);
    EXPECT_EQ(law.df(), 4.5);
    EXPECT_EQ(law.mean(), mean);
}

TEST(MatrixT, OneRowIsMultivariateT) {
    const Eigen::Vector3d point(0.5, -1, 2);
    const Eigen::MatrixXd row = point.transpose(), shape = cols * 2 / 3.5;
    const Eigen::MatrixXd none = Eigen::MatrixXd::Zero(1, 3), two = Eigen::MatrixXd::Constant(1, 1, 2);
    EXPECT_REL_CLOSE(stats::matrix_t(none, two, cols, 3.5).logpdf(row),
                     stats::multivariate_t.logpdf(point, Eigen::Vector3d::Zero(), shape, 3.5), 1e-13);
    EXPECT_REL_CLOSE(stats::matrix_t().pdf(Eigen::MatrixXd::Zero(1, 1)), 1 / M_PI, 1e-14);  // Cauchy
}

TEST(MatrixT, VariatesHaveTheCovariance) {
    const double df = 12;
    const auto law = stats::matrix_t(mean, rows, cols, df);
    scixx::core::Generator rng(9);
    Eigen::Matrix2d sum = Eigen::Matrix2d::Zero();
    const auto drawn = law.rvs(4000, rng);
    for (const Eigen::MatrixXd& y : drawn) sum += (y - mean) * (y - mean).transpose() / 4000;
    const Eigen::Matrix2d expected = rows * cols.trace() / (df - 2);
    EXPECT_LE((sum - expected).cwiseAbs().maxCoeff(), 0.08 * expected.maxCoeff());
    EXPECT_EQ(law.rvs(rng).cols(), 3);
}

TEST(MatrixT, RefusesParameters) {
    EXPECT_THROW_TEXT((void)stats::matrix_t(mean, rows, cols, 0), std::invalid_argument, "matrix_t: df must be");
    EXPECT_THROW_TEXT((void)stats::matrix_t(mean, cols, cols, 1), std::invalid_argument, "matrix_t");
    EXPECT_THROW_TEXT((void)stats::matrix_t(mean, rows, cols, 1).pdf(rows), std::invalid_argument,
                      "matrix_t.logpdf: x must be 2 x 3");
}

TEST(MultivariateT, NaNStaysNaN) {
    const Eigen::Vector2d point(std::numeric_limits<double>::quiet_NaN(), 1);
    const Eigen::Matrix2d shape = Eigen::Matrix2d::Identity();
    EXPECT_TRUE(std::isnan(stats::multivariate_t.logpdf(point, Eigen::Vector2d::Zero(), shape, 3.5)));
    EXPECT_TRUE(std::isnan(stats::multivariate_t.pdf(point, Eigen::Vector2d::Zero(), shape, 3.5)));
}

}  // namespace
