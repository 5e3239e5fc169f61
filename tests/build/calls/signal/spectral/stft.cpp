// budget: 5
#include <scixx/signal/spectral/stft.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::stft(x);
}
