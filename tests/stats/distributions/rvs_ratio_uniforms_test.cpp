#include <scixx/stats/distributions/rvs_ratio_uniforms.hpp>

#include <cmath>
#include <scixx/core/random.hpp>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

double bell(double x) {
    return std::exp(-x * x / 2) / std::sqrt(2 * M_PI);
}
const double umax = std::sqrt(bell(0)), vmax = std::sqrt(2 * bell(std::sqrt(2.0)));

// Values of SciPy 1.10.1.
TEST(RvsRatioUniforms, DrawsWhatScipyDraws) {
    scixx::core::RandomState legacy(7);
    const double old[] = {0.8654464050786812, 0.0024645982927149705, -1.6745955882699155, -0.5490925786609095,
                          -0.00020610967113866865};
    const Eigen::ArrayXd x = stats::rvs_ratio_uniforms(bell, umax, -vmax, vmax, 5, legacy);
    ASSERT_EQ(x.size(), 5);
    for (Eigen::Index i = 0; i < 5; ++i) EXPECT_REL_CLOSE(x[i], old[i], 1e-12) << i;
    scixx::core::Generator modern(7);
    EXPECT_REL_CLOSE(stats::rvs_ratio_uniforms(bell, umax, -vmax, vmax, 5, modern)[4], -1.2543773599883143, 1e-12);
    scixx::core::RandomState again(7);
    EXPECT_REL_CLOSE(stats::rvs_ratio_uniforms(bell, umax, -vmax, vmax, 1, 1.5, again)[0], 0.03496670348324282, 1e-11);
    EXPECT_EQ(stats::rvs_ratio_uniforms(bell, umax, -vmax, vmax, 0, again).size(), 0);
}

TEST(RvsRatioUniforms, HasTheMomentsOfTheDensity) {
    scixx::core::Generator rng(1);
    const Eigen::ArrayXd x = stats::rvs_ratio_uniforms(bell, umax, -vmax, vmax, 20000, rng);
    EXPECT_LE(std::abs(x.mean()), 0.03);
    EXPECT_LE(std::abs(x.square().mean() - 1), 0.05);
}

TEST(RvsRatioUniforms, RefusesBounds) {
    scixx::core::Generator rng(1);
    EXPECT_THROW_TEXT((void)stats::rvs_ratio_uniforms(bell, 1, 3, 1, 1, rng), std::invalid_argument,
                      "rvs_ratio_uniforms: vmin must be smaller than vmax");
    EXPECT_THROW_TEXT((void)stats::rvs_ratio_uniforms(bell, -1, 1, 3, 1, rng), std::invalid_argument,
                      "rvs_ratio_uniforms: umax must be positive");
    EXPECT_THROW_TEXT((void)stats::rvs_ratio_uniforms(bell, 1, 1, 3, -1, rng), std::invalid_argument,
                      "rvs_ratio_uniforms: size must not be negative");
    EXPECT_THROW_TEXT((void)stats::rvs_ratio_uniforms([](double) { return -1.0; }, 1, 1, 3, 1, rng), std::runtime_error,
                      "rvs_ratio_uniforms: no variate in 50000 attempts");
}

}  // namespace
