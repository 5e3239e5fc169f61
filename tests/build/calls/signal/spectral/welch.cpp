// budget: 5
#include <scixx/signal/spectral/welch.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::welch(x);
}
