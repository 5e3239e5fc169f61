#include <scixx/stats/distributions/gamma.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Gamma, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::gamma);
    table(stats::erlang);
    table(stats::chi2);
    table(stats::chi);
    table(stats::maxwell);
    table(stats::rayleigh);
    table(stats::invgamma);
    table(stats::nakagami);
    table(stats::dgamma);
    table(stats::loggamma);
    table(stats::gengamma);
    table(stats::pearson3);
    table(stats::gennorm);
    table(stats::halfgennorm);
    Table{reference, false}(stats::argus);  // SciPy draws it by rejection
}

TEST(Gamma, SmallAndLargeShapes) {
    EXPECT_REL_CLOSE(stats::chi.entropy(0.078), -9.1425128562033163, 1e-14);
    EXPECT_REL_CLOSE(stats::nakagami.entropy(1e-8), -49999972.350733876, 1e-14);
    EXPECT_REL_CLOSE(stats::nakagami.mean(1e-8), 1.7724538263340887e-4, 1e-14);
    EXPECT_REL_CLOSE(stats::nakagami.var(0.00496), 0.9846292870794794, 1e-14);
    EXPECT_REL_CLOSE(stats::loggamma.entropy(1e-8), 19.420680753952364, 1e-14);
    EXPECT_REL_CLOSE(stats::loggamma.entropy(4e5), -5.03067096317372, 1e-13);
    EXPECT_REL_CLOSE(stats::argus.mean(1e-300), 0.5890486225480862, 1e-14);  // 3 pi / 16
    EXPECT_REL_CLOSE(stats::argus.pdf(0.3, 1e-300), 0.9 * std::sqrt(0.91), 1e-13);
    EXPECT_REL_CLOSE(stats::argus.var(1e6), 1.5000000000075e-24, 1e-12);
    const auto [mean, variance, skewness, kurtosis] = stats::argus.stats(30.0);
    EXPECT_REL_CLOSE(mean, 0.9983310094597114, 1e-14);
    EXPECT_REL_CLOSE(variance, 1.86221782029153e-6, 1e-12);
    EXPECT_REL_CLOSE(skewness, -1.63987014197, 1e-10);
    EXPECT_REL_CLOSE(kurtosis, 4.0451103941, 1e-10);
    for (const double value : stats::argus.stats(std::numeric_limits<double>::infinity()))
        EXPECT_TRUE(std::isnan(value));
    for (const double c : {1e-8, -3.0}) {  // no mean
        const double a = c > 0 ? 4.4 : 0.1;
        EXPECT_EQ(stats::gengamma.mean(a, c), std::numeric_limits<double>::infinity());
        EXPECT_EQ(stats::gengamma.var(a, c), std::numeric_limits<double>::infinity());
    }
}

TEST(Gamma, ArgusDrawsAreScipys) {
    const std::pair<double, Eigen::Array3d> cases[] = {
        {0.3, {0.44057357364643657, 0.12135905889123934, 0.5814690824948475}},
        {1.0, {0.8772737800862836, 0.7740942240070536, 0.30226354737949185}},
        {3.0, {0.9150234806654002, 0.9422005165469831, 0.8603747035256913}}};
    for (const auto& [chi, x] : cases) {
        scixx::core::RandomState rng(7);
        EXPECT_SCALED_CLOSE(Eigen::Array3d(stats::argus.rvs(chi, 3, rng)), x, 1e-14) << chi;
    }
}

TEST(Gamma, DensitiesWherePowersLeaveTheRange) {
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_REL_CLOSE(stats::chi.pdf(1e-200, 1.0), std::sqrt(2 / 3.14159265358979323846), 1e-14);
    EXPECT_REL_CLOSE(stats::maxwell.logpdf(1e-200), -921.259828550263, 1e-14);
    EXPECT_REL_CLOSE(stats::nakagami.logpdf(1e-200, 0.6), -92.1149857715307, 1e-13);
    EXPECT_REL_CLOSE(stats::gengamma.logpdf(1e-200, 88.0, 3.1), -125472.0811098105, 1e-14);
    EXPECT_EQ(stats::chi.logpdf(1e200, 78.0), -infinity);
    EXPECT_EQ(stats::nakagami.logpdf(1e200, 5.0), -infinity);
    EXPECT_EQ(stats::gengamma.pdf(2.0, 4.4, 3e6), 0);
}

}  // namespace
