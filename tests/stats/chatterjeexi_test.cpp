#include <algorithm>
#include <cmath>
#include <scixx/core/generator.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/chatterjeexi.hpp>
#include <scixx/stats/spearmanrho.hpp>
#include <stdexcept>
#include <vector>

#include "support/closeness.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using scixx::core::Generator;

TEST(Chatterjeexi, CountsByItsDefinition) {
    // y in the order of x: 3 1 2 2 5; numbers up to: 4 1 3 3 5, from on: 2 5 4 4 1.
    const ArrayXd x{{10, 20, 30, 40, 50}}, y{{3, 1, 2, 2, 5}};
    const double expected = 1 - 5 * (3 + 2 + 0 + 2.0) / (2 * (2 * 3 + 0 + 4 + 4 + 4.0));
    EXPECT_REL_CLOSE(chatterjeexi(x, y).statistic, expected, 1e-15);
    // A function of x: xi = 1 - 3 (n - 1) / (n^2 - 1) = (n - 2) / (n + 1).
    const ArrayXd line = ArrayXd::LinSpaced(20, 0, 1);
    for (const bool continuous : {false, true})
        EXPECT_REL_CLOSE(chatterjeexi(line, line.square(), {.y_continuous = continuous}).statistic, 18.0 / 21, 1e-14);
    EXPECT_TRUE(std::isnan(chatterjeexi(line, ArrayXd::Ones(20)).statistic));
}

TEST(Chatterjeexi, PvalueIsThatOfItsLimitLaw) {
    Generator rng(1);
    const ArrayXd x = rng.standard_normal(400), y = rng.standard_normal(400) + 0.5 * x;
    const auto found = chatterjeexi(x, y), quick = chatterjeexi(x, y, {.y_continuous = true});
    EXPECT_REL_CLOSE(found.statistic, quick.statistic, 1e-13);
    EXPECT_REL_CLOSE(quick.pvalue, scixx::special::ndtr(-quick.statistic * std::sqrt(1000.0)), 1e-13);
    EXPECT_NEAR(std::log(found.pvalue), std::log(quick.pvalue), 0.4);
    // With ties: the variance of the limit law against that of permutations.
    const ArrayXd coarse = (2 * y).round();
    const PermutationMethod method{.n_resamples = 1999, .rng = 2};
    const ArrayXd independent = rng.standard_normal(400);
    EXPECT_NEAR(chatterjeexi(independent, coarse, method).pvalue, chatterjeexi(independent, coarse).pvalue, 0.05);
    EXPECT_EQ(chatterjeexi(x.head(4), x.head(4), PermutationMethod{}).pvalue,
              2.0 / 24);  // two orders reach the greatest xi
}

TEST(Chatterjeexi, AxisNanAndErrors) {
    Generator rng(3);
    Eigen::ArrayXXd x(2, 9), y(2, 9);
    for (double& v : x.reshaped()) v = rng.standard_normal();
    for (double& v : y.reshaped()) v = rng.standard_normal();
    const auto both = chatterjeexi(x, y, {.axis = 1});
    EXPECT_EQ(both.statistic(1), chatterjeexi(ArrayXd(x.row(1)), ArrayXd(y.row(1))).statistic);
    x(0, 3) = std::nan("");
    EXPECT_TRUE(std::isnan(chatterjeexi(x, y, {.axis = 1}).pvalue(0)));
    EXPECT_THROW_TEXT(chatterjeexi(ArrayXd(1), ArrayXd(1)), std::invalid_argument, "length at least 2");
}

TEST(Spearmanrho, IsSpearmanrAlongAnAxis) {
    Generator rng(4);
    Eigen::ArrayXXd x(10, 3), y(10, 3);
    for (double& v : x.reshaped()) v = std::round(3 * rng.standard_normal());
    for (double& v : y.reshaped()) v = std::round(3 * rng.standard_normal());
    const auto all = spearmanrho(x, y, {.alternative = Alternative::less});
    const PermutationMethod method{.n_resamples = 99, .rng = 5};
    const auto permuted = spearmanrho(x, y, method);
    for (Eigen::Index k = 0; k < 3; ++k) {
        const ArrayXd u = x.col(k), v = y.col(k);
        const auto one = spearmanr(u, v, {.alternative = Alternative::less});
        EXPECT_EQ(all.statistic(k), one.statistic);
        EXPECT_EQ(all.pvalue(k), one.pvalue);
        EXPECT_EQ(permuted.pvalue(k), spearmanrho(u, v, method).pvalue);
    }
    // All orders of five: the exact law of Spearman's coefficient.
    const ArrayXd u{{1, 2, 3, 4, 5}}, v{{2, 1, 3, 4, 5}};
    EXPECT_REL_CLOSE(spearmanrho(u, v, PermutationMethod{}, {.alternative = Alternative::greater}).pvalue, 5.0 / 120,
                     1e-14);
    const auto normal = spearmanrho(x.col(0), y.col(0), MonteCarloMethod{.n_resamples = 4999, .rng = 6});
    EXPECT_NEAR(normal.pvalue, spearmanrho(x.col(0), y.col(0)).pvalue, 0.05);
}

}  // namespace
