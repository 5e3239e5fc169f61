#include <scixx/special/bessel/spherical_jn.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::spherical_jn(2, x);
}
