#include <scixx/core/random_state.hpp>
#include <scixx/stats/descriptive/binned_statistic.hpp>
#include <scixx/stats/descriptive/circular.hpp>
#include <scixx/stats/descriptive/moments.hpp>
#include <scixx/stats/descriptive/percentiles.hpp>
#include <scixx/stats/descriptive/quantiles.hpp>
#include <scixx/stats/descriptive/zscore.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/regression.hpp>

#include "support/bench.hpp"

namespace {

using namespace scixx::stats;
using scixx::bench::add;

// One row: f(x, y) on two vectors of n normal numbers that are correlated.
template <class F>
void row(const char* name, Eigen::Index n, const char* size, F f) {
    add(name, size, "f64", "scixx", [n, f](benchmark::State& state) {
        scixx::core::RandomState rng(1);
        const Eigen::ArrayXd x = rng.standard_normal(n), y = x + Eigen::ArrayXd(rng.standard_normal(n));
        for (auto _ : state) benchmark::DoNotOptimize(f(x, y));
    });
}
using Array = Eigen::ArrayXd;

const bool rows = [] {
    row("describe", 1000000, "1e6", [](const Array& x, const Array&) { return describe(x).variance; });
    row("skew and kurtosis", 1000000, "1e6", [](const Array& x, const Array&) { return skew(x) + kurtosis(x); });
    row("zscore", 1000000, "1e6", [](const Array& x, const Array&) { return zscore(x)[0]; });
    row("ttest_ind", 1000000, "1e6", [](const Array& x, const Array& y) { return ttest_ind(x, y).pvalue; });
    row("linregress", 1000000, "1e6", [](const Array& x, const Array& y) { return linregress(x, y).slope; });
    row("iqr", 1000000, "1e6", [](const Array& x, const Array&) { return iqr(x); });
    row("circmean", 1000000, "1e6", [](const Array& x, const Array&) { return circmean(x); });
    row("binned_statistic", 1000000, "1e6",
        [](const Array& x, const Array& y) { return binned_statistic(x, y, {.bins = 50}).statistic[7]; });
    row("rankdata", 1000000, "1e6", [](const Array& x, const Array&) { return rankdata(x)[3]; });
    row("spearmanr", 1000000, "1e6", [](const Array& x, const Array& y) { return spearmanr(x, y).statistic; });
    row("kendalltau", 100000, "1e5", [](const Array& x, const Array& y) { return kendalltau(x, y).statistic; });
    row("mannwhitneyu", 100000, "1e5", [](const Array& x, const Array& y) { return mannwhitneyu(x, y).pvalue; });
    row("ttest_ind", 100, "100", [](const Array& x, const Array& y) { return ttest_ind(x, y).pvalue; });
    row("mannwhitneyu", 100, "100", [](const Array& x, const Array& y) { return mannwhitneyu(x, y).pvalue; });
    return true;
}();

}  // namespace
