#include <scixx/stats/correlation.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using stats::Alternative;
using stats::pearsonr;

TEST(Pearsonr, AgreesWithSciPy) {
    const Reference reference("stats/correlation.json");
    const std::pair<const char*, Alternative> alternatives[] = {
        {"two_sided", Alternative::two_sided}, {"less", Alternative::less}, {"greater", Alternative::greater}};
    for (const auto& [name, expected] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = expected.array<Eigen::VectorXd>("x"), y = expected.array<Eigen::VectorXd>("y");
        for (const auto& [key, alternative] : alternatives) {
            SCOPED_TRACE(key);
            const auto result = pearsonr(x, y, {.alternative = alternative});
            const auto [r, p] = result;
            EXPECT_NEAR(r, expected.number("r"), 1e-15);
            // An ulp of r changes a small p by n eps / (1 - r^2) of itself.
            const double condition = static_cast<double>(x.size()) / (1 - r * r);
            EXPECT_REL_CLOSE(p, expected.number(key), 1e-13 + 3e-16 * condition);
            const auto interval = result.confidence_interval(0.9);
            EXPECT_NEAR(interval.low, expected.number(std::string(key) + " low"), 1e-14);
            EXPECT_NEAR(interval.high, expected.number(std::string(key) + " high"), 1e-14);
        }
    }
}

TEST(Pearsonr, TailOfTheDecisionBoundaryDemo) {
    // The p-value that SciPy prints for r = -0.9925966291080566 over 105 points.
    const double p = 2 * scixx::special::betainc(51.5, 51.5, 0.5 * (1 - 0.9925966291080566));
    EXPECT_REL_CLOSE(p, 3.92058536946e-96, 1e-9);
}

TEST(Pearsonr, EveryKindOfInput) {
    Eigen::MatrixXd m(60, 2);
    for (Eigen::Index i = 0; i < 60; ++i)
        m.row(i) << std::sin(0.7 * static_cast<double>(i)), static_cast<double>(i % 7);
    const double r = pearsonr(m.col(0), m.col(1)).statistic;
    const Eigen::MatrixXd t = m.transpose();
    EXPECT_EQ(pearsonr(t.row(0), t.row(1)).statistic, r);
    EXPECT_NEAR(pearsonr(3.0 * m.col(0).array() + 1, -2 * m.col(1)).statistic, -r, 1e-15);
    EXPECT_EQ(pearsonr(m.col(0), m.col(1).cast<int>()).statistic, r);
    const Eigen::ArrayXf x = m.col(0).cast<float>(), y = m.col(1).cast<float>();
    EXPECT_NEAR(pearsonr(x, y).statistic, pearsonr(x.cast<double>(), y.cast<double>()).statistic, 1e-15);
    EXPECT_NEAR(pearsonr(x, m.col(1)).statistic, r, 1e-7);
    EXPECT_NEAR(pearsonr(m.col(1), m.col(0)).statistic, r, 1e-15);
    EXPECT_NEAR(pearsonr(m.col(0), m.col(0)).statistic, 1, 1e-15);
}

TEST(Pearsonr, LargeOffsetsAndExtremeScales) {
    Eigen::VectorXd x(1001), y(1001);
    for (Eigen::Index i = 0; i < 1001; ++i) {
        x[i] = std::sin(static_cast<double>(i));
        y[i] = x[i] + std::cos(3.0 * static_cast<double>(i));
    }
    const auto exact = pearsonr(x, y);
    for (const double scale : {1e-310, 1e-200, 1e150, 1e307}) {
        const double precision = scale < 1e-300 ? 1e-12 : 1e-14;  // subnormal samples have few digits themselves
        EXPECT_NEAR(pearsonr(x * scale, y).statistic, exact.statistic, precision) << scale;
        EXPECT_NEAR(pearsonr(x * scale, -y * scale).statistic, -exact.statistic, precision) << scale;
    }
    Eigen::VectorXd spiked = x;
    spiked[500] = 1e200;  // squares overflow although the ends are moderate
    EXPECT_NEAR(pearsonr(spiked, spiked).statistic, 1, 1e-14);
    EXPECT_NEAR(pearsonr((x.array() + 1e6).matrix(), y).statistic, exact.statistic, 1e-10);
}

TEST(Pearsonr, TwoPoints) {
    const Eigen::Vector2d up(1, 2), down(5, -3);
    EXPECT_EQ(pearsonr(up, up).statistic, 1);
    EXPECT_EQ(pearsonr(up, down).statistic, -1);
    EXPECT_EQ(pearsonr(up, down, {.alternative = Alternative::less}).pvalue, 1);
    EXPECT_EQ(pearsonr(up, down).confidence_interval().low, -1);
    EXPECT_EQ(pearsonr(up, down).confidence_interval().high, 1);
}

TEST(Pearsonr, ConstantAndNaN) {
    const Eigen::VectorXd x = Eigen::VectorXd::LinSpaced(20, 0, 1), constant = Eigen::VectorXd::Constant(20, 0.1);
    for (const auto& result : {pearsonr(x, constant), pearsonr(constant, x)}) {
        EXPECT_TRUE(std::isnan(result.statistic));
        EXPECT_TRUE(std::isnan(result.pvalue));
    }
    Eigen::VectorXd almost = constant;
    almost[3] = std::nextafter(0.1, 1.0);
    EXPECT_TRUE(pearsonr(x, almost).nearly_constant());
    EXPECT_FALSE(pearsonr(x, x).nearly_constant());
    Eigen::VectorXd holed = x;
    holed[7] = std::nan("");
    EXPECT_TRUE(std::isnan(pearsonr(x, holed).statistic));
    holed[7] = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(std::isnan(pearsonr(holed, x).pvalue));
    EXPECT_TRUE(std::isnan(pearsonr(Eigen::Vector2d(1, 1), Eigen::Vector2d(1, 2)).statistic));
}

TEST(Pearsonr, AlongAnAxis) {
    Eigen::ArrayXXd x(9, 3), y(9, 3);
    for (Eigen::Index i = 0; i < 9; ++i)
        for (Eigen::Index j = 0; j < 3; ++j) {
            x(i, j) = std::sin(static_cast<double>(i * (j + 1)));
            y(i, j) = x(i, j) + std::cos(static_cast<double>(i * i + j));
        }
    const auto down = pearsonr(x, y, {.alternative = Alternative::greater});
    const auto across = pearsonr(x.transpose(), y.transpose(), {.alternative = Alternative::greater, .axis = -1});
    const auto limits = down.confidence_interval(0.8);
    for (Eigen::Index j = 0; j < 3; ++j) {
        const auto one = pearsonr(x.col(j), y.col(j), {.alternative = Alternative::greater});
        EXPECT_EQ(down.statistic[j], one.statistic);
        EXPECT_EQ(down.pvalue[j], one.pvalue);
        EXPECT_EQ(across.pvalue[j], one.pvalue);
        EXPECT_EQ(limits.low[j], one.confidence_interval(0.8).low);
        EXPECT_EQ(limits.high[j], 1);
    }
    EXPECT_EQ(pearsonr(x.transpose(), y.col(1), {.axis = 1}).statistic[1], pearsonr(x.col(1), y.col(1)).statistic);
    EXPECT_EQ(pearsonr<scixx::stats::Reduce::all>(x, y).statistic,
              pearsonr(x.transpose().reshaped().eval(), y.transpose().reshaped().eval()).statistic);
    EXPECT_EQ(pearsonr<scixx::stats::Reduce::keepdims>(x, y).statistic.rows(), 1);
    EXPECT_THROW_TEXT((void)pearsonr(x, y, {.axis = 2}), std::invalid_argument, "pearsonr: axis 2");
    EXPECT_THROW_TEXT((void)pearsonr(x, y.topRows(3)), std::invalid_argument, "same length");
}

TEST(Pearsonr, Errors) {
    const Eigen::VectorXd x = Eigen::VectorXd::Ones(3);
    EXPECT_THROW_TEXT((void)pearsonr(x, x.head(2)), std::invalid_argument,
                      "x and y must have the same length, got 3 and 2");
    EXPECT_THROW_TEXT((void)pearsonr(x.head(1), x.head(1)), std::invalid_argument, "length at least 2, got 1");
    EXPECT_THROW_TEXT((void)pearsonr(x.head(0), x.head(0)), std::invalid_argument, "length at least 2, got 0");
    EXPECT_THROW_TEXT((void)pearsonr(x, x).confidence_interval(1.5), std::invalid_argument, "confidence_level");
}

}  // namespace
