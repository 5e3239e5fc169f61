#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/random_variables/binomial.hpp>
#include <scixx/stats/random_variables/make_distribution.hpp>
#include <scixx/stats/random_variables/mixture.hpp>
#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/order_statistic.hpp>
#include <scixx/stats/random_variables/transforms.hpp>
#include <scixx/stats/random_variables/truncate.hpp>
#include <scixx/stats/random_variables/uniform.hpp>

#include "support/bench.hpp"

// SciPy 1.10 has no random variables: its rows are the distributions of the same laws, or their formulas in NumPy.
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
        for (auto _ : state) benchmark::DoNotOptimize(f());
    });
}

const bool rows = [] {
    Generator rng(1);
    const Eigen::ArrayXd z = rng.standard_normal(100000), q = rng.random(100000), e = z.abs() * 2;
    const Eigen::ArrayXd k = rng.binomial(40, 0.3, 100000).cast<double>();
    const stats::Normal X({.mu = 1, .sigma = 2});
    over("Normal.pdf", "1e5", z, [X](const auto& v) { return X.pdf(v); });
    over("Normal.cdf", "1e5", z, [X](const auto& v) { return X.cdf(v); });
    over("Normal.logccdf", "1e5", z, [X](const auto& v) { return X.logccdf(v); });
    over("Normal.icdf", "1e5", q, [X](const auto& v) { return X.icdf(v); });
    over("Normal.cdf(x, y)", "1e5", z, [X](const auto& v) { return X.cdf(v, v + 1); });
    over("Binomial.cdf", "1e5", k, [](const auto& v) { return stats::Binomial({.n = 40, .p = 0.3}).cdf(v); });
    over("exp(Normal).pdf", "1e5", e, [X](const auto& v) { return exp(X).pdf(v); });
    over("abs(Normal).cdf", "1e5", e, [](const auto& v) { return abs(stats::Normal({.mu = 0.5})).cdf(v); });
    over("truncate(Normal).icdf", "1e5", q, [](const auto& v) { return truncate(stats::Normal(), -1, 2).icdf(v); });
    over("order_statistic(Normal).pdf", "1e5", z,
         [](const auto& v) { return order_statistic(stats::Normal(), 3, 10).pdf(v); });
    const stats::Mixture M({stats::Normal({.mu = -1}), stats::Uniform({.a = 0, .b = 2})}, {.weights = {0.25, 0.75}});
    over("Mixture.pdf", "1e5", z, [M](const auto& v) { return M.pdf(v); });
    over("Mixture.cdf", "1e5", z, [M](const auto& v) { return M.cdf(v); });
    const auto G = stats::make_distribution(stats::gamma(2.5, {.scale = 3}));
    over("made gamma.pdf", "1e5", e, [G](const auto& v) { return G.pdf(v); });
    over("made gamma.cdf", "1e5", e, [G](const auto& v) { return G.cdf(v); });
    once("truncate(Normal).variance", [] { return truncate(stats::Normal(), -1, 2).variance(); });
    once("exp(Normal).kurtosis", [X] { return exp(stats::Normal({.sigma = 0.5})).kurtosis(); });
    add("Normal.sample", "1e5", "f64", "scixx", [X](benchmark::State& state) {
        Generator g(1);
        for (auto _ : state) benchmark::DoNotOptimize(X.sample(100000, g).data());
    });
    return true;
}();

}  // namespace
