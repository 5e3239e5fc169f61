#include <scixx/fft/hfft.hpp>

auto call(const Eigen::ArrayXcd& a) {
    return scixx::fft::hfft(a);
}
