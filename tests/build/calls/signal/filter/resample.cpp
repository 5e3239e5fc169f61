// budget: 5
#include <scixx/signal/filter/resample.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::resample(x, 100);
}
