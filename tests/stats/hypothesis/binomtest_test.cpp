#include <limits>
#include <scixx/stats/hypothesis/binomtest.hpp>
#include <scixx/stats/hypothesis/combine_pvalues.hpp>
#include <scixx/stats/hypothesis/quantile_test.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::Case;
using scixx::testing::expect_list;
using scixx::testing::Reference;
using Vector = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN();
const Alternative sides[] = {Alternative::two_sided, Alternative::less, Alternative::greater};

TEST(Binomtest, AgreesWithScipy) {
    const Reference reference("stats/counts.json");
    const Case& e = reference["binomtest"];
    const auto rows = e.array<Eigen::ArrayXXd>("rows"), intervals = e.array<Eigen::ArrayXXd>("intervals");
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        SCOPED_TRACE(i);
        const auto [statistic, pvalue] =
            binomtest(static_cast<std::int64_t>(rows(i, 0)), static_cast<std::int64_t>(rows(i, 1)), rows(i, 2),
                      sides[static_cast<int>(rows(i, 3))]);
        EXPECT_EQ(statistic, rows(i, 4));
        // SciPy's incomplete beta function loses digits for large parameters.
        EXPECT_REL_CLOSE(pvalue, rows(i, 5), rows(i, 1) > 1e5 ? 1e-11 : 1e-12);
    }
    const ProportionMethod methods[] = {ProportionMethod::exact, ProportionMethod::wilson, ProportionMethod::wilsoncc};
    for (Eigen::Index i = 0; i < intervals.rows(); ++i) {
        SCOPED_TRACE(i);
        const auto [low, high] =
            binomtest(static_cast<std::int64_t>(intervals(i, 0)), static_cast<std::int64_t>(intervals(i, 1)), 0.5,
                      sides[static_cast<int>(intervals(i, 2))])
                .proportion_ci(0.9, methods[static_cast<int>(intervals(i, 3))]);
        EXPECT_NEAR(low, intervals(i, 4), 1e-12);  // SciPy's root finder stops there
        EXPECT_NEAR(high, intervals(i, 5), 1e-12);
    }
}

TEST(Binomtest, TwoSidedByBruteForce) {
    for (const int n : {1, 2, 7, 12, 33})
        for (const double p : {0.05, 0.3, 0.5, 0.8})
            for (int k = 0; k <= n; ++k) {
                const auto pmf = [&](int j) {
                    double c = 1;
                    for (int i = 0; i < j; ++i) c = c * (n - i) / (i + 1);
                    return c * std::pow(p, j) * std::pow(1 - p, n - j);
                };
                double sum = 0;
                for (int j = 0; j <= n; ++j)
                    if (pmf(j) <= pmf(k) * (1 + 1e-7)) sum += pmf(j);
                EXPECT_REL_CLOSE(binomtest(k, n, p).pvalue, std::min(1.0, sum), 1e-12) << k << " " << n << " " << p;
            }
}

TEST(Binomtest, Errors) {
    EXPECT_THROW_TEXT(binomtest(3, 2), std::invalid_argument, "binomtest: k must not be greater than n");
    EXPECT_THROW_TEXT(binomtest(-1, 2), std::invalid_argument, "binomtest: k must not be negative");
    EXPECT_THROW_TEXT(binomtest(0, 0), std::invalid_argument, "binomtest: n must be at least 1");
    EXPECT_THROW_TEXT(binomtest(1, 2, nan), std::invalid_argument, "binomtest: p must be");
    EXPECT_THROW_TEXT((void)binomtest(1, 2).proportion_ci(1.5), std::invalid_argument, "confidence_level");
}

TEST(QuantileTest, CountsAndIntervals) {
    const Vector x{5, 1, 4, 2, 3, 9, 8, 7, 6, 10, 11};
    const auto both = quantile_test(x, {.q = 8.5});
    EXPECT_EQ(both.statistic, 8);
    EXPECT_REL_CLOSE(both.pvalue, 2 * 232.0 / 2048, 1e-13);  // P(X >= 8) of 11 fair coins
    EXPECT_EQ(both.statistic_type, 2);
    const auto greater = quantile_test(x, {.q = 3, .p = 0.5, .alternative = Alternative::greater});
    EXPECT_EQ(greater.statistic, 3);
    EXPECT_EQ(greater.statistic_type, 1);
    EXPECT_REL_CLOSE(greater.pvalue, 232.0 / 2048, 1e-13);
    EXPECT_EQ(quantile_test(x, {.q = 3, .alternative = Alternative::less}).statistic, 2);
    const auto [low, high] = both.confidence_interval(0.9);  // P(X <= 2) = 0.0327, P(X <= 3) = 0.113
    EXPECT_EQ(low, 3);
    EXPECT_EQ(high, 9);
    EXPECT_EQ(greater.confidence_interval(0.9).high, std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(quantile_test(Vector{1, 2}).confidence_interval().low));
    EXPECT_THROW_TEXT(quantile_test(Vector{}), std::invalid_argument, "quantile_test: x must not be empty");
    EXPECT_THROW_TEXT(quantile_test(Vector{nan}), std::invalid_argument, "quantile_test: x must not hold NaN");
    EXPECT_THROW_TEXT(quantile_test(x, {.p = 1}), std::invalid_argument, "quantile_test: p");
    EXPECT_THROW_TEXT((void)both.confidence_interval(1), std::invalid_argument, "confidence_level");
}

TEST(CombinePvalues, AgreesWithScipy) {
    const Reference reference("stats/counts.json");
    const std::pair<std::string, CombineMethod> methods[] = {{"fisher", CombineMethod::fisher},
                                                             {"pearson", CombineMethod::pearson},
                                                             {"tippett", CombineMethod::tippett},
                                                             {"stouffer", CombineMethod::stouffer},
                                                             {"mudholkar_george", CombineMethod::mudholkar_george}};
    for (const std::string name : {"few", "many", "tiny"}) {
        const Case& e = reference["pvalues " + name];
        const auto p = e.list<double>("p");
        for (const auto& [key, method] : methods) {
            const auto [statistic, pvalue] = combine_pvalues(p, {.method = method, .weights = e.list<double>("w")});
            expect_list({statistic, pvalue}, e, key, 1e-12);
        }
        EXPECT_SCALED_CLOSE(false_discovery_control(p), e.array<Eigen::ArrayXd>("bh"), 1e-15);
        EXPECT_SCALED_CLOSE(false_discovery_control(p, {.method = FdrMethod::by}), e.array<Eigen::ArrayXd>("by"),
                            1e-15);
    }
}

TEST(CombinePvalues, AxesAndErrors) {
    Eigen::ArrayXXd p(3, 2);
    p << 0.1, 0.2, 0.03, 0.5, 0.9, 0.4;
    EXPECT_EQ(combine_pvalues(p).pvalue[1], combine_pvalues(p.col(1)).pvalue);
    EXPECT_EQ(combine_pvalues(p, {.method = CombineMethod::tippett, .axis = 1}).statistic[2], 0.4);
    EXPECT_TRUE(std::isnan(combine_pvalues(Vector{}).pvalue));
    EXPECT_TRUE(std::isnan(combine_pvalues(Vector{0, 1}, {.method = CombineMethod::stouffer}).pvalue));
    EXPECT_EQ(combine_pvalues(Vector{0, 1}).pvalue, 0);
    EXPECT_EQ(combine_pvalues(Vector{0.1, 1}, {.method = CombineMethod::pearson}).pvalue, 1);
    EXPECT_SCALED_CLOSE(false_discovery_control(p, {.axis = 1}).row(1), false_discovery_control(p.row(1)), 0);
    EXPECT_EQ(false_discovery_control(Vector{}).size(), 0);
    EXPECT_EQ(false_discovery_control(Vector{0.3})[0], 0.3);
    EXPECT_THROW_TEXT(combine_pvalues(Vector{2}), std::invalid_argument, "combine_pvalues: pvalues");
    EXPECT_THROW_TEXT(combine_pvalues(Vector{0.1}, {.weights = {1, 2}}), std::invalid_argument,
                      "combine_pvalues: weights");
    EXPECT_THROW_TEXT(false_discovery_control(Vector{nan}), std::invalid_argument, "false_discovery_control: ps");
}

}  // namespace
