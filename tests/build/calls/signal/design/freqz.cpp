#include <scixx/signal/design/freqz.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::freqz(x);
}
