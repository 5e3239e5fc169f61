#include <scixx/signal/filter/resample_poly.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::resample_poly(x, 3, 2);
}
