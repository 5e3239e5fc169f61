#include <scixx/signal/convolve.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::signal::convolve2d(a, a);
}
