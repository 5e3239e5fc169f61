#include <cmath>
#include <limits>
#include <scixx/stats/hypothesis/anova.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <scixx/stats/hypothesis/normality.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/regression.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::Case;
using scixx::testing::Reference;
const double nan = std::numeric_limits<double>::quiet_NaN();
const std::pair<std::string, Alternative> sides[] = {
    {"two-sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};

template <class R>
void expect_pair(const R& result, const Case& expected, const std::string& key, double tolerance = 1e-12) {
    SCOPED_TRACE(key);
    const auto wanted = expected.list<double>(key);
    EXPECT_REL_CLOSE(result.statistic, wanted[0], tolerance);
    EXPECT_REL_CLOSE(result.pvalue, wanted[1], tolerance);
}
std::vector<double> head(const std::vector<double>& x, std::size_t n) {
    return {x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n)};
}

TEST(Hypothesis, AgreesWithScipy) {
    const Reference reference("stats/summaries.json");
    for (const std::string name : {"smooth", "ties", "small"}) {
        SCOPED_TRACE(name);
        const Case& e = reference[name];
        const auto a = e.list<double>("a"), b = e.list<double>("b"), c = e.list<double>("c");
        const std::size_t n = std::min(a.size(), b.size());
        const auto u = head(a, n), v = head(b, n);
        const std::size_t m = std::min(n, c.size());
        for (const auto& [key, side] : sides) {
            expect_pair(ttest_1samp(a, 2.2, {.alternative = side}), e, "1samp " + key);
            expect_pair(ttest_ind(a, b, {.alternative = side}), e, "ind " + key);
            expect_pair(ttest_ind(a, b, {.equal_var = false, .alternative = side}), e, "welch " + key);
            expect_pair(ttest_ind(a, b, {.alternative = side, .trim = 0.15}), e, "yuen " + key);
            expect_pair(ttest_rel(u, v, {.alternative = side}), e, "rel " + key);
            expect_pair(mannwhitneyu(a, b, {.alternative = side, .method = RankTestMethod::exact}), e,
                        "mann exact " + key);
            expect_pair(mannwhitneyu(a, b, {.alternative = side, .method = RankTestMethod::asymptotic}), e,
                        "mann asymptotic " + key);
            expect_pair(mannwhitneyu(a, b, {.alternative = side}), e, "mann auto " + key);
            expect_pair(ranksums(a, b, {.alternative = side}), e, "ranksums " + key);
            expect_pair(wilcoxon(u, v, {.correction = true, .alternative = side, .method = RankTestMethod::asymptotic}),
                        e, "wilcoxon " + key);
            expect_pair(
                wilcoxon(u, v,
                         {.zero_method = ZeroMethod::pratt, .alternative = side, .method = RankTestMethod::asymptotic}),
                e, "pratt " + key);
            expect_pair(
                wilcoxon(
                    u, v,
                    {.zero_method = ZeroMethod::zsplit, .alternative = side, .method = RankTestMethod::asymptotic}),
                e, "zsplit " + key);
            if (name != "ties") {
                expect_pair(wilcoxon(u, v, {.alternative = side, .method = RankTestMethod::exact}), e,
                            "wilcoxon exact " + key);
                expect_pair(kendalltau(u, v, {.method = KendallMethod::exact, .alternative = side}), e,
                            "kendall exact " + key);
            }
            expect_pair(kendalltau(u, v, {.method = KendallMethod::asymptotic, .alternative = side}), e,
                        "kendall " + key);
            expect_pair(spearmanr(u, v, {.alternative = side}), e, "spearman " + key);
            expect_pair(skewtest(a, {.alternative = side}), e, "skewtest " + key);
            expect_pair(kurtosistest(a, {.alternative = side}), e, "kurtosistest " + key);
            const auto line = linregress(u, v, {.alternative = side});
            const auto wanted = e.list<double>("linregress " + key);
            const double found[] = {line.slope,  line.intercept, line.rvalue,
                                    line.pvalue, line.stderr_,   line.intercept_stderr};
            for (std::size_t i = 0; i < 6; ++i) EXPECT_REL_CLOSE(found[i], wanted[i], 1e-12);
        }
        expect_pair(kendalltau(u, v, {.method = KendallMethod::asymptotic, .variant = KendallVariant::c}), e,
                    "kendall c");
        const auto robust = theilslopes(v, u, {.alpha = 0.9});
        const auto wanted = e.list<double>("theilslopes");
        EXPECT_REL_CLOSE(robust.slope, wanted[0], 1e-13);
        EXPECT_REL_CLOSE(robust.intercept, wanted[1], 1e-13);
        EXPECT_REL_CLOSE(robust.low_slope, wanted[2], 1e-13);
        EXPECT_REL_CLOSE(robust.high_slope, wanted[3], 1e-13);
        EXPECT_REL_CLOSE(theilslopes(v, u, {.method = InterceptMethod::joint}).intercept,
                         e.list<double>("theilslopes joint")[1], 1e-13);
        expect_pair(normaltest(a), e, "normaltest");
        expect_pair(jarque_bera(a), e, "jarque_bera");
        expect_pair(f_oneway(a, b, c), e, "f_oneway");
        expect_pair(kruskal(a, b, c), e, "kruskal");
        expect_pair(bartlett(a, b, c), e, "bartlett");
        expect_pair(levene(a, b, c), e, "levene median");
        expect_pair(levene(LeveneOptions{.center = Center::mean}, a, b, c), e, "levene mean");
        expect_pair(levene(LeveneOptions{.center = Center::trimmed, .proportiontocut = 0.1}, a, b, c), e,
                    "levene trimmed");
        expect_pair(friedmanchisquare(head(a, m), head(b, m), head(c, m)), e, "friedman");
        const auto interval = ttest_1samp(a, 2.2).confidence_interval(0.9);
        // SciPy's quantiles of t are right to 1e-11.
        EXPECT_REL_CLOSE(interval.low, e.list<double>("interval")[0], 1e-10);
        EXPECT_REL_CLOSE(interval.high, e.list<double>("interval")[1], 1e-10);
    }
}

TEST(Hypothesis, TablesAgreeWithScipy) {
    const Reference reference("stats/summaries.json");
    for (const std::string name : {"two", "three", "rare"}) {
        const Case& e = reference["table " + name];
        const auto table = e.array<Eigen::ArrayXXd>("table");
        const auto [statistic, pvalue, dof, expected] = chi2_contingency(table);
        const auto wanted = e.list<double>("chi2");
        EXPECT_REL_CLOSE(statistic, wanted[0], 1e-13);
        EXPECT_REL_CLOSE(pvalue, wanted[1], 1e-12);
        EXPECT_EQ(static_cast<double>(dof), wanted[2]);
        EXPECT_SCALED_CLOSE(expected, e.array<Eigen::ArrayXXd>("expected"), 1e-15);
        expect_pair(chi2_contingency(table, {.lambda_ = 0}), e, "g");
        if (table.cols() == 2)
            for (const auto& [key, side] : sides) {
                const auto wanted_pair = e.list<double>("fisher " + key);
                EXPECT_REL_CLOSE(fisher_exact(table, side).statistic, wanted_pair[0], 1e-14);
                EXPECT_NEAR(fisher_exact(table, side).pvalue, wanted_pair[1], 1e-11 * wanted_pair[1] + 1e-300);
            }
    }
    const Case& e = reference["chisquare"];
    const std::vector<double> observed{16, 18, 16, 14, 12, 12};
    expect_pair(chisquare(observed), e, "equal");
    expect_pair(chisquare(observed, {.ddof = 1}), e, "ddof");
    expect_pair(chisquare(observed, std::vector<double>{16, 16, 16, 16, 16, 8}), e, "expected");
    expect_pair(power_divergence(observed, {.lambda_ = 2.0 / 3}), e, "cressie");
    expect_pair(power_divergence(observed, {.lambda_ = -2}), e, "neyman");
    expect_pair(power_divergence(observed, {.lambda_ = 0}), e, "g");
    expect_pair(power_divergence(observed, {.lambda_ = -1}), e, "mod");
}

TEST(Hypothesis, AxesAndBinding) {
    Eigen::ArrayXXd a(5, 2), b(6, 2);
    a << 1, 5, 2, 3, 4, 4, 3, 6, 7, 1;
    b << 2, 5, 2, 8, 4, 9, 3, 6, 9, 7, 1, 1;
    const auto [statistic, pvalue] = ttest_ind(a, b);
    static_assert(std::is_same_v<decltype(statistic), const Eigen::ArrayXd>);
    EXPECT_EQ(statistic[1], ttest_ind(a.col(1), b.col(1)).statistic);
    EXPECT_EQ(pvalue[0], ttest_ind(a.col(0), b.col(0)).pvalue);
    EXPECT_EQ(f_oneway(SummaryOptions{.axis = 0}, a, b).statistic[1], f_oneway(a.col(1), b.col(1)).statistic);
    EXPECT_EQ(mannwhitneyu(a, b).pvalue[1], mannwhitneyu(a.col(1), b.col(1)).pvalue);
    std::vector<double> x{1, 2, nan, 4}, y{2, 1, 3, 9};
    EXPECT_TRUE(std::isnan(ttest_rel(x, y).pvalue));
    EXPECT_EQ(ttest_rel(x, y, {.nan_policy = NanPolicy::omit}).df, 2);
}

TEST(Hypothesis, TailsKeepTheirDigits) {
    // 2 P(T > 40) with 98 degrees of freedom, by mpmath.
    EXPECT_REL_CLOSE(detail::samples::student_pvalue(40, 98, Alternative::two_sided), 1.663387720368578e-62, 1e-13);
    EXPECT_REL_CLOSE(detail::samples::student_sf(1e-3, 5), 0.499620393386098825, 1e-14);
    EXPECT_EQ(detail::samples::student_sf(0, 3), 0.5);
    EXPECT_EQ(detail::samples::f_sf(0, 2, 3), 1);
}

TEST(Hypothesis, DegenerateSamples) {
    const std::vector<double> none, one{2}, three{1, 2, 4}, same{3, 3, 3};
    EXPECT_TRUE(std::isnan(ttest_ind(none, three).pvalue));
    EXPECT_TRUE(std::isnan(ttest_1samp(one, 0).pvalue));
    EXPECT_TRUE(std::isnan(ttest_ind(same, same).statistic));
    EXPECT_EQ(ttest_ind(same, std::vector<double>{4, 4}).pvalue, 0);
    EXPECT_TRUE(std::isnan(mannwhitneyu(none, three).pvalue));
    EXPECT_TRUE(std::isnan(spearmanr(same, three).statistic));
    EXPECT_TRUE(std::isnan(kendalltau(same, three).statistic));
    EXPECT_TRUE(std::isnan(f_oneway(none, three).statistic));
    EXPECT_EQ(linregress(std::vector<double>{1, 2}, std::vector<double>{3, 5}).slope, 2);
}

TEST(Hypothesis, ExactDistributionsAreSymmetricAndSumToOne) {
    for (const double n1 : {1.0, 3.0, 6.0})
        for (const double n2 : {2.0, 5.0})
            for (double u = 0; u <= n1 * n2; ++u)
                EXPECT_NEAR(detail::samples::mann_whitney_sf(u, n1, n2) +
                                detail::samples::mann_whitney_sf(n1 * n2 - u + 1, n1, n2),
                            1, 1e-14);
    for (std::size_t n = 1; n < 12; ++n)
        for (double w = 0; w <= static_cast<double>(n * (n + 1) / 2); ++w)
            EXPECT_NEAR(detail::samples::signed_rank_sf(w, n) +
                            detail::samples::signed_rank_sf(static_cast<double>(n * (n + 1) / 2) - w + 1, n),
                        1, 1e-14);
}

// Statistical Reference Datasets of NIST, those that are given by a formula: SmLs01 to SmLs09 (S. D. Simon and J. P.
// Lesage).
TEST(Hypothesis, NistAnalysisOfVariance) {
    for (const double offset : {0.0, 1e6, 1e12})
        for (const int replicates : {21, 201, 2001}) {
            SCOPED_TRACE(offset);
            SCOPED_TRACE(replicates);
            std::vector<std::vector<double>> y(9), near(9);
            for (int i = 0; i < 9; ++i)
                for (int j = 0; j < replicates; ++j) {
                    const double level = i == 0 ? 1.4 : i % 2 ? 1.3 : 1.5;
                    y[static_cast<std::size_t>(i)].push_back(offset + (j == 0  ? level
                                                                       : j % 2 ? level - 0.1
                                                                               : level + 0.1));
                    near[static_cast<std::size_t>(i)].push_back(y[static_cast<std::size_t>(i)].back() - offset);
                }
            const auto f = [](const std::vector<std::vector<double>>& g) {
                return f_oneway(g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7], g[8]).statistic;
            };
            // The certified value, to the digits that the data keep beside their offset; and what the data themselves
            // say.
            EXPECT_REL_CLOSE(f(y), static_cast<double>(replicates), 1e-13 + offset * 1e-14);
            EXPECT_REL_CLOSE(f(y), f(near), 1e-13);
        }
}

TEST(Hypothesis, Errors) {
    const std::vector<double> x{1, 2, 3}, y{1, 2}, same{2, 2, 2};
    EXPECT_THROW_TEXT(ttest_rel(x, y), std::invalid_argument, "ttest_rel: the samples must have the same length");
    EXPECT_THROW_TEXT(ttest_ind(x, y, {.trim = 0.5}), std::invalid_argument, "ttest_ind: trim");
    EXPECT_THROW_TEXT(linregress(x, y), std::invalid_argument, "linregress: x and y must have the same length");
    EXPECT_THROW_TEXT(linregress(same, x), std::invalid_argument, "linregress: all x values are identical");
    EXPECT_THROW_TEXT(kendalltau(std::vector<double>{1, 1, 2}, x, {.method = KendallMethod::exact}),
                      std::invalid_argument, "kendalltau: the method exact");
    EXPECT_THROW_TEXT(skewtest(x), std::invalid_argument, "skewtest: a must have at least 8");
    EXPECT_THROW_TEXT(kruskal(same, same), std::invalid_argument, "kruskal: all numbers are identical");
    EXPECT_THROW_TEXT(chisquare(x, y), std::invalid_argument, "chisquare: the samples must have the same length");
    const Eigen::Array22d remote{{300000, 3}, {500, 900000}};  // far from what the margins let expect
    for (const Alternative side : {Alternative::two_sided, Alternative::less, Alternative::greater})
        EXPECT_EQ(fisher_exact(remote, side).pvalue, side == Alternative::less ? 1 : 0);
    EXPECT_THROW_TEXT(fisher_exact(Eigen::ArrayXXi(2, 3)), std::invalid_argument, "fisher_exact: table must be 2 x 2");
    EXPECT_THROW_TEXT(chi2_contingency(Eigen::ArrayXXi::Zero(2, 2)), std::invalid_argument,
                      "chi2_contingency: the expected");
    EXPECT_THROW_TEXT(ttest_1samp(x, 0).confidence_interval(1), std::invalid_argument,
                      "TtestResult.confidence_interval");
}

TEST(Hypothesis, DoesNotDependOnTheUnit) {
    const Eigen::ArrayXd a{{1.25, 0.5, 2.0, 3.5, 1.0}}, b{{2.5, 2.75, 4.0, 1.5, 3.25}}, c{{0.25, 4.5, 2.0, 6.5, 1.75}};
    for (const double unit : {0x1p-1030, 0x1p-660, 0x1p660}) {
        const double tolerance = unit < 0x1p-1022 ? 1e-11 : 1e-13;  // means of subnormal numbers have fewer digits
        const Eigen::ArrayXd u = a * unit, v = b * unit, w = c * unit;
        EXPECT_REL_CLOSE(ttest_1samp(u, unit).statistic, ttest_1samp(a, 1.0).statistic, tolerance) << unit;
        EXPECT_REL_CLOSE(ttest_rel(u, v).pvalue, ttest_rel(a, b).pvalue, tolerance) << unit;
        for (const bool equal : {true, false}) {
            for (const double trim : {0.0, 0.2})
                EXPECT_REL_CLOSE(ttest_ind(u, v, {.equal_var = equal, .trim = trim}).pvalue,
                                 ttest_ind(a, b, {.equal_var = equal, .trim = trim}).pvalue, tolerance)
                    << unit;
        }
        EXPECT_REL_CLOSE(f_oneway(u, v, w).statistic, f_oneway(a, b, c).statistic, tolerance) << unit;
        EXPECT_REL_CLOSE(levene(u, v, w).statistic, levene(a, b, c).statistic, tolerance) << unit;
        EXPECT_REL_CLOSE(bartlett(u, v, w).statistic, bartlett(a, b, c).statistic, tolerance) << unit;
        const auto line = linregress(u, v), ordinary = linregress(a, b);
        EXPECT_REL_CLOSE(line.slope, ordinary.slope, tolerance) << unit;
        EXPECT_REL_CLOSE(line.pvalue, ordinary.pvalue, tolerance) << unit;
        EXPECT_REL_CLOSE(siegelslopes(v, u, scixx::stats::SiegelMethod::separate).intercept / unit,
                         siegelslopes(b, a, scixx::stats::SiegelMethod::separate).intercept, tolerance)
            << unit;
    }
}

TEST(Hypothesis, LinesThroughNearlyAllPoints) {
    const auto exact = linregress(std::vector<double>{0, 1, 2}, std::vector<double>{0, 2, 4});
    EXPECT_EQ(exact.rvalue, 1);
    EXPECT_EQ(exact.stderr_, 0);
    EXPECT_EQ(exact.pvalue, 0);
    // Residuals 1e-9 (1, -2, 1) about slope 1: stderr = sqrt(6 / 2) 1e-9.
    const auto near = linregress(std::vector<double>{-1, 0, 1}, std::vector<double>{-1 + 1e-9, -2e-9, 1 + 1e-9});
    EXPECT_REL_CLOSE(near.stderr_, std::sqrt(3.0) * 1e-9, 1e-6);
}

TEST(Hypothesis, DifferencesOfInfinities) {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> x{1, 2, infinity, 4}, y{3, 5, infinity, 6};
    EXPECT_TRUE(std::isnan(scixx::stats::wilcoxon(x, y).pvalue));
    const auto line = scixx::stats::theilslopes(y, x);
    EXPECT_TRUE(std::isnan(line.slope) && std::isnan(line.low_slope) && std::isnan(line.high_slope));
    EXPECT_TRUE(std::isnan(scixx::stats::siegelslopes(y, x).slope));
}

TEST(Hypothesis, FisherExactOfManyCounts) {
    Eigen::Array22d table;
    table << 1e9, 1e9 + 1000, 1e9, 1e9;
    EXPECT_REL_CLOSE(scixx::stats::fisher_exact(table, scixx::stats::Alternative::less).pvalue, 0.493705047963996,
                     1e-8);
}

TEST(Hypothesis, IntervalsOfManyMeans) {
    Eigen::ArrayXXd a(5, 2);
    a << 1, 5, 2, 3, 4, 4, 3, 6, 7, 1;
    const auto limits = ttest_1samp(a, 0, {.alternative = Alternative::greater}).confidence_interval(0.9);
    const auto one = ttest_1samp(a.col(1), 0, {.alternative = Alternative::greater}).confidence_interval(0.9);
    EXPECT_EQ(limits.low[1], one.low);
    EXPECT_EQ(limits.high[1], one.high);
}

TEST(Hypothesis, OmissionMakesALineTooSmallForItselfOnly) {
    Eigen::ArrayXXd a(8, 2);
    for (Eigen::Index i = 0; i < a.size(); ++i) a(i) = static_cast<double>(i * i % 11);
    a(3, 1) = nan;
    const auto omitted = skewtest(a, {.nan_policy = NanPolicy::omit});
    EXPECT_EQ(omitted.pvalue[0], skewtest(a.col(0)).pvalue);
    EXPECT_TRUE(std::isnan(omitted.statistic[1]) && std::isnan(omitted.pvalue[1]));
    EXPECT_THROW_TEXT(skewtest(a.topRows(7)), std::invalid_argument, "at least 8 observations, got 7");
    EXPECT_TRUE(std::isnan(chisquare(std::vector<int>{3, 4}, {.ddof = 1}).pvalue));
}

}  // namespace
