#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/multivariate/random_matrices.hpp>
#include <scixx/stats/multivariate/wishart.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using Error = std::invalid_argument;
using Eigen::MatrixXcd;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::linalg::LinAlgError;
using scixx::testing::Case;
using scixx::testing::Reference;

const Case& stored(const std::string& name) {
    static const Reference reference("stats/multivariate/multivariate.json");
    return reference[name];
}
// Matrices below each other.
template <class M>
M stacked(const std::vector<M>& parts) {
    M out(static_cast<Eigen::Index>(parts.size()) * parts[0].rows(), parts[0].cols());
    for (std::size_t i = 0; i < parts.size(); ++i)
        out.middleRows(static_cast<Eigen::Index>(i) * parts[0].rows(), parts[0].rows()) = parts[i];
    return out;
}

template <class Rv>
void expect_wishart(const Rv& rv, const Case& c) {
    const auto scale = c.array<MatrixXd>("scale"), x = c.array<MatrixXd>("x");
    const auto logpdf = c.list<double>("logpdf");
    const Eigen::Index d = scale.rows();
    for (Eigen::Index i = 0; i < 3; ++i)
        EXPECT_NEAR(rv.logpdf(MatrixXd(x.middleRows(i * d, d))), logpdf[static_cast<std::size_t>(i)], 1e-12) << i;
    EXPECT_SCALED_CLOSE(rv.mean(), c.array<MatrixXd>("mean"), 1e-15);
    EXPECT_SCALED_CLOSE(rv.mode(), c.array<MatrixXd>("mode"), 1e-15);
    EXPECT_SCALED_CLOSE(rv.var(), c.array<MatrixXd>("var"), 1e-15);
    RandomState legacy(3);
    Generator modern(3);
    EXPECT_SCALED_CLOSE(stacked(rv.rvs(3, legacy)), c.array<MatrixXd>("legacy"), 1e-14);
    EXPECT_SCALED_CLOSE(stacked(rv.rvs(3, modern)), c.array<MatrixXd>("modern"), 1e-14);
}

TEST(Wishart, AgreesWithScipy) {
    for (const char* key : {"3", "1"}) {
        SCOPED_TRACE(key);
        const Case& c = stored(std::string("wishart ") + key);
        const auto scale = c.array<MatrixXd>("scale");
        expect_wishart(stats::wishart(c.number("df"), scale), c);
        EXPECT_REL_CLOSE(stats::wishart.entropy(c.number("df"), scale), c.number("entropy"), 1e-13);
        const Case& i = stored(std::string("invwishart ") + key);
        expect_wishart(stats::invwishart(i.number("df"), scale), i);
    }
    // In one dimension chi squared and its inverse, whose entropies have closed forms.
    EXPECT_REL_CLOSE(stats::wishart(4.0, 1.0).pdf(3.0), 0.25 * 3 * std::exp(-1.5), 1e-14);
    EXPECT_REL_CLOSE(stats::wishart.pdf(MatrixXd::Constant(1, 1, 3.0), 4.0, 1.0), 0.25 * 3 * std::exp(-1.5), 1e-14);
    const double psi2 = 1 - 0.57721566490153286061;
    EXPECT_REL_CLOSE(stats::invwishart(4.0, 1.0).entropy(), 2 - std::log(2.0) - 3 * psi2, 1e-13);
    // The Jacobian of the inverse ties both densities: p_iw(x^-1) = p_w(x) |x|^(p + 1).
    const Case& c = stored("wishart 3");
    const auto scale = c.array<MatrixXd>("scale");
    const MatrixXd x = c.array<MatrixXd>("x").topRows(3);
    EXPECT_NEAR(stats::invwishart.logpdf(MatrixXd(x.inverse()), 7.0, MatrixXd(scale.inverse())),
                stats::wishart.logpdf(x, 7.0, scale) + 4 * std::log(x.determinant()), 1e-11);
}
TEST(Wishart, Errors) {
    const MatrixXd eye = MatrixXd::Identity(2, 2);
    EXPECT_THROW_TEXT((void)stats::wishart(1.0, eye), Error, "wishart: df must be greater than the dimension");
    EXPECT_THROW_TEXT((void)stats::invwishart(0.5, eye), Error, "invwishart: df must");
    EXPECT_THROW_TEXT((void)stats::wishart(3.0, MatrixXd(-eye)), LinAlgError, "scale must be positive definite");
    EXPECT_THROW_TEXT((void)stats::wishart.pdf(MatrixXd(-eye), 3.0, eye), LinAlgError, "x must be positive definite");
    EXPECT_THROW_TEXT((void)stats::wishart.pdf(MatrixXd::Identity(3, 3), 3.0, eye), Error,
                      "x must be 2 x 2, got 3 x 3");
    EXPECT_THROW_TEXT((void)stats::wishart.mode(2.5, eye), Error, "df must be at least the dimension plus 1");
    EXPECT_THROW_TEXT((void)stats::invwishart.mean(3.0, eye), Error, "df must be greater than the dimension plus 1");
    EXPECT_THROW_TEXT((void)stats::invwishart.var(5.0, eye), Error, "dimension plus 3");
    EXPECT_EQ(stats::wishart.mean(3.0, {2.0, 3.0}), MatrixXd(Eigen::Vector2d(6, 9).asDiagonal()));
}

TEST(MatrixNormal, AgreesWithScipy) {
    const Case& c = stored("matrix_normal");
    const auto mean = c.array<MatrixXd>("mean"), rowcov = c.array<MatrixXd>("rowcov"),
               colcov = c.array<MatrixXd>("colcov");
    const auto rv = stats::matrix_normal(mean, rowcov, colcov);
    EXPECT_REL_CLOSE(rv.logpdf(c.array<MatrixXd>("x")), c.number("logpdf"), 1e-14);
    EXPECT_REL_CLOSE(stats::matrix_normal.pdf(c.array<MatrixXd>("x"), mean, rowcov, colcov),
                     std::exp(c.number("logpdf")), 1e-13);
    RandomState legacy(3);
    Generator modern(3);
    EXPECT_SCALED_CLOSE(stacked(rv.rvs(3, legacy)), c.array<MatrixXd>("legacy"), 1e-15);
    EXPECT_SCALED_CLOSE(stacked(stats::matrix_normal.rvs(mean, rowcov, colcov, 3, modern)), c.array<MatrixXd>("modern"),
                        1e-15);
    EXPECT_REL_CLOSE(rv.entropy(),
                     3 * (std::log(2 * 3.14159265358979324) + 1) + std::log(rowcov.determinant()) +
                         1.5 * std::log(colcov.determinant()),
                     1e-13);
    EXPECT_REL_CLOSE(stats::matrix_normal().pdf({{0.0}}), 0.39894228040143267794, 1e-15);
    EXPECT_THROW_TEXT((void)stats::matrix_normal(mean, colcov, colcov), Error, "must be 3 x 3");
    EXPECT_THROW_TEXT((void)rv.pdf(MatrixXd::Zero(2, 3)), Error, "x must be 3 x 2, got 2 x 3");
    EXPECT_THROW_TEXT((void)stats::matrix_normal(mean, MatrixXd(-rowcov), colcov), LinAlgError,
                      "rowcov must be positive definite");
}

TEST(RandomMatrices, AgreeWithScipy) {
    for (Eigen::Index dim : {2, 3, 5}) {
        SCOPED_TRACE(dim);
        const Case& c = stored("matrices " + std::to_string(dim));
        const VectorXd eigs = VectorXd::LinSpaced(dim, 0.2, 1.8);
        const auto check = [&](const char* stream, auto rng) {
            SCOPED_TRACE(stream);
            const std::string s = std::string(" ") + stream;
            const auto fresh = rng;
            EXPECT_SCALED_CLOSE(stacked(stats::ortho_group.rvs(dim, 3, rng)), c.array<MatrixXd>("ortho_group" + s),
                                1e-14);
            rng = fresh;
            EXPECT_SCALED_CLOSE(stacked(stats::special_ortho_group.rvs(dim, 3, rng)),
                                c.array<MatrixXd>("special_ortho_group" + s), 1e-14);
            rng = fresh;
            EXPECT_SCALED_CLOSE(stats::uniform_direction.rvs(dim, 3, rng), c.array<MatrixXd>("uniform_direction" + s),
                                1e-15);
            rng = fresh;
            EXPECT_LE((stacked(stats::unitary_group.rvs(dim, 3, rng)) - c.array<MatrixXcd>("unitary_group" + s))
                          .cwiseAbs()
                          .maxCoeff(),
                      1e-14);
            rng = fresh;
            EXPECT_SCALED_CLOSE(stats::random_correlation.rvs(eigs, rng), c.array<MatrixXd>("random_correlation" + s),
                                1e-13);
        };
        check("legacy", RandomState(3));
        check("modern", Generator(3));
    }
}
TEST(RandomMatrices, PropertiesAndErrors) {
    Generator rng(1);
    const MatrixXd r = stats::special_ortho_group.rvs(6, rng), q = stats::ortho_group(6).rvs(rng);
    EXPECT_LE((r * r.transpose() - MatrixXd::Identity(6, 6)).norm(), 1e-14);
    EXPECT_REL_CLOSE(r.determinant(), 1.0, 1e-14);
    EXPECT_REL_CLOSE(std::abs(q.determinant()), 1.0, 1e-14);
    const MatrixXcd u = stats::unitary_group.rvs(4, rng);
    EXPECT_LE((u * u.adjoint() - MatrixXcd::Identity(4, 4)).norm(), 1e-14);
    EXPECT_REL_CLOSE(stats::uniform_direction(4).rvs(rng).norm(), 1.0, 1e-15);
    EXPECT_EQ(stats::uniform_direction.rvs(3, 0, rng).rows(), 0);
    const VectorXd eigs = Eigen::Vector4d(0, 0.5, 0.5, 3);
    const MatrixXd m = stats::random_correlation.rvs(eigs, rng);
    EXPECT_LE((m.diagonal() - VectorXd::Ones(4)).cwiseAbs().maxCoeff(), 1e-13);
    EXPECT_SCALED_CLOSE(VectorXd(Eigen::SelfAdjointEigenSolver<MatrixXd>(m).eigenvalues()), eigs, 1e-14);
    EXPECT_THROW_TEXT((void)stats::uniform_direction(0), Error, "dim must be at least 1, got 0");
    EXPECT_THROW_TEXT((void)stats::ortho_group(1), Error, "ortho_group: dim must be at least 2");
    EXPECT_THROW_TEXT((void)stats::special_ortho_group(1), Error, "dim must be at least 2");
    EXPECT_THROW_TEXT((void)stats::random_correlation({1.0, 2.0}), Error,
                      "the sum of eigs must be the dimension, 2, got 3");
    EXPECT_THROW_TEXT((void)stats::random_correlation({-1.0, 3.0}), Error, "eigs must not be negative");
    EXPECT_THROW_TEXT((void)stats::random_correlation({1.0}), Error, "at least 2 entries");
    EXPECT_THROW_TEXT((void)stats::ortho_group.rvs(3, -1, rng), Error, "size must not be negative");
}

TEST(Wishart, TakesManyNumbersInOneDimension) {
    // SciPy: wishart.pdf([0.5, 2], 3, 1) and invwishart.pdf([0.5, 2], 6, 1)
    const Eigen::ArrayXd density = stats::wishart.pdf(std::vector<double>{0.5, 2}, 3, 1);
    EXPECT_REL_CLOSE(density[0], 0.21969564473386119, 1e-14);
    EXPECT_REL_CLOSE(density[1], 0.20755374871029736, 1e-14);
    EXPECT_REL_CLOSE(stats::invwishart.pdf(Eigen::Array2d(0.5, 2), 6, 1)[1], 0.0030421905588726731, 1e-14);
}

}  // namespace
