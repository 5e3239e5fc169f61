#include <scixx/special/bessel/jv.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::jv(2.5, x);
}
