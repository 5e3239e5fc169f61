#include <scixx/special/elementary/expit.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::expit(x);
}
