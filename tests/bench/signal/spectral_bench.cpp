#include <scixx/signal/filter/hilbert.hpp>
#include <scixx/signal/filter/resample.hpp>
#include <scixx/signal/spectral/stft.hpp>
#include <scixx/signal/spectral/welch.hpp>

#include "support/bench.hpp"

namespace {

namespace bench = scixx::bench;
namespace signal = scixx::signal;

template <class T>
void rows(const char* type) {
    using Line = Eigen::Array<T, Eigen::Dynamic, 1>;
    const Line x = Line::Random(1000000);
    const auto row = [type](const char* operation, auto&& f) {
        bench::add(operation, "1e6", type, "scixx", [f](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(f());
        });
    };
    row("welch nperseg 1024", [=] { return signal::welch(x, {.nperseg = 1024}).Pxx[9]; });
    row("stft nperseg 1024", [=] { return signal::stft(x, {.nperseg = 1024}).Zxx(9, 9); });
    row("spectrogram nperseg 1024", [=] { return signal::spectrogram(x, {.nperseg = 1024}).Sxx(9, 9); });
    row("periodogram", [=] { return signal::periodogram(x).Pxx[9]; });
    row("hilbert", [=] { return signal::hilbert(x)[9]; });
    row("resample to 750000", [=] { return signal::resample(x, 750000)[9]; });
}

const bool registered = [] {
    rows<double>("f64");
    rows<float>("f32");
    return true;
}();

}  // namespace
