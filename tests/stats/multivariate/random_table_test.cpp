#include <scixx/stats/multivariate/random_table.hpp>

#include <scixx/core/random.hpp>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;
using Method = stats::RandomTableMethod;

TEST(RandomTable, ProbabilitiesAreScipys) {
    const auto law = stats::random_table({3, 4, 2}, {2, 5, 2});
    EXPECT_REL_CLOSE(law.pmf({{1, 1, 1}, {1, 2, 1}, {0, 2, 0}}), 0.09523809523809529, 1e-13);
    EXPECT_EQ(law.pmf({{1, 1, 1}, {1, 2, 1}, {0, 1, 1}}), 0);
    EXPECT_REL_CLOSE(law.mean()(1, 1), 20.0 / 9, 1e-15);
    EXPECT_EQ(stats::random_table.mean({3, 4, 2}, {2, 5, 2}), law.mean());
    double total = 0;  // all tables with the margins (2, 3) and (1, 4)
    for (double k = 0; k <= 1; ++k) total += stats::random_table({2, 3}, {1, 4}).pmf({{k, 2 - k}, {1 - k, 2 + k}});
    EXPECT_REL_CLOSE(total, 1.0, 1e-14);
}

TEST(RandomTable, BothWaysDrawTheDistribution) {
    const auto law = stats::random_table({2, 3}, {1, 4});
    scixx::core::Generator rng(5);
    for (const Method method : {Method::automatic, Method::boyett, Method::patefield}) {
        double ones = 0;
        for (const stats::Counts& table : law.rvs(4000, rng, method)) {
            ASSERT_EQ(table.rowwise().sum()(0), 2);
            ASSERT_EQ(table.rowwise().sum()(1), 3);
            ASSERT_EQ(table.colwise().sum()(0), 1);
            ones += static_cast<double>(table(0, 0));
        }
        EXPECT_LE(std::abs(ones / 4000 - 0.4), 0.03);
    }
    scixx::core::RandomState legacy(5);
    EXPECT_EQ(stats::random_table.rvs({0, 0}, {0, 0}, legacy).sum(), 0);
    EXPECT_EQ(stats::random_table({0, 3}, {2, 1}).rvs(legacy, Method::boyett)(1, 0), 2);
}

TEST(RandomTable, RefusesMargins) {
    EXPECT_THROW_TEXT((void)stats::random_table({1.5, 2}, {1, 2}), std::invalid_argument,
                      "random_table: row must be whole");
    EXPECT_THROW_TEXT((void)stats::random_table({1, 2}, {2, 2}), std::invalid_argument, "random_table: the sums");
    EXPECT_THROW_TEXT((void)stats::random_table({3}, {4, -1}), std::invalid_argument,
                      "random_table: col must not be negative");
    EXPECT_THROW_TEXT((void)stats::random_table({3}, {2, 1}).pmf({{2, 1}, {0, 0}}), std::invalid_argument,
                      "random_table: x must have the shape");
}

}  // namespace
