#include <scixx/ndimage/fourier.hpp>

#include "support/bench.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using Spectrum = Eigen::Array<std::complex<double>, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class F>
void add_filter(const std::string& operation, F f) {
    for (Eigen::Index n : {225, 2048})
        scixx::bench::add(operation, std::to_string(n) + "x" + std::to_string(n), "c128", "scixx",
                          [=](benchmark::State& state) {
                              const Spectrum spectrum = Spectrum::Random(n, n);
                              Spectrum out(n, n);
                              for (auto _ : state) {
                                  f(spectrum, out);
                                  benchmark::DoNotOptimize(out.data());
                              }
                          });
}

const bool rows = [] {
    add_filter("fourier_gaussian", [](const auto& a, auto& out) { ndimage::fourier_gaussian(a, 2.0, {}, out); });
    add_filter("fourier_uniform", [](const auto& a, auto& out) { ndimage::fourier_uniform(a, 5.0, {}, out); });
    add_filter("fourier_ellipsoid", [](const auto& a, auto& out) { ndimage::fourier_ellipsoid(a, 20.0, {}, out); });
    add_filter("fourier_shift", [](const auto& a, auto& out) { ndimage::fourier_shift(a, {2.5, -1.0}, {}, out); });
    return true;
}();

}  // namespace
