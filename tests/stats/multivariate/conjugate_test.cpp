#include <gtest/gtest.h>

#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/multivariate/normal_inverse_gamma.hpp>
#include <scixx/stats/multivariate/vonmises_fisher.hpp>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;
using Error = std::invalid_argument;
constexpr double pi = 3.14159265358979323846;

TEST(NormalInverseGamma, DensityIsTheProduct) {
    // Inverse gamma times normal, from their formulas.
    for (double s2 : {0.3, 1.0, 4.0})
        for (double x : {-1.0, 0.5, 2.0}) {
            const double a = 2.5, b = 1.7, lmbda = 3, mu = 0.4;
            const double expected = std::pow(b, a) / std::tgamma(a) * std::pow(s2, -a - 1) * std::exp(-b / s2) *
                                    std::sqrt(lmbda / (2 * pi * s2)) *
                                    std::exp(-lmbda * (x - mu) * (x - mu) / (2 * s2));
            EXPECT_REL_CLOSE(stats::normal_inverse_gamma.pdf(x, s2, mu, lmbda, a, b), expected, 1e-14);
            EXPECT_NEAR(stats::normal_inverse_gamma(mu, lmbda, a, b).logpdf(x, s2), std::log(expected), 1e-14);
        }
    EXPECT_EQ(stats::normal_inverse_gamma.pdf(0.0, -1.0), 0);
    EXPECT_EQ(stats::normal_inverse_gamma.pdf(Eigen::Array2d(0, 1), 1.0).size(), 2);
    const auto rv = stats::normal_inverse_gamma(1.0, 2.0, 5.0, 3.0);
    const auto [mx, ms] = rv.mean();
    const auto [vx, vs] = rv.var();
    EXPECT_EQ(mx, 1);
    EXPECT_EQ(ms, 0.75);
    EXPECT_EQ(vx, 0.375);
    EXPECT_REL_CLOSE(vs, 9.0 / 48, 1e-15);
    scixx::core::Generator rng(1);
    const auto [x, s2] = rv.rvs(200000, rng);
    EXPECT_NEAR(x.mean(), 1, 0.01);
    EXPECT_NEAR(s2.mean(), 0.75, 0.01);
    EXPECT_NEAR((x - x.mean()).square().mean(), 0.375, 0.01);
    EXPECT_TRUE(std::isnan(stats::normal_inverse_gamma.var().x));
    EXPECT_THROW_TEXT((void)stats::normal_inverse_gamma(0.0, -1.0), Error, "lmbda, a and b must be positive");
}

TEST(VonMisesFisher, ClosedFormInThreeDimensions) {
    // kappa / (4 pi sinh kappa) exp(kappa mu . x), entropy log(4 pi sinh kappa / kappa) - kappa coth kappa + 1.
    const double kappa = 2.3;
    const auto rv = stats::vonmises_fisher(Eigen::Vector3d(0, 0, 1), kappa);
    const Eigen::Vector3d x(0.6, 0, 0.8);
    EXPECT_REL_CLOSE(rv.pdf(x), kappa / (4 * pi * std::sinh(kappa)) * std::exp(0.8 * kappa), 1e-13);
    EXPECT_REL_CLOSE(rv.entropy(), std::log(4 * pi * std::sinh(kappa) / kappa) - kappa / std::tanh(kappa) + 1, 1e-13);
    // In two dimensions von Mises' law.
    EXPECT_REL_CLOSE(stats::vonmises_fisher.pdf(Eigen::Vector2d(0.6, 0.8), {1, 0}, 1.5),
                     std::exp(0.6 * 1.5) / (2 * pi * std::cyl_bessel_i(0, 1.5)), 1e-13);
    scixx::core::Generator rng(3);
    const Eigen::MatrixXd sample = rv.rvs(50000, rng);
    EXPECT_NEAR(sample.col(2).mean(), 1 / std::tanh(kappa) - 1 / kappa, 0.01);
    EXPECT_LE((sample.rowwise().norm().array() - 1).abs().maxCoeff(), 1e-14);
    const auto [mu, found] = stats::vonmises_fisher.fit(sample);
    EXPECT_NEAR(found, kappa, 0.05);
    EXPECT_NEAR(mu[2], 1, 1e-3);
    const double r = sample.colwise().mean().norm();
    EXPECT_REL_CLOSE(1 / std::tanh(found) - 1 / found, r, 1e-12);
    EXPECT_THROW_TEXT((void)stats::vonmises_fisher({1, 1}, 1.0), Error, "mu must be a unit vector");
    EXPECT_THROW_TEXT((void)stats::vonmises_fisher({1, 0}, 0.0), Error, "kappa must be positive");
    EXPECT_THROW_TEXT((void)rv.pdf(Eigen::Vector3d(1, 1, 1)), Error, "x must be a unit vector");
    EXPECT_THROW_TEXT((void)stats::vonmises_fisher.fit(Eigen::MatrixXd::Ones(2, 3)), Error, "unit vectors");
}

}  // namespace
