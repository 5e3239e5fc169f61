#include <scixx/special/bessel/airy.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::airy(x);
}
