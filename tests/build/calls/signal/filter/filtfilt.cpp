#include <scixx/signal/filter/filtfilt.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::filtfilt(x, x, x);
}
