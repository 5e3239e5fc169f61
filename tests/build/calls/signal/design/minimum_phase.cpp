#include <scixx/signal/design/minimum_phase.hpp>

auto call(const Eigen::ArrayXd& h) {
    return scixx::signal::minimum_phase(h);
}
