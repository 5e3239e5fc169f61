#include <scixx/signal/systems/lsim.hpp>

auto call(const Eigen::ArrayXd& b) {
    return scixx::signal::lsim(scixx::signal::lti(b, b), b, b);
}
