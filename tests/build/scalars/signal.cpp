// Every filter and spectrum with every scalar that its comment allows: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/signal.hpp>

namespace {

namespace signal = scixx::signal;

template <class T>
void linear() {
    const Eigen::ArrayX<T> x(40), h(3);
    const Eigen::ArrayXX<T> a(6, 7), k(3, 3);
    const Eigen::ArrayXd b(3);
    (void)signal::convolve(x, h);
    (void)signal::correlate(x, h);
    (void)signal::fftconvolve(x, h);
    (void)signal::convolve2d(a, k);
    (void)signal::lfilter(b, b, x);
    (void)signal::detrend(x);
    (void)signal::resample(x, 20);
    (void)signal::welch(x);
}

template <class T>
void real() {
    const Eigen::ArrayX<T> x(40);
    const Eigen::ArrayXX<T> a(6, 7);
    (void)signal::medfilt(x, 3);
    (void)signal::medfilt2d(a, 3);
    (void)signal::hilbert(x);
    (void)signal::find_peaks(x);
    (void)signal::savgol_filter(x, 5, 2);
}

}  // namespace

void call_with_every_scalar() {
    linear<std::uint8_t>(), linear<std::int16_t>(), linear<std::int32_t>(), linear<std::int64_t>();
    linear<float>(), linear<double>(), linear<std::complex<float>>(), linear<std::complex<double>>();
    real<std::uint8_t>(), real<std::int16_t>(), real<std::int32_t>(), real<std::int64_t>(), real<float>(),
        real<double>();
}
