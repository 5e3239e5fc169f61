#include <algorithm>
#include <limits>
#include <scixx/stats/descriptive/means.hpp>
#include <scixx/stats/descriptive/trimmed.hpp>
#include <scixx/stats/descriptive/zscore.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::expect_list;
using scixx::testing::Reference;
using Vector = std::vector<double>;
const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();

Eigen::ArrayXd sorted(Eigen::ArrayXd x) {
    std::sort(x.data(), x.data() + x.size());
    return x;
}

TEST(Trimmed, AgreesWithScipy) {
    const Reference reference("stats/descriptive.json");
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = e.list<double>("x"), w = e.list<double>("w");
        const Limits limits{2, 7};
        expect_list({tmean(x, {.limits = limits}), tmean(x, {.limits = limits, .inclusive = {false, false}}),
                     tmean(x, {.limits = {{}, 5}}), tvar(x, {.limits = limits}), tvar(x, {.limits = limits, .ddof = 0}),
                     tstd(x, {.limits = limits}), tsem(x, {.limits = limits}), tsem(x), tmin(x, {.lowerlimit = 2.5}),
                     tmin(x, {.lowerlimit = 2.5, .inclusive = false}), tmax(x, {.upperlimit = 7}),
                     tmax(x, {.upperlimit = 7, .inclusive = false})},
                    e, "trimmed");
        EXPECT_SCALED_CLOSE(sorted(trimboth(x, 0.15)), e.array<Eigen::ArrayXd>("trimboth"), 0);
        EXPECT_SCALED_CLOSE(sorted(trim1(x, 0.2)), e.array<Eigen::ArrayXd>("right"), 0);
        EXPECT_SCALED_CLOSE(sorted(trim1(x, 0.2, Tail::left)), e.array<Eigen::ArrayXd>("left"), 0);
        const auto c = sigmaclip(x, 1.5, 1.6);
        EXPECT_SCALED_CLOSE(c.clipped, e.array<Eigen::ArrayXd>("clipped"), 0);
        expect_list({c.lower, c.upper}, e, "bounds");
        expect_list({gstd(x), gstd(x, {.ddof = 0}), gmean(x, w), hmean(x, w), pmean(x, 1.7, w), pmean(x, 0, w),
                     pmean(x, -2, w)},
                    e, "means");
        EXPECT_SCALED_CLOSE(gzscore(x), e.array<Eigen::ArrayXd>("gzscore"), 1e-13);
    }
}

TEST(Trimmed, Axes) {
    Eigen::ArrayXXi m(5, 4);
    for (int i = 0; i < 20; ++i) m(i / 4, i % 4) = i;
    const Limits limits{3, 9};
    const Eigen::ArrayXd down = tmean(m, {.limits = limits}), spread = tvar(m, {.limits = limits, .axis = 1});
    EXPECT_EQ(down[0], 6);
    EXPECT_EQ(down[1], 7);
    EXPECT_TRUE(std::isnan(spread[0]));
    EXPECT_NEAR(spread[1], 5.0 / 3, 1e-15);
    EXPECT_TRUE(std::isnan(spread[4]));
    EXPECT_EQ(tmean<Reduce::all>(m, {.limits = limits}), 6);
    const Eigen::ArrayXXi inner = trimboth(m, 0.25);
    EXPECT_EQ(inner.rows(), 3);
    EXPECT_EQ(inner.minCoeff(), 4);
    EXPECT_EQ(inner.maxCoeff(), 15);
    EXPECT_EQ(trim1(m, 0.5, Tail::left, 1).cols(), 2);
    const Eigen::ArrayXi flat = trimboth<Reduce::all>(m, 0.1);
    EXPECT_EQ(flat.size(), 16);
    EXPECT_EQ(flat.minCoeff(), 2);
    EXPECT_EQ(trim1(m, 1.0).rows(), 0);
    EXPECT_EQ(sigmaclip(m, 1.5, 1.5).clipped.size(), 6);
    const Eigen::ArrayXXd weights = Eigen::ArrayXXd::Constant(5, 4, 2);
    const Eigen::ArrayXXd x = m.cast<double>() + 1;
    EXPECT_SCALED_CLOSE(gmean(x, weights), gmean(x), 1e-14);
    EXPECT_SCALED_CLOSE(hmean(x, Vector{1, 1, 1, 1, 1}), hmean(x), 1e-14);
    EXPECT_SCALED_CLOSE(pmean(x, 2.5, Vector{1, 1, 1, 1}, {.axis = 1}), pmean(x, 2.5, {.axis = 1}), 1e-14);
}

TEST(Trimmed, FewValuesAndNaN) {
    EXPECT_TRUE(std::isnan(tmean(Vector{})));
    EXPECT_TRUE(std::isnan(tmean(Vector{1, nan})));
    EXPECT_EQ(tmin(Vector{2, nan, 1}, {.nan_policy = NanPolicy::omit}), 1);
    EXPECT_TRUE(std::isnan(tvar(Vector{3})));
    EXPECT_TRUE(std::isnan(gstd(Vector{3})));
    EXPECT_EQ(gstd(Vector{2, 2}), 1);
    EXPECT_EQ(trimboth(Vector{}, 0.1).size(), 0);
    EXPECT_TRUE(std::isnan(trim1(Vector{nan, 1, 2, 0}, 0.5, Tail::left).maxCoeff<Eigen::PropagateNaN>()));
    const auto none = sigmaclip(Vector{});
    EXPECT_EQ(none.clipped.size(), 0);
    EXPECT_TRUE(std::isnan(none.lower));
    EXPECT_TRUE(std::isnan(gmean(Vector{}, Vector{})));
}

TEST(Trimmed, Errors) {
    const Vector x{1, 2, 3};
    EXPECT_THROW_TEXT(tmean(x, {.limits = {10, 20}}), std::invalid_argument, "tmean: no values lie within the limits");
    EXPECT_THROW_TEXT(tmin(x, {.lowerlimit = 10}), std::invalid_argument, "tmin: no values");
    EXPECT_THROW_TEXT(trimboth(x, 0.5 + 0.2), std::invalid_argument, "trimboth: proportiontocut");
    EXPECT_THROW_TEXT(trim1(x, -1), std::invalid_argument, "trim1: proportiontocut");
    EXPECT_THROW_TEXT(gstd(Vector{1, 0}), std::invalid_argument, "gstd: a must be positive");
    EXPECT_THROW_TEXT(gstd(Vector{1, inf}), std::invalid_argument, "gstd: a must be positive");
    EXPECT_THROW_TEXT(hmean(Vector{1, -1}, Vector{1, 1}), std::invalid_argument, "hmean: a must not be negative");
    EXPECT_THROW_TEXT(pmean(Vector{1, -1}, 2, Vector{1, 1}), std::invalid_argument, "pmean: a must not be negative");
    EXPECT_THROW_TEXT(gmean(x, Vector{1}), std::invalid_argument, "same length");
    EXPECT_THROW_TEXT(gmean(Eigen::ArrayXXd(2, 2), x), std::invalid_argument, "gmean: weights");
}

TEST(Trimmed, LimitsInTheirPlace) {
    const std::vector<int> x{11, 12, 13, 14};
    EXPECT_EQ(tmax(x, 13), 13);
    EXPECT_EQ(tmax(x, 13, {.inclusive = false}), 12);
    EXPECT_EQ(tmin(x, 12.5, {.inclusive = false}), 13);
}

}  // namespace
