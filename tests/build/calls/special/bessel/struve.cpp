#include <scixx/special/bessel/struve.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::struve(1, x);
}
