#include <array>
#include <cmath>
#include <scixx/stats/distributions/exponential.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Exponential, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::expon);
    table(stats::laplace);
    table(stats::laplace_asymmetric);
    table(stats::truncexpon);
    table(stats::hypsecant);
    table(stats::genexpon);
    table(stats::gompertz);
}

/// The ends of the support lie at those of the data, and the likelihood's slope in the scale is 0.
TEST(Exponential, FitOfTruncexponIsTheBest) {
    const std::array<double, 5> data{0.1, 0.2, 0.4, 0.9, 2.0}, reversed{-0.1, -0.2, -0.4, -0.9, -2.0};
    const auto [b, loc, scale] = stats::truncexpon.fit(data);
    EXPECT_EQ(loc, 0.1);
    EXPECT_EQ(b, (2.0 - 0.1) / scale);
    EXPECT_REL_CLOSE(1 / b - 1 / std::expm1(b), 0.62 / 1.9, 1e-13);
    const auto fixed = stats::truncexpon.fit(data, {.floc = 0.0, .fscale = 0.5});
    EXPECT_EQ(fixed[0], 4);
    EXPECT_EQ(fixed[1], 0);
    EXPECT_EQ(fixed[2], 0.5);
    const auto uniform = stats::truncexpon.fit(reversed);  // no exponential falls as these do
    EXPECT_REL_CLOSE(stats::truncexpon.nnlf(uniform, reversed), 5 * std::log(1.9), 1e-7);
    EXPECT_THROW_TEXT(stats::truncexpon.fit(data, {.floc = 0.15}), stats::FitError, "floc must not exceed the data");
}

}  // namespace
