#include <scixx/signal/design/conversions.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::signal::tf2zpk(x, x);
}
