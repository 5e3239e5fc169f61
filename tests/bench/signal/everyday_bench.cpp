#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/filter/savgol_filter.hpp>
#include <scixx/signal/filter/splines.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>
#include <scixx/signal/spectral/czt.hpp>
#include <scixx/signal/systems/lsim.hpp>
#include <scixx/signal/waveforms/waveforms.hpp>
#include <scixx/signal/windows/get_window.hpp>

#include "support/bench.hpp"

/// What is called often and on little data: setup counts as much as inner loops.
namespace {

namespace bench = scixx::bench;
namespace signal = scixx::signal;
namespace windows = scixx::signal::windows;
using Eigen::ArrayXd;

template <class F>
void row(const char* operation, const char* size, F f) {
    bench::add(operation, size, "f64", "scixx", [f](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(f());
    });
}

const bool registered = [] {
    const ArrayXd t = ArrayXd::LinSpaced(10000, 0, 10), x = ArrayXd::Random(10000), brief = ArrayXd::Random(200);
    const Eigen::ArrayXXd image = Eigen::ArrayXXd::Random(256, 256);
    row("butter sos", "8", [] { return signal::butter<signal::Output::sos>(8, 0.2)(3, 3); });
    row("firwin2", "150", [] { return signal::firwin2(150, {0, 0.5, 1}, {1, 1, 0})[9]; });
    row("freqz", "512", [] { return signal::freqz({1, 2, 1}, {1, -0.5, 0.2}).h[9]; });
    row("savgol_filter", "200", [=] { return signal::savgol_filter(brief, 5, 2)[9]; });
    row("cspline2d", "256^2", [=] { return signal::cspline2d(image)(9, 9); });
    row("sepfir2d", "256^2", [=] { return signal::sepfir2d(image, {1, 2, 3, 2, 1}, {1, 2, 3, 2, 1})(9, 9); });
    row("find_peaks prominence", "1e4", [=] { return signal::find_peaks(x, {.prominence = 0.1}).peaks.size(); });
    row("zoom_fft m 500", "1e4", [=] { return signal::zoom_fft(x, {0.1, 0.3}, {.m = 500})[9]; });
    row("step", "100", [] { return signal::step(signal::lti({1}, {1, 2, 3})).yout(9, 0); });
    row("chirp", "1e4", [=] { return signal::chirp(t, 1, 10, 20)[9]; });
    row("chirp logarithmic", "1e4",
        [=] { return signal::chirp(t, 1, 10, 20, {.method = signal::ChirpMethod::logarithmic})[9]; });
    row("gausspulse", "1e4", [=] { return signal::gausspulse(t, {.fc = 5})[9]; });
    row("hann", "1024", [] { return windows::hann(1024)[9]; });
    row("kaiser", "1024", [] { return windows::kaiser(1024, 8)[9]; });
    row("chebwin", "1001", [] { return windows::chebwin(1001, 100)[9]; });
    row("dpss 4 windows", "512", [] { return windows::dpss(512, 2.5, 4).ratios[0]; });
    return true;
}();

}  // namespace
