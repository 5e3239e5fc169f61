#include <gtest/gtest.h>

#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/multivariate/dirichlet.hpp>
#include <scixx/stats/multivariate/multinomial.hpp>
#include <scixx/stats/multivariate/multivariate_t.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using Error = std::invalid_argument;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::testing::Case;
using scixx::testing::Reference;

const Case& stored(const std::string& name) {
    static const Reference reference("stats/multivariate/multivariate.json");
    return reference[name];
}
void expect_log(const ArrayXd& actual, const ArrayXd& expected) {
    for (Eigen::Index i = 0; i < expected.size(); ++i)
        if (actual[i] != expected[i]) {
            EXPECT_NEAR(actual[i], expected[i], 1e-13 * (1 + std::abs(expected[i]))) << i;
        }
}

TEST(Dirichlet, AgreesWithScipy) {
    const Case& c = stored("dirichlet");
    const auto alpha = c.array<VectorXd>("alpha");
    const auto x = c.array<MatrixXd>("x");
    const auto expected = c.array<ArrayXd>("logpdf");
    expect_log(stats::dirichlet.logpdf(x, alpha), expected);
    const auto rv = stats::dirichlet(alpha);
    expect_log(rv.pdf(x.topRows(3)).log(), expected);  // the last component may lack
    EXPECT_REL_CLOSE(rv.pdf(VectorXd(x.col(1))), std::exp(expected[1]), 1e-12);
    EXPECT_SCALED_CLOSE(rv.mean(), c.array<VectorXd>("mean"), 1e-15);
    EXPECT_SCALED_CLOSE(rv.var(), c.array<VectorXd>("var"), 1e-15);
    EXPECT_SCALED_CLOSE(VectorXd(rv.cov().diagonal()), c.array<VectorXd>("var"), 1e-15);
    EXPECT_LE(rv.cov().rowwise().sum().cwiseAbs().maxCoeff(), 1e-16);
    EXPECT_REL_CLOSE(rv.entropy(), c.number("entropy"), 1e-13);
    RandomState legacy(3);
    Generator modern(3);
    EXPECT_TRUE((stats::dirichlet.rvs(alpha, 3, legacy) == c.array<ArrayXXd>("legacy")).all());
    EXPECT_TRUE((rv.rvs(3, modern) == c.array<ArrayXXd>("modern")).all());
    EXPECT_EQ(rv.rvs(legacy).size(), 4);
}
TEST(Dirichlet, Errors) {
    EXPECT_THROW_TEXT((void)stats::dirichlet({-1.0, 2.0}), Error, "alpha must hold numbers greater than 0");
    EXPECT_THROW_TEXT((void)stats::dirichlet.pdf(Eigen::Vector3d(0.2, 0.3, 0.6), {1, 2, 3}), Error,
                      "on the simplex, but its sum is 1.1");
    EXPECT_THROW_TEXT((void)stats::dirichlet.pdf(Eigen::Vector2d(0, 1), {0.5, 2}), Error, "greater than 0 where alpha");
    EXPECT_THROW_TEXT((void)stats::dirichlet.pdf(Eigen::Vector2d(-0.5, 1.5), {2, 2}), Error,
                      "x must be between 0 and 1");
    EXPECT_THROW_TEXT((void)stats::dirichlet.pdf(VectorXd::Ones(5), {1, 2, 3}), Error,
                      "x must have 3 components, got 5");
    EXPECT_EQ(stats::dirichlet.pdf(Eigen::Vector2d(0, 1), {1, 1}), 1);
}

TEST(DirichletMultinomial, IsTheMixtureAndSumsToOne) {
    const auto rv = stats::dirichlet_multinomial({1.5, 2.0, 0.7}, 6);
    double sum = 0;
    VectorXd mean = VectorXd::Zero(3);
    MatrixXd second = MatrixXd::Zero(3, 3);
    for (int i = 0; i <= 6; ++i)
        for (int j = 0; i + j <= 6; ++j) {
            const Eigen::Vector3d x(i, j, 6 - i - j);
            const double p = rv.pmf(x);
            sum += p;
            mean += p * x;
            second += p * x * x.transpose();
        }
    EXPECT_REL_CLOSE(sum, 1.0, 1e-13);
    EXPECT_SCALED_CLOSE(rv.mean(), mean, 1e-13);
    EXPECT_SCALED_CLOSE(rv.cov(), MatrixXd(second - mean * mean.transpose()), 1e-12);
    EXPECT_SCALED_CLOSE(rv.var(), VectorXd(rv.cov().diagonal()), 1e-16);
    EXPECT_EQ(rv.pmf(Eigen::Vector3d(1, 1, 1)), 0);
    EXPECT_EQ(rv.pmf(Eigen::Vector3d(0.5, 0.5, 5)), 0);
    // Two kinds: the beta-binomial law, C(6, 2) B(2 + a, 4 + b) / B(a, b).
    const auto beta = [](double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); };
    EXPECT_REL_CLOSE(stats::dirichlet_multinomial.pmf(Eigen::Vector2d(2, 4), {1.5, 2.5}, 6),
                     15 * std::exp(beta(3.5, 6.5) - beta(1.5, 2.5)), 1e-13);
    EXPECT_THROW_TEXT((void)stats::dirichlet_multinomial({0.0, 1.0}, 3), Error, "greater than 0");
    EXPECT_THROW_TEXT((void)stats::dirichlet_multinomial({1.0, 1.0}, 0), Error, "n must be positive");
}

TEST(Multinomial, AgreesWithScipy) {
    const Case& c = stored("multinomial");
    const auto p = c.array<VectorXd>("p");
    const auto x = c.array<ArrayXXd>("x");
    expect_log(stats::multinomial.logpmf(x, 9, p), c.array<ArrayXd>("logpmf"));
    const auto rv = stats::multinomial(9, p);
    EXPECT_SCALED_CLOSE(rv.cov(), c.array<MatrixXd>("cov"), 1e-15);
    EXPECT_SCALED_CLOSE(rv.mean(), VectorXd(9 * p), 1e-15);
    EXPECT_REL_CLOSE(rv.entropy(), c.number("entropy"), 1e-13);
    RandomState legacy(3);
    Generator modern(3);
    EXPECT_TRUE((stats::multinomial.rvs(9, p, 4, legacy) == c.array<stats::Counts>("legacy")).all());
    EXPECT_TRUE((rv.rvs(4, modern) == c.array<stats::Counts>("modern")).all());
    EXPECT_EQ(rv.rvs(modern).sum(), 9);
    EXPECT_EQ(rv.pmf(Eigen::Vector4d(1, 1, 1, 1)), 0);
    EXPECT_EQ(rv.pmf(Eigen::Vector4d(9.5, -0.5, 0, 0)), 0);
    EXPECT_EQ(stats::multinomial.pmf(Eigen::Vector3i(3, 0, 0), 3, {1.0, 0.0, 0.0}), 1);
    EXPECT_EQ(stats::multinomial.pmf(Eigen::Vector3i(2, 0, 1), 3, {1.0, 0.0, 0.0}), 0);
    EXPECT_EQ(stats::multinomial.pmf(Eigen::Vector2i(0, 0), 0, {0.5, 0.5}), 1);
    EXPECT_TRUE(std::isnan(stats::multinomial.pmf(Eigen::Vector2d(1, 2), 3, {-0.5, 0.6})));
    EXPECT_THROW_TEXT((void)stats::multinomial.rvs(3, {-0.5, 0.6}, modern), Error, "p must be probabilities");
    EXPECT_THROW_TEXT((void)rv.pmf(Eigen::Vector2d(1, 2)), Error, "x must have 4 components, got 2");
}

TEST(MultivariateHypergeom, AgreesWithScipy) {
    const Case& c = stored("multivariate_hypergeom");
    const auto m = c.array<VectorXd>("m");
    const auto rv = stats::multivariate_hypergeom(m, 6);
    expect_log(rv.logpmf(c.array<ArrayXXd>("x")), c.array<ArrayXd>("logpmf"));
    EXPECT_SCALED_CLOSE(rv.mean(), c.array<VectorXd>("mean"), 1e-15);
    EXPECT_SCALED_CLOSE(rv.cov(), c.array<MatrixXd>("cov"), 1e-14);
    EXPECT_SCALED_CLOSE(stats::multivariate_hypergeom.var(m, 6), VectorXd(rv.cov().diagonal()), 1e-15);
    RandomState legacy(3);
    Generator modern(3);
    EXPECT_TRUE((rv.rvs(12, legacy) == c.array<stats::Counts>("legacy")).all());
    EXPECT_TRUE((rv.rvs(12, modern) == c.array<stats::Counts>("modern")).all());
    EXPECT_EQ(rv.rvs(modern).sum(), 6);
    EXPECT_EQ(stats::multivariate_hypergeom.pmf(Eigen::Vector2d(2, 3), {2, 3}, 5), 1);
    EXPECT_EQ(stats::multivariate_hypergeom.pmf(Eigen::Vector2d(0, 0), {2, 3}, 0), 1);
    EXPECT_TRUE(std::isnan(stats::multivariate_hypergeom.pmf(Eigen::Vector2d(2, 3), {2, 3}, 6)));
    EXPECT_THROW_TEXT((void)stats::multivariate_hypergeom.rvs({2, 3}, 6, modern), Error, "n at most their sum");
}

TEST(MultivariateT, AgreesWithScipy) {
    MatrixXd shape(2, 2);
    shape << 2, 0.5, 0.5, 1;
    for (const char* df : {"0.7", "4.0", "inf"}) {
        SCOPED_TRACE(df);
        const Case& c = stored(std::string("multivariate_t ") + df);
        const auto rv = stats::multivariate_t({1, 2}, shape, c.number("df"));
        const auto x = c.array<MatrixXd>("x");
        expect_log(rv.logpdf(x), c.array<ArrayXd>("logpdf"));
        EXPECT_REL_CLOSE(stats::multivariate_t.pdf(VectorXd(x.row(2)), {1, 2}, shape, c.number("df")),
                         std::exp(c.list<double>("logpdf")[2]), 1e-13);
        RandomState legacy(3);
        Generator modern(3);
        EXPECT_SCALED_CLOSE(rv.rvs(3, legacy), c.array<MatrixXd>("legacy"), 1e-14);
        EXPECT_SCALED_CLOSE(stats::multivariate_t.rvs({1, 2}, shape, c.number("df"), 3, modern),
                            c.array<MatrixXd>("modern"), 1e-14);
        EXPECT_EQ(rv.rvs(modern).size(), 2);
    }
    // One dimension: Student's t. Its entropy has a closed form for df = 1, log(4 pi).
    EXPECT_REL_CLOSE(stats::multivariate_t().pdf(VectorXd::Constant(1, 2.0)), 1 / (3.14159265358979324 * 5), 1e-14);
    EXPECT_REL_CLOSE(stats::multivariate_t().entropy(), std::log(4 * 3.14159265358979324), 1e-14);
    EXPECT_THROW_TEXT((void)stats::multivariate_t({0, 0}, 1.0, -1.0), Error, "df must be greater than zero");
    EXPECT_THROW((void)stats::multivariate_t({0, 0}, {{1.0, 1.0}, {1.0, 1.0}}, 1.0), scixx::linalg::LinAlgError);
    EXPECT_EQ(stats::MultivariateT({0, 0}, {{1.0, 1.0}, {1.0, 1.0}}, 1.0, true).pdf(Eigen::Vector2d(1, -1)), 0);
}

TEST(Dirichlet, TakesAGeneratorOfTheMoment) {
    scixx::core::RandomState state(2);
    EXPECT_TRUE((stats::dirichlet.rvs({0.4, 5, 15}, 2, scixx::core::RandomState(2)) ==
                 stats::dirichlet.rvs({0.4, 5, 15}, 2, state))
                    .all());
}

}  // namespace
