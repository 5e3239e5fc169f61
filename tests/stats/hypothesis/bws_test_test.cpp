#include <cmath>
#include <scixx/core/generator.hpp>
#include <scixx/stats/hypothesis/bws_test.hpp>
#include <stdexcept>

#include "support/closeness.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;

TEST(BwsTest, IsTheOriginalArticles) {
    // M. Neuhauser (2005): x and y of seven each.
    const ArrayXd x{{1, 2, 3, 4, 6, 7, 8}}, y{{5, 9, 10, 11, 12, 13, 14}};
    const auto [b, p] = bws_test(x, y);
    EXPECT_REL_CLOSE(b, 5.132167152575315, 1e-14);
    EXPECT_REL_CLOSE(p, 10.0 / 3432, 1e-14);  // counted by brute force
    EXPECT_EQ(bws_test(x.exp(), y.exp()).statistic, b);
    EXPECT_EQ(bws_test(y, x).statistic, b);
    // x is less, and the sides are mirrored.
    const auto less = bws_test(x, y, Alternative::less), greater = bws_test(x, y, Alternative::greater);
    EXPECT_LT(less.statistic, 0);
    EXPECT_LT(less.pvalue, 0.01);
    EXPECT_GT(greater.pvalue, 0.99);
    EXPECT_REL_CLOSE(bws_test(y, x, Alternative::greater).statistic, -less.statistic, 1e-14);
    EXPECT_EQ(bws_test(y, x, Alternative::greater).pvalue, less.pvalue);
}

TEST(BwsTest, RandomPermutationsAndErrors) {
    scixx::core::Generator rng(1);
    const ArrayXd x = rng.standard_normal(30), y = rng.standard_normal(25);
    const PermutationMethod method{.n_resamples = 999, .rng = 2};
    EXPECT_GT(bws_test(x, y, Alternative::two_sided, method).pvalue, 0.01);
    EXPECT_EQ(bws_test(x, y + 3, Alternative::two_sided, method).pvalue, 0.001);
    EXPECT_THROW_TEXT(bws_test(x, ArrayXd::Constant(3, std::nan(""))), std::invalid_argument, "bws_test: x and y");
    EXPECT_THROW_TEXT(bws_test(x, y.head(1)), std::invalid_argument, "bws_test: samples must have two");
}

}  // namespace
