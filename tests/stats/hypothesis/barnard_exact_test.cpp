#include <limits>
#include <scixx/stats/hypothesis/barnard_exact.hpp>
#include <scixx/stats/hypothesis/page_trend_test.hpp>
#include <scixx/stats/hypothesis/poisson_means_test.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::expect_list;
using scixx::testing::Reference;
const double nan = std::numeric_limits<double>::quiet_NaN();
const std::pair<std::string, Alternative> sides[] = {
    {"two-sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};

TEST(BarnardExact, AgreesWithScipy) {
    const Reference reference("stats/exact_tests.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        if (!e.has("table")) continue;
        const auto table = e.array<Eigen::ArrayXXi>("table");
        for (const auto& [key, side] : sides) {
            const auto pooled = barnard_exact(table, {.alternative = side});
            expect_list({pooled.statistic, pooled.pvalue}, e, "barnard True " + key, 1e-12);
            const auto apart = barnard_exact(table, {.alternative = side, .pooled = false});
            expect_list({apart.statistic, apart.pvalue}, e, "barnard False " + key, 1e-12);
            const auto boschloo = boschloo_exact(table, {.alternative = side});
            expect_list({boschloo.statistic, boschloo.pvalue}, e, "boschloo " + key, 1e-12);
        }
    }
}

TEST(BarnardExact, DegenerateTables) {
    const Eigen::Array22i row{{0, 0}, {1, 2}}, column{{0, 3}, {0, 2}};
    EXPECT_EQ(barnard_exact(row).statistic, 0);
    EXPECT_EQ(barnard_exact(row).pvalue, 1);
    EXPECT_TRUE(std::isnan(barnard_exact(column).statistic));
    EXPECT_EQ(barnard_exact(column).pvalue, 1);
    EXPECT_EQ(boschloo_exact(row).pvalue, 1);
    EXPECT_TRUE(std::isnan(boschloo_exact(column).pvalue));
    EXPECT_THROW_TEXT(barnard_exact(Eigen::ArrayXXi::Ones(2, 3)), std::invalid_argument, "barnard_exact: table");
    EXPECT_THROW_TEXT(barnard_exact(row, {.n = 0}), std::invalid_argument, "barnard_exact: n");
    EXPECT_THROW_TEXT(boschloo_exact(-row), std::invalid_argument, "boschloo_exact: table");
}

TEST(PoissonMeans, AgreesWithScipy) {
    const Reference reference("stats/exact_tests.json");
    const auto rows = reference["poisson"].array<Eigen::ArrayXXd>("rows");
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        SCOPED_TRACE(i);
        const auto [statistic, pvalue] = poisson_means_test(
            static_cast<std::int64_t>(rows(i, 0)), rows(i, 1), static_cast<std::int64_t>(rows(i, 2)), rows(i, 3),
            {.diff = rows(i, 4), .alternative = sides[static_cast<int>(rows(i, 5))].second});
        EXPECT_NEAR(statistic, rows(i, 6), 1e-14 * std::abs(rows(i, 6)));
        EXPECT_NEAR(pvalue, rows(i, 7), 1e-9);  // SciPy's sums leave out 1e-10 at the low end
    }
    EXPECT_THROW_TEXT(poisson_means_test(-1, 1, 1, 1), std::invalid_argument, "poisson_means_test: k1 and k2");
    EXPECT_THROW_TEXT(poisson_means_test(1, 0, 1, 1), std::invalid_argument, "poisson_means_test: n1 and n2");
    EXPECT_THROW_TEXT(poisson_means_test(1, 1, 1, 1, {.diff = -1}), std::invalid_argument, "poisson_means_test: diff");
}

TEST(PageTrendTest, AgreesWithScipy) {
    const Reference reference("stats/exact_tests.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        if (!e.has("data")) continue;
        const auto data = e.array<Eigen::ArrayXXd>("data");
        const auto list = [](const PageTrendTestResult& r) -> std::vector<double> {
            return {r.statistic, r.pvalue, r.method == PageMethod::exact ? 1.0 : 0.0};
        };
        expect_list(list(page_trend_test(data)), e, "auto", 1e-12);
        expect_list(list(page_trend_test(data, {.predicted_ranks = e.list<double>("ranks")})), e, "order", 1e-12);
        expect_list(list(page_trend_test(data, {.method = PageMethod::asymptotic})), e, "asymptotic", 1e-12);
    }
    const Eigen::ArrayXXd ranks{{1, 2, 3}, {1, 2, 3}};
    EXPECT_REL_CLOSE(page_trend_test(ranks, {.ranked = true}).pvalue, 1.0 / 36, 1e-14);
    EXPECT_THROW_TEXT(page_trend_test(Eigen::ArrayXXd::Ones(1, 3)), std::invalid_argument, "page_trend_test: data");
    EXPECT_THROW_TEXT(page_trend_test(ranks, {.predicted_ranks = {1, 1, 2}}), std::invalid_argument,
                      "page_trend_test: predicted_ranks");
    EXPECT_THROW_TEXT(page_trend_test(nan * ranks), std::invalid_argument, "must not hold NaN");
    EXPECT_THROW_TEXT(page_trend_test(2 * ranks, {.ranked = true}), std::invalid_argument, "ranked data");
    EXPECT_THROW_TEXT(page_trend_test(Eigen::ArrayXXd::Random(2, 15), {.method = PageMethod::exact}),
                      std::invalid_argument, "at most 14 columns");
}

}  // namespace
