#include <scixx/signal/filter/detrend.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::detrend(x);
}
