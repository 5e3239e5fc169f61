// The functions of signal that signal.cpp leaves out, with scalars of each kind: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/signal.hpp>

namespace {

namespace signal = scixx::signal;

template <class T>
void any() {
    const Eigen::ArrayX<T> x(40), h(3);
    const Eigen::ArrayXX<T> a(6, 7), k(3, 3);
    const Eigen::ArrayXd b(3);
    const Eigen::ArrayXXd sos(2, 6);
    (void)signal::correlate2d(a, k);
    (void)signal::oaconvolve(x, h);
    (void)signal::sosfilt(sos, x);
    (void)signal::sosfiltfilt(sos, x);
    (void)signal::filtfilt(b, b, x);
    (void)signal::upfirdn(b, x, 2);
    (void)signal::resample_poly(x, 2, 1);
    (void)signal::decimate(x, 2);
    (void)signal::deconvolve(x, h);
    (void)signal::periodogram(x);
    (void)signal::csd(x, x);
    (void)signal::coherence(x, x);
    (void)signal::stft(x);
    (void)signal::spectrogram(x);
    (void)signal::czt(x);
    (void)signal::zoom_fft(x, 0.5);
}

template <class T>
void real() {
    any<T>();
    const Eigen::ArrayX<T> x(40);
    const Eigen::ArrayXX<T> a(6, 7);
    const Eigen::ArrayX<Eigen::Index> peaks(2);
    (void)signal::hilbert2(a);
    (void)signal::wiener(a);
    (void)signal::order_filter(a, Eigen::ArrayXXi(3, 3), 1);
    (void)signal::argrelmax(x);
    (void)signal::argrelmin(a);
    (void)signal::peak_prominences(x, peaks);
    (void)signal::peak_widths(x, peaks);
    (void)signal::gauss_spline(x, 2);
    (void)signal::cspline1d(x);
    (void)signal::qspline1d(x);
    (void)signal::cspline2d(a);
    (void)signal::qspline2d(a);
    (void)signal::symiirorder1(x, 1, 0.5);
    (void)signal::symiirorder2(x, 0.5, 0.5);
    (void)signal::lombscargle(x, x, x);
}

}  // namespace

void call_with_every_scalar() {
    real<std::uint8_t>(), real<std::int16_t>(), real<std::int64_t>(), real<float>(), real<double>();
    any<std::complex<float>>(), any<std::complex<double>>();
}
