#include <scixx/signal/systems/dlsim.hpp>

auto call(const Eigen::ArrayXd& b) {
    return scixx::signal::dlsim(scixx::signal::dlti(b, b), b);
}
