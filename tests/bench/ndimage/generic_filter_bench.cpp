#include <scixx/ndimage/generic_filter.hpp>
#include <scixx/ndimage/vectorized_filter.hpp>

#include "support/bench.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using scixx::bench::add;

const bool rows = [] {
    add("generic_filter mean 5x5", "225x225", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXXd image = Eigen::ArrayXXd::Random(225, 225);
        Eigen::ArrayXXd out = image;
        for (auto _ : state) {
            ndimage::generic_filter(
                image, [](const auto& window) { return window.mean(); }, 5, {}, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
    add("generic_filter1d abs", "225x225", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXXd image = Eigen::ArrayXXd::Random(225, 225);
        Eigen::ArrayXXd out = image;
        for (auto _ : state) {
            ndimage::generic_filter1d(
                image, [](const auto& line, auto& results) { results = line.segment(2, results.size()).abs(); }, 5, {},
                out);
            benchmark::DoNotOptimize(out.data());
        }
    });
    add("vectorized_filter mean 5x5", "225x225", "f64", "scixx", [](benchmark::State& state) {
        const Eigen::ArrayXXd image = Eigen::ArrayXXd::Random(225, 225);
        Eigen::ArrayXXd out = image;
        for (auto _ : state) {
            ndimage::vectorized_filter(
                image, [](const auto& windows) { return windows.rowwise().mean(); }, 5, {}, out);
            benchmark::DoNotOptimize(out.data());
        }
    });
    return true;
}();

}  // namespace
