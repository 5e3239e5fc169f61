#include <scixx/special/integrals/spence.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::spence(x);
}
