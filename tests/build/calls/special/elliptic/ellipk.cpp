#include <scixx/special/elliptic/ellipk.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::ellipk(x);
}
