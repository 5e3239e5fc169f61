#include <scixx/signal/spectral/czt.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::czt(x, {.m = 50});
}
