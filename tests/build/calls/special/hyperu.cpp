#include <scixx/special/hyperu.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::hyperu(1, 2, x);
}
