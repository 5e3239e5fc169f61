#include <scixx/signal/filter/lfilter.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::lfilter(x, x, x);
}
