#include <scixx/signal/spectral/lombscargle.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y, const Eigen::ArrayXd& freqs) {
    return scixx::signal::lombscargle(x, y, freqs);
}
