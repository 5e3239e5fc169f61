#include <cmath>
#include <scixx/stats/kernels.hpp>
#include <scixx/stats/resampling/sample_tests.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using Eigen::ArrayXd;
using scixx::testing::Case;
using scixx::testing::Reference;

const std::pair<std::string, Alternative> sides[] = {
    {"two-sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};

class Resampled : public ::testing::Test {
protected:
    const Reference reference{"stats/resampling/sample_tests.json"};
    const Case& data = reference["data"];
    const ArrayXd x = data.array<ArrayXd>("x"), y = data.array<ArrayXd>("y"), tied = data.array<ArrayXd>("tied"),
                  other = data.array<ArrayXd>("other"), d = data.array<ArrayXd>("d");
    const PermutationMethod some{.n_resamples = 199, .rng = 4}, all{.n_resamples = 99999};
};

TEST_F(Resampled, PvaluesByPermutationsAreScipys) {
    for (const auto& [side, alternative] : sides) {
        SCOPED_TRACE(side);
        const Case& e = reference[side];
        const auto student = ttest_ind(x, y, some, {.alternative = alternative});
        EXPECT_EQ(student.statistic, ttest_ind(x, y).statistic);
        EXPECT_TRUE(std::isnan(student.df));
        EXPECT_REL_CLOSE(student.pvalue, e.number("student"), 1e-14);
        EXPECT_REL_CLOSE(ttest_ind(x, y, some, {.equal_var = false, .alternative = alternative}).pvalue,
                         e.number("welch"), 1e-14);
        EXPECT_REL_CLOSE(ttest_ind(x, y, some, {.alternative = alternative, .trim = 0.2}).pvalue, e.number("yuen"),
                         1e-14);
        EXPECT_REL_CLOSE(ttest_ind(x.head(5), y.head(4), all, {.alternative = alternative}).pvalue, e.number("exact"),
                         1e-14);
        const auto ranks = mannwhitneyu(tied, other, some, {.alternative = alternative});
        EXPECT_EQ(ranks.statistic, mannwhitneyu(tied, other).statistic);
        EXPECT_REL_CLOSE(ranks.pvalue, e.number("mannwhitneyu"), 1e-14);
        EXPECT_REL_CLOSE(mannwhitneyu(tied, other, all, {.alternative = alternative}).pvalue,
                         e.number("mannwhitneyu exact"), 1e-14);
        const auto signs = wilcoxon(d, some, {.alternative = alternative});
        EXPECT_EQ(signs.statistic, wilcoxon(d, {.alternative = alternative}).statistic);
        EXPECT_REL_CLOSE(signs.pvalue, e.number("wilcoxon"), 1e-14);
        EXPECT_REL_CLOSE(wilcoxon(d, all, {.alternative = alternative}).pvalue, e.number("wilcoxon exact"), 1e-14);
        const ArrayXd above = d + 1.5, below = ArrayXd::Constant(d.size(), 1.5);
        EXPECT_EQ(wilcoxon(above, below, some, {.alternative = alternative}).pvalue, signs.pvalue);
    }
    const std::vector<ArrayXd> samples{x, y, data.array<ArrayXd>("third")};
    const auto found = anderson_ksamp(samples, some);
    EXPECT_REL_CLOSE(found.pvalue, reference["anderson_ksamp"].number("pvalue"), 1e-14);
    EXPECT_EQ(found.statistic, anderson_ksamp(samples).statistic);
    EXPECT_EQ(anderson_ksamp({x, y, samples[2]}, some).pvalue, found.pvalue);
}

TEST_F(Resampled, ExactAgreesWithTheExactTest) {
    // Without ties the permutations of ranks are what the exact test counts.
    EXPECT_REL_CLOSE(mannwhitneyu(x.head(5), y.head(6), all).pvalue, mannwhitneyu(x.head(5), y.head(6)).pvalue, 1e-13);
    EXPECT_REL_CLOSE(wilcoxon(x, all).pvalue, wilcoxon(x).pvalue, 1e-13);
}

TEST_F(Resampled, MonteCarloOfNormalSamplesIsStudents) {
    const double exact = ttest_ind(x, y).pvalue;
    const double found = ttest_ind(x, y, MonteCarloMethod{.n_resamples = 20000, .rng = 1}).pvalue;
    EXPECT_NEAR(found, exact, 5 * std::sqrt(exact / 20000));
}

TEST_F(Resampled, AxisAndNan) {
    Eigen::ArrayXXd a(6, 2), b(5, 2);
    a << x.head(6), y.head(6);
    b << y.head(5), x.tail(5);
    a(2, 1) = std::nan("");
    const auto both = ttest_ind(a, b, some);
    EXPECT_EQ(both.pvalue(0), ttest_ind(x.head(6), y.head(5), some).pvalue);
    EXPECT_TRUE(std::isnan(both.pvalue(1)));
    ArrayXd left(5);
    left << y.head(2), y.segment(3, 3);
    EXPECT_EQ(ttest_ind(a, b, some, {.nan_policy = NanPolicy::omit}).pvalue(1),
              ttest_ind(left, x.tail(5), some).pvalue);
    EXPECT_TRUE(both.df.isNaN().all());
    EXPECT_THROW_TEXT(ttest_ind(a, b, some, {.nan_policy = NanPolicy::raise}), std::invalid_argument, "nan");
}

TEST_F(Resampled, Errors) {
    EXPECT_THROW_TEXT(ttest_ind(x.head(1), y, some), std::invalid_argument, "ttest_ind: samples must have two");
    EXPECT_THROW_TEXT(ttest_ind(x, y, PermutationMethod{.n_resamples = 0}), std::invalid_argument,
                      "ttest_ind: n_resamples");
    EXPECT_THROW_TEXT(mannwhitneyu(x, y, PermutationMethod{.n_resamples = 0}), std::invalid_argument,
                      "mannwhitneyu: n_resamples");
    EXPECT_THROW_TEXT(wilcoxon(x.head(1), some), std::invalid_argument, "wilcoxon: samples must have two");
}

}  // namespace
