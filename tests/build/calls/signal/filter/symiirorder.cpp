#include <scixx/signal/filter/symiirorder.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::symiirorder1(x, 1.0, 0.1);
}
