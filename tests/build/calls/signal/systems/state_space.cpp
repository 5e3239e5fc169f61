#include <scixx/signal/systems/state_space.hpp>

auto call(const Eigen::ArrayXd& b) {
    return scixx::signal::tf2ss(b, b);
}
