#include <scixx/special/gammainc.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::gammainc(2.0, x);
}
