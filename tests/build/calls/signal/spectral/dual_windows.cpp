#include <scixx/signal/spectral/dual_windows.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::closest_STFT_dual_window(x, 4);
}
