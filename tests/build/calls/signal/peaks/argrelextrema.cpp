#include <scixx/signal/peaks/argrelextrema.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::argrelmax(x);
}
