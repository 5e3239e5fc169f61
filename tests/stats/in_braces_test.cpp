#include <scixx/stats/descriptive/means.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/regression.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

namespace stats = scixx::stats;
using Numbers = std::vector<double>;

TEST(InBraces, Samples) {
    EXPECT_EQ(stats::ttest_ind({1, 2, 3}, {2, 3, 7}).pvalue,
              stats::ttest_ind(Numbers{1, 2, 3}, Numbers{2, 3, 7}).pvalue);
    EXPECT_EQ(stats::ttest_1samp({1, 2, 3}, 2, {.alternative = stats::Alternative::less}).pvalue, 0.5);
    EXPECT_EQ(stats::linregress({0, 1, 2}, {1, 3, 5}).slope, 2);
}

TEST(InBraces, SecondSamplesAreNotTakenForOptions) {
    EXPECT_EQ(stats::wilcoxon({1, 2, 5, 9}, {2, 4, 2, 1}).statistic,
              stats::wilcoxon(Numbers{1, 2, 5, 9}, Numbers{2, 4, 2, 1}).statistic);
    EXPECT_EQ(stats::spearmanr({1, 2}, {5, 4}).statistic, -1);
    EXPECT_EQ(stats::theilslopes({1, 2}, {2, 4}).slope, 0.5);
    EXPECT_EQ(stats::gmean({1, 16}, {3, 1}), stats::gmean(Numbers{1, 16}, Numbers{3, 1}));
    EXPECT_EQ(stats::power_divergence({2, 4}, {3, 3}).statistic, 2.0 / 3);
}

TEST(InBraces, OptionsAreNotTakenForSamples) {
    EXPECT_EQ(stats::gmean({1, 16}, {.axis = 0}), 4);
    EXPECT_EQ(stats::wilcoxon({1, 2, 5, -9}, {.correction = true}).statistic,
              stats::wilcoxon(Numbers{1, 2, 5, -9}, {.correction = true}).statistic);
}

TEST(InBraces, TablesAndDistributions) {
    EXPECT_EQ(stats::chi2_contingency({{10, 10}, {10, 10}}).statistic, 0);
    EXPECT_EQ(stats::norm.cdf({0, 1}, {.loc = 1})[1], 0.5);
    EXPECT_EQ(stats::norm.fit({1, 3})[0], 2);
}

}  // namespace
