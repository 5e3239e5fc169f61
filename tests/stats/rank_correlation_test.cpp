#include <cmath>
#include <limits>
#include <scixx/stats/correlation.hpp>
#include <scixx/stats/rank_correlation.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::Case;
using scixx::testing::Reference;
const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
using Vector = std::vector<double>;
const std::pair<std::string, Alternative> sides[] = {
    {"two-sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};

void expect_list(const Vector& actual, const Case& expected, const std::string& key, double tolerance = 1e-13) {
    SCOPED_TRACE(key);
    const auto wanted = expected.list<double>(key);
    ASSERT_EQ(actual.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_NEAR(actual[i], wanted[i], tolerance * std::abs(wanted[i]) + 1e-15);
}

TEST(RankCorrelation, AgreesWithScipy) {
    const Reference reference("stats/rank_correlation.json");
    for (const std::string name : {"ties", "few", "distinct"}) {
        SCOPED_TRACE(name);
        const Case& e = reference[name];
        const auto x = e.list<double>("x"), y = e.list<double>("y");
        const auto matrix = e.array<Eigen::MatrixXd>("matrix");
        const auto s = siegelslopes(y, x), separate = siegelslopes(y, x, SiegelMethod::separate),
                   places = siegelslopes(y);
        expect_list({s.slope, s.intercept, separate.slope, separate.intercept, places.slope, places.intercept}, e,
                    "siegel");
        const auto t = theilslopes(y);
        expect_list({t.slope, t.intercept, t.low_slope, t.high_slope}, e, "theil");
        expect_list(
            {weightedtau(x, y).statistic, weightedtau(x, y, {.rank = std::nullopt}).statistic,
             weightedtau(x, y, {.rank = WeightedtauRank::index}).statistic,
             weightedtau(x, y, {.rank = e.list<std::int64_t>("rank")}).statistic,
             weightedtau(x, y, {.additive = false}).statistic,
             weightedtau(x, y, {.weigher = [](std::int64_t r) { return std::pow(1.0 + double(r), -2); }}).statistic},
            e, "tau");
        for (const auto& [key, side] : sides) {
            const auto d = somersd(x, y, side);
            expect_list({d.statistic, d.pvalue}, e, "somers " + key, 1e-12);
            EXPECT_SCALED_CLOSE(d.table, e.array<Eigen::ArrayXXd>("table"), 0);
            const auto r = spearmanr(matrix, {.alternative = side});
            EXPECT_SCALED_CLOSE(r.statistic, e.array<Eigen::ArrayXXd>("spearman " + key), 1e-14);
            EXPECT_SCALED_CLOSE(r.pvalue, e.array<Eigen::ArrayXXd>("spearman p " + key), 1e-12);
            EXPECT_SCALED_CLOSE(spearmanr(matrix.transpose(), {.axis = 1, .alternative = side}).pvalue, r.pvalue, 0);
        }
        EXPECT_SCALED_CLOSE(spearmanr(matrix.leftCols(1), matrix.rightCols(2)).statistic, spearmanr(matrix).statistic,
                            0);
        Vector upper(x);
        Vector copy(x);
        std::sort(copy.begin(), copy.end());
        const double middle = 0.5 * (copy[(copy.size() - 1) / 2] + copy[copy.size() / 2]);
        for (double& v : upper) v = v > middle ? 1 : 0;
        const auto [r, p] = pointbiserialr(upper, y);
        expect_list({r, p}, e, "biserial", 1e-12);
    }
    const Case& e = reference["table"];
    const auto d = somersd(e.array<Eigen::ArrayXXi>("table"));
    expect_list({d.statistic, d.pvalue}, e, "somers", 1e-12);
}

TEST(RankCorrelation, WeightOneIsKendallsTau) {
    const Vector x{3, 1, 4, 1, 5, 9, 2, 6, 5, 3}, y{2, 7, 1, 8, 2, 8, 1, 8, 2, 8};
    const auto one = [](std::int64_t) { return 1.0; };
    EXPECT_NEAR(weightedtau(x, y, {.weigher = one}).statistic, kendalltau(x, y).statistic, 1e-15);
    EXPECT_NEAR(weightedtau(x, y, {.weigher = one, .additive = false}).statistic, kendalltau(x, y).statistic, 1e-15);
    EXPECT_TRUE(std::isnan(weightedtau(x, y).pvalue));
}

TEST(RankCorrelation, NaNAndDegenerateInput) {
    const Vector holed{1, nan, 3, inf, -inf, nan}, ranks{3, 1, 4, 5, 2, 1}, y{1, 2, 3, 0, 3, 1};
    EXPECT_EQ(weightedtau(holed, y).statistic, weightedtau(ranks, y).statistic);
    EXPECT_TRUE(std::isnan(weightedtau(Vector{}, Vector{}).statistic));
    EXPECT_TRUE(std::isnan(weightedtau(Vector{1, 1}, Vector{1, 2}).statistic));
    EXPECT_TRUE(std::isnan(siegelslopes(holed, y).slope));
    EXPECT_TRUE(std::isnan(siegelslopes(Vector{1, 2}, Vector{1, 1}).slope));
    EXPECT_TRUE(std::isnan(siegelslopes(Vector{1}).slope));
    EXPECT_TRUE(std::isnan(somersd(Vector{1, 1, 1}, Vector{1, 2, 3}).pvalue));
    EXPECT_TRUE(std::isnan(somersd(Vector{}, Vector{}).statistic));
    const auto perfect = somersd(Vector{1, 2, 3}, Vector{1, 2, 3});
    EXPECT_EQ(perfect.statistic, 1);
    EXPECT_EQ(perfect.pvalue, 0);
    Eigen::ArrayXXd m(7, 3);
    for (int i = 0; i < 7; ++i) m.row(i) << std::sin(i), std::cos(3 * i), 1 + i % 3;
    m(2, 1) = nan;
    const auto whole = spearmanr(m).statistic, omitted = spearmanr(m, {.nan_policy = NanPolicy::omit}).statistic;
    EXPECT_TRUE(std::isnan(whole(0, 1)) && std::isnan(whole(1, 1)));
    EXPECT_EQ(whole(0, 2), omitted(0, 2));
    EXPECT_FALSE(std::isnan(omitted(0, 1)));
}

TEST(RankCorrelation, Errors) {
    const Vector x{1, 2, 3}, y{1, 2};
    EXPECT_THROW_TEXT(weightedtau(x, y), std::invalid_argument, "weightedtau: x and y must have the same length");
    EXPECT_THROW_TEXT(weightedtau(x, x, {.rank = std::vector<std::int64_t>{1}}), std::invalid_argument,
                      "weightedtau: rank");
    EXPECT_THROW_TEXT(siegelslopes(y, x), std::invalid_argument, "siegelslopes: x and y");
    EXPECT_THROW_TEXT(somersd(x, Vector{1, nan, 2}), std::invalid_argument, "somersd: x and y must not hold NaN");
    EXPECT_THROW_TEXT(somersd(Eigen::ArrayXXd::Constant(2, 2, 0.5)), std::invalid_argument, "whole numbers");
    EXPECT_THROW_TEXT(somersd(Eigen::ArrayXXd::Constant(2, 2, -1)), std::invalid_argument, "non-negative");
    EXPECT_THROW_TEXT(somersd(Eigen::ArrayXXd::Zero(2, 2)), std::invalid_argument, "at least two");
}

TEST(Theilslopes, OfEqualXAndOfNanIsNan) {
    for (const auto& [x, y] : {std::pair(std::vector<double>{2, 2, 2}, std::vector<double>{1, 2, 3}),
                               std::pair(std::vector<double>{1, 2, std::nan("")}, std::vector<double>{1, 2, 3}),
                               std::pair(std::vector<double>{1, 2, 3}, std::vector<double>{1, std::nan(""), 3})}) {
        const auto t = theilslopes(y, x);
        for (const double v : {t.slope, t.intercept, t.low_slope, t.high_slope}) EXPECT_TRUE(std::isnan(v));
    }
}

}  // namespace
