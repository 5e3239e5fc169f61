#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/filter/medfilt.hpp>
#include <scixx/signal/filter/resample_poly.hpp>
#include <scixx/signal/filter/savgol_filter.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>

#include "support/bench.hpp"

namespace {

namespace bench = scixx::bench;
namespace signal = scixx::signal;
using Eigen::ArrayXd;
using Channels = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class F>
void row(const char* operation, const char* size, F&& f) {
    bench::add(operation, size, "f64", "scixx", [f](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(f());
    });
}

const bool registered = [] {
    const ArrayXd x = ArrayXd::Random(1000000), small = ArrayXd::Random(256), kilo = ArrayXd::Random(1000);
    const Channels channels = Channels::Random(64, 16384);
    const Channels image = Channels::Random(1024, 1024);
    const auto ba = signal::butter(4, 0.1);
    const auto sos4 = signal::butter<signal::Output::sos>(4, 0.1), sos8 = signal::butter<signal::Output::sos>(8, 0.1);
    row("lfilter order 4", "1e6", [=] { return signal::lfilter(ba.b, ba.a, x)[9]; });
    row("lfilter order 4", "256", [=] { return signal::lfilter(ba.b, ba.a, small)[9]; });
    row("sosfilt order 4", "1e6", [=] { return signal::sosfilt(sos4, x)[9]; });
    row("sosfilt order 8", "1e6", [=] { return signal::sosfilt(sos8, x)[9]; });
    row("sosfilt order 4", "64x16384", [=] { return signal::sosfilt(sos4, channels)(9, 9); });
    row("lfilter order 4", "64x16384", [=] { return signal::lfilter(ba.b, ba.a, channels)(9, 9); });
    row("filtfilt order 4", "1e6", [=] { return signal::filtfilt(ba.b, ba.a, x)[9]; });
    row("sosfiltfilt order 4", "1e6", [=] { return signal::sosfiltfilt(sos4, x)[9]; });
    row("butter order 4", "4", [] { return signal::butter(4, 0.1).b[0]; });
    row("firwin", "101", [] { return signal::firwin(101, 0.3)[0]; });
    row("resample_poly 3/2", "1e6", [=] { return signal::resample_poly(x, 3, 2)[9]; });
    row("resample_poly 1/4", "1e6", [=] { return signal::resample_poly(x, 1, 4)[9]; });
    row("savgol_filter 31,3", "1e6", [=] { return signal::savgol_filter(x, 31, 3)[9]; });
    row("medfilt 5", "1e6", [=] { return signal::medfilt(x, 5)[9]; });
    row("medfilt2d 3x3", "1024x1024", [=] { return signal::medfilt2d(image, 3)(9, 9); });
    row("medfilt2d 7x7", "1024x1024", [=] { return signal::medfilt2d(image, 7)(9, 9); });
    row("find_peaks", "1e6", [=] { return signal::find_peaks(x).peaks[9]; });
    row("find_peaks prominence distance", "1e6",
        [=] { return signal::find_peaks(x, {.distance = 10, .prominence = 1}).peaks[9]; });
    row("find_peaks", "1000", [=] { return signal::find_peaks(kilo).peaks[9]; });
    return true;
}();

}  // namespace
