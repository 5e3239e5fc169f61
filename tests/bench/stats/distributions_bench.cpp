#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/beta.hpp>
#include <scixx/stats/distributions/counting.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/distributions/normal.hpp>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
using scixx::core::Generator;
namespace stats = scixx::stats;

template <class F>
void over(const char* name, const char* size, Eigen::ArrayXd x, F f) {
    add(name, size, "f64", "scixx", [x = std::move(x), f](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(Eigen::ArrayXd(f(x)).data());
    });
}
template <class F>
void once(const char* name, F f) {
    add(name, "scalar", "f64", "scixx", [f](benchmark::State& state) {
        double x = 1.1;
        for (auto _ : state) {
            benchmark::DoNotOptimize(x);
            benchmark::DoNotOptimize(f(x));
        }
    });
}

const bool rows = [] {
    Generator rng(1);
    const Eigen::ArrayXd z = rng.standard_normal(1000000), q = rng.random(1000000), u = rng.random(100000);
    const Eigen::ArrayXd x = rng.standard_normal(100000).abs() * 2;
    over("norm.pdf", "1e6", z, [](const auto& v) { return stats::norm.pdf(v); });
    over("norm.logpdf", "1e6", z, [](const auto& v) { return stats::norm.logpdf(v); });
    over("norm.cdf", "1e6", z, [](const auto& v) { return stats::norm.cdf(v); });
    over("norm.ppf", "1e6", q, [](const auto& v) { return stats::norm.ppf(v); });
    over("gamma.cdf", "1e5", x, [](const auto& v) { return stats::gamma.cdf(v, 2.5); });
    over("gamma.ppf", "1e5", u, [](const auto& v) { return stats::gamma.ppf(v, 2.5); });
    over("beta.cdf", "1e5", u, [](const auto& v) { return stats::beta.cdf(v, 2.5, 1.5); });
    over("beta.ppf", "1e5", u, [](const auto& v) { return stats::beta.ppf(v, 2.5, 1.5); });
    over("t.cdf", "1e5", x, [](const auto& v) { return stats::t.cdf(v, 5.0); });
    over("t.ppf", "1e5", u, [](const auto& v) { return stats::t.ppf(v, 5.0); });
    over("chi2.cdf", "1e5", x, [](const auto& v) { return stats::chi2.cdf(v, 5.0); });
    over("chi2.ppf", "1e5", u, [](const auto& v) { return stats::chi2.ppf(v, 5.0); });
    over("f.cdf", "1e5", x, [](const auto& v) { return stats::f.cdf(v, 5.0, 8.0); });
    over("f.ppf", "1e5", u, [](const auto& v) { return stats::f.ppf(v, 5.0, 8.0); });
    once("norm.cdf", [](double v) { return stats::norm.cdf(v); });
    once("gamma.pdf", [](double v) { return stats::gamma.pdf(v, 2.5); });
    once("t.ppf", [](double v) { return stats::t.ppf(v - 1, 5.0); });
    add("norm.rvs", "1e6", "f64", "scixx", [](benchmark::State& state) {
        Generator g(1);
        for (auto _ : state) benchmark::DoNotOptimize(stats::norm.rvs(1000000, g).data());
    });
    add("gamma.rvs", "1e6", "f64", "scixx", [](benchmark::State& state) {
        Generator g(1);
        for (auto _ : state) benchmark::DoNotOptimize(stats::gamma.rvs(2.5, 1000000, g).data());
    });
    add("poisson.rvs", "1e6", "f64", "scixx", [](benchmark::State& state) {
        Generator g(1);
        for (auto _ : state) benchmark::DoNotOptimize(stats::poisson.rvs(3.5, 1000000, g).data());
    });
    const Eigen::ArrayXd sample = stats::gamma(2.5).rvs(1000, rng);
    add("gamma.fit", "1000", "f64", "scixx", [sample](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(stats::gamma.fit(sample));
    });
    add("norm.fit", "1000", "f64", "scixx", [sample](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(stats::norm.fit(sample));
    });
    add("weibull_min.fit", "1000", "f64", "scixx", [sample](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(stats::weibull_min.fit(sample));
    });
    return true;
}();

}  // namespace
