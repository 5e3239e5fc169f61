#include <scixx/signal/systems/freqresp.hpp>

auto call(const Eigen::ArrayXd& b) {
    return scixx::signal::bode(scixx::signal::lti(b, b));
}
