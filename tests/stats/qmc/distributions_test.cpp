#include <cmath>
#include <limits>
#include <memory>
#include <scixx/stats/qmc/discrepancy.hpp>
#include <scixx/stats/qmc/multivariate.hpp>
#include <scixx/stats/qmc/poisson_disk.hpp>
#include <scixx/stats/qmc/qmc_quad.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::Index;
using Eigen::MatrixXd;
using scixx::testing::Case;
using scixx::testing::Reference;
const std::vector<double> one{0}, two{0, 1}, three{0, 1, 2};

TEST(MultivariateNormalQMC, IsScipys) {
    const Reference reference("stats/qmc/engines.json");
    const auto stored = [&](const std::string& name) { return reference[name].array<MatrixXd>("first"); };
    const MatrixXd cov = reference["normal"].array<MatrixXd>("cov");
    qmc::MultivariateNormalQMC dist(three, cov, {.rng = 7});
    const MatrixXd first = dist.random(16);
    EXPECT_SCALED_CLOSE(first, stored("normal"), 1e-13);
    EXPECT_TRUE(dist.reset().random(3) == first.topRows(3));
    EXPECT_SCALED_CLOSE(qmc::MultivariateNormalQMC(three, cov, {.inv_transform = false, .rng = 7}).random(16),
                        stored("normal box"), 1e-13);
    qmc::MultivariateNormalQMC halton(
        two, {.engine = std::make_shared<qmc::Halton<>>(2, qmc::HaltonOptions{.scramble = false})});
    EXPECT_SCALED_CLOSE(halton.random(16).bottomRows(15), stored("normal halton"), 1e-13);
    EXPECT_SCALED_CLOSE(qmc::MultivariateNormalQMC(two, MatrixXd(MatrixXd::Ones(2, 2)), {.rng = 7}).random(16),
                        stored("normal singular"), 1e-13);
    EXPECT_SCALED_CLOSE(qmc::MultivariateNormalQMC<>::root(three, cov, {.rng = 7}).random(16), stored("normal root"),
                        1e-13);
    // Moments of many points.
    const MatrixXd many = qmc::MultivariateNormalQMC(three, cov, {.rng = 3}).random(4096);
    const Eigen::RowVectorXd mean = many.colwise().mean();
    EXPECT_NEAR((mean - Eigen::RowVector3d(0, 1, 2)).norm(), 0, 1e-3);
    const MatrixXd centred = many.rowwise() - mean;
    EXPECT_SCALED_CLOSE(MatrixXd(centred.transpose() * centred / 4096), cov, 1e-2);
}

TEST(MultinomialQMC, IsScipys) {
    const Reference reference("stats/qmc/engines.json");
    qmc::MultinomialQMC dist(std::vector<double>{0.2, 0.3, 0.1, 0.4}, 13, {.rng = 8});
    const auto first = dist.random(5);
    EXPECT_SCALED_CLOSE(first.cast<double>(), reference["multinomial"].array<MatrixXd>("first"), 0);
    EXPECT_TRUE(dist.reset().random(1) == first.topRows(1));
    EXPECT_EQ(qmc::MultinomialQMC(std::vector<double>{0.5, 0.5}, 0).random(2).sum(), 0);
}

TEST(QmcQuad, Integrates) {
    const auto gauss = [](std::span<const double> x) {
        double square = 0;
        for (const double v : x) square += v * v;
        return std::exp(-square);
    };
    const double side = 0.74682413281242702540;  // of exp(-x^2) over [0, 1]
    const auto [integral, error] = qmc::qmc_quad(gauss, {0, 0, 0}, {1, 1, 1}, {.rng = 1});
    EXPECT_NEAR(integral, side * side * side, 5 * error);
    EXPECT_LT(error, 2e-4);
    // The name in SciPy's module; a map instead of a span; limits in the wrong order.
    const auto vector = [](const Eigen::Ref<const Eigen::VectorXd>& x) { return std::exp(-x.squaredNorm()); };
    const auto turned = scixx::integrate::qmc_quad(vector, {1, 0, 0}, {0, 1, 1}, {.rng = 1});
    EXPECT_REL_CLOSE(turned.integral, -integral, 1e-4);
    EXPECT_EQ(qmc::qmc_quad(gauss, {0, 0}, {1, 0}).integral, 0);
    // A constant has no error, and each estimate takes other points.
    const auto constant = qmc::qmc_quad([](std::span<const double>) { return 2.0; }, 1, {3, 4});
    EXPECT_REL_CLOSE(constant.integral, 12.0, 1e-15);
    EXPECT_LE(constant.standard_error, 1e-14);
    const auto sobol = [&] { return std::make_shared<qmc::Sobol<>>(2, qmc::SobolOptions{.rng = 5}); };
    const auto plain = qmc::qmc_quad(gauss, {0, 0}, {1, 2}, {.n_estimates = 4, .n_points = 256, .qrng = sobol()});
    const auto logarithm = [&](std::span<const double> x) { return std::log(gauss(x)) - 800; };
    const auto logs =
        qmc::qmc_quad(logarithm, {0, 0}, {1, 2}, {.n_estimates = 4, .n_points = 256, .qrng = sobol(), .log = true});
    EXPECT_GT(plain.standard_error, 0);
    EXPECT_NEAR(logs.integral + 800, std::log(plain.integral), 1e-12);
    EXPECT_NEAR(logs.standard_error + 800, std::log(plain.standard_error), 1e-9);
    // The first estimate is that of the engine itself.
    std::vector<double> seen;
    const auto watch = [&](std::span<const double> x) { return seen.push_back(x[0]), 0.0; };
    static_cast<void>(qmc::qmc_quad(watch, 0, {1, 1}, {.n_estimates = 3, .n_points = 4, .qrng = sobol()}));
    const MatrixXd points = sobol()->random(4);
    for (Index i = 0; i < 4; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], points(i, 0));
    EXPECT_NE(seen[0], seen[4]);
    EXPECT_NE(seen[4], seen[8]);
    EXPECT_THROW_TEXT(qmc::qmc_quad(gauss, {0, 0}, {1, 1, 1}), std::invalid_argument, "qmc_quad: a and b");
    EXPECT_THROW_TEXT(qmc::qmc_quad(gauss, 0, {1, 1, 1}, {.qrng = sobol()}), std::invalid_argument, "qmc_quad: qrng");
    EXPECT_THROW_TEXT(qmc::qmc_quad(gauss, 0, 1, {.n_estimates = 1}), std::invalid_argument, "n_estimates");
    EXPECT_THROW_TEXT(qmc::qmc_quad(gauss, 0, 1, {.n_points = 0}), std::invalid_argument, "n_points");
    EXPECT_THROW_TEXT(qmc::qmc_quad(gauss, 1, 0, {.log = true}), std::invalid_argument, "log");
    EXPECT_THROW_TEXT(qmc::qmc_quad(gauss, 1, std::numeric_limits<double>::infinity()), std::invalid_argument,
                      "finite");
}

TEST(Discrepancy, IsScipys) {
    const Reference reference("stats/qmc/engines.json");
    const Case& e = reference["discrepancy"];
    const MatrixXd x = e.array<MatrixXd>("x");
    const std::pair<std::string, qmc::DiscrepancyMethod> methods[] = {{"CD", qmc::DiscrepancyMethod::CD},
                                                                      {"WD", qmc::DiscrepancyMethod::WD},
                                                                      {"MD", qmc::DiscrepancyMethod::MD},
                                                                      {"L2-star", qmc::DiscrepancyMethod::L2_star}};
    for (const auto& [name, method] : methods) {
        SCOPED_TRACE(name);
        EXPECT_REL_CLOSE(qmc::discrepancy(x, {.method = method}), e.number(name + " False"), 1e-11);
        EXPECT_REL_CLOSE(qmc::discrepancy(x, {.iterative = true, .method = method}), e.number(name + " True"), 1e-11);
    }
    const Eigen::VectorXd last = x.row(76);
    const MatrixXd rest = x.topRows(76);
    EXPECT_REL_CLOSE(qmc::update_discrepancy(last, rest, qmc::discrepancy(rest, {.iterative = true})),
                     e.number("updated"), 1e-11);
    EXPECT_REL_CLOSE(e.number("updated"), qmc::discrepancy(x), 1e-11);
    const MatrixXd scaled = qmc::scale(x, {-1, 2, 0}, {1, 3, 9});
    EXPECT_SCALED_CLOSE(scaled, e.array<MatrixXd>("scaled"), 1e-15);
    EXPECT_SCALED_CLOSE(qmc::scale(scaled, {-1, 2, 0}, {1, 3, 9}, {.reverse = true}), x, 1e-15);
    EXPECT_EQ(qmc::scale(Eigen::MatrixXf(Eigen::MatrixXf::Constant(1, 2, 0.25F)), 0, {2, 4})(0, 1), 1);
    EXPECT_REL_CLOSE(qmc::discrepancy(MatrixXd(MatrixXd::Constant(1, 1, 0.5))), 13.0 / 12 - 2 + 1, 1e-14);
}

TEST(GeometricDiscrepancy, MeasuresSpacing) {
    MatrixXd x(4, 2);
    x << 0, 0, 0.3, 0, 0.3, 0.4, 1, 0.4;
    EXPECT_REL_CLOSE(qmc::geometric_discrepancy(x), 0.3, 1e-15);
    EXPECT_REL_CLOSE(qmc::geometric_discrepancy(x, {.method = qmc::GeometricDiscrepancyMethod::mst}), 1.4 / 3, 1e-15);
    x.row(1) = x.row(0);
    EXPECT_EQ(qmc::geometric_discrepancy(x), 0);
    EXPECT_THROW_TEXT(qmc::geometric_discrepancy(MatrixXd(MatrixXd::Zero(1, 2))), std::invalid_argument, "two points");
}

TEST(Discrepancy, Errors) {
    MatrixXd x = MatrixXd::Constant(2, 2, 0.5);
    x(1, 1) = 1.5;
    EXPECT_THROW_TEXT(qmc::discrepancy(x), std::invalid_argument, "discrepancy: sample must lie in the unit cube");
    EXPECT_THROW_TEXT(qmc::scale(x, 0, 1), std::invalid_argument, "scale: sample must lie in the unit cube");
    EXPECT_THROW_TEXT(qmc::scale(x, 0, 1, {.reverse = true}), std::invalid_argument,
                      "scale: sample must lie in the box");
    x(1, 1) = std::nan("");
    EXPECT_THROW_TEXT(qmc::discrepancy(x), std::invalid_argument, "unit cube");
    x(1, 1) = 1;
    EXPECT_THROW_TEXT(qmc::discrepancy(MatrixXd(0, 2)), std::invalid_argument, "discrepancy: sample must not be empty");
    EXPECT_THROW_TEXT(qmc::scale(x, {0, 1}, {1, 1}), std::invalid_argument, "scale: l_bounds");
    EXPECT_THROW_TEXT(qmc::scale(x, {0, 1, 2}, 3), std::invalid_argument, "scale: bounds");
    EXPECT_THROW_TEXT(qmc::update_discrepancy(three, x, 1), std::invalid_argument, "update_discrepancy: x_new");
    EXPECT_THROW_TEXT(qmc::update_discrepancy(std::vector<double>{0, 2}, x, 1), std::invalid_argument, "unit cube");
    MatrixXd cov = MatrixXd::Identity(2, 2);
    cov(0, 1) = 0.1;
    EXPECT_THROW_TEXT(qmc::MultivariateNormalQMC(two, cov), std::invalid_argument, "symmetric");
    cov << 1, 2, 2, 1;
    EXPECT_THROW_TEXT(qmc::MultivariateNormalQMC(two, cov), std::invalid_argument, "semi-definite");
    EXPECT_THROW_TEXT(qmc::MultivariateNormalQMC(three, cov), std::invalid_argument, "cov must be 3 x 3");
    EXPECT_THROW_TEXT(qmc::MultivariateNormalQMC(two, {.engine = std::make_shared<qmc::Halton<>>(3)}),
                      std::invalid_argument, "engine must have dimension 2");
    EXPECT_THROW_TEXT(qmc::MultinomialQMC(two, 3, {.engine = std::make_shared<qmc::Halton<>>(2)}),
                      std::invalid_argument, "engine must have dimension 1");
    EXPECT_THROW_TEXT(qmc::MultinomialQMC(std::vector<double>{0.5, 0.6}, 3), std::invalid_argument, "sum to 1");
    EXPECT_THROW_TEXT(qmc::MultinomialQMC(std::vector<double>{1.5, -0.5}, 3), std::invalid_argument, "negative");
    EXPECT_THROW_TEXT(qmc::MultinomialQMC(two, -1), std::invalid_argument, "n_trials");
}

TEST(MultivariateNormalQMC, AnyScaleAndFewPoints) {
    MatrixXd indefinite(2, 2);
    indefinite << 1e-20, 2e-20, 2e-20, 1e-20;
    const std::vector<double> mean{0, 0};
    EXPECT_THROW_TEXT(qmc::MultivariateNormalQMC(mean, indefinite), std::invalid_argument, "positive semi-definite");
    indefinite(0, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW_TEXT(qmc::MultivariateNormalQMC(mean, indefinite), std::invalid_argument, "cov must be finite");
    const auto disk = [](Index d) {
        return std::make_shared<qmc::PoissonDisk<>>(d, qmc::PoissonDiskOptions{.radius = 0.5, .rng = 1});
    };
    EXPECT_LT(qmc::MultivariateNormalQMC(mean, {.engine = disk(2)}).random(1000).rows(), 20);
    EXPECT_THROW_TEXT((void)qmc::MultinomialQMC(std::vector{0.5, 0.5}, 100, {.engine = disk(1)}).random(),
                      std::invalid_argument, "engine must have 100 more points");
}
TEST(QmcQuad, AnyScale) {
    const auto f = [](std::span<const double> x) { return x[0] * x[0] + x[1]; };
    const auto unit = qmc::qmc_quad(f, {0, 0}, {1, 1}, {.rng = 1});
    const auto tiny =
        qmc::qmc_quad([&](std::span<const double> x) { return f(x) * 1e-200; }, {0, 0}, {1, 1}, {.rng = 1});
    EXPECT_REL_CLOSE(tiny.standard_error, unit.standard_error * 1e-200, 1e-9);
    const auto log = [&](std::span<const double>) { return 1000.0; };
    EXPECT_REL_CLOSE(qmc::qmc_quad(log, {0, 0}, {1e-200, 1e-200}, {.log = true, .rng = 1}).integral,
                     1000 - 400 * std::log(10.0), 1e-13);
}

}  // namespace
