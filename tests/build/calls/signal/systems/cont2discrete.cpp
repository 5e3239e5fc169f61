#include <scixx/signal/systems/cont2discrete.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::signal::cont2discrete(scixx::signal::lti(a, a, a, a), 0.1);
}
