#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/stats/descriptive/circular.hpp>
#include <scixx/stats/descriptive/frequencies.hpp>
#include <scixx/stats/descriptive/means.hpp>
#include <scixx/stats/descriptive/moments.hpp>
#include <scixx/stats/descriptive/quantiles.hpp>
#include <scixx/stats/descriptive/zscore.hpp>
#include <scixx/tensor.hpp>
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

void expect_list(const std::vector<double>& actual, const Case& expected, const std::string& key) {
    SCOPED_TRACE(key);
    const auto wanted = expected.list<double>(key);
    ASSERT_EQ(actual.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_REL_CLOSE(actual[i], wanted[i], 1e-13);
}

TEST(Descriptive, AgreesWithScipy) {
    const Reference reference("stats/summaries.json");
    for (const char* name : {"smooth", "ties", "small"}) {
        SCOPED_TRACE(name);
        const Case& c = reference[name];
        const auto a = c.list<double>("a"), b = c.list<double>("b");
        const auto [nobs, minmax, mean, variance, skewness, excess] = describe(a);
        expect_list({nobs, minmax.first, minmax.second, mean, variance, skewness, excess}, c, "describe");
        expect_list({skew(a), skew(a, {.bias = false})}, c, "skew");
        expect_list({kurtosis(a), kurtosis(a, {.fisher = false, .bias = false})}, c, "kurtosis");
        expect_list({moment(a, {.order = 3}), moment(a, {.order = 4})}, c, "moment");
        expect_list({sem(a), variation(a), iqr(a), iqr(a, {.rng = {10, 80}}), median_abs_deviation(a)}, c, "spread");
        expect_list({gmean(a), hmean(a), pmean(a, 2.5), trim_mean(a, 0.1)}, c, "means");
        const auto [value, count] = mode(a);
        expect_list({value, count}, c, "mode");
        EXPECT_SCALED_CLOSE(zscore(a, {.ddof = 1}), c.array<Eigen::ArrayXd>("zscore"), 1e-14);
        EXPECT_SCALED_CLOSE(zmap(a, b), c.array<Eigen::ArrayXd>("zmap"), 1e-14);
        const std::pair<const char*, RankMethod> methods[] = {{"average", RankMethod::average},
                                                              {"min", RankMethod::min},
                                                              {"max", RankMethod::max},
                                                              {"dense", RankMethod::dense},
                                                              {"ordinal", RankMethod::ordinal}};
        for (const auto& [key, method] : methods)
            EXPECT_SCALED_CLOSE(rankdata(a, method), c.array<Eigen::ArrayXd>(std::string("rank ") + key), 0);
    }
}

TEST(Descriptive, AxesPoliciesAndShapes) {
    Eigen::ArrayXXd m(4, 3);
    m << 1, 2, 3, 4, 9, 6, 7, 8, 1, 2, 2, 5;
    const Eigen::ArrayXd down = skew(m), across = skew(m, {.axis = 1});
    EXPECT_EQ(down[1], skew(m.col(1)));
    EXPECT_EQ(across[3], skew(m.row(3)));
    EXPECT_EQ(skew<Reduce::all>(m), skew(m.transpose().reshaped().eval()));
    EXPECT_EQ(kurtosis<Reduce::keepdims>(m, {.axis = 1}).cols(), 1);
    Eigen::ArrayXXd z = zscore(m);
    EXPECT_NEAR(z.col(0).square().sum(), 4, 1e-14);
    zscore(m, {.axis = 1}, z);
    EXPECT_NEAR(z.row(2).sum(), 0, 1e-14);
    Eigen::ArrayXXd missing = m;
    missing(1, 0) = nan;
    EXPECT_TRUE(std::isnan(sem(missing)[0]));
    EXPECT_EQ(sem(missing)[1], sem(m)[1]);
    EXPECT_EQ(sem(missing, {.nan_policy = NanPolicy::omit})[0], sem(std::vector<double>{1, 7, 2}));
    EXPECT_THROW_TEXT(sem(missing, {.nan_policy = NanPolicy::raise}), std::invalid_argument,
                      "sem: the input contains nan");
    const Eigen::ArrayXXd ranks = rankdata(missing, {.axis = 1, .nan_policy = NanPolicy::omit});
    EXPECT_TRUE(std::isnan(ranks(1, 0)));
    EXPECT_EQ(ranks(1, 1), 2);
    EXPECT_EQ(ranks(2, 1), 3);
    EXPECT_TRUE(std::isnan(rankdata(missing, {.method = RankMethod::max}).col(0).sum()));
    EXPECT_THROW_TEXT(rankdata(missing, {.nan_policy = NanPolicy::raise}), std::invalid_argument,
                      "rankdata: the input");
    Eigen::Tensor<float, 3> t(2, 3, 4);
    t.setConstant(2);
    const Eigen::Tensor<double, 2> g = gmean(t, {.axis = 2});
    EXPECT_NEAR(g(1, 2), 2, 1e-15);
}

TEST(Descriptive, ScalesAndConstants) {
    const std::vector<double> huge(7, 1e300), tiny{1e-200, 2e-200, 4e-200}, large{1e200, 2e200, 4e200};
    EXPECT_EQ(describe(huge).mean, 1e300);
    EXPECT_EQ(describe(huge).variance, 0);
    EXPECT_TRUE(std::isnan(skew(huge)));
    EXPECT_REL_CLOSE(skew(tiny), skew(std::vector<double>{1, 2, 4}), 1e-14);
    EXPECT_REL_CLOSE(kurtosis(large), kurtosis(std::vector<double>{1, 2, 4}), 1e-14);
    EXPECT_REL_CLOSE(sem(large), 1e200 * sem(std::vector<double>{1, 2, 4}), 1e-14);
    EXPECT_TRUE(std::isnan(zscore(std::vector<double>{3, 3, 3})[0]));
    EXPECT_REL_CLOSE(pmean(large, 3.0), 1e200 * pmean(std::vector<double>{1, 2, 4}, 3.0), 1e-14);
}

TEST(Descriptive, FewObservations) {
    const std::vector<double> none, one{5};
    EXPECT_TRUE(std::isnan(skew(none)));
    EXPECT_TRUE(std::isnan(skew(one)));
    EXPECT_TRUE(std::isnan(sem(one)));
    EXPECT_TRUE(std::isnan(describe(one).variance));
    EXPECT_EQ(iqr(one), 0);
    EXPECT_TRUE(std::isnan(median_abs_deviation(none)));
    EXPECT_EQ(rankdata(none).size(), 0);
    EXPECT_EQ(mode(none).count, 0);
    EXPECT_EQ(moment(one), 0);
}

// Statistical Reference Datasets of NIST: NumAcc1 to NumAcc4, mean and standard deviation certified.
TEST(Descriptive, NistUnivariate) {
    const auto numacc = [](double centre) {
        std::vector<double> x{centre};
        for (int i = 0; i < 500; ++i) {
            x.push_back(centre - 0.1);
            x.push_back(centre + 0.1);
        }
        return x;
    };
    const auto first = describe(std::vector<double>{10000001, 10000003, 10000002});
    EXPECT_EQ(first.mean, 10000002);
    EXPECT_EQ(first.variance, 1);
    for (const double centre : {1.2, 1000000.2, 10000000.2}) {
        SCOPED_TRACE(centre);
        std::vector<double> x = numacc(centre), near(x);
        for (double& v : near) v -= std::floor(centre);
        EXPECT_REL_CLOSE(describe(x).mean, centre, 1e-15);
        // The deviation 0.1, to the digits that the data keep; and what the data themselves say.
        EXPECT_REL_CLOSE(std::sqrt(describe(x).variance), 0.1, 1e-14 + centre * 2e-15);
        EXPECT_REL_CLOSE(describe(x).variance, describe(near).variance, 1e-13);
    }
}

// Lottery, Mavro and Michelso of the same: mean, standard deviation and lag-1 autocorrelation, certified to 15 digits.
// Values are whole numbers of a unit above an origin.
TEST(Descriptive, NistUnivariateObserved) {
    const auto check = [](const std::vector<int>& counts, double origin, double unit, double mean, double deviation,
                          double correlation) {
        std::vector<double> x;
        for (const int c : counts) x.push_back(origin + c / unit);
        const auto d = describe(x);
        EXPECT_REL_CLOSE(d.mean, mean, 2e-15);
        // The rounding of the data to double, relative to the deviation, is what limits the digits.
        EXPECT_REL_CLOSE(std::sqrt(d.variance), deviation, 2e-15 + 1e-16 * mean / deviation);
        double sum = 0, squares = 0;
        const std::vector<double> z = [&] {
            const auto scores = zscore(x);
            return std::vector<double>(scores.begin(), scores.end());
        }();
        for (std::size_t i = 0; i < z.size(); ++i) {
            squares += z[i] * z[i];
            if (i > 0) sum += z[i] * z[i - 1];
        }
        EXPECT_REL_CLOSE(sum / squares, correlation, 1e-14 + 1e-16 * mean / deviation);
    };
    const std::vector<int> lottery{
        162, 671, 933, 414, 788, 730, 817, 33,  536, 875, 670, 236, 473, 167, 877, 980, 316, 950, 456, 92,  517, 557,
        956, 954, 104, 178, 794, 278, 147, 773, 437, 435, 502, 610, 582, 780, 689, 562, 964, 791, 28,  97,  848, 281,
        858, 538, 660, 972, 671, 613, 867, 448, 738, 966, 139, 636, 847, 659, 754, 243, 122, 455, 195, 968, 793, 59,
        730, 361, 574, 522, 97,  762, 431, 158, 429, 414, 22,  629, 788, 999, 187, 215, 810, 782, 47,  34,  108, 986,
        25,  644, 829, 630, 315, 567, 919, 331, 207, 412, 242, 607, 668, 944, 749, 168, 864, 442, 533, 805, 372, 63,
        458, 777, 416, 340, 436, 140, 919, 350, 510, 572, 905, 900, 85,  389, 473, 758, 444, 169, 625, 692, 140, 897,
        672, 288, 312, 860, 724, 226, 884, 508, 976, 741, 476, 417, 831, 15,  318, 432, 241, 114, 799, 955, 833, 358,
        935, 146, 630, 830, 440, 642, 356, 373, 271, 715, 367, 393, 190, 669, 8,   861, 108, 795, 269, 590, 326, 866,
        64,  523, 862, 840, 219, 382, 998, 4,   628, 305, 747, 247, 34,  747, 729, 645, 856, 974, 24,  568, 24,  694,
        608, 480, 410, 729, 947, 293, 53,  930, 223, 203, 677, 227, 62,  455, 387, 318, 562, 242, 428, 968};
    const std::vector<int> mavro{180, 170, 180, 190, 180, 170, 150, 140, 150, 150, 170, 180, 180, 190, 190, 210, 200,
                                 160, 140, 130, 130, 150, 150, 160, 150, 140, 130, 140, 150, 140, 150, 160, 150, 160,
                                 190, 200, 200, 210, 220, 230, 240, 250, 270, 260, 260, 260, 270, 260, 250, 240};
    const std::vector<int> michelso{
        850, 740, 900, 1070, 930, 850, 950, 980, 980, 880, 1000, 980, 930, 650, 760, 810, 1000, 1000, 960, 960,
        960, 940, 960, 940,  880, 800, 850, 880, 900, 840, 830,  790, 810, 880, 880, 830, 800,  790,  760, 800,
        880, 880, 880, 860,  720, 720, 620, 860, 970, 950, 880,  910, 850, 870, 840, 840, 850,  840,  840, 840,
        890, 810, 810, 820,  800, 770, 760, 740, 750, 760, 910,  920, 890, 860, 880, 720, 840,  850,  850, 780,
        890, 840, 780, 810,  760, 810, 790, 810, 820, 850, 870,  870, 810, 740, 810, 940, 950,  800,  810, 870};
    check(lottery, 0, 1, 518.958715596330, 291.699727470969, -0.120948622967393);
    check(mavro, 2, 100000, 2.00185600000000, 0.000429123454003053, 0.937989183438248);
    check(michelso, 299, 1000, 299.852400000000, 0.0790105478190518, 0.535199668621283);
}

TEST(Descriptive, DescribeCountsNan) {
    Eigen::ArrayXXd a(4, 2);
    a << 1, 2, 3, std::nan(""), 5, 6, 7, 8;
    const auto d = describe(a);
    EXPECT_TRUE((d.nobs == 4).all());
    EXPECT_TRUE(std::isnan(d.mean(1)));
    EXPECT_EQ(describe<Reduce::all>(a).nobs, 8);
    EXPECT_EQ(describe(a, {.nan_policy = NanPolicy::omit}).nobs(1), 3);
}

// Enough values for the radix sort and the selection in one pass.
TEST(Descriptive, DescribeOfALineWithoutNumbers) {
    Eigen::ArrayXXd a(2, 2);
    a << 1, nan, 3, nan;
    const auto d = scixx::stats::describe(a, {.nan_policy = scixx::stats::NanPolicy::omit});
    EXPECT_EQ(d.mean[0], 2);
    EXPECT_EQ(d.nobs[1], 0);
    EXPECT_TRUE(std::isnan(d.minmax.first[1]) && std::isnan(d.variance[1]));
}

TEST(Descriptive, ManyValues) {
    std::vector<double> x;
    for (int i = 0; i < 40000; ++i) x.push_back(std::sin(i * i) * std::exp(20 * std::sin(i)));
    x[7] = -0.0;
    x[9] = 0.0;
    std::vector<double> all(x);
    std::sort(all.begin(), all.end());
    const Eigen::ArrayXd ranks = rankdata(x, RankMethod::min);
    for (std::size_t i = 0; i < x.size(); ++i)
        ASSERT_EQ(all[static_cast<std::size_t>(ranks[static_cast<Eigen::Index>(i)]) - 1], x[i]);
    EXPECT_EQ(ranks[7], ranks[9]);
    for (const double q : {0.0, 0.2, 25.0, 50.0, 99.99, 100.0}) {
        const double place = q / 100 * 39999, below = std::floor(place), t = place - below;
        const double low = all[static_cast<std::size_t>(below)],
                     high = all[std::min<std::size_t>(39999, std::size_t(below) + 1)];
        EXPECT_NEAR(iqr(x, {.rng = {0, q}}), low + t * (high - low) - all[0], 1e-15 * 1e9);
    }
    EXPECT_EQ(describe(x).minmax.first, all.front());
    EXPECT_EQ(describe(x).minmax.second, all.back());
}

TEST(Descriptive, Errors) {
    const std::vector<double> none, x{1, -2, 3};
    EXPECT_THROW_TEXT(describe(none), std::invalid_argument, "describe: the input must not be empty");
    EXPECT_THROW_TEXT(hmean(x), std::invalid_argument, "hmean: a must not be negative");
    EXPECT_THROW_TEXT(pmean(x, 2), std::invalid_argument, "pmean: a must not be negative");
    EXPECT_THROW_TEXT(moment(x, {.order = -1}), std::invalid_argument, "moment: order");
    EXPECT_THROW_TEXT(iqr(x, {.rng = {10, 110}}), std::invalid_argument, "iqr: rng");
    EXPECT_THROW_TEXT(trim_mean(std::vector<double>{1, 2}, 0.5), std::invalid_argument, "trim_mean: proportiontocut");
    EXPECT_THROW_TEXT(skew(x, {.axis = 1}), std::invalid_argument, "skew: axis 1");
}

TEST(Descriptive, DirectionsCloseTogether) {
    // A spread of 1e-9: the variance is half, the deviation all of the population's about the mean.
    const std::vector<double> x{1, 1 + 1e-9, 1 - 1e-9};
    EXPECT_REL_CLOSE(scixx::stats::circstd(x), std::sqrt(2.0 / 3) * 1e-9, 1e-6);
    EXPECT_REL_CLOSE(scixx::stats::circvar(x), 1e-18 / 3, 1e-6);
    EXPECT_EQ(scixx::stats::circstd(std::vector<double>{0.1, 0.1, 0.1}), 0);
}

TEST(Descriptive, HistogramsOfSubnormalNumbers) {
    const double unit = 0x1p-1070;
    const auto r = scixx::stats::cumfreq(std::vector<double>{0, 8 * unit, 16 * unit, 16 * unit}, {.numbins = 3});
    EXPECT_EQ(r.cumcount.matrix(), Eigen::Vector3d(1, 2, 4));
    const auto large = scixx::stats::cumfreq(std::vector<double>{1e199, 1e199}, {.numbins = 4});
    EXPECT_EQ(large.cumcount.matrix(), Eigen::Vector4d(0, 0, 2, 2));
}

TEST(Descriptive, ScalesAndOrdersByNameAndPlace) {
    namespace stats = scixx::stats;
    const std::vector<int> x{2, 8, 0, 4, 1, 9, 9, 0};
    EXPECT_EQ(stats::moment(x, 3), stats::moment(x, {.order = 3}));
    EXPECT_REL_CLOSE(stats::median_abs_deviation(x, {.scale = stats::MedianAbsDeviationOptions::normal}),
                     stats::median_abs_deviation(x) / 0.67448975019608171, 1e-15);
    EXPECT_REL_CLOSE(stats::iqr(x, {.scale = stats::IqrOptions::normal}), stats::iqr(x) / 1.3489795003921634, 1e-15);
}

}  // namespace
