#include <scixx/signal/filter/deconvolve.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::deconvolve(x, x);
}
