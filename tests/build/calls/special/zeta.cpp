#include <scixx/special/zeta.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::zeta(x);
}
