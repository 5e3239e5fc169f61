#include <scixx/special/elliptic/elliprf.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::elliprf(x, 1.0, 2.0);
}
