#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/core/random_state.hpp>
#include <scixx/stats/descriptive/means.hpp>
#include <scixx/stats/descriptive/moments.hpp>
#include <scixx/stats/hypothesis/combine_pvalues.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/regression.hpp>
#include <stdexcept>
#include <utility>

// Long samples are read in one pass, and sorted by the highest digits first: the answers are those of short ones.
namespace {

using namespace scixx::stats;
using Array = Eigen::ArrayXd;

Array normal(Eigen::Index n, unsigned seed) {
    return scixx::core::RandomState(seed).standard_normal(n);
}

TEST(LongSamples, MomentsAreThoseOfTwoPasses) {
    const int n = 20011;
    for (const Array& x :
         {normal(n, 1), Array(1e8 + normal(n, 2)), Array(Array::LinSpaced(n, -3, 8)), Array(1e100 * normal(n, 3))}) {
        const double rough = x.mean(), unit = std::max(1.0, std::abs(x[0]));
        Array d = (x - rough) / unit;
        const double mean = rough / unit + d.mean();
        d -= d.mean();
        const double m2 = d.square().mean();
        const auto found = describe(x);
        EXPECT_NEAR(found.mean / unit, mean, 1e-14);
        EXPECT_NEAR(found.variance / unit / unit, m2 * n / (n - 1.0), 1e-12 * m2);
        EXPECT_NEAR(found.skewness, d.cube().mean() / std::pow(m2, 1.5), 1e-11);
        EXPECT_NEAR(found.kurtosis, d.square().square().mean() / (m2 * m2) - 3, 1e-11);
    }
    EXPECT_TRUE(std::isnan(skew(Array::Constant(n, 0.1))));
}

TEST(LongSamples, LinregressFindsTheLine) {
    const Array x = Array::LinSpaced(30001, 5, 9), y = 2 - 3 * x;
    const auto found = linregress(x, y);
    EXPECT_NEAR(found.slope, -3, 1e-13);
    EXPECT_NEAR(found.intercept, 2, 1e-12);
    EXPECT_NEAR(found.rvalue, -1, 1e-14);
}

TEST(LongSamples, LogarithmsKeepTheirDigitsNearOne) {
    const Array near = 1 - Array::LinSpaced(20000, 1e-12, 1e-9), wide = (50 * normal(20000, 4)).exp();
    double sum = 0;
    for (const double p : near) sum += std::log(p);
    EXPECT_NEAR(combine_pvalues(near).statistic / (-2 * sum), 1, 1e-13);
    EXPECT_NEAR(std::log(gmean(wide)), wide.log().mean(), 1e-12);
    EXPECT_NEAR(std::log(gstd(wide)), std::sqrt((wide.log() - wide.log().mean()).square().sum() / 19999), 1e-11);
    Array zero = wide;
    zero[19999] = 0;
    EXPECT_EQ(gmean(zero), 0);
    EXPECT_THROW(static_cast<void>(gstd(zero)), std::invalid_argument);
}

TEST(LongSamples, NanPasses) {
    for (const Eigen::Index place : {0, 9999, 19999}) {
        const Array y = Array::LinSpaced(20000, 0.01, 0.99);
        Array x = y;
        x[place] = std::numeric_limits<double>::quiet_NaN();
        EXPECT_TRUE(std::isnan(skew(x)) && std::isnan(kurtosis(x)) && std::isnan(gmean(x)) && std::isnan(gstd(x)));
        EXPECT_TRUE(std::isnan(combine_pvalues(x).pvalue));
        EXPECT_TRUE(std::isnan(ttest_ind(x, y).df) && std::isnan(ttest_ind(y, x, {.trim = 0.1}).statistic));
        EXPECT_NEAR(gmean(x, {.nan_policy = NanPolicy::omit}), gmean(y), 1e-4);
    }
}

// Values that differ in the highest digits, in the lowest, in all but few bits, and with ties.
TEST(LongSamples, KendallCountsEveryPair) {
    for (const Eigen::Index n : {7, 8, 9, 33, 1500, 2051}) {
        const Array a = normal(n, 5), b = 0.5 * a + normal(n, 6);
        for (const auto& [x, y] :
             {std::pair<Array, Array>(a, b), std::pair<Array, Array>((3 * a).round(), (5 * b).round()),
              std::pair<Array, Array>(1 + 1e-13 * a, 1e200 * b),
              std::pair<Array, Array>(a.square().square(), -b.exp())}) {
            double agree = 0, ties_x = 0, ties_y = 0;
            for (Eigen::Index i = 0; i < n; ++i)
                for (Eigen::Index j = 0; j < i; ++j) {
                    const double u = (x[i] > x[j]) - (x[i] < x[j]), v = (y[i] > y[j]) - (y[i] < y[j]);
                    agree += u * v;
                    ties_x += u == 0;
                    ties_y += v == 0;
                }
            const double all = 0.5 * static_cast<double>(n) * static_cast<double>(n - 1);
            EXPECT_NEAR(kendalltau(x, y).statistic, agree / std::sqrt((all - ties_x) * (all - ties_y)), 1e-14);
        }
    }
}

}  // namespace
