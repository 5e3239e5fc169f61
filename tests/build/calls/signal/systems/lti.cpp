#include <scixx/signal/systems/lti.hpp>

auto call(const Eigen::ArrayXd& b) {
    return scixx::signal::lti(b, b).to_ss();
}
