#include <scixx/special/bessel/hankel1.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::hankel1(0.5, x);
}
