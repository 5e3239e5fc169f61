// kernels: ndimage
#include <scixx/signal/filter/medfilt.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::medfilt(x, 5);
}
