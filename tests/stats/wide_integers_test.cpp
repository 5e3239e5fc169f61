// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <cstdint>
#include <scixx/stats/descriptive/moments.hpp>
#include <scixx/stats/descriptive/quantiles.hpp>
#include <scixx/stats/hypothesis/anova.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/regression.hpp>
#include <vector>

// Times in nanoseconds: a double holds only every 256th of them.
namespace scixx::stats {
namespace {

using Times = std::vector<std::int64_t>;
constexpr std::int64_t start = 1'700'000'000'000'000'000;

Times after(const std::vector<int>& offsets) {
    Times times;
    for (const int offset : offsets) times.push_back(start + offset);
    return times;
}
const std::vector<int> a{3, 1, 4, 15, 9, 2, 6}, b{5, 35, 8, 97, 93, 23, 84};

TEST(WideIntegers, KeepTheirRanks) {
    EXPECT_TRUE((rankdata(after(a)) == rankdata(a)).all());
    const Eigen::ArrayX<std::int64_t> row = Eigen::ArrayX<std::int64_t>::Map(after(a).data(), 7);
    EXPECT_TRUE((rankdata(row, {.method = RankMethod::min}) == rankdata(a, RankMethod::min)).all());
    EXPECT_EQ(kendalltau(after(a), b).pvalue, kendalltau(a, b).pvalue);
    EXPECT_EQ(spearmanr(after(a), b).statistic, spearmanr(a, b).statistic);
    EXPECT_EQ(mannwhitneyu(after(a), after(b)).pvalue, mannwhitneyu(a, b).pvalue);
    EXPECT_EQ(wilcoxon(after(a), after(b)).pvalue, wilcoxon(a, b).pvalue);
    EXPECT_EQ(kruskal(after(a), after(b)).pvalue, kruskal(a, b).pvalue);
}

TEST(WideIntegers, AreCountedApart) {
    const auto [value, count] = mode(after({1, 2, 2, 3}));
    EXPECT_EQ(value, static_cast<double>(start));
    EXPECT_EQ(count, 2);
    Eigen::Matrix<std::int64_t, 3, 2> columns;
    columns << start, start, start + 1, start, start + 2, start + 9;
    EXPECT_EQ(mode(columns).count.matrix(), Eigen::Vector2d(1, 2));
    EXPECT_EQ(rankdata(columns, RankdataOptions{})(2, 0), 3);
}

TEST(WideIntegers, KeepTheirSpread) {
    EXPECT_EQ(iqr(after(a)), iqr(a));
    EXPECT_NEAR(skew(after(a)), skew(a), 1e-14);
    EXPECT_NEAR(sem(after(a)), sem(a), 1e-14);
    EXPECT_NEAR(ttest_ind(after(a), after(b)).pvalue, ttest_ind(a, b).pvalue, 1e-14);
    EXPECT_NEAR(ttest_rel(after(a), after(b)).statistic, ttest_rel(a, b).statistic, 1e-14);
}

TEST(WideIntegers, FarApartAreDoubles) {
    const std::vector<std::uint64_t> far{0, 1, 2, 0xFFFFFFFFFFFFFFFF, 5};
    EXPECT_EQ(rankdata(far).matrix(), (Eigen::Vector<double, 5>(1, 2, 3, 5, 4)));
    const Times edges{INT64_MIN, INT64_MAX, 0, 1};
    EXPECT_EQ(rankdata(edges).matrix(), Eigen::Vector4d(1, 4, 2, 3));
    EXPECT_EQ(mannwhitneyu(after(a), Times{1, 2, 3}).statistic, 21);
}

}  // namespace
}  // namespace scixx::stats
