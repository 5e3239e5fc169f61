// kernels: ndimage
#include <scixx/signal/filter/wiener.hpp>

auto call(const Eigen::ArrayXXd& im) {
    return scixx::signal::wiener(im);
}
