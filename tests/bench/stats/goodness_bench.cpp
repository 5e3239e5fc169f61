#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/hypothesis/anderson.hpp>
#include <scixx/stats/hypothesis/cramervonmises.hpp>
#include <scixx/stats/hypothesis/kolmogorov_smirnov.hpp>
#include <scixx/stats/hypothesis/shapiro.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
namespace stats = scixx::stats;

template <class F>
void row(const char* name, Eigen::Index n, const char* size, F f) {
    add(name, size, "f64", "scixx", [n, f](benchmark::State& state) {
        scixx::core::Generator rng(1);
        const Eigen::ArrayXd x = rng.standard_normal(n), y = rng.standard_normal(n) + 0.01;
        for (auto _ : state) benchmark::DoNotOptimize(f(x, y));
    });
}

const bool rows = [] {
    row("ks_2samp", 100, "100", [](const auto& x, const auto& y) { return stats::ks_2samp(x, y).pvalue; });
    row("ks_2samp", 100000, "1e5", [](const auto& x, const auto& y) { return stats::ks_2samp(x, y).pvalue; });
    row("ks_1samp", 100, "100", [](const auto& x, const auto&) { return stats::ks_1samp(x, stats::norm).pvalue; });
    row("ks_1samp", 100000, "1e5", [](const auto& x, const auto&) { return stats::ks_1samp(x, stats::norm).pvalue; });
    row("cramervonmises", 100, "100",
        [](const auto& x, const auto&) { return stats::cramervonmises(x, stats::norm).pvalue; });
    row("anderson", 100, "100", [](const auto& x, const auto&) { return stats::anderson(x).statistic; });
    row("shapiro", 100, "100", [](const auto& x, const auto&) { return stats::shapiro(x).pvalue; });
    row("shapiro", 5000, "5000", [](const auto& x, const auto&) { return stats::shapiro(x).pvalue; });
    return true;
}();

}  // namespace
