#include <scixx/stats/contingency/odds_ratio.hpp>
#include <scixx/stats/contingency/tables.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

namespace stats = scixx::stats;
using namespace scixx::stats::contingency;
using scixx::testing::Case;
using scixx::testing::expect_list;
using scixx::testing::Reference;
const std::pair<std::string, stats::Alternative> sides[] = {{"two-sided", stats::Alternative::two_sided},
                                                            {"less", stats::Alternative::less},
                                                            {"greater", stats::Alternative::greater}};

TEST(OddsRatio, AgreesWithScipy) {
    const Reference reference("stats/counts.json");
    for (const std::string name : {"smoke", "even", "zero", "corner", "diagonal", "large"}) {
        SCOPED_TRACE(name);
        const Case& e = reference["table " + name];
        const auto table = e.array<Eigen::ArrayXXi>("table");
        for (const auto kind : {OddsRatioKind::conditional, OddsRatioKind::sample}) {
            const std::string key = kind == OddsRatioKind::sample ? "sample" : "conditional";
            const auto result = odds_ratio(table, kind);
            expect_list({result.statistic}, e, key, 1e-9);  // SciPy's root finders stop there
            for (const auto& [side, alternative] : sides) {
                const auto [low, high] = result.confidence_interval(0.9, alternative);
                expect_list({low, high}, e, key + " " + side, 1e-9);
            }
        }
        if (e.has("risk")) {
            const auto r =
                relative_risk(table(0, 0), table(0, 0) + table(0, 1), table(1, 0), table(1, 0) + table(1, 1));
            const auto [low, high] = r.confidence_interval(0.9);
            expect_list({r.relative_risk, low, high}, e, "risk", 1e-13);
        }
        if (e.has("association"))
            expect_list({association(table), association(table, {.method = AssociationMethod::tschuprow}),
                         association(table, {.method = AssociationMethod::pearson}),
                         association(table, {.correction = true, .lambda_ = 0})},
                        e, "association", 1e-12);
    }
}

TEST(OddsRatio, LikelihoodIsStationary) {
    const Eigen::Array22d table{{7, 15}, {58, 472}};
    const double odds = odds_ratio(table).statistic;
    const stats::detail::samples::FisherTable fisher(7, 15, 58, 472);
    EXPECT_NEAR(fisher.at(std::log(odds)).mean, 7, 1e-13);
    const auto [low, high] = odds_ratio(table).confidence_interval(0.9);
    EXPECT_NEAR(fisher.at(std::log(low)).sf, 0.05, 1e-14);
    EXPECT_NEAR(fisher.at(std::log(high)).cdf, 0.05, 1e-14);
    const Eigen::Array22d empty{{0, 0}, {2, 4}};
    EXPECT_TRUE(std::isnan(odds_ratio(empty).statistic));
    EXPECT_EQ(odds_ratio(empty).confidence_interval().low, 0);
    EXPECT_TRUE(std::isnan(relative_risk(0, 10, 0, 10).relative_risk));
    EXPECT_TRUE(std::isnan(relative_risk(0, 10, 0, 10).confidence_interval().low));
}

TEST(Tables, MarginsAndCounts) {
    const Eigen::Array22d table{{1, 2}, {3, 4}};
    const auto [rows, columns] = margins(table);
    EXPECT_EQ(rows(1, 0), 7);
    EXPECT_EQ(columns(0, 1), 6);
    EXPECT_NEAR(expected_freq(table)(1, 0), 2.8, 1e-15);
    const std::vector<int> a{1, 2, 1, 3};
    const std::vector<std::string> b{"x", "x", "y", "x"};
    const auto all = crosstab(a, b);
    EXPECT_EQ(all.elements.first, (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(all.count.rows(), 3);
    EXPECT_EQ(all.count(0, 1), 1);
    EXPECT_EQ(all.count.sum(), 4);
    const auto some = crosstab(a, b, {{2, 1}, {"x"}});
    EXPECT_EQ(some.count(1, 0), 1);
    EXPECT_EQ(some.count.sum(), 2);
}

TEST(Tables, Errors) {
    EXPECT_THROW_TEXT(odds_ratio(Eigen::ArrayXXd::Ones(2, 3)), std::invalid_argument,
                      "odds_ratio: table must be 2 x 2");
    EXPECT_THROW_TEXT(odds_ratio(Eigen::Array22d::Constant(-1)), std::invalid_argument, "odds_ratio: table");
    EXPECT_THROW_TEXT((void)odds_ratio(Eigen::Array22d::Ones()).confidence_interval(2), std::invalid_argument,
                      "confidence_level");
    EXPECT_THROW_TEXT(relative_risk(11, 10, 1, 10), std::invalid_argument, "relative_risk: exposed_cases");
    EXPECT_THROW_TEXT(relative_risk(1, 10, 1, 0), std::invalid_argument, "relative_risk: totals");
    EXPECT_THROW_TEXT(relative_risk(1, 10, -1, 10), std::invalid_argument, "relative_risk: cases");
    EXPECT_THROW_TEXT(crosstab(std::vector<int>{1}, std::vector<int>{}), std::invalid_argument, "crosstab");
    EXPECT_THROW_TEXT(association(Eigen::Array22d::Zero()), std::invalid_argument, "chi2_contingency");
}

}  // namespace
