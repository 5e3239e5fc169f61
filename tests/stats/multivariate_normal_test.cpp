#include <scixx/stats/multivariate_normal.hpp>

#include <Eigen/Cholesky>
#include <Eigen/LU>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::stats::Covariance;
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
                     8e-16);
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

TEST(MultivariateNormal, RankIsThatOfTheCorrelationMatrix) {
    const Eigen::Vector2d x(0, 0);
    EXPECT_REL_CLOSE(multivariate_normal.logpdf(x, {0, 0}, {{1e-10, 0.0}, {0.0, 1.0}}), 9.6750483985608824, 1e-15);
    EXPECT_REL_CLOSE(multivariate_normal.logpdf(x, {0, 0}, {{1e-200, 0.5e-100}, {0.5e-100, 1.0}}),
                     -std::log(2 * 3.14159265358979324) + 100 * std::log(10.0) - 0.5 * std::log(0.75), 1e-15);
    Eigen::Matrix2d near;
    near << 1, 1 - 1e-9, 1 - 1e-9, 1;
    EXPECT_EQ(multivariate_normal({}, near).rank(), 2);
    EXPECT_THROW((void)multivariate_normal({}, Covariance(near, {.cond = 1e-8})), scixx::linalg::LinAlgError);
    EXPECT_EQ(multivariate_normal({}, Covariance(near, {.cond = 1e-8}), true).rank(), 1);
    EXPECT_EQ(multivariate_normal({}, {{1.0, 0.0}, {0.0, 0.0}}, true).rank(), 1);
}

// Values of scipy.stats.Covariance 1.10.1 and of multivariate_normal.rvs with RandomState(5).
TEST(Covariance, FactoredFormsAreSciPys) {
    Eigen::Matrix2d p, lower;
    p << 2, 0.5, 0.5, 1;
    lower = p.llt().matrixL();
    const Eigen::Vector2d x(1, 2);
    const auto check = [&](const Covariance& c, double log_pdet, const Eigen::Vector2d& white,
                           const Eigen::Matrix2d& sample) {
        EXPECT_REL_CLOSE(c.log_pdet(), log_pdet, 1e-14);
        EXPECT_EQ(c.rank(), 2);
        EXPECT_SCALED_CLOSE(Eigen::VectorXd(c.whiten(x)), Eigen::VectorXd(white), 1e-8);
        EXPECT_SCALED_CLOSE(c.colorize(Eigen::MatrixXd(c.whiten(x).transpose())), Eigen::MatrixXd(x.transpose()),
                            1e-15);
        RandomState rng(5);
        EXPECT_SCALED_CLOSE(multivariate_normal.rvs({1, 2}, c, 2, rng), Eigen::MatrixXd(sample), 1e-15);
        EXPECT_REL_CLOSE(multivariate_normal.logpdf(x, {0, 0}, c),
                         multivariate_normal.logpdf(x, {0, 0}, c.covariance()), 1e-14);
    };
    Eigen::Matrix2d sample;
    sample << 1.8824549737700829, 1.007389544317737, 5.86154237401556, 1.2437236111907692;
    check(Covariance::from_diagonal(Eigen::Vector2d(4, 9)), 3.58351893845611, {0.5, 2.0 / 3}, sample);
    sample << 1.6239898960446224, 1.8464967870367734, 4.43762957969215, 2.6235968002038055;
    check(Covariance::from_cholesky(lower), 0.5596157879354228, {0.7071067811865475, 1.8708286933869707}, sample);
    sample << 1.4004237157292776, 1.6462849291721344, 2.7861892454801405, 1.7305021774637352;
    check(Covariance::from_precision(p), -0.5596157879354228, {2.1213203435596424, 1.8708286933869707}, sample);
    EXPECT_EQ(Covariance::from_precision(p, p.inverse().eval()).covariance(), p.inverse());
    // Vectors with LAPACK's signs.
    const Eigen::Vector2d w(0.7928932188134525, 2.2071067811865475);
    Eigen::Matrix2d v;
    v << 0.3826834323650898, -0.9238795325112867, -0.9238795325112867, -0.3826834323650898;
    sample << 1.6044867440150905, 1.825126577668873, 2.1743146751897457, 0.1436123699195857;
    check(Covariance::from_eigendecomposition(w, v), 0.5596157879354228, {-1.64532878, -1.13705462}, sample);
}

TEST(Covariance, SingularFormsAndErrors) {
    const auto c = Covariance::from_diagonal(Eigen::Vector2d(4, 0));
    EXPECT_EQ(c.rank(), 1);
    EXPECT_REL_CLOSE(c.log_pdet(), std::log(4.0), 1e-15);
    EXPECT_REL_CLOSE(multivariate_normal.logpdf(Eigen::Vector2d(1, 2), {1, 2}, c), -1.612085713764618, 1e-14);
    EXPECT_EQ(multivariate_normal.logpdf(Eigen::Vector2d(1, 3), {1, 2}, c), -inf);
    const auto e = Covariance::from_eigendecomposition(Eigen::Vector2d(1, 0), Eigen::Matrix2d::Identity());
    EXPECT_REL_CLOSE(multivariate_normal.entropy({0, 0}, e), 1.4189385332046727, 1e-15);
    using Error = std::invalid_argument;
    EXPECT_THROW_TEXT((void)Covariance::from_diagonal(Eigen::Vector2d(-1, 2)), Error, "diagonal must hold");
    EXPECT_THROW((void)Covariance::from_precision(Eigen::Matrix2d(-Eigen::Matrix2d::Identity())),
                 scixx::linalg::LinAlgError);
    EXPECT_THROW_TEXT((void)Covariance::from_cholesky(Eigen::MatrixXd(2, 3)), Error, "cholesky must be square");
    EXPECT_THROW_TEXT((void)Covariance::from_cholesky(Eigen::Matrix2d::Zero()), Error, "positive diagonal");
    EXPECT_THROW_TEXT((void)Covariance::from_eigendecomposition(Eigen::Vector3d(1, 1, 1), Eigen::Matrix2d::Identity()),
                      Error, "as many as eigenvectors");
    EXPECT_THROW_TEXT((void)multivariate_normal({0, 0, 0}, c), Error, "cov must be 3 x 3");
}

TEST(MultivariateNormal, Fit) {
    Eigen::MatrixXd x(4, 2);
    x << 1, 2, 3, 1, 0, 5, 2, 2;
    const auto [mean, cov] = multivariate_normal.fit(x);
    EXPECT_EQ(mean, Eigen::Vector2d(1.5, 2.5));
    EXPECT_SCALED_CLOSE(cov, Eigen::MatrixXd({{1.25, -1.5}, {-1.5, 2.25}}), 1e-15);
    EXPECT_EQ(multivariate_normal.fit(x, {.fix_mean = {1, 2}}).cov(0, 0), 1.5);
    EXPECT_EQ(multivariate_normal.fit(x, {.fix_cov = Covariance(2.0)}).cov, 2.0 * Eigen::Matrix2d::Identity());
    EXPECT_THROW_TEXT((void)multivariate_normal.fit(Eigen::MatrixXd(0, 2)), std::invalid_argument,
                      "x must not be empty");
    EXPECT_THROW_TEXT((void)multivariate_normal.fit(x, {.fix_mean = {1, 2, 3}}), std::invalid_argument,
                      "fix_mean must have 2");
}

TEST(MultivariateNormalCdf, FarTails) {
    EXPECT_REL_CLOSE(multivariate_normal.cdf(Eigen::Vector2d(-10, -10), {0, 0}, 1.0), 5.8062160109808403e-47, 1e-14);
    // By mpmath at 40 digits.
    struct Case {
        double r;
        Eigen::Vector2d low, high;
        double p;
    };
    for (const Case& c : {Case{0.5, {-inf, -inf}, {-10.0, -10.0}, 4.4169782315529207e-32},
                          Case{-0.95, {4.0, 5.0}, {6.0, inf}, 7.116674716578992e-181},
                          Case{0.95, {-1.0, -inf}, {0.5, -7.0}, 2.5789913538821736e-86},
                          Case{0.999, {-inf, -inf}, {-10.0, -10.0}, 6.2582865810416515e-24},
                          Case{-0.3, {20.0, -3.0}, {inf, 4.0}, 2.1712363472942007e-92},
                          Case{0.5, {1.0, 1.0}, {1.001, 2.0}, 5.811430379969396e-05}}) {
        Eigen::Matrix2d cov;
        cov << 1, c.r, c.r, 1;
        EXPECT_REL_CLOSE(multivariate_normal({}, cov).cdf(c.high, {.lower_limit = c.low}), c.p, 1e-12) << c.r;
    }
    EXPECT_REL_CLOSE(multivariate_normal.cdf(Eigen::Vector3d(-10, -10, -10), {0, 0, 0}, 1.0),
                     std::pow(scixx::special::ndtr(-10.0), 3), 1e-13);
    Eigen::Matrix3d half = Eigen::Matrix3d::Constant(0.5);
    half.diagonal().setOnes();
    EXPECT_REL_CLOSE(multivariate_normal({}, half).cdf(Eigen::Vector3d(-10, -10, -10)), 1.727954651838026e-36, 1e-12);
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
