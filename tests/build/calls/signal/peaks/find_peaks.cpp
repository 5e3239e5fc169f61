#include <scixx/signal/peaks/find_peaks.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::find_peaks(x);
}
