#include <cmath>
#include <numbers>
#include <scixx/stats/distributions/bounded.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/sobol_indices.hpp>
#include <stdexcept>

#include "support/closeness.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::MatrixXd;

constexpr double pi = std::numbers::pi;

ArrayXd ishigami(const MatrixXd& x) {
    const ArrayXd a = x.row(0), b = x.row(1), c = x.row(2);
    return a.sin() + 7 * b.sin().square() + 0.1 * c.square().square() * a.sin();
}

TEST(SobolIndices, OfIshigamisFunction) {
    // T. Ishigami, T. Homma (1990): the variance's parts in closed form.
    const double v1 = 0.5 * std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2), v2 = 49.0 / 8,
                 v13 = 0.01 * std::pow(pi, 8) * 8 / 225, v = v1 + v2 + v13;
    const std::vector<InputDistribution> angles(3, uniform(-pi, 2 * pi));
    const auto result = sobol_indices(ishigami, 16384, angles, {.rng = 1});
    const auto& [first, total] = result;
    ASSERT_EQ(first.rows(), 1);
    ASSERT_EQ(first.cols(), 3);
    EXPECT_NEAR(first(0, 0), v1 / v, 2e-3);
    EXPECT_NEAR(first(0, 1), v2 / v, 2e-3);
    EXPECT_NEAR(first(0, 2), 0, 2e-3);
    EXPECT_NEAR(total(0, 0), (v1 + v13) / v, 2e-3);
    EXPECT_NEAR(total(0, 1), v2 / v, 2e-3);
    EXPECT_NEAR(total(0, 2), v13 / v, 2e-3);
    EXPECT_EQ(sobol_indices(ishigami, 16384, angles, {.rng = 1}).first_order(0, 1), first(0, 1));
}

TEST(SobolIndices, OfSeveralOutputsAndConstants) {
    // x + 2 y with unit variances: 1/5 and 4/5. A constant has no variance and no indices.
    const auto two = [](const MatrixXd& x) {
        MatrixXd f(2, x.cols());
        f.row(0) = x.row(0) + 2 * x.row(1);
        f.row(1).setConstant(3);
        return f;
    };
    const auto r = sobol_indices(two, 4096, {norm(5, 1), norm(-2, 1)}, {.rng = 3});
    EXPECT_NEAR(r.first_order(0, 0), 0.2, 5e-3);
    EXPECT_NEAR(r.total_order(0, 1), 0.8, 5e-3);
    EXPECT_TRUE((r.first_order.row(1) == 0).all());
    EXPECT_TRUE((r.total_order.row(1) == 0).all());
}

TEST(SobolIndices, OfGivenValuesAndByAnotherMethod) {
    SobolEvaluations f{
        ArrayXXd{{1, 4, 2, 7}}, ArrayXXd{{3, 1, 5, 2}}, {ArrayXXd{{2, 2, 3, 5}}, ArrayXXd{{1, 3, 6, 4}}}};
    const auto r = sobol_indices(f);
    const double mean = 25.0 / 8;
    double variance = 0, s = 0, t = 0;
    for (int i = 0; i < 4; ++i) {
        variance += (std::pow(f.f_A(i) - mean, 2) + std::pow(f.f_B(i) - mean, 2)) / 8;
        s += (f.f_B(i) - mean) * (f.f_AB[1](i) - f.f_A(i)) / 4;
        t += std::pow(f.f_A(i) - f.f_AB[1](i), 2) / 8;
    }
    EXPECT_REL_CLOSE(r.first_order(0, 1), s / variance, 1e-14);
    EXPECT_REL_CLOSE(r.total_order(0, 1), t / variance, 1e-14);
    const auto own = [](const SobolEvaluations& e) { return SobolIndices{e.f_A.leftCols(2), e.f_B.leftCols(2)}; };
    EXPECT_EQ(sobol_indices(f, {.method = own}).first_order(0, 1), 4 - mean);
    f.f_AB[1].resize(1, 3);
    EXPECT_THROW_TEXT(sobol_indices(f), std::invalid_argument, "sobol_indices: f_A, f_B and each of f_AB");
}

TEST(SobolIndices, Bootstrap) {
    const std::vector<InputDistribution> angles(3, uniform(-pi, 2 * pi));
    const auto r = sobol_indices(ishigami, 256, angles, {.rng = 2});
    const auto found = r.bootstrap({.confidence_level = 0.9, .n_resamples = 99});
    EXPECT_TRUE((found.first_order.low < r.first_order).all());
    EXPECT_TRUE((found.first_order.high > r.first_order).all());
    EXPECT_TRUE((found.total_order.standard_error > 0).all());
    EXPECT_TRUE((found.total_order.high > found.total_order.low).all());
}

TEST(SobolIndices, Errors) {
    const std::vector<InputDistribution> one{norm(0, 1)};
    const auto first = [](const MatrixXd& x) { return ArrayXd(x.row(0)); };
    EXPECT_THROW_TEXT(sobol_indices(first, 100, one), std::invalid_argument, "n must be a power of 2, got 100");
    EXPECT_THROW_TEXT(sobol_indices(first, 64, {}), std::invalid_argument, "dists must not be empty");
    EXPECT_THROW_TEXT(sobol_indices([](const MatrixXd&) { return ArrayXd(3); }, 64, one), std::invalid_argument,
                      "func must return 64 values, got 3");
    EXPECT_THROW_TEXT(sobol_indices([](const MatrixXd& x) { return ArrayXd(x.row(0) / 0.0); }, 64, one),
                      std::invalid_argument, "finite");
}

}  // namespace
