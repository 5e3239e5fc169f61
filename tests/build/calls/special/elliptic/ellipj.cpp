#include <scixx/special/elliptic/ellipj.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::ellipj(x, 0.5);
}
