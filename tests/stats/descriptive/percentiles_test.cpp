#include <limits>
#include <scixx/stats/descriptive/ecdf.hpp>
#include <scixx/stats/descriptive/frequencies.hpp>
#include <scixx/stats/descriptive/percentiles.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::expect_list;
using scixx::testing::Reference;
using Vector = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN();

const std::pair<std::string, QuantileMethod> methods[] = {
    {"linear", QuantileMethod::linear},
    {"inverted_cdf", QuantileMethod::inverted_cdf},
    {"averaged_inverted_cdf", QuantileMethod::averaged_inverted_cdf},
    {"closest_observation", QuantileMethod::closest_observation},
    {"interpolated_inverted_cdf", QuantileMethod::interpolated_inverted_cdf},
    {"hazen", QuantileMethod::hazen},
    {"weibull", QuantileMethod::weibull},
    {"median_unbiased", QuantileMethod::median_unbiased},
    {"normal_unbiased", QuantileMethod::normal_unbiased},
    {"harrell_davis", QuantileMethod::harrell_davis}};

TEST(Percentiles, AgreesWithScipy) {
    const Reference reference("stats/descriptive.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = e.list<double>("x"), w = e.list<double>("w"), p = e.list<double>("p"),
                   scores = e.list<double>("scores");
        for (const auto& [key, method] : methods) {
            Vector one;
            for (const double q : p) one.push_back(quantile(x, q, {.method = method}));
            expect_list(one, e, "quantile " + key);
            EXPECT_SCALED_CLOSE(quantile(x, p, {.method = method}), one, 0);
        }
        const std::pair<std::string, PercentileKind> kinds[] = {{"rank", PercentileKind::rank},
                                                                {"weak", PercentileKind::weak},
                                                                {"strict", PercentileKind::strict},
                                                                {"mean", PercentileKind::mean}};
        for (const auto& [key, kind] : kinds) {
            const auto all = percentileofscore(x, scores, {.kind = kind});
            EXPECT_SCALED_CLOSE(all, e.array<Eigen::ArrayXd>("percentile " + key), 1e-15);
            EXPECT_EQ(percentileofscore(x, scores[2], {.kind = kind}), all[2]);
        }
        expect_list({scoreatpercentile(x, 37),
                     scoreatpercentile(x, 37, {.interpolation_method = PercentileInterpolation::lower}),
                     scoreatpercentile(x, 37, {.interpolation_method = PercentileInterpolation::higher}),
                     scoreatpercentile(x, 60, {.limit = std::pair(2.0, 8.0)}), scoreatpercentile(x, 100),
                     scoreatpercentile(x, 0)},
                    e, "score");
        const auto [values, counts] = find_repeats(x);
        EXPECT_SCALED_CLOSE(values, e.array<Eigen::ArrayXd>("repeats"), 0);
        EXPECT_SCALED_CLOSE(counts, e.array<Eigen::ArrayX<Eigen::Index>>("counts"), 0);
        const auto c = cumfreq(x, {.numbins = 7});
        Vector list(c.cumcount.data(), c.cumcount.data() + 7);
        list.insert(list.end(), {c.lowerlimit, c.binsize, static_cast<double>(c.extrapoints)});
        expect_list(list, e, "cumfreq");
        const auto r = relfreq(x, {.numbins = 5, .defaultreallimits = std::pair(2.0, 6.0), .weights = w});
        list.assign(r.frequency.data(), r.frequency.data() + 5);
        list.insert(list.end(), {r.lowerlimit, r.binsize, static_cast<double>(r.extrapoints)});
        expect_list(list, e, "relfreq");
    }
}

TEST(Percentiles, AxesAndPolicies) {
    Eigen::ArrayXXd m(4, 3);
    m << 5, 2, 9, 1, 4, 7, 3, nan, 8, 2, 6, 0;
    const Vector p{0.25, 0.5};
    const Eigen::ArrayXXd down = quantile(m, p), omitted = quantile(m, p, {.nan_policy = NanPolicy::omit});
    EXPECT_EQ(down.rows(), 2);
    EXPECT_EQ(down(1, 0), 2.5);
    EXPECT_TRUE(std::isnan(down(0, 1)));
    EXPECT_EQ(omitted(1, 1), 4);
    EXPECT_EQ(quantile(m, 0.5, {.nan_policy = NanPolicy::omit})[1], 4);
    EXPECT_EQ(quantile(m, p, {.axis = 1}).cols(), 2);
    EXPECT_EQ(quantile<Reduce::all>(m.leftCols(1), 0.5), 2.5);
    EXPECT_THROW_TEXT(quantile(m, p, {.nan_policy = NanPolicy::raise}), std::invalid_argument, "quantile: the input");
    EXPECT_TRUE(std::isnan(quantile(Vector{}, 0.5)));
    EXPECT_TRUE(std::isnan(quantile(Vector{1}, 1.5)));
    EXPECT_TRUE(std::isnan(quantile(Vector{1}, nan)));
    for (const auto& [key, method] : methods) EXPECT_EQ(quantile(Vector{7}, 0.3, {.method = method}), 7) << key;
    EXPECT_EQ(scoreatpercentile(m.leftCols(1), 50)[0], 2.5);
    EXPECT_TRUE(std::isnan(percentileofscore(Vector{}, 1)));
    EXPECT_TRUE(std::isnan(percentileofscore(Vector{1, nan}, 1)));
    EXPECT_EQ(percentileofscore(Vector{1, nan}, 1, {.nan_policy = NanPolicy::omit}), 100);
    EXPECT_TRUE(std::isnan(percentileofscore(Vector{1}, nan)));
    EXPECT_THROW_TEXT(percentileofscore(Vector{1, nan}, Vector{1}, {.nan_policy = NanPolicy::raise}),
                      std::invalid_argument, "percentileofscore: the input");
    EXPECT_THROW_TEXT(scoreatpercentile(m, 101), std::invalid_argument, "scoreatpercentile: per");
    EXPECT_TRUE(std::isnan(scoreatpercentile(Vector{}, 50)));
}

TEST(Frequencies, Edges) {
    EXPECT_EQ(tiecorrect(Vector{1, 2.5, 2.5, 4}), 0.9);
    EXPECT_EQ(tiecorrect(Vector{}), 1);
    EXPECT_EQ(tiecorrect(Vector{1, 1}), 0);
    EXPECT_EQ(find_repeats(Vector{nan, nan, 1, 1}).values.size(), 1);
    EXPECT_EQ(find_repeats(Vector{}).counts.size(), 0);
    EXPECT_EQ(cumfreq(Vector{}).cumcount.sum(), 0);
    EXPECT_NEAR(cumfreq(Vector{}).binsize, 0.1, 1e-17);
    EXPECT_TRUE(std::isnan(relfreq(Vector{}).frequency[0]));
    EXPECT_EQ(cumfreq(Vector{1, 1, 1}).cumcount[5], 3);
    EXPECT_THROW_TEXT(cumfreq(Vector{1, 2}, {.numbins = 1}), std::invalid_argument, "cumfreq: the limits");
    EXPECT_THROW_TEXT(cumfreq(Vector{1, nan}), std::invalid_argument, "cumfreq: the limits");
    EXPECT_THROW_TEXT(cumfreq(Vector{1}, {.numbins = 0}), std::invalid_argument, "cumfreq: numbins");
    EXPECT_THROW_TEXT(relfreq(Vector{1}, {.weights = {1, 2}}), std::invalid_argument, "relfreq: weights");
}

TEST(Ecdf, StepsAndLimits) {
    const auto [cdf, sf] = ecdf(Vector{6.23, 5.58, 7.06, 6.42, 5.20, 5.58});
    EXPECT_EQ(cdf.quantiles.size(), 5);
    EXPECT_NEAR(cdf.probabilities[1], 0.5, 1e-16);
    EXPECT_EQ(cdf.evaluate(5.1), 0);
    EXPECT_EQ(sf.evaluate(5.1), 1);
    EXPECT_EQ(cdf.evaluate(5.58), 0.5);
    EXPECT_NEAR(sf.evaluate(Vector{6.3, 8})[0], 2.0 / 6, 1e-16);
    EXPECT_EQ(sf.evaluate(Vector{6.3, 8})[1], 0);
    // Without censoring Greenwood's variance is that of a binomial share.
    const auto limits = cdf.confidence_interval(0.95);
    EXPECT_NEAR(limits.high.probabilities[0] - limits.low.probabilities[0],
                1.959963984540054 * std::sqrt(5.0 / 216) + 1.0 / 6, 1e-14);
    EXPECT_EQ(limits.low.probabilities[0], 0);
    EXPECT_TRUE(std::isnan(limits.low.probabilities[4]));
    const auto loglog = sf.confidence_interval(0.95, EcdfMethod::log_log);
    const double s = 0.5, v = (3 / (6.0 * 3)) / (std::log(s) * std::log(s));
    EXPECT_NEAR(loglog.low.probabilities[1], std::pow(s, std::exp(1.959963984540054 * std::sqrt(v))), 1e-14);
    EXPECT_NEAR(cdf.confidence_interval(0.95, EcdfMethod::log_log).high.probabilities[1],
                1 - loglog.low.probabilities[1], 1e-15);
    EXPECT_EQ(ecdf(Vector{}).cdf.quantiles.size(), 0);
    EXPECT_THROW_TEXT(ecdf(Vector{1, nan}), std::invalid_argument, "ecdf: sample must not hold NaN");
    EXPECT_THROW_TEXT((void)cdf.confidence_interval(2), std::invalid_argument, "confidence_level");
}

TEST(Ecdf, KaplanMeier) {
    // The example of SciPy's documentation: car parts in thousand miles.
    const Vector x{37, 43, 47, 56, 60, 62, 71, 77, 80, 81}, expected{1, 1, 0.875, 0.75, 0.75, 0.75, 0.75, 0.5, 0.25, 0};
    const std::vector<int> censored{1, 1, 0, 0, 1, 1, 1, 0, 0, 0};
    const auto result = ecdf(CensoredData::right_censored(x, censored));
    EXPECT_SCALED_CLOSE(result.sf.probabilities, expected, 1e-15);
    EXPECT_SCALED_CLOSE(result.cdf.probabilities + result.sf.probabilities, Vector(10, 1.0), 1e-15);
    EXPECT_THROW_TEXT(CensoredData::right_censored(x, Vector{1}), std::invalid_argument,
                      "CensoredData: x and censored");
}

TEST(Ecdf, Logrank) {
    // The two groups of glioma patients of SciPy's documentation.
    const Vector x{13, 5, 21, 34, 37, 40, 53, 73}, x_left{6, 31, 37, 47, 49, 54, 67, 80, 82, 52, 73, 87};
    const Vector y{10, 10, 12, 13, 14, 15, 16, 17, 18, 20}, y_left{13, 24};
    const auto both = logrank({x, x_left}, {y, y_left});
    EXPECT_LT(both.statistic, -3);
    const auto less = logrank({x, x_left}, {y, y_left}, Alternative::less), swapped = logrank({y, y_left}, {x, x_left});
    EXPECT_NEAR(2 * less.pvalue, both.pvalue, 1e-17);
    EXPECT_NEAR(swapped.statistic, -both.statistic, 1e-14);
    // By hand: at 1 one of two dies in x; at 2 one of one in y.
    const auto tiny = logrank(Vector{1, 4}, Vector{2, 3});
    const double expected = 0.5 + 1.0 / 3 + 0.5 + 1, variance = 0.25 + 2.0 / 9 + 0.25;
    EXPECT_NEAR(tiny.statistic, (2 - expected) / std::sqrt(variance), 1e-15);
}

TEST(Percentiles, ManyScoresOfAVector) {
    const std::vector<int> a{4, 1, 3, 2, 5};
    const Eigen::ArrayXd scores = scixx::stats::scoreatpercentile(a, std::vector<int>{0, 50, 100});
    EXPECT_EQ(scores.matrix(), Eigen::Vector3d(1, 3, 5));
    EXPECT_EQ(scixx::stats::scoreatpercentile(a, Eigen::Vector2d(10, 90))[1], scixx::stats::scoreatpercentile(a, 90));
}

}  // namespace
