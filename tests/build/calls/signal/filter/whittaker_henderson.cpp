#include <scixx/signal/filter/whittaker_henderson.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::whittaker_henderson(x);
}
