// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <scixx/stats/contingency/tables.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <scixx/tensor.hpp>
#include <vector>

#include "support/closeness.hpp"

// Expected values are those that SciPy 1.10 gives.
namespace scixx::stats {
namespace {

const std::vector<int> frequencies{16, 18, 16, 14, 12, 12};

TEST(Chisquare, TestsEveryColumnRowOrTheWhole) {
    Eigen::MatrixXi rows(2, 6);
    rows << 16, 18, 16, 14, 12, 12, 32, 24, 16, 28, 20, 24;
    const Eigen::MatrixXi columns = rows.transpose();
    const auto [statistic, pvalue] = chisquare(columns);
    EXPECT_REL_CLOSE(statistic[0], 2.0, 1e-14);
    EXPECT_REL_CLOSE(statistic[1], 6.666666666666667, 1e-14);
    EXPECT_REL_CLOSE(pvalue[1], 0.24663415218605245, 1e-13);
    EXPECT_EQ(chisquare(rows, {.axis = -1}).statistic[1], statistic[1]);
    EXPECT_EQ(chisquare<Reduce::keepdims>(rows, {.axis = 1}).pvalue.cols(), 1);
    EXPECT_REL_CLOSE(chisquare<Reduce::all>(columns).statistic, 23.31034482758621, 1e-14);
    EXPECT_REL_CLOSE(chisquare<Reduce::all>(columns).pvalue, 0.015975692534127565, 1e-13);
    EXPECT_REL_CLOSE(power_divergence(columns, {.lambda_ = Divergence::log_likelihood}).statistic[1],
                     6.7763449760209973, 1e-14);
}

TEST(Chisquare, BroadcastsExpectedFrequencies) {
    Eigen::ArrayXXd expected(2, 6);
    expected << 16, 16, 16, 16, 16, 8, 8, 20, 20, 16, 12, 12;
    const auto [statistic, pvalue] = chisquare(frequencies, expected, {.axis = 1});
    EXPECT_EQ(statistic[0], 3.5);
    EXPECT_EQ(statistic[1], 9.25);
    EXPECT_EQ(pvalue[0], chisquare(frequencies, std::vector<int>{16, 16, 16, 16, 16, 8}).pvalue);
}

TEST(PowerDivergence, OfFrequenciesThatAreNearlyEqual) {
    // By mpmath; a sum of terms that cancel has four digits.
    const std::vector<double> near{100001.03935069031, 100000.15510669108, 100001.60966268301, 99999.717025772785};
    const auto statistic = [&](double lambda) { return power_divergence(near, {.lambda_ = lambda}).statistic; };
    EXPECT_REL_CLOSE(statistic(0.5), 2.186338214721113e-5, 1e-10);
    EXPECT_REL_CLOSE(statistic(Divergence::log_likelihood), 2.1863379833218456e-5, 1e-10);
    EXPECT_REL_CLOSE(statistic(Divergence::mod_log_likelihood), 2.1863375205444934e-5, 1e-10);
    EXPECT_REL_CLOSE(statistic(Divergence::neyman), 2.1863370577953845e-5, 1e-10);
}

TEST(Chisquare, SumsAreComparedOnRequest) {
    const std::vector<int> expected{16, 18, 16, 14, 12, 13};
    EXPECT_THROW_TEXT(chisquare(frequencies, expected), std::invalid_argument,
                      "chisquare: the sums of f_obs and f_exp must agree, got 88 and 89");
    EXPECT_REL_CLOSE(chisquare(frequencies, expected, {.sum_check = false}).statistic, 1.0 / 13, 1e-15);
}

TEST(Chi2Contingency, TakesTablesOfAnyRank) {
    Eigen::Tensor<int, 4, Eigen::RowMajor> table(2, 2, 2, 2);
    table.setValues({{{{12, 17}, {11, 16}}, {{11, 12}, {15, 16}}}, {{{23, 15}, {30, 22}}, {{14, 17}, {15, 16}}}});
    const auto [statistic, pvalue, dof, expected] = chi2_contingency(table);
    EXPECT_REL_CLOSE(statistic, 8.7584514426741897, 1e-14);
    EXPECT_REL_CLOSE(pvalue, 0.64417725029295503, 1e-13);
    EXPECT_EQ(dof, 11);
    EXPECT_REL_CLOSE(expected(0, 0, 0, 0), 14.154623856418624, 1e-14);
    const auto again = contingency::expected_freq(table);
    EXPECT_EQ(again(1, 0, 1, 0), expected(1, 0, 1, 0));
    // One axis depends on nothing.
    const auto one = chi2_contingency(frequencies);
    EXPECT_EQ(one.dof, 0);
    EXPECT_EQ(one.pvalue, 1);
    EXPECT_EQ(one.expected_freq[3], 14);
}

}  // namespace
}  // namespace scixx::stats
