#include <limits>
#include <scixx/stats/hypothesis/location.hpp>
#include <scixx/stats/hypothesis/scale.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::expect_list;
using scixx::testing::Reference;
using Vector = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN();
const std::pair<std::string, Alternative> sides[] = {
    {"two-sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};

template <class R>
Vector both(const R& r) {
    return {r.statistic, r.pvalue};
}

TEST(Location, AgreesWithScipy) {
    const Reference reference("stats/groups.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto a = e.list<double>("a"), b = e.list<double>("b"), c = e.list<double>("c");
        for (const auto& [key, side] : sides) {
            expect_list(both(ansari(a, b, {.alternative = side})), e, "ansari " + key, 1e-12);
            expect_list(both(mood(a, b, {.alternative = side})), e, "mood " + key, 1e-12);
            expect_list(both(brunnermunzel(a, b, {.alternative = side})), e, "brunner t " + key, 1e-12);
            expect_list(
                both(brunnermunzel(a, b, {.alternative = side, .distribution = BrunnerMunzelDistribution::normal})), e,
                "brunner normal " + key, 1e-12);
        }
        const std::pair<std::string, Center> centres[] = {
            {"median", Center::median}, {"mean", Center::mean}, {"trimmed", Center::trimmed}};
        for (const auto& [key, center] : centres)
            expect_list(both(fligner({.center = center, .proportiontocut = 0.1}, a, b, c)), e, "fligner " + key, 1e-12);
        expect_list(both(alexandergovern(a, b, c)), e, "alexander", 1e-12);
        const std::pair<std::string, MedianTies> ties[] = {
            {"below", MedianTies::below}, {"above", MedianTies::above}, {"ignore", MedianTies::ignore}};
        for (const auto& [key, rule] : ties) {
            if (!e.has("median " + key)) continue;
            const auto [statistic, pvalue, median, table] = median_test({.ties = rule}, a, b, c);
            expect_list({statistic, pvalue, median}, e, "median " + key, 1e-12);
            EXPECT_SCALED_CLOSE(table, e.array<Eigen::ArrayXXd>("table " + key), 0);
        }
        expect_list(both(median_test({.lambda_ = 0}, a, b)), e, "median g", 1e-12);
    }
}

TEST(Location, DegenerateInput) {
    const Vector a{1, 2, 3, 4}, one{1, 1, 1}, none;
    EXPECT_TRUE(std::isnan(alexandergovern(a, one).pvalue));
    EXPECT_TRUE(std::isnan(brunnermunzel(none, a).statistic));
    EXPECT_TRUE(std::isnan(brunnermunzel(Vector{1}, Vector{2}).pvalue));
    EXPECT_TRUE(std::isnan(brunnermunzel(Vector{1, 2}, Vector{3, 4}).pvalue));
    EXPECT_EQ(brunnermunzel(Vector{1, 2}, Vector{3, 4}).statistic, std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(fligner(a, none).pvalue));
    EXPECT_TRUE(std::isnan(fligner(one, one).statistic));
    EXPECT_TRUE(std::isnan(mood(none, a).statistic));
    EXPECT_NEAR(mood(Vector{1}, Vector{2, 3}).statistic, 0.7071067811865476, 1e-15);
    EXPECT_EQ(mood(one, one).statistic, 0);
    EXPECT_EQ(mood(one, one).pvalue, 1);
    EXPECT_EQ(ansari(Vector{1}, Vector{2}).pvalue, 1);
    EXPECT_NEAR(ansari(Vector{1}, Vector{1}).statistic, 1.5, 0);
    EXPECT_TRUE(std::isnan(median_test(a, Vector{1, nan}).median));
    EXPECT_EQ(median_test({.nan_policy = NanPolicy::omit}, a, Vector{1, nan, 3}).median, 2.5);
    Eigen::ArrayXXd m(5, 2), n(4, 2);
    m << 1, 5, 2, 4, 7, 2, 3, 3, 9, 8;
    n << 2, 5, 1, 6, 6, 1, 4, 9;
    EXPECT_EQ(ansari(m, n).pvalue[1], ansari(m.col(1), n.col(1)).pvalue);
    EXPECT_EQ(fligner(m, n).pvalue[0], fligner(m.col(0), n.col(0)).pvalue);
    EXPECT_EQ(alexandergovern({.axis = 1}, m, n.leftCols(1).replicate(1, 2).topRows(1).replicate(5, 1)).pvalue.size(),
              5);
}

TEST(Location, AnsariSumsToOne) {
    // Both tails overlap in the observed sum alone.
    const Vector x{1, 4, 6, 9}, y{2, 3, 5, 7, 8};
    double least = 1, most = 0;
    for (const auto& [key, side] : sides)
        if (side != Alternative::two_sided) {
            const double p = ansari(x, y, {.alternative = side}).pvalue;
            least = std::min(least, p);
            most = std::max(most, p);
        }
    EXPECT_GT(least + most, 1);
    EXPECT_NEAR((least + most - 1) * 126, std::round((least + most - 1) * 126), 1e-12);
}

TEST(Location, Errors) {
    const Vector a{1, 2, 3, 4};
    EXPECT_THROW_TEXT(alexandergovern(a, Vector{1}), std::invalid_argument, "alexandergovern: every sample");
    EXPECT_THROW_TEXT(ansari(Vector{}, a), std::invalid_argument, "ansari: x and y must not be empty");
    EXPECT_THROW_TEXT(mood(Vector{1}, Vector{2}), std::invalid_argument, "mood: x and y");
    EXPECT_THROW_TEXT(median_test(a, Vector{}), std::invalid_argument, "median_test: sample 2 is empty");
    EXPECT_THROW_TEXT(median_test(Vector{1, 1}, Vector{1, 1}), std::invalid_argument, "below the grand median");
    EXPECT_THROW_TEXT(median_test({.ties = MedianTies::ignore}, Vector{1, 3}, Vector{2, 2}), std::invalid_argument,
                      "all values of sample 2");
}

TEST(Fligner, OfAnInfiniteCentreIsNan) {
    const double inf = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(std::isnan(fligner(Vector{inf, inf, 1}, Vector{1, 2, 4}).statistic));
    EXPECT_FALSE(std::isnan(fligner(Vector{inf, 2, 1}, Vector{1, 2, 4}).statistic));
}

}  // namespace
