#include <scixx/stats/multivariate_normal.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::stats::multivariate_normal;
using scixx::stats::MultivariateNormal;
using scixx::testing::Reference;

const Reference& stored() {
    static const Reference reference("stats/multivariate_normal.json");
    return reference;
}
constexpr double inf = std::numeric_limits<double>::infinity();
const char* const names[] = {"one",      "two",   "two negative", "two swapped", "two nearly swapped",
                             "diagonal", "three", "five"};

TEST(MultivariateNormal, DensityAndEntropyAgreeWithSciPy) {
    for (const char* name : names) {
        SCOPED_TRACE(name);
        const auto& expected = stored()[name];
        const auto mean = expected.array<Eigen::VectorXd>("mean");
        const auto cov = expected.array<Eigen::MatrixXd>("cov"), x = expected.array<Eigen::MatrixXd>("x");
        const Eigen::VectorXd logpdf = multivariate_normal.logpdf(x, mean, cov);
        EXPECT_SCALED_CLOSE(logpdf, expected.array<Eigen::VectorXd>("logpdf"), 1e-14);
        const auto frozen = multivariate_normal(mean, cov);
        const Eigen::VectorXd pdf = frozen.pdf(x);
        const auto out = expected.array<Eigen::VectorXd>("pdf");
        for (Eigen::Index i = 0; i < out.size(); ++i) {
            EXPECT_REL_CLOSE(pdf[i], out[i], 2e-13);
            EXPECT_REL_CLOSE(frozen.pdf(x.row(i)), pdf[i], 1e-15);
            EXPECT_REL_CLOSE(frozen.logpdf(Eigen::VectorXd(x.row(i))), logpdf[i], 1e-15);
        }
        EXPECT_REL_CLOSE(frozen.entropy(), expected.number("entropy"), 1e-14);
        // Other layouts give the same numbers.
        const Eigen::Array<double, -1, -1, Eigen::RowMajor> rows = x;
        EXPECT_SCALED_CLOSE(frozen.pdf(rows).matrix().eval(), pdf, 1e-16);
        Eigen::MatrixXd large = Eigen::MatrixXd::Zero(20, 9);
        large.block(3, 2, x.rows(), x.cols()) = x;
        EXPECT_SCALED_CLOSE(frozen.pdf(large.block(3, 2, x.rows(), x.cols())), pdf, 1e-16);
        EXPECT_SCALED_CLOSE(frozen.pdf(x.array() + 0.0).matrix().eval(), pdf, 1e-16);
    }
}

TEST(MultivariateNormal, SamplesAreSciPysWhereTheSignsAreKnown) {
    for (const char* name : names) {
        SCOPED_TRACE(name);
        const auto& expected = stored()[name];
        const auto cov = expected.array<Eigen::MatrixXd>("cov");
        const auto mean = expected.array<Eigen::VectorXd>("mean");
        RandomState legacy(0x1a2b3c4d);
        Generator modern(0x1a2b3c4d);
        const Eigen::MatrixXd a = multivariate_normal.rvs(mean, cov, 6, legacy);
        const Eigen::MatrixXd b = multivariate_normal(mean, cov).rvs(6, modern);
        if (std::string(name) == "three" || std::string(name) == "five") continue;
        EXPECT_SCALED_CLOSE(a, expected.array<Eigen::MatrixXd>("legacy"), 2e-15);
        EXPECT_SCALED_CLOSE(b, expected.array<Eigen::MatrixXd>("modern"), 2e-15);
    }
}

TEST(MultivariateNormal, SamplesHaveTheMomentsAsked) {
    const auto& expected = stored()["five"];
    const auto rv =
        multivariate_normal(expected.array<Eigen::VectorXd>("mean"), expected.array<Eigen::MatrixXd>("cov"));
    RandomState rng(1);
    const Eigen::MatrixXd x = rv.rvs(200000, rng);
    const Eigen::VectorXd mean = x.colwise().mean();
    const Eigen::MatrixXd away = x.rowwise() - mean.transpose();
    const Eigen::MatrixXd cov = away.transpose() * away / static_cast<double>(x.rows());
    EXPECT_LT((mean - rv.mean()).norm(), 0.02 * std::sqrt(rv.cov().trace()));
    EXPECT_SCALED_CLOSE(cov, rv.cov(), 0.02);
    EXPECT_EQ(rv.rvs(rng).size(), 5);
    EXPECT_EQ(rv.rvs(0, rng).rows(), 0);
}

TEST(MultivariateNormal, Singular) {
    const auto& expected = stored()["singular"];
    const auto cov = expected.array<Eigen::MatrixXd>("cov"), x = expected.array<Eigen::MatrixXd>("x");
    EXPECT_THROW_TEXT(
        (void)multivariate_normal.pdf(x, {}, cov), scixx::linalg::LinAlgError,
        "multivariate_normal.pdf: cov must be positive definite unless allow_singular is true, got rank 2");
    const MultivariateNormal rv({}, cov, true);
    EXPECT_EQ(rv.rank(), 2);
    const Eigen::VectorXd pdf = rv.pdf(x), logpdf = rv.logpdf(x);
    const auto out = expected.array<Eigen::VectorXd>("pdf"), log_out = expected.array<Eigen::VectorXd>("logpdf");
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
        EXPECT_REL_CLOSE(pdf[i], out[i], 1e-12);
        EXPECT_REL_CLOSE(logpdf[i], log_out[i], 1e-12);
    }
    EXPECT_EQ(pdf[5], 0);
    EXPECT_EQ(logpdf[5], -inf);
    EXPECT_REL_CLOSE(rv.entropy(), expected.number("entropy"), 1e-13);
    RandomState rng(3);
    EXPECT_TRUE((rv.pdf(rv.rvs(50, rng)).array() > 0).all());
}

TEST(MultivariateNormal, FormsOfTheParameters) {
    const Eigen::RowVector2d x(0.3, -0.4);
    const double expected = multivariate_normal.pdf(x, {1, 2}, {{2.0, 0.0}, {0.0, 0.5}});
    EXPECT_EQ(multivariate_normal.pdf(x, Eigen::Vector2i(1, 2), {2.0, 0.5}), expected);
    EXPECT_EQ(multivariate_normal.pdf(x, Eigen::RowVector2f(1, 2), Eigen::Array2d(2.0, 0.5)), expected);
    EXPECT_REL_CLOSE(multivariate_normal.pdf(x, {0, 0}, 3.0), std::exp(-0.25 / 6) / (2 * 3.14159265358979324 * 3),
                     4e-16);
    EXPECT_REL_CLOSE(multivariate_normal().pdf(0.5), std::exp(-0.125) * 0.39894228040143267794, 4e-16);
    EXPECT_EQ(multivariate_normal(0.5, 4.0).logpdf(1.5),
              multivariate_normal.logpdf(Eigen::Matrix<double, 1, 1>(1.5), 0.5, 4.0));
    EXPECT_EQ(multivariate_normal({}, Eigen::Matrix3d::Identity()).dim(), 3);
    EXPECT_TRUE(std::isnan(multivariate_normal().pdf(std::nan(""))));
    EXPECT_EQ(multivariate_normal().pdf(Eigen::MatrixXd(0, 1)).size(), 0);
    const Eigen::Array<float, 3, 2> single = Eigen::Array<float, 3, 2>::Constant(0.25F);
    EXPECT_REL_CLOSE(multivariate_normal.pdf(single, {0, 0}, 1.0)[2], std::exp(-0.0625) / (2 * 3.14159265358979324),
                     4e-16);
}

TEST(MultivariateNormalCdf, TwoDimensions) {
    for (int i = 0; i < 6; ++i) {
        SCOPED_TRACE(i);
        const auto& expected = stored()["box " + std::to_string(i)];
        const auto cov = expected.array<Eigen::MatrixXd>("cov");
        const auto low = expected.array<Eigen::VectorXd>("low"), high = expected.array<Eigen::VectorXd>("high");
        const double p = multivariate_normal.cdf(high, {0, 0}, cov, false, {.lower_limit = low});
        EXPECT_NEAR(p, expected.number("out"), 1e-12);
        EXPECT_NEAR(multivariate_normal({}, cov).logcdf(high, {.lower_limit = low}), std::log(p), 1e-14);
        // Exchanged limits of one variable turn the sign.
        const Eigen::Vector2d other_low(low[0], high[1]), other_high(high[0], low[1]);
        EXPECT_NEAR(multivariate_normal({}, cov).cdf(other_high, {.lower_limit = other_low}), -p, 1e-15);
    }
}

TEST(MultivariateNormalCdf, ClosedForms) {
    // Orthants: 1/4 + asin(r) / (2 pi), and 1/8 + sum of asin(r_ij) / (4 pi).
    const double pi = 3.14159265358979324;
    for (const double r : {-0.99, -0.3, 0.0, 0.5, 0.9, 0.999}) {
        Eigen::Matrix2d cov;
        cov << 1, r, r, 1;
        EXPECT_NEAR(multivariate_normal({}, cov).cdf(Eigen::Vector2d(0, 0)), 0.25 + std::asin(r) / (2 * pi), 1e-12)
            << r;
    }
    Eigen::Matrix3d cov;
    cov << 1, 0.4, -0.2, 0.4, 1, 0.3, -0.2, 0.3, 1;
    EXPECT_NEAR(multivariate_normal({}, cov).cdf(Eigen::Vector3d(0, 0, 0)),
                0.125 + (std::asin(0.4) + std::asin(-0.2) + std::asin(0.3)) / (4 * pi), 1e-12);
    EXPECT_REL_CLOSE(multivariate_normal(0.5, 4.0).cdf(-20.0), scixx::special::ndtr(-10.25), 1e-15);
    // Independent variables, exchangeable ones (r = 1/2: P(all < 0) = 1 / (d + 1)).
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(5, -1, 1);
    const double product = scixx::special::ndtr(x).prod();
    EXPECT_NEAR(multivariate_normal({}, Eigen::MatrixXd::Identity(5, 5)).cdf(x), product, 1e-12);
    Eigen::MatrixXd half = Eigen::MatrixXd::Constant(5, 5, 0.5);
    half.diagonal().setOnes();
    const auto rv = multivariate_normal({}, half);
    EXPECT_NEAR(rv.cdf(Eigen::VectorXd::Zero(5)), 1.0 / 6, 1e-5);
    EXPECT_NEAR(rv.cdf(Eigen::VectorXd::Zero(5), {.abseps = 1e-7, .releps = 0}), 1.0 / 6, 1e-6);
    EXPECT_EQ(rv.cdf(Eigen::VectorXd::Zero(5)), rv.cdf(Eigen::VectorXd::Zero(5)));
    Eigen::MatrixXd several(2, 2);
    several << inf, inf, inf, 0;
    const Eigen::VectorXd values = multivariate_normal({0, 0}, 1.0).cdf(several);
    EXPECT_NEAR(values[0], 1, 1e-13);
    EXPECT_NEAR(values[1], 0.5, 1e-13);
}

TEST(MultivariateNormalCdf, Singular) {
    const MultivariateNormal rv({}, {{1.0, 1.0}, {1.0, 1.0}}, true);  // both components are the same variable
    EXPECT_NEAR(rv.cdf(Eigen::Vector2d(0.3, 0.7)), scixx::special::ndtr(0.3), 1e-10);
}

TEST(MultivariateNormal, Errors) {
    using Error = std::invalid_argument;
    const Eigen::Vector2d x(0, 0);
    EXPECT_THROW_TEXT((void)multivariate_normal.pdf(x, {0, 0}, Eigen::MatrixXd::Identity(3, 3)), Error,
                      "multivariate_normal: cov must be 2 x 2 as mean has 2 entries, got 3 x 3");
    EXPECT_THROW_TEXT((void)multivariate_normal.pdf(x, {0, 0}, Eigen::MatrixXd::Ones(2, 3)), Error,
                      "cov must be square");
    EXPECT_THROW_TEXT((void)multivariate_normal.pdf(x, {0, 0}, {1.0, 2.0, 3.0}), Error,
                      "as many entries as mean, 2, got 3");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, {{1.0, 2.0}, {2.0, 1.0}}), Error, "positive semidefinite");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, std::nan("")}, 1.0), Error, "mean must be finite");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, inf), Error, "cov must be finite");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, 1.0).pdf(Eigen::Vector3d(0, 0, 0)), Error,
                      "x must have 2 components, got 3");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, 1.0).cdf(Eigen::MatrixXd(2, 3)), Error,
                      "x must have 2 columns, got 3");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, 1.0).cdf(x, {.abseps = -1}), Error, "abseps and releps");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, 1.0).cdf(x, {.lower_limit = {1, 2, 3}}), Error,
                      "lower_limit must have 2");
    RandomState rng(1);
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0}, 1.0).rvs(-1, rng), Error, "size must not be negative");
}

}  // namespace
