#include <scixx/core/random.hpp>
#include <scixx/stats/gaussian_kde.hpp>
#include <scixx/stats/qmc/discrepancy.hpp>
#include <scixx/stats/qmc/halton.hpp>
#include <scixx/stats/qmc/latin_hypercube.hpp>
#include <scixx/stats/qmc/sobol.hpp>
#include <scixx/stats/resampling/bootstrap.hpp>
#include <scixx/stats/resampling/permutation_test.hpp>
#include <vector>

#include "support/bench.hpp"

namespace {

using scixx::bench::add;
using scixx::core::Sample;
namespace stats = scixx::stats;
namespace qmc = stats::qmc;

double mean(Sample x) {
    return Eigen::Map<const Eigen::ArrayXd>(x.data(), static_cast<Eigen::Index>(x.size())).mean();
}

const bool rows = [] {
    for (const int workers : {1, 2})
        add(workers == 1 ? "bootstrap mean" : "bootstrap mean, 2 workers", "1000, 9999 resamples", "f64", "scixx",
            [workers](benchmark::State& state) {
                const Eigen::ArrayXd x = scixx::core::Generator(1).standard_normal(1000);
                for (auto _ : state)
                    benchmark::DoNotOptimize(stats::bootstrap(x, mean, {.rng = 1, .workers = workers}).standard_error);
            });
    add("bootstrap mean", "1000, 9999 resamples", "f64", "control", [](benchmark::State& state) {
        const Eigen::ArrayXd x = scixx::core::Generator(1).standard_normal(1000);
        Eigen::Array<std::uint32_t, Eigen::Dynamic, 1> places(1000);
        for (auto _ : state) {
            scixx::core::Generator rng(1);
            for (int i = 0; i < 9999; ++i) {
                rng.integers<std::uint32_t>(0, 1000, places);
                double sum = 0;
                for (Eigen::Index k = 0; k < 1000; ++k) sum += x[places[k]];
                benchmark::DoNotOptimize(sum);
            }
        }
    });
    add("permutation_test difference", "100 + 100, 9999", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = scixx::core::Generator(1).standard_normal(100),
                             y = scixx::core::Generator(2).standard_normal(100);
        for (auto _ : state)
            benchmark::DoNotOptimize(
                stats::permutation_test(std::tie(x, y), [](Sample a, Sample b) { return mean(a) - mean(b); }).pvalue);
    });
    add("gaussian_kde", "1e4 points at 1e3", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = scixx::core::Generator(1).standard_normal(10000),
                             at = Eigen::ArrayXd::LinSpaced(1000, -3, 3);
        const stats::gaussian_kde kde(x);
        for (auto _ : state) benchmark::DoNotOptimize(kde(at).data());
    });
    add("gaussian_kde.resample", "1e5", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXd x = scixx::core::Generator(1).standard_normal(10000);
        const stats::gaussian_kde kde(x);
        for (auto _ : state) benchmark::DoNotOptimize(kde.resample(100000, 1).data());
    });
    add("Sobol", "2^16 x 10", "f64", "scixx", [](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(qmc::Sobol(10, {.rng = 1}).random_base2(16).data());
    });
    add("Halton", "2^16 x 10", "f64", "scixx", [](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(qmc::Halton(10, {.rng = 1}).random(65536).data());
    });
    add("LatinHypercube", "2^16 x 10", "f64", "scixx", [](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(qmc::LatinHypercube(10, {.rng = 1}).random(65536).data());
    });
    add("discrepancy CD", "1024 x 5", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::MatrixXd x = qmc::Sobol(5, {.rng = 1}).random_base2(10);
        for (auto _ : state) benchmark::DoNotOptimize(qmc::discrepancy(x));
    });
    return true;
}();

}  // namespace
