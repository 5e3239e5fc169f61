#include <scixx/core/random_state.hpp>
#include <scixx/stats/descriptive/binned_statistic.hpp>
#include <scixx/stats/descriptive/circular.hpp>
#include <scixx/stats/descriptive/means.hpp>
#include <scixx/stats/descriptive/moments.hpp>
#include <scixx/stats/descriptive/percentiles.hpp>
#include <scixx/stats/descriptive/quantiles.hpp>
#include <scixx/stats/descriptive/trimmed.hpp>
#include <scixx/stats/descriptive/zscore.hpp>
#include <scixx/stats/hypothesis/combine_pvalues.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/regression.hpp>

#include "support/bench.hpp"

namespace {

using namespace scixx::stats;
using scixx::bench::add;

using Array = Eigen::ArrayXd;

// One row: f(x, y) on two vectors of n normal numbers that are correlated, or on what `of` makes of them.
template <class F>
void row(const char* name, Eigen::Index n, const char* size, F f, Array (*of)(const Array&) = nullptr) {
    add(name, size, "f64", "scixx", [n, f, of](benchmark::State& state) {
        scixx::core::RandomState rng(1);
        Array x = rng.standard_normal(n), y = x + Array(rng.standard_normal(n));
        if (of) {
            x = of(x);
            y = of(y);
        }
        for (auto _ : state) benchmark::DoNotOptimize(f(x, y));
    });
}
Array positive(const Array& x) {
    return x.exp();
}
Array whole(const Array& x) {
    return (100 * x).round();
}
Array share(const Array& x) {
    return 1 / (1 + x.exp());
}

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
    row(
        "gmean", 1000000, "1e6", [](const Array& x, const Array&) { return gmean(x); }, positive);
    row(
        "gstd", 1000000, "1e6", [](const Array& x, const Array&) { return gstd(x); }, positive);
    row("trimboth", 1000000, "1e6", [](const Array& x, const Array&) { return trimboth(x, 0.1)[0]; });
    row(
        "mode", 1000000, "1e6", [](const Array& x, const Array&) { return mode(x).mode; }, whole);
    row(
        "combine_pvalues", 1000000, "1e6", [](const Array& x, const Array&) { return combine_pvalues(x).pvalue; },
        share);
    row("rankdata", 1000000, "1e6", [](const Array& x, const Array&) { return rankdata(x)[3]; });
    row("spearmanr", 1000000, "1e6", [](const Array& x, const Array& y) { return spearmanr(x, y).statistic; });
    row("kendalltau", 100000, "1e5", [](const Array& x, const Array& y) { return kendalltau(x, y).statistic; });
    row("mannwhitneyu", 100000, "1e5", [](const Array& x, const Array& y) { return mannwhitneyu(x, y).pvalue; });
    row("ttest_ind", 100, "100", [](const Array& x, const Array& y) { return ttest_ind(x, y).pvalue; });
    row("mannwhitneyu", 100, "100", [](const Array& x, const Array& y) { return mannwhitneyu(x, y).pvalue; });
    return true;
}();

}  // namespace
