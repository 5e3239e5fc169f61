#include <scixx/stats/distributions/normal.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Normal, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::norm);
    table(stats::lognorm);
    table(stats::gibrat);
    table(stats::halfnorm);
    table(stats::foldnorm);
    table(stats::truncnorm);
    table(stats::skewnorm);
    table(stats::powernorm);
    table(stats::powerlognorm);
    table(stats::exponnorm);
    table(stats::johnsonsu);
    table(stats::johnsonsb);
    table(stats::crystalball, 1, 1e-10);
    table(stats::moyal);
    table(stats::fatiguelife);
    table(stats::alpha);
    table(stats::invgauss);
    table(stats::wald);
    table(stats::recipinvgauss);
}

TEST(Normal, TruncatedDrawsAreQuantilesOfUniformNumbers) {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::pair<double, double> ends[] = {{-1, 2},       {3, infinity}, {-40, -30},    {-infinity, 1},
                                              {0, infinity}, {-2, 0},       {-1e-3, 2e-3}, {5, 5.0001},
                                              {9, 30},       {-1e-12, 0},   {1e8, 2e8}};
    for (const auto& [a, b] : ends) {
        scixx::core::RandomState rng(7), same(7);
        const Eigen::ArrayXd x = stats::truncnorm.rvs(a, b, 20, rng), q = same.uniform(0.0, 1.0, 20);
        for (Eigen::Index i = 0; i < 20; ++i)
            EXPECT_LE(std::abs(x[i] - stats::truncnorm.ppf(q[i], a, b)), 1e-14 * (1 + std::abs(x[i])))
                << a << ' ' << b << ' ' << q[i];
    }
    scixx::core::RandomState rng(7);
    const Eigen::Array3d x = stats::alpha.rvs(3.57, 3, rng);
    EXPECT_SCALED_CLOSE(x, Eigen::Array3d(0.1999822012305954, 0.3573277761671596, 0.26844180843220766), 1e-14);
}

TEST(Normal, TruncatedQuantilesComeBack) {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::pair<double, double> ends[] = {{-1, 2},        {3, infinity}, {-40, -30},
                                              {-infinity, 1}, {-1e-3, 2e-3}, {9, 30}};
    for (const auto& [a, b] : ends)
        for (const double q : {1e-6, 0.1, 0.5, 0.9}) {
            EXPECT_REL_CLOSE(stats::truncnorm.cdf(stats::truncnorm.ppf(q, a, b), a, b), q, q < 0.01 ? 1e-7 : 2e-12);
            EXPECT_REL_CLOSE(stats::truncnorm.sf(stats::truncnorm.isf(q, a, b), a, b), q, q < 0.01 ? 1e-7 : 2e-12);
        }
}

TEST(Normal, SkewTails) {
    EXPECT_REL_CLOSE(stats::skewnorm.cdf(-0.24717991106602977, 49.301931302536374), 2.33231600519745e-37, 1e-13);
    EXPECT_REL_CLOSE(stats::skewnorm.sf(0.7247048019874915, -50.13354561665442), 8.494905241065014e-293, 1e-12);
    EXPECT_REL_CLOSE(stats::skewnorm.cdf(0.0, 1e10), 3.183098861837907e-11, 1e-13);
}

TEST(Normal, JohnsonFarFromZero) {
    const auto [mean, variance, skewness, kurtosis] = stats::johnsonsu.stats(50.0, 2.2);
    EXPECT_REL_CLOSE(mean, -4113052669.94298249, 1e-13);
    EXPECT_REL_CLOSE(variance, 3.88258086048927555e+18, 1e-13);
    EXPECT_REL_CLOSE(skewness, -1.54714825531672009, 1e-12);
    EXPECT_REL_CLOSE(kurtosis, 4.5374719241289164, 1e-12);
    EXPECT_REL_CLOSE(stats::johnsonsu.entropy(50.0, 2.2), 22.664606719553184, 1e-12);
    EXPECT_EQ(stats::johnsonsu.mean(0.0, 2.0), 0);
}

TEST(Normal, ExponnormOfSmallShapes) {
    EXPECT_REL_CLOSE(stats::exponnorm.logpdf(1.0, 0.003), -1.4159430782234105, 1e-14);
    EXPECT_REL_CLOSE(stats::exponnorm.logpdf(-3.0, 1e-6), -5.4189415332011727, 1e-14);
    EXPECT_REL_CLOSE(stats::exponnorm.cdf(-3.0, 0.003), 0.0013367211954515317, 1e-13);
    EXPECT_REL_CLOSE(stats::exponnorm.logpdf(500.0, 0.003), -111105.3019681208, 1e-14);
}

}  // namespace
