// budget: 5
#include <scixx/signal/spectral/short_time_fft.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::ShortTimeFFT(x, 4, 1).stft(x);
}
