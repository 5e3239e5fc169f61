#include <scixx/signal/filter/savgol_filter.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::savgol_filter(x, 5, 2);
}
