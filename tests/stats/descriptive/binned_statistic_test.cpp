#include <algorithm>
#include <limits>
#include <scixx/stats/descriptive/bayes_mvs.hpp>
#include <scixx/stats/descriptive/binned_statistic.hpp>
#include <scixx/stats/hypothesis/obrientransform.hpp>
#include <stdexcept>

#include "stats/descriptive/list.hpp"

namespace {

using namespace scixx::stats;
using scixx::testing::expect_list;
using scixx::testing::Reference;
using Vector = std::vector<double>;
using Indices = Eigen::ArrayX<Eigen::Index>;
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(BinnedStatistic, AgreesWithScipy) {
    const Reference reference("stats/descriptive.json");
    const std::pair<std::string, BinStatistic> kinds[] = {
        {"mean", BinStatistic::mean},   {"std", BinStatistic::std}, {"median", BinStatistic::median},
        {"count", BinStatistic::count}, {"sum", BinStatistic::sum}, {"min", BinStatistic::min},
        {"max", BinStatistic::max}};
    const auto range = [](scixx::core::Sample v) {
        if (v.empty()) throw std::runtime_error("no values");
        return *std::max_element(v.begin(), v.end()) - *std::min_element(v.begin(), v.end());
    };
    for (const auto& [name, e] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = e.list<double>("x"), w = e.list<double>("w"), q = e.list<double>("q");
        const std::vector<Bins> plane{3, {0, 1, 2, 4}};
        for (const auto& [key, kind] : kinds) {
            SCOPED_TRACE(key);
            EXPECT_SCALED_CLOSE(binned_statistic(x, w, {.statistic = kind, .bins = 6}).statistic,
                                e.array<Eigen::ArrayXd>("binned " + key), 1e-14);
            EXPECT_SCALED_CLOSE(binned_statistic_2d(x, q, w, {.statistic = kind, .bins = plane}).statistic,
                                e.array<Eigen::ArrayXXd>("plane " + key), 1e-14);
        }
        const auto b = binned_statistic(x, w, {.statistic = range, .bins = {1, 2.5, 3.5, 7}});
        EXPECT_SCALED_CLOSE(b.statistic, e.array<Eigen::ArrayXd>("range"), 0);
        EXPECT_SCALED_CLOSE(b.bin_edges, e.array<Eigen::ArrayXd>("edges"), 0);
        EXPECT_SCALED_CLOSE(b.binnumber, e.array<Indices>("number"), 0);
        const auto p = binned_statistic_2d(x, q, w, {.statistic = BinStatistic::sum, .bins = plane});
        EXPECT_SCALED_CLOSE(p.x_edge, e.array<Eigen::ArrayXd>("plane x"), 1e-15);
        EXPECT_SCALED_CLOSE(p.y_edge, e.array<Eigen::ArrayXd>("plane y"), 0);
        EXPECT_SCALED_CLOSE(p.binnumber, e.array<Indices>("plane number"), 0);
        EXPECT_SCALED_CLOSE(binned_statistic_2d<true>(x, q, w, {.bins = plane}).binnumber,
                            e.array<Eigen::ArrayXX<Eigen::Index>>("plane numbers"), 0);
        const auto d = binned_statistic_dd(
            e.array<Eigen::MatrixXd>("vectors"), w,
            {.bins = {2, 3, 2}, .range = {std::pair(-2.0, 3.0), std::pair(-1.0, 2.0), std::pair(-2.0, 4.0)}});
        EXPECT_SCALED_CLOSE(d.statistic, e.array<Eigen::ArrayXd>("space"), 1e-14);
        EXPECT_SCALED_CLOSE(d.binnumber, e.array<Indices>("space number"), 0);
        EXPECT_EQ(d.shape, (scixx::core::Dims{2, 3, 2}));
        const auto o = obrientransform(x, Vector(q.begin(), q.begin() + 5));
        EXPECT_SCALED_CLOSE(o[0], e.array<Eigen::ArrayXd>("brien"), 1e-13);
        EXPECT_SCALED_CLOSE(o[1], e.array<Eigen::ArrayXd>("brien 2"), 1e-13);
        const auto m = bayes_mvs(x, 0.8);
        Vector list;
        for (const auto& estimate : {m.mean, m.variance, m.std_dev})
            list.insert(list.end(), {estimate.statistic, estimate.minmax.first, estimate.minmax.second});
        expect_list(list, e, "bayes", 1e-12);
        const auto [mdist, vdist, sdist] = mvsdist(x);
        const Eigen::Map<const Eigen::ArrayXd> a(x.data(), static_cast<Eigen::Index>(x.size()));
        const double variance = (a - a.mean()).square().mean();
        list.clear();
        for (const auto& [dist, at] : {std::pair(mdist, a.mean() + 0.3), std::pair(vdist, variance * 1.3),
                                       std::pair(sdist, std::sqrt(variance) * 0.9)})
            list.insert(list.end(),
                        {dist.mean(), dist.var(), dist.std(), dist.pdf(at), dist.cdf(at), dist.sf(at), dist.ppf(0.2)});
        expect_list(list, e, "mvs", 1e-11);
    }
}

TEST(BinnedStatistic, EdgesAndErrors) {
    const Vector one{1, 1}, values{1, 2};
    EXPECT_EQ(binned_statistic(one, values).statistic[5], 1.5);
    EXPECT_EQ(binned_statistic(one, values).binnumber[0], 6);
    EXPECT_TRUE(std::isnan(binned_statistic(Vector{1, 2}, Vector{1, nan}, {.bins = 1}).statistic[0]));
    EXPECT_TRUE(
        std::isnan(binned_statistic(one, Vector{nan, 1}, {.statistic = BinStatistic::max, .bins = 1}).statistic[0]));
    EXPECT_EQ(binned_statistic(Vector{}, Vector{}, {.statistic = BinStatistic::count, .bins = {0, 1}}).statistic[0], 0);
    EXPECT_THROW_TEXT(binned_statistic(Vector{}, Vector{}), std::invalid_argument, "binned_statistic: an empty sample");
    EXPECT_THROW_TEXT(binned_statistic(one, Vector{1}), std::invalid_argument, "binned_statistic: values");
    EXPECT_THROW_TEXT(binned_statistic(Vector{1, nan}, values), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT(binned_statistic(one, values, {.bins = 0}), std::invalid_argument, "bins must be positive");
    EXPECT_THROW_TEXT(binned_statistic(one, values, {.bins = {2, 1}}), std::invalid_argument, "must ascend");
    EXPECT_THROW_TEXT(binned_statistic(one, values, {.range = std::pair(3.0, 1.0)}), std::invalid_argument, "range");
    EXPECT_THROW_TEXT(binned_statistic_2d(one, one, values, {.bins = {1, 2, 3}}), std::invalid_argument,
                      "binned_statistic_2d: bins");
}

TEST(BayesMvs, FewData) {
    const auto two = bayes_mvs(Vector{1, 3});
    EXPECT_EQ(two.mean.statistic, std::numeric_limits<double>::infinity());
    EXPECT_NEAR(two.mean.minmax.first, -4.313751514675043, 1e-13);
    EXPECT_NEAR(two.variance.minmax.second, 508.62888910111695, 1e-9);
    EXPECT_EQ(two.std_dev.statistic, std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(bayes_mvs(Vector{1, 1, 1}).variance.statistic));
    const auto unit = bayes_mvs(Vector{1, 3, 4, 8});
    for (const double scale : {1e-200, 1e200}) {  // the variance is out of range, the others are not
        const auto far = bayes_mvs(Vector{scale, 3 * scale, 4 * scale, 8 * scale});
        EXPECT_REL_CLOSE(far.mean.minmax.first, unit.mean.minmax.first * scale, 1e-14);
        EXPECT_REL_CLOSE(far.std_dev.statistic, unit.std_dev.statistic * scale, 1e-14);
        EXPECT_REL_CLOSE(far.std_dev.minmax.second, unit.std_dev.minmax.second * scale, 1e-14);
        EXPECT_EQ(far.variance.statistic, scale < 1 ? 0 : std::numeric_limits<double>::infinity());
    }
    const auto many = bayes_mvs(Eigen::ArrayXd::LinSpaced(1500, 0, 1499));
    EXPECT_NEAR(many.mean.minmax.first, 731.1099814721692, 1e-9);
    EXPECT_NEAR(many.variance.minmax.first, 176238.378730853, 1e-6);
    EXPECT_NEAR(many.std_dev.minmax.second, 446.0163124743391, 1e-9);
    EXPECT_THROW_TEXT(bayes_mvs(Vector{1}), std::invalid_argument, "at least 2 values");
    EXPECT_THROW_TEXT(bayes_mvs(Vector{1, 2}, 2), std::invalid_argument, "bayes_mvs: alpha");
    EXPECT_TRUE(std::isnan(obrientransform(Vector{1, 2})[0][0]));
}

}  // namespace
