#include <scixx/signal/design/remez.hpp>

auto call(const Eigen::ArrayXd& bands, const Eigen::ArrayXd& desired) {
    return scixx::signal::remez(31, bands, desired);
}
