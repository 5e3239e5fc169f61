// Every transform with every scalar that its comment allows: compiled, not run. Eigen::half and bfloat16 are no scalars
// of the library: cast to float.
#include <complex>
#include <cstdint>
#include <scixx/fft.hpp>

namespace {

namespace fft = scixx::fft;

template <class T>
void real() {
    const Eigen::ArrayX<T> x(8);
    (void)fft::fft(x);
    (void)fft::ifft(x);
    (void)fft::rfft(x);
    (void)fft::irfft(x);
    (void)fft::ihfft(x);
    (void)fft::dct(x);
    (void)fft::idct(x);
    (void)fft::dst(x);
    (void)fft::idst(x);
    (void)fft::fftshift(x);
    (void)fft::ifftshift(x);
    const Eigen::ArrayXX<T> a(4, 6);
    (void)fft::fft2(a);
    (void)fft::rfftn(a);
    (void)fft::rfft2(a);
    (void)fft::ihfftn(a);
    (void)fft::dctn(a);
    (void)fft::idstn(a);
}

template <class T>
void complex() {
    using C = std::complex<T>;
    const Eigen::ArrayX<C> x(8);
    (void)fft::fft(x);
    (void)fft::irfft(x);
    (void)fft::hfft(x);
    (void)fft::dct(x);
    const Eigen::ArrayXX<C> a(4, 6);
    (void)fft::ifftn(a);
    (void)fft::irfft2(a);
    (void)fft::irfftn(a);
    (void)fft::hfftn(a);
    (void)fft::ifftshift(a);
}

}  // namespace

void call_with_every_scalar() {
    real<bool>(), real<std::int8_t>(), real<std::uint8_t>(), real<std::int16_t>(), real<std::uint16_t>();
    real<std::int32_t>(), real<std::uint32_t>(), real<std::int64_t>(), real<std::uint64_t>();
    real<float>(), real<double>(), real<long double>();
    complex<float>(), complex<double>(), complex<long double>();
}
