#include <scixx/signal/filter/decimate.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::decimate(x, 4);
}
