#include <scixx/signal/filter/sosfilt.hpp>

auto call(const Eigen::ArrayXXd& sos, const Eigen::ArrayXd& x) {
    return scixx::signal::sosfilt(sos, x);
}
