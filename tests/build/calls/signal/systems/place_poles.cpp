// budget: 5
#include <scixx/signal/systems/place_poles.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::signal::place_poles(a, a, Eigen::ArrayXd(a.col(0).array()));
}
