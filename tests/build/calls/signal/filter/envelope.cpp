#include <scixx/signal/filter/envelope.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::envelope(x);
}
